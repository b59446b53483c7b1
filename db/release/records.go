package release

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sillage/db/funding"
)

// Record is one award as a register of a publisher has it now, with the cell
// of the file in which its amount stands.
type Record struct {
	Position  string
	Key       string
	Source    Named
	State     string // of the source: proven or unproven
	Synthetic bool
	Agreement string // the publisher's own key; empty for a private person

	Payer, Receiver RecordBody
	Programme       Named // as the register names it; empty where it names none
	Edition         Named // the programme of the edition that it is
	Theme, Scope    string

	Hop, Origin, Form, Mode string
	Money, Status, Basis    string
	Stage                   funding.Stage

	Cents, OriginalCents         *int64 // nil: no number that can be read
	Currency                     string
	Versions                     int64
	Verdict, Reason              string // of the amount
	Enters, Reaches              bool
	Because                      string // one of funding.Reasons; empty when it enters
	EnteringCents, ReachingCents int64

	FiscalYear              string
	SignedOn                funding.Date
	PeriodFrom, PeriodUntil funding.Date
	Region                  string
	TitleFR, TitleEN        string
	AboutFR, AboutEN        string
	Cell                    RecordCell
}

// RecordBody is a payer or receiver as a row prints it; Key leads to its page.
// A private person has no name.
type RecordBody struct {
	Named
	BusinessNumber, City string
	Individual           bool
}

// RecordCell is where a value stands: the evidence of a number of a register.
type RecordCell struct {
	File, Address, SHA256 string
	ReceivedOn            funding.Date
	Row                   int64 // the first record after the header is 1
	Column, Printed       string
}

const recordColumns = `
select
  r.cents, r.id, r.key, o.source_id, u.title_fr, u.title_en, u.state, o.synthetic, w.agreement,
  coalesce(y.organization_key, y.key), y.name_fr, y.name_en, y.business_number, y.city, y.individual,
  coalesce(x.organization_key, x.key), coalesce(w.receiver_fr, x.name_fr), coalesce(w.receiver_en, x.name_en), x.business_number, x.city, x.individual,
  r.programme, g.name_fr, g.name_en, p.key, p.name_fr, p.name_en, coalesce(g.theme, 'not_stated'), coalesce(g.scope, 'not_stated'),
  t.hop, t.origin, t.form, t.mode, t.money, t.status, t.basis, t.stage, r.original_cents, t.currency,
  r.versions, r.verdict, r.reason, r.enters, r.reaches, coalesce(r.not_counted_because, ''), r.entering_cents, r.reaching_cents,
  r.fiscal_year, r.signed_on, r.period_from, r.period_until, r.region, w.title_fr, w.title_en, w.about_fr, w.about_en,
` + recordCell + `
from record r
join record_text w on w.record = r.id
join record_source o on o.id = r.source
join source u on u.id = o.source_id
join record_terms t on t.id = r.terms
join record_party y on y.id = r.payer
join record_party x on x.id = r.receiver
left join record_programme g on g.id = r.programme
left join programme p on p.key = g.programme_key
join record_version v on v.id = r.id
join record_file f on f.id = v.file
left join record_column c on c.source = r.source and c.field = 'amount'
`

// recordCell is where the amount of version v stands; printed is empty where
// there is no amount to print.
const recordCell = `  f.name, f.address, f.sha256, f.received_on, v.row, coalesce(c.name, ''),
  coalesce(v.printed, printf('%s%d.%02d', iif(v.cents < 0, '-', ''), abs(v.cents) / 100, abs(v.cents) % 100), '')`

func (b *RecordBody) into() []any {
	return append(b.Named.into(), &b.BusinessNumber, &b.City, &b.Individual)
}

func (c *RecordCell) into() []any {
	return []any{&c.File, &c.Address, &c.SHA256, &c.ReceivedOn, &c.Row, &c.Column, &c.Printed}
}

func (x *recordIndex) scanRecord(rows *sql.Rows, r *Record) error {
	var id int64
	var programme, edition named
	into := []any{&r.Cents, &id, &r.Key, &r.Source.Key, &r.Source.NameFR, &r.Source.NameEN, &r.State, &r.Synthetic, &r.Agreement}
	into = append(append(into, r.Payer.into()...), r.Receiver.into()...)
	into = append(append(append(into, programme.into()...), edition.into()...), &r.Theme, &r.Scope)
	into = append(into, &r.Hop, &r.Origin, &r.Form, &r.Mode, &r.Money, &r.Status, &r.Basis, &r.Stage, &r.OriginalCents, &r.Currency,
		&r.Versions, &r.Verdict, &r.Reason, &r.Enters, &r.Reaches, &r.Because, &r.EnteringCents, &r.ReachingCents,
		&r.FiscalYear, &r.SignedOn, &r.PeriodFrom, &r.PeriodUntil, &r.Region, &r.TitleFR, &r.TitleEN, &r.AboutFR, &r.AboutEN)
	if err := rows.Scan(append(into, r.Cell.into()...)...); err != nil {
		return err
	}
	r.Position = recordPlace{r.Cents, id}.String()
	r.Edition = edition.named()
	if programme.key.Valid {
		r.Programme = x.programmes[programme.key.String].Named
	}
	return nil
}

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

// mostAtOnce bounds how many records are in memory while a list is read.
const mostAtOnce = 1000

// Records lists the records of a filter, the largest amount first.
func (db *DB) Records(ctx context.Context, f RecordFilter, p Page, yield func(Record) error) error {
	x, err := db.recordIndex(ctx)
	if err != nil {
		return err
	}
	var at *recordPlace
	text, err := p.position()
	if err == nil && text != "" {
		at = &recordPlace{}
		*at, err = readPlace(text)
	}
	if err != nil {
		return err
	}
	q := x.query(f)
	left := p.limit()
	for left != 0 {
		n := mostAtOnce
		if left > 0 {
			n = min(n, left)
		}
		ids, err := q.ids(ctx, db, after(at), n)
		if err != nil {
			return err
		}
		if at, err = q.read(ctx, db, ids, yield); err != nil || len(ids) < n {
			return err
		}
		if left > 0 {
			left -= n
		}
	}
	return nil
}

// PositionBefore is the position of the row that stands so many rows before a
// row; empty when the list begins in between.
func (db *DB) PositionBefore(ctx context.Context, f RecordFilter, position string, rows int) (string, error) {
	x, err := db.recordIndex(ctx)
	if err != nil {
		return "", err
	}
	at, err := readPlace(position)
	if err != nil {
		return "", err
	}
	ids, err := x.query(f).ids(ctx, db, before(at), rows)
	if err != nil || len(ids) < rows {
		return "", err
	}
	var cents sql.NullInt64
	err = db.db.QueryRowContext(ctx, "select cents from record where id = :id", sql.Named("id", ids[rows-1])).Scan(&cents)
	at = recordPlace{id: ids[rows-1]}
	if cents.Valid {
		at.cents = &cents.Int64
	}
	return at.String(), err
}

// Record reads one record. Error: ErrNotFound.
func (db *DB) Record(ctx context.Context, key string) (Record, error) {
	x, err := db.recordIndex(ctx)
	if err != nil {
		return Record{}, err
	}
	return one(ctx, db, "record", key, recordColumns+"where r.key = :key", x.scanRecord, sql.Named("key", key))
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
