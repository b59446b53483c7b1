package release

import (
	"context"
	"database/sql"

	"sillage/db/funding"
)

// Chain is the path of the money of a programme, or of what a body manages,
// at one stage.
type Chain struct {
	Key     string
	Stage   funding.Stage
	Nodes   []ChainNode
	Ribbons []Ribbon
}

// ChainNode is a place on the path; Party is empty for use and others.
type ChainNode struct {
	Role  string // payer, manager, partner, recipient, receiver, use, others
	Depth int    // 0 for who pays first
	Party Party
}

// Ribbon is money, or a known link without an amount, between two nodes.
type Ribbon struct {
	Kind          funding.RibbonKind
	From, To      int
	Cents         int64 // width; 0 for a link
	Award         string
	Base          string // award to a manager of whose money it is a part
	Whole         string // award drawn by who pays which part of it
	WholeAmount   *funding.Amount
	WholeEvidence string
	Inside        int   // place of the ribbon that holds it; -1: none
	Named         bool  // who receives is named
	Awards        int64 // how many awards it stands for
	Payer         Party // of the award
	Fund          Named
	Programme     Named
	Hop           string
	Form, Money   string
	Figure        string
	Amount        *funding.Amount // of the figure
	Basis         string
	ReceiverCount int64
	ReceiverUnit  string
	ReceiverWord  funding.Qualifier // of the count; may be empty
	Computed      *Computed         // the amount when no single figure gives it
	Rank          string
	AssertedBy    Named
	PublishedOn   funding.Date
	SourceLine    // of the figure, or of the award; empty for others
}

// ChainStages lists the stages at which a programme, or a body that manages,
// has a path, in order. One of the two keys is empty.
func (db *DB) ChainStages(ctx context.Context, programme, organization string) ([]funding.Stage, error) {
	found, err := collect(ctx, db, "stages of a path", `
select c.stage
from chain c
where (:programme <> '' and c.programme_key = :programme)
  or (:organization <> '' and c.organization_key = :organization)`,
		func(rows *sql.Rows, s *funding.Stage) error { return rows.Scan(s) },
		sql.Named("programme", programme), sql.Named("organization", organization))
	var out []funding.Stage
	for _, s := range funding.Stages.Values() {
		for _, f := range found {
			if string(f) == s {
				out = append(out, f)
			}
		}
	}
	return out, err
}

// Chain reads a path. Error: ErrNotFound.
func (db *DB) Chain(ctx context.Context, programme, organization string, stage funding.Stage) (Chain, error) {
	c, err := one(ctx, db, "path", programme+organization+" "+string(stage), `
select c.key, c.stage
from chain c
where c.stage = :stage
  and (:programme <> '' and c.programme_key = :programme or :organization <> '' and c.organization_key = :organization)`,
		func(rows *sql.Rows, c *Chain) error { return rows.Scan(&c.Key, &c.Stage) },
		sql.Named("stage", string(stage)), sql.Named("programme", programme), sql.Named("organization", organization))
	if err != nil {
		return c, err
	}
	if c.Nodes, err = db.chainNodes(ctx, c.Key); err != nil {
		return c, err
	}
	if c.Ribbons, err = db.ribbons(ctx, c.Key); err != nil {
		return c, err
	}
	return c, db.ribbonNumbers(ctx, &c)
}

func (db *DB) chainNodes(ctx context.Context, chain string) ([]ChainNode, error) {
	return collect(ctx, db, "nodes of a path", `
select
  n.role, n.depth,
  coalesce(case n.side when 'payer' then a.payer_kind else a.receiver_kind end, ''),
  coalesce(case n.side when 'payer' then a.payer_class else a.receiver_class end, ''),
  (
    select json_group_array(json_object('key', o.key, 'fr', o.name_fr, 'en', o.name_en))
    from award_party ap
    join organization o on o.key = ap.organization_key
    where ap.award_key = n.award_key and ap.role = n.side
  )
from chain_node n
left join award a on a.key = n.award_key
where n.chain_key = :chain
order by n.position`, func(rows *sql.Rows, n *ChainNode) error {
		var organizations names
		err := rows.Scan(&n.Role, &n.Depth, &n.Party.Kind, &n.Party.Class, &organizations)
		n.Party.Organizations = organizations
		return err
	}, sql.Named("chain", chain))
}

