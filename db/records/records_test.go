package records_test

import (
	"context"
	"errors"
	"iter"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/records"
	"sillage/db/sqlite"
)

// naive adds up what rows say by plain means: sort them by agreement, version
// and row, and take the first and last of each.
func naive(rows []funding.Record) records.Totals {
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(a, b funding.Record) int {
		if c := strings.Compare(a.Agreement, b.Agreement); c != 0 {
			return c
		}
		if a.Version != b.Version {
			return int(a.Version - b.Version)
		}
		return int(a.Row - b.Row)
	})
	sum := records.Totals{Rows: int64(len(rows))}
	cents := func(r funding.Record) int64 {
		if r.Stated {
			return r.Cents
		}
		return 0
	}
	for i, r := range sorted {
		if i == 0 || sorted[i-1].Agreement != r.Agreement {
			sum.Agreements++
			sum.OriginalCents += cents(r)
		}
		if i < len(sorted)-1 && sorted[i+1].Agreement == r.Agreement {
			continue
		}
		sum.CurrentCents += cents(r)
		switch verdict, _ := r.AmountVerdict(); verdict {
		case "excluded":
			sum.Excluded++
			sum.ExcludedCents += cents(r)
		case "suspect":
			sum.Suspect++
		}
	}
	return sum
}

func row(agreement string, version, cents int64) funding.Record {
	return funding.Record{Agreement: agreement, Version: version, Cents: cents, Stated: true, Currency: "CAD",
		Payer: funding.RecordParty{Code: "payer", NameEN: "Synthetic payer", Kind: "ministry"}, Receiver: funding.RecordParty{NameEN: "Synthetic body", Kind: "nonprofit"},
		Form: funding.Grant, Mode: "not_stated", Hop: "not_stated", Origin: funding.OwnBudget, Money: funding.Public, Status: "not_stated", Stage: funding.Committed, Basis: "not_stated"}
}

func each(rows []funding.Record) iter.Seq[*funding.Record] {
	return func(yield func(*funding.Record) bool) {
		for i := range rows {
			rows[i].Row = int64(i + 1)
			if !yield(&rows[i]) {
				return
			}
		}
	}
}

func TestTotalsAreThoseOfAPlainCount(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var rows []funding.Record
		for range rapid.IntRange(1, 60).Draw(r, "rows") {
			next := row(rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}).Draw(r, "agreement"), rapid.Int64Range(-2, 3).Draw(r, "version"), rapid.Int64Range(-1e12, 1e12).Draw(r, "cents"))
			next.Stated = rapid.IntRange(0, 5).Draw(r, "stated") > 0
			for _, verdict := range rapid.SliceOfN(rapid.SampledFrom([]string{"suspect", "excluded"}), 0, 2).Draw(r, "verdicts") {
				next.Doubts = append(next.Doubts, funding.Doubt{Field: rapid.SampledFrom([]string{"amount", "city"}).Draw(r, "field"), Verdict: verdict, Reason: "outlier"})
			}
			rows = append(rows, next)
		}
		got := dbtest.LoadRecords(t, t.TempDir(), each(rows), dbtest.RecordOptions())
		if want := naive(rows); got.Totals != want {
			r.Fatalf("got %+v\nwant %+v", got.Totals, want)
		}
	})
}

func TestMadeUpRowsAddUpAcrossBatches(t *testing.T) {
	var rows []funding.Record
	for r := range dbtest.Records(7, 30_000) {
		rows = append(rows, *r)
	}
	if got, want := dbtest.LoadRecords(t, t.TempDir(), dbtest.Records(7, 30_000), dbtest.RecordOptions()), naive(rows); got.Totals != want {
		t.Errorf("got %+v\nwant %+v", got.Totals, want)
	}
}

