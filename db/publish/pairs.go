package publish

import (
	"database/sql"
	"fmt"
	"strings"

	"sillage/db/funding"
)

// How many pairs that are not exact a figure has, and how many figures of a
// programme are set beside core mission: what a page holds stays bounded.
const (
	nearestOfFeatured = 6
	nearestOfOthers   = 2
	besideOfProgramme = 4
)

// pairs sets the figures of every programme of the theme followed beside
// core-mission figures.
func (d *deriver) pairs() error {
	shown := map[string]bool{}
	for _, s := range d.counting.Shown {
		shown[s.Figure] = true
	}
	var mission []funding.Figure
	for _, f := range d.world.Figures {
		if f = d.ofAward(f); shown[f.Key] && f.Mode == funding.CoreMission && f.Unit == funding.Whole {
			mission = append(mission, f)
		}
	}
	subjects, err := d.subjects(shown)
	if err != nil {
		return err
	}
	for _, p := range funding.Pairs(subjects, mission, d.nearby) {
		var computed any
		if p.Ratio != nil {
			n := number{key: p.Key, kind: "ratio", programme: p.Programme, ratio: p.Ratio, operands: []funding.Operand{
				{Figure: p.Left, Sign: 2, Cents: d.figures[p.Left].Amount.Cents}, {Figure: p.Right, Sign: -2, Cents: d.figures[p.Right].Amount.Cents}}}
			if err := d.compute(n); err != nil {
				return err
			}
			computed = n.key
		}
		err := d.exec(`insert into pair (key, programme_key, place, left_figure_key, right_figure_key, exact, differs, computed_key) values (?, ?, ?, ?, ?, ?, ?, ?)`,
			p.Key, p.Programme, p.Place, p.Left, p.Right, p.Exact, strings.Join(p.Differs, " "), computed)
		if err != nil {
			return err
		}
	}
	return nil
}

// ofAward gives a figure the mode and scope of its award.
func (d *deriver) ofAward(f funding.Figure) funding.Figure {
	if a, ok := d.awards[f.Award]; ok {
		f.Mode, f.Scope = a.Mode, a.Scope
	}
	return f
}

// subjects are the programmes of the theme followed and of its parts, each
// with the figures that enter or reach, or, where none does, those of the
// programme that are shown first.
func (d *deriver) subjects(shown map[string]bool) ([]funding.Subject, error) {
	rows, err := d.tx.QueryContext(d.ctx, `
		select p.key, p.featured
		from programme p
		join theme t on t.code = p.theme
		left join theme up on up.code = t.parent
		where p.mode <> 'core_mission' and (t.followed = 1 or coalesce(up.followed, 0) = 1)
		order by p.key`)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	var out []funding.Subject
	for rows.Next() {
		var s funding.Subject
		var featured bool
		if err := rows.Scan(&s.Programme, &featured); err != nil {
			rows.Close()
			return nil, err
		}
		s.Most = nearestOfOthers
		if featured {
			s.Most = nearestOfFeatured
		}
		at[s.Programme] = len(out)
		out = append(out, s)
	}
	if err := closeRows(rows); err != nil {
		return nil, err
	}
	whole := make([][]funding.Figure, len(out)) // programme figures shown first
	for _, r := range d.counting.Rows {
		i, ok := at[r.Programme]
		if !ok || r.Figure == "" {
			continue
		}
		f := d.ofAward(d.figures[r.Figure])
		out[i].All = append(out[i].All, f)
		switch {
		case r.Enters || r.Reaches:
			out[i].Figures = append(out[i].Figures, f)
		case r.Because == "programme_figure" && shown[f.Key] && f.Unit == funding.Whole:
			whole[i] = append(whole[i], f)
		}
	}
	for i := range out {
		if len(out[i].Figures) == 0 {
			out[i].Figures = whole[i]
		}
		out[i].Figures = out[i].Figures[:min(len(out[i].Figures), besideOfProgramme)]
	}
	return out, nil
}

// series gives each member of a series its place, and each mode of a series
// of modes its share of their sum.
func (d *deriver) series() error {
	all, err := d.readSeries()
	if err != nil {
		return err
	}
	rates, err := d.readRates()
	if err != nil {
		return err
	}
	for _, s := range all {
		var years []funding.SeriesYear
		if s.Kind == funding.RateSeries {
			years, err = s.Rates(rates, d.world)
		} else {
			years, err = s.Years(d.world)
		}
		if err != nil {
			return err
		}
		shares, err := d.shares(s, years)
		if err != nil {
			return err
		}
		for i, y := range years {
			if err := d.place(s, i+1, y, shares[y.Shown]); err != nil {
				return fmt.Errorf("series %s, %s: %w", s.ID, y.Year, err)
			}
			if y.Shown != "" && (s.Kind == funding.LevelSeries || s.Kind == funding.IncreaseSeries) {
				d.nearby = append(d.nearby, d.ofAward(d.figures[y.Shown]))
			}
		}
	}
	return nil
}