const ribbonQuery = `
select
  r.kind, r.from_position, r.to_position, r.cents, coalesce(r.award_key, ''), coalesce(r.base_award_key, ''), coalesce(r.whole_award_key, ''),
  coalesce(r.inside, -1), r.named, r.awards,
  coalesce(a.payer_kind, ''), coalesce(a.payer_class, ''), ` + awardPayers + `,
  fund.key, fund.name_fr, fund.name_en, p.key, p.name_fr, p.name_en,
  coalesce(a.hop, ''), coalesce(a.form, ''), coalesce(a.money, ''),
  w.cents, w.currency, w.qualifier, w.step_cents, coalesce(w.evidence_key, ''),
  coalesce(r.figure_key, ''), f.cents, f.currency, f.qualifier, f.step_cents,
  coalesce(f.basis, ''), coalesce(f.receiver_count, 0), coalesce(f.receiver_unit, ''), coalesce(f.receiver_qualifier, ''), coalesce(f.rank, ''),
  said.key, said.name_fr, said.name_en, coalesce(f.published_on, a.published_on, ''),
  coalesce(e.key, ''), coalesce(e.fragment, ''), coalesce(e.lang, ''), coalesce(e.locator, ''), coalesce(e.state, ''),
  coalesce(e.address_state, ''), coalesce(e.consulted_on, ''), coalesce(e.snapshot_hash, ''), coalesce(e.withheld, 0),
  coalesce(d.key, ''), coalesce(d.title, ''), coalesce(d.lang, ''), coalesce(d.address, ''), coalesce(d.publisher, ''),
  coalesce(d.publisher_key, ''), coalesce(d.kind, ''), coalesce(d.speaker, ''), coalesce(d.source_id, '')
from chain_ribbon r
left join award a on a.key = r.award_key
left join organization fund on fund.key = a.fund_key
left join programme p on p.key = a.programme_key
left join figure f on f.key = r.figure_key
left join figure w on w.key = r.whole_figure_key
left join organization said on said.key = f.asserted_by
left join evidence e on e.key = coalesce(f.evidence_key, a.evidence_key)
left join document d on d.key = e.document_key
where r.chain_key = :chain
order by r.position`

func (db *DB) ribbons(ctx context.Context, chain string) ([]Ribbon, error) {
	return collect(ctx, db, "ribbons of a path", ribbonQuery, func(rows *sql.Rows, r *Ribbon) error {
		var fund, programme, said named
		var a, whole amount
		var payers names
		into := []any{&r.Kind, &r.From, &r.To, &r.Cents, &r.Award, &r.Base, &r.Whole, &r.Inside, &r.Named, &r.Awards}
		into = append(append(into, &r.Payer.Kind, &r.Payer.Class, &payers), fund.into()...)
		into = append(into, programme.into()...)
		into = append(into, &r.Hop, &r.Form, &r.Money,
			&whole.cents, &whole.currency, &whole.qualifier, &whole.step, &r.WholeEvidence, &r.Figure, &a.cents, &a.currency, &a.qualifier, &a.step,
			&r.Basis, &r.ReceiverCount, &r.ReceiverUnit, &r.ReceiverWord, &r.Rank)
		into = append(append(into, said.into()...), &r.PublishedOn)
		err := rows.Scan(append(into, r.SourceLine.into()...)...)
		r.Fund, r.Programme, r.AssertedBy, r.Amount = fund.named(), programme.named(), said.named(), a.amount()
		r.WholeAmount, r.Payer.Organizations = whole.amount(), payers
		return err
	}, sql.Named("chain", chain))
}

