package records

import (
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
)

func TestEntriesComeInOrderWhetherTheyFitInMemoryOrNot(t *testing.T) {
	for _, c := range []struct{ entries, most int }{{0, 4}, {1, 4}, {4, 4}, {5, 4}, {8, 4}, {9, 4}, {1000, 7}, {1000, 1000}, {1000, 999}} {
		folder := t.TempDir()
		s, random := newSorter(folder, c.most), rand.New(rand.NewPCG(1, uint64(c.entries)))
		var want []entry
		for range c.entries {
			e := entry{random.Uint64N(20), random.Uint64N(50), random.Uint64()}
			want = append(want, e)
			if err := s.add(e); err != nil {
				t.Fatal(err)
			}
		}
		var got []entry
		if err := s.each(func(e entry) error { got = append(got, e); return nil }); err != nil {
			t.Fatal(err)
		}
		if !slices.IsSortedFunc(got, compare) {
			t.Errorf("%d entries, %d at once: not in order", c.entries, c.most)
		}
		whole := func(a, b entry) int { return slices.Compare(a[:], b[:]) }
		slices.SortFunc(got, whole)
		slices.SortFunc(want, whole)
		if !slices.Equal(got, want) {
			t.Errorf("%d entries, %d at once: others came out", c.entries, c.most)
		}
		if err := s.close(); err != nil {
			t.Error(err)
		}
		if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	}
}

func TestAnErrorEndsTheEntries(t *testing.T) {
	stop := errors.New("enough")
	for _, most := range []int{4, 100} {
		s := newSorter(t.TempDir(), most)
		for n := range uint64(20) {
			if err := s.add(entry{n}); err != nil {
				t.Fatal(err)
			}
		}
		calls := 0
		if err := s.each(func(entry) error { calls++; return stop }); !errors.Is(err, stop) || calls != 1 {
			t.Errorf("%d at once: %v after %d calls", most, err, calls)
		}
		if err := s.close(); err != nil {
			t.Error(err)
		}
	}
}
