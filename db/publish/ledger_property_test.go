package publish_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/release"
	"sillage/db/sqlite"
	"sillage/db/work"
)

var errStopped = errors.New("stopped on purpose")

// world is what a random sequence of publishes changes.
type world struct {
	gone   map[int]bool // figures left out
	cents  map[int]int64
	mended map[int]bool
}

func (w world) batch() work.Batch {
	b := dbtest.Register()
	for i, f := range b.Figures {
		b.Figures[i].Amount.Cents += w.cents[i] * 10_000_000
		if w.mended[i] {
			b.Mendings = append(b.Mendings, funding.Mending{Place: fmt.Sprintf("reading.csv, X000%d/%s", i+1, f.Key[6:]), Field: "cents", Was: "0", Became: "1", Why: "Synthetic."})
		}
	}
	for i, f := range dbtest.Register().Figures {
		if w.gone[i] {
			dbtest.Without(&b, f.Key)
		}
	}
	return b
}

// Whatever is published, stopped, pruned or lost: a line of the ledger is
// never changed nor gone, an id never names two things, and the last line of
// each number is what the release shows.
func TestLinesNeverChangeOrVanishOverRandomPublishes(t *testing.T) {
	if os.Getenv("SILLAGE_SOAK") == "" { // each check publishes a dozen times
		checks := flag.Lookup("rapid.checks")
		before := checks.Value.String()
		if err := checks.Value.Set("12"); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := checks.Value.Set(before); err != nil {
				t.Error(err)
			}
		})
	}
	rapid.Check(t, func(r *rapid.T) {
		data, err := os.MkdirTemp("", "sillage-ledger-")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(data)
		db, err := work.Open(context.Background(), filepath.Join(data, publish.WorkFile))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if err := db.Replace(context.Background(), dbtest.Index()); err != nil {
			t.Fatal(err)
		}
		w := world{gone: map[int]bool{}, cents: map[int]int64{}, mended: map[int]bool{}}
		known := map[string]string{}
		for range rapid.IntRange(2, 6).Draw(r, "publishes") {
			i := rapid.IntRange(0, 3).Draw(r, "figure")
			switch rapid.IntRange(0, 4).Draw(r, "change") {
			case 0:
				w.cents[i] = rapid.Int64Range(0, 9).Draw(r, "by")
			case 1:
				w.gone[i] = !w.gone[i] && i > 0
			case 2:
				w.mended[i] = !w.mended[i]
			case 3:
				prune(t, data)
			case 4:
				if err := os.Remove(filepath.Join(data, publish.LedgerFile)); err != nil && !errors.Is(err, os.ErrNotExist) {
					t.Fatal(err)
				}
			}
			if err := db.Replace(context.Background(), w.batch()); err != nil {
				t.Fatal(err)
			}
			o := options(data)
			if stop := rapid.SampledFrom(append([]string{"", "", ""}, publish.Steps...)).Draw(r, "stop"); stop != "" {
				o.Step = func(name string) error {
					if name == stop {
						return errStopped
					}
					return nil
				}
			}
			if _, err := publish.Publish(context.Background(), o); err != nil && !errors.Is(err, errStopped) {
				r.Fatal(err)
			}
			o.Step = nil
			if _, err := publish.Publish(context.Background(), o); err != nil {
				r.Fatal(err)
			}
			keptAlike(t, data)
			now := lines(t, filepath.Join(data, publish.LedgerFile))
			for k, v := range known {
				if now[k] != v {
					r.Fatalf("line %s was %q and is %q", k, v, now[k])
				}
			}
			known = maps.Clone(now)
			showsItsLines(t, r, data)
		}
	})
}

// prune removes every release but the one that is served.
func prune(t testing.TB, data string) {
	t.Helper()
	served, err := release.Current(data)
	if errors.Is(err, release.ErrNone) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(data, release.Folder, "*.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f != served {
			if err := os.Remove(f); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func showsItsLines(t testing.TB, r *rapid.T, data string) {
	t.Helper()
	path, err := release.Current(data)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sqlite.OpenImmutable(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for text, want := range map[string]int{
		`select count(*) from figure f where not exists (
		  select 1 from public_id i join ledger_number n on n.kind = i.kind and n.number = i.number
		  where i.kind = 'figure' and i.key = f.key and n.shown = 1 and n.cents = f.cents and n.stage = f.stage
		    and n.release = (select max(release) from ledger_number where kind = n.kind and number = n.number))`: 0,
		`select count(*) from ledger_number n where n.shown = 1
		  and n.release = (select max(release) from ledger_number where kind = n.kind and number = n.number)
		  and not exists (select 1 from public_id i where i.kind = n.kind and i.number = n.number)`: 0,
		`select count(*) from computed c where not exists (select 1 from public_id i where i.kind = 'computed' and i.key = c.key)`:                                                         0,
		`select count(*) from (select kind, number from ledger_id group by kind, number having count(distinct key) > 1)`:                                                                   0,
		`select count(*) from (select kind, key from ledger_id group by kind, key having count(distinct number) > 1)`:                                                                      0,
		`select count(*) from ledger_number n where n.reason = 'first' and exists (select 1 from ledger_number o where o.kind = n.kind and o.number = n.number and o.release < n.release)`: 0,
		`select count(*) from ledger_number n where n.release not in (select release from ledger_release)`:                                                                                 0,
	} {
		var got int
		if err := db.QueryRow(text).Scan(&got); err != nil {
			t.Fatal(err)
		}
		if got != want {
			r.Fatalf("%s: %d", text, got)
		}
	}
}
