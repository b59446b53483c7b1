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

// programmeRoles lists who pays, manages, delivers and receives: one line for
// each award and stage, and for the parties of figures of the whole programme
// that no award names.
func (q *ask) programmeRoles(f file) []view.Role {
	var pays, gets []view.Role
	seen := map[string]bool{}
	once := func(role string, p view.Party, r release.Row) *view.Role {
		key := role + "|" + partyKey(p) + "|" + r.Award + "|" + string(r.Stage)
		if seen[key] {
			return nil
		}
		seen[key], seen[role+"|"+partyKey(p)] = true, true
		return q.role(role, p, r)
	}
	for _, r := range f.awards {
		if r.Origin != string(funding.PassedOn) {
			if line := once("payer", q.party(r.Payer, r.Fund, 0, ""), r); line != nil {
				pays = append(pays, *line)
			}
		}
		if r.Because == "payer_part" {
			continue
		}
		party := q.party(r.Receiver, release.Named{}, r.ReceiverCount, r.ReceiverUnit)
		if line := once(roleOf(r.Hop), party, r); line != nil {
			line.NoNames = r.Receiver.Kind == funding.Class || r.Receiver.Kind == funding.NotNamed
			gets = append(gets, *line)
		}
	}
	for _, r := range f.figures {
		if r.Award != "" {
			continue
		}
		for _, side := range []struct {
			role  string
			party release.Party
		}{{"payer", r.Payer}, {"receiver", r.Receiver}} {
			party := q.party(side.party, release.Named{}, 0, "")
			if side.party.Kind == funding.NotNamed || seen[side.role+"|"+partyKey(party)] {
				continue
			}
			seen[side.role+"|"+partyKey(party)] = true
			line := q.role(side.role, party, r)
			line.Amount, line.Stage, line.Award = nil, "", nil
			if side.role == "payer" {
				pays = append(pays, *line)
			} else {
				gets = append(gets, *line)
			}
		}
	}
	return append(append(pays, q.payersNotFound(f)...), gets...)
}

// payersNotFound is what the known parts of a payer leave over: paid by it,
// through a fund that was not found.
func (q *ask) payersNotFound(f file) []view.Role {
	var out []view.Role
	for _, key := range sortedKeys(f.computed) {
		c := f.computed[key]
		if c.Kind != "remainder" || c.Axis != "payer" || len(c.Operands) == 0 {
			continue
		}
		for _, o := range c.Operands {
			whole, ok := f.byKey[o.Figure]
			if o.Sign != 1 || !ok {
				continue
			}
			line := q.role("payer", q.party(whole.Payer, release.Named{}, 0, ""), whole)
			a := q.computedAmount(c)
			line.Amount = &a
			line.Remark.Words = view.MissingWord(q.lang, "fund_of_rest") + " · " + q.labelOf(funding.Unknowns, "not_found")
			out = append(out, *line)
		}
	}
	return out
}

func (q *ask) role(role string, p view.Party, r release.Row) *view.Role {
	line := &view.Role{Role: role, Party: p, Award: q.awardLink(r.Award), Stage: string(r.Stage),
		Saying: q.saying(r.SourceLine, r.Rank, r.AssertedBy, r.PublishedOn), Mark: q.cited.mark(q.document(r.SourceLine, r.Rank, r.PublishedOn))}
	if r.Amount != nil {
		a := q.amount(*r.Amount, r.Stage, r.Evidence)
		line.Amount = &a
	}
	return line
}

func roleOf(hop string) string {
	switch funding.Hop(hop) {
	case funding.ToManager:
		return "manager"
	case funding.ToPartner:
		return "partner"
	case funding.ToRecipient:
		return "recipient"
	default:
		return "receiver"
	}
}

func partyKey(p view.Party) string {
	key := p.Kind + p.Class.Words
	for _, n := range p.Names {
		key += " " + n.Href + n.Text
	}
	if p.Fund != nil {
		key += " " + p.Fund.Href
	}
	return key
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
