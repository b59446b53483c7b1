package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"sillage/db/publish"
	"sillage/db/work"
	"sillage/scraper/edition"
	"sillage/scraper/keep"
	"sillage/scraper/source"
	"sillage/scraper/sources"
)

// commands are those of the command line.
type commands struct {
	Data string `help:"The data folder." default:"data" env:"SILLAGE_DATA"`
	JSON bool   `help:"Print one JSON object on standard output; words go to standard error." name:"json"`

	List struct{} `cmd:"" help:"List the sources."`
	Run  struct {
		Offline bool     `help:"Only the sources that need no network."`
		Source  []string `arg:"" optional:"" help:"Sources to run; all when none is named."`
	} `cmd:"" help:"Read sources, keep what they sent, and store what it says."`
	Parse struct {
		Source []string `arg:"" optional:"" help:"Sources to read again."`
	} `cmd:"" help:"Read again what was kept, without network."`
	Publish struct{} `cmd:"" help:"Make the next release and hand it to the server."`
	Verify  struct{} `cmd:"" help:"Read every kept byte again and name what is damaged."`
	Report  struct{} `cmd:"" help:"Print the report of the last run."`
}

// scraper is one call of the command.
type scraper struct {
	commands
	edition     *edition.Edition
	out, words  io.Writer
	now         func() time.Time
	sourceNames []string
}

// run reads the command line and does what it says.
func run(ctx context.Context, args []string, files fs.FS, out, words io.Writer, now func() time.Time) error {
	s := &scraper{out: out, words: words, now: now}
	parser, err := kong.New(&s.commands, kong.Name("scraper"), kong.Description("Collects announcements and grant records, and publishes releases."), kong.Writers(out, words))
	if err != nil {
		return err
	}
	call, err := parser.Parse(args)
	if err != nil {
		return err
	}
	if s.edition, err = edition.Open(files); err != nil {
		return err
	}
	switch command := strings.Fields(call.Command())[0]; command {
	case "list":
		return s.list()
	case "run":
		return s.runSources(ctx, s.Run.Source, s.Run.Offline)
	case "parse":
		return s.runSources(ctx, s.Parse.Source, true)
	case "publish":
		return s.publish(ctx)
	case "verify":
		return s.verify(ctx)
	case "report":
		return s.report()
	default:
		return fmt.Errorf("no command %q", command)
	}
}

// say writes words for the reader; they never mix with the JSON.
func (s *scraper) say(format string, args ...any) { fmt.Fprintf(s.words, format+"\n", args...) }

