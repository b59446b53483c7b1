package view

import (
	"slices"

	"sillage/db/funding"
)

// Totals are the two totals, one row a stage, never added to each other.
type Totals struct {
	Rows      []TotalRow // stages in which something was found
	WithAside bool       // show the third column
}

// AsCards tells that the columns are too wide for a phone: its rows become
// cards there.
func (t Totals) AsCards() bool {
	const wide = 9 // characters of the large print, two columns beside a stage
	for _, r := range t.Rows {
		for _, a := range []*Amount{r.Entering, r.Reaching} {
			if a != nil && len([]rune(splitNumeral(a.Text).Number)) > wide {
				return true
			}
		}
	}
	return t.WithAside
}

// TotalRow is one stage. A nil amount is "not found".
type TotalRow struct {
	Stage             string
	Entering          *Amount
	Reaching          *Amount
	RecipientsUnnamed bool
	Aside             []AsideAmount
}

// AsideAmount stands beside the totals, in neither.
type AsideAmount struct {
	Amount  Amount
	Because string // one of funding.Reasons
}

// FigureGroup is figures about one allocation, or about a whole programme.
type FigureGroup struct {
	Award           *Link // nil: figures of the programme itself
	Payer, Receiver Party
	Hop             string // of the award
	PartAxis        string // one of funding.Axes when the group is a part of the one above
	PerRecipient    bool   // ceilings and averages, in no total
	Rows            []FigureRow
}

// FigureRow is one amount as one source states it.
type FigureRow struct {
	Key       string
	Amount    Amount
	Basis     string
	Unit      string
	Span      Span
	Saying    Saying
	Quote     Quote
	Perimeter Text
	Region    string
	Payer     Party // in lists
	Receiver  Party
	Programme *Link
	Award     *Link
	// Shown says that this one is shown first among its competitors, and
	// Because why: only_one, payment_record, speaker, version, step, key.
	Shown       bool
	Competitors int
	Because     string
	Verdict     string // ok, suspect, excluded
	Counted     Counted
	Relations   []RelationNote
	Note        Text
	Replies     []Reply
}

// RelationNote is how a figure relates to another one.
type RelationNote struct {
	Relation, Axis string
	Other          Link
	Amount         *Amount
	Note           Text
}

// ManagerShares is what became of the chosen figure of an award, at one stage.
type ManagerShares struct {
	Award   Link
	Manager Link
	Stage   string
	Base    Amount
	Parts   []ManagerPart
	// Disagree is set when more was passed on than received: the sources
	// disagree by this much, and no parts are drawn.
	Disagree *Amount
	PassedOn *Amount
	Unbased  bool // what was received is not found: no parts
}

// ManagerPart is one of funding.ManagerParts. A nil amount lies inside "not
// found".
type ManagerPart struct {
	Part   string
	Amount *Amount
	// Permille is the part's share of the base, for the bar only.
	Permille int
}

// BarGroup is bars of one scale: the first is the measure of the others.
type BarGroup struct {
	Bars      []Bar
	Downloads []Download
}

// Bar is one amount beside another.
type Bar struct {
	Where    string // enters, reaches
	Amount   Amount
	Currency string // ISO 4217
	Permille int    // length against the longest, 1 to 1000
	Open     bool   // "at least": its end is left open
	Unnamed  bool   // recipients not named: hatched
	Ratio    *Ratio
	// Stages is how many stages the ratio speaks of; 0 for the measure.
	Stages int
}

// Comparison sets two figures side by side and says what differs.
type Comparison struct {
	Key         string
	Left, Right FigureRow
	Ratio       *Ratio
	Differs     []string // stage, basis, period, perimeter, scope, unit, currency
}

// Quantity is a number that is not money.
type Quantity struct {
	Key       string
	Value     funding.Decimal
	Qualifier string
	Unit      string // as stored: organizations, percent ...
	Role      string // target, result, count
	Perimeter Text
	Region    string
	Span      Span
	Saying    Saying
	Quote     Quote
	Answers   *Quantity // the target that a result answers
	Programme *Link
	Note      Text
	Replies   []Reply
}

