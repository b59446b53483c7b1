package edition_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"sillage/db/funding"
	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
)

func TestTheBuiltInEditionSaysWhatIsComparable(t *testing.T) {
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	kinds, members, measures := map[string]int{}, 0, ""
	for _, s := range e.Comparable {
		kinds[s.Kind]++
		members += len(s.Members)
		if len(s.Members) == 0 {
			t.Errorf("series %s has no member", s.ID)
		}
		if s.Measures {
			measures += s.ID
		}
		for _, words := range []string{s.TitleFR, s.CountsFR, s.NoteFR} {
			if strings.ContainsAny(words, "'") || strings.Contains(words, " ;") || strings.Contains(words, " :") {
				t.Errorf("series %s is not typeset: %s", s.ID, words)
			}
		}
		if strings.Contains(s.NoteFR+s.NoteEN, "$") {
			t.Errorf("series %s prints a sum that opens nothing", s.ID)
		}
	}
	if kinds[funding.IncreaseSeries] != 3 || kinds[funding.LevelSeries] != 4 || kinds[funding.RateSeries] != 2 || kinds[funding.ModesSeries] != 1 || members != 51 || measures != "indexation-psoc" {
		t.Errorf("kinds %v, %d members, measured by %q", kinds, members, measures)
	}
}

const seriesHead = "id,kind,scope,region,from,until,title_fr,title_en,counts_fr,counts_en,note_fr,note_en,measures\n"

func TestAnEditionMayHaveSeriesOrNone(t *testing.T) {
	whole := seriesHead + "wells,level,community,North,2020-2021,2022-2023,Puits,Wells,Puits,Wells,,,\n"
	for _, c := range []struct{ name, series, members, want string }{
		{"none", "", "", ""},
		{"one", whole, "series,member\nwells,W1-1\n", ""},
		{"a kind that does not exist", strings.Replace(whole, "level", "heap", 1), "series,member\n", `kind "heap"`},
		{"a scope that does not exist", strings.Replace(whole, "community", "lunar", 1), "series,member\n", `scope "lunar"`},
		{"a year that is none", strings.Replace(whole, "2020-2021", "2020", 1), "series,member\n", `from "2020"`},
		{"no title", strings.Replace(whole, "Puits,Wells,Puits", ",Wells,Puits", 1), "series,member\n", "title_fr"},
		{"levels that would measure", strings.TrimSuffix(whole, "\n") + "yes\n", "series,member\n", "measures"},
		{"a member of no series", whole, "series,member\npumps,W1-1\n", `series "pumps"`},
		{"a member twice", whole, "series,member\nwells,W1-1\nwells,W1-1\n", "stands twice"},
		{"no members at all", whole, "", "series_members.csv"},
	} {
		files := fstest.MapFS{}
		if err := fs.WalkDir(os.DirFS("testdata/water"), ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile("testdata/water/" + path)
			files[path] = &fstest.MapFile{Data: text}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if c.series != "" {
			files["series.csv"] = &fstest.MapFile{Data: []byte(c.series)}
		}
		if c.members != "" {
			files["series_members.csv"] = &fstest.MapFile{Data: []byte(c.members)}
		}
		_, err := edition.Open(files)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}
