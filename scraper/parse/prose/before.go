package prose

import "strings"

// comesFrom tells whether words that say whence money comes end before a token.
func (s *scene) comesFrom(at int) bool {
	for s.ended(at, cueOf) && at > 0 {
		at--
	}
	return s.ended(at, cueComesFrom)
}

// roleBefore reads a preposition and what it hangs on: "géré par", "en
// partenariat avec", "financement du", "confié à", "accordé au".
func (s *scene) roleBefore(n, at int) (Role, bool) {
	if at == 0 || s.inSentence[at-1] != s.inSentence[s.bodies[n].from] {
		return "", false
	}
	of := at
	for of > 0 && s.ended(of, cueOf) && oneOf(s.word(of-1), "de", "du", "des", "d", "of", "s") {
		of--
	}
	switch {
	case s.ended(at, cueWith), s.ended(of, cueWith), of > 0 && s.ended(of-1, cueWith) && oneOf(s.word(of-1), "la", "le", "l"):
		return Partner, true
	case s.word(at-1) == "with" && s.is(s.bodies[n].to, cueGives) && strings.HasSuffix(s.word(s.bodies[n].to), "ing") && s.fundingIn(s.bodies[n].to, s.bodies[n].to+nearObject):
		return Payer, true // "with the Town of Gananoque adding $25,000"
	case s.bodies[n].state && oneOf(s.word(at-1), "entre", "between", "by", "par") && s.sharedBetween(at):
		return Payer, true
	case oneOf(s.word(at-1), "with", "avec") && s.asPartner(n):
		return Partner, true
	case s.word(at-1) == "with" && s.facedBy(n, at):
		return Recipient, false
	case s.betweenTwo(n):
		if s.bodies[n].state {
			return Payer, false
		}
		return Recipient, false
	case oneOf(s.word(at-1), "avec", "with") && s.agreementBefore(at):
		if s.bodies[n].state && !s.otherParty(n, at) {
			return Payer, false
		}
		return Recipient, true
	case s.taskOf(at):
		return Manager, true
	case (s.comesFrom(at) || s.ended(at, cueComesFrom)) && s.helpsDeliver(at):
		return Partner, false
	case s.comesFrom(at) && !s.moneyFrom(at):
		return "", false
	case s.ended(at, cueComesFrom), s.ended(of, cueComesFrom), of < at && s.ended(of, cueReceives) && !s.bodies[n].weak() && s.receivesMoney(of-1, s.sentenceAt(of-1)):
		return Payer, true
	case of < at && oneOf(s.word(of-1), "recu", "recue", "recus", "recues") && s.sumNear(s.bodies[n].from) && !s.bodies[n].weak():
		return Payer, true
	case of < at && s.ownBudget(of) && s.moneyText():
		return Payer, true
	case s.partOfGiver(n, at):
		return "", false
	case s.bodies[n].strong && s.ended(at, cueManaged) && !s.ended(at, cueBy) && oneOf(s.word(at-1), "via", "through"), !s.bodies[n].fund && of < at && s.ended(of, cueManaged) && oneOf(s.word(of-1), "entremise", "intermediaire", "biais"):
		if s.bodies[n].state {
			return s.throughState(n) // a part of the government that pays
		}
		return Manager, true
	case s.lang == "en" && s.word(at-1) == "in" && s.sumEnding(at-1) >= 0 && s.is(s.bodies[n].to, cueGiftOf):
		return Payer, true
	case s.word(at-1) == ":" && s.ended(at-1, cueManagerOf):
		return Manager, true
	case s.word(at-1) == ":" && s.ended(at-1, cuePayerOf):
		return Payer, true
	case s.word(at-1) == ":" && receiversWord(s.word(at-2)) && at-2-s.sentenceAt(at-2).from <= 2 && (!oneOf(s.word(at-2), "nom", "name") || s.sumBelow(at)):
		return Recipient, true
	case s.lang == "fr" && s.ended(at, cueReceives) && s.inverted(at):
		return Recipient, true
	case s.ended(at, cueBy):
		return s.agent(n, at)
	case (s.bodies[n].strong || s.upperWords(s.bodies[n]) > 1 || s.lone(s.bodies[n]) && s.ended(s.lastOfTo(at), cueEntrusted)) && (s.ended(at, cueEntrusted) || s.ended(at, cueTo) && s.entrusted(n, at)):
		switch {
		case s.ofTraining(at):
			return Partner, true
		case s.bodies[n].state && s.inverted(at):
			return Payer, true // "180 000 $ que lui a confiés le ministère"
		}
		return Manager, true
	}
	return s.receivingBefore(n, at, of)
}

