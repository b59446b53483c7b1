package release

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// recordPlace is a place in a list of records: the largest amount first, those
// without one at the end, and by id within.
type recordPlace struct {
	cents *int64
	id    int64
}

func (p recordPlace) String() string {
	cents := ""
	if p.cents != nil {
		cents = strconv.FormatInt(*p.cents, 10)
	}
	return cents + "." + strconv.FormatInt(p.id, 10)
}

// readPlace reads what String wrote. Error: ErrCursor.
func readPlace(text string) (recordPlace, error) {
	cents, id, _ := strings.Cut(text, ".")
	var p recordPlace
	var err error
	if p.id, err = strconv.ParseInt(id, 10, 64); err == nil && cents != "" {
		p.cents = new(int64)
		*p.cents, err = strconv.ParseInt(cents, 10, 64)
	}
	if err != nil {
		return p, fmt.Errorf("place %q in a list of records: %w", text, ErrCursor)
	}
	return p, nil
}

// stretch is a part of a list that one index gives in order.
type stretch struct {
	where, order string
	place        recordPlace
}

const (
	falling = "r.cents desc, r.id"
	rising  = "r.cents, r.id desc"
)

// after are the stretches behind a place, nil for the whole list.
func after(p *recordPlace) []stretch {
	without := stretch{where: "r.cents is null", order: "r.id"}
	switch {
	case p == nil:
		return []stretch{{where: "r.cents is not null", order: falling}, without}
	case p.cents == nil:
		return []stretch{{"r.cents is null and r.id > :id", "r.id", *p}}
	default:
		return []stretch{{"r.cents = :cents and r.id > :id", "r.id", *p}, {"r.cents < :cents", falling, *p}, without}
	}
}

// before are the stretches ahead of a place, from the nearest row back.
func before(p recordPlace) []stretch {
	if p.cents == nil {
		return []stretch{{"r.cents is null and r.id < :id", "r.id desc", p}, {where: "r.cents is not null", order: rising}}
	}
	return []stretch{{"r.cents = :cents and r.id < :id", "r.id desc", p}, {"r.cents > :cents", rising, p}}
}

// recordQuery is a filter as SQL: the index that leaves least to look at, and
// the conditions.
type recordQuery struct {
	x     *recordIndex
	index string
	where []string
	args  []any
	// nothing says that a value of the filter is no record's.
	nothing bool
}

