package main

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// recordParams are the query parameters of the list of records. Without theme
// the list is that of the theme that the edition follows.
var recordParams = []string{
	"theme", "source", "payer", "receiver", "programme", "year", "form", "region", "verdict", "stage", "counted", "because", "currency",
}

const allThemes = "all"

// records is the list of what registers of publishers say, one row an award.
var records = list[release.Record]{
	name: "records", kind: view.RecordsAt, params: recordParams,
	rows: func(q *ask, p release.Page, yield func(release.Record) error) error {
		f, err := q.recordFilter()
		if err != nil {
			return err
		}
		return q.db.Records(q.ctx(), f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		s, err := q.recordSummary()
		if err != nil {
			return 0, err
		}
		return s.Records, nil
	},
	position: func(r release.Record) string { return r.Position },
	before: func(q *ask, position string, rows int) (string, error) {
		f, err := q.recordFilter()
		if err != nil {
			return "", err
		}
		return q.db.PositionBefore(q.ctx(), f, position, rows)
	},
	cells: recordCells,
	page:  recordList,
}

// recordFilter reads the query of the list of records. A word that a closed
// list does not have is an error; a key that nothing has finds nothing. Error:
// release.ErrNotFound where the release holds no register.
func (q *ask) recordFilter() (release.RecordFilter, error) {
	if q.db.Bulk.Records == 0 {
		return release.RecordFilter{}, fmt.Errorf("records of registers: %w", release.ErrNotFound)
	}
	f := release.RecordFilter{All: q.value("theme") == allThemes,
		Source: q.value("source"), Payer: q.value("payer"), Receiver: q.value("receiver"), Programme: q.value("programme"),
		FiscalYear: q.value("year"), Form: q.value("form"), Region: q.value("region"), Stage: q.value("stage"), Verdict: q.value("verdict"),
		Counted: q.value("counted"), Because: q.value("because"), Currency: q.value("currency")}
	for _, closed := range []struct {
		name, value string
		allowed     []string
	}{
		{"theme", q.value("theme"), []string{allThemes}}, {"form", f.Form, funding.Forms.Values()}, {"stage", f.Stage, funding.Stages.Values()},
		{"verdict", f.Verdict, funding.Verdicts.Values()}, {"because", f.Because, funding.Reasons.Values()},
		{"counted", f.Counted, []string{"enters", "reaches", "neither"}},
	} {
		if err := oneOf(closed.name, closed.value, closed.allowed); err != nil {
			return f, err
		}
	}
	return f, nil
}

func (q *ask) recordSummary() (*release.RecordSummary, error) {
	f, err := q.recordFilter()
	if err != nil {
		return nil, err
	}
	return q.db.RecordSummary(q.ctx(), f)
}

func recordList(q *ask, l listed[release.Record]) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	s, err := q.recordSummary()
	if err != nil {
		return nil, err
	}
	query := q.c.Request.URL.Query()
	page := view.RecordList{Frame: frame, Records: int(s.Records), Totals: q.recordTotals(query, s), Pages: l.paging, Downloads: l.downloads}
	if page.Themes, err = q.recordThemes(); err != nil {
		return nil, err
	}
	if page.Filter, page.Cut, err = q.recordBar(s); err != nil {
		return nil, err
	}
	page.Aside = q.recordAside(query, s)
	for _, top := range []struct {
		what, param string
		choices     []release.Choice
	}{{"payers", "payer", s.Payers}, {"programmes", "programme", s.Programmes}} {
		if len(top.choices) > 1 {
			page.Tops = append(page.Tops, q.recordTop(top.what, top.param, s.Stages[0].Stage, top.choices))
		}
	}
	for _, r := range l.rows {
		page.Rows = append(page.Rows, q.recordRow(r))
	}
	return page, nil
}

// recordThemes are the theme that the edition follows, and all of them.
func (q *ask) recordThemes() ([]view.RecordTheme, error) {
	f, err := q.recordFilter()
	if err != nil {
		return nil, err
	}
	themes, err := q.db.Themes(q.ctx())
	if err != nil {
		return nil, err
	}
	var out []view.RecordTheme
	for _, all := range []bool{false, true} {
		f.All = all
		s, err := q.db.RecordSummary(q.ctx(), f)
		if err != nil {
			return nil, err
		}
		choice := view.RecordTheme{Count: int(s.Records), Href: q.with("theme", map[bool]string{true: allThemes}[all]), Current: all == (q.value("theme") == allThemes)}
		if i := slices.IndexFunc(themes, func(t release.Theme) bool { return t.Followed }); !all && i >= 0 {
			choice.Label = themes[i].Name(string(q.lang))
		} else if !all {
			choice.Label = "–"
		}
		out = append(out, choice)
	}
	return out, nil
}

