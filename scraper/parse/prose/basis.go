package prose

import (
	"strings"

	"sillage/db/funding"
)

const (
	nearTerm     = 30 // tokens between a sum and the term that governs it
	nearIncrease = 9  // tokens between a word of increase and its sum
	nearYearly   = 6  // tokens between a sum and "annuel", which may speak of something else
	mostLeading  = 4  // terms before a sum that are looked at
)

// setBases gives each sum the span that words of the text state for it: its
// own words first, those of the sentence, of the next sentence about the same
// sum, and last those of the whole that it is part of.
func (r *reader) setBases(sums []sum) {
	for n := 0; n < len(sums); {
		end := n
		for end < len(sums) && sums[end].sentence == sums[n].sentence {
			end++
		}
		at := r.sentences[sums[n].sentence]
		r.attach(sums[n:end], r.terms(at))
		r.nextSentence(sums[n:end])
		r.caption(sums[n:end])
		r.record(sums[n:end])
		for i := n; i < end; i++ {
			r.increase(sums, i, n, end)
		}
		r.calledIncrease(sums[n:end])
		r.cumulate(sums[n:end], at)
		n = end
	}
	r.yearlySteps(sums)
	r.totalled(sums)
	r.samePeriod(sums)
	r.inherit(sums)
}

// attach gives each term of a sentence to the sum just before it; terms before
// the first sum hold for all that have none of their own.
func (r *reader) attach(sums []sum, terms []term) {
	var leading []term
	owner := -1
	for _, t := range terms {
		for owner+1 < len(sums) && sums[owner+1].to <= t.from {
			owner++
		}
		if next := owner + 1; next < len(sums) && (r.saidOf(t, sums[next]) || owner >= 0 && r.partWord(sums[owner].to, t.from, ";")) {
			sums[next].take(t)
			continue
		}
		if next := owner + 1; t.basis == funding.RecurringLevel && owner >= 0 && next < len(sums) && sums[next].lead-t.to <= nearYearly/2 && sums[next].lead-t.to < t.from-sums[owner].to && !r.is(t.from-1, cueDuration) {
			sums[next].take(t) // "hikes of 4 M$ bring the annual envelope to 14 M$"
			continue
		}
		if owner < 0 {
			leading = append(leading, t)
			continue
		}
		if gap := t.from - sums[owner].to; gap <= nearTerm && (t.basis != funding.RecurringLevel || gap <= r.yearlyReach(t)) {
			sums[owner].take(t)
		}
	}
	for i := range sums {
		if i == 0 && sums[i].basis == funding.RecurringLevel {
			for _, t := range leading {
				if t.basis == funding.SeveralYears && t.years > 0 {
					sums[i].take(t) // "pour trois ans, à raison de 40 000 $ par année"
				}
			}
		}
		if !sums[i].own {
			for _, t := range leading[max(0, len(leading)-mostLeading):] {
				if t.basis != funding.RecurringLevel || sums[i].lead-t.to <= r.yearlyReach(t)/2 {
					sums[i].take(t)
				}
			}
		}
	}
}

// saidOf tells "leur enveloppe annuelle, qui était de 28 M$": the clause after a
// term gives the sum of what the term stands in.
func (r *reader) saidOf(t term, s sum) bool {
	i := t.to
	if r.word(i) == "," {
		i++
	}
	return t.basis == funding.RecurringLevel && oneOf(r.word(i), "qui", "which") && s.lead-i <= nearYearly+2
}

// yearlyReach is how far a word for every year governs: "chaque année" a
// clause, "annuel" what it stands beside.
func (r *reader) yearlyReach(t term) int {
	if r.is(t.to, cueMoneyNoun) || r.is(t.from-1, cueMoneyNoun) {
		return 4 * nearYearly // "the annual budget of the program", "l’enveloppe annuelle"
	}
	if oneOf(r.word(t.from), "chaque", "annuellement", "par", "each", "every", "annually", "yearly", "a", "tous") {
		return 4 * nearYearly
	}
	return nearYearly
}

