package sources

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	"sillage/scraper/source"
)

func TestEveryFolderStandsInTheList(t *testing.T) {
	list, err := os.ReadFile("all.go")
	if err != nil {
		t.Fatal(err)
	}
	folders, err := filepath.Glob("*/source.go")
	if err != nil || len(folders) == 0 {
		t.Fatal(folders, err)
	}
	for _, f := range folders {
		if name := filepath.Dir(f); !strings.Contains(string(list), "all = append(all, "+name+".Source(e))") {
			t.Errorf("folder %s is not in all.go: run go generate ./scraper/sources", name)
		}
	}
	if n := strings.Count(string(list), ".Source(e)"); n != len(folders) {
		t.Errorf("all.go lists %d sources, there are %d folders", n, len(folders))
	}
}

func TestTheListIsWrittenFromTheFolders(t *testing.T) {
	folder := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, "planted"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "planted", "source.go"), []byte("package planted\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	generator, err := filepath.Abs("generate.go")
	if err != nil {
		t.Fatal(err)
	}
	run := exec.Command("go", "run", generator)
	run.Dir = folder
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if list, err := os.ReadFile(filepath.Join(folder, "all.go")); err != nil || !strings.Contains(string(list), `"sillage/scraper/sources/planted"`) {
		t.Errorf("%s, %v", list, err)
	}
}

func opened(t *testing.T) edition.Edition {
	t.Helper()
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEverySourceTellsItsReadersWhatItIs(t *testing.T) {
	for _, s := range All(opened(t)) {
		if s.TitleFR == "" || s.TitleEN == "" || s.Publisher == "" || s.CoversFR == "" || s.CoversEN == "" ||
			s.LeavesOutFR == "" || s.LeavesOutEN == "" || s.Licence == "" || s.State == "" {
			t.Errorf("%s: something is not said: %+v", s.ID, s.Source)
		}
		if (s.Parse == nil) == (s.Records == nil) {
			t.Errorf("%s: reads pages or bulk files, one of the two", s.ID)
		}
		if s.Records != nil {
			if s.Records.Scheme == "" || s.Records.Read == nil || s.Records.Least == 0 || len(s.Records.Columns) == 0 {
				t.Errorf("%s: something about its files is not said", s.ID)
			}
			continue
		}
		if len(s.Expect.Min) == 0 || s.Offline && len(s.Inputs) == 0 {
			t.Errorf("%s: expects or reads nothing", s.ID)
		}
		if !s.Offline && (len(s.Start) == 0 || len(s.Hosts) == 0) {
			t.Errorf("%s: begins nowhere, or may go anywhere", s.ID)
		}
	}
}

func TestEverySourceMeetsItsExpectations(t *testing.T) {
	for _, s := range All(opened(t)) {
		if !s.Offline || s.Records != nil {
			continue // its pages lie on the network: the pipeline holds a run against them
		}
		found := read(t, s)
		if err := s.Expect.Check(found); err != nil {
			t.Errorf("%s: %v", s.ID, err)
		}
		if unused := found.UnusedLookups(s.Lookups); len(unused) > 0 {
			t.Errorf("%s: unused lines of lookups.csv: %q", s.ID, unused)
		}
	}
}

func read(t *testing.T, s source.Source) *source.Findings {
	t.Helper()
	found := &source.Findings{}
	for _, in := range s.Inputs {
		page, err := s.Read(in)
		if err != nil {
			t.Fatal(err)
		}
		page.Hash = strings.Repeat("0", 64)
		if err := s.Parse(page, found); err != nil {
			t.Fatal(err)
		}
	}
	return found
}