// recordBar is the filter bar: the choices that any record has, with how many
// each leaves. cut says that it leaves some out.
func (q *ask) recordBar(s *release.RecordSummary) (f view.Filter, cut bool, err error) {
	f.Action = q.href(view.RecordsAt, "")
	sources, err := q.db.RecordSources(q.ctx())
	if err != nil {
		return f, false, err
	}
	for _, choice := range []struct {
		name  string
		axis  release.Axis
		label func(release.Choice) string
	}{
		{"source", release.SourceAxis, func(c release.Choice) string { return q.registerName(sources, c.Value) }},
		{"payer", release.PayerAxis, func(c release.Choice) string { return c.Named.Name(string(q.lang)) }},
		{"programme", release.ProgrammeAxis, func(c release.Choice) string { return c.Named.Name(string(q.lang)) }},
		{"year", release.YearAxis, func(c release.Choice) string { return q.yearWord(c.Value) }},
		{"form", release.FormAxis, func(c release.Choice) string { return q.labelOf(funding.Forms, c.Value) }},
		{"region", release.RegionAxis, func(c release.Choice) string { return q.regionWord(c.Value) }},
		{"verdict", release.VerdictAxis, func(c release.Choice) string { return q.labelOf(funding.Verdicts, c.Value) }},
	} {
		var options []view.Option
		for _, c := range s.Choices[choice.axis] {
			n := int(c.Records)
			options = append(options, view.Option{Value: c.Value, Label: choice.label(c), Count: &n})
		}
		slices.SortFunc(options, func(a, b view.Option) int {
			return cmp.Or(cmp.Compare(funding.Fold(a.Label), funding.Fold(b.Label)), cmp.Compare(a.Value, b.Value))
		})
		cut = cut || s.Values[choice.axis] > len(options)
		q.add(&f, choice.name, choice.name, options)
	}
	q.keep(&f)
	return f, cut, nil
}

// keep holds the choices that the bar does not list, with the way to take them
// back.
func (q *ask) keep(f *view.Filter) {
	if q.value("theme") == allThemes {
		f.Hidden = append(f.Hidden, view.Hidden{Name: "theme", Value: allThemes})
	}
	words := map[string]string{"stage": q.labelOf(funding.Stages, q.value("stage")), "because": q.labelOf(funding.Reasons, q.value("because")),
		"counted": view.CountedOnly(q.lang, q.value("counted"))}
	for _, name := range []string{"receiver", "stage", "because", "counted", "currency"} {
		if q.value(name) == "" {
			continue
		}
		label := words[name]
		switch name {
		case "receiver":
			label = q.bodyName(q.value(name))
		case "currency":
			label = q.value(name)
		}
		f.Hidden = append(f.Hidden, view.Hidden{Name: name, Value: q.value(name)})
		f.Remove = append(f.Remove, view.Removal{Label: label, Href: q.with(name, "")})
	}
	for i, choice := range f.Selects { // a value that the bar has no room for, or that nothing has
		value := q.value(choice.Name)
		if value == "" || slices.ContainsFunc(choice.Options, func(o view.Option) bool { return o.Selected }) {
			continue
		}
		label := q.choiceWord(choice.Name, value)
		f.Selects[i].Options = append(choice.Options, view.Option{Value: value, Label: label, Selected: true})
		f.Remove = append(f.Remove, view.Removal{Label: label, Href: q.with(choice.Name, "")})
	}
}

// choiceWord names a value of the filter bar that no record of the list has.
func (q *ask) choiceWord(name, value string) string {
	switch name {
	case "payer":
		return q.bodyName(value)
	case "programme":
		return q.registerProgramme(value)
	case "year":
		return q.yearWord(value)
	case "region":
		return q.regionWord(value)
	case "form":
		return q.labelOf(funding.Forms, value)
	case "verdict":
		return q.labelOf(funding.Verdicts, value)
	default:
		return value
	}
}

// bodyName names a payer or receiver by its key; the key where nothing has it.
func (q *ask) bodyName(key string) string {
	if n, err := q.db.RecordBodyName(q.ctx(), key); err == nil {
		return n.Name(string(q.lang))
	}
	return key
}

func (q *ask) registerProgramme(key string) string {
	if n, err := q.db.RecordProgrammeName(q.ctx(), key); err == nil {
		return n.Name(string(q.lang))
	}
	return key
}

func (q *ask) registerName(sources []release.RecordSource, id string) string {
	for _, s := range sources {
		if s.Key == id {
			return s.Name(string(q.lang))
		}
	}
	return id
}

