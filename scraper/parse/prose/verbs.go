package prose

import "strings"

// handing tells verbs that only pass money to its receivers.
func (s *scene) handing(verb int) bool {
	for i := verb; i < min(verb+4, len(s.tokens)); i++ {
		for _, stem := range []string{"distribu", "redistribu", "reparti", "remet", "hand", "disburs", "regrant"} {
			if strings.HasPrefix(s.word(i), stem) {
				return true
			}
		}
	}
	return false
}

// purpose tells an infinitive that says what something is for: "to support",
// "pour soutenir". What was promised or agreed is no purpose.
func (s *scene) purpose(j int) bool {
	before := s.word(j - 1)
	switch {
	case s.lang == "en":
		return before == "to" && !oneOf(s.word(j-2), "committed", "pledged", "agreed", "set", "plans", "intends", "is", "was", "are", "were", "continues", "expects", "promised", "proud", "pleased", "announced", "mandate", "responsible", "selected", "chosen", "tasked", "role", "voted", "up", "together", "forces", "decided", "opted", "decision", "plan", "commitment", "promise", "pledge", "move")
	case s.is(j, cueManagerIs) || !infinitive(s.tokens[j].fold):
		return false
	}
	return oneOf(before, "pour", "afin", "d", "de", "a") && !oneOf(s.word(j-2), "engage", "engagee", "engages", "promis", "promet", "prevoit", "decide", "continue", "vient", "viennent", "accepte", "choisi", "permet", "confirme",
		"occupe", "occupera", "occupent", "charge", "chargee", "charges", "responsable", "responsables", "mandat", "tache", "mission", "soin", "veille", "veillera", "verra", "role", "unissent", "associent", "allient", "forces", "mobilisent")
}

// verbAt reads the verb that begins at a token, if one does.
func (s *scene) verbAt(n, j int) (role Role, sure, stop bool) {
	set := s.starts[j]
	at := s.sentenceAt(j)
	if set&setOf(cueGives, cueReceives, cueManages, cuePartners) != 0 && (oneOf(s.word(j-1), "not", "never") || oneOf(s.word(j-1), "ne", "n") && s.partWord(j, j+4, "pas", "jamais", "aucun", "aucune")) {
		return "", false, true // "which did not receive funding"
	}
	if s.nounForm(j) {
		set &^= setOf(cueGives, cueManages, cueAnnounces, cueReceives)
	}
	switch {
	case set.has(cueManagerIs), set.has(cuePartners) && !set.has(cueManages):
		if set.has(cueManagerIs) {
			return Manager, true, true
		}
		if s.byGiving(j, at) {
			return Payer, true, true
		}
		return Partner, true, true
	case set.has(cueReceives) && s.passive(j):
		return Recipient, true, true
	case s.lang == "fr" && oneOf(s.tokens[j].key, "a", "ont", "avait", "avaient") && set&setOf(cueGives, cueReceives, cueManages, cueAnnounces, cueSpeaks, cueSigns, cueEntrusted) == 0:
		role = s.splitCompound(n, j, at)
		return role, true, role != ""
	case set.has(cueManages) && (!set.has(cueGives) || (s.managesMoney(j) && !s.bodies[n].state)):
		if s.thing(j) || s.participleOf(j) {
			return "", false, true
		}
		if s.bodies[n].state && s.handing(j) && !s.received(n) {
			return Payer, false, s.moneyText()
		}
		return Manager, true, true
	case set.has(cueEntrusted) && s.entrusting(j, at):
		return Payer, s.bodies[n].state, true
	case set.has(cueGives) && s.partWord(j, min(j+5, len(s.tokens)), "bailleur", "funder", "lender"):
		return Payer, true, true
	case set.has(cueSigns):
		return s.signs(n, at), false, true
	case set.has(cueGives) && s.handsOn(n, j):
		return Manager, false, true
	case set.has(cueGives) && !s.participleOf(j):
		if s.givesMoney(n, j, at) {
			return Payer, true, true
		}
		return "", false, s.plainVerb(j)
	case set.has(cueAnnounces) && s.partWord(j+1, min(j+nearObject/2, at.to), "obtention", "obtenu", "recu", "received", "receiving"):
		return Recipient, true, true // "annonce l’obtention d’une subvention"
	case set.has(cueAnnounces) && !s.participleOf(j):
		if (s.sumAfter(j, at.to) || s.relativeSum(n, at)) && (s.bodies[n].state || !s.launches(j)) {
			return Payer, s.bodies[n].state, true
		}
		return "", false, true
	case set.has(cueReceives) && s.bodies[n].state && s.sharesCost(j):
		return Payer, true, true
	case set.has(cueReceives):
		if s.receivesMoney(j, at) {
			return Recipient, true, true
		}
		return "", false, true
	case set.has(cueSpeaks):
		return "", false, true
	}
	return "", false, false
}

