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

// By kind, then by name, never by value.
const indicatorPosition = `
    case i.kind when 'manager_share' then '1' when 'payer_share' then '2' else '3' end || ' ' ||
    lower(coalesce(nullif(p.name_fr, ''), nullif(p.name_en, ''), nullif(o.name_fr, ''), o.name_en)) || ' ' ||
    case i.stage when 'announced' then '1' when 'budgeted' then '2' when 'committed' then '3' when 'paid' then '4' when 'reported' then '5' else '6' end || ' ' ||
    i.key`

const indicatorJoins = `
from indicator i
left join programme p on p.key = i.programme_key
left join organization o on o.key = i.organization_key
`

const indicatorColumns = `
select` + indicatorPosition + ` as position,
  i.key, i.kind, p.key, p.name_fr, p.name_en, o.key, o.name_fr, o.name_en, y.key, y.name_fr, y.name_en,
  coalesce(i.stage, ''), c.permille, coalesce(c.qualifier, ''), coalesce(i.computed_key, ''), coalesce(i.because, ''),
  (
    select json_group_array(json_object('key', m.key, 'fr', m.name_fr, 'en', m.name_en))
    from (
      select distinct x.key, x.name_fr, x.name_en
      from indicator_programme ip
      join programme x on x.key = ip.programme_key
      where ip.indicator_key = i.key
      order by lower(coalesce(nullif(x.name_fr, ''), x.name_en)), x.key
    ) m
  )` + indicatorJoins + `left join organization y on y.key = i.payer_key
left join computed c on c.key = i.computed_key
`

const indicatorFilter = `where (:kind = '' or i.kind = :kind)
  and (:programme = '' or i.programme_key = :programme)
  and (:organization = '' or i.organization_key = :organization)
  and (:stage = '' or i.stage = :stage)
  and (:computed = '' or (:computed = 'yes') = (i.because is null))
  and (
    :scope = ''
    or p.scope = :scope
    or exists (select 1 from organization_scope x where x.organization_key = i.organization_key and x.scope = :scope)
  )
`

func scanIndicator(rows *sql.Rows, i *Indicator) error {
	var programme, organization, payer named
	var permille sql.NullInt64
	var qualifier string
	var managed names
	into := append([]any{&i.Position, &i.Key, &i.Kind}, programme.into()...)
	into = append(append(into, organization.into()...), payer.into()...)
	if err := rows.Scan(append(into, &i.Stage, &permille, &qualifier, &i.Computed, &i.Because, &managed)...); err != nil {
		return err
	}
	i.Programme, i.Organization, i.Payer, i.Managed = programme.named(), organization.named(), payer.named(), managed
	if permille.Valid {
		i.Ratio = &funding.Ratio{Permille: permille.Int64, Qualifier: funding.Qualifier(qualifier)}
	}
	return nil
}

// Indicators lists them by kind and by name.
func (db *DB) Indicators(ctx context.Context, f IndicatorFilter, p Page, yield func(Indicator) error) error {
	return list(ctx, db, "indicators", indicatorColumns+indicatorFilter+`
  and (:after = '' or `+indicatorPosition+` > :after)
order by position
limit :limit`, f.args(), p, scanIndicator, yield)
}

// CountIndicators counts what Indicators lists.
func (db *DB) CountIndicators(ctx context.Context, f IndicatorFilter) (int64, error) {
	return db.count(ctx, "indicators", "select count(*)"+indicatorJoins+indicatorFilter, f.args())
}
