package release

// The rows of awards and figures, written once: columns, joins and filters
// serve the pages, the files and the totals alike.

// figureRows: every figure, and every award without one. The position is the order of the list:
// programme, then along the path of the money, then award, stage and figure.
const figureRows = `listed as (
  select
    c.row_key, c.figure_key, c.award_key, c.programme_key, c.stage, c.enters, c.reaches,
    c.not_counted_because, c.aside, c.entering_cents, c.reaching_cents,
    ` + position + ` as position
  from counted c
  left join award a on a.key = c.award_key
)
`

// awardRows: of each award and stage the row that counts, else the one
// nearest to counting. Programme figures are no awards.
const awardRows = `ranked as (
  select
    c.row_key, c.figure_key, c.award_key, c.programme_key, c.stage, c.enters, c.reaches,
    c.not_counted_because, c.aside, c.entering_cents, c.reaching_cents,
    ` + position + ` as position,
    row_number() over (
      partition by c.award_key, c.stage
      order by
        case
          when c.not_counted_because is null then 0
          when c.aside = 1 then 1
          when c.not_counted_because in ('corrected', 'excluded') then 4
          when c.not_counted_because = 'not_whole' then 3
          when c.not_counted_because in ('another_figure_shown', 'unproven_source') then 2
          else 1
        end,
        c.row_key
    ) as place
  from counted c
  join award a on a.key = c.award_key
),
listed as (
  select
    row_key, figure_key, award_key, programme_key, stage, enters, reaches,
    not_counted_because, aside, entering_cents, reaching_cents, position
  from ranked
  where place = 1
)
`

const position = `coalesce(c.programme_key, '~') || ' ' ||
    case a.hop when 'to_manager' then '1' when 'to_partner' then '2' when 'to_recipient' then '3' when 'not_stated' then '4' else '5' end || ' ' ||
    coalesce(c.award_key, '') || ' ' ||
    case c.stage when 'announced' then '1' when 'budgeted' then '2' when 'committed' then '3' when 'paid' then '4' when 'reported' then '5' else '6' end || ' ' ||
    c.row_key`

const rowColumns = `
select
  c.position, c.row_key, coalesce(c.figure_key, ''), coalesce(c.award_key, ''),
  p.key, p.name_fr, p.name_en,
  coalesce(a.payer_kind, f.payer_kind), coalesce(a.payer_class, f.payer_class), ` + payers + `,
  coalesce(a.receiver_kind, f.receiver_kind), coalesce(a.receiver_class, f.receiver_class), ` + receivers + `,
  fund.key, fund.name_fr, fund.name_en,
  coalesce(a.hop, ''), coalesce(a.origin, ''), coalesce(a.form, f.form), coalesce(a.mode, f.mode),
  coalesce(a.theme, p.theme, ''), coalesce(a.scope, f.scope), coalesce(a.money, f.money), coalesce(a.status, ''),
  f.cents, f.currency, f.qualifier, f.step_cents,
  coalesce(c.stage, ''), coalesce(f.basis, ''), coalesce(f.unit, ''), coalesce(f.perimeter, ''), coalesce(f.region, ''),
  coalesce(f.fiscal_from, ''), coalesce(f.fiscal_until, ''),
  coalesce(f.period_from, a.period_from), coalesce(f.period_until, a.period_until),
  coalesce(f.duration_years, 0), coalesce(f.receiver_count, 0), coalesce(f.receiver_unit, ''),
  coalesce(f.version, 0), coalesce(f.verdict, ''), coalesce(f.rank, ''),
  said.key, said.name_fr, said.name_en,
  coalesce(f.published_on, a.published_on), coalesce(f.number_in_fragment, 0), coalesce(f.note, ''),
  c.enters, c.reaches, coalesce(c.not_counted_because, ''), c.aside, c.entering_cents, c.reaching_cents,
  s.figure_key is not null, coalesce(s.competitors, 0), coalesce(s.because, ''),
  coalesce((select x.number from public_id x where x.kind = iif(c.figure_key is null, 'award', 'figure') and x.key = coalesce(c.figure_key, c.award_key)), 0),` + sourceLineColumns + `
`

// Names of the parties of an award, or of a programme figure.
const payers = `(
    select json_group_array(json_object('key', o.key, 'fr', o.name_fr, 'en', o.name_en))
    from (
      select ap.organization_key as k from award_party ap where ap.award_key = c.award_key and ap.role = 'payer'
      union all
      select fp.organization_key from figure_party fp where c.award_key is null and fp.figure_key = c.figure_key and fp.role = 'payer'
      order by 1
    ) party
    join organization o on o.key = party.k
  )`

const receivers = `(
    select json_group_array(json_object('key', o.key, 'fr', o.name_fr, 'en', o.name_en))
    from (
      select ap.organization_key as k from award_party ap where ap.award_key = c.award_key and ap.role = 'receiver'
      union all
      select fp.organization_key from figure_party fp where c.award_key is null and fp.figure_key = c.figure_key and fp.role = 'receiver'
      order by 1
    ) party
    join organization o on o.key = party.k
  )`

