package publish_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sillage/db/release"
	"sillage/db/sqlite"
)

// keysOf asks the records themselves, without any list or index.
func keysOf(t *testing.T, path, where string) (out []string) {
	t.Helper()
	db, err := sqlite.OpenImmutable(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("select r.key from record r not indexed join record_terms t on t.id = r.terms where " + where + " order by r.cents desc, r.id")
	if err != nil {
		t.Fatal(where, err)
	}
	defer rows.Close()
	for rows.Next() {
		var key string
		if err := rows.Scan(&key); err != nil {
			t.Fatal(err)
		}
		out = append(out, key)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// paged reads a list to its last page, and one page back from each page's end.
func paged(t *testing.T, db *release.DB, f release.RecordFilter, size int) (out []string) {
	t.Helper()
	ctx := context.Background()
	p := release.Page{Limit: size}
	var ends []string
	for {
		var page []release.Record
		if err := db.Records(ctx, f, p, func(r release.Record) error { page = append(page, r); return nil }); err != nil {
			t.Fatal(err)
		}
		for _, r := range page[:min(len(page), size)] {
			out, ends = append(out, r.Key), append(ends, r.Position)
		}
		if len(page) <= size {
			break
		}
		p.After = release.Cursor(page[size-1].Position)
	}
	for i := range ends {
		want := ""
		if i >= size {
			want = ends[i-size]
		}
		if i%size != 0 {
			continue
		}
		if got, err := db.PositionBefore(ctx, f, ends[i], size); err != nil || got != want {
			t.Errorf("%+v: %d before %s is %q, want %q: %v", f, size, ends[i], got, want, err)
		}
	}
	return out
}

func TestEveryNarrowedListOfRecordsIsTheRecordsInOrder(t *testing.T) {
	path := mustPublish(t, withRecords(t, 4000)).Path
	db := opened(t, path)
	payer, receiver := query(t, path, "select key from record_party where id = (select payer from record order by id limit 1)"), query(t, path, "select key from record_party where id = (select receiver from record group by receiver order by count(*) desc, 1 limit 1)")
	for _, c := range []struct {
		f     release.RecordFilter
		where string
	}{
		{release.RecordFilter{}, "1"},
		{release.RecordFilter{Source: "made"}, "1"},
		{release.RecordFilter{Source: "another"}, "0"},
		{release.RecordFilter{Payer: payer}, "payer = (select id from record_party where key = '" + payer + "')"},
		{release.RecordFilter{Receiver: receiver}, "receiver = (select id from record_party where key = '" + receiver + "')"},
		{release.RecordFilter{FiscalYear: "2010-2011"}, "fiscal_year = '2010-2011'"},
		{release.RecordFilter{FiscalYear: release.NotStated}, "fiscal_year = ''"},
		{release.RecordFilter{Form: "loan"}, "t.form = 'loan'"},
		{release.RecordFilter{Currency: "GBP"}, "t.currency = 'GBP'"},
		{release.RecordFilter{Currency: "GBP", Because: "other_currency", Stage: "committed"}, "t.currency = 'GBP' and r.not_counted_because = 'other_currency'"},
		{release.RecordFilter{Region: "ON"}, "region = 'ON'"},
		{release.RecordFilter{Stage: "committed", Region: "QC"}, "region = 'QC'"},
		{release.RecordFilter{Verdict: "suspect"}, "verdict = 'suspect'"},
		{release.RecordFilter{Verdict: "ok"}, "verdict = 'ok'"},
		{release.RecordFilter{Because: "excluded"}, "r.not_counted_because = 'excluded'"},
		{release.RecordFilter{Because: "amount_not_found"}, "r.not_counted_because = 'amount_not_found'"},
		{release.RecordFilter{Because: "amount_not_found", Region: "QC"}, "r.not_counted_because = 'amount_not_found' and region = 'QC'"},
		{release.RecordFilter{Because: "hop_not_stated"}, "r.not_counted_because = 'hop_not_stated'"},
		{release.RecordFilter{Because: "other_currency"}, "r.not_counted_because = 'other_currency'"},
		{release.RecordFilter{Because: "loan", FiscalYear: "2010-2011"}, "r.not_counted_because = 'loan' and fiscal_year = '2010-2011'"},
		{release.RecordFilter{Counted: "enters"}, "enters = 1"},
		{release.RecordFilter{Counted: "reaches", FiscalYear: "2015-2016"}, "r.reaches = 1 and fiscal_year = '2015-2016'"},
		{release.RecordFilter{Counted: "neither"}, "enters + r.reaches = 0"},
	} {
		c.f.All = true
		want := keysOf(t, path, c.where)
		if got := paged(t, db, c.f, 100); !slices.Equal(got, want) {
			t.Errorf("%+v: %d records, want %d (%s)", c.f, len(got), len(want), firstDifference(got, want))
		}
		if len(want) == 0 && c.where != "0" && !strings.Contains(c.where, "''") {
			t.Errorf("%s: no record to list", c.where)
		}
	}
}

func firstDifference(got, want []string) string {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			return fmt.Sprintf("at %d %s, want %s", i, got[i], want[i])
		}
	}
	return "one ends before the other"
}
