package publish

import (
	"fmt"
	"strings"
	"testing"
)

// Ids 1, 2 and 3 were issued to a, b and c.
func TestMergesLeadTheYoungerIDToTheOlderAndAreTakenBack(t *testing.T) {
	cases := []struct {
		name         string
		last         map[int64]string
		to           map[int64]int64
		live, merges string
		want         string
	}{
		{"no decision", nil, nil, "a b c", "", ""},
		{"the younger goes", nil, nil, "a c", "b>a", "2>1"},
		{"the older goes: its id takes the key that stays", nil, nil, "b c", "a>b", "1=b 2>1"},
		{"two go into one", nil, nil, "c", "a>c b>c", "1=c 2>1 3>1"},
		{"decided and settled before", map[int64]string{1: "c"}, map[int64]int64{2: 1, 3: 1}, "c", "a>c b>c", ""},
		{"one of two is taken back", map[int64]string{1: "c"}, map[int64]int64{2: 1, 3: 1}, "a c", "b>c", "1=a 2>0 2=c 3>2"},
		{"all is taken back", map[int64]string{1: "c"}, map[int64]int64{2: 1, 3: 1}, "a b c", "", "1=a 2>0 3>0"},
		{"a key never issued stays", nil, nil, "b c d", "a>d", "1=d"},
		{"the subject is still there: nothing was merged", nil, nil, "a b c", "b>a", ""},
		{"both gone for a while: what was settled stays", map[int64]string{1: "b"}, map[int64]int64{2: 1}, "c", "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := moved{first: map[int64]string{1: "a", 2: "b", 3: "c"}, last: map[int64]string{1: "a", 2: "b", 3: "c"},
				to: map[int64]int64{}, live: map[string]bool{}, merges: map[string]string{}}
			for n, k := range c.last {
				m.last[n] = k
			}
			for n, to := range c.to {
				m.to[n] = to
			}
			for _, k := range strings.Fields(c.live) {
				m.live[k] = true
			}
			for _, pair := range strings.Fields(c.merges) {
				subject, choice, _ := strings.Cut(pair, ">")
				m.merges[subject] = choice
			}
			var got []string
			for _, s := range m.settle() {
				if s.redirect {
					got = append(got, fmt.Sprintf("%d>%d", s.number, s.to))
				} else {
					got = append(got, fmt.Sprintf("%d=%s", s.number, s.key))
				}
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %q, want %q", strings.Join(got, " "), c.want)
			}
		})
	}
}
