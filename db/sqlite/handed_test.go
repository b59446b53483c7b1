package sqlite_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"sillage/db/sqlite"
)

// bulk makes a table of so many rows, the highest key first, and opens it.
func bulk(t *testing.T, rows int) *sqlite.Loader {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bulk.db")
	db, err := sqlite.OpenPlain(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("create table x (k integer not null, word text); create table odd (v any)"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("with recursive n (k) as (select ? union all select k - 1 from n where k > 1) insert into x select k, iif(k % 7 = 0, null, printf('é%.*c', k % 300, 'w')) from n where k > 0", rows); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	l, err := sqlite.OpenBulk(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func TestRowsAreHandedOutWholeAndInTheOrderAskedFor(t *testing.T) {
	for _, rows := range []int{0, 1, 20_000} {
		l, seen, chunks := bulk(t, rows), 0, 0
		n, err := l.Hand(context.Background(), []string{"k", "word", "-k"}, "x where k > 0 order by k", func(cells []byte) error {
			chunks++
			for len(cells) > 0 {
				seen++
				for i, want := range []string{fmt.Sprint(seen), "é" + strings.Repeat("w", max(1, seen%300)), fmt.Sprint(-seen)} {
					kind, text, rest := sqlite.Cell(cells)
					if i == 1 && seen%7 == 0 {
						if kind != 'n' || len(text) != 0 {
							t.Fatalf("row %d: null came as %c %q", seen, kind, text)
						}
					} else if string(text) != want || kind != "iti"[i] {
						t.Fatalf("row %d: got %c %.20q, want %.20q", seen, kind, text, want)
					}
					cells = rest
				}
			}
			return nil
		})
		if err != nil || n != int64(rows) || seen != rows || rows > 1000 && chunks < 2 {
			t.Errorf("%d rows: said %d, came %d in %d chunks: %v", rows, n, seen, chunks, err)
		}
	}
}

func TestNumbersAreHandedOutInDecimals(t *testing.T) {
	l := bulk(t, 1)
	for _, v := range []int64{0, 9, -1, 1234567890, math.MaxInt64, math.MinInt64} {
		var got []byte
		if _, err := l.Hand(context.Background(), []string{fmt.Sprintf("%d", v)}, "x", func(rows []byte) error { got = bytes.Clone(rows); return nil }); v != math.MinInt64 && err != nil {
			t.Fatal(err)
		}
		if v == math.MinInt64 { // its literal is no whole number for SQLite
			if _, err := l.Hand(context.Background(), []string{"-9223372036854775807 - 1"}, "x", func(rows []byte) error { got = bytes.Clone(rows); return nil }); err != nil {
				t.Fatal(err)
			}
		}
		if kind, text, rest := sqlite.Cell(got); kind != 'i' || string(text) != fmt.Sprint(v) || len(rest) != 0 {
			t.Errorf("%d came as %c %s", v, kind, text)
		}
	}
}

func TestWhatIsNoPublicValueIsNotHandedOut(t *testing.T) {
	l := bulk(t, 1)
	for _, v := range []string{"1.5", "x'00'"} {
		if _, err := l.Hand(context.Background(), []string{v}, "x", func([]byte) error { return nil }); err == nil || !strings.Contains(err.Error(), "neither a text nor a whole number") {
			t.Errorf("%s: %v", v, err)
		}
	}
}

func TestAReaderThatStopsIsHeard(t *testing.T) {
	l, stop := bulk(t, 50_000), errors.New("enough")
	if _, err := l.Hand(context.Background(), []string{"k", "word"}, "x", func([]byte) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
	if n, err := l.Hand(context.Background(), []string{"k"}, "x", func([]byte) error { return nil }); n != 50_000 || err != nil {
		t.Errorf("the next reading: %d, %v", n, err)
	}
}
