package funding

import (
	"errors"
	"fmt"
	"math/bits"
	"slices"
)

// What a sum would be in another use: so many groups at an amount each, so
// much of an increase, so many years of it. All of it is computed, in whole
// numbers, and keeps the word of what it comes from.

// InsteadKinds lists what a sum can be measured by.
var InsteadKinds = CodeList{"instead_kind", []Code{
	{"average", "subvention moyenne", "average grant", "Une moyenne ne dit pas ce que reçoit un groupe en particulier.", "An average does not say what any one group receives."},
	{"rule", "somme par groupe, selon une règle", "sum per group, by a rule", "Une règle n’est pas de l’argent donné.", "A rule is not money given."},
	{"increase", "rehaussement", "increase", "Une différence d’une année à l’autre, pas un total.", "A difference from one year to the next, not a total."},
	{"level", "niveau d’une année", "level of a year", "Tout ce qui est donné en une année, dans le périmètre indiqué.", "All that is given in a year, within the perimeter stated."},
}}

// InsteadUnits lists what the answer is told in.
var InsteadUnits = CodeList{"instead_unit", []Code{
	{"groups", "nombre de groupes", "number of groups", "", ""},
	{"share", "part d’un rehaussement ou d’un niveau", "share of an increase or level", "", ""},
	{"years", "années d’un rehaussement ou d’un niveau", "years of an increase or level", "", ""},
	{"each", "somme par groupe", "sum per group", "", ""},
}}

// InsteadUnitsOf lists the units that a kind can be told in, the usual first.
func InsteadUnitsOf(kind string) []string {
	switch kind {
	case "average", "rule":
		return []string{"groups"}
	case "increase", "level":
		return []string{"share", "years"}
	default:
		return nil
	}
}

var (
	// ErrTooSmall: the quotient has no digit that can be printed.
	ErrTooSmall = errors.New("not computed: too small to print")
	// ErrDivisor: a sum cannot be divided by this.
	ErrDivisor = errors.New("not computed: the divisor is not above zero")
)

// Quotient is a number that dividing money gives: groups, years or percent.
// About says that a bound ("at least") is itself not sharp, because the
// division was rounded or an amount was printed with a step above 1 $.
type Quotient struct {
	Value     Decimal
	Qualifier Qualifier
	About     bool
}

// GroupsFor tells how many groups could receive that amount each year for so
// many years: sum / (each x years). With one year it counts one-year grants.
// Errors: ErrCurrency, ErrNotComputed, ErrDivisor, ErrTooSmall, ErrOverflow.
func GroupsFor(sum Total, each Amount, years int64) (Quotient, error) {
	if years < 1 {
		return Quotient{}, fmt.Errorf("%d years: %w", years, ErrDivisor)
	}
	return divide(sum, each, years, 1)
}

// YearsOf tells how many years a yearly amount could be given: sum / yearly.
// Errors as of GroupsFor.
func YearsOf(sum Total, yearly Amount) (Quotient, error) { return divide(sum, yearly, 1, 1) }

// ShareOf tells the percent that a sum is of a whole: 100 x sum / whole.
// Errors as of GroupsFor.
func ShareOf(sum Total, whole Amount) (Quotient, error) { return divide(sum, whole, 1, 100) }

// EachOf tells what each of so many groups could receive each year, in whole
// dollars: sum / (groups x years). A bound is rounded to its safe side.
// Errors: ErrNotComputed, ErrDivisor, ErrTooSmall, ErrOverflow.
func EachOf(sum Total, groups, years int64) (Total, error) {
	if groups < 1 || years < 1 {
		return Total{}, fmt.Errorf("%d groups, %d years: %w", groups, years, ErrDivisor)
	}
	if sum.Mixed || sum.Count == 0 {
		return Total{}, ErrNotComputed
	}
	parts, err := times(groups, years)
	if err != nil {
		return Total{}, err
	}
	// One dollar each is the unit: sum / (parts x 1 $).
	divisor, err := times(parts, oneDollar)
	if err != nil {
		return Total{}, err
	}
	dollars, exact, err := quotient(sum.Amount.Cents, divisor, 1, sum.Amount.Qualifier)
	if err != nil {
		return Total{}, err
	}
	if dollars == 0 {
		return Total{}, ErrTooSmall
	}
	a := Amount{dollars * oneDollar, sum.Amount.Currency, sum.Amount.Qualifier, oneDollar}
	if blunt(sum) {
		a.Step = sum.Amount.Step
	}
	if a.Qualifier == Exact && (!exact || blunt(sum)) {
		a.Qualifier = About
	}
	return Total{Amount: a, PrintStep: oneDollar, Count: 2}, nil
}

// most decimals that a quotient is printed with, when it is far below one.
const mostDecimals = 6

