package view

import (
	"slices"

	"sillage/db/funding"
)

// Home is the first page.
type Home struct {
	Frame
	// Title and Lead are the edition's own words; the catalogue's where empty.
	Title, Lead      string
	Facts, Addresses int
	ConsultedOn      funding.Date
	Featured         []Featured
	Programmes       []ProgrammeRow // those with most facts, not featured ones only
	ProgrammeCount   int            // how many there are in the scope shown
	Scopes           []ScopeChoice  // of the programmes listed
	Records          int            // of registers; 0: the release has none
	Downloads        []Download
}

// Featured is a dossier shown on the first page.
type Featured struct {
	Name   Link
	Answer []Piece
	Totals Totals
	// Instead is the address of what the same sum would be; empty: none.
	Instead string
}

// ScopeChoice is one scope that the first page can list, or all of them.
type ScopeChoice struct {
	Scope   string // one of funding.Scopes; empty for all
	Count   int
	Href    string
	Current bool
}

// ProgrammeRow is a line of the list of programmes.
type ProgrammeRow struct {
	Name        Link
	Theme, Part string // labels in the page's language
	Mode, Scope string // codes
	Owners      []Link
	Facts       int
	Figures     int
	Awards      int
}

// ProgrammeList lists the programmes.
type ProgrammeList struct {
	Frame
	Filter    Filter
	Rows      []ProgrammeRow
	Pages     Paging
	Downloads []Download
}

// Programme is a dossier.
type Programme struct {
	Frame
	Key         string
	Name        Text
	OtherName   Text // its name in the other language; empty where not seen
	Theme, Part string
	Mode, Scope string
	AnnouncedOn funding.Date
	Owners      []Link
	Parent      *Link
	Children    []Link
	About       Text

	Answer        []Piece
	Totals        Totals
	Chain         *Chain // nil: no sum of an award was found
	Roles         []Role
	FigureGroups  []FigureGroup
	ManagerShares []ManagerShares
	Bars          []BarGroup
	Comparisons   []Comparison
	Instead       []InsteadLine
	Indicators    []Indicator
	Records       *RecordYears // nil: no register names it
	Quantities    []Quantity
	Studies       []Statement
	Said          []Statement // positions and claims
	Rules         []Statement // rules and conditions
	StatedRoles   []Statement // who does what, without an amount
	Governance    []GovernanceRow
	Questions     []Card
	Letters       string // the letters on offer for what is open; empty: none
	NotFound      []NotFound
	Replies       []Reply
	Documents     []Document
	Downloads     []Download
}

// Role is one line of who pays, manages, delivers, receives.
type Role struct {
	Role   string // payer, manager, partner, recipient, owner, receiver
	Party  Party
	Award  *Link // the award that says so
	Amount *Amount
	Stage  string
	Saying Saying
	// Several is the address of the awards when there are several of one payer:
	// they have no amount, stage or saying in common.
	Several string
	// OfProgramme says that the party stands in figures of the whole programme,
	// whose amounts are compared and never added to those of awards.
	OfProgramme bool
	// Part says that the line is a part of the line of who pays above it. Rest
	// is set when it is what the known parts leave over, computed: the word of
	// NotFound.What for what is not known of it.
	Part bool
	Rest string
}

// OrganizationList lists the bodies.
type OrganizationList struct {
	Frame
	Registers string // address of the bodies that only registers name; empty: none
	Filter    Filter
	Rows      []OrganizationRow
	Pages     Paging
	Downloads []Download
}

// OrganizationRow is a line of that list.
type OrganizationRow struct {
	Name   Link
	Kind   string // one of funding.OrganizationKinds
	Owner  *Link
	Region string
	Roles  []RoleCount
}

// RoleCount is how many things a body is something in: words of
// organization_role.
type RoleCount struct {
	Role   string
	Things int
}

// Organization is the page of one body.
type Organization struct {
	Frame
	Key         string
	Name        Text
	OtherName   Text
	Kind        string
	Owner       *Link
	Funds       []Link
	Region      string
	Roles       []OrganizationRole
	Names       []PrintedName
	Identifiers []Identifier
	Governance  []GovernanceRow
	Managed     []ManagedRow // each sum it receives to pass on
	ManagedMore string       // address of the list, when it is longer
	Chain       *Chain       // the path of that money
	Paid        []AwardRow   // awards in which it pays
	Received    []AwardRow
	// ProgrammeFigures are figures of whole programmes in which it is named.
	ProgrammeFigures []FigureRow
	Records          []RecordYears // what registers say that it receives and pays
	Returns          *Returns      // what it states of itself; nil: it files none here
	Programmes       []Link        // those it owns
	Indicators       []Indicator
	Statements       []Statement
	Replies          []Reply
	Documents        []Document
	Downloads        []Download
}

