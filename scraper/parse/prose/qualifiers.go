package prose

import "sillage/db/funding"

const mostFillers = 3 // words that may stand between "plus de" and its number

// qualify sets the word before or after each number, never how round it is.
func (r *reader) qualify(sums []sum) {
	for i := range sums {
		s := &sums[i]
		if q, from, found := r.qualifierBefore(s.from); found {
			s.qualifier, s.lead = q, from
			continue
		}
		switch {
		case r.is(s.to, cueAtLeastAfter):
			s.qualifier = funding.AtLeast
		case r.is(s.to, cueUpToAfter):
			s.qualifier = funding.UpTo
		case r.is(s.to, cueAboutAfter):
			s.qualifier = funding.About
		}
	}
	for i := 0; i+1 < len(sums); i++ {
		if r.spans(sums, i) {
			sums[i].qualifier, sums[i+1].qualifier = funding.AtLeast, funding.UpTo
		}
	}
}

func (r *reader) qualifierBefore(at int) (funding.Qualifier, int, bool) {
	for skipped := 0; skipped <= mostFillers && at > 0; skipped++ {
		if q, from, found := r.qualifierEnding(at); found && (skipped == 0 || !oneOf(r.word(at-1), "under", "over", "above", "below", "about", "around")) {
			return q, from, true // "under the $22 million program" is no bound
		}
		if q, from := r.bound(at); q != "" {
			return q, from, true
		}
		if !r.ended(at, cueFiller) || r.tokens[at-1].line != r.tokens[at].line {
			break
		}
		at--
	}
	return "", 0, false
}

// bound reads "un montant maximal annuel de", "a maximum grant payment of".
func (r *reader) bound(at int) (funding.Qualifier, int) {
	if !oneOf(r.word(at-1), "of", "de") {
		return "", 0
	}
	for i := at - 2; i >= 0 && i > at-6 && r.tokens[i].kind == word && r.tokens[i].line == r.tokens[at].line; i-- {
		switch r.word(i) {
		case "maximum", "maximal", "maximale":
			return funding.UpTo, i
		case "minimum", "minimal", "minimale":
			return funding.AtLeast, i
		}
		if r.is(i, cueOther) {
			break
		}
	}
	return "", 0
}

// qualifierEnding finds the longest qualifying phrase that ends before a token.
func (r *reader) qualifierEnding(at int) (q funding.Qualifier, from int, found bool) {
	if r.ends[at]&setOf(cueAtLeast, cueAbout, cueUpTo) == 0 {
		return "", 0, false
	}
	from = at
	r.within(max(at-6, 0), at, setOf(cueAtLeast, cueAbout, cueUpTo), func(m mark) {
		if m.to != at || m.from >= from {
			return
		}
		from, found = m.from, true
		switch {
		case m.cues.has(cueUpTo):
			q = funding.UpTo
		case m.cues.has(cueAtLeast):
			q = funding.AtLeast
		default:
			q = funding.About
		}
	})
	return q, from, found
}

// spans tells whether two amounts are the ends of a range of one thing. A
// change of an envelope and levels in steps are no ranges.
func (r *reader) spans(sums []sum, i int) bool {
	a, b := sums[i], sums[i+1]
	if a.sentence != b.sentence || a.qualifier != funding.Exact || b.qualifier != funding.Exact || a.printed.Cents >= b.printed.Cents || b.from-a.to > 2 {
		return false
	}
	before := r.word(a.from - 1)
	switch link := r.tokens[a.to]; {
	case link.fold == "et" || link.fold == "and":
		return before == "entre" || before == "between"
	case link.key == "à" || link.fold == "to":
		if oneOf(r.word(a.from-2), "enveloppe", "budget", "financement", "envelope", "funding", "total") {
			return false // what goes from one level to another
		}
	case b.from == a.to+1 && (link.fold == "-" || link.fold == "–" || link.fold == "—"):
		return true
	default:
		return false
	}
	if i+2 < len(sums) && sums[i+2].sentence == b.sentence && sums[i+2].from-b.to <= 4 {
		return false // a third level follows
	}
	at, steps := r.sentences[a.sentence], false
	if oneOf(r.word(a.from-1), "from", "de") && r.partWord(max(at.from, a.from-5), a.from, "grants", "awards", "bursaries", "contributions", "subventions", "bourses", "montants", "octrois", "amounts") {
		return true // "Grants went from $10,000 to $100,000 per project"
	}
	r.within(at.from, at.to, setOf(cueChange), func(m mark) {
		steps = steps || m.to <= a.from || m.from >= b.to
	})
	return !steps
}
