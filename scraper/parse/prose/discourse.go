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
		if i == 0 || !(oneOf(s.word(i-1), "including", "include", "includes", "dont", "notamment", "incluant", ":") || (oneOf(s.word(i-1), "are", "were", "sont", "etaient") && s.receiversNamed(i)) || (s.word(i-1) == "as" && s.word(i-2) == "such") || s.supports(i)) {
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
	for j := i - 2; j >= 0 && j > i-6; j-- {
		if oneOf(s.word(j), "recipients", "grantees", "beneficiaries", "recipiendaires", "beneficiaires", "laureats") {
			return true
		}
	}
	return false
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
	found := false
	s.within(at.from, before, setOf(cueReceives, cueSupported), func(mark) { found = true })
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
		if b < 0 {
			continue
		}
		if role, sure := s.verbFrom(b, at); role != "" && role != Recipient {
			s.claim(b, role, sure && false)
		}
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
