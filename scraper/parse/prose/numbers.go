package prose

import (
	"strconv"
	"strings"

	"sillage/scraper/parse"
)

// numeral is a number as it stands in the text: digits with their signs, or
// words. Whether "959,180" has decimals is known only from what follows it.
type numeral struct {
	from, to int // tokens
	parts    []part
	value    int64 // of a number in words
	half     bool  // "demi-million", "half a million"
}

// part is a run of digits and the sign before it: a comma, a point, a space, or
// nothing before the first.
type part struct {
	sign   byte
	digits string
}

// numeralAt reads the number that begins at i in digits.
func (r *reader) numeralAt(i int) (numeral, bool) {
	all := r.tokens
	if i >= len(all) || all[i].kind != digits || (i > 0 && all[i].glued && all[i-1].kind == word) {
		return numeral{}, false
	}
	n, known := r.numerals[i]
	if !known {
		n = r.readNumeral(i)
		r.numerals[i] = n
	}
	return n, true
}

func (r *reader) readNumeral(i int) numeral {
	all := r.tokens
	n := numeral{from: i, to: i + 1, parts: []part{{0, all[i].fold}}}
	for n.to < len(all) {
		switch next := all[n.to]; {
		case next.kind == digits && r.groupGap(n.to) && len(next.fold) == 3 && n.grouped(' '):
			n.parts = append(n.parts, part{' ', next.fold})
			n.to++
		case n.to+1 < len(all) && (next.fold == "," || next.fold == ".") && next.glued && all[n.to+1].kind == digits && all[n.to+1].glued:
			n.parts = append(n.parts, part{next.fold[0], all[n.to+1].fold})
			n.to += 2
		default:
			return n
		}
	}
	return n
}

// groupGap tells whether only one space stands before the token.
func (r *reader) groupGap(i int) bool {
	switch r.text[r.tokens[i-1].end:r.tokens[i].start] {
	case " ", "\u00a0", "\u202f", "\u2009", "\u2007":
		return true
	}
	return false
}

// grouped tells whether another group of three digits may follow by that sign.
func (n numeral) grouped(by byte) bool {
	for i, p := range n.parts {
		if (i == 0 && len(p.digits) > 3) || (i > 0 && (p.sign != by || len(p.digits) != 3)) {
			return false
		}
	}
	return true
}

// scaled gives the number times its unit. Sure is false where the signs could
// be read in two ways. A number that no reading fits is not read.
func (n numeral) scaled(multiple int64, lang string) (p parse.Printed, sure, ok bool) {
	var err error
	switch {
	case n.half && multiple < 1000:
		return parse.Printed{}, false, false
	case n.half:
		p, err = parse.Scale("5", "", multiple/10)
		p.Step = p.Cents
		return p, true, err == nil
	case n.parts == nil:
		p, err = parse.Scale(strconv.FormatInt(n.value, 10), "", multiple)
		return p, true, err == nil
	}
	whole, fraction, sure := n.split(multiple, lang)
	p, err = parse.Scale(whole, fraction, multiple)
	return p, sure, err == nil
}

// split finds the decimals. Three digits after a single sign are thousands
// where the language groups by that sign, or where dollars have no third
// decimal: "959,180 $" is 959 180 $, "1,234 M$" is 1.234 M$.
func (n numeral) split(multiple int64, lang string) (whole, fraction string, sure bool) {
	last := n.parts[len(n.parts)-1]
	var b strings.Builder
	for _, p := range n.parts {
		b.WriteString(p.digits)
	}
	together := b.String()
	head := together[:len(together)-len(last.digits)]
	if len(n.parts) == 1 || last.sign == ' ' {
		return together, "", true
	}
	before := numeral{parts: n.parts[:len(n.parts)-1]}
	three := len(last.digits) == 3
	switch {
	case three && len(n.parts) > 2 && before.grouped(last.sign):
		return together, "", true
	case three && len(n.parts) == 2 && len(head) <= 3 && multiple == 1:
		return together, "", lang == "fr" || last.sign == ','
	case three && len(n.parts) == 2 && len(head) <= 3 && lang == "en" && last.sign == ',':
		return together, "", true
	}
	decimal := (lang == "fr") == (last.sign == ',')
	even := before.grouped(' ') || before.grouped(',') || before.grouped('.')
	return head, last.digits, even && (decimal || (lang == "fr" && !three))
}

// year tells whether the number looks like a year and like no amount.
func (n numeral) year() bool {
	return len(n.parts) == 1 && len(n.parts[0].digits) == 4 && (strings.HasPrefix(n.parts[0].digits, "19") || strings.HasPrefix(n.parts[0].digits, "20"))
}

const mostNumberWords = 8 // of a number below a thousand

// numeralInWords reads the number that begins at i in words: "deux cent
// cinquante", "demi" before a unit, "half a".
func (r *reader) numeralInWords(i int) (numeral, bool) {
	first := r.tokens[i].fold
	if r.tokens[i].kind != word {
		return numeral{}, false
	}
	switch {
	case first == "demi" && r.lang == "fr":
		return numeral{from: i, to: i + 1, half: true}, true
	case first == "half" && r.lang == "en" && r.word(i+1) == "a":
		return numeral{from: i, to: i + 2, half: true}, true
	case first == "a" && r.lang == "en":
		return numeral{from: i, to: i + 1, value: 1}, true
	}
	if !r.tokens[i].numeric {
		return numeral{}, false
	}
	run := make([]string, 0, mostNumberWords)
	for j := i; j < len(r.tokens) && len(run) < cap(run) && r.tokens[j].kind == word && r.tokens[j].line == r.tokens[i].line; j++ {
		run = append(run, r.tokens[j].fold)
	}
	value, used := parse.Words(run, r.lang)
	return numeral{from: i, to: i + used, value: value}, used > 0
}

// word is the folded token at i, or nothing beyond the text.
func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].fold
}
