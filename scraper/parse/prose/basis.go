package prose

import "sillage/db/funding"

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
		r.sentenceBefore(sums[n:end])
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
		if t.basis == funding.RecurringLevel && r.countedClause(sums[owner].to, t.from) {
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

// countedClause tells a clause that counts something of its own: "au Centre, qui
// accueille 300 enfants chaque année".
func (r *reader) countedClause(from, to int) bool {
	for i := from; i < to; i++ {
		if r.is(i, cueAndThen) {
			for j := i + 1; j < to; j++ {
				if r.tokens[j].kind == digits {
					return true
				}
			}
		}
	}
	return false
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
	pointing := oneOf(r.word(next.from), "cette", "cet", "ce", "ces", "this", "these") // also from a new paragraph
	if next.block != r.sentences[n-1].block && r.sentences[n-1].kind != heading && !pointing || r.hasMoney(next) {
		return
	}
	same := false
	r.within(next.from, min(next.from+4, next.to), setOf(cueSameSum), func(mark) { same = true })
	if !same {
		return
	}
	r.lendTerms(sums, next)
}

// sentenceBefore reads the term of the aid that the sentence before tells of
// without a sum: "les investissements pour l’année 2025-2026. Un total de 3,85 M$
// sera remis", "l’aide financière pour l’année 2025. La Ville leur consacre 2 M$".
func (r *reader) sentenceBefore(sums []sum) {
	n := sums[0].sentence - 1
	if n < 0 || sums[0].background {
		return
	}
	before, at := r.sentences[n], r.sentences[n+1]
	if before.kind != plain || at.kind != plain || before.line != at.line || r.hasMoney(before) || !r.goesOnWith(at, sums[0].lead) {
		return
	}
	for _, t := range r.terms(before) {
		if t.basis != funding.NotStated && r.moneyWithin(max(before.from, t.from-nearAid), t.from) && !r.broken(max(before.from, t.from-1), t.from) {
			r.lendTerms(sums[:1], sentence{from: t.from, to: t.to})
		}
	}
}

const nearAid = 8 // tokens between "aide financière" and the term of it

// goesOnWith tells a sentence about what the sentence before told: it begins with
// the sum, or a pronoun before the sum points back.
func (r *reader) goesOnWith(at sentence, lead int) bool {
	from := at.from
	for from < lead && (oneOf(r.word(from), "un", "une", "a", "the", "le", "la") || r.is(from, cueFiller)) {
		from++
	}
	return from >= lead || r.partWord(at.from, lead, "leur", "y", "en", "them", "it")
}

// compared tells "comparativement à 1,9 million", "compared with $2 million".
func (r *reader) compared(from, to int) bool {
	return r.partWord(from, to, "comparativement", "contre", "compared", "versus")
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
		if before.sentence == sums[i].sentence && before.basis == funding.Increase && sums[i].basis == funding.OneYear && sums[i].lead-before.to > 1 && r.onlyLinked(before.to, sums[i].lead) {
			sums[i].basis, sums[i].own = funding.Increase, true // "était de 1,9 M$ en 2017-2018 et de 2,8 M$ en 2018-2019"
		}
		if !before.own && sums[i].own && before.sentence == sums[i].sentence && sums[i].lead-before.to == 1 && (r.word(before.to) == "to" || r.tokens[before.to].key == "à") {
			before.basis, before.own = sums[i].basis, true // "de 20 000 $ à 35 000 $ par année"
		}
		if before.basis == funding.RecurringLevel && !sums[i].own && before.sentence == sums[i].sentence && sums[i].lead-before.to == 1 && (r.word(before.to) == "to" || r.tokens[before.to].key == "à") {
			sums[i].basis, sums[i].own = before.basis, true // "le soutien annuel passe de 200 000 $ à 260 000 $"
		}
		if before.basis == funding.SeveralYears && sums[i].sentence-before.sentence <= 1 && r.thatPeriod(sums[i].to, min(at.to, sums[i].to+nearYearly+2)) {
			sums[i].basis, sums[i].own, sums[i].term = funding.SeveralYears, true, before.term
		}
	}
}

// thatPeriod tells "over the same period", "over that period", "pour cette période".
func (r *reader) thatPeriod(from, to int) bool {
	for j := from; j+1 < to; j++ {
		if oneOf(r.word(j), "same", "meme", "that", "this", "cette", "ces", "those") && oneOf(r.word(j+1), "period", "periode", "years", "annees", "duree", "timeframe", "term") {
			return true
		}
	}
	return false
}

// onlyLinked tells whether no word of money and nobody else stands between two
// sums: what the first is said to be holds for the second.
func (r *reader) onlyLinked(from, to int) bool {
	clear := true
	r.within(from, to, setOf(cueMoneyNoun, cueGives, cueReceives, bodyHead, bodyState), func(mark) { clear = false })
	return clear && to-from <= listGap
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
