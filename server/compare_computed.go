package main

import (
	"fmt"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// comparedPage shows a number that was computed for a reader, with the figures
// and the other numbers that give it. Error: release.ErrNotFound for a key
// that names no such number.
func comparedPage(q *ask) (view.Page, error) {
	parts := strings.Split(q.key(), ".")
	if len(parts) < 3 {
		return nil, q.noNumber()
	}
	page := view.Computed{Key: q.key(), Kind: parts[1]}
	var err error
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	if parts[1] == "like_sum" {
		return page, q.likeSum(&page, parts[2])
	}
	rows, err := q.db.FigureRows(q.ctx(), append([]string{parts[2]}, parts[3:]...))
	if err != nil {
		return nil, err
	}
	r, ok := rows[parts[2]]
	if !ok || r.Amount == nil {
		return nil, q.noNumber()
	}
	page.Stage, page.Programme = string(r.Stage), q.maybe(view.ProgrammesAt, r.Programme)
	sign := 2
	if parts[1] == "constant" || parts[1] == "year_part" {
		sign = 3
	}
	page.Operands = []view.Operand{{Sign: sign, Figure: q.figureRow(r)}}
	var a funding.Amount
	switch {
	case parts[1] == "constant" && len(parts) == 5:
		a, err = q.constantOf(&page, r, parts[3], parts[4])
	case parts[1] == "per_group" && len(parts) == 3:
		a, err = perGroup(r)
		page.Factors = []view.Factor{{What: "groups", Value: funding.PrintNumber(r.ReceiverCount, string(q.lang)), Href: q.href(view.EvidenceAt, r.Evidence)}}
	case parts[1] == "per_resident" && len(parts) == 3:
		a, err = q.perResidentOf(&page, r)
	case parts[1] == "year_part" && len(parts) == 4:
		a, err = q.yearPartOf(&page, r, parts[3])
	case (parts[1] == "base_hundred" || parts[1] == "ratio") && len(parts) == 4:
		return page, q.ratioOf(&page, r, rows[parts[3]])
	default:
		return nil, q.noNumber()
	}
	if err != nil {
		return nil, q.orNoNumber(err)
	}
	amount := q.computedOf(a, r.Stage, q.key())
	page.Amount = &amount
	return page, nil
}

func (q *ask) noNumber() error {
	return fmt.Errorf("computed number %q: %w", q.key(), release.ErrNotFound)
}

// orNoNumber: what has no honest answer has no page of its own.
func (q *ask) orNoNumber(err error) error {
	if _, refused := funding.RefusalIn(err); refused || whyEmpty(err) != "" {
		return q.noNumber()
	}
	return err
}

func (q *ask) constantOf(page *view.Computed, r release.Row, index, base string) (funding.Amount, error) {
	x, err := q.yardstick(index)
	if err != nil {
		return funding.Amount{}, err
	}
	fiscal, err := funding.ParseFiscalYear(r.FiscalFrom)
	to, ok := x.yearOf(base)
	if err != nil || !ok {
		return funding.Amount{}, q.noNumber()
	}
	from := x.YearOf(fiscal)
	if x.Fiscal {
		for year := min(from, to) + 1; year <= max(from, to); year++ {
			n, known := x.rates[year]
			if known {
				page.Factors = append(page.Factors, view.Factor{What: "rate", Label: x.PrintYear(year), Value: percentWords(n.Value, string(q.lang)), Href: q.href(view.EvidenceAt, n.Evidence)})
			}
		}
	} else {
		for _, year := range []int{from, to} {
			if v, known := x.values[year]; known {
				page.Factors = append(page.Factors, view.Factor{What: "index", Label: x.PrintYear(year), Value: funding.PrintDecimal(v.Value, string(q.lang)), Href: q.href(view.EvidenceAt, v.EvidenceKey)})
			}
		}
	}
	return x.Constant(*r.Amount, from, to)
}

func (q *ask) perResidentOf(page *view.Computed, r release.Row) (funding.Amount, error) {
	p, err := q.people(r.Region)
	if err != nil {
		return funding.Amount{}, err
	}
	if p == nil {
		return funding.Amount{}, q.noNumber()
	}
	page.Factors = []view.Factor{{What: "people", Label: p.Place, Value: funding.PrintNumber(p.People, string(q.lang))}}
	return funding.PerOne(*r.Amount, p.People)
}

func (q *ask) yearPartOf(page *view.Computed, r release.Row, year string) (funding.Amount, error) {
	parts, refused, err := q.spread(r)
	if err != nil {
		return funding.Amount{}, err
	}
	if refused != nil {
		return funding.Amount{}, refused
	}
	months := 0
	for _, p := range parts {
		months += p.Months
	}
	for _, p := range parts {
		if p.Year.String() != year {
			continue
		}
		page.Factors = []view.Factor{
			{What: "months", Label: year, Value: fmt.Sprint(p.Months)},
			{What: "all_months", Label: funding.PrintPeriod(r.PeriodFrom, r.PeriodUntil, string(q.lang)), Value: fmt.Sprint(months)}}
		return p.Amount, nil
	}
	return funding.Amount{}, q.noNumber()
}

func (q *ask) ratioOf(page *view.Computed, r, base release.Row) error {
	if base.Amount == nil {
		return q.noNumber()
	}
	ratio, err := funding.RatioOf(*r.Amount, *base.Amount)
	if err != nil {
		return q.noNumber()
	}
	text := funding.PrintShare(ratio, string(q.lang))
	if page.Kind == "base_hundred" {
		text = funding.PrintBaseHundred(ratio, string(q.lang))
	}
	page.Stage = ""
	page.Ratio = &view.Ratio{Text: text, Href: page.Frame.Path}
	page.Operands = append(page.Operands, view.Operand{Sign: -2, Figure: q.figureRow(base)})
	page.Differs = funding.Compare(r.Alike(), base.Alike()).Differs
	return nil
}

func (q *ask) likeSum(page *view.Computed, id string) error {
	s, err := q.db.OneSeries(q.ctx(), id)
	if err != nil {
		return err
	}
	b, err := q.openSeries(s)
	if err != nil {
		return err
	}
	total, stage, err := sumOfSeries(s, b)
	if err != nil {
		return q.orNoNumber(err)
	}
	a := q.total(total, stage, page.Frame.Path)
	page.Amount, page.Stage = &a, string(stage)
	for _, y := range s.Years {
		page.Operands = append(page.Operands, view.Operand{Sign: 1, Figure: q.figureRow(b.figures[y.Member])})
	}
	return nil
}
