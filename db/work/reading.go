package work

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"sillage/db/funding"
)

// Candidate is what prose proposes, with the words beside it. It never travels
// into a release.
type Candidate struct {
	Key, Document, Evidence string
	TextHash                string // SHA-256 in hex of the text that it was read in
	Kind                    string // "amount" or "party"
	From, Until             int    // characters of that text
	Words                   string // exactly what stands there
	Before, After           string // the neighbouring sentences
	Proposal                string // JSON
	State                   string // one of the states below
	Earlier                 string // what was decided about the same words of another text; JSON, or empty
}

// States of a candidate.
const (
	Undecided = "waiting"
	Accepted  = "accepted"
	Rejected  = "rejected"
)

// Decision is what a person decided, as far as a release may tell; Author stays
// in the collecting database.
type Decision struct {
	Key, Subject, Choice, Why, Author string
	DecidedOn                         funding.Date
}

// Article is the text of a collected announcement, as far as sameness needs it.
type Article struct {
	Document, TextHash, Lang string
	PublishedOn              funding.Date
	Rank                     funding.Rank
	Words                    int
	Signature                []byte
	Sums                     string // JSON list of cents
	Address                  string // of the document; read, not written
}

// Waiting is how many amounts of an announcement wait for a person.
type Waiting struct {
	Announcement string
	Amounts      int
}

// Outside is an announcement that the scope leaves out.
type Outside struct{ Address, Title string }

// reading writes what was read from prose, and what became of it.
func (w *writer) reading(in Batch) {
	for _, c := range in.Candidates {
		w.put("candidate", "key document_key evidence_key text_hash kind from_char until_char words before after proposal state earlier",
			c.Key, c.Document, c.Evidence, c.TextHash, c.Kind, c.From, c.Until, c.Words, c.Before, c.After, c.Proposal, c.State, c.Earlier)
	}
	for _, d := range in.Decisions {
		w.put("decision", "key kind subject choice why decided_on author", d.Key, "review", d.Subject, d.Choice, d.Why, string(d.DecidedOn), d.Author)
	}
	for _, a := range in.Articles {
		w.put("article", "document_key text_hash lang published_on rank words signature sums",
			a.Document, a.TextHash, a.Lang, string(a.PublishedOn), string(a.Rank), a.Words, a.Signature, a.Sums)
	}
	for _, x := range in.Waiting {
		w.put("announcement_waiting", "announcement_key amounts", x.Announcement, x.Amounts)
	}
	for _, v := range in.Versions {
		w.put("announcement_version", "document_key number seen_on hash", v.Document, v.Number, string(v.SeenOn), v.Hash)
	}
	for _, e := range in.Events {
		w.put("announcement_event", "key document_key seen_on kind lang was became was_hash became_hash",
			e.Key, e.Document, string(e.SeenOn), e.Kind, e.Lang, e.Was, e.Became, e.WasHash, e.BecameHash)
	}
	for _, o := range in.Outside {
		w.put("outside", "address title", o.Address, o.Title)
	}
}

// Proposed is a candidate as it is shown to whoever decides.
type Proposed struct {
	Candidate
	Source, Fragment, Lang    string
	Title, Address, Publisher string // of the document
}

// Candidates lists the candidates of a state, or all, by document and place;
// one alone when a key is given.
func (w *DB) Candidates(ctx context.Context, state, key string) ([]Proposed, error) {
	rows, err := w.db.QueryContext(ctx, `
		select c.key, c.source_id, c.document_key, c.evidence_key, c.text_hash, c.kind, c.from_char, c.until_char, c.words, c.before, c.after,
			c.proposal, c.state, c.earlier, e.fragment, e.lang, d.title, d.address, d.publisher
		from candidate c
		join evidence e on e.key = c.evidence_key
		join document d on d.key = c.document_key
		where (:state = '' or c.state = :state) and (:key = '' or c.key = :key)
		order by d.address, c.from_char, c.kind, c.key`, sql.Named("state", state), sql.Named("key", key))
	if err != nil {
		return nil, fmt.Errorf("candidates: %w", err)
	}
	defer rows.Close()
	var out []Proposed
	for rows.Next() {
		var p Proposed
		err := rows.Scan(&p.Key, &p.Source, &p.Document, &p.Evidence, &p.TextHash, &p.Kind, &p.From, &p.Until, &p.Words, &p.Before, &p.After,
			&p.Proposal, &p.State, &p.Earlier, &p.Fragment, &p.Lang, &p.Title, &p.Address, &p.Publisher)
		if err != nil {
			return nil, fmt.Errorf("candidates: %w", err)
		}
		out = append(out, p)
	}
	return out, rows.Err()
}

// KnownName is one spelling of a body or programme that the database knows.
// Private persons are not among them.
type KnownName struct {
	Key, Name, Lang string
	Programme       bool
}

// KnownNames lists every spelling of every body and programme that sources
// other than the given one brought.
func (w *DB) KnownNames(ctx context.Context, butOf string) ([]KnownName, error) {
	rows, err := w.db.QueryContext(ctx, `
		select key, name_fr, 'fr', 0 from organization where name_fr <> '' and individual = 0 and source_id <> :source
		union select key, name_en, 'en', 0 from organization where name_en <> '' and individual = 0 and source_id <> :source
		union select a.organization_key, a.name, a.lang, 0 from organization_alias a
			join organization o on o.key = a.organization_key where o.individual = 0 and a.source_id <> :source
		union select key, name_fr, 'fr', 1 from programme where name_fr <> '' and source_id <> :source
		union select key, name_en, 'en', 1 from programme where name_en <> '' and source_id <> :source
		order by 1, 2, 3, 4`, sql.Named("source", butOf))
	if err != nil {
		return nil, fmt.Errorf("known names: %w", err)
	}
	defer rows.Close()
	var out []KnownName
	for rows.Next() {
		var n KnownName
		if err := rows.Scan(&n.Key, &n.Name, &n.Lang, &n.Programme); err != nil {
			return nil, fmt.Errorf("known names: %w", err)
		}
		out = append(out, n)
	}
	return out, rows.Err()
}

