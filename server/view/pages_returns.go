package view

import "sillage/db/funding"

// ReturnList lists the numbers that bodies state about themselves in official
// returns.
type ReturnList struct {
	Frame
	Filter     Filter
	Body       *Link // the one whose numbers they are; nil: of all
	Rows       []ReturnRow
	Dictionary string // address of the official meanings
	Pages      Paging
	Downloads  []Download
}

// ReturnRow is one number with the cell in which it stands.
type ReturnRow struct {
	Body   Link
	Return Link // the whole return, named by the end of its period
	EndsOn funding.Date
	ReturnLine
}

// ReturnLine is one line of a return.
type ReturnLine struct {
	Line    string
	Anchor  string // its id on the page of the return
	Meaning Quote  // the official words, in the language in which they were at hand
	Value   ReturnValue
	Cell    RecordCell
}

// ReturnValue is a number of a return: an amount or a count.
type ReturnValue struct {
	Amount  *Amount
	Count   int
	Href    string // where its cell stands
	Verdict Verdict
	// Several is the number of values where one line and day have more than one;
	// Href lists them then.
	Several int
}

// ReturnPage is one return, line by line.
type ReturnPage struct {
	Frame
	Key      string // the publisher's, in addresses
	Body     Link
	EndsOn   funding.Date
	Source   Link
	Unproven bool
	Licence  Text
	Address  string // of the official meanings
	Lines    []ReturnLine
	Files    []RecordCell // those in which they stand, each once
}

// Returns is what a body states of itself, of the first of its accounts with
// the publisher.
type Returns struct {
	Table    ReturnTable
	Others   bool // it has other accounts
	Source   Link
	Unproven bool
	Address  string // of the official meanings
	List     string // address of all its numbers
	Numbers  int    // how many these are
}

// ReturnTable has the latest returns of one account as columns.
type ReturnTable struct {
	Account string
	Returns []ReturnColumn
	Rows    []ReturnTableRow
	Zeros   int // lines left out because every return here states zero
	More    int // lines left out for want of room
}

// ReturnColumn is one return, by the end of its period.
type ReturnColumn struct {
	EndsOn funding.Date
	Href   string
}

// ReturnTableRow is one line of the form, with a value a column; nil: the
// return does not state it.
type ReturnTableRow struct {
	Line    string
	Meaning Quote
	Values  []*ReturnValue
}

func (ReturnList) template() string { return "return_list" }
func (ReturnPage) template() string { return "return" }

func (ReturnList) title() string { return "" }
func (ReturnPage) title() string { return "" }
