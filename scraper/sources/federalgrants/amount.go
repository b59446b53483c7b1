package federalgrants

import "math"

const (
	// onePlaceholder is at most one dollar: departments write $1 (rows of
	// Centraide Canada and of the Red Cross) where a sum is not known yet. No
	// agreement of the register is known to be of so little.
	onePlaceholder = 1_00

	// outOfProportion is ten thousand million dollars, 1.2 % of all that the
	// register had committed by 2026 (816 to 831 thousand millions). Three of
	// 1,231,547 rows reach it: 14.556, 13.153 and 10.371 thousand millions.
	// Nothing in the register says that they are mistakes, so that they are
	// doubted and never left out.
	outOfProportion = 10_000_000_000_00
)

// centsOf reads an amount of the datastore's type money: an optional minus,
// digits, and a point with decimals. More than two decimals are rounded as the
// publisher's own trigger rounds them (grants.yaml: round(value, 2)). The
// reason is one of funding.RecordReasons: empty, unreadable, rounded, or none.
func centsOf(cell string) (cents int64, reason string) {
	if cell == "" {
		return 0, "empty"
	}
	digits, negative := cell, false
	if cell[0] == '-' {
		digits, negative = cell[1:], true
	}
	whole, at := int64(0), 0
	for ; at < len(digits) && digits[at] >= '0' && digits[at] <= '9'; at++ {
		if whole > (math.MaxInt64/100-10)/10 {
			return 0, "unreadable"
		}
		whole = whole*10 + int64(digits[at]-'0')
	}
	if at == 0 {
		return 0, "unreadable"
	}
	part, reason := int64(0), ""
	if at < len(digits) {
		if digits[at] != '.' || at+1 == len(digits) {
			return 0, "unreadable"
		}
		if part, reason = hundredths(digits[at+1:]); reason == "unreadable" {
			return 0, reason
		}
	}
	if cents = whole*100 + part; negative {
		cents = -cents
	}
	return cents, reason
}

// hundredths reads decimals, half a cent up.
func hundredths(decimals string) (cents int64, reason string) {
	for n := range len(decimals) {
		digit := int64(decimals[n] - '0')
		switch {
		case decimals[n] < '0' || decimals[n] > '9':
			return 0, "unreadable"
		case n < 2:
			cents = cents*10 + digit
		case n == 2 && digit >= 5:
			cents++
			reason = "rounded"
		case digit != 0:
			reason = "rounded"
		}
	}
	if len(decimals) == 1 {
		cents *= 10
	}
	return cents, reason
}

// amountVerdict is the rule on an amount that was read. It is excluded only
// where it surely is no value of one agreement.
func amountVerdict(cents int64, batch, terminated bool) (verdict, reason string) {
	switch {
	case batch:
		return excluded, "batch"
	case cents < 0:
		return excluded, "negative"
	case cents == 0 && terminated:
		return "", "" // nothing is left of it, as it says
	case cents == 0:
		return suspect, "zero"
	case cents <= onePlaceholder:
		return excluded, "placeholder"
	case cents >= outOfProportion:
		return suspect, "outlier"
	}
	return "", ""
}

// Verdicts, of funding.Verdicts.
const (
	suspect  = "suspect"
	excluded = "excluded"
)

// amount reads the value of an agreement into the record.
func (b *book) amount(r row, terminated bool) {
	cell := r.cell(agreementValue)
	b.record.Printed = cell
	cents, reason := centsOf(clean(cell))
	b.record.Currency = "CAD"
	b.record.Cents, b.record.Stated = cents, reason == "" || reason == "rounded"
	if !b.record.Stated {
		b.doubt("amount", cell, excluded, reason)
		b.misread(agreementValue)
		return
	}
	if reason != "" {
		b.doubt("amount", cell, suspect, reason)
	}
	batch := isBatch(b.record.Receiver.NameEN) || isBatch(b.record.Receiver.NameFR)
	if verdict, why := amountVerdict(cents, batch, terminated); verdict != "" {
		b.doubt("amount", cell, verdict, why)
	}
}