// receivingBefore reads the words before who receives, and the other words that
// a sum or a gift stands before.
func (s *scene) receivingBefore(n, at, of int) (Role, bool) {
	switch {
	case s.lang == "fr" && s.word(at-1) == "pour" && s.sumEnding(at-1) >= 0 && s.sums[s.sumEnding(at-1)].funds && (s.bodies[n].strong || s.bodies[n].pointer) && !s.bodies[n].state:
		return Recipient, true
	case oneOf(s.word(at-1), "–", "—", "-") && at > 1 && s.ended(at-1, cueGiftOf) && s.sumStarting(s.afterAcronym(s.bodies[n].to)+1) >= 0:
		return Payer, true // "Subvention – ministère de l’Éducation : 145 000 $"
	case (s.opening(at) || s.word(at-2) == "est" && s.opening(at-2)) && (s.ended(at, cueTo) || oneOf(s.word(at-1), "for", "pour")) && s.bodies[n].strong && s.fundingIn(s.bodies[n].to, s.sentenceAt(s.bodies[n].from).to):
		return Recipient, false // "Au Centre Vanier, une subvention de 5 000 $"
	case oneOf(s.word(at-1), "est", "is") && oneOf(s.word(at-2), "promoteur", "beneficiaire", "recipiendaire", "recipient", "laureat", "grantee"):
		return Recipient, true
	case s.bodies[n].state && oneOf(s.word(at-1), "for", "pour") && s.managesBefore(at):
		return Payer, false
	case s.letReceive(n, at):
		return Recipient, true
	case s.thanked(at) && s.bodies[n].strong && s.fundingIn(s.bodies[n].to, s.sentenceAt(at-1).to):
		return Payer, false
	case s.bodies[n].strong && !s.bodies[n].state && s.helpedBySum(n, at):
		return Recipient, false
	case s.enabled(at) && s.bodies[n].strong && s.sumBefore(at, s.sentenceAt(at-1).from):
		return Recipient, false
	case s.ended(at, cueTo) || at != of && oneOf(s.word(at-1), "au", "aux"):
		return s.receiver(n, at)
	case of < at && oneOf(s.word(of-1), "faveur", "profit", "benefice", "intention") || at >= 3 && oneOf(s.word(at-1), "of") && oneOf(s.word(at-2), "benefit"):
		return s.receiver(n, of)
	case of < at:
		return s.giftOf(n, of)
	}
	return "", false
}

// inverted reads "c’est ce qu’a touché le Centre": the subject stands after.
func (s *scene) inverted(at int) bool {
	for i := at - 1; i >= 0 && i > at-6 && s.inSentence[i] == s.inSentence[at-1]; i-- {
		if oneOf(s.word(i), "que", "qu") {
			return s.sumNear(at - 1)
		}
	}
	return false
}

// managesBefore tells "which manages the fund for".
func (s *scene) managesBefore(at int) bool {
	found := false
	s.within(max(s.sentenceAt(at-1).from, at-8), at, setOf(cueManages, cueManaged), func(m mark) { found = found || m.to < at })
	return found && s.moneyText()
}

// opening tells whether a preposition begins its sentence.
func (s *scene) opening(at int) bool {
	from := s.sentenceAt(at - 1).from
	for from < at-1 && s.tokens[from].kind == sign {
		from++
	}
	return from == at-1
}

// agreementBefore tells whether "with" ties a name to an agreement of which the
// sentence tells the sum.
func (s *scene) agreementBefore(at int) bool {
	from := s.sentenceAt(at - 1)
	if !s.fundingIn(from.from, from.to) {
		return false
	}
	for i := at - 2; i >= from.from && i > at-farBefore; i-- {
		switch {
		case oneOf(s.word(i), "entente", "ententes", "accord", "accords", "convention", "conventions", "protocole", "agreement", "agreements", "contract"):
			return !s.unsettledBetween(i, at-1)
		case s.ended(i+1, cueSigns) && s.partWord(at, from.to, "entente", "ententes", "accord", "accords", "convention", "agreement", "agreements", "contract"):
			return !s.unsettledBetween(i, at-1) // "a signé avec la Nation une entente de 2 M$"
		case s.tokens[i].fold == ";":
			return false
		}
	}
	return false
}

// sumBelow tells whether one of the lines after that of a token prints a sum, in
// the same block.
func (s *scene) sumBelow(tok int) bool {
	n := int(s.inSentence[tok])
	for m := n + 1; m < len(s.sentences) && m <= n+mostFields && s.sentences[m].block == s.sentences[n].block; m++ {
		if s.fundingIn(s.sentences[m].from, s.sentences[m].to) {
			return true
		}
	}
	return false
}

