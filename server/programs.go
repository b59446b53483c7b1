package main

import (
	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// programs is the list of programmes, those with most facts first.
var programs = list[release.Program]{
	name: "programs", kind: view.ProgrammesAt, params: []string{"theme", "mode", "scope", "parent", "owner"},
	rows: func(q *ask, p release.Page, yield func(release.Program) error) error {
		f, err := q.programFilter()
		if err != nil {
			return err
		}
		return q.db.Programs(q.ctx(), f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		f, err := q.programFilter()
		if err != nil {
			return 0, err
		}
		return q.db.CountPrograms(q.ctx(), f)
	},
	position: func(p release.Program) string { return p.Position },
	cells:    programCells,
	page:     programList,
}

func (q *ask) programFilter() (release.ProgramFilter, error) {
	f := release.ProgramFilter{Theme: q.value("theme"), Mode: q.value("mode"), Scope: q.value("scope"), Parent: q.value("parent"), Owner: q.value("owner")}
	if err := oneOf("mode", f.Mode, funding.Modes.Values()); err != nil {
		return f, err
	}
	return f, oneOf("scope", f.Scope, funding.Scopes.Values())
}

func programList(q *ask, l listed[release.Program]) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	themes, err := q.db.Themes(q.ctx())
	if err != nil {
		return nil, err
	}
	page := view.ProgrammeList{Frame: frame, Pages: l.paging, Downloads: l.downloads}
	page.Filter.Action = q.href(view.ProgrammesAt, "")
	var all []release.Named
	for _, t := range themes {
		all = append(all, t.Named)
	}
	q.add(&page.Filter, "theme", "theme", q.named(all))
	q.add(&page.Filter, "mode", "mode", q.coded(funding.Modes))
	f, err := q.programFilter()
	if err != nil {
		return nil, err
	}
	scopes, err := q.db.ProgramScopes(q.ctx(), f)
	if err != nil {
		return nil, err
	}
	q.add(&page.Filter, "scope", "scope", q.scoped(scopes))
	q.hide(&page.Filter, "parent", "owner")
	for _, p := range l.rows {
		page.Rows = append(page.Rows, q.programmeRow(p))
	}
	return page, nil
}

func (q *ask) programmeRow(p release.Program) view.ProgrammeRow {
	return view.ProgrammeRow{Name: q.link(view.ProgrammesAt, p.Named), Theme: nameOf(p.Theme, string(q.lang)), Part: nameOf(p.Part, string(q.lang)),
		Mode: p.Mode, Scope: p.Scope, Owners: q.bodies(p.Owners), Facts: int(p.Facts), Figures: int(p.Figures), Awards: int(p.Awards)}
}

func programCells(q *ask, p release.Program) map[string]export.Cell {
	lang := string(q.lang)
	owners, keys := joined(p.Owners, lang)
	about := p.AboutFR
	if q.lang == view.English {
		about = p.AboutEN
	}
	cells := map[string]export.Cell{
		"programme": export.OfCode(p.Key), "programme_name": export.OfWords(p.Name(lang)), "about": export.OfWords(about), "note": export.OfWords(p.Note), "parent": export.OfCode(p.Parent.Key),
		"theme": export.OfCode(p.Theme.Key), "theme_part": export.OfCode(p.Part.Key), "mode": export.OfCode(p.Mode), "scope": export.OfCode(p.Scope),
		"owners": export.OfWords(owners), "owner_keys": export.OfCode(keys), "announced_on": export.OfCode(p.AnnouncedOn),
		"facts": export.OfInteger(p.Facts), "awards": export.OfInteger(p.Awards), "figures": export.OfInteger(p.Figures),
		"statements": export.OfInteger(p.Statements), "quantities": export.OfInteger(p.Quantities),
	}
	q.permanentCell(cells, funding.CiteProgramme, p.PublicNumber)
	q.releaseCell(cells)
	return cells
}