// take adds what a term tells: the first basis of the order holds.
func (s *sum) take(t term) {
	if rank(t.basis) < rank(s.basis) {
		s.basis = t.basis
		s.own = true
	}
	if s.term.years == 0 && s.term.months == 0 {
		s.term.years, s.term.months = t.years, t.months
	}
	if s.term.since == "" && s.term.until == "" {
		s.term.since, s.term.until = t.since, t.until
	}
}

func rank(b funding.Basis) int {
	for i, o := range basisOrder {
		if o == b {
			return i
		}
	}
	return len(basisOrder)
}

// nextSentence reads the term of a following sentence without a sum of its
// own that goes on about this one: "La somme couvre 2024 à 2029."
func (r *reader) nextSentence(sums []sum) {
	n := sums[0].sentence + 1
	if n >= len(r.sentences) {
		return
	}
	next := r.sentences[n]
	if next.block != r.sentences[n-1].block && r.sentences[n-1].kind != heading || r.hasMoney(next) {
		return
	}
	same := false
	r.within(next.from, min(next.from+4, next.to), setOf(cueSameSum), func(mark) { same = true })
	if !same {
		return
	}
	r.lendTerms(sums, next)
}

// caption reads the term that the line above a table or list states for all
// its rows: "Soutien selon le mode, 2023-2024".
func (r *reader) caption(sums []sum) {
	n := sums[0].sentence
	k, first := r.sentences[n].kind, r.group(n)
	above := first - 1
	if (k == heading || k == row) && first < n && !r.hasMoney(r.sentences[first]) {
		r.lendTerms(sums, r.sentences[first]) // the head of the columns: "Recipient: amount for fiscal year 2024"
	}
	if k != row && k != item && !(k == heading && r.listed(n)) {
		return
	}
	r.said(sums, n)
	for steps := 0; above >= 0 && steps < mostTitles; steps++ {
		s := r.sentences[above]
		if r.hasMoney(s) || s.kind != heading && r.word(s.to-1) != ":" && !r.pointsBelow(s) {
			return
		}
		r.lendTitle(sums, s)
		above--
	}
}

const mostTitles = 3 // lines above a list that may tell its year

// listed tells whether a short line with a sum stands among others.
func (r *reader) listed(n int) bool {
	for _, m := range []int{n - 1, n + 1} {
		if m >= 0 && m < len(r.sentences) && r.sentences[m].kind == heading && r.sentences[m].block == r.sentences[n].block && r.hasMoney(r.sentences[m]) {
			return true
		}
	}
	return false
}

// said reads the term of a sentence after a list that goes on about it: "Ces
// sommes sont versées chaque année."
func (r *reader) said(sums []sum, n int) {
	kind := r.sentences[n].kind
	for n < len(r.sentences) && r.sentences[n].kind == kind {
		n++
	}
	if n < len(r.sentences) && r.is(r.sentences[n].from, cueSameSum) && !r.hasMoney(r.sentences[n]) {
		r.lendTerms(sums, r.sentences[n])
	}
}

// lendTitle gives the terms of a title, but for "annual" in the name of what it
// stands over: "Rapport annuel".
func (r *reader) lendTitle(sums []sum, of sentence) {
	for i := range sums {
		for _, t := range r.terms(of) {
			if !sums[i].own && (t.basis != funding.RecurringLevel || t.to-t.from > 1) {
				sums[i].take(t)
			}
		}
	}
}

// lendTerms gives the terms of a sentence to sums that have none of their own.
func (r *reader) lendTerms(sums []sum, of sentence) {
	terms := r.terms(of)
	for i := range sums {
		if !sums[i].own {
			for _, t := range terms[:min(len(terms), mostLeading)] {
				sums[i].take(t)
			}
		}
	}
}

// compared tells "comparativement à 1,9 million", "compared with $2 million".
func (r *reader) compared(from, to int) bool {
	return r.partWord(from, to, "comparativement", "contre", "compared", "versus")
}

// pointsBelow tells a sentence about the list or table after it: "All figures
// below are for fiscal year 2024."
func (r *reader) pointsBelow(s sentence) bool {
	return r.partWord(s.from, s.to, "below", "following", "dessous", "suivant", "suivants", "suivante", "suivantes", "table", "tableau", "figures", "montants", "amounts", "sommes")
}

