package main

import (
	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// evidence shows the words of a source, and everything that rests on them.
func evidence(q *ask) (view.Page, error) {
	e, err := q.db.Evidence(q.ctx(), q.key())
	if err != nil {
		return nil, err
	}
	page := view.Evidence{Key: e.Evidence, Quote: q.quote(e.SourceLine, "", "", true), Withheld: e.Withheld,
		Document: q.document(e.SourceLine, "", ""), Locator: e.Locator, Hash: e.Snapshot, Size: e.Size,
		NotFoundOn: e.NotFoundOn, GoneSince: e.GoneSince, Archive: e.Archive}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	if e.CopyOf != "" {
		page.Document.CopyOf = &view.Link{Text: e.CopyOf}
	}
	page.Document.Note = note(e.Note)
	if err := q.restsOn(e.Evidence, &page); err != nil {
		return nil, err
	}
	return page, q.restsBeside(e.Evidence, &page)
}

// restsOn gathers the figures, numbers, statements and links of the evidence.
func (q *ask) restsOn(key string, page *view.Evidence) error {
	answers, err := q.replies()
	if err != nil {
		return err
	}
	page.Replies = answers.about(key)
	of := release.SaidFilter{Evidence: key}
	filter := release.Filter{Evidence: key}
	f := file{byKey: map[string]release.Row{}, relations: map[string][]release.Relation{}}
	relations, err := q.db.Relations(q.ctx(), filter)
	if err != nil {
		return err
	}
	for _, r := range relations {
		f.relations[r.Key] = append(f.relations[r.Key], r)
	}
	if err := q.db.Figures(q.ctx(), filter, release.Page{}, into(&f.figures)); err != nil {
		return err
	}
	if err := q.knowOthers(&f); err != nil {
		return err
	}
	for _, r := range f.figures {
		if r.Amount == nil {
			continue // the award stands among the awards
		}
		row := q.figureRow(r)
		row.Replies, row.Relations = answers.about(r.Key), q.relationNotes(f, r)
		page.Figures = append(page.Figures, row)
		q.dated(&page.Document, r.Rank, string(r.PublishedOn))
	}
	err = q.db.Quantities(q.ctx(), of, release.Page{}, func(n release.Quantity) error {
		row := q.quantity(n)
		row.Replies = answers.about(n.Key)
		page.Quantities = append(page.Quantities, row)
		q.dated(&page.Document, n.Rank, string(n.PublishedOn))
		return nil
	})
	if err != nil {
		return err
	}
	return q.db.Statements(q.ctx(), of, release.Page{}, func(s release.Statement) error {
		row := q.statement(s)
		row.Replies = answers.about(s.Key)
		page.Statements = append(page.Statements, row)
		q.dated(&page.Document, s.Rank, string(s.PublishedOn))
		return nil
	})
}

// dated gives the document the rank and date that what was read in it states.
func (q *ask) dated(d *view.Document, rank, publishedOn string) {
	if d.Rank == "" {
		d.Rank = rank
	}
	if d.PublishedOn == "" {
		d.PublishedOn = funding.Date(publishedOn)
	}
}

// restsBeside gathers awards, names, index values and notes of the evidence.
func (q *ask) restsBeside(key string, page *view.Evidence) error {
	links, err := q.db.Governance(q.ctx(), release.SaidFilter{Evidence: key})
	if err != nil {
		return err
	}
	for _, g := range links {
		page.Governance = append(page.Governance, q.governance(g))
	}
	allocations, err := q.db.EvidenceAwards(q.ctx(), key)
	if err != nil {
		return err
	}
	for _, a := range allocations {
		page.Awards = append(page.Awards, q.awardNamed(a))
	}
	printed, err := q.db.PrintedNames(q.ctx(), "", key)
	if err != nil {
		return err
	}
	for _, n := range printed {
		page.Names = append(page.Names, q.printedName(n))
	}
	values, err := q.db.IndexValues(q.ctx(), key)
	if err != nil {
		return err
	}
	for _, v := range values {
		page.Values = append(page.Values, q.indexValue(v))
	}
	notes, err := q.db.DocumentNotes(q.ctx(), key)
	for _, n := range notes {
		page.Notes = append(page.Notes, note(n.Note))
	}
	return err
}
