package view

import (
	"slices"

	"sillage/db/funding"
)

// RecordList lists what registers of publishers say, one row an award.
type RecordList struct {
	Frame
	Filter    Filter
	Themes    []RecordTheme
	Records   int
	Totals    Totals        // what enters and reaches, by stage
	Aside     []RecordAside // what stands in neither
	Tops      []RecordTop
	Cut       bool // a choice of the filter bar lists those with most records only
	Rows      []RecordRow
	Pages     Paging
	Downloads []Download
}

// RecordTheme is the theme that the edition follows, or all of them.
type RecordTheme struct {
	Label   string // of the theme followed; empty for all
	Count   int
	Href    string
	Current bool
}

// RecordAside is what records of one stage and currency add up to that stand in
// neither total for one reason.
type RecordAside struct {
	Stage   string
	Because string // one of funding.Reasons
	Records int
	Href    string  // of their list
	Amount  *Amount // nil: no amount was found in any of them
}

// RecordTop are the payers or programmes to which most of a sum is due.
type RecordTop struct {
	What string // payers or programmes
	Rows []RecordTopRow
}

// RecordTopRow is one of them with what enters of it, at one stage.
type RecordTopRow struct {
	Name    Link
	Records int
	Amount  Amount
}

// RecordRow is one award of a register.
type RecordRow struct {
	Href       string
	Date       funding.Date // signed, else the start
	FiscalYear string
	Payer      RecordBody
	Receiver   RecordBody
	Programme  *Link
	Form       string
	Region     string
	Amount     *Amount // nil: no number that can be read
	Stage      string
	Verdict    Verdict
	Counted    Counted
}

// RecordBody is a payer or receiver of a record. A private person has no name.
type RecordBody struct {
	Name       Link
	City       string
	Individual bool
}

// Verdict is what the checks say of a value.
type Verdict struct {
	Verdict string // one of funding.Verdicts
	Reason  string // one of funding.RecordReasons
}

// Doubted tells that there is something to say.
func (v Verdict) Doubted() bool { return v.Verdict != "" && v.Verdict != "ok" }

// RecordPage is one award of a register with every version of it. Where the
// register does not hold it any more only what happened is known.
type RecordPage struct {
	Frame
	Key         string
	Source      Link
	State       string // of the source; empty for one withdrawn
	Withdrawn   funding.Date
	Agreement   string
	Payer       RecordBody
	Receiver    RecordBody
	Number      string // business number of the receiver
	Programme   *Link
	Edition     *Link // the dossier of the programme
	Amount      *Amount
	Stage       string
	Verdict     Verdict
	Counted     Counted
	Hop, Origin string
	Form, Mode  string
	Scope       string
	Money       string
	Status      string
	FiscalYear  string
	SignedOn    funding.Date
	Span        Span
	Region      string
	Title       []Quote // as printed, one a language
	About       []Quote
	Versions    []RecordVersion
	Events      []RecordEvent
	Columns     []RecordColumn
	Licence     Text
}

// RecordVersion is one statement of an award, and where it stands.
type RecordVersion struct {
	Version           int
	Amount            *Amount
	SignedOn          funding.Date
	Verdict           Verdict
	Current, Original bool
	Cell              RecordCell
	Doubts            []RecordDoubt
}

// HasDoubts tells whether a rule doubts any value of any version.
func (p RecordPage) HasDoubts() bool {
	return slices.ContainsFunc(p.Versions, func(v RecordVersion) bool { return len(v.Doubts) > 0 })
}

// RecordCell is the place of an amount in a file, with the cell as printed.
type RecordCell struct {
	File, Address, Hash string
	ReceivedOn          funding.Date
	Row                 int
	Column, Printed     string
}

// RecordDoubt is a verdict on one value of a row.
type RecordDoubt struct {
	Field   string // one of funding.RecordFields
	Raw     string // the cell
	Verdict Verdict
}

// RecordEvent is what became different between two loads of a register.
type RecordEvent struct {
	SeenOn      funding.Date
	Kind        string // added, changed, withdrawn
	Field       string // one of funding.RecordFields; empty unless changed
	Was, Became RecordValue
}

// RecordValue is a value before or after a change.
type RecordValue struct {
	Amount   *Amount
	Words    string
	Hash     string // SHA-256 of the file that said so
	Excluded bool   // of an amount: a verdict takes it out of every sum
}

// RecordColumn says in which column of the file a value stands.
type RecordColumn struct{ Field, Column string }

// RecordSum is what records of one stage add up to, with the largest of them.
type RecordSum struct {
	Frame
	Key       string
	Kind      string // total_entering, total_reaching, total_aside or records_read
	Stage     string
	Because   string // of what is set aside: one of funding.Reasons
	Amount    Amount
	Records   int
	Narrowed  []string // the choices under which it stands
	List      string   // address of the records
	Rows      []RecordRow
	Downloads []Download
}

// RecordYears is what records add up to, by fiscal year.
type RecordYears struct {
	Role   string // payer or receiver; empty for a programme
	List   string // address of the records
	Totals Totals
	Aside  []RecordAside
	Rows   []RecordYear
}

// RecordYear is one fiscal year of one register and stage.
type RecordYear struct {
	FiscalYear string
	Href       string // of its records
	Source     Link
	Unproven   bool
	Stage      string
	Records    int
	Entering   *Amount // nil: none enters
}

// RecordPartyPage is a body that only registers name.
type RecordPartyPage struct {
	Frame
	Key             string
	Name, OtherName Text
	Kind            string // one of funding.OrganizationKinds
	BusinessNumber  string
	NEQ             string
	City, Region    string
	Country         string
	Spellings       []string
	Received, Paid  RecordYears
	Returns         *Returns // nil: it files none here
}

// RecordCoverage is what of a register is here.
type RecordCoverage struct {
	LoadedOn                  funding.Date
	Synthetic                 bool
	Counted                   *int // rows that the publisher says there are of what was asked of it; nil: it does not say
	Missing                   int  // of them, those neither here nor left out; below zero: more than it counts
	Rows, Skipped, Agreements int
	Suspect, Excluded, Lines  int
	Files                     []RecordFile
	Skips                     []RecordSkip
	Years                     []RecordCoverageYear
	List                      string
	LinesList                 string // address of the numbers of returns
}

// RecordFile is a file as it was received.
type RecordFile struct {
	Name, Address, Hash string
	Size, Rows          int
	ReceivedOn          funding.Date
}

// RecordSkip is how many rows were left out for one reason. Field is a word of
// the page's language, or a column as the file heads it; empty: the whole row.
type RecordSkip struct {
	Field  string
	Reason Text
	Rows   int
}

// RecordCoverageYear is one fiscal year of it. Change is that of the number of
// agreements since the year before; nil where either year is not whole.
type RecordCoverageYear struct {
	FiscalYear                          string
	Rows, Agreements, Suspect, Excluded int
	Partial                             bool
	Change                              *int
}

func (RecordList) template() string      { return "record_list" }
func (RecordPage) template() string      { return "record" }
func (RecordSum) template() string       { return "record_sum" }
func (RecordPartyPage) template() string { return "record_party" }

func (RecordList) title() string        { return "" }
func (RecordPage) title() string        { return "" }
func (RecordSum) title() string         { return "" }
func (p RecordPartyPage) title() string { return p.Name.Words }
