package publish

// recordCubeRules hold the cube against the records it stands for.
var recordCubeRules = []rule{
	{"the cube of records differs from the records", `
		with truth as (
		  select terms, verdict, not_counted_because as because, count(*) as records, sum(reaches) as reaching, sum(entering_cents) as entering, sum(reaching_cents) as reached
		  from record
		  group by 1, 2, 3
		),
		cube as (
		  select terms, verdict, because, sum(records) as records, sum(reaching) as reaching, sum(entering_cents) as entering, sum(reaching_cents) as reached
		  from record_cube
		  group by 1, 2, 3
		)
		select 'terms ' || coalesce(t.terms, c.terms) || ' ' || coalesce(t.verdict, c.verdict)
		from truth t
		full join cube c on c.terms = t.terms and c.verdict = t.verdict and c.because = coalesce(t.because, '')
		where (t.records, t.reaching, t.entering, t.reached) is not (c.records, c.reaching, c.entering, c.reached)`},
	{"the cube of records differs from them by place, year, payer or programme", `
		with axis (axis, member, records, cents) as (
		  select 'region', region, 1, entering_cents from record
		  union all select 'fiscal_year', fiscal_year, 1, entering_cents from record
		  union all select 'payer', payer, 1, entering_cents from record
		  union all select 'programme', coalesce(programme, 0), 1, entering_cents from record
		  union all select 'region', region, -records, -entering_cents from record_cube
		  union all select 'fiscal_year', fiscal_year, -records, -entering_cents from record_cube
		  union all select 'payer', payer, -records, -entering_cents from record_cube
		  union all select 'programme', coalesce(programme, 0), -records, -entering_cents from record_cube
		)
		select axis || ' ' || member
		from axis
		group by axis, member
		having sum(records) <> 0 or sum(cents) <> 0`},
}
