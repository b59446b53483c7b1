package cpi

import (
	"bytes"
	"strings"
	"testing"

	"sillage/db/funding"
	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	"sillage/scraper/source"
	"sillage/scraper/source/sourcetest"
)

func built(t *testing.T) source.Source {
	t.Helper()
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	return Source(e)
}

func whole(t *testing.T) source.Page {
	t.Helper()
	s := built(t)
	p, err := s.Read(s.Inputs[0])
	if err != nil {
		t.Fatal(err)
	}
	p.Hash, p.Beside[0].Hash = strings.Repeat("a", 64), strings.Repeat("b", 64)
	return p
}

func TestGolden(t *testing.T) { sourcetest.Golden(t, built(t)) }

func TestACutOffPageIsAnErrorAndNoPanic(t *testing.T) {
	sourcetest.Truncated(t, built(t), whole(t))
}

func TestTheRealExtractGivesTwoSeriesToTheirLastYears(t *testing.T) {
	var found source.Findings
	if err := built(t).Parse(whole(t), &found); err != nil {
		t.Fatal(err)
	}
	last := map[string]int{}
	values := map[string]string{}
	for _, v := range found.Values {
		last[v.Series] = max(last[v.Series], v.Year)
		values[v.Evidence] = funding.PrintDecimal(v.Value, "en")
	}
	if last["cpi-canada"] != 2024 || last["cpi-quebec"] != 2021 || len(found.Values) != 119 {
		t.Errorf("last years %v, %d values", last, len(found.Values))
	}
	for key, want := range map[string]string{"cpi-canada-1949": "12.2", "cpi-canada-2002": "100.0", "cpi-canada-2021": "141.6", "cpi-canada-2022": "151.2", "cpi-canada-2024": "160.9", "cpi-quebec-2021": "137.8"} {
		if values[key] != want {
			t.Errorf("%s is %q, want %q", key, values[key], want)
		}
	}
	for _, s := range found.Series {
		if s.Base != "2002=100" {
			t.Errorf("%s has the base %q", s.ID, s.Base)
		}
	}
}

func TestTheEvidenceOfAValuePrintsIt(t *testing.T) {
	var found source.Findings
	page := whole(t)
	if err := built(t).Parse(page, &found); err != nil {
		t.Fatal(err)
	}
	for i, e := range found.Evidence {
		if e.State != "captured" || len(e.Snapshot) != 64 || e.Fragment == "" {
			t.Fatalf("%+v", e)
		}
		if got := funding.PrintDecimal(found.Values[i].Value, "en"); got != e.Fragment {
			t.Errorf("%s: fragment %q, value %q", e.Key, e.Fragment, got)
		}
	}
	first, later := found.Evidence[0], found.Evidence[75]
	if first.Locator != "record 1, VALUE" || first.Snapshot != page.Hash {
		t.Errorf("%+v", first)
	}
	if later.Key != "cpi-canada-2024" || later.Locator != "record 1, 2024" || later.Snapshot != page.Beside[0].Hash {
		t.Errorf("%+v", later)
	}
}

func TestWhatDoesNotAgreeOrFitIsAnError(t *testing.T) {
	cases := []struct {
		name, was, becomes string
		later              bool
		want               string
	}{
		{"the later file disagrees on a shared year", "137,141.6", "137,141.7", true, "the two files disagree"},
		{"the later file shares no year", "1949", "1949", true, ""},
		{"the later file lacks the product", "All-items,100", "Everything,100", true, "has no row \"All-items\""},
		{"a column that is no year", ",2024", ",next", true, "its column is no year"},
		{"a value that is no number", `"v41693271","2.2","12.2"`, `"v41693271","2.2","12,2"`, false, `VALUE "12,2"`},
		{"a mark nobody explained", `"12.2","","","","1"`, `"12.2","E","","","1"`, false, `STATUS "E"`},
		{"a symbol nobody explained", `"12.2","","","","1"`, `"12.2","","r","","1"`, false, `SYMBOL "r"`},
		{"a series that has ended", `"12.2","","","","1"`, `"12.2","","","t","1"`, false, `TERMINATED "t"`},
		{"a year that stands twice", `"1950","Canada"`, `"1949","Canada"`, false, "stands twice"},
		{"another base in between", `"1950","Canada","2016A000011124","All-items","2002=100"`, `"1950","Canada","2016A000011124","All-items","1992=100"`, false, "began with the base 2002=100"},
		{"a new column", `"DECIMALS"`, `"DECIMALS","MORE"`, false, `new column "MORE"`},
		{"a place that is missing", `"Quebec"`, `"Elsewhere"`, false, "cpi-quebec"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			page := whole(t)
			if c.later {
				page.Beside[0].Bytes = bytes.ReplaceAll(page.Beside[0].Bytes, []byte(c.was), []byte(c.becomes))
			} else {
				n := 1
				if c.name == "a place that is missing" {
					n = -1
				}
				page.Bytes = bytes.Replace(page.Bytes, []byte(c.was), []byte(c.becomes), n)
			}
			if c.want == "" { // the same file with years far away
				page.Beside[0].Bytes = []byte("Products and product groups,2030\nAll-items,200.1\n")
				c.want = "shares no year"
			}
			var found source.Findings
			if err := built(t).Parse(page, &found); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}

func TestAnEmptyValueIsSkippedWithItsReason(t *testing.T) {
	page := whole(t)
	page.Bytes = bytes.Replace(page.Bytes, []byte(`"2.2","12.2",""`), []byte(`"2.2","",".."`), 1)
	var found source.Findings
	if err := built(t).Parse(page, &found); err != nil {
		t.Fatal(err)
	}
	if len(found.Skips) != 1 || found.Skips[0].Value != ".." {
		t.Errorf("%+v", found.Skips)
	}
}

// A year that the first file lacks is not taken from the later one: nothing
// beside it shows that both measure alike there.
func TestAGapInTheFirstFileIsNotFilledUnseen(t *testing.T) {
	page := whole(t)
	page.Bytes = bytes.Replace(page.Bytes, []byte(`"2010","Canada"`), []byte(`"1948","Canada"`), 1)
	var found source.Findings
	if err := built(t).Parse(page, &found); err != nil {
		t.Fatal(err)
	}
	if len(found.Skips) != 1 || found.Skips[0].Field != "2010" || found.Skips[0].Value != "116.5" {
		t.Errorf("%+v", found.Skips)
	}
	for _, v := range found.Values {
		if v.Series == "cpi-canada" && v.Year == 2010 {
			t.Errorf("%+v", v)
		}
	}
}
