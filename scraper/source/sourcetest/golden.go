// Package sourcetest holds a source's parser against the pages saved beside
// it, so that a change of what a page yields is read before it is shipped.
package sourcetest

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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

// Truncated parses every page under testdata cut off at many places: an error
// is right, a panic is not.
func Truncated(t *testing.T, s source.Source) {
	t.Helper()
	for name, page := range pagesIn(t, s, "testdata") {
		parts := page.All()
		for i := range parts {
			whole := parts[i].Bytes
			for cut := 0; cut < len(whole); cut += max(1, len(whole)/40) {
				parts[i].Bytes = whole[:cut]
				broken := parts[0]
				broken.Beside = parts[1:]
				var found source.Findings
				if err := s.Parse(broken, &found); err == nil && cut == 0 {
					t.Errorf("%s: %s cut to nothing is no error", name, parts[i].Name)
				}
			}
			parts[i].Bytes = whole
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

func compare(t *testing.T, golden string, found *source.Findings) {
	t.Helper()
	got, err := json.MarshalIndent(found, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	want, err := os.ReadFile(golden)
	if *update || os.IsNotExist(err) {
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
		t.Errorf("%s (-want +got):\n%s", golden, cmp.Diff(string(want), string(got)))
	}
}
