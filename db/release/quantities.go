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

const quantityRows = `
select
  v.position, v.row, v.quantity_role, v.mantissa, v.decimals, v.counted_in, v.qualifier, v.answers,
  v.programme, v.programme_name_fr, v.programme_name_en,` + viewSaid + `, v.number_in_fragment, v.public_number,` + viewSourceLine + `
from quantity_rows v
`

const quantityFilter = `where (:programme = '' or v.programme = :programme)
  and (:kind = '' or v.quantity_role = :kind)
  and (:scope = '' or v.scope = :scope)
  and (:rank = '' or v.rank = :rank)
  and (:unit = '' or v.counted_in = :unit)
  and (:evidence = '' or v.evidence = :evidence)
  and (:key = '' or v.row = :key)
  and (:organization = '' or v.asserted_by_key = :organization)
`

func scanQuantity(rows *sql.Rows, q *Quantity) error {
	into := []any{&q.Position, &q.Key, &q.Role, &q.Value.Mantissa, &q.Value.Decimals, &q.Unit, &q.Qualifier, &q.Answers}
	into = append(into, q.Programme.into()...)
	into = append(append(into, q.Said.into()...), &q.InFragment, &q.PublicNumber)
	return rows.Scan(append(into, q.SourceLine.into()...)...)
}

// Quantities lists numbers that are not money, by programme and key.
func (db *DB) Quantities(ctx context.Context, f SaidFilter, p Page, yield func(Quantity) error) error {
	return list(ctx, db, "quantities", quantityRows+quantityFilter+`
  and v.position > :after
order by v.position
limit :limit`, f.args(), p, scanQuantity, yield)
}

// CountQuantities counts what Quantities lists.
func (db *DB) CountQuantities(ctx context.Context, f SaidFilter) (int64, error) {
	return db.count(ctx, "quantities", "select count(*) from quantity_rows v\n"+quantityFilter, f.args())
}
