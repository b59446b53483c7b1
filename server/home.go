package main

import (
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
	counts, err := q.db.Counts(q.ctx())
	if err != nil {
		return nil, err
	}
	texts, err := q.db.Texts(q.ctx(), string(q.lang))
	if err != nil {
		return nil, err
	}
	page := view.Home{Frame: frame, Title: texts["home_title"], Lead: texts["home_lead"],
		Facts: int(counts["facts"]), Addresses: int(counts["addresses"]), ConsultedOn: frame.StateOn, ProgrammeCount: int(counts["programmes"])}
	if page.Featured, err = q.featured(); err != nil {
		return nil, err
	}
	var rows []release.Program
	if err := q.db.Programs(q.ctx(), release.ProgramFilter{}, release.Page{Limit: shownOnHome}, into(&rows)); err != nil {
		return nil, err
	}
	for _, p := range rows[:min(len(rows), shownOnHome)] {
		page.Programmes = append(page.Programmes, q.programmeRow(p))
	}
	page.Downloads, err = q.everyFile(counts)
	return page, err
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
		out = append(out, view.Featured{Name: q.link(view.ProgrammesAt, p.Named), Answer: q.answer(f), Totals: q.programmeTotals(f)})
	}
	return out, nil
}

// everyFile lists every extract whole.
func (q *ask) everyFile(counts map[string]int64) ([]view.Download, error) {
	documents, err := q.db.CountDocuments(q.ctx(), release.DocumentFilter{})
	if err != nil {
		return nil, err
	}
	t, err := q.db.AwardTotals(q.ctx(), release.Filter{})
	if err != nil {
		return nil, err
	}
	var out []view.Download
	for _, f := range []struct {
		name string
		kind view.Kind
		rows int64
	}{
		{"figures", view.FiguresAt, counts["figures"]}, {"awards", view.AwardsAt, t.Rows}, {"programs", view.ProgrammesAt, counts["programmes"]},
		{"organizations", view.OrganizationsAt, counts["organizations"]}, {"statements", view.StatementsAt, counts["statements"]},
		{"quantities", view.QuantitiesAt, counts["quantities"]}, {"documents", view.DocumentsAt, documents},
	} {
		out = append(out, q.files(f.name, f.kind, "", int(f.rows))...)
	}
	return out, nil
}
