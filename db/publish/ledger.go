package publish

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"sillage/db/release"
	"sillage/db/sqlite"
)

// LedgerFile holds the id ledger and the citation ledger, beside the
// collecting database. It is a database of its own: the collecting database
// can be made again from what was kept, the ledgers cannot. SQLite rather than
// lines of text, because a commit leaves no half line, triggers refuse what is
// not an addition, and a release copies it without reading it into memory.
const LedgerFile = "ledger.db"

// ErrLedger: the ledger and a release tell two stories of the same past.
var ErrLedger = errors.New("the ledger and the release that is served disagree")

// openLedger opens or creates the ledger, brings it forward, and makes it
// refuse any change but additions.
func openLedger(ctx context.Context, data string) (*sql.DB, error) {
	path := filepath.Join(data, LedgerFile)
	db, err := sqlite.OpenRecord(ctx, path)
	if err != nil {
		return nil, err
	}
	migrations, err := release.LedgerMigrations()
	if err == nil {
		err = sqlite.Migrate(ctx, db, migrations)
	}
	for _, t := range release.Ledger {
		for _, change := range []string{"update", "delete"} {
			if err == nil {
				_, err = db.ExecContext(ctx, fmt.Sprintf(`
					create trigger if not exists %[1]s_no_%[2]s before %[2]s on %[1]s
					begin
					  select raise(abort, 'the ledger only grows');
					end`, t.Name, change))
			}
		}
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), db.Close())
	}
	return db, nil
}

// keepLedger adds to the ledger every line that a release has and the ledger
// lacks, in one transaction. It is how a release that was handed over enters
// the ledger, how one whose publish was stopped right after the hand-over does
// at the next publish, and how a lost ledger comes back from a release.
func (p *publisher) keepLedger(ctx context.Context, path string) (err error) {
	db, err := openLedger(ctx, p.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, "attach database ? as r", sqlite.ReadOnly(path)); err != nil {
		return fmt.Errorf("attach %s: %w", path, err)
	}
	known, err := hasLedger(ctx, db, "r")
	if err != nil || !known {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	for _, t := range release.Ledger {
		if err := agree(ctx, tx, t); err != nil {
			return err
		}
		columns := strings.Join(t.Columns(), ", ")
		_, err := tx.ExecContext(ctx, fmt.Sprintf(`
			insert into main.%[1]s (%[2]s)
			select %[2]s
			from r.%[1]s x
			where not exists (select 1 from main.%[1]s y where %[3]s)
			order by %[4]s`, t.Name, columns, same(t.Key), strings.Join(t.Key, ", ")))
		if err != nil {
			return fmt.Errorf("keep %s: %w", t.Name, err)
		}
		if err := p.Step("inside ledger"); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// hasLedger tells whether an attached database has the tables of the ledgers;
// releases made before there was a ledger have none.
func hasLedger(ctx context.Context, db *sql.DB, schema string) (bool, error) {
	var tables int
	err := db.QueryRowContext(ctx, "select count(*) from "+schema+".sqlite_schema where name = ?", release.Ledger[0].Name).Scan(&tables)
	return tables > 0, err
}

// agree refuses a line that both have and tell differently. What the copy in a
// release may leave empty is not compared.
func agree(ctx context.Context, tx *sql.Tx, t release.LedgerTable) error {
	differs := make([]string, len(t.Rest))
	for i, c := range t.Rest {
		differs[i] = fmt.Sprintf("x.%[1]s is not y.%[1]s", c)
	}
	var found string
	err := tx.QueryRowContext(ctx, fmt.Sprintf(`
		select x.%[2]s
		from r.%[1]s x
		join main.%[1]s y on %[3]s
		where %[4]s
		limit 1`, t.Name, strings.Join(t.Key, " || ' ' || x."), same(t.Key), strings.Join(differs, " or "))).Scan(&found)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return fmt.Errorf("compare %s: %w", t.Name, err)
	default:
		return fmt.Errorf("%w: %s %s", ErrLedger, t.Name, found)
	}
}

func same(key []string) string {
	parts := make([]string, len(key))
	for i, c := range key {
		parts[i] = fmt.Sprintf("x.%[1]s = y.%[1]s", c)
	}
	return strings.Join(parts, " and ")
}

// lastRelease is the highest number that the ledger knows.
func (p *publisher) lastRelease(ctx context.Context) (n int64, err error) {
	db, err := openLedger(ctx, p.Data)
	if err != nil {
		return 0, err
	}
	err = db.QueryRowContext(ctx, "select coalesce(max(release), 0) from ledger_release").Scan(&n)
	return n, errors.Join(err, db.Close())
}

// copyLedger puts the whole ledger into the release being made. Words that are
// withheld now travel no more, not even as they were once cited.
func (l *ledger) copyLedger() error {
	for _, t := range release.Ledger {
		values := make([]string, 0, len(t.Columns()))
		values = append(append(values, t.Key...), t.Rest...)
		for _, c := range t.Masked {
			values = append(values, mask(t.Name, c))
		}
		err := l.exec(fmt.Sprintf("insert into main.%[1]s (%[2]s) select %[3]s from l.%[1]s x", t.Name, strings.Join(t.Columns(), ", "), strings.Join(values, ", ")))
		if err != nil {
			return err
		}
	}
	return nil
}

// mask empties a column of a line that stands on evidence withheld now.
func mask(table, column string) string {
	hidden := map[string]string{
		"ledger_words":  "x.number in (select number from temp.withheld_words)",
		"ledger_number": "x.evidence in (select key from temp.withheld_words)",
		"ledger_reason": "x.number in (select n.number from l.ledger_number n join temp.withheld_words w on w.key = n.evidence where n.kind = x.kind)",
	}[table]
	if column == "title" || column == "address" {
		hidden = "x.number in (select number from temp.withheld_words where whole = 1)"
	}
	empty := "''"
	if column == "mended" {
		empty = "'[]'"
	}
	return fmt.Sprintf("case when %s then %s else x.%s end", hidden, empty, column)
}
