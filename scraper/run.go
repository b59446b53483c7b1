package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/records"
	"sillage/db/work"
	"sillage/scraper/keep"
	"sillage/scraper/source"
)

// run takes each source through the pipeline by itself: one that fails leaves
// its own rows of yesterday and the other sources as they are, and makes the
// command fail.
func (s *scraper) run(ctx context.Context) error {
	chosen, err := s.chosen(s.Run.Source)
	if err != nil {
		return err
	}
	if s.Run.From != "" && len(s.Run.Source) != 1 {
		return errors.New("run --from: name the one source whose file it is")
	}
	if len(s.Run.Source) == 0 {
		chosen = slices.DeleteFunc(chosen, func(src source.Source) bool { return src.Records != nil })
	}
	return s.each(ctx, chosen, func(src source.Source) pipeline {
		switch {
		case src.Records != nil:
			if s.Run.From == "" && src.Records.More != nil {
				return s.bulkLive
			}
			return s.bulk(s.Run.From)
		case s.Run.From != "":
			return s.files(func(src source.Source) ([]source.Page, error) { return s.pagesFrom(src, s.Run.From) })
		case src.Offline:
			return s.files(readAll)
		default:
			return s.live
		}
	})
}

// parse reads again what the last run of each source kept.
func (s *scraper) parse(ctx context.Context) error {
	chosen, err := s.chosen(s.Parse.Source)
	if err != nil {
		return err
	}
	kept, err := keep.Open(s.Data)
	if err != nil {
		return err
	}
	if len(s.Parse.Source) == 0 {
		if chosen, err = s.everRun(ctx, chosen); err != nil {
			return err
		}
	}
	if len(s.Parse.Source) == 0 {
		chosen = slices.DeleteFunc(chosen, func(src source.Source) bool { return src.Records != nil })
	}
	return s.each(ctx, chosen, func(src source.Source) pipeline {
		switch {
		case src.Records != nil:
			return s.bulkAgain(kept)
		case !src.Offline:
			return s.again
		}
		return s.files(func(src source.Source) ([]source.Page, error) { return s.captured(kept, src.ID) })
	})
}

// everRun leaves out the sources of the network of which nothing was ever kept.
func (s *scraper) everRun(ctx context.Context, all []source.Source) ([]source.Source, error) {
	db, err := work.Open(ctx, filepath.Join(s.Data, publish.WorkFile))
	if err != nil {
		return nil, err
	}
	defer db.Close()
	var run []source.Source
	for _, src := range all {
		if src.Records != nil {
			_, err := records.Files(ctx, records.Path(s.Data, src.ID))
			switch {
			case errors.Is(err, records.ErrNone):
				s.say("%s: nothing of it was kept yet, left out", src.ID)
			case err != nil:
				return nil, err
			default:
				run = append(run, src)
			}
			continue
		}
		pages, err := db.Pages(ctx, src.ID)
		switch {
		case err != nil:
			return nil, err
		case !src.Offline && len(pages) == 0:
			s.say("%s: nothing of it was kept yet, left out", src.ID)
		default:
			run = append(run, src)
		}
	}
	return run, nil
}

// pipeline takes one source from where it lies into the database.
type pipeline func(context.Context, *work.DB, source.Source) (sourceReport, error)

// chosen are the sources named, in the order of their naming; all of them when
// none is.
func (s *scraper) chosen(names []string) ([]source.Source, error) {
	if len(names) == 0 {
		// Those of files first: they name the bodies that announcements name.
		return slices.SortedStableFunc(slices.Values(s.sources), func(a, b source.Source) int {
			switch {
			case a.Offline == b.Offline:
				return 0
			case a.Offline:
				return -1
			default:
				return 1
			}
		}), nil
	}
	var chosen []source.Source
	for _, name := range names {
		i := slices.IndexFunc(s.sources, func(src source.Source) bool { return src.ID == name })
		if i < 0 {
			return nil, fmt.Errorf("no source %q in this edition; scraper list names them", name)
		}
		chosen = append(chosen, s.sources[i])
	}
	return chosen, nil
}

// each runs the pipeline of every chosen source and writes the report.
func (s *scraper) each(ctx context.Context, chosen []source.Source, pipelineOf func(source.Source) pipeline) error {
	if err := os.MkdirAll(s.Data, 0o755); err != nil {
		return err
	}
	db, err := work.Open(ctx, filepath.Join(s.Data, publish.WorkFile))
	if err != nil {
		return err
	}
	defer db.Close()
	reports := runReport{Edition: s.edition.ID, Sources: []sourceReport{}}
	var failed []error
	for _, src := range chosen {
		if s.Run.Offline && !src.Offline && src.Records == nil {
			s.say("%s: needs the network, left out", src.ID)
			continue
		}
		report, err := pipelineOf(src)(ctx, db, src)
		if err != nil {
			report.Error, report.Refused = err.Error(), 1
			failed = append(failed, fmt.Errorf("source %s: nothing of this run is stored: %w", src.ID, err))
			failed = append(failed, db.Log(context.WithoutCancel(ctx), s.now(), src.ID, "error", err.Error()))
		}
		report.FinishedAt = s.now().UTC()
		s.tell(report)
		reports.Sources = append(reports.Sources, report)
	}
	if len(failed) > 0 && slices.ContainsFunc(reports.Sources, func(r sourceReport) bool { return r.Error == "" }) {
		failed = append(failed, errPartly)
	}
	failed = append(failed, partly(reports.Sources), s.keepReport(reports), s.answer(reports))
	return errors.Join(failed...)
}

