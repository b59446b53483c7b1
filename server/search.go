package main

import (
	"unicode/utf8"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

const (
	hitsPerKind  = 25
	longestQuery = 200
)

// search finds names: programmes, bodies, places, documents.
func search(q *ask) (view.Page, error) {
	text := q.value("q")
	if !utf8.ValidString(text) || utf8.RuneCountInString(text) > longestQuery {
		return nil, badQuery{"q", "too long, or not text"}
	}
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	page := view.Search{Frame: frame, Query: text}
	hits, counts, err := q.db.Search(q.ctx(), text, hitsPerKind)
	if err != nil {
		return nil, err
	}
	for _, kind := range release.SearchKinds {
		if counts[kind] == 0 {
			continue
		}
		group := view.SearchGroup{Kind: kind, More: counts[kind] - len(hits[kind])}
		for _, h := range hits[kind] {
			hit, err := q.hit(h)
			if err != nil {
				return nil, err
			}
			group.Hits = append(group.Hits, hit)
		}
		page.Groups = append(page.Groups, group)
	}
	return page, nil
}

func (q *ask) hit(h release.Hit) (view.Hit, error) {
	hit := view.Hit{Name: view.Link{Text: h.Name, Lang: h.Lang}}
	switch h.Kind {
	case "programme":
		hit.Name.Href = q.href(view.ProgrammesAt, h.Key)
		p, err := q.db.Program(q.ctx(), h.Key)
		if err != nil {
			return hit, err
		}
		hit.Detail = nameOf(p.Theme, string(q.lang)) + " · " + q.labelOf(funding.Scopes, p.Scope)
	case "organization":
		hit.Name.Href = q.href(view.OrganizationsAt, h.Key)
		o, err := q.db.Organization(q.ctx(), h.Key)
		if err != nil {
			return hit, err
		}
		hit.Detail = q.labelOf(funding.OrganizationKinds, o.Kind)
		if name := o.Name(string(q.lang)); name != h.Name {
			hit.Detail = name + " · " + hit.Detail
		}
	case "document":
		hit.Name.Href = withQuery(q.href(view.DocumentsAt, ""), query("key", h.Key))
		d, err := q.db.Document(q.ctx(), h.Key)
		if err != nil {
			return hit, err
		}
		hit.Detail = d.Publisher
	case "region":
		hit.Name.Href = withQuery(q.href(view.OrganizationsAt, ""), query("region", h.Name))
	default: // places without a page: the name alone
	}
	return hit, nil
}
