package funding

// The things of the model, one struct a table. Keys are stable text and stand
// in public addresses: lower-case letters, digits, dot and hyphen for
// organizations, programmes and awards; F0001 and F0001-2 for a register's
// evidence and what it yields. An empty string is "the source does not say".

// Date is an ISO 8601 date, never more precise than its source: "2024",
// "2024-03" or "2024-03-31"; empty when not stated.
type Date string

// Source publishes documents; one folder of scraper/sources.
type Source struct {
	ID, Kind           string // Kind: one of SourceKinds
	TitleFR, TitleEN   string
	Publisher, Home    string
	CoversFR, CoversEN string
	LeavesOutFR        string
	LeavesOutEN        string
	Licence            string
	State              string // one of SourceStates
}

// Organization is a legal or public body, or a fund: a budget line of Owner.
type Organization struct {
	Key            string
	NameFR, NameEN string // as printed; empty where that language was not seen
	Kind           string // one of OrganizationKinds
	Owner          string // key of the owner; required for a fund
	Region         string // as printed
	PublicBody     string // code in the edition's list of public bodies, or empty
	Individual     bool   // a private person: counted, never published
}

// Alias is another name of an organization, as printed somewhere.
type Alias struct {
	Organization, Name, Lang string
	Evidence                 string
}

// Identifier is an official number of an organization, e.g. scheme "ca-bn".
type Identifier struct {
	Organization, Scheme, Value string
	Evidence                    string
}

// Document is one address.
type Document struct {
	Key, Source             string
	Address, Title          string
	Publisher, PublisherKey string
	Kind                    string // one of DocumentKinds
	Speaker                 string // one of Speakers: who speaks in it
	Lang, CopyOf, Note      string
	Twin                    string // address of the same text in the other language, as the page says
	GoneSince               Date   // since when the address has not answered; empty while it does
	Archive                 string // address of a copy in a web archive
}

// Snapshot is bytes kept as received, named by their SHA-256.
type Snapshot struct {
	Hash, Source, Address, MediaType string
	Size                             int64
	FetchedOn                        Date // UTC
}

// Evidence points at the words that say so.
type Evidence struct {
	Key, Source, Document string
	Snapshot              string // SHA-256 in hex, empty when only cited
	Locator               string // "row 118, VALUE"; "facts.csv, F0001"
	Fragment, Lang        string // as printed
	ConsultedOn           Date
	State                 string // one of EvidenceStates
	AddressState          string // one of AddressStates
	Withheld              bool   // words about a private person: kept, not published
	NotFoundOn            Date   // day of the last copy in which the fragment was not found
}

// Programme is a named way of giving money.
type Programme struct {
	Key, NameFR, NameEN string
	Owners              []string
	Parent              string
	Theme, ThemePart    string // codes of the edition's themes
	Mode                Mode
	Scope               Scope
	AboutFR, AboutEN    string // one line of the edition, in both languages or in none
	Note                string // of the source, in its own words
	Featured            bool   // the edition puts it first
}

// Party stands in the place of payer or receiver: one organization, several
// together, a class without names ("organismes communautaires"), or not named.
type Party struct {
	Kind          PartyKind
	Organizations []string // keys; one for Named, several for Joint
	Class         string   // as printed, for Class
}

// Announcement is an event: who said what, when. The promise it carries is a
// figure.
type Announcement struct {
	Key, Programme           string
	Authors                  []string
	AnnouncedOn, PublishedOn Date
	Perimeter                string
	Rank                     Rank
	Note, Evidence           string
}

// AnnouncementVersion is one version of the page of an announcement.
type AnnouncementVersion struct {
	Document string
	Number   int // from 1, in the order in which they were received
	SeenOn   Date
	Hash     string // SHA-256 in hex
}

// Event is a difference between two versions of an announcement: the words
// before and after, each at most a few; one of them may be empty.
type Event struct {
	Key, Document       string
	SeenOn              Date   // when the later version was first received
	Kind                string // one of EventKinds
	Lang                string
	Was, Became         string
	WasHash, BecameHash string // SHA-256 of the two captured versions
}

// Award is one allocation from a payer to a receiver.
type Award struct {
	Key, Programme          string
	Payer, Receiver         Party
	Fund                    string // key of the fund drawn on, or empty
	Hop                     Hop
	Origin                  AwardOrigin
	Parents                 []string // keys of awards
	Form                    Form
	Mode                    Mode
	Theme                   string
	Scope                   Scope
	Money                   Money
	Status                  Status
	AgreementScheme         string
	AgreementKey            string
	SignedOn, AnnouncedOn   Date
	PublishedOn             Date
	PeriodFrom, PeriodUntil Date
	Evidence                string
}

