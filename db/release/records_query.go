package release

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// readListPlace reads a place in the list of records: the largest amount is 1,
// those without one stand at the end. Error: ErrCursor.
func readListPlace(text string) (int64, error) {
	place, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("place %q in a list of records: %w", text, ErrCursor)
	}
	return place, nil
}

// listed is a record of a list and its place in the list of all.
type listed struct{ record, place int64 }

// recordQuery is a filter as SQL: the index that leaves least to look at, and
// the conditions.
type recordQuery struct {
	x     *recordIndex
	index string
	where []string
	args  []any
	least int64 // how many records the index leaves
	// nothing says that a value of the filter is no record's.
	nothing bool
}

// after gives the next records of a list behind a place, before those ahead of
// it from the nearest back; -1 is no limit.
func (q recordQuery) after(ctx context.Context, db *DB, place int64, limit int) ([]listed, error) {
	return q.list(ctx, db, "l.place > :place", "l.place", place, limit)
}

func (q recordQuery) before(ctx context.Context, db *DB, place int64, limit int) ([]listed, error) {
	return q.list(ctx, db, "l.place < :place", "l.place desc", place, limit)
}

func (q recordQuery) list(ctx context.Context, db *DB, where, order string, place int64, limit int) ([]listed, error) {
	if q.nothing {
		return nil, nil
	}
	args := append(slices.Clone(q.args), sql.Named("place", place), sql.Named("limit", limit))
	list := "record_list l " + q.index + "\nwhere " + strings.Join(append(slices.Clone(q.where), where), "\n  and ") + "\norder by " + order + "\nlimit :limit"
	if q.index == byTerms {
		list = q.ofTerms(where, order)
	}
	return collect(ctx, db, "records", "select l.record, l.place from "+list,
		func(rows *sql.Rows, l *listed) error { return rows.Scan(&l.record, &l.place) }, args...)
}

// byTerms has the records of each terms in the order of the list.
const byTerms = "indexed by record_list_by_terms"

// ofTerms takes the next records of each of the terms that a filter asks for,
// and of those the next: nothing else is sorted.
func (q recordQuery) ofTerms(where, order string) string {
	var ofTerms, ofRecords []string
	for _, w := range append(slices.Clone(q.where), where) {
		if about, ok := strings.CutPrefix(w, "l.terms "); ok {
			ofTerms = append(ofTerms, "t.id "+about)
		} else {
			ofRecords = append(ofRecords, strings.ReplaceAll(w, "l.", "n."))
		}
	}
	return "record_terms t\ncross join record_list l\nwhere " + strings.Join(ofTerms, "\n  and ") + "\n  and l.place in (" +
		"\n    select n.place from record_list n " + byTerms + "\n    where n.terms = t.id and " + strings.Join(ofRecords, " and ") +
		"\n    order by " + strings.ReplaceAll(order, "l.", "n.") + "\n    limit :limit)" +
		"\norder by " + order + "\nlimit :limit"
}

// read hands out the records of a list.
func (q recordQuery) read(ctx context.Context, db *DB, list []listed, yield func(Record) error) error {
	if len(list) == 0 {
		return nil
	}
	at := make(map[int64]int, len(list))
	ids := make([]string, len(list))
	for i, l := range list {
		at[l.record], ids[i] = i, strconv.FormatInt(l.record, 10)
	}
	records := make([]Record, len(list))
	err := db.each(ctx, "records", recordColumns+"where r.id in ("+strings.Join(ids, ",")+")", func(rows *sql.Rows) error {
		var r Record
		id, err := q.x.scanRecord(rows, &r)
		i := at[id]
		records[i] = r
		records[i].Position = strconv.FormatInt(list[i].place, 10)
		return err
	})
	for i := range records {
		if err == nil {
			err = yield(records[i])
		}
	}
	return err
}

