package main

import (
	"fmt"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// book holds series with the rows of all their members.
type book struct {
	series     []release.Series
	figures    map[string]release.Row
	quantities map[string]release.Quantity
}

// openSeries reads the members of series in two questions.
func (q *ask) openSeries(all ...release.Series) (book, error) {
	b := book{series: all}
	var figures, quantities []string
	for _, s := range all {
		for _, y := range s.Years {
			keys := append([]string{}, y.Beside...)
			if y.Member != "" {
				keys = append(keys, y.Member)
			}
			if s.Kind == funding.RateSeries {
				quantities = append(quantities, keys...)
			} else {
				figures = append(figures, keys...)
			}
		}
	}
	var err error
	if b.figures, err = q.db.FigureRows(q.ctx(), figures); err != nil {
		return b, err
	}
	b.quantities, err = q.db.QuantityRows(q.ctx(), quantities)
	return b, err
}

// seriesTables are the series of a scope as tables, nominal.
func (q *ask) seriesTables(scope string) ([]view.SeriesTable, error) {
	all, err := q.db.Series(q.ctx(), scope)
	if err != nil {
		return nil, err
	}
	b, err := q.openSeries(all...)
	if err != nil {
		return nil, err
	}
	var out []view.SeriesTable
	for _, s := range all {
		t, err := q.seriesTable(b, s)
		if err != nil {
			return nil, err
		}
		t.Brief = true
		out = append(out, t)
	}
	return out, nil
}

func (q *ask) seriesTable(b book, s release.Series) (view.SeriesTable, error) {
	lang := string(q.lang)
	t := view.SeriesTable{ID: s.ID, Kind: s.Kind, Href: q.href(view.SeriesAt, s.ID), Title: s.Title.Name(lang), Counts: s.Counts.Name(lang), Note: s.Note.Name(lang), Region: s.Region}
	for _, y := range s.Years {
		line := view.SeriesLine{Key: y.Member, Year: y.Year, Mode: y.Mode, Because: y.Because}
		if y.Member != "" {
			t.Found++
		}
		if s.Kind == funding.RateSeries {
			q.rateLine(&line, b, y)
		} else if err := q.amountLine(&line, b, y); err != nil {
			return t, err
		}
		t.Lines = append(t.Lines, line)
	}
	drawn(t.Lines)
	if s.Kind == funding.ModesSeries {
		t.Besides = q.besideMission(b, s)
	}
	return t, nil
}

func (q *ask) amountLine(line *view.SeriesLine, b book, y release.SeriesYear) error {
	if r, ok := b.figures[y.Member]; ok && r.Amount != nil {
		a := q.amount(*r.Amount, r.Stage, r.Evidence)
		line.Amount, line.Says = &a, q.shortSaying(r.SourceLine, r.Rank, r.AssertedBy, r.PublishedOn)
		line.Mark = q.cited.mark(q.document(r.SourceLine, r.Rank, r.PublishedOn))
	}
	for _, key := range y.Beside {
		if r, ok := b.figures[key]; ok && r.Amount != nil {
			a := q.amount(*r.Amount, r.Stage, r.Evidence)
			line.Beside = append(line.Beside, view.BesideLine{Amount: &a, Corrected: r.Because == "corrected",
				Mark: q.cited.mark(q.document(r.SourceLine, r.Rank, r.PublishedOn))})
		}
	}
	if y.Computed == "" {
		return nil
	}
	c, err := q.db.Computed(q.ctx(), y.Computed)
	if err == nil && c.Ratio != nil {
		line.Share = &view.Ratio{Text: funding.PrintShare(*c.Ratio, string(q.lang)), Href: q.href(view.ComputedAt, c.Key)}
	}
	return err
}

func (q *ask) rateLine(line *view.SeriesLine, b book, y release.SeriesYear) {
	if n, ok := b.quantities[y.Member]; ok {
		rate := q.rate(n)
		line.Rate, line.Says = &rate, q.shortSaying(n.SourceLine, n.Rank, n.AssertedBy, n.PublishedOn)
		line.Mark = q.cited.mark(q.document(n.SourceLine, n.Rank, n.PublishedOn))
	}
	for _, key := range y.Beside {
		n, ok := b.quantities[key]
		if !ok {
			continue
		}
		rate := q.rate(n)
		line.Beside = append(line.Beside, view.BesideLine{Rate: &rate, Corrected: y.Because == "corrects",
			Mark: q.cited.mark(q.document(n.SourceLine, n.Rank, n.PublishedOn))})
	}
}

// shortSaying leaves out who asserts it when that is the publisher.
func (q *ask) shortSaying(s release.SourceLine, rank string, by release.Named, on funding.Date) view.Saying {
	if by.Key == s.PublisherKey {
		by = release.Named{}
	}
	return q.saying(s, rank, by, on)
}

func (q *ask) rate(n release.Quantity) view.Rate {
	permille := n.Value.Mantissa * 10
	for range n.Value.Decimals {
		permille /= 10
	}
	return view.Rate{Text: percentWords(n.Value, string(q.lang)), Href: q.href(view.EvidenceAt, n.Evidence) + "#" + n.Key, Permille: int(permille)}
}

func percentWords(d funding.Decimal, lang string) string {
	if lang == "fr" {
		return funding.PrintDecimal(d, lang) + "\u00a0%"
	}
	return funding.PrintDecimal(d, lang) + "%"
}

// drawn gives each line the length of its bar against the longest.
func drawn(lines []view.SeriesLine) {
	size := func(l view.SeriesLine) int64 {
		switch {
		case l.Amount != nil:
			return l.Amount.Cents
		case l.Rate != nil:
			return int64(l.Rate.Permille)
		default:
			return 0
		}
	}
	var longest int64
	for _, l := range lines {
		longest = max(longest, size(l))
	}
	for i, l := range lines {
		if n := size(l); n > 0 {
			lines[i].Permille = max(permille(n, longest), 4)
		}
	}
}

// besideMission is each other mode beside core mission.
func (q *ask) besideMission(b book, s release.Series) []view.ModeRatio {
	var mission *release.Row
	for _, y := range s.Years {
		if r, ok := b.figures[y.Member]; ok && y.Mode == string(funding.CoreMission) {
			mission = &r
		}
	}
	var out []view.ModeRatio
	for _, y := range s.Years {
		r, ok := b.figures[y.Member]
		if !ok || mission == nil || r.Figure == mission.Figure {
			continue
		}
		if ratio, err := funding.RatioOf(*r.Amount, *mission.Amount); err == nil {
			out = append(out, view.ModeRatio{Mode: y.Mode, Ratio: view.Ratio{Text: funding.PrintShare(ratio, string(q.lang)),
				Href: q.href(view.ComputedAt, measuredKey("ratio", r.Figure, mission.Figure))}})
		}
	}
	return out
}

// seriesRow is one row of the extract: a year of a series, its member shown
// first or one that stands beside it.
type seriesRow struct {
	series release.Series
	year   release.SeriesYear
	shown  bool
	figure *release.Row
	rate   *release.Quantity
	at     string
}

// series is the list of the series, one row a year and member in its files.
var series = list[seriesRow]{
	name: "series", kind: view.SeriesAt, params: []string{"scope"},
	rows: func(q *ask, p release.Page, yield func(seriesRow) error) error {
		scope, err := q.scope()
		if err != nil {
			return err
		}
		rows, err := q.seriesRows(scope)
		if err != nil {
			return err
		}
		return pageOf(rows, p, func(r seriesRow) string { return r.at }, yield)
	},
	count: func(q *ask) (int64, error) {
		scope, err := q.scope()
		if err != nil {
			return 0, err
		}
		rows, err := q.seriesRows(scope)
		return int64(len(rows)), err
	},
	position: func(r seriesRow) string { return r.at },
	cells:    seriesCells,
	page:     seriesList,
}

// pageOf hands out rows that are in memory from a cursor on.
func pageOf[T any](rows []T, p release.Page, at func(T) string, yield func(T) error) error {
	after, err := p.Position()
	if err != nil {
		return err
	}
	given := 0
	for _, r := range rows {
		if at(r) <= after && after != "" {
			continue
		}
		if p.Limit > 0 && given > p.Limit {
			return nil
		}
		if err := yield(r); err != nil {
			return err
		}
		given++
	}
	return nil
}

func (q *ask) seriesRows(scope string) ([]seriesRow, error) {
	all, err := q.db.Series(q.ctx(), scope)
	if err != nil {
		return nil, err
	}
	b, err := q.openSeries(all...)
	if err != nil {
		return nil, err
	}
	var out []seriesRow
	for _, s := range all {
		for _, y := range s.Years {
			for i, key := range append([]string{y.Member}, y.Beside...) {
				row := seriesRow{series: s, year: y, shown: i == 0 && key != "", at: fmt.Sprintf("%05d", len(out))}
				if f, ok := b.figures[key]; ok {
					row.figure = &f
				}
				if n, ok := b.quantities[key]; ok {
					row.rate = &n
				}
				out = append(out, row)
			}
		}
	}
	return out, nil
}

func seriesCells(q *ask, r seriesRow) map[string]export.Cell {
	lang := string(q.lang)
	cells := map[string]export.Cell{
		"series": export.OfCode(r.series.ID), "series_kind": export.OfCode(r.series.Kind), "series_title": export.OfWords(r.series.Title.Name(lang)),
		"counts": export.OfWords(r.series.Counts.Name(lang)), "fiscal_year": export.OfCode(r.year.Year), "mode": export.OfCode(r.year.Mode), "region": export.OfWords(r.series.Region),
		"scope": export.OfCode(r.series.Scope), "found": export.OfBool(r.figure != nil || r.rate != nil), "shown_first": export.OfBool(r.shown), "shown_because": export.OfCode(r.year.Because),
		"permanent_address": export.OfCode(q.base() + q.permanentPage(view.SeriesAt, r.series.ID)),
	}
	if f := r.figure; f != nil && f.Amount != nil {
		cells["row"], cells["stage"], cells["basis"], cells["qualifier"] = export.OfCode(f.Key), export.OfCode(string(f.Stage)), export.OfCode(f.Basis), export.OfCode(string(f.Amount.Qualifier))
		cells["amount"], cells["step"], cells["currency"] = export.OfCents(f.Amount.Cents), export.OfCents(f.Amount.Step), export.OfCode(f.Amount.Currency)
		cells["amount_printed"] = export.OfWords(funding.Print(*f.Amount, lang))
		cells["receiver_count"], cells["receiver_unit"], cells["perimeter"] = export.OfStated(f.ReceiverCount), export.OfCode(f.ReceiverUnit), export.OfWords(f.Perimeter)
		q.sourceCells(cells, f.SourceLine, f.Rank, f.PublishedOn)
	}
	if n := r.rate; n != nil {
		cells["row"], cells["value"], cells["counted_in"], cells["perimeter"] = export.OfCode(n.Key), export.OfDecimal(n.Value), export.OfCode(n.Unit), export.OfWords(n.Perimeter)
		q.sourceCells(cells, n.SourceLine, n.Rank, n.PublishedOn)
	}
	q.releaseCell(cells)
	return cells
}

func seriesList(q *ask, l listed[seriesRow]) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	scope, err := q.scope()
	if err != nil {
		return nil, err
	}
	page := view.SeriesList{Frame: frame, Scope: q.scopeSwitch(), Downloads: l.downloads}
	page.Tables, err = q.seriesTables(scope)
	return page, err
}

// yearsWords joins fiscal years.
func yearsWords(years []int) string {
	var out []string
	for _, y := range years {
		out = append(out, funding.FiscalYear{From: y}.String())
	}
	return strings.Join(out, ", ")
}
