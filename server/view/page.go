// Package view turns what was read from a release into pages: typed page
// structs, html/template, and the words of both languages. It asks nobody
// anything: what a page shows stands in its struct. Codes (stages, ranks,
// kinds) are passed as stored and printed here in the reader's language.
package view

import "sillage/db/funding"

// Lang is the language of a page.
type Lang string

const (
	French  Lang = "fr"
	English Lang = "en"
)

// Langs lists the languages that every page has.
var Langs = []Lang{French, English}

// Page is one of the page structs of this package. Each embeds a Frame.
type Page interface {
	frame() Frame
	template() string // name of the file in pages/, without extension
	title() string    // what the page is called; empty: its name in the catalogue
}

// Frame is what every page has around it.
type Frame struct {
	Lang Lang
	// Base is the scheme and host of permanent addresses, as
	// "https://example.org", without a slash at the end; may be empty.
	Base string
	// Path is the address of this page with its query; OtherPath the same
	// page in the other language.
	Path, OtherPath string
	Release         Release
	// Foot holds the edition's sentences of the page foot, in the page's
	// language. When empty the catalogue's own stand there.
	Foot []string
	// FootState is the edition's sentence on the state of the sources, with
	// {date} and {number} in it; FootError the one on errors and replies. When
	// empty the catalogue's own stand there.
	FootState, FootError string
	// StateOn is the day on which the sources were last read.
	StateOn funding.Date
	// Synthetic: the release holds files that were generated for measuring.
	Synthetic bool
	// Cite is the cite box; nil on pages that cannot be cited.
	Cite *Cite
}

func (f Frame) frame() Frame { return f }

// Release says which immutable file the page was read from.
type Release struct {
	Number      int
	PublishedAt funding.Date // day of publishing
	ContentHash string       // SHA-256 in hex
}

// Text is words that may be in another language than the page: names, notes,
// titles. Lang is empty when it is the page's or not known.
type Text struct {
	Words, Lang string
}

// Link is words that lead somewhere; without Href they are printed alone.
type Link struct {
	Text, Lang, Href string
}

// Amount is money on a page. It is always printed by the one part "amount".
type Amount struct {
	Cents int64  // as stored
	Stage string // one of funding.Stages; empty for a claim or a computed ratio's side
	Text  string // as funding.Print or funding.PrintComputed gives it
	Href  string // evidence page, or computed page when Computed
	// Computed adds the word "computed" beside it.
	Computed bool
}

// Ratio is a computed proportion, never an amount.
type Ratio struct {
	Text string // as funding.PrintRatio gives it
	Href string // the page of the computed number
}

// Piece is a bit of a sentence: words, a link, an amount, a ratio, a quote, a
// number, a number that the reader typed in, or an evidence mark.
type Piece struct {
	Text   string
	Own    string
	Link   *Link
	Amount *Amount
	Ratio  *Ratio
	Quote  *Quote // words of others, in their own language
	Number *Text  // a number that is no money, with its unit
	Mark   int
}

// Party stands in the place of payer or receiver.
type Party struct {
	Kind  string // one of funding.PartyKinds
	Names []Link // one for organization, several for joint
	Class Text   // as printed, for a class
	// Count and CountUnit ("organizations", "projects") when a source counts
	// the class; 0 = not stated.
	Count     int64
	CountUnit string
	CountWord string // one of funding.Qualifiers, before the count; may be empty
	Fund      *Link  // the budget line drawn on
}

// Quote is somebody's words as printed, in their own language.
type Quote struct {
	Words, Lang string
	Mark        int    // number in the page's list of documents; 0 = none
	Href        string // evidence page
	// NumberAbsent says that the amount is not printed in these words.
	NumberAbsent bool
	Cite         string // permanent address of what rests on these words; may be empty
}

// Span is the time that a number covers, as its source states it.
type Span struct {
	Basis                   string // one of funding.Bases, or empty
	DurationYears           int
	FiscalFrom, FiscalUntil string
	From, Until             funding.Date
}

// Saying tells who says something and where.
type Saying struct {
	Publisher   Link
	Speaker     string // one of funding.Speakers
	Rank        string // one of funding.Ranks
	According   *Link  // who asserts it when it is not the publisher
	Mark        int    // of the document in the list of the page; 0 = none
	PublishedOn funding.Date
}

// Document is an address with what was read in it: the source line.
type Document struct {
	Mark         int // its number on this page; 0 in lists without marks
	Key          string
	Publisher    Link
	Title        Text
	Address      string
	Kind         string // one of funding.DocumentKinds
	Lang         string
	PublishedOn  funding.Date
	Speaker      string // one of funding.Speakers
	Rank         string // one of funding.Ranks, or empty
	State        string // one of funding.EvidenceStates
	AddressState string // one of funding.AddressStates
	ConsultedOn  funding.Date
	CopyOf       *Link
	Evidence     []Link // evidence pages that rest on it, text is the key
	Source       Link   // on the documents list
	Note         Text
}

// Reply is the answer of a body named.
type Reply struct {
	Key       string
	Author    Link
	RepliedOn funding.Date
	About     Link
	Words     Text
	Address   string
}

// Download is one file of what the page shows.
type Download struct {
	// What it holds: figures, statements, quantities, awards, organizations,
	// programmes, documents, indices, dossier or list.
	What   string
	Format string // "CSV", "JSON"
	Href   string
	Rows   int // -1 = not counted
}
