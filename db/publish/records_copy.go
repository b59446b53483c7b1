package publish

// recordCopies copy the source that is attached as s. Ids of the release are
// those of the file, moved on by what is there already: temp.moved has by how
// much, and temp.body the body behind each spelling. A cross join goes through
// its tables in the order in which they stand, so rows come by their ids and
// nothing is sorted; records are not to be gone through by the index of their keys.
var recordCopies = []struct{ what, query string }{
	{"start", `
		create temp table moved as
		select
		  (select coalesce(max(id), 0) + 1 from main.record_source) as source,
		  (select coalesce(max(id), 0) from main.record_file) as file,
		  (select coalesce(max(id), 0) from main.record_terms) as terms,
		  (select coalesce(max(id), 0) from main.record_party) as party,
		  (select coalesce(max(id), 0) from main.record_programme) as programme,
		  (select coalesce(max(id), 0) from main.record_version) as version`},
	{"record_source", `
		insert into main.record_source (id, source_id, scheme, loaded_on, synthetic, counted, rows, skipped, agreements, original_cents, current_cents, excluded_cents, suspect, excluded, lines)
		select m.source, l.source_id, l.scheme, l.loaded_on, exists (select 1 from s.record_file where synthetic = 1), l.counted, t.rows, t.skipped, t.agreements, t.original_cents, t.current_cents, t.excluded_cents, t.suspect, t.excluded, t.lines
		from s.record_load l, s.record_total t, temp.moved m`},
	{"record_file", `
		insert into main.record_file (id, source, name, address, sha256, size, received_on, rows, synthetic)
		select m.file + f.id, m.source, f.name, f.address, f.sha256, f.size, f.received_on, f.rows, f.synthetic
		from s.record_file f, temp.moved m
		order by f.id`},
	{"record_column", `
		insert into main.record_column (source, field, name)
		select m.source, c.field, c.name
		from s.record_column c, temp.moved m`},
	{"record_terms", `
		insert into main.record_terms (id, source, form, mode, hop, origin, money, status, stage, basis, currency, not_counted_because, reaches)
		select m.terms + t.id, m.source, t.form, t.mode, t.hop, t.origin, t.money, t.status, t.stage, t.basis, t.currency, ` + becauseOfTerms + `, 0
		from s.record_terms t, temp.moved m
		order by t.id`},
	{"reaching terms", `
		update main.record_terms
		set reaches = 1
		where source = (select source from temp.moved) and not_counted_because is null and hop = 'to_recipient'`},
	{"first spellings", `
		create temp table first_spelling (party integer primary key, id integer not null)`},
	{"first spellings", `
		insert into temp.first_spelling (party, id)
		select party, min(id)
		from s.record_spelling
		group by party`},
	{"known parties", `
		create temp table known_party (party integer primary key, id integer not null)`},
	{"known parties", `
		insert into temp.known_party (party, id)
		select p.id, x.id
		from s.record_party p
		cross join main.record_party x on x.key = p.key
		order by p.id`},
	{"record_party", `
		insert into main.record_party (id, key, code, business_number, neq, name_fr, name_en, city, province, country, kind, individual)
		select m.party + p.id, p.key, c.code, c.business_number, c.neq, iif(c.individual, '` + individualsFR + `', c.name_fr), iif(c.individual, '` + individualsEN + `', c.name_en), c.city, c.province, c.country, c.kind, c.individual
		from temp.moved m
		cross join s.record_party p
		cross join temp.first_spelling f on f.party = p.id
		cross join s.record_spelling c on c.id = f.id
		left join temp.known_party k on k.party = p.id
		where k.id is null`},
	{"bodies of spellings", `
		create temp table body (spelling integer primary key, party integer not null, receiver_fr text, receiver_en text)`},
	{"bodies of spellings", `
		insert into temp.body (spelling, party, receiver_fr, receiver_en)
		select
		  c.id,
		  x.id,
		  iif(c.individual = 1 or (c.name_fr = x.name_fr and c.name_en = x.name_en), null, c.name_fr),
		  iif(c.individual = 1 or (c.name_fr = x.name_fr and c.name_en = x.name_en), null, c.name_en)
		from temp.moved m
		cross join s.record_spelling c
		left join temp.known_party k on k.party = c.party
		cross join main.record_party x on x.id = coalesce(k.id, m.party + c.party)`},
	{"record_programme", `
		insert into main.record_programme (id, source, payer, name_fr, name_en, programme_key, theme, scope, followed)
		select m.programme + g.id, m.source, coalesce(k.id, m.party + g.payer), g.name_fr, g.name_en, null, 'not_stated', 'not_stated', 0
		from temp.moved m
		cross join s.record_programme g
		left join temp.known_party k on k.party = g.payer`},
	{"record", `
		insert into main.record (id, source, terms, payer, receiver, programme, followed, cents, original_cents, versions, enters, reaches, entering_cents, reaching_cents, not_counted_because, verdict, reason, fiscal_year, signed_on, period_from, period_until, region, key)
		select
		  m.version + r.id,
		  m.source,
		  t.id,
		  y.party,
		  x.party,
		  m.programme + v.programme,
		  0,
		  v.cents,
		  iif(r.first = r.id, v.cents, (select o.cents from s.record_version o where o.id = r.first)),
		  r.versions,
		  ` + counts + `,
		  ` + counts + ` and t.reaches,
		  iif(` + counts + `, max(v.cents, 0), 0),
		  iif(` + counts + ` and t.reaches, max(v.cents, 0), 0),
		  case when v.cents is null then 'amount_not_found' when v.verdict = 'excluded' then 'excluded' else t.not_counted_because end,
		  v.verdict,
		  v.reason,
		  v.fiscal_year,
		  v.signed_on,
		  v.period_from,
		  v.period_until,
		  v.region,
		  l.scheme || '-' || printf('%016x', r.key)
		from temp.moved m
		cross join s.record_load l
		cross join s.record r not indexed
		cross join s.record_version v on v.id = r.id
		cross join main.record_terms t on t.id = m.terms + v.terms
		cross join temp.body y on y.spelling = v.payer
		cross join temp.body x on x.spelling = v.receiver`},
	{"record_text", `
		insert into main.record_text (record, agreement, receiver_fr, receiver_en, title_fr, title_en, about_fr, about_en)
		select m.version + r.id, w.agreement, x.receiver_fr, x.receiver_en, w.title_fr, w.title_en, w.about_fr, w.about_en
		from temp.moved m
		cross join s.record r not indexed
		cross join s.record_text w on w.version = r.id
		cross join s.record_version v on v.id = r.id
		cross join temp.body x on x.spelling = v.receiver`},
	{"record_version", `
		insert into main.record_version (id, record, version, file, row, cents, printed, signed_on, verdict, reason)
		select m.version + v.id, m.version + coalesce(e.record, v.id), v.version, m.file + v.file, v.row, v.cents, v.printed, v.signed_on, v.verdict, v.reason
		from temp.moved m
		cross join s.record_version v
		left join s.record_earlier e on e.version = v.id`},
	{"record_doubt", `
		insert into main.record_doubt (version, field, raw, verdict, reason)
		select m.version + d.version, d.field, d.raw, d.verdict, d.reason
		from temp.moved m
		cross join s.record_doubt d`},
	{"record_line_meaning", `
		insert into main.record_line_meaning (source, line, is_money, label_fr, label_en, address)
		select m.source, n.line, n.is_money, n.label_fr, n.label_en, n.address
		from temp.moved m
		cross join s.record_line_meaning n`},
	{"record_line", `
		insert into main.record_line (source, file, row, body, line, ends_on, return_key, number, currency, printed, verdict, reason)
		select m.source, m.file + n.file, n.row, x.party, n.line, n.ends_on, n.return_key, n.number, n.currency, n.printed, n.verdict, n.reason
		from temp.moved m
		cross join s.record_line n
		cross join temp.body x on x.spelling = n.body`},
	{"record_skip", `
		insert into main.record_skip (source, field, reason, rows)
		select m.source, k.field, k.reason, k.rows
		from temp.moved m
		cross join s.record_skip k`},
	{"record_event", `
		insert into main.record_event (source, record_key, seen_on, kind, field, was, became, was_sha256, became_sha256)
		select m.source, l.scheme || '-' || printf('%016x', e.key), e.seen_on, e.kind, e.field, e.was, e.became, e.was_sha256, e.became_sha256
		from temp.moved m
		cross join s.record_load l
		cross join s.record_event e`},
	{"rows of earlier versions", `
		insert into main.record_coverage (source, fiscal_year, rows, agreements, partial)
		select m.source, v.fiscal_year, count(*), 0, 0
		from temp.moved m
		cross join s.record_earlier e
		cross join s.record_version v on v.id = e.version
		group by m.source, v.fiscal_year`},
	{"end", `drop table temp.moved`},
	{"end", `drop table temp.first_spelling`},
	{"end", `drop table temp.known_party`},
	{"end", `create unique index if not exists record_party_by_key on record_party (key)`},
	{"end", `drop table temp.body`},
}

