package funding

import (
	"fmt"
	"slices"
	"sort"
)

// Criterion is one criterion of a like-for-like pair.
type Criterion struct {
	Code string // a Differs code
	Same bool
}

// Criteria lists the five criteria of a like-for-like pair in the order in
// which pages print them, with currency and unit after them when they differ.
func Criteria(left, right Figure) []Criterion {
	differs := LikeForLike(left, right)
	var out []Criterion
	for _, code := range []string{DiffersStage, DiffersPeriod, DiffersBasis, DiffersScope, DiffersRegion} {
		out = append(out, Criterion{code, !slices.Contains(differs, code)})
	}
	if left.Amount.Currency != right.Amount.Currency {
		out = append(out, Criterion{DiffersCurrency, false})
	}
	if left.Unit != right.Unit {
		out = append(out, Criterion{DiffersUnit, false})
	}
	return out
}

// Pair sets a figure of a programme of the theme followed beside one of core
// mission. Exact says that all criteria are the same; only then is there a
// ratio.
type Pair struct {
	Key, Programme string
	Left, Right    string
	Exact          bool
	Differs        []string
	Ratio          *Ratio
	Place          int // among the pairs of its left figure, from 1
}

// Subject is a programme whose figures are set beside core-mission figures.
type Subject struct {
	Programme string
	Figures   []Figure // those set beside; of an award with its scope
	All       []Figure // all its figures: they tell which fiscal years it touches
	Most      int      // how many pairs a figure has that are not exact
}

// mostExact bounds the exact pairs of one figure.
const mostExact = 12

// Pairs finds for each figure of a subject the exact pairs among mission, or,
// where there is none, the nearest among nearby: figures of the fiscal years
// that the figure or its programme touches, levels before increases, the same
// region before others, then those that differ least. Subjects, figures and
// ties are taken in the order of their keys.
func Pairs(subjects []Subject, mission, nearby []Figure) []Pair {
	var out []Pair
	for _, s := range sortedBy(subjects, func(s Subject) string { return s.Programme }) {
		touched := touchedYears(s.All)
		for _, left := range sortedBy(s.Figures, func(f Figure) string { return f.Key }) {
			rights, exact := exactOnes(left, mission), true
			if len(rights) == 0 {
				rights, exact = nearestOnes(left, nearby, touched, s.Most), false
			}
			for i, right := range rights {
				out = append(out, pairOf(s.Programme, left, right, exact, i+1))
			}
		}
	}
	return out
}

func pairOf(programme string, left, right Figure, exact bool, place int) Pair {
	p := Pair{Key: fmt.Sprintf("%s.beside.%s", left.Key, right.Key), Programme: programme, Left: left.Key, Right: right.Key, Exact: exact, Place: place}
	for _, v := range Criteria(left, right) {
		if !v.Same {
			p.Differs = append(p.Differs, v.Code)
		}
	}
	if exact {
		if r, err := RatioOf(left.Amount, right.Amount); err == nil {
			p.Ratio = &r
		}
	}
	return p
}

func alike(left, right Figure) bool {
	return !slices.ContainsFunc(Criteria(left, right), func(v Criterion) bool { return !v.Same })
}

func exactOnes(left Figure, mission []Figure) []Figure {
	var out []Figure
	for _, right := range sortedBy(mission, func(f Figure) string { return f.Key }) {
		if len(out) < mostExact && alike(left, right) {
			out = append(out, right)
		}
	}
	return out
}

func nearestOnes(left Figure, nearby []Figure, programmeYears map[int]bool, most int) []Figure {
	years := touchedYears([]Figure{left})
	if len(years) == 0 {
		years = programmeYears
	}
	var found []Figure
	sameRegion := false
	for _, right := range nearby {
		y, err := ParseFiscalYear(right.FiscalFrom)
		if err != nil || !years[y.From] || right.Unit != Whole {
			continue
		}
		found = append(found, right)
		sameRegion = sameRegion || right.Region == left.Region
	}
	if sameRegion {
		found = slices.DeleteFunc(found, func(f Figure) bool { return f.Region != left.Region })
	}
	rank := func(f Figure) string {
		return fmt.Sprintf("%d %d %s %s", kindOrder(f.Basis), len(LikeForLike(left, f)), f.FiscalFrom, f.Key)
	}
	if len(found) > most {
		sort.SliceStable(found, func(i, j int) bool { return rank(found[i]) < rank(found[j]) })
		found = found[:most]
	}
	byYear := func(f Figure) string { return fmt.Sprintf("%d %s %s", kindOrder(f.Basis), f.FiscalFrom, f.Key) }
	return sortedBy(found, byYear)
}

// kindOrder: a level, which is money given, before an increase.
func kindOrder(b Basis) int {
	if b == Increase {
		return 1
	}
	return 0
}

// touchedYears are the fiscal years that figures touch, for choosing what to
// set beside them: their own fiscal years, or the months of their period; of
// a period in calendar years, the fiscal years that begin in it but the last.
// Nothing is computed from them.
func touchedYears(figures []Figure) map[int]bool {
	years := map[int]bool{}
	for _, f := range figures {
		from, until := f.FiscalFrom, f.FiscalUntil
		if until == "" {
			until = from
		}
		if a, err := ParseFiscalYear(from); err == nil {
			if b, err := ParseFiscalYear(until); err == nil {
				mark(years, a.From, b.From)
			}
			continue
		}
		if f.PeriodFrom == "" || f.PeriodUntil == "" {
			continue
		}
		first := beginning(f.PeriodFrom)
		mark(years, first, max(first, ending(f.PeriodUntil)))
	}
	return years
}

func mark(years map[int]bool, from, until int) {
	for y := from; y <= until; y++ {
		years[y] = true
	}
}

func beginning(d Date) int {
	if y, err := FiscalYearOf(d); err == nil {
		return y.From
	}
	return monthNumber(d+"-04") / 12
}

func ending(d Date) int {
	if y, err := FiscalYearOf(d); err == nil {
		return y.From
	}
	return monthNumber(d+"-01")/12 - 1
}
