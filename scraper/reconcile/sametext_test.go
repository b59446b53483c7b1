package reconcile

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"sillage/db/funding"
)

type labelled struct {
	ID      string                  `json:"id"`
	Lang    string                  `json:"lang"`
	Text    string                  `json:"text"`
	Amounts []struct{ Cents int64 } `json:"amounts"`
	Other   []struct{ Cents int64 } `json:"not_funding"`
}

// texts are the labelled announcements of the reader of prose: written for
// tests, about real facts.
func texts(t *testing.T) []labelled {
	t.Helper()
	f, err := os.Open("../parse/prose/testdata/labelled.ndjson")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []labelled
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var l labelled
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		out = append(out, l)
	}
	if err := lines.Err(); err != nil || len(out) < 100 {
		t.Fatalf("%d texts, %v", len(out), err)
	}
	return out
}

func (l labelled) sums() []int64 {
	var out []int64
	for _, a := range append(l.Amounts, l.Other...) {
		out = append(out, a.Cents)
	}
	return out
}

func (l labelled) as(address string) Text {
	return Text{Address: address, Lang: l.Lang, Words: len(strings.Fields(l.Text)), Signature: Sign(l.Text), Sums: l.sums()}
}

var dateline = regexp.MustCompile(`^[^\n]{3,60} /CNW[^/\n]*/ [-–—] `)

// reprinted is the text as another site prints it: its own head and foot in
// the place of the dateline, and one sentence without a sum left out.
func (l labelled) reprinted(r *rand.Rand) labelled {
	head := "Accueil > Nouvelles. Publié par la rédaction.\n\n"
	foot := "\n\nPour nous joindre : 514 555-0100. Partager cette nouvelle."
	if l.Lang == "en" {
		head, foot = "Home > News. Posted by the editors.\n\n", "\n\nContact us: 514 555-0100. Share this news."
	}
	text := dateline.ReplaceAllString(l.Text, "")
	sentences := strings.SplitAfter(text, ". ")
	if len(sentences) > 4 {
		at := 1 + r.IntN(len(sentences)-2)
		if words := len(strings.Fields(sentences[at])); !strings.ContainsAny(sentences[at], "$0123456789") && words*6 < len(strings.Fields(text)) {
			sentences = append(sentences[:at:at], sentences[at+1:]...)
		}
	}
	l.Text = head + strings.Join(sentences, "") + foot
	return l
}

var sum = regexp.MustCompile(`\d+(?:[,.]\d+)?`)

// ofTheSameForm is another release made from the same form: other sums.
func (l labelled) ofTheSameForm() labelled {
	n := 0
	l.Text = sum.ReplaceAllStringFunc(l.Text, func(s string) string { n++; return fmt.Sprint(900 + n) })
	amounts := make([]struct{ Cents int64 }, len(l.Amounts))
	for i := range amounts {
		amounts[i].Cents = l.Amounts[i].Cents + 7
	}
	l.Amounts = amounts
	return l
}

func TestReprintsAreOneReleaseAndOthersAreNot(t *testing.T) {
	all, r := texts(t), rand.New(rand.NewPCG(1, 2))
	lowest, tried := 1.0, 0
	var signed []Text
	for _, l := range all {
		signed = append(signed, l.as(l.ID))
		tried++
		a, b := l.as("a"), l.reprinted(r).as("b")
		lowest = min(lowest, a.Signature.Likeness(b.Signature))
		if !sameRelease(a, b) {
			t.Errorf("%s (%d words) and its reprint: likeness %.2f", l.ID, len(strings.Fields(l.Text)), a.Signature.Likeness(b.Signature))
		}
		if form := l.ofTheSameForm().as("c"); len(l.Amounts) > 0 && sameRelease(a, form) {
			t.Errorf("%s and a release of the same form with other sums: likeness %.2f", l.ID, a.Signature.Likeness(form.Signature))
		}
	}
	highest, pair := 0.0, ""
	for i, a := range signed {
		for _, b := range signed[:i] {
			if near := a.Signature.Likeness(b.Signature); a.Lang == b.Lang && near > highest {
				highest, pair = near, a.Address+" "+b.Address
			}
			if sameRelease(a, b) {
				t.Errorf("%s and %s are two releases: likeness %.2f", a.Address, b.Address, a.Signature.Likeness(b.Signature))
			}
		}
	}
	t.Logf("%d reprints, the least alike %.2f; of %d pairs of other releases the most alike %.2f (%s); the line is at %.2f",
		tried, lowest, len(all)*(len(all)-1)/2, highest, pair, alike)
	if tried < 80 || lowest-highest < 0.1 {
		t.Errorf("%d reprints tried, %.2f between the least alike reprint and the most alike other", tried, lowest-highest)
	}
}

func TestTheFirstStandsForAllWhateverTheOrder(t *testing.T) {
	l, r := texts(t)[0], rand.New(rand.NewPCG(3, 4))
	at := func(address string, on, rank string, of labelled) Text {
		x := of.as(address)
		x.PublishedOn, x.Rank = funding.Date(on), funding.Rank(rank)
		return x
	}
	all := []Text{
		at("https://b.example/x", "2022-03-14", "primary", l),
		at("https://a.example/x", "2022-03-14", "primary", l.reprinted(r)),
		at("https://0.example/mirror", "2022-03-14", "mirror", l),
		at("https://0.example/later", "2022-03-15", "primary", l),
		at("https://0.example/undated", "", "primary", l),
		at("https://0.example/other", "2020-01-01", "primary", texts(t)[5]),
	}
	want := map[string]string{
		"https://b.example/x": "https://a.example/x", "https://0.example/mirror": "https://a.example/x",
		"https://0.example/later": "https://a.example/x", "https://0.example/undated": "https://a.example/x",
	}
	for range 20 {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if got := Reprints(all); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %v", got)
		}
	}
}

func TestTextsOfTwoLanguagesAreNoReprints(t *testing.T) {
	l := texts(t)[0]
	a, b := l.as("a"), l.as("b")
	b.Lang = "en"
	if len(Reprints([]Text{a, b})) != 0 {
		t.Error("one text in two languages is taken for a reprint")
	}
}

func TestASignatureIsStoredAndReadBack(t *testing.T) {
	s := Sign("un texte, deux mots")
	if got, err := SignatureOf(s.Bytes()); err != nil || got != s {
		t.Errorf("%v, %v", got == s, err)
	}
	if _, err := SignatureOf([]byte("short")); err == nil {
		t.Error("five bytes pass for a signature")
	}
	if sameRelease(Text{Words: 20}, Text{Words: 20}) {
		t.Error("two lines are taken for a release")
	}
	if Sign("Texte ÉGAL !") != Sign("texte egal") {
		t.Error("case, accents and marks count")
	}
}
