package records

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"sillage/db/funding"
)

func TestARowThatPointsAtNothingIsRefused(t *testing.T) {
	for _, p := range pointers {
		for _, at := range []string{"0", "9"} {
			err := loadSpoiled(t, "update "+p.table+" set "+p.column+" = "+at+" where rowid = (select max(rowid) from "+p.table+")")
			if empty := p.table == "record_line" || p.table == "record_skipped"; empty {
				continue // nothing of it is in the load
			}
			if !errors.Is(err, ErrRefused) || !strings.Contains(err.Error(), "points at nothing") && !strings.Contains(err.Error(), "the last is") {
				t.Errorf("%s.%s = %s: %v", p.table, p.column, at, err)
			}
		}
	}
	if err := loadSpoiled(t, "select 1"); err != nil {
		t.Error(err)
	}
}

// loadSpoiled loads two versions of an agreement, and changes what was written
// of them before it is checked.
func loadSpoiled(t *testing.T, query string) error {
	t.Helper()
	var w *Writer
	w, err := Create(context.Background(), filepath.Join(t.TempDir(), "one.db"), Options{Source: "one", Scheme: "one", Reader: "test", Day: "2026-11-23", Step: func(name string) error {
		if name == "before begin to check" {
			return w.exec(query)
		}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.File(File{Name: "one.csv", SHA256: strings.Repeat("ab", 32)}); err != nil {
		t.Fatal(err)
	}
	for version := range int64(2) {
		if err := w.Record(&funding.Record{Row: version + 1, Agreement: "a", Version: version, Payer: funding.RecordParty{Code: "p", Kind: "ministry"}, Receiver: funding.RecordParty{NameEN: "b", Kind: "nonprofit"}, ProgrammeEN: "c",
			Form: funding.Grant, Mode: "not_stated", Hop: "not_stated", Origin: funding.OwnBudget, Money: funding.Public, Status: "not_stated", Stage: funding.Committed, Basis: "not_stated", Currency: "CAD",
			Doubts: []funding.Doubt{{Field: "amount", Verdict: "excluded", Reason: "empty"}}}); err != nil {
			t.Fatal(err)
		}
	}
	_, err = w.Finish(context.Background())
	return err
}
