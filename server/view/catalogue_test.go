package view

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sillage/db/funding"
)

func TestEveryKeyOfTheCatalogueIsUsed(t *testing.T) {
	used, families := map[string]bool{}, map[string]bool{}
	for _, set := range mustNew(t).sets[French] {
		for _, use := range keysOf(set) {
			if use.function == "word" {
				families[use.key] = true
			} else {
				used[use.key] = true
			}
		}
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	inCode := regexp.MustCompile(`\b(say|sayOf|words|count|withUnit)\("([^"]+)"`)
	for _, name := range sources {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range inCode.FindAllStringSubmatch(string(text), -1) {
			if call[1] == "sayOf" {
				families[call[2]] = true
			}
			used[call[2]] = true
		}
	}
	for _, p := range Pages() {
		used["title."+p.template()] = true
	}
	for _, c := range funding.Stages.Codes {
		used["answer:stage_"+c.Value] = true
	}
	families["unit"] = true // units that releases bring
	w := newWording(French)
	for key := range w.plain {
		family, _, isMember := strings.Cut(key, ":")
		if !used[key] && !(isMember && families[family]) {
			t.Errorf("nothing uses %q", key)
		}
	}
	for key := range w.plural {
		family, _, isMember := strings.Cut(key, ":")
		if !used[key] && !(isMember && families[family]) {
			t.Errorf("nothing uses %q", key)
		}
	}
}

func TestTheCatalogueIsWholeInBothLanguagesWithoutDoubles(t *testing.T) {
	seen := map[string]bool{}
	for _, list := range vocabulary {
		for _, p := range list {
			if p.fr == "" || p.en == "" {
				t.Errorf("%s lacks a language", p.key)
			}
			if seen[p.key] {
				t.Errorf("%s stands twice", p.key)
			}
			seen[p.key] = true
		}
	}
	for _, c := range slices.Concat(countedWords, insteadCounted, questionCounts, recordCounts) {
		for _, form := range []string{c.frOne, c.frOther, c.enOne, c.enOther} {
			if strings.Count(form, "%s") != 1 {
				t.Errorf("%s: %q has no place for its number", c.key, form)
			}
		}
	}
	for _, list := range funding.AllLists {
		if !seen["list:"+list.Name] {
			t.Errorf("list %s has no title on the method page", list.Name)
		}
	}
	for _, c := range funding.Stages.Codes {
		if !seen["answer:stage_"+c.Value] {
			t.Errorf("the answer has no word for stage %s", c.Value)
		}
	}
}

// Words that suppose an intention are never said of a named body.
func TestNoPhraseSupposesAnIntention(t *testing.T) {
	never := regexp.MustCompile(`(?i)\b(kept|silent|hidden|missing money|opaque)\b|gardée?s?\b|silencieu|cachée?s?\b|argent manquant`)
	for _, lang := range Langs {
		for _, words := range wordsOf(lang) {
			if at := never.FindString(words); at != "" {
				t.Errorf("%s: %q in %q", lang, at, words)
			}
		}
	}
}

func TestWordsAreTypesetForTheirLanguage(t *testing.T) {
	plain := regexp.MustCompile(`[ \w][:;?!%»]|« |'| [:;?!%»$]`)
	for _, words := range wordsOf(French) {
		if at := plain.FindString(strings.ReplaceAll(words, "%s", "")); at != "" {
			t.Errorf("French %q: %q", words, at)
		}
	}
	for _, words := range wordsOf(English) {
		if strings.ContainsAny(words, "'\"«»") {
			t.Errorf("English %q", words)
		}
	}
	for given, want := range map[string]string{
		"l'année : %s %":  "l’année\u00a0: %s\u00a0%",
		"« oui » ; non ?": "«\u00a0oui\u00a0»\u202f; non\u202f?",
	} {
		if got := typeset(French, given); got != want {
			t.Errorf("typeset(%q) = %q, want %q", given, got, want)
		}
	}
}

func wordsOf(lang Lang) []string {
	var all []string
	w := newWording(lang)
	for _, words := range w.plain {
		all = append(all, words)
	}
	for _, forms := range w.plural {
		all = append(all, forms[0], forms[1])
	}
	slices.Sort(all)
	return all
}

func TestPluralsFollowTheirLanguage(t *testing.T) {
	cases := []struct {
		lang Lang
		n    int
		want string
	}{
		{French, 0, "0 octroi"}, {French, 1, "1 octroi"}, {French, 2, "2 octrois"}, {French, 3000, "3\u00a0000 octrois"},
		{English, 0, "0 awards"}, {English, 1, "1 award"}, {English, 2, "2 awards"}, {English, 3000, "3,000 awards"},
	}
	for _, c := range cases {
		got, err := newPrinter(c.lang).plural("awards", c.n)
		if err != nil || got != c.want {
			t.Errorf("%s %d: %q, %v, want %q", c.lang, c.n, got, err, c.want)
		}
	}
}

func TestAMissingWordIsAnError(t *testing.T) {
	p := newPrinter(French)
	if _, err := p.say("no such key"); err == nil {
		t.Error("a missing key prints something")
	}
	if _, err := p.sayOf("role", "emperor"); err == nil {
		t.Error("a missing member prints something")
	}
	if _, err := p.count("no such key", 1, "1"); err == nil {
		t.Error("a missing plural prints something")
	}
	if _, err := p.code("stage", "dreamt"); err == nil {
		t.Error("an unknown code prints something")
	}
}

func TestQuantitiesPrintTheirUnit(t *testing.T) {
	cases := []struct {
		lang  Lang
		value funding.Decimal
		unit  string
		want  Text
	}{
		{French, funding.Decimal{Mantissa: 725, Decimals: 1}, "percent", Text{"72,5\u00a0%", ""}},
		{English, funding.Decimal{Mantissa: 72}, "percent", Text{"72%", ""}},
		{French, funding.Decimal{Mantissa: 3000}, "organizations", Text{"3\u00a0000 organismes", ""}},
		{English, funding.Decimal{Mantissa: 1}, "persons", Text{"1 person", ""}},
		{French, funding.Decimal{Mantissa: 2}, "wind_mills", Text{"2\u00a0wind mills", "en"}},
	}
	for _, c := range cases {
		if got := newPrinter(c.lang).measured(c.value, c.unit); got != c.want {
			t.Errorf("%s %v %s: %q, want %q", c.lang, c.value, c.unit, got, c.want)
		}
	}
}

func TestAddressesFollowTheLanguage(t *testing.T) {
	cases := map[string]string{
		Href(French, HomeAt, ""):               "/fr/",
		Href(English, ProgrammesAt, "dataide"): "/en/programs/dataide",
		Href(French, AwardsAt, "a.b.c"):        "/fr/octrois/a.b.c",
		Href(French, EvidenceAt, "F0001"):      "/fr/preuves/F0001",
	}
	for got, want := range cases {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestNumeralsPartFromTheirWord(t *testing.T) {
	for text, want := range map[string]numeral{
		"au moins\u00a05,4\u00a0M$": {"au moins\u00a0", "5,4\u00a0M$"},
		"at least\u00a0$5.4M":       {"at least\u00a0", "$5.4M"},
		"3,6\u00a0M$":               {"", "3,6\u00a0M$"},
	} {
		if got := splitNumeral(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