// ribbonNumbers gives ribbons without a figure the number that was computed.
func (db *DB) ribbonNumbers(ctx context.Context, c *Chain) error {
	type numbered struct {
		at  int
		key string
	}
	places, err := collect(ctx, db, "numbers of a path", `
select r.position, r.computed_key
from chain_ribbon r
where r.chain_key = :chain and r.computed_key is not null
order by r.position`, func(rows *sql.Rows, n *numbered) error { return rows.Scan(&n.at, &n.key) }, sql.Named("chain", c.Key))
	if err != nil {
		return err
	}
	all, err := collect(ctx, db, "computed numbers", computedQuery+`
where c.key in (
  select r.computed_key
  from chain_ribbon r
  where r.chain_key = :chain
)`, scanComputed, sql.Named("chain", c.Key))
	if err != nil {
		return err
	}
	for _, n := range places {
		for _, number := range all {
			if number.Key == n.key && n.at < len(c.Ribbons) {
				c.Ribbons[n.at].Computed = &number
			}
		}
	}
	return nil
}

// Managed is one award to a body that manages, at one stage of which an amount
// was found, or none when none was.
type Managed struct {
	Award     string
	Programme Named
	Payer     Party
	Fund      Named
	Joint     bool // several receive together; shares are not known
	Stage     funding.Stage
	Base      string // figure
	Evidence  string
	Received  *funding.Amount
	Basis     string
	Parts     map[string]*Computed // by ManagerParts; nil: inside not_found
	PassedOn  int64                // set with Less when more was passed on than received
	Less      int64
}

// ManagedBy lists what a body manages: each award once, the part that one
// payer or fund has in another award left inside it.
func (db *DB) ManagedBy(ctx context.Context, organization string, limit int) ([]Managed, error) {
	rows, err := collect(ctx, db, "what a body manages", `
select
  a.key, p.key, p.name_fr, p.name_en,
  a.payer_kind, a.payer_class, `+awardPayers+`,
  fund.key, fund.name_fr, fund.name_en,
  a.receiver_kind = 'joint', coalesce(f.stage, ''), coalesce(f.key, ''), coalesce(f.evidence_key, a.evidence_key),
  f.cents, f.currency, f.qualifier, f.step_cents, coalesce(f.basis, ''),
  coalesce(m.passed_on_cents, 0), coalesce(m.disagree_by_cents, 0)
from award_party ap
join award a on a.key = ap.award_key
left join programme p on p.key = a.programme_key
left join organization fund on fund.key = a.fund_key
left join (
  select distinct award_key, stage, base_figure_key from manager_part
  union
  select award_key, stage, base_figure_key from manager_disagreement
) b on b.award_key = a.key
left join figure f on f.key = b.base_figure_key
left join manager_disagreement m on m.award_key = a.key and m.stage = b.stage
where ap.organization_key = :organization and ap.role = 'receiver' and a.hop = 'to_manager'
  and not exists (
    select 1
    from relation x
    join figure part on part.key = x.from_key
    join figure whole on whole.key = x.to_key
    where x.relation = 'part_of' and x.axis = 'payer' and part.award_key = a.key and whole.award_key <> a.key
  )
order by p.key is null, p.key, a.key, case f.stage when 'announced' then 1 when 'budgeted' then 2 when 'committed' then 3 when 'paid' then 4 when 'reported' then 5 else 6 end
limit :limit`, scanManaged, sql.Named("organization", organization), sql.Named("limit", limit))
	if err != nil {
		return nil, err
	}
	for i := range rows {
		parts, err := collect(ctx, db, "parts of a manager's money", computedQuery+`
where c.kind = 'manager_part' and c.award_key = :award and c.stage = :stage`, scanComputed,
			sql.Named("award", rows[i].Award), sql.Named("stage", string(rows[i].Stage)))
		if err != nil {
			return nil, err
		}
		rows[i].Parts = map[string]*Computed{}
		for _, p := range parts {
			rows[i].Parts[p.Because] = &p
		}
	}
	return rows, nil
}

func scanManaged(rows *sql.Rows, m *Managed) error {
	var programme, fund named
	var payers names
	var a amount
	into := append([]any{&m.Award}, programme.into()...)
	into = append(into, &m.Payer.Kind, &m.Payer.Class, &payers)
	into = append(append(into, fund.into()...), &m.Joint, &m.Stage, &m.Base, &m.Evidence,
		&a.cents, &a.currency, &a.qualifier, &a.step, &m.Basis, &m.PassedOn, &m.Less)
	err := rows.Scan(into...)
	m.Programme, m.Fund, m.Received, m.Payer.Organizations = programme.named(), fund.named(), a.amount(), payers
	return err
}
