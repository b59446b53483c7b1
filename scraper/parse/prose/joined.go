package prose

// gapped reads the clauses that leave out the verb of the first: "X y contribue
// pour 1,1 M$, la Ville de Lorne pour 500 000 $ et Y, 3 000 $".
func (s *scene) gapped(n int) Role {
	i := s.afterAcronym(s.bodies[n].to)
	for oneOf(s.word(i), "pour", ",", "for", "family", "les", "the") {
		i++
	}
	sum := s.sumStarting(i)
	if sum < 0 || !s.sums[sum].funds || n == 0 || !s.subject(n, s.head(s.bodies[n].from)) || s.inSentence[s.bodies[n-1].from] != s.inSentence[s.bodies[n].from] {
		return ""
	}
	for c := len(s.claims) - 1; c >= 0; c-- {
		if at := s.bodies[s.claims[c].body].from; s.inSentence[at] == s.inSentence[s.bodies[n].from] && at < s.bodies[n].from && !s.claims[c].first && s.sumBetween(at, s.bodies[n].from) {
			return s.claims[c].role
		}
	}
	return ""
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
	before := s.head(s.bodies[n].from) - 1
	if oneOf(s.word(before), "et", "and", "mais", "but") {
		before--
	}
	if s.word(before) != "," {
		return false
	}
	if i := s.afterAcronym(s.bodies[n].to); s.word(i) == "," && s.sumStarting(i+1) >= 0 {
		return true // ", et le Réseau, 95 000 $": the verb is left out
	}
	if n+1 >= len(s.bodies) || !s.joined(n, n+1) {
		if j := s.afterAcronym(s.bodies[n].to); !oneOf(s.word(j), ",", ".", ";", "", "et", "and", "(") || oneOf(s.word(j+1), "qui", "which") {
			return true // the list would go on, or the clause end
		}
	}
	i := s.afterAcronym(s.bodies[n].to)
	for oneOf(s.word(i), "lui", "leur", "y", "en") {
		i++
	}
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
		case oneOf(f, "que", "qu") && !oneOf(s.word(i-1), "ainsi", "meme"):
			return false // ", que la MRC administre"
		case oneOf(f, ",", "et", "and", "ainsi", "&", "or", "ou"):
			linked = true
		case oneOf(f, "que", "le", "la", "l", "les", "the", "de", "du", "des", "d", "a", "au", "aux", "par", "avec", "by", "to", "as", "well", "of", "with", "«", "»", "organismes", "organisations", "groupes", "organizations", "groups"):
		default:
			return false
		}
	}
	return linked && !(to-from == 2 && s.word(from) == "," && s.word(from+1) == "de" && s.bodies[b].weak()) // "au Réseau, de Québec"
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
