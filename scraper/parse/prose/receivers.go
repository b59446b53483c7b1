package prose

import "strings"

// receiver reads "à X" and "to X": X receives when a sum or a verb of giving
// stands before it and no other body between.
func (s *scene) receiver(n, at int) (Role, bool) {
	if s.ended(at, cueSpeaks) {
		return "", false // "according to the Department"
	}
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
	direct := at-last <= 6 || strings.HasPrefix(s.word(at-2), "permet")
	if !verb && s.receivesIn(b.from) || oneOf(s.word(at-2), "tied", "related", "linked", "dedicated", "access", "thanks", "compared", "due", "lie", "lies", "liee", "liees", "relatif", "grace", "quant", "rapport") {
		return "", false
	}
	if w := s.word(at - 1); s.lang == "en" && w != "to" && w != "toward" && w != "towards" && w != "benefit" {
		near := at-1-last <= 1 || s.ended(at-1, cueGiftOf) || oneOf(s.word(at-2), "years", "year")
		if !direct || !near || (w != "for" && !(w == "in" && oneOf(s.word(at-2), "investment", "investments", "invest", "invests", "investing", "invested", "million") || w == "in" && s.sumEnding(at-1) >= 0 && s.investing(start, at))) || (w == "for" && !b.strong && s.upperWords(b) < 2) {
			return "", false
		}
	}
	if oneOf(s.word(at-1), "dans", "chez", "envers") && (!direct || (b.known < 0 && !s.is(b.from, bodyHead) && !s.apposed(b.from-1))) {
		return "", false
	}
	if !b.strong && !(direct && b.to-b.from > 1) && !(direct && s.known1(b)) && !(at-last <= 2 && s.lone(b)) {
		return "", false
	}
	return Recipient, direct
}

// investing tells "invests $500,000 in Skills for Change".
func (s *scene) investing(from, at int) bool {
	for i := from; i < at; i++ {
		if strings.HasPrefix(s.word(i), "invest") {
			return true
		}
	}
	return false
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
	for m := n + 1; m < min(n+mostJoined, len(s.bodies)) && s.joined(m-1, m); m++ {
		end = s.bodies[m].to
	}
	for i := end; i < min(end+4, len(s.tokens)); i++ {
		if s.is(i, cueAndThen) || oneOf(s.word(i), "que", "pour", "afin", "to") {
			for j := i + 1; j < min(i+6, len(s.tokens)); j++ {
				if s.is(j, cueManages) && s.inSentence[j] == s.inSentence[end-1] && !s.thing(j) && !s.nounForm(j) {
					return Manager
				}
			}
			return role
		}
	}
	return role
}

// thing tells whether a verb of handing out or managing has a number of things
// after it, or what nobody gives: "distribue 75 tablettes", "gère un parc de 21 000
// logements".
func (s *scene) thing(verb int) bool {
	to := verb + 1
	s.within(verb, min(verb+5, len(s.tokens)), setOf(cueManages), func(m mark) {
		if m.from == verb {
			to = m.to
		}
	})
	if to+2 < len(s.tokens) && oneOf(s.word(to), "un", "une", "a", "an") && oneOf(s.word(to+2), "de", "d", "of") {
		if to += 3; to < len(s.tokens) && s.sumAt(to) >= 0 {
			return !s.sums[s.sumAt(to)].funds // "manages an endowment of $24 million"
		}
	}
	return to < len(s.tokens) && s.tokens[to].kind == digits && s.sumAt(to) < 0
}
