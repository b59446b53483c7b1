package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// measures are what can be asked of a series; of rates, the nominal alone, and
// a sum, which is refused.
var measures = []string{"nominal", "constant", "index", "per_group", "per_resident", "sum"}

// measuredKey names a number that is computed for a reader:
// compared.constant.F0033-1.cpi.2024. It opens what the number came from.
func measuredKey(what string, parts ...string) string {
	return "compared." + strings.Join(append([]string{what}, parts...), ".")
}

// computedOf prints an amount computed for a reader, which opens its operands.
func (q *ask) computedOf(a funding.Amount, stage funding.Stage, key string) view.Amount {
	return view.Amount{Cents: a.Cents, Stage: string(stage), Text: funding.PrintComputed(a, a.Step, string(q.lang)), Href: q.href(view.ComputedAt, key), Computed: true}
}

// yardstick is an index of constant dollars, with its name and where it stands.
type yardstick struct {
	funding.Index
	title release.Named
	href  string
	// Of a price index: its values by year. Of chained rates: the rate of each
	// fiscal year, by the year in which it begins.
	values map[int]release.IndexValue
	rates  map[int]release.Quantity
}

// yardsticks lists the indices of choice: the price indices, then the series
// of rates that the edition chains.
func (q *ask) yardsticks() ([]yardstick, error) {
	prices, err := q.db.Indices(q.ctx())
	if err != nil {
		return nil, err
	}
	var out []yardstick
	for _, p := range prices {
		y := yardstick{title: p.Title, href: q.href(view.IndicesAt, "") + "#" + p.ID, values: map[int]release.IndexValue{}}
		var values []funding.IndexValue
		for _, v := range p.Values {
			values = append(values, funding.IndexValue{Series: p.ID, Year: v.Year, Value: v.Value})
			y.values[v.Year] = v
		}
		y.Index = funding.PriceIndex(p.ID, values)
		out = append(out, y)
	}
	all, err := q.db.Series(q.ctx(), "")
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		if !s.Measures {
			continue
		}
		b, err := q.openSeries(s)
		if err != nil {
			return nil, err
		}
		y := yardstick{title: s.Title, href: q.href(view.SeriesAt, s.ID), rates: map[int]release.Quantity{}}
		percent := map[int]funding.Decimal{}
		for _, year := range s.Years {
			n, ok := b.quantities[year.Member]
			fiscal, err := funding.ParseFiscalYear(year.Year)
			if err != nil {
				return nil, err
			}
			if ok {
				percent[fiscal.From], y.rates[fiscal.From] = n.Value, n
			}
		}
		y.Index = funding.ChainedIndex(s.ID, percent)
		out = append(out, y)
	}
	return out, nil
}

func (q *ask) yardstick(id string) (yardstick, error) {
	all, err := q.yardsticks()
	if err != nil {
		return yardstick{}, err
	}
	for _, y := range all {
		if y.ID == id {
			return y, nil
		}
	}
	return yardstick{}, fmt.Errorf("index %q: %w", id, release.ErrNotFound)
}

// yearOf reads a year of the index as PrintYear writes it.
func (y yardstick) yearOf(text string) (int, bool) {
	for _, year := range y.Years() {
		if y.PrintYear(year) == text {
			return year, true
		}
	}
	return 0, false
}

// measured computes one second number beside a figure, or says why there is
// none: a word of the family "empty".
func (q *ask) measured(line *view.SeriesLine, r release.Row, m *measuring) error {
	switch m.name {
	case "constant":
		fiscal, err := funding.ParseFiscalYear(r.FiscalFrom)
		if err != nil {
			return err
		}
		at := m.index.YearOf(fiscal)
		a, err := m.index.Constant(*r.Amount, at, m.base)
		if errors.Is(err, funding.ErrBroken) {
			line.Years = yearsWords(m.index.Missing(at, m.base))
		}
		return q.put(line, a, err, r.Stage, measuredKey("constant", r.Figure, m.index.ID, m.index.PrintYear(m.base)))
	case "index":
		q.baseHundred(line, r, m)
		return nil
	default:
		return q.perOne(line, r, m)
	}
}

// perOne computes an amount by group or by resident.
func (q *ask) perOne(line *view.SeriesLine, r release.Row, m *measuring) error {
	if m.name == "per_resident" {
		a, err := funding.PerOne(*r.Amount, m.people.People)
		return q.put(line, a, err, r.Stage, measuredKey("per_resident", r.Figure))
	}
	a, err := perGroup(r)
	return q.put(line, a, err, r.Stage, measuredKey("per_group", r.Figure))
}

