package prose

// dashedTables makes rows of the lines of a block that dashes cut into as many
// cells each, below a line of heads that prints no number:
//
//	Town – Recipient – Homes – Grant
//	Elmview – Elm Housing Co-op – 31 – $1.6 million
//
// Their dashes become the bars of a table.
func dashedTables(all []token, lines []line) {
	for n := 0; n < len(lines); n++ {
		bars := len(dashesBetween(all, lines[n]))
		if bars < fewestBars || hasDigits(all, lines[n]) {
			continue
		}
		m := n + 1
		for m < len(lines) && lines[m].block == lines[n].block && len(dashesBetween(all, lines[m])) == bars && hasDigits(all, lines[m]) {
			m++
		}
		if m-n <= fewestRows {
			continue
		}
		for ; n < m; n++ {
			lines[n].kind = row
			for _, i := range dashesBetween(all, lines[n]) {
				all[i].fold, all[i].key = "|", "|"
			}
		}
		n--
	}
}

const (
	fewestBars = 2 // one dash also parts a title from what follows
	fewestRows = 2 // below the heads
)

// dashesBetween are the dashes of a line with a space on either side.
func dashesBetween(all []token, l line) []int {
	var out []int
	for i := l.from + 1; i < l.to-1; i++ {
		if spacedDash(all, i) && !all[i+1].glued {
			out = append(out, i)
		}
	}
	return out
}

func spacedDash(all []token, i int) bool {
	return !all[i].glued && dash(all[i].fold)
}

func hasDigits(all []token, l line) bool {
	for i := l.from; i < l.to; i++ {
		if all[i].kind == digits {
			return true
		}
	}
	return false
}

// cellOfItsOwn tells a number that a dash parts from the amount after it and that
// is no low end of a range: "Elm Co-op – 31 – $1.6 million", "Phase 2 – $5 million".
// A range rises and shares its unit. Where spaces stand around its dash, a word or
// a sign opens it: "de 5 – 10 M$".
func (r *reader) cellOfItsOwn(n numeral, b money) bool {
	if n.to >= b.from || !dash(r.word(n.to)) {
		return false
	}
	first := n.from == 0 || r.tokens[n.from-1].line != r.tokens[n.from].line
	if low, _, ok := n.scaled(b.multiple, r.lang); ok && low.Cents > b.printed.Cents || !first && dash(r.word(n.from-1)) {
		return true
	}
	if r.word(b.from) == "$" && (first || r.word(n.from-1) != "$") {
		return true // "8 – $11.9 million"
	}
	if r.tokens[n.to].glued {
		return false
	}
	_, _, qualified := r.qualifierEnding(n.from)
	return first || !qualified && !oneOf(r.word(n.from-1), "de", "d", "entre", "of", "from", "between", "$", "(")
}

func dash(w string) bool { return oneOf(w, "–", "—", "-") }

// ordinal tells a word before a number that counts nothing: "phase 1 à 5 M$".
func ordinal(w string) bool {
	return oneOf(w, "phase", "phases", "volet", "volets", "lot", "lots", "projet", "projets", "etape", "etapes", "axe", "axes", "mesure", "mesures", "article", "articles", "annexe", "route", "routes", "autoroute", "zone", "zones",
		"project", "projects", "stage", "stages", "stream", "streams", "component", "components", "highway", "section", "sections", "table", "figure", "no")
}

// header is the first row of the table of a row.
func (r *reader) header(at sentence) sentence {
	return r.sentences[r.group(int(r.inSentence[at.from]))]
}

// receiversColumn is the column whose head says that it names those who
// receive, or the first.
func (s *scene) receiversColumn(at sentence) int {
	first, column := s.header(at), 0
	head := s.receiversHead(first)
	for i := s.rowStart(first); i < head; i++ {
		if s.tokens[i].fold == "|" {
			column++
		}
	}
	return column
}

// receiversHead is the word of the heads of a table that says who receives, or -1.
// Municipalities do where the text before it counts those that do.
func (s *scene) receiversHead(first sentence) int {
	towns := -1
	for i := first.from; i < first.to; i++ {
		switch {
		case receiversWord(s.word(i)):
			return i
		case towns < 0 && municipality(s.word(i)):
			towns = i
		}
	}
	if towns < 0 || !s.townsCounted(first.from) {
		return -1
	}
	return towns
}

func municipality(w string) bool {
	return oneOf(w, "municipalite", "municipalites", "municipality", "municipalities")
}

const farAboveTable = 200 // tokens; a large table must not read its text for each row

// townsCounted tells whether a sentence of a sum before a token counts
// municipalities: "deux municipalités".
func (s *scene) townsCounted(before int) bool {
	found := false
	s.within(max(0, before-farAboveTable), before, setOf(classHead), func(m mark) {
		at := s.sentenceAt(m.from)
		found = found || municipality(s.word(m.from)) && m.from > at.from && (s.tokens[m.from-1].kind == digits || s.tokens[m.from-1].numeric) && s.fundingIn(at.from, at.to)
	})
	return found
}

func receiversWord(w string) bool {
	return oneOf(w, "organisme", "organismes", "organization", "organizations", "organisation", "beneficiaire", "beneficiaires", "recipient", "recipients", "recipiendaire", "recipiendaires", "promoteur", "promoteurs", "proponent", "proponents", "grantee", "nom", "name")
}

// headOf is the span of the head of the column in which a sum stands.
func (r *reader) headOf(s *sum) (from, to int) {
	at := r.sentences[s.sentence]
	first := r.header(at)
	if at.kind != row || first.from == at.from {
		return 0, 0
	}
	column := 0
	for i := at.from; i < s.from; i++ {
		if r.tokens[i].fold == "|" {
			column++
		}
	}
	from = first.from
	for ; column > 0 && from < first.to; from++ {
		if r.tokens[from].fold == "|" {
			column--
		}
	}
	for to = from; to < first.to && r.tokens[to].fold != "|"; to++ {
		continue
	}
	return from, to
}