// ownBudget tells "proviennent du budget de fonctionnement de", "puisés dans les
// coffres de": what is drawn on is that of the body.
func (s *scene) ownBudget(of int) bool {
	from := s.sentenceAt(of).from
	if !s.partWord(max(from, of-4), of, "budget", "coffres", "reserve", "reserves", "credits", "budgets") {
		return false
	}
	found := false
	s.within(max(from, of-8), of, setOf(cueComesFrom), func(mark) { found = true })
	return found
}

// helpsDeliver tells "en assure le déploiement, avec l’appui de": who supports a
// manager where the sentence gives no sum.
func (s *scene) helpsDeliver(at int) bool {
	from := s.sentenceAt(at - 1)
	if !s.partWord(max(from.from, at-6), at, "appui", "soutien", "aide", "support", "help", "concours") || s.fundingIn(from.from, from.to) {
		return false
	}
	found := false
	s.within(from.from, at, setOf(cueManages, cueManaged), func(mark) { found = true })
	return found && !s.partWord(max(from.from, at-6), at, "financier", "financiere", "financial")
}

// facedBy reads "agreements: Public Safety Canada with the Government of
// Manitoba, $209,803,056": the department before "with" pays.
func (s *scene) facedBy(n, at int) bool {
	m := n - 1
	i := s.sumStarting(s.bodies[n].to + 1)
	if m < 0 || s.bodies[m].to != at-1 || !s.bodies[m].state || i < 0 || !s.sums[i].funds || s.word(s.bodies[n].to) != "," && s.word(s.bodies[n].to) != ":" {
		return false
	}
	s.claim(m, Payer, false)
	return true
}

// asPartner tells "with X as technical partner", "avec X comme partenaire".
func (s *scene) asPartner(n int) bool {
	i := s.afterAcronym(s.bodies[n].to)
	return (oneOf(s.word(i), "as", "comme") || s.word(i) == "a" && s.word(i+1) == "titre") && s.partWord(i+1, i+4, "partner", "partenaire", "collaborator", "collaborateur")
}

// betweenTwo tells the sides of "une entente de 4,5 M$ entre le gouvernement et le
// Conseil".
func (s *scene) betweenTwo(n int) bool {
	first := n
	if n > 0 && s.joined(n-1, n) {
		first--
	}
	at := s.head(s.bodies[first].from)
	return at > 1 && oneOf(s.word(at-1), "entre", "between") && s.inSentence[at-1] == s.inSentence[s.bodies[n].from] && s.agreementBefore(at)
}

// lastOfTo is where the words before "à" or "to" end.
func (s *scene) lastOfTo(at int) int {
	if s.ended(at, cueTo) {
		return at - 1
	}
	return at
}

// thanked tells "grateful to X for its $5,000", "remercie le ministère pour".
func (s *scene) thanked(at int) bool {
	return oneOf(s.word(at-1), "thank", "thanks", "thanked", "thanking", "remercie", "remercions", "remercient", "remercier", "remerciait") ||
		oneOf(s.word(at-1), "to", "envers", "a", "au") && oneOf(s.word(at-2), "grateful", "thankful", "reconnaissant", "reconnaissants", "reconnaissante", "reconnaissantes", "merci")
}

// letReceive tells "permettra à la MRC d’obtenir 225 000 $".
func (s *scene) letReceive(n, at int) bool {
	i := s.bodies[n].to
	if !s.ended(at, cueTo) || !strings.HasPrefix(s.word(at-2), "permet") || s.bodies[n].state {
		return false
	}
	return oneOf(s.word(i), "d", "de") && s.is(i+1, cueReceives) && s.fundingIn(i, min(i+nearObject, s.sentenceAt(at-1).to))
}

// enabled tells "so that X can", "pour que X puisse": what the money before is
// for.
func (s *scene) enabled(at int) bool {
	return s.word(at-1) == "that" && s.word(at-2) == "so" || oneOf(s.word(at-1), "que", "qu") && oneOf(s.word(at-2), "pour", "afin")
}

// helpedBySum tells "$1.4 million will help X hire advisors", "5 000 $ aideront X à".
func (s *scene) helpedBySum(n, at int) bool {
	if !oneOf(s.word(at-1), "help", "helps", "helped", "enable", "enables", "allow", "allows", "aidera", "aideront", "aider") {
		return false
	}
	if to := s.bodies[n].to; s.lang == "en" && to < len(s.tokens) && !s.tokens[to].upper && strings.HasSuffix(s.word(to), "s") {
		return false // "to help Lorne County manufacturers"
	}
	i := s.sumFrom(at) - 1
	return i >= 0 && s.inSentence[s.sums[i].from] == s.inSentence[at-1] && s.sums[i].funds && at-1-s.sums[i].to <= 2
}

