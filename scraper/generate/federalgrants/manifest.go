package federalgrants

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"slices"
)

// Manifest is what is true of a generated file. The README of this folder
// explains each field. Money is in Canadian cents.
//
// An agreement is all rows of one owner_org, one ref_number and one recipient:
// the nine digits of a good business number, else the cell of the legal name.
// Its original value is that of the lowest amendment number, of several such
// rows the earliest; its current value that of the highest, of several the
// latest. A cell that is empty or holds no number counts 0. The sums are over
// every agreement: no defect is taken out of them.
type Manifest struct {
	Mark          string       `json:"mark"`
	Rows          int64        `json:"rows"` // without the header
	Seed          uint64       `json:"seed"`
	Bytes         int64        `json:"bytes"`
	SHA256        string       `json:"sha256"`
	Agreements    int64        `json:"agreements"`
	Recipients    int64        `json:"recipients"` // different ones
	Amendments    int64        `json:"amendments"` // rows whose amendment number is not 0
	OriginalCents int64        `json:"original_cents"`
	CurrentCents  int64        `json:"current_cents"`
	FiscalYears   []YearTruth  `json:"fiscal_years"`
	TypeRows      []TypeRows   `json:"recipient_types"`
	Defects       []DefectRows `json:"defects"`
}

// WriteJSON writes the manifest as one JSON object, a defect at a time: the
// lists of rows of a large file are long.
func (m Manifest) WriteJSON(w io.Writer) error {
	defects := m.Defects
	m.Defects = nil
	head, err := json.Marshal(m)
	if err != nil {
		return err
	}
	to := bufio.NewWriter(w) // keeps the first error for Flush
	to.Write(bytes.TrimSuffix(head, []byte("null}")))
	to.WriteByte('[')
	for i, d := range defects {
		if i > 0 {
			to.WriteByte(',')
		}
		one, err := json.Marshal(d)
		if err != nil {
			return err
		}
		to.Write(one)
	}
	to.WriteString("]}\n")
	return to.Flush()
}

// YearTruth is a fiscal year, April to March, in which agreements start;
// "not_stated" where the date is impossible.
type YearTruth struct {
	FiscalYear    string `json:"fiscal_year"`
	Agreements    int64  `json:"agreements"`
	OriginalCents int64  `json:"original_cents"`
	CurrentCents  int64  `json:"current_cents"`
}

// TypeRows is in how many rows recipient_type has a code.
type TypeRows struct {
	Code string `json:"code"`
	Rows int64  `json:"rows"`
}

// DefectRows are the rows with one defect, in the order of the file; the first
// row after the header is 1. Of those that bear on an amount it says which rows
// decide the original and the current value of their agreement, and the sums
// of those values.
type DefectRows struct {
	Kind            string   `json:"kind"`
	Column          string   `json:"column"`
	Meaning         string   `json:"meaning,omitempty"`
	Count           int      `json:"count"`
	BearsOnAmount   bool     `json:"bears_on_amount"`
	DecidesOriginal []uint32 `json:"decides_original,omitempty"`
	OriginalCents   int64    `json:"original_cents,omitempty"`
	DecidesCurrent  []uint32 `json:"decides_current,omitempty"`
	CurrentCents    int64    `json:"current_cents,omitempty"`
	Rows            []uint32 `json:"rows"`
}

// tally gathers the manifest while rows are written. It grows by four bytes a
// defect.
type tally struct {
	open     int
	sum      Manifest
	years    map[string]*YearTruth
	kinds    map[string]int64
	byDefect [defects]DefectRows
}

func newTally() *tally {
	t := &tally{years: map[string]*YearTruth{}, kinds: map[string]int64{}}
	for d, k := range knownDefects {
		t.byDefect[d] = DefectRows{Kind: k.kind, Column: columnNames[k.column], Meaning: k.meaning, BearsOnAmount: k.amount, Rows: []uint32{}}
	}
	return t
}

// take notes that a row stands at this number of the file.
func (t *tally) take(number int64, r *row) {
	a := r.of
	if r.version > 0 {
		t.sum.Amendments++
	}
	t.kinds[a.recipientType]++
	if r.twin {
		if a.twinWritten {
			r.marks = append(r.marks, repeatedVersion)
		}
		a.twinWritten = true
	}
	for _, d := range slices.Concat(a.marks, r.marks) {
		t.byDefect[d].Rows = append(t.byDefect[d].Rows, uint32(number))
		if knownDefects[d].amount {
			a.bearing = append(a.bearing, bearing{d, number})
		}
	}
	if a.original.row == 0 || r.version < a.original.version {
		a.original = standing{number, r.version, r.cents}
	}
	if a.current.row == 0 || r.version >= a.current.version {
		a.current = standing{number, r.version, r.cents}
	}
	if a.left--; a.left == 0 {
		t.close(a)
	}
}

func (t *tally) close(a *agreement) {
	t.open--
	t.sum.Agreements++
	t.sum.OriginalCents += a.original.cents
	t.sum.CurrentCents += a.current.cents
	y := t.years[a.fiscalYear]
	if y == nil {
		y = &YearTruth{FiscalYear: a.fiscalYear}
		t.years[a.fiscalYear] = y
	}
	y.Agreements++
	y.OriginalCents += a.original.cents
	y.CurrentCents += a.current.cents
	for _, b := range a.bearing {
		d := &t.byDefect[b.defect]
		if b.row == a.original.row {
			d.DecidesOriginal = append(d.DecidesOriginal, uint32(b.row))
			d.OriginalCents += a.original.cents
		}
		if b.row == a.current.row {
			d.DecidesCurrent = append(d.DecidesCurrent, uint32(b.row))
			d.CurrentCents += a.current.cents
		}
	}
}

func (t *tally) manifest() Manifest {
	m := t.sum
	m.Mark = Mark
	for _, year := range slices.Sorted(maps.Keys(t.years)) {
		m.FiscalYears = append(m.FiscalYears, *t.years[year])
	}
	for _, code := range slices.Sorted(maps.Keys(t.kinds)) {
		m.TypeRows = append(m.TypeRows, TypeRows{code, t.kinds[code]})
	}
	for _, d := range t.byDefect {
		d.Count = len(d.Rows)
		slices.Sort(d.DecidesOriginal)
		slices.Sort(d.DecidesCurrent)
		m.Defects = append(m.Defects, d)
	}
	return m
}
