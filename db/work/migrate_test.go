package work_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"sillage/db/publish"
	"sillage/db/sqlite"
	"sillage/db/work"
)

// A database of an older build keeps its rows, and what points at them, when a
// table is made anew.
func TestADatabaseOfTheThirdSchemaKeepsItsRows(t *testing.T) {
	ctx := context.Background()
	data := t.TempDir()
	path := filepath.Join(data, publish.WorkFile)
	older := fstest.MapFS{}
	for _, name := range []string{"0001.sql", "0002.sql", "0003.sql", "0004.sql", "0005.sql"} {
		text, err := fs.ReadFile(os.DirFS("migrations"), name)
		if err != nil {
			t.Fatal(err)
		}
		older[name] = &fstest.MapFile{Data: text}
	}
	db, err := sqlite.OpenWriter(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := sqlite.Migrate(ctx, db, older); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		`insert into source values ('register', 'register', 'Essai (synthétique)', 'Test (synthetic)', 'Sillage', '', '', '', '', '', 'CC0', 'proven')`,
		`insert into theme (source_id, code, label_fr, label_en, followed) values ('register', 'none', 'autre', 'other', 0)`,
		`insert into document (source_id, key, address, title, publisher, kind, speaker, lang, copy_of, note)
			values ('register', 'doc-a', 'https://example.test/a', 'Essai', '', 'press', 'receiver', 'fr', '', '')`,
		`insert into evidence (source_id, key, document_key, locator, fragment, lang, consulted_on, state, address_state, withheld)
			values ('register', 'X0001', 'doc-a', 'synthetic', 'essai', 'fr', '2026-11-23', 'cited', 'not_tried', 0)`,
		`insert into programme (source_id, key, name_fr, name_en, theme, mode, scope, about, featured)
			values ('register', 'essai', 'Essai', '', 'none', 'project', 'community', 'synthetic note', 0)`,
	} {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	newer, err := work.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := newer.Close(); err != nil {
		t.Fatal(err)
	}
	if db, err = sqlite.OpenWriter(ctx, path); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var got string
	err = db.QueryRow(`
		select d.speaker || ' ' || e.key || ' ' || p.note || ' ' || p.about_fr
		from evidence e
		join document d on d.key = e.document_key
		join programme p`).Scan(&got)
	if want := "receiver X0001 synthetic note "; err != nil || got != want {
		t.Errorf("got %q (%v), want %q", got, err, want)
	}
	if row, err := sqlite.Dangling(ctx, db); err != nil || row != "" {
		t.Errorf("a row points at nothing: %q (%v)", row, err)
	}
}
