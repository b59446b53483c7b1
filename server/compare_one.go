package main

import (
	"net/url"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// oneSeries shows a series with the measure that the address asks for. The
// nominal amounts always stand there.
func oneSeries(q *ask) (view.Page, error) {
	s, err := q.db.OneSeries(q.ctx(), q.key())
	if err != nil {
		return nil, err
	}
	b, err := q.openSeries(s)
	if err != nil {
		return nil, err
	}
	m, all, err := q.readMeasure(s, b)
	if err != nil {
		return nil, err
	}
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	if m.people, err = q.people(s.Region); err != nil {
		return nil, err
	}
	q.cited = &citations{}
	page := view.SeriesPage{Frame: frame, Measure: view.Measure{Name: m.name, People: m.people}}
	if page.Table, err = q.seriesTable(b, s); err != nil {
		return nil, err
	}
	if err := q.measureTable(&page, s, b, &m); err != nil {
		return nil, err
	}
	page.Ways = q.ways(s, all)
	if s.Kind != funding.RateSeries {
		page.Filter = q.measureChoices(s, m, all)
	}
	page.Documents = q.cited.documents
	rows, err := q.seriesRows(string(s.Scope))
	page.Downloads = q.files("series", view.SeriesAt, query("scope", s.Scope), len(rows))
	return page, err
}

func (q *ask) measureTable(page *view.SeriesPage, s release.Series, b book, m *measuring) error {
	v := &page.Measure
	switch m.name {
	case "nominal":
		return nil
	case "sum":
		return q.sumSeries(v, s, b)
	case "constant":
		last, ok := m.index.Last()
		if !ok {
			return release.ErrNotFound
		}
		v.Index = view.Link{Text: m.index.title.Name(string(q.lang)), Href: m.index.href}
		v.Base, v.Last, v.Fiscal = m.index.PrintYear(m.base), m.index.PrintYear(last), m.index.Fiscal
		years := m.index.Years()
		v.Broken = yearsWords(m.index.Missing(years[0], last))
	case "index":
		if m.baseRow != nil {
			v.BaseYear = m.baseRow.FiscalFrom
		}
	}
	page.Table.Measured = m.name
	for i := range page.Table.Lines {
		line := &page.Table.Lines[i]
		r, ok := b.figures[line.Key]
		if !ok {
			continue
		}
		if m.name == "per_resident" && m.people == nil {
			line.Why = "no_population"
			continue
		}
		if err := q.measured(line, r, m); err != nil {
			return err
		}
	}
	return nil
}

// sumSeries adds the fiscal years of a series, or says why it is not done: a
// year not found would count as zero.
func (q *ask) sumSeries(v *view.Measure, s release.Series, b book) error {
	if s.Kind == funding.RateSeries {
		v.Refused = funding.RefusedRate
		return nil
	}
	total, stage, err := sumOfSeries(s, b)
	if refused, ok := funding.RefusalIn(err); ok {
		v.Refused, v.RefusedOf, v.RefusedStage = refused.Code, refused.Values, refused.Code == funding.RefusedStage
		return nil
	}
	if err != nil {
		return err
	}
	a := q.total(total, stage, q.href(view.ComputedAt, measuredKey("like_sum", s.ID)))
	v.Sum = &a
	return nil
}

func sumOfSeries(s release.Series, b book) (funding.Total, funding.Stage, error) {
	var figures []funding.Figure
	var missing []string
	for _, y := range s.Years {
		r, ok := b.figures[y.Member]
		if !ok {
			missing = append(missing, y.Year)
			continue
		}
		f := r.Alike()
		f.Perimeter = "" // the series says what is counted
		figures = append(figures, f)
	}
	total, err := funding.SumLike(figures)
	if err == nil && (len(missing) > 0 || len(figures) == 0) {
		err = &funding.Refusal{Code: funding.RefusedMissing, Values: missing}
	}
	if err != nil {
		return total, "", err
	}
	return total, figures[0].Stage, nil
}

// ways links the same series in each measure, with each index.
func (q *ask) ways(s release.Series, all []yardstick) []view.Link {
	var out []view.Link
	for _, name := range measures {
		if s.Kind == funding.RateSeries && name != "sum" {
			continue
		}
		values := url.Values{"measure": {name}}
		words := view.MeasureWord(q.lang, name)
		if name != "constant" {
			out = append(out, view.Link{Text: words, Href: withQuery(q.href(view.SeriesAt, s.ID), values.Encode())})
			continue
		}
		for _, y := range all {
			values.Set("index", y.ID)
			out = append(out, view.Link{Text: words + ", " + y.title.Name(string(q.lang)), Href: withQuery(q.href(view.SeriesAt, s.ID), values.Encode())})
		}
	}
	return out
}

// measureChoices is the bar by which a reader measures in another way.
func (q *ask) measureChoices(s release.Series, m measuring, all []yardstick) view.Filter {
	f := view.Filter{Action: q.href(view.SeriesAt, s.ID)}
	add := func(name, label, chosen string, options []view.Option) {
		for i := range options {
			options[i].Selected = options[i].Value == chosen
		}
		f.Selects = append(f.Selects, view.Select{Name: name, Label: label, Options: options})
	}
	var offered []view.Option
	for _, name := range measures {
		offered = append(offered, view.Option{Value: name, Label: view.MeasureWord(q.lang, name)})
	}
	add("measure", "measure", m.name, offered)
	if m.name == "constant" {
		var indices, years []view.Option
		for _, y := range all {
			indices = append(indices, view.Option{Value: y.ID, Label: y.title.Name(string(q.lang))})
		}
		for _, y := range m.index.Years() {
			years = append(years, view.Option{Value: m.index.PrintYear(y), Label: m.index.PrintYear(y)})
		}
		add("index", "index", m.index.ID, indices)
		add("base", "base", m.index.PrintYear(m.base), years)
	}
	if m.name == "index" && m.baseRow != nil {
		var years []view.Option
		for _, y := range s.Years {
			if y.Member != "" {
				years = append(years, view.Option{Value: y.Year, Label: y.Year})
			}
		}
		add("base", "base", m.baseRow.FiscalFrom, years)
	}
	return f
}
