package prose

import "strings"

// subject tells whether a name can be the subject of a verb: no preposition
// stands before it.
func (s *scene) subject(n, at int) bool {
	b := s.bodies[n]
	if b.fund && !s.givesItself(b) {
		return false // its owner is the subject, in a text that names one
	}
	if b.weak() && s.gets(b) {
		return s.lone(b)
	}
	if b.weak() || !b.strong && !b.generic && b.known < 0 && (b.to-b.from < 2 || s.upperWords(b) < 2) {
		return false
	}
	if at == 0 || s.inSentence[at-1] != s.inSentence[b.from] {
		return true
	}
	before := s.tokens[at-1]
	if before.kind == sign {
		return !s.governed(n, at) || s.newSubject(n)
	}
	if oneOf(before.fold, "que", "qu", "et", "and", "that", "mais", "but", "while", "whereas", "dont", "when", "lorsque", "si", "where", "which", "aussi", "also", "alors") {
		return true
	}
	if oneOf(before.fold, "a", "au", "aux") && s.word(at-2) == "quant" || oneOf(before.fold, "for", "to") && s.word(at-2) == "as" {
		return true
	}
	if before.fold == "s" && s.lang == "en" && at > 1 && s.tokens[at-2].upper {
		return true // "Toronto’s Dixon Hall had been granted"
	}
	return !s.ended(at, cueOf) && !s.ended(at, cueTo) && !s.ended(at, cueOther) && !s.ended(at, cueBy) && !s.ended(at, cueWith)
}

// lone tells a name of one word that is neither a place nor a word of the
// language that a sentence begins with, as far as its form tells.
func (s *scene) lone(b body) bool {
	return b.weak() && !b.place && s.starts[b.from] == 0 && !places[s.word(b.from)] && b.to-b.from == 1 && s.tokens[b.from].end-s.tokens[b.from].start > 3 && !s.usedAsPlace(s.word(b.from)) &&
		!(s.lang == "en" && strings.HasSuffix(s.word(b.from), "s"))
}

// gets tells whether a verb of receiving a sum follows a name at once: "Shoresh
// was granted $5,000".
func (s *scene) gets(b body) bool {
	i := s.afterAcronym(b.to)
	return s.is(i, cueReceives) && s.fundingIn(i, min(i+nearObject, s.sentenceAt(b.from).to)) && !article(s.word(b.from-1))
}

// usedAsPlace tells whether the text prints a word where a place stands: "in
// Sorel", "de Sorel", "SOREL, le 3 mai".
func (s *scene) usedAsPlace(word string) bool {
	for i := range s.tokens {
		if s.tokens[i].fold == word && (s.lang == "en" && oneOf(s.word(i-1), "in", "of", "near", "at", "from") && s.word(i-1) != "from" || s.lang == "fr" && oneOf(s.word(i-1), "de", "en") || s.tokens[i].capitals) {
			return true
		}
	}
	return false
}

// givesItself tells a fund that is said to give: "The Green Fund gave $5,000".
func (s *scene) givesItself(b body) bool {
	i := s.afterAcronym(b.to)
	if oneOf(s.word(i), "lui", "leur", "y") {
		i++
	}
	return s.is(i, cueGives) && (s.fundingIn(i, min(i+nearObject, s.sentenceAt(b.from).to)) || s.leadsToSums(i))
}

// leadsToSums tells whether a sentence ends in a colon that a list with sums
// follows: "Le Fonds a soutenu :".
func (s *scene) leadsToSums(tok int) bool {
	n := int(s.inSentence[tok])
	return s.word(s.sentences[n].to-1) == ":" && n+1 < len(s.sentences) && s.fundingIn(s.sentences[n+1].from, s.sentences[n+1].to)
}

// governed tells whether a name goes on a list that a preposition governs.
func (s *scene) governed(n, at int) bool {
	return n > 0 && s.joined(n-1, n) && s.byHeads[n-1]
}

func (s *scene) upperWords(b body) (n int) {
	for i := b.from; i < b.to; i++ {
		if s.tokens[i].upper {
			n++
		}
	}
	return n
}

// alsoSubject adds the role of a relative clause: "confié à X, qui y joint
// 333 000 $".
func (s *scene) alsoSubject(n int) {
	i := s.bodies[n].to
	if s.word(i) == "," {
		i++
	}
	if !s.is(i, cueAndThen) || s.word(i) == "que" {
		return
	}
	if role, sure := s.verbRole(n, i+1); role == Payer || role == Partner {
		s.claim(n, role, sure)
	}
}

// subjectRole finds the verb of which a name is the subject and says what it
// does.
func (s *scene) subjectRole(n int) {
	b := s.bodies[n]
	i := s.afterAcronym(b.to)
	for m := n + 1; m < min(n+mostJoined, len(s.bodies)) && s.joined(m-1, m) && s.bodies[m].from-i < reach; m++ {
		i = s.afterAcronym(s.bodies[m].to)
	}
	role, sure := s.verbRole(n, i)
	if role == "" {
		role, sure = s.verbRole(n, s.afterAside(i))
	}
	if role == "" && s.word(i) == "," && oneOf(s.word(i+1), "elle", "il", "elles", "ils", "celui", "celle", "it", "they") {
		role, sure = s.verbRole(n, i+2) // "quant à la Fondation, elle recevra"
	}
	if role != "" {
		s.claim(n, role, sure && !b.generic)
		if last := len(s.claims) - 1; last >= 0 {
			s.claims[last].hands = role == Manager && s.handing(s.verb)
		}
		if role == Recipient && s.handsOutLater(n) {
			s.claim(n, Manager, false)
		}
	}
}

