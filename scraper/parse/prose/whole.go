package prose

import (
	"slices"
	"strings"
)

// whole gives roles that no sentence states by itself and that the text as a
// whole leaves little doubt of. None of them is sure.
func (s *scene) whole() {
	s.handers()
	s.firstPerson()
	s.payerBeside()
	s.payerOfText()
	s.soleReceivers()
}

// firstPerson makes the giver that a text names first its payer where the text
// gives in the first person: "La Fondation X ... Nous avons remis 5 000 $ à Y."
func (s *scene) firstPerson() {
	gives := false
	s.within(0, len(s.tokens), setOf(cueGives), func(m mark) {
		we := m.from - 1
		for oneOf(s.word(we), "have", "are", "will", "also", "had", "were", "leur", "lui", "y", "en") {
			we--
		}
		gives = gives || oneOf(s.word(we), "nous", "we") && s.fundingIn(m.to, s.sentenceAt(m.from).to)
	})
	if !gives {
		return
	}
	for n, b := range s.bodies {
		if s.giver(b) && !b.class && !b.generic && !b.fund && !b.weak() {
			s.claim(n, Payer, false)
			return
		}
	}
}

// handers parts those who hand out money of another from those who give their
// own. A body that gives becomes a manager where the text says whence the money
// comes; one that only distributes is a payer where nobody else gives.
func (s *scene) handers() {
	others, receives := s.minister(), map[int]bool{}
	for _, c := range s.claims {
		others = others || c.source
		receives[s.full[c.body]] = receives[s.full[c.body]] || c.role == Recipient
	}
	for _, b := range s.bodies {
		others = others || b.state
	}
	for i := range s.tokens {
		others = others || oneOf(s.word(i), "federal", "provincial", "government") && oneOf(s.word(i+1), "funding", "funds", "dollars", "money")
	}
	sources := s.sources()
	for i := range s.claims {
		c := &s.claims[i]
		b := s.bodies[c.body]
		switch {
		case b.state || b.fund || c.source:
		case c.role == Payer && s.otherSource(*c, sources) && !s.ownMoney(*c):
			c.role, c.sure = Manager, false
		case c.role == Manager && c.hands && !others && !receives[s.full[c.body]] && (s.giver(b) || s.word(b.from) == "conseil"):
			c.role, c.sure = Payer, false
		}
	}
}

// minister tells whether a text names one, whose government may pay.
func (s *scene) minister() bool {
	for _, m := range s.marks {
		if m.cues.has(personTitle) && strings.Contains(s.word(m.to-1), "minist") {
			return true
		}
	}
	return false
}

// otherSource tells whether the sentence of a claim, or one soon after it that
// prints no sum, says that the money comes from another body.
func (s *scene) otherSource(c claim, sources []int) bool {
	n := s.inSentence[s.bodies[c.body].from]
	first, _ := slices.BinarySearch(sources, c.body)
	for _, source := range sources[first:] {
		if s.same(source, c.body) {
			continue
		}
		at := s.bodies[source]
		if s.inSentence[at.from]-n > 2 {
			return false
		}
		switch gap := s.inSentence[at.from] - n; {
		case gap == 0 && !s.sumsBetween(s.bodies[c.body].to, at.from):
			return at.from > s.bodies[c.body].to
		case gap > 0 && gap <= 2 && !s.fundingIn(s.sentenceAt(at.from).from, s.sentenceAt(at.from).to):
			return true
		}
	}
	return false
}

// sources are the bodies that the text says the money comes from, in order.
func (s *scene) sources() []int {
	var out []int
	for _, c := range s.claims {
		if c.source && c.role == Payer {
			out = append(out, c.body)
		}
	}
	slices.Sort(out)
	return out
}

// sumsBetween tells whether more than one sum stands between two tokens.
func (s *scene) sumsBetween(from, to int) bool {
	i := s.sumFrom(from)
	return i+1 < len(s.sums) && s.sums[i+1].to <= to
}

// same tells whether two mentions stand for one body.
func (s *scene) same(a, b int) bool { return a == b || s.full[a] == s.full[b] && s.full[a] >= 0 }

