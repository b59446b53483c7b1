package funding

import "slices"

// Chain is the path of money at one stage: who pays, who manages, who
// receives, with the amounts of that stage alone. It is drawn from awards;
// nothing in it is added across stages or bases.
type Chain struct {
	Programme    string // key, for the path of a programme
	Organization string // key, for the path of what one body manages
	Stage        Stage
	Nodes        []ChainNode
	Ribbons      []Ribbon
}

// Roles of a node beside those of an award's receiver.
const (
	PayerNode   = "payer"
	ManagerNode = "manager"
	UseNode     = "use"    // what became of the money was not found
	OthersNode  = "others" // several bodies, counted

	PayerSide    = "payer"
	ReceiverSide = "receiver"
)

// ChainNode is a place on the path. Managers and payers stand once in a
// column; each receiver at the end of the path stands by itself.
type ChainNode struct {
	Role   string // payer, manager, partner, recipient, receiver, use, others
	Column int    // 0 for who pays first
	Party  Party
	Award  string // the award whose party it is; empty for use and others
	Side   string // payer or receiver: which party of the award
}

// RibbonKind says what a ribbon stands for.
type RibbonKind string

const (
	AwardRibbon      RibbonKind = "award"       // an award with an amount of the stage
	PayerPartRibbon  RibbonKind = "payer_part"  // the part of a payer's fund in the award
	PayerRestRibbon  RibbonKind = "payer_rest"  // the rest of it, by which fund was not found
	ThroughRibbon    RibbonKind = "through"     // the same sum on its way through another body
	NotFoundRibbon   RibbonKind = "not_found"   // what a manager did with it was not found
	UsedRibbon       RibbonKind = "used"        // used by the manager, amount not found
	LinkRibbon       RibbonKind = "link"        // a known award, amount of the stage not found
	OthersRibbon     RibbonKind = "others"      // further awards in one sum
	OtherLinksRibbon RibbonKind = "other_links" // further awards without an amount
)

// Ribbons lists the kinds, for the check of the schema.
var Ribbons = CodeList{"ribbon", []Code{
	{"award", "octroi", "award", "", ""},
	{"payer_part", "part d’un fonds", "part of a fund", "", ""},
	{"payer_rest", "reste, fonds non trouvé", "rest, fund not found", "", ""},
	{"through", "la même somme, par un autre organisme", "the same sum, through another body", "", ""},
	{"not_found", "usage non trouvé", "use not found", "", ""},
	{"used", "utilisé par qui gère, montant non trouvé", "used by the manager, amount not found", "", ""},
	{"link", "lien connu, montant non trouvé", "known link, amount not found", "", ""},
	{"others", "autres octrois, ensemble", "other awards, together", "", ""},
	{"other_links", "autres liens connus, montants non trouvés", "other known links, amounts not found", "", ""},
}}

// Ribbon is money, or a known link without an amount, between two nodes.
type Ribbon struct {
	Kind     RibbonKind
	From, To int    // places in Nodes
	Award    string // empty for others
	// Cents is the width: 0 for a link, and for an amount that cannot be drawn
	// to the scale of the others (another currency).
	Cents     int64
	Figure    string // set when the amount is that of one figure as stated
	Amount    Amount
	PrintStep int64 // of a computed amount
	Mixed     bool  // a sum whose operands have no common word
	Operands  []Operand
	Base      string // award of a manager whose money this is a part of
	Whole     string // award that is drawn by who pays which part of it
	WholeSum  string // figure of that award
	Inside    int    // place of the ribbon that holds it; -1: none
	Named     bool   // who receives is named
	Awards    int    // how many awards it stands for
}

// mostFromNode is how many ribbons of one kind leave a node, past which the
// rest are one ribbon; mostRibbons is how many a picture holds.
const (
	mostFromNode = 12
	mostRibbons  = 48
)

// Chains draws the path of every programme, and of the money that each body
// manages, at each stage of which an amount was found. Errors: those of the
// amounts, and of a world that leads back to itself.
func Chains(w World, counting Counting) ([]Chain, error) {
	a, err := newAtlas(w)
	if err != nil {
		return nil, err
	}
	c := &chains{atlas: a, counting: counting, partsOf: map[string][]Relation{}, payers: map[string][]string{}}
	for _, r := range a.partOf {
		c.partsOf[r.To] = append(c.partsOf[r.To], r)
		if part, whole := a.figures[r.From].Award, a.figures[r.To].Award; r.Axis == "payer" && part != whole && part != "" {
			c.payers[whole] = append(c.payers[whole], part)
		}
	}
	programmes, managers := c.subjects()
	var out []Chain
	for _, list := range []struct {
		of   map[string]*subject
		name func(*Chain) *string
	}{
		{programmes, func(c *Chain) *string { return &c.Programme }},
		{managers, func(c *Chain) *string { return &c.Organization }},
	} {
		for _, key := range sortedKeys(list.of) {
			for _, stage := range Stages.Values() {
				chain, err := c.draw(*list.of[key], Stage(stage))
				if err != nil {
					return nil, err
				}
				if len(chain.Ribbons) > 0 {
					*list.name(&chain) = key
					out = append(out, chain)
				}
			}
		}
	}
	return out, nil
}

