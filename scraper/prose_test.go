package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sillage/scraper/edition/quebec"
)

func TestAnyTextIsReadIntoCandidates(t *testing.T) {
	text := "QUÉBEC, le 14 mars 2022 /CNW Telbec/ - Le gouvernement du Québec accorde plus de 5,4 millions de dollars sur trois ans à Centraide du Grand Montréal, qui les redistribuera à 500 organismes. La valeur des projets est de 9 M$."
	for _, c := range []struct{ name, file, content string }{
		{"a plain text", "a.txt", text},
		{"a page", "a.html", "<!DOCTYPE html><html><body><nav>5 M$ au menu</nav><main><p>" + text + "</p></main></body></html>"},
	} {
		file := filepath.Join(t.TempDir(), c.file)
		if err := os.WriteFile(file, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		var got reading
		if err := json.Unmarshal([]byte(mustCall(t, quebec.Files, "read", file, "--lang", "fr", "--json")), &got); err != nil {
			t.Fatal(err)
		}
		if got.ID != file || got.Lang != "fr" || got.Place != "QUÉBEC" || got.Date != "2022-03-14" {
			t.Errorf("%s: %+v", c.name, got)
		}
		if len(got.Amounts) != 1 || got.Amounts[0].Cents != 540_000_000 || got.Amounts[0].Qualifier != "at_least" || got.Amounts[0].Basis != "several_years" ||
			got.Amounts[0].Years != 3 || got.Text[got.Amounts[0].Start:got.Amounts[0].End] != "plus de 5,4 millions de dollars" {
			t.Errorf("%s: amounts %+v", c.name, got.Amounts)
		}
		if len(got.Others) != 1 || got.Others[0].Cents != 900_000_000 || got.Others[0].Cue != "valeur" {
			t.Errorf("%s: other sums %+v", c.name, got.Others)
		}
		var parties []string
		for _, p := range got.Parties {
			parties = append(parties, p.Role+" "+p.Name+" "+p.Key)
		}
		want := "payer gouvernement du Québec gouvernement-du-quebec; manager Centraide du Grand Montréal centraide-grand-montreal; recipient 500 organismes "
		if strings.Join(parties, "; ") != want {
			t.Errorf("%s: parties %q", c.name, parties)
		}
	}
}

func TestLabelledTextsAreScored(t *testing.T) {
	out := mustCall(t, quebec.Files, "score", "prose", "parse/prose/testdata/labelled.ndjson", "--json")
	var got struct {
		Texts   int
		Amounts struct{ Precision, Recall float64 }
		Parties struct{ Precision, Recall float64 }
		Basis   struct{ Found int }
		Misses  []struct{ ID, What, Value string }
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if got.Texts != 120 || got.Amounts.Precision < 0.97 || got.Amounts.Recall < 0.95 || got.Parties.Precision < 0.90 || got.Parties.Recall < 0.80 || got.Basis.Found == 0 {
		t.Errorf("%+v", got)
	}
	if len(got.Misses) == 0 || got.Misses[0].ID == "" {
		t.Errorf("no misses are named: %+v", got.Misses)
	}
}

func TestEachMissOfTheLabelsIsSaid(t *testing.T) {
	text := `{"id":"un","lang":"fr","text":"Le Centre Horizon a reçu 5 000 $.","amounts":[{"cents":700000,"qualifier":"exact","basis":"not_stated"}],"parties":[{"name":"Centre Horizon","role":"recipient"}]}`
	file := filepath.Join(t.TempDir(), "un.ndjson")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	_, words, err := call(quebec.Files, "score", "prose", file)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"un: amounts not labelled: 500000", "un: amounts not found: 700000", "un: basis not found: 700000 not_stated"} {
		if !strings.Contains(words, want+"\n") {
			t.Errorf("%q is not in\n%s", want, words)
		}
	}
	if strings.Contains(words, "parties not") {
		t.Errorf("a party that was read is told as a miss:\n%s", words)
	}
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.ndjson")
	if err := os.WriteFile(broken, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"read", "absent.txt", "--lang", "fr"}, "absent.txt"},
		{[]string{"read", broken, "--lang", "de"}, "lang"},
		{[]string{"read", broken}, "lang"},
		{[]string{"score", "prose", broken}, "line 1"},
		{[]string{"score", "verse", broken}, "verse"},
	} {
		if _, _, err := call(quebec.Files, c.args...); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v, want something on %q", c.args, err, c.want)
		}
	}
}

func TestStandardInputIsReadForADash(t *testing.T) {
	s := &scraper{in: strings.NewReader("5 M$")}
	if raw, err := s.input("-"); err != nil || string(raw) != "5 M$" {
		t.Errorf("got %q, %v", raw, err)
	}
}
