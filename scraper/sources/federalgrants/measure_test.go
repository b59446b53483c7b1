package federalgrants

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"testing"
	"time"

	"sillage/db/funding"
	"sillage/scraper/parse/separated"
	"sillage/scraper/source"
)

// TestReadingAWholeFileIsMeasured reads the file that SILLAGE_GRANTS names, one
// way after the other: encoding/csv, the reader of cells, and the records.
func TestReadingAWholeFileIsMeasured(t *testing.T) {
	path := os.Getenv("SILLAGE_GRANTS")
	if path == "" {
		t.Skip("SILLAGE_GRANTS names no file in the layout of the register")
	}
	file, err := source.FileAt(path)
	if err != nil {
		t.Fatal(err)
	}
	records := opened(t)
	for range 3 {
		standard := timed(t, func() error { return readCells(path, true) })
		own := timed(t, func() error { return readCells(path, false) })
		rows := &passing{}
		whole := timed(t, func() error { return records.Read(context.Background(), file, rows) })
		t.Logf("encoding/csv %.2f s, own %.2f s (%.2f), records %.2f s (%.2f), %d rows", standard, own, own/standard, whole, whole/standard, rows.rows)
	}
}

func timed(t *testing.T, do func() error) float64 {
	t.Helper()
	began := time.Now()
	if err := do(); err != nil {
		t.Fatal(err)
	}
	return time.Since(began).Seconds()
}

func readCells(path string, standard bool) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	read := separated.NewReader(f).Read
	if standard {
		r := csv.NewReader(bufio.NewReaderSize(f, 1<<20))
		r.ReuseRecord = true
		read = r.Read
	}
	for {
		if _, err := read(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// passing counts records and lets them go.
type passing struct{ rows int }

func (p *passing) Record(*funding.Record) error     { p.rows++; return nil }
func (*passing) Line(*funding.ReturnLine) error     { return nil }
func (*passing) Skip(int64, string, string, string) {}
