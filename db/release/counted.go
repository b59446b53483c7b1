package release

import (
	"context"
	"database/sql"

	"sillage/db/funding"
)

// Row is one row of the lists of awards and figures: a figure, or an award of
// which no amount was found (Amount is nil, Stage empty).
type Row struct {
	Position string // in the list
	Key      string
	Figure   string
	Award    string

	Programme       Named
	Payer, Receiver Party
	Fund            Named
	Hop             string
	Origin          string
	Form            string
	Mode            string
	Theme           string
	Scope           string
	Money           string
	Status          string

	Amount        *funding.Amount
	Stage         funding.Stage
	Basis         string
	Unit          string
	Perimeter     string
	Region        string
	FiscalFrom    string
	FiscalUntil   string
	PeriodFrom    funding.Date
	PeriodUntil   funding.Date
	DurationYears int64
	ReceiverCount int64
	ReceiverUnit  string
	// ReceiverWord is the word before the count; empty where no source says one.
	ReceiverWord funding.Qualifier
	Version      int64
	Verdict      string
	Rank         string
	AssertedBy   Named
	PublishedOn  funding.Date
	InFragment   bool // the fragment prints the number
	Note         string

	Enters, Reaches              bool
	Because                      string // one of Reasons, empty when counted
	Aside                        bool
	EnteringCents, ReachingCents int64
	ShownFirst                   bool
	Competitors                  int64
	ShownBecause                 string
	PublicNumber                 int64 // of its public id: a figure's, an award's where Figure is empty
	SourceLine
}

// Filter keeps the rows of a list that have all the stated values. An empty
// value keeps all.
type Filter struct {
	Theme, Scope, Mode string
	Payer, Receiver    string // keys: alone in that role; shares of several together are not known
	Manager            string // key: receives to pass on, or passes on
	Organization       string // key: in any role, alone or with others
	Programme          string // key: with the programmes under it
	Award, Hop         string
	Evidence, Figure   string
	Stage, FiscalYear  string // FiscalYear "2021-2022", or "not_stated"
	Counted            string // enters, reaches, aside, neither
	Because            string // one of Reasons
	Region             string // as printed by the figure
	PayerKind          string // one of OrganizationKinds: a payer, alone, is of that kind
}

func (f Filter) args() []any {
	return []any{
		sql.Named("theme", f.Theme), sql.Named("scope", f.Scope), sql.Named("mode", f.Mode),
		sql.Named("payer", f.Payer), sql.Named("manager", f.Manager), sql.Named("receiver", f.Receiver),
		sql.Named("organization", f.Organization), sql.Named("programme", f.Programme), sql.Named("award", f.Award),
		sql.Named("evidence", f.Evidence), sql.Named("figure", f.Figure),
		sql.Named("hop", f.Hop), sql.Named("stage", f.Stage), sql.Named("fiscal_year", f.FiscalYear),
		sql.Named("counted", f.Counted), sql.Named("because", f.Because),
		sql.Named("region", f.Region), sql.Named("payer_kind", f.PayerKind),
	}
}

// Awards gives one row an award and stage: the figure that the award gives to
// a total where it gives one, else the one nearest to it. Adding what the rows
// add to a total gives the same as over all figures.
func (db *DB) Awards(ctx context.Context, f Filter, p Page, yield func(Row) error) error {
	return db.moneyRows(ctx, "awards", "award_rows", f, p, yield)
}

// Figures gives every figure as a row, and every award without one: what was
// looked for stays in the list.
func (db *DB) Figures(ctx context.Context, f Filter, p Page, yield func(Row) error) error {
	return db.moneyRows(ctx, "figures", "figure_rows", f, p, yield)
}

func (db *DB) moneyRows(ctx context.Context, what, view string, f Filter, p Page, yield func(Row) error) error {
	query := rowColumns + "from " + view + " v\n" + rowFilter + `
  and v.position > :after
order by v.position
limit :limit`
	return list(ctx, db, what, query, f.args(), p, scanRow, yield)
}