// partOfGiver tells "Through PrairiesCan, the Government of Canada is investing": an
// agency of one word before the government that it belongs to.
func (s *scene) partOfGiver(n, at int) bool {
	return s.word(at-1) == "through" && s.opening(at) && s.bodies[n].to-s.bodies[n].from == 1 && n+1 < len(s.bodies) && s.bodies[n+1].state && s.bodies[n+1].from-s.bodies[n].to <= 2
}

// sharedBetween tells "L’investissement de 4 M$ est partagé entre le gouvernement
// fédéral et le gouvernement de la Laurentie".
func (s *scene) sharedBetween(at int) bool {
	from := s.sentenceAt(at - 1).from
	return s.partWord(max(from, at-nearProject), at, "partage", "partagee", "shared", "split") && s.fundingIn(from, at)
}

// otherParty tells whether the sentence names a payer before the "with" of its
// agreement: "Women and Gender Equality Canada’s agreement with Food Banks Canada".
func (s *scene) otherParty(n, at int) bool {
	for m := s.firstBody(s.sentenceAt(at - 1).from); m < n; m++ {
		if s.pays(m) {
			return true
		}
	}
	return false
}

// taskOf reads "la répartition incombe au", "la gestion relève de".
func (s *scene) taskOf(at int) bool {
	verb := at - 1
	for verb > 0 && (s.ended(verb+1, cueOf) || s.ended(verb+1, cueTo)) && !oneOf(s.word(verb), "incombe", "revient", "releve", "appartient", "with", "falls", "rests") {
		verb--
	}
	if verb == at-1 || !oneOf(s.word(verb), "incombe", "incombent", "revient", "reviennent", "reviendra", "releve", "relevent", "relevera", "appartient", "falls", "rests", "responsibility", "task", "job") {
		return false
	}
	for i := verb - 1; i >= 0 && i > verb-10 && s.inSentence[i] == s.inSentence[verb]; i-- {
		if oneOf(s.word(i), "gestion", "administration", "repartition", "distribution", "attribution", "coordination", "management", "administering", "managing", "distributing", "selection") {
			return true
		}
	}
	return false
}

// entrusted tells whether "confie la gestion ... à" stands before.
func (s *scene) entrusted(n, at int) bool {
	found := false
	s.within(max(s.sentenceAt(s.bodies[n].from).from, at-farBefore), at, setOf(cueEntrusted), func(m mark) {
		found = found || !s.sumBetween(m.to, at) || s.sumAt(m.to) >= 0
	})
	return found
}

// ofTraining tells whether what is entrusted is training, which is a partner’s
// part: "La formation a été confiée à Nord Ouvert".
func (s *scene) ofTraining(at int) bool {
	from := s.sentenceAt(at - 1).from
	for i := max(from, at-10); i < at; i++ {
		if oneOf(s.word(i), "formation", "formations", "training", "workshops", "ateliers") {
			return true
		}
	}
	return false
}

// throughState reads "$10,000 annually through the Department": it pays where the
// sentence names no other government.
func (s *scene) throughState(n int) (Role, bool) {
	at := s.sentenceAt(s.bodies[n].from)
	for m := s.firstBody(at.from); m < len(s.bodies) && s.bodies[m].to <= at.to; m++ {
		if m != n && s.bodies[m].state {
			return "", false
		}
	}
	if s.fundingIn(at.from, at.to) {
		return Payer, false
	}
	return "", false
}

// moneyFrom tells whether what comes from a body is money: a sum or a word of
// money stands before, or a verb of giving or receiving.
func (s *scene) moneyFrom(at int) bool {
	from := s.sentenceAt(at - 1)
	if s.fundingIn(from.from, from.to) && s.word(at-1) != "from" {
		return true
	}
	found := false
	s.within(max(from.from, at-farFrom), at, setOf(cueMoneyNoun, cueGiven, cueReceives, cueGiftOf), func(m mark) { found = found || m.to < at })
	if i := s.sumFrom(at) - 1; i >= 0 && s.sums[i].from >= from.from && at-s.sums[i].to <= farFrom {
		return true
	}
	return s.moneyText() && (found || s.goesOnAbout(from) || s.opening(at) && s.fundingIn(at, from.to))
}

const farFrom = 12 // tokens between money and the "from" that says whence it comes
