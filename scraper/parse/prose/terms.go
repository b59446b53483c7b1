package prose

import (
	"sillage/db/funding"
	"sillage/scraper/parse"
)

// term is a span of time in the text: a number of years or months, from one
// date to another, an end, a year, or a word such as "annuellement".
type term struct {
	from, to      int // tokens
	basis         funding.Basis
	years, months int
	since, until  funding.Date
}

// terms finds the spans of one sentence, from left to right.
func (r *reader) terms(s sentence) []term {
	var out []term
	for i := s.from; i < s.to; i++ {
		t, ok := r.termAt(i, s)
		if !ok {
			continue
		}
		out = append(out, t)
		i = t.to - 1
	}
	return out
}

func (r *reader) termAt(i int, s sentence) (term, bool) {
	if r.tokens[i].kind == sign {
		return term{}, false
	}
	if d, ok := r.dateAt(i); ok {
		return r.span(d, s)
	}
	if t, ok := r.lengthAt(i, s); ok {
		return t, true
	}
	for _, c := range []struct {
		cue   cue
		basis funding.Basis
	}{{cueSeveralYears, funding.SeveralYears}, {cueYearly, funding.RecurringLevel}, {cueOneYear, funding.OneYear}} {
		if r.is(i, c.cue) && !r.ofThatYear(i, c.cue) {
			return term{from: i, to: min(r.endOf(i, c.cue), s.to), basis: c.basis}, true
		}
	}
	return term{}, false
}

// ofThatYear tells "this year’s grants", "les lauréats de cette année", where
// the year is not that of the money.
func (r *reader) ofThatYear(i int, c cue) bool {
	if c == cueYearly {
		if r.word(i) == "a" && oneOf(r.word(i+2), "later", "ago", "earlier", "before", "after", "on") {
			return true // "a year later"
		}
		return r.word(i-1) == "non" || r.word(i-1) == "pas"
	}
	if c != cueOneYear || !oneOf(r.word(i), "this", "cette", "last", "next") {
		return false
	}
	return r.word(i+2) == "s" || oneOf(r.word(i-1), "de", "earlier", "later", "tot", "tard")
}

const longestTerm = 30 // years; more is an age or a history

// lengthAt reads "sur trois ans", "au cours des cinq prochaines années", "over
// 36 months", "five-year agreement" from its number on.
func (r *reader) lengthAt(i int, s sentence) (term, bool) {
	if r.tokens[i].kind == word && !r.tokens[i].numeric {
		return term{}, false
	}
	n, ok := r.numeralAt(i)
	if !ok {
		if n, ok = r.numeralInWords(i); !ok || n.half || r.word(i) == "a" {
			return term{}, false
		}
	} else if len(n.parts) > 1 || len(n.parts[0].digits) > 3 {
		return term{}, false
	}
	value := int(n.value)
	if n.parts != nil {
		v, err := parse.Integer(n.parts[0].digits)
		if err != nil {
			return term{}, false
		}
		value = int(v)
	}
	unit := n.to
	if oneOf(r.word(unit), "prochaines", "prochains", "premieres", "premiers", "dernieres", "derniers", "next", "consecutive", "fiscal", "financial", "coming", "full") {
		unit++
	}
	months := 0
	switch r.word(unit) {
	case "ans", "an", "annees", "annee", "years", "year", "exercices":
		months = value * 12
	case "mois", "months", "month":
		months = value
	default:
		return term{}, false
	}
	if unit >= s.to || months == 0 || months > longestTerm*12 || !r.governsLength(n.from, unit) || r.word(unit+1) == "et" && r.word(unit+2) == "plus" {
		return term{}, false
	}
	t := term{from: n.from, to: unit + 1, basis: funding.OneYear}
	switch {
	case months%12 == 0 && months != value:
		t.years = value
	case months%12 == 0:
		t.years = months / 12
	default:
		t.months = months
	}
	switch {
	case months > 12:
		t.basis = funding.SeveralYears
	case months < 12:
		t.basis = funding.NotStated
	}
	return t, true
}

// governsLength tells whether the words before a number of years make it a
// term rather than an age.
func (r *reader) governsLength(number, unit int) bool {
	if w := r.word(unit); (w == "year" || w == "month") && (r.is(unit+1, cueMoneyNoun) || r.word(unit+1) == "$" || r.word(unit+1) == "," && r.word(unit+2) == "$") {
		return true // "a three-year grant", "a three-year, $900,000 agreement"
	}
	for at, steps := number, 0; steps < 5 && at > 0; steps++ {
		if r.ended(at, cueDuration) {
			return !oneOf(r.word(at-1), "d", "des") || oneOf(r.word(at-2), "cours", "ici")
		}
		if !oneOf(r.word(at-1), "les", "des", "the", "next", "coming", "first", "a", "period", "of", "une", "periode", "duree", "de", "d", "premieres", "premiers", "prochaines", "ses", "its", "about", "environ", "quelque", "plus", "nearly", "pres", "up", "to", "maximale", "maximum", "minimale", "totale", "initiale", "initial", "each", "every") {
			return false
		}
		at--
	}
	return false
}

