package edition

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// Mending corrects one cell of a source's file. Row is the key by which that
// file names its rows.
type Mending struct{ File, Row, Column, Was, Became, Why string }

// Withheld keeps a row of a file out.
type Withheld struct{ File, Row, Why string }

// Correction says why one number is not what it was in an earlier release. Was
// and Became write it as a publish prints a change that has no reason.
type Correction struct{ Key, Was, Became, Reason, Lang, Why string }

// CorrectionsFile holds corrections, in an edition and in a data folder alike;
// either may lack it.
const CorrectionsFile = "corrections.csv"

// ReadCorrections reads the corrections of a folder, none where it has no such
// file.
func ReadCorrections(files fs.FS) ([]Correction, error) {
	text, err := fs.ReadFile(files, CorrectionsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	t, err := parse.ReadTable(CorrectionsFile, text, "key", "was", "became", "reason", "lang", "why")
	if err != nil {
		return nil, err
	}
	var out []Correction
	for _, row := range t.Rows {
		c := Correction{row.Text("key"), row.Text("was"), row.Text("became"), row.Text("reason"), row.Text("lang"), row.Text("why")}
		switch {
		case c.Key == "":
			return nil, row.Errorf("key", "names no number")
		case c.Was == c.Became:
			return nil, row.Errorf("became", "changes nothing")
		case c.Why == "":
			return nil, row.Errorf("why", "a correction needs its reason")
		case !slices.Contains(funding.RecordedReasons, c.Reason):
			return nil, row.Errorf("reason", "want one of %v", funding.RecordedReasons)
		}
		if err := language(row); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

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
	e.Corrections, err = ReadCorrections(e.Files)
	return err
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
