package funding

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// fold keeps a picture readable whatever the number of awards: past so many
// ribbons of one kind from one node, the smaller ones are one ribbon with
// their sum; the same for payers.
func (d *drawing) fold() error {
	for limit := mostFromNode; ; limit /= 2 {
		nodes, ribbons, places := slices.Clone(d.nodes), slices.Clone(d.ribbons), maps.Clone(d.places)
		if err := d.foldPast(limit); err != nil {
			return err
		}
		if len(d.ribbons) <= mostRibbons || limit <= 1 {
			return nil
		}
		d.nodes, d.ribbons, d.places = nodes, ribbons, places
	}
}

func (d *drawing) foldPast(limit int) error {
	past := d.payersPast(limit)
	groups := map[string][]int{}
	for i, r := range d.ribbons {
		if others, ok := past[r.From]; ok {
			d.ribbons[i].From = others
			groups["all "+string(r.Kind)] = append(groups["all "+string(r.Kind)], i)
		} else if name := d.foldedAs(r); name != "" {
			groups[name] = append(groups[name], i)
		}
	}
	gone := map[int]bool{}
	var folded []Ribbon
	for _, name := range sortedKeys(groups) {
		beyond := groups[name]
		if !strings.HasPrefix(name, "all ") {
			beyond = d.narrowest(beyond, limit)
		}
		more, err := d.together(beyond)
		if err != nil {
			return err
		}
		folded = append(folded, more...)
		for _, i := range beyond {
			gone[i] = true
		}
	}
	d.without(gone)
	for _, r := range folded {
		at := d.nodes[r.From]
		r.To = d.place(ChainNode{Role: OthersNode, Column: at.Column + 1, Award: fmt.Sprintf("%d %s %v %s", r.From, r.Kind, r.Named, r.Award)}, false)
		r.Award, d.nodes[r.To].Award = "", ""
		d.ribbons = append(d.ribbons, r)
	}
	return nil
}

// payersPast gives the payers beyond the limit, those of least money, and the
// one node that stands for them.
func (d *drawing) payersPast(limit int) map[int]int {
	paid := map[int]int64{}
	for _, r := range d.ribbons {
		if d.nodes[r.From].Column == 0 {
			paid[r.From] += r.Cents
		}
	}
	if len(paid) <= limit {
		return nil
	}
	order := make([]int, 0, len(paid))
	for n := range paid {
		order = append(order, n)
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(paid[b], paid[a]), cmp.Compare(d.nodes[a].Award, d.nodes[b].Award))
	})
	others := d.place(ChainNode{Role: OthersNode, Award: "payers"}, false)
	d.nodes[others].Award = ""
	past := map[int]int{}
	for _, n := range order[limit:] {
		past[n] = others
	}
	return past
}

// foldedAs names the group in which a ribbon may be folded; empty for those
// that stay as they are.
func (d *drawing) foldedAs(r Ribbon) string {
	kind := ""
	switch r.Kind {
	case AwardRibbon, PayerPartRibbon, PayerRestRibbon:
		if _, goesThrough := d.mid[r.Award]; goesThrough {
			return "" // folded with its way there
		}
		kind = "award"
	case LinkRibbon:
		kind = "link"
	case ThroughRibbon:
		kind = "through"
	case NotFoundRibbon, UsedRibbon, OthersRibbon, OtherLinksRibbon:
		return ""
	}
	return fmt.Sprintf("%s|%d|%s|%v", kind, r.From, d.nodes[r.To].Role, r.Named)
}

// narrowest gives the ribbons of all awards past the widest ones.
func (d *drawing) narrowest(at []int, limit int) []int {
	whole := map[string]int64{}
	for _, i := range at {
		whole[d.whole(d.ribbons[i].Award)] += d.ribbons[i].Cents
	}
	if len(whole) <= limit {
		return nil
	}
	awards := sortedKeys(whole)
	slices.SortStableFunc(awards, func(a, b string) int { return cmp.Compare(whole[b], whole[a]) })
	for _, k := range awards[:limit] {
		delete(whole, k)
	}
	return slices.DeleteFunc(slices.Clone(at), func(i int) bool {
		_, beyond := whole[d.whole(d.ribbons[i].Award)]
		return !beyond
	})
}

// together makes one ribbon of several, one for each basis: sums of two bases
// are never added.
func (d *drawing) together(at []int) ([]Ribbon, error) {
	byBasis := map[string][]Ribbon{}
	for _, i := range at {
		r := d.ribbons[i]
		basis := ""
		if r.Cents > 0 {
			f, _ := d.chosen(r.Award)
			basis = string(f.Basis) + "|"
		}
		byBasis[basis] = append(byBasis[basis], r)
	}
	var out []Ribbon
	for _, basis := range sortedKeys(byBasis) {
		group := byBasis[basis]
		r := Ribbon{Kind: OtherLinksRibbon, From: group[0].From, Base: group[0].Base, Inside: -1, Named: group[0].Named, Award: basis}
		awards := map[string]bool{}
		var amounts []Amount
		for _, x := range group {
			awards[d.whole(x.Award)] = true
			r.Named = r.Named && x.Named
			if x.Base != r.Base {
				r.Base = ""
			}
			if x.Cents > 0 {
				amounts = append(amounts, x.Amount)
				for _, o := range reversed(x) {
					r.Operands = append(r.Operands, Operand{o.Figure, -o.Sign, o.Cents})
				}
			}
		}
		r.Awards = len(awards)
		if len(amounts) > 0 {
			total, err := Sum(amounts)
			if err != nil {
				return nil, err
			}
			r.Kind, r.Amount, r.PrintStep, r.Mixed, r.Cents = OthersRibbon, total.Amount, total.PrintStep, total.Mixed, total.Amount.Cents
			r.Operands = merged(r.Operands)
		}
		out = append(out, r)
	}
	return out, nil
}