// recordTotals are what enters and reaches. Each sum opens its records.
func (q *ask) recordTotals(query url.Values, s *release.RecordSummary) view.Totals {
	var out view.Totals
	for _, stage := range s.Stages {
		row := view.TotalRow{Stage: string(stage.Stage)}
		if stage.Entering > 0 {
			row.Entering = q.recordSumAmount(recordSumKey{of: "enters", stage: stage.Stage}, query, stage.EnteringCents)
		}
		if stage.Reaching > 0 {
			row.Reaching = q.recordSumAmount(recordSumKey{of: "reaches", stage: stage.Stage}, query, stage.ReachingCents)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func (q *ask) recordTop(what, param string, stage funding.Stage, choices []release.Choice) view.RecordTop {
	top := view.RecordTop{What: what}
	for _, c := range choices {
		query := q.c.Request.URL.Query()
		query.Set(param, c.Value)
		top.Rows = append(top.Rows, view.RecordTopRow{Records: int(c.Entering), Amount: *q.recordSumAmount(recordSumKey{of: "enters", stage: stage}, query, c.EnteringCents),
			Name: view.Link{Text: c.Named.Name(string(q.lang)), Lang: c.Named.Lang(string(q.lang)), Href: q.with(param, c.Value)}})
	}
	return top
}

// recordCells gives the columns of the extract.
func recordCells(q *ask, r release.Record) map[string]export.Cell {
	lang := string(q.lang)
	cells := map[string]export.Cell{
		"record": export.OfCode(r.Key), "source": export.OfCode(r.Source.Key), "agreement": export.OfWords(r.Agreement),
		"payer": export.OfWords(q.printedBody(r.Payer)), "payer_keys": export.OfCode(r.Payer.Key),
		"receiver": export.OfWords(q.printedBody(r.Receiver)), "receiver_keys": export.OfCode(publicKey(r.Receiver)),
		"private_person": export.OfBool(r.Receiver.Individual), "business_number": export.OfCode(r.Receiver.BusinessNumber),
		"city": export.OfWords(r.Receiver.City), "region": export.OfCode(r.Region),
		"programme": export.OfCode(r.Edition.Key), "programme_name": export.OfWords(nameOf(r.Programme, lang)), "register_programme": export.OfCode(r.Programme.Key),
		"hop": export.OfCode(r.Hop), "origin": export.OfCode(r.Origin), "form": export.OfCode(r.Form), "mode": export.OfCode(r.Mode),
		"theme": export.OfCode(r.Theme), "scope": export.OfCode(r.Scope), "money": export.OfCode(r.Money), "status": export.OfCode(r.Status),
		"stage": export.OfCode(string(r.Stage)), "stage_words": export.OfWords(q.labelOf(funding.Stages, string(r.Stage))), "basis": export.OfCode(r.Basis),
		"currency": export.OfCode(r.Currency), "versions": export.OfInteger(r.Versions),
		"verdict": export.OfCode(r.Verdict), "verdict_reason": export.OfCode(r.Reason), "verdict_words": export.OfWords(q.verdictWords(r.Verdict, r.Reason)), "doubts": export.OfCode(r.Doubts),
		"enters": export.OfBool(r.Enters), "reaches": export.OfBool(r.Reaches),
		"not_counted_because": export.OfCode(r.Because), "not_counted_words": export.OfWords(q.labelOf(funding.Reasons, r.Because)),
		"entering_amount": export.OfCents(r.EnteringCents), "reaching_amount": export.OfCents(r.ReachingCents),
		"fiscal_year": export.OfCode(r.FiscalYear), "signed_on": export.OfCode(string(r.SignedOn)),
		"period_from": export.OfCode(string(r.PeriodFrom)), "period_until": export.OfCode(string(r.PeriodUntil)),
		"award_title": export.OfWords(inLang(q.lang, r.TitleFR, r.TitleEN)), "award_about": export.OfWords(inLang(q.lang, r.AboutFR, r.AboutEN)),
		"file": export.OfWords(r.Cell.File), "file_sha256": export.OfCode(r.Cell.SHA256), "file_record": export.OfInteger(r.Cell.Row),
		"file_column": export.OfWords(r.Cell.Column), "cell_printed": export.OfWords(r.Cell.Printed), "address": export.OfCode(r.Cell.Address),
		"received_on": export.OfCode(string(r.Cell.ReceivedOn)), "source_state": export.OfCode(r.State), "synthetic": export.OfBool(r.Synthetic),
		"permanent_address": export.OfCode(q.base() + q.permanentPage(view.RecordsAt, r.Key)),
	}
	if r.Cents != nil {
		cells["amount"] = export.OfCents(*r.Cents)
		cells["amount_printed"] = export.OfWords(funding.PrintMoney(*r.Cents, r.Currency, lang))
	}
	if r.OriginalCents != nil {
		cells["original_amount"] = export.OfCents(*r.OriginalCents)
	}
	q.releaseCell(cells)
	return cells
}
