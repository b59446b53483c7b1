package publish

import (
	"context"
	"database/sql"
	"fmt"

	"sillage/db/identity"
	"sillage/db/records"
	"sillage/db/release"
	"sillage/db/sqlite"
)

// Bounds of the pages in memory while records are copied, in bytes: of the
// release, of a record file, and of the bodies behind its spellings.
const mainCache, sourceCache, bodyCache = 64 << 20, 16 << 20, 24 << 20

// records copies the public columns of every source's record file, source by
// source, and makes the sums and indexes of lists. One connection holds the
// release; foreign keys and the lists of codes are the gate's to check, over all
// rows at once: row by row SQLite makes each list anew.
func (p *publisher) records(ctx context.Context) error {
	sources, err := records.Sources(p.Data)
	if err != nil || len(sources) == 0 {
		return err
	}
	if err := p.execAll(ctx, cacheOf("temp", bodyCache), "pragma foreign_keys = off", "pragma ignore_check_constraints = on"); err != nil {
		return err
	}
	if err := p.step("copy records", func() error { return p.copySources(ctx, sources) }); err != nil {
		return err
	}
	if err := p.step("tie records", func() error { return p.linkRecords(ctx) }); err != nil {
		return err
	}
	read, err := p.gatherRecords(ctx)
	if err != nil {
		return err
	}
	defer func() {
		for g := range read { // nothing is left but after an error
			g.groups.Free()
		}
	}()
	for _, s := range []struct {
		name string
		do   func() error
	}{
		{"list records", func() error { return p.execAll(ctx, recordList, release.RecordListIndexes) }},
		{"name bodies", func() error { return p.nameBodies(ctx) }},
		{"sum records", func() error { return p.sumRecords(ctx, read) }},
		{"index records", func() error { return p.execAll(ctx, release.RecordIndexes) }},
	} {
		if err := p.step(s.name, s.do); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return p.execAll(ctx, "pragma ignore_check_constraints = off", "pragma foreign_keys = on")
}

// RecordSteps names the steps inside the step records, where a data folder has
// record files.
var RecordSteps = beforeAndAfter("copy records", "tie records", "list records", "name bodies", "sum records", "index records")

func (p *publisher) execAll(ctx context.Context, queries ...string) error {
	for _, query := range queries {
		if _, err := p.db.ExecContext(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

func (p *publisher) copySources(ctx context.Context, sources []string) error {
	for _, source := range sources {
		if err := p.recordsOf(ctx, source); err != nil {
			return fmt.Errorf("records of %s: %w", source, err)
		}
	}
	return nil
}

func cacheOf(database string, bytes int) string {
	return fmt.Sprintf("pragma %s.cache_size = %d", database, -bytes/1024)
}

// recordsOf copies one source. A file that was generated stays out where the
// release does not ask for it.
func (p *publisher) recordsOf(ctx context.Context, source string) error {
	if _, err := p.db.ExecContext(ctx, "attach database ? as s", sqlite.ReadOnly(records.Path(p.Data, source))); err != nil {
		return err
	}
	if _, err := p.db.ExecContext(ctx, cacheOf("s", sourceCache)); err != nil {
		return err
	}
	var synthetic bool
	if err := p.db.QueryRowContext(ctx, "select exists (select 1 from s.record_file where synthetic = 1)").Scan(&synthetic); err != nil {
		return err
	}
	if !synthetic || p.Synthetic {
		if err := p.copyRecords(ctx); err != nil {
			return err
		}
	}
	_, err := p.db.ExecContext(ctx, "detach database s")
	return err
}

func (p *publisher) copyRecords(ctx context.Context) error {
	tx, err := p.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	for _, c := range recordCopies {
		if _, err := tx.ExecContext(ctx, c.query); err != nil {
			return fmt.Errorf("%s: %w", c.what, err)
		}
	}
	return tx.Commit()
}

// linkRecords ties programmes of records to those of the edition that have the
// same name, and parties to its organizations.
func (p *publisher) linkRecords(ctx context.Context) error {
	tx, err := p.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	if err := linkProgrammes(ctx, tx); err != nil {
		return err
	}
	if err := tieSpellings(ctx, tx, p.Spellings); err != nil {
		return err
	}
	for _, query := range linkedRecords {
		if _, err := tx.ExecContext(ctx, query); err != nil {
			return fmt.Errorf("tie records to the edition: %w", err)
		}
	}
	return tx.Commit()
}

// linkProgrammes compares folded names; a name that two programmes of the
// edition have ties nothing.
func linkProgrammes(ctx context.Context, tx *sql.Tx) error {
	keys, err := editionProgrammes(ctx, tx)
	if err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, "select id, name_fr, name_en from record_programme where programme_key is null order by id")
	if err != nil {
		return err
	}
	linked := map[int64]string{}
	for rows.Next() {
		var id int64
		var fr, en string
		if err := rows.Scan(&id, &fr, &en); err != nil {
			rows.Close()
			return err
		}
		a, b := keys[identity.Fold(fr)], keys[identity.Fold(en)]
		if key := max(a, b); key != "" && (a == "" || b == "" || a == b) {
			linked[id] = key
		}
	}
	if err := closeRows(rows); err != nil {
		return err
	}
	for id, key := range linked {
		if _, err := tx.ExecContext(ctx, "update record_programme set programme_key = ? where id = ?", key, id); err != nil {
			return err
		}
	}
	return nil
}

// editionProgrammes gives the key of the programme of each folded name.
func editionProgrammes(ctx context.Context, tx *sql.Tx) (map[string]string, error) {
	rows, err := tx.QueryContext(ctx, "select key, name_fr from programme union select key, name_en from programme order by 1, 2")
	if err != nil {
		return nil, err
	}
	keys, several := map[string]string{}, map[string]bool{}
	for rows.Next() {
		var key, name string
		if err := rows.Scan(&key, &name); err != nil {
			rows.Close()
			return nil, err
		}
		name = identity.Fold(name)
		if known, ok := keys[name]; ok && known != key {
			several[name] = true
		}
		keys[name] = key
	}
	for name := range several {
		delete(keys, name)
	}
	delete(keys, "")
	return keys, closeRows(rows)
}
