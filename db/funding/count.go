package funding

import "sort"

// Counting is what a world adds up to.
type Counting struct {
	Shown []Shown
	Rows  []CountedRow
	// Chosen is the one figure that an award gives to totals, by award and
	// stage.
	Chosen map[string]map[Stage]Figure
}

// CountedRow is one row of every extract: a figure, or an award without one.
// Adding EnteringCents over any set of rows of one stage gives that set's
// total; so with ReachingCents.
type CountedRow struct {
	RowKey, Figure, Award, Programme string
	Stage                            Stage
	Enters, Reaches                  bool
	Because                          string // one of Reasons; empty when counted
	Aside                            bool   // its own line beside the totals
	EnteringCents, ReachingCents     int64
}

// Count chooses the figures shown and decides for each row what it adds to
// money entering and to money reaching. No dollar counts twice: passed-on
// money does not enter again, a payer's part stays inside its whole, and a
// class counts only for what its named parts leave over. Errors name the key
// of a row that stands twice, hangs on nothing, or leads back to itself.
func Count(w World) (Counting, error) {
	a, err := newAtlas(w)
	if err != nil {
		return Counting{}, err
	}
	c := &counter{atlas: a, rows: map[string]*CountedRow{}, chosen: map[string]map[Stage]Figure{}}
	c.choose()
	c.judge()
	c.leaveOver(func(r *CountedRow) *int64 { return &r.EnteringCents }, func(r *CountedRow) *bool { return &r.Enters })
	c.leaveOver(func(r *CountedRow) *int64 { return &r.ReachingCents }, func(r *CountedRow) *bool { return &r.Reaches })
	out := Counting{Shown: a.shown(), Chosen: c.chosen}
	for _, k := range sortedKeys(c.rows) {
		out.Rows = append(out.Rows, *c.rows[k])
	}
	return out, nil
}

type counter struct {
	*atlas
	rows   map[string]*CountedRow
	chosen map[string]map[Stage]Figure
}

// choose finds the one figure that each award gives to a total, by stage.
func (c *counter) choose() {
	for _, award := range sortedKeys(c.byAward) {
		best := map[Stage]Figure{}
		for _, f := range c.byAward[award] {
			if c.excluded(f) || f.Unit != Whole || c.insideOwnAward(f) {
				continue
			}
			if g, ok := best[f.Stage]; !ok || c.before(f, g) != "" {
				best[f.Stage] = f
			}
		}
		c.chosen[award] = best
	}
}

// insideOwnAward: a part of another figure of the same award and stage.
func (c *counter) insideOwnAward(f Figure) bool {
	for _, r := range c.partOf {
		whole := c.figures[r.To]
		if r.From == f.Key && whole.Award == f.Award && whole.Stage == f.Stage && !c.excluded(whole) {
			return true
		}
	}
	return false
}

// judge gives every row its place or its reason, before parts and wholes of
// different awards are set against each other.
func (c *counter) judge() {
	for _, f := range c.Figures {
		row := &CountedRow{RowKey: f.Key, Figure: f.Key, Award: f.Award, Programme: f.Programme, Stage: f.Stage}
		c.rows[f.Key] = row
		if row.Because = c.reasonOfFigure(f); row.Because != "" {
			continue
		}
		award := c.awards[f.Award]
		row.Programme = award.Programme
		if row.Because = c.reasonOfAward(award); row.Because != "" {
			row.Aside = row.Because != "payer_part"
			continue
		}
		row.Enters = award.Origin == OwnBudget
		row.Reaches = award.Hop == ToRecipient && (row.Enters || c.fromPublicAward(award))
		switch {
		case row.Enters || row.Reaches:
		case award.Hop == ToRecipient:
			row.Because = "chain_not_public"
		default:
			row.Because = "passed_on_to_intermediary"
		}
		if row.Enters {
			row.EnteringCents = max(f.Amount.Cents, 0)
		}
		if row.Reaches {
			row.ReachingCents = max(f.Amount.Cents, 0)
		}
	}
	for _, award := range c.Awards {
		if len(c.byAward[award.Key]) == 0 {
			c.rows[award.Key] = &CountedRow{RowKey: award.Key, Award: award.Key, Programme: award.Programme, Because: "amount_not_found"}
		}
	}
	for _, row := range c.rows {
		if row.Award != "" {
			row.Programme = c.awards[row.Award].Programme
		}
	}
}

func (c *counter) reasonOfFigure(f Figure) string {
	chosen, isChosen := c.chosen[f.Award][f.Stage]
	switch {
	case f.Award == "":
		return "programme_figure"
	case c.corrected[f.Key]:
		return "corrected"
	case f.Verdict == "excluded":
		return "excluded"
	case c.unproven(f):
		return "unproven_source"
	case f.Unit != Whole:
		return "not_whole"
	case c.insideOwnAward(f):
		return "part_of_whole"
	case isChosen && chosen.Key != f.Key:
		return "another_figure_shown"
	default:
		return ""
	}
}

