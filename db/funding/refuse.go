package funding

import (
	"errors"
	"fmt"
	"slices"
)

// What is never computed, as codes for the sentence that a page says.
const (
	RefusedStage     = "stage"     // a sum over stages
	RefusedBasis     = "basis"     // a sum over bases
	RefusedPerimeter = "perimeter" // a sum over what is counted or where
	RefusedCurrency  = "currency"
	RefusedUnit      = "unit"     // an average or a sum per receiver is no part of a sum
	RefusedIncrease  = "increase" // increases of years added up are neither a level nor money given
	RefusedMissing   = "missing"  // a year not found would count as zero
	RefusedMonths    = "months"   // no month at both ends as printed
	RefusedFiscal    = "fiscal"   // the months would be inferred from fiscal years
	RefusedYearly    = "yearly"   // the sum has a published figure of one year
	RefusedOneYear   = "one_year" // it covers one year already
	RefusedRate      = "rate"     // rates are not added, nor averaged without weights
)

// Refusals lists what is never computed, with the sentence that says so.
var Refusals = CodeList{"refusal", []Code{
	{RefusedStage, "étapes", "stages", "Une somme annoncée et une somme rapportée ne s’additionnent pas : ce ne sont pas deux parts d’un même argent.", "An announced sum and a reported sum are not added: they are not two parts of one sum of money."},
	{RefusedBasis, "durées", "spans", "Un niveau, un rehaussement, un cumul et une somme de plusieurs années ne s’additionnent pas.", "A level, an increase, a cumulative sum and a sum of several years are not added."},
	{RefusedPerimeter, "périmètres", "perimeters", "Des montants qui ne comptent pas la même chose, ou pas au même endroit, ne s’additionnent pas.", "Amounts that do not count the same thing, or not in the same place, are not added."},
	{RefusedCurrency, "monnaies", "currencies", "Des montants de monnaies différentes ne s’additionnent pas.", "Amounts of different currencies are not added."},
	{RefusedUnit, "moyennes", "averages", "Une moyenne ou une somme par groupe n’entre dans aucune somme.", "An average or a sum per group enters no sum."},
	{RefusedIncrease, "rehaussements", "increases", "Les rehaussements de plusieurs exercices ne s’additionnent pas : leur somme n’est ni un niveau ni de l’argent donné.", "Increases of several fiscal years are not added: their sum is neither a level nor money given."},
	{RefusedMissing, "exercices non trouvés", "fiscal years not found", "Un exercice non trouvé compterait pour zéro : la somme n’est pas faite.", "A fiscal year not found would count as zero: the sum is not made."},
	{RefusedMonths, "mois non précisés", "months not stated", "Une somme de plusieurs années n’est répartie que si une source imprime le mois du début et celui de la fin.", "A sum of several years is spread only when a source prints the month of its start and of its end."},
	{RefusedFiscal, "mois déduits", "months inferred", "La source donne des exercices et non des mois : la somme n’est pas répartie entre eux.", "The source gives fiscal years and not months: the sum is not spread over them."},
	{RefusedYearly, "chiffre annuel publié", "yearly figure published", "Un chiffre annuel de cette somme est publié : la répartition calculée le contredirait peut-être, et n’est pas faite.", "A yearly figure of this sum is published: a computed spread might contradict it, and is not made."},
	{RefusedOneYear, "une seule année", "one year", "Ce chiffre n’est pas une somme de plusieurs années : il n’y a rien à répartir.", "This figure is not a sum of several years: there is nothing to spread."},
	{RefusedRate, "taux", "rates", "Des taux ne s’additionnent pas, et leur moyenne demande des poids.", "Rates are not added, and their average needs weights."},
}}

// Refusal is something asked for that has no honest answer.
type Refusal struct {
	Code   string   // one of Refusals
	Values []string // what clashes: two stages, two perimeters, the years missing
}

func (r *Refusal) Error() string { return fmt.Sprintf("not computed, %s: %v", r.Code, r.Values) }

// RefusalIn gives the refusal in an error; false when it is another error.
func RefusalIn(err error) (*Refusal, bool) {
	var r *Refusal
	return r, errors.As(err, &r)
}

