package main

import (
	"slices"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// programmeTotals are the two totals of a programme by stage, as computed at
// publish.
func (q *ask) programmeTotals(f file) view.Totals {
	var out view.Totals
	for _, stage := range funding.Stages.Values() {
		row := view.TotalRow{Stage: stage, Entering: q.totalOf(f, "total_entering", stage), Reaching: q.totalOf(f, "total_reaching", stage),
			RecipientsUnnamed: f.unnamed(stage)}
		for _, reason := range funding.Reasons.Values() {
			if c, ok := f.computed[f.program.Key+".total_aside."+stage+"."+reason]; ok {
				row.Aside = append(row.Aside, view.AsideAmount{Amount: q.computedOrFigure(f, c), Because: reason})
				out.WithAside = true
			}
		}
		if row.Entering != nil || row.Reaching != nil || len(row.Aside) > 0 {
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}

func (q *ask) totalOf(f file, kind, stage string) *view.Amount {
	c, ok := f.computed[f.program.Key+"."+kind+"."+stage]
	if !ok {
		return nil
	}
	a := q.computedOrFigure(f, c)
	return &a
}

// computedOrFigure prints a number that one figure alone gives as that
// figure, which opens its evidence.
func (q *ask) computedOrFigure(f file, c release.Computed) view.Amount {
	if len(c.Operands) == 1 && c.Operands[0].Sign == 1 {
		r, ok := f.byKey[c.Operands[0].Figure]
		if ok && r.Amount != nil && r.Amount.Cents == c.Total.Amount.Cents {
			return q.amount(*r.Amount, r.Stage, r.Evidence)
		}
	}
	return q.computedAmount(c)
}

// unnamed: money reaches recipients at this stage, and none of them by name.
func (f file) unnamed(stage string) bool {
	found := false
	for _, r := range f.awards {
		if !r.Reaches || string(r.Stage) != stage {
			continue
		}
		if r.Receiver.Kind == funding.Named || r.Receiver.Kind == funding.Joint {
			return false
		}
		found = true
	}
	return found
}

// managerShares tells what became of the money that each manager received, of
// the awards that are not themselves a part of another.
func (q *ask) managerShares(f file) []view.ManagerShares {
	var out []view.ManagerShares
	for _, p := range f.parts {
		base, ok := f.byKey[p.Base]
		if !ok || base.Because == "payer_part" || base.Because == "part_of_whole" {
			continue
		}
		if n := len(out); n == 0 || out[n-1].Award.Text != p.Award || out[n-1].Stage != string(p.Stage) {
			out = append(out, q.managerShare(f, base))
		}
		share := &out[len(out)-1]
		part := view.ManagerPart{Part: p.Part}
		if p.Cents != nil {
			a := q.computedOrFigure(f, f.computed[p.Computed])
			part.Amount = &a
			part.Permille = permille(*p.Cents, base.Amount.Cents)
		}
		share.Parts = append(share.Parts, part)
	}
	for _, d := range f.disagree {
		base, ok := f.byKey[d.Base]
		if !ok {
			continue
		}
		share := q.managerShare(f, base)
		share.Disagree = q.listSumOf(d.Award, d.Stage, d.Less, base)
		share.PassedOn = q.listSumOf(d.Award, d.Stage, d.PassedOn, base)
		out = append(out, share)
	}
	return append(out, q.unbased(f)...)
}

func (q *ask) managerShare(f file, base release.Row) view.ManagerShares {
	share := view.ManagerShares{Award: *q.awardLink(base.Award), Stage: string(base.Stage), Base: q.amount(*base.Amount, base.Stage, base.Evidence)}
	if len(base.Receiver.Organizations) > 0 {
		share.Manager = q.link(view.OrganizationsAt, base.Receiver.Organizations[0])
	}
	return share
}

// listSumOf prints a number about an award that no row of computed holds: it
// opens the award, where every figure that gives it stands.
func (q *ask) listSumOf(award string, stage funding.Stage, cents int64, like release.Row) *view.Amount {
	a := funding.Amount{Cents: cents, Currency: like.Amount.Currency, Qualifier: funding.Exact, Step: 1}
	return &view.Amount{Cents: cents, Stage: string(stage), Text: funding.PrintComputed(a, 100, string(q.lang)),
		Href: q.href(view.AwardsAt, award), Computed: true}
}

// unbased are awards to managers of which no amount was found.
func (q *ask) unbased(f file) []view.ManagerShares {
	var out []view.ManagerShares
	for _, r := range f.awards {
		if r.Hop != string(funding.ToManager) || r.Figure != "" || len(r.Receiver.Organizations) == 0 {
			continue
		}
		out = append(out, view.ManagerShares{Award: *q.awardLink(r.Award), Manager: q.link(view.OrganizationsAt, r.Receiver.Organizations[0]), Unbased: true})
	}
	return out
}

func permille(part, whole int64) int {
	if whole <= 0 || part <= 0 {
		return 0
	}
	return int(min(part*1000/whole, 1000))
}

// sideBySide draws what reaches on the scale of what enters, and says of each
// pair what differs.
func (q *ask) sideBySide(f file) ([]view.BarGroup, []view.Comparison) {
	var bars []view.Bar
	var pairs []view.Comparison
	for _, c := range f.comparisons {
		left, okLeft := f.byKey[c.Left]
		right, okRight := f.byKey[c.Right]
		if !okLeft || !okRight {
			continue
		}
		pair := view.Comparison{Key: c.Key, Left: q.figureRow(left), Right: q.figureRow(right), Differs: c.Differs}
		if ratio, ok := f.computed[c.Computed]; ok {
			pair.Ratio = q.ratio(ratio)
		}
		pairs = append(pairs, pair)
		if pair.Ratio == nil {
			continue
		}
		if len(bars) == 0 {
			bars = append(bars, bar("enters", right, right, q))
		}
		b := bar("reaches", left, right, q)
		b.Ratio, b.Stages = pair.Ratio, 1
		if slices.Contains(c.Differs, "stage") {
			b.Stages = 2
		}
		b.Unnamed = left.Receiver.Kind == funding.Class || left.Receiver.Kind == funding.NotNamed
		bars = append(bars, b)
	}
	if len(bars) == 0 {
		return nil, pairs
	}
	return []view.BarGroup{{Bars: scaled(bars), Downloads: q.pictureFiles("bars", view.ProgrammesAt, f.program.Key, "", len(bars))}}, pairs
}

func bar(where string, r, measure release.Row, q *ask) view.Bar {
	return view.Bar{Where: where, Currency: r.Amount.Currency, Amount: q.amount(*r.Amount, r.Stage, r.Evidence), Open: r.Amount.Qualifier == funding.AtLeast}
}

// scaled gives each bar its length against the longest.
func scaled(bars []view.Bar) []view.Bar {
	var longest int64
	for _, b := range bars {
		longest = max(longest, b.Amount.Cents)
	}
	for i := range bars {
		bars[i].Permille = max(permille(bars[i].Amount.Cents, longest), 1)
	}
	return bars
}