func divide(sum Total, by Amount, count, factor int64) (Quotient, error) {
	if sum.Mixed || sum.Count == 0 {
		return Quotient{}, ErrNotComputed
	}
	if sum.Amount.Currency != by.Currency {
		return Quotient{}, fmt.Errorf("%s / %s: %w", sum.Amount.Currency, by.Currency, ErrCurrency)
	}
	word, err := dividedWord(sum.Amount, by)
	if err != nil {
		return Quotient{}, err
	}
	divisor, err := times(by.Cents, count)
	if err != nil {
		return Quotient{}, err
	}
	q := Quotient{Qualifier: word}
	exact := false
	scale := factor
	for decimals := 1; decimals <= mostDecimals; decimals++ {
		scale *= 10
		if q.Value.Mantissa, exact, err = quotient(sum.Amount.Cents, divisor, scale, word); err != nil {
			return Quotient{}, err
		}
		q.Value.Decimals = decimals
		if q.Value.Mantissa >= 10 { // two digits, or a whole
			break
		}
	}
	if q.Value.Mantissa == 0 {
		return Quotient{}, ErrTooSmall
	}
	for exact && q.Value.Decimals > 0 && q.Value.Mantissa%10 == 0 {
		q.Value.Mantissa, q.Value.Decimals = q.Value.Mantissa/10, q.Value.Decimals-1
	}
	q.About = !exact || blunt(sum) || stepped(by)
	if q.Qualifier == Exact && q.About {
		q.Qualifier = About
	}
	if q.Qualifier == About {
		q.About = false // said once
	}
	return q, nil
}

// dividedWord is the word of a / b: exact / at_least = up_to, at_least / exact
// = at_least; about absorbs exact; any other pair is not computed.
func dividedWord(a, b Amount) (Qualifier, error) {
	switch x, y := a.Qualifier, b.Qualifier; {
	case x == Exact && y == Exact:
		return Exact, nil
	case x == Exact && y == AtLeast:
		return UpTo, nil
	case x == AtLeast && y == Exact:
		return AtLeast, nil
	case (x == About || x == Exact) && (y == About || y == Exact):
		return About, nil
	default:
		return "", fmt.Errorf("%s / %s: %w", x, y, ErrNotComputed)
	}
}

// blunt sums say "about" beside their bound: they were added from amounts of
// coarse steps. A bound that one source states is sharp: "more than 5.4 M$" is
// at least 5 400 000 $.
func blunt(sum Total) bool {
	return sum.Amount.Step > oneDollar && (sum.Count > 1 || sum.Amount.Qualifier == Exact)
}

// stepped amounts are known to their step only.
func stepped(a Amount) bool { return a.Qualifier == Exact && a.Step > oneDollar }

// quotient is scale x a / b in whole numbers: at_least is rounded down, up_to
// up, the rest to the nearest. exact tells that nothing was rounded.
func quotient(a, b, scale int64, word Qualifier) (n int64, exact bool, err error) {
	if b <= 0 || a < 0 || scale <= 0 {
		return 0, false, fmt.Errorf("%d / %d cents: %w", a, b, ErrDivisor)
	}
	high, low := bits.Mul64(uint64(a), uint64(scale))
	if high >= uint64(b) {
		return 0, false, ErrOverflow
	}
	whole, rest := bits.Div64(high, low, uint64(b))
	up := word == UpTo && rest > 0 || word != AtLeast && word != UpTo && rest >= uint64(b)-rest
	if up {
		whole++
	}
	if whole > 1<<62 {
		return 0, false, ErrOverflow
	}
	return int64(whole), rest == 0, nil
}

func times(a, b int64) (int64, error) {
	if a < 0 || b < 0 {
		return 0, fmt.Errorf("%d x %d: %w", a, b, ErrDivisor)
	}
	high, low := bits.Mul64(uint64(a), uint64(b))
	if high > 0 || low > 1<<62 {
		return 0, ErrOverflow
	}
	return int64(low), nil
}

// PrintQuotient writes it with its words: "au moins environ 29,8".
func PrintQuotient(q Quotient, lang string) string {
	words := word(q.Qualifier, lang)
	if q.Qualifier == UpTo {
		words = atMost(lang)
	}
	if q.About {
		words = join(words, word(About, lang))
	}
	return join(words, PrintDecimal(q.Value, lang))
}

// Setting is what an amount is said of, as far as its source says it.
type Setting struct {
	FiscalFrom, FiscalUntil          string
	Region                           string
	Stage, Basis, Scope, Form, Money string // codes
}

// Aspect is one thing in which two amounts set side by side agree or not.
type Aspect struct {
	Code    string // one of the Differs codes, or form, money
	Verdict string // same, differs, not_stated
}

// What the verdict of an aspect says.
const (
	Same    = "same"
	Differs = "differs"
)

// Asks tells whether a reader must be told before using the two together:
// another year, region, stage or scope, or one that is not stated.
func (a Aspect) Asks() bool {
	return a.Verdict != Same && slices.Contains([]string{DiffersPeriod, DiffersRegion, DiffersStage, DiffersScope}, a.Code)
}

// Aspects sets two amounts side by side. What either does not state is never
// taken as the same.
func Aspects(sum, by Setting) []Aspect {
	period := func(s Setting) string {
		if s.FiscalFrom == "" {
			return ""
		}
		return s.FiscalFrom + " " + s.FiscalUntil
	}
	var out []Aspect
	for _, x := range []struct{ code, sum, by string }{
		{DiffersPeriod, period(sum), period(by)},
		{DiffersRegion, sum.Region, by.Region},
		{DiffersStage, sum.Stage, by.Stage},
		{DiffersBasis, sum.Basis, by.Basis},
		{DiffersScope, sum.Scope, by.Scope},
		{"form", sum.Form, by.Form},
		{"money", sum.Money, by.Money},
	} {
		verdict := Differs
		switch {
		case x.sum == "" || x.by == "" || x.sum == NotStated || x.by == NotStated:
			verdict = NotStated
		case x.sum == x.by:
			verdict = Same
		}
		out = append(out, Aspect{x.code, verdict})
	}
	return out
}
