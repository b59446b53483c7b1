package publish

// recordCubeRules hold the cube against the records it stands for.
var recordCubeRules = []rule{
	{"the cube of records differs from the records", `
		with truth as (
		  select t.stage, t.currency, t.form, r.verdict, coalesce(r.not_counted_because, '') as because, count(*) as records, sum(r.reaches) as reaching, sum(r.entering_cents) as entering, sum(r.reaching_cents) as reached
		  from record r
		  join record_terms t on t.id = r.terms
		  group by 1, 2, 3, 4, 5
		),
		cube as (
		  select stage, currency, form, verdict, because, sum(records) as records, sum(reaching) as reaching, sum(entering_cents) as entering, sum(reaching_cents) as reached
		  from record_cube
		  group by 1, 2, 3, 4, 5
		)
		select coalesce(t.stage, c.stage) || ' ' || coalesce(t.form, c.form) || ' ' || coalesce(t.verdict, c.verdict)
		from truth t
		full join cube c using (stage, currency, form, verdict, because)
		where (t.records, t.reaching, t.entering, t.reached) is not (c.records, c.reaching, c.entering, c.reached)`},
	{"the cube of records differs from their sums", `
		with axis as (
		  select 'payer' as axis, cast(payer as text) as member, fiscal_year, source, stage, currency, records, cents, entering_cents, reaching_cents from record_cube
		  union all
		  select 'programme', coalesce(cast(programme as text), ''), fiscal_year, source, stage, currency, records, cents, entering_cents, reaching_cents from record_cube
		  union all
		  select 'region', region, fiscal_year, source, stage, currency, records, cents, entering_cents, reaching_cents from record_cube
		),
		added as (
		  select axis, member, fiscal_year, source, stage, currency, sum(records) as records, sum(cents) as cents, sum(entering_cents) as entering, sum(reaching_cents) as reached
		  from axis
		  group by 1, 2, 3, 4, 5, 6
		)
		select a.axis || ' ' || a.member || ' ' || a.fiscal_year
		from added a
		left join record_sum s using (axis, member, fiscal_year, source, stage, currency)
		where (a.records, a.cents, a.entering, a.reached) is not (s.records, s.cents, s.entering_cents, s.reaching_cents)`},
}