// byGiving tells "participe au projet en offrant 150 000 $".
func (s *scene) byGiving(j int, at sentence) bool {
	for i := j; i+1 < min(at.to, j+nearObject); i++ {
		if oneOf(s.word(i), "en", "by") && s.is(i+1, cueGives) && s.fundingIn(i, min(at.to, i+nearObject)) || s.word(i) == "hauteur" && s.sumStarting(i+2) >= 0 || oneOf(s.word(i), "forme", "moyen") && s.fundingIn(i, min(at.to, i+nearObject)) {
			return true
		}
	}
	return false
}

// entrusting tells "lui confie 5 M$", "a délégué à la MRC la gestion de 2 M$":
// who hands a sum over to be managed pays it.
func (s *scene) entrusting(j int, at sentence) bool {
	to := j + 1
	s.within(j, min(j+5, at.to), setOf(cueEntrusted), func(m mark) {
		if m.from == j {
			to = m.to
		}
	})
	return !s.is(to, cueBy) && s.sumAfter(to, at.to)
}

// nounForm tells a noun that looks like a verb: "federal funds", "the grants", "its
// funding", "projet pilote".
func (s *scene) nounForm(j int) bool {
	before := s.word(j - 1)
	if s.lang != "en" {
		return oneOf(s.word(j), "pilote", "pilotes") && oneOf(before, "projet", "projets", "programme", "usine", "etude", "volet", "phase", "initiative", "clinique")
	}
	if oneOf(s.word(j), "grant", "award", "gift", "fund") && s.word(j+1) == "of" {
		return true
	}
	switch s.word(j) {
	case "funding", "financing":
		return !oneOf(before, "is", "are", "was", "were", "be", "been")
	case "funds", "grants", "awards", "fund", "grant", "award", "support", "supports", "gets", "benefit", "benefits", "share", "shares", "pledge", "finance", "increase", "increases", "boost":
		return oneOf(before, "the", "a", "an", "of", "in", "its", "their", "these", "those", "this", "any", "all", "new", "public", "additional", "such", "for", "with", "more", "s", "no") || strings.HasSuffix(before, "al")
	}
	return false
}

// signs tells which side of an agreement its subject is: a government gives,
// and who signs with one receives.
func (s *scene) signs(n int, at sentence) Role {
	if !s.sumAfter(s.bodies[n].to, at.to) {
		return ""
	}
	if s.bodies[n].state {
		return Payer
	}
	for m := s.firstBody(s.bodies[n].to); m < len(s.bodies) && s.bodies[m].to <= at.to; m++ {
		if s.bodies[m].state {
			return Recipient
		}
	}
	return ""
}