// HasAmounts tells whether any role has an amount.
func (o Organization) HasAmounts() bool {
	return slices.ContainsFunc(o.Roles, func(r OrganizationRole) bool { return len(r.Amounts) > 0 })
}

// OrganizationRole is a role with its amounts by stage. Roles are never added.
type OrganizationRole struct {
	Role    string
	Things  int
	Amounts []RoleAmount
}

// RoleAmount is what a body holds in one role at one stage.
type RoleAmount struct {
	Stage  string
	Amount *Amount // nil: not found
	Count  int
}

// PrintedName is a name as printed somewhere.
type PrintedName struct {
	Name Text
	Mark int
	Href string // evidence
}

// Identifier is an official number.
type Identifier struct {
	Scheme, Value string
	Href          string
}

// AwardList lists awards, one row a figure.
type AwardList struct {
	Frame
	Filter    Filter
	Totals    Totals
	Awards    int // how many awards the rows belong to
	Records   int // of registers, which have a list of their own
	Rows      []AwardRow
	Pages     Paging
	Downloads []Download
}

// AwardRow is one figure of an award, or an award without figure.
type AwardRow struct {
	Key       string
	Award     Link // text is empty: the page prints the word for opening it
	Programme *Link
	Payer     Party
	Receiver  Party
	Hop       string
	Date      funding.Date
	Amount    *Amount // nil: not found
	Stage     string
	Counted   Counted
}

// Counted says what a row adds to the two totals, and if nothing, why.
type Counted struct {
	Enters, Reaches, Aside bool
	Because                string // one of funding.Reasons
}

// Award is the page of one allocation.
type Award struct {
	Frame
	Key                           string
	Programme                     *Link
	Payer, Receiver               Party
	Hop, Origin, Form, Mode       string
	Theme, Scope, Money, Status   string // Theme is a label
	AgreementScheme, AgreementKey string
	SignedOn, AnnouncedOn         funding.Date
	PublishedOn                   funding.Date
	Span                          Span
	Parents, Children             []ChainRow
	Figures                       []FigureRow
	ManagerShares                 []ManagerShares
	Replies                       []Reply
	Documents                     []Document
	Downloads                     []Download
	Evidence                      Link
}

// ChainRow is an award upstream or downstream.
type ChainRow struct {
	Award           Link
	Payer, Receiver Party
	Hop             string
	Amount          *Amount // the figure shown first; nil: not found
	Share           *Amount // of the parent's sum, when a source says it
}

// FigureList lists every figure.
type FigureList struct {
	Frame
	Filter    Filter
	Totals    Totals
	Rows      []FigureRow
	Pages     Paging
	Downloads []Download
}

// StatementList lists what was said.
type StatementList struct {
	Frame
	Filter    Filter
	Rows      []Statement
	Pages     Paging
	Downloads []Download
}

// QuantityList lists numbers that are not money.
type QuantityList struct {
	Frame
	Filter    Filter
	Rows      []Quantity
	Pages     Paging
	Downloads []Download
}

// Evidence shows the words and what rests on them.
type Evidence struct {
	Frame
	Key      string
	Quote    Quote
	Withheld bool // words about a private person, kept and not published
	Document Document
	Locator  string
	Hash     string // SHA-256 of the captured bytes; empty when only cited
	Size     int64  // bytes; 0 when only cited
	// NotFoundOn is the day of the copy in which the words were not found.
	NotFoundOn funding.Date
	GoneSince  funding.Date // since when the address has not answered
	Archive    string       // address in a web archive

	Figures    []FigureRow
	Quantities []Quantity
	Statements []Statement
	Governance []GovernanceRow
	Awards     []Link
	Names      []PrintedName
	Values     []IndexValue
	Notes      []Text
	Replies    []Reply
}

// Computed shows a number that was computed and what it came from.
type Computed struct {
	Frame
	Key           string
	Kind          string // total_entering, total_reaching, total_aside, remainder, manager_part, ratio
	Amount        *Amount
	Ratio         *Ratio
	Stage         string
	Axis, Because string
	Part          string // one of funding.ManagerParts, of a manager_part
	Programme     *Link
	Organization  *Link
	Award         *Link
	Differs       []string // stage, basis, period, perimeter, scope, unit, currency
	Operands      []Operand
	Factors       []Factor // what is not money: index values, counts, months
}

// Operand is a figure that a computed number came from.
type Operand struct {
	Sign   int // +1 added, -1 taken away, 2 numerator, -2 denominator, 3 what is measured
	Figure FigureRow
}
