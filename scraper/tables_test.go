package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"sillage/scraper/edition/quebec"
	"sillage/scraper/sources/table"
)

const tableExamples = "sources/table/testdata"

// command runs a line of the command on a data folder.
func command(data string, args ...string) (printed, words string, err error) {
	var out, said bytes.Buffer
	err = run(context.Background(), append([]string{"--data", data}, args...), quebec.Files, strings.NewReader(""), &out, &said, time.Now)
	return out.String(), said.String(), err
}

func TestATableIsASourceOnceItWasRead(t *testing.T) {
	data := t.TempDir()
	list := filepath.Join(tableExamples, "psoc_exemple.csv")
	if _, words, err := command(data, "run", "table", "--from", list, "--declaration", filepath.Join(tableExamples, "psoc_exemple.toml")); err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	if printed, _, err := command(data, "--json", "list"); err != nil || !strings.Contains(printed, `"psoc_exemple"`) {
		t.Errorf("list: %v\n%s", err, printed)
	}
	if _, words, err := command(data, "run", "psoc_exemple", "--from", list); err != nil || !strings.Contains(words, "read before and unchanged") {
		t.Errorf("run again by its name: %v\n%s", err, words)
	}
	if _, words, err := command(data, "parse", "psoc_exemple"); err != nil || !strings.Contains(words, "8 rows, 8 agreements") {
		t.Errorf("parse: %v\n%s", err, words)
	}
	printed, _, err := command(data, "--json", "report")
	if err != nil {
		t.Fatal(err)
	}
	var report struct {
		Sources map[string]struct {
			Agreements   int64 `json:"agreements"`
			CurrentCents int64 `json:"current_cents"`
		} `json:"sources"`
	}
	if err := json.Unmarshal([]byte(printed), &report); err != nil {
		t.Fatal(err)
	}
	if got := report.Sources["psoc_exemple"]; got.Agreements != 8 || got.CurrentCents != 98_000_650 {
		t.Errorf("report: %+v", got)
	}
}

