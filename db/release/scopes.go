package release

import (
	"context"
	"database/sql"
)

// How many rows of a list each scope has, under the other values of its
// filter: what the list would show if the scope were chosen. A scope that no
// row has is not in the map.

func (db *DB) scopes(ctx context.Context, what, query string, args []any) (map[string]int64, error) {
	counts := map[string]int64{}
	err := db.each(ctx, "scopes of "+what, query, func(rows *sql.Rows) error {
		var scope string
		var n int64
		err := rows.Scan(&scope, &n)
		counts[scope] = n
		return err
	}, args...)
	return counts, err
}

const byScope = "group by 1\norder by 1"

// AwardScopes counts what Awards lists.
func (db *DB) AwardScopes(ctx context.Context, f Filter) (map[string]int64, error) {
	return db.rowScopes(ctx, "awards", "award_rows", f)
}

// FigureScopes counts what Figures lists.
func (db *DB) FigureScopes(ctx context.Context, f Filter) (map[string]int64, error) {
	return db.rowScopes(ctx, "figures", "figure_rows", f)
}

func (db *DB) rowScopes(ctx context.Context, what, view string, f Filter) (map[string]int64, error) {
	f.Scope = ""
	return db.scopes(ctx, what, "select v.scope, count(*)\nfrom "+view+" v\n"+rowFilter+byScope, f.args())
}

// ProgramScopes counts what Programs lists.
func (db *DB) ProgramScopes(ctx context.Context, f ProgramFilter) (map[string]int64, error) {
	f.Scope = ""
	return db.scopes(ctx, "programmes", "select v.scope, count(*) from programme_rows v\n"+programFilter+byScope, f.args())
}

// StatementScopes counts what Statements lists.
func (db *DB) StatementScopes(ctx context.Context, f SaidFilter) (map[string]int64, error) {
	f.Scope = ""
	return db.scopes(ctx, "statements", "select v.scope, count(*) from statement_rows v\n"+statementFilter+byScope, f.args())
}

// QuantityScopes counts what Quantities lists.
func (db *DB) QuantityScopes(ctx context.Context, f SaidFilter) (map[string]int64, error) {
	f.Scope = ""
	return db.scopes(ctx, "quantities", "select v.scope, count(*) from quantity_rows v\n"+quantityFilter+byScope, f.args())
}

// OrganizationScopes counts what Organizations lists; a body may have several
// scopes.
func (db *DB) OrganizationScopes(ctx context.Context, f OrganizationFilter) (map[string]int64, error) {
	f.Scope = ""
	return db.scopes(ctx, "organizations", `select z.scope, count(*)
from organization_rows v
join organization_scope z on z.organization_key = v.organization
`+organizationFilter+byScope, f.args())
}

// DocumentScopes counts what Documents lists; a document may have several
// scopes.
func (db *DB) DocumentScopes(ctx context.Context, f DocumentFilter) (map[string]int64, error) {
	f.Scope = ""
	return db.scopes(ctx, "documents", `select z.scope, count(*)
from document_rows v
join document_scope z on z.document_key = v.document
`+documentFilter+byScope, f.args())
}

// IndicatorScopes counts what Indicators lists; the body of an indicator may
// have several scopes.
func (db *DB) IndicatorScopes(ctx context.Context, f IndicatorFilter) (map[string]int64, error) {
	f.Scope = ""
	return db.scopes(ctx, "indicators", `select coalesce(p.scope, z.scope), count(*)
from indicator_rows v
left join programme p on p.key = v.programme
left join organization_scope z on z.organization_key = v.organization
`+indicatorFilter+byScope, f.args())
}

// CardScopes counts what Cards lists, by the scope of the programme and under
// no scope.
func (db *DB) CardScopes(ctx context.Context, f CardFilter) (map[string]int64, error) {
	f.Scope = ""
	return db.scopes(ctx, "questions about programmes", `
select p.scope, count(*)
from question_card c
join question q on q.id = c.question_id
join programme p on p.key = c.programme_key
`+cardFilter+byScope, f.args())
}