type chains struct {
	*atlas
	counting Counting
	partsOf  map[string][]Relation // by the figure of the whole
	payers   map[string][]string   // awards that are a payer's part, by the award that holds them
}

// drawing is one chain on its way.
type drawing struct {
	*chains
	stage    Stage
	keys     []string // awards, sorted
	in, own  map[string]bool
	currency string
	part     map[string]string   // payer part: the award that holds it
	parts    map[string][]Figure // the other way round: their figures
	managers map[string][]string // awards to a manager, by the bodies that receive
	inner    map[string]bool     // inside another award that is drawn
	byParts  map[string]bool     // drawn by its parts, which leave nothing over
	apart    map[string]bool     // its amounts are of other stages, and nothing of this one came of it
	widths   map[string]drawnSum // what of an award is drawn
	nodes    []ChainNode
	places   map[string]int // of nodes, by their identity
	from, to map[string]int // of awards
	mid      map[string]int // node at which a sum goes through to its payer
	visiting map[string]bool
	ribbons  []Ribbon
}

// drawnSum is what of an award is drawn: its chosen figure, less the parts of
// it that are drawn by themselves.
type drawnSum struct {
	figure    Figure
	amount    Amount
	printStep int64
	operands  []Operand
	narrowed  bool
}

func (c *chains) draw(s subject, stage Stage) (Chain, error) {
	d := &drawing{chains: c, stage: stage, keys: slices.Concat(s.own, s.beside), in: map[string]bool{}, own: map[string]bool{}, part: map[string]string{}, parts: map[string][]Figure{}, managers: map[string][]string{}, inner: map[string]bool{},
		byParts: map[string]bool{}, apart: map[string]bool{}, widths: map[string]drawnSum{}, places: map[string]int{}, from: map[string]int{}, to: map[string]int{},
		mid: map[string]int{}, visiting: map[string]bool{}}
	for _, k := range d.keys {
		d.keys = append(d.keys, c.payers[k]...)
	}
	slices.Sort(d.keys)
	d.keys = slices.Compact(d.keys)
	any := false
	for _, k := range s.own {
		d.own[k] = true
	}
	for _, k := range d.keys {
		d.in[k] = true
		f, ok := d.chosen(k)
		any = any || ok
		if ok && (d.currency == "" || f.Amount.Currency < d.currency) {
			d.currency = f.Amount.Currency
		}
	}
	if !any {
		return Chain{}, nil
	}
	d.findPayerParts()
	d.leaveOver()
	d.setApart()
	d.link()
	if err := d.rests(); err != nil {
		return Chain{}, err
	}
	if err := d.fold(); err != nil {
		return Chain{}, err
	}
	d.order()
	if !slices.ContainsFunc(d.ribbons, func(r Ribbon) bool { return r.Cents > 0 }) {
		return Chain{}, nil
	}
	return Chain{Stage: stage, Nodes: d.nodes, Ribbons: d.ribbons}, nil
}

func (d *drawing) chosen(award string) (Figure, bool) {
	f, ok := d.counting.Chosen[award][d.stage]
	return f, ok
}

// findPayerParts finds awards that are the part of one payer or fund in
// another award: they are drawn inside it, along the axis of who pays.
func (d *drawing) findPayerParts() {
	for _, r := range d.atlas.partOf {
		part, whole := d.figures[r.From], d.figures[r.To]
		if r.Axis != "payer" || part.Award == whole.Award || !d.in[part.Award] || !d.in[whole.Award] {
			continue
		}
		_, partFound := d.chosen(part.Award)
		if _, wholeFound := d.chosen(whole.Award); wholeFound || !partFound {
			d.part[part.Award] = whole.Award
		}
	}
	for _, k := range sortedKeys(d.part) {
		if f, ok := d.chosen(k); ok {
			d.parts[d.part[k]] = append(d.parts[d.part[k]], f)
		}
	}
}

