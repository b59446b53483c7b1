package records_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/records"
)

// loadBounded loads that many agreements and numbers of returns from a file,
// where at most five in a hundred may be withdrawn.
func loadBounded(t *testing.T, data string, hash byte, agreements, lines int) error {
	t.Helper()
	o := dbtest.RecordOptions()
	o.MostWithdrawn = 5
	o.Lines = []records.LineMeaning{{Line: "300", LabelEN: "employees"}}
	w, err := records.Create(context.Background(), records.Path(data, o.Source), o)
	if err != nil {
		t.Fatal(err)
	}
	file := dbtest.RecordFile()
	file.SHA256 = strings.Repeat(string(hash), 64)
	if err := w.File(file); err != nil {
		t.Fatal(err)
	}
	for n := range agreements {
		r := row(fmt.Sprint("a", n), 0, 100)
		r.Row = int64(n + 1)
		if err := w.Record(&r); err != nil {
			t.Fatal(err)
		}
	}
	for n := range lines {
		body := funding.RecordParty{NameEN: "Synthetic charity", Kind: "nonprofit"}
		if err := w.Line(&funding.ReturnLine{Row: int64(n + 1), Body: body, Line: "300", EndsOn: "2018-06-30", Count: int64(n)}); err != nil {
			t.Fatal(err)
		}
	}
	_, err = w.Finish(context.Background())
	return err
}

func TestALoadThatWithdrawsMoreThanItMayIsRefused(t *testing.T) {
	for _, c := range []struct {
		name              string
		hash              byte
		agreements, lines int
		want              string
	}{
		{"five of a hundred", 'b', 95, 40, ""},
		{"six of a hundred", 'b', 94, 40, "6 of 100 agreements that stand"},
		{"more than there were", 'b', 150, 40, ""},
		{"numbers of returns", 'b', 100, 37, "3 of 40 numbers of returns that stand"},
		{"both", 'b', 1, 1, "99 of 100 agreements and 39 of 40 numbers of returns"},
		{"the same file, which the program reads in another way", 'a', 50, 40, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := t.TempDir()
			if err := loadBounded(t, data, 'a', 100, 40); err != nil {
				t.Fatal("the first load has nothing to compare with:", err)
			}
			err := loadBounded(t, data, c.hash, c.agreements, c.lines)
			if c.want == "" && err != nil || c.want != "" && (!errors.Is(err, records.ErrWithdraws) || !errors.Is(err, records.ErrRefused) || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want %q", err, c.want)
			}
			want := [2]int64{int64(c.agreements), int64(c.lines)}
			if c.want != "" {
				want = [2]int64{100, 40}
			}
			if got, err := records.ReadTotals(context.Background(), records.Path(data, "made")); err != nil || [2]int64{got.Agreements, got.Lines} != want {
				t.Errorf("what stands: %+v, %v", got, err)
			}
		})
	}
}
