package main

import (
	"fmt"
	"net/url"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// totals prints the totals of a list. A total opens the figures that give it,
// under the same query.
func (q *ask) totals(name string, query url.Values, t release.Totals) view.Totals {
	out := view.Totals{WithAside: true}
	for _, line := range t.Stages {
		row := view.TotalRow{Stage: string(line.Stage),
			Entering: q.sum(sumKey(name, "enters", "", line.Stage), query, line.Stage, line.Entering),
			Reaching: q.sum(sumKey(name, "reaches", "", line.Stage), query, line.Stage, line.Reaching)}
		for _, aside := range line.Aside {
			if a := q.sum(sumKey(name, "aside", aside.Because, line.Stage), query, line.Stage, aside.StageTotal); a != nil {
				row.Aside = append(row.Aside, view.AsideAmount{Amount: *a, Because: aside.Because})
			}
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// sum prints one sum of a list; nil when nothing was found. A sum that one
// figure alone gives is that figure, which opens its evidence.
func (q *ask) sum(key string, query url.Values, stage funding.Stage, t release.StageTotal) *view.Amount {
	switch {
	case t.Count == 0:
		return nil
	case t.Evidence != "": // one figure gives it, and is it
		a := q.amount(t.Total.Amount, stage, t.Evidence)
		return &a
	}
	a := q.total(t.Total, stage, withQuery(q.href(view.ComputedAt, key), narrowed(query)))
	return &a
}

// sumKey names the sum of a list: list.awards.enters.announced, with the
// reason at the end for what stands aside.
func sumKey(name, counted, because string, stage funding.Stage) string {
	key := fmt.Sprintf("list.%s.%s.%s", name, counted, stage)
	if because != "" {
		key += "." + because
	}
	return key
}

// narrowed keeps the parameters that narrow a list.
func narrowed(query url.Values) string {
	kept := url.Values{}
	for _, name := range filterParams {
		if v := query.Get(name); v != "" {
			kept.Set(name, v)
		}
	}
	return kept.Encode()
}

// listSum is a sum named by sumKey, with the rows that give it.
type listSum struct {
	name, counted, because string
	stage                  funding.Stage
}

// readSumKey reads what sumKey wrote. Error: release.ErrNotFound.
func readSumKey(key string) (listSum, error) {
	parts := strings.Split(key, ".")
	none := fmt.Errorf("computed number %q: %w", key, release.ErrNotFound)
	if len(parts) < 4 || len(parts) > 5 {
		return listSum{}, none
	}
	s := listSum{name: parts[1], counted: parts[2], stage: funding.Stage(parts[3])}
	if len(parts) == 5 {
		s.because = parts[4]
	}
	aside := s.counted == "aside"
	switch {
	case s.name != "awards" && s.name != "figures",
		s.counted != "enters" && s.counted != "reaches" && !aside,
		!funding.Stages.Has(parts[3]),
		aside != funding.Reasons.Has(s.because):
		return listSum{}, none
	}
	return s, nil
}

// sumPage shows a sum of a list with the figures that give it, under the same
// query as the list.
func sumPage(q *ask) (view.Page, error) {
	s, err := readSumKey(q.key())
	if err != nil {
		return nil, err
	}
	f, err := q.filter()
	if err != nil {
		return nil, err
	}
	if f.Stage != "" && f.Stage != string(s.stage) {
		return nil, badQuery{"stage", "is not that of this sum"}
	}
	f.Stage = string(s.stage)
	rows, totals := q.db.Figures, q.db.FigureTotals
	if s.name == "awards" {
		rows, totals = q.db.Awards, q.db.AwardTotals
	}
	t, err := totals(q.ctx(), f)
	if err != nil {
		return nil, err
	}
	sum, err := s.of(t)
	if err != nil {
		return nil, err
	}
	page := view.Computed{Key: q.key(), Kind: "total_" + map[string]string{"enters": "entering", "reaches": "reaching", "aside": "aside"}[s.counted],
		Stage: string(s.stage), Because: s.because}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	a := q.total(sum.Total, s.stage, page.Frame.Path)
	page.Amount = &a
	err = rows(q.ctx(), f, release.Page{}, func(r release.Row) error {
		if s.has(r) {
			page.Operands = append(page.Operands, view.Operand{Sign: 1, Figure: q.figureRow(r)})
		}
		return nil
	})
	return page, err
}

func (s listSum) has(r release.Row) bool {
	switch s.counted {
	case "enters":
		return r.Enters
	case "reaches":
		return r.Reaches
	default:
		return r.Aside && r.Because == s.because
	}
}

func (s listSum) of(t release.Totals) (release.StageTotal, error) {
	for _, line := range t.Stages {
		switch {
		case line.Stage != s.stage:
		case s.counted == "enters" && line.Entering.Count > 0:
			return line.Entering, nil
		case s.counted == "reaches" && line.Reaching.Count > 0:
			return line.Reaching, nil
		case s.counted == "aside":
			for _, a := range line.Aside {
				if a.Because == s.because {
					return a.StageTotal, nil
				}
			}
		}
	}
	return release.StageTotal{}, fmt.Errorf("sum of no row: %w", release.ErrNotFound)
}
