package funding

// Operand is a figure that a computed number was made from: Sign +1 added, -1
// taken away, 2 numerator, -2 denominator.
type Operand struct {
	Figure string
	Sign   int
	Cents  int64
}

// ManagerPart is what became of one part of the money that a manager received
// under one award, at one stage. Cents is nil when no document gives the part:
// it then lies inside not_found. The parts add up to the base figure to the
// cent and carry its qualifier.
type ManagerPart struct {
	Award    string
	Stage    Stage
	Part     string // one of ManagerParts
	Base     string // key of the base figure
	Cents    *int64
	Amount   Amount // Cents with qualifier and step, when Cents is set
	Operands []Operand
}

// Disagreement: more was passed on than received, by By cents. The sources
// disagree; nothing is clamped and no parts are drawn.
type Disagreement struct {
	Award    string
	Stage    Stage
	Base     string
	PassedOn int64
	By       int64
}

// PartsOfManagers works out, for each award to a manager and each stage with a
// chosen figure, the parts of that figure. Money passed on under several
// parents without shares is attributed to none of them; a payer's part of
// another award has no parts of its own. Errors: those of the amounts.
func PartsOfManagers(w World, counting Counting) ([]ManagerPart, []Disagreement, error) {
	a, err := newAtlas(w)
	if err != nil {
		return nil, nil, err
	}
	var parts []ManagerPart
	var disagreements []Disagreement
	for _, award := range a.Awards {
		if award.Hop != ToManager || a.payerPart(award) {
			continue
		}
		for _, stage := range Stages.Values() {
			base, ok := counting.Chosen[award.Key][Stage(stage)]
			if !ok {
				continue
			}
			named, unnamed := a.passedOn(award, base, counting)
			p, d, err := partsOf(base, named, unnamed)
			if err != nil {
				return nil, nil, err
			}
			parts = append(parts, p...)
			if d != nil {
				disagreements = append(disagreements, *d)
			}
		}
	}
	return parts, disagreements, nil
}

// passedOn finds what children of the award gave at the base's stage: to
// named bodies, and to classes for what their named parts leave over.
func (a *atlas) passedOn(award Award, base Figure, counting Counting) (named, unnamed []Operand) {
	children := map[string]Figure{}
	for _, key := range a.childrenOfWhole(award) {
		f, ok := counting.Chosen[key][base.Stage]
		if ok && len(a.awards[key].Parents) == 1 && !basesDiffer(f.Basis, base.Basis) && f.Amount.Currency == base.Amount.Currency {
			children[f.Key] = f
		}
	}
	for _, r := range a.partOf { // a part of a sum to one named body is inside it
		whole, ok := children[r.To]
		if _, both := children[r.From]; ok && both && a.awards[whole.Award].Receiver.Kind == Named {
			delete(children, r.From)
		}
	}
	for _, key := range sortedKeys(children) {
		f := children[key]
		cents := f.Amount.Cents
		receiver := a.awards[f.Award].Receiver
		for _, r := range a.partOf {
			if part, ok := children[r.From]; ok && r.To == key {
				cents -= part.Amount.Cents
			}
		}
		if receiver.Kind == Named || receiver.Kind == Joint {
			named = append(named, Operand{key, 1, max(cents, 0)})
			continue
		}
		unnamed = append(unnamed, Operand{key, 1, max(cents, 0)})
	}
	return named, unnamed
}

// childrenOfWhole are awards under the award, or under what is a payer's part
// of it.
func (a *atlas) childrenOfWhole(award Award) []string {
	out := append([]string(nil), a.children[award.Key]...)
	seen := map[string]bool{}
	for _, r := range a.partOf {
		part := a.figures[r.From].Award
		if r.Axis == "payer" && a.figures[r.To].Award == award.Key && part != award.Key && !seen[part] {
			seen[part] = true
			out = append(out, a.children[part]...)
		}
	}
	return out
}

