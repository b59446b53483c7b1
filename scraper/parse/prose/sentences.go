package prose

import "strings"

// lineKind tells what a line of a text is for.
type lineKind uint8

const (
	plain   lineKind = iota
	heading          // ends without a mark and is short
	item             // begins with a dash or a bullet, or ends with a semicolon
	row              // a table's row: cells between bars or tabs
)

// line is a line of the text, as tokens.
type line struct {
	from, to int
	kind     lineKind
	block    int  // lines without an empty line between them
	loud     bool // all in capitals, where capitals tell nothing
}

// sentence is what stands between two full stops, or a heading, item or row.
type sentence struct {
	from, to int
	kind     lineKind
	line     int // index into the lines
	block    int
}

const longestHeading = 30 // words

func linesOf(text string, all []token) []line {
	var out []line
	block := 0
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j].line == all[i].line {
			j++
		}
		if i > 0 && all[i].line > all[i-1].line+1 {
			block++
		}
		out = append(out, line{from: i, to: j, kind: kindOfLine(text, all[i:j]), block: block, loud: loudLine(all[i:j])})
		i = j
	}
	longRows(all, out)
	dashedTables(all, out)
	return out
}

// longRows makes a long line that ends without a mark a heading where the line
// beside it is one: a row of a list says more than its neighbours.
func longRows(all []token, lines []line) {
	for n, l := range lines {
		if l.kind != plain || all[l.to-1].kind == sign || l.to-l.from > longestRow {
			continue
		}
		beside := func(m int) bool {
			return m >= 0 && m < len(lines) && lines[m].block == l.block && lines[m].kind == heading
		}
		if beside(n-1) || beside(n+1) {
			lines[n].kind = heading
		}
	}
}

const longestRow = 2 * longestHeading // words

func loudLine(all []token) bool {
	for _, t := range all {
		if t.kind == word && !t.capitals {
			return false
		}
	}
	return true
}

func kindOfLine(text string, all []token) lineKind {
	first, last := all[0], all[len(all)-1]
	switch {
	case barred(text, all):
		return row
	case first.kind == sign && strings.Contains("-–—•*·●▪►✔✓■◦‣→o", first.fold), last.fold == ";", numberedItem(all):
		return item
	case len(all) <= longestHeading && (last.kind != sign || !strings.Contains(".!;,:»”\"", last.fold)):
		return heading
	}
	return plain
}

// barred tells a line of cells. One semicolon between two words makes none.
func barred(text string, all []token) bool {
	semicolons := 0
	for _, t := range all {
		if t.kind == sign && t.fold == "|" {
			if text[t.start] != ';' {
				return true
			}
			semicolons++
		}
	}
	return semicolons > 1
}

// numberedItem tells "a) 6 500 $ à la Maison", "2. Le Centre".
func numberedItem(all []token) bool {
	if len(all) < 3 || all[0].end-all[0].start > 2 || all[0].kind == sign {
		return false
	}
	sign := all[1].fold
	return sign == ")" || sign == "." && all[1].glued && all[0].kind == digits && !all[2].glued
}

func sentencesOf(all []token, lines []line) []sentence {
	var out []sentence
	for n, l := range lines {
		from := l.from
		for i := l.from; i < l.to; i++ {
			if i+1 < l.to && !endsSentence(all, i, l) {
				continue
			}
			kind := l.kind
			if kind == heading && (from > l.from || i+1 < l.to) {
				kind = plain
			}
			out = append(out, sentence{from, i + 1, kind, n, l.block})
			from = i + 1
		}
	}
	return out
}

// endsSentence tells whether the sign at i ends a sentence inside its line.
func endsSentence(all []token, i int, l line) bool {
	t, next := all[i], all[i+1]
	if t.kind != sign {
		return false
	}
	switch t.fold {
	case "!", "?", "…":
	case ".":
		if i > l.from && abbreviates(all[i-1]) && all[i].glued {
			return false
		}
	default:
		return false
	}
	if next.glued && next.kind != sign {
		return false
	}
	return next.upper || next.kind == digits || next.kind == sign && strings.Contains("«“\"$–—-•([", next.fold)
}

// abbreviations are words that a point follows inside a sentence.
var abbreviations = map[string]bool{
	"mme": true, "mmes": true, "mlle": true, "dr": true, "dre": true, "me": true, "mgr": true, "hon": true, "inc": true, "ltd": true, "ltee": true,
	"st": true, "ste": true, "no": true, "nos": true, "art": true, "ca": true, "env": true, "tel": true, "poste": true, "mr": true, "mrs": true, "ms": true,
	"rt": true, "dept": true, "gov": true, "janv": true, "fevr": true, "avr": true, "juill": true, "sept": true, "oct": true, "nov": true, "dec": true,
	"jan": true, "feb": true, "aug": true, "approx": true, "corp": true, "assn": true, "bros": true, "vs": true, "cf": true, "p": true,
}

func abbreviates(t token) bool {
	if t.kind != word {
		return false
	}
	return abbreviations[t.fold] || (t.upper && t.end-t.start == 1)
}
