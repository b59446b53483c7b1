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

	source bool // said to be where the money comes from
	hands  bool // a manager by a verb of handing out only
}

// scene is the bodies of a text with what is needed to tell their roles.
type scene struct {
	*reader
	sums       []sum
	bodies     []body
	programmes []body
	claims     []claim
	byHeads    map[int]bool // bodies whose role comes from the words before them
	lists      map[int]bool // groups of rows most of which name bodies
	verb       int          // the verb that gave the last role to a subject
	full       []int        // the mention that prints each body in full, or -1
}

const (
	reach      = 14 // tokens between a name and the verb it is the subject of
	mostJoined = 40 // bodies in one list
	farBefore  = 25 // tokens between a sum or a verb and the "à" of its receiver
)

func (s *scene) claim(b int, role Role, sure bool) {
	if s.bodies[b].fund && role != Payer && role != Partner {
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
	if s.givenTheTask(b) {
		s.claim(n, Manager, true)
		return
	}
	if oneOf(s.word(b.to), "the", "as", "comme") && (s.is(b.to+1, cueManagerIs) || s.is(b.to+2, cueManagerIs)) {
		s.claim(n, Manager, true) // "makes X the delivery agent"
		return
	}
	if s.word(b.to) == "," && (s.is(b.to+1, cueManagerIs) || (oneOf(s.word(b.to+1), "le", "la", "l", "the", "a", "un", "une") && s.is(b.to+2, cueManagerIs))) {
		s.claim(n, Manager, true) // "X, mandataire du fonds, ..."
		return
	}
	before := s.head(b.from)
	if s.bracketedSum(b) && !s.ended(before, cueBy) && !s.goesOnPaying(n) {
		role := Recipient // "le Centre (5 000 $), la Maison (3 000 $)"
		if s.payersNamed(s.sentenceAt(b.from).from, before) {
			role = Payer
		}
		s.byHeads[n] = true
		s.claim(n, role, true)
		return
	}
	if s.itsGift(b) {
		s.claim(n, Payer, true)
		return
	}
	if role, sure := s.roleBefore(n, before); role != "" {
		s.byHeads[n] = true
		s.claim(n, s.handingOn(n, role), sure)
		if len(s.claims) > 0 {
			last := &s.claims[len(s.claims)-1]
			last.first, last.source = true, role == Payer && (s.comesFrom(before) || s.partWord(max(0, before-3), before, "behalf", "compte", "nom"))
		}
		s.alsoSubject(n)
		return
	}
	if s.objectOfGiving(n, before) {
		s.byHeads[n] = true
		s.claim(n, Recipient, true)
		return
	}
	if role, with := s.coordinated(n); role != "" {
		s.byHeads[n] = true
		s.claim(n, role, with)
		return
	}
	if s.relativeRole(n) {
		return
	}
	if role := s.gapped(n); role != "" {
		s.claim(n, role, false)
		return
	}
	if !s.subject(n, before) {
		return
	}
	s.subjectRole(n)
}

// apposed tells "l’organisme" before the name of one: "à l’organisme Place aux
// idées".
func (s *scene) apposed(i int) bool {
	return i > 0 && oneOf(s.word(i), "organisme", "organisation", "entreprise", "cooperative", "charity", "organization", "nonprofit", "company", "societe", "association", "obnl") && !s.tokens[i].upper && oneOf(s.word(i-1), "l", "la", "the", "d", "cet", "cette")
}

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
		gift = gift || oneOf(s.word(j), "contribution", "donation", "gift", "investment", "commitment", "share", "pledge")
	}
	return gift
}

// givenTheTask reads "X, à qui l’on a confié la gestion".
func (s *scene) givenTheTask(b body) bool {
	i := s.afterAcronym(b.to)
	if s.word(i) == "," {
		i++
	}
	if !(i+1 < len(s.tokens) && s.tokens[i].key == "à" && oneOf(s.word(i+1), "qui", "laquelle") || s.word(i) == "auquel" || s.word(i) == "to" && oneOf(s.word(i+1), "whom", "which")) {
		return false
	}
	found := false
	s.within(i, min(i+9, len(s.tokens)), setOf(cueEntrusted), func(mark) { found = true })
	return found
}

// relativeRole reads a clause that tells what a body does: "à la Table, qui en
// assurera la gestion", "Brightside Housing, which was approved for $450,000".
func (s *scene) relativeRole(n int) bool {
	i := s.afterAcronym(s.bodies[n].to)
	if s.word(i) == "," {
		i++
	}
	if !oneOf(s.word(i), "qui", "which") || s.bodies[n].generic {
		return false
	}
	role, _ := s.verbRole(n, i+1)
	if role == Payer && s.bodies[n].strong {
		s.claim(n, role, false)
		return true
	}
	if role == Manager || role == Recipient && !s.bodies[n].state {
		s.claim(n, role, false)
		return role == Manager || !s.subject(n, s.head(s.bodies[n].from))
	}
	return false
}