// samePeriod gives a sum the term of the one before it: "a further $450,000
// over the same period".
func (r *reader) samePeriod(sums []sum) {
	for i := 1; i < len(sums); i++ {
		at := r.sentences[sums[i].sentence]
		before := &sums[i-1]
		if same := before.sentence == sums[i].sentence; same && !sums[i].own && sums[i].lead == before.to+1 && r.word(before.to) == "(" {
			sums[i].basis, sums[i].own, sums[i].term = before.basis, before.own, before.term // "60 000 $ (120 000 $ pour les autres)"
		} else if same && before.basis == funding.Increase && r.compared(before.to, sums[i].lead) {
			sums[i].basis, sums[i].own = funding.Increase, true
		}
		if !before.own && sums[i].own && before.sentence == sums[i].sentence && sums[i].lead-before.to == 1 && (r.word(before.to) == "to" || r.tokens[before.to].key == "à") {
			before.basis, before.own = sums[i].basis, true // "de 20 000 $ à 35 000 $ par année"
		}
		for j := sums[i].to; j+1 < at.to && j < sums[i].to+nearYearly+2; j++ {
			if oneOf(r.word(j), "same", "meme") && oneOf(r.word(j+1), "period", "periode", "years", "duree", "timeframe", "term") && sums[i-1].basis == funding.SeveralYears {
				sums[i].basis, sums[i].own, sums[i].term = funding.SeveralYears, true, sums[i-1].term
			}
		}
	}
}

// hasMoney tells whether a unit of money stands in a sentence.
func (r *reader) hasMoney(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if f := r.tokens[i].fold; f == "$" || f == "dollars" || f == "million" || f == "millions" || f == "milliards" || f == "billion" {
			return true
		}
	}
	return false
}

// increase reads words that make a sum a difference rather than a total.
func (r *reader) increase(sums []sum, i, first, end int) {
	s := &sums[i]
	at := r.sentences[s.sentence]
	left, right := at.from, at.to
	if i > first {
		left = sums[i-1].to
	}
	if i+1 < end {
		right = sums[i+1].lead
	}
	raised := false
	near := nearIncrease
	if r.equated(s.lead) {
		near *= 2 // "le rehaussement accordé par le gouvernement serait de 1,7 M$"
	}
	kinds := setOf(cueIncreaseBefore)
	if near > nearIncrease {
		kinds |= setOf(cueThisIncrease, cueIncreaseAfter)
	}
	r.within(max(left, s.lead-near), s.lead, kinds, func(m mark) {
		raised = raised || !r.broken(m.to, s.lead) && !r.percent(m.to)
	})
	raised = raised || r.explained(s, right) || r.addedTo(s, right)
	r.within(s.to, min(right, s.to+3*nearIncrease/2), setOf(cueIncreaseAfter), func(m mark) {
		near := m.from-s.to < 3 || r.word(m.from) == "s" // "s’ajoute" may stand at the end of its clause
		raised = raised || near && !r.broken(s.to, m.from) && !r.moreThan(m)
	})
	raised = raised || oneOf(r.word(s.lead-1), "by", "de", "d") && r.changed(max(left, s.lead-2*nearIncrease), s.lead)
	if raised && rank(funding.Increase) < rank(s.basis) {
		s.basis, s.own = funding.Increase, true
	}
}

// changed tells "increased its annual grant to the Society by $200,000": a verb of
// raising, and no level from which.
func (r *reader) changed(from, to int) bool {
	found := false
	r.within(from, to, setOf(cueChange), func(m mark) {
		w := r.word(m.to - 1)
		for _, stem := range []string{"increas", "rais", "boost", "augment", "hauss", "major", "bonifi", "grew", "grow", "rise", "rose"} {
			found = found || strings.HasPrefix(w, stem) && !r.broken(m.to, to) && r.word(to-1) == "by"
		}
	})
	return found
}

// equated tells whether a verb of being stands before a sum: what its subject
// is called holds for the sum.
func (r *reader) equated(lead int) bool {
	at := lead
	if oneOf(r.word(at-1), "de", "d", "a", "to", "at") {
		at--
	}
	return oneOf(r.word(at-1), "est", "sera", "serait", "etait", "sont", "seront", "eleve", "elevera", "atteint", "atteindra", "totalise", "represente", "is", "was", "be", "amounts", "totals", "reaches", "reached", "stands", "worth")
}