const rowJoins = `
left join figure f on f.key = c.figure_key
left join award a on a.key = c.award_key
left join programme p on p.key = c.programme_key
left join organization fund on fund.key = a.fund_key
left join organization said on said.key = f.asserted_by
left join shown_figure s on s.figure_key = c.figure_key
join evidence e on e.key = coalesce(f.evidence_key, a.evidence_key)
join document d on d.key = e.document_key
`

const rowFilter = `where (:theme = '' or coalesce(a.theme, p.theme, '') = :theme)
  and (:scope = '' or coalesce(a.scope, f.scope) = :scope)
  and (:mode = '' or coalesce(a.mode, f.mode) = :mode)
  and (
    :programme = ''
    or c.programme_key in (
      with recursive under (key) as (
        select :programme
        union
        select x.key from programme x join under on x.parent_key = under.key
      )
      select key from under
    )
  )
  and (:award = '' or c.award_key = :award)
  and (:evidence = '' or e.key = :evidence)
  and (:figure = '' or c.figure_key = :figure)
  and (:stage = '' or c.stage = :stage)
  and (:because = '' or c.not_counted_because = :because)
  and (
    :counted = ''
    or (:counted = 'enters' and c.enters = 1)
    or (:counted = 'reaches' and c.reaches = 1)
    or (:counted = 'aside' and c.aside = 1)
    or (:counted = 'neither' and c.enters = 0 and c.reaches = 0 and c.aside = 0)
  )
  and (
    :fiscal_year = ''
    or (:fiscal_year = 'not_stated' and coalesce(f.fiscal_from, '') = '' and coalesce(f.fiscal_until, '') = '')
    or (f.fiscal_from <> '' and f.fiscal_from <= :fiscal_year and :fiscal_year <= iif(f.fiscal_until = '', f.fiscal_from, f.fiscal_until))
  )
  and (:hop = '' or a.hop = :hop)
  and (:region = '' or f.region = :region)
  and (
    :payer_kind = ''
    or exists (
      select 1
      from award_party x
      join organization o on o.key = x.organization_key
      where a.payer_kind = 'organization' and x.award_key = c.award_key and x.role = 'payer' and o.kind = :payer_kind
    )
    or exists (
      select 1
      from figure_party x
      join organization o on o.key = x.organization_key
      where c.award_key is null and f.payer_kind = 'organization'
        and x.figure_key = c.figure_key and x.role = 'payer' and o.kind = :payer_kind
    )
  )
  and (
    :payer = ''
    or a.fund_key = :payer
    or exists (
      select 1
      from award_party x
      where a.payer_kind = 'organization' and x.award_key = c.award_key and x.role = 'payer' and x.organization_key = :payer
    )
    or exists (
      select 1
      from figure_party x
      where c.award_key is null and f.payer_kind = 'organization'
        and x.figure_key = c.figure_key and x.role = 'payer' and x.organization_key = :payer
    )
  )
  and (
    :receiver = ''
    or exists (
      select 1
      from award_party x
      where a.receiver_kind = 'organization' and x.award_key = c.award_key and x.role = 'receiver' and x.organization_key = :receiver
    )
    or exists (
      select 1
      from figure_party x
      where c.award_key is null and f.receiver_kind = 'organization'
        and x.figure_key = c.figure_key and x.role = 'receiver' and x.organization_key = :receiver
    )
  )
  and (
    :organization = ''
    or a.fund_key = :organization
    or exists (select 1 from award_party x where x.award_key = c.award_key and x.organization_key = :organization)
    or exists (select 1 from figure_party x where c.award_key is null and x.figure_key = c.figure_key and x.organization_key = :organization)
  )
  and (
    :manager = ''
    or exists (
      select 1
      from award_party x
      where x.award_key = c.award_key
        and x.organization_key = :manager
        and ((a.hop = 'to_manager' and x.role = 'receiver') or (a.origin = 'passed_on' and x.role = 'payer'))
    )
  )
`

// Sums by stage and by what must be the same for amounts to be one group.
const groupColumns = `
select
  c.stage, f.currency, f.qualifier, f.step_cents, coalesce(c.not_counted_because, ''),
  sum(c.entering_cents), sum(c.enters), sum(c.reaching_cents), sum(c.reaches),
  sum(iif(c.aside = 1, f.cents, 0)), sum(c.aside),
  min(c.figure_key), min(e.key)
`

const groupBy = `  and c.figure_key is not null
  and (c.enters = 1 or c.reaches = 1 or c.aside = 1)
group by c.stage, f.currency, f.qualifier, f.step_cents, coalesce(c.not_counted_because, ''), c.enters, c.reaches
order by c.stage, f.currency, f.qualifier, f.step_cents`
