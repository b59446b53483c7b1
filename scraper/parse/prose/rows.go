package prose

import "slices"

// listRows reads lists of recipients: "Altitude Lunaire : 45 000 $",
// "Province of Manitoba, $209,803,056", "Canadian Red Cross | $164,983,907".
// The name is what stands before the sum, whatever its words.
func (s *scene) listRows() {
	const tableRow = row
	rows := append(s.namedRows(), s.namesBelow()...)
	if len(rows) == 0 {
		return
	}
	slices.SortFunc(rows, func(a, b body) int { return a.from - b.from })
	kept := s.bodies[:0:0]
	next := 0
	for _, row := range rows {
		for next < len(s.bodies) && s.bodies[next].from < row.from {
			kept = append(kept, s.bodies[next])
			next++
		}
		for next < len(s.bodies) && s.bodies[next].from < row.to {
			if s.bodies[next].from == row.from && s.bodies[next].to == row.to {
				row.known = s.bodies[next].known
			}
			next++
		}
		for at := s.sentenceAt(row.from); at.kind == tableRow && s.cells(at.from, at.to) > 0 && next < len(s.bodies) && s.bodies[next].to <= at.to; next++ {
			continue // the other cells tell for what, and when
		}
		kept = append(kept, row)
	}
	s.bodies = append(kept, s.bodies[next:]...)
	for n, b := range s.bodies {
		if b.listed {
			role, sure := s.listRole(b)
			s.claim(n, role, sure)
		}
	}
}

// namedRows are the names before sums. Where most rows of a list begin with
// something else, such as a town, only a name with a head is one.
func (s *scene) namedRows() []body {
	all, named := map[int]int{}, map[int]int{}
	rows := s.readRows(func(g int, found bool) {
		all[g]++
		if found {
			named[g]++
		}
	})
	s.lists = map[int]bool{}
	records := s.records(named)
	for g := range all {
		s.lists[g] = 2*named[g] >= all[g] && named[g] > 1 || named[g] > 0 && s.receiversAbove(g) || records[g] || s.givenAbove(g)
	}
	rows = s.readRows(func(int, bool) {})
	return slices.DeleteFunc(rows, func(b body) bool {
		g := s.group(int(s.inSentence[b.from]))
		return !s.lists[g] && 2*named[g] < all[g] && !s.holds(b.from, b.to, bodyHead)
	})
}

func (s *scene) readRows(count func(group int, found bool)) []body {
	var rows []body
	for i := range s.sums {
		if !s.sums[i].funds {
			continue
		}
		b, found := s.rowName(i)
		if over, ok := s.nameOver(i); ok && (!found || s.is(over.from, bodyHead) && !s.is(b.from, bodyHead)) {
			b, found = over, true
		}
		if found && (len(rows) == 0 || rows[len(rows)-1].from < b.from) {
			rows = append(rows, b)
		}
		count(s.group(s.sums[i].sentence), found)
	}
	return rows
}

// receiversAbove tells whether the line above a list is headed as those who
// receive, or says that what stands below was given.
func (s *scene) receiversAbove(group int) bool {
	if group == 0 {
		return false
	}
	above := s.sentences[group-1]
	for i := above.from; i < above.to && above.kind == heading; i++ {
		if receiversWord(s.word(i)) {
			return true
		}
	}
	if s.word(above.to-1) == ":" && s.wordOf(above.from, above.to, receiversWord) && s.partWord(above.from, above.to, "voici", "suivants", "suivantes", "following", "below") {
		return true // "les organismes que voici :"
	}
	given := false
	s.within(above.from, above.to, setOf(cueSupported, cueReceives), func(mark) { given = true })
	s.within(above.from, above.to, setOf(cueGiven), func(m mark) { given = given || !m.cues.has(cueMoneyNoun) }) // "Sommes versées"
	return given && (above.kind == heading || s.word(above.to-1) == ":")
}

// givenAbove tells a line that gives a sum to counted bodies, which the list names:
// "remet 90 000 $ à trois organismes :".
func (s *scene) givenAbove(group int) bool {
	if group == 0 {
		return false
	}
	above := s.sentences[group-1]
	counted := false
	s.within(above.from, above.to, setOf(classHead), func(mark) { counted = true })
	return counted && s.word(above.to-1) == ":" && s.fundingIn(above.from, above.to) && !s.payersNamed(above.from, above.to)
}

// bareRow reads a name that only a space parts from its sum.
func (s *scene) bareRow(from, to int) (body, bool) {
	if article(s.word(from)) && from+1 < to && s.tokens[from+1].upper {
		from++
	}
	b := body{from: from, to: to, known: -1, strong: true, listed: true}
	if to-from > 14 || s.tokens[from].line != s.tokens[to].line {
		return body{}, false
	}
	for i := from; i < to; i++ {
		if s.tokens[i].kind == sign && !oneOf(s.tokens[i].fold, "&", ".", "'", "’") || (s.starts[i]&setOf(cueGives, cueReceives, cueAnnounces, cueManages) != 0 && !s.tokens[i].upper) {
			return body{}, false
		}
	}
	return b, s.bodyLike(b, ",") && s.rowsAround(to)
}

