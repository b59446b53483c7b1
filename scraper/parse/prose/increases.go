package prose

import (
	"strings"

	"sillage/db/funding"
)

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
		raised = raised || near && !r.broken(s.to, m.from) && !r.moreThan(m) && !r.raisesOther(m)
	})
	raised = raised || oneOf(r.word(s.lead-1), "by", "de", "d") && r.changed(max(left, s.lead-2*nearIncrease), s.lead)
	if raised && rank(funding.Increase) < rank(s.basis) {
		s.basis, s.own = funding.Increase, true
	}
}

// raisesOther tells "$1.6 million to boost innovation": what is raised is no money.
func (r *reader) raisesOther(m mark) bool {
	to := r.word(m.from) == "to" && m.to == m.from+2 || r.word(m.from-1) == "to"
	return r.lang == "en" && to && !r.moneyWithin(m.to, m.to+5) && !r.partWord(m.to, m.to+5, "program", "programs")
}

// changed tells "increased its annual grant to the Society by $200,000": a verb of
// raising, and no level from which.
func (r *reader) changed(from, to int) bool {
	found := false
	r.within(from, to, setOf(cueChange), func(m mark) {
		w := r.word(m.to - 1)
		for _, stem := range []string{"increas", "rais", "boost", "augment", "hauss", "rehauss", "major", "bonifi", "grew", "grow", "rise", "rose"} {
			found = found || strings.HasPrefix(w, stem) && !r.broken(m.to, to) && (r.word(to-1) == "by" || m.to == to-1)
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
	found := oneOf(r.word(s.to), "que", "qu", "that") && r.partWord(s.to, min(right, s.to+nearIncrease), "ajoute", "ajoutent", "ajoutera", "adds", "is adding")
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
	to := s.to
	for to < right && r.is(to, cueYearly) {
		to = r.endOf(to, cueYearly) // "ajoute 3 M$ par année au financement"
	}
	return to < right && (oneOf(r.word(to), "aux", "au", "to") || r.tokens[to].key == "à") && (to+1 < len(r.tokens) && r.tokens[to+1].kind == digits && r.hasMoney(sentence{from: to, to: min(to+5, len(r.tokens))}) || r.moneyWithin(to, min(right, to+5)) || r.partWord(to, min(right, to+5), "program", "programme", "enveloppe") || to+1 < right && r.tokens[to+1].capitals)
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
