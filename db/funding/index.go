package funding

import (
	"errors"
	"fmt"
	"math/big"
	"sort"
)

// Index measures what money of one year is in the money of another. A price
// index has a value for each calendar year; an index chained from yearly rates
// has one for each fiscal year, and breaks where a rate is missing. Years are
// numbers: of a fiscal year, the one in which it begins.
type Index struct {
	ID      string
	Fiscal  bool // its years are fiscal years
	levels  map[int]*big.Rat
	stretch map[int]int // years of one unbroken stretch share a number
}

// ErrNotCovered: the index has no value for the year; nothing is extrapolated.
var ErrNotCovered = errors.New("the index does not cover the year")

// ErrBroken: a rate between the two years was not found.
var ErrBroken = errors.New("the chain of rates is broken between the years")

// PriceIndex makes an index of annual values. Values that are not positive
// are left out: no price level is.
func PriceIndex(id string, values []IndexValue) Index {
	x := Index{ID: id, levels: map[int]*big.Rat{}, stretch: map[int]int{}}
	for _, v := range values {
		if level := ratOf(v.Value); level.Sign() > 0 {
			x.levels[v.Year] = level
		}
	}
	return x
}

// ChainedIndex makes an index of yearly rates in percent, by the year in which
// their fiscal year begins: the rate of 2018-2019 leads from 2017-2018 to
// 2018-2019. Years on two sides of a missing rate are in two stretches, and
// nothing leads from one to the other.
func ChainedIndex(id string, percent map[int]Decimal) Index {
	x := Index{ID: id, Fiscal: true, levels: map[int]*big.Rat{}, stretch: map[int]int{}}
	years := make([]int, 0, len(percent))
	for year := range percent {
		years = append(years, year)
	}
	sort.Ints(years)
	for _, year := range years {
		if _, joined := x.levels[year-1]; !joined {
			x.levels[year-1], x.stretch[year-1] = big.NewRat(1, 1), year-1
		}
		growth := new(big.Rat).Quo(ratOf(percent[year]), big.NewRat(100, 1))
		growth.Add(growth, big.NewRat(1, 1))
		x.levels[year] = growth.Mul(growth, x.levels[year-1])
		x.stretch[year] = x.stretch[year-1]
	}
	return x
}

func ratOf(d Decimal) *big.Rat {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(d.Decimals)), nil)
	return new(big.Rat).SetFrac(big.NewInt(d.Mantissa), scale)
}

// Years lists the years that the index covers, oldest first.
func (x Index) Years() []int {
	years := make([]int, 0, len(x.levels))
	for year := range x.levels {
		years = append(years, year)
	}
	sort.Ints(years)
	return years
}

// Last is the last year covered; false when there is none.
func (x Index) Last() (int, bool) {
	years := x.Years()
	if len(years) == 0 {
		return 0, false
	}
	return years[len(years)-1], true
}

// YearOf is the year of the index by which the money of a fiscal year is
// measured. A fiscal year has nine of its twelve months in the calendar year
// in which it begins, and that year measures it.
func (x Index) YearOf(y FiscalYear) int { return y.From }

// PrintYear writes a year of the index: "2021", or "2021-2022" of a chain.
func (x Index) PrintYear(year int) string {
	if x.Fiscal {
		return FiscalYear{year}.String()
	}
	return fmt.Sprintf("%04d", year)
}

// Factor is what money of one year is multiplied by to be money of another.
// Errors: ErrNotCovered and ErrBroken, with the year that stops it.
func (x Index) Factor(from, to int) (*big.Rat, error) {
	for _, year := range []int{from, to} {
		if x.levels[year] == nil {
			return nil, fmt.Errorf("%s, %s: %w", x.ID, x.PrintYear(year), ErrNotCovered)
		}
	}
	if x.stretch[from] != x.stretch[to] {
		return nil, fmt.Errorf("%s, %s to %s: %w", x.ID, x.PrintYear(from), x.PrintYear(to), ErrBroken)
	}
	return new(big.Rat).Quo(x.levels[to], x.levels[from]), nil
}