// ids gives the next rows of a list, stretch by stretch.
func (q recordQuery) ids(ctx context.Context, db *DB, stretches []stretch, limit int) ([]int64, error) {
	var out []int64
	if q.nothing {
		return nil, nil
	}
	for _, s := range stretches {
		if len(out) == limit {
			break
		}
		args := append(slices.Clone(q.args), sql.Named("limit", limit-len(out)), sql.Named("id", s.place.id), sql.Named("cents", s.place.cents))
		found, err := collect(ctx, db, "records", "select r.id from record r indexed by "+q.index+
			"\nwhere "+strings.Join(append(slices.Clone(q.where), s.where), "\n  and ")+"\norder by "+s.order+"\nlimit :limit",
			func(rows *sql.Rows, id *int64) error { return rows.Scan(id) }, args...)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// read hands out the records of these ids in the order of the list, and tells
// the place of the last.
func (q recordQuery) read(ctx context.Context, db *DB, ids []int64, yield func(Record) error) (*recordPlace, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = strconv.FormatInt(id, 10)
	}
	last := ""
	err := db.each(ctx, "records", recordColumns+"where r.id in ("+strings.Join(list, ",")+")\norder by "+falling, func(rows *sql.Rows) error {
		var r Record
		if err := q.x.scanRecord(rows, &r); err != nil {
			return err
		}
		last = r.Position
		return yield(r)
	})
	if err != nil {
		return nil, err
	}
	place, err := readPlace(last)
	return &place, err
}

// query chooses the index of the choice that the fewest records have.
func (x *recordIndex) query(f RecordFilter) recordQuery {
	q := recordQuery{x: x, index: "record_by_amount"}
	least := x.total
	narrow := func(index string, records int64) {
		if records < least {
			q.index, least = index, records
		}
	}
	if !f.All {
		q.where = append(q.where, "r.followed = 1")
		narrow("record_followed", x.followed)
	}
	q.choices(f, narrow)
	switch f.Counted {
	case "enters":
		q.where = append(q.where, "r.enters = 1")
	case "reaches":
		q.where = append(q.where, "r.reaches = 1")
	case "neither":
		q.where = append(q.where, "r.enters + r.reaches = 0")
	}
	if f.Currency != "" {
		records := int64(0)
		for i := range x.cells {
			if x.currencies[x.cells[i].currency] == f.Currency {
				records += x.cells[i].records
			}
		}
		q.where = append(q.where, "r.terms in (select id from record_terms where currency = :currency)")
		q.args = append(q.args, sql.Named("currency", f.Currency))
		narrow("record_by_terms", sorted*records)
	}
	if f.Receiver != "" {
		q.where = append(q.where, "r.receiver in (select id from record_party where key = :receiver or organization_key = :receiver)")
		q.args = append(q.args, sql.Named("receiver", f.Receiver))
		q.index = "record_by_receiver"
	}
	return q
}

// narrowings say how each axis narrows: its column, and the index that has it
// first.
var narrowings = [axes]struct{ where, index string }{
	SourceAxis:    {"r.terms in (select t.id from record_terms t join record_source o on o.id = t.source where o.source_id in (%s))", "record_by_terms"},
	PayerAxis:     {"r.payer in (%s)", "record_by_payer"},
	ProgrammeAxis: {"r.programme in (%s)", "record_by_programme"},
	YearAxis:      {"r.fiscal_year in (%s)", "record_by_year"},
	FormAxis:      {"r.terms in (select id from record_terms where form in (%s))", "record_by_terms"},
	RegionAxis:    {"r.region in (%s)", "record_by_region"},
	StageAxis:     {"r.terms in (select id from record_terms where stage in (%s))", "record_by_terms"},
	VerdictAxis:   {"r.verdict in (%s)", "record_by_verdict"},
	BecauseAxis:   {"r.not_counted_because in (%s)", "record_by_terms"},
}

// sorted: an index that does not give the order costs a sort, so its records
// must be fewer by so much.
const sorted = 20

func (q *recordQuery) choices(f RecordFilter, narrow func(index string, records int64)) {
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
		n := narrowings[a]
		q.where = append(q.where, fmt.Sprintf(n.where, strings.Join(places, ", ")))
		switch Axis(a) {
		case SourceAxis, FormAxis, StageAxis:
			records *= sorted
		case BecauseAxis:
			q.because(f.Because, records, narrow)
			continue
		case VerdictAxis:
			if f.Verdict == "ok" {
				continue // most records, and in no index
			}
			q.where = append(q.where, "r.verdict <> 'ok'")
		}
		if len(places) > 1 {
			records *= sorted
		}
		narrow(n.index, records)
	}
}

// because narrows to one reason for which records stand in no total: that of
// their terms, but for what is not known or excluded.
func (q *recordQuery) because(reason string, records int64, narrow func(index string, records int64)) {
	switch reason {
	case "amount_not_found":
		q.where = append(q.where, "r.cents is null")
		narrow("record_by_amount", records)
	case "excluded":
		q.where = append(q.where, "r.verdict <> 'ok'", "r.verdict = 'excluded'")
		narrow("record_by_verdict", records)
	default:
		q.where = append(q.where, "r.terms in (select id from record_terms where not_counted_because = :reason)")
		q.args = append(q.args, sql.Named("reason", reason))
		narrow("record_by_terms", sorted*records)
	}
}