func (d *deriver) place(s funding.Series, place int, y funding.SeriesYear, share string) error {
	figure, quantity := side(s, y.Shown)
	err := d.exec(`insert into series_year (series_id, place, fiscal_year, mode, figure_key, quantity_key, because, computed_key) values (?, ?, ?, ?, ?, ?, ?, ?)`,
		s.ID, place, y.Year, null(string(y.Mode)), figure, quantity, y.Because, null(share))
	for _, key := range y.Beside {
		if err != nil {
			return err
		}
		figure, quantity = side(s, key)
		err = d.exec(`insert into series_beside (series_id, place, member_key, figure_key, quantity_key) values (?, ?, ?, ?, ?)`, s.ID, place, key, figure, quantity)
	}
	return err
}

func side(s funding.Series, key string) (figure, quantity any) {
	if s.Kind == funding.RateSeries {
		return nil, null(key)
	}
	return null(key), nil
}

// shares computes what each mode is of the sum of the modes that were found.
func (d *deriver) shares(s funding.Series, years []funding.SeriesYear) (map[string]string, error) {
	if s.Kind != funding.ModesSeries {
		return nil, nil
	}
	var figures []funding.Figure
	var amounts []funding.Amount
	var whole []funding.Operand
	for _, y := range years {
		if y.Shown == "" {
			continue
		}
		f := d.figures[y.Shown]
		figures, amounts = append(figures, d.ofAward(f)), append(amounts, f.Amount)
		whole = append(whole, funding.Operand{Figure: f.Key, Sign: -2, Cents: f.Amount.Cents})
	}
	if err := funding.Alike(figures); err != nil {
		return nil, fmt.Errorf("series %s: %w", s.ID, err)
	}
	total, err := funding.Sum(amounts)
	if err != nil {
		return nil, fmt.Errorf("series %s: %w", s.ID, err)
	}
	out := map[string]string{}
	for _, f := range figures {
		r, err := funding.RatioOf(f.Amount, total.Amount)
		if err != nil {
			return nil, fmt.Errorf("series %s: %w", s.ID, err)
		}
		n := number{key: fmt.Sprintf("%s.share.%s", s.ID, f.Key), kind: "share", stage: f.Stage, ratio: &r,
			operands: append([]funding.Operand{{Figure: f.Key, Sign: 2, Cents: f.Amount.Cents}}, whole...)}
		if err := d.compute(n); err != nil {
			return nil, err
		}
		out[f.Key] = n.key
	}
	return out, nil
}

func (d *deriver) readSeries() ([]funding.Series, error) {
	rows, err := d.tx.QueryContext(d.ctx, `
		select s.id, s.kind, s.scope, s.region, s.first_year, s.last_year, m.member_key
		from series s
		join series_member m on m.series_id = s.id
		order by s.position, m.member_key`)
	if err != nil {
		return nil, err
	}
	var out []funding.Series
	for rows.Next() {
		var s funding.Series
		var member string
		if err := rows.Scan(&s.ID, &s.Kind, &s.Scope, &s.Region, &s.From, &s.Until, &member); err != nil {
			rows.Close()
			return nil, err
		}
		if n := len(out); n == 0 || out[n-1].ID != s.ID {
			out = append(out, s)
		}
		last := &out[len(out)-1]
		last.Members = append(last.Members, member)
	}
	return out, closeRows(rows)
}

// readRates reads the quantities that are members of a series.
func (d *deriver) readRates() (map[string]funding.Quantity, error) {
	rows, err := d.tx.QueryContext(d.ctx, `
		select q.key, q.mantissa, q.decimals, q.unit, q.region, q.fiscal_from, q.fiscal_until, q.evidence_key
		from quantity q
		where q.key in (select quantity_key from series_member)`)
	if err != nil {
		return nil, err
	}
	out := map[string]funding.Quantity{}
	for rows.Next() {
		var q funding.Quantity
		if err := scanRate(rows, &q); err != nil {
			rows.Close()
			return nil, err
		}
		out[q.Key] = q
	}
	return out, closeRows(rows)
}

func scanRate(rows *sql.Rows, q *funding.Quantity) error {
	return rows.Scan(&q.Key, &q.Value.Mantissa, &q.Value.Decimals, &q.Unit, &q.Region, &q.FiscalFrom, &q.FiscalUntil, &q.Evidence)
}
