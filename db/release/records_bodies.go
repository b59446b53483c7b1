package release

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"sillage/db/funding"
	"sillage/db/identity"
)

// RecordPartySum is what records of one party in one role, at one stage and in
// one currency add up to, over all years and registers. Cents is what was read
// less what verdicts exclude.
type RecordPartySum struct {
	Role          string        `json:"role"` // payer or receiver
	Stage         funding.Stage `json:"stage"`
	Currency      string        `json:"currency"`
	Records       int64         `json:"records"`
	Cents         int64         `json:"cents"`
	EnteringCents int64         `json:"entering"`
	ReachingCents int64         `json:"reaching"`
	FirstYear     string        `json:"first"` // fiscal year; empty where none is stated
	LastYear      string        `json:"last"`
}

// RecordBodyFilter keeps the bodies whose name in that language (fr or en; a
// body with one name has it in both) begins as Prefix does once both are folded.
type RecordBodyFilter struct{ Lang, Prefix string }

// RecordBodyRow is a body of registers with what its records add up to; no sums
// where only an earlier version or an official return names it.
type RecordBodyRow struct {
	Position string
	Party    string // its own key: the sums are of this party alone
	RecordBody
	Province, Country, Kind string
	Sums                    []RecordPartySum
}

const recordBodyColumns = `y.key, coalesce(y.organization_key, y.key), y.name_fr, y.name_en, y.business_number, y.city, y.individual, y.province, y.country, y.kind`

const namesFrom = `
from record_name n
join record_party y on y.id = n.party
where n.folded >= :prefix and n.folded < :until
  and n.lang in ('', :lang)
`

// args bound the names that begin so: no letter follows the last of Unicode.
func (f RecordBodyFilter) args() []any {
	prefix := identity.Fold(f.Prefix)
	return []any{sql.Named("lang", f.Lang), sql.Named("prefix", prefix), sql.Named("until", prefix+"\U0010ffff")}
}

// RecordBodies lists the bodies that registers name, by folded name. A private
// person is never in it.
func (db *DB) RecordBodies(ctx context.Context, f RecordBodyFilter, p Page, yield func(RecordBodyRow) error) error {
	position, err := p.position()
	if err != nil {
		return err
	}
	folded, party := "", int64(0)
	if position != "" {
		var id string
		folded, id, _ = strings.Cut(position, "\x00")
		if party, err = strconv.ParseInt(id, 10, 64); err != nil {
			return fmt.Errorf("place %q in a list of bodies: %w", position, ErrCursor)
		}
	}
	args := append(f.args(), sql.Named("folded", folded), sql.Named("party", party), sql.Named("limit", p.limit()))
	return db.each(ctx, "bodies of registers", `
select n.folded, n.party, `+recordBodyColumns+`,
  (select json_group_array(json_object('role', s.role, 'stage', s.stage, 'currency', s.currency, 'records', s.records, 'cents', s.cents,
     'entering', s.entering_cents, 'reaching', s.reaching_cents, 'first', s.first_year, 'last', s.last_year))
   from record_party_sum s where s.party = n.party)`+namesFrom+`
  and (n.folded, n.party) > (:folded, :party)
order by n.folded, n.party
limit :limit`, func(rows *sql.Rows) error {
		var b RecordBodyRow
		var id int64
		into := append([]any{&folded, &id, &b.Party}, b.RecordBody.into()...)
		if err := rows.Scan(append(into, &b.Province, &b.Country, &b.Kind, (*jsonList[RecordPartySum])(&b.Sums))...); err != nil {
			return err
		}
		b.Position = folded + "\x00" + strconv.FormatInt(id, 10)
		return yield(b)
	}, args...)
}

