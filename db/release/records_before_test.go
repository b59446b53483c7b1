package release_test

import (
	"context"
	"slices"
	"testing"

	"sillage/db/release"
)

// Both lists of bodies are walked a row a page to their end, and a page back
// from each row to the one before.
func TestBodiesOfRegistersAreReadThereAndBack(t *testing.T) {
	db, ctx := openRegisters(t), context.Background()
	bodies, sums := release.RecordBodyFilter{Lang: "fr"}, release.RecordTopFilter{Role: "payer", Stage: "committed", Currency: "CAD"}
	for name, list := range map[string]struct {
		rows   func(p release.Page) (positions []string, err error)
		before func(position string, rows int) (string, error)
	}{
		"by name": {func(p release.Page) (out []string, err error) {
			err = db.RecordBodies(ctx, bodies, p, func(b release.RecordBodyRow) error { out = append(out, b.Position); return nil })
			return out, err
		}, func(position string, rows int) (string, error) {
			return db.RecordBodyBefore(ctx, bodies, position, rows)
		}},
		"by sum": {func(p release.Page) (out []string, err error) {
			err = db.TopRecordBodies(ctx, sums, p, func(r release.RecordTopRow) error { out = append(out, r.Position); return nil })
			return out, err
		}, func(position string, rows int) (string, error) {
			return db.TopRecordBodyBefore(ctx, sums, position, rows)
		}},
	} {
		whole, err := list.rows(release.Page{})
		if err != nil || len(whole) < 2 {
			t.Fatalf("%s: %d bodies, %v", name, len(whole), err)
		}
		walked := []string{}
		for p := (release.Page{Limit: 1}); ; p.After = release.Cursor(walked[len(walked)-1]) {
			rows, err := list.rows(p)
			if err != nil || len(rows) == 0 {
				t.Fatalf("%s: %v, %v", name, rows, err)
			}
			walked = append(walked, rows[0])
			if len(rows) == 1 {
				break
			}
		}
		if !slices.Equal(walked, whole) {
			t.Errorf("%s: walked %q, want %q", name, walked, whole)
		}
		for i, position := range whole {
			want := ""
			if i > 0 {
				want = whole[i-1]
			}
			if got, err := list.before(position, 1); err != nil || got != want {
				t.Errorf("%s: before row %d stands %q, %v; want %q", name, i, got, err, want)
			}
		}
		if _, err := list.before("x", 1); err == nil {
			t.Errorf("%s: a place of no list is taken", name)
		}
	}
}
