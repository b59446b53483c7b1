package prose

import (
	"slices"
	"strings"
)

// itsGift reads "Infrastructure Canada’s contribution will be $9.8 million", "the
// Weston Trust, whose $350,000 donation".
func (s *scene) itsGift(b body) bool {
	i := b.to
	if s.word(i) == "," {
		i++
	}
	if s.word(i) != "whose" && !(s.lang == "en" && s.word(i) == "s" && s.tokens[i].glued) || !s.sumNear(b.from) {
		return false
	}
	gift := false
	for j := i + 1; j < min(i+7, len(s.tokens)); j++ {
		gift = gift || oneOf(s.word(j), "contribution", "donation", "gift", "investment", "commitment", "share", "pledge", "loan") || b.state && oneOf(s.word(j), "agreement", "agreements", "grant", "funding")
	}
	return gift
}

// aided tells the subject of what is done with a gift: "X élargit son programme
// grâce à une subvention de 370 300 $", "X is testing an idea with a grant of $75,000".
func (s *scene) aided(n int) bool {
	b := s.bodies[n]
	at := s.sentenceAt(b.from)
	if s.isState(n) || b.fund || b.generic || s.endows(b) {
		return false
	}
	for i := b.to; i < at.to; i++ {
		switch {
		case s.bodyBetween(i, i+1) || s.is(i, cueNeed) || s.is(i, cueSpeaks) || s.is(i, cueGives) && !s.is(i, cueMoneyNoun):
			return false
		case oneOf(s.word(i), "grace", "with", "thanks", "through", "using") && s.sumsGift(i, at):
			return true
		}
	}
	return false
}

// sumsGift tells words of a gift with its sum after "with" or "grâce à".
func (s *scene) sumsGift(i int, at sentence) bool {
	end := min(at.to, i+nearObject)
	gift := false
	s.within(i+1, end, setOf(cueGiftOf), func(m mark) {
		gift = gift || oneOf(s.word(m.from), "subvention", "aide", "contribution", "soutien", "financement", "grant", "funding", "contribution", "support")
	})
	if sum := s.sumFrom(i); gift && sum < len(s.sums) && s.sums[sum].to <= end {
		return s.sums[sum].funds
	}
	return false
}

// bracketedSum tells whether a sum in brackets follows a name.
func (s *scene) bracketedSum(b body) bool {
	i := s.sumAt(b.to + 1)
	return s.word(b.to) == "(" && i >= 0 && s.sums[i].funds && s.word(s.sums[i].to) == ")"
}

// goesOnPaying tells a list of payers with what each gives: "by the Boréal
// Foundation ($5,000), the Calgary Foundation ($3,000)".
func (s *scene) goesOnPaying(n int) bool {
	return n > 0 && s.joined(n-1, n) && len(s.claims) > 0 && s.claims[len(s.claims)-1].body == n-1 && s.claims[len(s.claims)-1].role == Payer
}

// objectOfGiving tells a name that a verb of giving has as its object: "awarded
// the Alliance $5,000", "soutient la Maison des jeunes à hauteur de 5 000 $".
func (s *scene) objectOfGiving(n, before int) bool {
	b := s.bodies[n]
	if !s.ended(before, cueGives) || s.inSentence[before-1] != s.inSentence[b.from] || b.fund || !b.strong && b.known < 0 {
		return false
	}
	if b.state && (s.lang != "en" || s.sumAt(b.to) < 0 || s.weakVerb(before-1)) {
		return false
	}
	if i := s.sumAt(b.to); s.lang == "en" && (i >= 0 && s.sums[i].funds || oneOf(s.word(b.to), "a", "an") && s.fundingIn(b.to, b.to+nearObject)) {
		return true // "awarded the Alliance a one-time grant of $5,000"
	}
	for _, stem := range []string{"soutien", "souten", "appui", "appuy", "financ", "subventionn", "support", "fund"} {
		if strings.HasPrefix(s.word(before-1), stem) {
			return s.sumNear(b.from)
		}
	}
	return false
}