// payerOfText names a payer where no sentence does: the first government or
// ministry that acts in a text in which money is given; else one that is only
// named; else, where somebody receives, the first body whose name is that of a
// giver.
func (s *scene) payerOfText() {
	if !s.moneyText() {
		return
	}
	receives, taken := false, map[int]bool{}
	for _, c := range s.claims {
		if c.role == Payer {
			return
		}
		receives = receives || c.role == Recipient || c.role == Manager
		taken[s.full[c.body]] = true
	}
	best, rank, single := -1, 0, s.single()
	for n, b := range s.bodies {
		if b.class || b.generic || b.weak() || taken[s.full[n]] || s.owner(n) || s.urged(b.to) || s.asked(n) {
			continue
		}
		found := 0
		switch {
		case b.state && s.subject(n, s.head(b.from)):
			found = 3
		case b.state:
			found = 2
		case s.giftBefore(n):
			found = 1
		case (receives || single || s.endows(b) && s.fundingIn(b.to, s.sentenceAt(b.from).to) && s.actsOnSum(n, s.sentenceAt(b.from))) && s.giver(b) && !b.fund && !s.placed(n) && (s.subject(n, s.head(b.from)) || s.endows(b) || s.partWord(max(0, b.from-4), b.from, "conseil", "council")):
			found = 1
		}
		if found > rank {
			best, rank = n, found
		}
	}
	if best >= 0 {
		s.claim(best, Payer, false)
	}
}

// owner tells "est un organisme du gouvernement", "an agency of the Government":
// whose body another is.
func (s *scene) owner(n int) bool {
	at := s.head(s.bodies[n].from)
	for at > 0 && s.ended(at, cueOf) {
		at--
	}
	return at < s.head(s.bodies[n].from) && oneOf(s.word(at-1), "organisme", "agence", "etat", "agency", "corporation", "arm", "relevant")
}

// giftBefore tells "un premier soutien de Partage Rivières".
func (s *scene) giftBefore(n int) bool {
	at := s.head(s.bodies[n].from)
	for at > 0 && s.ended(at, cueOf) {
		at--
	}
	return at < s.head(s.bodies[n].from) && s.ended(at, cueGiftOf) && oneOf(s.word(at-1), "soutien", "don", "aide", "contribution", "gift", "donation", "support")
}

// placed tells a body that only says where something is: "dans la MRC d’Acton".
func (s *scene) placed(n int) bool {
	return oneOf(s.word(s.head(s.bodies[n].from)-1), "dans", "in", "at", "near", "chez", "within")
}

// single tells whether a text names one body only.
func (s *scene) single() bool {
	first := -1
	for n, b := range s.bodies {
		switch {
		case b.class || b.weak() || b.generic:
		case first < 0:
			first = n
		case !s.same(first, n):
			return false
		}
	}
	return true
}

// giver tells a name whose words are those of bodies that give.
func (s *scene) giver(b body) bool {
	if b.state || b.fund {
		return true
	}
	for i := b.from; i < b.to; i++ {
		if oneOf(s.word(i), "fondation", "foundation", "trust", "fiducie", "ville", "city", "town", "municipalite", "municipality", "mrc", "county", "banque", "bank", "caisse", "council", "region", "township", "arrondissement") {
			return true
		}
	}
	return false
}

// endows tells a name of those who mostly give.
func (s *scene) endows(b body) bool {
	return s.partWord(b.from, b.to, "fondation", "foundation", "trust", "fiducie", "banque", "bank", "caisse")
}

// asked tells whether a body is only asked, told of by somebody who speaks, or
// does something that the words before it told to be no gift.
func (s *scene) asked(n int) bool {
	at := s.head(s.bodies[n].from)
	found := s.ended(at, cueBy) && !s.bodies[n].state
	s.within(max(s.sentenceAt(s.bodies[n].from).from, at-farBefore), at, setOf(cueNeed, cueSpeaks), func(mark) { found = true })
	return found
}

// urged tells whether a text says what a body should do or does not do.
func (s *scene) urged(verb int) bool {
	return oneOf(s.word(verb), "doit", "devrait", "refuse", "ne", "n", "must", "should", "refuses", "cannot")
}

// payerBeside makes the subject of a sentence its payer where the sentence tells
// who receives a sum and not who gives it, whatever the verb: "The Foundation is
// pouring $90,000 into programs at the Club."
func (s *scene) payerBeside() {
	for _, r := range s.rolesBySentence() {
		if len(r.subjects) == 0 {
			continue
		}
		n := r.subjects[0]
		if s.endows(s.bodies[n]) && !r.source && s.fundingIn(s.bodies[n].to, r.at.to) && s.actsOnSum(n, r.at) {
			s.claim(n, Payer, false) // "and the Foundation completes the budget with $16,000"
			continue
		}
		if r.recipient < 0 || r.payer {
			continue
		}
		if s.bodies[n].from < s.bodies[r.recipient].from && s.sumBetween(s.bodies[n].to, s.bodies[r.recipient].from) && s.actsOnSum(n, r.at) {
			s.claim(n, Payer, false)
		}
	}
}