func ask(t *testing.T, data, text string) string {
	t.Helper()
	db, err := sqlite.OpenImmutable(context.Background(), records.Path(data, "made"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var out string
	if err := db.QueryRow(text).Scan(&out); err != nil {
		t.Fatal(text, err)
	}
	return out
}

// The same by a query, which is slow and plain.
func TestAgreementsAreThoseOfAGroupByKey(t *testing.T) {
	data := t.TempDir()
	dbtest.LoadRecords(t, data, dbtest.Records(3, 30_000), dbtest.RecordOptions())
	for _, c := range []struct{ what, wrong string }{
		{"agreements", `
			select count(*) from (
			  select * from record
			  union all
			  select max((version << 32) + id) & 0xffffffff, key, min((version << 32) + id) & 0xffffffff, count(*) from record_version group by key
			) group by id having count(*) <> 2 or min(key) <> max(key) or min(first) <> max(first) or min(versions) <> max(versions)`},
		{"earlier versions", `
			select count(*) from (
			  select * from record_earlier
			  union all
			  select v.id, r.id from record_version v join record r on r.key = v.key where v.id <> r.id
			) group by version having count(*) <> 2 or min(record) <> max(record)`},
	} {
		if got := ask(t, data, "select count(*) from ("+c.wrong+")"); got != "0" {
			t.Errorf("%s: %s are others", c.what, got)
		}
	}
	if got := ask(t, data, "select count(*) > 100 from record_earlier"); got != "1" {
		t.Error("too few agreements have versions")
	}
}

func TestANewLoadSaysWhatBecameDifferent(t *testing.T) {
	data := t.TempDir()
	person := row("p", 0, 500)
	person.Receiver = funding.RecordParty{NameEN: "PERSONNOM", Kind: "unknown", Individual: true}
	first := []funding.Record{row("same", 0, 100), row("amended", 0, 100), row("retitled", 0, 100), row("gone", 0, 100), person}
	dbtest.LoadRecords(t, data, each(first), dbtest.RecordOptions())
	person.Receiver.NameEN = "PERSONAUTRE"
	retitled := row("retitled", 0, 100)
	retitled.TitleEN = "New title"
	o := dbtest.RecordOptions()
	o.Day = "2026-12-01"
	got := dbtest.LoadRecords(t, data, each([]funding.Record{retitled, row("new", 0, 7), row("amended", 0, 100), row("amended", 1, 175), row("same", 0, 100), person}), o)
	if got.Added != 1 || got.Withdrawn != 1 || got.Changed != 2 {
		t.Errorf("%+v", got)
	}
	const events = "select group_concat(seen_on || ' ' || kind || ' ' || field || ' ' || was || '>' || became, ', ') from (select * from record_event order by id)"
	want := "2026-12-01 added  >7, 2026-12-01 withdrawn  100>, 2026-12-01 changed amount 100>175, 2026-12-01 changed version 0>1, 2026-12-01 changed title  | > | New title"
	if got := ask(t, data, events); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	o.Day = "2026-12-02"
	dbtest.LoadRecords(t, data, each([]funding.Record{row("same", 0, 100)}), o)
	if got := ask(t, data, events); !strings.HasPrefix(got, want+", ") {
		t.Errorf("events of before are gone: %s", got)
	}
	if content, err := os.ReadFile(records.Path(data, "made")); err != nil || strings.Contains(string(content), "PERSON") {
		t.Errorf("a private person is named in the record file (%v)", err)
	}
}

func TestWhatNoRowMayHaveIsRefusedByNumberAndField(t *testing.T) {
	for want, spoil := range map[string]func(*funding.Record){
		"record 3: agreement: it has none":              func(r *funding.Record) { r.Agreement = "" },
		`record 3: form: "gift" is no word of the list`: func(r *funding.Record) { r.Form = "gift" },
		`record 3: currency: "dollars"`:                 func(r *funding.Record) { r.Currency = "dollars" },
		`record 3: signed_on: "2023-02-29"`:             func(r *funding.Record) { r.SignedOn = "2023-02-29" },
		`record 3: fiscal year "2022-2021"`:             func(r *funding.Record) { r.FiscalYear = "2022-2021" },
		`record 3: title: "\xff" is not UTF-8`:          func(r *funding.Record) { r.TitleFR = "\xff" },
		`record 3: about: "a\x00b" has a zero byte`:     func(r *funding.Record) { r.AboutEN = "a\x00b" },
		`record 3: party: "\xff" is not UTF-8`:          func(r *funding.Record) { r.Receiver.City = "\xff" },
		`kind "thing" is in no list`:                    func(r *funding.Record) { r.Receiver.Kind = "thing" },
		`a doubt about "colour", which is no field`: func(r *funding.Record) {
			r.Doubts = []funding.Doubt{{Field: "colour", Verdict: "suspect", Reason: "empty"}}
		},
		`city: reason "ugly" is in no list`: func(r *funding.Record) {
			r.Doubts = []funding.Doubt{{Field: "city", Verdict: "suspect", Reason: "ugly"}}
		},
		"version: 2147483648 is no number":                     func(r *funding.Record) { r.Version = 1 << 31 },
		`amount: more than any sum of money: 9007199254740993`: func(r *funding.Record) { r.Cents = 9007199254740993 },
	} {
		w, err := records.Create(context.Background(), records.Path(t.TempDir(), "made"), dbtest.RecordOptions())
		if err != nil {
			t.Fatal(err)
		}
		if err := w.File(dbtest.RecordFile()); err != nil {
			t.Fatal(err)
		}
		bad := row("a", 0, 1)
		bad.Row = 3
		spoil(&bad)
		if err := w.Record(&bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
		if err := w.Abandon(); err != nil {
			t.Error(err)
		}
	}
}

func TestNumbersOfReturnsAreKept(t *testing.T) {
	data, o := t.TempDir(), dbtest.RecordOptions()
	o.Lines = []records.LineMeaning{{Line: "4540", IsMoney: true, LabelEN: "federal money"}, {Line: "300", LabelEN: "employees"}}
	w, err := records.Create(context.Background(), records.Path(data, "made"), o)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.File(dbtest.RecordFile()); err != nil {
		t.Fatal(err)
	}
	body := funding.RecordParty{BusinessNumber: "123456782", NameEN: "Synthetic charity", Kind: "nonprofit"}
	for _, l := range []funding.ReturnLine{
		{Row: 1, Body: body, Line: "4540", EndsOn: "2018-06-30", IsMoney: true, Cents: 1380905400, Currency: "CAD", Printed: "$13809054.00"},
		{Row: 1, Body: body, Line: "300", EndsOn: "2018-06-30", Count: 12},
	} {
		if err := w.Line(&l); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Line(&funding.ReturnLine{Row: 2, Body: body, Line: "300", IsMoney: true}); err == nil {
		t.Error("a line of another kind than declared")
	}
	w.Skip(3, "agreement", "SYNTHETIC", "empty")
	if r, err := w.Finish(context.Background()); err != nil || r.Lines != 2 || r.LeftOut != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	if got := ask(t, data, "select group_concat(line || ' ' || number || ' ' || printed, ', ') from record_line"); got != "4540 1380905400 $13809054.00, 300 12 " {
		t.Error(got)
	}
}

func TestFewerRowsThanAWholeFileHasAreRefused(t *testing.T) {
	o := dbtest.RecordOptions()
	o.Least = 2
	w, err := records.Create(context.Background(), records.Path(t.TempDir(), "made"), o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Finish(context.Background()); !errors.Is(err, records.ErrRefused) {
		t.Errorf("got %v", err)
	}
}

func TestChecksOfTheSchemaAreTheCodeLists(t *testing.T) {
	text, err := os.ReadFile("schema.sql")
	if err != nil {
		t.Fatal(err)
	}
	lists := map[string]string{"kind": "organization_kind"}
	held := 0
	lines := regexp.MustCompile(`check \((\w+ = '\w+'(?: or \w+ = '\w+')+)\)`).ReplaceAllStringFunc(string(text), func(one string) string {
		name, _, _ := strings.Cut(strings.TrimPrefix(one, "check ("), " =")
		return "check (" + name + " in (" + strings.ReplaceAll(strings.TrimPrefix(strings.TrimSuffix(one, ")"), "check ("+name+" = "), " or "+name+" = ", ", ") + "))"
	})
	for _, m := range regexp.MustCompile(`(\w+) text not null check \(\w+ in \(([^)]*)\)\)`).FindAllStringSubmatch(lines, -1) {
		name := m[1]
		if other, ok := lists[name]; ok {
			name = other
		}
		i := slices.IndexFunc(funding.AllLists, func(l funding.CodeList) bool { return l.Name == name })
		if strings.Contains(m[2], "'added'") || m[2] == "'suspect', 'excluded'" {
			continue
		}
		if i < 0 {
			t.Errorf("%s has a check and no code list", m[1])
			continue
		}
		if want := "'" + strings.Join(funding.AllLists[i].Values(), "', '") + "'"; m[2] != want {
			t.Errorf("%s checks (%s), the list is (%s)", m[1], m[2], want)
		}
		held++
	}
	if held < 11 {
		t.Errorf("only %d checks were held against the lists", held)
	}
}