// giftOf reads "financement du gouvernement", "5,4 M$ du ministère".
func (s *scene) giftOf(n, of int) (Role, bool) {
	if i := s.sumEnding(of); i >= 0 && s.sums[i].funds {
		if s.bodies[n].weak() {
			return "", false // "14,2 M$ d’Ottawa"
		}
		return Payer, true
	}
	if s.ended(of, cueGiftOf) && article(s.word(of-2)) && !s.giver(s.bodies[n]) && !s.isState(n) && oneOf(s.word(of-1), "subvention", "aide", "financement", "grant", "funding") && s.sumNear(s.bodies[n].from) && s.bodies[n].strong {
		return Recipient, false // "la subvention du Réseau passe à 300 000 $"
	}
	state := s.bodies[n].state
	if oneOf(s.word(of-1), "entente", "agreement") && article(s.word(of-2)) && !state && !s.giver(s.bodies[n]) && !s.bodies[n].weak() && s.equatedSum(s.bodies[n].to) {
		return Recipient, false // "L’entente de SUCO, qui date de 2020, est de 30 M$"
	}
	if !state && s.bodies[n].strong && s.projectOf(of) {
		return Recipient, false
	}
	switch {
	case state && s.ownsFund(of) && s.moneyText():
		s.dropFund(of)
		return Payer, false
	case s.ended(of, cueGiftOf) && oneOf(s.word(of-1), "mesure", "initiative", "programme", "program", "measure"):
		if state && s.moneyText() {
			return Payer, false
		}
	case s.bodies[n].weak():
	case s.ended(of, cueGiftOf) && s.sumNear(s.bodies[n].from), s.qualifiedGift(of) && s.sumNear(s.bodies[n].from):
		return Payer, state
	case state && s.moneyText() && oneOf(s.word(of-1), "nom", "compte", "behalf"):
		return Payer, false
	case s.ended(of, cueGiftOf) && state && s.moneyText() && s.sentenceAt(of-1).kind != heading:
		return Payer, false
	}
	return "", false
}

// projectOf tells "400 000 $ dans le projet Horizon de la Maison Marie-Rose": money
// for a project is that of who carries it out.
func (s *scene) projectOf(of int) bool {
	for i := of - 2; i > 1 && i > of-nearProject && s.inSentence[i] == s.inSentence[of-1]; i-- {
		if !oneOf(s.word(i), "projet", "project") {
			continue
		}
		at := i
		for article(s.word(at-1)) || oneOf(s.word(at-1), "au", "un") {
			at--
		}
		return (s.word(at) == "au" || oneOf(s.word(at-1), "dans", "pour", "in", "for", "to")) && s.sumEnding(at-1) >= 0 && s.sums[s.sumEnding(at-1)].funds
	}
	return false
}

const nearProject = 8 // tokens between "projet" and the "de" of its body

// equatedSum tells whether a sum is what the rest of a sentence says something is.
func (s *scene) equatedSum(from int) bool {
	i := s.sumFrom(from)
	return i < len(s.sums) && s.inSentence[s.sums[i].from] == s.inSentence[from-1] && s.sums[i].funds && s.equated(s.sums[i].lead)
}

// isState tells a body that is a government by its fullest name.
func (s *scene) isState(n int) bool {
	full := s.full[n]
	return s.bodies[n].state || full >= 0 && s.bodies[full].state
}

// qualifiedGift reads "investissement conjoint du", "contribution totale de".
func (s *scene) qualifiedGift(of int) bool {
	return of > 0 && s.ended(of-1, cueGiftOf) && (oneOf(s.word(of-1), "conjoint", "conjointe", "conjoints", "total", "totale", "financiere", "federale", "gouvernementale", "annuelle", "record", "initiale", "joint", "combined") || s.adjective(of-1))
}

// ownsFund tells whether a fund or programme stands just before: "via le Fonds
// d’urgence du gouvernement".
func (s *scene) ownsFund(of int) bool {
	for _, list := range [][]body{s.programmes, s.bodies} {
		n, _ := slices.BinarySearchFunc(list, of, func(b body, tok int) int { return b.to - tok })
		if n < len(list) && list[n].to == of && (list[n].fund || list[n].known >= 0 || s.is(list[n].from, programmeHead)) {
			return true
		}
	}
	return false
}

// dropFund takes back the role of a fund whose owner is named after it.
func (s *scene) dropFund(of int) {
	s.claims = slices.DeleteFunc(s.claims, func(c claim) bool { return s.bodies[c.body].to == of && s.bodies[c.body].fund })
}
