package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sillage/db/records"
	"sillage/scraper/source/sourcetest"
)

// A file that was cut exactly between two records looks whole in itself. Only
// what stands tells that much is missing.
func TestAFileThatLacksMuchOfWhatStandsIsRefused(t *testing.T) {
	for _, f := range bulkFixtures(t) {
		t.Run(f.name, func(t *testing.T) {
			if f.form == "pdf" {
				sourcetest.Need(t, "pdftotext")
			}
			whole, err := f.read(f.text)
			if err != nil {
				t.Fatal(err)
			}
			if whole.rows == 0 {
				return // notes without numbers
			}
			src, data := f.source, t.TempDir()
			every := *src.Records
			every.Least, src.Records = 1, &every // the whole files have more rows than the extracts
			load := func(text []byte, accept bool) (string, error) {
				path := filepath.Join(t.TempDir(), filepath.Base(f.name))
				if err := os.WriteFile(path, text, 0o644); err != nil {
					t.Fatal(err)
				}
				s, words := withSource(t, data, src)
				s.Run.Source, s.Run.From, s.Run.AcceptWithdrawals = []string{src.ID}, path, accept
				err := s.run(context.Background())
				return words.String(), err
			}
			if words, err := load(f.text, false); err != nil {
				t.Fatal(err, words)
			}
			if short, err := f.read(f.short(t)); err != nil && f.total || err == nil && (short.rows == 0 || short.rows == whole.rows) {
				return // its printed sum tells it, nothing is left of it, or nothing of it is lost
			}
			before := totals(t, data, src.ID)
			words, err := load(f.short(t), false)
			if !errors.Is(err, records.ErrWithdraws) || !strings.Contains(err.Error(), "--accept-withdrawals") {
				t.Errorf("a short one: %v\n%s", err, words)
			}
			if after := totals(t, data, src.ID); after != before {
				t.Errorf("it changed what stands: %+v, before %+v", after, before)
			}
			if words, err := load(f.short(t), true); err != nil || totals(t, data, src.ID) == before {
				t.Errorf("accepted: %v\n%s", err, words)
			}
		})
	}
}
