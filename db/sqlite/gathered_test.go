package sqlite_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"sillage/db/sqlite"
)

// numbered makes a database with a table of so many rows in some groups.
func numbered(t *testing.T, rows int) *sqlite.Loader {
	t.Helper()
	l, err := sqlite.OpenLoader(context.Background(), filepath.Join(t.TempDir(), "groups.db"), 8<<20)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	for _, q := range []string{
		"create table x (a integer, word text, cents integer not null, year text not null)",
		"create table got (a integer, word text, rows integer, cents integer, first text, last text)",
		`insert into x
		 select nullif(k * 7919 % 1009, 0), iif(k % 5 = 0, null, printf('%.*c', k % 11, 'é')), k * 104729 % 2000003 - 1000000, iif(k % 3 = 0, '', printf('%d-%d', 1990 + k % 37, 1991 + k % 37))
		 from (with recursive n (k) as (select 1 union all select k + 1 from n where k < ` + fmt.Sprint(rows) + `) select k from n)`,
	} {
		if _, err := l.DB.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func TestGroupsAreThoseOfGroupBy(t *testing.T) {
	for _, rows := range []int{1, 500, 60_000} {
		l := numbered(t, rows)
		g, err := l.Gather(context.Background(), "kk++<>", []string{"a", "word", "1", "cents", "year", "year"}, "x where cents <> 0")
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Write(context.Background(), g, "insert into got select c0, c1, c2, c3, c4, c5 from packed(?)"); err != nil {
			t.Fatal(err)
		}
		const want = "select a, word, count(*), sum(cents), coalesce(min(nullif(year, '')), ''), max(year) from x where cents <> 0 group by a, word"
		var groups, differ int
		if err := l.DB.QueryRow("select (select count(*) from got), (select count(*) from (select * from ("+want+" except select * from got) union all select * from (select * from got except "+want+")))").Scan(&groups, &differ); err != nil {
			t.Fatal(err)
		}
		if differ != 0 || groups == 0 {
			t.Errorf("%d rows: %d groups, %d differ", rows, groups, differ)
		}
	}
}

func TestAGroupThatCannotBeMadeIsAnError(t *testing.T) {
	l := numbered(t, 3)
	for _, c := range []struct{ plan, value, says string }{
		{"k", "1.5", "a key is a text, a whole number or null"},
		{"+", "null", "a sum is of whole numbers"},
		{"+", "9223372036854775807", "fits in 64 bits"},
		{">", "'sixteen letters.'", "at most 15 bytes"},
		{"kk", "1", "a letter for each value"},
		{"x", "1", "a letter for each value"},
	} {
		if _, err := l.Gather(context.Background(), c.plan, []string{c.value}, "x"); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s of %s: %v", c.plan, c.value, err)
		}
	}
	g, err := l.Gather(context.Background(), "k", []string{"a"}, "x where cents = 0")
	if err == nil {
		err = l.Write(context.Background(), g, "insert into got (a) select c0 from packed(?)")
	}
	if err != nil {
		t.Errorf("no rows at all: %v", err)
	}
}
