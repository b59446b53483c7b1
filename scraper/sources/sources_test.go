package sources

import (
	"bytes"
	"os"
	"testing"

	"sillage/scraper/edition"
	"sillage/scraper/sources/internal/folders"
)

func TestEveryFolderStandsInTheList(t *testing.T) {
	names, err := folders.Names(".")
	if err != nil {
		t.Fatal(err)
	}
	want, err := folders.All(names)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(folders.File)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the folders say (%v): run go generate ./scraper/sources", folders.File, names)
	}
}

func TestEverySourceTellsItsReadersWhatItIs(t *testing.T) {
	names, err := edition.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		e, err := edition.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		all := All(e)
		if len(all) == 0 {
			t.Errorf("edition %s uses no source", name)
		}
		for _, s := range all {
			if s.TitleFR == "" || s.TitleEN == "" || s.Publisher == "" || s.CoversFR == "" || s.CoversEN == "" ||
				s.LeavesOutFR == "" || s.LeavesOutEN == "" || s.Licence == "" || s.State == "" {
				t.Errorf("%s of edition %s: something is not said: %+v", s.ID, name, s.Source)
			}
			if len(s.Expect.Min) == 0 || s.Parse == nil || len(s.Inputs) == 0 {
				t.Errorf("%s of edition %s: expects, parses or reads nothing", s.ID, name)
			}
		}
	}
}

func TestEverySourceOfEveryEditionMeetsItsExpectations(t *testing.T) {
	names, err := edition.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		e, err := edition.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range All(e) {
			found := read(t, s)
			if err := s.Expect.Check(found); err != nil {
				t.Errorf("%s of edition %s: %v", s.ID, name, err)
			}
			if unused := found.UnusedLookups(s.Lookups); len(unused) > 0 {
				t.Errorf("%s of edition %s: unused lines of lookups.csv: %q", s.ID, name, unused)
			}
			for _, c := range found.Counts() {
				t.Logf("%s %s: %d", s.ID, c.Kind, c.N)
			}
			for _, k := range found.Skips {
				t.Logf("skip %s | %s | %s | %s", k.Place, k.Field, k.Value, k.Reason)
			}
		}
	}
}
