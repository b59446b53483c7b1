package workbook

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"sillage/db/funding"
)

// IsNumber knows the numbers that a workbook stores: 12, -3.5, 1.2E-05.
func IsNumber(text string) bool {
	digits := strings.TrimLeft(text, "-")
	return len(text)-len(digits) <= 1 && digits != "" && digits[0] >= '0' && digits[0] <= '9' && strings.Trim(digits, "0123456789.E+-") == ""
}

// Day reads the date of a sheet's cell: whole days since 1899-12-30, as Excel
// counts them from March 1900 on (ECMA-376 part 1, 18.17.4.1).
func Day(stored string) (funding.Date, error) {
	n, err := strconv.Atoi(stored)
	if err != nil || n <= 60 || n > 73050 {
		return "", fmt.Errorf("%q is no day of a sheet between 1900 and 2099", stored)
	}
	return funding.Date(time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)), nil
}

var storedDecimal = regexp.MustCompile(`^-?\d+\.\d+$`)

// meant is the number of a sheet's cell as the sheet means it. Sheets store
// binary fractions and show at most 15 digits of them, so what is stored as
// 2247.0299999999997 is 2247.03 (ECMA-376 part 1, 18.17.5.2). Any other text
// stays as it is.
func meant(cell string) string {
	if len(cell) <= 16 || !storedDecimal.MatchString(cell) {
		return cell
	}
	number, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return cell
	}
	whole, _, _ := strings.Cut(strings.TrimPrefix(cell, "-"), ".")
	shown := strconv.FormatFloat(number, 'f', max(0, 15-len(strings.TrimLeft(whole, "0"))), 64)
	if strings.Contains(shown, ".") {
		shown = strings.TrimRight(strings.TrimRight(shown, "0"), ".")
	}
	return shown
}
