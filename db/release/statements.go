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

const statementColumns = `
select
  coalesce(s.programme_key, '~') || ' ' || s.key, s.key, s.kind,
  p.key, p.name_fr, p.name_en,
  (
    select json_group_array(json_object('key', o.key, 'fr', o.name_fr, 'en', o.name_en))
    from statement_party sp
    join organization o on o.key = sp.organization_key
    where sp.statement_key = s.key and sp.role = 'author'
  ),
  (
    select json_group_array(json_object('key', o.key, 'fr', o.name_fr, 'en', o.name_en))
    from statement_party sp
    join organization o on o.key = sp.organization_key
    where sp.statement_key = s.key and sp.role = 'sponsor'
  ),
  s.claimed_cents, s.claimed_currency, s.claimed_qualifier, s.claimed_step_cents,
  coalesce(s.claimed_basis, ''), coalesce(s.claimed_unit, ''),
  s.perimeter, s.region, s.fiscal_from, s.fiscal_until, s.rank,
  said.key, said.name_fr, said.name_en,
  s.published_on, s.note, s.said_on,
  coalesce((select x.number from public_id x where x.kind = 'statement' and x.key = s.key), 0),` + sourceLineColumns + `
from statement s
left join programme p on p.key = s.programme_key
left join organization said on said.key = s.asserted_by
join evidence e on e.key = s.evidence_key
join document d on d.key = e.document_key
`

const statementFilter = `where (:programme = '' or s.programme_key = :programme)
  and (:kind = '' or s.kind = :kind)
  and (:scope = '' or coalesce((select z.scope from programme z where z.key = s.programme_key), 'not_stated') = :scope)
  and (:rank = '' or s.rank = :rank)
  and (:evidence = '' or s.evidence_key = :evidence)
  and (:key = '' or s.key = :key)
  and (
    :organization = ''
    or s.asserted_by = :organization
    or exists (select 1 from statement_party x where x.statement_key = s.key and x.organization_key = :organization)
  )
`

func scanStatement(rows *sql.Rows, s *Statement) error {
	var programme named
	var authors, sponsors names
	var a amount
	var said saidColumns
	into := append([]any{&s.Position, &s.Key, &s.Kind}, programme.into()...)
	into = append(into, &authors, &sponsors, &a.cents, &a.currency, &a.qualifier, &a.step, &s.ClaimedBasis, &s.ClaimedUnit)
	into = append(append(into, said.into(&s.Said)...), &s.SaidOn, &s.PublicNumber)
	if err := rows.Scan(append(into, s.SourceLine.into()...)...); err != nil {
		return err
	}
	s.Programme, s.Authors, s.Sponsors, s.Claimed, s.AssertedBy = programme.named(), authors, sponsors, a.amount(), said.by.named()
	return nil
}

// saidColumns scans the columns of Said, in the order in which the queries
// name them.
type saidColumns struct{ by named }

func (c *saidColumns) into(s *Said) []any {
	into := []any{&s.Perimeter, &s.Region, &s.FiscalFrom, &s.FiscalUntil, &s.Rank}
	return append(append(into, c.by.into()...), &s.PublishedOn, &s.Note)
}

// Statements lists what was said, by programme and key.
func (db *DB) Statements(ctx context.Context, f SaidFilter, p Page, yield func(Statement) error) error {
	return list(ctx, db, "statements", statementColumns+statementFilter+`
  and (:after = '' or coalesce(s.programme_key, '~') || ' ' || s.key > :after)
order by 1
limit :limit`, f.args(), p, scanStatement, yield)
}

// CountStatements counts what Statements lists.
func (db *DB) CountStatements(ctx context.Context, f SaidFilter) (int64, error) {
	return db.count(ctx, "statements", "select count(*) from statement s\n"+statementFilter, f.args())
}
