package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"sillage/scraper/parse"
	"sillage/scraper/parse/prose"
	"sillage/scraper/source"
)

// reading is what read prints: the label of a text, with all that the reader
// knows of each finding.
type reading struct {
	ID       string        `json:"id"`
	Lang     string        `json:"lang"`
	Text     string        `json:"text"`
	Place    string        `json:"place,omitempty"`
	Date     string        `json:"date,omitempty"`
	Amounts  []readAmount  `json:"amounts"`
	Parties  []readParty   `json:"parties"`
	Others   []readAmount  `json:"not_funding"`
	Mentions []readMention `json:"programmes"`
}

type readAmount struct {
	prose.LabelledSum
	Currency   string `json:"currency"`
	Step       int64  `json:"step_cents"`
	Stage      string `json:"stage,omitempty"`
	Years      int    `json:"duration_years,omitempty"`
	Months     int    `json:"duration_months,omitempty"`
	From       string `json:"from,omitempty"`
	Until      string `json:"until,omitempty"`
	Background bool   `json:"background,omitempty"`
	Cue        string `json:"cue,omitempty"`
	Sure       bool   `json:"sure"`
	Fragment   string `json:"fragment"`
	Start      int    `json:"start"` // bytes of text
	End        int    `json:"end"`
	Sentence   string `json:"sentence"`
}

type readParty struct {
	prose.LabelledParty
	Key      string `json:"key,omitempty"`
	Count    int64  `json:"count,omitempty"`
	Unit     string `json:"unit,omitempty"`
	Sure     bool   `json:"sure"`
	Fragment string `json:"fragment"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
}

type readMention struct {
	Name  string `json:"name"`
	Key   string `json:"key,omitempty"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// readText prints what any text says.
func (s *scraper) readText() error {
	raw, err := s.input(s.Read.File)
	if err != nil {
		return err
	}
	text, err := plainText(raw)
	if err != nil {
		return fmt.Errorf("read %s: %w", s.Read.File, err)
	}
	names, err := s.knownNames()
	if err != nil {
		return err
	}
	found := prose.Read(text, s.Read.Lang, names)
	for _, a := range found.Stated() {
		s.say("%-9s %-16s %-10s %s", a.Amount.Qualifier, a.Basis, a.Stage, a.Fragment)
	}
	for _, p := range found.Parties {
		s.say("%-9s %s", p.Role, p.Name)
	}
	return s.answer(readingOf(s.Read.File, s.Read.Lang, text, found))
}

func readingOf(id, lang, text string, found prose.Reading) reading {
	r := reading{
		ID: id, Lang: lang, Text: text, Place: found.Dateline.Place, Date: string(found.Dateline.Date),
		Amounts: []readAmount{}, Parties: []readParty{}, Others: []readAmount{}, Mentions: []readMention{},
	}
	for _, a := range found.Stated() {
		r.Amounts = append(r.Amounts, amountOf(text, a))
	}
	for _, a := range found.Amounts {
		if !a.Funding {
			r.Others = append(r.Others, amountOf(text, a))
		}
	}
	for _, p := range found.Parties {
		r.Parties = append(r.Parties, readParty{
			LabelledParty: prose.LabelledParty{Name: p.Name, Role: string(p.Role)},
			Key:           p.Key, Count: p.Count, Unit: p.Unit, Sure: p.Sure, Fragment: p.Fragment, Start: p.Start, End: p.End,
		})
	}
	for _, m := range found.Programmes {
		r.Mentions = append(r.Mentions, readMention{m.Name, m.Key, m.Start, m.End})
	}
	return r
}

func amountOf(text string, a prose.Amount) readAmount {
	return readAmount{
		LabelledSum: prose.LabelledSum{Cents: a.Amount.Cents, Qualifier: string(a.Amount.Qualifier), Basis: string(a.Basis)},
		Currency:    a.Amount.Currency, Step: a.Amount.Step, Stage: string(a.Stage), Years: a.DurationYears, Months: a.DurationMonths,
		From: string(a.From), Until: string(a.Until), Background: a.Background, Cue: a.Cue, Sure: a.Sure,
		Fragment: a.Fragment, Start: a.Start, End: a.End, Sentence: text[a.SentenceStart:a.SentenceEnd],
	}
}

// score prints how well labelled texts are read, and each miss.
func (s *scraper) score() error {
	raw, err := s.input(s.Score.File)
	if err != nil {
		return err
	}
	names, err := s.knownNames()
	if err != nil {
		return err
	}
	score, err := prose.ScoreLines(bytes.NewReader(raw), names)
	if err != nil {
		return fmt.Errorf("score %s: %w", s.Score.File, err)
	}
	s.say("%d texts", score.Texts)
	for _, t := range []struct {
		what string
		prose.Tally
	}{{"amounts", score.Amounts}, {"qualifiers", score.Qualifiers}, {"basis", score.Bases}, {"parties", score.Parties}} {
		s.say("%-11s precision %.3f recall %.3f (%d right of %d found, %d labelled)", t.what, t.Precision, t.Recall, t.Right, t.Found, t.Labelled)
	}
	for _, m := range score.Misses {
		fault := "not found"
		if m.Extra {
			fault = "not labelled"
		}
		s.say("%s: %s %s: %s", m.ID, m.What, fault, m.Value)
	}
	return s.answer(score)
}

// input reads a file, or standard input for "-".
func (s *scraper) input(file string) ([]byte, error) {
	if file == "-" {
		raw, err := io.ReadAll(s.in)
		if err != nil {
			return nil, fmt.Errorf("standard input: %w", err)
		}
		return raw, nil
	}
	return os.ReadFile(file)
}

// plainText gives the text of a page, or the bytes as they are when they are
// no page.
func plainText(raw []byte) (string, error) {
	text, err := parse.UTF8(raw, "")
	if err != nil || !strings.HasPrefix(strings.TrimSpace(text), "<") {
		return text, err
	}
	page, err := goquery.NewDocumentFromReader(strings.NewReader(text))
	if err != nil {
		return "", err
	}
	part := page.Find("main")
	if part.Length() == 0 {
		part = page.Find("body")
	}
	return parse.Paragraphs(part), nil
}

// knownNames are the names of bodies and programmes that the files of this
// edition give; persons are not among them.
func (s *scraper) knownNames() (*prose.Names, error) {
	var names []prose.Name
	for _, src := range s.sources {
		if !src.Offline {
			continue
		}
		for _, in := range src.Inputs {
			page, err := src.Read(in)
			if err != nil {
				return nil, err
			}
			var found source.Findings
			if err := src.Parse(page, &found); err != nil {
				return nil, fmt.Errorf("names of %s: %w", src.ID, err)
			}
			names = append(names, namesIn(found)...)
		}
	}
	return prose.NewNames(names), nil
}

func namesIn(found source.Findings) []prose.Name {
	var names []prose.Name
	person := map[string]bool{}
	add := func(key, name, lang string, programme bool) {
		if name != "" && !person[key] {
			names = append(names, prose.Name{Key: key, Name: name, Lang: lang, Programme: programme})
		}
	}
	for _, o := range found.Organizations {
		person[o.Key] = o.Individual
		add(o.Key, o.NameFR, "fr", false)
		add(o.Key, o.NameEN, "en", false)
	}
	for _, a := range found.Aliases {
		add(a.Organization, a.Name, a.Lang, false)
	}
	for _, p := range found.Programmes {
		add(p.Key, p.NameFR, "fr", true)
		add(p.Key, p.NameEN, "en", true)
	}
	return names
}
