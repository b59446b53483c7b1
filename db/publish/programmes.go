package publish

import (
	"fmt"
	"sort"

	"sillage/db/funding"
)

// programmes derives each programme's totals, of its own awards and those of
// the programmes under it, and its comparisons.
func (d *deriver) programmes() error {
	under, err := d.programmesUnder()
	if err != nil {
		return err
	}
	for _, key := range keysOf(under) {
		rows := d.rowsOf(under[key])
		if err := d.totals(key, rows); err != nil {
			return err
		}
		if err := d.comparisons(key, rows); err != nil {
			return err
		}
	}
	return nil
}

// programmesUnder gives for each programme itself and all below it.
func (d *deriver) programmesUnder() (map[string]map[string]bool, error) {
	parent := map[string]string{}
	rows, err := d.tx.QueryContext(d.ctx, "select key, coalesce(parent_key, '') from programme")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var key, up string
		if err := rows.Scan(&key, &up); err != nil {
			return nil, err
		}
		parent[key] = up
	}
	under := map[string]map[string]bool{}
	for key := range parent {
		for up, steps := key, 0; up != ""; up, steps = parent[up], steps+1 {
			if steps > len(parent) {
				return nil, fmt.Errorf("programme %s leads back to itself", key)
			}
			if under[up] == nil {
				under[up] = map[string]bool{}
			}
			under[up][key] = true
		}
	}
	return under, rows.Err()
}

func (d *deriver) rowsOf(programmes map[string]bool) []funding.CountedRow {
	var rows []funding.CountedRow
	for _, r := range d.counting.Rows {
		if r.Figure != "" && programmes[r.Programme] {
			rows = append(rows, r)
		}
	}
	return rows
}

// totals writes a programme's sums by stage: entering, reaching, and what is
// set aside, by reason. A sum over several currencies is refused by Sum.
func (d *deriver) totals(programme string, rows []funding.CountedRow) error {
	groups := map[string]*number{}
	amounts := map[string][]funding.Amount{}
	add := func(kind, because string, r funding.CountedRow, cents int64) {
		key := fmt.Sprintf("%s.%s.%s", programme, kind, r.Stage)
		if because != "" {
			key += "." + because
		}
		if groups[key] == nil {
			groups[key] = &number{key: key, kind: kind, programme: programme, stage: r.Stage, because: because}
		}
		a := d.figures[r.Figure].Amount
		a.Cents = cents
		groups[key].operands = append(groups[key].operands, funding.Operand{Figure: r.Figure, Sign: 1, Cents: cents})
		amounts[key] = append(amounts[key], a)
	}
	for _, r := range rows {
		if r.Enters {
			add("total_entering", "", r, r.EnteringCents)
		}
		if r.Reaches {
			add("total_reaching", "", r, r.ReachingCents)
		}
		if r.Aside {
			add("total_aside", r.Because, r, d.figures[r.Figure].Amount.Cents)
		}
	}
	for _, key := range keysOf(groups) {
		t, err := funding.Sum(amounts[key])
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		n := groups[key]
		n.amount, n.printStep, n.mixed = t.Amount, t.PrintStep, t.Mixed
		if err := d.compute(*n); err != nil {
			return err
		}
	}
	return nil
}

// comparisons sets each figure that reaches beside the one figure that
// enters, at whatever stages, when the programme has one entering figure only.
func (d *deriver) comparisons(programme string, rows []funding.CountedRow) error {
	var entering, reaching []funding.Figure
	for _, r := range rows {
		if r.Enters {
			entering = append(entering, d.figures[r.Figure])
		}
		if r.Reaches && !r.Enters {
			reaching = append(reaching, d.figures[r.Figure])
		}
	}
	if len(entering) != 1 {
		return nil
	}
	for _, f := range reaching {
		c := funding.Compare(f, entering[0])
		var differs string
		for i, code := range c.Differs {
			if i > 0 {
				differs += " "
			}
			differs += code
		}
		key := fmt.Sprintf("%s.%s.beside.%s", programme, f.Key, entering[0].Key)
		var computed any
		if c.Ratio != nil {
			n := number{key: key, kind: "ratio", programme: programme, ratio: c.Ratio, differs: c.Differs, operands: []funding.Operand{
				{Figure: f.Key, Sign: 2, Cents: f.Amount.Cents}, {Figure: entering[0].Key, Sign: -2, Cents: entering[0].Amount.Cents}}}
			if err := d.compute(n); err != nil {
				return err
			}
			computed = key
		}
		err := d.exec(`insert into comparison (key, programme_key, left_figure_key, right_figure_key, computed_key, differs) values (?, ?, ?, ?, ?, ?)`,
			key, programme, f.Key, entering[0].Key, computed, differs)
		if err != nil {
			return err
		}
	}
	return nil
}

func keysOf[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