// setApart leaves out awards whose amounts were found at other stages only,
// unless money of this stage came of them.
func (d *drawing) setApart() {
	for _, k := range d.keys {
		if _, ok := d.widths[k]; !ok && len(d.counting.Chosen[k]) > 0 {
			d.apart[k] = true
		}
	}
	for _, k := range d.keys {
		if _, ok := d.widths[k]; ok {
			d.bringBack(k)
		}
	}
}

func (d *drawing) bringBack(award string) {
	for _, p := range d.awards[award].Parents {
		delete(d.apart, d.whole(p))
		d.bringBack(p)
	}
}

// leaveOver narrows each award to what its parts leave over, the largest whole
// first, as counting does: parts of a sum to one named body lie inside it.
func (d *drawing) leaveOver() {
	parts := map[string]map[string][]Figure{} // award of the whole, axis
	for _, k := range d.keys {
		f, ok := d.chosen(k)
		if !ok || d.part[k] != "" {
			continue
		}
		d.widths[k] = drawnSum{figure: f, amount: f.Amount, printStep: f.Amount.Step, operands: []Operand{{f.Key, 1, f.Amount.Cents}}}
		parts[k] = d.partsBeside(f)
	}
	for _, k := range d.wholesFirst(parts) {
		whole := d.widths[k]
		axis := ""
		if !d.inner[k] {
			axis = d.axisDrawn(whole.figure, parts[k])
		}
		for _, other := range sortedKeys(parts[k]) {
			for _, p := range parts[k][other] {
				d.inner[p.Award] = d.inner[p.Award] || other != axis
			}
		}
		if axis != "" {
			d.narrow(k, parts[k][axis])
		}
	}
}

// partsBeside gives the figures of other awards that are parts of a figure,
// by axis; not those of awards to which its money went on.
func (d *drawing) partsBeside(whole Figure) map[string][]Figure {
	out := map[string][]Figure{}
	for _, r := range d.partsOf[whole.Key] {
		part := d.figures[r.From]
		f, ok := d.chosen(part.Award)
		if !ok || f.Key != part.Key || !d.in[part.Award] || d.part[part.Award] != "" || part.Award == whole.Award || r.Axis == "payer" ||
			part.Amount.Currency != whole.Amount.Currency || basesDiffer(part.Basis, whole.Basis) || d.comesFrom(part.Award, whole.Award) {
			continue
		}
		out[r.Axis] = append(out[r.Axis], part)
	}
	return out
}

// comesFrom: the chain of parents of an award has the other one in it.
func (d *drawing) comesFrom(award, ancestor string) bool {
	for _, p := range d.awards[award].Parents {
		if p == ancestor || d.comesFrom(p, ancestor) {
			return true
		}
	}
	return false
}

func (d *drawing) wholesFirst(parts map[string]map[string][]Figure) []string {
	depth := map[string]int{}
	var sink func(string, int)
	sink = func(k string, at int) {
		if depth[k] = max(depth[k], at); at > len(parts) {
			return
		}
		for _, figures := range parts[k] {
			for _, p := range figures {
				sink(p.Award, at+1)
			}
		}
	}
	keys := sortedKeys(parts)
	for _, k := range keys {
		sink(k, 0)
	}
	slices.SortStableFunc(keys, func(a, b string) int { return depth[a] - depth[b] })
	return keys
}

func (d *drawing) axisDrawn(whole Figure, byAxis map[string][]Figure) string {
	if d.awards[whole.Award].Receiver.Kind == Named {
		return ""
	}
	for _, axis := range Axes.Values() {
		if len(byAxis[axis]) == 0 {
			continue
		}
		sum, err := Sum(amountsOf(byAxis[axis]))
		if err != nil || sum.Mixed {
			continue
		}
		if _, err := whole.Amount.Minus(sum.Amount); err == nil {
			return axis
		}
	}
	return ""
}

func amountsOf(figures []Figure) []Amount {
	out := make([]Amount, len(figures))
	for i, f := range figures {
		out[i] = f.Amount
	}
	return out
}

// narrow takes from an award what its parts have; axisDrawn made sure that it
// can be computed.
func (d *drawing) narrow(award string, parts []Figure) {
	w := d.widths[award]
	sum, err := Sum(amountsOf(parts))
	if err != nil {
		return
	}
	left, err := w.figure.Amount.Minus(sum.Amount)
	if err != nil {
		return
	}
	if left.Cents <= 0 {
		d.byParts[award] = true
		return
	}
	for _, p := range parts {
		w.operands = append(w.operands, Operand{p.Key, -1, p.Amount.Cents})
	}
	w.amount, w.narrowed = left, true
	w.printStep = CommonStep(append(amountsOf(parts), w.figure.Amount)...)
	d.widths[award] = w
}
