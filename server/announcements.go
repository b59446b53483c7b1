package main

import (
	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// announcements is the list of who announced what, the latest first.
var announcements = list[release.AnnouncementRow]{
	name: "announcements", kind: view.AnnouncementsAt, params: []string{"source", "year", "programme"},
	rows: func(q *ask, p release.Page, yield func(release.AnnouncementRow) error) error {
		return q.db.AnnouncementRows(q.ctx(), q.announcementFilter(), p, yield)
	},
	count: func(q *ask) (int64, error) {
		return q.db.CountAnnouncements(q.ctx(), q.announcementFilter())
	},
	position: func(a release.AnnouncementRow) string { return a.Position },
	cells:    announcementCells,
	page:     announcementList,
}

func (q *ask) announcementFilter() release.AnnouncementFilter {
	return release.AnnouncementFilter{Source: q.value("source"), Year: q.value("year"), Programme: q.value("programme")}
}

func announcementList(q *ask, l listed[release.AnnouncementRow]) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	from, err := q.db.AnnouncementSources(q.ctx())
	if err != nil {
		return nil, err
	}
	years, err := q.db.AnnouncementYears(q.ctx())
	if err != nil {
		return nil, err
	}
	page := view.AnnouncementList{Frame: frame, Pages: l.paging, Downloads: l.downloads, Feed: q.feed()}
	page.Filter.Action = q.href(view.AnnouncementsAt, "")
	q.add(&page.Filter, "source", "source", q.named(from))
	q.add(&page.Filter, "year", "calendar_year", plain(years))
	q.hide(&page.Filter, "programme")
	for _, a := range l.rows {
		page.Rows = append(page.Rows, view.AnnouncementRow{
			Key: a.Key, Title: view.Text{Words: a.Title, Lang: a.TitleLang}, Href: q.href(view.AnnouncementsAt, a.Key), Publisher: q.publisher(a.SourceLine),
			Date: a.Date, Programme: q.maybe(view.ProgrammesAt, a.Programme), State: a.State, Gone: a.AddressState == "gone",
			Reprint: a.CopyOf != "", Changes: int(a.Events), Waiting: int(a.Waiting),
		})
	}
	return page, nil
}

// feed is the address of the Atom feed of what changed.
func (q *ask) feed() string { return q.href(view.AnnouncementsAt, "") + ".atom" }

// announcement is the page of one.
func announcement(q *ask) (view.Page, error) {
	a, err := q.db.Announcement(q.ctx(), q.key())
	if err != nil {
		return nil, err
	}
	page := view.Announcement{Key: a.Key, Title: view.Text{Words: a.Title, Lang: a.TitleLang}, Document: q.document(a.SourceLine, a.Rank, a.PublishedOn),
		AnnouncedOn: a.AnnouncedOn, GoneSince: a.GoneSince, Archive: a.Archive, Hash: a.Snapshot, Size: a.Size,
		Programme: q.maybe(view.ProgrammesAt, a.Programme), Authors: q.bodies(a.Authors), Waiting: int(a.Waiting), Note: note(a.Note), Feed: q.feed()}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	for _, fill := range []func(release.AnnouncementRow, *view.Announcement) error{q.sameText, q.overTime, q.restsOnDocument} {
		if err := fill(a, &page); err != nil {
			return nil, err
		}
	}
	return page, nil
}

// sameText links the twin, the original and the reprints of an announcement.
func (q *ask) sameText(a release.AnnouncementRow, page *view.Announcement) error {
	copies, err := q.db.CopiesOf(q.ctx(), a.Address)
	if err != nil {
		return err
	}
	for _, c := range copies {
		page.Copies = append(page.Copies, q.copyLink(c))
	}
	for _, other := range []struct {
		address string
		into    **view.Link
	}{{a.Twin, &page.Twin}, {a.CopyOf, &page.CopyOf}} {
		if other.address == "" {
			continue
		}
		found, err := q.db.DocumentAt(q.ctx(), other.address)
		if err != nil {
			return err
		}
		link := view.Link{Text: other.address, Href: other.address}
		if len(found) > 0 {
			link = q.copyLink(found[0])
		}
		*other.into = &link
	}
	return nil
}