// soleReceivers gives a sum to the only body of its sentence that has no role,
// when it is the subject and the money is another’s: "The Township of Warwick
// used its $75,200 to install a backstop."
func (s *scene) soleReceivers() {
	pays := false
	for _, c := range s.claims {
		pays = pays || c.role == Payer
	}
	if !pays {
		return
	}
	for _, r := range s.rolesBySentence() {
		if r.recipient >= 0 || r.unclear {
			continue
		}
		for i, n := range r.subjects {
			if i == 0 && !s.actsOnSum(n, r.at) || i > 0 && !s.joined(r.subjects[i-1], n) {
				break
			}
			if b := s.bodies[n]; r.payer || s.usesIt(b, r.at) && !s.endows(b) {
				s.claim(n, Recipient, false)
			}
		}
	}
}

// usesIt tells a body that spends a sum of which the text tells elsewhere who
// gives it.
func (s *scene) usesIt(b body, at sentence) bool {
	return s.partWord(b.to, min(at.to, b.to+reach), "used", "uses", "use", "bought", "hired", "utilise", "utilisera")
}

// told is what is known of the bodies of a sentence that prints a sum.
type told struct {
	at        sentence
	payer     bool
	source    bool  // it is said that the money comes from the payer
	unclear   bool  // a body manages or helps, or a state has no role
	recipient int   // a body or class that receives, or -1
	subjects  []int // bodies without a role that can be a subject
}

func (s *scene) rolesBySentence() []told {
	role := map[int]cueSet{}
	for _, c := range s.claims {
		switch c.role {
		case Payer:
			role[s.full[c.body]] |= 1
			if c.first {
				role[s.full[c.body]] |= 8
			}
		case Recipient:
			role[s.full[c.body]] |= 2
		default:
			role[s.full[c.body]] |= 4
		}
	}
	var out []told
	for i := range s.sums {
		m := s.sums[i]
		if !m.funds || len(out) > 0 && out[len(out)-1].at == s.sentences[m.sentence] {
			continue
		}
		t := told{at: s.sentences[m.sentence], recipient: -1}
		for n := s.firstBody(t.at.from); n < len(s.bodies) && s.bodies[n].to <= t.at.to; n++ {
			b, has := s.bodies[n], cueSet(0)
			if s.full[n] >= 0 {
				has = role[s.full[n]]
			}
			switch {
			case has&2 != 0:
				t.recipient = n
			case has&1 != 0:
				t.payer, t.source = true, t.source || has&8 != 0
			case has&4 != 0:
				t.unclear = true
			case b.class || b.generic || b.fund || !b.strong && b.known < 0 && s.upperWords(b) < 2:
			case b.state:
				t.unclear = true
				t.subjects = append(t.subjects, n)
			default:
				t.subjects = append(t.subjects, n)
			}
		}
		out = append(out, t)
	}
	return out
}

// actsOnSum tells whether a body is the subject of its sentence, and does not
// only speak or ask.
func (s *scene) actsOnSum(n int, at sentence) bool {
	b := s.bodies[n]
	if !s.subject(n, s.head(b.from)) {
		return false
	}
	other := false
	s.within(at.from, at.to, setOf(cueSpeaks, cueNeed), func(mark) { other = true })
	other = other || oneOf(s.word(b.to), "est", "is") && oneOf(s.word(b.to+1), "a", "un", "une", "the", "le") && s.partWord(b.to, b.to+12, "programme", "program", "initiative", "projet", "project")
	other = other || s.partWord(b.to+1, b.to+4, "que", "qu", "that") // "juge que les 40 M$"
	for m := s.firstBody(b.to); m < len(s.bodies) && s.bodies[m].to <= at.to; m++ {
		other = other || oneOf(s.word(s.head(s.bodies[m].from)-1), "que", "qu", "that") // "the $5 million that the government adds"
	}
	return !other && !s.urged(b.to) && at.kind != heading && at.kind != row
}
