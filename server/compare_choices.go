package main

import (
	"fmt"
	"slices"

	"sillage/db/funding"
	"sillage/server/view"
)

// readBeside reads what the address sets side by side. What cannot be chosen is
// an error of the address.
func (q *ask) readBeside() (besideAsk, error) {
	b := besideAsk{of: q.value("of"), measure: q.value("measure"), year: q.value("year")}
	var err error
	if b.scope, err = q.scope(); err != nil {
		return b, err
	}
	if b.of == "" {
		b.of = besideKinds[0]
	}
	if b.measure == "" {
		b.measure = besideMeasures[0]
	}
	if err := oneOf("of", b.of, besideKinds); err != nil {
		return b, err
	}
	if err := oneOf("measure", b.measure, besideMeasures); err != nil {
		return b, err
	}
	if b.year != "" && !fiscalYear.MatchString(b.year) {
		return b, badQuery{"year", "want a fiscal year as 2021-2022, or not_stated"}
	}
	if b.options, err = q.besideOptions(b.of); err != nil {
		return b, err
	}
	for _, place := range besidePlaces {
		key := q.value(place)
		if key == "" {
			continue
		}
		if !slices.ContainsFunc(b.options, func(o view.Option) bool { return o.Value == key }) {
			return b, badQuery{place, fmt.Sprintf("%q is none of what can be set side by side", key)}
		}
		if !slices.Contains(b.keys, key) {
			b.keys = append(b.keys, key)
		}
	}
	return b, nil
}

func (q *ask) besideOptions(of string) ([]view.Option, error) {
	switch of {
	case "region":
		regions, err := q.db.FigureRegions(q.ctx())
		return plain(regions), err
	case "payer_kind":
		return q.coded(funding.OrganizationKinds), nil
	default:
		names, err := q.programmeNames()
		return q.sorted(names), err
	}
}

// besideChoices is the bar by which a reader chooses what stands side by side.
func (q *ask) besideChoices(b besideAsk) (view.Filter, error) {
	f := view.Filter{Action: q.href(view.BesideAt, "")}
	add := func(name, label, chosen string, options []view.Option) {
		options = slices.Clone(options)
		for i := range options {
			options[i].Selected = options[i].Value == chosen
		}
		f.Selects = append(f.Selects, view.Select{Name: name, Label: label, Options: options})
	}
	if b.options == nil {
		var err error
		if b.options, err = q.besideOptions(b.of); err != nil {
			return f, err
		}
	}
	years, err := q.db.FiscalYears(q.ctx())
	if err != nil {
		return f, err
	}
	none := []view.Option{{Value: "", Label: "–"}}
	var kinds, offered []view.Option
	for _, of := range besideKinds {
		kinds = append(kinds, view.Option{Value: of, Label: view.BesideWord(q.lang, of)})
	}
	for _, m := range besideMeasures {
		offered = append(offered, view.Option{Value: m, Label: view.MeasureWord(q.lang, m)})
	}
	add("of", "of", b.of, kinds)
	for i, place := range besidePlaces {
		chosen := ""
		if i < len(b.keys) {
			chosen = b.keys[i]
		}
		add(place, besideLabels[i], chosen, append(slices.Clone(none), b.options...))
	}
	add("year", "year", b.year, append(slices.Clone(none), q.years(years)...))
	add("measure", "measure", b.measure, offered)
	if s := q.value("scope"); s != "" {
		f.Hidden = append(f.Hidden, view.Hidden{Name: "scope", Value: s})
	}
	return f, nil
}