// Totals of a whole filtered list, and how many rows it has.
type Totals struct {
	Rows   int64
	Awards int64         // how many awards the rows belong to
	Stages []StageTotals // in the order of funding.Stages
}

// StageTotals are the two totals of one stage, and what stands beside them.
type StageTotals struct {
	Stage    funding.Stage
	Entering StageTotal
	Reaching StageTotal
	Aside    []AsideTotal
}

// StageTotal is a sum with the single figure that gives it, if one does.
type StageTotal struct {
	funding.Total
	Figure, Evidence string // set when exactly one figure gives the sum
}

// AsideTotal is one line beside the totals, by its reason.
type AsideTotal struct {
	Because string
	StageTotal
}

// AwardTotals adds up what Awards lists under the same filter.
func (db *DB) AwardTotals(ctx context.Context, f Filter) (Totals, error) {
	return db.totals(ctx, "award_rows", f)
}

// FigureTotals adds up what Figures lists under the same filter.
func (db *DB) FigureTotals(ctx context.Context, f Filter) (Totals, error) {
	return db.totals(ctx, "figure_rows", f)
}

func (db *DB) totals(ctx context.Context, view string, f Filter) (Totals, error) {
	var t Totals
	count := "select count(*), count(distinct nullif(v.award, ''))\nfrom " + view + " v\n" + rowFilter
	if err := db.each(ctx, "number of rows", count, func(rows *sql.Rows) error { return rows.Scan(&t.Rows, &t.Awards) }, f.args()...); err != nil {
		return t, err
	}
	sums := map[string]*sumOf{} // by stage, column and reason
	query := groupColumns + "from " + view + " v\n" + rowFilter + groupBy
	err := db.each(ctx, "totals", query, func(rows *sql.Rows) error { return addGroup(rows, sums) }, f.args()...)
	if err != nil {
		return t, err
	}
	for _, code := range funding.Stages.Codes {
		line := StageTotals{Stage: funding.Stage(code.Value)}
		if line.Entering, err = sums[code.Value+" enters "].total(); err != nil {
			return t, err
		}
		if line.Reaching, err = sums[code.Value+" reaches "].total(); err != nil {
			return t, err
		}
		for _, reason := range funding.Reasons.Codes {
			sum, ok := sums[code.Value+" aside "+reason.Value]
			if !ok {
				continue
			}
			total, err := sum.total()
			if err != nil {
				return t, err
			}
			line.Aside = append(line.Aside, AsideTotal{reason.Value, total})
		}
		if line.Entering.Count+line.Reaching.Count+len(line.Aside) > 0 {
			t.Stages = append(t.Stages, line)
		}
	}
	return t, nil
}

// sumOf gathers the groups of one total. Amounts of one group have the same
// word, step and currency, so the group is added as one amount; a second one
// of 0 cents tells Sum that there were several.
type sumOf struct {
	amounts          []funding.Amount
	count            int
	figure, evidence string
}

func (s *sumOf) add(group funding.Amount, count int64) {
	s.amounts = append(s.amounts, group)
	if count > 1 {
		group.Cents = 0
		s.amounts = append(s.amounts, group)
	}
	s.count += int(count)
}

func (s *sumOf) total() (StageTotal, error) {
	if s == nil {
		return StageTotal{}, nil
	}
	total, err := funding.Sum(s.amounts)
	if err != nil {
		return StageTotal{}, err
	}
	total.Count = s.count
	out := StageTotal{Total: total}
	if s.count == 1 {
		out.Figure, out.Evidence = s.figure, s.evidence
	}
	return out, nil
}

