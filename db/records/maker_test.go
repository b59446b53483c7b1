package records_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"sillage/db/funding"
)

// Every row that this file makes is synthetic: made up for tests, out of
// numbers that a seed gives.

// maker makes rows one by one, the same for the same seed.
type maker struct {
	rand *rand.Rand
	row  int64
	r    funding.Record
	// receivers is how many bodies there are to choose from; agreements, how many
	// awards.
	receivers, agreements int
	words                 string
}

func newMaker(seed uint64, rows int) *maker {
	words := strings.Repeat("Synthetic description of a project that nobody runs, with accents: é, è, ç. ", 6)
	return &maker{rand: rand.New(rand.NewPCG(seed, 1)), receivers: rows/4 + 1, agreements: rows*85/100 + 1, words: words}
}

var verdicts = []struct {
	verdict, reason string
}{{"suspect", "placeholder"}, {"excluded", "batch"}, {"suspect", "negative"}, {"excluded", "outlier"}}

// next makes one row. The record is good until the next one.
func (m *maker) next() *funding.Record {
	m.row++
	who := m.rand.IntN(m.receivers)
	award := m.rand.IntN(m.agreements)
	if m.rand.IntN(8) > 0 {
		award = int(m.row) + m.agreements // an award of its own
	}
	year := 2005 + m.rand.IntN(20)
	cents := int64(m.rand.ExpFloat64()*2_000_000) - 10_000
	m.r = funding.Record{
		Row: m.row, Agreement: fmt.Sprintf("made,%d", award), Version: int64(m.rand.IntN(4)),
		Payer:       funding.RecordParty{Code: fmt.Sprintf("dept-%d", m.rand.IntN(50)), NameEN: "Synthetic department", Kind: "ministry", Country: "CA"},
		Receiver:    funding.RecordParty{NameEN: fmt.Sprintf("Synthetic body %d", who), City: "Anytown", Province: "QC", Country: "CA", Kind: "nonprofit"},
		ProgrammeEN: fmt.Sprintf("Synthetic programme %d", m.rand.IntN(2500)),
		Form:        funding.Grant, Mode: funding.Project, Hop: funding.HopNotStated, Origin: funding.OwnBudget, Money: funding.Public,
		Status: "not_stated", Stage: funding.Committed, Basis: "not_stated", Cents: cents, Currency: "CAD", Printed: printed(cents), Stated: true,
		FiscalYear: fmt.Sprintf("%d-%d", year, year+1), SignedOn: funding.Date(fmt.Sprintf("%d-05-%02d", year, 1+m.rand.IntN(28))),
		TitleEN: fmt.Sprintf("Synthetic title %d", award), AboutEN: strings.ToValidUTF8(m.words[:60+m.rand.IntN(300)], ""), Region: "QC",
	}
	if m.rand.IntN(3) == 0 {
		m.r.Receiver.BusinessNumber = fmt.Sprintf("%09d", who)
	}
	m.odd()
	return &m.r
}

// odd makes some of the rows what rows of the world are.
func (m *maker) odd() {
	switch m.rand.IntN(40) {
	case 0, 1:
		v := verdicts[m.rand.IntN(len(verdicts))]
		m.r.Doubts = append(m.r.Doubts, funding.Doubt{Field: "amount", Raw: m.r.Printed, Verdict: v.verdict, Reason: v.reason})
	case 2:
		m.r.Stated, m.r.Printed = false, "n/a"
		m.r.Doubts = append(m.r.Doubts, funding.Doubt{Field: "amount", Raw: "n/a", Verdict: "excluded", Reason: "unreadable"})
	case 3:
		m.r.Form = funding.Loan
	case 4:
		m.r.Receiver.Individual, m.r.Receiver.NameEN = true, "SYNTHETICPERSON"
	case 5:
		m.r.ProgrammeEN = ""
	}
}

func printed(cents int64) string {
	sign := ""
	if cents < 0 {
		sign, cents = "-", -cents
	}
	return fmt.Sprintf("%s%d.%02d", sign, cents/100, cents%100)
}
