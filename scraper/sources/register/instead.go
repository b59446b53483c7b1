package register

import (
	"fmt"
	"slices"

	"sillage/db/funding"
)

// readInstead passes on what a sum may be measured by, once the figures are
// known: an average is an average, a rule a sum per recipient, an increase an
// increase, and a level a whole year's.
func (r *reader) readInstead() error {
	for _, p := range r.edition.Instead {
		i := slices.IndexFunc(r.out.Figures, func(f funding.Figure) bool { return f.Key == p.Figure })
		if i < 0 {
			return fmt.Errorf("instead.csv: key %q is no figure of %s", p.Figure, readingFile)
		}
		f := r.out.Figures[i]
		if !measures(p.Kind, f) {
			return fmt.Errorf("instead.csv: %s is %s, %s: it cannot be an %s", p.Figure, f.Unit, f.Basis, p.Kind)
		}
		r.out.Instead = append(r.out.Instead, p)
	}
	return nil
}

func measures(kind string, f funding.Figure) bool {
	switch kind {
	case "average":
		return f.Unit == funding.Average && f.Basis == funding.OneYear
	case "rule":
		return f.Unit == funding.PerRecipient && f.Basis == funding.RecurringLevel
	case "increase":
		return f.Unit == funding.Whole && f.Basis == funding.Increase
	case "level":
		return f.Unit == funding.Whole && (f.Basis == funding.OneYear || f.Basis == funding.RecurringLevel)
	default:
		return false
	}
}