// handsOn tells a body that gives "the money", of which the text has told
// before whose it is: no sum stands beside the verb, and another body may pay.
func (s *scene) handsOn(n, j int) bool {
	if s.bodies[n].state || s.bodies[n].fund {
		return false
	}
	to := j
	s.within(j, min(j+5, len(s.tokens)), setOf(cueGives), func(m mark) {
		if m.from == j {
			to = max(to, m.to)
		}
	})
	if !oneOf(s.word(to), "the", "this", "these", "les", "l", "ces", "cette", "cet", "ce") || !oneOf(s.word(to+1), "money", "funds", "funding", "grants", "sommes", "somme", "argent", "fonds", "aide", "montant", "montants", "subventions") || s.fundingIn(to, min(to+nearObject, len(s.tokens))) {
		return false
	}
	others := false
	for m, b := range s.bodies {
		others = others || b.state && !b.generic
		if m < n && s.same(m, n) && s.pays(m) {
			return false
		}
	}
	return others
}

// received tells whether a body was said to receive money before.
func (s *scene) received(n int) bool {
	for _, c := range s.claims {
		if c.role == Recipient && s.same(c.body, n) {
			return true
		}
	}
	return false
}

func (s *scene) pays(n int) bool {
	for _, c := range s.claims {
		if c.body == n && c.role == Payer {
			return true
		}
	}
	return false
}

// givesMoney tells whether a verb that may have any object has money or paid
// bodies as its object here.
func (s *scene) givesMoney(n, j int, at sentence) bool {
	if s.weakVerb(j) && !s.bodies[n].state {
		return s.fundingIn(j, min(at.to, j+nearObject+nearObject/2)) || s.classAfter(j, min(at.to, j+nearObject))
	}
	return s.sumAfter(j, at.to) || s.sumBefore(j, at.from) || s.classAfter(j, at.to) || s.leadsToSums(j) || s.bodies[n].state && s.moneyText() && s.supporting(j) || s.saidMoney(j) ||
		s.bodies[n].state && s.moneyText() && s.moneyObject(j, at)
}

// moneyObject tells "verse chaque année une subvention au": the object is money
// of which another sentence tells the sum.
func (s *scene) moneyObject(j int, at sentence) bool {
	found := false
	s.within(j+1, min(at.to, j+nearObject/2), setOf(cueGiftOf), func(mark) { found = true })
	return found
}

// saidMoney tells "verse cette somme": the object is the sum told before.
func (s *scene) saidMoney(j int) bool {
	to := j + 1
	s.within(j, min(j+5, len(s.tokens)), setOf(cueGives), func(m mark) {
		if m.from == j {
			to = max(to, m.to)
		}
	})
	return s.is(to, cueSameSum) && s.moneyText()
}

// supporting tells verbs that tell of money also where they print no sum, of a
// government in a text that gives money.
func (s *scene) supporting(j int) bool {
	for _, stem := range []string{"financ", "subventionn", "soutien", "appui", "fund", "support"} {
		if strings.HasPrefix(s.word(j), stem) && !s.is(j, cueSpeaks) {
			return true
		}
	}
	return false
}

const nearObject = 12 // tokens from such a verb to a sum that is its object

// weakVerb tells verbs whose object is more often something else than money.
func (s *scene) weakVerb(j int) bool {
	for _, stem := range []string{"increas", "boost", "doubl", "support", "provid", "offer", "mak", "made", "present", "approv", "will support", "fourn", "offr", "appu", "soutien", "prevoi", "boni", "ajout", "add", "met", "donn", "giv", "gave", "renew", "renouvel"} {
		if strings.HasPrefix(s.word(j), stem) {
			return true
		}
	}
	return oneOf(s.word(j), "is", "will", "has", "have", "a", "ont") && (strings.HasPrefix(s.word(j+1), "support") || strings.HasPrefix(s.word(j+1), "provid") || strings.HasPrefix(s.word(j+1), "ma") || strings.HasPrefix(s.word(j+1), "offer"))
}

// plainVerb stops the search at a verb that gives no money here.
func (s *scene) plainVerb(j int) bool { return s.word(j) != "met" }