// without takes ribbons away, and all that hung on them alone: the other half
// of a sum's way, what its receiver passed on of it, and what lay inside.
func (d *drawing) without(gone map[int]bool) {
	for changed := len(gone) > 0; changed; {
		changed = false
		lost, reached, had := map[string]bool{}, map[int]bool{}, map[int]bool{}
		for i, r := range d.ribbons {
			if gone[i] && r.Award != "" && r.Kind != NotFoundRibbon && r.Kind != UsedRibbon {
				lost[d.whole(r.Award)] = true
			}
			had[r.To] = true
			reached[r.To] = reached[r.To] || !gone[i]
		}
		for i, r := range d.ribbons {
			hangs := r.Inside >= 0 && gone[r.Inside] || lost[d.whole(r.Award)] || r.Base != "" && lost[r.Base] || had[r.From] && !reached[r.From]
			if hangs && !gone[i] {
				gone[i], changed = true, true
			}
		}
	}
	moved := make([]int, len(d.ribbons))
	var kept []Ribbon
	for i, r := range d.ribbons {
		moved[i] = len(kept)
		if !gone[i] {
			kept = append(kept, r)
		}
	}
	for i := range kept {
		if kept[i].Inside >= 0 {
			kept[i].Inside = moved[kept[i].Inside]
		}
	}
	d.ribbons = kept
}

// order numbers nodes and ribbons along the path: by column, and within it in
// the order of what leads there, the widest first and what was not found last.
func (d *drawing) order() {
	rank := map[RibbonKind]int{AwardRibbon: 0, PayerPartRibbon: 0, PayerRestRibbon: 0, ThroughRibbon: 0, OthersRibbon: 1, LinkRibbon: 2, OtherLinksRibbon: 3, NotFoundRibbon: 4, UsedRibbon: 5}
	whole := map[string]int64{}
	out, in := map[int]int64{}, map[int]bool{}
	for _, r := range d.ribbons {
		if r.Kind != ThroughRibbon {
			whole[d.whole(r.Award)] += r.Cents
		}
		out[r.From] += r.Cents
		in[r.To] = true
	}
	var starts []int
	for n := range d.nodes {
		if _, leaves := out[n]; leaves && !in[n] {
			starts = append(starts, n)
		}
	}
	slices.SortStableFunc(starts, func(a, b int) int {
		return cmp.Or(cmp.Compare(d.nodes[a].Column, d.nodes[b].Column), cmp.Compare(role(d.nodes[a]), role(d.nodes[b])), cmp.Compare(out[b], out[a]))
	})
	leaving := map[int][]int{}
	for i, r := range d.ribbons {
		leaving[r.From] = append(leaving[r.From], i)
	}
	var nodes, ribbons []int
	place := map[int]int{}
	var visit func(int)
	visit = func(n int) {
		if _, been := place[n]; been {
			return
		}
		place[n] = len(nodes)
		nodes = append(nodes, n)
		next := leaving[n]
		slices.SortStableFunc(next, func(a, b int) int {
			x, y := d.ribbons[a], d.ribbons[b]
			return cmp.Or(cmp.Compare(rank[x.Kind], rank[y.Kind]), cmp.Compare(whole[d.whole(y.Award)], whole[d.whole(x.Award)]),
				cmp.Compare(d.whole(x.Award), d.whole(y.Award)), cmp.Compare(ribbonOrder(x), ribbonOrder(y)), cmp.Compare(x.Award, y.Award))
		})
		ribbons = append(ribbons, next...)
		for _, i := range next {
			visit(d.ribbons[i].To)
		}
	}
	for _, n := range starts {
		visit(n)
	}
	slices.SortStableFunc(ribbons, func(a, b int) int {
		return cmp.Compare(d.nodes[d.ribbons[a].From].Column, d.nodes[d.ribbons[b].From].Column)
	})
	d.renumber(nodes, ribbons, place)
}

func role(n ChainNode) int {
	return slices.Index([]string{PayerNode, ManagerNode, OthersNode}, n.Role)
}

// ribbonOrder puts the rest of a split award after its parts.
func ribbonOrder(r Ribbon) int {
	if r.Kind == PayerRestRibbon {
		return 1
	}
	return 0
}

func (d *drawing) renumber(nodes, ribbons []int, place map[int]int) {
	at := map[int]int{}
	for i, old := range ribbons {
		at[old] = i
	}
	ordered := make([]Ribbon, len(ribbons))
	for i, old := range ribbons {
		r := d.ribbons[old]
		r.From, r.To = place[r.From], place[r.To]
		if r.Inside >= 0 {
			r.Inside = at[r.Inside]
		}
		ordered[i] = r
	}
	kept := make([]ChainNode, len(nodes))
	for i, old := range nodes {
		kept[i] = d.nodes[old]
	}
	d.nodes, d.ribbons = kept, ordered
}
