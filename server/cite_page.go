package main

import (
	"fmt"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// citedAddress is a permanent address of a list or another page: it opens
// today's, and tells what changed in it.
func (q *ask) citedAddress(past release.Past, what string) (citedPage, error) {
	home, err := view.CiteWord(q.lang, "home")
	if err != nil {
		return citedPage{}, err
	}
	if what == "" {
		return citedPage{moved: q.permanentIn(past.Number, home)}, nil
	}
	inside := what
	if what == home {
		inside = ""
	}
	at := "/" + string(q.lang) + "/" + inside
	if path.Clean(at) != strings.TrimSuffix(at, "/") || strings.HasPrefix(at+"/", q.href(view.CiteAt, "")+"/") {
		return citedPage{}, noCitation{"id", fmt.Errorf("address %q: %w", at, release.ErrNotFound)}
	}
	if id, err := q.citable(at); err != nil {
		return citedPage{}, err
	} else if _, isID := funding.ParsePublicID(id); isID {
		return citedPage{moved: q.permanentIn(past.Number, id)}, nil
	}
	asked := q.c.Request.URL.Query()
	found, err := q.want((&url.URL{Path: at}).EscapedPath(), asked.Encode())
	if err != nil {
		if statusOf(err) == http.StatusNotFound {
			err = noCitation{"id", err}
		}
		return citedPage{}, err
	}
	p := q.begin(past, (&url.URL{Path: what}).EscapedPath(), asked.Encode())
	p.citation.ID = export.CitationID(past.Number, what+" "+asked.Encode())
	p.view.Open = &view.Link{Href: withQuery((&url.URL{Path: at}).EscapedPath(), asked.Encode())}
	name, made := found.title, found.page
	switch {
	case name != "": // a picture
	case made == nil: // a file
		if name, err = view.CiteWord(q.lang, "file"); err != nil {
			return p, err
		}
		name = capital(name) + " " + inside
	default:
		if name, err = view.Heading(made); err != nil {
			return p, err
		}
	}
	p.citation.Dataset = made == nil || view.Listed(made)
	if by := view.Narrowed(made); len(by) > 0 {
		name += map[view.Lang]string{view.French: "\u00a0: ", view.English: ": "}[q.lang] + strings.Join(by, ", ")
	}
	p.view.Name = []view.CitePiece{{Text: name}}
	if !p.view.Newest {
		if p.view.Rows, err = q.changedRows(past, made); err != nil {
			return p, err
		}
	}
	q.finish(&p)
	return p, nil
}

// mostChanges stand on one page.
const mostChanges = 50

// changedRows tells which numbers of a list of figures or awards changed since
// a release; nil for other pages.
func (q *ask) changedRows(past release.Past, made view.Page) (*view.CitedRows, error) {
	read := q.db.Figures
	switch made.(type) {
	case view.FigureList:
	case view.AwardList:
		read = q.db.Awards
	case view.RecordPage:
		return q.changedRecord(past, made.(view.RecordPage))
	default:
		return nil, nil
	}
	f, err := q.filter()
	if err != nil {
		return nil, err
	}
	lines, err := q.db.ChangesSince(q.ctx(), past.Number, mostChanges+1)
	if err != nil {
		return nil, err
	}
	rows := &view.CitedRows{More: len(lines) > mostChanges}
	for _, l := range lines[:min(len(lines), mostChanges)] {
		if l.ID.Kind != funding.CiteFigure {
			continue
		}
		change, err := q.changeOf(l)
		if err != nil {
			return nil, err
		}
		f.Figure = l.Key
		here := false
		err = read(q.ctx(), f, release.Page{Limit: 1}, func(release.Row) error { here = true; return nil })
		switch {
		case err != nil:
			return nil, err
		case here:
			rows.Changes = append(rows.Changes, change)
		case !l.Shown:
			rows.Withdrawn = append(rows.Withdrawn, change)
		}
	}
	return rows, nil
}

// howToCite is the page about citing: releases, and what changed from one to
// the next.
func howToCite(q *ask) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	page := view.HowToCite{Frame: frame}
	pasts, err := q.db.Pasts(q.ctx(), mostChanges)
	if err != nil {
		return nil, err
	}
	for _, p := range pasts {
		day, _, _ := strings.Cut(p.PublishedAt, "T")
		page.Releases = append(page.Releases, view.CitedRelease{StateOn: p.StateOn,
			Release: view.Release{Number: int(p.Number), PublishedAt: funding.Date(day), ContentHash: p.ContentHash}})
	}
	lines, err := q.db.ChangesSince(q.ctx(), 0, mostChanges+1)
	if err != nil {
		return nil, err
	}
	page.More = len(lines) > mostChanges
	for _, l := range lines[:min(len(lines), mostChanges)] {
		change, err := q.changeOf(l)
		if err != nil {
			return nil, err
		}
		page.Changes = append(page.Changes, change)
	}
	return page, nil
}

// changeOf tells one line of the ledger beside the one before it.
func (q *ask) changeOf(l release.Line) (view.CitedChange, error) {
	lines, err := q.db.Lines(q.ctx(), l.ID)
	if err != nil {
		return view.CitedChange{}, err
	}
	at := slices.IndexFunc(lines, func(x release.Line) bool { return x.Release == l.Release })
	if at < 1 {
		return view.CitedChange{}, fmt.Errorf("line of %s in release %d: nothing before it", l.ID, l.Release)
	}
	return q.change(lines, at)
}
