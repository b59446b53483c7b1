package prose

import (
	"strings"

	"sillage/scraper/parse"
)

// money is an amount found in the text, before anything is said about it.
type money struct {
	from, to int // tokens: the number with its unit
	number   numeral
	multiple int64
	printed  parse.Printed
	currency string
	named    bool // a currency stands beside it; "3,6 millions" has none
	sure     bool // one reading only
	lent     bool // the unit is that of a neighbour: "9 des 10 millions"
}

const (
	canadian   = "CAD"
	ofTheUS    = "USD"
	mostUnit   = 4 // words and signs of the longest unit
	largeUnits = 1e6
)

// moneys finds every amount from left to right.
func (r *reader) moneys() []money {
	var out []money
	var loose []numeral // numbers without a unit, which may borrow one
	for i := 0; i < len(r.tokens); {
		if m, ok := r.moneyAt(i); ok {
			out = append(out, m)
			i = m.to
			continue
		}
		if n, ok := r.numeralAt(i); ok {
			if !r.inDate(i) {
				loose = append(loose, n)
			}
			i = n.to
			continue
		}
		i++
	}
	out = r.lend(out, loose)
	return r.plausible(out)
}

// inDate tells whether a token is part of a printed date.
func (r *reader) inDate(i int) bool {
	n := r.firstDate(i + 1)
	return n > 0 && r.dates[n-1].to > i
}

func (r *reader) moneyAt(i int) (money, bool) {
	t := r.tokens[i]
	switch {
	case t.kind == sign && t.fold == "$":
		return r.afterDollar(i)
	case t.kind == digits:
		if n, ok := r.numeralAt(i); ok {
			if m, ok := r.withUnit(r.misprint(n)); ok {
				return m, true
			}
			return r.unitless(n)
		}
	case t.kind == word:
		if n, ok := r.numeralInWords(i); ok {
			return r.withUnit(n)
		}
		if (t.fold == "million" || t.fold == "milliard") && r.lang == "fr" && oneOf(r.word(i-1), "le", "du", "au", "ce", "dernier", "premier") {
			return r.withUnit(numeral{from: i, to: i, value: 1})
		}
	}
	return money{}, false
}

// afterDollar reads "$5.4 million", "$ 1.25 million", "$55.5K", "US$3".
func (r *reader) afterDollar(i int) (money, bool) {
	n, ok := r.numeralAt(i + 1)
	if !ok || r.tokens[i+1].line != r.tokens[i].line {
		return money{}, false
	}
	m := money{from: i, to: n.to, number: n, multiple: 1, currency: canadian, named: true}
	if i > 0 && r.tokens[i].glued && r.tokens[i-1].kind == word {
		switch r.tokens[i-1].fold {
		case "us", "u":
			m.currency = ofTheUS
			fallthrough
		case "c", "ca", "can", "cad", "cdn":
			m.from--
		}
	}
	for _, lang := range []string{"en", "fr"} {
		if to, multiple, _, known := r.unitAt(n.to, lang); known && !r.itself(n.to, to) {
			m.to, m.multiple = to, multiple
			break
		}
	}
	return r.completed(m, "en")
}

// itself tells whether the unit is only the dollar of the next amount: "$5 $6".
func (r *reader) itself(from, to int) bool { return to == from+1 && r.tokens[from].fold == "$" }

// withUnit reads a number and the unit after it.
func (r *reader) withUnit(n numeral) (money, bool) {
	if r.word(n.to) == "$" && (n.parts == nil || (r.lang == "en" && n.to+1 < len(r.tokens) && r.tokens[n.to+1].kind == digits)) {
		return money{}, false // "a $5 grant": the dollar is that of the next number
	}
	langs := []string{r.lang, "fr"}
	for _, lang := range langs {
		to, multiple, named, known := r.unitAt(n.to, lang)
		if !known || (lang != r.lang && !named) || (!named && multiple < largeUnits) {
			continue
		}
		return r.completed(money{from: n.from, to: to, number: n, multiple: multiple, currency: canadian, named: named}, r.lang)
	}
	return money{}, false
}

// unitless reads a long number without a unit at the end of a clause, after
// words that say that it is money: "un budget total de plus de 936 590".
func (r *reader) unitless(n numeral) (money, bool) {
	if len(n.parts) < 2 || !n.grouped(n.parts[1].sign) || n.parts[1].sign == '.' || r.inDate(n.from) {
		return money{}, false
	}
	if n.to < len(r.tokens) && r.tokens[n.to].line == r.tokens[n.from].line && (r.tokens[n.to].kind != sign || r.word(n.to) == "%") {
		return money{}, false
	}
	of := n.from
	if _, from, qualified := r.qualifierEnding(of); qualified {
		of = from
	}
	for of > 0 && r.ended(of, cueFiller) && n.from-of < 6 {
		of--
	}
	if of == n.from || !r.is(of, cueMoneyNoun) && !r.is(of-1, cueMoneyNoun) {
		return money{}, false
	}
	m, ok := r.completed(money{from: n.from, to: n.to, number: n, multiple: 1, currency: canadian, named: true}, r.lang)
	m.sure = false
	return m, ok
}

