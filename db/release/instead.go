package release

import (
	"context"
	"database/sql"
)

// InsteadParameter is a figure that the edition offers to measure a sum by.
type InsteadParameter struct {
	Named        // key of the figure, and what the edition calls it
	Kind  string // one of funding.InsteadKinds
	Note  Named  // what must be said with it; both names empty when nothing
}

// InsteadParameters lists them in the order of the edition.
func (db *DB) InsteadParameters(ctx context.Context) ([]InsteadParameter, error) {
	return collect(ctx, db, "what a sum may be measured by", `
select figure_key, label_fr, label_en, kind, note_fr, note_en
from instead_parameter
order by position`, func(rows *sql.Rows, p *InsteadParameter) error {
		return rows.Scan(&p.Key, &p.NameFR, &p.NameEN, &p.Kind, &p.Note.NameFR, &p.Note.NameEN)
	})
}

// EnteringTotals reads what enters each programme, by stage, of programmes by
// their key.
func (db *DB) EnteringTotals(ctx context.Context) ([]Computed, error) {
	return collect(ctx, db, "what enters", computedQuery+"where c.kind = 'total_entering'\norder by c.programme_key, c.stage", scanComputed)
}