// CountRecordBodies counts what RecordBodies lists. All of them are counted once
// a release.
func (db *DB) CountRecordBodies(ctx context.Context, f RecordBodyFilter) (int64, error) {
	if identity.Fold(f.Prefix) != "" {
		return db.countBodies(ctx, f)
	}
	x, err := db.recordIndex(ctx)
	if err != nil {
		return 0, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	n, known := x.bodies[f.Lang]
	if !known {
		if n, err = db.countBodies(ctx, f); err == nil {
			x.bodies[f.Lang] = n
		}
	}
	return n, err
}

func (db *DB) countBodies(ctx context.Context, f RecordBodyFilter) (int64, error) {
	return db.count(ctx, "bodies of registers", `
select count(*)
from record_name n
where n.folded >= :prefix and n.folded < :until
  and n.lang in ('', :lang)`, f.args())
}

// RecordTopFilter asks for the bodies of one role, stage and currency.
type RecordTopFilter struct{ Role, Stage, Currency string }

// RecordTopRow is a body with what its records of one role, stage and currency
// add up to.
type RecordTopRow struct {
	Position string
	Party    string // its own key: the sums are of this party alone
	RecordBody
	Province, Country, Kind string
	RecordPartySum
}

// TopRecordBodies lists bodies, the largest sum first: by what was read less
// what verdicts exclude, since of records whose path is not stated nothing
// enters. Private persons are not in it.
func (db *DB) TopRecordBodies(ctx context.Context, f RecordTopFilter, p Page, yield func(RecordTopRow) error) error {
	position, err := p.position()
	var at recordPlace
	if err == nil && position != "" {
		at, err = readPlace(position)
	}
	if err != nil {
		return err
	}
	behind := ""
	if position != "" {
		behind = "  and s.cents <= :cents and (s.cents < :cents or s.party > :party)\n"
	}
	return db.each(ctx, "largest bodies of registers", `
select s.party, `+recordBodyColumns+`,
  s.role, s.stage, s.currency, s.records, s.cents, s.entering_cents, s.reaching_cents, s.first_year, s.last_year
from record_party_sum s
join record_party y on y.id = s.party
where s.role = :role and s.stage = :stage and s.currency = :currency and y.individual = 0
`+behind+`order by s.cents desc, s.party
limit :limit`, func(rows *sql.Rows) error {
		var r RecordTopRow
		var id int64
		into := append(append([]any{&id, &r.Party}, r.RecordBody.into()...), &r.Province, &r.Country, &r.Kind)
		s := &r.RecordPartySum
		if err := rows.Scan(append(into, &s.Role, &s.Stage, &s.Currency, &s.Records, &s.Cents, &s.EnteringCents, &s.ReachingCents, &s.FirstYear, &s.LastYear)...); err != nil {
			return err
		}
		r.Position = recordPlace{&s.Cents, id}.String()
		return yield(r)
	}, sql.Named("role", f.Role), sql.Named("stage", f.Stage), sql.Named("currency", f.Currency),
		sql.Named("cents", at.cents), sql.Named("party", at.id), sql.Named("limit", p.limit()))
}

// RecordPartySum adds up what a body has in one role, stage and currency. party
// is a key of its own or that of the organization that it is. Error: ErrNotFound.
func (db *DB) RecordPartySum(ctx context.Context, party string, f RecordTopFilter) (RecordPartySum, error) {
	return one(ctx, db, "sum of a body", party, `
select s.role, s.stage, s.currency, sum(s.records), sum(s.cents), sum(s.entering_cents), sum(s.reaching_cents), min(s.first_year), max(s.last_year)
from record_party_sum s
where s.party in (select id from record_party where individual = 0 and (key = :party or organization_key = :party))
  and s.role = :role and s.stage = :stage and s.currency = :currency
group by s.role, s.stage, s.currency`, func(rows *sql.Rows, s *RecordPartySum) error {
		return rows.Scan(&s.Role, &s.Stage, &s.Currency, &s.Records, &s.Cents, &s.EnteringCents, &s.ReachingCents, &s.FirstYear, &s.LastYear)
	}, sql.Named("party", party), sql.Named("role", f.Role), sql.Named("stage", f.Stage), sql.Named("currency", f.Currency))
}

// RecordTopChoice is what TopRecordBodies can be asked for.
type RecordTopChoice struct {
	RecordTopFilter
	Bodies, Cents int64
}

// RecordTopChoices lists the roles, stages and currencies in which bodies have
// sums, the one with most bodies first.
func (db *DB) RecordTopChoices(ctx context.Context) ([]RecordTopChoice, error) {
	x, err := db.recordIndex(ctx)
	if err != nil {
		return nil, err
	}
	return x.tops, nil
}

func (x *recordIndex) readTops(ctx context.Context, db *DB) (err error) {
	x.tops, err = collect(ctx, db, "sums of bodies", `
select role, stage, currency, count(*), sum(cents)
from record_party_sum
where party not in (select id from record_party where individual = 1)
group by role, stage, currency
order by 4 desc, 1, 2, 3`, func(rows *sql.Rows, c *RecordTopChoice) error {
		return rows.Scan(&c.Role, &c.Stage, &c.Currency, &c.Bodies, &c.Cents)
	})
	return err
}
