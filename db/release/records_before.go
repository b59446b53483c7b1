package release

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"
)

// RecordBodyBefore is the position of the body that stands so many rows before
// one in RecordBodies; empty when the list begins in between. Error: ErrCursor.
func (db *DB) RecordBodyBefore(ctx context.Context, f RecordBodyFilter, position string, rows int) (string, error) {
	folded, id, _ := strings.Cut(position, "\x00")
	party, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return "", fmt.Errorf("place %q in a list of bodies: %w", position, ErrCursor)
	}
	return db.place(ctx, "bodies of registers", `
select n.folded || char(0) || n.party
from record_name n
where n.folded >= :prefix and n.folded < :until
  and n.lang in ('', :lang)
  and (n.folded, n.party) < (:folded, :party)
order by n.folded desc, n.party desc
limit 1 offset :skipped`, append(f.args(), sql.Named("folded", folded), sql.Named("party", party), sql.Named("skipped", rows-1))...)
}

// TopRecordBodyBefore is the same of TopRecordBodies.
func (db *DB) TopRecordBodyBefore(ctx context.Context, f RecordTopFilter, position string, rows int) (string, error) {
	at, err := readPlace(position)
	if err != nil {
		return "", err
	}
	return db.place(ctx, "largest bodies of registers", `
select s.cents || '.' || s.party
from record_party_sum s
join record_party y on y.id = s.party
where s.role = :role and s.stage = :stage and s.currency = :currency and y.individual = 0
  and s.cents >= :cents and (s.cents > :cents or s.party < :party)
order by s.cents, s.party desc
limit 1 offset :skipped`, sql.Named("role", f.Role), sql.Named("stage", f.Stage), sql.Named("currency", f.Currency),
		sql.Named("cents", at.cents), sql.Named("party", at.id), sql.Named("skipped", rows-1))
}

// place reads one position; empty where there is none.
func (db *DB) place(ctx context.Context, what, query string, args ...any) (string, error) {
	found, err := collect(ctx, db, what, query, func(rows *sql.Rows, position *string) error { return rows.Scan(position) }, args...)
	return strings.Join(found, ""), err
}
