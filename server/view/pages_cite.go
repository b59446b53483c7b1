package view

import "sillage/db/funding"

// Cite is the cite box of a page: its permanent address, which names the
// release, and the files of its citation.
type Cite struct {
	Address string // whole, with scheme and host
	Href    string
	Files   []CiteFile
}

// CiteFile is a citation in one format.
type CiteFile struct{ Format, Extension, Href string }

// CitePiece is a stretch of a citation in words; Cite marks the title of a
// source.
type CitePiece struct {
	Text   string
	Amount *Amount
	Cite   bool
	Link   bool // the text is an address
}

// Citation is the page of a permanent address: one thing as it was in a
// release, beside what it is now, and why it is not the same.
type Citation struct {
	Frame
	ID      string // "f12"; empty for a list or another page
	Kind    string // one of funding.Citables; empty for a page
	Key     string
	Name    []CitePiece
	Heading string // Name as words
	Cited   Release
	StateOn funding.Date // of the release cited
	Newest  bool         // it is the release that is served

	Sentence, APA []CitePiece
	Box           Cite
	Open          *Link // where it stands today; nil when withdrawn

	Withdrawn bool
	IsNumber  bool
	AsCited   *CitedNumber
	Today     *CitedNumber // nil: as cited, or withdrawn
	Words     *CitedWords  // as cited
	WordsNow  *CitedWords  // where they differ
	Changes   []CitedChange
	Beside    []CitedRelation

	// Rows tells of a list what changed in it since.
	Rows  *CitedRows
	Rests string // catalogue key of a remark, or empty
}

// CitedNumber is a number as one release shows it.
type CitedNumber struct {
	Release  int
	On       funding.Date
	Amount   *Amount
	Words    Text // a ratio or a quantity, printed
	Stage    string
	Unit     string // of an amount, where not whole
	Computed bool
}

// CitedWords are what the source said, as read on a day.
type CitedWords struct {
	Quote       Quote
	Withheld    bool
	Publisher   string
	Title       Text
	Kind        string
	Address     string
	PublishedOn funding.Date
	ConsultedOn funding.Date
}

// CitedChange is one change of a number with its reason.
type CitedChange struct {
	Name          Link         // of the number, in lists of several
	Release       int          // in which it came
	On            funding.Date // when that was published
	Before, After *CitedNumber // nil: not in the release
	Reason        string       // one of funding.ChangeReasons
	Why           Text
	Refs          []Link
	RecordedIn    int // release in which the reason was given afterwards; 0: at once
}

// CitedRelation is another figure that corrects, amends or replaces the one
// cited.
type CitedRelation struct {
	Relation string // one of funding.Relations
	Figure   Link
	Amount   *Amount
}

// CitedRows is what changed in a list since the release cited.
type CitedRows struct {
	Changes   []CitedChange
	Withdrawn []CitedChange // of the whole site: what was withdrawn has no row to filter
	More      bool          // there are further ones
}

// HowToCite tells how to cite, and lists releases and changes.
type HowToCite struct {
	Frame
	Releases []CitedRelease
	Changes  []CitedChange
	More     bool
}

// CitedRelease is a release of the ledger.
type CitedRelease struct {
	StateOn funding.Date
	Release
}

func (Citation) template() string  { return "citation" }
func (HowToCite) template() string { return "how_to_cite" }
func (c Citation) title() string   { return c.Heading }
func (HowToCite) title() string    { return "" }

// Heading is what a page is called in its language.
func Heading(page Page) (string, error) { return newPrinter(page.frame().Lang).heading(page) }

// Narrowed lists the choices that narrow a list, in words.
func Narrowed(page Page) []string {
	var f Filter
	switch page := page.(type) {
	case ProgrammeList:
		f = page.Filter
	case OrganizationList:
		f = page.Filter
	case AwardList:
		f = page.Filter
	case FigureList:
		f = page.Filter
	case StatementList:
		f = page.Filter
	case QuantityList:
		f = page.Filter
	case DocumentList:
		f = page.Filter
	case RecordList:
		f = page.Filter
	case ReturnList:
		f = page.Filter
	case RegisterBodyList:
		if page.Prefix != "" {
			return []string{page.Prefix}
		}
	case RegisterSumList:
		return page.Filter.chosen()
	case RecordSum:
		return page.Narrowed
	}
	var out []string
	for _, r := range f.Remove {
		out = append(out, r.Label)
	}
	return out
}

// chosen are the values that a bar has selected, in words.
func (f Filter) chosen() []string {
	var out []string
	for _, s := range f.Selects {
		for _, o := range s.Options {
			if o.Selected {
				out = append(out, o.Label)
			}
		}
	}
	return out
}

// Listed tells whether a page is a list of data rather than a text.
func Listed(page Page) bool {
	switch page.(type) {
	case ProgrammeList, OrganizationList, AwardList, FigureList, StatementList, QuantityList, DocumentList, Indices, Computed, RecordList, RecordSum, ReturnList, ReturnPage, RegisterBodyList, RegisterSumList:
		return true
	default:
		return false
	}
}

// ComputedWord names a kind of computed number.
func ComputedWord(lang Lang, kind string) (string, error) {
	return newPrinter(lang).sayOf("computed", kind)
}

// CiteWord gives a word of citations in a language.
func CiteWord(lang Lang, key string) (string, error) { return newPrinter(lang).sayOf("cite_word", key) }
