package prose

import (
	"slices"
	"strings"
)

// claim is a role that the words around a name give it.
type claim struct {
	body  int
	role  Role
	sure  bool
	first bool // of the words before the name, not of a clause after it
}

// scene is the bodies of a text with what is needed to tell their roles.
type scene struct {
	*reader
	sums       []sum
	bodies     []body
	programmes []body
	claims     []claim
	byHeads    map[int]bool // bodies whose role comes from the words before them
}

const (
	reach     = 14 // tokens between a name and the verb it is the subject of
	farBefore = 25 // tokens between a sum or a verb and the "à" of its receiver
)

func (s *scene) claim(b int, role Role, sure bool) {
	if s.bodies[b].fund && role != Payer {
		return // money goes through it, to whom the text says elsewhere
	}
	s.claims = append(s.claims, claim{body: b, role: role, sure: sure})
}

// roleOf tells the roles of one body from the words before and after it.
func (s *scene) roleOf(n int) {
	b := s.bodies[n]
	if b.class {
		s.classRole(n)
		return
	}
	if s.word(b.to) == "," && (s.is(b.to+1, cueManagerIs) || (oneOf(s.word(b.to+1), "le", "la", "l", "the", "a", "un", "une") && s.is(b.to+2, cueManagerIs))) {
		s.claim(n, Manager, true) // "X, mandataire du fonds, ..."
		return
	}
	if s.word(b.to) == "(" && s.sumAt(b.to+1) >= 0 && s.sums[s.sumAt(b.to+1)].funds && s.word(s.sums[s.sumAt(b.to+1)].to) == ")" {
		s.claim(n, Recipient, true) // "le Centre (5 000 $), la Maison (3 000 $)"
		return
	}
	before := s.head(b.from)
	if role, sure := s.roleBefore(n, before); role != "" {
		s.byHeads[n] = true
		s.claim(n, s.handingOn(n, role), sure)
		if len(s.claims) > 0 {
			s.claims[len(s.claims)-1].first = true
		}
		s.alsoSubject(n)
		return
	}
	if s.lang == "en" && s.ended(before, cueGives) && s.sumAt(b.to) >= 0 && s.sums[s.sumAt(b.to)].funds {
		s.byHeads[n] = true
		s.claim(n, Recipient, true) // "awarded the Alliance $5,000"
		return
	}
	if role, with := s.coordinated(n); role != "" {
		s.byHeads[n] = true
		s.claim(n, role, with)
		return
	}
	if !s.subject(n, before) {
		return
	}
	s.subjectRole(n)
}

// head is the token where the words before a name end: before its article and
// an opening quotation mark.
func (s *scene) head(i int) int {
	for i > 0 && s.tokens[i-1].line == s.tokens[min(i, len(s.tokens)-1)].line && oneOf(s.word(i-1), "le", "la", "l", "les", "the", "«", "\"", "“", "son", "sa", "its") {
		i--
	}
	return i
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
	case s.ended(at, cueComesFrom), s.ended(of, cueComesFrom), of < at && s.ended(of, cueReceives) && s.receivesMoney(of-1, s.sentenceAt(of-1)):
		return Payer, true
	case s.bodies[n].strong && s.ended(at, cueManaged) && !s.ended(at, cueBy) && oneOf(s.word(at-1), "via", "through"), !s.bodies[n].fund && of < at && s.ended(of, cueManaged) && oneOf(s.word(of-1), "entremise", "intermediaire", "biais"):
		if s.bodies[n].state {
			return "", false // a part of the government that pays
		}
		return Manager, true
	case s.lang == "en" && s.word(at-1) == "in" && s.sumEnding(at-1) >= 0 && s.is(s.bodies[n].to, cueGiftOf):
		return Payer, true
	case s.word(at-1) == ":" && s.ended(at-1, cueManagerOf):
		return Manager, true
	case s.word(at-1) == ":" && s.ended(at-1, cuePayerOf):
		return Payer, true
	case s.word(at-1) == ":" && oneOf(s.word(at-2), "recipient", "recipients", "beneficiaire", "recipiendaire", "beneficiaires", "recipiendaires", "grantee", "organisme"):
		return Recipient, true
	case s.ended(at, cueBy):
		return s.agent(n, at)
	case (s.bodies[n].strong || s.upperWords(s.bodies[n]) > 1) && (s.ended(at, cueEntrusted) || s.ended(at, cueTo) && s.entrusted(n, at)):
		return Manager, true
	case s.ended(at, cueTo) || at != of && oneOf(s.word(at-1), "au", "aux"):
		return s.receiver(n, at)
	case of < at && oneOf(s.word(of-1), "faveur", "profit", "benefice", "intention") || at >= 3 && oneOf(s.word(at-1), "of") && oneOf(s.word(at-2), "benefit"):
		return s.receiver(n, of)
	case of < at:
		return s.giftOf(n, of)
	}
	return "", false
}

