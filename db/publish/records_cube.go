package publish

// recordCubeRules hold the cube against the records it stands for, in one pass
// of each. Beside the plain sums, records and cents are added up with a weight
// that comes from the member of each axis: what was put to another payer, year
// or verdict changes one of them.
var recordCubeRules = []rule{
	{"the cube of records differs from the records", `
		with truth as (
		  select ` + weighed("1", "reaches", "coalesce(not_counted_because, '')", "iif(not_counted_because is null, 0, coalesce(cents, 0))") + `
		  from record
		),
		cube as (
		  select ` + weighed("records", "reaching", "because", "aside_cents") + `
		  from record_cube
		)
		select 'cube'
		from truth t
		cross join cube c
		where (t.records, t.reaching, t.entering, t.reached, t.terms, t.payer, t.programme, t.year, t.region, t.verdict, t.because, t.payer_cents, t.programme_cents, t.year_cents, t.region_cents, t.aside)
		  is not (c.records, c.reaching, c.entering, c.reached, c.terms, c.payer, c.programme, c.year, c.region, c.verdict, c.because, c.payer_cents, c.programme_cents, c.year_cents, c.region_cents, c.aside)`},
}

func weighed(records, reaching, because, aside string) string {
	return `
		    sum(` + records + `) as records, sum(` + reaching + `) as reaching, sum(entering_cents) as entering, sum(reaching_cents) as reached, sum(` + aside + ` * (length(` + because + `) % 97 + 1)) as aside,
		    sum(` + records + ` * terms) as terms,
		    sum(` + records + ` * payer) as payer,
		    sum(` + records + ` * coalesce(programme, 0)) as programme,
		    sum(` + records + ` * cast(fiscal_year as integer)) as year,
		    sum(` + records + ` * coalesce(unicode(region) * 7 + unicode(substr(region, 2)), 0)) as region,
		    sum(` + records + ` * unicode(verdict)) as verdict,
		    sum(` + records + ` * (length(` + because + `) * 7 + coalesce(unicode(` + because + `), 0))) as because,
		    sum(entering_cents * (payer % 97)) as payer_cents,
		    sum(entering_cents * (coalesce(programme, 0) % 97)) as programme_cents,
		    sum(entering_cents * (cast(fiscal_year as integer) % 97)) as year_cents,
		    sum(entering_cents * coalesce((unicode(region) * 7 + unicode(substr(region, 2))) % 97, 0)) as region_cents`
}
