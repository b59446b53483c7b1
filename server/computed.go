package main

import (
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// computed shows a number that Sillage computed, with the figures that give
// it: one of the release, or a sum of a list.
func computed(q *ask) (view.Page, error) {
	if strings.HasPrefix(q.key(), "list.") {
		if err := onlyParams(q.c.Request.URL, filterParams); err != nil {
			return nil, err
		}
		return sumPage(q)
	}
	if strings.HasPrefix(q.key(), recordSumPrefix) {
		if err := onlyParams(q.c.Request.URL, recordParams); err != nil {
			return nil, err
		}
		return recordSum(q)
	}
	if strings.HasPrefix(q.key(), "compared.") {
		if err := onlyParams(q.c.Request.URL, nil); err != nil {
			return nil, err
		}
		return comparedPage(q)
	}
	if q.key() == insteadEach {
		if err := onlyParams(q.c.Request.URL, insteadParams); err != nil {
			return nil, err
		}
		return insteadOperands(q)
	}
	if err := onlyParams(q.c.Request.URL, nil); err != nil {
		return nil, err
	}
	c, err := q.db.Computed(q.ctx(), q.key())
	if err != nil {
		return nil, err
	}
	page := view.Computed{Key: c.Key, Kind: c.Kind, Stage: string(c.Stage), Axis: c.Axis, Differs: c.Differs,
		Programme: q.maybe(view.ProgrammesAt, c.Programme), Organization: q.maybe(view.OrganizationsAt, c.Organization)}
	if c.Award != "" {
		a, err := q.db.Award(q.ctx(), c.Award)
		if err != nil {
			return nil, err
		}
		l := q.awardNamed(a)
		page.Award = &l
	}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	switch c.Kind {
	case "manager_part":
		page.Part = c.Because
	default:
		page.Because = c.Because
	}
	if c.Total != nil {
		a := q.computedAmount(c)
		page.Amount = &a
	}
	page.Ratio = q.ratio(c)
	for _, o := range c.Operands {
		r, err := q.db.FigureRow(q.ctx(), o.Figure)
		if err != nil {
			return nil, err
		}
		page.Operands = append(page.Operands, view.Operand{Sign: o.Sign, Figure: q.figureRow(r)})
	}
	return page, nil
}

// computedAmount prints a computed number as such, whatever it came from.
func (q *ask) computedAmount(c release.Computed) view.Amount {
	lang := string(q.lang)
	text := funding.PrintComputed(c.Total.Amount, c.Total.PrintStep, lang)
	if c.Total.Mixed || len(c.Operands) == 1 {
		text = funding.PrintTotal(*c.Total, lang)
	}
	return view.Amount{Cents: c.Total.Amount.Cents, Stage: string(c.Stage), Text: text, Href: q.href(view.ComputedAt, c.Key), Computed: true}
}

func (q *ask) ratio(c release.Computed) *view.Ratio {
	if c.Ratio == nil {
		return nil
	}
	return &view.Ratio{Text: funding.PrintRatio(*c.Ratio, string(q.lang)), Href: q.href(view.ComputedAt, c.Key)}
}
