package release

import (
	"context"
	"database/sql"
	"strings"

	"sillage/db/funding"
)

// Computed is a number that was computed at publish. Exactly one of Total and
// Ratio is set.
type Computed struct {
	Key, Kind    string
	Programme    Named
	Organization Named
	Award        string
	Stage        funding.Stage
	Because      string
	Axis         string
	Total        *funding.Total
	Ratio        *funding.Ratio
	Differs      []string
	Operands     []Operand
}

// Operand is one figure that a computed number came from, with the cents that
// it gives.
type Operand struct {
	Figure   string `json:"figure"`
	Evidence string `json:"evidence"`
	Sign     int    `json:"sign"`
	Cents    int64  `json:"cents"`
}

const computedQuery = `
select
  c.key, c.kind, p.key, p.name_fr, p.name_en, o.key, o.name_fr, o.name_en,
  coalesce(c.award_key, ''), coalesce(c.stage, ''), coalesce(c.because, ''), coalesce(c.axis, ''),
  c.cents, c.permille, coalesce(c.currency, ''), coalesce(c.qualifier, ''),
  coalesce(c.step_cents, 0), coalesce(c.print_step_cents, 0), c.differs,
  (
    select json_group_array(json_object('figure', x.figure_key, 'evidence', f.evidence_key, 'sign', x.sign, 'cents', x.cents))
    from computed_operand x
    join figure f on f.key = x.figure_key
    where x.computed_key = c.key
  )
from computed c
left join programme p on p.key = c.programme_key
left join organization o on o.key = c.organization_key
`

// Computed reads one computed number. Error: ErrNotFound.
func (db *DB) Computed(ctx context.Context, key string) (Computed, error) {
	return one(ctx, db, "computed number", key, computedQuery+"where c.key = :key", scanComputed, sql.Named("key", key))
}

// ProgramComputed reads all that was computed for a programme or its awards.
func (db *DB) ProgramComputed(ctx context.Context, programme string) ([]Computed, error) {
	return collect(ctx, db, "computed numbers", computedQuery+"where c.programme_key = :programme\norder by c.key",
		scanComputed, sql.Named("programme", programme))
}

// AwardComputed reads all that was computed for an award.
func (db *DB) AwardComputed(ctx context.Context, award string) ([]Computed, error) {
	return collect(ctx, db, "computed numbers", computedQuery+"where c.award_key = :award\norder by c.key",
		scanComputed, sql.Named("award", award))
}

func scanComputed(rows *sql.Rows, c *Computed) error {
	var programme, organization named
	var cents, permille sql.NullInt64
	var currency, qualifier, differs string
	var step, printStep int64
	var operands jsonList[Operand]
	into := append(append([]any{&c.Key, &c.Kind}, programme.into()...), organization.into()...)
	into = append(into, &c.Award, &c.Stage, &c.Because, &c.Axis, &cents, &permille, &currency, &qualifier,
		&step, &printStep, &differs, &operands)
	if err := rows.Scan(into...); err != nil {
		return err
	}
	c.Programme, c.Organization, c.Operands, c.Differs = programme.named(), organization.named(), operands, strings.Fields(differs)
	if permille.Valid {
		c.Ratio = &funding.Ratio{Permille: permille.Int64, Qualifier: funding.Qualifier(qualifier)}
		return nil
	}
	total := funding.Total{PrintStep: printStep, Mixed: qualifier == "mixed", Count: len(operands)}
	total.Amount = funding.Amount{Cents: cents.Int64, Currency: currency, Qualifier: funding.Qualifier(qualifier), Step: step}
	if total.Mixed {
		total.Amount.Qualifier = funding.Exact
	}
	c.Total = &total
	return nil
}

// Comparison sets two figures side by side.
type Comparison struct {
	Key, Left, Right string
	Computed         string // key of the ratio, or empty when none has a meaning
	Differs          []string
}

// Comparisons of a programme.
func (db *DB) Comparisons(ctx context.Context, programme string) ([]Comparison, error) {
	return collect(ctx, db, "comparisons", `
select key, left_figure_key, right_figure_key, coalesce(computed_key, ''), differs
from comparison
where programme_key = :programme
order by key`, func(rows *sql.Rows, c *Comparison) error {
		var differs string
		err := rows.Scan(&c.Key, &c.Left, &c.Right, &c.Computed, &differs)
		c.Differs = strings.Fields(differs)
		return err
	}, sql.Named("programme", programme))
}

// ManagerPart is what became of one part of a manager's money. Cents is nil
// when no document gives the part.
type ManagerPart struct {
	Award, Base string
	Stage       funding.Stage
	Part        string // one of ManagerParts
	Cents       *int64
	Computed    string
}

// ManagerParts of the awards to managers of a programme, or of one award.
func (db *DB) ManagerParts(ctx context.Context, programme, award string) ([]ManagerPart, error) {
	return collect(ctx, db, "parts of a manager's money", `
select m.award_key, m.base_figure_key, m.stage, m.part, m.cents, coalesce(m.computed_key, '')
from manager_part m
join award a on a.key = m.award_key
where (:programme = '' or a.programme_key = :programme)
  and (:award = '' or a.key = :award)
order by m.award_key, m.stage,
  case m.part when 'passed_on_by_name' then 1 when 'passed_on_not_named' then 2 when 'used_by_manager' then 3 else 4 end`,
		func(rows *sql.Rows, m *ManagerPart) error {
			return rows.Scan(&m.Award, &m.Base, &m.Stage, &m.Part, &m.Cents, &m.Computed)
		}, sql.Named("programme", programme), sql.Named("award", award))
}

// Disagreement: more was passed on than received, both in cents.
type Disagreement struct {
	Award, Base    string
	Stage          funding.Stage
	PassedOn, Less int64
}

// Disagreements of the awards to managers of a programme, or of one award.
func (db *DB) Disagreements(ctx context.Context, programme, award string) ([]Disagreement, error) {
	return collect(ctx, db, "disagreements", `
select m.award_key, m.base_figure_key, m.stage, m.passed_on_cents, m.disagree_by_cents
from manager_disagreement m
join award a on a.key = m.award_key
where (:programme = '' or a.programme_key = :programme)
  and (:award = '' or a.key = :award)
order by m.award_key, m.stage`, func(rows *sql.Rows, d *Disagreement) error {
		return rows.Scan(&d.Award, &d.Base, &d.Stage, &d.PassedOn, &d.Less)
	}, sql.Named("programme", programme), sql.Named("award", award))
}
