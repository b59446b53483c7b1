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
	return !all[i].glued && oneOf(all[i].fold, "–", "—", "-")
}

func hasDigits(all []token, l line) bool {
	for i := l.from; i < l.to; i++ {
		if all[i].kind == digits {
			return true
		}
	}
	return false
}

// cellOfItsOwn tells a number that a spaced dash parts from the amount after it
// and that is no low end of a range: "Elm Co-op – 31 – $1.6 million", "Phase 2 –
// $5 million". A range rises, and a word or a sign that opens it stands before:
// "de 5 – 10 M$".
func (r *reader) cellOfItsOwn(n numeral, b money) bool {
	if n.to >= b.from || !oneOf(r.word(n.to), "–", "—", "-") {
		return false
	}
	low, _, ok := n.scaled(b.multiple, r.lang)
	if ok && low.Cents > b.printed.Cents {
		return true
	}
	if r.tokens[n.to].glued || n.from == 0 || r.tokens[n.from-1].line != r.tokens[n.from].line {
		return false
	}
	_, _, qualified := r.qualifierEnding(n.from)
	return !qualified && !oneOf(r.word(n.from-1), "de", "d", "entre", "of", "from", "between", "$", "(")
}
