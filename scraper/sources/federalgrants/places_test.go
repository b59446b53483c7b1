package federalgrants

import (
	"os"
	"strings"
	"testing"

	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	"sillage/scraper/parse"
)

// The spellings are real; which city each one is was decided by reading them.
func TestRealSpellingsOfOneCityAreOneAndItsNeighboursAreNot(t *testing.T) {
	text, err := os.ReadFile("testdata/city_spellings.csv")
	if err != nil {
		t.Fatal(err)
	}
	table, err := parse.ReadTable("city_spellings.csv", text, "spelling", "city")
	if err != nil {
		t.Fatal(err)
	}
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPlaces(e)
	if err != nil {
		t.Fatal(err)
	}
	one := 0
	for _, row := range table.Rows {
		want := row.Text("city")
		if want == "Montréal" {
			one++
		}
		for name, spelling := range map[string]string{"as it stands": row.Text("spelling"), "in capitals": strings.ToUpper(row.Text("spelling")), "in lower case": strings.ToLower(row.Text("spelling"))} {
			got := p.city(spelling)
			if name != "as it stands" && !strings.EqualFold(want, got) && want != got {
				t.Errorf("%s %q: %q, want %q", name, spelling, got, want)
			}
			if name == "as it stands" && got != want {
				t.Errorf("%q: %q, want %q", spelling, got, want)
			}
		}
	}
	if one < 55 {
		t.Errorf("%d spellings of one city, there are more", one)
	}
}

func TestEveryProgrammeOfTheEditionIsAskedForByItsExactName(t *testing.T) {
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	text, err := quebec.Files.ReadFile("register/programmes.csv")
	if err != nil {
		t.Fatal(err)
	}
	src := Source(e)
	if len(src.Start) != len(e.FederalProgrammes) || len(src.Start) < 40 {
		t.Fatalf("%d links for %d names", len(src.Start), len(e.FederalProgrammes))
	}
	for n, p := range e.FederalProgrammes {
		if p.Programme != "" && !strings.Contains(string(text), "\n"+p.Programme+",") {
			t.Errorf("%s: no programme %s in the register of facts", p.Spelling, p.Programme)
		}
		if len([]rune(p.Spelling)) >= 80 {
			t.Errorf("%s: the list it comes from cuts names at 80 letters", p.Spelling)
		}
		if !strings.HasPrefix(src.Start[n].Address, "https://open.canada.ca/data/en/api/3/action/datastore_search?") {
			t.Errorf("%s", src.Start[n].Address)
		}
	}
	const want = "https://open.canada.ca/data/en/api/3/action/datastore_search?filters=%7B%22prog_name_en%22%3A%22Digital+Literacy+Exchange+Program%22%7D&limit=2000&offset=0&resource_id=1d15a62f-5656-49ad-8c88-f40ce689d831&sort=_id"
	if got := pageAddress("prog_name_en", "Digital Literacy Exchange Program", 0); got != want {
		t.Errorf("got %s", got)
	}
}
