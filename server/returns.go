package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// returns is the list of the numbers that bodies state in official returns, in
// the order of the files.
var returns = list[release.ReturnLine]{
	name: "returns", kind: view.ReturnsAt, params: []string{"body", "line", "return"},
	rows: func(q *ask, p release.Page, yield func(release.ReturnLine) error) error {
		f, err := q.returnFilter()
		if err != nil {
			return err
		}
		return q.db.ReturnLines(q.ctx(), f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		f, err := q.returnFilter()
		if err != nil {
			return 0, err
		}
		return q.db.CountReturnLines(q.ctx(), f)
	},
	position: func(l release.ReturnLine) string { return l.Position },
	before: func(q *ask, position string, rows int) (string, error) {
		f, err := q.returnFilter()
		if err != nil {
			return "", err
		}
		return q.db.ReturnLineBefore(q.ctx(), f, position, rows)
	},
	cells: returnCells,
	page:  returnList,
}

// returnFilter reads the query. Error: release.ErrNotFound where the release
// holds no return.
func (q *ask) returnFilter() (release.ReturnFilter, error) {
	if q.db.Bulk.Lines == 0 {
		return release.ReturnFilter{}, fmt.Errorf("official returns: %w", release.ErrNotFound)
	}
	return release.ReturnFilter{Body: q.value("body"), Line: q.value("line"), Return: q.value("return")}, nil
}

func returnList(q *ask, l listed[release.ReturnLine]) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	meanings, err := q.db.ReturnMeanings(q.ctx())
	if err != nil {
		return nil, err
	}
	page := view.ReturnList{Frame: frame, Pages: l.paging, Downloads: l.downloads}
	page.Filter.Action = q.href(view.ReturnsAt, "")
	var lines []string
	for _, m := range meanings {
		lines = append(lines, m.Line)
	}
	q.add(&page.Filter, "line", "line", plain(lines))
	q.hide(&page.Filter, "return")
	if body := q.value("body"); body != "" {
		name := q.bodyName(body)
		page.Body = &view.Link{Text: name, Href: q.href(view.OrganizationsAt, body)}
		page.Filter.Hidden = append(page.Filter.Hidden, view.Hidden{Name: "body", Value: body})
		page.Filter.Remove = append(page.Filter.Remove, view.Removal{Label: name, Href: q.with("body", "")})
	}
	for _, row := range l.rows {
		page.Dictionary = row.Dictionary
		page.Rows = append(page.Rows, view.ReturnRow{Body: q.link(view.OrganizationsAt, row.Body), EndsOn: row.EndsOn,
			Return: view.Link{Text: row.Return, Href: q.href(view.ReturnsAt, row.Return)}, ReturnLine: q.returnLine(row)})
	}
	return page, nil
}

// returnPage is one return with every number of it.
func returnPage(q *ask) (view.Page, error) {
	var rows []release.ReturnLine
	if err := q.db.ReturnLines(q.ctx(), release.ReturnFilter{Return: q.key()}, release.Page{}, into(&rows)); err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("return %q: %w", q.key(), release.ErrNotFound)
	}
	slices.SortStableFunc(rows, func(a, b release.ReturnLine) int { return byLine(a.Line, b.Line) })
	first := rows[0]
	page := view.ReturnPage{Key: first.Return, Body: q.link(view.OrganizationsAt, first.Body), EndsOn: first.EndsOn, Source: q.register(first.Source),
		Unproven: first.State != "proven", Address: first.Dictionary}
	for _, row := range rows {
		line := q.returnLine(row)
		page.Lines = append(page.Lines, line)
		if !slices.ContainsFunc(page.Files, func(f view.RecordCell) bool { return f.Hash == line.Cell.Hash }) {
			page.Files = append(page.Files, line.Cell)
		}
	}
	var err error
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	page.Licence, err = q.licence(first.Source.Key)
	return page, err
}

// byLine orders lines of a form by their numbers.
func byLine(a, b string) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

func (q *ask) returnLine(l release.ReturnLine) view.ReturnLine {
	return view.ReturnLine{Line: l.Line, Anchor: lineAnchor(l.Line), Meaning: q.meaningOf(l.LabelFR, l.LabelEN), Value: q.returnValue(l),
		Cell: view.RecordCell{File: l.Cell.File, Address: l.Cell.Address, Hash: l.Cell.SHA256, ReceivedOn: l.Cell.ReceivedOn, Row: int(l.Cell.Row), Column: l.Cell.Column, Printed: l.Cell.Printed}}
}

// meaningOf gives the official words of a line. Where the French ones were not
// at hand the label repeats the English ones, which are shown as such.
func (q *ask) meaningOf(fr, en string) view.Quote {
	if q.lang == view.English || strings.Contains(fr, en) {
		return view.Quote{Words: en, Lang: string(view.English)}
	}
	return view.Quote{Words: fr, Lang: string(view.French)}
}

// returnValue opens its cell on the page of the return.
func (q *ask) returnValue(l release.ReturnLine) view.ReturnValue {
	out := view.ReturnValue{Href: q.href(view.ReturnsAt, l.Return) + "#" + lineAnchor(l.Line), Verdict: view.Verdict{Verdict: l.Verdict, Reason: l.Reason}}
	if !l.IsMoney {
		out.Count = int(l.Number)
		return out
	}
	out.Amount = &view.Amount{Cents: l.Number, Text: funding.PrintMoney(l.Number, l.Currency, string(q.lang)), Href: out.Href}
	return out
}

// lineAnchor is the id of a line on the page of its return.
func lineAnchor(line string) string {
	return "l-" + strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '-'
	}, line)
}

func returnCells(q *ask, l release.ReturnLine) map[string]export.Cell {
	cells := map[string]export.Cell{
		"return": export.OfCode(l.Return), "source": export.OfCode(l.Source.Key), "organization": export.OfCode(l.Body.Key), "name": export.OfWords(l.Body.Name(string(q.lang))),
		"ends_on": export.OfCode(string(l.EndsOn)), "return_line": export.OfCode(l.Line), "line_meaning": export.OfWords(inLang(q.lang, l.LabelFR, l.LabelEN)), "dictionary": export.OfCode(l.Dictionary),
		"verdict": export.OfCode(l.Verdict), "verdict_reason": export.OfCode(l.Reason),
		"file": export.OfWords(l.Cell.File), "file_sha256": export.OfCode(l.Cell.SHA256), "file_record": export.OfInteger(l.Cell.Row), "file_column": export.OfWords(l.Cell.Column),
		"cell_printed": export.OfWords(l.Cell.Printed), "address": export.OfCode(l.Cell.Address), "received_on": export.OfCode(string(l.Cell.ReceivedOn)),
		"source_state": export.OfCode(l.State), "synthetic": export.OfBool(l.Synthetic), "permanent_address": export.OfCode(q.base() + q.permanentPage(view.ReturnsAt, l.Return)),
	}
	if l.IsMoney {
		cells["amount"], cells["currency"] = export.OfCents(l.Number), export.OfCode(l.Currency)
	} else {
		cells["line_count"] = export.OfInteger(l.Number)
	}
	q.releaseCell(cells)
	return cells
}
