package funding

import (
	"fmt"
	"sort"
)

// World is what one release knows about money, in memory: enough to choose,
// count and compare without any store. Documents and Sources are found by the
// key of the evidence.
type World struct {
	Awards    []Award
	Figures   []Figure
	Relations []Relation
	Documents map[string]Document
	Sources   map[string]Source
}

// Shown is a figure shown first among those that state the same thing.
type Shown struct {
	Figure      string
	Competitors int    // how many others stand beside it; a reprint or twin with the same amount is no other
	Because     string // only_one, payment_record, speaker, original, version, step, or key
}

// atlas holds a world by key, with the relations that choosing and counting
// need.
type atlas struct {
	World
	figures   map[string]Figure
	awards    map[string]Award
	byAward   map[string][]Figure
	corrected map[string]bool
	partOf    []Relation
	children  map[string][]string
	texts     map[string]string // address of a reprint, twin or original -> the one that stands for all
}

func newAtlas(w World) (*atlas, error) {
	a := &atlas{World: w, figures: map[string]Figure{}, awards: map[string]Award{},
		byAward: map[string][]Figure{}, corrected: map[string]bool{}, children: map[string][]string{}}
	a.texts = sameTexts(w.Documents)
	a.Figures = sortedBy(w.Figures, func(f Figure) string { return f.Key })
	a.Awards = sortedBy(w.Awards, func(x Award) string { return x.Key })
	for _, x := range a.Awards {
		if _, twice := a.awards[x.Key]; twice {
			return nil, fmt.Errorf("award %s stands twice", x.Key)
		}
		a.awards[x.Key] = x
		for _, p := range x.Parents {
			a.children[p] = append(a.children[p], x.Key)
		}
	}
	for _, f := range a.Figures {
		if _, twice := a.figures[f.Key]; twice {
			return nil, fmt.Errorf("figure %s stands twice", f.Key)
		}
		a.figures[f.Key] = f
		if f.Award != "" {
			if _, ok := a.awards[f.Award]; !ok {
				return nil, fmt.Errorf("figure %s: no award %s", f.Key, f.Award)
			}
			a.byAward[f.Award] = append(a.byAward[f.Award], f)
		}
	}
	for _, r := range sortedBy(w.Relations, func(r Relation) string { return r.From + " " + r.To }) {
		if _, ok := a.figures[r.From]; !ok {
			continue // a relation between statements or quantities
		}
		if _, ok := a.figures[r.To]; !ok {
			continue
		}
		switch r.Relation {
		case "corrects":
			a.corrected[r.To] = true
		case "part_of":
			a.partOf = append(a.partOf, r)
		}
	}
	return a, a.checkCycles()
}

// checkCycles refuses parents or wholes that lead back to themselves.
func (a *atlas) checkCycles() error {
	up := map[string][]string{}
	for _, x := range a.Awards {
		for _, p := range x.Parents {
			if _, ok := a.awards[p]; !ok {
				return fmt.Errorf("award %s: no parent %s", x.Key, p)
			}
			up["award "+x.Key] = append(up["award "+x.Key], "award "+p)
		}
	}
	for _, r := range a.partOf {
		up["figure "+r.From] = append(up["figure "+r.From], "figure "+r.To)
	}
	done := map[string]int{} // 1 on the path, 2 left
	var visit func(string) error
	visit = func(n string) error {
		switch done[n] {
		case 1:
			return fmt.Errorf("%s leads back to itself", n)
		case 2:
			return nil
		}
		done[n] = 1
		for _, m := range up[n] {
			if err := visit(m); err != nil {
				return err
			}
		}
		done[n] = 2
		return nil
	}
	for _, n := range sortedKeys(up) {
		if err := visit(n); err != nil {
			return err
		}
	}
	return nil
}

// shown chooses, within one award or programme, stage, unit and perimeter, the
// figure that stands first. A figure whose basis is not stated competes with
// those that state one.
func (a *atlas) shown() []Shown {
	groups := a.competing()
	var out []Shown
	for _, key := range sortedKeys(groups) {
		group := groups[key]
		sort.SliceStable(group, func(i, j int) bool { return a.before(group[i], group[j]) != "" })
		others := a.others(group)
		because := "only_one"
		if len(others) > 0 {
			because = a.before(group[0], others[0])
		}
		out = append(out, Shown{group[0].Key, len(others), because})
	}
	return out
}