// agent reads "par X": what was given by it, or is managed by it.
func (s *scene) agent(n, at int) (Role, bool) {
	role, near := Role(""), -1
	from := max(s.sentenceAt(s.bodies[n].from).from, at-10)
	s.within(from, at, setOf(cueManaged, cueGiven, cueReceives, cueAnnounces), func(m mark) {
		if m.from < near || s.unsettledBetween(m.to, at) || s.studied(m.from) {
			return
		}
		near = m.from
		switch {
		case m.cues.has(cueManaged) && (m.cues&setOf(cueGiven) == 0 || s.lang == "fr"):
			role = Manager
		case m.cues&setOf(cueGiven, cueAnnounces) != 0:
			role = Payer
		default:
			role = ""
		}
	})
	if near < 0 && s.assured(at-1) {
		return Manager, true
	}
	if near < 0 && s.sumEnding(at-1) >= 0 {
		role = Payer // "150 000 $ par X", after the same was said of another
	}
	return role, true
}

// unsettledBetween tells whether a body that has no role yet stands between.
func (s *scene) unsettledBetween(from, to int) bool {
	for n := s.firstBody(from); n < len(s.bodies) && s.bodies[n].from < to; n++ {
		if !s.bodies[n].class && !s.bodies[n].weak() && !s.claimed(n) {
			return true
		}
	}
	return false
}

// assured reads "la gestion est assurée par".
func (s *scene) assured(by int) bool {
	if !strings.HasPrefix(s.word(by-1), "assure") {
		return false
	}
	for i := by - 2; i >= 0 && i > by-14; i-- {
		if oneOf(s.word(i), "gestion", "administration", "coordination", "repartition", "distribution") {
			return true
		}
	}
	return false
}

// studied tells whether a study stands before a participle: who pays for it
// gives no money to anybody.
func (s *scene) studied(participle int) bool {
	for i := participle - 1; i >= 0 && i > participle-6; i-- {
		if oneOf(s.word(i), "etude", "etudes", "enquete", "sondage", "rapport", "study", "studies", "survey", "report", "poll", "research", "recherche") {
			return true
		}
	}
	return false
}

// bodyBetween tells whether another body stands between two tokens.
func (s *scene) bodyBetween(from, to int) bool {
	for n := s.firstBody(from); n < len(s.bodies) && s.bodies[n].from < to; n++ {
		if !s.bodies[n].class && !s.bodies[n].weak() {
			return true
		}
	}
	return false
}

