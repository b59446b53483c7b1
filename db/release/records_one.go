package release

import (
	"context"
	"database/sql"
	"slices"

	"sillage/db/funding"
)

// RecordVersion is one statement of an agreement: the original or a later
// amendment, as a row of a file gives it.
type RecordVersion struct {
	Version         int64
	Cents           *int64
	SignedOn        funding.Date
	Verdict, Reason string
	Current         bool
	Original        bool
	Cell            RecordCell
	Doubts          []RecordDoubt
}

// RecordDoubt is a rule's verdict on one value of a row.
type RecordDoubt struct {
	Field           string // one of funding.RecordFields
	Raw             string // the cell; empty in rows about private persons
	Verdict, Reason string
}

// RecordVersions reads every version of a record, the original first. Of rows
// with one number the later in the file is the later version.
func (db *DB) RecordVersions(ctx context.Context, key string) ([]RecordVersion, error) {
	var ids []int64
	var out []RecordVersion
	err := db.each(ctx, "versions of a record", `
select v.id, v.version, v.cents, v.signed_on, v.verdict, v.reason, v.id = r.id,
`+recordCell+`
from record r
join record_version v on v.record = r.id
join record_file f on f.id = v.file
left join record_column c on c.source = r.source and c.field = 'amount'
where r.key = :key
order by v.version, v.id`, func(rows *sql.Rows) error {
		var id int64
		var v RecordVersion
		err := rows.Scan(append([]any{&id, &v.Version, &v.Cents, &v.SignedOn, &v.Verdict, &v.Reason, &v.Current}, v.Cell.into()...)...)
		ids, out = append(ids, id), append(out, v)
		return err
	}, sql.Named("key", key))
	if err != nil {
		return nil, err
	}
	if len(out) > 0 {
		out[0].Original = true
	}
	for i, id := range ids {
		out[i].Doubts, err = collect(ctx, db, "doubts of a record", `
select field, raw, verdict, reason
from record_doubt
where version = :version
order by id`, func(rows *sql.Rows, d *RecordDoubt) error { return rows.Scan(&d.Field, &d.Raw, &d.Verdict, &d.Reason) }, sql.Named("version", id))
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// RecordEvent is what became different between two loads of a register.
type RecordEvent struct {
	SeenOn                  funding.Date
	Kind                    string // added, changed or withdrawn
	Field                   string
	Was, Became             string // an amount in cents
	WasSHA256, BecameSHA256 string
	Source                  Named
	Currency                string // of the register, where it has one only
}

// RecordEvents reads what happened to a record, also to one that its register
// does not hold any more, in order.
func (db *DB) RecordEvents(ctx context.Context, key string) ([]RecordEvent, error) {
	return collect(ctx, db, "events of a record", `
select e.seen_on, e.kind, e.field, e.was, e.became, e.was_sha256, e.became_sha256,
  (select iif(count(distinct t.currency) = 1, min(t.currency), '') from record_terms t where t.source = e.source), s.id, s.title_fr, s.title_en
from record_event e
join record_source o on o.id = e.source
join source s on s.id = o.source_id
where e.record_key = :key
order by e.id`, func(rows *sql.Rows, e *RecordEvent) error {
		return rows.Scan(append([]any{&e.SeenOn, &e.Kind, &e.Field, &e.Was, &e.Became, &e.WasSHA256, &e.BecameSHA256, &e.Currency}, e.Source.into()...)...)
	}, sql.Named("key", key))
}

// RecordColumns tells in which column of a register's files each value stands.
func (db *DB) RecordColumns(ctx context.Context, source string) (map[string]string, error) {
	out := map[string]string{}
	err := db.each(ctx, "columns of a register", `
select c.field, c.name
from record_column c
join record_source o on o.id = c.source
where o.source_id = :source`, func(rows *sql.Rows) error {
		var field, name string
		err := rows.Scan(&field, &name)
		out[field] = name
		return err
	}, sql.Named("source", source))
	return out, err
}

// RecordParty is a body of the registers that is no organization of the
// edition.
type RecordParty struct {
	RecordBody
	NEQ, Code         string
	Province, Country string
	Kind              string
	Spellings         []Named // other names that rows print, some of them
}

// mostSpellings bounds the other names of a body, and mostSpelled the records
// that are searched for them.
const mostSpellings, mostSpelled = 20, 1000

// RecordParty reads a body by its key. Error: ErrNotFound, also for the class
// in which private persons are counted.
func (db *DB) RecordParty(ctx context.Context, key string) (RecordParty, error) {
	p, err := one(ctx, db, "body of registers", key, `
select key, name_fr, name_en, business_number, city, individual, neq, code, province, country, kind
from record_party
where key = :key and individual = 0`, func(rows *sql.Rows, p *RecordParty) error {
		return rows.Scan(append(p.RecordBody.into(), &p.NEQ, &p.Code, &p.Province, &p.Country, &p.Kind)...)
	}, sql.Named("key", key))
	if err != nil {
		return p, err
	}
	p.Spellings, err = collect(ctx, db, "spellings of a body", `
select distinct coalesce(w.receiver_fr, ''), coalesce(w.receiver_en, '')
from (
  select record
  from record_list
  where receiver = (select id from record_party where key = :key)
  order by place
  limit :searched
) l
join record_text w on w.record = l.record
where w.receiver_fr <> '' or w.receiver_en <> ''
order by 1, 2
limit :most`, func(rows *sql.Rows, n *Named) error { return rows.Scan(&n.NameFR, &n.NameEN) },
		sql.Named("key", key), sql.Named("searched", mostSpelled), sql.Named("most", mostSpellings))
	if p.NameFR == "" && p.NameEN == "" && len(p.Spellings) > 0 { // a return gives a number and no name
		p.NameFR, p.NameEN, p.Spellings = p.Spellings[0].NameFR, p.Spellings[0].NameEN, p.Spellings[1:]
	}
	return p, err
}

// RecordBodyName names a body by the key that lists are narrowed by. Error:
// ErrNotFound.
func (db *DB) RecordBodyName(ctx context.Context, key string) (Named, error) {
	return one(ctx, db, "body of registers", key, `
select `+recordParty+`
from record_party y
left join organization o on o.key = y.organization_key
where y.individual = 0 and (y.key = :key or y.organization_key = :key)
order by y.id
limit 1`, scanNamed, sql.Named("key", key))
}

// RecordProgrammeName names a programme by the key that lists are narrowed by.
// Error: ErrNotFound.
func (db *DB) RecordProgrammeName(ctx context.Context, key string) (Named, error) {
	x, err := db.recordIndex(ctx)
	if err != nil {
		return Named{}, err
	}
	ids := x.programmeIDs[key]
	if len(ids) == 0 {
		return Named{}, notFound("programme of registers", key)
	}
	if p := x.programmes[ids[0]]; p.Key != key {
		return p.Edition, nil
	}
	return x.programmes[ids[0]].Named, nil
}

// RecordYear is what records of one fiscal year, source and stage add up to.
// Cents are Canadian dollars that enter.
type RecordYear struct {
	FiscalYear                   string
	Source                       Named
	State                        string // of the source
	Stage                        funding.Stage
	Records, Entering, Reaching  int64
	EnteringCents, ReachingCents int64
}

// RecordYears sums up records by fiscal year, source and stage.
func (db *DB) RecordYears(ctx context.Context, f RecordFilter) ([]RecordYear, error) {
	x, err := db.recordIndex(ctx)
	if err != nil {
		return nil, err
	}
	w := x.wanted(f)
	if slices.ContainsFunc(w.codes[:], func(codes []int32) bool { return codes != nil && len(codes) == 0 }) {
		return nil, nil // nothing has a value of the filter
	}
	cells := x.cells
	if f.Receiver != "" {
		if cells, err = x.cellsOf(ctx, db, f.Receiver); err != nil {
			return nil, err
		}
	}
	return x.years(f, w, cells), nil
}
