package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// record is the page of one award of a register: its versions, the cells where
// they stand, what is doubted, and what became different between two loads.
func record(q *ask) (view.Page, error) {
	page := view.RecordPage{Key: q.key()}
	events, err := q.db.RecordEvents(q.ctx(), q.key())
	if err != nil {
		return nil, err
	}
	r, err := q.db.Record(q.ctx(), q.key())
	gone := errors.Is(err, release.ErrNotFound) && len(events) > 0
	if err != nil && !gone {
		return nil, err
	}
	for _, e := range events {
		page.Events = append(page.Events, q.recordEvent(e, r.Currency))
	}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	if gone {
		last := events[len(events)-1]
		page.Withdrawn, page.Source = last.SeenOn, q.register(last.Source)
		return page, nil
	}
	q.describe(&page, r)
	if err := q.recordVersions(&page, r); err != nil {
		return nil, err
	}
	return page, q.recordColumns(&page, r)
}

// describe fills what a record says now.
func (q *ask) describe(page *view.RecordPage, r release.Record) {
	page.Source, page.State, page.Agreement = q.register(r.Source), r.State, r.Agreement
	page.Payer, page.Receiver, page.Number = q.recordBody(r.Payer), q.recordBody(r.Receiver), r.Receiver.BusinessNumber
	page.Programme, page.Edition = q.recordProgramme(r), q.maybe(view.ProgrammesAt, r.Edition)
	page.Amount, page.Stage = q.recordAmount(r.Key, r.Cents, r.Currency, r.Stage), string(r.Stage)
	page.Verdict, page.Counted = view.Verdict{Verdict: r.Verdict, Reason: r.Reason}, recordCounted(r)
	page.Hop, page.Origin, page.Form, page.Mode, page.Scope, page.Money, page.Status = r.Hop, r.Origin, r.Form, r.Mode, r.Scope, r.Money, r.Status
	page.FiscalYear, page.SignedOn, page.Region = r.FiscalYear, r.SignedOn, q.regionWord(r.Region)
	page.Span = view.Span{From: r.PeriodFrom, Until: r.PeriodUntil}
	page.Title, page.About = inBothLanguages(r.TitleFR, r.TitleEN), inBothLanguages(r.AboutFR, r.AboutEN)
}

// inBothLanguages are the words of a register in each language that it has
// them in.
func inBothLanguages(fr, en string) []view.Quote {
	var out []view.Quote
	if fr != "" {
		out = append(out, view.Quote{Words: fr, Lang: "fr"})
	}
	if en != "" && en != fr {
		out = append(out, view.Quote{Words: en, Lang: "en"})
	}
	return out
}

// register leads to a source on the page of sources.
func (q *ask) register(n release.Named) view.Link {
	return view.Link{Text: n.Name(string(q.lang)), Lang: n.Lang(string(q.lang)), Href: q.href(view.SourcesAt, "") + "#" + n.Key}
}

func (q *ask) recordVersions(page *view.RecordPage, r release.Record) error {
	versions, err := q.db.RecordVersions(q.ctx(), r.Key)
	for _, v := range versions {
		out := view.RecordVersion{Version: int(v.Version), Amount: q.recordAmount(r.Key, v.Cents, r.Currency, r.Stage), SignedOn: v.SignedOn,
			Verdict: view.Verdict{Verdict: v.Verdict, Reason: v.Reason}, Current: v.Current, Original: v.Original,
			Cell: view.RecordCell{File: v.Cell.File, Address: v.Cell.Address, Hash: v.Cell.SHA256, ReceivedOn: v.Cell.ReceivedOn,
				Row: int(v.Cell.Row), Column: v.Cell.Column, Printed: v.Cell.Printed}}
		for _, d := range v.Doubts {
			out.Doubts = append(out.Doubts, view.RecordDoubt{Field: d.Field, Raw: d.Raw, Verdict: view.Verdict{Verdict: d.Verdict, Reason: d.Reason}})
		}
		page.Versions = append(page.Versions, out)
	}
	return err
}

