package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/work"
	"sillage/scraper/fetch"
	"sillage/scraper/keep"
	"sillage/scraper/source"
)

// captureReport tells what became of the addresses that a source cites.
type captureReport struct {
	Source     string      `json:"source"`
	Addresses  int         `json:"addresses"`
	Live       *liveReport `json:"live"`
	Fragments  int         `json:"fragments"` // of the pages that were received
	Found      int         `json:"found"`
	NotFound   []citation  `json:"not_found"`
	NotChecked []citation  `json:"not_checked"` // copies whose words cannot be read here
}

// citation is a cited fragment, and what is the matter with it.
type citation struct {
	Evidence string `json:"evidence"`
	Address  string `json:"address"`
	Fragment string `json:"fragment"`
	Why      string `json:"why,omitempty"`
}

// queueOf names the queue of what is captured for a source, apart from what
// the source itself collects.
func queueOf(id string) string { return "capture:" + id }

// capture fetches every address that a source cites, keeps what it answers, and
// looks for the cited words in it. What was found out is applied by reading the
// source again, and whenever the source is read later.
func (s *scraper) capture(ctx context.Context) error {
	db, err := work.Open(ctx, filepath.Join(s.Data, publish.WorkFile))
	if err != nil {
		return err
	}
	defer db.Close()
	kept, err := keep.Open(s.Data)
	if err != nil {
		return err
	}
	var chosen []source.Source
	if len(s.Capture.Source) > 0 {
		chosen, err = s.chosen(s.Capture.Source)
		if err != nil {
			return err
		}
	} else {
		for _, src := range s.sources {
			if src.Kind == "register" {
				chosen = append(chosen, src)
			}
		}
	}
	reports := []captureReport{}
	var failed []error
	for _, src := range chosen {
		report := captureReport{Source: src.ID, Live: &liveReport{}}
		if err := s.captureOf(ctx, db, kept, src, &report); err != nil {
			failed = append(failed, fmt.Errorf("capture of %s: %w", src.ID, err))
		}
		s.tellCapture(report)
		if n := report.Live.Failed + report.Live.Gone; n > 0 {
			failed = append(failed, fmt.Errorf("%w: %d addresses that %s cites", errPartly, n, src.ID))
		}
		reports = append(reports, report)
	}
	return errors.Join(append(failed, s.answer(map[string]any{"captures": reports}))...)
}

func (s *scraper) captureOf(ctx context.Context, db *work.DB, kept *keep.Keep, src source.Source, report *captureReport) error {
	cited, err := db.Cited(ctx, src.ID)
	if err != nil {
		return err
	}
	if len(cited) == 0 {
		return errors.New("it cites nothing yet: run it first")
	}
	if err := s.fetchCited(ctx, db, kept, src, cited, report); err != nil {
		return err
	}
	pipeline := s.again
	if src.Offline {
		pipeline = s.files(func(src source.Source) ([]source.Page, error) { return s.captured(kept, src.ID) })
	}
	if _, err := pipeline(ctx, db, src); err != nil {
		return err
	}
	return s.lookForWords(ctx, db, kept, src, cited, report) // found out when the source was read: told here
}

func (s *scraper) fetchCited(ctx context.Context, db *work.DB, kept *keep.Keep, src source.Source, cited []work.Cited, report *captureReport) error {
	f, err := s.fetcher(s.Capture.visit)
	if err != nil {
		return err
	}
	var jobs []work.Job
	for i, c := range cited {
		if i > 0 && cited[i-1].Address == c.Address {
			continue
		}
		job, err := jobOf(source.Link{Address: c.Address, Kind: "cited"})
		if err != nil {
			return err
		}
		jobs = append(jobs, job)
	}
	report.Addresses = len(jobs)
	queue := db.Queue(queueOf(src.ID))
	if report.Live.Resumed, err = queue.Begin(ctx, jobs); err != nil {
		return err
	}
	crawl := &fetch.Crawl{
		Fetcher: f, Queue: queue,
		Keep:  func(r fetch.Response) (string, error) { return kept.PutBytes(r.Raw) },
		Links: func(work.Job, fetch.Response) ([]work.Job, error) { return nil, nil }, // a cited page leads nowhere
		Done:  func(o work.Outcome) { s.count(queueOf(src.ID), report.Live, o) },
	}
	return crawl.Run(ctx)
}

// lookForWords looks for every cited fragment in every copy in which it was not
// looked for yet.
func (s *scraper) lookForWords(ctx context.Context, db *work.DB, kept *keep.Keep, src source.Source, cited []work.Cited, report *captureReport) error {
	pages, err := db.Pages(ctx, queueOf(src.ID))
	if err != nil {
		return err
	}
	by := map[string][]work.Cited{}
	for _, c := range cited {
		by[c.Address] = append(by[c.Address], c)
	}
	for _, p := range pages {
		checks, err := db.ChecksOf(ctx, p.Address)
		if err != nil {
			return err
		}
		report.Live.Read++
		read, text := false, pageText{}
		for _, c := range by[p.Address] {
			report.Fragments++
			found, checked := checks[p.Hash][c.Fragment]
			if !checked {
				if !read {
					read, text = true, textOf(ctx, kept, p)
				}
				if text.why != "" {
					report.NotChecked = append(report.NotChecked, citation{c.Evidence, c.Address, c.Fragment, text.why})
					continue
				}
				found = text.has(c.Fragment)
				if err := db.Check(ctx, p.Address, p.Hash, c.Fragment, found); err != nil {
					return err
				}
			}
			if found {
				report.Found++
			} else {
				report.NotFound = append(report.NotFound, citation{Evidence: c.Evidence, Address: c.Address, Fragment: c.Fragment})
			}
		}
	}
	return nil
}

