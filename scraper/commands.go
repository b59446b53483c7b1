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
	"sillage/db/release"
	"sillage/scraper/edition"
	"sillage/scraper/keep"
	"sillage/scraper/source"
	"sillage/scraper/sources"
)

// commandLine is everything that can be asked of the command.
type commandLine struct {
	Data    string `help:"The data folder." default:"data" env:"SILLAGE_DATA"`
	Edition string `help:"A folder with another edition than the one built in." env:"SILLAGE_EDITION"`
	JSON    bool   `help:"Print one JSON object on standard output; words and progress go to standard error." name:"json"`

	List struct{} `cmd:"" help:"List the sources of the edition."`
	Run  struct {
		Source  []string `arg:"" optional:"" help:"Sources to run; all when none is named."`
		Offline bool     `help:"Only the sources that need no network."`
		From    string   `help:"Read this file or folder instead of the source's own; for one source." placeholder:"FILE"`
	} `cmd:"" help:"Read sources, keep what they sent, and store what it says."`
	Parse struct {
		Source []string `arg:"" optional:"" help:"Sources to read again; all when none is named."`
	} `cmd:"" help:"Read again what was kept, without network."`
	Publish struct{} `cmd:"" help:"Make the next release and hand it to the server."`
	Verify  struct{} `cmd:"" help:"Read every kept byte and every release again and name each file that is damaged."`
	Report  struct{} `cmd:"" help:"Print the report of the last run."`
}

// scraper is one call of the command.
type scraper struct {
	commandLine
	edition edition.Edition
	sources []source.Source
	out     io.Writer // JSON only
	words   io.Writer // for people
	now     func() time.Time
}

// run reads the command line and does what it says. builtIn are the files of
// the edition inside the program.
func run(ctx context.Context, args []string, builtIn fs.FS, out, words io.Writer, now func() time.Time) error {
	s := &scraper{out: out, words: words, now: now}
	parser, err := kong.New(&s.commandLine, kong.Name("scraper"), kong.Writers(words, words),
		kong.Description("Turns other people's pages and files into evidence, then into a release."))
	if err != nil {
		return err
	}
	call, err := parser.Parse(args)
	if err != nil {
		return err
	}
	if s.JSON && call.Command() == "" {
		return fmt.Errorf("no command")
	}
	if s.Edition != "" {
		builtIn = os.DirFS(s.Edition)
	}
	if s.edition, err = edition.Open(builtIn); err != nil {
		return err
	}
	s.sources = sources.All(s.edition)
	switch command, _, _ := strings.Cut(call.Command(), " "); command {
	case "list":
		return s.list()
	case "run":
		return s.run(ctx)
	case "parse":
		return s.parse(ctx)
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

// say writes a line for people; it never mixes with the JSON.
func (s *scraper) say(format string, arguments ...any) {
	fmt.Fprintf(s.words, format+"\n", arguments...)
}

// answer prints one JSON object, when asked for.
func (s *scraper) answer(v any) error {
	if !s.JSON {
		return nil
	}
	e := json.NewEncoder(s.out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

func (s *scraper) list() error {
	type line struct {
		ID      string `json:"id"`
		Kind    string `json:"kind"`
		State   string `json:"state"`
		Offline bool   `json:"offline"`
		TitleFR string `json:"title_fr"`
		TitleEN string `json:"title_en"`
	}
	lines := []line{}
	for _, src := range s.sources {
		lines = append(lines, line{src.ID, src.Kind, src.State, src.Offline, src.TitleFR, src.TitleEN})
		s.say("%-12s %-14s %-9s %s", src.ID, src.Kind, src.State, src.TitleEN)
	}
	return s.answer(map[string]any{"edition": s.edition.ID, "sources": lines})
}

func (s *scraper) publish(ctx context.Context) error {
	corrections, err := s.corrections()
	if err != nil {
		return err
	}
	r, err := publish.Publish(ctx, publish.Options{Data: s.Data, Edition: s.edition.ID, Now: s.now, Corrections: corrections, Withheld: s.withheld(),
		Step: func(name string) error {
			if strings.HasPrefix(name, "after ") {
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
	if len(r.Unexplained) > 0 {
		s.say("no reason found for %d changed numbers; to record one, complete a line in %s: reason, lang, why", len(r.Unexplained), edition.CorrectionsFile)
	}
	for _, line := range r.Unexplained {
		s.say("  %s", line)
	}
	for _, line := range r.Unused {
		s.say("  %s speaks of no change in the ledger: %s", edition.CorrectionsFile, line)
	}
	return s.answer(r)
}

// corrections are those of the edition and, after them, those of the data
// folder.
func (s *scraper) corrections() ([]publish.Correction, error) {
	local, err := edition.ReadCorrections(os.DirFS(s.Data))
	if err != nil {
		return nil, fmt.Errorf("data folder: %w", err)
	}
	var out []publish.Correction
	for _, c := range append(slices.Clone(s.edition.Corrections), local...) {
		out = append(out, publish.Correction(c))
	}
	return out, nil
}

// withheld are the keys of the facts that the edition leaves out; as a row of a
// file and as a key they are the same but for the slash.
func (s *scraper) withheld() []string {
	var out []string
	for _, w := range s.edition.Withheld {
		out = append(out, strings.ReplaceAll(w.Row, "/", "-"))
	}
	return out
}

// progressEvery is after how many files verify says how far it is.
const progressEvery = 500

func (s *scraper) verify(ctx context.Context) error {
	kept, err := keep.Open(s.Data)
	if err != nil {
		return err
	}
	checked, err := kept.Verify(ctx, func(files int) {
		if files%progressEvery == 0 {
			s.say("verify: %d files read", files)
		}
	})
	if err != nil {
		return err
	}
	for _, p := range checked.Problems {
		s.say("%s: %s", p.Path, p.Why)
	}
	releases, damaged, err := s.verifyReleases(ctx)
	if err != nil {
		return err
	}
	checked.Problems = append(checked.Problems, damaged...)
	s.say("%d kept files, %d bytes, %d releases, %d not as they should be", checked.Files, checked.Bytes, releases, len(checked.Problems))
	if err := s.answer(struct {
		keep.Verified
		Releases int `json:"releases"`
	}{checked, releases}); err != nil {
		return err
	}
	if len(checked.Problems) > 0 {
		names := make([]string, len(checked.Problems))
		for i, p := range checked.Problems {
			names[i] = p.Path
		}
		return fmt.Errorf("verify: %w: %s", keep.ErrDamaged, strings.Join(names, ", "))
	}
	return nil
}

// verifyReleases reads every release of the data folder again.
func (s *scraper) verifyReleases(ctx context.Context) (int, []keep.Problem, error) {
	files, err := filepath.Glob(filepath.Join(s.Data, release.Folder, "*.db"))
	if err != nil {
		return 0, nil, err
	}
	var damaged []keep.Problem
	for _, f := range files {
		err := publish.Verify(ctx, f)
		switch {
		case errors.Is(err, publish.ErrDamaged):
			path := filepath.Join(release.Folder, filepath.Base(f))
			s.say("%s: %v", path, err)
			damaged = append(damaged, keep.Problem{Path: path, Why: err.Error()})
		case err != nil:
			return 0, nil, err
		}
	}
	return len(files), damaged, nil
}
