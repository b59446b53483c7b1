// Package export writes rows as files that other programs read: CSV in two
// dialects and JSON. Amounts are int64 cents until the last byte; a float
// never touches one. Cells are typed, so that a number stays a number and
// words that a spreadsheet would run as a formula do not.
package export

import (
	"encoding/json"
	"strconv"
	"strings"

	"sillage/db/funding"
)

// Kind says what a cell holds and how each file writes it.
type Kind int

const (
	Empty   Kind = iota // the source does not say; the cell that nobody made
	Words               // text as printed; neutralised in CSV
	Code                // a word of a closed list, a key or a date: written as it is
	Money               // cents: dollars with two decimals in CSV, an integer in JSON
	Integer             // a whole number
	Decimal             // mantissa and decimals
	YesNo               // yes or no
)

// Cell is one value of one row. Make it with the functions below.
type Cell struct {
	kind   Kind
	text   string
	number int64
	scale  int
}

// OfWords holds text as somebody printed it.
func OfWords(text string) Cell { return ofText(Words, text) }

// OfCode holds a word of a closed list, a key, an address or an ISO date.
func OfCode(text string) Cell { return ofText(Code, text) }

func ofText(kind Kind, text string) Cell {
	if text == "" {
		return Cell{kind: Empty}
	}
	return Cell{kind: kind, text: text}
}

// OfCents holds money in cents.
func OfCents(cents int64) Cell { return Cell{kind: Money, number: cents} }

// OfInteger holds a whole number.
func OfInteger(n int64) Cell { return Cell{kind: Integer, number: n} }

// OfStated holds a whole number of which 0 means that no source states it.
func OfStated(n int64) Cell {
	if n == 0 {
		return Cell{kind: Empty}
	}
	return OfInteger(n)
}

// OfDecimal holds a decimal number as its source printed it.
func OfDecimal(d funding.Decimal) Cell {
	return Cell{kind: Decimal, number: d.Mantissa, scale: d.Decimals}
}

// OfBool holds yes or no.
func OfBool(yes bool) Cell {
	if yes {
		return Cell{kind: YesNo, text: "yes"}
	}
	return Cell{kind: YesNo, text: "no"}
}

// Nothing is an empty cell: the source does not say.
var Nothing = Cell{kind: Empty}

// plain writes the cell without any separator of thousands; point stands
// before decimals.
func (c Cell) plain(point byte) string {
	switch c.kind {
	case Words, Code, YesNo:
		return c.text
	case Money:
		return decimalText(c.number, 2, point)
	case Integer:
		return strconv.FormatInt(c.number, 10)
	case Decimal:
		return decimalText(c.number, c.scale, point)
	default:
		return ""
	}
}

// JSON gives the value of the cell in JSON: cents and whole numbers as
// integers, decimals as text (they keep their digits), empty as null.
func (c Cell) JSON() any {
	switch c.kind {
	case Words, Code:
		return c.text
	case YesNo:
		return c.text == "yes"
	case Money, Integer:
		return json.Number(strconv.FormatInt(c.number, 10))
	case Decimal:
		return decimalText(c.number, c.scale, '.')
	default:
		return nil
	}
}

func decimalText(number int64, scale int, point byte) string {
	digits, sign := strconv.FormatInt(number, 10), ""
	if number < 0 {
		digits, sign = digits[1:], "-"
	}
	if scale == 0 {
		return sign + digits
	}
	if short := scale + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	cut := len(digits) - scale
	return sign + digits[:cut] + string(point) + digits[cut:]
}
