package funding

import (
	"strconv"
	"strings"
)

// Spaces of the typography: no-break, never a plain space inside a number.
const nbsp = "\u00a0"

// Print writes an amount as its source does, with the digits of its step and
// no others: "au moins 5,4 M$", "5 735 682,50 $" (no-break spaces) in French,
// "at least $5.4M", "$5,735,682.50" in English. lang is "fr" or "en".
func Print(a Amount, lang string) string {
	return join(word(a.Qualifier, lang), PrintNumeral(a.Cents, a.Step, lang))
}

// PrintComputed writes a computed amount: printed with the finest step of its
// operands, and with "about" wherever its own step exceeds 1 $.
func PrintComputed(a Amount, printStep int64, lang string) string {
	words := word(a.Qualifier, lang)
	if a.Step > oneDollar && (a.Qualifier == AtLeast || a.Qualifier == UpTo) {
		words = join(words, word(About, lang))
	}
	return join(words, PrintNumeral(a.Cents, printStep, lang))
}

// PrintTotal writes a total; one figure alone keeps its own words.
func PrintTotal(t Total, lang string) string {
	switch {
	case t.Count == 1:
		return Print(t.Amount, lang)
	case t.Mixed:
		return PrintNumeral(t.Amount.Cents, t.PrintStep, lang)
	default:
		return PrintComputed(t.Amount, t.PrintStep, lang)
	}
}

// word gives the qualifier's word in that language, empty for exact.
func word(q Qualifier, lang string) string {
	c, _ := Qualifiers.Find(string(q))
	if lang == "fr" {
		return c.FR
	}
	return c.EN
}

// QualifierWord gives the word before a number, empty for exact.
func QualifierWord(q Qualifier, lang string) string { return word(q, lang) }

func join(words, number string) string {
	if words == "" {
		return number
	}
	return words + nbsp + number
}

// PrintMoney writes an amount of a register, to the cent where it has cents.
// Another currency than the Canadian dollar stands as its code: "12 000 GBP";
// one that is not known is not printed.
func PrintMoney(cents int64, currency, lang string) string {
	step := int64(oneDollar)
	if cents%oneDollar != 0 {
		step = 1
	}
	if currency == "CAD" {
		return PrintNumeral(cents, step, lang)
	}
	number := strings.Trim(PrintNumeral(cents, step, lang), "$\u00a0")
	return strings.Trim(strings.Replace(number, "$", "", 1)+nbsp+currency, nbsp)
}

const (
	million = 1_000_000_00     // cents
	billion = 1_000_000_000_00 // cents
)

// PrintNumeral writes cents without a qualifier: in billions or millions when
// the step is as coarse as theirs with at most two decimals, else in dollars,
// with cents only when the step is finer than a dollar.
func PrintNumeral(cents, step int64, lang string) string {
	sign, c := "", cents
	if c < 0 {
		sign, c = "\u2212", -c
	}
	if d, ok := decimalsOf(step, billion, 1); ok && c >= billion && c%step == 0 {
		return sign + scaled(c, billion, d, lang, "G$", "B")
	}
	if d, ok := decimalsOf(step, million, 2); ok && c%step == 0 {
		return sign + scaled(c, million, d, lang, "M$", "M")
	}
	d := 0
	if step%100 != 0 || c%100 != 0 {
		d = 2
	}
	return sign + scaled(c, 100, d, lang, "$", "")
}

// decimalsOf tells how many decimals of the unit the step needs.
func decimalsOf(step, unit int64, most int) (int, bool) {
	for d, s := 0, step; d <= most; d, s = d+1, s*10 {
		if step > 0 && s%unit == 0 {
			return d, true
		}
	}
	return 0, false
}

func scaled(cents, unit int64, decimals int, lang, unitFR, unitEN string) string {
	whole, rest := cents/unit, cents%unit
	number := PrintNumber(whole, lang)
	if decimals > 0 {
		for range decimals {
			rest *= 10
		}
		digits := strconv.FormatInt(rest/unit, 10)
		number += point(lang) + strings.Repeat("0", decimals-len(digits)) + digits
	}
	if lang == "fr" {
		return number + nbsp + unitFR
	}
	return "$" + number + unitEN
}

func point(lang string) string {
	if lang == "fr" {
		return ","
	}
	return "."
}

// PrintNumber groups thousands: "3 000" (no-break) in French, "3,000".
func PrintNumber(n int64, lang string) string {
	digits, sign := strconv.FormatInt(n, 10), ""
	if n < 0 {
		digits, sign = digits[1:], "\u2212"
	}
	group := ","
	if lang == "fr" {
		group = nbsp
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + group + digits[i:]
	}
	return sign + digits
}

// PrintDecimal writes a quantity's value with the digits of its source.
func PrintDecimal(d Decimal, lang string) string {
	unit := int64(1)
	for range d.Decimals {
		unit *= 10
	}
	m, sign := d.Mantissa, ""
	if m < 0 {
		m, sign = -m, "\u2212"
	}
	number := sign + PrintNumber(m/unit, lang)
	if d.Decimals > 0 {
		digits := strconv.FormatInt(m%unit, 10)
		number += point(lang) + strings.Repeat("0", d.Decimals-len(digits)) + digits
	}
	return number
}

// PrintRatio writes a share in whole percent: "au plus 72 %", "at most 72%".
// It rounds to the nearest percent, whatever the direction of the bound; what
// would round to nothing is "less than 1%".
func PrintRatio(r Ratio, lang string) string {
	words := word(r.Qualifier, lang)
	if r.Qualifier == UpTo {
		words = atMost(lang)
	}
	percent := (r.Permille + 5) / 10
	if percent == 0 && r.Permille > 0 && r.Qualifier != AtLeast {
		words, percent = pick(lang == "fr", "moins de", "less than"), 1
	}
	number := PrintNumber(percent, lang)
	if lang == "fr" {
		return join(words, number+nbsp+"%")
	}
	return join(words, number+"%")
}

// atMost is the word of an upper bound of something that is not money.
func atMost(lang string) string { return pick(lang == "fr", "au plus", "at most") }
