package prose

// named gives the role of recipient to bodies listed after "including",
// "notamment", "dont" or a colon in a sentence that says who receives.
func (s *scene) named() {
	for n := range s.bodies {
		b := s.bodies[n]
		if b.class || b.generic || b.listed || s.byHeads[n] || s.claimed(n) {
			continue
		}
		i := s.head(b.from)
		if n > 0 && s.joined(n-1, n) && s.bodyNamed(n-1) {
			s.byHeads[n] = true
			s.claim(n, Recipient, false)
			continue
		}
		if i == 0 || !(oneOf(s.word(i-1), "including", "include", "includes", "dont", "notamment", "incluant", ":") || (oneOf(s.word(i-1), "are", "were", "sont", "etaient") && s.receiversNamed(i)) || oneOf(s.word(i-1), "figure", "figurent", "comptent") || (s.word(i-1) == "as" && s.word(i-2) == "such") || s.supports(i) || s.withSum(b)) {
			continue
		}
		if s.receiversIn(s.sentenceAt(b.from), b.from) {
			s.byHeads[n] = true
			s.claim(n, Recipient, false)
		}
	}
}

func (s *scene) bodyNamed(n int) bool {
	for i := len(s.claims) - 1; i >= 0; i-- {
		if s.claims[i].body == n {
			return s.claims[i].role == Recipient && !s.claims[i].sure
		}
	}
	return false
}

// receiversNamed tells "the successful recipients were".
func (s *scene) receiversNamed(i int) bool {
	for j := i - 2; j >= 0 && j > i-9 && s.inSentence[j] == s.inSentence[i]; j-- {
		if oneOf(s.word(j), "recipients", "grantees", "beneficiaries", "recipiendaires", "beneficiaires", "laureats", "receiving", "recoivent", "recevront", "beneficient", "beneficieront") {
			return true
		}
	}
	return false
}

// withSum tells "la Maison Chapais, avec un montant de 191 940 $".
func (s *scene) withSum(b body) bool {
	i := b.to
	if s.word(i) == "," {
		i++
	}
	return oneOf(s.word(i), "avec", "pour", "with", "for") && s.fundingIn(i, min(i+8, len(s.tokens))) && b.strong && !b.state
}

// supports tells whether a programme is said to support what follows: "the
// second phase of the program supports X, Y and Z".
func (s *scene) supports(i int) bool {
	return oneOf(s.word(i-1), "supports", "supported", "funds", "funded", "finance", "soutient", "appuie") && s.programmeBefore(i)
}

func (s *scene) programmeBefore(i int) bool {
	for j := i - 1; j >= 0 && j > i-9 && s.inSentence[j] == s.inSentence[i]; j-- {
		if oneOf(s.word(j), "program", "programme", "fund", "fonds", "initiative", "phase", "volet", "mesure", "stream", "investment", "investissement") {
			return true
		}
	}
	return false
}

// receiversIn tells whether a sentence says that some receive money.
func (s *scene) receiversIn(at sentence, before int) bool {
	found, by := false, false
	s.within(at.from, before, setOf(cueReceives, cueSupported), func(m mark) { found, by = true, by || s.is(m.to, cueBy) })
	if by {
		return false // "sont soutenus par plusieurs partenaires, dont"
	}
	if s.fundingIn(at.from, before) {
		s.within(at.from, before, setOf(cueGiven), func(m mark) { found = found || s.ended(m.to+1, cueTo) })
	}
	if found || s.supports(s.head(before)) {
		return true
	}
	for n := s.firstBody(at.from); n < len(s.bodies) && s.bodies[n].from < before; n++ {
		if s.bodies[n].class && s.claimed(n) {
			return true
		}
	}
	return false
}

func (s *scene) claimed(n int) bool {
	for i := len(s.claims) - 1; i >= 0 && i > len(s.claims)-mostBodies; i-- {
		if s.claims[i].body == n {
			return true
		}
	}
	return false
}

// pronouns reads sentences whose subject is "elle", "il", "it", "they": it is
// the first body of the sentence before.
func (s *scene) pronouns() {
	for n := 1; n < len(s.sentences); n++ {
		at := s.sentences[n]
		if !oneOf(s.word(at.from), "elle", "il", "it", "celui", "celle", "ce", "cette") || s.sentences[n-1].block != at.block {
			continue
		}
		if oneOf(s.word(at.from), "ce", "cette") && !oneOf(s.word(at.from+1), "dernier", "derniere") {
			continue
		}
		b := s.subjectOf(s.sentences[n-1])
		if oneOf(s.word(at.from), "celui", "celle", "ce", "cette") {
			b = s.lastOf(s.sentences[n-1]) // "Celle-ci" is the one named last
		}
		if b < 0 {
			continue
		}
		if role, _ := s.verbFrom(b, at); role != "" && (role != Recipient || !s.bodies[b].state) {
			s.claim(b, role, false)
		}
	}
}