// put gives a line its second number, or the reason why it has none.
func (q *ask) put(line *view.SeriesLine, a funding.Amount, err error, stage funding.Stage, key string) error {
	if line.Why = whyEmpty(err); line.Why != "" {
		return nil
	}
	if err == nil {
		amount := q.computedOf(a, stage, key)
		line.Measured = &amount
	}
	return err
}

var errNoCount = errors.New("the source does not say how many groups receive it")

// perGroup divides by the groups that the source of the amount states. Whether
// that count is exact is not said, so that a bound has no honest quotient.
func perGroup(r release.Row) (funding.Amount, error) {
	switch {
	case r.ReceiverCount <= 0 || r.ReceiverUnit != "organizations":
		return funding.Amount{}, errNoCount
	case r.Amount.Qualifier == funding.AtLeast || r.Amount.Qualifier == funding.UpTo:
		return funding.Amount{}, funding.ErrNotComputed
	default:
		return funding.PerOne(*r.Amount, r.ReceiverCount)
	}
}

// baseHundred sets a figure on the scale on which the base year is 100. Where
// their words have no common ratio, the row says so.
func (q *ask) baseHundred(line *view.SeriesLine, r release.Row, m *measuring) {
	if m.baseRow == nil {
		line.Why = "no_base"
		return
	}
	ratio, err := funding.BaseHundred(*r.Amount, *m.baseRow.Amount)
	if err != nil {
		line.Why = "no_word"
		return
	}
	line.Number = &view.Ratio{Text: funding.PrintBaseHundred(ratio, string(q.lang)), Href: q.href(view.ComputedAt, measuredKey("base_hundred", r.Figure, m.baseRow.Figure))}
	line.Stages = 1
	if r.Stage != m.baseRow.Stage {
		line.Stages = 2
	}
}

// whyEmpty names the place where a number would stand.
func whyEmpty(err error) string {
	switch {
	case errors.Is(err, funding.ErrNotCovered):
		return "not_covered"
	case errors.Is(err, funding.ErrBroken):
		return "broken"
	case errors.Is(err, errNoCount):
		return "no_count"
	case errors.Is(err, funding.ErrNotComputed):
		return "no_word"
	default:
		return ""
	}
}

// measuring is what the address asks of a series.
type measuring struct {
	name    string
	index   yardstick
	base    int // year of the index
	baseRow *release.Row
	people  *view.Population
}

// readMeasure reads measure, index and base. Values that the lists do not have
// are errors of the address.
func (q *ask) readMeasure(s release.Series, b book) (measuring, []yardstick, error) {
	m := measuring{name: q.value("measure")}
	if m.name == "" {
		m.name = "nominal"
	}
	if err := oneOf("measure", m.name, measures); err != nil {
		return m, nil, err
	}
	all, err := q.yardsticks()
	if err != nil || len(all) == 0 {
		return m, all, err
	}
	if s.Kind == funding.RateSeries && m.name != "nominal" && m.name != "sum" {
		return m, nil, badQuery{"measure", "rates are measured by nothing else"}
	}
	if id := q.value("index"); id != "" {
		i := slices.IndexFunc(all, func(y yardstick) bool { return y.ID == id })
		if i < 0 {
			return m, nil, badQuery{"index", fmt.Sprintf("%q is no index of this release", id)}
		}
		m.index = all[i]
	} else {
		m.index = all[0]
	}
	if m.name == "constant" {
		m.base, _ = m.index.Last()
		if text := q.value("base"); text != "" {
			base, ok := m.index.yearOf(text)
			if !ok {
				return m, nil, badQuery{"base", "is no year that the index covers"}
			}
			m.base = base
		}
	}
	if m.name == "index" {
		err = q.readBaseRow(s, b, &m)
	}
	return m, all, err
}

// readBaseRow finds the year that is 100: the one asked for, else the first
// that was found.
func (q *ask) readBaseRow(s release.Series, b book, m *measuring) error {
	known := false
	for _, y := range s.Years {
		known = known || y.Year == q.value("base")
		r, ok := b.figures[y.Member]
		if ok && m.baseRow == nil && (q.value("base") == "" || q.value("base") == y.Year) {
			m.baseRow = &r
		}
	}
	if !known && q.value("base") != "" {
		return badQuery{"base", "is no fiscal year of this series"}
	}
	return nil
}

// people reads the population of the place that a figure is about.
func (q *ask) people(region string) (*view.Population, error) {
	texts, err := q.db.Texts(q.ctx(), string(q.lang))
	if err != nil || region == "" {
		return nil, err
	}
	name := region
	if region == texts["whole_place"] {
		name = ""
	}
	p, err := q.db.Population(q.ctx(), name)
	if errors.Is(err, release.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &view.Population{Place: region, People: p.People, Untold: p.Untold, Source: texts["population_source"]}, nil
}
