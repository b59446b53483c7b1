package main

import (
	"fmt"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// pairRow is a pair with the rows of its two figures.
type pairRow struct {
	release.Pair
	left, right release.Row
}

// pairs is the list of pairs, those of featured programmes first.
var pairs = list[pairRow]{
	name: "pairs", kind: view.PairsAt, params: []string{"scope", "programme", "exact"},
	rows: func(q *ask, p release.Page, yield func(pairRow) error) error {
		f, err := q.pairFilter()
		if err != nil {
			return err
		}
		return q.pairRows(f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		f, err := q.pairFilter()
		if err != nil {
			return 0, err
		}
		return q.db.CountPairs(q.ctx(), f)
	},
	position: func(p pairRow) string { return p.Position },
	cells:    pairCells,
	page:     pairList,
}

func (q *ask) pairFilter() (release.PairFilter, error) {
	scope, err := q.scope()
	if err != nil {
		return release.PairFilter{}, err
	}
	f := release.PairFilter{Scope: scope, Programme: q.value("programme"), Exact: q.value("exact")}
	return f, oneOf("exact", f.Exact, []string{"yes", "no"})
}

// figuresAtOnce is how many figures are read in one question.
const figuresAtOnce = 500

// pairRows hands out pairs with their figures, read some hundreds at once.
func (q *ask) pairRows(f release.PairFilter, p release.Page, yield func(pairRow) error) error {
	var waiting []release.Pair
	give := func() error {
		var keys []string
		for _, w := range waiting {
			keys = append(keys, w.Left, w.Right)
		}
		figures, err := q.db.FigureRows(q.ctx(), keys)
		for _, w := range waiting {
			if err == nil {
				err = yield(pairRow{w, figures[w.Left], figures[w.Right]})
			}
		}
		waiting = waiting[:0]
		return err
	}
	err := q.db.Pairs(q.ctx(), f, p, func(x release.Pair) error {
		if waiting = append(waiting, x); len(waiting) < figuresAtOnce/2 {
			return nil
		}
		return give()
	})
	if err == nil && len(waiting) > 0 {
		err = give()
	}
	return err
}

func pairList(q *ask, l listed[pairRow]) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	f, err := q.pairFilter()
	if err != nil {
		return nil, err
	}
	page := view.PairList{Frame: frame, Scope: q.scopeSwitch(), Pages: l.paging, Downloads: l.downloads}
	exact, err := q.db.CountPairs(q.ctx(), release.PairFilter{Scope: f.Scope, Programme: f.Programme, Exact: "yes"})
	if err != nil {
		return nil, err
	}
	page.Exact = int(exact)
	names, err := q.programmeNames()
	if err != nil {
		return nil, err
	}
	page.Filter.Action = q.href(view.PairsAt, "")
	q.add(&page.Filter, "programme", "programme", q.sorted(names))
	q.add(&page.Filter, "exact", "exact", q.yesNo())
	q.hide(&page.Filter, "scope")
	for _, p := range l.rows {
		page.Rows = append(page.Rows, q.pairLine(p))
	}
	return page, nil
}

func (q *ask) pairLine(p pairRow) view.PairLine {
	return view.PairLine{Key: p.Key, Href: q.href(view.PairsAt, p.Key), Programme: q.link(view.ProgrammesAt, p.Programme),
		Left: q.figureRow(p.left), Right: q.figureRow(p.right), Exact: p.Exact, Differs: p.Differs}
}

func pairCells(q *ask, p pairRow) map[string]export.Cell {
	lang := string(q.lang)
	cells := map[string]export.Cell{
		"pair": export.OfCode(p.Key), "programme": export.OfCode(p.Programme.Key), "programme_name": export.OfWords(nameOf(p.Programme, lang)),
		"exact": export.OfBool(p.Exact), "differs": export.OfCode(strings.Join(p.Differs, " ")),
		"permanent_address": export.OfCode(q.base() + q.permanentPage(view.PairsAt, p.Key)),
	}
	for side, r := range map[string]release.Row{"left": p.left, "right": p.right} {
		if r.Amount == nil {
			continue
		}
		cells[side+"_row"], cells[side+"_amount"] = export.OfCode(r.Key), export.OfCents(r.Amount.Cents)
		cells[side+"_amount_printed"] = export.OfWords(funding.Print(*r.Amount, lang))
		cells[side+"_stage"], cells[side+"_basis"] = export.OfCode(string(r.Stage)), export.OfCode(r.Basis)
		cells[side+"_fiscal_from"], cells[side+"_fiscal_until"] = export.OfCode(r.FiscalFrom), export.OfCode(r.FiscalUntil)
		cells[side+"_scope"], cells[side+"_region"] = export.OfCode(r.Scope), export.OfWords(r.Region)
		cells[side+"_perimeter"], cells[side+"_evidence"] = export.OfWords(r.Perimeter), export.OfCode(r.Evidence)
	}
	q.releaseCell(cells)
	return cells
}

// featuredPairs are the pairs of the programmes that the edition puts first.
func (q *ask) featuredPairs(scope string) ([]view.PairGroup, error) {
	var rows []pairRow
	if err := q.pairRows(release.PairFilter{Scope: scope, Featured: true}, release.Page{}, into(&rows)); err != nil {
		return nil, err
	}
	var groups []view.PairGroup
	at := map[string]int{}
	for _, p := range rows {
		i, known := at[p.Programme.Key]
		if known {
			if groups[i].First.Left.Key == p.left.Key {
				groups[i].Others = append(groups[i].Others, q.pairLine(p))
			}
			continue
		}
		card, err := q.pairCard(p)
		if err != nil {
			return nil, err
		}
		at[p.Programme.Key] = len(groups)
		groups = append(groups, view.PairGroup{Programme: q.link(view.ProgrammesAt, p.Programme), First: card,
			All: withQuery(q.href(view.PairsAt, ""), query("programme", p.Programme.Key))})
	}
	return groups, nil
}

func (q *ask) pairCard(p pairRow) (view.PairCard, error) {
	theme, err := q.followedTheme()
	card := view.PairCard{Key: p.Key, Href: q.href(view.PairsAt, p.Key), Theme: theme, Left: q.pairSide(p.left), Right: q.pairSide(p.right), Exact: p.Exact}
	if err != nil {
		return card, err
	}
	if words, err := q.countsOf(p.right.Figure); err != nil {
		return card, err
	} else if words != "" {
		card.Right.Perimeter = view.Text{Words: words}
	}
	for _, v := range funding.Criteria(p.left.Alike(), p.right.Alike()) {
		row := view.CriterionRow{Code: v.Code, Same: v.Same, Left: criterionOf(v.Code, p.left), Right: criterionOf(v.Code, p.right)}
		if v.Code == funding.DiffersPeriod {
			row.LeftSpan, row.RightSpan = span(p.left), span(p.right)
		}
		card.Criteria = append(card.Criteria, row)
	}
	card.Differ = len(p.Differs)
	if p.Computed == "" {
		return card, nil
	}
	c, err := q.db.Computed(q.ctx(), p.Computed)
	if err == nil && c.Ratio != nil {
		card.Ratio = &view.Ratio{Text: funding.PrintShare(*c.Ratio, string(q.lang)), Href: q.href(view.ComputedAt, c.Key)}
	}
	return card, err
}

// pairSide is a figure as a pair shows it.
func (q *ask) pairSide(r release.Row) view.FigureRow {
	f := q.figureRow(r)
	f.Saying = q.shortSaying(r.SourceLine, r.Rank, r.AssertedBy, r.PublishedOn)
	return f
}

// countsOf is what the series of a figure counts, in the reader's language;
// empty for a figure that no series shows first.
func (q *ask) countsOf(figure string) (string, error) {
	all, err := q.db.Series(q.ctx(), "")
	if err != nil {
		return "", err
	}
	for _, s := range all {
		for _, y := range s.Years {
			if y.Member == figure {
				return s.Counts.Name(string(q.lang)), nil
			}
		}
	}
	return "", nil
}

// criterionOf is what a figure states of a criterion.
func criterionOf(code string, r release.Row) string {
	switch code {
	case funding.DiffersStage:
		return string(r.Stage)
	case funding.DiffersBasis:
		return r.Basis
	case funding.DiffersScope:
		return r.Scope
	case funding.DiffersRegion:
		return r.Region
	case funding.DiffersUnit:
		return r.Unit
	case funding.DiffersCurrency:
		return r.Amount.Currency
	default:
		return ""
	}
}

// pair shows one pair, and the figure on the left by fiscal year where its
// source prints months.
func pair(q *ask) (view.Page, error) {
	var found []pairRow
	if err := q.pairRows(release.PairFilter{Key: q.key()}, release.Page{}, into(&found)); err != nil {
		return nil, err
	}
	if len(found) == 0 || q.key() == "" {
		return nil, fmt.Errorf("pair %q: %w", q.key(), release.ErrNotFound)
	}
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	q.cited = &citations{}
	page := view.PairPage{Frame: frame, Programme: q.link(view.ProgrammesAt, found[0].Programme)}
	if page.Card, err = q.pairCard(found[0]); err != nil {
		return nil, err
	}
	parts, refused, err := q.spread(found[0].left)
	if err != nil {
		return nil, err
	}
	if refused != nil {
		page.NoSpread = refused.Code
	}
	for _, p := range parts {
		a := q.computedOf(p.Amount, found[0].left.Stage, measuredKey("year_part", found[0].left.Figure, p.Year.String()))
		page.Spread = append(page.Spread, view.YearPart{Year: p.Year.String(), Months: p.Months, Amount: a})
	}
	page.Documents = q.cited.documents
	return page, nil
}

// spread parts a figure over fiscal years, or says why it is not done.
func (q *ask) spread(r release.Row) ([]funding.YearPart, *funding.Refusal, error) {
	yearly, err := q.db.YearlyParts(q.ctx(), r.Figure)
	if err != nil {
		return nil, nil, err
	}
	parts, err := funding.Spread(r.Alike(), yearly > 0)
	if refused, ok := funding.RefusalIn(err); ok {
		return nil, refused, nil
	}
	return parts, nil, err
}
