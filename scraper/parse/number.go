package parse

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"sillage/db/funding"
)

var digitsOnly = regexp.MustCompile(`^\d+$`)

// Integer reads digits and nothing else.
func Integer(text string) (int64, error) {
	if !digitsOnly.MatchString(text) {
		return 0, fmt.Errorf("%q is no whole number", text)
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%q does not fit in 64 bits", text)
	}
	return n, nil
}

var plainDecimal = regexp.MustCompile(`^\d+(\.\d{1,6})?$`)

// Decimal reads "12", "5.2", "100.0" and keeps the digits as printed.
func Decimal(text string) (funding.Decimal, error) {
	if !plainDecimal.MatchString(text) {
		return funding.Decimal{}, fmt.Errorf("%q is no decimal number with a point", text)
	}
	whole, fraction, _ := strings.Cut(text, ".")
	mantissa, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil {
		return funding.Decimal{}, fmt.Errorf("%q does not fit in 64 bits", text)
	}
	return funding.Decimal{Mantissa: mantissa, Decimals: len(fraction)}, nil
}

// Dollars reads a column of plain amounts, "5400000" or "113.00", into cents.
// More than two decimals would be lost, so they are refused.
func Dollars(text string) (int64, error) {
	d, err := Decimal(text)
	if err != nil {
		return 0, err
	}
	cents := d.Mantissa
	for i := d.Decimals; i > 2; i-- {
		if cents%10 != 0 {
			return 0, fmt.Errorf("%q is finer than a cent", text)
		}
		cents /= 10
	}
	for i := d.Decimals; i < 2; i++ {
		if cents > math.MaxInt64/10 {
			return 0, fmt.Errorf("%q does not fit in 64 bits of cents", text)
		}
		cents *= 10
	}
	return cents, nil
}

var signedDecimal = regexp.MustCompile(`^(-?)(\d{1,30})(?:\.(\d{1,30}))?(?:[eE]([+-]?\d{1,2}))?$`)

// Cents reads a plain amount as programs write it, "-3239.34", "40000.0",
// "1.5e3", into cents, digit by digit and never through a float. Errors: no
// number, finer than a cent, more than 64 bits.
func Cents(text string) (int64, error) {
	match := signedDecimal.FindStringSubmatch(text)
	if match == nil {
		return 0, fmt.Errorf("%q is no plain amount", text)
	}
	exponent := 0
	if match[4] != "" {
		var err error
		if exponent, err = strconv.Atoi(match[4]); err != nil {
			return 0, fmt.Errorf("%q: %w", text, err)
		}
	}
	digits, shift := match[2]+match[3], 2+exponent-len(match[3])
	if shift >= 0 {
		digits += strings.Repeat("0", shift)
	} else {
		digits = strings.Repeat("0", -shift) + digits
		kept, lost := digits[:len(digits)+shift], digits[len(digits)+shift:]
		if strings.Trim(lost, "0") != "" {
			return 0, fmt.Errorf("%q is finer than a cent", text)
		}
		digits = kept
	}
	if digits = strings.TrimLeft(digits, "0"); digits == "" {
		return 0, nil
	}
	cents, err := strconv.ParseInt(match[1]+digits, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%q does not fit in 64 bits of cents", text)
	}
	return cents, nil
}
