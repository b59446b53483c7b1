package release

import "testing"

// FuzzPlace: a place in a list of records is read back as it was written, and
// nothing else is taken for one.
func FuzzPlace(f *testing.F) {
	for _, text := range []string{"15000050.3", ".12", "-1.9", "", "1", "1.", "a.b", "1.2.3", "9223372036854775808.1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := readPlace(text)
		if err != nil {
			return
		}
		again, err := readPlace(p.String())
		if err != nil || again.id != p.id || (again.cents == nil) != (p.cents == nil) || p.cents != nil && *again.cents != *p.cents {
			t.Errorf("%q is read as %s, then as %s (%v)", text, p, again, err)
		}
	})
}
