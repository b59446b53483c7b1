package funding

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// ErrPrecision: a date is not precise enough for what was asked of it.
var ErrPrecision = errors.New("date not precise enough")

var dateForm = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// ParseDate accepts "2024", "2024-03", "2024-03-31" and nothing else; an empty
// text is an empty date. The error names the text.
func ParseDate(text string) (Date, error) {
	if text == "" {
		return "", nil
	}
	layout := "2006-01-02"
	if !dateForm.MatchString(text) {
		return "", fmt.Errorf("date %q: want YYYY, YYYY-MM or YYYY-MM-DD", text)
	}
	if _, err := time.Parse(layout[:len(text)], text); err != nil {
		return "", fmt.Errorf("date %q is not in the calendar", text)
	}
	return Date(text), nil
}

var months = map[string][]string{
	"fr": {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	"en": {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
}

// PrintDate writes a date with the precision it has: "14 mars 2022", "1er
// avril 2022", "mars 2022", "2022"; "14 March 2022". Empty stays empty.
func PrintDate(d Date, lang string) string {
	parts := strings.Split(string(d), "-")
	if len(parts) == 1 {
		return parts[0]
	}
	month, err := strconv.Atoi(parts[1])
	if err != nil || month < 1 || month > 12 {
		return string(d)
	}
	text := months[lang][month-1] + " " + parts[0]
	if len(parts) == 3 {
		day := strings.TrimLeft(parts[2], "0")
		if day == "1" && lang == "fr" {
			day = "1er"
		}
		text = day + nbsp + text
	}
	return text
}

// PrintPeriod writes "octobre 2021 à octobre 2024"; one end alone is "depuis"
// or "jusqu’à" it.
func PrintPeriod(from, until Date, lang string) string {
	a, b := PrintDate(from, lang), PrintDate(until, lang)
	fr := lang == "fr"
	switch {
	case a == "" && b == "":
		return ""
	case a == b:
		return a
	case b == "":
		return pick(fr, "depuis ", "from ") + a
	case a == "":
		return pick(fr, "jusqu’à ", "until ") + b
	default:
		return a + pick(fr, " à ", " to ") + b
	}
}

// PrintFiscalYears writes "2021-2022" or "2021-2022 à 2023-2024".
func PrintFiscalYears(from, until, lang string) string {
	if until == "" || from == until {
		return from
	}
	return from + pick(lang == "fr", " à ", " to ") + until
}

var numerals = map[string][]string{
	"fr": {"", "un an", "deux ans", "trois ans", "quatre ans", "cinq ans", "six ans", "sept ans", "huit ans", "neuf ans", "dix ans"},
	"en": {"", "one year", "two years", "three years", "four years", "five years", "six years", "seven years", "eight years", "nine years", "ten years"},
}

// PrintYears writes a stated duration: "trois ans", "three years".
func PrintYears(years int, lang string) string {
	if years >= 1 && years <= 10 {
		return numerals[lang][years]
	}
	return PrintNumber(int64(years), lang) + nbsp + pick(lang == "fr", "ans", "years")
}

func pick(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

// FiscalYear runs from April to March and is named by both years.
type FiscalYear struct{ From int }

func (y FiscalYear) String() string { return fmt.Sprintf("%04d-%04d", y.From, y.From+1) }

// ParseFiscalYear reads "2021-2022". The error names the text.
func ParseFiscalYear(text string) (FiscalYear, error) {
	var a, b int
	if _, err := fmt.Sscanf(text, "%4d-%4d", &a, &b); err != nil || len(text) != 9 || b != a+1 {
		return FiscalYear{}, fmt.Errorf("fiscal year %q: want YYYY-YYYY of two years in a row", text)
	}
	return FiscalYear{a}, nil
}

// FiscalYearOf tells in which fiscal year a date lies. A date without a month
// lies in none: ErrPrecision.
func FiscalYearOf(d Date) (FiscalYear, error) {
	if len(d) < 7 {
		return FiscalYear{}, fmt.Errorf("fiscal year of %q: %w", d, ErrPrecision)
	}
	year, err := strconv.Atoi(string(d[:4]))
	if err != nil {
		return FiscalYear{}, fmt.Errorf("fiscal year of %q: %w", d, err)
	}
	if d[5:7] < "04" {
		year--
	}
	return FiscalYear{year}, nil
}

// FiscalYearsBetween lists the fiscal years that a period touches; both ends
// need a month: ErrPrecision.
func FiscalYearsBetween(from, until Date) ([]FiscalYear, error) {
	a, err := FiscalYearOf(from)
	if err != nil {
		return nil, err
	}
	b, err := FiscalYearOf(until)
	if err != nil {
		return nil, err
	}
	if b.From < a.From {
		return nil, fmt.Errorf("period %s to %s ends before it begins", from, until)
	}
	var years []FiscalYear
	for y := a.From; y <= b.From; y++ {
		years = append(years, FiscalYear{y})
	}
	return years, nil
}

// NextFiscalYear is the year after: "2022-2023" after "2021-2022", "2022" after
// "2021". Empty for what is no fiscal year.
func NextFiscalYear(year string) string {
	first, second, two := strings.Cut(year, "-")
	a, err := strconv.Atoi(first)
	if err != nil || len(first) != 4 {
		return ""
	}
	if !two {
		return strconv.Itoa(a + 1)
	}
	if second != strconv.Itoa(a+1) {
		return ""
	}
	return fmt.Sprintf("%d-%d", a+1, a+2)
}