// ThemeOf gives the theme of a programme; empty when no programme has the key.
func (w *DB) ThemeOf(ctx context.Context, programme string) (string, error) {
	return w.text(ctx, "theme of programme "+programme, "select theme from programme where key = ?", programme)
}

// AwardsBetween lists the awards of other sources that go from one body to
// another within a programme, but for those that only name a fund's part.
func (w *DB) AwardsBetween(ctx context.Context, programme, payer, receiver, butOf string) ([]string, error) {
	rows, err := w.db.QueryContext(ctx, `
		select a.key
		from award a
		join award_party p on p.award_key = a.key and p.role = 'payer' and p.organization_key = ?
		join award_party r on r.award_key = a.key and r.role = 'receiver' and r.organization_key = ?
		where a.programme_key = ? and a.source_id <> ? and a.payer_kind = 'organization' and a.receiver_kind = 'organization' and a.fund_key is null
		order by a.key`, payer, receiver, programme, butOf)
	if err != nil {
		return nil, fmt.Errorf("awards of %s: %w", programme, err)
	}
	defer rows.Close()
	var keys []string
	for rows.Next() {
		var key string
		if err := rows.Scan(&key); err != nil {
			return nil, fmt.Errorf("awards of %s: %w", programme, err)
		}
		keys = append(keys, key)
	}
	return keys, rows.Err()
}

// text reads one word; empty when there is no row.
func (w *DB) text(ctx context.Context, what, query string, values ...any) (string, error) {
	rows, err := w.db.QueryContext(ctx, query, values...)
	if err != nil {
		return "", fmt.Errorf("%s: %w", what, err)
	}
	defer rows.Close()
	var out string
	if rows.Next() {
		if err := rows.Scan(&out); err != nil {
			return "", fmt.Errorf("%s: %w", what, err)
		}
	}
	return out, rows.Err()
}

// Has tells whether a source other than the given one brought an organization,
// programme or award of that key.
func (w *DB) Has(ctx context.Context, table, key, butOf string) (bool, error) {
	switch table {
	case "organization", "programme", "award":
	default:
		return false, fmt.Errorf("no table %q to look a key up in", table)
	}
	found, err := w.text(ctx, table+" "+key, "select key from "+table+" where key = ? and source_id <> ?", key, butOf)
	return found != "", err
}

// Articles lists the texts of every collected announcement.
func (w *DB) Articles(ctx context.Context) ([]Article, error) {
	rows, err := w.db.QueryContext(ctx, `
		select a.document_key, a.text_hash, a.lang, a.published_on, a.rank, a.words, a.signature, a.sums, d.address
		from article a
		join document d on d.key = a.document_key
		order by d.address, a.source_id`)
	if err != nil {
		return nil, fmt.Errorf("articles: %w", err)
	}
	defer rows.Close()
	var out []Article
	for rows.Next() {
		var a Article
		err := rows.Scan(&a.Document, &a.TextHash, &a.Lang, &a.PublishedOn, &a.Rank, &a.Words, &a.Signature, &a.Sums, &a.Address)
		if err != nil {
			return nil, fmt.Errorf("articles: %w", err)
		}
		out = append(out, a)
	}
	return out, rows.Err()
}

// SetCopies says of every collected announcement which other one it reprints,
// in the place of what was said before.
func (w *DB) SetCopies(ctx context.Context, copyOf map[string]string) error {
	tx, err := w.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("reprints: %w", err)
	}
	defer tx.Rollback() // does nothing after a commit
	if _, err := tx.ExecContext(ctx, "delete from reprint"); err != nil {
		return fmt.Errorf("reprints: %w", err)
	}
	for _, address := range slices.Sorted(maps.Keys(copyOf)) {
		if _, err := tx.ExecContext(ctx, "insert into reprint (address, copy_of) values (?, ?)", address, copyOf[address]); err != nil {
			return fmt.Errorf("reprint %s: %w", address, err)
		}
	}
	return tx.Commit()
}

// SeenEvent is an event with the announcement that it is about.
type SeenEvent struct {
	funding.Event
	Title, Address, Publisher string
}

// Events lists what was seen to change from a day on, the oldest first.
func (w *DB) Events(ctx context.Context, since funding.Date) ([]SeenEvent, error) {
	rows, err := w.db.QueryContext(ctx, `
		select e.key, e.document_key, e.seen_on, e.kind, e.lang, e.was, e.became, e.was_hash, e.became_hash, d.title, d.address, d.publisher
		from announcement_event e
		join document d on d.key = e.document_key
		where e.seen_on >= ?
		order by e.seen_on, d.address, e.key`, string(since))
	if err != nil {
		return nil, fmt.Errorf("events: %w", err)
	}
	defer rows.Close()
	var out []SeenEvent
	for rows.Next() {
		var e SeenEvent
		err := rows.Scan(&e.Key, &e.Document, &e.SeenOn, &e.Kind, &e.Lang, &e.Was, &e.Became, &e.WasHash, &e.BecameHash, &e.Title, &e.Address, &e.Publisher)
		if err != nil {
			return nil, fmt.Errorf("events: %w", err)
		}
		out = append(out, e)
	}
	return out, rows.Err()
}
