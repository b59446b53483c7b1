package publish

import "sillage/db/release"

// recordSums are the sums that pages read. Every axis has every agreement once.
// record_cube adds up what is alike in all that an axis tells apart, so that the
// records themselves are sorted twice and not for each axis.
var recordSums = []string{
	release.RecordCube,
	sumOf("all", "''"),
	sumOf("payer", "c.payer"),
	sumOf("programme", "coalesce(c.programme, '')"),
	sumOf("region", "c.region"),
	sumOf("form", "t.form"),
	sumOf("followed", "coalesce(p.followed, 0)"),
	sumOf("theme", "coalesce(p.theme, 'not_stated')"),
	sumOf("because", "c.because"),
	sumOf("scope", "coalesce(p.scope, 'not_stated')"),
	`insert into record_party_sum (party, role, stage, currency, records, cents, entering_cents, reaching_cents, first_year, last_year)
	select c.payer, 'payer', t.stage, t.currency, sum(c.records), sum(c.cents), sum(c.entering_cents), sum(c.reaching_cents), coalesce(min(nullif(c.fiscal_year, '')), ''), max(c.fiscal_year)
	from record_cube c
	join record_terms t on t.id = c.terms
	group by 1, 3, 4`,
	`insert into record_party_sum (party, role, stage, currency, records, cents, entering_cents, reaching_cents, first_year, last_year)
	select r.receiver, 'receiver', t.stage, t.currency, count(*), sum(iif(r.verdict = 'excluded', 0, coalesce(r.cents, 0))), sum(r.entering_cents), sum(r.reaching_cents), coalesce(min(nullif(r.fiscal_year, '')), ''), max(r.fiscal_year)
	from record r
	join record_terms t on t.id = r.terms
	group by 1, 3, 4`,
}

func sumOf(axis, member string) string {
	return `
		insert into record_sum (axis, member, fiscal_year, source, stage, currency, records, entering, excluded, cents, entering_cents, reaching_cents, aside_cents)
		select '` + axis + `', cast(` + member + ` as text), c.fiscal_year, t.source, t.stage, t.currency, sum(c.records), sum(iif(c.because = '', c.records, 0)), sum(iif(c.verdict = 'excluded', c.records, 0)), sum(c.cents), sum(c.entering_cents), sum(c.reaching_cents), sum(c.aside_cents)
		from record_cube c
		join record_terms t on t.id = c.terms
		left join record_programme p on p.id = c.programme
		group by 2, 3, 4, 5, 6`
}
