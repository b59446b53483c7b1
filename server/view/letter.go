package view

import (
	"strings"

	"sillage/db/funding"
)

// LetterFacts is what a letter is made of, in the language of the letter.
type LetterFacts struct {
	Officer, Body string // to whom, in which body
	Law, Citation string
	Programme     Text
	Wanted        string
	Exists        []LetterEvidence
}

// LetterEvidence is why a letter supposes that what it asks for exists.
type LetterEvidence struct {
	Quote       Quote
	Publisher   string
	Title       Text
	Address     string
	ConsultedOn funding.Date
	Consulted   string // the same in words, in the language of the letter
}

// LetterParagraph is one paragraph of a letter. Exactly one of Words and
// Evidence is set.
type LetterParagraph struct {
	Kind     string // blank, address, subject, text, wanted, evidence
	Words    string
	Evidence *LetterEvidence
}

// Letter writes a request for a document. Who sends it fills in the blanks:
// nothing about a reader is known here.
func Letter(lang Lang, f LetterFacts) []LetterParagraph {
	p := newPrinter(lang)
	say := func(key string) string { return p.words.plain[key] }
	out := []LetterParagraph{
		{Kind: "blank", Words: say("letter.sender") + "\n" + say("letter.contact")},
		{Kind: "blank", Words: say("letter.date")},
		{Kind: "address", Words: f.Officer + "\n" + f.Body + "\n" + say("letter.officer_address")},
		{Kind: "subject", Words: say("letter.subject") + " " + p.inQuotes(Quote{Words: f.Programme.Words})},
		{Kind: "text", Words: say("letter.salutation")},
		{Kind: "text", Words: say("letter.under") + " " + f.Law + " (" + f.Citation + ")."},
		{Kind: "text", Words: say("letter.copy")},
		{Kind: "wanted", Words: f.Wanted},
		{Kind: "text", Words: say("letter.exists")},
	}
	for i := range f.Exists {
		f.Exists[i].Consulted = say("consulted_on") + " " + p.date(f.Exists[i].ConsultedOn)
		out = append(out, LetterParagraph{Kind: "evidence", Evidence: &f.Exists[i]})
	}
	for _, words := range []string{say("letter.part"), say("letter.elsewhere"), say("letter.form"), say("letter.close")} {
		out = append(out, LetterParagraph{Kind: "text", Words: words})
	}
	return append(out, LetterParagraph{Kind: "blank", Words: say("letter.sender")})
}

// Plain gives the paragraph as plain text.
func (l LetterParagraph) Plain(lang Lang) string {
	if l.Evidence == nil {
		return l.Words
	}
	p, e := newPrinter(lang), l.Evidence
	parts := []string{}
	if e.Quote.Words != "" {
		parts = append(parts, p.inQuotes(e.Quote))
	}
	if e.Publisher != "" {
		parts = append(parts, e.Publisher)
	}
	parts = append(parts, e.Title.Words, e.Address, e.Consulted)
	return strings.Join(parts, ", ") + "."
}

// AskingWord names a state of a request, for the choices of a filter bar and
// the words of a file.
func AskingWord(lang Lang, state string) string { return newPrinter(lang).words.plain["asking:"+state] }

// Measured prints a quantity with its word and its unit: "au moins 500
// projets".
func Measured(lang Lang, qualifier funding.Qualifier, value funding.Decimal, unit string) Text {
	words := newPrinter(lang).measured(value, unit)
	if before := funding.QualifierWord(qualifier, string(lang)); before != "" {
		words.Words = before + "\u00a0" + words.Words
	}
	return words
}

// InQuotes puts words between the marks of their own language.
func InQuotes(lang Lang, q Quote) string { return newPrinter(lang).inQuotes(q) }
