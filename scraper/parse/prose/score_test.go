package prose_test

import (
	"fmt"
	"strings"
	"testing"

	"sillage/scraper/parse/prose"
)

// floor is the least precision and recall that a set must be read with.
type floor struct{ precision, recall float64 }

// sets are the labelled texts, by who has seen them. The rules were tuned on all
// but the last, whose texts and labels their author never read: its figures are
// those to expect of a text that nobody has seen.
var sets = []struct {
	file                            string
	amounts, qualifiers, basis, all floor // all: parties
}{
	{"labelled.ndjson", floor{0.98, 0.98}, floor{0.97, 0.97}, floor{0.95, 0.95}, floor{0.97, 0.96}},
	{"phrases.ndjson", floor{0.97, 0.97}, floor{0.97, 0.97}, floor{0.94, 0.94}, floor{0.94, 0.90}},
	{"unseen_dev.ndjson", floor{0.97, 0.97}, floor{0.97, 0.97}, floor{0.95, 0.95}, floor{0.95, 0.95}},
	{"unseen_test.ndjson", floor{0.97, 0.99}, floor{0.97, 0.99}, floor{0.95, 0.97}, floor{0.92, 0.86}},
	{"unseen_judge.ndjson", floor{0.98, 0.98}, floor{0.98, 0.98}, floor{0.96, 0.96}, floor{0.96, 0.96}},
	{"unseen_judge2.ndjson", floor{0.98, 0.98}, floor{0.98, 0.98}, floor{0.97, 0.97}, floor{0.97, 0.96}},
	{"unseen_judge3.ndjson", floor{0.98, 0.98}, floor{0.98, 0.98}, floor{0.86, 0.85}, floor{0.91, 0.84}},
}

func TestTheLabelledTextsAreReadWellEnough(t *testing.T) {
	names := editionNames(t)
	for _, set := range sets {
		var aided, unaided prose.Score
		for _, l := range labelledFile(t, set.file) {
			aided.Add(scored(l), names)
			unaided.Add(scored(l), nil)
		}
		for _, s := range []struct {
			names string
			prose.Score
		}{{"known names", aided}, {"no known names", unaided}} {
			t.Logf("%-18s %-14s %3d texts: amounts %s, qualifiers %s, basis %s, parties %s", set.file, s.names, s.Texts,
				shares(s.Amounts), shares(s.Qualifiers), shares(s.Bases), shares(s.Parties))
		}
		for _, f := range []struct {
			what string
			got  prose.Tally
			floor
		}{{"amounts", aided.Amounts, set.amounts}, {"qualifiers", aided.Qualifiers, set.qualifiers}, {"basis", aided.Bases, set.basis}, {"parties", aided.Parties, set.all}} {
			if f.got.Precision < f.precision || f.got.Recall < f.recall {
				t.Errorf("%s: %s: precision %.3f recall %.3f, fewer than %.2f and %.2f", set.file, f.what, f.got.Precision, f.got.Recall, f.precision, f.recall)
			}
		}
	}
}

// scored is a labelled text in the form that Score reads.
func scored(l labelled) prose.Labelled {
	text := prose.Labelled{ID: l.ID, Lang: l.Lang, Text: l.Text}
	for _, a := range l.Amounts {
		text.Amounts = append(text.Amounts, prose.LabelledSum{Cents: a.Cents, Qualifier: a.Qualifier, Basis: a.Basis})
	}
	for _, p := range l.Parties {
		text.Parties = append(text.Parties, prose.LabelledParty{Name: p.Name, Role: p.Role})
	}
	return text
}

func TestEveryLabelIsOneThatTheGuideKnows(t *testing.T) {
	for _, set := range sets {
		for _, l := range labelledFile(t, set.file) {
			for _, b := range labelBreaches(l) {
				t.Errorf("%s: %s: %s", set.file, l.ID, b)
			}
			if l.About == "" || len(l.Facts) == 0 {
				t.Errorf("%s: %s does not say what it is about and where its facts are from", set.file, l.ID)
			}
		}
	}
}

func shares(t prose.Tally) string {
	return fmt.Sprintf("%.3f/%.3f", t.Precision, t.Recall)
}

// editionNames are the names that the edition knows.
func editionNames(t *testing.T) *prose.Names {
	t.Helper()
	var names []prose.Name
	add := func(key, name string, programme bool) {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, prose.Name{Key: key, Name: name, Programme: programme})
		}
	}
	for _, o := range registerRows(t, "organizations.csv") {
		add(o["key"], o["name_fr"], false)
		add(o["key"], o["name_en"], false)
		for _, alias := range strings.Split(o["aliases"], ";") {
			add(o["key"], alias, false)
		}
	}
	for _, p := range registerRows(t, "programmes.csv") {
		add(p["key"], p["name_fr"], true)
		add(p["key"], p["name_en"], true)
	}
	return prose.NewNames(names)
}

func TestAScoreCountsWhatIsRightAndNamesTheRest(t *testing.T) {
	file := `{"id":"a","lang":"fr","text":"Le gouvernement du Québec accorde 5 000 $ à la Maison des jeunes de Sorel.","amounts":[{"cents":500000,"qualifier":"about","basis":"not_stated"},{"cents":7,"qualifier":"exact","basis":"not_stated"}],"parties":[{"name":"Le Gouvernement du Québec","role":"payer"},{"name":"Maison des jeunes de Sorel","role":"manager"}],"about":"x"}

`
	s, err := prose.ScoreLines(strings.NewReader(file), nil)
	if err != nil {
		t.Fatal(err)
	}
	if s.Texts != 1 || s.Amounts.Right != 1 || s.Amounts.Found != 1 || s.Amounts.Labelled != 2 || s.Amounts.Precision != 1 || s.Amounts.Recall != 0.5 {
		t.Errorf("amounts: %+v", s.Amounts)
	}
	if s.Qualifiers.Right != 0 || s.Bases.Right != 1 {
		t.Errorf("qualifiers %+v, basis %+v", s.Qualifiers, s.Bases)
	}
	if s.Parties.Right != 1 || s.Parties.Found != 2 || s.Parties.Labelled != 2 {
		t.Errorf("parties: %+v", s.Parties)
	}
	want := []prose.Miss{
		{"a", "amounts", "7", false},
		{"a", "qualifiers", "500000 exact", true}, {"a", "qualifiers", "500000 about", false}, {"a", "qualifiers", "7 exact", false},
		{"a", "basis", "7 not_stated", false},
		{"a", "parties", "recipient maison des jeunes de sorel", true}, {"a", "parties", "manager maison des jeunes de sorel", false},
	}
	if len(s.Misses) != len(want) {
		t.Fatalf("misses: %+v", s.Misses)
	}
	for i, m := range s.Misses {
		if m != want[i] {
			t.Errorf("miss %d: %+v, want %+v", i, m, want[i])
		}
	}
}

func TestAFileThatCannotBeScoredNamesItsLine(t *testing.T) {
	for _, file := range []string{"{\"lang\":\"fr\"}\n{", `{"lang":"fr"}` + "\n" + `{"lang":"de"}`} {
		if _, err := prose.ScoreLines(strings.NewReader(file), nil); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: %v", file, err)
		}
	}
}
