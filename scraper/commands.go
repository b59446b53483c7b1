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
	"sillage/db/work"
	"sillage/scraper/edition"
	"sillage/scraper/fetch"
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
		Full    bool     `help:"Of a source of bulk files, fetch everything and not the edition's part alone."`

		AcceptWithdrawals bool `help:"Of a source of bulk files, take a file that lacks more than 5 % of the agreements that stand: they are withdrawn. Without it such a file is refused, since one that was cut off looks the same."`

		Declaration string `help:"With run table: what the columns of the file mean, in TOML; inspect drafts it." placeholder:"FILE"`

		Most  int    `help:"Of each source of the network, ask for this many pages at most; the rest waits for the next run." placeholder:"N"`
		Since string `help:"Of pages that are known already, ask again for those first seen since this day; a year ago when not given." placeholder:"YYYY-MM-DD"`

		visit
	} `cmd:"" help:"Read sources, keep what they sent, and store what it says."`
	Parse struct {
		Source []string `arg:"" optional:"" help:"Sources to read again; all when none is named."`
	} `cmd:"" help:"Read again what was kept, without network."`
	Publish struct {
		Synthetic bool `help:"Take in records that were generated for measuring. The release says so."`
	} `cmd:"" help:"Make the next release and hand it to the server."`
	Verify struct{} `cmd:"" help:"Read every kept byte and every release again and name each file that is damaged."`
	Report struct{} `cmd:"" help:"Print the report of the last run, and what the bulk records add up to."`
	Review struct {
		All    bool     `help:"With --json, also those decided."`
		Decide string   `help:"Decide on one candidate: accept, correct field=value ..., reject, or undo." placeholder:"KEY"`
		Words  []string `arg:"" optional:"" help:"With --decide: the choice, and what is corrected."`
		Why    string   `help:"The reason of the decision."`
		Who    string   `help:"Who decides; stays in the data folder." env:"SILLAGE_WHO"`
	} `cmd:"" help:"Decide on what was read from prose: nothing of it is published before."`
	Capture struct {
		Source []string `help:"Only what these sources cite; every register when none is named."`
		visit
	} `cmd:"" help:"Fetch every address that is cited, keep it, and look for the cited words in it."`
	Digest struct {
		Since string `help:"Tell what was seen to change from this day on." required:"" placeholder:"YYYY-MM-DD"`
		SMTP  string `help:"The mail server, host:port." env:"SILLAGE_SMTP" name:"smtp"`
		From  string `help:"The address that sends." env:"SILLAGE_DIGEST_FROM"`
		To    string `help:"The addresses that receive, parted by commas." env:"SILLAGE_DIGEST_TO"`
	} `cmd:"" help:"Mail what changed in announcements; without a mail server, print it."`
	Read struct {
		File string `arg:"" help:"A text or an HTML page; - for standard input."`
		Lang string `help:"The language of the text." enum:"fr,en" required:""`
	} `cmd:"" help:"Print the amounts and parties that a text states, as candidates."`
	Score struct {
		Kind string `arg:"" enum:"prose" help:"What is scored: prose."`
		File string `arg:"" help:"Labelled texts, one JSON object a line; - for standard input."`
	} `cmd:"" help:"Print precision and recall of the reading of labelled texts, and each miss."`
	Inspect struct {
		File  string `arg:"" help:"A table in CSV, XLSX or PDF."`
		Sheet string `help:"The sheet of a workbook, when it is not the first."`
	} `cmd:"" help:"Print header, types and odd cells of any table, and on standard output a declaration to finish by hand."`
	Generate struct {
		Kind string `arg:"" enum:"federalgrants" help:"What is generated: federalgrants."`
		Rows int64  `help:"How many rows the file has." required:""`
		Seed uint64 `help:"The same rows and seed give the same bytes." default:"1"`
		Out  string `help:"The file to write; FILE.manifest.json says what is true in it." required:"" placeholder:"FILE"`
	} `cmd:"" help:"Write a synthetic file of grant records, for measuring; every row says that it is one."`
	Archive struct {
		Export struct {
			File   string   `arg:"" help:"The WARC file to write."`
			Source []string `help:"Only these sources."`
		} `cmd:"" help:"Write every version of every page received from the network as a WARC 1.1 file."`
		Import struct {
			File string `arg:"" help:"The WARC file to read, packed or not."`
		} `cmd:"" help:"Take the pages of a WARC file as if they had been received; parse reads them."`
	} `cmd:"" help:"Exchange what was received in the form that web archives use."`
}

