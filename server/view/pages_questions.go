package view

import (
	"slices"

	"sillage/db/funding"
)

// QuestionList shows the open questions, by question.
type QuestionList struct {
	Frame
	Questions []QuestionRow
	Filter    Filter
	Groups    []QuestionGroup
	Pages     Paging
	Downloads []Download
}

// QuestionRow is a question with how many programmes stand in each state.
type QuestionRow struct {
	Question Link
	States   []StateCount
}

// StateCount is how many programmes stand in a state; Href lists them.
type StateCount struct {
	State string // one of funding.QuestionStates
	Count int
	Href  string
}

// QuestionGroup is the rows of a page of the list that belong to one question.
type QuestionGroup struct {
	Question Link
	Rows     []CardRow
}

// CardRow is a question about a programme in one line.
type CardRow struct {
	Key       string
	Programme Link
	State     string
	Card      Link // the row on the dossier
	Answer    []Piece
	Lines     []CardLine
	Letters   []Link
	Request   *RequestRow
}

// QuestionPage is one question across programmes, by their names.
type QuestionPage struct {
	Frame
	ID       string
	Question string
	Depends  string
	Rule     string // one of funding.QuestionRules
	Rows     []CardRow
	Total    int
	All      string // the whole list, when the page shows its beginning
	List     string // back to all questions
	Replies  []Reply
}

// Card is a question on the page of its programme.
type Card struct {
	ID       string // of the question
	Key      string // programme.question
	Question Link
	State    string
	ByHand   bool
	Why      Text // why a person set the state
	Answer   []Piece
	Lines    []CardLine
	// Evidence by side; For and Against stand in two equal columns.
	Asks, Settles, For, Against, Beside []CardEvidence
	Request                             *RequestRow
	Letters                             []Link
	Replies                             []Reply
}

// TwoSides tells that evidence speaks for or against.
func (c Card) TwoSides() bool { return len(c.For)+len(c.Against) > 0 }

// AskedBy names who asks the question, once each.
func (c Card) AskedBy() []CardEvidence {
	var out []CardEvidence
	for _, e := range c.Asks {
		same := func(x CardEvidence) bool { return x.Quote.Mark == e.Quote.Mark && slices.Equal(x.By, e.By) }
		if !slices.ContainsFunc(out, same) {
			out = append(out, e)
		}
	}
	return out
}

// CardLine is one thing that the data say.
type CardLine struct {
	What   string // one of funding.CardLines
	Body   *Link
	Amount *Amount
	Ratio  *Ratio
	Number *int64
	Unit   string // of Number: organizations, projects
	Mark   int
}

// CardEvidence is a row of the register that bears on a question.
type CardEvidence struct {
	By     []Link // who says it, else the publisher
	Amount *Amount
	// Value of a quantity, with Unit and Qualifier.
	Value           *funding.Decimal
	Unit, Qualifier string
	Verb            string // of a governance link from Body to Over
	Body, Over      *Link
	Quote           Quote
	Rank            string
	Note            Text
}

// RequestRow is a request that was sent, or a letter on offer.
type RequestRow struct {
	Key                        string
	State                      string // a word of the family asking
	Programme, Question        Link
	Body                       Link
	Law                        Link
	Letter                     string // address of the letter's page
	AskedOn, DueOn, AnsweredOn funding.Date
	// Counted tells that days are counted: since it was sent, and past the
	// last day, as of the day of the release.
	Counted             bool
	DaysSince, DaysLate int
	Address             string
}

// RequestList shows the requests sent and the letters on offer.
type RequestList struct {
	Frame
	Sent      int
	Filter    Filter
	Rows      []RequestRow
	Laws      []Law
	Pages     Paging
	Downloads []Download
}

// Law is an access law of the edition.
type Law struct {
	Name, Citation       string
	Address              string
	DelayDays, Extension int // Extension 0: no number
	Verified             bool
	Note                 string
	Readings             []LawReading
}

// LawReading is where something about a law was read.
type LawReading struct {
	Says        string // delay or extension
	Quote       Quote
	Address     string
	AsOf        funding.Date
	ConsultedOn funding.Date
}

// LetterPage shows a letter ready to be sent.
type LetterPage struct {
	Frame
	Key                       string
	Programme, Question, Body Link
	Law                       Law
	Card                      Link
	Request                   *RequestRow // one that was sent already
	Letters                   []LetterText
	Documents                 []Document
}

// LetterText is the letter in one language with its files.
type LetterText struct {
	Lang       string
	Paragraphs []LetterParagraph
	Text, DOCX string // addresses
}

func (QuestionList) template() string { return "question_list" }
func (QuestionPage) template() string { return "question" }
func (RequestList) template() string  { return "request_list" }
func (LetterPage) template() string   { return "letter" }

func (QuestionList) title() string   { return "" }
func (q QuestionPage) title() string { return q.Question }
func (RequestList) title() string    { return "" }
func (LetterPage) title() string     { return "" }
