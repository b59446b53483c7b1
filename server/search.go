package main

import (
	"net/url"
	"strings"

	"sillage/db/release"
	"sillage/server/view"
)

// hitsShown is how many hits of a kind a page of search shows.
const hitsShown = 20

// search finds names: programmes, organizations, places, documents.
func search(q *ask) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	page := view.Search{Frame: frame, Query: strings.TrimSpace(q.value("q"))}
	if page.Query == "" {
		return page, nil
	}
	hits, more, err := q.db.Search(q.ctx(), page.Query, hitsShown)
	if err != nil {
		return nil, err
	}
	for _, kind := range []string{"programme", "organization", "region", "municipality", "document"} {
		if len(hits[kind]) == 0 {
			continue
		}
		group := view.SearchGroup{Kind: kind, More: more[kind]}
		for _, h := range hits[kind] {
			group.Hits = append(group.Hits, q.hit(h))
		}
		page.Groups = append(page.Groups, group)
	}
	return page, nil
}

func (q *ask) hit(h release.Hit) view.Hit {
	link := view.Link{Text: h.Name, Lang: h.Lang}
	switch h.Kind {
	case "programme":
		link.Href = q.href(view.ProgrammesAt, h.Key)
	case "organization":
		link.Href = q.href(view.OrganizationsAt, h.Key)
	case "document":
		link.Href = q.href(view.DocumentsAt, "") + "?key=" + url.QueryEscape(h.Key)
	}
	return view.Hit{Name: link}
}
