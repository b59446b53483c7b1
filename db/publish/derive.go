package publish

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"sillage/db/funding"
)

// derive fills section 4 of the schema: what follows from what was copied.
func (p *publisher) derive(ctx context.Context) error {
	w, err := readWorld(ctx, p.db)
	if err != nil {
		return err
	}
	tx, err := p.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	d := &deriver{ctx: ctx, tx: tx, world: w, figures: map[string]funding.Figure{}, awards: map[string]funding.Award{}, known: map[string]string{}, paths: map[string]int{}}
	for _, f := range w.Figures {
		d.figures[f.Key] = f
	}
	for _, a := range w.Awards {
		d.awards[a.Key] = a
	}
	if err := d.fill(); err != nil {
		return fmt.Errorf("derive: %w", err)
	}
	return tx.Commit()
}

type deriver struct {
	ctx      context.Context
	tx       *sql.Tx
	world    funding.World
	counting funding.Counting
	figures  map[string]funding.Figure
	awards   map[string]funding.Award
	// nearby are the figures that series of levels and increases show first.
	nearby []funding.Figure
	known  map[string]string // keys of computed amounts, by what gives them
	paths  map[string]int    // how many numbers of paths have a name
}

func (d *deriver) fill() error {
	var err error
	if d.counting, err = funding.Count(d.world); err != nil {
		return err
	}
	for _, step := range []func() error{d.shown, d.counted, d.managers, d.remainders, d.programmes, d.chains, d.series, d.pairs, d.indicators, d.cards, d.tables, d.codes} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (d *deriver) exec(query string, values ...any) error {
	if _, err := d.tx.ExecContext(d.ctx, query, values...); err != nil {
		return fmt.Errorf("%s: %w", strings.Join(strings.Fields(query)[:3], " "), err)
	}
	return nil
}

func (d *deriver) shown() error {
	for _, s := range d.counting.Shown {
		if err := d.exec(`insert into shown_figure (figure_key, competitors, because) values (?, ?, ?)`, s.Figure, s.Competitors, s.Because); err != nil {
			return err
		}
	}
	return nil
}

func (d *deriver) counted() error {
	for _, r := range d.counting.Rows {
		err := d.exec(`
			insert into counted (row_key, figure_key, award_key, programme_key, stage, enters, reaches, not_counted_because, aside, entering_cents, reaching_cents, position, of_award)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
			r.RowKey, null(r.Figure), null(r.Award), null(r.Programme), null(string(r.Stage)), r.Enters, r.Reaches, null(r.Because), r.Aside, r.EnteringCents, r.ReachingCents, r.RowKey)
		if err != nil {
			return err
		}
	}
	for _, query := range []string{positions, rowsOfAwards} {
		if err := d.exec(query); err != nil {
			return err
		}
	}
	return nil
}

// positions gives each row its place in the lists: programme, then along the
// path of the money, wholes before their parts, then award, stage and key.
const positions = `
update counted
set position = coalesce(programme_key, '~') || ' ' ||
  coalesce((
    select case a.hop when 'to_manager' then '1' when 'to_partner' then '2' when 'to_recipient' then '3' else '4' end
    from award a
    where a.key = counted.award_key
  ), '5') || ' ' ||
  exists (select 1 from counted x where x.award_key = counted.award_key and x.not_counted_because = 'payer_part') || ' ' ||
  coalesce(award_key, '') || ' ' ||
  case stage when 'announced' then '1' when 'budgeted' then '2' when 'committed' then '3' when 'paid' then '4' when 'reported' then '5' else '6' end || ' ' ||
  row_key`

// rowsOfAwards marks of each award and stage the row that counts, else the one
// nearest to counting. Programme figures are no awards.
const rowsOfAwards = `
update counted
set of_award = 1
where row_key in (
  select row_key
  from (
    select
      row_key,
      row_number() over (
        partition by award_key, stage
        order by
          case
            when not_counted_because is null then 0
            when aside = 1 then 1
            when not_counted_because in ('corrected', 'excluded') then 4
            when not_counted_because = 'not_whole' then 3
            when not_counted_because in ('another_figure_shown', 'unproven_source') then 2
            else 1
          end,
          row_key
      ) as place
    from counted
    where award_key is not null
  )
  where place = 1
)`

func null(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// number is one computed number on its way into the table computed.
type number struct {
	key, kind, programme, organization, award string
	stage                                     funding.Stage
	because, axis                             string
	amount                                    funding.Amount
	printStep                                 int64
	mixed                                     bool
	ratio                                     *funding.Ratio
	differs                                   []string
	operands                                  []funding.Operand
}

func (d *deriver) compute(n number) error {
	var cents, permille, currency, step, print any
	qualifier := string(n.amount.Qualifier)
	if n.mixed {
		qualifier = "mixed"
	}
	if n.ratio != nil {
		permille, qualifier = n.ratio.Permille, string(n.ratio.Qualifier)
	} else {
		cents, currency, step, print = n.amount.Cents, n.amount.Currency, n.amount.Step, n.printStep
	}
	err := d.exec(`
		insert into computed (key, kind, programme_key, organization_key, award_key, stage, because, axis, cents, permille, currency, qualifier, step_cents, print_step_cents, differs)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		n.key, n.kind, null(n.programme), null(n.organization), null(n.award), null(string(n.stage)), null(n.because), null(n.axis),
		cents, permille, currency, qualifier, step, print, strings.Join(n.differs, " "))
	if err != nil {
		return fmt.Errorf("%s: %w", n.key, err)
	}
	if n.ratio == nil && !strings.HasPrefix(n.kind, "total_") {
		d.known[whatGives(n.operands, n.amount)] = n.key
	}
	for _, o := range n.operands {
		err := d.exec(`insert into computed_operand (computed_key, figure_key, sign, cents) values (?, ?, ?, ?)`, n.key, o.Figure, o.Sign, o.Cents)
		if err != nil {
			return fmt.Errorf("%s: %w", n.key, err)
		}
	}
	return nil
}

func (d *deriver) managers() error {
	parts, disagreements, err := funding.PartsOfManagers(d.world, d.counting)
	if err != nil {
		return err
	}
	for _, p := range parts {
		var cents, computed any
		if p.Cents != nil {
			cents = *p.Cents
			n := number{key: fmt.Sprintf("%s.%s.%s", p.Award, p.Stage, p.Part), kind: "manager_part", programme: d.awards[p.Award].Programme,
				award: p.Award, stage: p.Stage, because: p.Part, amount: p.Amount, printStep: d.stepOf(p.Operands), operands: p.Operands}
			if err := d.compute(n); err != nil {
				return err
			}
			computed = n.key
		}
		err := d.exec(`insert into manager_part (award_key, stage, part, base_figure_key, cents, computed_key) values (?, ?, ?, ?, ?, ?)`,
			p.Award, p.Stage, p.Part, p.Base, cents, computed)
		if err != nil {
			return err
		}
	}
	for _, x := range disagreements {
		err := d.exec(`insert into manager_disagreement (award_key, stage, base_figure_key, passed_on_cents, disagree_by_cents) values (?, ?, ?, ?, ?)`,
			x.Award, x.Stage, x.Base, x.PassedOn, x.By)
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *deriver) stepOf(operands []funding.Operand) int64 {
	amounts := make([]funding.Amount, len(operands))
	for i, o := range operands {
		amounts[i] = d.figures[o.Figure].Amount
	}
	return funding.CommonStep(amounts...)
}

func (d *deriver) remainders() error {
	rests, err := funding.Remainders(d.world)
	if err != nil {
		return err
	}
	for _, r := range rests {
		programme := r.Whole.Programme
		if programme == "" {
			programme = d.awards[r.Whole.Award].Programme
		}
		err := d.compute(number{key: fmt.Sprintf("%s.rest.%s", r.Whole.Key, r.Axis), kind: "remainder", programme: programme, award: r.Whole.Award,
			stage: r.Whole.Stage, axis: r.Axis, amount: r.Amount, printStep: r.PrintStep, operands: r.Operands})
		if err != nil {
			return err
		}
	}
	return nil
}