// competing groups the figures that state one thing, by the same perimeter or
// because a relation says that they are one fact.
func (a *atlas) competing() map[string][]Figure {
	leader := map[string]string{}
	var find func(string) string
	find = func(k string) string {
		if p, ok := leader[k]; ok && p != k {
			return find(p)
		}
		return k
	}
	key := func(f Figure) string {
		return fmt.Sprintf("%s|%s|%s|%s|%s|%s|%s|%s", f.Award, f.Programme, f.Stage, f.Unit, f.Perimeter, f.Region, f.FiscalFrom, f.FiscalUntil)
	}
	same := func(f, g Figure) bool {
		return f.Award == g.Award && f.Programme == g.Programme && f.Stage == g.Stage && f.Unit == g.Unit && !basesDiffer(f.Basis, g.Basis)
	}
	for _, r := range a.Relations {
		f, okF := a.figures[r.From]
		g, okG := a.figures[r.To]
		if r.Relation == "same_fact" && okF && okG && same(f, g) {
			x, y := find(key(f)), find(key(g))
			leader[max(x, y)] = min(x, y)
		}
	}
	groups := map[string][]Figure{}
	for _, f := range a.Figures {
		if !a.excluded(f) {
			groups[find(key(f))] = append(groups[find(key(f))], f)
		}
	}
	return splitByBasis(groups)
}

// splitByBasis parts a group whose members state two bases; those that state
// none stay with the first in order.
func splitByBasis(groups map[string][]Figure) map[string][]Figure {
	out := map[string][]Figure{}
	for key, group := range groups {
		first := Basis("")
		for _, f := range group {
			if f.Basis != NotStated && (first == "" || f.Basis < first) {
				first = f.Basis
			}
		}
		for _, f := range group {
			basis := f.Basis
			if basis == NotStated {
				basis = first
			}
			out[key+"|"+string(basis)] = append(out[key+"|"+string(basis)], f)
		}
	}
	return out
}

// excluded figures are never chosen: shown to be wrong by another, or put
// aside by a check.
func (a *atlas) excluded(f Figure) bool {
	return a.corrected[f.Key] || f.Verdict == "excluded" || a.unproven(f)
}

func (a *atlas) unproven(f Figure) bool { return a.Sources[f.Evidence].State == "unproven" }

// before tells why f stands before g; empty when it does not. The order:
// payment record, agreement, then who speaks, the original before a
// reprint, the latest version, the finer step, and at last the key so that the choice never depends on chance.
func (a *atlas) before(f, g Figure) string {
	df, dg := a.Documents[f.Evidence], a.Documents[g.Evidence]
	for _, rule := range []struct {
		because string
		f, g    int64
	}{
		{"payment_record", record(df), record(dg)},
		{"speaker", speakerOrder(df.Speaker), speakerOrder(dg.Speaker)},
		{"original", reprint(df), reprint(dg)},
		{"version", -int64(f.Version), -int64(g.Version)},
		{"step", f.Amount.Step, g.Amount.Step},
	} {
		if rule.f != rule.g {
			return pick(rule.f < rule.g, rule.because, "")
		}
	}
	return pick(f.Key < g.Key, "key", "")
}

func reprint(d Document) int64 {
	if d.CopyOf != "" {
		return 1
	}
	return 0
}

func record(d Document) int64 {
	if d.Kind == "official_record" {
		return 0
	}
	return 1
}

func speakerOrder(speaker string) int64 {
	for i, c := range Speakers.Codes {
		if c.Value == speaker {
			return int64(i)
		}
	}
	return int64(len(Speakers.Codes))
}

func sortedBy[T any](in []T, key func(T) string) []T {
	out := append([]T(nil), in...)
	sort.SliceStable(out, func(i, j int) bool { return key(out[i]) < key(out[j]) })
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