// Figure is one amount as one source states it. It belongs to one award or to
// one programme, never both.
type Figure struct {
	Key, Award, Programme   string
	Amount                  Amount
	Stage                   Stage
	Basis                   Basis
	Unit                    Unit
	Form                    Form // of the award, or the programme figure's own
	Mode                    Mode
	Scope                   Scope
	Money                   Money
	Payer, Receiver         Party  // of a programme figure; those of an award stand there
	Perimeter               string // what is counted
	Region                  string
	FiscalFrom, FiscalUntil string // fiscal years "2021-2022"
	PeriodFrom, PeriodUntil Date
	DurationYears           int   // stated in words by the source; 0 = not stated
	ReceiverCount           int64 // 0 = not stated
	ReceiverUnit            string
	ReceiverQualifier       Qualifier // of the count; empty where no source says one
	Version                 int
	Verdict                 string // one of Verdicts
	Rank                    Rank
	AssertedBy              string
	PublishedOn             Date
	NumberInFragment        bool
	Note, Evidence          string
}

// Quantity is a number that is not money.
type Quantity struct {
	Key, Programme          string
	Value                   Decimal
	Unit                    string
	Qualifier               Qualifier
	Role                    string // one of QuantityRoles
	Perimeter, Region       string
	FiscalFrom, FiscalUntil string
	Answers                 string // key of the target of the same unit
	Rank                    Rank
	AssertedBy              string
	PublishedOn             Date
	NumberInFragment        bool
	Note, Evidence          string
}

// Decimal is Mantissa / 10^Decimals, as printed by its source.
type Decimal struct {
	Mantissa int64
	Decimals int
}

// Statement is what somebody said. A claimed sum is no figure.
type Statement struct {
	Key, Programme          string
	Kind                    string // one of StatementKinds
	Authors, Sponsors       []string
	Claimed                 *Amount
	ClaimedBasis            Basis
	ClaimedUnit             Unit
	Perimeter, Region       string
	FiscalFrom, FiscalUntil string
	Rank                    Rank
	AssertedBy              string
	SaidOn, PublishedOn     Date
	Note, Evidence          string
}

// Governance is a dated link of influence between two bodies.
type Governance struct {
	Key, Programme     string
	Verb               string // one of Verbs
	Organization, Over string // who, over whom (empty: not said)
	AssertedBy         string
	Since, Until       Date
	Rank               Rank
	PublishedOn        Date
	Note, Evidence     string
}

// Relation is how two figures, quantities or statements relate.
type Relation struct {
	From, To       string
	Relation, Axis string
	Note           string
}

// DocumentNote is a fact about a document itself: no money, body or programme.
type DocumentNote struct {
	Key, Organization, Programme, Note, Evidence string
}

// Reply is what the body named answers to a figure, statement or programme.
type Reply struct {
	Key                  string
	RepliedOn            Date
	Author, About        string
	Lang, Words, Address string
}

// IndexSeries is a price index; IndexValue one year of it.
type IndexSeries struct {
	ID, Source, TitleFR, TitleEN, Base string
}

// IndexValue is the annual value of a series.
type IndexValue struct {
	Series   string
	Year     int
	Value    Decimal
	Evidence string
}

// KnownSource is a source that nobody collects yet: where it lies, in which
// format, and what it holds. ReadBy is the source of the edition that reads it
// once a file is at hand; empty: none does.
type KnownSource struct {
	TitleFR, TitleEN string
	Address, Format  string
	HoldsFR, HoldsEN string
	ReadBy           string
}

// Skip is a row that a source sent and that was left out, with the reason.
type Skip struct {
	Place, Field, Value, Reason string
}

// Mending is a reading that the edition corrected.
type Mending struct {
	Place, Field, Was, Became, Why string
}

// Theme is one theme of the edition; parts name their Parent.
type Theme struct {
	Code, Parent, LabelFR, LabelEN string
	Followed                       bool // the theme the site is about
}

// Phrase is what a reading says in its own words, in both languages.
type Phrase struct{ Words, FR, EN string }

// Region, Municipality and PublicBody are the edition's lists of places and
// bodies.
type Region struct {
	Code, Name     string
	Population     int64
	Municipalities int64
}

// Municipality is one local government; Population is -1 when not stated.
type Municipality struct {
	Code, Name, Region string
	Population         int64
}

// PublicBody is a body to which an access law applies, with both names.
type PublicBody struct {
	Code, NameFR, NameEN, ShortFR, ShortEN string
}

// InsteadParameter is a figure that a sum may be measured by, as the edition
// calls it.
type InsteadParameter struct {
	Figure           string // key
	Kind             string // one of InsteadKinds
	LabelFR, LabelEN string
	NoteFR, NoteEN   string
}
