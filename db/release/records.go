package release

import (
	"context"
	"database/sql"
	"strconv"

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

	Cents, OriginalCents *int64 // nil: no number that can be read
	Currency             string
	Versions             int64
	Verdict, Reason      string // of the amount
	// Doubts are those on every value of every version, in order, each as
	// "version field verdict reason", with a semicolon between.
	Doubts                       string
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
` + recordCell + `,
  coalesce((
    select group_concat(a.version || ' ' || d.field || ' ' || d.verdict || ' ' || d.reason, ';' order by a.version, a.id, d.id)
    from record_version a
    join record_doubt d on d.version = a.id
    where a.record = r.id), '')
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

// scanRecord reads a row of recordColumns and gives the id of the record.
func (x *recordIndex) scanRecord(rows *sql.Rows, r *Record) (id int64, err error) {
	var programme, edition named
	into := []any{&r.Cents, &id, &r.Key, &r.Source.Key, &r.Source.NameFR, &r.Source.NameEN, &r.State, &r.Synthetic, &r.Agreement}
	into = append(append(into, r.Payer.into()...), r.Receiver.into()...)
	into = append(append(append(into, programme.into()...), edition.into()...), &r.Theme, &r.Scope)
	into = append(into, &r.Hop, &r.Origin, &r.Form, &r.Mode, &r.Money, &r.Status, &r.Basis, &r.Stage, &r.OriginalCents, &r.Currency,
		&r.Versions, &r.Verdict, &r.Reason, &r.Enters, &r.Reaches, &r.Because, &r.EnteringCents, &r.ReachingCents,
		&r.FiscalYear, &r.SignedOn, &r.PeriodFrom, &r.PeriodUntil, &r.Region, &r.TitleFR, &r.TitleEN, &r.AboutFR, &r.AboutEN)
	if err := rows.Scan(append(append(into, r.Cell.into()...), &r.Doubts)...); err != nil {
		return 0, err
	}
	r.Edition = edition.named()
	if programme.key.Valid {
		r.Programme = x.programmes[programme.key.String].Named
	}
	return id, nil
}

// mostAtOnce bounds how many records are in memory while a list is read.
const mostAtOnce = 1000

// Records lists the records of a filter, the largest amount first.
func (db *DB) Records(ctx context.Context, f RecordFilter, p Page, yield func(Record) error) error {
	x, err := db.recordIndex(ctx)
	if err != nil {
		return err
	}
	place := int64(0)
	text, err := p.position()
	if err == nil && text != "" {
		place, err = readListPlace(text)
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
			left -= n
		}
		list, err := q.after(ctx, db, place, n)
		if err != nil {
			return err
		}
		if err := q.read(ctx, db, list, yield); err != nil || len(list) < n {
			return err
		}
		place = list[n-1].place
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
	place, err := readListPlace(position)
	if err != nil {
		return "", err
	}
	list, err := x.query(f).before(ctx, db, place, rows)
	if err != nil || len(list) < rows {
		return "", err
	}
	return strconv.FormatInt(list[rows-1].place, 10), nil
}

// Record reads one record. Error: ErrNotFound.
func (db *DB) Record(ctx context.Context, key string) (Record, error) {
	x, err := db.recordIndex(ctx)
	if err != nil {
		return Record{}, err
	}
	return one(ctx, db, "record", key, recordColumns+"where r.key = :key", func(rows *sql.Rows, r *Record) error {
		_, err := x.scanRecord(rows, r)
		return err
	}, sql.Named("key", key))
}