// query chooses the index of the choice that the fewest records have.
func (x *recordIndex) query(f RecordFilter) recordQuery {
	q := recordQuery{x: x, index: "not indexed", least: x.total}
	if !f.All {
		q.where = append(q.where, "l.followed = 1")
		q.narrow("indexed by record_list_followed", x.followed)
	}
	q.choices(f)
	switch f.Counted {
	case "enters":
		q.where = append(q.where, "l.enters = 1")
	case "reaches":
		q.where = append(q.where, "l.reaches = 1")
	case "neither":
		q.where = append(q.where, "l.enters + l.reaches = 0")
	}
	if f.Currency != "" {
		records := int64(0)
		for i := range x.cells {
			if x.currencies[x.cells[i].currency] == f.Currency {
				records += x.cells[i].records
			}
		}
		q.where = append(q.where, "l.terms in (select id from record_terms where currency = :currency)")
		q.args = append(q.args, sql.Named("currency", f.Currency))
		q.narrow(byTerms, records)
	}
	if f.Receiver != "" {
		q.where = append(q.where, "l.receiver in (select id from record_party where key = :receiver or organization_key = :receiver)")
		q.args = append(q.args, sql.Named("receiver", f.Receiver))
		q.index = "indexed by record_list_by_receiver"
	}
	return q
}

// narrow takes another index where it leaves fewer records.
func (q *recordQuery) narrow(index string, records int64) {
	if records < q.least {
		q.index, q.least = index, records
	}
}

// narrowings say how each axis narrows: its column, and the index that has it
// first.
var narrowings = [axes]struct{ where, index string }{
	SourceAxis:    {"l.terms in (select t.id from record_terms t join record_source o on o.id = t.source where o.source_id in (%s))", "record_list_by_terms"},
	PayerAxis:     {"l.payer in (%s)", "record_list_by_payer"},
	ProgrammeAxis: {"l.programme in (%s)", "record_list_by_programme"},
	YearAxis:      {"l.fiscal_year in (%s)", "record_list_by_year"},
	FormAxis:      {"l.terms in (select id from record_terms where form in (%s))", "record_list_by_terms"},
	RegionAxis:    {"l.region in (%s)", "record_list_by_region"},
	StageAxis:     {"l.terms in (select id from record_terms where stage in (%s))", "record_list_by_terms"},
	VerdictAxis:   {"l.verdict in (%s)", "record_list_by_verdict"},
}

// sorted: an index that does not give the order costs a sort, so its records
// must be fewer by so much.
const sorted = 20

func (q *recordQuery) choices(f RecordFilter) {
	for a, values := range q.x.asked(f) {
		if values == nil {
			continue
		}
		var places []string
		records := int64(0)
		for i, v := range values {
			code, known := q.x.codes[a][v]
			if !known {
				continue
			}
			name := fmt.Sprintf("v%d_%d", a, i)
			places, q.args = append(places, ":"+name), append(q.args, sql.Named(name, v))
			records += q.x.counts[a][code]
		}
		if len(places) == 0 {
			q.nothing = true
			return
		}
		if Axis(a) == BecauseAxis {
			q.because(f.Because, records)
			continue
		}
		n := narrowings[a]
		q.where = append(q.where, fmt.Sprintf(n.where, strings.Join(places, ", ")))
		switch Axis(a) {
		case VerdictAxis:
			if f.Verdict == "ok" {
				continue // most records, and in no index
			}
			q.where = append(q.where, "l.verdict <> 'ok'")
		}
		if len(places) > 1 && "indexed by "+n.index != byTerms {
			records *= sorted
		}
		q.narrow("indexed by "+n.index, records)
	}
}

// because narrows to one reason for which records stand in no total: that of
// their terms, but for those without an amount, which stand at the end of the
// list, and those that are excluded.
func (q *recordQuery) because(reason string, records int64) {
	stated := q.x.total
	if code, known := q.x.codes[BecauseAxis]["amount_not_found"]; known {
		stated -= q.x.counts[BecauseAxis][code]
	}
	q.args = append(q.args, sql.Named("stated", stated))
	switch reason {
	case "amount_not_found":
		q.where = append(q.where, "l.place > :stated")
		q.narrow("not indexed", records)
	case "excluded":
		q.where = append(q.where, "l.place <= :stated", "l.verdict <> 'ok'", "l.verdict = 'excluded'")
		q.narrow("indexed by record_list_by_verdict", records)
	default:
		q.where = append(q.where, "l.place <= :stated", "l.verdict <> 'excluded'", "l.terms in (select id from record_terms where not_counted_because = :reason)")
		q.args = append(q.args, sql.Named("reason", reason))
		q.narrow(byTerms, records)
	}
}
