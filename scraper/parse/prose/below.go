package prose

// namesBelow reads the names that stand alone in the lines after one that tells
// of those who receive: "announced $7.7 million for 16 organizations:", "These
// organizations are:".
func (s *scene) namesBelow() []body {
	var out []body
	for n := 0; n+1 < len(s.sentences); n++ {
		at := s.sentences[n]
		if s.word(at.to-1) != ":" || !s.tellsReceivers(n) {
			continue
		}
		var names []body
		for m := n + 1; m < len(s.sentences); m++ {
			line := s.sentences[m]
			if line.kind != heading && line.kind != item || s.hasMoney(line) || s.word(line.to-1) == ":" {
				break
			}
			s.lists[s.group(m)] = true
			b, ok := s.listedName(s.rowStart(line), s.nameCell(line), ":")
			if !ok {
				break
			}
			names = append(names, b)
		}
		if len(names) >= fewestBelow {
			out = append(out, names...)
		}
	}
	return out
}

const fewestBelow = 2 // names that make a list

// nameCell is where the first cell of a line ends, without the sign after it.
func (s *scene) nameCell(line sentence) int {
	to := line.to
	for to > line.from && oneOf(s.tokens[to-1].fold, ";", ".", ",") {
		to--
	}
	for i := s.rowStart(line); i+1 < to; i++ {
		if s.word(i) == "," && s.tokens[i+1].kind == word && !s.tokens[i+1].upper {
			to = i // ", based in Ottawa"
		}
	}
	return s.firstCell(s.rowStart(line), to)
}

// tellsReceivers tells whether a line that ends in a colon names bodies, and it or
// the sentence before it says that they are given money.
func (s *scene) tellsReceivers(n int) bool {
	at := s.sentences[n]
	named, other := false, false
	for i := at.from; i < at.to; i++ {
		named = named || s.is(i, classHead) || receiversWord(s.word(i))
		other = other || s.is(i, cueManagerIs) || oneOf(s.word(i), "partenaires", "partners", "membres", "members", "lien", "liens", "links", "contact", "contacts", "source")
	}
	if !named || other || s.payersNamed(at.from, at.to) {
		return false
	}
	if s.fundingIn(at.from, at.to) {
		return true
	}
	gets := false
	s.within(at.from, at.to, setOf(cueReceives, cueSupported), func(mark) { gets = true })
	return gets && s.moneyText() || n > 0 && s.fundingIn(s.sentences[n-1].from, s.sentences[n-1].to) && oneOf(s.word(at.from), "these", "the", "ces", "les", "voici")
}
