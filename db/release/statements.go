package release

import (
	"context"
	"database/sql"

	"sillage/db/funding"
)

// Statement is what somebody said.
type Statement struct {
	Position string
	Key      string
	Kind     string // one of StatementKinds

	Programme         Named
	Authors, Sponsors []Named
	Claimed           *funding.Amount // a claimed sum is no figure
	ClaimedBasis      string
	ClaimedUnit       string
	Said
	SaidOn       funding.Date
	PublicNumber int64 // of its public id
	SourceLine
}

// Said is what statements, quantities and governance links share.
type Said struct {
	Perimeter, Region       string
	FiscalFrom, FiscalUntil string
	Rank                    string
	AssertedBy              Named
	PublishedOn             funding.Date
	Note                    string
}

// SaidFilter keeps the statements or quantities that have all the stated
// values. Kind is the kind of a statement, the role of a quantity.
type SaidFilter struct {
	Programme, Organization string
	Kind, Rank, Unit        string
	Evidence, Key           string
	Scope                   string // of the programme; not_stated when it speaks of none
}

func (f SaidFilter) args() []any {
	return []any{sql.Named("programme", f.Programme), sql.Named("organization", f.Organization), sql.Named("kind", f.Kind),
		sql.Named("rank", f.Rank), sql.Named("unit", f.Unit), sql.Named("evidence", f.Evidence), sql.Named("key", f.Key), sql.Named("scope", f.Scope)}
}

const statementRows = `
select
  v.position, v.row, v.statement_kind, v.programme, v.programme_name_fr, v.programme_name_en, v.author_list, v.sponsor_list,
  v.claimed_amount_cents, v.currency, v.qualifier, v.step_cents, v.basis, v.unit,` + viewSaid + `, v.said_on, v.public_number,` + viewSourceLine + `
from statement_rows v
`

const statementFilter = `where (:programme = '' or v.programme = :programme)
  and (:kind = '' or v.statement_kind = :kind)
  and (:scope = '' or v.scope = :scope)
  and (:rank = '' or v.rank = :rank)
  and (:evidence = '' or v.evidence = :evidence)
  and (:key = '' or v.row = :key)
  and (
    :organization = ''
    or v.asserted_by_key = :organization
    or exists (select 1 from statement_party x where x.statement_key = v.row and x.organization_key = :organization)
  )
`

func scanStatement(rows *sql.Rows, s *Statement) error {
	var authors, sponsors names
	var a amount
	into := append([]any{&s.Position, &s.Key, &s.Kind}, s.Programme.into()...)
	into = append(into, &authors, &sponsors, &a.cents, &a.currency, &a.qualifier, &a.step, &s.ClaimedBasis, &s.ClaimedUnit)
	into = append(append(into, s.Said.into()...), &s.SaidOn, &s.PublicNumber)
	err := rows.Scan(append(into, s.SourceLine.into()...)...)
	s.Authors, s.Sponsors, s.Claimed = authors, sponsors, a.amount()
	return err
}

// viewSaid names what Said.into scans, of a public view called v.
const viewSaid = `
  v.perimeter, v.region, v.fiscal_from, v.fiscal_until, v.rank,
  v.asserted_by_key, v.asserted_by_fr, v.asserted_by_en, v.published_on, v.note`

func (s *Said) into() []any {
	into := append([]any{&s.Perimeter, &s.Region, &s.FiscalFrom, &s.FiscalUntil, &s.Rank}, s.AssertedBy.into()...)
	return append(into, &s.PublishedOn, &s.Note)
}

// Statements lists what was said, by programme and key.
func (db *DB) Statements(ctx context.Context, f SaidFilter, p Page, yield func(Statement) error) error {
	return list(ctx, db, "statements", statementRows+statementFilter+`
  and v.position > :after
order by v.position
limit :limit`, f.args(), p, scanStatement, yield)
}

// CountStatements counts what Statements lists.
func (db *DB) CountStatements(ctx context.Context, f SaidFilter) (int64, error) {
	return db.count(ctx, "statements", "select count(*) from statement_rows v\n"+statementFilter, f.args())
}
