package parse

import (
	"fmt"
	"regexp"
	"strings"

	"sillage/db/funding"
)

// Date reads "2024", "2024-03" or "2024-03-31" and keeps that precision; an
// empty text is an empty date.
func Date(text string) (funding.Date, error) { return funding.ParseDate(text) }

// Period reads both ends of a period, either of which may be empty. An end
// before its beginning is refused, as far as both are precise.
func Period(from, until string) (funding.Date, funding.Date, error) {
	a, err := Date(from)
	if err != nil {
		return "", "", err
	}
	b, err := Date(until)
	if err != nil {
		return "", "", err
	}
	if n := min(len(a), len(b)); n > 0 && b[:n] < a[:n] {
		return "", "", fmt.Errorf("period %q to %q ends before it begins", from, until)
	}
	return a, b, nil
}

// FiscalYears reads "2021-2022" or "2021-2022 to 2023-2024".
func FiscalYears(text string) (from, until string, err error) {
	first, last, several := strings.Cut(text, " to ")
	if !several {
		last = first
	}
	a, err := funding.ParseFiscalYear(first)
	if err != nil {
		return "", "", err
	}
	b, err := funding.ParseFiscalYear(last)
	if err != nil {
		return "", "", err
	}
	if b.From < a.From {
		return "", "", fmt.Errorf("fiscal years %q end before they begin", text)
	}
	return a.String(), b.String(), nil
}

// FiscalShape tells whether a period's months are only the ends of fiscal
// years (April, March): such months were inferred and are not precise. It
// needs at least one month, and no day.
func FiscalShape(from, until funding.Date) bool {
	month := func(d funding.Date, want string) (fits, has bool) {
		switch len(d) {
		case 0, 4:
			return true, false
		case 7:
			return d[5:] == funding.Date(want), true
		default:
			return false, true
		}
	}
	a, hasA := month(from, "04")
	b, hasB := month(until, "03")
	return a && b && (hasA || hasB)
}

var duration = regexp.MustCompile(`(?i)\b(?:sur|pendant|durant|en|over|for)\s+(?:une période de\s+|the next\s+|the coming\s+|a period of\s+)?(\d{1,2}|\pL+)\s+(?:ans?|années?|years?)\b`)

// Years is how many years a text says that its amount covers: "sur trois ans",
// "over five years", "pendant 2 ans". Zero when it says none, or two numbers. A
// horizon ("d’ici 5 ans") is no duration.
func Years(text string) int {
	found := 0
	for _, m := range duration.FindAllStringSubmatch(spaces.Replace(text), -1) {
		years, known := smallNumber(m[1])
		if n, err := Integer(m[1]); err == nil {
			years, known = int(n), true
		}
		if !known || (found > 0 && years != found) {
			return 0
		}
		found = years
	}
	return found
}
