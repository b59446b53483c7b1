package main

import (
	"fmt"
	"net/url"
	"slices"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// mostBeside is how many things stand side by side.
const mostBeside = 4

var (
	besidePlaces   = []string{"a", "b", "c", "d"}
	besideLabels   = []string{"first", "second", "third", "fourth"}
	besideKinds    = []string{"programme", "region", "payer_kind"}
	besideMeasures = []string{"amount", "ratio", "per_group", "per_resident"}
)

// besideAsk is what the address sets side by side.
type besideAsk struct {
	of, measure, year, scope string
	keys                     []string
	options                  []view.Option // of what can be chosen
}

// besideRow is one cell of the table: one thing in one line.
type besideRow struct {
	at      string
	line    besideLine
	thing   release.Named
	column  int
	total   *release.StageTotal // of enters and reaches
	figure  string              // the one figure that gives the amount
	amount  *funding.Amount
	several int
}

type besideLine struct {
	what, stage, basis string
}

func (l besideLine) id() string {
	id := "line-" + l.what + "-" + l.stage
	if l.basis != "" {
		id += "-" + l.basis
	}
	return id
}

// beside is the list of the cells of the table: things side by side.
var beside = list[besideRow]{
	name: "beside", kind: view.BesideAt, params: []string{"of", "a", "b", "c", "d", "year", "measure", "scope"},
	rows: func(q *ask, p release.Page, yield func(besideRow) error) error {
		rows, err := q.besideRows()
		if err != nil {
			return err
		}
		return pageOf(rows, p, func(r besideRow) string { return r.at }, yield)
	},
	count: func(q *ask) (int64, error) {
		rows, err := q.besideRows()
		return int64(len(rows)), err
	},
	position: func(r besideRow) string { return r.at },
	cells:    besideCells,
	page:     besidePage,
}

// choice narrows a list to one of the things.
func (b besideAsk) choice(key string) (url.Values, release.Filter) {
	f := release.Filter{Scope: b.scope, FiscalYear: b.year}
	v := url.Values{b.of: {key}}
	switch b.of {
	case "region":
		f.Region = key
	case "payer_kind":
		f.PayerKind = key
	default:
		f.Programme = key
	}
	if b.scope != "" {
		v.Set("scope", b.scope)
	}
	if b.year != "" {
		v.Set("year", b.year)
	}
	return v, f
}

func (b besideAsk) named(q *ask, key string) release.Named {
	i := slices.IndexFunc(b.options, func(o view.Option) bool { return o.Value == key })
	return release.Named{Key: key, NameFR: b.options[i].Label, NameEN: b.options[i].Label}
}

// besideRows gathers every cell, line by line in the order of the stages.
func (q *ask) besideRows() ([]besideRow, error) {
	b, err := q.readBeside()
	if err != nil {
		return nil, err
	}
	cells := map[besideLine][]besideRow{}
	for column, key := range b.keys {
		_, f := b.choice(key)
		found, err := q.besideColumn(f)
		if err != nil {
			return nil, err
		}
		for line, cell := range found {
			cell.thing, cell.column, cell.line = b.named(q, key), column, line
			cells[line] = append(cells[line], cell)
		}
	}
	var out []besideRow
	for _, line := range linesInOrder(cells) {
		for column, key := range b.keys {
			row := besideRow{line: line, thing: b.named(q, key), column: column}
			if i := slices.IndexFunc(cells[line], func(r besideRow) bool { return r.column == column }); i >= 0 {
				row = cells[line][i]
			}
			row.at = fmt.Sprintf("%05d", len(out))
			out = append(out, row)
		}
	}
	return out, nil
}

// besideColumn reads the totals of one thing, and the programme figures that
// are shown first, which no total holds.
func (q *ask) besideColumn(f release.Filter) (map[besideLine]besideRow, error) {
	out := map[besideLine]besideRow{}
	t, err := q.db.FigureTotals(q.ctx(), f)
	if err != nil {
		return nil, err
	}
	for _, stage := range t.Stages {
		for what, total := range map[string]release.StageTotal{"enters": stage.Entering, "reaches": stage.Reaching} {
			if total.Count > 0 {
				out[besideLine{what, string(stage.Stage), ""}] = besideRow{total: &total, figure: total.Figure, amount: &total.Amount}
			}
		}
	}
	groups, err := q.db.ShownGroups(q.ctx(), f)
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		row := besideRow{several: int(g.Count)}
		if g.Count == 1 {
			row.figure, row.amount = g.Figure, &g.Amount
		}
		out[besideLine{"shown", string(g.Stage), g.Basis}] = row
	}
	return out, nil
}

func linesInOrder(cells map[besideLine][]besideRow) []besideLine {
	var out []besideLine
	for _, stage := range funding.Stages.Values() {
		for _, what := range []string{"enters", "reaches"} {
			if line := (besideLine{what, stage, ""}); len(cells[line]) > 0 {
				out = append(out, line)
			}
		}
		for _, basis := range funding.Bases.Values() {
			if line := (besideLine{"shown", stage, basis}); len(cells[line]) > 0 {
				out = append(out, line)
			}
		}
	}
	return out
}

