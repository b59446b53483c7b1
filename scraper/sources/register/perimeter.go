package register

import (
	"regexp"
	"slices"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// extent is what a row counts, where and when.
type extent struct {
	words                   string // what is counted
	region                  string
	fiscalFrom, fiscalUntil string
	from, until             funding.Date
	target                  bool
}

// printed is the whole extent in one line, for things that have no columns for
// its parts.
func (e extent) printed() string {
	years := e.fiscalFrom
	if e.fiscalUntil != e.fiscalFrom {
		years += " to " + e.fiscalUntil
	}
	said := []string{}
	for _, part := range append([]string{e.region, years}, strings.Split(e.words, "; ")...) {
		if part != "" && !slices.Contains(said, part) {
			said = append(said, part)
		}
	}
	return strings.Join(said, "; ")
}

var (
	labelled   = regexp.MustCompile(`^(region|fy|covers|period|target): (.*)$`)
	someLabel  = regexp.MustCompile(`(?:^|; )(?:region|fy|covers|period|target): `)
	fiscalForm = regexp.MustCompile(`^(\d{4}-\d{4}(?: to \d{4}-\d{4})?|not stated)(?: \((.*)\))?$`)
	targetWord = regexp.MustCompile(`\btarget\b`)
)

// extent reads a perimeter, which is free text or "region: ...; fy: ...;
// covers: ...". Its region and fiscal years win over those of the fact.
func (r *reader) extent(row parse.Row) (extent, error) {
	fact := r.facts[row.Text("fact_id")]
	text := row.Text("perimeter")
	e := extent{region: fact.Text("region"), target: targetWord.MatchString(text)}
	if !someLabel.MatchString(text) {
		e.words = text
		return e, r.factPeriod(fact, &e)
	}
	var words, after []string
	for _, segment := range strings.Split(text, "; ") {
		m := labelled.FindStringSubmatch(segment)
		if m == nil {
			words = append(words, segment)
			continue
		}
		switch m[1] {
		case "region":
			e.region = m[2]
			if m[2] == "not said" {
				e.region = ""
			}
		case "fy":
			note, err := r.fiscalYears(row, m[2], &e)
			if err != nil {
				return e, err
			}
			after = append(after, note)
		case "covers", "period", "target":
			words = append(words, m[2])
		default:
			return e, row.Errorf("perimeter", "unknown label %q", m[1])
		}
	}
	words = slices.DeleteFunc(append(words, after...), func(s string) bool { return s == "" })
	e.words = strings.Join(words, "; ")
	if e.fiscalFrom != "" {
		return e, nil
	}
	return e, r.factPeriod(fact, &e)
}

// fiscalYears reads "2021-2022 (claim of January 2021)" into e and returns
// what else is said. Words that are no fiscal year stand in lookups.csv.
func (r *reader) fiscalYears(row parse.Row, text string, e *extent) (string, error) {
	if value, known := r.out.Lookup(r.lookups, text); known {
		if value == "" {
			return text, nil
		}
		text = value
	}
	m := fiscalForm.FindStringSubmatch(text)
	if m == nil {
		return "", row.Errorf("perimeter", "fiscal year %q is in no form known here", text)
	}
	if m[1] == "not stated" {
		return m[2], nil
	}
	var err error
	if e.fiscalFrom, e.fiscalUntil, err = parse.FiscalYears(m[1]); err != nil {
		return "", row.Fail("perimeter", err)
	}
	return m[2], nil
}

// factPeriod takes the period of the fact. Months that are only the ends of
// fiscal years were inferred: both ends give fiscal years, one end a year.
func (r *reader) factPeriod(fact parse.Row, e *extent) error {
	from, until, err := parse.Period(fact.Text("period_start"), fact.Text("period_end"))
	if err != nil {
		return fact.Fail("period_start", err)
	}
	if !parse.FiscalShape(from, until) {
		e.from, e.until = from, until
		return nil
	}
	if len(from) == 7 && len(until) == 7 {
		first, err := funding.FiscalYearOf(from)
		if err != nil {
			return fact.Fail("period_start", err)
		}
		last, err := funding.FiscalYearOf(until)
		if err != nil {
			return fact.Fail("period_end", err)
		}
		e.fiscalFrom, e.fiscalUntil = first.String(), last.String()
		return nil
	}
	e.from, e.until = year(from), year(until)
	return nil
}

func year(d funding.Date) funding.Date { return d[:min(4, len(d))] }

func sortedFacts(facts map[string]parse.Row) []parse.Row {
	rows := make([]parse.Row, 0, len(facts))
	for _, row := range facts {
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b parse.Row) int { return a.Line - b.Line })
	return rows
}
