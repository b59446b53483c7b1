package sqlite_test

import (
	"context"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"sillage/db/sqlite"
)

func openLoader(t *testing.T) *sqlite.Loader {
	t.Helper()
	l, err := sqlite.OpenLoader(context.Background(), filepath.Join(t.TempDir(), "l.db"), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := l.DB.Exec("create table t (a integer, b text, c) strict"); err == nil {
		t.Fatal("a column without a type in a strict table")
	}
	if _, err := l.DB.Exec("create table t (a integer, b text, c text) strict"); err != nil {
		t.Fatal(err)
	}
	return l
}

func TestWhatABatchHoldsComesOutOfTheTable(t *testing.T) {
	ctx, l := context.Background(), openLoader(t)
	into, err := l.DB.Prepare("insert into t (a, b, c) select c0, c1, c2 from packed(?)")
	if err != nil {
		t.Fatal(err)
	}
	b, err := l.Batch(3)
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("é", 3<<20) // grows the batch past its first size
	for _, r := range []struct {
		a int64
		b string
	}{{math.MinInt64, ""}, {0, "zéro"}, {math.MaxInt64, long}} {
		b.Integer(r.a)
		b.Text(r.b)
		b.Null()
	}
	if !b.Full() {
		t.Error("six megabytes do not fill a batch")
	}
	if err := b.Write(ctx, into); err != nil {
		t.Fatal(err)
	}
	var got string
	err = l.DB.QueryRow("select group_concat(a || ':' || length(b) || ':' || (c is null), ' ') from (select * from t order by rowid)").Scan(&got)
	if want := "-9223372036854775808:0:1 0:4:1 9223372036854775807:3145728:1"; err != nil || got != want {
		t.Errorf("got %q, want %q, %v", got, want, err)
	}
	if err := b.Write(ctx, into); err != nil || b.Len() != 0 {
		t.Errorf("an empty batch: %v, %d bytes", err, b.Len())
	}
}

func TestOnlyAnOpenSlotIsRead(t *testing.T) {
	l := openLoader(t)
	if _, err := l.Batch(3); err != nil {
		t.Fatal(err)
	}
	for _, slot := range []any{0, 1, 23, 24, -1, math.MaxInt64, math.MinInt64, "0", 0.0, nil} {
		var n int
		if err := l.DB.QueryRow("select count(*) from packed(?)", slot).Scan(&n); err == nil || !strings.Contains(err.Error(), "no such slot") {
			t.Errorf("slot %v: %d rows, %v", slot, n, err)
		}
	}
	if _, err := l.DB.Exec("select * from packed"); err == nil {
		t.Error("packed without a slot")
	}
}

func TestABatchThatEndsInsideARowIsRefused(t *testing.T) {
	ctx, l := context.Background(), openLoader(t)
	into, err := l.DB.Prepare("insert into t (a, b, c) select c0, c1, c2 from packed(?)")
	if err != nil {
		t.Fatal(err)
	}
	b, err := l.Batch(3)
	if err != nil {
		t.Fatal(err)
	}
	b.Integer(1)
	b.Text("one")
	if err := b.Write(ctx, into); err == nil || !strings.Contains(err.Error(), "ends inside a row") {
		t.Errorf("got %v", err)
	}
}

func TestNoOtherConnectionHasTheTable(t *testing.T) {
	openLoader(t)
	db, err := sqlite.OpenPlain(context.Background(), filepath.Join(t.TempDir(), "other.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("select * from packed(0)"); err == nil || !strings.Contains(err.Error(), "no such table") {
		t.Errorf("got %v", err)
	}
}

func TestAsManyBatchesAsThereAreSlots(t *testing.T) {
	l := openLoader(t)
	for n := 0; ; n++ {
		if _, err := l.Batch(48); err != nil {
			if n != 24 {
				t.Errorf("%d batches, then %v", n, err)
			}
			break
		}
	}
	if _, err := l.Batch(49); err == nil {
		t.Error("49 columns")
	}
}
