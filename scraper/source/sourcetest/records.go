package sourcetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sillage/db/funding"
	"sillage/scraper/source"
)

// Collected takes what a bulk file says and keeps it.
type Collected struct {
	Records []funding.Record     `json:",omitempty"`
	Lines   []funding.ReturnLine `json:",omitempty"`
	Skips   []SkippedRow         `json:",omitempty"`
}

// SkippedRow is a row that a source left out.
type SkippedRow struct {
	Row                  int64
	Field, Value, Reason string
}

// Record keeps a copy. Error: a doubt that no code list knows.
func (c *Collected) Record(r *funding.Record) error {
	kept := *r
	kept.Doubts = slices.Clone(r.Doubts)
	c.Records = append(c.Records, kept)
	if err := coded(r.Doubts); err != nil {
		return fmt.Errorf("record %d: %w", r.Row, err)
	}
	if r.Row < 1 || r.Agreement == "" || !funding.Stages.Has(string(r.Stage)) || !funding.Bases.Has(string(r.Basis)) ||
		!funding.Forms.Has(string(r.Form)) || !funding.Modes.Has(string(r.Mode)) || !funding.Hops.Has(string(r.Hop)) ||
		!funding.AwardOrigins.Has(string(r.Origin)) || !funding.Moneys.Has(string(r.Money)) || !funding.Statuses.Has(r.Status) ||
		!funding.OrganizationKinds.Has(r.Payer.Kind) || !funding.OrganizationKinds.Has(r.Receiver.Kind) {
		return fmt.Errorf("record %d: a word of no list: %+v", r.Row, *r)
	}
	return nil
}

// Line keeps a copy.
func (c *Collected) Line(l *funding.ReturnLine) error {
	kept := *l
	kept.Doubts = slices.Clone(l.Doubts)
	c.Lines = append(c.Lines, kept)
	return coded(l.Doubts)
}

// Skip keeps it.
func (c *Collected) Skip(row int64, field, value, reason string) {
	c.Skips = append(c.Skips, SkippedRow{row, field, value, reason})
}

func coded(doubts []funding.Doubt) error {
	for _, d := range doubts {
		if !funding.RecordFields.Has(d.Field) || !funding.RecordReasons.Has(d.Reason) || d.Verdict != "suspect" && d.Verdict != "excluded" {
			return fmt.Errorf("a doubt that no list knows: %+v", d)
		}
	}
	return nil
}

// ReadFile reads a bulk file; the error is the source's.
func ReadFile(s source.Source, f source.File) (*Collected, error) {
	all := &Collected{}
	return all, s.Records.Read(context.Background(), f, all)
}

// MustRead reads a file of the disk.
func MustRead(t *testing.T, s source.Source, path string) *Collected {
	t.Helper()
	f, err := source.FileAt(path)
	if err != nil {
		t.Fatal(err)
	}
	all, err := ReadFile(s, f)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return all
}

// GoldenRecords reads every extract and compares what it says with
// <name>.golden.json beside it.
func GoldenRecords(t *testing.T, s source.Source, names ...string) {
	t.Helper()
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			compare(t, filepath.Join("testdata", name+goldenEnd), MustRead(t, s, filepath.Join("testdata", name)))
		})
	}
}

// CutOff reads a file cut off at many places. None may be taken for whole but
// those at places: the ends of records, where nothing in the file shows it.
func CutOff(t *testing.T, s source.Source, path string, whole func(cut []byte) bool) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for cut := 0; cut < len(text); cut += max(1, len(text)/300) {
		_, err := ReadFile(s, source.FileOf(filepath.Base(path), text[:cut]))
		switch {
		case err != nil:
			refused++
		case !whole(text[:cut]):
			t.Errorf("%s cut off at byte %d of %d is taken for whole", path, cut, len(text))
		}
	}
	if refused == 0 {
		t.Errorf("%s: no cut was refused", path)
	}
}

// RealFile is the path of a file of the real data folder that
// SILLAGE_REAL_DATA names; the test is left out without it.
func RealFile(t *testing.T, parts ...string) string {
	t.Helper()
	folder := os.Getenv("SILLAGE_REAL_DATA")
	if folder == "" {
		t.Skip("not run: SILLAGE_REAL_DATA names no folder of whole real files")
	}
	return filepath.Join(append([]string{folder}, parts...)...)
}

// Sum is the amounts of all records that state one, in cents, by currency.
func (c *Collected) Sum() map[string]int64 {
	sums := map[string]int64{}
	for _, r := range c.Records {
		if r.Stated {
			sums[r.Currency] += r.Cents
		}
	}
	return sums
}

// JSON is one thing as text, to compare two.
func JSON(thing any) string {
	text, err := json.Marshal(thing)
	if err != nil {
		return errors.Join(errors.New("not JSON"), err).Error()
	}
	return string(text)
}
