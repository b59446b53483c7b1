package prose

// sumFrom is the first sum that begins at or after a token.
func (s *scene) sumFrom(tok int) int {
	low, high := 0, len(s.sums)
	for low < high {
		if mid := (low + high) / 2; s.sums[mid].from < tok {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

func (s *scene) sumAt(tok int) int {
	if i := s.sumFrom(tok); i < len(s.sums) && s.sums[i].from <= tok {
		return i
	}
	return -1
}

// sumStarting is the sum whose qualifier or number begins at a token, or -1.
func (s *scene) sumStarting(tok int) int {
	for i := s.sumFrom(tok); i < len(s.sums) && s.sums[i].lead <= tok; i++ {
		if s.sums[i].lead == tok || s.sums[i].from == tok {
			return i
		}
	}
	return -1
}

// sumEnding is the sum that ends at a token, perhaps with its term after it.
func (s *scene) sumEnding(tok int) int {
	if s.word(tok-1) == "," {
		tok-- // "4,1 M$ sur cinq ans, du Fonds"
	}
	i := s.sumFrom(tok) - 1
	if i < 0 || s.inSentence[s.sums[i].from] != s.inSentence[max(tok-1, 0)] {
		return -1
	}
	if gap := tok - s.sums[i].to; gap == 0 || (gap <= 4 && s.ended(tok, cueIncreaseAfter)) || (gap <= 4 && oneOf(s.word(tok-1), "ans", "years", "annees", "funding")) {
		return i
	}
	return -1
}

func (s *scene) sumAfter(from, to int) bool  { return s.fundingIn(from, to) }
func (s *scene) sumBefore(at, from int) bool { return s.fundingIn(from, at) }

func (s *scene) sumBetween(from, to int) bool {
	i := s.sumFrom(from)
	return i < len(s.sums) && s.sums[i].to <= to
}

func (s *scene) fundingIn(from, to int) bool {
	for i := s.sumFrom(from); i < len(s.sums) && s.sums[i].to <= to; i++ {
		if s.sums[i].funds {
			return true
		}
	}
	return false
}

// sumNear tells whether a sum stands in the sentence of a token, or in the rows
// below when it is the heading of a table or list.
func (s *scene) sumNear(tok int) bool {
	at := s.sentenceAt(tok)
	if s.fundingIn(at.from, at.to) {
		return true
	}
	for n := int(s.inSentence[tok]) + 1; n < len(s.sentences) && n <= int(s.inSentence[tok])+3 && at.kind == heading; n++ {
		if k := s.sentences[n].kind; k != row && k != item {
			return false
		}
		if s.fundingIn(s.sentences[n].from, s.sentences[n].to) {
			return true
		}
	}
	return false
}

func (s *scene) classAfter(from, to int) bool {
	for n := s.firstBody(from); n < len(s.bodies) && s.bodies[n].to <= to; n++ {
		if s.bodies[n].class {
			return true
		}
	}
	return false
}
