package release

import (
	"cmp"
	"slices"

	"sillage/db/funding"
)

type asideOf struct{ stage, because, currency int32 }

func (x *recordIndex) addAside(aside map[asideOf]*RecordAside, c *cell) {
	of := asideOf{c.of[StageAxis], c.of[BecauseAxis], c.currency}
	a := aside[of]
	if a == nil {
		a = &RecordAside{Stage: funding.Stage(x.value(c, StageAxis)), Because: x.value(c, BecauseAxis), Currency: x.currencies[c.currency]}
		aside[of] = a
	}
	a.Records += c.records
	a.Cents += c.asideCents
}

// sortedAside puts what is set aside in the order of stages, the largest sum of
// a stage first.
func sortedAside(aside map[asideOf]*RecordAside) []RecordAside {
	var out []RecordAside
	for _, a := range aside {
		out = append(out, *a)
	}
	order := funding.Stages.Values()
	slices.SortFunc(out, func(a, b RecordAside) int {
		return cmp.Or(cmp.Compare(slices.Index(order, string(a.Stage)), slices.Index(order, string(b.Stage))),
			cmp.Compare(b.Cents, a.Cents), cmp.Compare(a.Because, b.Because), cmp.Compare(a.Currency, b.Currency))
	})
	return out
}
