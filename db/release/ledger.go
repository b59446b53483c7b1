package release

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"sillage/db/funding"
)

// Past is one release as the ledger knows it, whether its file is still there
// or not.
type Past struct {
	Number      int64
	PublishedAt string // RFC 3339, UTC
	ContentHash string
	StateOn     funding.Date // last day on which a source was consulted
}

const pastQuery = "select release, published_at, content_hash, state_on from ledger_release\n"

func scanPast(rows *sql.Rows, p *Past) error {
	return rows.Scan(&p.Number, &p.PublishedAt, &p.ContentHash, &p.StateOn)
}

// Past reads one release of the ledger. Error: ErrNotFound.
func (db *DB) Past(ctx context.Context, number int64) (Past, error) {
	return one(ctx, db, "release", fmt.Sprint(number), pastQuery+"where release = :number", scanPast, sql.Named("number", number))
}

// Pasts lists the last releases, newest first.
func (db *DB) Pasts(ctx context.Context, limit int) ([]Past, error) {
	return collect(ctx, db, "releases", pastQuery+"order by release desc\nlimit :limit", scanPast, sql.Named("limit", limit))
}

// PublicID gives the id of a thing of this release; its number is 0 when the
// release has no such thing.
func (db *DB) PublicID(ctx context.Context, kind funding.Citable, key string) (funding.PublicID, error) {
	id := funding.PublicID{Kind: kind}
	err := db.each(ctx, "public id", "select number from public_id where kind = :kind and key = :key",
		func(rows *sql.Rows) error { return rows.Scan(&id.Number) }, sql.Named("kind", string(kind)), sql.Named("key", key))
	return id, err
}

// Issued is what the id ledger says of an id.
type Issued struct {
	ID        funding.PublicID
	Key       string // what it names now, or named last
	Release   int64  // in which it was issued
	LeadsTo   int64  // the older id of the same kind that it was merged into; 0: none
	Withdrawn bool   // this release has no such thing
}

// Issued reads an id. Error: ErrNotFound for one that was never issued.
func (db *DB) Issued(ctx context.Context, id funding.PublicID) (Issued, error) {
	return one(ctx, db, "public id", id.String(), `
select
  (select i.key from ledger_id i where i.kind = :kind and i.number = :number order by i.release desc limit 1),
  min(release),
  coalesce((select r.to_number from ledger_redirect r where r.kind = :kind and r.number = :number order by r.release desc limit 1), 0),
  not exists (select 1 from public_id p where p.kind = :kind and p.number = :number)
from ledger_id
where kind = :kind and number = :number
having count(*) > 0`, func(rows *sql.Rows, i *Issued) error {
		i.ID = id
		return rows.Scan(&i.Key, &i.Release, &i.LeadsTo, &i.Withdrawn)
	}, sql.Named("kind", string(id.Kind)), sql.Named("number", id.Number))
}

// IssuedTo finds the id that a key has or had. Error: ErrNotFound.
func (db *DB) IssuedTo(ctx context.Context, kind funding.Citable, key string) (funding.PublicID, error) {
	return one(ctx, db, "key", key, "select number from ledger_id where kind = :kind and key = :key order by release desc, number limit 1",
		func(rows *sql.Rows, id *funding.PublicID) error {
			id.Kind = kind
			return rows.Scan(&id.Number)
		}, sql.Named("kind", string(kind)), sql.Named("key", key))
}

// Line is what a number was from a release on. Exactly one of Total, Ratio and
// Value is set while it is shown. Reason is one of funding.ChangeReasons.
type Line struct {
	ID         funding.PublicID
	Release    int64
	Key        string
	Shown      bool
	Total      *funding.Total
	Ratio      *funding.Ratio
	Value      *funding.Decimal
	Qualifier  funding.Qualifier // of a Value
	Unit       string
	Stage      funding.Stage
	Basis      string
	What       string // kind of a computed number, role of a quantity
	Detail     string // reason, axis or part of a computed number
	About      Named  // its programme; Key is empty
	Evidence   string
	Reason     string
	Why        string
	WhyLang    string
	Refs       []string // public ids that the reason speaks of
	RecordedIn int64    // release in which a reason was given afterwards; 0: none
}

const lineColumns = `
select
  n.kind, n.number, n.release,
  coalesce((select i.key from ledger_id i where i.kind = n.kind and i.number = n.number order by i.release desc limit 1), ''),
  n.shown, n.cents, n.permille, n.mantissa, coalesce(n.decimals, 0), n.currency, n.qualifier, coalesce(n.step_cents, 0), coalesce(n.print_step_cents, 0),
  n.operands, n.unit, n.stage, n.basis, n.what, n.detail, n.about_fr, n.about_en, n.evidence,
  coalesce(r.reason, n.reason), coalesce(r.why, n.why), coalesce(r.why_lang, n.why_lang), n.refs, coalesce(r.release, 0)
from ledger_number n
left join ledger_reason r on r.kind = n.kind and r.number = n.number and r.of_release = n.release
  and r.release = (
    select max(x.release)
    from ledger_reason x
    where x.kind = n.kind and x.number = n.number and x.of_release = n.release
  )
`

