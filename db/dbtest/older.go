package dbtest

import (
	"context"
	"testing"

	"sillage/db/release"
	"sillage/db/sqlite"
)

// Age makes the current release of a data folder one of a version that knew no
// records of registers.
func Age(t testing.TB, data string) {
	t.Helper()
	path, err := release.Current(data)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sqlite.OpenPlain(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("drop table record_source; drop table record_skip"); err != nil {
		t.Fatal(err)
	}
}
