package main

import (
	"net/url"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// From a record to what a page shows.

func (q *ask) recordRow(r release.Record) view.RecordRow {
	row := view.RecordRow{Href: q.href(view.RecordsAt, r.Key), Date: r.SignedOn, FiscalYear: r.FiscalYear,
		Payer: q.recordBody(r.Payer), Receiver: q.recordBody(r.Receiver), Programme: q.recordProgramme(r), Form: r.Form, Region: q.regionWord(r.Region),
		Amount: q.recordAmount(r.Key, r.Cents, r.Currency, r.Stage), Stage: string(r.Stage),
		Verdict: view.Verdict{Verdict: r.Verdict, Reason: r.Reason}, Counted: recordCounted(r)}
	if row.Date == "" {
		row.Date = r.PeriodFrom
	}
	return row
}

func recordCounted(r release.Record) view.Counted {
	return view.Counted{Enters: r.Enters, Reaches: r.Reaches, Because: r.Because}
}

// recordAmount is the amount of a record: it opens the record, which shows the
// cell where it stands. nil: no number that can be read.
func (q *ask) recordAmount(key string, cents *int64, currency string, stage funding.Stage) *view.Amount {
	if cents == nil {
		return nil
	}
	return &view.Amount{Cents: *cents, Stage: string(stage), Text: funding.PrintMoney(*cents, currency, string(q.lang)), Href: q.href(view.RecordsAt, key)}
}

// recordProgramme leads to the records of the programme.
func (q *ask) recordProgramme(r release.Record) *view.Link {
	if r.Programme.Key == "" {
		return nil
	}
	to := url.Values{"theme": {allThemes}, "programme": {r.Programme.Key}}
	return &view.Link{Text: r.Programme.Name(string(q.lang)), Lang: r.Programme.Lang(string(q.lang)), Href: withQuery(q.href(view.RecordsAt, ""), to.Encode())}
}

func (q *ask) recordBody(b release.RecordBody) view.RecordBody {
	if b.Individual {
		return view.RecordBody{Individual: true}
	}
	return view.RecordBody{Name: q.link(view.OrganizationsAt, b.Named), City: b.City}
}

func (q *ask) printedBody(b release.RecordBody) string {
	if b.Individual {
		return ""
	}
	return b.Name(string(q.lang))
}

// publicKey is the key of a body; a private person has none.
func publicKey(b release.RecordBody) string {
	if b.Individual {
		return ""
	}
	return b.Key
}

// verdictWords says what the checks say of an amount; empty when they say
// nothing.
func (q *ask) verdictWords(verdict, reason string) string {
	if verdict == "ok" {
		return ""
	}
	words := q.labelOf(funding.Verdicts, verdict)
	if why := q.labelOf(funding.RecordReasons, reason); why != "" {
		words += map[view.Lang]string{view.French: "\u00a0: ", view.English: ": "}[q.lang] + why
	}
	return words
}

func (q *ask) yearWord(year string) string {
	if year == release.NotStated {
		return map[view.Lang]string{view.French: "exercice non précisé", view.English: "fiscal year not stated"}[q.lang]
	}
	return year
}

// regionWord is the code of a place as registers print it.
func (q *ask) regionWord(code string) string {
	if code == release.NotStated {
		return map[view.Lang]string{view.French: "non précisée", view.English: "not stated"}[q.lang]
	}
	return code
}