// explained tells words after a sum that name it an increase: "15 M$ : c’est la
// hausse de l’enveloppe", "1,8 M$ a été alloué à titre de rehaussement".
func (r *reader) explained(s *sum, right int) bool {
	found := false
	r.within(s.to, right, setOf(cueIncreaseBefore, cueThisIncrease), func(m mark) {
		before := r.word(m.from - 1)
		switch {
		case before == "de" && r.word(m.from-2) == "titre", before == "as" || r.word(m.from-2) == "as" && oneOf(before, "an", "a"):
			found = true
		case r.relates(s.to, m.from), strings.HasPrefix(r.word(m.from), "ajout") && oneOf(r.word(s.to), "que", "qu", "that"):
			found = true
		case r.percent(m.to):
		case oneOf(r.word(s.to), ":", ",", "–", "—", "-") && oneOf(r.word(s.to+1), "c", "soit", "voila", "that", "this"):
			found = found || m.from-s.to <= nearIncrease
		}
	})
	return found
}

// relates tells "970 512 $ représente la part de la région dans le rehaussement".
func (r *reader) relates(from, to int) bool {
	return to-from <= 2*nearIncrease && oneOf(r.word(from), "represente", "representent", "correspond", "correspondent", "constitue", "constituent", "represents", "is", "are", "vise", "visent") && !r.broken(from, to) &&
		(oneOf(r.word(from), "represente", "representent", "represents", "correspond", "correspondent") || to-from <= 3)
}

// percent tells an increase that is told as a share: "une augmentation de 10 %".
func (r *reader) percent(from int) bool {
	for i := from; i < from+5; i++ {
		if oneOf(r.word(i), "%", "percent") || r.word(i) == "cent" && r.word(i-1) == "pour" {
			return true
		}
	}
	return false
}

// addedTo tells "ajoute 5 M$ aux subventions existantes", "adds $5 million to".
func (r *reader) addedTo(s *sum, right int) bool {
	if before := r.word(s.lead - 1); !strings.HasPrefix(before, "ajout") && !strings.HasPrefix(before, "add") {
		return false
	}
	return s.to < right && (oneOf(r.word(s.to), "aux", "au", "to") || r.tokens[s.to].key == "à") && r.moneyWithin(s.to, min(right, s.to+5))
}

func (r *reader) moneyWithin(from, to int) bool {
	found := false
	r.within(from, to, setOf(cueMoneyNoun), func(mark) { found = true })
	return found
}

// moreThan tells "de plus" and "more" that only begin "de plus de 5", "more
// than 5".
func (r *reader) moreThan(m mark) bool {
	return r.is(m.from, cueAtLeast) || r.is(m.from+1, cueAtLeast) || r.word(m.to) == "than" || (r.word(m.to) == "en" && r.word(m.to+1) == "plus")
}

// calledIncrease reads a next sentence that names the sums before it an
// increase: "Cette bonification ...".
func (r *reader) calledIncrease(sums []sum) {
	n := sums[0].sentence + 1
	if n >= len(r.sentences) || !r.is(r.sentences[n].from, cueThisIncrease) {
		return
	}
	for i := range sums {
		if !sums[i].own {
			sums[i].basis, sums[i].own = funding.Increase, true
		}
	}
}

// broken tells whether a sign of a new clause stands between two tokens.
func (r *reader) broken(from, to int) bool {
	for i := from; i < to; i++ {
		if r.tokens[i].kind == sign && !oneOf(r.tokens[i].fold, "$", "(", ")", "«", "»", "\"", "'", "%", ":", "-") {
			return true
		}
		if r.is(i, cueContrast) {
			return true
		}
	}
	return false
}

// cumulate reads words that make a sum one of recurring levels.
func (r *reader) cumulate(sums []sum, at sentence) {
	best := 0
	r.within(at.from, at.to, setOf(cueCumulative), func(m mark) {
		if sums[best].lent {
			return // the steps of a sum told before
		}
		for best+1 < len(sums) && abs(sums[best+1].from-m.from) < abs(sums[best].from-m.from) {
			best++
		}
		sums[best].basis, sums[best].own = funding.Cumulative, true
	})
}

