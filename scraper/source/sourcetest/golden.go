// Package sourcetest holds a source's parser against the pages saved beside
// it, so that a change of what a page yields is read before it is shipped.
package sourcetest

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sillage/scraper/source"
)

var update = flag.Bool("update", false, "write the golden files anew; read the diff before committing")

const goldenEnd = ".golden.json"

// Golden parses every page under testdata and compares the findings with
// <page>.golden.json. A page is a file, or a folder that holds the files which
// the source's first input reads together. A source without a page fails. A
// missing golden is written once, and fails until somebody has read it.
func Golden(t *testing.T, s source.Source) {
	t.Helper()
	pages := pagesIn(t, s, "testdata")
	if len(pages) == 0 {
		t.Fatalf("%s has no page under testdata: what its parser does is not known", s.ID)
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			var found source.Findings
			if err := s.Parse(page, &found); err != nil {
				t.Fatalf("parse %s: %v", name, err)
			}
			compare(t, filepath.Join("testdata", name+goldenEnd), &found)
		})
	}
}

// GoldenInputs parses what the source declares to read, and compares the
// findings with testdata/inputs.golden.json. For a source whose files belong to
// a synthetic edition of the tests.
func GoldenInputs(t *testing.T, s source.Source) {
	t.Helper()
	var found source.Findings
	for _, in := range s.Inputs {
		page, err := s.Read(in)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Parse(page, &found); err != nil {
			t.Fatal(err)
		}
	}
	compare(t, filepath.Join("testdata", "inputs"+goldenEnd), &found)
}

// GoldenPage parses testdata/name as the page that it stands for, and compares
// the findings with testdata/name.golden.json. It gives the page back.
func GoldenPage(t *testing.T, s source.Source, name string, as source.Page) source.Page {
	t.Helper()
	page := filePage(t, filepath.Join("testdata", name), source.Input{})
	page.Kind, page.Address, page.MediaType = as.Kind, as.Address, as.MediaType
	t.Run(name, func(t *testing.T) {
		var found source.Findings
		if err := s.Parse(page, &found); err != nil {
			t.Fatalf("parse %s: %v", name, err)
		}
		compare(t, filepath.Join("testdata", name+goldenEnd), &found)
	})
	return page
}

// Truncated parses a page with each of its files cut off at many places: an
// error is right, a panic is not, and a file cut to nothing is never taken.
func Truncated(t *testing.T, s source.Source, page source.Page) {
	t.Helper()
	for i, part := range page.All() {
		for cut := 0; cut < len(part.Bytes); cut += max(1, len(part.Bytes)/40) {
			broken := page
			broken.Beside = slices.Clone(page.Beside)
			if i == 0 {
				broken.Bytes = part.Bytes[:cut]
			} else {
				broken.Beside[i-1].Bytes = part.Bytes[:cut]
			}
			var found source.Findings
			if err := s.Parse(broken, &found); err == nil && cut == 0 {
				t.Errorf("%s cut to nothing is no error", part.Name)
			}
		}
	}
}

func pagesIn(t *testing.T, s source.Source, folder string) map[string]source.Page {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatalf("pages of %s: %v", s.ID, err)
	}
	pages := map[string]source.Page{}
	for _, e := range entries {
		name := e.Name()
		switch {
		case strings.HasSuffix(name, goldenEnd) || name == "fuzz" || strings.HasPrefix(name, "README"):
			continue
		case e.IsDir():
			pages[name] = folderPage(t, s, filepath.Join(folder, name))
		default:
			pages[name] = filePage(t, filepath.Join(folder, name), source.Input{})
		}
	}
	return pages
}

func folderPage(t *testing.T, s source.Source, folder string) source.Page {
	t.Helper()
	if len(s.Inputs) == 0 {
		t.Fatalf("%s declares no input, so no files are read together", s.ID)
	}
	in := s.Inputs[0]
	page := filePage(t, filepath.Join(folder, in.Name()), in)
	for _, b := range in.Beside {
		page.Beside = append(page.Beside, filePage(t, filepath.Join(folder, b.Name()), b))
	}
	return page
}

func filePage(t *testing.T, path string, in source.Input) source.Page {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return source.Page{
		Name: filepath.Base(path), Address: in.Address, MediaType: in.MediaType,
		Hash: strings.Repeat("0", 64), ReceivedOn: "2024-01-01", Bytes: text,
	}
}

func compare(t *testing.T, golden string, found any) {
	t.Helper()
	got, err := json.MarshalIndent(found, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	want, err := os.ReadFile(golden)
	if *update || os.IsNotExist(err) {
		if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
		if !*update {
			t.Fatalf("%s was missing and is written now: read it, then run again", golden)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: %s", golden, firstDifference(string(want), string(got)))
	}
}

// firstDifference shows where two texts part; the whole is for git diff after
// -update.
func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d is\n\t%s\nwant\n\t%s", i+1, b[i], a[i])
		}
	}
	return fmt.Sprintf("it has %d lines, want %d", len(b), len(a))
}