// Statement is what somebody said.
type Statement struct {
	Key       string
	Kind      string // one of funding.StatementKinds
	Authors   []Link // none: "according to" the publisher
	Sponsors  []Link
	Quote     Quote
	Claimed   *Amount // a claimed sum is no figure
	Sample    string  // of a study, when stated
	Span      Span
	Saying    Saying
	SaidOn    funding.Date
	Perimeter Text
	Region    string
	Programme *Link
	Note      Text
	Replies   []Reply
	// Same are further readings of the same words by the same authors.
	Same []Statement
}

// PublishedByAnother tells that the words stand in somebody else's document.
func (s Statement) PublishedByAnother() bool {
	same := func(author Link) bool { return author.Href != "" && author.Href == s.Saying.Publisher.Href }
	return len(s.Authors) > 0 && !slices.ContainsFunc(s.Authors, same)
}

// GovernanceRow is a dated link between two bodies.
type GovernanceRow struct {
	Key          string
	Organization Link
	Verb         string // one of funding.Verbs
	Over         *Link  // nil: not said
	Since, Until funding.Date
	Saying       Saying
	Quote        Quote
	Note         Text
}

// NotFound is something looked for and not found.
type NotFound struct {
	State string // one of funding.Unknowns
	// What is a catalogue word: recipient_names, recipient_amounts,
	// partner_amount, manager_use, fund_of_rest, payer_of_rest, use_of_rest,
	// stages, entering, reaching, award_amount.
	What    string
	Who     *Link    // the body it is about, when one
	Stages  []string // for "stages"
	Amount  *Amount  // computed remainder, when there is one
	Operand []Amount // what it was computed from
	AskedOn funding.Date
}

// Filter is the filter bar of a list: native selects and one button.
type Filter struct {
	Action  string // address of the list
	Query   string // free text, when Search
	Search  bool   // show a text field
	Selects []Select
	Remove  []Removal
	Hidden  []Hidden
}

// Select is one choice.
type Select struct {
	Name    string // of the query parameter
	Label   string // a word of the family "filter" of the catalogue
	Options []Option
}

// Option is one of its values; the first one is "all" and is added by the part.
type Option struct {
	Value, Label string
	Selected     bool
	Count        *int // how many rows choosing it leaves; nil: not counted
}

// Removal is an active filter and the address without it.
type Removal struct {
	Label, Href string
}

// Hidden is a query parameter that the form keeps.
type Hidden struct {
	Name, Value string
}

// Paging tells where in a long list the page stands.
type Paging struct {
	Total          int // rows in all
	First, Last    int // one-based numbers of those shown
	Previous, Next string
}

// Notes gathers what the reading noted about a figure and its relations.
func (f FigureRow) Notes() []Text {
	all := []Text{f.Note}
	for _, r := range f.Relations {
		all = append(all, r.Note)
	}
	return said(all...)
}

// RankBesideSpeaker is the rank where it says more than who speaks does: a
// reprint is a reprint.
func (d Document) RankBesideSpeaker() string {
	if d.Rank == d.Speaker {
		return ""
	}
	return d.Rank
}

// Notes gathers what the reading noted, none when nothing was.
func (d Document) Notes() []Text { return said(d.Note) }

// Notes gathers what the reading noted, none when nothing was.
func (q Quantity) Notes() []Text { return said(q.Note) }

// Notes gathers what the reading noted, none when nothing was.
func (s Statement) Notes() []Text {
	all := []Text{s.Note}
	for _, same := range s.Same {
		all = append(all, same.Note)
	}
	return said(all...)
}

// Notes gathers what the reading noted, none when nothing was.
func (g GovernanceRow) Notes() []Text { return said(g.Note) }

// said leaves out empty notes.
func said(notes ...Text) []Text {
	return slices.DeleteFunc(notes, func(t Text) bool { return t.Words == "" })
}
