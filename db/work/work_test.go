package work_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/sqlite"
	"sillage/db/work"
)

func TestTheDatabaseRefusesWhatTheModelForbids(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*work.Batch)
		says  string
	}{
		"a figure without evidence":             {func(b *work.Batch) { b.Figures[0].Evidence = "" }, "NOT NULL"},
		"a figure with unknown evidence":        {func(b *work.Batch) { b.Figures[0].Evidence = "X9999" }, "figure X0001-2: evidence_key X9999 is no key of evidence"},
		"a figure with two owners":              {func(b *work.Batch) { b.Figures[0].Programme = "essai" }, "CHECK"},
		"a figure without an owner":             {func(b *work.Batch) { b.Figures[0].Award = "" }, "CHECK"},
		"a figure with a code outside its list": {func(b *work.Batch) { b.Figures[0].Stage = "promised" }, "CHECK"},
		"a figure off its step":                 {func(b *work.Batch) { b.Figures[0].Amount.Cents++ }, "CHECK"},
		"a quantity without evidence":           {func(b *work.Batch) { b.Quantities[0].Evidence = "" }, "NOT NULL"},
		"a statement without evidence":          {func(b *work.Batch) { b.Statements[0].Evidence = "" }, "NOT NULL"},
		"a governance link without evidence":    {func(b *work.Batch) { b.Governance[0].Evidence = "" }, "NOT NULL"},
		"an alias without evidence":             {func(b *work.Batch) { b.Aliases[0].Evidence = "" }, "NOT NULL"},
		"an identifier without evidence": {func(b *work.Batch) {
			b.Identifiers = []funding.Identifier{{Organization: "fondation-exemple", Scheme: "ca-bn", Value: "000000000"}}
		}, "NOT NULL"},
		"evidence captured without bytes": {func(b *work.Batch) { b.Evidence[0].State = "captured" }, "CHECK"},
		"a fund without owner":            {func(b *work.Batch) { b.Organizations[1].Owner = "" }, "CHECK"},
	} {
		t.Run(name, func(t *testing.T) {
			db, data := dbtest.New(t)
			b := dbtest.Register()
			c.spoil(&b)
			err := db.Replace(context.Background(), b)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want a refusal by %s", err, c.says)
			}
			if n := count(t, data, "evidence"); n != 0 {
				t.Errorf("%d rows of evidence stayed after the refusal", n)
			}
		})
	}
}

func count(t *testing.T, data, table string) int {
	t.Helper()
	db, err := sqlite.OpenWriter(context.Background(), filepath.Join(data, publish.WorkFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var n int
	if err := db.QueryRow("select count(*) from " + table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestASourceIsReplacedWhole(t *testing.T) {
	db, data := dbtest.Sample(t)
	b := dbtest.Register()
	b.Statements = nil
	if err := db.Replace(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	if n := count(t, data, "statement"); n != 0 {
		t.Errorf("%d statements of the old batch stayed", n)
	}
	if n := count(t, data, "index_value"); n != 2 {
		t.Errorf("the other source has %d values, want 2", n)
	}
	b.Figures[0].Stage = "promised"
	if err := db.Replace(context.Background(), b); err == nil {
		t.Fatal("a bad batch was taken")
	}
	if n := count(t, data, "figure"); n != 4 {
		t.Errorf("%d figures after a refused batch, want yesterday's 4", n)
	}
}

func TestEveryReferenceHasAnIndexSoThatReplacingStaysLinear(t *testing.T) {
	_, data := dbtest.New(t)
	db, err := sqlite.OpenWriter(context.Background(), filepath.Join(data, publish.WorkFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`
		select t.name || '.' || f."from"
		from sqlite_schema t
		join pragma_foreign_key_list(t.name) f
		where t.type = 'table'
		  and f."table" <> 'source'
		  and not exists (
		    select 1
		    from pragma_index_list(t.name) i
		    join pragma_index_info(i.name) c
		    where c.seqno = 0 and c.name = f."from"
		  )`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var reference string
		if err := rows.Scan(&reference); err != nil {
			t.Fatal(err)
		}
		t.Errorf("%s has no index", reference)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

func TestASourceWhoseRowsAnotherUsesIsNotTakenAway(t *testing.T) {
	db, data := dbtest.Sample(t)
	b := dbtest.Index()
	b.Governance = []funding.Governance{{Key: "cpi-1", Verb: "funds", Organization: "partner-example", Rank: "primary", Evidence: "cpi-2020"}}
	if err := db.Replace(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	if err := db.Replace(context.Background(), dbtest.Register()); err != nil {
		t.Errorf("the same rows again: %v", err)
	}
	gone := work.Batch{Source: dbtest.Register().Source}
	err := db.Replace(context.Background(), gone)
	if err == nil || !strings.Contains(err.Error(), "governance cpi-1: organization_key partner-example is no key of organization") {
		t.Errorf("got %v, want the row that still points there", err)
	}
	if n := count(t, data, "figure"); n != 4 {
		t.Errorf("%d figures after the refusal, want 4", n)
	}
}
