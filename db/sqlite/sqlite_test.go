package sqlite_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"sillage/db/sqlite"
)

var ctx = context.Background()

func writer(t *testing.T) (*sql.DB, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a #1? 100%.db")
	db, err := sqlite.OpenWriter(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db, path
}

func value(t *testing.T, db sqlite.Asker, query string) string {
	t.Helper()
	var out string
	if err := db.QueryRowContext(ctx, query).Scan(&out); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return out
}

func TestEachWayOfOpeningHasItsPragmas(t *testing.T) {
	db, path := writer(t)
	plain, err := sqlite.OpenPlain(ctx, filepath.Join(t.TempDir(), "plain.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	if _, err := db.Exec("create table t (a integer) strict"); err != nil {
		t.Fatal(err)
	}
	read, err := sqlite.OpenImmutable(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	for _, c := range []struct {
		db          *sql.DB
		query, want string
	}{
		{db, "pragma journal_mode", "wal"},
		{db, "pragma foreign_keys", "1"},
		{db, "pragma synchronous", "2"},
		{db, "select sqlite_compileoption_used('ENABLE_FTS5')", "1"},
		{plain, "pragma foreign_keys", "1"},
		{plain, "pragma journal_mode", "memory"},
		{read, "pragma query_only", "1"},
	} {
		if got := value(t, c.db, c.query); got != c.want {
			t.Errorf("%s: %s, want %s", c.query, got, c.want)
		}
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the path was not taken as it is: %v", err)
	}
}

func TestAReleaseOpenedReadOnlyRefusesWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "release.db")
	db, err := sqlite.OpenPlain(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("create table t (a integer) strict"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if read, err := sqlite.OpenImmutable(ctx, path); err != nil {
		t.Error(err)
	} else {
		defer read.Close()
		if _, err := read.Exec("insert into t values (1)"); err == nil {
			t.Error("a release took a row")
		}
	}
	attaching, _ := writer(t)
	if _, err := attaching.Exec("attach database ? as r", sqlite.ReadOnly(path)); err != nil {
		t.Fatal(err)
	}
	if _, err := attaching.Exec("insert into r.t values (1)"); err == nil {
		t.Error("a database attached read-only took a row")
	}
}

func TestWhatIsNoDatabaseIsNotOpened(t *testing.T) {
	path := filepath.Join(t.TempDir(), "text.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("not a database\n", 100)), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.OpenImmutable(ctx, path); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("got %v, want an error that names the file", err)
	}
}

func TestMigrationsGoForwardEachWholeOrNotAtAll(t *testing.T) {
	db, _ := writer(t)
	folder := fstest.MapFS{
		"0001.sql": {Data: []byte("create table a (x integer) strict")},
		"0002.sql": {Data: []byte("insert into a values (7)")},
	}
	for range 2 {
		if err := sqlite.Migrate(ctx, db, folder); err != nil {
			t.Fatal(err)
		}
		if got := value(t, db, "select count(*) || ' ' || max(x) from a"); got != "1 7" {
			t.Errorf("after migrating: %s, want each migration once", got)
		}
	}
	folder["0003.sql"] = &fstest.MapFile{Data: []byte("create table b (x integer) strict; insert into nowhere values (1)")}
	if err := sqlite.Migrate(ctx, db, folder); err == nil || !strings.Contains(err.Error(), "0003.sql") {
		t.Errorf("got %v, want an error that names the migration", err)
	}
	if got := value(t, db, "select count(*) || ' ' || (select user_version from pragma_user_version) from sqlite_schema"); got != "1 2" {
		t.Errorf("a broken migration left %q, want 1 table at version 2", got)
	}
}

func TestADatabaseNewerThanTheCodeIsRefused(t *testing.T) {
	db, _ := writer(t)
	if _, err := db.Exec("pragma user_version = 9"); err != nil {
		t.Fatal(err)
	}
	err := sqlite.Migrate(ctx, db, fstest.MapFS{"0001.sql": {Data: []byte("select 1")}})
	if err == nil || !strings.Contains(err.Error(), "version 9") || !strings.Contains(err.Error(), "newer build") {
		t.Errorf("got %v", err)
	}
}

func TestTheFirstRowThatPointsAtNothingIsNamed(t *testing.T) {
	db, _ := writer(t)
	for _, s := range []string{
		"create table evidence (key text primary key) strict, without rowid",
		"create table party (figure text, role text, evidence_key text references evidence (key), primary key (figure, role)) strict, without rowid",
		"insert into evidence values ('X0001')",
		"insert into party values ('X0001-1', 'payer', 'X0001'), ('X0001-1', 'author', null)",
	} {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := sqlite.Dangling(ctx, db); err != nil || got != "" {
		t.Errorf("all ends exist: %q, %v", got, err)
	}
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	for _, s := range []string{"pragma defer_foreign_keys = on", "insert into party values ('X0002-1', 'payer', 'X0009')"} {
		if _, err := tx.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	got, err := sqlite.Dangling(ctx, tx)
	if want := "party X0002-1 payer: evidence_key X0009 is no key of evidence"; err != nil || got != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

func ExampleReadOnly() {
	fmt.Println(sqlite.ReadOnly("/data/a b?.db"))
	// Output: file:/data/a%20b%3F.db?mode=ro
}