// rowsAround tells whether another line of the same kind stands beside.
func (s *scene) rowsAround(tok int) bool {
	n := int(s.inSentence[tok])
	for _, m := range []int{n - 1, n + 1} {
		if m >= 0 && m < len(s.sentences) && s.sentences[m].kind == s.sentences[n].kind && s.fundingIn(s.sentences[m].from, s.sentences[m].to) {
			return true
		}
	}
	return false
}

// bodyLike tells a name from the heading of a column or a use: it is a known
// name or has a head, or it has two capitals and is no programme, date, person
// or place that is joined by hyphens.
func (s *scene) bodyLike(b body, cut string) bool {
	heads, uppers := false, 0
	for i := b.from; i < b.to; i++ {
		t := s.tokens[i]
		switch {
		case t.kind == sign && oneOf(t.fold, ":", "|", ";", "$"):
			return false
		case i > b.from && s.verbal(i) && !t.upper && t.kind == word && t.key != "à" && !oneOf(t.fold, "sur", "dans", "avec", "with"):
			return false
		}
		if t.kind == word && t.upper {
			heads = heads || s.is(i, bodyHead) || s.is(i, bodyState)
			if (!t.glued || article(s.word(i-1))) && !article(t.fold) {
				uppers++
			}
		}
	}
	list := s.lists[s.group(int(s.inSentence[b.from]))] && (s.complement(b) || b.to-b.from > 1 || s.acronym(b))
	if s.is(b.from, programmeHead) && !list || s.is(b.from, cueMoneyNoun) && !heads && cut == ":" || s.giftLine(b) || cut == ":" && oneOf(s.word(b.from), "bourse", "bourses", "prix", "subvention", "subventions", "grant", "grants", "prize", "scholarship", "bursary") || s.is(b.from, personTitle) || s.is(b.from, notBody) && !heads && !s.joinedCapitals(b) || givenNames[s.word(b.from)] && !heads {
		return false
	}
	n := s.firstBody(b.from)
	if n < len(s.bodies) && s.bodies[n].from == b.from && s.bodies[n].known >= 0 {
		return true
	}
	if list || s.headedColumn(b.from) {
		return true
	}
	if s.acronym(b) && s.sentenceAt(b.from).kind == item {
		return true
	}
	return (heads && (uppers >= 2 || s.complement(b))) || (uppers >= 2 && (cut != "," || s.recipientsAbove(b.from)))
}

// joinedCapitals tells a name that begins with two capitals that a hyphen joins:
// "Notre-Dame".
func (s *scene) joinedCapitals(b body) bool {
	return b.from+1 < b.to && s.tokens[b.from+1].glued && s.tokens[b.from+1].upper
}

// acronym tells a name that is one word in capitals: "SUCO".
func (s *scene) acronym(b body) bool {
	t := s.tokens[b.from]
	return b.to == b.from+1 && t.capitals && t.end-t.start >= 3
}

// giftLine tells "Subvention – ministère de l’Éducation": a line that names who
// pays after a word of money.
func (s *scene) giftLine(b body) bool {
	return s.is(b.from, cueGiftOf) && oneOf(s.word(b.from+1), "–", "—", "-", "(", "from")
}

// headedColumn tells whether the first row of a table says that its first
// column names those who receive.
func (s *scene) headedColumn(tok int) bool {
	n := int(s.inSentence[tok])
	if s.sentences[n].kind != row {
		return false
	}
	first := s.sentences[s.group(n)]
	if first.from == s.sentences[n].from {
		return false
	}
	return s.receiversHead(first) >= 0
}

// complement tells whether "de" or "of" stands in a name: "Maison des jeunes".
func (s *scene) complement(b body) bool {
	for i := b.from + 1; i < b.to; i++ {
		if oneOf(s.word(i), "de", "du", "des", "d", "of", "for") {
			return true
		}
	}
	return false
}

// recipientsAbove tells whether the text before a list speaks of those who
// receive.
func (s *scene) recipientsAbove(tok int) bool {
	found := false
	s.within(max(0, tok-200), tok, setOf(cueReceives, cueSupported, classHead, stageCommitted), func(mark) { found = true })
	return found
}

// listRole is what the bodies of a list are: recipients, or managers where the
// text says that each passes the money on.
func (s *scene) listRole(b body) (Role, bool) {
	first := s.group(int(s.inSentence[b.from]))
	if above := first - 1; s.payersNamed(s.sentences[first].from, b.from) || above >= 0 && s.payersNamed(s.sentences[above].from, s.sentences[above].to) {
		return Payer, true
	}
	for n := range s.marks {
		m := s.marks[n]
		if m.cues.has(cueManages) && oneOf(s.word(m.from), "redistribute", "redistribuer", "redistribuent", "redistributes") && (s.classOrEach(m) || s.word(m.from-1) == "to") {
			return Manager, false
		}
	}
	return Recipient, true
}

func (s *scene) classOrEach(m mark) bool {
	at := s.sentenceAt(m.from)
	for i := at.from; i < m.from; i++ {
		if oneOf(s.word(i), "each", "chaque", "chacun", "chacune") {
			return true
		}
	}
	return false
}
