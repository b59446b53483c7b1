package prose

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
	byHeads    map[int]bool   // bodies whose role comes from the words before them
	placeUses  map[string]int // how often a word stands where a place does
	states     [2]int         // the one government, and the one ministry, or -1
	lists      map[int]bool   // groups of rows most of which name bodies
	verb       int            // the verb that gave the last role to a subject
	full       []int          // the mention that prints each body in full, or -1
}

const (
	reach      = 14 // tokens between a name and the verb it is the subject of
	mostJoined = 40 // bodies in one list
	farBefore  = 25 // tokens between a sum or a verb and the "à" of its receiver
)

func (s *scene) claim(b int, role Role, sure bool) {
	if (s.bodies[b].fund || b < len(s.full) && s.full[b] >= 0 && s.bodies[s.full[b]].fund) && role != Payer && role != Partner {
		return // money goes through it, to whom the text says elsewhere
	}
	if role == Payer && s.bodies[b].weak() && (s.isPlace(s.word(s.bodies[b].from)) || s.usedAsPlace(s.bodies[b].from)) {
		return // a place that stands for its government
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
	if s.givenTheTask(b) || s.chosenToManage(b) {
		s.claim(n, Manager, true)
		s.chooserPays(n - 1)
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
	if role := s.apposition(b); role != "" {
		s.claim(n, role, true)
		return
	}
	before := s.head(b.from)
	if s.lang == "fr" && s.givesInverted(before) {
		s.claim(n, Payer, true)
		return
	}
	if s.bracketedSum(b) && !s.ended(before, cueBy) && !s.comesFrom(before) && !s.goesOnPaying(n) {
		s.byHeads[n] = true
		s.claim(n, s.bracketedRole(before), true) // "le Centre (5 000 $), la Maison (3 000 $)"
		return
	}
	if s.listedInline(b, before) {
		s.claim(n, s.receiverUnlessPayers(s.sentenceAt(b.from).from, before), false)
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
	claims := len(s.claims)
	if s.subjectRole(n); len(s.claims) == claims && s.aided(n) {
		s.claim(n, Recipient, false)
	}
}

// givesInverted tells "que soutient aussi la Fondation": the subject stands after
// its verb.
func (s *scene) givesInverted(at int) bool {
	for at > 0 && oneOf(s.word(at-1), "aussi", "egalement", "deja") {
		at--
	}
	if !s.ended(at, cueGives) || s.inSentence[at-1] != s.inSentence[at] || !s.moneyText() {
		return false
	}
	for i := at - 2; i >= 0 && i > at-5; i-- {
		if oneOf(s.word(i), "que", "qu") {
			return true
		}
	}
	return false
}

// apposition reads what stands after a name and a comma: "X, partenaire du
// projet", "X, awarded $316,000 over 31 months".
func (s *scene) apposition(b body) Role {
	i := s.afterAcronym(b.to)
	if s.word(i) != "," {
		return ""
	}
	for i++; article(s.word(i)) || oneOf(s.word(i), "a", "an", "un", "une"); i++ {
	}
	switch {
	case oneOf(s.word(i), "partenaire", "partner"):
		return Partner
	case !b.state && oneOf(s.word(i), "awarded", "granted", "recipient", "recipiendaire", "beneficiaire", "laureat", "laureate") && s.fundingIn(i, min(i+nearObject, s.sentenceAt(b.from).to)):
		return Recipient
	}
	return ""
}

// apposed tells "l’organisme" before the name of one: "à l’organisme Place aux
// idées".
func (s *scene) apposed(i int) bool {
	return i > 0 && oneOf(s.word(i), "organisme", "organisation", "entreprise", "cooperative", "charity", "organization", "nonprofit", "company", "societe", "association", "obnl") && !s.tokens[i].upper && oneOf(s.word(i-1), "l", "la", "the", "d", "cet", "cette")
}

// bracketedRole is the role of a name with its sum in brackets: it pays after
// "l’appui financier du", and in a list of those who pay.
func (s *scene) bracketedRole(before int) Role {
	of := before
	for of > 0 && s.ended(of, cueOf) {
		of--
	}
	if of < before && (s.ended(of, cueGiftOf) || s.qualifiedGift(of)) {
		return Payer
	}
	return s.receiverUnlessPayers(s.clauseStart(before), before)
}

// receiverUnlessPayers is the role of the names of a list: they receive, unless
// the words before it name those who pay.
func (s *scene) receiverUnlessPayers(from, to int) Role {
	if s.payersNamed(from, to) {
		return Payer
	}
	return Recipient
}

// listedInline reads "Ardrossan Hall, $12,000; Busby Society, $9,500; ...": names
// with their sums, parted by semicolons.
func (s *scene) listedInline(b body, before int) bool {
	i := s.afterAcronym(b.to)
	if !oneOf(s.word(i), ",", ":", "–", "—", "-") || !oneOf(s.word(before-1), ";", ":") {
		return false
	}
	sum := s.sumStarting(i + 1)
	return sum >= 0 && s.sums[sum].funds && oneOf(s.word(s.sums[sum].to), ";", ".", "") && (!b.state || s.payersNamed(s.sentenceAt(b.from).from, before))
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

// chosenToManage reads "a choisi X pour administrer", "has selected X to manage".
func (s *scene) chosenToManage(b body) bool {
	i, before := s.afterAcronym(b.to), s.word(s.head(b.from)-1)
	if !oneOf(s.word(i), "pour", "afin", "to") || !(s.is(i+1, cueManages) || s.is(i+2, cueManages) || oneOf(s.word(i+1), "deliver", "run", "deployer") && s.partWord(i+2, i+9, "program", "programme", "fund", "fonds")) {
		return false
	}
	return oneOf(before, "choisi", "choisit", "selectionne", "designe", "retenu", "mandate", "nomme", "selected", "chose", "chosen", "appointed", "mandated", "tasked", "named", "hired")
}

// chooserPays makes a government that chooses a manager for a sum its payer: "the
// Department has selected X to administer $2 million".
func (s *scene) chooserPays(m int) {
	if m < 0 || !s.bodies[m].state || s.claimed(m) || s.inSentence[s.bodies[m].from] != s.inSentence[s.bodies[m+1].from] {
		return
	}
	if s.sumAfter(s.bodies[m+1].to, s.sentenceAt(s.bodies[m].from).to) {
		s.claim(m, Payer, false)
	}
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

// head is the token where the words before a name end: before its article and
// an opening quotation mark.
func (s *scene) head(i int) int {
	for i > 0 && s.tokens[i-1].line == s.tokens[min(i, len(s.tokens)-1)].line && (oneOf(s.word(i-1), "le", "la", "l", "les", "the", "«", "\"", "“", "son", "sa", "its") || s.apposed(i-1)) {
		i--
	}
	return i
}
