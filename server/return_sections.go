package main

import (
	"net/url"
	"slices"

	"sillage/db/release"
	"sillage/server/view"
)

// How much of what a body states stands on its page; the rest is in the list.
const (
	mostReturns       = 4 // of one account, the latest
	mostLinesOfReturn = 20
)

// bodyReturns is what a body states of itself in official returns; nil when it
// files none here.
func (q *ask) bodyReturns(key string) (*view.Returns, error) {
	if q.db.Bulk.Lines == 0 {
		return nil, nil
	}
	lines, others, err := q.db.BodyReturns(q.ctx(), key)
	if err != nil || len(lines) == 0 {
		return nil, err
	}
	numbers, err := q.db.CountReturnLines(q.ctx(), release.ReturnFilter{Body: key})
	return &view.Returns{Table: q.returnTable(key, lines), Others: others, Source: q.register(lines[0].Source), Unproven: lines[0].State != "proven", Address: lines[0].Dictionary,
		List: withQuery(q.href(view.ReturnsAt, ""), query("body", key)), Numbers: int(numbers)}, err
}

// returnTable lays out the latest returns of one account: a column each, a row
// a line of the form.
func (q *ask) returnTable(body string, lines []release.ReturnLine) view.ReturnTable {
	out := view.ReturnTable{Account: lines[0].Account()}
	var days []string
	for _, l := range lines {
		days = append(days, string(l.EndsOn))
	}
	slices.Sort(days)
	days = slices.Compact(days)
	days = days[max(0, len(days)-mostReturns):]
	column := func(l release.ReturnLine) int { return slices.Index(days, string(l.EndsOn)) }
	out.Returns = make([]view.ReturnColumn, len(days))
	rows := map[string]*view.ReturnTableRow{}
	states := map[string]bool{} // a line with another number than zero
	var order []string
	for _, l := range lines {
		at := column(l)
		if at < 0 {
			continue
		}
		if href := q.href(view.ReturnsAt, l.Return); out.Returns[at].Href == "" || len(href) < len(out.Returns[at].Href) { // a longer key is one row of the return
			out.Returns[at] = view.ReturnColumn{EndsOn: l.EndsOn, Href: href}
		}
		row := rows[l.Line]
		if row == nil {
			row = &view.ReturnTableRow{Line: l.Line, Meaning: q.meaningOf(l.LabelFR, l.LabelEN), Values: make([]*view.ReturnValue, len(days))}
			rows[l.Line], order = row, append(order, l.Line)
		}
		states[l.Line] = states[l.Line] || l.Number != 0
		value := q.returnValue(l)
		if before := row.Values[at]; before != nil {
			value = view.ReturnValue{Several: max(before.Several, 1) + 1, Href: withQuery(q.href(view.ReturnsAt, ""), url.Values{"body": {body}, "line": {l.Line}}.Encode())}
		}
		row.Values[at] = &value
	}
	slices.SortFunc(order, byLine)
	for _, line := range order {
		switch {
		case !states[line]:
			out.Zeros++
		case len(out.Rows) == mostLinesOfReturn:
			out.More++
		default:
			out.Rows = append(out.Rows, *rows[line])
		}
	}
	return out
}
