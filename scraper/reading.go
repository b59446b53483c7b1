package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"sillage/db/funding"
	"sillage/db/work"
	"sillage/scraper/parse/prose"
	"sillage/scraper/reconcile"
	"sillage/scraper/source"
)

// proposal is what prose proposes about an amount or a party. It is stored as
// JSON and shown to whoever decides.
type proposal struct {
	Kind string `json:"kind"` // amount or party
	Sure bool   `json:"sure"`

	Cents         int64             `json:"cents,omitempty"`
	StepCents     int64             `json:"step_cents,omitempty"`
	Currency      string            `json:"currency,omitempty"`
	Qualifier     funding.Qualifier `json:"qualifier,omitempty"`
	Basis         funding.Basis     `json:"basis,omitempty"`
	DurationYears int               `json:"duration_years,omitempty"`
	From          funding.Date      `json:"period_from,omitempty"`
	Until         funding.Date      `json:"period_until,omitempty"`
	Stage         funding.Stage     `json:"stage,omitempty"`      // always announced: it is an announcement
	StageRead     funding.Stage     `json:"stage_read,omitempty"` // what the verb says, when that is another
	Funding       bool              `json:"funding,omitempty"`    // words say that the sum is given
	Repeats       bool              `json:"repeats,omitempty"`    // the same sum stands in the text before
	Programme     string            `json:"programme,omitempty"`  // the only known programme that the text names

	Party        string     `json:"party,omitempty"` // as printed
	Role         prose.Role `json:"role,omitempty"`
	Organization string     `json:"organization,omitempty"` // key of the known name
	Class        bool       `json:"class,omitempty"`        // a counted class
	Count        int64      `json:"count,omitempty"`
	Unit         string     `json:"unit,omitempty"`
}

// counts tells whether the proposal is a figure that waits: a sum given,
// printed for the first time.
func (p proposal) counts() bool { return p.Kind == "amount" && p.Funding && !p.Repeats }

// names builds the reader's names from every body and programme that other
// sources brought.
func names(ctx context.Context, db *work.DB, butOf string) (*prose.Names, error) {
	known, err := db.KnownNames(ctx, butOf)
	if err != nil {
		return nil, err
	}
	var all []prose.Name
	for _, k := range known {
		all = append(all, prose.Name(k))
	}
	return prose.NewNames(all), nil
}

// readProse reads the text of every collected announcement: what it proposes
// becomes candidates, each with its evidence.
func (s *scraper) readProse(ctx context.Context, db *work.DB, src source.Source, found *source.Findings, b *work.Batch) error {
	if len(found.Articles) == 0 {
		return nil
	}
	known, err := names(ctx, db, src.ID)
	if err != nil {
		return err
	}
	titles, ranks := map[string]funding.Evidence{}, map[string]funding.Rank{}
	for _, e := range found.Evidence {
		titles[e.Key] = e
	}
	for _, a := range found.Announcements {
		ranks[a.Evidence] = a.Rank
	}
	for _, a := range found.Articles {
		if err := ctx.Err(); err != nil {
			return err
		}
		reading := prose.Read(a.Text, a.Lang, known)
		t := proseText{article: a, hash: textHash(a.Text), title: titles[a.Evidence]}
		for _, c := range t.candidates(reading) {
			b.Candidates = append(b.Candidates, c.Candidate)
			b.Evidence = append(b.Evidence, c.evidence)
		}
		row, err := articleOf(a, t.hash, ranks[a.Evidence], reading)
		if err != nil {
			return err
		}
		b.Articles = append(b.Articles, row)
	}
	return nil
}

func textHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func articleOf(a source.Article, hash string, rank funding.Rank, reading prose.Reading) (work.Article, error) {
	sums := []int64{}
	for _, x := range reading.Amounts {
		sums = append(sums, x.Amount.Cents)
	}
	slices.Sort(sums)
	text, err := json.Marshal(slices.Compact(sums))
	return work.Article{Document: a.Document, TextHash: hash, Lang: a.Lang, PublishedOn: a.PublishedOn, Rank: rank,
		Words: len(strings.Fields(a.Text)), Signature: reconcile.Sign(a.Text).Bytes(), Sums: string(text)}, err
}

// proseText is one article with what its candidates share.
type proseText struct {
	article source.Article
	hash    string
	title   funding.Evidence // of its title: the same copy and day
}

type candidate struct {
	work.Candidate
	evidence funding.Evidence
}