// gapped reads the clauses that leave out the verb of the first: "X y contribue
// pour 1,1 M$, la Ville de Lorne pour 500 000 $ et Y, 3 000 $".
func (s *scene) gapped(n int) Role {
	i := s.afterAcronym(s.bodies[n].to)
	if oneOf(s.word(i), "pour", ",", "for") {
		i++
	}
	sum := s.sumStarting(i)
	if sum < 0 || !s.sums[sum].funds || n == 0 || !s.subject(n, s.head(s.bodies[n].from)) || s.inSentence[s.bodies[n-1].from] != s.inSentence[s.bodies[n].from] || !s.sumBetween(s.bodies[n-1].to, s.bodies[n].from) {
		return ""
	}
	for c := len(s.claims) - 1; c >= 0; c-- {
		if s.claims[c].body == n-1 && !s.claims[c].first {
			return s.claims[c].role
		}
	}
	return ""
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
	if !s.ended(before, cueGives) || b.fund || b.state || !b.strong && b.known < 0 {
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

// comesFrom tells whether words that say whence money comes end before a token.
func (s *scene) comesFrom(at int) bool {
	for s.ended(at, cueOf) && at > 0 {
		at--
	}
	return s.ended(at, cueComesFrom)
}

// head is the token where the words before a name end: before its article and
// an opening quotation mark.
func (s *scene) head(i int) int {
	for i > 0 && s.tokens[i-1].line == s.tokens[min(i, len(s.tokens)-1)].line && (oneOf(s.word(i-1), "le", "la", "l", "les", "the", "«", "\"", "“", "son", "sa", "its") || s.apposed(i-1)) {
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
	case oneOf(s.word(at-1), "avec", "with") && s.agreementBefore(at):
		if s.bodies[n].state {
			return Payer, false
		}
		return Recipient, true
	case s.taskOf(at):
		return Manager, true
	case s.comesFrom(at) && !s.moneyFrom(at):
		return "", false
	case s.ended(at, cueComesFrom), s.ended(of, cueComesFrom), of < at && s.ended(of, cueReceives) && s.receivesMoney(of-1, s.sentenceAt(of-1)):
		return Payer, true
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
	case s.word(at-1) == ":" && oneOf(s.word(at-2), "recipient", "recipients", "promoteur", "beneficiaire", "recipiendaire", "beneficiaires", "recipiendaires", "grantee", "organisme"):
		return Recipient, true
	case s.lang == "fr" && s.ended(at, cueReceives) && s.inverted(at):
		return Recipient, true
	case s.ended(at, cueBy):
		return s.agent(n, at)
	case (s.bodies[n].strong || s.upperWords(s.bodies[n]) > 1) && (s.ended(at, cueEntrusted) || s.ended(at, cueTo) && s.entrusted(n, at)):
		switch {
		case s.ofTraining(at):
			return Partner, true
		case s.bodies[n].state && s.inverted(at):
			return Payer, true // "180 000 $ que lui a confiés le ministère"
		}
		return Manager, true
	case s.lang == "fr" && s.word(at-1) == "pour" && s.sumEnding(at-1) >= 0 && s.sums[s.sumEnding(at-1)].funds && s.bodies[n].strong && !s.bodies[n].state:
		return Recipient, true
	case oneOf(s.word(at-1), "–", "—", "-") && at > 1 && s.ended(at-1, cueGiftOf) && s.sumStarting(s.afterAcronym(s.bodies[n].to)+1) >= 0:
		return Payer, true // "Subvention – ministère de l’Éducation : 145 000 $"
	case (s.opening(at) || s.word(at-2) == "est" && s.opening(at-2)) && (s.ended(at, cueTo) || oneOf(s.word(at-1), "for", "pour")) && s.bodies[n].strong && s.fundingIn(s.bodies[n].to, s.sentenceAt(s.bodies[n].from).to):
		return Recipient, false // "Au Centre Vanier, une subvention de 5 000 $"
	case oneOf(s.word(at-1), "est", "is") && oneOf(s.word(at-2), "promoteur", "beneficiaire", "recipiendaire", "recipient", "laureat", "grantee"):
		return Recipient, true
	case s.bodies[n].state && oneOf(s.word(at-1), "for", "pour") && s.managesBefore(at):
		return Payer, false
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
			return !s.bodyBetween(i, at-1)
		case s.tokens[i].fold == ";":
			return false
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

// agent reads "par X": what was given by it, or is managed by it.
func (s *scene) agent(n, at int) (Role, bool) {
	role, near := Role(""), -1
	from := max(s.sentenceAt(s.bodies[n].from).from, at-farAgent)
	if s.handlesRequests(from, at) {
		return Manager, true
	}
	s.within(from, at, setOf(cueManaged, cueGiven, cueReceives, cueAnnounces, cueEntrusted), func(m mark) {
		if m.from < near || s.unsettledBetween(m.to, at) {
			return
		}
		near, role = m.from, ""
		if s.studied(m.from) || m.cues.has(cueManaged) && oneOf(s.word(m.from-1), "obnl", "organisme", "osbl", "organisation", "nonprofit", "organization") {
			return // who pays for a study, or runs an organization, gives no money
		}
		switch {
		case m.cues.has(cueManaged) && (m.cues&setOf(cueGiven) == 0 || s.lang == "fr"):
			role = Manager
		case m.cues&setOf(cueGiven, cueAnnounces, cueEntrusted) != 0:
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

const farAgent = 16 // tokens between a participle and its "par"

// handlesRequests tells "les demandes sont traitées par", "applications are
// reviewed by".
func (s *scene) handlesRequests(from, at int) bool {
	return s.partWord(from, at, "demandes", "candidatures", "dossiers", "applications", "proposals", "requests") &&
		s.partWord(max(from, at-5), at, "traitees", "traites", "analysees", "analyses", "evaluees", "evalues", "recues", "recus", "etudiees", "etudies", "reviewed", "assessed", "handled", "processed", "received", "administered", "evaluated")
}

// payersNamed tells words before a list that name those who pay: "Les partenaires
// financiers sont", "Funders include".
func (s *scene) payersNamed(from, to int) bool {
	for i := from; i < to; i++ {
		switch s.word(i) {
		case "bailleurs", "donateurs", "commanditaires", "funders", "contributors", "donors", "sponsors":
			return true
		case "partenaires", "contribution", "contributions", "participation", "sources", "montage", "partners":
			if oneOf(s.word(i+1), "financiers", "financieres", "financiere", "financier") || oneOf(s.word(i-1), "funding", "financial", "federal", "provincial") || s.word(i+1) == "of" || s.word(i+1) == "de" && s.word(i+2) == "financement" {
				return true
			}
		}
	}
	return false
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
	if strings.HasSuffix(s.word(by-1), "ment") {
		by-- // "assuré conjointement par"
	}
	if !strings.HasPrefix(s.word(by-1), "assure") {
		return false
	}
	for i := by - 2; i >= 0 && i > by-14; i-- {
		if oneOf(s.word(i), "gestion", "administration", "coordination", "repartition", "distribution", "deploiement", "attribution") {
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

// giftOf reads "financement du gouvernement", "5,4 M$ du ministère".
func (s *scene) giftOf(n, of int) (Role, bool) {
	if i := s.sumEnding(of); i >= 0 && s.sums[i].funds {
		if s.bodies[n].weak() {
			return "", false // "14,2 M$ d’Ottawa"
		}
		return Payer, true
	}
	if s.ended(of, cueGiftOf) && article(s.word(of-2)) && !s.giver(s.bodies[n]) && oneOf(s.word(of-1), "subvention", "aide", "financement", "grant", "funding") && s.sumNear(s.bodies[n].from) && s.bodies[n].strong {
		return Recipient, false // "la subvention du Réseau passe à 300 000 $"
	}
	state := s.bodies[n].state
	switch {
	case state && s.ownsFund(of) && s.moneyText():
		s.dropFund(of)
		return Payer, false
	case s.ended(of, cueGiftOf) && oneOf(s.word(of-1), "mesure", "initiative", "programme", "program", "measure"):
		if state && s.moneyText() {
			return Payer, false
		}
	case s.ended(of, cueGiftOf) && s.sumNear(s.bodies[n].from), s.qualifiedGift(of) && s.sumNear(s.bodies[n].from):
		return Payer, state
	case state && s.moneyText() && oneOf(s.word(of-1), "nom", "compte", "behalf"):
		return Payer, false
	case s.ended(of, cueGiftOf) && state && s.moneyText() && s.sentenceAt(of-1).kind != heading:
		return Payer, false
	}
	return "", false
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
		if j := s.afterAcronym(s.bodies[n].to); !oneOf(s.word(j), ",", ".", ";", "", "et", "and", "(") || oneOf(s.word(j+1), "qui", "which") {
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
	from, to := s.afterAcronym(s.bodies[a].to), s.bodies[b].from
	if to-from > 6 || from >= to || s.inSentence[from-1] != s.inSentence[to] {
		return false
	}
	linked := false
	for i := from; i < to; i++ {
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