// unitAt looks for the longest unit that begins at a token.
func (r *reader) unitAt(i int, lang string) (to int, multiple int64, named, known bool) {
	if i >= len(r.tokens) || !beginsUnit(r.tokens[i].fold) {
		return 0, 0, false, false
	}
	for size := min(mostUnit, len(r.tokens)-i); size > 0; size-- {
		last := r.tokens[i+size-1]
		if last.line != r.tokens[i-1].line {
			continue
		}
		raw := r.text[r.tokens[i].start:last.end]
		if multiple, named, known = parse.Unit(raw, lang); !known {
			continue
		}
		to = i + size
		if to < len(r.tokens) && r.tokens[to].glued && r.tokens[to].kind != sign && last.kind != sign && !strings.HasPrefix(r.text[last.end:], "-") {
			continue // "5 Ma"
		}
		if lang == "en" && size == 1 && !named && len(last.fold) == 1 && !(r.tokens[i].glued || r.dollarBefore(i)) {
			continue // "5 M" of something
		}
		return to, multiple, named, true
	}
	return 0, 0, false, false
}

// beginsUnit spares looking up what cannot be a unit.
func beginsUnit(fold string) bool {
	if fold == "" {
		return false
	}
	switch fold[0] {
	case '$', 'm', 'g', 'k', 'b', 't', 'd':
		return true
	}
	return false
}

func (r *reader) dollarBefore(i int) bool {
	for j := i - 1; j >= 0 && r.tokens[j].kind != word; j-- {
		if r.tokens[j].fold == "$" {
			return true
		}
	}
	return false
}

// completed works the number out and reads a currency after the unit.
func (r *reader) completed(m money, lang string) (money, bool) {
	var ok bool
	if m.printed, m.sure, ok = m.number.scaled(m.multiple, lang); !ok || m.printed.Cents == 0 {
		return money{}, false
	}
	if m.number.parts == nil && !m.named && m.number.from == m.number.to {
		m.sure = false // "le million" of what
	}
	m.more(r)
	if next := r.word(m.to); m.named && m.to < len(r.tokens) && r.tokens[m.to].line == r.tokens[m.to-1].line {
		switch {
		case r.tokens[m.to].capitals && (next == "us" || next == "usd"), next == "americains":
			m.currency = ofTheUS
			m.to++
		case r.tokens[m.to].capitals && (next == "ca" || next == "cad" || next == "can"), next == "canadiens":
			m.to++
		}
	}
	return m, true
}

// more adds what a large unit is followed by: "un million deux cent mille
// dollars", "un million et demi".
func (m *money) more(r *reader) {
	if m.multiple < largeUnits || m.named || m.number.half || len(m.number.parts) > 1 {
		return
	}
	if r.lang == "fr" && r.word(m.to) == "et" && r.word(m.to+1) == "demi" {
		m.printed.Cents += m.multiple * 50
		m.printed.Step = m.multiple * 50
		m.to += 2
		if to, multiple, named, known := r.unitAt(m.to, "fr"); known && named && multiple == 1 {
			m.to, m.named = to, true
		} else if r.word(m.to) == "de" && r.word(m.to+1) == "dollars" {
			m.to, m.named = m.to+2, true
		}
		return
	}
	if m.to >= len(r.tokens) || r.tokens[m.to].line != r.tokens[m.to-1].line {
		return
	}
	rest, ok := r.numeralAt(m.to)
	if !ok {
		rest, ok = r.numeralInWords(m.to)
	}
	if !ok {
		return
	}
	to, multiple, named, known := r.unitAt(rest.to, r.lang)
	if !known || !named || multiple >= largeUnits {
		return
	}
	if p, sure, ok := rest.scaled(multiple, r.lang); ok && p.Cents < m.multiple*100 {
		m.printed = parse.Printed{Cents: m.printed.Cents + p.Cents, Step: p.Step}
		m.to, m.named, m.sure = to, true, m.sure && sure
	}
}

// misprint mends "2, 2 M$": a space after the comma of one decimal. Two
// numbers of one digit each before one unit are rarer than the slip.
func (r *reader) misprint(n numeral) numeral {
	all := r.tokens
	if r.lang != "fr" || len(n.parts) != 1 || len(n.parts[0].digits) > 1 || n.to+2 >= len(all) {
		return n
	}
	comma, next := all[n.to], all[n.to+1]
	if comma.fold != "," || !comma.glued || next.kind != digits || next.glued || len(next.fold) != 1 || next.line != comma.line {
		return n
	}
	if _, multiple, _, known := r.unitAt(n.to+2, "fr"); !known || multiple < largeUnits || (n.from > 0 && all[n.from-1].fold == ",") {
		return n
	}
	return numeral{from: n.from, to: n.to + 2, parts: []part{n.parts[0], {',', next.fold}}}
}

func oneOf(w string, of ...string) bool {
	for _, o := range of {
		if w == o {
			return true
		}
	}
	return false
}
