package edition

import (
	"fmt"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// Mending corrects one cell of a source's file. Row is the key by which that
// file names its rows.
type Mending struct{ File, Row, Column, Was, Became, Why string }

// Withheld keeps a row of a file out.
type Withheld struct{ File, Row, Why string }

func readDecisions(e *Edition) error {
	t, err := e.table("mendings.csv", "file", "row", "column", "was", "became", "why")
	if err != nil {
		return err
	}
	if err := unique(t, "file", "row", "column"); err != nil {
		return err
	}
	for _, row := range t.Rows {
		m := Mending{row.Text("file"), row.Text("row"), row.Text("column"), row.Text("was"), row.Text("became"), row.Text("why")}
		if m.Why == "" {
			return row.Errorf("why", "a mending needs its reason")
		}
		if m.Was == m.Became {
			return row.Errorf("became", "changes nothing")
		}
		e.Mendings = append(e.Mendings, m)
	}
	t, err = e.table("withheld.csv", "file", "row", "why")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		if row.Text("why") == "" {
			return row.Errorf("why", "what is withheld needs its reason")
		}
		e.Withheld = append(e.Withheld, Withheld{row.Text("file"), row.Text("row"), row.Text("why")})
	}
	return nil
}

// Mend applies the edition's mendings to a table whose rows are named by key,
// and tells each. A mending whose row or column does not exist, or that finds
// another value than it was written for, is an error: the file has changed and
// a person must look again.
func (e Edition) Mend(t parse.Table, key func(parse.Row) string) (parse.Table, []funding.Mending, error) {
	var mended []funding.Mending
	at := map[string]int{}
	for i, row := range t.Rows {
		at[key(row)] = i
	}
	for _, m := range e.Mendings {
		if m.File != t.File {
			continue
		}
		i, known := at[m.Row]
		if !known {
			return t, nil, fmt.Errorf("mendings.csv: %s has no row %q", m.File, m.Row)
		}
		row := t.Rows[i]
		if !row.Has(m.Column) {
			return t, nil, fmt.Errorf("mendings.csv: %s has no column %q", m.File, m.Column)
		}
		if now := row.Text(m.Column); now != m.Was {
			return t, nil, row.Errorf(m.Column, "mendings.csv was written for %q", m.Was)
		}
		t.Rows[i] = row.With(m.Column, m.Became)
		mended = append(mended, funding.Mending{Place: m.File + ", " + m.Row, Field: m.Column, Was: m.Was, Became: m.Became, Why: m.Why})
	}
	return t, mended, nil
}

// Withholds tells why a row stays out; empty when it does not.
func (e Edition) Withholds(file, row string) string {
	for _, w := range e.Withheld {
		if w.File == file && w.Row == row {
			return w.Why
		}
	}
	return ""
}
