package main

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// filterParams are the query parameters of the lists of awards and figures.
var filterParams = []string{
	"theme", "scope", "payer", "manager", "receiver", "organization", "programme", "award", "hop",
	"stage", "year", "mode", "counted", "because", "region", "payer_kind",
}

var fiscalYear = regexp.MustCompile(`^(\d{4}-\d{4}|not_stated)$`)

// countedWords are the values of the parameter counted.
var countedWords = []string{"enters", "reaches", "aside", "neither"}

// filter reads the query of the lists of awards and figures. A word that a
// closed list does not have is an error; a key that nothing has finds nothing.
func (q *ask) filter() (release.Filter, error) {
	f := release.Filter{
		Theme: q.value("theme"), Scope: q.value("scope"), Mode: q.value("mode"), Hop: q.value("hop"),
		Payer: q.value("payer"), Manager: q.value("manager"), Receiver: q.value("receiver"), Organization: q.value("organization"),
		Programme: q.value("programme"), Award: q.value("award"), Stage: q.value("stage"), FiscalYear: q.value("year"),
		Counted: q.value("counted"), Because: q.value("because"), Region: q.value("region"), PayerKind: q.value("payer_kind"),
	}
	for _, closed := range []struct {
		name, value string
		allowed     []string
	}{
		{"scope", f.Scope, funding.Scopes.Values()}, {"mode", f.Mode, funding.Modes.Values()}, {"hop", f.Hop, funding.Hops.Values()},
		{"stage", f.Stage, funding.Stages.Values()}, {"because", f.Because, funding.Reasons.Values()}, {"counted", f.Counted, countedWords},
		{"payer_kind", f.PayerKind, funding.OrganizationKinds.Values()},
	} {
		if err := oneOf(closed.name, closed.value, closed.allowed); err != nil {
			return f, err
		}
	}
	if f.FiscalYear != "" && !fiscalYear.MatchString(f.FiscalYear) {
		return f, badQuery{"year", "want a fiscal year as 2021-2022, or not_stated"}
	}
	return f, nil
}

// selects is the filter bar of the lists of awards and figures; scopes is how
// many rows each scope leaves.
func (q *ask) selects(kind view.Kind, scopes map[string]int64) (view.Filter, error) {
	f := view.Filter{Action: q.href(kind, "")}
	themes, err := q.db.Themes(q.ctx())
	if err != nil {
		return f, err
	}
	payers, err := q.db.Payers(q.ctx())
	if err != nil {
		return f, err
	}
	managers, err := q.db.Managers(q.ctx())
	if err != nil {
		return f, err
	}
	years, err := q.db.FiscalYears(q.ctx())
	if err != nil {
		return f, err
	}
	programmes, err := q.programmeNames()
	if err != nil {
		return f, err
	}
	var main []release.Named
	for _, t := range themes {
		if t.Parent == "" {
			main = append(main, t.Named)
		}
	}
	q.add(&f, "theme", "theme", q.named(main))
	q.add(&f, "scope", "scope", q.scoped(scopes))
	q.add(&f, "payer", "payer", q.sorted(payers))
	q.add(&f, "manager", "manager", q.sorted(managers))
	q.add(&f, "stage", "stage", q.coded(funding.Stages))
	q.add(&f, "programme", "programme", q.sorted(programmes))
	q.add(&f, "year", "year", q.years(years))
	q.add(&f, "mode", "mode", q.coded(funding.Modes))
	q.hide(&f, "receiver", "organization", "award", "hop", "counted", "because", "region", "payer_kind")
	return f, nil
}

func (q *ask) programmeNames() ([]release.Named, error) {
	var out []release.Named
	err := q.db.Programs(q.ctx(), release.ProgramFilter{}, release.Page{}, func(p release.Program) error {
		out = append(out, p.Named)
		return nil
	})
	return out, err
}

// add puts a choice in the filter bar, and the way to take it back.
func (q *ask) add(f *view.Filter, name, label string, options []view.Option) {
	chosen := q.value(name)
	for i := range options {
		if options[i].Value == chosen && chosen != "" {
			options[i].Selected = true
			f.Remove = append(f.Remove, view.Removal{Label: options[i].Label, Href: q.with(name, "")})
		}
	}
	f.Selects = append(f.Selects, view.Select{Name: name, Label: label, Options: options})
}

// hide keeps parameters that the bar has no field for, with the way to take
// them back.
func (q *ask) hide(f *view.Filter, params ...string) {
	for _, name := range params {
		value := q.value(name)
		if value == "" {
			continue
		}
		f.Hidden = append(f.Hidden, view.Hidden{Name: name, Value: value})
		f.Remove = append(f.Remove, view.Removal{Label: value, Href: q.with(name, "")})
	}
}

func (q *ask) coded(l funding.CodeList) []view.Option {
	var out []view.Option
	for _, c := range l.Codes {
		out = append(out, view.Option{Value: c.Value, Label: q.label(c)})
	}
	return out
}

// scoped are the scopes with how many rows of the list each would leave.
func (q *ask) scoped(counts map[string]int64) []view.Option {
	out := q.coded(funding.Scopes)
	for i, o := range out {
		n := int(counts[o.Value])
		out[i].Count = &n
	}
	return out
}

func (q *ask) label(c funding.Code) string {
	if q.lang == view.English {
		return c.EN
	}
	return c.FR
}

func (q *ask) labelOf(l funding.CodeList, value string) string {
	c, ok := l.Find(value)
	if !ok {
		return ""
	}
	return q.label(c)
}

func (q *ask) named(names []release.Named) []view.Option {
	var out []view.Option
	for _, n := range names {
		out = append(out, view.Option{Value: n.Key, Label: n.Name(string(q.lang))})
	}
	return out
}

func (q *ask) sorted(names []release.Named) []view.Option {
	out := q.named(names)
	slices.SortFunc(out, func(a, b view.Option) int {
		return strings.Compare(funding.Fold(a.Label)+" "+a.Value, funding.Fold(b.Label)+" "+b.Value)
	})
	return out
}

func plain(values []string) []view.Option {
	var out []view.Option
	for _, v := range values {
		out = append(out, view.Option{Value: v, Label: v})
	}
	return out
}

func (q *ask) years(years []string) []view.Option {
	label := map[view.Lang]string{view.French: "exercice non précisé", view.English: "fiscal year not stated"}[q.lang]
	return append(plain(years), view.Option{Value: "not_stated", Label: label})
}

// query writes the parameters of a list narrowed by one value.
func query(name, value string) string { return url.Values{name: {value}}.Encode() }
