package federalgrants

import (
	"strconv"
	"time"

	"sillage/db/funding"
)

// The years between which a date may be one of an agreement. The earliest start
// in the copies of 2026 that is no filling of a spreadsheet is of 1989; the
// template has no rule for it. Years outside are 1899 and 1900 (the zero of two
// spreadsheets), 201 (a digit lost) and 9999 (no end).
const (
	earliestYear = 1980
	latestYear   = 2099
)

// dateOf reads YYYY-MM-DD, of which the datastore prints the hour too. The
// reason is one of funding.RecordReasons when there is no date: empty,
// unreadable or impossible_date.
func dateOf(cell string) (d funding.Date, reason string) {
	if cell == "" {
		return "", "empty"
	}
	if len(cell) > 10 && (cell[10] == 'T' || cell[10] == ' ') && midnight(cell[11:]) {
		cell = cell[:10]
	}
	year, month, day, ok := numbers(cell)
	switch {
	case !ok:
		return "", "unreadable"
	case month < 1 || month > 12 || day < 1 || day > daysIn(year, month):
		return "", "impossible_date"
	case year < earliestYear || year > latestYear:
		return "", "impossible_date"
	}
	return funding.Date(cell), ""
}

func midnight(hour string) bool { return hour == "00:00:00" || hour == "00:00:00Z" || hour == "00:00" }

func numbers(cell string) (year, month, day int, ok bool) {
	if len(cell) != len(time.DateOnly) || cell[4] != '-' || cell[7] != '-' {
		return 0, 0, 0, false
	}
	for i := range len(cell) {
		if digit := cell[i] >= '0' && cell[i] <= '9'; digit == (i == 4 || i == 7) {
			return 0, 0, 0, false
		}
	}
	two := func(i int) int { return int(cell[i]-'0')*10 + int(cell[i+1]-'0') }
	return two(0)*100 + two(2), two(5), two(8), true
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// fiscalYear is the year of the Government of Canada in which a date lies: from
// April 1 to March 31.
func fiscalYear(d funding.Date) string {
	year, month, _, ok := numbers(string(d))
	if !ok {
		return ""
	}
	if month < 4 {
		year--
	}
	return fiscalYears[year-earliestYear+1]
}

// fiscalYears are the names of all of them, so that a row makes none.
var fiscalYears = func() (names [latestYear - earliestYear + 2]string) {
	for n := range names {
		year := earliestYear - 1 + n
		names[n] = strconv.Itoa(year) + "-" + strconv.Itoa(year+1)
	}
	return names
}()

// basisOf tells whether a period is one year at most: its end comes no later
// than the same day of the next year.
func basisOf(from, until funding.Date) funding.Basis {
	if from == "" || until == "" {
		return funding.NotStated
	}
	year, month, day, _ := numbers(string(from))
	endYear, endMonth, endDay, _ := numbers(string(until))
	if endYear > year+1 || endYear == year+1 && (endMonth > month || endMonth == month && endDay > day) {
		return funding.SeveralYears
	}
	return funding.OneYear
}
