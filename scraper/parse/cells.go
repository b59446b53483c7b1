package parse

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"sillage/db/funding"
)

var digitsOf = strings.NewReplacer(" ", "", ",", "")

// NumberForms are the ways in which a table writes its numbers.
//
//	fr     12 500,50 $   1 200   (300,00)   -5 $
//	en     $12,500.50    1,200   (300.00)   -5
//	plain  12500.50      1200    -5
var NumberForms = []string{"fr", "en", "plain"}

var cellForms = map[string]*regexp.Regexp{
	"fr":    regexp.MustCompile(`^(\d{1,3}(?: \d{3})+|\d+)(?:,(\d{1,2}))?(?: ?\$(?: ?CA(?:D|N)?)?)?$`),
	"en":    regexp.MustCompile(`^(?:CA(?:D|N)? ?)?(?:\$ ?)?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$`),
	"plain": regexp.MustCompile(`^(\d+)(?:\.(\d{1,2}))?$`),
}

// Amount reads the cell of an amount of money into cents, in one of
// NumberForms. A minus sign or, unless plain, brackets make it negative. What
// could be read in two ways, "12,500" in French or "12.500" in English, is an
// error. unit is what one of the number is worth in dollars: 1, or 1000 in a
// table of thousands.
func Amount(cell, form string, unit int64) (int64, error) {
	shape := cellForms[form]
	if shape == nil {
		return 0, fmt.Errorf("amount %q: no form of numbers %q", cell, form)
	}
	text := strings.TrimSpace(spaces.Replace(cell))
	negative := false
	if inside, ok := strings.CutPrefix(text, "("); ok && form != "plain" {
		if inside, ok = strings.CutSuffix(inside, ")"); !ok {
			return 0, fmt.Errorf("amount %q has one bracket", cell)
		}
		text, negative = strings.TrimSpace(inside), true
	} else if after, ok := cutMinus(text); ok {
		text, negative = after, true
	}
	match := shape.FindStringSubmatch(text)
	if match == nil {
		return 0, fmt.Errorf("amount %q is not written as %s numbers are", cell, form)
	}
	read, err := Scale(digitsOf.Replace(match[1]), match[2], unit)
	if err != nil {
		return 0, fmt.Errorf("amount %q: %w", cell, err)
	}
	if negative {
		return -read.Cents, nil
	}
	return read.Cents, nil
}

// cutMinus knows the hyphen and the minus sign of mathematics.
func cutMinus(text string) (string, bool) {
	for _, sign := range []string{"-", "\u2212"} {
		if after, ok := strings.CutPrefix(text, sign); ok {
			return strings.TrimSpace(after), true
		}
	}
	return text, false
}

// DateForms are the ways in which a table writes its dates: 2024-03-31 (or less
// precise), 31/03/2024, 03/31/2024, 2024/03/31, "31 mars 2024", "March 31, 2024".
var DateForms = []string{"iso", "dmy", "mdy", "ymd", "fr", "en"}

var (
	numbersOfDate = regexp.MustCompile(`^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$`)
	timeOfDay     = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ]00:00(?::00)?(?:\.0+)?Z?$`)
)

// DateIn reads the cell of a date in one of DateForms and keeps its precision; a
// midnight after an ISO day is left out. An empty cell is an empty date.
func DateIn(cell, form string) (funding.Date, error) {
	text := strings.TrimSpace(spaces.Replace(cell))
	if text == "" {
		return "", nil
	}
	day, month, year := 1, 2, 3
	switch form {
	case "iso":
		if m := timeOfDay.FindStringSubmatch(text); m != nil {
			text = m[1]
		}
		return Date(text)
	case "fr", "en":
		return PrintedDate(strings.TrimPrefix(text, "le "), form)
	case "dmy":
	case "mdy":
		day, month = 2, 1
	case "ymd":
		day, year = 3, 1
	default:
		return "", fmt.Errorf("date %q: no form of dates %q", cell, form)
	}
	m := numbersOfDate.FindStringSubmatch(text)
	if m == nil || len(m[year]) != 4 || len(m[day]) > 2 {
		return "", fmt.Errorf("date %q is not written as %s", cell, form)
	}
	return Date(fmt.Sprintf("%s-%02s-%02s", m[year], m[month], m[day]))
}

// spreadsheetDays is the first day of the two ways in which spreadsheets number
// days, from which they count; day 60 of the first never was, so that days
// before March 1900 cannot be told.
var spreadsheetDays = map[bool]time.Time{
	false: time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC),
	true:  time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC),
}

// SpreadsheetDate reads the number of a day as spreadsheets keep it. from1904 is
// how the workbook counts.
func SpreadsheetDate(number string, from1904 bool) (funding.Date, error) {
	whole, fraction, _ := strings.Cut(number, ".")
	days, err := Integer(whole)
	if err != nil || strings.Trim(fraction, "0123456789") != "" || days < 61 || days > 2_958_465 {
		return "", fmt.Errorf("%q is no day of a spreadsheet", number)
	}
	return Date(spreadsheetDays[from1904].AddDate(0, 0, int(days)).Format(time.DateOnly))
}

var fiscalYear = regexp.MustCompile(`^(\d{4}) ?[-–/] ?(\d{2}|\d{4})$`)

// FiscalYear reads the cell of a fiscal year, "2023-2024", "2023-24" or
// "2023/2024", as "2023-2024"; and of a calendar year, "2023", as it is.
func FiscalYear(cell string) (string, error) {
	text := strings.TrimSpace(spaces.Replace(cell))
	if len(text) == 4 && digitsOnly.MatchString(text) {
		return text, nil
	}
	m := fiscalYear.FindStringSubmatch(text)
	if m == nil {
		return "", fmt.Errorf("%q is no fiscal year", cell)
	}
	last := m[2]
	if len(last) == 2 {
		// 1999-00 ends in another century than it begins.
		last = m[1][:2] + last
		if m[1][2:] == "99" {
			last = fmt.Sprintf("%02d00", int(m[1][0]-'0')*10+int(m[1][1]-'0')+1)
		}
	}
	y, err := funding.ParseFiscalYear(m[1] + "-" + last)
	if err != nil {
		return "", err
	}
	return y.String(), nil
}
