package publish_test

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/release"
	"sillage/db/sqlite"
	"sillage/db/work"
)

// lines reads every line of the ledgers in a file, by table and key.
func lines(t testing.TB, path string) map[string]string {
	t.Helper()
	db, err := sqlite.OpenImmutable(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	out := map[string]string{}
	for _, table := range release.Ledger {
		columns := table.Columns()
		rows, err := db.Query("select " + strings.Join(columns, ", ") + " from " + table.Name)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		values, places := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			places[i] = &values[i]
		}
		for rows.Next() {
			if err := rows.Scan(places...); err != nil {
				t.Fatal(err)
			}
			n := len(table.Key)
			out[table.Name+" "+fmt.Sprint(values[:n]...)] = fmt.Sprint(values[n:]...)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// keptAlike checks that the ledger beside the collecting database and the copy
// in the release that is served are the same.
func keptAlike(t testing.TB, data string) {
	t.Helper()
	path, err := release.Current(data)
	if err != nil {
		t.Fatal(err)
	}
	if kept, copied := lines(t, filepath.Join(data, publish.LedgerFile)), lines(t, path); !maps.Equal(kept, copied) {
		for k, v := range kept {
			if copied[k] != v {
				t.Errorf("%s: the ledger has %q, its copy %q", k, v, copied[k])
			}
		}
		t.Errorf("%d lines in the ledger, %d in its copy", len(kept), len(copied))
	}
}

// put replaces the small world by a changed one.
func put(t testing.TB, db *work.DB, change func(*work.Batch)) {
	t.Helper()
	b := dbtest.Register()
	change(&b)
	if err := db.Replace(context.Background(), b); err != nil {
		t.Fatal(err)
	}
}

// line reads the last line of the number of a key: value, reason, words, refs.
func line(t testing.TB, path, key string) string {
	t.Helper()
	return query(t, path, fmt.Sprintf(`
		select coalesce(n.cents, n.permille, n.mantissa, 'gone') || ' ' || n.reason || ' ' || n.why || ' ' || n.refs
		from ledger_number n
		join ledger_id i on i.kind = n.kind and i.number = n.number
		where i.key = '%s'
		order by n.release desc, i.release desc`, key))
}

func TestIDsAreIssuedInTheOrderOfKeysWhateverTheOrderOfSources(t *testing.T) {
	var first map[string]string
	for _, order := range [][]work.Batch{{dbtest.Register(), dbtest.Index()}, {dbtest.Index(), dbtest.Register()}} {
		db, data := dbtest.New(t)
		for _, b := range order {
			if err := db.Replace(context.Background(), b); err != nil {
				t.Fatal(err)
			}
		}
		mustPublish(t, data)
		all := lines(t, filepath.Join(data, publish.LedgerFile))
		if first == nil {
			first = all
		} else if !maps.Equal(first, all) {
			t.Error("another order of sources gives other ids or lines")
		}
	}
	for line, want := range map[string]string{
		"ledger_id figure1 1": "X0001-2", "ledger_id figure4 1": "X0004-1", "ledger_id organization1 1": "fondation-exemple",
		"ledger_id programme1 1": "essai", "ledger_id evidence1 1": "X0001",
	} {
		if first[line] != want {
			t.Errorf("%s: %s, want %s", line, first[line], want)
		}
	}
}

func TestANewKeyGetsANewIDAndAGoneOneKeepsIts(t *testing.T) {
	db, data := dbtest.Sample(t)
	mustPublish(t, data)
	put(t, db, func(b *work.Batch) { // X0000-1 sorts first, X0004-1 is gone
		f := b.Figures[0]
		f.Key, f.Amount.Cents, f.Stage = "X0000-1", 230_000_000, funding.Reported
		dbtest.Without(b, "X0004-1")
		b.Figures = append(b.Figures, f)
	})
	r := mustPublish(t, data)
	got := query(t, r.Path, "select group_concat(x, ' ') from (select key || '=' || number as x from public_id where kind = 'figure' order by number)")
	if want := "X0001-2=1 X0002-1=2 X0003-1=3 X0000-1=5"; got != want {
		t.Errorf("ids %s, want %s", got, want)
	}
	if got := line(t, r.Path, "X0004-1"); got != "gone not_recorded  " {
		t.Errorf("the gone figure: %q", got)
	}
	put(t, db, func(*work.Batch) {}) // it comes back, under its own id
	r = mustPublish(t, data)
	if got := query(t, r.Path, "select number from public_id where kind = 'figure' and key = 'X0004-1'"); got != "4" {
		t.Errorf("the figure that came back has id %s", got)
	}
}

func TestAChangedNumberHasALineWithItsReason(t *testing.T) {
	mend := func(b *work.Batch, cents int64) {
		b.Figures[1].Amount.Cents = cents
		b.Mendings = []funding.Mending{{Place: "reading.csv, X0002/1", Field: "cents", Was: "100000000", Became: fmt.Sprint(cents), Why: "One was read for nine."}}
	}
	cases := []struct {
		name          string
		before, after func(*work.Batch)
		corrections   []publish.Correction
		key, want     string
		unexplained   int
	}{
		{name: "a mending that is new", before: func(*work.Batch) {}, after: func(b *work.Batch) { mend(b, 90_000_000) }, key: "X0002-1",
			want: "90000000 reading_corrected One was read for nine. "},
		{name: "a mending that is no more", before: func(b *work.Batch) { mend(b, 90_000_000) }, after: func(*work.Batch) {}, key: "X0002-1",
			want: "100000000 decision_undone One was read for nine. "},
		{name: "a mending of another column explains nothing", before: func(*work.Batch) {}, after: func(b *work.Batch) {
			mend(b, 90_000_000)
			b.Mendings[0].Field = "note"
		}, key: "X0002-1", want: "90000000 not_recorded  ", unexplained: 1},
		{name: "a later version", before: func(*work.Batch) {}, after: func(b *work.Batch) { b.Figures[1].Amount.Cents, b.Figures[1].Version = 110_000_000, 1 }, key: "X0002-1",
			want: "110000000 amended  "},
		{name: "other words, read later", before: func(*work.Batch) {}, after: func(b *work.Batch) {
			b.Figures[1].Amount.Cents = 110_000_000
			b.Evidence[1].Fragment, b.Evidence[1].ConsultedOn = "1,1 million provient du Fonds Exemple", "2026-12-01"
		}, key: "X0002-1", want: "110000000 source_changed  "},
		{name: "other words, read on the same day, are no other source", before: func(*work.Batch) {}, after: func(b *work.Batch) {
			b.Figures[1].Amount.Cents = 110_000_000
			b.Evidence[1].Fragment = "1,1 million provient du Fonds Exemple"
		}, key: "X0002-1", want: "110000000 not_recorded  ", unexplained: 1},
		{name: "nothing says why", before: func(*work.Batch) {}, after: func(b *work.Batch) { b.Figures[1].Amount.Cents = 110_000_000 }, key: "X0002-1",
			want: "110000000 not_recorded  ", unexplained: 1},
		{name: "another stage is another number", before: func(*work.Batch) {}, after: func(b *work.Batch) { b.Figures[3].Stage = funding.Paid }, key: "X0004-1",
			want: "180000000 not_recorded  ", unexplained: 1},
		{name: "a reason in writing", before: func(*work.Batch) {}, after: func(b *work.Batch) { b.Figures[1].Amount.Cents = 110_000_000 }, key: "X0002-1",
			corrections: []publish.Correction{{Key: "X0002-1", Was: "100000000 CAD exact step 10000000 announced several_years whole", Became: "110000000 CAD exact step 10000000 announced several_years whole",
				Reason: funding.SourceChanged, Lang: "fr", Why: "La page a été refaite."}},
			want: "110000000 source_changed La page a été refaite. "},
		{name: "a total whose figure changed", before: func(*work.Batch) {}, after: func(b *work.Batch) { b.Figures[0].Amount.Cents = 250_000_000 }, key: "essai.total_entering.announced",
			want: "250000000 operands_changed  f1", unexplained: 1},
		{name: "a total from another figure", before: func(*work.Batch) {}, after: func(b *work.Batch) {
			f := b.Figures[3]
			f.Key, f.Amount.Cents, f.Amount.Step, f.Rank = "X0003-3", 181_000_000, 1_000_000, "primary"
			f.Evidence = "X0003"
			b.Figures = append(b.Figures, f)
		}, key: "essai.total_reaching.reported", want: "181000000 others_counted  f5 f4"},
		{name: "a total from a figure that corrects the one before", before: func(*work.Batch) {}, after: func(b *work.Batch) {
			f := b.Figures[3]
			f.Key, f.Amount.Cents, f.Evidence = "X0003-3", 190_000_000, "X0003"
			b.Figures = append(b.Figures, f)
			b.Relations = append(b.Relations, funding.Relation{From: "X0003-3", To: "X0004-1", Relation: "corrects"})
		}, key: "essai.total_reaching.reported", want: "190000000 source_corrected  f5 f4"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			db, data := dbtest.Sample(t)
			put(t, db, c.before)
			mustPublish(t, data)
			put(t, db, c.after)
			o := options(data)
			o.Corrections = c.corrections
			r, err := publish.Publish(context.Background(), o)
			if err != nil {
				t.Fatal(err)
			}
			if got := line(t, r.Path, c.key); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if len(r.Unexplained) != c.unexplained || len(r.Unused) > 0 {
				t.Errorf("told the publisher %q, unused %q", r.Unexplained, r.Unused)
			}
			keptAlike(t, data)
		})
	}
}

func TestWhatDidNotChangeHasNoNewLine(t *testing.T) {
	db, data := dbtest.Sample(t)
	mustPublish(t, data)
	before := lines(t, filepath.Join(data, publish.LedgerFile))
	put(t, db, func(b *work.Batch) {
		b.Evidence[4].Fragment = "À qui serviront-elles?"
		for i := range b.Evidence { // consulted again, at another place of a newer file
			b.Evidence[i].ConsultedOn, b.Evidence[i].Locator = "2026-12-24", "elsewhere"
		}
	})
	mustPublish(t, data)
	var added []string
	for k := range lines(t, filepath.Join(data, publish.LedgerFile)) {
		if _, old := before[k]; !old {
			added = append(added, k)
		}
	}
	slices.Sort(added)
	if want := []string{"ledger_release 2", "ledger_words 5 2"}; !slices.Equal(added, want) {
		t.Errorf("new lines %q, want %q", added, want)
	}
}

func TestAReasonGivenLaterMakesAReleaseOfTheSameContent(t *testing.T) {
	db, data := dbtest.Sample(t)
	mustPublish(t, data)
	put(t, db, func(b *work.Batch) { b.Figures[1].Amount.Cents = 110_000_000 })
	second := mustPublish(t, data)
	o := options(data)
	key, was, _ := strings.Cut(second.Unexplained[0], ",")
	was, became, _ := strings.Cut(was, ",")
	became = strings.TrimRight(became, ",")
	o.Corrections = []publish.Correction{
		{Key: key, Was: was, Became: became, Reason: funding.ReadingCorrected, Lang: "fr", Why: "Relu."},
		{Key: key, Was: became, Became: was, Reason: funding.ReadingCorrected, Lang: "fr", Why: "Jamais arrivé."},
	}
	third, err := publish.Publish(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if third.Unchanged || third.Number != 3 || third.ContentHash != second.ContentHash || len(third.Unused) != 1 {
		t.Errorf("got %+v after %+v", third, second)
	}
	if got := query(t, third.Path, "select kind || number || ' ' || of_release || ' ' || release || ' ' || reason || ' ' || why from ledger_reason"); got != "figure2 2 3 reading_corrected Relu." {
		t.Errorf("the late reason: %q", got)
	}
	if again, err := publish.Publish(context.Background(), o); err != nil || !again.Unchanged {
		t.Errorf("the same reasons again: %+v, %v", again, err)
	}
}
