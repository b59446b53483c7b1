package edition

import (
	"errors"
	"io/fs"

	"sillage/db/funding"
)

// readComparable reads which figures and rates may stand in one table. An
// edition without series.csv has none. Whether a member belongs in its series
// is checked when a release is made, where the figures are known.
func readComparable(e *Edition) error {
	t, err := e.table("series.csv", "id", "kind", "scope", "region", "from", "until", "title_fr", "title_en", "counts_fr", "counts_en", "note_fr", "note_en", "measures")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := unique(t, "id"); err != nil {
		return err
	}
	at := map[string]int{}
	for i, row := range t.Rows {
		s := funding.Series{ID: row.Text("id"), Kind: row.Text("kind"), Scope: funding.Scope(row.Text("scope")), Region: row.Text("region"),
			From: row.Text("from"), Until: row.Text("until"), TitleFR: row.Text("title_fr"), TitleEN: row.Text("title_en"),
			CountsFR: row.Text("counts_fr"), CountsEN: row.Text("counts_en"), NoteFR: row.Text("note_fr"), NoteEN: row.Text("note_en")}
		if !funding.SeriesKinds.Has(s.Kind) {
			return row.Errorf("kind", "is no kind of series")
		}
		if !funding.Scopes.Has(row.Text("scope")) {
			return row.Errorf("scope", "is no scope")
		}
		for _, column := range []string{"from", "until"} {
			if _, err := funding.ParseFiscalYear(row.Text(column)); err != nil {
				return row.Fail(column, err)
			}
		}
		for _, column := range []string{"title_fr", "title_en", "counts_fr", "counts_en"} {
			if row.Text(column) == "" {
				return row.Errorf(column, "is empty")
			}
		}
		switch measures := row.Text("measures"); {
		case measures == "yes" && s.Kind == funding.RateSeries:
			s.Measures = true
		case measures != "":
			return row.Errorf("measures", "want yes, for a series of rates, or nothing")
		}
		at[s.ID] = i
		e.Comparable = append(e.Comparable, s)
	}
	return readMembers(e, at)
}

func readMembers(e *Edition, at map[string]int) error {
	t, err := e.table("series_members.csv", "series", "member")
	if err != nil {
		return err
	}
	if err := unique(t, "series", "member"); err != nil {
		return err
	}
	for _, row := range t.Rows {
		i, known := at[row.Text("series")]
		if !known {
			return row.Errorf("series", "is no series of series.csv")
		}
		if row.Text("member") == "" {
			return row.Errorf("member", "is empty")
		}
		e.Comparable[i].Members = append(e.Comparable[i].Members, row.Text("member"))
	}
	return nil
}