// afterAside goes over a clause between commas: "X, qui se veut un lieu de
// rencontre, recevra".
func (s *scene) afterAside(i int) int {
	if s.word(i) != "," {
		return i
	}
	for k := i + 1; k < min(len(s.tokens), i+longestAside) && s.inSentence[k] == s.inSentence[i]; k++ {
		if s.tokens[k].fold == "," {
			return k + 1
		}
	}
	return i
}

const longestAside = 25 // tokens

// verbRole reads the first verb after a token that makes its subject a party.
func (s *scene) verbRole(n, i int) (Role, bool) {
	at := s.sentenceAt(s.bodies[n].from)
	last, skipped := min(at.to, i+reach), -1
	for j := i; j < last; j++ {
		if s.tokens[j].fold == ";" || (s.tokens[j].fold == ":" && j > i) {
			return "", false
		}
		if b := s.firstBody(j); b < len(s.bodies) && s.bodies[b].from == j && !s.bodies[b].class && !s.bodies[b].weak() {
			if s.subject(b, s.head(j)) && s.word(s.head(j)-1) != "," {
				return "", false
			}
			j = s.bodies[b].to - 1
			skipped = j + 1
			continue
		}
		if s.is(j, cueAndThen) && j > i+1 && (s.word(j-1) != "," || skipped == j-1) {
			return "", false // a clause about something else
		}
		if s.purpose(j) {
			continue
		}
		if role, sure, stop := s.verbAt(n, j); stop {
			s.verb = j
			return role, sure
		}
	}
	return "", false
}

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
		return before == "to" && !oneOf(s.word(j-2), "committed", "pledged", "agreed", "set", "plans", "intends", "is", "was", "are", "were", "continues", "expects", "promised", "proud", "pleased", "announced", "mandate", "responsible", "selected", "chosen", "tasked", "role", "voted", "up", "together", "forces", "decided", "opted")
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
	if s.nounForm(j) {
		set &^= setOf(cueGives, cueManages, cueAnnounces, cueReceives)
	}
	switch {
	case set.has(cueManagerIs), set.has(cuePartners) && !set.has(cueManages):
		if set.has(cueManagerIs) {
			return Manager, true, true
		}
		return Partner, true, true
	case set.has(cueReceives) && s.passive(j):
		return Recipient, true, true
	case s.lang == "fr" && oneOf(s.tokens[j].key, "a", "ont", "avait", "avaient") && set&setOf(cueGives, cueReceives, cueManages, cueAnnounces, cueSpeaks) == 0:
		role = s.splitCompound(j, at)
		return role, true, role != ""
	case set.has(cueManages) && (!set.has(cueGives) || (s.managesMoney(j) && !s.bodies[n].state)):
		if s.thing(j) || s.participleOf(j) {
			return "", false, true
		}
		if s.bodies[n].state && s.handing(j) {
			return Payer, false, s.moneyText()
		}
		return Manager, true, true
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

// nounForm tells an English noun that looks like a verb: "federal funds", "the
// grants", "its funding".
func (s *scene) nounForm(j int) bool {
	if s.lang != "en" {
		return false
	}
	before := s.word(j - 1)
	switch s.word(j) {
	case "funding", "financing":
		return !oneOf(before, "is", "are", "was", "were", "be", "been")
	case "funds", "grants", "awards", "fund", "grant", "award", "support", "supports", "gets", "benefit", "benefits", "share", "shares", "pledge", "finance":
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
		return s.fundingIn(j, min(at.to, j+nearObject)) || s.classAfter(j, min(at.to, j+nearObject))
	}
	return s.sumAfter(j, at.to) || s.sumBefore(j, at.from) || s.classAfter(j, at.to) || s.leadsToSums(j) || s.bodies[n].state && s.moneyText() && s.supporting(j) || s.saidMoney(j)
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
	for _, stem := range []string{"support", "provid", "offer", "mak", "made", "present", "approv", "will support", "fourn", "offr", "appu", "soutien", "prevoi", "boni", "ajout", "add", "met", "donn", "giv", "gave", "renew", "renouvel"} {
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
func (s *scene) splitCompound(aux int, at sentence) Role {
	for k := aux + 1; k < min(at.to, aux+10); k++ {
		switch {
		case oneOf(s.word(k), "recu", "obtenu", "beneficie", "touche"):
			if s.receivesMoney(k, at) || oneOf(s.word(k+1), "diverses") {
				return Recipient
			}
			return ""
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
	return s.lang == "en" && s.is(to, cueBy)
}

// managesMoney tells a manager's "distributes", "disburses" from a payer's: the
// text says elsewhere in the sentence where the money comes from.
func (s *scene) managesMoney(j int) bool {
	at, other := s.sentenceAt(j), false
	s.within(j, at.to, setOf(cueComesFrom), func(mark) { other = true })
	return other || s.handing(j)
}

// receivesMoney tells whether what is received is money: a sum in the sentence,
// or a word of money after the verb.
func (s *scene) receivesMoney(j int, at sentence) bool {
	if s.sumAfter(j, at.to) || s.sumBefore(j, at.from) {
		return true
	}
	found := false
	s.within(j, min(j+10, at.to), setOf(cueMoneyNoun, cueGiftOf), func(mark) { found = true })
	return found
}

// handsOutLater tells whether the next words of the sentence say that the
// receiver passes the money on.
func (s *scene) handsOutLater(n int) bool {
	at, found := s.sentenceAt(s.bodies[n].from), false
	s.within(s.bodies[n].to, min(at.to, s.bodies[n].to+window), setOf(cueManages), func(m mark) {
		found = found || oneOf(s.word(m.from-1), "et", "and", "to", "pour", "afin", "les") || oneOf(s.word(m.from), "redistribuer", "redistribute", "redistributes")
	})
	return found
}