// span reads what a date says about the length of the money: "d’avril 2024 à
// mars 2029", "jusqu’en mars 2023", "2019-2020". A date alone says nothing.
func (r *reader) span(d printedDate, s sentence) (term, bool) {
	t := term{from: d.from, to: d.to, since: d.date}
	before := r.word(d.from - 1)
	if next, ok := r.secondDate(d, s); ok {
		t.to, t.until = next.to, next.date
		if next.last != "" {
			t.until = next.last
		}
		t.basis = funding.OneYear
		if length := monthsOf(t.until, true) - monthsOf(t.since, false) + 1; length > 12 {
			t.basis = funding.SeveralYears
		}
		return t, true
	}
	if d.last != "" && !r.untilBefore(d.from) {
		return r.yearsTogether(d, before)
	}
	if r.untilBefore(d.from) {
		t.since, t.until = "", d.date
		if d.last != "" {
			t.until = d.last // "through 2027-28"
		}
		if r.issued == "" || monthsOf(t.until, true)-monthsOf(r.dateOf(s), false) <= 12 {
			return t, false
		}
		t.basis = funding.SeveralYears
		return t, true
	}
	if len(d.date) == 4 && (r.yearsBudget(d) || r.ended(d.from, cueOneYear) || oneOf(before, "annee", "exercice", "fiscal", "year") || (oneOf(before, "pour", "for") && r.lang != "")) {
		t.until, t.basis = d.date, funding.OneYear
		return t, true
	}
	return term{}, false
}

// yearsBudget tells "dans son budget 2025", "the City’s 2025 budget", "in 2025
// grants". A budget of a State speaks of several years.
func (r *reader) yearsBudget(d printedDate) bool {
	if r.lang == "fr" {
		return r.word(d.from-1) == "budget" && oneOf(r.word(d.from-2), "son", "leur", "notre")
	}
	return r.word(d.to) == "budget" && oneOf(r.word(d.from-1), "its", "their", "our", "s") || oneOf(r.word(d.from-1), "in", "its", "their", "our", "s") && r.is(d.to, cueMoneyNoun)
}

// yearsTogether reads "2019-2020" and "2021-2026". Years that follow a name
// without a word between belong to the name: "Plan d’action 2022-2027".
func (r *reader) yearsTogether(d printedDate, before string) (term, bool) {
	t := term{from: d.from, to: d.to, since: d.date, until: d.last, basis: funding.SeveralYears}
	years := monthsOf(d.last, false)/12 - monthsOf(d.date, false)/12
	t.years = 0
	if years <= 1 {
		t.basis = funding.OneYear
	}
	introduced := oneOf(before, "budget", "en", "pour", "de", "in", "for", "l", "annee", "annees", "exercice", "exercices", "horizon", "periode", "the", "(", ",", "fiscal", "year", "years", "during", "durant", "from", "of", "over", "et", "and", "d", ":", "|", "couvre", "du", "depuis", "to", "a")
	return t, introduced && (years <= 1 || !r.nameBefore(d.from))
}

// nameBefore tells whether years stand at the end of a name with a capital:
// "the 2016-2018 Plan" has none, "Plan d’action (2022-2027)" has.
func (r *reader) nameBefore(i int) bool {
	before := r.word(i - 1)
	if before == "," || before == "(" || before == "de" || before == "for" || before == "pour" {
		for j := i - 2; j >= 0 && j > i-12 && r.tokens[j].line == r.tokens[i].line && r.tokens[j].kind != sign; j-- {
			if r.is(j, programmeHead) && r.tokens[j].upper {
				return true
			}
		}
	}
	return false
}

// secondDate finds the end of "de 2022 à 2025", "from April 2024 to March
// 2029", "entre 2018 et 2022".
func (r *reader) secondDate(d printedDate, s sentence) (printedDate, bool) {
	if d.to+1 >= s.to {
		return printedDate{}, false
	}
	link, at := r.tokens[d.to], d.to+1
	before := r.word(d.from - 1)
	switch {
	case link.key == "à" || link.fold == "au" || link.fold == "to" || link.fold == "until" || link.fold == "through":
		if link.fold == "au" && oneOf(r.word(at), "cours") {
			return printedDate{}, false
		}
	case link.fold == "-" || link.fold == "–":
	case link.fold == "et" && before == "entre", link.fold == "and" && before == "between":
	case link.key == "jusqu":
		at++
	default:
		return printedDate{}, false
	}
	for at < s.to && oneOf(r.word(at), "la", "fin", "de", "the", "end", "of", "le", "l", "annee", "exercice", "en") {
		at++
	}
	next, ok := r.dateAt(at)
	if !ok || next.to > s.to || next.date < d.date[:4] {
		return printedDate{}, false
	}
	return next, true
}

// untilBefore tells whether a date is an end: "jusqu’en", "d’ici", "until".
func (r *reader) untilBefore(at int) bool {
	for steps := 0; steps < 6 && at > 0; steps++ {
		switch w := r.word(at - 1); w {
		case "jusqu", "ici", "until", "till":
			return true
		case "by", "through":
			return r.lang == "en"
		case "en", "au", "a", "la", "le", "fin", "du", "de", "mois", "l", "annee", "the", "end", "of", "printemps", "automne", "hiver", "ete", "31", "exercice", "spring", "fall":
			at--
		default:
			return false
		}
	}
	return false
}

// dateOf is the date of what a sentence tells: its own first date, or that of
// the text.
func (r *reader) dateOf(s sentence) funding.Date {
	for n := r.firstDate(s.from); n < len(r.dates) && r.dates[n].from < s.to; n++ {
		if d := r.dates[n]; d.last == "" && len(d.date) >= 7 && !r.untilBefore(d.from) {
			return d.date
		}
	}
	return r.issued
}