// reasonOfAward says why an award's money enters neither total; empty when
// nothing stands against it.
func (c *counter) reasonOfAward(a Award) string {
	switch a.Money {
	case Public:
	case Private:
		return "private_money"
	case MixedMoney:
		return "mixed_money"
	default:
		return "money_not_stated"
	}
	switch a.Form {
	case Grant, Contract:
	case Loan:
		return "loan"
	case InKind:
		return "in_kind"
	case TaxCredit:
		return "tax_credit"
	case MixedForm:
		return "mixed_form"
	default:
		return "form_not_stated"
	}
	switch a.Origin {
	case OwnBudget, PassedOn:
	case OwnContribution:
		return "own_contribution"
	default:
		return "origin_not_stated"
	}
	switch {
	case c.payerPart(a):
		return "payer_part"
	case a.Hop != ToManager && a.Hop != ToPartner && a.Hop != ToRecipient:
		return "hop_not_stated"
	default:
		return ""
	}
}

// payerPart: the award is the part that one payer or fund has in another.
func (a *atlas) payerPart(award Award) bool {
	for _, r := range a.partOf {
		if r.Axis == "payer" && a.figures[r.From].Award == award.Key && a.figures[r.To].Award != award.Key && a.figures[r.To].Award != "" {
			return true
		}
	}
	return false
}

// fromPublicAward: the chain of parents begins at an award that enters.
func (c *counter) fromPublicAward(a Award) bool {
	for _, p := range a.Parents {
		parent := c.awards[p]
		if parent.Origin == OwnBudget && c.reasonOfAward(parent) == "" {
			return true
		}
		if c.fromPublicAward(parent) {
			return true
		}
	}
	return false
}

// leaveOver sets parts against wholes of other awards on one side: a class
// counts what its counted parts leave over; a part of a sum to one named body
// is already inside it.
func (c *counter) leaveOver(cents func(*CountedRow) *int64, counted func(*CountedRow) *bool) {
	parts := map[string]map[string][]Figure{} // whole, axis
	for _, r := range c.partOf {
		part, whole := c.figures[r.From], c.figures[r.To]
		if part.Award == whole.Award || part.Stage != whole.Stage || basesDiffer(part.Basis, whole.Basis) ||
			!*counted(c.rows[part.Key]) || !*counted(c.rows[whole.Key]) {
			continue
		}
		if parts[whole.Key] == nil {
			parts[whole.Key] = map[string][]Figure{}
		}
		parts[whole.Key][r.Axis] = append(parts[whole.Key][r.Axis], part)
	}
	for _, key := range c.wholesFirst(parts) {
		whole := c.figures[key]
		axis := c.axisThatCounts(whole, parts[key])
		for _, other := range sortedKeys(parts[key]) {
			if other == axis {
				continue
			}
			for _, part := range parts[key][other] {
				c.uncount(part.Key, "part_of_whole", cents, counted)
			}
		}
		if axis == "" || !*counted(c.rows[key]) {
			continue
		}
		rest := whole.Amount.Cents
		for _, part := range parts[key][axis] {
			if *counted(c.rows[part.Key]) {
				rest -= part.Amount.Cents
			}
		}
		if rest <= 0 {
			c.uncount(key, "parts_counted", cents, counted)
			continue
		}
		*cents(c.rows[key]) = rest
	}
}

// axisThatCounts is the axis along which parts are counted beside the rest of
// their whole: one axis only, and none when the whole went to one named body
// or the rest has no meaning.
func (c *counter) axisThatCounts(whole Figure, byAxis map[string][]Figure) string {
	if c.awards[whole.Award].Receiver.Kind == Named {
		return ""
	}
	for _, axis := range Axes.Values() {
		if len(byAxis[axis]) == 0 {
			continue
		}
		amounts := make([]Amount, len(byAxis[axis]))
		for i, p := range byAxis[axis] {
			amounts[i] = p.Amount
		}
		sum, err := Sum(amounts)
		if err != nil || sum.Mixed {
			continue
		}
		if _, err := whole.Amount.Minus(sum.Amount); err == nil {
			return axis
		}
	}
	return ""
}

// wholesFirst orders wholes so that one inside another comes after it.
func (c *counter) wholesFirst(parts map[string]map[string][]Figure) []string {
	depth := map[string]int{}
	var deep func(string) int
	deep = func(k string) int {
		if d, ok := depth[k]; ok {
			return d
		}
		d := 0
		for _, r := range c.partOf {
			if r.From == k && parts[r.To] != nil {
				d = max(d, deep(r.To)+1)
			}
		}
		depth[k] = d
		return d
	}
	keys := sortedKeys(parts)
	sort.SliceStable(keys, func(i, j int) bool { return deep(keys[i]) < deep(keys[j]) })
	return keys
}

func (c *counter) uncount(key, because string, cents func(*CountedRow) *int64, counted func(*CountedRow) *bool) {
	row := c.rows[key]
	*cents(row), *counted(row) = 0, false
	if !row.Enters && !row.Reaches {
		row.Because = because
	}
}