// What a file means hangs on its declaration: the same bytes are read again when
// that changes.
func TestAChangedDeclarationReadsTheFileAgain(t *testing.T) {
	data, from := t.TempDir(), filepath.Join(tableExamples, "psoc_exemple.csv")
	text, err := os.ReadFile(filepath.Join(tableExamples, "psoc_exemple.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for i, stage := range []string{"committed", "paid"} {
		path := filepath.Join(t.TempDir(), "x.toml")
		changed := strings.Replace(string(text), `stage = "committed"`, `stage = "`+stage+`"`, 1)
		if err := os.WriteFile(path, []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
		_, words, err := command(data, "run", "table", "--from", from, "--declaration", path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(words, "unchanged") {
			t.Errorf("run %d with stage %s: %s", i+1, stage, words)
		}
	}
}

func TestARefusedTableChangesNothing(t *testing.T) {
	data := t.TempDir()
	declaration := filepath.Join(tableExamples, "psoc_exemple.toml")
	if _, _, err := command(data, "run", "table", "--from", filepath.Join(tableExamples, "psoc_exemple.csv"), "--declaration", declaration); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(filepath.Join(tableExamples, "psoc_exemple.csv"))
	if err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(t.TempDir(), "broken.csv")
	if err := os.WriteFile(broken, whole[:len(whole)*3/4], 0o644); err != nil {
		t.Fatal(err)
	}
	before, _, err := command(data, "--json", "report")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := command(data, "run", "table", "--from", broken, "--declaration", declaration); err == nil || !strings.Contains(err.Error(), "broken.csv") {
		t.Errorf("a file cut off: %v", err)
	}
	after, _, err := command(data, "--json", "report")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(before, `"current_cents": 98000650`) || !strings.Contains(after, `"current_cents": 98000650`) {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
}

func TestATableIsNotRunWithoutWhatItNeeds(t *testing.T) {
	psoc, err := os.ReadFile(filepath.Join(tableExamples, "psoc_exemple.toml"))
	if err != nil {
		t.Fatal(err)
	}
	taken := filepath.Join(t.TempDir(), "taken.toml")
	if err := os.WriteFile(taken, []byte(strings.Replace(string(psoc), `id = "psoc_exemple"`, `id = "cpi"`, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	from := filepath.Join(tableExamples, "psoc_exemple.csv")
	for _, c := range []struct {
		name string
		args []string
		bad  string
	}{
		{"no declaration", []string{"run", "table", "--from", from}, "scraper inspect FILE"},
		{"no file", []string{"run", "table", "--declaration", taken}, "--from"},
		{"another source", []string{"run", "cpi", "--from", from, "--declaration", taken}, "the source is called table"},
		{"the name of another source", []string{"run", "table", "--from", from, "--declaration", taken}, `id "cpi" is the name of another source`},
		{"no such declaration", []string{"run", "table", "--from", from, "--declaration", "none.toml"}, "none.toml"},
	} {
		if _, _, err := command(t.TempDir(), c.args...); err == nil || !strings.Contains(err.Error(), c.bad) {
			t.Errorf("%s: %v, want %q", c.name, err, c.bad)
		}
	}
}

func TestInspectPrintsADraft(t *testing.T) {
	from := filepath.Join(tableExamples, "psoc_exemple.csv")
	draft, words, err := command(t.TempDir(), "inspect", from)
	if err != nil || !strings.HasPrefix(draft, "# Draft of a declaration") || !strings.Contains(words, "Montant accordé") || !strings.Contains(words, "line 13") {
		t.Errorf("%v\n%s\n%s", err, words, draft)
	}
	printed, _, err := command(t.TempDir(), "--json", "inspect", from)
	if err != nil {
		t.Fatal(err)
	}
	var look struct {
		Rows    int    `json:"rows"`
		Draft   string `json:"draft"`
		Columns []struct {
			Name string `json:"name"`
			Type string `json:"type"`
		} `json:"columns"`
	}
	if err := json.Unmarshal([]byte(printed), &look); err != nil {
		t.Fatal(err)
	}
	if look.Rows != 8 || look.Draft != draft || len(look.Columns) != 6 || look.Columns[4].Type != "amount" {
		t.Errorf("as JSON: %+v", look)
	}
}

// What the README shows is cut out of the examples.
func TestTheReadmeShowsTheExamplesAsTheyAre(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := map[string]bool{}
	for _, name := range []string{"psoc_exemple.toml", "ville_exemple.toml"} {
		text, err := os.ReadFile(filepath.Join(tableExamples, name))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			examples[strings.TrimSpace(line)] = true
		}
	}
	shown, inside := 0, false
	for line := range strings.Lines(string(readme)) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "  #")
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```toml"
		case inside && line != "":
			if shown++; !examples[line] {
				t.Errorf("README.md shows %q, which no example has", line)
			}
		}
	}
	if shown < 20 {
		t.Errorf("README.md shows %d lines of the examples", shown)
	}
}

// What is known of a source whose file nobody had: a declaration that is refused
// for its open questions and for nothing else.
func TestDeclarationsToFinishOnlyLackTheirAnswers(t *testing.T) {
	paths, err := filepath.Glob("edition/quebec/declarations/*.toml")
	if err != nil || len(paths) < 6 {
		t.Fatal(paths, err)
	}
	known, err := os.ReadFile("edition/quebec/known_sources.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := table.Read(path, text); err == nil || !strings.Contains(err.Error(), "is not said") {
			t.Errorf("%s is taken with its questions: %v", path, err)
		}
		answers := strings.NewReplacer(`stage = "?"`, `stage = "paid"`, `mode = "?"`, `mode = "project"`, `fiscal_year = "?"`, `fiscal_year = "2023-2024"`,
			`format = "?"`, `format = "pdf"`, `separator = "?"`, `separator = ","`).Replace(string(text))
		for n := 1; strings.Contains(answers, `"?"`); n++ {
			answers = strings.Replace(answers, `"?"`, `"answer `+strconv.Itoa(n)+`"`, 1)
		}
		if d, err := table.Read(path, []byte(answers)); err != nil || d.ID+".toml" != filepath.Base(path) {
			t.Errorf("%s, answered: %q, %v", path, d.ID, err)
		}
		if !strings.Contains(string(known), ": "+filepath.Base(path)) {
			t.Errorf("known_sources.csv does not name %s", filepath.Base(path))
		}
	}
}
