package release

import (
	"context"
	"database/sql"

	"sillage/db/funding"
)

// Indicator is a share or a count of a programme or an organization, or the
// reason why it is not computed. Exactly one of Ratio, Managed and Because is
// set.
type Indicator struct {
	Position     string
	Key, Kind    string // Kind: one of funding.IndicatorKinds
	Programme    Named
	Organization Named
	Payer        Named
	Stage        funding.Stage
	Ratio        *funding.Ratio
	Computed     string // key of the ratio
	Managed      []Named
	Because      string // one of funding.IndicatorGaps
}

// IndicatorFilter keeps the indicators that have all the stated values. Scope
// is that of the programme, or any that the organization has.
type IndicatorFilter struct {
	Kind, Programme, Organization, Scope, Stage string
	Computed                                    string // yes, no
}

func (f IndicatorFilter) args() []any {
	return []any{sql.Named("kind", f.Kind), sql.Named("programme", f.Programme), sql.Named("organization", f.Organization),
		sql.Named("scope", f.Scope), sql.Named("stage", f.Stage), sql.Named("computed", f.Computed)}
}

const indicatorRows = `
select
  v.position, v.indicator, v.indicator_kind, v.programme, v.programme_name_fr, v.programme_name_en,
  v.organization, v.name_fr, v.name_en, v.payer_keys, v.payer_fr, v.payer_en,
  v.stage, v.permille, v.qualifier, v.computed, v.not_computed_because, v.programme_list
from indicator_rows v
`

const indicatorFilter = `where (:kind = '' or v.indicator_kind = :kind)
  and (:programme = '' or v.programme = :programme)
  and (:organization = '' or v.organization = :organization)
  and (:stage = '' or v.stage = :stage)
  and (:computed = '' or (:computed = 'yes') = (v.not_computed_because = ''))
  and (
    :scope = ''
    or exists (select 1 from programme x where x.key = v.programme and x.scope = :scope)
    or exists (select 1 from organization_scope x where x.organization_key = v.organization and x.scope = :scope)
  )
`

func scanIndicator(rows *sql.Rows, i *Indicator) error {
	var permille sql.NullInt64
	var qualifier string
	var managed names
	into := append([]any{&i.Position, &i.Key, &i.Kind}, i.Programme.into()...)
	into = append(append(into, i.Organization.into()...), i.Payer.into()...)
	if err := rows.Scan(append(into, &i.Stage, &permille, &qualifier, &i.Computed, &i.Because, &managed)...); err != nil {
		return err
	}
	i.Managed = managed
	if permille.Valid {
		i.Ratio = &funding.Ratio{Permille: permille.Int64, Qualifier: funding.Qualifier(qualifier)}
	}
	return nil
}

// Indicators lists them by kind and by name.
func (db *DB) Indicators(ctx context.Context, f IndicatorFilter, p Page, yield func(Indicator) error) error {
	return list(ctx, db, "indicators", indicatorRows+indicatorFilter+`
  and v.position > :after
order by v.position
limit :limit`, f.args(), p, scanIndicator, yield)
}

// CountIndicators counts what Indicators lists.
func (db *DB) CountIndicators(ctx context.Context, f IndicatorFilter) (int64, error) {
	return db.count(ctx, "indicators", "select count(*) from indicator_rows v\n"+indicatorFilter, f.args())
}
