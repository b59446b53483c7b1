package prose

// rowName reads the name beside a sum in a line of its own: before it, after it,
// or in another cell.
func (s *scene) rowName(i int) (body, bool) {
	m := s.sums[i]
	at := s.sentences[m.sentence]
	from := s.rowStart(at)
	if at.kind == row && s.cells(at.from, at.to) > 1 {
		return s.cellName(at, from)
	}
	if from >= m.lead {
		return s.nameAfter(at, m)
	}
	if s.amountLine(at, from, m) {
		return s.nameAbove(m.sentence)
	}
	to := m.lead
	for to > from && oneOf(s.word(to-1), "a", "un", "une", "the", "of", "de") {
		to--
	}
	to = s.beforeGift(from, to)
	if at.kind != plain && m.to >= at.to && to > from && s.tokens[to-1].kind == word && s.tokens[from].upper {
		return s.bareRow(from, to) // "Altitude Lunaire 45 000 $"
	}
	if to-1 <= from || !oneOf(s.word(to-1), ":", ",", "|", "–", "—", "-", "(") || s.sumBetween(from, to) {
		return body{}, false
	}
	cut := s.word(to - 1)
	for to-1 > from && s.word(to-1) == cut {
		to-- // "--" is one dash
	}
	if cut == "(" && s.word(to-1) == ":" {
		to--
	}
	for (cut == "," || dash(cut)) && to-2 > from && s.tokens[to-1].kind == digits && s.word(to-2) == cut {
		to -= 2 // "Elm Housing Co-op, 31, $1.6 million"
	}
	if s.word(to-2) == "." && oneOf(cut, "–", "—", "-") {
		to-- // "Reaching for Rainbows. — $37,600"
	}
	if m.sentence == 0 && at.kind == heading && !s.rowsAround(m.from) {
		return body{}, false // the title: "Réfection de l’usine : 9,8 M$"
	}
	alone := s.entry(at, from, cut) || at.kind == item || at.kind == row || at.kind == heading || m.to >= at.to-1
	if !alone && cut != ":" || cut == "(" && at.kind != item && at.kind != row || s.tokens[from].line != s.tokens[m.from].line {
		return body{}, false
	}
	if cut != "|" && cut != "(" && s.word(to-1) != ")" {
		to = s.firstCell(from, to) // before "(Cornwall) :" a dash is one of the name
	}
	return s.listedName(from, to, cut)
}

// beforeGift goes back over words of money between a name and its sum: "Kings
// Landing: non-repayable contribution of $750,000".
func (s *scene) beforeGift(from, to int) int {
	for i := to - 1; i > from && i > to-longestLabel; i-- {
		switch {
		case oneOf(s.word(i), ":", "–", "—") || s.word(i) == "-" && !s.tokens[i].glued:
			return i + 1
		case s.is(i, cueMoneyNoun) || s.is(i, cueGiftOf) || oneOf(s.word(i), "non", "repayable", "remboursable", "conditional", "conditionally", "financiere", "financier", "de", "d", "of", "a", "an", "une", "un", "-"):
		default:
			return to
		}
	}
	return to
}

// entry tells a paragraph that begins with a name, a dash and a sum, where another
// near it does too: "Aciers Monfette inc. – 1 500 000 $ (prêt) : la somme ...".
func (s *scene) entry(at sentence, from int, cut string) bool {
	if at.kind != plain || !oneOf(cut, "–", "—", "-") || s.lines[at.line].from != at.from || from != at.from {
		return false
	}
	for n := max(0, at.line-mostApart); n <= min(len(s.lines)-1, at.line+mostApart); n++ {
		l := s.lines[n]
		if n == at.line || l.kind != plain {
			continue
		}
		for i := l.from + 1; i < min(l.to-1, l.from+longestName); i++ {
			if oneOf(s.tokens[i].fold, "–", "—", "-") && !s.tokens[i].glued && s.sumStarting(i+1) >= 0 {
				return true
			}
		}
	}
	return false
}

