package records

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/bytedance/sonic/utf8"

	"sillage/db/funding"
)

// mostCents bounds an amount, so that sums of millions stay exact: ten
// thousand billion.
const mostCents = 1e15

// mostVersion bounds the number of a version to half of a number of the store;
// the other half is the row.
const mostVersion = 1<<31 - 1

// checkRecord holds a row against what no row may have. Codes are held when
// their terms are seen first.
func checkRecord(r *funding.Record) error {
	switch {
	case r.Row < 1:
		return fmt.Errorf("its number is %d", r.Row)
	case r.Agreement == "":
		return fmt.Errorf("agreement: it has none")
	case r.Cents > mostCents || r.Cents < -mostCents:
		return fmt.Errorf("amount: more than any sum of money: %d cents", r.Cents)
	case r.Version > mostVersion || r.Version < -mostVersion:
		return fmt.Errorf("version: %d is no number of an amendment", r.Version)
	case r.FiscalYear != "" && !isFiscalYear(r.FiscalYear):
		return fmt.Errorf("fiscal year %q: want 2021 or 2021-2022", r.FiscalYear)
	}
	for _, d := range [...]struct {
		field string
		date  funding.Date
	}{{"signed_on", r.SignedOn}, {"period_from", r.PeriodFrom}, {"period_until", r.PeriodUntil}} {
		if !isDate(d.date) {
			return fmt.Errorf("%s: %q is no day, month or year", d.field, d.date)
		}
	}
	return errors.Join(sound("amount", r.Printed), sound("province", r.Region))
}

// soundWords looks at all words of a row at once, in the cells into which they
// were written: what lies between them is sound. Only where something is not,
// each is looked at.
func soundWords(r *funding.Record, cells []byte) error {
	if utf8.Validate(cells) && bytes.IndexByte(cells, 0) < 0 {
		return nil
	}
	return errors.Join(sound("agreement", r.Agreement), sound("title", r.TitleFR), sound("title", r.TitleEN), sound("about", r.AboutFR), sound("about", r.AboutEN))
}

func (w *Writer) checkLine(l *funding.ReturnLine) error {
	if w.file == 0 || l.Row < 1 {
		return fmt.Errorf("it is row %d of file %d", l.Row, w.file)
	}
	if !isDate(l.EndsOn) {
		return fmt.Errorf("ends on %q, which is no day, month or year", l.EndsOn)
	}
	if isMoney, ok := w.lineKinds[l.Line]; !ok || isMoney != l.IsMoney {
		return fmt.Errorf("its meaning was not declared")
	}
	for _, t := range [...]string{l.Returning, l.Printed, l.Currency} {
		if err := sound("line", t); err != nil {
			return err
		}
	}
	return nil
}

// sound says what text may stand in the store.
func sound(field, text string) error {
	if !utf8.ValidateString(text) {
		return fmt.Errorf("%s: %.60q is not UTF-8", field, text)
	}
	if strings.IndexByte(text, 0) >= 0 {
		return fmt.Errorf("%s: %.60q has a zero byte", field, text)
	}
	return nil
}

// isDate tells "", "2024", "2024-03" and "2024-03-31" in the calendar.
func isDate(d funding.Date) bool {
	s := string(d)
	switch len(s) {
	case 0:
		return true
	case 4, 7, 10:
	default:
		return false
	}
	for i := range len(s) {
		if dash := i == 4 || i == 7; dash && s[i] != '-' || !dash && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	two := func(at int) int { return int(s[at]-'0')*10 + int(s[at+1]-'0') }
	if len(s) == 4 {
		return true
	}
	month := two(5)
	if month < 1 || month > 12 {
		return false
	}
	return len(s) == 7 || two(8) >= 1 && two(8) <= days(two(0)*100+two(2), month)
}

func days(year, month int) int {
	switch {
	case month == 2 && (year%4 == 0 && year%100 != 0 || year%400 == 0):
		return 29
	case month == 2:
		return 28
	case month == 4 || month == 6 || month == 9 || month == 11:
		return 30
	default:
		return 31
	}
}

// isFiscalYear tells "2021" and "2021-2022".
func isFiscalYear(s string) bool {
	if len(s) == 4 {
		return isDate(funding.Date(s))
	}
	return len(s) == 9 && s[4] == '-' && isDate(funding.Date(s[:4])) && isDate(funding.Date(s[5:])) && s[:4] < s[5:]
}
