package main

import (
	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// shownOnHome is how many programmes the first page lists.
const shownOnHome = 9

// home is the first page: what this is, the dossiers that the edition puts
// first, those with most facts, the files.
func home(q *ask) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	scope, shown, err := q.homeScope()
	if err != nil {
		return nil, err
	}
	counts, err := q.db.Counts(q.ctx())
	if err != nil {
		return nil, err
	}
	texts, err := q.db.Texts(q.ctx(), string(q.lang))
	if err != nil {
		return nil, err
	}
	page := view.Home{Frame: frame, Title: texts["home_title"], Lead: texts["home_lead"],
		Facts: int(counts["facts"]), Addresses: int(counts["addresses"]), ConsultedOn: frame.StateOn, Records: int(q.db.Bulk.Records)}
	if page.Featured, err = q.featured(); err != nil {
		return nil, err
	}
	var rows []release.Program
	if err := q.db.Programs(q.ctx(), release.ProgramFilter{Scope: scope}, release.Page{Limit: shownOnHome}, into(&rows)); err != nil {
		return nil, err
	}
	if page.Scopes, err = q.scopeChoices(shown); err != nil {
		return nil, err
	}
	for _, c := range page.Scopes {
		if c.Current {
			page.ProgrammeCount = c.Count
		}
	}
	for _, p := range rows[:min(len(rows), shownOnHome)] {
		page.Programmes = append(page.Programmes, q.programmeRow(p))
	}
	page.Downloads, err = q.everyFile(counts)
	return page, err
}

// The first page opens on the money of community groups; one click shows the
// money of all.
const (
	homeScope = "community"
	allScopes = "all"
)

// homeScope is the scope that the programmes of the first page are narrowed
// to, empty for all, and the value of the address that says so.
func (q *ask) homeScope() (scope, shown string, err error) {
	shown = q.value("scope")
	if shown == "" {
		shown = homeScope
	}
	if shown == allScopes {
		return "", shown, nil
	}
	return shown, shown, oneOf("scope", shown, append(funding.Scopes.Values(), allScopes))
}

// scopeChoices are all scopes together, then each with how many programmes it
// has.
func (q *ask) scopeChoices(shown string) ([]view.ScopeChoice, error) {
	counts, err := q.db.ProgramScopes(q.ctx(), release.ProgramFilter{})
	if err != nil {
		return nil, err
	}
	all := view.ScopeChoice{Href: q.with("scope", allScopes), Current: shown == allScopes}
	out := []view.ScopeChoice{all}
	for _, scope := range funding.Scopes.Values() {
		out[0].Count += int(counts[scope])
		href := q.with("scope", scope)
		if scope == homeScope {
			href = q.with("scope", "")
		}
		out = append(out, view.ScopeChoice{Scope: scope, Count: int(counts[scope]), Href: href, Current: shown == scope})
	}
	return out, nil
}

func (q *ask) featured() ([]view.Featured, error) {
	var first []release.Program
	if err := q.db.Programs(q.ctx(), release.ProgramFilter{Featured: true}, release.Page{}, into(&first)); err != nil {
		return nil, err
	}
	var out []view.Featured
	for _, p := range first {
		f, err := q.open(p.Key)
		if err != nil {
			return nil, err
		}
		one := view.Featured{Name: q.link(view.ProgrammesAt, p.Named), Answer: q.answer(f), Totals: q.programmeTotals(f)}
		lines, err := q.insteadLines(f)
		if err != nil {
			return nil, err
		}
		if len(lines) > 0 {
			one.Instead = q.href(view.ProgrammesAt, p.Key) + "#instead"
		}
		out = append(out, one)
	}
	return out, nil
}

// everyFile lists every extract whole.
func (q *ask) everyFile(counts map[string]int64) ([]view.Download, error) {
	documents, err := q.db.CountDocuments(q.ctx(), release.DocumentFilter{})
	if err != nil {
		return nil, err
	}
	indicators, err := q.db.CountIndicators(q.ctx(), release.IndicatorFilter{})
	if err != nil {
		return nil, err
	}
	awards, err := q.db.AwardTotals(q.ctx(), release.Filter{})
	if err != nil {
		return nil, err
	}
	figures, err := q.db.FigureTotals(q.ctx(), release.Filter{})
	if err != nil {
		return nil, err
	}
	var out []view.Download
	for _, f := range []struct {
		name string
		kind view.Kind
		rows int64
	}{
		{"figures", view.FiguresAt, figures.Rows}, {"awards", view.AwardsAt, awards.Rows}, {"programs", view.ProgrammesAt, counts["programmes"]},
		{"organizations", view.OrganizationsAt, counts["organizations"]}, {"statements", view.StatementsAt, counts["statements"]},
		{"quantities", view.QuantitiesAt, counts["quantities"]}, {"indicators", view.IndicatorsAt, indicators}, {"documents", view.DocumentsAt, documents},
	} {
		out = append(out, q.files(f.name, f.kind, "", int(f.rows))...)
	}
	return out, nil
}
