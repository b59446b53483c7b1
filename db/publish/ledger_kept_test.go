package publish_test

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/release"
	"sillage/db/sqlite"
	"sillage/db/work"
)

func TestTheLedgerSurvivesPruningAndMovingAndItsOwnLoss(t *testing.T) {
	db, data := dbtest.Sample(t)
	mustPublish(t, data)
	put(t, db, func(b *work.Batch) { b.Figures[0].Amount.Cents = 250_000_000 })
	mustPublish(t, data)
	known := lines(t, filepath.Join(data, publish.LedgerFile))
	db.Close()

	if err := os.Remove(filepath.Join(data, release.Folder, "000001.db")); err != nil {
		t.Fatal(err)
	}
	moved := filepath.Join(t.TempDir(), "elsewhere ? 100 %")
	if err := os.Rename(data, moved); err != nil {
		t.Fatal(err)
	}
	if r := mustPublish(t, moved); !r.Unchanged || r.Number != 2 {
		t.Errorf("after pruning and moving: %+v", r)
	}
	if err := os.Remove(filepath.Join(moved, publish.LedgerFile)); err != nil {
		t.Fatal(err)
	}
	if r := mustPublish(t, moved); !r.Unchanged {
		t.Errorf("without its ledger: %+v", r)
	}
	if now := lines(t, filepath.Join(moved, publish.LedgerFile)); !maps.Equal(now, known) {
		t.Errorf("the ledger came back with %d lines of %d", len(now), len(known))
	}
	for _, f := range []string{"releases/000002.db", "current"} { // the releases are lost, the ledger is not
		if err := os.Remove(filepath.Join(moved, f)); err != nil {
			t.Fatal(err)
		}
	}
	if r := mustPublish(t, moved); r.Number != 3 {
		t.Errorf("a number was given twice: %+v", r)
	}
}

func TestALedgerOfAnotherPastStopsThePublish(t *testing.T) {
	db, data := dbtest.Sample(t)
	mustPublish(t, data)
	other, otherData := dbtest.Sample(t)
	put(t, other, func(b *work.Batch) { b.Figures[0].Amount.Cents = 250_000_000 })
	mustPublish(t, otherData)
	text, err := os.ReadFile(filepath.Join(otherData, publish.LedgerFile))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(data, publish.LedgerFile), text, 0o644); err != nil {
		t.Fatal(err)
	}
	put(t, db, func(b *work.Batch) { b.Figures[1].Amount.Cents = 110_000_000 })
	if _, err := publish.Publish(context.Background(), options(data)); !errors.Is(err, publish.ErrLedger) {
		t.Errorf("got %v", err)
	}
}

func TestTheLedgerOnlyGrows(t *testing.T) {
	_, data := dbtest.Sample(t)
	mustPublish(t, data)
	db, err := sqlite.OpenRecord(context.Background(), filepath.Join(data, publish.LedgerFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, table := range release.Ledger[:5] {
		for _, s := range []string{"delete from " + table.Name, "update " + table.Name + " set " + table.Key[0] + " = " + table.Key[0]} {
			if table.Name == "ledger_redirect" {
				if _, err := db.Exec("insert into ledger_redirect values ('figure', 2, 1, 1) on conflict do nothing"); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := db.Exec(s); err == nil || !strings.Contains(err.Error(), "only grows") {
				t.Errorf("%s: %v", s, err)
			}
		}
	}
}

func TestTheContentHashDoesNotKnowTheLedger(t *testing.T) {
	_, fresh := dbtest.Sample(t)
	want := mustPublish(t, fresh).ContentHash
	db, data := dbtest.Sample(t)
	put(t, db, func(b *work.Batch) { b.Figures[0].Amount.Cents = 250_000_000 })
	mustPublish(t, data)
	put(t, db, func(*work.Batch) {})
	if r := mustPublish(t, data); r.ContentHash != want || r.Number != 2 {
		t.Errorf("%+v, want hash %s", r, want)
	}
}

func TestWordsWithheldLaterLeaveTheCopyOfTheLedger(t *testing.T) {
	db, data := dbtest.Sample(t)
	mustPublish(t, data)
	put(t, db, func(b *work.Batch) { b.Evidence[1].Withheld = true })
	o := options(data)
	o.Withheld = []string{"X0004"}
	r, err := publish.Publish(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"select group_concat(fragment, '|') from ledger_words where number = 2":                                           "|",
		"select title || address || fragment || publisher from ledger_words where number = 4":                             "Regroupement Exemple (synthétique)",
		"select count(*) from ledger_words where fragment = 'plus de 2,4 millions de dollars sur trois ans'":              "1",
		"select cents from ledger_number where kind = 'figure' and number = 2 order by release desc limit 1":              "100000000",
		"select group_concat(release || shown, ' ') from ledger_words where number = 2":                                   "11 21",
		"select count(*) from ledger_words where number in (2, 4) and (locator <> '' and release = 1 and fragment <> '')": "0",
	} {
		if got := query(t, r.Path, text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestAMergeOfTwoBodiesKeepsTheOlderID(t *testing.T) {
	db, data := dbtest.Sample(t)
	twice := func(b *work.Batch) {
		b.Organizations = append(b.Organizations, funding.Organization{Key: "a-fondation", NameFR: "Fondation Exemple (synthétique)", Kind: "foundation"})
	}
	put(t, db, func(*work.Batch) {})
	mustPublish(t, data)
	put(t, db, twice) // the same body again, under a key that sorts first
	mustPublish(t, data)
	dbtest.Merge(t, data, "a-fondation", "fondation-exemple")
	put(t, db, func(*work.Batch) {})
	third := mustPublish(t, data)
	const redirects = "select group_concat(x, ' ') from (select number || '>' || coalesce(to_number, 0) || ' in ' || release as x from ledger_redirect order by release)"
	if got := query(t, third.Path, redirects); got != "6>1 in 3" {
		t.Errorf("redirects %q", got)
	}
	w, err := sqlite.OpenWriter(context.Background(), filepath.Join(data, publish.WorkFile))
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if _, err := w.Exec("delete from decision"); err != nil {
		t.Fatal(err)
	}
	put(t, db, twice)
	fourth := mustPublish(t, data)
	if got := query(t, fourth.Path, redirects); got != "6>1 in 3 6>0 in 4" {
		t.Errorf("redirects after the merge was taken back %q", got)
	}
	if got := query(t, fourth.Path, "select group_concat(key || number, ' ') from (select key, number from public_id where kind = 'organization' and number in (1, 6) order by number)"); got != "fondation-exemple1 a-fondation6" {
		t.Errorf("ids after the merge was taken back %q", got)
	}
	keptAlike(t, data)
}
