package prose_test

import (
	"fmt"
	"hash/fnv"
	"strings"
	"testing"

	"sillage/scraper/parse/prose"
)

// The rules were tuned on one half of the labelled texts, parted by a hash of
// their ids; the other half was read by the rules only. Both are printed.
func TestTheLabelledTextsAreReadWellEnough(t *testing.T) {
	names := editionNames(t)
	var all, tuned, heldOut, unaided prose.Score
	for _, l := range labelledTexts(t) {
		text := prose.Labelled{ID: l.ID, Lang: l.Lang, Text: l.Text}
		for _, a := range l.Amounts {
			text.Amounts = append(text.Amounts, prose.LabelledSum{Cents: a.Cents, Qualifier: a.Qualifier, Basis: a.Basis})
		}
		for _, p := range l.Parties {
			text.Parties = append(text.Parties, prose.LabelledParty{Name: p.Name, Role: p.Role})
		}
		all.Add(text, names)
		unaided.Add(text, nil)
		if tunedOn(l.ID) {
			tuned.Add(text, names)
		} else {
			heldOut.Add(text, names)
		}
	}
	for _, s := range []struct {
		what string
		prose.Score
	}{{"tuned on", tuned}, {"held out", heldOut}, {"all", all}, {"all, no known names", unaided}} {
		t.Logf("%-19s %3d texts: amounts %s, qualifiers %s, basis %s, parties %s", s.what, s.Texts,
			shares(s.Amounts), shares(s.Qualifiers), shares(s.Bases), shares(s.Parties))
	}
	for _, f := range []struct {
		what              string
		got               prose.Tally
		precision, recall float64
	}{
		{"amounts", all.Amounts, 0.97, 0.95},
		{"amounts of the texts held out", heldOut.Amounts, 0.95, 0.95},
		{"qualifiers", all.Qualifiers, 0.95, 0.95},
		{"parties", all.Parties, 0.90, 0.80},
	} {
		if f.got.Precision < f.precision || f.got.Recall < f.recall {
			t.Errorf("%s: precision %.3f recall %.3f, fewer than %.2f and %.2f", f.what, f.got.Precision, f.got.Recall, f.precision, f.recall)
		}
	}
}

func shares(t prose.Tally) string {
	return fmt.Sprintf("%.3f/%.3f", t.Precision, t.Recall)
}

// tunedOn parts the texts by the FNV-1a hash of their ids: even is tuned on.
func tunedOn(id string) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()%2 == 0
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
