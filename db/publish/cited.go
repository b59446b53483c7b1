package publish

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"

	"sillage/db/release"
	"sillage/db/sqlite"
)

// ledger writes the lines of one release, into that release. They reach the
// ledger itself once the release is handed over.
type ledger struct {
	*publisher
	ctx    context.Context
	tx     *sql.Tx
	number int64
	prev   bool // the release served until now is attached as prev
	notes  notes
}

// notes are what the publisher is told about changed numbers.
type notes struct {
	Unexplained []string // lines for corrections.csv, reason to be filled in
	Unused      []string // corrections that no change answers to
}

// cite issues ids and writes what each number and each piece of evidence is in
// this release, where that is not what it was. It runs before the gate, so
// that the gate checks the file with the ledger in it.
func (p *publisher) cite(ctx context.Context, number int64) (err error) {
	attached, err := p.attachPast(ctx)
	if err != nil {
		return err
	}
	tx, err := p.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	l := &ledger{publisher: p, ctx: ctx, tx: tx, number: number, prev: len(attached) > 1}
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"what is withheld", l.withholdWords}, {"copy of the ledger", l.copyLedger}, {"ids", l.issue},
		{"words", l.words}, {"numbers", l.numbers}, {"corrections", l.lateReasons}, {"clearing up", l.clear},
	} {
		if err := step.do(); err != nil {
			return fmt.Errorf("ledger, %s: %w", step.name, err)
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	p.notes = l.notes
	for _, name := range attached {
		if _, err := p.db.ExecContext(ctx, "detach database "+name); err != nil {
			return err
		}
	}
	return nil
}

// attachPast attaches the ledger as l and, where there is one that can be
// read, the release served until now as prev.
func (p *publisher) attachPast(ctx context.Context) ([]string, error) {
	if _, err := p.db.ExecContext(ctx, "attach database ? as l", sqlite.ReadOnly(filepath.Join(p.Data, LedgerFile))); err != nil {
		return nil, fmt.Errorf("attach the ledger: %w", err)
	}
	attached := []string{"l"}
	current, ok := p.current(ctx)
	if !ok {
		return attached, nil
	}
	if _, err := p.db.ExecContext(ctx, "attach database ? as prev", sqlite.ReadOnly(current.Path)); err != nil {
		return nil, fmt.Errorf("attach the release before: %w", err)
	}
	return append(attached, "prev"), nil
}

func (l *ledger) exec(query string, args ...any) error {
	if strings.Contains(query, ":release") {
		args = append(args, sql.Named("release", l.number))
	}
	if _, err := l.tx.ExecContext(l.ctx, query, args...); err != nil {
		return fmt.Errorf("%.60s: %w", strings.Join(strings.Fields(query), " "), err)
	}
	return nil
}

func (l *ledger) all(queries ...string) error {
	for _, q := range queries {
		if err := l.exec(q); err != nil {
			return err
		}
	}
	return nil
}

// each runs a query and calls row for every row.
func (l *ledger) each(query string, row func(*sql.Rows) error, args ...any) error {
	rows, err := l.tx.QueryContext(l.ctx, query, args...)
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := row(rows); err != nil {
			rows.Close()
			return err
		}
	}
	return closeRows(rows)
}

// withholdWords lists the evidence whose words travel no more: about private
// persons, or left out by the edition, address and all.
func (l *ledger) withholdWords() error {
	err := l.all(keysNow, idsNow, `create temp table withheld_words (number integer, key text, whole integer)`,
		`insert into temp.withheld_words (number, key, whole)
		select i.number, i.key, 0
		from l.ledger_id i
		join main.evidence e on e.key = i.key
		where i.kind = 'evidence' and e.withheld = 1`)
	for _, key := range l.Withheld {
		if err == nil {
			err = l.exec(`insert into temp.withheld_words (number, key, whole) select number, key, 1 from l.ledger_id where kind = 'evidence' and key = :key`,
				sql.Named("key", key))
		}
	}
	return err
}

// words writes a line where a piece of evidence is new, gone, or reads
// otherwise than in its last line. Being consulted again, or standing at
// another place of a newer copy, is no other reading.
func (l *ledger) words() error {
	return l.all(`
		create temp table dated as
		select evidence_key, iif(min(published_on) = max(published_on), min(published_on), '') as published_on
		from (
		  select evidence_key, published_on from main.figure where published_on <> ''
		  union all select evidence_key, published_on from main.statement where published_on <> ''
		  union all select evidence_key, published_on from main.quantity where published_on <> ''
		  union all select evidence_key, published_on from main.governance where published_on <> ''
		  union all select evidence_key, published_on from main.announcement where published_on <> ''
		  union all select evidence_key, published_on from main.award where published_on <> ''
		)
		group by evidence_key`,
		`create unique index temp.dated_by_key on dated (evidence_key)`,
		`create temp view words_last as
		select *
		from main.ledger_words w
		where w.release = (select max(x.release) from main.ledger_words x where x.number = w.number)`,
		`insert into ledger_words (number, release, shown, publisher, title, title_lang, document_kind, address, published_on, locator, fragment, lang, consulted_on, snapshot_hash, withheld)
		select i.number, :release, 1, d.publisher, d.title, d.lang, d.kind, d.address, coalesce(t.published_on, ''), e.locator, e.fragment, e.lang, e.consulted_on,
		  coalesce(e.snapshot_hash, ''), e.withheld
		from main.evidence e
		join main.public_id i on i.kind = 'evidence' and i.key = e.key
		join main.document d on d.key = e.document_key
		left join temp.dated t on t.evidence_key = e.key
		left join temp.words_last w on w.number = i.number
		where w.number is null
		  or w.shown = 0
		  or (w.publisher, w.title, w.title_lang, w.document_kind, w.address, w.published_on, w.fragment, w.lang, w.withheld)
		    is not (d.publisher, d.title, d.lang, d.kind, d.address, coalesce(t.published_on, ''), e.fragment, e.lang, e.withheld)`,
		`insert into ledger_words (number, release, shown, publisher, title, title_lang, document_kind, address, published_on, locator, fragment, lang, consulted_on, snapshot_hash, withheld)
		select w.number, :release, 0, '', '', '', '', '', '', '', '', '', '', '', 0
		from temp.words_last w
		where w.shown = 1 and w.number not in (select number from main.public_id where kind = 'evidence')`)
}

// clear removes what was made for the work alone.
func (l *ledger) clear() error {
	return l.all("drop view temp.number_last", "drop view temp.words_last", "drop view temp.key_now", "drop view temp.id_now",
		"drop table temp.number_now", "drop table temp.mended", "drop table temp.dated", "drop table temp.withheld_words")
}

// added tells whether this release has a line of its own in the ledgers.
func (p *publisher) added(ctx context.Context, number int64) (bool, error) {
	for _, t := range release.Ledger[1:] {
		var n int
		if err := p.db.QueryRowContext(ctx, "select count(*) from "+t.Name+" where release = ?", number).Scan(&n); err != nil {
			return false, fmt.Errorf("lines of this release in %s: %w", t.Name, err)
		}
		if n > 0 {
			return true, nil
		}
	}
	return false, nil
}
