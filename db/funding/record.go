package funding

// Record is what one row of a bulk source says: one version of one award, as
// its publisher's register gives it. Every text is as printed but for white
// space at the ends and entities; what a rule set aside is named in Doubts, and
// the value itself stays in the file that the row is read from.
type Record struct {
	// Row is the number of the record in its file; the first one after the
	// header is 1. With the file and the column it is the evidence of each value.
	Row int64
	// Agreement is the publisher's own key of the award. Rows with the same key
	// are versions of one award, in the order of Version; of equal versions the
	// later row is the current one.
	Agreement string
	Version   int64 // amendment number; 0 is the original

	Payer, Receiver          RecordParty
	ProgrammeFR, ProgrammeEN string

	Form   Form
	Mode   Mode
	Hop    Hop
	Origin AwardOrigin
	Money  Money
	Status string // one of Statuses
	Stage  Stage
	Basis  Basis

	Cents    int64 // the whole value of the award after this version, never the change
	Currency string
	Printed  string // the cell of the amount as it stands in the file
	Stated   bool   // false: the cell is empty or unreadable, and Cents says nothing

	FiscalYear              string // "2021-2022", or "2021" where the publisher's year is the calendar's; of the start, else of the signature
	SignedOn                Date
	PeriodFrom, PeriodUntil Date

	TitleFR, TitleEN string
	AboutFR, AboutEN string // what it is for
	Region           string // code of the province or region where the receiver is

	Doubts []Doubt
}

// RecordParty is a payer or receiver of a record, as its row names it.
type RecordParty struct {
	Code           string // the publisher's own code of the body ("ised-isde"), or empty
	BusinessNumber string // nine digits whose check digit holds, or empty
	NEQ            string // Quebec enterprise number, ten digits, or empty
	NameFR, NameEN string
	City, Province string // city in its usual spelling; province as a two-letter code
	Country        string // ISO 3166 alpha-2
	Kind           string // one of OrganizationKinds
	Individual     bool   // a private person: counted, never named in a release
}

// Name is the name in one language, else in the other.
func (p RecordParty) Name(fr bool) string {
	if fr && p.NameFR != "" || p.NameEN == "" {
		return p.NameFR
	}
	return p.NameEN
}

// Doubt is a rule's verdict on one value of a row that is not as it should be.
// The row stays visible. A value without a doubt is ok.
type Doubt struct {
	Field   string // one of RecordFields
	Raw     string // the cell
	Verdict string // suspect: shown with the reason, and still used; excluded: used in no sum and in no comparison
	Reason  string // one of RecordReasons
}

// Suspect says that a value is not as it should be; it is shown with the reason
// and still used.
func (r *Record) Suspect(field, raw, reason string) {
	r.Doubts = append(r.Doubts, Doubt{field, raw, "suspect", reason})
}

// Exclude says that a value is used in no sum and in no comparison.
func (r *Record) Exclude(field, raw, reason string) {
	r.Doubts = append(r.Doubts, Doubt{field, raw, "excluded", reason})
}

// AmountVerdict is the verdict on the amount of a row and its reason: the one
// rule that decides what enters a sum. An excluded amount enters none, anywhere.
func (r *Record) AmountVerdict() (verdict, reason string) {
	verdict = "ok"
	for _, d := range r.Doubts {
		switch {
		case d.Field != "amount":
		case d.Verdict == "excluded":
			return d.Verdict, d.Reason
		case verdict == "ok":
			verdict, reason = d.Verdict, d.Reason
		}
	}
	return verdict, reason
}

// ReturnLine is one number that a body states about itself in an official
// return: an amount of money, or a count.
type ReturnLine struct {
	Row       int64
	Body      RecordParty
	Line      string // the form's number of the line, e.g. "4540"
	EndsOn    Date   // last day of the period of the return
	IsMoney   bool
	Cents     int64 // where IsMoney
	Count     int64 // where not
	Currency  string
	Printed   string
	Doubts    []Doubt
	Returning string // publisher's key of the return, where a body may file several for one period
}