// chacun reads "Chacune a obtenu 250 000 $" of a class that the sentence before
// counts, and "Each will receive".
func (s *scene) chacun() {
	for n := 1; n < len(s.sentences); n++ {
		at := s.sentences[n]
		if !oneOf(s.word(at.from), "chacun", "chacune", "each", "ils", "elles", "they", "all", "tous", "toutes") || !s.fundingIn(at.from, at.to) {
			continue
		}
		gets := false
		s.within(at.from, min(at.from+6, at.to), setOf(cueReceives), func(mark) { gets = true })
		before := s.sentences[n-1]
		for m := s.firstBody(before.from); gets && m < len(s.bodies) && s.bodies[m].to <= before.to; m++ {
			if s.bodies[m].class && !s.claimed(m) {
				s.claim(m, Recipient, false)
			}
		}
	}
}

// givenToIt reads "awarded it $30,000", "lui a accordé 5 000 $": to the body
// that the sentence before tells of.
func (s *scene) givenToIt() {
	last := -1
	s.within(0, len(s.tokens), setOf(cueGives, cueEntrusted), func(m mark) {
		lui := oneOf(s.word(m.from-1), "lui") || oneOf(s.word(m.from-1), "y") && s.word(m.from-2) == "lui"
		if !lui && !(s.lang == "en" && oneOf(s.word(m.to), "it")) {
			return
		}
		n := s.inSentence[m.from]
		at := s.sentences[n]
		if n == 0 || !s.fundingIn(m.from, at.to) {
			return
		}
		before := s.sentences[n-1]
		to := s.subjectOf(before)
		if to >= 0 && s.pays(to) {
			to = last // "En 2021, le ministère lui a accordé 5 M$. En 2024, l’Agence lui en a consenti 3."
		}
		for b := s.firstBody(before.from); to < 0 && b < len(s.bodies) && s.bodies[b].to <= before.to; b++ {
			if !s.bodies[b].class && !s.bodies[b].weak() && !s.pays(b) {
				to = b
			}
		}
		last = to
		switch {
		case to >= 0 && m.cues.has(cueEntrusted):
			s.claim(to, Manager, false)
		case to >= 0:
			s.claim(to, Recipient, false)
		}
	})
}

// managersAbove turns the recipients of a list into managers where the line
// above says that it names those who manage.
func (s *scene) managersAbove() {
	for i := range s.claims {
		c := &s.claims[i]
		at := s.sentenceAt(s.bodies[c.body].from)
		if c.role != Recipient || at.kind != item && at.kind != row {
			continue
		}
		above := s.group(int(s.inSentence[at.from])) - 1
		if above < 0 || s.word(s.sentences[above].to-1) != ":" {
			continue
		}
		s.within(s.sentences[above].from, s.sentences[above].to, setOf(cueManagerIs), func(mark) { c.role = Manager })
	}
}

// subjectOf is the first body of a sentence that can be its subject.
func (s *scene) subjectOf(at sentence) int {
	for n := s.firstBody(at.from); n < len(s.bodies) && s.bodies[n].to <= at.to; n++ {
		if !s.bodies[n].class && s.subject(n, s.head(s.bodies[n].from)) {
			return n
		}
	}
	return -1
}

// lastOf is the last body of a sentence.
func (s *scene) lastOf(at sentence) int {
	for n := s.firstBody(at.to) - 1; n >= 0 && s.bodies[n].from >= at.from; n-- {
		if b := s.bodies[n]; !b.class && !b.weak() && !b.generic {
			return n
		}
	}
	return -1
}

// verbFrom reads the verb of a sentence for a subject of the one before.
func (s *scene) verbFrom(b int, at sentence) (Role, bool) {
	for j := at.from + 1; j < min(at.to, at.from+8); j++ {
		if s.tokens[j].kind == sign {
			return "", false
		}
		if role, sure, stop := s.verbAt(b, j); stop {
			return role, sure
		}
	}
	return "", false
}
