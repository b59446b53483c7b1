package release

// The lists of awards and figures read their views; columns and filters are
// written once and serve pages, files and totals alike. v is the view.

const rowColumns = `
select
  v.position, v.row, v.figure, v.award,
  v.programme, v.programme_name_fr, v.programme_name_en,
  v.payer_kind, v.payer_class, v.payer_list, v.receiver_kind, v.receiver_class, v.receiver_list,
  v.fund_key, v.fund_fr, v.fund_en,
  v.hop, v.origin, v.form, v.mode, v.theme, v.scope, v.money, v.status,
  v.amount_cents, v.currency, v.qualifier, v.step_cents,
  v.stage, v.basis, v.unit, v.perimeter, v.region, v.fiscal_from, v.fiscal_until, v.period_from, v.period_until,
  coalesce(v.duration_years, 0), coalesce(v.receiver_count, 0), v.receiver_unit, v.receiver_qualifier,
  v.version, v.verdict, v.rank, v.asserted_by_key, v.asserted_by_fr, v.asserted_by_en,
  v.published_on, v.number_in_fragment, v.note,
  v.enters, v.reaches, v.not_counted_because, v.aside, v.entering_amount_cents, v.reaching_amount_cents,
  v.shown_first, v.competitors, v.shown_because, v.public_number,` + viewSourceLine + `
`

const rowFilter = `where (:theme = '' or v.theme = :theme)
  and (:scope = '' or v.scope = :scope)
  and (:mode = '' or v.mode = :mode)
  and (
    :programme = ''
    or v.programme in (
      with recursive under (key) as (
        select :programme
        union
        select x.key from programme x join under on x.parent_key = under.key
      )
      select key from under
    )
  )
  and (:award = '' or v.award = :award)
  and (:evidence = '' or v.evidence = :evidence)
  and (:figure = '' or v.figure = :figure)
  and (:stage = '' or v.stage = :stage)
  and (:because = '' or v.not_counted_because = :because)
  and (
    :counted = ''
    or (:counted = 'enters' and v.enters = 1)
    or (:counted = 'reaches' and v.reaches = 1)
    or (:counted = 'aside' and v.aside = 1)
    or (:counted = 'neither' and v.enters = 0 and v.reaches = 0 and v.aside = 0)
  )
  and (
    :fiscal_year = ''
    or (:fiscal_year = 'not_stated' and v.fiscal_from = '' and v.fiscal_until = '')
    or (v.fiscal_from <> '' and v.fiscal_from <= :fiscal_year and :fiscal_year <= iif(v.fiscal_until = '', v.fiscal_from, v.fiscal_until))
  )
  and (:hop = '' or v.hop = :hop)
  and (:region = '' or v.region = :region)
  and (
    :payer_kind = ''
    or (
      v.payer_kind = 'organization'
      and exists (
        select 1
        from party_rows x
        join organization o on o.key = x.key
        where x.row = v.row and x.role = 'payer' and o.kind = :payer_kind
      )
    )
  )
  and (
    :payer = ''
    or v.fund_key = :payer
    or (
      v.payer_kind = 'organization'
      and exists (select 1 from party_rows x where x.row = v.row and x.role = 'payer' and x.key = :payer)
    )
  )
  and (
    :receiver = ''
    or (
      v.receiver_kind = 'organization'
      and exists (select 1 from party_rows x where x.row = v.row and x.role = 'receiver' and x.key = :receiver)
    )
  )
  and (
    :organization = ''
    or v.fund_key = :organization
    or exists (select 1 from party_rows x where x.row = v.row and x.key = :organization)
  )
  and (
    :manager = ''
    or exists (
      select 1
      from party_rows x
      where x.row = v.row
        and x.key = :manager
        and ((v.hop = 'to_manager' and x.role = 'receiver') or (v.origin = 'passed_on' and x.role = 'payer'))
    )
  )
`

// Sums by stage and by what must be the same for amounts to be one group.
const groupColumns = `
select
  v.stage, v.currency, v.qualifier, v.step_cents, v.not_counted_because,
  sum(v.entering_amount_cents), sum(v.enters), sum(v.reaching_amount_cents), sum(v.reaches),
  sum(iif(v.aside = 1, v.amount_cents, 0)), sum(v.aside),
  min(v.figure), min(v.evidence)
`

const groupBy = `  and v.figure <> ''
  and (v.enters = 1 or v.reaches = 1 or v.aside = 1)
group by v.stage, v.currency, v.qualifier, v.step_cents, v.not_counted_because, v.enters, v.reaches
order by v.stage, v.currency, v.qualifier, v.step_cents`
