package prose_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// labelled is one line of testdata/labelled.ndjson; the README beside it is
// the guide to what each label means.
type labelled struct {
	ID         string   `json:"id"`
	Lang       string   `json:"lang"`
	Text       string   `json:"text"`
	Amounts    []amount `json:"amounts"`
	Parties    []party  `json:"parties"`
	NotFunding []sum    `json:"not_funding"`
	PastTotals []sum    `json:"past_totals"`
	About      string   `json:"about"`
	Facts      []string `json:"facts"`
}

type amount struct {
	Cents     int64  `json:"cents"`
	Qualifier string `json:"qualifier"`
	Basis     string `json:"basis"`
}

type party struct {
	Name string `json:"name"`
	Role string `json:"role"`
}

type sum struct {
	Cents int64 `json:"cents"`
}

var (
	languages  = []string{"fr", "en"}
	qualifiers = []string{"exact", "at_least", "about", "up_to"}
	bases      = []string{"one_year", "several_years", "cumulative", "recurring_level", "increase", "not_stated"}
	roles      = []string{"payer", "manager", "partner", "recipient"}
	idForm     = regexp.MustCompile(`^(fr|en)-\d{3}$`)
	factForm   = regexp.MustCompile(`^([FNS]\d{4}|(otf|gc|gcnews|t3010):[0-9A-Za-z-]+)$`)
)

const (
	fewestWords = 40
	mostWords   = 350
)

func TestEveryLabelledLineKeepsTheGuide(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range labelledTexts(t) {
		if seen[l.ID] {
			t.Errorf("%s stands twice", l.ID)
		}
		seen[l.ID] = true
		for _, b := range breaches(l) {
			t.Errorf("%s: %s", l.ID, b)
		}
	}
}

func TestTheLabelledSetIsLargeAndHardEnough(t *testing.T) {
	texts := labelledTexts(t)
	have := count(texts)
	floors := []struct {
		what       string
		got, least int
	}{
		{"texts", have.texts, 60},
		{"French texts", have.french, (have.texts + 1) / 2},
		{"texts with several amounts and several parties", have.several, (have.texts + 2) / 3},
		{"texts with money that is no funding", have.withNegatives, 20},
		{"texts where no amount is funding", have.withoutFunding, 5},
		{"texts with a past total", have.withPast, 10},
	}
	for _, f := range floors {
		if f.got < f.least {
			t.Errorf("%s: %d, fewer than %d", f.what, f.got, f.least)
		}
	}
	for _, code := range slices.Concat(qualifiers, bases, roles) {
		if have.codes[code] < 5 {
			t.Errorf("label %s: %d times, fewer than 5", code, have.codes[code])
		}
	}
}

func TestBreachesAreFound(t *testing.T) {
	cases := []struct {
		name  string
		spoil func(*labelled)
		want  string
	}{
		{"an id of another language", func(l *labelled) { l.ID = "en-001" }, "id"},
		{"an unknown language", func(l *labelled) { l.Lang = "de" }, "lang"},
		{"a short text", func(l *labelled) { l.Text = "Le Centre a reçu 5 $." }, "words"},
		{"no purpose", func(l *labelled) { l.About = "" }, "about"},
		{"no facts", func(l *labelled) { l.Facts = nil }, "facts"},
		{"a fact of no known list", func(l *labelled) { l.Facts = []string{"X1"} }, "fact"},
		{"no list of amounts", func(l *labelled) { l.Amounts = nil }, "amounts"},
		{"no list of parties", func(l *labelled) { l.Parties = nil }, "parties"},
		{"an amount of nothing", func(l *labelled) { l.Amounts[0].Cents = 0 }, "cents"},
		{"an unknown qualifier", func(l *labelled) { l.Amounts[0].Qualifier = "over" }, "qualifier"},
		{"an unknown basis", func(l *labelled) { l.Amounts[0].Basis = "" }, "basis"},
		{"an unknown role", func(l *labelled) { l.Parties[0].Role = "funder" }, "role"},
		{"a party that the text does not print", func(l *labelled) { l.Parties[0].Name = "Le Cercle" }, "not in the text"},
		{"a name with a space around it", func(l *labelled) { l.Parties[0].Name = " Centre" }, "around"},
		{"the same party in the same role", func(l *labelled) { l.Parties = append(l.Parties, l.Parties[0]) }, "twice"},
		{"a past total that is no amount", func(l *labelled) { l.PastTotals = []sum{{7}} }, "past"},
		{"a past total counted more often than it stands", func(l *labelled) { l.PastTotals = []sum{{500}, {500}} }, "past"},
		{"a debt as other money", func(l *labelled) { l.NotFunding = []sum{{-1}} }, "cents"},
	}
	if got := breaches(sound()); len(got) > 0 {
		t.Fatalf("a sound line is refused: %v", got)
	}
	for _, c := range cases {
		l := sound()
		c.spoil(&l)
		if got := strings.Join(breaches(l), "; "); !strings.Contains(got, c.want) {
			t.Errorf("%s: found %q, want something on %q", c.name, got, c.want)
		}
	}
}

