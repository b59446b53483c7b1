package view

import (
	"slices"
	"strings"

	"sillage/db/funding"
)

// Chain is the path of the money at one stage: a picture, drawn once to be
// read from left to right and once from top to bottom, and the same numbers in
// rows. Make it with NewChain.
type Chain struct {
	Stage   string
	Stages  []StageChoice // the stages at which there is a path, in order
	Nodes   []ChainNode
	Ribbons []ChainRibbon
	// Subject is the programme or body whose path it is, for the picture's title.
	Subject   string
	Wide      ChainPicture
	Tall      ChainPicture
	Downloads []Download
	lang      Lang
}

// StageChoice is a stage of the switch above the picture; without Href it is
// the one shown.
type StageChoice struct{ Stage, Href string }

// ChainNode is a place on the path.
type ChainNode struct {
	Role  string // payer, manager, partner, recipient, receiver, use, others
	Depth int
	Party Party // empty for use and others
}

// ChainRibbon is money, or a known link without an amount, between two nodes.
type ChainRibbon struct {
	Kind     string // one of funding.Ribbons
	From, To int
	Cents    int64 // width
	Amount   *Amount
	Currency string // of the amount, ISO 4217
	Award    string
	Whole    string  // award that is drawn by who pays which part of it
	WholeSum *Amount // its sum
	AtLeast  bool    // the end is open
	Inside   int     // place of the ribbon that holds it, or -1
	Named    bool    // who receives is named
	Awards   int     // how many awards it stands for
	Href     string  // what the ribbon opens
	Fund     *Link
	Payer    Party // of a payer's part
	// Keys, for files: of several, separated by a semicolon.
	PayerKeys, ReceiverKeys, ProgrammeKey string
	// Programme stands on the page of a body that manages several.
	Programme *Link
	// Apart names what is not a public grant or contract: codes of form and money.
	Form, Money string
	Saying      *Saying
	Mark        int
	// Letter ties the ribbon to its row; Within is that of the ribbon that
	// holds it.
	Letter, Within string
}

// NewChain letters the ribbons and draws both pictures. Errors: a word that
// the catalogue lacks.
func NewChain(lang Lang, c Chain) (Chain, error) {
	c.lang = lang
	c.letter()
	d := newChainDrawing(lang, c)
	c.Wide, c.Tall = d.wide(), d.tall()
	return c, d.err
}

// letter gives each sum its letter, in the order of the path.
func (c *Chain) letter() {
	n := 0
	byAward := map[string]string{}
	for i := range c.Ribbons {
		r := &c.Ribbons[i]
		if r.Cents <= 0 || r.Kind == string(funding.ThroughRibbon) {
			continue
		}
		r.Letter = letters(n)
		n++
		if r.Kind == string(funding.AwardRibbon) {
			byAward[r.Award] = r.Letter
		}
	}
	for i := range c.Ribbons {
		r := &c.Ribbons[i]
		if r.Kind == string(funding.ThroughRibbon) && r.Cents > 0 {
			r.Letter = byAward[r.Award]
		}
		if r.Inside >= 0 && r.Inside < len(c.Ribbons) {
			r.Within = c.Ribbons[r.Inside].Letter
		}
	}
}

// letters counts a, b, ... z, aa, ab ...
func letters(n int) string {
	if n < 26 {
		return string(rune('a' + n))
	}
	return letters(n/26-1) + string(rune('a'+n%26))
}

// Rows are the ribbons as the table shows them: a sum on its way through
// another body stands once, and what lies inside another follows it.
func (c Chain) Rows() []PathRow {
	var rows []PathRow
	brief := c.count(funding.NotFoundRibbon) > manyRests
	row := func(r ChainRibbon) {
		if brief && r.Kind == string(funding.UsedRibbon) {
			return
		}
		shown := PathRow{ChainRibbon: r, Payer: c.Nodes[r.From], Receiver: c.Nodes[r.To], What: r.what(c)}
		if r.Kind == string(funding.PayerPartRibbon) {
			shown.Payer.Party = r.Payer
		}
		if brief && r.Kind == string(funding.NotFoundRibbon) {
			shown.What = "not_found.used"
		}
		rows = append(rows, shown)
	}
	for i, r := range c.Ribbons {
		if r.Inside >= 0 || r.Kind == string(funding.ThroughRibbon) && r.Cents > 0 {
			continue
		}
		row(r)
		for _, held := range c.Ribbons {
			if held.Inside == i {
				row(held)
			}
		}
	}
	return rows
}

