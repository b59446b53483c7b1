package site

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sillage/db/dbtest"
	held "sillage/db/release"
)

// filesOf are the lists of the site by the name of their extract, in both
// languages.
var filesOf = map[string][2]string{
	"programs": {"/fr/programmes", "/en/programs"}, "organizations": {"/fr/organismes", "/en/organizations"},
	"awards": {"/fr/octrois", "/en/awards"}, "figures": {"/fr/chiffres", "/en/figures"},
	"statements": {"/fr/enonces", "/en/statements"}, "quantities": {"/fr/nombres", "/en/quantities"},
	"documents": {"/fr/documents", "/en/documents"}, "indicators": {"/fr/indicateurs", "/en/indicators"},
}

// Who opens the release file and asks a view for all its rows has what the
// site hands out, row by row and cell by cell.
func TestTheFilesHoldWhatTheViewsOfTheReleaseHold(t *testing.T) {
	s := site(t)
	file, err := held.Current(s.Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range held.Extracts {
		if e.View == "" {
			continue // gathered from several tables, or from what was drawn
		}
		seen := dbtest.View(t, filepath.Clean(file), e.View)
		for i, lang := range []string{"fr", "en"} {
			t.Run(e.Name+" "+lang, func(t *testing.T) {
				rows := readJSON(t, s, filesOf[e.Name][i]+".json")
				if len(rows) != len(seen) || len(rows) == 0 {
					t.Fatalf("%d rows in the file, %d in %s", len(rows), len(seen), e.View)
				}
				compared := 0
				for n, r := range rows {
					compared += compareWithView(t, e, lang, n, r, seen[n])
				}
				if compared < 5*len(rows) {
					t.Errorf("only %d cells of %d rows were compared", compared, len(rows))
				}
			})
		}
	}
}

// compareWithView compares the cells that the view holds and says how many.
func compareWithView(t *testing.T, e held.Extract, lang string, n int, file row, view map[string]string) int {
	t.Helper()
	other := map[string]string{"fr": "en", "en": "fr"}[lang]
	compared := 0
	for _, name := range e.Columns {
		c, _ := held.ColumnOf(name)
		var want string
		switch {
		case slices.Contains(e.Held(), name+"_"+lang):
			if want = view[name+"_"+lang]; want == "" && name != "about" {
				want = view[name+"_"+other]
			}
		case c.Type == "money":
			want = view[name+"_cents"]
		case c.Type == "yes_no":
			want = map[string]string{"0": "no", "1": "yes"}[view[name]]
		case slices.Contains(e.Held(), name):
			want = view[name]
		default:
			continue // made on the way out
		}
		compared++
		if c.Type == "number" {
			file[name], want = strings.TrimSuffix(file[name], ".0"), strings.TrimSuffix(want, ".0")
		}
		if file[name] != want {
			t.Errorf("row %d, %s: the file has %q, the view %q", n+1, name, file[name], want)
		}
	}
	return compared
}
