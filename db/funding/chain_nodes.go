package funding

import (
	"fmt"
	"slices"
	"strings"
)

// link puts the nodes of every award that is drawn in their columns and draws
// the ribbons between them.
func (d *drawing) link() {
	for _, k := range d.keys {
		if a := d.awards[k]; d.drawn(k) && a.Hop == ToManager && len(a.Receiver.Organizations) > 0 {
			d.managers[people(a.Receiver)] = append(d.managers[people(a.Receiver)], k)
		}
	}
	for _, k := range d.keys {
		if d.drawn(k) {
			d.receiverOf(k)
		}
	}
	for _, k := range d.keys {
		if !d.drawn(k) {
			continue
		}
		d.through(k)
		w, ok := d.widths[k]
		if !ok {
			d.add(Ribbon{Kind: LinkRibbon, From: d.from[k], To: d.to[k], Award: k, Base: d.baseOf(k)})
			continue
		}
		if !d.split(k, w) {
			d.add(d.ribbonOf(k, w))
		}
	}
}

// drawn: the award stands by itself in the picture.
func (d *drawing) drawn(award string) bool {
	return d.part[award] == "" && !d.inner[award] && !d.byParts[award] && !d.apart[award]
}

func (d *drawing) add(r Ribbon) {
	r.Awards, r.Inside = max(r.Awards, 1), -1
	if a, ok := d.awards[r.Award]; ok && r.Kind != ThroughRibbon && r.Kind != NotFoundRibbon && r.Kind != UsedRibbon {
		r.Named = a.Receiver.Kind == Named || a.Receiver.Kind == Joint
	}
	d.ribbons = append(d.ribbons, r)
}

func (d *drawing) ribbonOf(award string, w drawnSum) Ribbon {
	r := Ribbon{Kind: AwardRibbon, From: d.from[award], To: d.to[award], Award: award, Amount: w.amount, PrintStep: w.printStep,
		Operands: w.operands, Cents: d.scaled(w.amount)}
	if !w.narrowed {
		r.Figure, r.Operands = w.figure.Key, nil
	}
	if _, goesThrough := d.mid[award]; !goesThrough {
		r.Base = d.baseOf(award)
	}
	return r
}

// scaled is the width of an amount: none in another currency than the rest.
func (d *drawing) scaled(a Amount) int64 {
	if a.Currency != d.currency {
		return 0
	}
	return max(a.Cents, 0)
}

// split draws an award by who pays which part of it, and the rest, when the
// parts and the whole allow it.
func (d *drawing) split(award string, w drawnSum) bool {
	parts := d.parts[award]
	if len(parts) == 0 || w.narrowed {
		return false
	}
	sum, err := Sum(amountsOf(parts))
	if err != nil || sum.Mixed {
		return false
	}
	left, err := w.amount.Minus(sum.Amount)
	if err != nil || left.Cents < 0 {
		return false
	}
	whole := d.ribbonOf(award, w)
	whole.Whole, whole.WholeSum = award, w.figure.Key
	rest := whole
	rest.Kind, rest.Figure, rest.Amount, rest.PrintStep = PayerRestRibbon, "", left, CommonStep(append(amountsOf(parts), w.amount)...)
	rest.Operands = []Operand{{w.figure.Key, 1, w.figure.Amount.Cents}}
	for _, p := range parts {
		band := whole
		band.Kind, band.Award, band.Figure, band.Amount, band.Cents = PayerPartRibbon, p.Award, p.Key, p.Amount, d.scaled(p.Amount)
		d.add(band)
		rest.Operands = append(rest.Operands, Operand{p.Key, -1, p.Amount.Cents})
	}
	if rest.Cents = d.scaled(left); rest.Cents > 0 {
		d.add(rest)
	}
	return true
}

