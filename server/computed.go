package main

import (
	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// computed shows a number that Sillage computed, with the figures that give
// it.
func computed(q *ask) (view.Page, error) {
	c, err := q.db.Computed(q.ctx(), q.key())
	if err != nil {
		return nil, err
	}
	page := view.Computed{Key: c.Key, Kind: c.Kind, Stage: string(c.Stage), Axis: c.Axis, Because: c.Because, Programme: q.maybe(view.ProgrammesAt, c.Programme),
		Organization: q.maybe(view.OrganizationsAt, c.Organization), Award: q.awardLink(c.Award), Differs: c.Differs}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	if c.Total != nil {
		a := q.total(*c.Total, c.Stage, q.href(view.ComputedAt, c.Key))
		page.Amount = &a
	}
	if c.Ratio != nil {
		page.Ratio = &view.Ratio{Text: funding.PrintRatio(*c.Ratio, string(q.lang)), Href: q.href(view.ComputedAt, c.Key)}
	}
	for _, o := range c.Operands {
		row, err := q.db.FigureRow(q.ctx(), o.Figure)
		if err != nil {
			return nil, err
		}
		page.Operands = append(page.Operands, q.operand(o, row))
	}
	return page, nil
}

// operand prints what a figure gave to the number, which is less than the
// figure where its parts are counted beside it.
func (q *ask) operand(o release.Operand, row release.Row) view.Operand {
	return view.Operand{Sign: o.Sign, Figure: q.figureRow(row)}
}