func scanLine(rows *sql.Rows, l *Line) error {
	var cents, permille, mantissa sql.NullInt64
	var decimals int
	var currency, qualifier, refs string
	var step, printStep int64
	var operands int
	err := rows.Scan(&l.ID.Kind, &l.ID.Number, &l.Release, &l.Key, &l.Shown, &cents, &permille, &mantissa, &decimals, &currency, &qualifier, &step, &printStep,
		&operands, &l.Unit, &l.Stage, &l.Basis, &l.What, &l.Detail, &l.About.NameFR, &l.About.NameEN, &l.Evidence,
		&l.Reason, &l.Why, &l.WhyLang, &refs, &l.RecordedIn)
	l.Refs = strings.Fields(refs)
	switch {
	case cents.Valid:
		t := funding.Total{PrintStep: printStep, Mixed: qualifier == "mixed", Count: operands}
		t.Amount = funding.Amount{Cents: cents.Int64, Currency: currency, Qualifier: funding.Qualifier(qualifier), Step: step}
		if t.Mixed {
			t.Amount.Qualifier = funding.Exact
		}
		l.Total = &t
	case permille.Valid:
		l.Ratio = &funding.Ratio{Permille: permille.Int64, Qualifier: funding.Qualifier(qualifier)}
	case mantissa.Valid:
		l.Value, l.Qualifier = &funding.Decimal{Mantissa: mantissa.Int64, Decimals: decimals}, funding.Qualifier(qualifier)
	}
	return err
}

// Lines gives the whole history of a number, oldest first.
func (db *DB) Lines(ctx context.Context, id funding.PublicID) ([]Line, error) {
	return collect(ctx, db, "lines of the ledger", lineColumns+`
where n.kind = :kind and n.number = :number
order by n.release`, scanLine, sql.Named("kind", string(id.Kind)), sql.Named("number", id.Number))
}

// ChangesSince lists the numbers that were not first shown after a release and
// have changed since, one line a change, newest first.
func (db *DB) ChangesSince(ctx context.Context, number int64, limit int) ([]Line, error) {
	return collect(ctx, db, "changes in the ledger", lineColumns+`
where n.release > :number and n.reason <> '`+funding.FirstShown+`'
order by n.release desc, n.kind desc, n.number
limit :limit`, scanLine, sql.Named("number", number), sql.Named("limit", limit))
}

// Words are what evidence said from a release on.
type Words struct {
	Release                  int64
	Shown                    bool
	Publisher                string
	Title, TitleLang         string
	Kind                     string // one of DocumentKinds
	Address                  string
	PublishedOn, ConsultedOn funding.Date
	Locator, Fragment, Lang  string
	Snapshot                 string
	Withheld                 bool
}

// WordsAt reads what a piece of evidence said in a release. Error: ErrNotFound
// when it said nothing yet, or nothing any more.
func (db *DB) WordsAt(ctx context.Context, evidence string, number int64) (Words, error) {
	w, err := one(ctx, db, "words of evidence", evidence, `
select w.release, w.shown, w.publisher, w.title, w.title_lang, w.document_kind, w.address, w.published_on, w.consulted_on, w.locator, w.fragment, w.lang, w.snapshot_hash, w.withheld
from ledger_words w
where w.release <= :release and w.number = (
    select i.number
    from ledger_id i
    where i.kind = 'evidence' and i.key = :key
    order by i.release desc
    limit 1
  )
order by w.release desc
limit 1`, func(rows *sql.Rows, w *Words) error {
		return rows.Scan(&w.Release, &w.Shown, &w.Publisher, &w.Title, &w.TitleLang, &w.Kind, &w.Address, &w.PublishedOn, &w.ConsultedOn,
			&w.Locator, &w.Fragment, &w.Lang, &w.Snapshot, &w.Withheld)
	}, sql.Named("key", evidence), sql.Named("release", number))
	if err == nil && !w.Shown {
		return w, notFound("words of evidence", evidence)
	}
	return w, err
}

// CitedThing names what has a public id but is no number: its names, and the
// evidence that it rests on where it rests on one. Error: ErrNotFound.
func (db *DB) CitedThing(ctx context.Context, kind funding.Citable, key string) (Named, string, error) {
	queries := map[funding.Citable]string{
		funding.CiteProgramme:    "select key, name_fr, name_en, '' from programme where key = :key",
		funding.CiteOrganization: "select key, name_fr, name_en, '' from organization where key = :key",
		funding.CiteAward:        "select key, '', '', evidence_key from award where key = :key",
		funding.CiteStatement:    "select key, '', '', evidence_key from statement where key = :key",
		funding.CiteEvidence:     "select key, '', '', key from evidence where key = :key",
		funding.CiteDocument:     "select key, iif(lang = 'en', '', title), iif(lang = 'en', title, ''), coalesce((select min(e.key) from evidence e where e.document_key = document.key), '') from document where key = :key",
	}
	query, ok := queries[kind]
	if !ok {
		return Named{}, "", notFound(string(kind), key)
	}
	var evidence string
	n, err := one(ctx, db, string(kind), key, query, func(rows *sql.Rows, n *Named) error {
		return rows.Scan(&n.Key, &n.NameFR, &n.NameEN, &evidence)
	}, sql.Named("key", key))
	return n, evidence, err
}
