package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sillage/db/funding"
)

// kind tells what a token is made of.
type kind uint8

const (
	word   kind = iota // letters, perhaps with digits after them
	digits             // digits only
	sign               // any other mark but a space, an apostrophe or a hyphen inside a word
)

// token is one word, one run of digits or one sign of a text. Fold is the word
// as it is looked up: lower case, no accents.
type token struct {
	start, end int // bytes of the text
	fold       string
	key        string // the fold, but with the accent of "accordé" and "à", which tells them from "accorde" and "a"
	kind       kind
	upper      bool // begins with a capital
	capitals   bool // has no small letter
	glued      bool // nothing but an apostrophe or a hyphen stands before it
	numeric    bool // a number in words
	line       int32
}

// tokens cuts a text. Offsets are always those of the text as it was given,
// also where it is not valid UTF-8.
func tokens(text string) []token {
	out := make([]token, 0, len(text)/4+8)
	line, glued := int32(0), false
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == '\n':
			line++
			i, glued = i+1, false
			continue
		case c == ' ' || c == '\r' || c == '\t' && (len(out) == 0 || out[len(out)-1].line != line):
			i, glued = i+1, false
			continue
		case c == '\t' || c == ';' && glued && i+1 < len(text) && text[i+1] > ' ':
			// cells of a table, or of a file with semicolons
			out = append(out, token{start: i, end: i + 1, fold: "|", key: "|", kind: sign, line: line, glued: glued})
			i, glued = i+1, c == ';'
			continue
		}
		t := token{start: i, line: line, glued: glued}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r):
			t.end = wordEnd(text, i)
			t.shape(text)
		case c >= '0' && c <= '9':
			t.kind, t.end = digits, i+1
			for t.end < len(text) && text[t.end] >= '0' && text[t.end] <= '9' {
				t.end++
			}
			t.fold = text[i:t.end]
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			i, glued = i+size, false
			continue
		case joiner(r) && glued && letterOrDigit(text[i+size:]) && (apostrophe(r) || !allDigits(out, text[i+size:])):
			i += size
			continue
		case c == '.' && leaders(text[i:]) > 0:
			t.kind, t.end, t.fold = sign, i+leaders(text[i:]), "|" // "Region of Peel ....... $5"
		default:
			t.kind, t.end = sign, i+size
			t.fold = text[i:t.end]
		}
		if t.key == "" {
			t.key = t.fold
		}
		out = append(out, t)
		i, glued = t.end, true
	}
	return out
}

// leaders counts the points that lead from a name to its sum, as the line
// between two cells of a table does.
func leaders(text string) int {
	n := 0
	for n < len(text) && text[n] == '.' {
		n++
	}
	if n < fewestLeaders {
		return 0
	}
	return n
}

const fewestLeaders = 4 // three are an ellipsis

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

func joiner(r rune) bool { return apostrophe(r) || r == '-' || r == '\u2010' || r == '\u2011' }

func letterOrDigit(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || (r >= '0' && r <= '9')
}

// allDigits tells whether a hyphen stands between two numbers: 2016-2018 is a
// span of years, while 4-billion is a number and its unit.
func allDigits(before []token, after string) bool {
	return before[len(before)-1].kind == digits && after != "" && after[0] >= '0' && after[0] <= '9'
}

// wordEnd is where the word that begins at i ends: letters, the marks on them,
// digits after them, middle dots and soft hyphens inside.
func wordEnd(text string, i int) int {
	end := i
	for i < len(text) {
		if c := text[i]; c < utf8.RuneSelf {
			if (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') {
				return end
			}
			i++
			end = i
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			end = i + size
		case r != '·' && r != '\u00ad':
			return end
		}
		i += size
	}
	return end
}

// shape sets what a word looks like and the form under which it is found.
func (t *token) shape(text string) {
	raw := text[t.start:t.end]
	small, large, ascii, odd := false, false, true, false
	for _, r := range raw {
		switch {
		case r >= utf8.RuneSelf:
			ascii = false
			small = small || unicode.IsLower(r)
			odd = odd || r == '\u00ad' || (r >= '\u0300' && unicode.Is(unicode.Mn, r))
		case r >= 'a':
			small = true
		case r >= 'A':
			large = true
		}
	}
	first, _ := utf8.DecodeRuneInString(raw)
	t.upper, t.capitals = unicode.IsUpper(first), !small
	switch {
	case ascii && !large:
		t.fold = raw
	case ascii:
		t.fold = strings.ToLower(raw)
	default:
		plain := raw
		if odd {
			plain = strings.Map(dropMarks, raw)
		}
		t.fold = funding.Fold(plain)
		switch {
		case raw == "à" || raw == "À":
			t.key = "à"
		case strings.HasSuffix(raw, "é") || strings.HasSuffix(raw, "É"):
			t.key = strings.TrimSuffix(t.fold, "e") + "é"
		}
	}
}

const capitalsASCII = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// dropMarks takes out marks that stand on the letter before, and soft hyphens.
func dropMarks(r rune) rune {
	if r == '\u00ad' || unicode.Is(unicode.Mn, r) {
		return -1
	}
	return r
}

// keys are the words of a cue as they are looked up in a text.
func keys(phrase string) []string {
	var out []string
	for _, t := range tokens(phrase) {
		out = append(out, t.key)
	}
	return out
}

// words are the folded words and numbers of a name, without signs.
func words(text string) []string {
	var out []string
	for _, t := range tokens(text) {
		if t.kind != sign && t.fold != "" {
			out = append(out, t.fold)
		}
	}
	return out
}
