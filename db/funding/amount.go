package funding

import (
	"errors"
	"fmt"
	"math"
)

// Amount is money as a source prints it: int64 cents, ISO 4217 currency, the
// word before it, and the step with which it was printed ("5,4 M$" has a step
// of 0.1 M$ = 10 000 000 cents).
type Amount struct {
	Cents     int64
	Currency  string
	Qualifier Qualifier
	Step      int64 // cents, > 0
}

var (
	// ErrCurrency: two currencies were to be computed together.
	ErrCurrency = errors.New("amounts of different currencies are never added")
	// ErrStage: two stages were to be computed together.
	ErrStage = errors.New("amounts of different stages are never added")
	// ErrNotComputed: the qualifiers have no common meaning.
	ErrNotComputed = errors.New("not computed: no rule for these qualifiers")
	// ErrOverflow: the result does not fit in 64 bits of cents.
	ErrOverflow = errors.New("amount beyond what can be held")
)

// oneDollar is the step from which a computed number needs no "about".
const oneDollar = 100

// Plus adds b. The result keeps the coarsest step. Besides the rules of the
// model (exact, about) bounds of one direction add up: two amounts that are
// each at least so much are together at least their sum, and so with up_to.
// Errors: ErrCurrency, ErrNotComputed, ErrOverflow.
func (a Amount) Plus(b Amount) (Amount, error) {
	if a.Currency != b.Currency {
		return Amount{}, fmt.Errorf("%s + %s: %w", a.Currency, b.Currency, ErrCurrency)
	}
	step := max(a.Step, b.Step)
	q, ok := sumQualifier([]Qualifier{a.Qualifier, b.Qualifier}, step)
	if !ok {
		return Amount{}, fmt.Errorf("%s + %s: %w", a.Qualifier, b.Qualifier, ErrNotComputed)
	}
	cents, err := addCents(a.Cents, b.Cents)
	if err != nil {
		return Amount{}, err
	}
	return Amount{cents, a.Currency, q, step}, nil
}

// Minus takes b away: at_least - exact = at_least, exact - at_least = up_to,
// exact - exact = exact at a step of 1 $ and else about; about absorbs exact.
// Errors: ErrCurrency, ErrNotComputed, ErrOverflow.
func (a Amount) Minus(b Amount) (Amount, error) {
	if a.Currency != b.Currency {
		return Amount{}, fmt.Errorf("%s - %s: %w", a.Currency, b.Currency, ErrCurrency)
	}
	step := max(a.Step, b.Step)
	var q Qualifier
	switch x, y := a.Qualifier, b.Qualifier; {
	case x == Exact && y == Exact:
		q = exactAt(step)
	case x == AtLeast && y == Exact:
		q = AtLeast
	case x == Exact && y == AtLeast:
		q = UpTo
	case (x == About && (y == Exact || y == About)) || (x == Exact && y == About):
		q = About
	default:
		return Amount{}, fmt.Errorf("%s - %s: %w", x, y, ErrNotComputed)
	}
	if b.Cents == math.MinInt64 {
		return Amount{}, ErrOverflow
	}
	cents, err := addCents(a.Cents, -b.Cents)
	if err != nil {
		return Amount{}, err
	}
	return Amount{cents, a.Currency, q, step}, nil
}

// Total is a sum of figures of one stage. Mixed says that their qualifiers
// have no common word: the plain sum stands, without a word before it.
type Total struct {
	Amount    Amount
	PrintStep int64 // the finest step of the operands, for printing
	Mixed     bool
	Count     int
}

