package main

import (
	"fmt"
	"net/url"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// The bodies that registers name: by name, and by what their records add up
// to. Private persons are in neither list.

// registerBodies is the list by name.
var registerBodies = list[release.RecordBodyRow]{
	name: "register_organizations", kind: view.RegisterBodiesAt, params: []string{"q"},
	rows: func(q *ask, p release.Page, yield func(release.RecordBodyRow) error) error {
		f, err := q.bodyFilter()
		if err != nil {
			return err
		}
		return q.db.RecordBodies(q.ctx(), f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		f, err := q.bodyFilter()
		if err != nil {
			return 0, err
		}
		return q.db.CountRecordBodies(q.ctx(), f)
	},
	position: func(b release.RecordBodyRow) string { return b.Position },
	before: func(q *ask, position string, rows int) (string, error) {
		f, err := q.bodyFilter()
		if err != nil {
			return "", err
		}
		return q.db.RecordBodyBefore(q.ctx(), f, position, rows)
	},
	cells: registerBodyCells,
	page:  registerBodyList,
}

// registerSums is the list by sum, of one role, stage and currency.
var registerSums = list[release.RecordTopRow]{
	name: "register_sums", kind: view.RegisterSumsAt, params: []string{"role", "stage", "currency"},
	rows: func(q *ask, p release.Page, yield func(release.RecordTopRow) error) error {
		f, _, err := q.sumFilter()
		if err != nil {
			return err
		}
		return q.db.TopRecordBodies(q.ctx(), f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		f, choices, err := q.sumFilter()
		for _, c := range choices {
			if c.RecordTopFilter == f {
				return c.Bodies, err
			}
		}
		return 0, err
	},
	position: func(r release.RecordTopRow) string { return r.Position },
	before: func(q *ask, position string, rows int) (string, error) {
		f, _, err := q.sumFilter()
		if err != nil {
			return "", err
		}
		return q.db.TopRecordBodyBefore(q.ctx(), f, position, rows)
	},
	cells: registerSumCells,
	page:  registerSumList,
}

// bodyFilter reads the query. Error: release.ErrNotFound where the release
// holds no register.
func (q *ask) bodyFilter() (release.RecordBodyFilter, error) {
	if q.db.Bulk.Records+q.db.Bulk.Lines == 0 {
		return release.RecordBodyFilter{}, fmt.Errorf("bodies of registers: %w", release.ErrNotFound)
	}
	return release.RecordBodyFilter{Lang: string(q.lang), Prefix: strings.TrimSpace(q.value("q"))}, nil
}

// sumFilter reads the query: without one it is of those who receive, of the
// stage and currency that most bodies have. Error: release.ErrNotFound where
// no body has a sum.
func (q *ask) sumFilter() (release.RecordTopFilter, []release.RecordTopChoice, error) {
	f := release.RecordTopFilter{Role: q.value("role"), Stage: q.value("stage"), Currency: q.value("currency")}
	if err := oneOf("role", f.Role, []string{"receiver", "payer"}); err != nil {
		return f, nil, err
	}
	if err := oneOf("stage", f.Stage, funding.Stages.Values()); err != nil {
		return f, nil, err
	}
	choices, err := q.db.RecordTopChoices(q.ctx())
	if err != nil {
		return f, nil, err
	}
	if len(choices) == 0 {
		return f, nil, fmt.Errorf("sums of bodies of registers: %w", release.ErrNotFound)
	}
	if f.Role == "" {
		f.Role = "receiver"
	}
	for _, c := range choices { // the one with most bodies first
		if c.Role == f.Role && (f.Stage == "" || c.Stage == f.Stage) && (f.Currency == "" || c.Currency == f.Currency) {
			f.Stage, f.Currency = c.Stage, c.Currency
		}
		if f.Stage != "" && f.Currency != "" {
			break
		}
	}
	return f, choices, nil
}

func registerBodyList(q *ask, l listed[release.RecordBodyRow]) (view.Page, error) {
	frame, err := q.frame()
	page := view.RegisterBodyList{Frame: frame, Action: q.href(view.RegisterBodiesAt, ""), Prefix: q.value("q"), Sums: q.href(view.RegisterSumsAt, ""), Pages: l.paging, Downloads: l.downloads}
	for _, b := range l.rows {
		row := view.RegisterBody{Name: q.link(view.OrganizationsAt, b.Named), City: b.City, Region: q.regionWord(b.Province), Kind: b.Kind}
		for _, s := range b.Sums {
			row.Sums = append(row.Sums, q.bodySum(b.Party, s))
		}
		page.Rows = append(page.Rows, row)
	}
	return page, err
}

// bodySum is what was read of a body in one role; it opens the records.
func (q *ask) bodySum(party string, s release.RecordPartySum) view.BodySum {
	of := url.Values{"theme": {allThemes}, s.Role: {party}}
	k := recordSumKey{of: "read", stage: s.Stage, currency: s.Currency}
	return view.BodySum{Role: s.Role, Stage: string(s.Stage), Records: int(s.Records), Href: withQuery(q.href(view.RecordsAt, ""), k.narrow(of).Encode()),
		Amount: *q.recordSumAmount(k, of, s.Cents), First: s.FirstYear, Last: s.LastYear}
}

func registerSumList(q *ask, l listed[release.RecordTopRow]) (view.Page, error) {
	f, choices, err := q.sumFilter()
	if err != nil {
		return nil, err
	}
	frame, err := q.frame()
	page := view.RegisterSumList{Frame: frame, Role: f.Role, Stage: f.Stage, Bodies: q.href(view.RegisterBodiesAt, ""), Pages: l.paging, Downloads: l.downloads}
	page.Filter.Action = q.href(view.RegisterSumsAt, "")
	for _, s := range []struct {
		name, chosen string
		of           func(release.RecordTopChoice) string
		label        func(string) string
	}{
		{"role", f.Role, func(c release.RecordTopChoice) string { return c.Role }, func(v string) string { return view.RegisterRoleWord(q.lang, v) }},
		{"stage", f.Stage, func(c release.RecordTopChoice) string { return c.Stage }, func(v string) string { return q.labelOf(funding.Stages, v) }},
		{"currency", f.Currency, func(c release.RecordTopChoice) string { return c.Currency }, func(v string) string { return v }},
	} {
		var options []view.Option
		seen := map[string]bool{}
		for _, c := range choices {
			if v := s.of(c); !seen[v] {
				seen[v] = true
				options = append(options, view.Option{Value: v, Label: s.label(v), Selected: v == s.chosen})
			}
		}
		page.Filter.Selects = append(page.Filter.Selects, view.Select{Name: s.name, Label: s.name, Options: options})
	}
	for _, r := range l.rows {
		page.Rows = append(page.Rows, view.RegisterBody{Name: q.link(view.OrganizationsAt, r.Named), City: r.City, Region: q.regionWord(r.Province), Kind: r.Kind,
			Sums: []view.BodySum{q.bodySum(r.Party, r.RecordPartySum)}})
	}
	return page, err
}

func registerBodyCells(q *ask, b release.RecordBodyRow) map[string]export.Cell {
	cells := q.bodyCells(b.RecordBody, b.Province, b.Country, b.Kind)
	var sums []string
	for _, s := range b.Sums {
		sums = append(sums, fmt.Sprintf("%s %s %s %d %d", s.Role, s.Stage, s.Currency, s.Records, s.Cents))
	}
	cells["party_sums"] = export.OfCode(strings.Join(sums, ";"))
	return cells
}

func registerSumCells(q *ask, r release.RecordTopRow) map[string]export.Cell {
	cells := q.bodyCells(r.RecordBody, r.Province, r.Country, r.Kind)
	cells["party_role"], cells["stage"], cells["currency"] = export.OfCode(r.Role), export.OfCode(string(r.Stage)), export.OfCode(r.Currency)
	cells["record_count"], cells["read_amount"] = export.OfInteger(r.Records), export.OfCents(r.Cents)
	cells["entering_amount"], cells["reaching_amount"] = export.OfCents(r.EnteringCents), export.OfCents(r.ReachingCents)
	cells["first_year"], cells["last_year"] = export.OfCode(r.FirstYear), export.OfCode(r.LastYear)
	return cells
}

func (q *ask) bodyCells(b release.RecordBody, province, country, kind string) map[string]export.Cell {
	cells := map[string]export.Cell{
		"organization": export.OfCode(b.Key), "name": export.OfWords(b.Name(string(q.lang))), "organization_kind": export.OfCode(kind),
		"business_number": export.OfCode(b.BusinessNumber), "city": export.OfWords(b.City), "region": export.OfCode(province), "country": export.OfCode(country),
		"permanent_address": export.OfCode(q.base() + q.permanentPage(view.OrganizationsAt, b.Key)),
	}
	q.releaseCell(cells)
	return cells
}
