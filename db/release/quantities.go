package release

import (
	"context"
	"database/sql"

	"sillage/db/funding"
)

// Quantity is a number that is not money.
type Quantity struct {
	Position  string
	Key       string
	Role      string // one of QuantityRoles
	Value     funding.Decimal
	Unit      string
	Qualifier funding.Qualifier
	Answers   string // key of the target
	Programme Named
	Said
	InFragment   bool
	PublicNumber int64 // of its public id
	SourceLine
}

const quantityColumns = `
select
  coalesce(q.programme_key, '~') || ' ' || q.key, q.key, q.role,
  q.mantissa, q.decimals, q.unit, q.qualifier, coalesce(q.answers_key, ''),
  p.key, p.name_fr, p.name_en,
  q.perimeter, q.region, q.fiscal_from, q.fiscal_until, q.rank,
  said.key, said.name_fr, said.name_en,
  q.published_on, q.note, q.number_in_fragment,
  coalesce((select x.number from public_id x where x.kind = 'quantity' and x.key = q.key), 0),` + sourceLineColumns + `
from quantity q
left join programme p on p.key = q.programme_key
left join organization said on said.key = q.asserted_by
join evidence e on e.key = q.evidence_key
join document d on d.key = e.document_key
`

const quantityFilter = `where (:programme = '' or q.programme_key = :programme)
  and (:kind = '' or q.role = :kind)
  and (:scope = '' or coalesce((select z.scope from programme z where z.key = q.programme_key), 'not_stated') = :scope)
  and (:rank = '' or q.rank = :rank)
  and (:unit = '' or q.unit = :unit)
  and (:evidence = '' or q.evidence_key = :evidence)
  and (:key = '' or q.key = :key)
  and (:organization = '' or q.asserted_by = :organization)
`

func scanQuantity(rows *sql.Rows, q *Quantity) error {
	var programme named
	var said saidColumns
	into := append([]any{&q.Position, &q.Key, &q.Role, &q.Value.Mantissa, &q.Value.Decimals, &q.Unit, &q.Qualifier, &q.Answers}, programme.into()...)
	into = append(append(into, said.into(&q.Said)...), &q.InFragment, &q.PublicNumber)
	if err := rows.Scan(append(into, q.SourceLine.into()...)...); err != nil {
		return err
	}
	q.Programme, q.AssertedBy = programme.named(), said.by.named()
	return nil
}

// Quantities lists numbers that are not money, by programme and key.
func (db *DB) Quantities(ctx context.Context, f SaidFilter, p Page, yield func(Quantity) error) error {
	return list(ctx, db, "quantities", quantityColumns+quantityFilter+`
  and (:after = '' or coalesce(q.programme_key, '~') || ' ' || q.key > :after)
order by 1
limit :limit`, f.args(), p, scanQuantity, yield)
}

// CountQuantities counts what Quantities lists.
func (db *DB) CountQuantities(ctx context.Context, f SaidFilter) (int64, error) {
	return db.count(ctx, "quantities", "select count(*) from quantity q\n"+quantityFilter, f.args())
}

// QuantityUnits lists the units in which numbers are counted.
func (db *DB) QuantityUnits(ctx context.Context) ([]string, error) {
	return collect(ctx, db, "units", `
select distinct unit
from quantity
order by unit`, func(rows *sql.Rows, unit *string) error { return rows.Scan(unit) })
}