// splitCompound reads a verb whose auxiliary stands apart: "a, au cours des
// derniers mois, remis 775 000 $", "ont notamment reçu".
func (s *scene) splitCompound(n, aux int, at sentence) Role {
	for k := aux + 1; k < min(at.to, aux+10); k++ {
		switch {
		case oneOf(s.word(k), "recu", "obtenu", "beneficie", "touche"):
			if s.receivesMoney(k, at) || oneOf(s.word(k+1), "diverses") {
				return Recipient
			}
			return ""
		case oneOf(s.word(k), "conclu", "signe", "paraphe") && k > aux+1:
			return s.signs(n, at)
		case s.is(k, cueGiven) && !s.is(k, cueMoneyNoun) && s.sumAfter(k, at.to):
			return Payer
		case s.sumAt(k) >= 0, s.tokens[k].kind == word && oneOf(s.tokens[k].key, "a", "ont", "qui"):
			return ""
		}
	}
	return ""
}

// relativeSum tells "2,3 M$ que le gouvernement avait annoncés".
func (s *scene) relativeSum(n int, at sentence) bool {
	i := s.head(s.bodies[n].from)
	return oneOf(s.word(i-1), "que", "qu", "that") && s.sumBefore(i, at.from)
}

// sharesCost tells governments that share what they give: "se partagent un
// investissement de 826 M$".
func (s *scene) sharesCost(j int) bool {
	for i := j; i < min(j+5, len(s.tokens)); i++ {
		if oneOf(s.word(i), "investissement", "investissements", "facture", "cout", "couts", "cost", "costs", "bill", "investment") {
			return oneOf(s.word(j), "se", "share", "shared", "shares") || oneOf(s.word(j+1), "share")
		}
	}
	i := s.sumFrom(j)
	return oneOf(s.word(j), "se", "share") && i < len(s.sums) && s.sums[i].from-j < nearObject && s.is(s.sums[i].to, cueGiven)
}

// launches tells a verb that a manager may also be the subject of.
func (s *scene) launches(j int) bool {
	return oneOf(s.word(j), "lance", "lancent", "lancera", "lancer", "launch", "launches", "launched", "launching", "presente", "presents", "introduces", "nomme", "names", "named")
}

// passive tells "is granted", "was awarded": what looks like giving and is
// receiving.
func (s *scene) passive(j int) bool {
	return oneOf(s.word(j), "is", "are", "was", "were", "has", "have") && s.lang == "en" && !s.is(j, cueGives)
}

// participleOf tells whether a verb form is a participle of the noun before it
// in English: "the funding provided by X".
func (s *scene) participleOf(j int) bool {
	to := j + 1
	s.within(j, min(j+4, len(s.tokens)), setOf(cueGives, cueManages, cueAnnounces), func(m mark) {
		if m.from == j {
			to = max(to, m.to)
		}
	})
	return s.lang == "en" && (s.is(to, cueBy) || s.word(j-1) == "," && to == j+1 && strings.HasSuffix(s.word(j), "ed") && oneOf(s.word(to), "through", "under", "via", "from"))
}

// managesMoney tells a manager's "distributes", "disburses" from a payer's: the
// text says elsewhere in the sentence where the money comes from.
func (s *scene) managesMoney(j int) bool {
	at, other := s.sentenceAt(j), false
	s.within(j, at.to, setOf(cueComesFrom), func(mark) { other = true })
	return other || s.handing(j) || s.partWord(j, min(at.to, j+nearObject), "federal", "provincial")
}

// receivesMoney tells whether what is received is money: a sum in the sentence,
// or a word of money after the verb.
func (s *scene) receivesMoney(j int, at sentence) bool {
	if s.sumAfter(j, at.to) || s.sumBefore(j, at.from) {
		return true
	}
	if s.sumBetween(at.from, at.to) {
		return false // "dispose d’un budget de 92 M$", which nobody gives
	}
	found := s.partWord(j, min(j+6, at.to), "beneficiaires", "recipiendaires", "laureats", "recipients") && s.moneyText()
	s.within(j, min(j+10, at.to), setOf(cueMoneyNoun, cueGiftOf), func(mark) { found = true })
	return found
}
