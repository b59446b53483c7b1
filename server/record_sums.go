package main

import (
	"fmt"
	"net/url"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// recordSumPrefix begins the key of a sum of records in the addresses of what
// is computed: records.enters.committed, records.aside.committed.loan.CAD,
// records.read.paid.CAD. The query says of which records.
const recordSumPrefix = "records."

// recordSumKey is what such a key says.
type recordSumKey struct {
	of       string // enters, reaches, aside or read
	stage    funding.Stage
	because  string // of aside
	currency string // of aside and read
}

func (k recordSumKey) String() string {
	parts := []string{k.of, string(k.stage)}
	switch k.of {
	case "aside":
		parts = append(parts, k.because, k.currency)
	case "read":
		parts = append(parts, k.currency)
	}
	return recordSumPrefix + strings.Join(parts, ".")
}

// readRecordSumKey reads what String wrote.
func readRecordSumKey(key string) (recordSumKey, bool) {
	parts := strings.Split(strings.TrimPrefix(key, recordSumPrefix), ".")
	if len(parts) < 2 || !funding.Stages.Has(parts[1]) {
		return recordSumKey{}, false
	}
	k := recordSumKey{of: parts[0], stage: funding.Stage(parts[1])}
	switch {
	case (k.of == "enters" || k.of == "reaches") && len(parts) == 2:
		return k, true
	case k.of == "aside" && len(parts) == 4 && funding.Reasons.Has(parts[2]):
		k.because, k.currency = parts[2], parts[3]
		return k, true
	case k.of == "read" && len(parts) == 3:
		k.currency = parts[2]
		return k, true
	default:
		return k, false
	}
}

// ofTheKey are the parameters of a list of records that the key of a sum says.
var ofTheKey = []string{"counted", "stage", "because", "currency"}

// narrow gives the query of the records of a sum.
func (k recordSumKey) narrow(query url.Values) url.Values {
	out := url.Values{}
	for _, name := range recordParams {
		if v := query.Get(name); v != "" {
			out.Set(name, v)
		}
	}
	out.Set("stage", string(k.stage))
	switch k.of {
	case "enters", "reaches":
		out.Set("counted", k.of)
	case "aside":
		out.Set("because", k.because)
		out.Set("currency", k.currency)
	default:
		out.Set("currency", k.currency)
	}
	return out
}

// recordSumAmount is a sum of records under a query; it opens the records that
// give it.
func (q *ask) recordSumAmount(k recordSumKey, query url.Values, cents int64) *view.Amount {
	kept := k.narrow(query)
	for _, name := range ofTheKey {
		kept.Del(name)
	}
	currency := k.currency
	if currency == "" {
		currency = "CAD"
	}
	return &view.Amount{Cents: cents, Stage: string(k.stage), Text: funding.PrintMoney(cents, currency, string(q.lang)),
		Href: withQuery(q.href(view.ComputedAt, k.String()), kept.Encode()), Computed: true}
}

// recordAside is what stands in neither total, each sum beside its records.
// query is that of the list.
func (q *ask) recordAside(query url.Values, s *release.RecordSummary) []view.RecordAside {
	var out []view.RecordAside
	for _, a := range s.Aside {
		k := recordSumKey{"aside", a.Stage, a.Because, a.Currency}
		row := view.RecordAside{Stage: string(a.Stage), Because: a.Because, Records: int(a.Records), Href: withQuery(q.href(view.RecordsAt, ""), k.narrow(query).Encode())}
		if a.Because != "amount_not_found" {
			row.Amount = q.recordSumAmount(k, query, a.Cents)
		}
		out = append(out, row)
	}
	return out
}

// recordSum shows a sum of records with the largest of those that give it.
// Error: release.ErrNotFound for a sum of no record.
func recordSum(q *ask) (view.Page, error) {
	k, ok := readRecordSumKey(q.key())
	if !ok {
		return nil, notComputed(q.key())
	}
	for _, name := range ofTheKey {
		if q.value(name) != "" {
			return nil, badQuery{name, "a sum has one of its own"}
		}
	}
	f, err := q.recordFilter()
	if err != nil {
		return nil, err
	}
	query := q.c.Request.URL.Query()
	narrowed := k.narrow(query)
	f.Stage, f.Counted, f.Because, f.Currency = string(k.stage), narrowed.Get("counted"), k.because, k.currency
	s, err := q.db.RecordSummary(q.ctx(), f)
	if err != nil {
		return nil, err
	}
	cents, records, err := q.recordSumCents(k, f, s)
	if err != nil {
		return nil, err
	}
	page := view.RecordSum{Key: q.key(), Stage: string(k.stage), Because: k.because, Records: int(records), Amount: *q.recordSumAmount(k, query, cents),
		Kind: map[string]string{"enters": "total_entering", "reaches": "total_reaching", "aside": "total_aside", "read": "records_read"}[k.of]}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	bar, _, err := q.recordBar(s)
	if err != nil {
		return nil, err
	}
	page.Narrowed = view.Narrowed(view.RecordList{Filter: bar})
	page.List = withQuery(q.href(view.RecordsAt, ""), narrowed.Encode())
	page.Downloads = q.files("records", view.RecordsAt, narrowed.Encode(), int(records))
	err = q.db.Records(q.ctx(), f, release.Page{Limit: pageSize - 1}, func(r release.Record) error {
		if k.of != "read" || r.Verdict != "excluded" {
			page.Rows = append(page.Rows, q.recordRow(r))
		}
		return nil
	})
	return page, err
}

func notComputed(key string) error {
	return fmt.Errorf("computed number %q: %w", key, release.ErrNotFound)
}

// recordSumCents is a sum, and of how many records it is.
func (q *ask) recordSumCents(k recordSumKey, f release.RecordFilter, s *release.RecordSummary) (cents, records int64, err error) {
	switch {
	case k.of == "read":
		role, party := "receiver", f.Receiver
		if party == "" {
			role, party = "payer", f.Payer
		}
		if want := (release.RecordFilter{All: true, Receiver: f.Receiver, Payer: f.Payer, Stage: f.Stage, Currency: f.Currency}); f != want || party == "" || f.Receiver != "" && f.Payer != "" {
			return 0, 0, notComputed(k.String()) // of one body in one role, and of nothing narrower
		}
		sum, err := q.db.RecordPartySum(q.ctx(), party, release.RecordTopFilter{Role: role, Stage: f.Stage, Currency: f.Currency})
		return sum.Cents, sum.Records, err
	case k.of == "aside" && len(s.Aside) == 1:
		return s.Aside[0].Cents, s.Aside[0].Records, nil
	case k.of == "enters" && len(s.Stages) > 0:
		return s.Stages[0].EnteringCents, s.Records, nil
	case k.of == "reaches" && len(s.Stages) > 0:
		return s.Stages[0].ReachingCents, s.Records, nil
	default:
		return 0, 0, notComputed(k.String())
	}
}