// print gives one JSON object when asked for.
func (s *scraper) print(v any) error {
	if !s.JSON {
		return nil
	}
	e := json.NewEncoder(s.out)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func (s *scraper) list() error {
	type line struct {
		ID      string `json:"id"`
		Offline bool   `json:"offline"`
		TitleFR string `json:"title_fr"`
		TitleEN string `json:"title_en"`
		State   string `json:"state"`
	}
	var lines []line
	for _, src := range sources.All {
		if d, ok := src.Declare(s.edition); ok {
			lines = append(lines, line{src.ID, src.Offline, d.TitleFR, d.TitleEN, d.State})
			s.say("%-12s %-10s %s", src.ID, d.State, d.TitleEN)
		}
	}
	return s.print(lines)
}

// Report is what a run did with one source.
type Report struct {
	Source   string         `json:"source"`
	Fetched  int            `json:"fetched"`
	Kept     int            `json:"kept"`
	Parsed   int            `json:"parsed"`
	Skipped  int            `json:"skipped"`
	Refused  int            `json:"refused"`
	Found    map[string]int `json:"found"`
	Skips    map[string]int `json:"skips"` // by reason
	Error    string         `json:"error,omitempty"`
	Started  time.Time      `json:"started_at"`
	Finished time.Time      `json:"finished_at"`
}

// runSources runs each source by itself: one that fails leaves its own rows of
// yesterday and the others as they are, and the command fails.
func (s *scraper) runSources(ctx context.Context, names []string, offline bool) error {
	db, err := s.openWork(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	for _, name := range names {
		if !slices.ContainsFunc(sources.All, func(src source.Source) bool { return src.ID == name }) {
			return fmt.Errorf("no source %q; list names them", name)
		}
	}
	var reports []Report
	var failed []error
	for _, src := range inOrder(names) {
		if offline && !src.Offline {
			s.say("%s: needs the network, left out", src.ID)
			continue
		}
		report, err := s.runSource(ctx, db, src)
		if err != nil {
			report.Error, report.Refused = err.Error(), 1
			failed = append(failed, fmt.Errorf("source %s: nothing of it is stored: %w", src.ID, err))
		}
		reports = append(reports, report)
		s.tell(report)
	}
	if err := s.keepReport(reports); err != nil {
		return err
	}
	return errors.Join(append(failed, s.print(reports))...)
}

// inOrder gives the sources named, in the order of their naming; all of them,
// in their own, when none is.
func inOrder(names []string) []source.Source {
	if len(names) == 0 {
		return sources.All
	}
	var out []source.Source
	for _, name := range names {
		for _, src := range sources.All {
			if src.ID == name {
				out = append(out, src)
			}
		}
	}
	return out
}

func (s *scraper) openWork(ctx context.Context) (*work.DB, error) {
	if err := os.MkdirAll(s.Data, 0o755); err != nil {
		return nil, err
	}
	return work.Open(ctx, filepath.Join(s.Data, publish.WorkFile))
}

// runSource is the pipeline of one source, top to bottom: read, keep, parse,
// expect, store.
func (s *scraper) runSource(ctx context.Context, db *work.DB, src source.Source) (Report, error) {
	report := Report{Source: src.ID, Started: s.now().UTC(), Skips: map[string]int{}}
	declared, ok := src.Declare(s.edition)
	if !ok {
		s.say("%s: the edition has nothing for it", src.ID)
		report.Finished = s.now().UTC()
		return report, nil
	}
	pages, err := src.Inputs(s.edition)
	if err != nil {
		return report, err
	}
	report.Fetched = len(pages)
	store := keep.Store{Folder: filepath.Join(s.Data, "keep")}
	for i := range pages {
		if pages[i].Own {
			continue
		}
		if pages[i].Hash, err = store.Put(pages[i].Body); err != nil {
			return report, err
		}
		report.Kept++
	}
	var found source.Findings
	if err := src.Parse(source.Input{Edition: s.edition, Pages: pages}, &found); err != nil {
		return report, err
	}
	report.Parsed, report.Skipped, report.Found = found.Parsed, len(found.Skips), found.Counts()
	for _, skip := range found.Skips {
		report.Skips[skip.Reason]++
	}
	if err := src.Expect.Check(&found); err != nil {
		return report, err
	}
	report.Finished = s.now().UTC()
	b := batch(found)
	b.Source = declared
	b.Run = work.RunReport{Source: src.ID, StartedAt: report.Started, FinishedAt: report.Finished, Fetched: report.Fetched, Kept: report.Kept, Parsed: report.Parsed, Skipped: report.Skipped}
	if err := db.Replace(ctx, b); err != nil {
		return report, err
	}
	return report, db.Log(ctx, s.now(), src.ID, "info", fmt.Sprintf("parsed %d, skipped %d", report.Parsed, report.Skipped))
}

// batch turns findings into rows. Who is who needs no deciding yet: every
// source so far names bodies by the edition's keys.
func batch(f source.Findings) work.Batch {
	b := work.Batch{
		Organizations: f.Organizations, Aliases: f.Aliases, Identifiers: f.Identifiers, Documents: f.Documents, Snapshots: f.Snapshots, Evidence: f.Evidence,
		Themes: f.Themes, Programmes: f.Programmes, Announcements: f.Announcements, Awards: f.Awards, Figures: f.Figures, Quantities: f.Quantities,
		Statements: f.Statements, Governance: f.Governance, Relations: f.Relations, DocumentNotes: f.DocumentNotes, Replies: f.Replies, Series: f.Series,
		Values: f.Values, Regions: f.Regions, Municipalities: f.Municipalities, PublicBodies: f.PublicBodies, Skips: f.Skips, Mendings: f.Mendings,
	}
	for _, w := range f.ThemeWords {
		b.ThemeWords = append(b.ThemeWords, work.ThemeWord(w))
	}
	for _, t := range f.Texts {
		b.Texts = append(b.Texts, work.Text(t))
	}
	return b
}

func (s *scraper) tell(r Report) {
	if r.Error != "" {
		s.say("%s: refused: %s", r.Source, r.Error)
		return
	}
	s.say("%s: fetched %d, kept %d, parsed %d, skipped %d", r.Source, r.Fetched, r.Kept, r.Parsed, r.Skipped)
	for reason, n := range r.Skips {
		s.say("  skipped %d: %s", n, reason)
	}
}

func (s *scraper) reportPath() string { return filepath.Join(s.Data, "runs", "last.json") }

// keepReport writes the run's report beside those before it.
func (s *scraper) keepReport(reports []Report) error {
	text, err := json.MarshalIndent(reports, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(s.reportPath()), 0o755); err != nil {
		return err
	}
	name := s.now().UTC().Format("20060102T150405Z") + ".json"
	for _, path := range []string{filepath.Join(s.Data, "runs", name), s.reportPath()} {
		if err := os.WriteFile(path, append(text, '\n'), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func (s *scraper) report() error {
	text, err := os.ReadFile(s.reportPath())
	if err != nil {
		return fmt.Errorf("no run yet: %w", err)
	}
	var reports []Report
	if err := json.Unmarshal(text, &reports); err != nil {
		return fmt.Errorf("%s: %w", s.reportPath(), err)
	}
	for _, r := range reports {
		s.tell(r)
	}
	return s.print(reports)
}

func (s *scraper) publish(ctx context.Context) error {
	r, err := publish.Publish(ctx, publish.Options{Data: s.Data, Edition: s.edition.ID, Now: s.now, Step: func(name string) error {
		if strings.HasPrefix(name, "after") {
			s.say("publish: %s", name)
		}
		return ctx.Err()
	}})
	if err != nil {
		return err
	}
	if r.Unchanged {
		s.say("nothing changed: release %d stays, content %s", r.Number, r.ContentHash)
	} else {
		s.say("release %d, content %s", r.Number, r.ContentHash)
	}
	return s.print(r)
}

func (s *scraper) verify(ctx context.Context) error {
	whole, bad, err := keep.Store{Folder: filepath.Join(s.Data, "keep")}.Verify(ctx)
	if err != nil {
		return err
	}
	s.say("%d kept files are whole, %d are not", whole, len(bad))
	names := make([]string, len(bad))
	for i, b := range bad {
		names[i] = b.Error()
	}
	return errors.Join(append(bad, s.print(map[string]any{"whole": whole, "damaged": names}))...)
}
