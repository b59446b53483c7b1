package view

import "slices"

// Compare sets money of the theme followed beside core-mission money.
type Compare struct {
	Frame
	// Title and Lead are the edition's own words; the catalogue's where empty.
	Title, Lead string
	Scope       ScopeSwitch
	Exact       int // how many exact pairs there are in this scope
	Pairs       []PairGroup
	Modes       []SeriesTable
	Series      []SeriesTable
	MoreSeries  []Link
	Beside      Filter
	Downloads   []Download
}

// ScopeSwitch says which receivers a page is about, and leads to all of them,
// or back.
type ScopeSwitch struct {
	Code string // one of funding.Scopes; empty: all
	Href string // the other choice
}

// PairGroup is the pairs of one programme.
type PairGroup struct {
	Programme Link
	First     PairCard
	Others    []PairLine // of the same figure
	All       string     // every pair of the programme
}

// PairCard is one pair with its criteria.
type PairCard struct {
	Key         string
	Href        string // permanent address
	Theme       string // label of the theme followed
	Left, Right FigureRow
	Exact       bool
	Criteria    []CriterionRow
	Differ      int
	Ratio       *Ratio
}

// CriterionRow is one criterion with what both sides state and the verdict.
type CriterionRow struct {
	Code                string // one of the family "differs"
	Left, Right         string // codes or words; empty: not stated
	LeftSpan, RightSpan Span   // of the criterion "period"
	Same                bool
}

// PairLine is a pair in a list.
type PairLine struct {
	Key, Href   string
	Programme   Link
	Left, Right FigureRow
	Exact       bool
	Differs     []string
}

// PairList lists the pairs.
type PairList struct {
	Frame
	Scope     ScopeSwitch
	Filter    Filter
	Exact     int
	Rows      []PairLine
	Pages     Paging
	Downloads []Download
}

// PairPage is one pair at its permanent address.
type PairPage struct {
	Frame
	Programme Link
	Card      PairCard
	// Spread is the figure on the left by fiscal year, where its source prints
	// months; else NoSpread says why not, one of funding.Refusals.
	Spread    []YearPart
	NoSpread  string
	Documents []Document
}

// YearPart is what a spread gives one fiscal year.
type YearPart struct {
	Year   string
	Months int
	Amount Amount
}

// SeriesList lists the series.
type SeriesList struct {
	Frame
	Scope     ScopeSwitch
	Tables    []SeriesTable
	Pages     Paging
	Downloads []Download
}

// SeriesPage is one series with the measure that the reader chose.
type SeriesPage struct {
	Frame
	Table     SeriesTable
	Filter    Filter
	Ways      []Link // the same series, measured in each way
	Measure   Measure
	Documents []Document
	Downloads []Download
}

// SeriesTable is a series by fiscal year, or the modes of one: the table is
// the chart.
type SeriesTable struct {
	ID, Kind string // Kind: one of funding.SeriesKinds
	Href     string
	Title    string
	Counts   string
	Note     string
	Region   string
	Found    int  // years found
	Brief    bool // who says so stands on the page of the series
	Lines    []SeriesLine
	// Measured says that a second number stands beside the nominal one.
	Measured string
	// Beside is the ratio of the modes that are not core mission to it.
	Besides []ModeRatio
}

// ModeRatio is one mode beside core mission.
type ModeRatio struct {
	Mode  string
	Ratio Ratio
}

// SeriesLine is one fiscal year, or one mode.
type SeriesLine struct {
	Key      string // of the member shown first
	Year     string
	Mode     string
	Amount   *Amount // nil: not found, or a rate
	Rate     *Rate
	Permille int // length of the bar against the longest of the table
	Says     Saying
	Mark     int // of its document on the page
	Because  string
	Beside   []BesideLine
	Share    *Ratio
	// Of the measure chosen: an amount, a number, or why there is none.
	Measured *Amount
	Number   *Ratio
	Why      string // a word of the family "empty"
	Years    string // fiscal years of which a rate was not found
	Stages   int    // of a ratio over two stages: 2
}

// Rate is a percentage as its source prints it.
type Rate struct {
	Text, Href string
	Permille   int
}

// BesideLine is a member that stands beside the one shown first.
type BesideLine struct {
	Amount    *Amount
	Rate      *Rate
	Mark      int
	Corrected bool
}

// Measure is what was asked of a series, and by what it was measured.
type Measure struct {
	Name string // nominal, constant, index, per_group, per_resident, sum
	// Of constant dollars: the index, its base year, the last year it covers,
	// whether its years are fiscal years, and the years where its chain breaks.
	Index        Link
	Fiscal       bool
	Base, Last   string
	Broken       string
	BaseYear     string // of an index of base 100
	People       *Population
	Sum          *Amount
	Refused      string   // one of funding.Refusals
	RefusedOf    []string // what clashes: codes of stages or bases, years
	RefusedStage bool     // they are stages
}

// Population is the count of residents that divides.
type Population struct {
	Place          string
	People, Untold int64
	Source         string // the edition's own words; may be empty
}

// Beside sets up to four programmes, regions or groups of bodies side by side.
type Beside struct {
	Frame
	Scope     ScopeSwitch
	Of        string // programme, region or payer_kind
	Measure   string // amount, ratio, per_group, per_resident
	Filter    Filter
	Columns   []Link
	Lines     []BesideRow
	People    []Population
	Pages     Paging
	Downloads []Download
}

// BesideRow is one line of that table.
type BesideRow struct {
	ID    string
	What  string // enters, reaches, shown
	Stage string
	Basis string // of what is shown
	Cells []BesideCell
}

// BesideCell is one thing in one line.
type BesideCell struct {
	Column   string // for narrow screens
	Amount   *Amount
	Several  *Link // several figures, which are not added
	Count    int
	Measured *Amount
	Number   *Ratio
	Why      string // a word of the family "empty"
}

// Factor is a number that is not money and that made a computed number.
type Factor struct {
	What  string // a word of the family "factor"
	Label string // the year or thing it is of
	Value string
	Href  string // evidence or page; empty: as the edition counts it
}

func (Compare) template() string    { return "compare" }
func (PairList) template() string   { return "pair_list" }
func (PairPage) template() string   { return "pair" }
func (SeriesList) template() string { return "series_list" }
func (SeriesPage) template() string { return "series" }
func (Beside) template() string     { return "beside" }

func (c Compare) title() string    { return c.Title }
func (PairList) title() string     { return "" }
func (PairPage) title() string     { return "" }
func (SeriesList) title() string   { return "" }
func (s SeriesPage) title() string { return s.Table.Title }
func (Beside) title() string       { return "" }

// CriterionSide is what one side of a pair states of a criterion.
type CriterionSide struct {
	Code, Words string
	Span        Span
}

// LeftSide and RightSide are what the template prints of a criterion.
func (c CriterionRow) LeftSide() CriterionSide { return CriterionSide{c.Code, c.Left, c.LeftSpan} }

// RightSide is the side of core mission.
func (c CriterionRow) RightSide() CriterionSide { return CriterionSide{c.Code, c.Right, c.RightSpan} }

// HasBeside tells whether any year has members beside the one shown first.
func (t SeriesTable) HasBeside() bool {
	return slices.ContainsFunc(t.Lines, func(l SeriesLine) bool { return len(l.Beside) > 0 })
}

// Pale tells that the money of a line has not been seen given.
func (l SeriesLine) Pale() bool {
	return l.Amount != nil && (l.Amount.Stage == "announced" || l.Amount.Stage == "budgeted" || l.Amount.Stage == "committed")
}
