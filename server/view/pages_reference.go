package view

import "sillage/db/funding"

// Sources shows each source: what it covers, leaves out, and its last run.
type Sources struct {
	Frame
	Sources   []Source
	Known     []KnownSource // that nobody collects yet
	Notes     []DocumentNote
	Downloads []Download
}

// KnownSource is a source that nobody collects yet, in the page's language.
type KnownSource struct{ Title, Address, Format, Holds string }

// Source is one source with its last run.
type Source struct {
	ID, Title, Kind     string // Title in the page's language; Kind one of funding.SourceKinds
	Publisher, Home     string
	Covers, LeavesOut   string // in the page's language
	Licence             Text
	State               string
	RunOn               funding.Date
	Fetched, Kept       int
	Parsed              int
	SkippedN, RefusedN  int
	Documents, Evidence int
	Skips               []Skip
	Mendings            []Mending
	Coverage            *RecordCoverage // of a register; nil for other sources
}

// Skip is a row left out, with the reason.
type Skip struct {
	Place, Field string
	Reason       Text
}

// Mending is a reading that the edition corrected.
type Mending struct {
	Place, Field, Was, Became string
	Why                       Text
}

// DocumentNote is a fact about a document itself.
type DocumentNote struct {
	Note     Text
	Document Link
	Evidence Link
}

// DocumentList lists the addresses read.
type DocumentList struct {
	Frame
	Filter    Filter
	Rows      []Document
	Pages     Paging
	Downloads []Download
}

// Indices shows price indices by year.
type Indices struct {
	Frame
	Series    []IndexSeries
	Downloads []Download
}

// IndexSeries is one index; Last is the last year covered.
type IndexSeries struct {
	ID, Title, Base string // Title in the page's language
	Source          Link
	First, Last     int
	Values          []IndexValue
}

// IndexValue is one year.
type IndexValue struct {
	Year  int
	Value funding.Decimal
	Href  string // evidence
	Title string // of the series, on an evidence page
}

// Method explains the words and rules, from the release's own tables.
type Method struct {
	Frame
	Lists   []CodeList
	Columns []Column
	Themes  []Theme
	// Texts are the edition's further paragraphs on method, if any.
	Texts []Text
}

// CodeList is a closed list of words.
type CodeList struct {
	Name  string
	Codes []Code
}

// Code is one of them, in the page's language.
type Code struct {
	Value, Label, Meaning string
}

// Column is a line of the dictionary of the extracts.
type Column struct {
	Table, Name, Label, Meaning, Type string
}

// Theme is a theme of the edition with the words that show it.
type Theme struct {
	Label    string
	Part     bool // it is a part of the theme before it
	Followed bool
	Words    []Text
}

// Search shows what a name finds, by kind.
type Search struct {
	Frame
	Query  string
	Groups []SearchGroup
}

// SearchGroup is the hits of one kind: programme, organization, region,
// municipality, document.
type SearchGroup struct {
	Kind string
	Hits []Hit
	More int // how many further ones are not shown
}

// Hit is one of them.
type Hit struct {
	Name   Link
	Detail string
}

// ReplyPage tells how to send a reply or report an error.
type ReplyPage struct {
	Frame
	Address string // e-mail address, or empty
	Replies []Reply
}

// Failure is the page of an error.
type Failure struct {
	Frame
	Status int // 404, 400, 500, 503
	// Parameter is the query parameter that is wrong, for 400.
	Parameter string
	// Hint says more of a permanent address that opens nothing: release, id,
	// later or withdrawn. See is where what was withdrawn is still cited.
	Hint string
	See  *Link
}