const mostApart = 4 // lines between two entries

// amountLine tells "Contribution non remboursable : 525 000 $", "Amount: $5,000":
// a line that names the sum, not who receives it.
func (s *scene) amountLine(at sentence, from int, m sum) bool {
	if at.kind != heading || !s.is(from, cueMoneyNoun) && !oneOf(s.word(from), "amount", "montant", "total", "approved") || m.to < at.to-1 {
		return false
	}
	return s.word(m.lead-1) == ":" && m.lead-from <= longestLabel
}

const (
	longestLabel = 7 // words before the colon of such a line
	mostAbove    = 3 // lines between it and the name
)

// nameAbove reads the name that stands over a line of a sum: the first line of
// its record that begins as names of bodies do, or else its first line.
func (s *scene) nameAbove(n int) (body, bool) {
	var best body
	found := false
	for m := n - 1; m >= 0 && m >= n-mostAbove; m-- {
		at := s.sentences[m]
		if at.block != s.sentences[n].block || at.kind != heading && !(at.kind == plain && company(s.word(at.to-2))) || s.hasMoney(at) || s.word(at.to-1) == ":" {
			break
		}
		if from := s.rowStart(at); s.colonIn(at) {
			if receiversWord(s.word(from)) && s.word(from+1) == ":" {
				return s.listedName(from+2, s.firstCell(from+2, at.to), ":") // "Promoteur : La Source vive"
			}
			continue // "Territoire : Anse-aux-Goélands"
		}
		if b, ok := s.listedName(s.rowStart(at), s.firstCell(s.rowStart(at), at.to), ":"); ok && (!found || !s.is(best.from, bodyHead) || s.word(best.from) == "chaire" && s.is(b.from, bodyHead)) { // a university has the chair
			best, found = b, true
		}
	}
	return best, found
}

// nameOver reads the name that stands alone over a line of its use and sum, where
// the two make a block: "Club de canotage (Chute-Blanche)", below it
// "Construction d’un quai – 512 300 $".
func (s *scene) nameOver(i int) (body, bool) {
	m := s.sums[i]
	at := s.sentences[m.sentence]
	if m.sentence == 0 || at.kind != heading || !s.sumLine(at, m) {
		return body{}, false
	}
	over := s.sentences[m.sentence-1]
	first := m.sentence < 2 || s.sentences[m.sentence-2].block != at.block
	if !first || over.block != at.block || over.kind != heading || s.hasMoney(over) || s.colonIn(over) {
		return body{}, false
	}
	return s.listedName(s.rowStart(over), s.firstCell(s.rowStart(over), over.to), ":")
}

// sumLine tells a line of a sum and its use: "Construction d’un quai – 512 300 $",
// "25 000 $ pour un local", "Subvention de 40 000 $ sur deux ans".
func (s *scene) sumLine(at sentence, m sum) bool {
	from := s.rowStart(at)
	return m.to >= at.to-1 && oneOf(s.word(m.lead-1), "–", "—", "-", ":") || m.lead <= from || s.is(from, cueGiftOf) && m.lead-from <= 2
}

// records are the groups of lines that name a sum by one label, which several
// blocks have, most of them below the name of a body: "Aide : 1 860 000 $".
func (s *scene) records(named map[int]int) map[int]bool {
	labels := map[string][]int{}
	for i := range s.sums {
		m := s.sums[i]
		at := s.sentences[m.sentence]
		label := ""
		if s.amountLine(at, s.rowStart(at), m) {
			label = s.joinedWords(s.rowStart(at), m.lead)
		}
		alone := m.sentence > 0 && at.kind == heading && s.sumLine(at, m) && s.sentences[m.sentence-1].block == at.block && !s.hasMoney(s.sentences[m.sentence-1])
		if label != "" || alone {
			labels[label] = append(labels[label], s.group(m.sentence))
		}
	}
	out := map[int]bool{}
	for _, groups := range labels {
		below := 0
		for _, g := range groups {
			below += min(named[g], 1)
		}
		for _, g := range groups {
			out[g] = groups[0] != groups[len(groups)-1] && 3*below >= len(groups)
		}
	}
	return out
}

