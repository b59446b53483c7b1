package prose

import "strings"

// subject tells whether a name can be the subject of a verb: no preposition
// stands before it.
func (s *scene) subject(n, at int) bool {
	b := s.bodies[n]
	if b.fund && !s.givesItself(b) {
		return false // its owner is the subject, in a text that names one
	}
	if b.weak() && (s.gets(b) || s.gives(b)) {
		return s.lone(b) && !((s.ended(at, cueOf) || s.ended(at, cueOther) || s.ended(at, cueTo)) && s.inSentence[at-1] == s.inSentence[b.from])
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
	return b.weak() && !b.place && s.starts[b.from] == 0 && !s.isPlace(s.word(b.from)) && b.to-b.from == 1 && s.tokens[b.from].end-s.tokens[b.from].start > 3 && !s.usedAsPlace(b.from) &&
		!(s.lang == "en" && strings.HasSuffix(s.word(b.from), "s"))
}

// gets tells whether a verb of receiving a sum follows a name at once: "Shoresh
// was granted $5,000".
func (s *scene) gets(b body) bool {
	i := s.afterAcronym(b.to)
	if !s.is(i, cueReceives) {
		i = s.afterAside(i)
	}
	return s.is(i, cueReceives) && s.fundingIn(i, min(i+nearObject, s.sentenceAt(b.from).to)) && !article(s.word(b.from-1))
}

// gives tells whether a verb of giving a sum follows a name at once: "Desjardins
// remet 150 000 $".
func (s *scene) gives(b body) bool {
	i := s.afterAcronym(b.to)
	return s.is(i, cueGives) && !s.weakVerb(i) && !oneOf(s.word(i), "grants", "grant", "funds", "fund", "awards", "award", "financing", "funding") && s.fundingIn(i, min(i+nearObject/2, s.sentenceAt(b.from).to)) && !article(s.word(b.from-1))
}

// usedAsPlace tells whether the text prints a word elsewhere where a place
// stands: "in Sorel", "à Sorel", "SOREL, le 3 mai".
func (s *scene) usedAsPlace(tok int) bool {
	if s.placeUses == nil {
		s.placeUses = map[string]int{}
		for i := range s.tokens {
			if s.tokens[i].upper && s.placeUse(i) {
				s.placeUses[s.tokens[i].fold]++
			}
		}
	}
	uses := s.placeUses[s.tokens[tok].fold]
	return uses > 1 || uses == 1 && !s.placeUse(tok)
}

func (s *scene) placeUse(i int) bool {
	before := s.word(i - 1)
	return s.lang == "en" && oneOf(before, "in", "of", "near", "at") || s.lang == "fr" && oneOf(before, "du", "en", "a", "de", "des") || s.tokens[i].capitals
}

// givesItself tells a fund that is said to give: "The Green Fund gave $5,000".
func (s *scene) givesItself(b body) bool {
	i := s.afterAcronym(b.to)
	if oneOf(s.word(i), "lui", "leur", "y") {
		i++
	}
	if s.word(i) == "," && s.is(i+1, cueWith) {
		i = s.afterAside(i) // "le Fonds, en partenariat avec l’Observatoire, octroie"
	}
	for oneOf(s.word(i), "has", "have", "had", "will", "also", "is", "are") && !s.is(i, cueGives) {
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
	for _, p := range s.programmes {
		if role == "" && s.lang == "en" && s.word(i) == "s" && p.from == i+1 {
			role, sure = s.verbRole(n, p.to) // "Health Canada’s Substance Use Program is providing"
		}
	}
	if s.lang == "en" && s.word(i) == "s" && s.word(i+2) == "to" && oneOf(s.word(i+1), "decision", "plan", "commitment", "promise", "pledge", "move") {
		role, sure = s.verbRole(n, i+3) // "the Government’s decision to increase its support by $3 million"
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

// handsOutLater tells whether the next words of the sentence say that the
// receiver passes the money on.
func (s *scene) handsOutLater(n int) bool {
	at, found := s.sentenceAt(s.bodies[n].from), false
	s.within(s.bodies[n].to, min(at.to, s.bodies[n].to+window), setOf(cueManages), func(m mark) {
		found = found || oneOf(s.word(m.from-1), "et", "and", "to", "pour", "afin", "les") || oneOf(s.word(m.from), "redistribuer", "redistribute", "redistributes")
	})
	return found
}