// PathRow is a line of the table beside the picture.
type PathRow struct {
	ChainRibbon
	Payer, Receiver ChainNode
	What            string // of the family "ribbon" of the catalogue
}

// manyRests is how many sums of which the use was not found make words about
// each too much.
const manyRests = 3

func (c Chain) count(kind funding.RibbonKind) int {
	n := 0
	for _, r := range c.Ribbons {
		if r.Kind == string(kind) {
			n++
		}
	}
	return n
}

// what names a ribbon in the family "ribbon" of the catalogue.
func (r ChainRibbon) what(c Chain) string {
	byFund := r.Fund != nil || slices.ContainsFunc(c.Ribbons, func(x ChainRibbon) bool {
		return x.Whole != "" && x.Whole == r.Whole && x.Kind == string(funding.PayerPartRibbon) && x.Fund != nil
	})
	switch kind := funding.RibbonKind(r.Kind); {
	case kind == funding.AwardRibbon || kind == funding.ThroughRibbon && r.Cents > 0:
		if r.Named {
			return "award.named"
		}
		return "award.unnamed"
	case (kind == funding.PayerPartRibbon || kind == funding.PayerRestRibbon) && byFund:
		return r.Kind + ".fund"
	default:
		return r.Kind
	}
}

// Has tells which signs the legend must explain: named, unnamed, missing,
// open, known, least.
func (c Chain) Has(sign string) bool {
	if sign == "least" {
		return c.Wide.Raised || c.Tall.Raised
	}
	return slices.ContainsFunc(c.Ribbons, func(r ChainRibbon) bool {
		switch sign {
		case "open":
			return r.AtLeast && r.Cents > 0
		case "known":
			return r.Cents == 0 && r.isLink()
		default:
			return r.Cents > 0 && r.fill() == sign
		}
	})
}

// HasProgrammes tells whether the rows name the programme of each sum.
func (c Chain) HasProgrammes() bool {
	return slices.ContainsFunc(c.Ribbons, func(r ChainRibbon) bool { return r.Programme != nil })
}

// isLink: a line without width.
func (r ChainRibbon) isLink() bool {
	switch funding.RibbonKind(r.Kind) {
	case funding.LinkRibbon, funding.OtherLinksRibbon, funding.ThroughRibbon:
		return true
	default:
		return false
	}
}

// fill is the kind of surface: who receives is named, is not named, or what
// became of the money was not found.
func (r ChainRibbon) fill() string {
	switch funding.RibbonKind(r.Kind) {
	case funding.PayerRestRibbon, funding.NotFoundRibbon:
		return "missing"
	default:
		if r.Named {
			return "named"
		}
		return "unnamed"
	}
}

// Unusual gives the codes of what is not a public grant or contract.
func (r PathRow) Unusual() (form, money string) {
	if r.Form != string(funding.Grant) && r.Form != string(funding.Contract) && r.Form != funding.NotStated {
		form = r.Form
	}
	if r.Money != string(funding.Public) && r.Money != funding.NotStated {
		money = r.Money
	}
	return form, money
}

// UnusualForm and UnusualMoney are those codes, empty when usual.
func (r PathRow) UnusualForm() string { form, _ := r.Unusual(); return form }

// UnusualMoney is the code of money that is not public, empty when it is.
func (r PathRow) UnusualMoney() string { _, money := r.Unusual(); return money }

// name is a party in plain words, for pictures and files.
func (p printer) name(party Party) string {
	var names []string
	for _, l := range party.Names {
		names = append(names, l.Text)
	}
	if len(names) > 0 {
		return strings.Join(names, ", ")
	}
	if party.Count > 0 && party.CountUnit != "" {
		return p.counted(party.CountWord, party.Count, party.CountUnit).Words
	}
	return party.Class.Words
}
