package main

import (
	"slices"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// seriesAtFirst is how many series the page draws; the others are links.
const seriesAtFirst = 2

// scope is that of the first page: community groups until the address says
// another; empty for all.
func (q *ask) scope() (string, error) {
	scope, _, err := q.homeScope()
	return scope, err
}

// scopeSwitch names the scope of the page and leads to the other choice.
func (q *ask) scopeSwitch() view.ScopeSwitch {
	switch s := q.value("scope"); s {
	case allScopes:
		return view.ScopeSwitch{Href: q.with("scope", "")}
	case "":
		return view.ScopeSwitch{Code: homeScope, Href: q.with("scope", allScopes)}
	default:
		return view.ScopeSwitch{Code: s, Href: q.with("scope", allScopes)}
	}
}

// compare opens what can be compared: the pairs of the programmes that the
// edition puts first, the modes of a region, the series, and what is never
// computed.
func compare(q *ask) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	scope, err := q.scope()
	if err != nil {
		return nil, err
	}
	texts, err := q.db.Texts(q.ctx(), string(q.lang))
	if err != nil {
		return nil, err
	}
	page := view.Compare{Frame: frame, Title: texts["compare_title"], Lead: texts["compare_lead"], Scope: q.scopeSwitch()}
	exact, err := q.db.CountPairs(q.ctx(), release.PairFilter{Scope: scope, Exact: "yes"})
	if err != nil {
		return nil, err
	}
	page.Exact = int(exact)
	if page.Pairs, err = q.featuredPairs(scope); err != nil {
		return nil, err
	}
	tables, err := q.seriesTables(scope)
	if err != nil {
		return nil, err
	}
	for _, t := range tables {
		switch t.Kind {
		case funding.ModesSeries:
			page.Modes = append(page.Modes, t)
		case funding.RateSeries:
			page.MoreSeries = append(page.MoreSeries, view.Link{Text: t.Title, Href: t.Href})
		default:
			if len(page.Series) < seriesAtFirst {
				page.Series = append(page.Series, t)
			} else {
				page.MoreSeries = append(page.MoreSeries, view.Link{Text: t.Title, Href: t.Href})
			}
		}
	}
	if page.Beside, err = q.besideChoices(besideAsk{of: "programme", measure: "amount"}); err != nil {
		return nil, err
	}
	page.Downloads, err = q.compareFiles(scope)
	return page, err
}

func (q *ask) compareFiles(scope string) ([]view.Download, error) {
	n, err := q.db.CountPairs(q.ctx(), release.PairFilter{Scope: scope})
	if err != nil {
		return nil, err
	}
	narrow := ""
	if s := q.value("scope"); s != "" {
		narrow = query("scope", s)
	}
	rows, err := q.seriesRows(scope)
	return append(q.files("pairs", view.PairsAt, narrow, int(n)), q.files("series", view.SeriesAt, narrow, len(rows))...), err
}

// followedTheme is the label of the theme that the site is about.
func (q *ask) followedTheme() (string, error) {
	themes, err := q.db.Themes(q.ctx())
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(themes, func(t release.Theme) bool { return t.Followed })
	if i < 0 {
		return "", nil
	}
	label := []rune(themes[i].Name(string(q.lang)))
	return strings.ToUpper(string(label[:1])) + string(label[1:]), nil
}
