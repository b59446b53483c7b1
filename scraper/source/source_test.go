package source

import (
	"strings"
	"testing"
	"testing/fstest"

	"sillage/db/funding"
)

func TestExpectNamesEveryBrokenBound(t *testing.T) {
	found := &Findings{Figures: []funding.Figure{{Key: "a", PublishedOn: "2024"}, {Key: "b"}}}
	found.Skip("x.csv, 1", "", "", "no reason to keep it")
	found.Skip("x.csv, 2", "", "", "no reason to keep it")
	cases := []struct {
		name   string
		expect Expect
		want   []string
	}{
		{"all is well", Expect{Min: map[string]int{"figures": 2}, Max: map[string]int{"figures": 2}, MaxSkipped: 2, Filled: map[string]float64{"figures.published_on": .5}}, nil},
		{"too few", Expect{Min: map[string]int{"figures": 3, "awards": 1}, MaxSkipped: 2}, []string{"figures: 2 found, at least 3", "awards: 0 found, at least 1"}},
		{"too many", Expect{Min: map[string]int{"figures": 1}, Max: map[string]int{"figures": 1}, MaxSkipped: 2}, []string{"figures: 2 found, at most 1"}},
		{"too many skips", Expect{Min: map[string]int{"figures": 1}, MaxSkipped: 1}, []string{"skips: 2, at most 1"}},
		{"a field too empty", Expect{Min: map[string]int{"figures": 1}, MaxSkipped: 2, Filled: map[string]float64{"figures.published_on": .6}}, []string{"figures.published_on: filled in 50 %"}},
		{"a kind that does not exist", Expect{Min: map[string]int{"numbers": 1}, MaxSkipped: 2}, []string{`"numbers"`}},
		{"a field that does not exist", Expect{Min: map[string]int{"figures": 1}, MaxSkipped: 2, Filled: map[string]float64{"figures.colour": 1}}, []string{`"figures.colour"`}},
		{"nothing expected", Expect{MaxSkipped: 2}, []string{"no minimum is expected"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := c.expect.Check(found)
			if len(c.want) == 0 {
				if err != nil {
					t.Fatalf("got %v", err)
				}
				return
			}
			for _, w := range c.want {
				if err == nil || !strings.Contains(err.Error(), w) {
					t.Errorf("got %v, want %q in it", err, w)
				}
			}
		})
	}
}

func TestLookupsWantAReasonAndReportUnusedLines(t *testing.T) {
	for name, text := range map[string]string{
		"no reason":  "raw,value,why\na,b,\n",
		"twice":      "raw,value,why\na,b,c\na,d,e\n",
		"no raw":     "raw,value,why\n,b,c\n",
		"new column": "raw,value,why,who\na,b,c,d\n",
	} {
		if _, err := ReadLookups("lookups.csv", []byte(text)); err == nil || !strings.Contains(err.Error(), "lookups.csv") {
			t.Errorf("%s: got %v, want an error naming the file", name, err)
		}
	}
	lookups, err := ReadLookups("lookups.csv", []byte("raw,value,why\nGouv. du Qc,qc,its own short form\nold,new,renamed\n"))
	if err != nil {
		t.Fatal(err)
	}
	var found Findings
	if v, ok := found.Lookup(lookups, "Gouv. du Qc"); !ok || v != "qc" {
		t.Errorf("got %q, %v", v, ok)
	}
	if _, ok := found.Lookup(lookups, "unheard of"); ok {
		t.Error("a word that no line has was found")
	}
	if unused := found.UnusedLookups(lookups); len(unused) != 1 || unused[0] != "old" {
		t.Errorf("unused lines: %v, want [old]", unused)
	}
}

func TestASourceReadsItsInputsTogether(t *testing.T) {
	s := Source{Files: fstest.MapFS{"a/one.csv": {Data: []byte("1")}, "a/two.csv": {Data: []byte("2")}}}
	page, err := s.Read(Input{Path: "a/one.csv", Beside: []Input{{Path: "a/two.csv"}}})
	if err != nil {
		t.Fatal(err)
	}
	if part, err := page.Part("two.csv"); err != nil || string(part.Bytes) != "2" {
		t.Errorf("got %q, %v", part.Bytes, err)
	}
	if _, err := page.Part("three.csv"); err == nil {
		t.Error("a file that was not read is found")
	}
	if _, err := s.Read(Input{Path: "a/none.csv"}); err == nil || !strings.Contains(err.Error(), "none.csv") {
		t.Errorf("got %v, want an error naming the file", err)
	}
}