func (s *scraper) tellCapture(r captureReport) {
	s.say("%s: %d addresses cited", r.Source, r.Addresses)
	s.tellLive(*r.Live)
	s.say("  %d cited fragments, %d found, %d not found, %d not looked for", r.Fragments, r.Found, len(r.NotFound), len(r.NotChecked))
	for _, c := range r.NotFound {
		s.say("  not found: %s %q at %s", c.Evidence, c.Fragment, c.Address)
	}
	for _, c := range r.NotChecked {
		s.say("  not looked for: %s at %s: %s", c.Evidence, c.Address, c.Why)
	}
}

// archived notes where a web archive holds what a document was.
func (s *scraper) archived(b *work.Batch) {
	for i, d := range b.Documents {
		b.Documents[i].Archive = s.edition.WebArchive[d.Address]
	}
}

// applyCaptures turns evidence that was only cited into captured evidence,
// where a copy has its words; where the last copy has not, it says so. Of
// several copies the last one with the words counts.
func (s *scraper) applyCaptures(ctx context.Context, db *work.DB, src source.Source, b *work.Batch) error {
	pages, err := db.Pages(ctx, queueOf(src.ID))
	if err != nil {
		return err
	}
	gone, err := db.Gone(ctx, queueOf(src.ID))
	if err != nil {
		return err
	}
	if len(pages)+len(gone) == 0 {
		return nil
	}
	if err := s.lookAgain(ctx, db, src, b); err != nil {
		return err
	}
	a := applying{batch: b, source: src.ID, asked: map[string]bool{}, copies: map[string][]work.Version{}, checks: map[string]map[string]map[string]bool{}, held: map[string]bool{}}
	for _, snapshot := range b.Snapshots {
		a.held[snapshot.Hash] = true
	}
	for _, p := range pages {
		a.asked[p.Address] = true
		if a.copies[p.Address], err = db.Versions(ctx, queueOf(src.ID), p.Address); err != nil {
			return err
		}
		if a.checks[p.Address], err = db.ChecksOf(ctx, p.Address); err != nil {
			return err
		}
	}
	addressOf := map[string]string{}
	for i, d := range b.Documents {
		addressOf[d.Key] = d.Address
		if since, isGone := gone[d.Address]; isGone {
			b.Documents[i].GoneSince = day(since)
		}
	}
	for i := range b.Evidence {
		e := &b.Evidence[i]
		address := addressOf[e.Document]
		_, isGone := gone[address]
		switch {
		case isGone:
			e.AddressState = "gone"
		case a.asked[address]:
			e.AddressState = "alive"
		}
		if e.State == "cited" {
			a.apply(e, address)
		}
	}
	return nil
}

// lookAgain looks for fragments that were not looked for yet: those of new
// copies, and new ones in old copies. It needs no network.
func (s *scraper) lookAgain(ctx context.Context, db *work.DB, src source.Source, b *work.Batch) error {
	kept, err := keep.Open(s.Data)
	if err != nil {
		return err
	}
	addressOf := map[string]string{}
	for _, d := range b.Documents {
		addressOf[d.Key] = d.Address
	}
	var cited []work.Cited
	for _, e := range b.Evidence {
		if e.State == "cited" && !e.Withheld && e.Fragment != "" {
			cited = append(cited, work.Cited{Evidence: e.Key, Address: addressOf[e.Document], Fragment: e.Fragment})
		}
	}
	return s.lookForWords(ctx, db, kept, src, cited, &captureReport{Live: &liveReport{}})
}

type applying struct {
	batch  *work.Batch
	source string
	asked  map[string]bool
	copies map[string][]work.Version             // by address, the first one first
	checks map[string]map[string]map[string]bool // address, hash, fragment
	held   map[string]bool                       // snapshots of the batch
}

// apply takes the newest copy that prints the fragment. Where a later copy no
// longer does, its day is told beside: a page may be changed in silence.
func (a *applying) apply(e *funding.Evidence, address string) {
	for i := len(a.copies[address]) - 1; i >= 0; i-- {
		v := a.copies[address][i]
		found, checked := a.checks[address][v.Hash][e.Fragment]
		switch {
		case !checked:
		case found:
			e.State, e.Snapshot, e.ConsultedOn = "captured", v.Hash, day(v.SeenAt)
			if !a.held[v.Hash] {
				a.held[v.Hash] = true
				a.batch.Snapshots = append(a.batch.Snapshots, funding.Snapshot{Hash: v.Hash, Source: a.source, Address: v.Address,
					MediaType: v.MediaType, Size: v.Size, FetchedOn: day(v.SeenAt)})
			}
			return
		case e.NotFoundOn == "":
			e.NotFoundOn = day(v.SeenAt)
		}
	}
}