func (s *scene) colonIn(at sentence) bool { return s.partWord(at.from, at.to, ":") }

// rowStart is where the words of a row begin: after its bullet, its number, its
// bars and a dateline.
func (s *scene) rowStart(at sentence) int {
	from := at.from
	if line, to := s.datelineSpan(); line >= at.from && line < at.to {
		from = to
	}
	for from < at.to {
		switch t := s.tokens[from]; {
		case t.kind == sign && t.fold != "$":
			from++
		case from+1 < at.to && t.kind != sign && t.end-t.start <= 2 && (s.word(from+1) == ")" || s.word(from+1) == "." && t.kind == digits) && s.tokens[from+1].glued:
			from += 2
		default:
			return from
		}
	}
	return from
}

// firstCell is where the first of the cells ends that dashes or bars make of a
// row, and a town after a comma: "Festival des neiges – Rimvault – 25 000 $".
func (s *scene) firstCell(from, to int) int {
	for i := from + 1; i < to; i++ {
		switch t := s.tokens[i]; {
		case t.fold == "|", oneOf(t.fold, "–", "—", "-") && !t.glued, t.fold == ":" && i > from+1:
			return i
		case t.fold == "," && i+2 < to && (s.tokens[i+1].key == "à" || oneOf(s.word(i+1), "au", "aux", "in", "of", "from", "near")) && (s.tokens[i+2].upper || article(s.word(i+2)) && i+3 < to && s.tokens[i+3].upper):
			return i // "Théâtre Action, à Ottawa :"
		case t.fold == "," && i+1 < to && i+3 >= to && i-from > 1 && s.tokens[i+1].upper && !s.is(i+1, bodyHead):
			return i
		}
	}
	return to
}

// nameAfter reads "15 000 $ : Société d’histoire", "$6,200 – Skating Club".
func (s *scene) nameAfter(at sentence, m sum) (body, bool) {
	if at.kind == plain || !oneOf(s.word(m.to), ":", "–", "—", "-", "|") {
		return body{}, false
	}
	from, to := m.to+1, m.to+1
	for to < at.to && s.tokens[to].fold != "(" && s.tokens[to].fold != ";" && !(s.tokens[to].fold == "." && to+1 == at.to) && !(s.tokens[to].kind == word && oneOf(s.word(to), "pour", "afin")) {
		to++
	}
	if from >= at.to {
		return body{}, false
	}
	return s.listedName(from, s.firstCell(from, to), ":")
}

// listedName makes a name of the tokens of a cell, without its article and the
// acronym in brackets.
func (s *scene) listedName(from, to int, cut string) (body, bool) {
	for open := from + 1; open < to; open++ {
		if s.word(open) == "(" {
			to = open // the acronym, or the town
		}
	}
	if article(s.word(from)) && from+1 < to && s.tokens[from+1].upper {
		from++
	}
	b := body{from: from, to: to, known: -1, strong: true, listed: true}
	if to <= from || to-from > longestName || !s.tokens[from].upper || !s.bodyLike(b, cut) {
		return body{}, false
	}
	return b, true
}

const longestName = 16 // tokens of a name in a list

// cells counts the bars between two tokens.
func (s *scene) cells(from, to int) (n int) {
	for i := from; i < to; i++ {
		if s.tokens[i].fold == "|" {
			n++
		}
	}
	return n
}

// cellName reads the name in a row of several cells: that of the column headed
// as those who receive, or else the first.
func (s *scene) cellName(at sentence, from int) (body, bool) {
	for column := s.receiversColumn(at); column > 0 && from < at.to; from++ {
		if s.tokens[from].fold == "|" {
			column--
		}
	}
	to := from
	for to < at.to && s.tokens[to].fold != "|" {
		to++
	}
	if from >= at.to || s.sumBetween(from, to) {
		return body{}, false
	}
	return s.listedName(from, to, ":")
}
