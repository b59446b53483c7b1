package prose

import "sillage/db/funding"

// toldOf tells a sum that the subject of its sentence is told to amount to, where
// that is a cost or what was asked for, over an aside: "Le coût du projet, y
// compris le terrain, s’élève à 22 M$", "Applications this spring added up to
// $1.3 million".
func (r *reader) toldOf(s *sum) bool {
	at := r.sentences[s.sentence]
	i := r.subjectStart(at)
	if comma := i + 2; comma < s.lead && r.word(comma) == "," {
		i = comma + 1 // "In all, applications totalled"
		for article(r.word(i)) {
			i++
		}
	}
	for oneOf(r.word(i), "total", "eligible", "estimated", "full", "overall") {
		i++
	}
	asked := oneOf(r.word(i), "applications", "requests", "proposals", "demandes", "besoins", "needs")
	if !asked && !(r.is(i, cueValue) && oneOf(r.word(i), "cout", "couts", "cost", "costs", "valeur", "value")) {
		return false
	}
	if !asked && r.valueOfGrant(mark{from: i, to: i + 1}, at) {
		return false
	}
	verb := max(i, s.lead-mostOfVerb)
	return r.equated(s.lead) || r.partWord(verb, s.lead, "are", "were", "totalled", "totaled", "added", "totalisaient", "totalisent", "totalisait", "elevaient", "atteignaient")
}

const mostOfVerb = 4 // tokens of "added up to"

// subjectStart goes over the bullet and the article that a sentence begins with.
func (r *reader) subjectStart(at sentence) int {
	i := at.from
	for i < at.to && (r.tokens[i].kind == sign && r.tokens[i].fold != "$" || article(r.word(i)) || oneOf(r.word(i), "a", "an", "un", "une", "its", "their", "ces", "these")) {
		i++
	}
	return i
}

// goal tells what a campaign aims at: "dont l’objectif est fixé à 8,5 M$", "with a
// goal of $2 million".
func (r *reader) goal(s *sum) bool {
	i := s.lead - 1
	for i > 0 && oneOf(r.word(i), "a", "de", "d", "of", "at", "est", "etait", "sera", "is", "was", "fixe", "set") {
		i--
	}
	return i < s.lead-1 && oneOf(r.word(i), "objectif", "cible", "goal", "target")
}

// askedOfDonors tells what the public is invited to give: "A gift of $60 pays for
// one hour", "A donor can open a fund with as little as $5,000".
func (r *reader) askedOfDonors(s *sum) bool {
	at := r.sentences[s.sentence]
	i := r.subjectStart(at)
	if oneOf(r.word(i), "your", "votre") {
		i++
	}
	if i > at.from && s.printed.Cents < largestPrice && (oneOf(r.word(i), "gift", "donation", "don") && i+2 >= s.lead || i >= s.lead && oneOf(r.word(s.to), "gift", "donation")) {
		return true
	}
	return oneOf(r.word(i), "donor", "donors", "donateur", "donateurs", "donatrices") && oneOf(r.word(i+1), "can", "may", "peut", "peuvent", "peux")
}

// boughtFor tells what was paid for a thing: "acquise en 2019 pour 4,5 M$", "sold
// for $4 million".
func (r *reader) boughtFor(s *sum) bool {
	return oneOf(r.word(s.lead-1), "pour", "for") && r.wordOf(max(r.sentences[s.sentence].from, s.lead-mostOfVerb), s.lead-1, func(w string) bool {
		return oneOf(w, "acquis", "acquise", "achete", "achetee", "vendu", "vendue", "bought", "purchased", "sold", "acquired")
	})
}

// promisedByParty tells what a party or the opposition would give.
func (r *reader) promisedByParty(s *sum) bool {
	i := r.subjectStart(r.sentences[s.sentence])
	return i < s.lead && !r.tokens[i].upper && oneOf(r.word(i), "parti", "opposition", "candidat", "candidate", "candidats", "party", "candidates", "critic")
}

// smallGift tells what the public is asked for: "un don de 20 $", "to give $20".
func (r *reader) smallGift(s *sum) bool {
	return s.multiple <= 1 && s.printed.Cents < smallestSum && r.wordOf(max(r.sentences[s.sentence].from, s.lead-mostOfVerb), s.lead, func(w string) bool {
		return oneOf(w, "don", "dons", "donner", "donnez", "gift", "give", "donate", "donation", "donations")
	})
}

// onlyNeeded tells a verb of giving that a word of need governs: "il faudrait
// investir", "would need to invest".
func (r *reader) onlyNeeded(m mark) bool {
	return m.cues&against == 0 && m.cues&verbs != 0 && (r.ended(m.from, cueNeed) || r.word(m.from-1) == "to" && r.ended(m.from-1, cueNeed))
}

// givenBudget tells a budget that is given: "y consacrera un budget de
// fonctionnement de 1,9 M$".
func (r *reader) givenBudget(m mark) bool {
	if !m.cues.has(cueIncome) || !r.partWord(m.from, m.to, "budget") {
		return false
	}
	if oneOf(r.word(m.from-1), "program", "programme", "fund", "initiative") {
		return true // "the program’s annual budget"
	}
	given := false
	r.within(max(r.sentenceAt(m.from).from, m.from-mostOfVerb), m.from, setOf(cueGives), func(g mark) {
		given = given || !g.cues.has(cueMoneyNoun) && !r.broken(g.to, m.from)
	})
	return given
}

// ceilingApart tells a ceiling for each that is told beside a grant of that size:
// "L’aide ne peut dépasser 60 000 $ par projet".
func (r *reader) ceilingApart(s, other sum) bool {
	return s.qualifier == funding.UpTo && other.qualifier == funding.Exact && oneOf(r.word(s.to), "par", "per", "each", "chacun", "chacune")
}

// sameChange tells the other end of what rises or falls where the first end funds
// nothing: "Sales fell from $41 million in 2012 to $12 million last year".
func (r *reader) sameChange(before, s sum) bool {
	if before.funds || before.sentence != s.sentence || !oneOf(r.word(s.lead-1), "to", "a") || s.lead-before.to > nearYearly {
		return false
	}
	changed := false
	r.within(max(0, before.lead-nearYearly), before.lead, setOf(cueChange), func(mark) { changed = true })
	return changed && !r.broken(before.to, s.lead)
}