// yearlySteps finds sums whose steps the text gives: 80 M$ and then "10, 10,
// 15, 20, puis 25 M$". The steps are increases where the whole is one.
func (r *reader) yearlySteps(sums []sum) {
	for i := range sums {
		var total int64
		for j := i + 1; j < len(sums) && j <= i+8 && sums[j].sentence <= sums[i].sentence+2; j++ {
			if sums[j].printed.Cents >= sums[i].printed.Cents {
				break
			}
			start := j
			for total = 0; j < len(sums) && sums[j].sentence == sums[start].sentence && total < sums[i].printed.Cents; j++ {
				total += sums[j].printed.Cents
			}
			if j-start >= 3 && total == sums[i].printed.Cents && r.yearly(sums[start:j]) {
				r.step(sums, i, start, j)
				break
			}
			j = start
		}
	}
}

// totalled finds a sum that the sums of single years before it add up to: "2 M$
// en 2025-2026 et 3 M$ en 2026-2027, pour un total de 5 M$".
func (r *reader) totalled(sums []sum) {
	for i := range sums {
		total, from := int64(0), i
		for from > 0 && sums[from-1].sentence == sums[i].sentence && sums[from-1].basis == funding.OneYear && total < sums[i].printed.Cents {
			from--
			total += sums[from].printed.Cents
		}
		if i-from >= 2 && total == sums[i].printed.Cents && rank(sums[i].basis) > rank(funding.Cumulative) {
			sums[i].basis, sums[i].own = funding.Cumulative, true
		}
	}
}

// yearly tells whether amounts are given year by year: each but the last lends
// its unit from the next, or each has a year of its own.
func (r *reader) yearly(steps []sum) bool {
	lent, years := 0, 0
	for _, s := range steps {
		if s.lent {
			lent++
		}
		if s.basis == funding.OneYear || s.basis == funding.RecurringLevel {
			years++
		}
	}
	return lent >= len(steps)-1 || years >= len(steps)-1
}

func (r *reader) step(sums []sum, whole, from, to int) {
	raised := sums[whole].basis == funding.Increase
	r.within(r.sentences[sums[whole].sentence].from, r.sentences[sums[whole].sentence].to, setOf(cueIncreaseBefore, cueIncreaseAfter), func(mark) { raised = true })
	sums[whole].basis, sums[whole].own = funding.Cumulative, true
	for i := from; i < to; i++ {
		if raised && rank(funding.Increase) < rank(sums[i].basis) {
			sums[i].basis, sums[i].own = funding.Increase, true
		}
	}
}

// record gives the sums of a record the term of the line that is headed as one:
// "Term: April 2023 to March 2026", "Durée : trois ans".
func (r *reader) record(sums []sum) {
	at := r.sentences[sums[0].sentence]
	for n := sums[0].sentence + 1; n < len(r.sentences) && n <= sums[0].sentence+mostFields && r.sentences[n].block == at.block; n++ {
		s := r.sentences[n]
		if oneOf(r.word(s.from), "start", "debut", "from") && n+1 < len(r.sentences) && oneOf(r.word(r.sentences[n+1].from), "end", "fin", "to") {
			r.fromTo(sums, s, r.sentences[n+1])
		}
		if oneOf(r.word(s.from), "term", "duration", "period", "duree", "periode", "echeance") && r.word(s.from+1) == ":" && !r.hasMoney(s) {
			r.lendTerms(sums, s)
		}
	}
}

// fromTo reads two lines of a record: "Start: 2021-04-01", "End: 2025-03-31".
func (r *reader) fromTo(sums []sum, start, end sentence) {
	a, b := r.firstDate(start.from), r.firstDate(end.from)
	if a >= len(r.dates) || b >= len(r.dates) || r.dates[a].from >= start.to || r.dates[b].from >= end.to {
		return
	}
	t := term{since: r.dates[a].date, until: r.dates[b].date, basis: funding.OneYear}
	if monthsOf(t.until, true)-monthsOf(t.since, false) >= 12 {
		t.basis = funding.SeveralYears
	}
	for i := range sums {
		if !sums[i].own {
			sums[i].take(t)
		}
	}
}

const mostFields = 6 // lines of a record after its sum
