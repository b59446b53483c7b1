package export

import (
	"fmt"
	"strings"

	"sillage/db/funding"
)

// Site is the name under which the site is cited. It is cited as its own
// author: who wrote a source stands with the source.
const Site = "Sillage"

// Citation is one thing of one release, as it is cited. Nothing in it is
// guessed: what is not known is empty and no format fills it in.
type Citation struct {
	ID       string // "sillage-3-f12": names the entry in BibTeX and CSL-JSON
	Lang     string // "fr" or "en"
	Title    string
	Dataset  bool // figures, lists and files; a page of the site else
	Release  int64
	IssuedOn funding.Date // when the release was published
	StateOn  funding.Date // last day on which a source was consulted
	Address  string       // permanent
	Source   *CitedSource // what a figure rests on
}

// CitedSource is the document that a figure was read in.
type CitedSource struct {
	Publisher, Title, Lang   string
	Kind                     string // one of funding.DocumentKinds
	Address                  string
	PublishedOn, ConsultedOn funding.Date
}

// Role says what a part of a citation in words is, for a page that prints
// amounts and titles as such.
type Role int

const (
	Plain       Role = iota
	Title            // of what is cited
	SourceTitle      // of its source
	Address          // of either
)

// Part is a stretch of a citation in words.
type Part struct {
	Text string
	Role Role
}

// Join gives the parts as one text.
func Join(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Sentence is the citation as a sentence of a text would give it.
func (c Citation) Sentence() []Part {
	english := c.Lang == "en"
	state := ""
	if c.StateOn != "" {
		state = " (" + pick(english, "état des sources au ", "state of the sources on ") + c.date(c.StateOn) + ")"
	}
	open, closed := c.marks(c.Lang)
	out := []Part{
		{Site + ", " + open, Plain}, {c.Title, Title},
		{fmt.Sprintf("%s, %s %d, %s%s, ", closed, pick(english, "parution", "release"), c.Release, c.date(c.IssuedOn), state), Plain},
		{c.Address, Address},
	}
	s := c.Source
	if s == nil {
		return append(out, Part{".", Plain})
	}
	open, closed = c.marks(s.Lang)
	before := pick(english, ". Source\u00a0: ", ". Source: ")
	if s.Publisher != "" {
		before += s.Publisher + ", "
	}
	after := closed
	if s.PublishedOn != "" {
		after += ", " + c.date(s.PublishedOn)
	}
	consulted := ""
	if s.ConsultedOn != "" {
		consulted = pick(english, ", consulté le ", ", consulted on ") + c.date(s.ConsultedOn)
	}
	return append(out, Part{before + open, Plain}, Part{s.Title, SourceTitle}, Part{after + ", ", Plain}, Part{s.Address, Address}, Part{consulted + ".", Plain})
}

// APA is the citation in the style of the APA's manual, seventh edition, as
// two entries where a source stands behind it. Without italics.
func (c Citation) APA() []Part {
	english := c.Lang == "en"
	form := pick(english, "page Web", "Web page")
	if c.Dataset {
		form = pick(english, "données", "data set")
	}
	out := []Part{
		{fmt.Sprintf("%s. (%s). ", Site, c.apaDate(c.IssuedOn)), Plain}, {c.Title, Title},
		{fmt.Sprintf(" (%s %d) [%s]. ", pick(english, "parution", "Release"), c.Release, form), Plain}, {c.Address, Address},
	}
	s := c.Source
	if s == nil {
		return out
	}
	retrieved := ""
	if s.ConsultedOn != "" {
		retrieved = pick(english, "Consulté le ", "Retrieved ") + c.retrievedOn(s.ConsultedOn) + pick(english, ", à l’adresse ", ", from ")
	}
	if s.Publisher == "" {
		return append(out, Part{" — ", Plain}, Part{s.Title, SourceTitle}, Part{fmt.Sprintf(". (%s). %s", c.apaDate(s.PublishedOn), retrieved), Plain}, Part{s.Address, Address})
	}
	return append(out, Part{fmt.Sprintf(" — %s. (%s). ", s.Publisher, c.apaDate(s.PublishedOn)), Plain}, Part{s.Title, SourceTitle}, Part{". " + retrieved, Plain}, Part{s.Address, Address})
}

// Text is the citation as a file of plain text: the sentence, then APA.
func (c Citation) Text() string {
	return Join(c.Sentence()) + "\n\nAPA\n" + strings.ReplaceAll(Join(c.APA()), " — ", "\n") + "\n"
}

func (c Citation) date(d funding.Date) string { return funding.PrintDate(d, c.Lang) }

func (c Citation) marks(lang string) (open, closed string) {
	if lang == "fr" || lang == "" && c.Lang == "fr" {
		return "«\u00a0", "\u00a0»"
	}
	return "“", "”"
}

// apaDate puts the year first: "2022, 14 mars", "2022, March 14".
func (c Citation) apaDate(d funding.Date) string {
	if d == "" {
		return pick(c.Lang == "en", "s.\u00a0d.", "n.d.")
	}
	year, rest, _ := strings.Cut(string(d), "-")
	if rest == "" {
		return year
	}
	return year + ", " + c.dayOfYear(d)
}

func (c Citation) retrievedOn(d funding.Date) string {
	if c.Lang != "en" || len(d) < len("2022-03-14") {
		return c.date(d)
	}
	return c.dayOfYear(d) + ", " + string(d[:4])
}

// dayOfYear is a date without its year: "14 mars", "March 14".
func (c Citation) dayOfYear(d funding.Date) string {
	words := strings.Fields(strings.TrimSuffix(c.date(d), string(d[:4])))
	if c.Lang == "en" && len(words) == 2 {
		words[0], words[1] = words[1], words[0]
	}
	return strings.Join(words, "\u00a0")
}

func pick(english bool, fr, en string) string {
	if english {
		return en
	}
	return fr
}

// CitationID names a citation in files: the release, then what is cited, with
// what a key of BibTeX may not hold turned into dashes.
func CitationID(release int64, what string) string {
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return ' '
	}, what)
	return strings.Join(append([]string{"sillage", fmt.Sprint(release)}, strings.Fields(plain)...), "-")
}
