package sqlite_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"sillage/db/dbtest"
	"sillage/db/sqlite"
)

const twoTables = `
	create table version (id integer primary key, file integer not null, row integer not null, number integer not null, cents integer, printed text, verdict text not null, reason text not null,
	  fiscal_year text not null, signed_on text not null, period_from text not null, period_until text not null, region text not null) strict;
	create table words (version integer primary key, agreement text not null, title_fr text not null, title_en text not null, about_fr text not null, about_en text not null) strict`

// BenchmarkPrepared writes the same rows, of 18 cells in two tables, by prepared
// statements row by row and by packed batches: how rows reach the database is
// decided by it. ROWS is how many; 1,300,000 with SILLAGE_MEASURE.
func BenchmarkPrepared(b *testing.B) {
	rows, err := strconv.Atoi(os.Getenv("ROWS"))
	switch {
	case err == nil:
	case os.Getenv("SILLAGE_MEASURE") != "":
		rows = 1_300_000
	default:
		rows = 20_000
	}
	for b.Loop() {
		prepared, packed := writing(b, rows, prepare), writing(b, rows, pack)
		b.ReportMetric(prepared, "prepared-s")
		b.ReportMetric(packed, "packed-s")
		b.ReportMetric(prepared/packed, "prepared/packed")
	}
}

// row takes the cells of one row: numbers and texts.
type row func(cells []any) error

// writing makes a database and writes the rows, in seconds without the making
// of the rows.
func writing(b *testing.B, rows int, by func(context.Context, *sqlite.Loader, *sql.Tx) (put row, end func() error, err error)) float64 {
	b.Helper()
	ctx := context.Background()
	l, err := sqlite.OpenLoader(ctx, filepath.Join(b.TempDir(), "rows.db"), 16<<20)
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	if _, err := l.DB.Exec("pragma page_size = 16384;" + twoTables); err != nil {
		b.Fatal(err)
	}
	tx, err := l.DB.Begin()
	if err != nil {
		b.Fatal(err)
	}
	put, end, err := by(ctx, l, tx)
	if err != nil {
		b.Fatal(err)
	}
	var spent time.Duration
	timed := func(do func() error) {
		begun := time.Now()
		if err := do(); err != nil {
			b.Fatal(err)
		}
		spent += time.Since(begun)
	}
	const atOnce = 1000
	held := make([][]any, 0, atOnce)
	id := int64(0)
	flush := func() {
		timed(func() error {
			for _, cells := range held {
				if err := put(cells); err != nil {
					return err
				}
			}
			return nil
		})
		held = held[:0]
	}
	for r := range dbtest.Records(1, rows) {
		id++
		held = append(held, []any{id, int64(1), r.Row, r.Version, r.Cents, nil, "ok", "", r.FiscalYear, string(r.SignedOn), string(r.PeriodFrom), string(r.PeriodUntil), r.Region,
			r.Agreement, r.TitleFR, r.TitleEN, r.AboutFR, r.AboutEN})
		if len(held) == atOnce {
			flush()
		}
	}
	flush()
	timed(end)
	timed(tx.Commit)
	var count, size int
	if err := l.DB.QueryRow("select count(*), sum(length(about_en)) from version join words on version = id").Scan(&count, &size); err != nil || count != rows || size == 0 {
		b.Fatal(count, size, err)
	}
	return spent.Seconds()
}

const wordsFrom = 13 // the cell at which the words begin

func prepare(ctx context.Context, _ *sqlite.Loader, tx *sql.Tx) (row, func() error, error) {
	version, err := tx.PrepareContext(ctx, "insert into version values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return nil, nil, err
	}
	words, err := tx.PrepareContext(ctx, "insert into words values (?, ?, ?, ?, ?, ?)")
	if err != nil {
		return nil, nil, err
	}
	ofWords := make([]any, 6)
	return func(cells []any) error {
		if _, err := version.ExecContext(ctx, cells[:wordsFrom]...); err != nil {
			return err
		}
		ofWords[0] = cells[0]
		copy(ofWords[1:], cells[wordsFrom:])
		_, err := words.ExecContext(ctx, ofWords...)
		return err
	}, func() error { return nil }, nil
}

func pack(ctx context.Context, l *sqlite.Loader, tx *sql.Tx) (row, func() error, error) {
	version, err := tx.PrepareContext(ctx, "insert into version select c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12 from packed(?)")
	if err != nil {
		return nil, nil, err
	}
	words, err := tx.PrepareContext(ctx, "insert into words select c0, c13, c14, c15, c16, c17 from packed(?)")
	if err != nil {
		return nil, nil, err
	}
	batch, err := l.Batch(wordsFrom + 5)
	if err != nil {
		return nil, nil, err
	}
	write := func() error { return batch.Write(ctx, version, words) }
	return func(cells []any) error {
		for _, c := range cells {
			switch v := c.(type) {
			case int64:
				batch.Integer(v)
			case string:
				batch.Text(v)
			default:
				batch.Null()
			}
		}
		if batch.Full() {
			return write()
		}
		return nil
	}, write, nil
}
