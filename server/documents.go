package main

import (
	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// documents is the list of the addresses read.
var documents = list[release.Document]{
	name: "documents", kind: view.DocumentsAt, params: []string{"source", "kind", "speaker", "lang_of", "state", "publisher", "programme", "key", "scope"},
	rows: func(q *ask, p release.Page, yield func(release.Document) error) error {
		f, err := q.documentFilter()
		if err != nil {
			return err
		}
		return q.db.Documents(q.ctx(), f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		f, err := q.documentFilter()
		if err != nil {
			return 0, err
		}
		return q.db.CountDocuments(q.ctx(), f)
	},
	position: func(d release.Document) string { return d.Position },
	cells:    documentCells,
	page:     documentList,
}

func (q *ask) documentFilter() (release.DocumentFilter, error) {
	f := release.DocumentFilter{Source: q.value("source"), Kind: q.value("kind"), Speaker: q.value("speaker"), Lang: q.value("lang_of"),
		State: q.value("state"), Publisher: q.value("publisher"), Programme: q.value("programme"), Key: q.value("key"), Scope: q.value("scope")}
	for _, closed := range []struct {
		name, value string
		list        funding.CodeList
	}{
		{"kind", f.Kind, funding.DocumentKinds}, {"speaker", f.Speaker, funding.Speakers}, {"state", f.State, funding.EvidenceStates},
		{"scope", f.Scope, funding.Scopes},
	} {
		if err := oneOf(closed.name, closed.value, closed.list.Values()); err != nil {
			return f, err
		}
	}
	return f, nil
}

func documentList(q *ask, l listed[release.Document]) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	from, err := q.db.Sources(q.ctx())
	if err != nil {
		return nil, err
	}
	programmes, err := q.programmeNames()
	if err != nil {
		return nil, err
	}
	f, err := q.documentFilter()
	if err != nil {
		return nil, err
	}
	scopes, err := q.db.DocumentScopes(q.ctx(), f)
	if err != nil {
		return nil, err
	}
	page := view.DocumentList{Frame: frame, Pages: l.paging, Downloads: l.downloads}
	page.Filter.Action = q.href(view.DocumentsAt, "")
	var titles []release.Named
	for _, s := range from {
		titles = append(titles, s.Title)
	}
	q.add(&page.Filter, "programme", "programme", q.sorted(programmes))
	q.add(&page.Filter, "scope", "scope", q.scoped(scopes))
	q.add(&page.Filter, "source", "source", q.named(titles))
	q.add(&page.Filter, "kind", "kind", q.coded(funding.DocumentKinds))
	q.add(&page.Filter, "state", "state", q.coded(funding.EvidenceStates))
	q.hide(&page.Filter, "speaker", "lang_of", "publisher", "key")
	for _, d := range l.rows {
		page.Rows = append(page.Rows, q.documentRow(d))
	}
	return page, nil
}

func (q *ask) documentRow(d release.Document) view.Document {
	out := view.Document{Key: d.Key, Publisher: view.Link{Text: d.Publisher}, Title: view.Text{Words: d.Title, Lang: d.Lang}, Address: d.Address,
		Kind: d.Kind, Lang: d.Lang, PublishedOn: d.PublishedOn, Speaker: d.Speaker, Rank: d.Rank, State: d.State,
		AddressState: d.AddressState, ConsultedOn: d.ConsultedOn, Note: note(d.Note),
		Source: view.Link{Text: d.SourceTitle.Name(string(q.lang)), Lang: d.SourceTitle.Lang(string(q.lang)), Href: q.href(view.SourcesAt, "")}}
	if d.PublisherKey != "" {
		out.Publisher.Href = q.href(view.OrganizationsAt, d.PublisherKey)
	}
	if d.CopyOf != "" {
		out.CopyOf = &view.Link{Text: d.CopyOf}
	}
	for _, key := range d.Evidence {
		out.Evidence = append(out.Evidence, view.Link{Text: key, Href: q.href(view.EvidenceAt, key)})
	}
	return out
}

func documentCells(q *ask, d release.Document) map[string]export.Cell {
	cells := map[string]export.Cell{
		"document": export.OfCode(d.Key), "publisher": export.OfWords(d.Publisher), "publisher_key": export.OfCode(d.PublisherKey),
		"source_title": export.OfWords(d.Title), "address": export.OfCode(d.Address), "document_kind": export.OfCode(d.Kind),
		"speaker": export.OfCode(d.Speaker), "lang": export.OfCode(d.Lang), "copy_of": export.OfCode(d.CopyOf), "source": export.OfCode(d.Source),
		"facts": export.OfInteger(d.Facts), "evidence_state": export.OfCode(d.State), "address_state": export.OfCode(d.AddressState),
		"consulted_on": export.OfCode(string(d.ConsultedOn)), "published_on": export.OfCode(string(d.PublishedOn)), "rank": export.OfCode(d.Rank),
		"note": export.OfWords(d.Note),
	}
	q.permanentCell(cells, funding.CiteDocument, d.PublicNumber)
	q.releaseCell(cells)
	return cells
}
