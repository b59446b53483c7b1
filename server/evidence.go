package main

import (
	"sillage/db/release"
	"sillage/server/view"
)

// evidence shows the words of one fact and everything that rests on them.
func evidence(q *ask) (view.Page, error) {
	e, err := q.db.Evidence(q.ctx(), q.key())
	if err != nil {
		return nil, err
	}
	page := view.Evidence{Key: q.key(), Quote: q.quote(e.SourceLine, true), Withheld: e.Withheld, Locator: e.Locator, Hash: e.Snapshot, Size: e.Size,
		Document: q.document(e.SourceLine, "", "")}
	page.Quote.Href = ""
	page.Document.Evidence = nil
	page.Document.Note = note(e.Note)
	if e.CopyOf != "" {
		page.Document.CopyOf = &view.Link{Text: e.CopyOf, Href: e.CopyOf}
	}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	for _, fill := range []func(*view.Evidence) error{q.restingMoney, q.restingWords, q.restingNames} {
		if err := fill(&page); err != nil {
			return nil, err
		}
	}
	return page, nil
}

// restingMoney finds the figures and awards that rest on the words.
func (q *ask) restingMoney(page *view.Evidence) error {
	replies, err := q.replies()
	if err != nil {
		return err
	}
	err = q.db.Figures(q.ctx(), release.Filter{Evidence: page.Key}, release.Page{}, func(r release.Row) error {
		if r.Amount != nil {
			f := q.figureRow(r)
			f.Replies = replies.about(r.Key)
			page.Figures = append(page.Figures, f)
		}
		return nil
	})
	if err != nil {
		return err
	}
	awards, err := q.db.EvidenceAwards(q.ctx(), page.Key)
	for _, a := range awards {
		page.Awards = append(page.Awards, *q.awardLink(a.Key))
	}
	return err
}

func (q *ask) restingWords(page *view.Evidence) error {
	filter := release.SaidFilter{Evidence: page.Key}
	replies, err := q.replies()
	if err != nil {
		return err
	}
	err = q.db.Quantities(q.ctx(), filter, release.Page{}, func(n release.Quantity) error {
		row := q.quantity(n)
		row.Replies = replies.about(n.Key)
		page.Quantities = append(page.Quantities, row)
		return nil
	})
	if err != nil {
		return err
	}
	err = q.db.Statements(q.ctx(), filter, release.Page{}, func(s release.Statement) error {
		row := q.statement(s)
		row.Replies = replies.about(s.Key)
		page.Statements = append(page.Statements, row)
		return nil
	})
	if err != nil {
		return err
	}
	links, err := q.db.Governance(q.ctx(), filter)
	for _, g := range links {
		page.Governance = append(page.Governance, q.governance(g))
	}
	return err
}

func (q *ask) restingNames(page *view.Evidence) error {
	names, err := q.db.PrintedNames(q.ctx(), "", page.Key)
	if err != nil {
		return err
	}
	for _, n := range names {
		page.Names = append(page.Names, view.PrintedName{Name: view.Text{Words: n.Name, Lang: n.Lang}})
	}
	values, err := q.db.IndexValues(q.ctx(), page.Key)
	if err != nil {
		return err
	}
	for _, v := range values {
		page.Values = append(page.Values, view.IndexValue{Year: v.Year, Value: v.Value, Title: v.Series.Name(string(q.lang))})
	}
	notes, err := q.db.DocumentNotes(q.ctx(), page.Key)
	for _, n := range notes {
		page.Notes = append(page.Notes, note(n.Note))
	}
	return err
}