// through draws the way of a sum from where its parent ends to the body that
// pays it on, when a source names no award between the two.
func (d *drawing) through(award string) {
	mid, ok := d.mid[award]
	if !ok {
		return
	}
	r := Ribbon{Kind: ThroughRibbon, From: mid, To: d.from[award], Award: award, Base: d.baseOf(award), Named: true}
	w, found := d.widths[award]
	if _, based := d.widths[r.Base]; found && r.Base != "" && based {
		r.Amount, r.PrintStep, r.Operands, r.Cents = w.amount, w.printStep, w.operands, d.scaled(w.amount)
		if !w.narrowed {
			r.Figure, r.Operands = w.figure.Key, nil
		}
	} else if slices.ContainsFunc(d.ribbons, func(x Ribbon) bool {
		return x.Kind == ThroughRibbon && x.From == r.From && x.To == r.To && x.Cents == 0
	}) {
		return
	}
	d.add(r)
}

// baseOf is the award to a manager of whose money an award is a part: its only
// parent, where both are of the stage's currency and of one basis.
func (d *drawing) baseOf(award string) string {
	parents := d.awards[award].Parents
	if len(parents) != 1 || !d.in[parents[0]] {
		return ""
	}
	base := d.whole(parents[0])
	b, ok := d.widths[base]
	if f, found := d.chosen(award); ok && found && (basesDiffer(f.Basis, b.figure.Basis) || f.Amount.Currency != b.figure.Amount.Currency) {
		return ""
	}
	return base
}

// whole is the award itself, or the one that it is a payer's part of.
func (d *drawing) whole(award string) string {
	if w := d.part[award]; w != "" {
		return w
	}
	return award
}

// receiverOf places who receives an award one column after who pays it.
func (d *drawing) receiverOf(award string) int {
	if n, ok := d.to[award]; ok {
		return n
	}
	a := d.awards[award]
	d.from[award] = d.payerOf(award)
	n := ChainNode{Role: roleOf(a.Hop), Column: d.nodes[d.from[award]].Column + 1, Party: a.Receiver, Award: award, Side: ReceiverSide}
	d.to[award] = d.place(n, a.Hop == ToManager || a.Hop == ToPartner)
	return d.to[award]
}

func roleOf(h Hop) string {
	switch h {
	case ToManager:
		return ManagerNode
	case ToPartner:
		return "partner"
	case ToRecipient:
		return "recipient"
	default:
		return "receiver"
	}
}

// payerOf places who pays an award: where its parent ended, where the same
// body manages money of this path, or in the first column.
func (d *drawing) payerOf(award string) int {
	a := d.awards[award]
	d.visiting[award] = true
	defer delete(d.visiting, award)
	var far []string
	for _, p := range a.Parents {
		if p = d.whole(p); !d.in[p] || d.visiting[p] {
			continue
		}
		if holds(d.awards[p].Receiver, a.Payer) {
			return d.receiverOf(p)
		}
		far = append(far, p)
	}
	if len(far) > 0 {
		d.mid[award] = d.receiverOf(far[0])
		n := ChainNode{Role: ManagerNode, Column: d.nodes[d.mid[award]].Column + 1, Party: a.Payer, Award: award, Side: PayerSide}
		return d.place(n, true)
	}
	for _, k := range d.managers[people(a.Payer)] {
		if k != award && !d.visiting[k] {
			return d.receiverOf(k)
		}
	}
	n := ChainNode{Role: PayerNode, Party: a.Payer, Award: award, Side: PayerSide}
	if a.Origin == PassedOn || a.Origin == OwnContribution {
		n.Role = ManagerNode
	}
	return d.place(n, true)
}

func holds(receivers, payers Party) bool {
	if len(payers.Organizations) == 0 {
		return receivers.Kind == payers.Kind && len(receivers.Organizations) == 0
	}
	for _, o := range payers.Organizations {
		if !slices.Contains(receivers.Organizations, o) {
			return false
		}
	}
	return true
}

// people names the bodies of a party, in whatever order they stand.
func people(p Party) string {
	keys := slices.Clone(p.Organizations)
	slices.Sort(keys)
	return strings.Join(keys, " ")
}