func (s *scene) firstBody(tok int) int {
	low, high := 0, len(s.bodies)
	for low < high {
		if mid := (low + high) / 2; s.bodies[mid].from < tok {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// entrusted tells whether "confie la gestion ... à" stands before.
func (s *scene) entrusted(n, at int) bool {
	found := false
	s.within(max(s.sentenceAt(s.bodies[n].from).from, at-farBefore), at, setOf(cueEntrusted), func(m mark) {
		found = found || !s.sumBetween(m.to, at)
	})
	return found
}

// giftOf reads "financement du gouvernement", "5,4 M$ du ministère".
func (s *scene) giftOf(n, of int) (Role, bool) {
	if i := s.sumEnding(of); i >= 0 && s.sums[i].funds {
		return Payer, true
	}
	state := s.bodies[n].state
	switch {
	case s.ended(of, cueGiftOf) && oneOf(s.word(of-1), "mesure", "initiative", "programme", "program", "measure"):
		if state && s.moneyText() {
			return Payer, false
		}
	case s.ended(of, cueGiftOf) && s.sumNear(s.bodies[n].from):
		return Payer, state
	case state && s.moneyText() && oneOf(s.word(of-1), "nom", "behalf"):
		return Payer, false
	case s.ended(of, cueGiftOf) && state && s.moneyText() && s.sentenceAt(of-1).kind != heading:
		return Payer, false
	case state && s.ownsFund(of):
		s.dropFund(of)
		return Payer, false
	}
	return "", false
}

// ownsFund tells whether a fund or programme from which the money comes stands
// just before: "provenant du Fonds d’urgence du gouvernement".
func (s *scene) ownsFund(of int) bool {
	for _, list := range [][]body{s.programmes, s.bodies} {
		n, _ := slices.BinarySearchFunc(list, of, func(b body, tok int) int { return b.to - tok })
		if n < len(list) && list[n].to == of && (list[n].fund || s.is(list[n].from, programmeHead) || list[n].known >= 0) {
			before := s.head(list[n].from)
			for before > 0 && s.ended(before, cueOf) {
				before--
			}
			if s.ended(before, cueComesFrom) {
				return true
			}
		}
	}
	return false
}

// dropFund takes back the role of a fund whose owner is named after it.
func (s *scene) dropFund(of int) {
	s.claims = slices.DeleteFunc(s.claims, func(c claim) bool { return s.bodies[c.body].to == of && s.bodies[c.body].fund })
}

// receiver reads "à X" and "to X": X receives when a sum or a verb of giving
// stands before it and no other body between.
func (s *scene) receiver(n, at int) (Role, bool) {
	b := s.bodies[n]
	start := max(s.sentenceAt(b.from).from, at-farBefore)
	given, verb, last := false, false, -1
	for i := s.sumFrom(start); i < len(s.sums) && s.sums[i].to <= at; i++ {
		if s.sums[i].funds {
			given, last = true, s.sums[i].to
		}
	}
	s.within(start, at, setOf(cueGiven, cueGives), func(m mark) {
		if s.helps(m.from) {
			return
		}
		if m.cues.has(cueGiven) || s.sumNear(b.from) || s.ofMoney(m.to) {
			given, verb, last = true, true, max(last, m.to)
		}
	})
	last = s.afterPayers(last, n)
	if !given || last < 0 || s.bodyBetween(last, s.head(b.from)) || s.clauseBetween(last, at) {
		return "", false
	}
	direct := at-last <= 6
	if !verb && s.receivesIn(b.from) || oneOf(s.word(at-2), "tied", "related", "linked", "dedicated", "access", "thanks", "compared", "due", "lie", "lies", "liee", "liees", "relatif", "grace", "quant", "rapport") {
		return "", false
	}
	if w := s.word(at - 1); s.lang == "en" && w != "to" && w != "toward" && w != "towards" && w != "benefit" {
		near := at-1-last <= 1 || s.ended(at-1, cueGiftOf) || oneOf(s.word(at-2), "years", "year")
		if !direct || !near || (w != "for" && !(w == "in" && oneOf(s.word(at-2), "investment", "investments", "invest", "invests", "investing", "invested", "million"))) || (w == "for" && !b.strong && s.upperWords(b) < 2) {
			return "", false
		}
	}
	if oneOf(s.word(at-1), "dans", "chez", "envers") && (!direct || (b.known < 0 && !s.is(b.from, bodyHead))) {
		return "", false
	}
	if !b.strong && !(direct && b.to-b.from > 1) && !(direct && s.known1(b)) {
		return "", false
	}
	return Recipient, direct
}

// afterPayers goes over bodies that pay: "un don de 5 000 $ de la Banque à X".
func (s *scene) afterPayers(last, n int) int {
	for m := s.firstBody(max(last, 0)); m < n; m++ {
		pays := false
		for i := len(s.claims) - 1; i >= 0 && i > len(s.claims)-8; i-- {
			pays = pays || (s.claims[i].body == m && s.claims[i].role == Payer)
		}
		if !pays {
			return last
		}
		last = s.bodies[m].to
	}
	return last
}

// helps tells verbs whose "à" does not name who receives: "soutenus au
// programme", "ajoutés au budget".
func (s *scene) helps(verb int) bool {
	w := s.word(verb)
	for _, stem := range []string{"souten", "financ", "subventionn", "appuy", "ajout", "affect", "engag", "annonc", "prevoit", "prevu"} {
		if strings.HasPrefix(w, stem) && s.lang == "fr" && w != "financement" {
			return true
		}
	}
	return false
}

// ofMoney tells whether a verb has a word of money as its object: "accorde cette
// somme".
func (s *scene) ofMoney(verb int) bool {
	for i := verb; i < min(verb+4, len(s.tokens)); i++ {
		if s.is(i, cueMoneyNoun) {
			return true
		}
	}
	return false
}

// receivesIn tells whether a verb of receiving stands in the sentence.
func (s *scene) receivesIn(tok int) bool {
	at, found := s.sentenceAt(tok), false
	s.within(max(at.from, tok-farBefore), tok, setOf(cueReceives), func(mark) { found = true })
	return found
}

func (s *scene) known1(b body) bool {
	return b.known >= 0 || oneOf(s.word(b.to+1), "qui", "which", "who")
}

// clauseBetween tells whether a new clause begins between two tokens.
func (s *scene) clauseBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if s.is(i, cueContrast) || s.is(i, cueAndThen) || oneOf(s.tokens[i].fold, ";", ":", "–", "—") {
			return true
		}
		if s.tokens[i].kind == word && (s.tokens[i].fold == "pour" || s.tokens[i].fold == "afin") && s.lang == "fr" {
			return true
		}
	}
	return false
}

// handingOn turns a recipient that hands the money out into a manager: "à X et
// à Y, qui la distribueront".
func (s *scene) handingOn(n int, role Role) Role {
	if role != Recipient {
		return role
	}
	end := s.bodies[n].to
	for m := n + 1; m < len(s.bodies) && s.joined(m-1, m); m++ {
		end = s.bodies[m].to
	}
	for i := end; i < min(end+4, len(s.tokens)); i++ {
		if s.is(i, cueAndThen) || oneOf(s.word(i), "que", "pour", "afin", "to") {
			for j := i + 1; j < min(i+6, len(s.tokens)); j++ {
				if s.is(j, cueManages) && s.inSentence[j] == s.inSentence[end-1] && !s.thing(j) {
					return Manager
				}
			}
			return role
		}
	}
	return role
}

// thing tells whether a verb of handing out has a number of things after it:
// "distribue 75 tablettes".
func (s *scene) thing(verb int) bool {
	to := verb + 1
	s.within(verb, min(verb+5, len(s.tokens)), setOf(cueManages), func(m mark) {
		if m.from == verb {
			to = m.to
		}
	})
	return to < len(s.tokens) && s.tokens[to].kind == digits && s.sumAt(to) < 0
}

// coordinated gives a body the role of the one it is joined to by a comma or
// "et".
func (s *scene) coordinated(n int) (Role, bool) {
	if n == 0 || !s.byHeads[n-1] || !s.joined(n-1, n) || s.newSubject(n) {
		return "", false
	}
	for i := len(s.claims) - 1; i >= 0; i-- {
		if s.claims[i].body == n-1 {
			return s.claims[i].role, s.claims[i].sure
		}
	}
	return "", false
}

// newSubject tells "grâce à X, Y lance": a comma before, and a verb after.
func (s *scene) newSubject(n int) bool {
	if s.word(s.head(s.bodies[n].from)-1) != "," {
		return false
	}
	if n+1 >= len(s.bodies) || !s.joined(n, n+1) {
		if j := s.afterAcronym(s.bodies[n].to); !oneOf(s.word(j), ",", ".", ";", "") || oneOf(s.word(j+1), "qui", "which") {
			return true // the list would go on, or the clause end
		}
	}
	i := s.afterAcronym(s.bodies[n].to)
	return i < len(s.tokens) && (s.starts[i]&setOf(cueGives, cueManages, cueReceives, cueAnnounces, cueSpeaks, cuePartners) != 0 ||
		oneOf(s.word(i), "is", "are", "was", "will", "has", "have", "est", "sont", "a", "ont", "sera", "avait") && s.tokens[i].key != "à")
}

// joined tells whether only a comma, a conjunction, an article and a repeated
// preposition stand between two bodies.
func (s *scene) joined(a, b int) bool {
	from, to := s.bodies[a].to, s.bodies[b].from
	if to-from > 6 || from >= to || s.inSentence[from-1] != s.inSentence[to] {
		return false
	}
	linked := false
	for i := s.afterAcronym(from); i < to; i++ {
		switch f := s.tokens[i].fold; {
		case f == ".":
		case oneOf(f, ",", "et", "and", "ainsi", "&", "or", "ou"):
			linked = true
		case oneOf(f, "que", "le", "la", "l", "les", "the", "de", "du", "des", "d", "a", "au", "aux", "par", "avec", "by", "to", "as", "well", "of", "with", "«", "»", "organismes", "organisations", "groupes", "organizations", "groups"):
		default:
			return false
		}
	}
	return linked
}

// afterAcronym goes over "(AGÉPA)" after a name.
func (s *scene) afterAcronym(i int) int {
	if s.word(i) != "(" {
		return i
	}
	for j := i + 1; j < len(s.tokens) && j < i+8 && s.tokens[j].line == s.tokens[i].line; j++ {
		if s.tokens[j].fold == ")" {
			return j + 1
		}
	}
	return i
}