// What a private person is called in a release.
const individualsFR, individualsEN = "particuliers", "individuals"

// becauseOfTerms is the entering rule, as far as terms decide it: the money of
// a grant or contract that a public payer gives from its own budget, in the
// currency of the totals, on a path that the record states, according to a
// source that a run has proved. counts is the rest of it.
const (
	becauseOfTerms = `case
	  when (select state from main.source where id = (select source_id from s.record_load)) <> 'proven' then 'unproven_source'
	  when t.money = 'private' then 'private_money'
	  when t.money = 'mixed' then 'mixed_money'
	  when t.money <> 'public' then 'money_not_stated'
	  when t.form in ('loan', 'in_kind', 'tax_credit') then t.form
	  when t.form = 'mixed' then 'mixed_form'
	  when t.form not in ('grant', 'contract') then 'form_not_stated'
	  when t.origin = 'own_contribution' then 'own_contribution'
	  when t.origin = 'passed_on' and t.hop = 'to_recipient' then 'chain_not_public'
	  when t.origin = 'passed_on' then 'passed_on_to_intermediary'
	  when t.origin <> 'own_budget' then 'origin_not_stated'
	  when t.hop = 'not_stated' then 'hop_not_stated'
	  when t.currency <> 'CAD' then 'other_currency'
	end`
	counts = `(v.cents is not null and v.verdict <> 'excluded' and t.not_counted_because is null)`
)