// Sum adds amounts in any order with one result. An empty sum has Count 0 and
// means "not found", never zero. Errors: ErrCurrency, ErrOverflow.
func Sum(amounts []Amount) (Total, error) {
	var t Total
	var words []Qualifier
	for i, a := range amounts {
		if i > 0 && a.Currency != t.Amount.Currency {
			return Total{}, fmt.Errorf("%s + %s: %w", t.Amount.Currency, a.Currency, ErrCurrency)
		}
		cents, err := addCents(t.Amount.Cents, a.Cents)
		if err != nil {
			return Total{}, err
		}
		t.Amount.Cents, t.Amount.Currency = cents, a.Currency
		t.Amount.Step = max(t.Amount.Step, a.Step)
		t.PrintStep = commonStep(t.PrintStep, a.Step)
		t.Count++
		words = append(words, a.Qualifier)
	}
	if t.Count == 1 {
		t.Amount.Qualifier = words[0]
		return t, nil
	}
	q, ok := sumQualifier(words, t.Amount.Step)
	t.Amount.Qualifier, t.Mixed = q, !ok
	return t, nil
}

// SumFigures adds figures of one stage. Errors: ErrStage and those of Sum.
func SumFigures(figures []Figure) (Total, error) {
	amounts := make([]Amount, len(figures))
	for i, f := range figures {
		if f.Stage != figures[0].Stage {
			return Total{}, fmt.Errorf("%s + %s: %w", figures[0].Stage, f.Stage, ErrStage)
		}
		amounts[i] = f.Amount
	}
	return Sum(amounts)
}

// sumQualifier finds the word of a sum; it depends on the set of words only,
// so that the order of adding never matters.
func sumQualifier(words []Qualifier, step int64) (Qualifier, bool) {
	has := map[Qualifier]bool{}
	for _, w := range words {
		has[w] = true
	}
	bounds := 0
	for _, w := range []Qualifier{AtLeast, UpTo, About} {
		if has[w] {
			bounds++
		}
	}
	switch {
	case bounds > 1:
		return Exact, false
	case has[AtLeast]:
		return AtLeast, true
	case has[UpTo]:
		return UpTo, true
	case has[About]:
		return About, true
	default:
		return exactAt(step), true
	}
}

func exactAt(step int64) Qualifier {
	if step > oneDollar {
		return About
	}
	return Exact
}

func addCents(a, b int64) (int64, error) {
	c := a + b
	if (b > 0 && c < a) || (b < 0 && c > a) {
		return 0, ErrOverflow
	}
	return c, nil
}

// commonStep is the greatest step on which both numbers can be printed whole.
func commonStep(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// CommonStep is the step with which a number computed from these amounts is
// printed: the finest of them.
func CommonStep(amounts ...Amount) int64 {
	var step int64
	for _, a := range amounts {
		step = commonStep(step, a.Step)
	}
	return step
}

// Ratio is a share in thousandths with the word before it.
type Ratio struct {
	Permille  int64
	Qualifier Qualifier
}

// RatioOf divides a by b: exact / at_least = up_to, at_least / exact =
// at_least, exact / exact = exact at steps of 1 $ and else about; about
// absorbs exact. Errors: ErrCurrency, ErrNotComputed, ErrOverflow, and an
// error when b is not positive.
func RatioOf(a, b Amount) (Ratio, error) {
	if a.Currency != b.Currency {
		return Ratio{}, fmt.Errorf("%s / %s: %w", a.Currency, b.Currency, ErrCurrency)
	}
	if b.Cents <= 0 || a.Cents < 0 {
		return Ratio{}, fmt.Errorf("%d / %d cents: no ratio", a.Cents, b.Cents)
	}
	if a.Cents > math.MaxInt64/2000 {
		return Ratio{}, ErrOverflow
	}
	var q Qualifier
	switch x, y := a.Qualifier, b.Qualifier; {
	case x == Exact && y == Exact:
		q = exactAt(max(a.Step, b.Step))
	case x == Exact && y == AtLeast:
		q = UpTo
	case x == AtLeast && y == Exact:
		q = AtLeast
	case (x == About || x == Exact) && (y == About || y == Exact):
		q = About
	default:
		return Ratio{}, fmt.Errorf("%s / %s: %w", x, y, ErrNotComputed)
	}
	return Ratio{(a.Cents*2000/b.Cents + 1) / 2, q}, nil
}