func besideCells(q *ask, r besideRow) map[string]export.Cell {
	lang := string(q.lang)
	cells := map[string]export.Cell{
		"thing": export.OfCode(r.thing.Key), "thing_name": export.OfWords(r.thing.Name(lang)), "line": export.OfCode(r.line.what),
		"stage": export.OfCode(r.line.stage), "basis": export.OfCode(r.line.basis), "row": export.OfCode(r.figure), "several": export.OfStated(int64(max(r.several, 0))),
		"found": export.OfBool(r.amount != nil || r.several > 0),
	}
	if r.amount != nil {
		cells["amount"], cells["currency"], cells["qualifier"] = export.OfCents(r.amount.Cents), export.OfCode(r.amount.Currency), export.OfCode(string(r.amount.Qualifier))
	}
	q.releaseCell(cells)
	return cells
}

func besidePage(q *ask, l listed[besideRow]) (view.Page, error) {
	b, err := q.readBeside()
	if err != nil {
		return nil, err
	}
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	page := view.Beside{Frame: frame, Scope: q.scopeSwitch(), Of: b.of, Measure: b.measure, Pages: view.Paging{Total: l.paging.Total}, Downloads: l.downloads}
	if page.Filter, err = q.besideChoices(b); err != nil {
		return nil, err
	}
	for _, key := range b.keys {
		page.Columns = append(page.Columns, q.besideHead(b, key))
		if b.of == "region" && b.measure == "per_resident" {
			p, err := q.people(key)
			if err != nil {
				return nil, err
			}
			if p != nil {
				page.People = append(page.People, *p)
			}
		}
	}
	rows, err := q.besideRows()
	if err != nil {
		return nil, err
	}
	page.Lines, err = q.besideTable(b, rows)
	return page, err
}

func (q *ask) besideHead(b besideAsk, key string) view.Link {
	if b.of == "programme" {
		return view.Link{Text: b.named(q, key).NameFR, Href: q.href(view.ProgrammesAt, key)}
	}
	v, _ := b.choice(key)
	return view.Link{Text: b.named(q, key).NameFR, Href: withQuery(q.href(view.FiguresAt, ""), narrowed(v))}
}

func (q *ask) besideTable(b besideAsk, rows []besideRow) ([]view.BesideRow, error) {
	var keys []string
	for _, r := range rows {
		if r.figure != "" {
			keys = append(keys, r.figure)
		}
	}
	figures, err := q.db.FigureRows(q.ctx(), keys)
	if err != nil {
		return nil, err
	}
	var out []view.BesideRow
	var first besideRow
	for _, r := range rows {
		if r.column == 0 {
			first = r
			out = append(out, view.BesideRow{ID: r.line.id(), What: r.line.what, Stage: r.line.stage, Basis: r.line.basis})
		}
		cell := q.besideCell(b, r, figures)
		if err := q.besideMeasured(&cell, b, r, first, figures); err != nil {
			return nil, err
		}
		line := &out[len(out)-1]
		line.Cells = append(line.Cells, cell)
	}
	return out, nil
}

func (q *ask) besideCell(b besideAsk, r besideRow, figures map[string]release.Row) view.BesideCell {
	cell := view.BesideCell{Column: r.thing.Name(string(q.lang)), Count: r.several}
	v, _ := b.choice(r.thing.Key)
	switch f, ok := figures[r.figure]; {
	case ok && f.Amount != nil && r.amount != nil && f.Amount.Cents == r.amount.Cents:
		a := q.amount(*f.Amount, f.Stage, f.Evidence)
		cell.Amount = &a
	case r.total != nil:
		cell.Amount = q.sum(sumKey("figures", r.line.what, "", funding.Stage(r.line.stage)), v, funding.Stage(r.line.stage), *r.total)
	case r.several > 1:
		v.Set("stage", r.line.stage)
		v.Set("because", "programme_figure")
		cell.Several = &view.Link{Href: withQuery(q.href(view.FiguresAt, ""), narrowed(v))}
	}
	return cell
}

// besideMeasured computes the second number of a cell. Only one figure is
// divided by groups or residents: of a sum of several, the groups may be the
// same ones twice.
func (q *ask) besideMeasured(cell *view.BesideCell, b besideAsk, r, first besideRow, figures map[string]release.Row) error {
	f, one := figures[r.figure]
	switch {
	case b.measure == "amount" || r.amount == nil:
		return nil
	case b.measure == "ratio":
		q.besideRatio(cell, r, first)
		return nil
	case !one:
		cell.Why = "several"
		return nil
	}
	line := view.SeriesLine{}
	m := measuring{name: b.measure}
	if b.measure == "per_resident" {
		var err error
		if m.people, err = q.people(f.Region); err != nil {
			return err
		}
		if m.people == nil {
			cell.Why = "no_population"
			return nil
		}
	}
	err := q.perOne(&line, f, &m)
	cell.Measured, cell.Why = line.Measured, line.Why
	return err
}

func (q *ask) besideRatio(cell *view.BesideCell, r, first besideRow) {
	if r.column == 0 || first.amount == nil {
		cell.Why = map[bool]string{true: "first", false: "no_first"}[r.column == 0]
		return
	}
	ratio, err := funding.RatioOf(*r.amount, *first.amount)
	if err != nil {
		cell.Why = "no_word"
		return
	}
	cell.Number = &view.Ratio{Text: funding.PrintShare(ratio, string(q.lang)), Href: "#" + r.line.id()}
}