func (t proseText) candidates(r prose.Reading) []candidate {
	var out []candidate
	programme := onlyProgramme(r)
	for _, a := range r.Amounts {
		p := proposal{Kind: "amount", Sure: a.Sure, Cents: a.Amount.Cents, StepCents: a.Amount.Step, Currency: a.Amount.Currency,
			Qualifier: a.Amount.Qualifier, Basis: a.Basis, DurationYears: a.DurationYears, From: a.From, Until: a.Until,
			Stage: funding.Announced, Funding: a.Funding, Repeats: a.Repeats >= 0, Programme: programme}
		if a.Stage != funding.Announced {
			p.StageRead = a.Stage
		}
		out = append(out, t.candidate(p, "", a.Start, a.End))
	}
	for _, x := range r.Parties {
		p := proposal{Kind: "party", Sure: x.Sure, Party: x.Name, Role: x.Role, Organization: x.Key, Class: x.Class, Count: x.Count, Unit: x.Unit}
		out = append(out, t.candidate(p, string(x.Role), x.Start, x.End))
	}
	return out
}

// onlyProgramme is the key of the one known programme that a text names; empty
// when it names none or several.
func onlyProgramme(r prose.Reading) string {
	key := ""
	for _, m := range r.Programmes {
		switch {
		case m.Key == "" || m.Key == key:
		case key != "":
			return ""
		default:
			key = m.Key
		}
	}
	return key
}

// candidate makes the row of a proposal about some bytes of the text. The key
// stays as long as the text and the place do.
func (t proseText) candidate(p proposal, role string, start, end int) candidate {
	text := t.article.Text
	from, until := utf8.RuneCountInString(text[:start]), utf8.RuneCountInString(text[:end])
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%s %s\n%d %d", t.article.Document, t.hash, p.Kind, role, from, until))
	key := "read-" + hex.EncodeToString(sum[:6])
	proposed, err := json.Marshal(p)
	if err != nil {
		panic(err) // a struct of words and numbers
	}
	a, b := around(text, start, end)
	e := t.title
	e.Key, e.Fragment, e.Lang = key, text[a:b], t.article.Lang
	e.Locator = fmt.Sprintf("characters %d to %d of the text", utf8.RuneCountInString(text[:a])+1, utf8.RuneCountInString(text[:b]))
	before, after := neighbours(text, a, b)
	return candidate{evidence: e, Candidate: work.Candidate{Key: key, Document: t.article.Document, Evidence: key, TextHash: t.hash, Kind: p.Kind,
		From: from, Until: until, Words: text[start:end], Before: before, After: after, Proposal: string(proposed), State: work.Undecided}}
}

// mostWords is how many words a fragment may have.
const mostWords = 12

// around widens a place of a text to a fragment: whole words of its line to
// both sides, at most twelve in all.
func around(text string, start, end int) (from, until int) {
	line := strings.LastIndexByte(text[:start], '\n') + 1
	lineEnd := len(text)
	if n := strings.IndexByte(text[end:], '\n'); n >= 0 {
		lineEnd = end + n
	}
	from, until = start, end
	if n := strings.LastIndexByte(text[line:from], ' '); n >= 0 {
		from = line + n + 1
	} else {
		from = line
	}
	if n := strings.IndexByte(text[until:lineEnd], ' '); n >= 0 {
		until += n
	} else {
		until = lineEnd
	}
	for grown := true; grown; {
		grown = false
		if a := wordBefore(text[line:from]); a >= 0 && wordsIn(text[line+a:until]) <= mostWords {
			from, grown = line+a, true
		}
		if b := wordAfter(text[until:lineEnd]); b >= 0 && text[until-1] != '.' && wordsIn(text[from:until+b]) <= mostWords {
			until, grown = until+b, true
		}
	}
	return from, until
}

func wordsIn(s string) int { return len(strings.Fields(s)) }

// wordBefore is where the last word of s begins; -1 when there is none, or a
// sentence ends there.
func wordBefore(s string) int {
	trimmed := strings.TrimRight(s, " ")
	if trimmed == "" || strings.HasSuffix(trimmed, ".") {
		return -1
	}
	return strings.LastIndexByte(trimmed, ' ') + 1
}

// wordAfter is where the first word of s ends; -1 when there is none.
func wordAfter(s string) int {
	trimmed := strings.TrimLeft(s, " ")
	if trimmed == "" {
		return -1
	}
	skipped := len(s) - len(trimmed)
	if n := strings.IndexByte(trimmed, ' '); n >= 0 {
		return skipped + n
	}
	return len(s)
}

// neighbours gives what stands before and after a fragment, one sentence further on
// each side.
func neighbours(text string, from, until int) (before, after string) {
	a := sentenceStart(text, from)
	a = sentenceStart(text, max(0, a-2))
	b := sentenceEnd(text, until)
	b = sentenceEnd(text, min(len(text), b+1))
	return strings.TrimSpace(text[a:from]), strings.TrimSpace(text[until:b])
}

func sentenceStart(text string, at int) int {
	return max(strings.LastIndexByte(text[:at], '\n')+1, strings.LastIndex(text[:at], ". ")+1)
}

func sentenceEnd(text string, at int) int {
	end := len(text)
	for _, stop := range []string{"\n", ". "} {
		if n := strings.Index(text[at:], stop); n >= 0 {
			end = min(end, at+n+1)
		}
	}
	return end
}