// copyLink leads to the page of the announcement, or to the document itself
// where no announcement was read.
func (q *ask) copyLink(c release.Copy) view.Link {
	link := view.Link{Text: c.Title, Lang: c.Lang, Href: c.Address}
	if c.Publisher != "" {
		link.Text += " (" + c.Publisher + ")"
	}
	if c.Announcement != "" {
		link.Href = q.href(view.AnnouncementsAt, c.Announcement)
	}
	return link
}

// mostEvents bounds what a page or feed tells.
const mostEvents = 200

func (q *ask) overTime(a release.AnnouncementRow, page *view.Announcement) error {
	versions, err := q.db.Versions(q.ctx(), a.Document)
	if err != nil {
		return err
	}
	for _, v := range versions {
		page.Versions = append(page.Versions, view.Version{Number: v.Number, SeenOn: v.SeenOn, Hash: v.Hash})
	}
	events, err := q.db.Events(q.ctx(), a.Document, mostEvents)
	for _, e := range events {
		page.Changes = append(page.Changes, view.TextChange{Key: e.Key, SeenOn: e.SeenOn, Kind: e.Kind,
			Was: view.Quote{Words: e.Was, Lang: e.Lang}, Became: view.Quote{Words: e.Became, Lang: e.Lang}})
	}
	return err
}

// restsOnDocument gathers the figures of every piece of evidence of the
// document, and the other announcements read in it.
func (q *ask) restsOnDocument(a release.AnnouncementRow, page *view.Announcement) error {
	d, err := q.db.Document(q.ctx(), a.Document)
	if err != nil {
		return err
	}
	page.Document.Source = view.Link{Text: d.SourceTitle.Name(string(q.lang)), Lang: d.SourceTitle.Lang(string(q.lang)), Href: q.href(view.SourcesAt, "")}
	for _, evidence := range d.Evidence {
		err := q.db.Figures(q.ctx(), release.Filter{Evidence: evidence}, release.Page{}, func(r release.Row) error {
			if r.Amount != nil {
				page.Figures = append(page.Figures, q.figureRow(r))
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return q.db.AnnouncementRows(q.ctx(), release.AnnouncementFilter{Document: a.Document}, release.Page{}, func(o release.AnnouncementRow) error {
		if o.Key != a.Key {
			page.Others = append(page.Others, view.Link{Text: o.Key, Href: q.href(view.AnnouncementsAt, o.Key)})
		}
		return nil
	})
}

func announcementCells(q *ask, a release.AnnouncementRow) map[string]export.Cell {
	authors, authorKeys := joined(a.Authors, string(q.lang))
	cells := map[string]export.Cell{
		"announcement": export.OfCode(a.Key), "source_title": export.OfWords(a.Title), "publisher": export.OfWords(a.Publisher),
		"publisher_key": export.OfCode(a.PublisherKey), "announced_on": export.OfCode(string(a.AnnouncedOn)),
		"published_on": export.OfCode(string(a.PublishedOn)), "programme": export.OfCode(a.Programme.Key),
		"programme_name": export.OfWords(nameOf(a.Programme, string(q.lang))), "authors": export.OfWords(authors), "author_keys": export.OfCode(authorKeys),
		"rank": export.OfCode(a.Rank), "lang": export.OfCode(a.TitleLang), "address": export.OfCode(a.Address),
		"address_state": export.OfCode(a.AddressState), "gone_since": export.OfCode(string(a.GoneSince)), "evidence_state": export.OfCode(a.State),
		"consulted_on": export.OfCode(string(a.ConsultedOn)), "sha256": export.OfCode(a.Snapshot), "versions": export.OfInteger(a.Versions),
		"events": export.OfInteger(a.Events), "waiting": export.OfInteger(a.Waiting), "copy_of": export.OfCode(a.CopyOf), "twin": export.OfCode(a.Twin),
		"source": export.OfCode(a.Source), "document": export.OfCode(a.Document), "evidence": export.OfCode(a.Evidence),
		"permanent_address": export.OfCode(q.base() + q.href(view.AnnouncementsAt, a.Key)),
	}
	q.releaseCell(cells)
	return cells
}

// eventLabel says in words what kind of change an event is.
func (q *ask) eventLabel(kind string) string { return q.labelOf(funding.EventKinds, kind) }
