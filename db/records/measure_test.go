package records_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"sillage/db/records"
)

func options() records.Options {
	return records.Options{Source: "made", Scheme: "made", Reader: "test", Day: "2026-11-23", Columns: map[string]string{"amount": "agreement_value"}, Least: 1}
}

// BenchmarkLoad writes ROWS rows of the maker.
func BenchmarkLoad(b *testing.B) {
	rows, err := strconv.Atoi(os.Getenv("ROWS"))
	if err != nil {
		rows = 100_000
	}
	for b.Loop() {
		m := newMaker(1, rows)
		o := options()
		last := time.Now()
		o.Step = func(name string) error {
			if name != "rows" {
				b.Log(name, time.Since(last))
				last = time.Now()
			}
			return nil
		}
		w, err := records.Create(context.Background(), filepath.Join(b.TempDir(), "made.db"), o)
		if err != nil {
			b.Fatal(err)
		}
		if err := w.File(records.File{Name: "made", SHA256: hash("a"), ReceivedOn: "2026-11-23"}); err != nil {
			b.Fatal(err)
		}
		for range rows {
			if err := w.Record(m.next()); err != nil {
				b.Fatal(err)
			}
		}
		b.Log("rows", time.Since(last))
		r, err := w.Finish(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		b.Log(r)
	}
}

func hash(s string) string {
	for len(s) < 64 {
		s += s
	}
	return s[:64]
}
