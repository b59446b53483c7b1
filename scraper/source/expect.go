package source

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"sillage/scraper/edition"
)

// Expect is what a healthy run finds. When a bound breaks, nothing of the
// source is stored: yesterday's rows stay. Kinds are those of Findings.Counts.
type Expect edition.Bounds

// Check names every broken bound. A source that expects nothing is an error:
// an empty page would pass unseen.
func (e Expect) Check(f *Findings) error {
	if len(e.Min) == 0 {
		return errors.New("no minimum is expected: an empty page would pass")
	}
	var broken []error
	counts := map[string]int{}
	for _, c := range f.Counts() {
		counts[c.Kind] = c.N
	}
	for _, kind := range slices.Sorted(maps.Keys(e.Min)) {
		if n, known := counts[kind]; !known {
			broken = append(broken, fmt.Errorf("expect names %q, which is no kind of finding", kind))
		} else if n < e.Min[kind] {
			broken = append(broken, fmt.Errorf("%s: %d found, at least %d expected", kind, n, e.Min[kind]))
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(e.Max)) {
		if n, known := counts[kind]; !known {
			broken = append(broken, fmt.Errorf("expect names %q, which is no kind of finding", kind))
		} else if n > e.Max[kind] {
			broken = append(broken, fmt.Errorf("%s: %d found, at most %d expected", kind, n, e.Max[kind]))
		}
	}
	if n := len(f.Skips); n > e.MaxSkipped {
		broken = append(broken, fmt.Errorf("skips: %d, at most %d expected", n, e.MaxSkipped))
	}
	for _, path := range slices.Sorted(maps.Keys(e.Filled)) {
		full, err := f.filled(path)
		if err != nil {
			broken = append(broken, err)
		} else if full < e.Filled[path] {
			broken = append(broken, fmt.Errorf("%s: filled in %.0f %%, at least %.0f %% expected", path, 100*full, 100*e.Filled[path]))
		}
	}
	return errors.Join(broken...)
}