// visit is how the network is met.
type visit struct {
	Contact  string        `help:"An address or mail under which those whose sites are read reach you; goes into the user agent. Needed to meet the network." env:"SILLAGE_CONTACT"`
	Pace     time.Duration `help:"Between two requests to one host." default:"2s" hidden:""`
	Timeout  time.Duration `help:"Of one request with its body." default:"30s" hidden:""`
	Tries    int           `help:"Of one address." default:"4" hidden:""`
	Loopback []string      `help:"For tests: host:port pairs of this machine that may be reached." hidden:""`
}

// product is the name under which Sillage goes to the network and signs files.
const product = "Sillage/1"

// scraper is one call of the command.
type scraper struct {
	commandLine
	edition edition.Edition
	sources []source.Source
	in      io.Reader // a text, or the answers of who reviews
	out     io.Writer // JSON, and what is asked of who reviews
	words   io.Writer // for people
	now     func() time.Time

	fetching *fetch.Fetcher // made when the first source of the network is run
}

// run reads the command line and does what it says. builtIn are the files of
// the edition inside the program.
func run(ctx context.Context, args []string, builtIn fs.FS, in io.Reader, out, words io.Writer, now func() time.Time) error {
	s := &scraper{in: in, out: out, words: words, now: now}
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
	if err := s.addTables(); err != nil {
		return err
	}
	switch command, _, _ := strings.Cut(call.Command(), " "); command {
	case "list":
		return s.list(ctx)
	case "run":
		if slices.Contains(s.Run.Source, tableWord) || s.Run.Declaration != "" {
			return s.runTable(ctx)
		}
		return s.run(ctx)
	case "inspect":
		return s.inspect(ctx)
	case "parse":
		return s.parse(ctx)
	case "publish":
		return s.publish(ctx)
	case "verify":
		return s.verify(ctx)
	case "review":
		return s.review(ctx)
	case "capture":
		return s.capture(ctx)
	case "digest":
		return s.digest(ctx)
	case "report":
		return s.report(ctx)
	case "read":
		return s.readText()
	case "score":
		return s.score()
	case "generate":
		return s.generate(ctx)
	case "archive":
		if strings.HasPrefix(call.Command(), "archive export") {
			return s.export(ctx)
		}
		return s.imported(ctx)
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

// list tells what the edition reads. A source that a live run proved is proven
// in the data folder where that run was.
func (s *scraper) list(ctx context.Context) error {
	type line struct {
		ID      string `json:"id"`
		Kind    string `json:"kind"`
		State   string `json:"state"`
		Offline bool   `json:"offline"`
		TitleFR string `json:"title_fr"`
		TitleEN string `json:"title_en"`
	}
	lines := []line{}
	state := func(src source.Source) (string, error) { return src.State, nil }
	if path := filepath.Join(s.Data, publish.WorkFile); exists(path) {
		db, err := work.Open(ctx, path)
		if err != nil {
			return err
		}
		defer db.Close()
		state = func(src source.Source) (string, error) { return db.StateOf(ctx, src.Source) }
	}
	for _, src := range s.sources {
		var err error
		if src.State, err = state(src); err != nil {
			return err
		}
		lines = append(lines, line{src.ID, src.Kind, src.State, src.Offline, src.TitleFR, src.TitleEN})
		s.say("%-12s %-14s %-9s %s", src.ID, src.Kind, src.State, src.TitleEN)
	}
	return s.answer(map[string]any{"edition": s.edition.ID, "sources": lines})
}

// spellings are the names under which sources of records show programmes of the
// edition's theme.
func (s *scraper) spellings() []publish.ProgrammeSpelling {
	var spellings []publish.ProgrammeSpelling
	for _, p := range s.edition.FederalProgrammes {
		spellings = append(spellings, publish.ProgrammeSpelling{Source: "federalgrants", Name: p.Spelling, Programme: p.Programme, Theme: p.Theme, Scope: string(p.Scope)})
	}
	return spellings
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func (s *scraper) publish(ctx context.Context) error {
	if err := s.sameTexts(ctx); err != nil {
		return err
	}
	corrections, err := s.corrections()
	if err != nil {
		return err
	}
	r, err := publish.Publish(ctx, publish.Options{Data: s.Data, Edition: s.edition.ID, Now: s.now, Corrections: corrections, Withheld: s.withheld(), Synthetic: s.Publish.Synthetic, Spellings: s.spellings(),
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