func addGroup(rows *sql.Rows, sums map[string]*sumOf) error {
	var stage, currency, qualifier, because, figure, evidence string
	var step, entering, enters, reaching, reaches, aside, set int64
	err := rows.Scan(&stage, &currency, &qualifier, &step, &because,
		&entering, &enters, &reaching, &reaches, &aside, &set, &figure, &evidence)
	if err != nil {
		return err
	}
	for _, part := range []struct {
		name         string
		cents, count int64
	}{
		{stage + " enters ", entering, enters},
		{stage + " reaches ", reaching, reaches},
		{stage + " aside " + because, aside, set},
	} {
		if part.count == 0 {
			continue
		}
		sum := sums[part.name]
		if sum == nil {
			sum = &sumOf{figure: figure, evidence: evidence}
			sums[part.name] = sum
		}
		a := funding.Amount{Cents: part.cents, Currency: currency, Qualifier: funding.Qualifier(qualifier), Step: step}
		sum.add(a, part.count)
	}
	return nil
}

// FiscalYears lists the fiscal years that figures state, oldest first.
func (db *DB) FiscalYears(ctx context.Context) ([]string, error) {
	return collect(ctx, db, "fiscal years", `
select fiscal_from from figure where fiscal_from <> ''
union
select fiscal_until from figure where fiscal_until <> ''
order by 1`, func(rows *sql.Rows, year *string) error { return rows.Scan(year) })
}

// Payers list the organizations that pay an award.
func (db *DB) Payers(ctx context.Context) ([]Named, error) {
	return db.parties(ctx, "payers", `
select distinct o.key, o.name_fr, o.name_en
from award_party ap
join organization o on o.key = ap.organization_key
where ap.role = 'payer'
order by o.key`)
}

// Managers list the organizations that receive money to pass it on.
func (db *DB) Managers(ctx context.Context) ([]Named, error) {
	return db.parties(ctx, "managers", `
select distinct o.key, o.name_fr, o.name_en
from award a
join award_party ap on ap.award_key = a.key and ap.role = 'receiver'
join organization o on o.key = ap.organization_key
where a.hop = 'to_manager'
order by o.key`)
}

func (db *DB) parties(ctx context.Context, what, query string, args ...any) ([]Named, error) {
	return collect(ctx, db, what, query, scanNamed, args...)
}

func scanNamed(rows *sql.Rows, n *Named) error { return rows.Scan(&n.Key, &n.NameFR, &n.NameEN) }

func scanRow(rows *sql.Rows, r *Row) error {
	var payers, receivers names
	var a amount
	into := []any{&r.Position, &r.Key, &r.Figure, &r.Award}
	into = append(into, r.Programme.into()...)
	into = append(into, &r.Payer.Kind, &r.Payer.Class, &payers, &r.Receiver.Kind, &r.Receiver.Class, &receivers)
	into = append(into, r.Fund.into()...)
	into = append(into, &r.Hop, &r.Origin, &r.Form, &r.Mode, &r.Theme, &r.Scope, &r.Money, &r.Status,
		&a.cents, &a.currency, &a.qualifier, &a.step,
		&r.Stage, &r.Basis, &r.Unit, &r.Perimeter, &r.Region, &r.FiscalFrom, &r.FiscalUntil,
		&r.PeriodFrom, &r.PeriodUntil, &r.DurationYears, &r.ReceiverCount, &r.ReceiverUnit, &r.ReceiverWord,
		&r.Version, &r.Verdict, &r.Rank)
	into = append(into, r.AssertedBy.into()...)
	into = append(into, &r.PublishedOn, &r.InFragment, &r.Note,
		&r.Enters, &r.Reaches, &r.Because, &r.Aside, &r.EnteringCents, &r.ReachingCents,
		&r.ShownFirst, &r.Competitors, &r.ShownBecause, &r.PublicNumber)
	if err := rows.Scan(append(into, r.SourceLine.into()...)...); err != nil {
		return err
	}
	r.Amount, r.Payer.Organizations, r.Receiver.Organizations = a.amount(), payers, receivers
	return nil
}
