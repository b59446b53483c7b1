package publish

import (
	"database/sql"
	"fmt"
	"strings"

	"sillage/db/funding"
)

// tables fills the counts, roles and names that lists and search read.
func (d *deriver) tables() error {
	for _, query := range []string{programmeCounts, organizationRoles, organizationScopes, documentScopes, siteCounts} {
		if err := d.exec(query); err != nil {
			return err
		}
	}
	return d.names()
}

const programmeCounts = `
insert into programme_count (programme_key, facts, awards, figures, statements, quantities)
select
  p.key,
  (select count(distinct e) from (
    select evidence_key as e from award where programme_key = p.key
    union select f.evidence_key from figure f left join award a on a.key = f.award_key where p.key in (f.programme_key, a.programme_key)
    union select evidence_key from statement where programme_key = p.key
    union select evidence_key from quantity where programme_key = p.key
    union select evidence_key from announcement where programme_key = p.key
    union select evidence_key from governance where programme_key = p.key
    union select evidence_key from document_note where programme_key = p.key)),
  (select count(*) from award where programme_key = p.key),
  (select count(*) from figure f left join award a on a.key = f.award_key where p.key in (f.programme_key, a.programme_key)),
  (select count(*) from statement where programme_key = p.key),
  (select count(*) from quantity where programme_key = p.key)
from programme p`

const organizationRoles = `
insert into organization_role (organization_key, role, things)
select organization_key, role, count(*)
from (
  select organization_key, 'payer' as role, award_key as thing from award_party where role = 'payer'
  union select organization_key, 'payer', figure_key from figure_party where role = 'payer'
  union select p.organization_key, case a.hop when 'to_manager' then 'manager' when 'to_partner' then 'partner' when 'to_recipient' then 'recipient' else 'receiver' end, a.key
    from award_party p join award a on a.key = p.award_key where p.role = 'receiver'
  union select organization_key, 'receiver', figure_key from figure_party where role = 'receiver'
  union select organization_key, 'owner', programme_key from programme_owner
  union select fund_key, 'fund', key from award where fund_key is not null
  union select organization_key, role, statement_key from statement_party
  union select publisher_key, 'publisher', key from document where publisher_key is not null
  union select organization_key, 'governs', key from governance
  union select over_key, 'governed', key from governance where over_key is not null
)
group by organization_key, role`

// organizationScopes: those of the awards and programmes in which a body pays,
// receives, owns or speaks; not_stated for a body in none.
const organizationScopes = `
insert into organization_scope (organization_key, scope)
with held as (
  select p.organization_key as key, a.scope from award_party p join award a on a.key = p.award_key
  union select fund_key, scope from award where fund_key is not null
  union select p.organization_key, f.scope from figure_party p join figure f on f.key = p.figure_key
  union select o.organization_key, p.scope from programme_owner o join programme p on p.key = o.programme_key
  union select t.organization_key, p.scope
    from statement_party t join statement s on s.key = t.statement_key join programme p on p.key = s.programme_key
)
select key, scope from held
union
select key, 'not_stated' from organization where key not in (select key from held)`

// documentScopes: those of what was read in a document; not_stated when none
// of it speaks of an award or programme.
const documentScopes = `
insert into document_scope (document_key, scope)
with said as (
  select evidence_key, scope from award
  union select f.evidence_key, coalesce(a.scope, f.scope) from figure f left join award a on a.key = f.award_key
  union select s.evidence_key, p.scope from statement s join programme p on p.key = s.programme_key
  union select q.evidence_key, p.scope from quantity q join programme p on p.key = q.programme_key
  union select g.evidence_key, p.scope from governance g join programme p on p.key = g.programme_key
  union select x.evidence_key, p.scope from announcement x join programme p on p.key = x.programme_key
  union select n.evidence_key, p.scope from document_note n join programme p on p.key = n.programme_key
),
held as (
  select e.document_key as key, s.scope from said s join evidence e on e.key = s.evidence_key
)
select key, scope from held
union
select key, 'not_stated' from document where key not in (select key from held)`

const siteCounts = `
insert into site_count (name, value)
select 'facts', count(*) from evidence e join source s on s.id = e.source_id where s.kind = 'register'
union all select 'addresses', count(*) from document d join source s on s.id = d.source_id where s.kind = 'register'
union all select 'programmes', count(*) from programme
union all select 'organizations', count(*) from organization
union all select 'awards', count(*) from award
union all select 'figures', count(*) from figure
union all select 'statements', count(*) from statement
union all select 'quantities', count(*) from quantity
union all select 'number_not_in_fragment', count(*) from figure where number_in_fragment = 0`

// names folds every name under which something can be looked for.
func (d *deriver) names() error {
	rows, err := d.tx.QueryContext(d.ctx, `
		select 'programme' as kind, key, 'fr' as lang, name_fr as name, 4 as weight from programme where name_fr <> ''
		union select 'programme', key, 'en', name_en, 4 from programme where name_en <> ''
		union select 'organization', key, 'fr', name_fr, 3 from organization where name_fr <> ''
		union select 'organization', key, 'en', name_en, 3 from organization where name_en <> ''
		union select 'organization', organization_key, lang, name, 2 from organization_alias
		union select 'document', key, lang, title, 1 from document
		union select 'region', code, 'fr', name, 1 from region
		order by kind, key, lang, name`)
	if err != nil {
		return err
	}
	type name struct {
		kind, key, lang, name string
		weight                int
	}
	var all []name
	for rows.Next() {
		var n name
		if err := rows.Scan(&n.kind, &n.key, &n.lang, &n.name, &n.weight); err != nil {
			rows.Close()
			return err
		}
		all = append(all, n)
	}
	if err := closeRows(rows); err != nil {
		return err
	}
	for _, n := range all {
		folded := funding.Fold(n.name)
		if folded == "" {
			continue
		}
		err := d.exec(`insert into search_name (kind, key, lang, name, folded, weight) values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
			n.kind, n.key, n.lang, n.name, folded, n.weight)
		if err != nil {
			return err
		}
	}
	return nil
}

func closeRows(rows *sql.Rows) error {
	if err := rows.Err(); err != nil {
		rows.Close()
		return err
	}
	return rows.Close()
}

// codes writes the closed lists, so that the method page is made from them.
func (d *deriver) codes() error {
	for _, list := range funding.AllLists {
		for i, c := range list.Codes {
			err := d.exec(`insert into code (list, position, value, label_fr, label_en, meaning_fr, meaning_en) values (?, ?, ?, ?, ?, ?, ?)`,
				list.Name, i, c.Value, c.FR, c.EN, c.MeaningFR, c.MeaningEN)
			if err != nil {
				return fmt.Errorf("code %s %s: %w", list.Name, strings.TrimSpace(c.Value), err)
			}
		}
	}
	return nil
}