func partsOf(base Figure, named, unnamed []Operand) ([]ManagerPart, *Disagreement, error) {
	part := func(name string, operands []Operand) (ManagerPart, int64, error) {
		p := ManagerPart{Award: base.Award, Stage: base.Stage, Part: name, Base: base.Key, Operands: operands}
		var cents int64
		var err error
		for _, o := range operands {
			if cents, err = addCents(cents, o.Cents); err != nil {
				return p, 0, err
			}
		}
		if len(operands) > 0 {
			p.Cents = &cents
			p.Amount = Amount{cents, base.Amount.Currency, base.Amount.Qualifier, base.Amount.Step}
		}
		return p, cents, nil
	}
	byName, n, err := part("passed_on_by_name", named)
	if err != nil {
		return nil, nil, err
	}
	notNamed, u, err := part("passed_on_not_named", unnamed)
	if err != nil {
		return nil, nil, err
	}
	passed, err := addCents(n, u)
	if err != nil {
		return nil, nil, err
	}
	if passed > base.Amount.Cents {
		return nil, &Disagreement{base.Award, base.Stage, base.Key, passed, passed - base.Amount.Cents}, nil
	}
	used, _, err := part("used_by_manager", nil)
	if err != nil {
		return nil, nil, err
	}
	rest := []Operand{{base.Key, 1, base.Amount.Cents}}
	for _, o := range append(append([]Operand(nil), named...), unnamed...) {
		rest = append(rest, Operand{o.Figure, -1, o.Cents})
	}
	notFound := ManagerPart{Award: base.Award, Stage: base.Stage, Part: "not_found", Base: base.Key, Operands: rest}
	left := base.Amount.Cents - passed
	notFound.Cents = &left
	notFound.Amount = Amount{left, base.Amount.Currency, base.Amount.Qualifier, base.Amount.Step}
	return []ManagerPart{byName, notNamed, used, notFound}, nil, nil
}

// Remainder is what the known parts of a figure leave over along one axis
// that is not known to be complete.
type Remainder struct {
	Whole     Figure
	Axis      string
	Amount    Amount
	PrintStep int64
	Operands  []Operand
}

// Remainders works them out for every figure with parts of its own stage,
// unit, currency and basis (a part whose basis is not stated takes that of its
// whole). Where the qualifiers allow no subtraction, or the parts reach the
// whole, there is none.
func Remainders(w World) ([]Remainder, error) {
	a, err := newAtlas(w)
	if err != nil {
		return nil, err
	}
	byWhole := map[string][]Figure{}
	for _, r := range a.partOf {
		part, whole := a.figures[r.From], a.figures[r.To]
		if twin := part.Award != "" && awardsIn(byWhole[r.To+"|"+r.Axis])[part.Award]; twin {
			continue // two sources of one part: it is taken away once
		}
		if part.Stage == whole.Stage && part.Unit == whole.Unit && part.Amount.Currency == whole.Amount.Currency &&
			(part.Basis == whole.Basis || part.Basis == NotStated) && !a.excluded(part) && !a.excluded(whole) {
			byWhole[r.To+"|"+r.Axis] = append(byWhole[r.To+"|"+r.Axis], part)
		}
	}
	var out []Remainder
	for _, key := range sortedKeys(byWhole) {
		whole, axis := a.figures[key[:len(key)-len(axisOf(key))-1]], axisOf(key)
		if r, ok := remainderOf(whole, byWhole[key]); ok {
			r.Axis = axis
			out = append(out, r)
		}
	}
	return out, nil
}

func awardsIn(figures []Figure) map[string]bool {
	in := map[string]bool{}
	for _, f := range figures {
		in[f.Award] = true
	}
	return in
}

func axisOf(key string) string {
	for i := len(key) - 1; i >= 0; i-- {
		if key[i] == '|' {
			return key[i+1:]
		}
	}
	return ""
}

func remainderOf(whole Figure, parts []Figure) (Remainder, bool) {
	amounts := make([]Amount, len(parts))
	r := Remainder{Whole: whole, Operands: []Operand{{whole.Key, 1, whole.Amount.Cents}}}
	for i, p := range parts {
		amounts[i] = p.Amount
		r.Operands = append(r.Operands, Operand{p.Key, -1, p.Amount.Cents})
	}
	sum, err := Sum(amounts)
	if err != nil || sum.Mixed {
		return r, false
	}
	rest, err := whole.Amount.Minus(sum.Amount)
	if err != nil || rest.Cents <= 0 {
		return r, false
	}
	r.Amount, r.PrintStep = rest, CommonStep(append(amounts, whole.Amount)...)
	return r, true
}
