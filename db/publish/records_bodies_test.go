package publish_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/identity"
	"sillage/db/publish"
	"sillage/db/release"
	"sillage/db/sqlite"
)

func opened(t *testing.T, path string) *release.DB {
	t.Helper()
	db, err := release.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestWhatIsSetAsideIsSummedByReasonAndCurrency(t *testing.T) {
	const rows = 5000
	db := opened(t, mustPublish(t, withRecords(t, rows)).Path)
	type of struct{ because, currency string }
	type sum struct{ records, cents int64 }
	want, held := map[of]sum{}, map[string]funding.Record{}
	for r := range dbtest.Records(1, rows) {
		if was, known := held[r.Agreement]; !known || r.Version >= was.Version {
			copied := *r
			copied.Doubts = slices.Clone(r.Doubts)
			held[r.Agreement] = copied
		}
	}
	for _, r := range held {
		verdict, _ := r.AmountVerdict()
		because := ""
		switch {
		case !r.Stated:
			because = "amount_not_found"
		case verdict == "excluded":
			because = "excluded"
		case r.Form == funding.Loan:
			because = "loan"
		case r.Currency != "CAD" && r.Hop != funding.HopNotStated:
			because = "other_currency"
		case r.Hop == funding.HopNotStated:
			because = "hop_not_stated"
		default:
			continue
		}
		s := want[of{because, r.Currency}]
		want[of{because, r.Currency}] = sum{s.records + 1, s.cents + r.Cents}
	}
	s, err := db.RecordSummary(context.Background(), release.RecordFilter{All: true})
	if err != nil {
		t.Fatal(err)
	}
	got := map[of]sum{}
	for _, a := range s.Aside {
		if a.Stage != funding.Committed {
			t.Errorf("at stage %s: %+v", a.Stage, a)
		}
		got[of{a.Because, a.Currency}] = sum{a.Records, a.Cents}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) || len(got) < 5 {
		t.Errorf("set aside:\n got %v\nwant %v", got, want)
	}
}

func TestTheGateFindsASumSetAsideThatIsNotItsRecords(t *testing.T) {
	r := mustPublish(t, withRecords(t, 2000))
	db, err := sqlite.OpenPlain(context.Background(), r.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // so that what is begun is what the gate reads
	for _, change := range []string{
		"update record_sum set aside_cents = aside_cents + 1 where axis = 'because' and member = 'hop_not_stated'",
		"update record_sum set aside_cents = aside_cents - 1 where axis = 'because' and member = 'excluded'",
		"delete from record_sum where axis = 'because' and member = 'excluded'",
	} {
		for _, step := range []string{"begin", change} {
			if _, err := db.Exec(step); err != nil {
				t.Fatal(step, err)
			}
		}
		if err := publish.Gate(context.Background(), db); err == nil || !strings.Contains(err.Error(), "record") && !strings.Contains(err.Error(), "set aside") {
			t.Errorf("%s: %v", change, err)
		}
		if _, err := db.Exec("rollback"); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheGateFindsACodeOfRecordsThatIsInNoList(t *testing.T) {
	r := mustPublish(t, withRecords(t, 200))
	db, err := sqlite.OpenPlain(context.Background(), r.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, column := range []string{"record_party set kind", "record_version set verdict", "record_doubt set verdict", "record_terms set mode", "record_terms set status", "record_terms set basis"} {
		for _, step := range []string{"pragma ignore_check_constraints = on", "begin", "update " + column + " = 'nonsense' where rowid = 1"} {
			if _, err := db.Exec(step); err != nil {
				t.Fatal(step, err)
			}
		}
		if err := publish.Gate(context.Background(), db); err == nil || !strings.Contains(err.Error(), "in no list") {
			t.Errorf("%s: %v", column, err)
		}
		if _, err := db.Exec("rollback"); err != nil {
			t.Fatal(err)
		}
	}
}

// bodies reads a list page by page of that size.
func bodies(t *testing.T, db *release.DB, f release.RecordBodyFilter, size int) (out []release.RecordBodyRow) {
	t.Helper()
	p := release.Page{Limit: size}
	for {
		var page []release.RecordBodyRow
		if err := db.RecordBodies(context.Background(), f, p, func(b release.RecordBodyRow) error { page = append(page, b); return nil }); err != nil {
			t.Fatal(err)
		}
		out = append(out, page[:min(len(page), size)]...)
		if len(page) <= size {
			return out
		}
		p.After = release.Cursor(page[size-1].Position)
	}
}

func TestBodiesOfRegistersAreListedByNameToTheLast(t *testing.T) {
	const rows = 3000
	path := mustPublish(t, withRecords(t, rows)).Path
	db := opened(t, path)
	names := map[string]bool{}
	for r := range dbtest.Records(1, rows) {
		names[r.Payer.NameEN] = true
		if !r.Receiver.Individual {
			names[r.Receiver.NameEN] = true
		}
	}
	for _, prefix := range []string{"", "Synthetic body 1", "SYNTHETIC — Dépa", "nobody"} {
		f := release.RecordBodyFilter{Lang: "fr", Prefix: prefix}
		var got []string
		sums := int64(0)
		for _, b := range bodies(t, db, f, 37) {
			got = append(got, identity.Fold(b.Name("fr")))
			if b.Individual {
				t.Errorf("%q: %+v", prefix, b)
			}
			for _, s := range b.Sums {
				sums += s.Records
			}
		}
		if n, err := db.CountRecordBodies(context.Background(), f); err != nil || n != int64(len(got)) {
			t.Errorf("%q: counted %d, listed %d: %v", prefix, n, len(got), err)
		}
		if all := query(t, path, "select sum(s.records) from record_party_sum s join record_party y on y.id = s.party where y.individual = 0"); prefix == "" && fmt.Sprint(sums) != all {
			t.Errorf("bodies have %d records, the release %s", sums, all)
		}
		var want []string
		for name := range names {
			if strings.HasPrefix(identity.Fold(name), identity.Fold(prefix)) {
				want = append(want, identity.Fold(name))
			}
		}
		if !slices.IsSorted(got) {
			t.Errorf("%q: not in the order of names", prefix)
		}
		slices.Sort(want)
		if distinct := slices.Compact(slices.Clone(got)); !slices.Equal(distinct, want) {
			t.Errorf("%q: %d names listed, want %d", prefix, len(distinct), len(want))
		}
	}
}

func TestTheLargestBodiesOfRegistersComeFirst(t *testing.T) {
	path := mustPublish(t, withRecords(t, 3000)).Path
	db := opened(t, path)
	choices, err := db.RecordTopChoices(context.Background())
	if err != nil || len(choices) < 4 {
		t.Fatal(choices, err)
	}
	for _, c := range choices {
		var got []release.RecordTopRow
		for p := (release.Page{Limit: 50}); ; p.After = release.Cursor(got[len(got)-1].Position) {
			var page []release.RecordTopRow
			if err := db.TopRecordBodies(context.Background(), c.RecordTopFilter, p, func(r release.RecordTopRow) error { page = append(page, r); return nil }); err != nil {
				t.Fatal(err)
			}
			got = append(got, page[:min(len(page), 50)]...)
			if len(page) <= 50 {
				break
			}
		}
		var cents int64
		for i, r := range got {
			cents += r.Cents
			if r.Individual || i > 0 && r.Cents > got[i-1].Cents {
				t.Errorf("%v: row %d: %+v", c, i, r)
			}
		}
		if int64(len(got)) != c.Bodies || cents != c.Cents {
			t.Errorf("%v: listed %d bodies of %d cents", c, len(got), cents)
		}
		want := query(t, path, fmt.Sprintf("select count(*) || ' ' || sum(s.cents) from record_party_sum s join record_party y on y.id = s.party where y.individual = 0 and role = '%s' and stage = '%s' and currency = '%s'", c.Role, c.Stage, c.Currency))
		if fmt.Sprint(c.Bodies, " ", c.Cents) != want {
			t.Errorf("%v: the release has %s", c, want)
		}
	}
}
