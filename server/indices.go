package main

import "sillage/server/view"

// indices shows the price indices, year by year, with the last year covered.
func indices(q *ask) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	series, err := q.db.Indices(q.ctx())
	if err != nil {
		return nil, err
	}
	page := view.Indices{Frame: frame}
	for _, s := range series {
		out := view.IndexSeries{ID: s.ID, Title: s.Title.Name(string(q.lang)), Base: s.Base,
			Source: view.Link{Text: s.Source.Name(string(q.lang)), Href: q.href(view.SourcesAt, "")}}
		for _, v := range s.Values {
			out.Values = append(out.Values, view.IndexValue{Year: v.Year, Value: v.Value, Href: q.href(view.EvidenceAt, v.EvidenceKey)})
		}
		if n := len(out.Values); n > 0 {
			out.First, out.Last = out.Values[0].Year, out.Values[n-1].Year
		}
		page.Series = append(page.Series, out)
	}
	return page, nil
}
