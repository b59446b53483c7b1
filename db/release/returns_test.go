package release_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"sillage/db/dbtest"
	"sillage/db/release"
)

func openRegisters(t *testing.T) *release.DB {
	t.Helper()
	db, err := release.Open(context.Background(), filepath.Join(dbtest.Registers(t), "releases", "000002.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func positions(t *testing.T, db *release.DB, f release.ReturnFilter, p release.Page) []string {
	t.Helper()
	var out []string
	if err := db.ReturnLines(context.Background(), f, p, func(l release.ReturnLine) error {
		out = append(out, l.Position)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestNumbersOfReturnsAreReadPageByPageThereAndBack(t *testing.T) {
	db := openRegisters(t)
	for name, f := range map[string]release.ReturnFilter{"all": {}, "of a body": {Body: "bn-123456782"}, "of a line": {Line: "4700"}, "of both": {Body: "bn-123456782", Line: "4700"}, "of a return": {Return: "123456782RR0001.2025-03-31.27"}} {
		whole := positions(t, db, f, release.Page{})
		if n, err := db.CountReturnLines(context.Background(), f); err != nil || int(n) != len(whole) || n == 0 {
			t.Errorf("%s: %d are counted of %d, %v", name, n, len(whole), err)
		}
		var walked []string
		for {
			p := release.Page{Limit: 2}
			if len(walked) > 0 {
				p.After = release.Cursor(walked[len(walked)-1])
			}
			rows := positions(t, db, f, p)
			walked = append(walked, rows[:min(2, len(rows))]...)
			if len(rows) <= 2 {
				break
			}
		}
		if !slices.Equal(walked, whole) {
			t.Errorf("%s: walked %v, want %v", name, walked, whole)
		}
		last := len(whole) - 1
		if got, err := db.ReturnLineBefore(context.Background(), f, whole[last], last); err != nil || got != whole[0] {
			t.Errorf("%s: %d rows before the last is %q, %v", name, last, got, err)
		}
		if got, err := db.ReturnLineBefore(context.Background(), f, whole[last], last+1); err != nil || got != "" {
			t.Errorf("%s: before the first is %q, %v", name, got, err)
		}
	}
}

func TestABodyShowsTheReturnsOfItsFirstAccount(t *testing.T) {
	lines, others, err := openRegisters(t).BodyReturns(context.Background(), "bn-123456782")
	if err != nil || !others || len(lines) != 9 {
		t.Fatalf("%d lines, others %v, %v", len(lines), others, err)
	}
	for _, l := range lines {
		if l.Account() != "123456782RR0001" || l.Cell.Row == 0 || l.Cell.Column == "" || l.Cell.SHA256 == "" {
			t.Errorf("%+v", l)
		}
		if want := map[bool]string{true: "#", false: l.Line}[l.Line == "T1"]; l.Cell.Column != want {
			t.Errorf("line %s stands in column %q", l.Line, l.Cell.Column)
		}
	}
}
