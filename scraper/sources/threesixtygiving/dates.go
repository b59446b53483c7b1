package threesixtygiving

import (
	"regexp"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// dates reads when the grant was awarded and what span it covers. Its year is
// the calendar's of the award: the standard knows no fiscal year.
func dates(record *funding.Record, g grant) {
	record.SignedOn = date(record, "signed_on", g.AwardDate)
	if record.SignedOn == "" && g.AwardDate == "" {
		record.Suspect("signed_on", "", "empty")
	}
	if record.SignedOn != "" {
		record.FiscalYear = string(record.SignedOn[:4])
	}
	if len(g.PlannedDates) != 1 {
		return // none, or several of which the standard does not say which is the whole
	}
	planned := g.PlannedDates[0]
	record.PeriodFrom, record.PeriodUntil = date(record, "period_from", planned.StartDate), date(record, "period_until", planned.EndDate)
	if record.PeriodFrom > record.PeriodUntil && len(record.PeriodFrom) == len(record.PeriodUntil) {
		record.Suspect("period_until", planned.EndDate, "end_before_start")
	}
	months, err := parse.Cents(string(planned.Duration))
	switch {
	case err != nil || months <= 0:
	case months <= 12_00:
		record.Basis = funding.OneYear
	default:
		record.Basis = funding.SeveralYears
	}
}

var (
	isoDate = regexp.MustCompile(`^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T[0-9:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$`)
	slashed = regexp.MustCompile(`^(\d{2})/(\d{2})/(\d{4})$`)
)

const lastMonth = "12"

// date reads what the standard asks for, 2015-06-10 or 2015-06-10T00:00:00Z, and
// what some write instead, 04/12/2014. Of that the day is read only where it can
// be no month; otherwise the year alone is used.
func date(record *funding.Record, field, printed string) funding.Date {
	printed = strings.TrimSpace(printed)
	if printed == "" {
		return ""
	}
	if match := isoDate.FindStringSubmatch(printed); match != nil {
		on, err := funding.ParseDate(match[1])
		if err != nil {
			record.Suspect(field, printed, "impossible_date")
		}
		return on
	}
	match := slashed.FindStringSubmatch(printed)
	if match == nil {
		record.Suspect(field, printed, "unreadable")
		return ""
	}
	first, second, year := match[1], match[2], match[3]
	day, month := first, second
	switch {
	case first <= lastMonth && second <= lastMonth && first != second:
		record.Suspect(field, printed, "ambiguous_date")
		return funding.Date(year)
	case second > lastMonth:
		day, month = second, first
	}
	on, err := funding.ParseDate(year + "-" + month + "-" + day)
	if err != nil {
		record.Suspect(field, printed, "impossible_date")
	}
	return on
}
