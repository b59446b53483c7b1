package register

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"sillage/db/funding"
)

// further are places that read alike in both languages and are no region or
// municipality of the edition's lists.
var further = []string{"Québec", "Canada", "Grand Montréal", "Témiscamingue", "Eeyou Istchee", "Nunavik", "Baie-James", "MRC de Mékinac", "Montréal-Nord"}

// A page says in its reader's language what a reading says in its own words:
// what is counted, where, and what class of bodies pays or receives. Names of
// places and years need no second language.
func TestEveryPhraseOfTheReadingHasBothLanguages(t *testing.T) {
	found, _ := builtIn(t)
	said := map[string]bool{}
	party := func(p funding.Party) { said[p.Class] = true }
	for _, f := range found.Figures {
		said[f.Perimeter], said[f.Region] = true, true
		party(f.Payer)
		party(f.Receiver)
	}
	for _, a := range found.Awards {
		party(a.Payer)
		party(a.Receiver)
	}
	for _, q := range found.Quantities {
		said[q.Perimeter], said[q.Region] = true, true
	}
	for _, s := range found.Statements {
		said[s.Perimeter], said[s.Region] = true, true
	}
	for _, o := range found.Organizations {
		said[o.Region] = true
	}
	places := slices.Clone(further)
	for _, r := range found.Regions {
		places = append(places, r.Name)
	}
	slices.SortFunc(places, func(a, b string) int { return len(b) - len(a) })
	onlyYears := regexp.MustCompile(`^[\s\d;,+–-]*$`)
	told := map[string]bool{}
	for _, p := range found.Phrases {
		told[p.Words] = true
		if !said[p.Words] {
			t.Errorf("no row says %q", p.Words)
		}
	}
	for words := range said {
		rest := words
		for _, name := range places {
			rest = strings.ReplaceAll(rest, name, "")
		}
		if !told[words] && !onlyYears.MatchString(rest) {
			t.Errorf("%q has no other language in phrases.csv", words)
		}
	}
}