// recordColumns tells where each value stands, and under which licence.
func (q *ask) recordColumns(page *view.RecordPage, r release.Record) error {
	columns, err := q.db.RecordColumns(q.ctx(), r.Source.Key)
	if err != nil {
		return err
	}
	for _, field := range funding.RecordFields.Values() {
		if columns[field] != "" {
			page.Columns = append(page.Columns, view.RecordColumn{Field: field, Column: columns[field]})
		}
	}
	page.Licence, err = q.licence(r.Source.Key)
	return err
}

// licence is that of a source; empty for one that the release does not have.
func (q *ask) licence(source string) (view.Text, error) {
	sources, err := q.db.Sources(q.ctx())
	for _, s := range sources {
		if s.ID == source {
			return english(s.Licence), err
		}
	}
	return view.Text{}, err
}

// recordEvent tells an amount in the currency of its record; where the record
// is gone, in that of its register if it has one only.
func (q *ask) recordEvent(e release.RecordEvent, currency string) view.RecordEvent {
	if currency == "" {
		currency = e.Currency
	}
	money := e.Field == "amount" || e.Field == ""
	return view.RecordEvent{SeenOn: e.SeenOn, Kind: e.Kind, Field: e.Field,
		Was: q.recordValue(e.Was, e.WasSHA256, currency, money), Became: q.recordValue(e.Became, e.BecameSHA256, currency, money)}
}

// recordValue is a value of an event; an amount is in cents, with a word where
// a verdict takes it out of every sum.
func (q *ask) recordValue(value, hash, currency string, money bool) view.RecordValue {
	number, excluded := strings.CutSuffix(value, " excluded")
	cents, err := strconv.ParseInt(number, 10, 64)
	switch {
	case !money || err != nil:
		return view.RecordValue{Words: value, Hash: hash}
	case currency == "":
		return view.RecordValue{Words: funding.PrintMoney(cents, "", string(q.lang)), Excluded: excluded, Hash: hash}
	}
	return view.RecordValue{Amount: q.recordAmount(q.key(), &cents, currency, ""), Excluded: excluded, Hash: hash}
}

// changedRecord tells what became of the amount of a record since a release:
// what loads of its register on later days found.
func (q *ask) changedRecord(past release.Past, page view.RecordPage) (*view.CitedRows, error) {
	releases, err := q.db.Pasts(q.ctx(), mostChanges)
	if err != nil {
		return nil, err
	}
	cited, _, _ := strings.Cut(past.PublishedAt, "T")
	rows := &view.CitedRows{}
	for _, e := range page.Events {
		if string(e.SeenOn) <= cited || e.Field != "amount" && e.Kind != "withdrawn" {
			continue
		}
		change := view.CitedChange{Name: view.Link{Text: page.Key, Href: q.href(view.RecordsAt, page.Key)}, On: e.SeenOn, Reason: funding.SourceChanged,
			Release: int(q.db.This.Number), Before: citedValue(e.Was, page.Stage), After: citedValue(e.Became, page.Stage)}
		for _, r := range releases { // the first one after the load
			if r.Number > past.Number && r.PublishedAt >= string(e.SeenOn) && int(r.Number) < change.Release {
				change.Release = int(r.Number)
			}
		}
		if slices.ContainsFunc(page.Events, func(v view.RecordEvent) bool { return v.Field == "version" && v.SeenOn == e.SeenOn }) {
			change.Reason = funding.Amended
		}
		rows.Changes = append(rows.Changes, change)
	}
	return rows, nil
}

// citedValue is an amount of an event; nil where the record is gone.
func citedValue(v view.RecordValue, stage string) *view.CitedNumber {
	switch {
	case v.Amount != nil:
		return &view.CitedNumber{Amount: v.Amount, Stage: stage}
	case v.Words != "":
		return &view.CitedNumber{Words: view.Text{Words: v.Words}}
	default:
		return nil
	}
}