// place finds the node of a body in its column, or makes it. Those at the end
// of the path, and classes, stand by themselves.
func (d *drawing) place(n ChainNode, shared bool) int {
	id := fmt.Sprintf("%d|%s|%s", n.Column, n.Role, n.Award)
	if shared && len(n.Party.Organizations) > 0 {
		id = fmt.Sprintf("%d|%s", n.Column, people(n.Party))
	}
	if at, ok := d.places[id]; ok {
		return at
	}
	d.nodes = append(d.nodes, n)
	d.places[id] = len(d.nodes) - 1
	return len(d.nodes) - 1
}

// rests draws what became of each manager's money as far as no document says
// it, with the known links and the manager's own use inside.
func (d *drawing) rests() error {
	links := map[string][]int{}
	for i, r := range d.ribbons {
		if r.Kind == LinkRibbon && r.Base != "" {
			links[r.Base] = append(links[r.Base], i)
		}
	}
	for _, k := range d.keys {
		w, ok := d.widths[k]
		if !ok || !d.own[k] || !d.drawn(k) || d.awards[k].Hop != ToManager || d.scaled(w.amount) == 0 {
			continue
		}
		operands, left, err := d.leftOver(k, w)
		if err != nil {
			return err
		}
		if left <= 0 {
			continue
		}
		r := Ribbon{Kind: NotFoundRibbon, From: d.to[k], Award: k, Base: k, Cents: left, PrintStep: d.stepOf(operands), Operands: operands,
			Amount: Amount{left, w.amount.Currency, w.amount.Qualifier, w.amount.Step}}
		if len(operands) == 1 {
			r.Figure = operands[0].Figure
		}
		r.To = d.place(ChainNode{Role: UseNode, Column: d.nodes[r.From].Column + 1, Award: k}, false)
		d.nodes[r.To].Award = ""
		d.add(r)
		at := len(d.ribbons) - 1
		d.add(Ribbon{Kind: UsedRibbon, From: r.From, To: r.To, Award: k, Base: k})
		d.ribbons[len(d.ribbons)-1].Inside = at
		for _, i := range links[k] {
			if d.ribbons[i].From == r.From {
				d.ribbons[i].Inside = at
			}
		}
	}
	return nil
}

// leftOver takes from a manager's sum what it passed on: by the rule of
// PartsOfManagers, or from what is drawn of a sum that was narrowed.
func (d *drawing) leftOver(award string, w drawnSum) ([]Operand, int64, error) {
	operands := slices.Clone(w.operands)
	if !w.narrowed {
		named, unnamed := d.passedOn(d.awards[award], w.figure, d.counting)
		for _, o := range append(named, unnamed...) {
			operands = append(operands, Operand{o.Figure, -o.Sign, o.Cents})
		}
	} else {
		for _, r := range d.ribbons {
			if r.Base == award && r.Cents > 0 {
				operands = append(operands, reversed(r)...)
			}
		}
	}
	var left int64
	var err error
	for _, o := range operands {
		if left, err = addCents(left, int64(o.Sign)*o.Cents); err != nil {
			return nil, 0, err
		}
	}
	return merged(operands), left, nil
}

func reversed(r Ribbon) []Operand {
	if r.Figure != "" {
		return []Operand{{r.Figure, -1, r.Amount.Cents}}
	}
	out := make([]Operand, len(r.Operands))
	for i, o := range r.Operands {
		out[i] = Operand{o.Figure, -o.Sign, o.Cents}
	}
	return out
}

func (d *drawing) stepOf(operands []Operand) int64 {
	amounts := make([]Amount, len(operands))
	for i, o := range operands {
		amounts[i] = d.figures[o.Figure].Amount
	}
	return CommonStep(amounts...)
}

// merged adds up operands of one figure and sign.
func merged(operands []Operand) []Operand {
	var out []Operand
	for _, o := range operands {
		i := slices.IndexFunc(out, func(x Operand) bool { return x.Figure == o.Figure && x.Sign == o.Sign })
		if i < 0 {
			out = append(out, o)
			continue
		}
		out[i].Cents += o.Cents
	}
	return out
}
