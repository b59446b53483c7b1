package main

import (
	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// indicators is the list of what is counted and divided of programmes and
// bodies, by kind and by name, never by value.
var indicators = list[release.Indicator]{
	name: "indicators", kind: view.IndicatorsAt, params: []string{"indicator", "scope", "stage", "computed", "programme", "organization"},
	rows: func(q *ask, p release.Page, yield func(release.Indicator) error) error {
		f, err := q.indicatorFilter()
		if err != nil {
			return err
		}
		return q.db.Indicators(q.ctx(), f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		f, err := q.indicatorFilter()
		if err != nil {
			return 0, err
		}
		return q.db.CountIndicators(q.ctx(), f)
	},
	position: func(i release.Indicator) string { return i.Position },
	cells:    indicatorCells,
	page:     indicatorList,
}

func (q *ask) indicatorFilter() (release.IndicatorFilter, error) {
	f := release.IndicatorFilter{Kind: q.value("indicator"), Scope: q.value("scope"), Stage: q.value("stage"), Computed: q.value("computed"),
		Programme: q.value("programme"), Organization: q.value("organization")}
	for _, closed := range []struct {
		name, value string
		allowed     []string
	}{
		{"indicator", f.Kind, funding.IndicatorKinds.Values()}, {"scope", f.Scope, funding.Scopes.Values()},
		{"stage", f.Stage, funding.Stages.Values()}, {"computed", f.Computed, []string{"yes", "no"}},
	} {
		if err := oneOf(closed.name, closed.value, closed.allowed); err != nil {
			return f, err
		}
	}
	return f, nil
}

func indicatorList(q *ask, l listed[release.Indicator]) (view.Page, error) {
	page := view.IndicatorList{Formulas: funding.IndicatorKinds.Values(), Pages: l.paging, Downloads: l.downloads}
	var err error
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	f, err := q.indicatorFilter()
	if err != nil {
		return nil, err
	}
	scopes, err := q.db.IndicatorScopes(q.ctx(), f)
	if err != nil {
		return nil, err
	}
	page.Filter.Action = q.href(view.IndicatorsAt, "")
	q.add(&page.Filter, "indicator", "indicator", q.coded(funding.IndicatorKinds))
	q.add(&page.Filter, "scope", "scope", q.scoped(scopes))
	q.add(&page.Filter, "stage", "stage", q.coded(funding.Stages))
	q.add(&page.Filter, "computed", "computed", q.yesNo())
	q.hide(&page.Filter, "programme", "organization")
	for _, i := range l.rows {
		page.Rows = append(page.Rows, q.indicator(i))
	}
	return page, nil
}

func (q *ask) yesNo() []view.Option {
	if q.lang == view.English {
		return []view.Option{{Value: "yes", Label: "yes"}, {Value: "no", Label: "no"}}
	}
	return []view.Option{{Value: "yes", Label: "oui"}, {Value: "no", Label: "non"}}
}

// indicatorsOf are those of one programme or body.
func (q *ask) indicatorsOf(f release.IndicatorFilter) ([]view.Indicator, error) {
	var out []view.Indicator
	err := q.db.Indicators(q.ctx(), f, release.Page{}, func(i release.Indicator) error {
		out = append(out, q.indicator(i))
		return nil
	})
	return out, err
}

func (q *ask) indicator(i release.Indicator) view.Indicator {
	out := view.Indicator{Key: i.Key, Kind: i.Kind, Stage: string(i.Stage), Because: i.Because, Payer: q.maybe(view.OrganizationsAt, i.Payer)}
	out.Of = q.link(view.ProgrammesAt, i.Programme)
	if i.Programme.Key == "" {
		out.Of = q.link(view.OrganizationsAt, i.Organization)
	}
	if i.Ratio != nil {
		out.Ratio = &view.Ratio{Text: funding.PrintRatio(*i.Ratio, string(q.lang)), Href: q.href(view.ComputedAt, i.Computed)}
	}
	for _, m := range i.Managed {
		out.Managed = append(out.Managed, q.link(view.ProgrammesAt, m))
	}
	return out
}

func indicatorCells(q *ask, i release.Indicator) map[string]export.Cell {
	lang := string(q.lang)
	_, managed := joined(i.Managed, lang)
	cells := map[string]export.Cell{
		"indicator": export.OfCode(i.Key), "indicator_kind": export.OfCode(i.Kind), "indicator_words": export.OfWords(q.labelOf(funding.IndicatorKinds, i.Kind)),
		"programme": export.OfCode(i.Programme.Key), "programme_name": export.OfWords(nameOf(i.Programme, lang)),
		"organization": export.OfCode(i.Organization.Key), "name": export.OfWords(nameOf(i.Organization, lang)),
		"payer": export.OfWords(nameOf(i.Payer, lang)), "payer_keys": export.OfCode(i.Payer.Key), "stage": export.OfCode(string(i.Stage)),
		"programmes_managed": export.OfStated(int64(len(i.Managed))), "programme_keys": export.OfCode(managed),
		"not_computed_because": export.OfCode(i.Because), "not_computed_words": export.OfWords(q.labelOf(funding.IndicatorGaps, i.Because)),
	}
	at := withQuery(q.href(view.IndicatorsAt, ""), query("programme", i.Programme.Key))
	if i.Programme.Key == "" {
		at = withQuery(q.href(view.IndicatorsAt, ""), query("organization", i.Organization.Key))
	}
	cells["permanent_address"] = export.OfCode(q.base() + at + "#" + i.Key)
	if i.Ratio != nil {
		cells["share_percent"] = export.OfDecimal(funding.Decimal{Mantissa: i.Ratio.Permille, Decimals: 1})
		cells["qualifier"] = export.OfCode(string(i.Ratio.Qualifier))
		cells["share_printed"] = export.OfWords(funding.PrintRatio(*i.Ratio, lang))
	}
	q.releaseCell(cells)
	return cells
}