func sound() labelled {
	return labelled{
		ID: "fr-001", Lang: "fr", Text: "Le Centre a reçu 5 $." + strings.Repeat(" Voilà.", fewestWords),
		Amounts: []amount{{500, "exact", "not_stated"}}, Parties: []party{{"Centre", "recipient"}},
		About: "a sound line", Facts: []string{"F0001"},
	}
}

// breaches names what is wrong with the form of one line.
func breaches(l labelled) []string {
	var out []string
	say := func(wrong bool, format string, values ...any) {
		if wrong {
			out = append(out, fmt.Sprintf(format, values...))
		}
	}
	say(!slices.Contains(languages, l.Lang), "lang %q is not known", l.Lang)
	say(!idForm.MatchString(l.ID) || !strings.HasPrefix(l.ID, l.Lang+"-"), "id %q is not of the form %s-000", l.ID, l.Lang)
	words := len(strings.Fields(l.Text))
	say(words < fewestWords || words > mostWords, "%d words, not %d to %d", words, fewestWords, mostWords)
	say(l.About == "", "about is empty")
	say(len(l.Facts) == 0, "no facts are named")
	for _, f := range l.Facts {
		say(!factForm.MatchString(f), "fact %q has no known form", f)
	}
	return append(out, labelBreaches(l)...)
}

// labelBreaches names what is wrong with the labels of one line.
func labelBreaches(l labelled) []string {
	var out []string
	say := func(wrong bool, format string, values ...any) {
		if wrong {
			out = append(out, fmt.Sprintf(format, values...))
		}
	}
	say(l.Amounts == nil, "amounts are missing, which is not the same as none")
	say(l.Parties == nil, "parties are missing, which is not the same as none")
	left := map[int64]int{}
	for _, a := range l.Amounts {
		left[a.Cents]++
		say(a.Cents <= 0, "%d cents", a.Cents)
		say(!slices.Contains(qualifiers, a.Qualifier), "qualifier %q is not known", a.Qualifier)
		say(!slices.Contains(bases, a.Basis), "basis %q is not known", a.Basis)
	}
	for _, s := range l.PastTotals {
		left[s.Cents]--
		say(left[s.Cents] < 0, "past total of %d cents is not among the amounts", s.Cents)
	}
	for _, s := range l.NotFunding {
		say(s.Cents <= 0, "%d cents", s.Cents)
	}
	for n, p := range l.Parties {
		say(!slices.Contains(roles, p.Role), "role %q is not known", p.Role)
		say(p.Name == "" || !strings.Contains(l.Text, p.Name), "party %q is not in the text", p.Name)
		say(p.Name != strings.TrimSpace(p.Name), "party %q has space around it", p.Name)
		say(slices.Contains(l.Parties[:n], p), "party %q is %s twice", p.Name, p.Role)
	}
	return out
}

type counts struct {
	texts, french, several, withNegatives, withoutFunding, withPast int

	codes map[string]int
}

func count(texts []labelled) counts {
	c := counts{texts: len(texts), codes: map[string]int{}}
	for _, l := range texts {
		names := map[string]bool{}
		for _, p := range l.Parties {
			names[p.Name] = true
			c.codes[p.Role]++
		}
		for _, a := range l.Amounts {
			c.codes[a.Qualifier]++
			c.codes[a.Basis]++
		}
		for counter, holds := range map[*int]bool{
			&c.french:         l.Lang == "fr",
			&c.several:        len(l.Amounts) > 1 && len(names) > 1,
			&c.withNegatives:  len(l.NotFunding) > 0,
			&c.withoutFunding: len(l.Amounts) == 0,
			&c.withPast:       len(l.PastTotals) > 0,
		} {
			if holds {
				*counter++
			}
		}
	}
	return c
}

// labelledTexts reads the set; a field that the guide does not know stops it.
func labelledTexts(t testing.TB) []labelled {
	t.Helper()
	return labelledFile(t, "labelled.ndjson")
}

func labelledFile(t testing.TB, name string) []labelled {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	})
	var out []labelled
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		l, err := lineOf(lines.Bytes())
		if err != nil {
			t.Fatalf("line %d: %v", len(out)+1, err)
		}
		out = append(out, l)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func lineOf(raw []byte) (labelled, error) {
	var l labelled
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&l); err != nil {
		return labelled{}, err
	}
	if decoder.More() {
		return labelled{}, errors.New("more than one object")
	}
	return l, nil
}