// linkedRecords tie what has an official number, or a code of a public body, to
// the organizations of the edition; then what follows from a programme's theme.
var linkedRecords = []string{
	`update record_party
	set organization_key = (
	  select min(i.organization_key)
	  from organization_identifier i
	  where i.scheme in ('ca-bn', 'bn') and substr(i.value, 1, 9) = record_party.business_number
	)
	where business_number <> '' and individual = 0 and business_number in (select substr(value, 1, 9) from organization_identifier)`,
	`update record_party
	set organization_key = (select min(i.organization_key) from organization_identifier i where i.value = record_party.neq)
	where neq <> '' and organization_key is null and neq in (select value from organization_identifier)`,
	`update record_party
	set organization_key = (select min(o.key) from organization o where o.public_body = record_party.code)
	where code <> '' and organization_key is null and code in (select public_body from organization where public_body is not null)`,
	`update record_programme
	set (theme, scope, followed) = (
	  select p.theme, p.scope, t.followed or exists (select 1 from theme u where u.code = t.parent and u.followed = 1)
	  from programme p
	  join theme t on t.code = p.theme
	  where p.key = record_programme.programme_key
	)
	where programme_key is not null`,
	`update record
	set followed = 1
	where programme in (select id from record_programme where followed = 1)`,
}
