package view

import "sillage/db/funding"

// Instead shows what a sum would be in another use, and the form to ask it.
type Instead struct {
	Frame
	Form InsteadForm
	// Card is the answer; nil when there is none, and then Refusal says why: a
	// member of the family "refused".
	Card      *InsteadCard
	Refusal   string
	Documents []Document
}

// InsteadForm is what the reader chose, and what may be chosen.
type InsteadForm struct {
	Action     string
	Sums       []Option // what enters a programme, by stage
	Parameters []OptionGroup
	Units      []Option
	// What the reader typed, as typed.
	Figure, Amount, Each, Years, Groups, Note string
}

// OptionGroup is options under one word of funding.InsteadKinds.
type OptionGroup struct {
	Kind    string
	Options []Option
}

// InsteadCard is one answer with its sources, to be shared by its address.
type InsteadCard struct {
	Sentence, Also, Formula []Piece
	Kind                    string // of the parameter, one of funding.InsteadKinds; empty for the reader's own
	ParameterNote           Text   // what the edition says of the parameter
	Notes                   []InsteadNote
	Criteria                []Criterion
	ReaderNote              string
	OwnSum, OwnParameter    bool
	Figures                 []FigureRow // of the sum, then of the parameter
	Others                  []Link      // the same sum by the other parameters
	Address                 string      // permanent, whole
	Href                    string
}

// InsteadNote is what must be said of two amounts of another year or region.
// Code is a member of the family "instead_note".
type InsteadNote struct {
	Code        string
	Left, Right string // years or regions, as stated; may be empty
}

// Criterion is one thing in which the sum and the parameter agree or not.
type Criterion struct {
	Code        string // a word of the family "differs"
	Left, Right Side
	Verdict     string // a word of the family "verdict"
}

// Side is what one amount is said of: a word of a code list, or words printed
// as they are when List is empty. Without Words it is not stated.
type Side struct{ Words, List string }

// InsteadLine is one answer on the page of a programme.
type InsteadLine struct {
	Sentence, Also []Piece
	Notes          []InsteadNote
	Kind           string
	ParameterNote  Text
	Href           string // the card
}

// IndicatorList lists the indicators with their formulas.
type IndicatorList struct {
	Frame
	Filter    Filter
	Formulas  []string // words of funding.IndicatorKinds
	Rows      []Indicator
	Pages     Paging
	Downloads []Download
}

// Indicator is a share or count of a programme or body, or why there is none.
type Indicator struct {
	Key, Kind string // Kind: one of funding.IndicatorKinds
	Of        Link   // the programme or body
	Payer     *Link
	Stage     string
	Ratio     *Ratio
	Managed   []Link // programmes counted
	Because   string // one of funding.IndicatorGaps
}

// InsteadFacts is what the sentence of an answer is made of.
type InsteadFacts struct {
	Sum       Piece // the sum: an amount, or the reader's own
	SumYears  int   // stated by its source; 0 = not stated
	By        Piece // the parameter
	Label     string
	Kind      string // of the parameter; empty for the reader's own
	Unit      string // one of funding.InsteadUnits
	Quotient  funding.Quotient
	Each      Piece // of the unit each
	Years     int64
	OwnYears  bool
	Groups    int64 // of the unit each
	FirstYear *funding.Quotient
}
