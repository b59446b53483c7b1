
-- One row an agreement, in the words of figure_rows.
create view record_rows as
select
  r.key as record,
  o.source_id as source,
  o.synthetic,
  w.agreement,
  coalesce(p.programme_key, '') as programme,
  coalesce(p.name_fr, '') as programme_name_fr,
  coalesce(p.name_en, '') as programme_name_en,
  coalesce(nullif(y.name_fr, ''), y.name_en) as payer_fr,
  coalesce(nullif(y.name_en, ''), y.name_fr) as payer_en,
  y.key as payer,
  coalesce(nullif(coalesce(w.receiver_fr, x.name_fr), ''), w.receiver_en, x.name_en) as receiver_fr,
  coalesce(nullif(coalesce(w.receiver_en, x.name_en), ''), w.receiver_fr, x.name_fr) as receiver_en,
  x.key as receiver,
  x.business_number,
  x.city,
  r.region,
  x.individual,
  t.hop,
  t.origin,
  t.form,
  t.mode,
  coalesce(p.theme, 'not_stated') as theme,
  coalesce(p.scope, 'not_stated') as scope,
  t.money,
  t.status,
  t.stage,
  t.basis,
  r.cents as amount_cents,
  r.original_cents as original_amount_cents,
  t.currency,
  r.enters,
  r.reaches,
  coalesce(r.not_counted_because, '') as not_counted_because,
  r.entering_cents as entering_amount_cents,
  r.reaching_cents as reaching_amount_cents,
  r.verdict,
  r.reason,
  r.versions,
  r.fiscal_year,
  r.signed_on,
  r.period_from,
  r.period_until,
  w.title_fr,
  w.title_en,
  w.about_fr,
  w.about_en,
  r.followed,
  r.id,
  r.payer as payer_id,
  r.receiver as receiver_id,
  r.programme as programme_id
from record r
join record_text w on w.record = r.id
join record_source o on o.id = r.source
join record_terms t on t.id = r.terms
join record_party y on y.id = r.payer
join record_party x on x.id = r.receiver
left join record_programme p on p.id = r.programme;

-- The evidence of each amount: the cell of a row of a file that is named by the
-- SHA-256 of its bytes.
create view record_evidence as
select
  v.record as record_id,
  r.key as record,
  v.version,
  f.name as file,
  f.address,
  f.sha256,
  f.received_on,
  v.row,
  coalesce(c.name, '') as column_name,
  coalesce(v.printed, printf('%s%d.%02d', iif(v.cents < 0, '-', ''), abs(v.cents) / 100, abs(v.cents) % 100)) as printed,
  v.cents,
  v.verdict,
  v.reason,
  v.id = r.id as holds
from record_version v
join record r on r.id = v.record
join record_file f on f.id = v.file
left join record_column c on c.source = r.source and c.field = 'amount';