// Missing lists the years between two without a rate, of a chain that is
// broken there.
func (x Index) Missing(from, to int) []int {
	var out []int
	for year := min(from, to) + 1; year <= max(from, to); year++ {
		if x.levels[year] == nil || x.stretch[year] != x.stretch[year-1] || x.levels[year-1] == nil {
			out = append(out, year)
		}
	}
	return out
}

// Constant turns an amount of one year into money of another. The result keeps
// the step of the amount, is rounded to it, and is never exact: exact becomes
// about. Errors: those of Factor, ErrOverflow.
func (x Index) Constant(a Amount, from, to int) (Amount, error) {
	factor, err := x.Factor(from, to)
	if err != nil {
		return Amount{}, err
	}
	if a.Qualifier == Exact {
		a.Qualifier = About
	}
	value := factor.Mul(factor, new(big.Rat).SetInt64(a.Cents))
	a.Cents, err = rounded(value, a.Step, a.Qualifier)
	return a, err
}

// wholeDollarsFrom is the quotient, in cents, from which cents say nothing.
const wholeDollarsFrom = 1_000_00

// PerOne divides an amount by a count of groups or residents. The result has
// no more digits than amount and count carry together, at finest one cent (one dollar
// from 1,000 $), and is never exact. Errors: ErrNotComputed when the count is not positive,
// ErrOverflow.
func PerOne(a Amount, count int64) (Amount, error) {
	if count <= 0 {
		return Amount{}, fmt.Errorf("divided by %d: %w", count, ErrNotComputed)
	}
	value := big.NewRat(a.Cents, count)
	step := int64(1)
	for step*10 <= a.Step/count {
		step *= 10
	}
	if a.Cents/count >= wholeDollarsFrom {
		step = max(step, oneDollar)
	}
	a.Step = step
	if a.Qualifier == Exact {
		a.Qualifier = About
	}
	var err error
	a.Cents, err = rounded(value, step, a.Qualifier)
	return a, err
}

// rounded gives the multiple of step nearest to value; a lower bound is
// rounded down and an upper bound up, so that they stay bounds.
func rounded(value *big.Rat, step int64, q Qualifier) (int64, error) {
	scaled := new(big.Rat).Quo(value, new(big.Rat).SetInt64(step))
	twice := new(big.Int).Mul(scaled.Num(), big.NewInt(2))
	den := new(big.Int).Mul(scaled.Denom(), big.NewInt(2))
	switch q {
	case AtLeast:
	case UpTo:
		twice.Add(twice, new(big.Int).Sub(den, big.NewInt(1)))
	default:
		twice.Add(twice, scaled.Denom())
	}
	whole := new(big.Int).Div(twice, den) // Euclidean: den is positive, so it rounds down
	whole.Mul(whole, big.NewInt(step))
	if !whole.IsInt64() {
		return 0, ErrOverflow
	}
	return whole.Int64(), nil
}

// BaseHundred is an amount on the scale on which another is 100, in tenths. Its
// word is that of their ratio. Errors: those of RatioOf.
func BaseHundred(a, base Amount) (Ratio, error) { return RatioOf(a, base) }

// PrintBaseHundred writes such a value with one decimal: "100,0", "about 350.0".
func PrintBaseHundred(r Ratio, lang string) string {
	return join(boundWord(r.Qualifier, lang), PrintDecimal(Decimal{r.Permille, 1}, lang))
}

// PrintShare writes a share with one decimal of a percent: "64,2 %". A share
// too small for it is "moins de 0,1 %".
func PrintShare(r Ratio, lang string) string {
	words, number := boundWord(r.Qualifier, lang), PrintDecimal(Decimal{r.Permille, 1}, lang)
	if r.Permille == 0 {
		words, number = pick(lang == "fr", "moins de", "less than"), PrintDecimal(Decimal{1, 1}, lang)
	}
	return join(words, number+pick(lang == "fr", nbsp+"%", "%"))
}

// boundWord is the word before a ratio.
func boundWord(q Qualifier, lang string) string {
	if q == UpTo {
		return atMost(lang)
	}
	return word(q, lang)
}