// files is the pipeline of a source whose inputs are files: keep, parse,
// expect, store. Who is who needs no deciding yet: sources name bodies by the
// edition's keys.
func (s *scraper) files(read func(source.Source) ([]source.Page, error)) pipeline {
	return func(ctx context.Context, db *work.DB, src source.Source) (sourceReport, error) {
		report := sourceReport{Source: src.ID, StartedAt: s.now().UTC()}
		pages, err := read(src)
		if err != nil {
			return report, err
		}
		snapshots, err := s.keepPages(src.ID, pages, &report)
		if err != nil {
			return report, err
		}
		found := &source.Findings{}
		for _, page := range pages {
			if err := ctx.Err(); err != nil {
				return report, err
			}
			s.say("%s: reading %s and %d files beside it", src.ID, page.Name, len(page.Beside))
			if err := src.Parse(page, found); err != nil {
				return report, err
			}
		}
		if err := s.store(ctx, db, src, found, snapshots, watched{}, &report); err != nil {
			return report, err
		}
		return report, s.rememberPages(src.ID, pages)
	}
}

// store compares what was found with what is expected, and puts it in the
// place of what the source said before.
func (s *scraper) store(ctx context.Context, db *work.DB, src source.Source, found *source.Findings, snapshots []funding.Snapshot, over watched, report *sourceReport) error {
	report.take(found, src)
	if err := src.Expect.Check(found); err != nil {
		return fmt.Errorf("not what is expected of it: %w", err)
	}
	b := batch(found)
	b.Source, b.Snapshots, b.Run = src.Source, snapshots, report.counts(s.now())
	b.Versions, b.Events = over.versions, over.events
	s.archived(&b)
	if err := s.applyCaptures(ctx, db, src, &b); err != nil {
		return err
	}
	if err := s.readProse(ctx, db, src, found, &b); err != nil {
		return err
	}
	if err := s.applyDecisions(ctx, db, found, &b); err != nil {
		return err
	}
	report.read(b)
	if err := db.Replace(ctx, b); err != nil {
		return err
	}
	return db.Log(ctx, s.now(), src.ID, "info", fmt.Sprintf("parsed %d, skipped %d", report.Parsed, report.Skipped))
}

// keepPages keeps every page before it is parsed, and names it by its hash.
func (s *scraper) keepPages(id string, pages []source.Page, report *sourceReport) ([]funding.Snapshot, error) {
	kept, err := keep.Open(s.Data)
	if err != nil {
		return nil, err
	}
	var snapshots []funding.Snapshot
	seen := map[string]bool{}
	for i := range pages {
		for _, p := range append([]*source.Page{&pages[i]}, beside(&pages[i])...) {
			report.Fetched++
			if p.Hash, err = kept.PutBytes(p.Bytes); err != nil {
				return nil, err
			}
			report.Kept++
			if seen[p.Hash] {
				continue
			}
			seen[p.Hash] = true
			snapshots = append(snapshots, funding.Snapshot{
				Hash: p.Hash, Source: id, Address: p.Address, MediaType: p.MediaType, Size: int64(len(p.Bytes)), FetchedOn: p.ReceivedOn,
			})
		}
	}
	return snapshots, nil
}

func beside(p *source.Page) []*source.Page {
	var pages []*source.Page
	for i := range p.Beside {
		pages = append(pages, &p.Beside[i])
	}
	return pages
}

// batch turns findings into what the collecting database takes.
func batch(f *source.Findings) work.Batch {
	b := work.Batch{
		Organizations: f.Organizations, Aliases: f.Aliases, Identifiers: f.Identifiers, Documents: f.Documents, Evidence: f.Evidence,
		Themes: f.Themes, Programmes: f.Programmes, Announcements: f.Announcements, Awards: f.Awards, Figures: f.Figures,
		Quantities: f.Quantities, Statements: f.Statements, Governance: f.Governance, Relations: f.Relations,
		DocumentNotes: f.DocumentNotes, Replies: f.Replies, Series: f.Series, Values: f.Values, Regions: f.Regions,
		Municipalities: f.Municipalities, PublicBodies: f.PublicBodies, Instead: f.Instead, Phrases: f.Phrases, KnownSources: f.KnownSources, Comparable: f.Comparable, Skips: f.Skips, Mendings: f.Mendings,
		Questions: f.Questions, QuestionEvidence: f.QuestionEvidence, QuestionAnswers: f.QuestionAnswers, WantedDocuments: f.WantedDocuments,
		AccessLaws: f.AccessLaws, LawReadings: f.LawReadings, LawsOfBodies: f.LawsOfBodies, Requests: f.Requests,
	}
	for _, w := range f.ThemeWords {
		b.ThemeWords = append(b.ThemeWords, work.ThemeWord(w))
	}
	seen := map[string]bool{}
	for _, o := range f.Outside {
		if !seen[o.Address] { // several lists show it
			seen[o.Address] = true
			b.Outside = append(b.Outside, work.Outside(o))
		}
	}
	for _, t := range f.Texts {
		b.Texts = append(b.Texts, work.Text(t))
	}
	return b
}
