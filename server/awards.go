package main

import (
	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// awards is the list of awards: one row an award and stage.
var awards = list[release.Row]{
	name: "awards", kind: view.AwardsAt, params: filterParams,
	rows: func(q *ask, p release.Page, yield func(release.Row) error) error {
		f, err := q.filter()
		if err != nil {
			return err
		}
		return q.db.Awards(q.ctx(), f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		t, err := q.totalsOf(q.db.AwardTotals)
		return t.Rows, err
	},
	position: func(r release.Row) string { return r.Position },
	cells:    moneyCells,
	page:     awardList,
}

// figures is the list of every figure, and of the awards without one.
var figures = list[release.Row]{
	name: "figures", kind: view.FiguresAt, params: filterParams,
	rows: func(q *ask, p release.Page, yield func(release.Row) error) error {
		f, err := q.filter()
		if err != nil {
			return err
		}
		return q.db.Figures(q.ctx(), f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		t, err := q.totalsOf(q.db.FigureTotals)
		return t.Rows, err
	},
	position: func(r release.Row) string { return r.Position },
	cells:    moneyCells,
	page:     figureList,
}

func awardList(q *ask, l listed[release.Row]) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	t, err := q.totalsOf(q.db.AwardTotals)
	if err != nil {
		return nil, err
	}
	scopes, err := q.scopesOf(q.db.AwardScopes)
	if err != nil {
		return nil, err
	}
	bar, err := q.selects(view.AwardsAt, scopes)
	if err != nil {
		return nil, err
	}
	page := view.AwardList{Frame: frame, Filter: bar, Totals: q.totals("awards", q.c.Request.URL.Query(), t), Pages: l.paging, Downloads: l.downloads, Awards: int(t.Awards), Records: int(q.db.Bulk.Records)}
	for _, r := range l.rows {
		page.Rows = append(page.Rows, q.awardRow(r))
	}
	return page, nil
}

func figureList(q *ask, l listed[release.Row]) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	t, err := q.totalsOf(q.db.FigureTotals)
	if err != nil {
		return nil, err
	}
	scopes, err := q.scopesOf(q.db.FigureScopes)
	if err != nil {
		return nil, err
	}
	bar, err := q.selects(view.FiguresAt, scopes)
	if err != nil {
		return nil, err
	}
	page := view.FigureList{Frame: frame, Filter: bar, Totals: q.totals("figures", q.c.Request.URL.Query(), t), Pages: l.paging, Downloads: l.downloads}
	for _, r := range l.rows {
		page.Rows = append(page.Rows, q.figureRow(r))
	}
	return page, nil
}

// moneyCells gives the columns of both lists.
func moneyCells(q *ask, r release.Row) map[string]export.Cell {
	lang := string(q.lang)
	payer, payerKeys := partyWords(r.Payer, lang)
	receiver, receiverKeys := partyWords(r.Receiver, lang)
	cells := map[string]export.Cell{
		"row": export.OfCode(r.Key), "award": export.OfCode(r.Award),
		"programme": export.OfCode(r.Programme.Key), "programme_name": export.OfWords(nameOf(r.Programme, lang)),
		"payer_kind": export.OfCode(string(r.Payer.Kind)), "payer": export.OfWords(payer), "payer_keys": export.OfCode(payerKeys),
		"fund":          export.OfWords(nameOf(r.Fund, lang)),
		"receiver_kind": export.OfCode(string(r.Receiver.Kind)), "receiver": export.OfWords(receiver), "receiver_keys": export.OfCode(receiverKeys),
		"receiver_count": export.OfStated(r.ReceiverCount), "receiver_unit": export.OfCode(r.ReceiverUnit),
		"receiver_qualifier": export.OfCode(string(r.ReceiverWord)),
		"hop":                export.OfCode(r.Hop), "origin": export.OfCode(r.Origin), "form": export.OfCode(r.Form), "mode": export.OfCode(r.Mode),
		"theme": export.OfCode(r.Theme), "scope": export.OfCode(r.Scope), "money": export.OfCode(r.Money), "status": export.OfCode(r.Status),
		"stage": export.OfCode(string(r.Stage)), "stage_words": export.OfWords(q.labelOf(funding.Stages, string(r.Stage))),
		"basis": export.OfCode(r.Basis), "unit": export.OfCode(r.Unit),
		"enters": export.OfBool(r.Enters), "reaches": export.OfBool(r.Reaches), "aside": export.OfBool(r.Aside),
		"not_counted_because": export.OfCode(r.Because), "not_counted_words": export.OfWords(q.labelOf(funding.Reasons, r.Because)),
		"entering_amount": export.OfCents(r.EnteringCents), "reaching_amount": export.OfCents(r.ReachingCents),
		"shown_first": export.OfBool(r.ShownFirst), "shown_because": export.OfCode(r.ShownBecause),
		"perimeter": export.OfWords(r.Perimeter), "region": export.OfWords(r.Region),
		"fiscal_from": export.OfCode(r.FiscalFrom), "fiscal_until": export.OfCode(r.FiscalUntil),
		"period_from": export.OfCode(string(r.PeriodFrom)), "period_until": export.OfCode(string(r.PeriodUntil)),
		"duration_years": export.OfStated(r.DurationYears), "number_in_fragment": export.OfBool(r.InFragment),
		"asserted_by": export.OfWords(nameOf(r.AssertedBy, lang)), "note": export.OfWords(r.Note),
	}
	if r.Amount != nil {
		cells["qualifier"] = export.OfCode(string(r.Amount.Qualifier))
		cells["amount"] = export.OfCents(r.Amount.Cents)
		cells["step"] = export.OfCents(r.Amount.Step)
		cells["currency"] = export.OfCode(r.Amount.Currency)
		cells["amount_printed"] = export.OfWords(funding.Print(*r.Amount, lang))
	}
	q.sourceCells(cells, r.SourceLine, r.Rank, r.PublishedOn)
	q.permanentCell(cells, citableOf(r), r.PublicNumber)
	return cells
}
