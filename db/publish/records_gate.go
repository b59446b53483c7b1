package publish

import (
	"strings"

	"sillage/db/funding"
)

// recordRules are the gate's questions about bulk records; their answer must be
// no row.
var recordRules = []rule{
	{"sums of records differ from the records", `
		with of_terms as (
		  select terms, count(*) as records, sum(iif(verdict = 'excluded', 0, coalesce(cents, 0))) as cents,
		    sum(iif(verdict = 'excluded', coalesce(cents, 0), 0)) as excluded, sum(iif(enters = 1, min(coalesce(cents, 0), 0), 0)) as below_zero,
		    sum(entering_cents) as entering, sum(reaching_cents) as reaching
		  from record
		  group by terms
		),
		truth as materialized (
		  select t.stage, t.currency, sum(r.records) as records, sum(r.cents) as cents, sum(r.excluded) as excluded, sum(r.below_zero) as below_zero,
		    sum(r.entering) as entering, sum(r.reaching) as reaching
		  from of_terms r join record_terms t on t.id = r.terms
		  group by 1, 2
		),
		axis (axis) as (values ('all'), ('followed'), ('theme'), ('scope'), ('payer'), ('programme'), ('region'), ('form'), ('because'), ('role payer'), ('role receiver')),
		added as (
		  select axis, stage, currency, sum(records) as records, sum(cents) as cents, sum(entering_cents) as entering, sum(reaching_cents) as reaching
		  from record_sum group by 1, 2, 3
		  union all
		  select 'role ' || role, stage, currency, sum(records), sum(cents), sum(entering_cents), sum(reaching_cents)
		  from record_party_sum group by 1, 2, 3
		)
		select a.axis || ' ' || t.stage || ' ' || t.currency
		from truth t
		cross join axis a
		left join added s on s.axis = a.axis and s.stage = t.stage and s.currency = t.currency
		where (s.records, s.cents, s.entering, s.reaching) is not (t.records, t.cents, t.entering, t.reaching)
		union all
		select 'what enters and what is set aside are not all that was read: ' || t.stage || ' ' || t.currency
		from truth t
		where (t.cents - t.below_zero, t.excluded) is not (
		  select sum(entering_cents) + sum(iif(member = 'excluded', 0, aside_cents)), sum(iif(member = 'excluded', aside_cents, 0))
		  from record_sum where axis = 'because' and stage = t.stage and currency = t.currency)`},
	{"records of a source are missing", `
		select s.source_id from record_source s
		where s.agreements <> (select coalesce(sum(records), 0) from record_sum where axis = 'all' and source = s.id)
		  or s.rows <> (select coalesce(sum(rows), 0) from record_coverage where source = s.id)
		  or s.agreements <> (select coalesce(sum(agreements), 0) from record_coverage where source = s.id)
		  or s.current_cents - s.excluded_cents <> (select coalesce(sum(cents), 0) from record_sum where axis = 'all' and source = s.id)`},
	{"the list of records differs from the records", `
		select 'list'
		where (select ` + listed("record") + ` || ' ' || max(place) from record_list)
		   is not (select ` + listed("id") + ` || ' ' || count(*) from record)`},
	{"a record has a code that is in no list", `
		select key from record
		where verdict not in ('ok', 'suspect', 'excluded')
		  or (not_counted_because is not null and not_counted_because not in ('` + strings.Join(funding.Reasons.Values(), "', '") + `'))
		  or (enters + reaches = 0) <> (not_counted_because is not null)
		  or (enters = 0 and entering_cents <> 0) or (reaches = 0 and reaching_cents <> 0) or min(entering_cents, reaching_cents) < 0`},
	{"a body, a version or terms of records have a code that is in no list", codesInNoList()},
	{"words of records are missing", `select 'words' where (select count(*) from record_text) <> (select count(*) from record)`},
	{"versions of records are missing", `
		select 'versions' where (select count(*) from record_version) <> (select coalesce(sum(rows), 0) from record_source)
		  or (select count(*) from record_version) <> (select coalesce(sum(versions), 0) from record)`},
	{"a record enters a total against the rule", `
		select r.key from record r join record_terms t on t.id = r.terms
		where r.enters = 1 and (r.cents is null or r.verdict = 'excluded' or t.form not in ('grant', 'contract') or t.money <> 'public' or t.origin <> 'own_budget' or t.hop = 'not_stated' or t.currency <> 'CAD'
		  or r.entering_cents <> max(r.cents, 0))`},
	{"a private person is named in a record", `
		select w.record from record_party x cross join record_list l on l.receiver = x.id cross join record_text w on w.record = l.record
		where x.individual = 1 and w.agreement || w.title_fr || w.title_en || w.about_fr || w.about_en || coalesce(w.receiver_fr, '') || coalesce(w.receiver_en, '') <> ''
		union all
		select key from record_party
		where individual = 1 and (name_fr <> '` + individualsFR + `' or name_en <> '` + individualsEN + `' or city <> '' or code <> '' or business_number <> '' or neq <> '')`},
	{"generated records stand in a release that did not ask for them", `
		select source_id from record_source where synthetic <> (select max(synthetic) from record_file where source = record_source.id)`},
}

// codesInNoList looks at what the copy did not: its statements leave the lists of
// codes to the gate.
func codesInNoList() string {
	columns := []struct {
		table, column string
		list          funding.CodeList
	}{
		{"record_party", "kind", funding.OrganizationKinds}, {"record_version", "verdict", funding.Verdicts}, {"record_doubt", "verdict", funding.Verdicts}, {"record_line", "verdict", funding.Verdicts},
		{"record_terms", "form", funding.Forms}, {"record_terms", "mode", funding.Modes}, {"record_terms", "hop", funding.Hops}, {"record_terms", "origin", funding.AwardOrigins},
		{"record_terms", "money", funding.Moneys}, {"record_terms", "status", funding.Statuses}, {"record_terms", "stage", funding.Stages}, {"record_terms", "basis", funding.Bases},
		{"record_programme", "scope", funding.Scopes},
	}
	var questions []string
	for _, c := range columns {
		questions = append(questions, "select '"+c.table+" '||rowid from "+c.table+" where "+c.column+" not in ('"+strings.Join(c.list.Values(), "', '")+"')")
	}
	return strings.Join(questions, "\nunion all\n")
}

// listed adds up what a list tells of records, each with a weight of its own: a
// value that went to another record changes a sum.
func listed(record string) string {
	sums := []string{"count(*)", "sum(" + record + ")"}
	for _, value := range []string{"payer", "receiver", "coalesce(programme, 0)", "terms", "cast(fiscal_year as integer)",
		"coalesce(unicode(region) * 7 + unicode(substr(region, 2)), 0)", "unicode(verdict)", "followed + 2 * enters + 4 * reaches"} {
		sums = append(sums, "sum("+record+" % 8191 * ("+value+"))")
	}
	return strings.Join(sums, " || ' ' || ")
}