// SumLike adds figures that are alike: one stage, basis, unit, perimeter,
// region and currency. Increases are never added. Anything else is a *Refusal.
// Errors besides: ErrOverflow.
func SumLike(figures []Figure) (Total, error) {
	for _, rule := range []struct {
		code string
		of   func(Figure) string
	}{
		{RefusedCurrency, func(f Figure) string { return f.Amount.Currency }},
		{RefusedStage, func(f Figure) string { return string(f.Stage) }},
		{RefusedBasis, func(f Figure) string { return string(f.Basis) }},
		{RefusedUnit, func(f Figure) string { return string(f.Unit) }},
		{RefusedPerimeter, func(f Figure) string { return f.Perimeter }},
		{RefusedPerimeter, func(f Figure) string { return f.Region }},
	} {
		if values := distinct(figures, rule.of); len(values) > 1 {
			return Total{}, &Refusal{rule.code, values}
		}
	}
	amounts := make([]Amount, len(figures))
	for i, f := range figures {
		if f.Unit != Whole {
			return Total{}, &Refusal{RefusedUnit, []string{string(f.Unit)}}
		}
		if f.Basis == Increase {
			return Total{}, &Refusal{RefusedIncrease, nil}
		}
		amounts[i] = f.Amount
	}
	return Sum(amounts)
}

func distinct(figures []Figure, of func(Figure) string) []string {
	var out []string
	for _, f := range figures {
		if v := of(f); !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// YearPart is what a spread gives one fiscal year: so many months of the
// period lie in it.
type YearPart struct {
	Year   FiscalYear
	Months int
	Amount Amount
}

// Spread parts a sum of several years over fiscal years by months, to the
// step of the sum and without losing any of it. It needs a month at both ends
// as printed by the source, and no yearly figure published as a part of it
// (yearly). The parts are computed numbers and are about so much. Errors:
// *Refusal, and those of dates.
func Spread(f Figure, yearly bool) ([]YearPart, error) {
	switch {
	case f.Basis != SeveralYears:
		return nil, &Refusal{RefusedOneYear, []string{string(f.Basis)}}
	case f.Unit != Whole:
		return nil, &Refusal{RefusedUnit, []string{string(f.Unit)}}
	case yearly:
		return nil, &Refusal{RefusedYearly, nil}
	case f.FiscalFrom != "" || f.FiscalUntil != "":
		return nil, &Refusal{RefusedFiscal, []string{f.FiscalFrom, f.FiscalUntil}}
	case len(f.PeriodFrom) < 7 || len(f.PeriodUntil) < 7:
		return nil, &Refusal{RefusedMonths, []string{string(f.PeriodFrom), string(f.PeriodUntil)}}
	}
	years, err := FiscalYearsBetween(f.PeriodFrom, f.PeriodUntil)
	if err != nil {
		return nil, err
	}
	parts := make([]YearPart, len(years))
	all := 0
	for i, y := range years {
		parts[i] = YearPart{Year: y, Months: monthsIn(y, f.PeriodFrom, f.PeriodUntil)}
		all += parts[i].Months
	}
	share(parts, f.Amount, all)
	return parts, nil
}

// monthsIn counts the months of a period, both ends included, that lie in a
// fiscal year.
func monthsIn(y FiscalYear, from, until Date) int {
	first, last := monthNumber(from), monthNumber(until)
	begin := y.From*12 + 3 // April
	return min(last, begin+11) - max(first, begin) + 1
}

// monthNumber counts months from year 0; January is 0 of its year.
func monthNumber(d Date) int {
	var year, month int
	for _, r := range d[:4] {
		year = year*10 + int(r-'0')
	}
	for _, r := range d[5:7] {
		month = month*10 + int(r-'0')
	}
	return year*12 + month - 1
}

// share gives each part its whole steps and hands the steps left over to the
// largest rests, so that the parts add up to the sum.
func share(parts []YearPart, sum Amount, months int) {
	steps := sum.Cents / sum.Step
	left := steps
	rests := make([]int, len(parts))
	for i := range parts {
		n := int64(parts[i].Months)
		whole := steps/int64(months)*n + steps%int64(months)*n/int64(months)
		parts[i].Amount = Amount{whole * sum.Step, sum.Currency, aboutUnlessBound(sum.Qualifier), sum.Step}
		rests[i] = i
		left -= whole
	}
	rest := func(i int) int64 { return steps % int64(months) * int64(parts[i].Months) % int64(months) }
	slices.SortStableFunc(rests, func(a, b int) int { return int(rest(b) - rest(a)) })
	for i := 0; left > 0; i, left = i+1, left-1 {
		parts[rests[i%len(rests)]].Amount.Cents += sum.Step
	}
}

func aboutUnlessBound(q Qualifier) Qualifier {
	if q == Exact {
		return About
	}
	return q
}
