package prose

import "slices"

// lend gives numbers without a unit that of the amount they stand with: "9 des
// 10 millions", "10, 10, 15, 20, puis 25 M$", "$5 to $10 million".
func (r *reader) lend(found []money, loose []numeral) []money {
	for i := len(found) - 2; i >= 0; i-- {
		a, b := &found[i], found[i+1]
		if a.multiple == 1 && b.multiple > 1 && a.named && !r.cellOfItsOwn(a.number, b) && a.printed.Cents < b.multiple*100 && a.printed.Cents < 100_000 && r.tokens[a.to-1].kind == digits {
			if link, _ := r.linked(a.to, b.from); link == pair {
				r.borrow(a, b)
			}
		}
	}
	for i := len(loose) - 1; i >= 0; i-- {
		n := loose[i]
		at, _ := slices.BinarySearchFunc(found, n.to, func(m money, to int) int { return m.from - to })
		if at == len(found) {
			continue
		}
		b := found[at]
		link, members := r.linked(n.to, b.from)
		if link == apart || n.year() || ordinal(r.word(n.from-1)) || r.cellOfItsOwn(n, b) || (b.multiple == 1 && (!wide(b.number) || !wide(n))) {
			continue
		}
		if link == series && !b.lent && members < 2 && (!r.seriesBefore(n) || members == 0 && !r.seriesOpens(n)) {
			continue // "phase 2, 17,6 M$"
		}
		a := money{from: n.from, to: n.to, number: n, lent: true}
		if r.borrow(&a, b); a.printed.Cents > 0 && (link != partOf || a.printed.Cents <= b.printed.Cents) {
			found = slices.Insert(found, at, a)
		}
	}
	return found
}

// wide tells whether a number without a large unit is large enough to be one
// of dollars rather than of articles or days.
func wide(n numeral) bool {
	return len(n.parts) > 1 || (len(n.parts) == 1 && len(n.parts[0].digits) > 3)
}

func (r *reader) borrow(a *money, b money) {
	printed, sure, ok := a.number.scaled(b.multiple, r.lang)
	if !ok {
		return
	}
	a.printed, a.sure, a.multiple, a.currency, a.named, a.lent = printed, sure, b.multiple, b.currency, b.named, true
}

// linkKind tells how two numbers stand together.
type linkKind uint8

const (
	apart  linkKind = iota
	pair            // "5 à 10", "5 et 10", "5-10"
	series          // "10, 15"
	partOf          // "9 des 10"
)

// linked tells how the tokens between two numbers tie them, and how many
// conjunctions are among them.
func (r *reader) linked(from, to int) (linkKind, int) {
	if to-from > 3 || to <= from || r.tokens[to].line != r.tokens[from-1].line {
		return apart, 0
	}
	kind, conjunctions := apart, 0
	for i := from; i < to; i++ {
		switch r.tokens[i].fold {
		case "des", "du":
			kind = partOf
		case "of":
			if !oneOf(r.word(i+1), "the", "its", "this", "that") {
				return apart, 0
			}
			kind = partOf
		case "the", "its", "this", "that", "quelque", "$":
		case ",":
			kind = max(kind, series)
		case "et", "ou", "a", "puis", "and", "or", "to", "then":
			conjunctions++
			if kind == apart {
				kind = pair
			}
		case "-", "–", "—":
			kind = pair
		default:
			return apart, 0
		}
	}
	return kind, conjunctions
}

// seriesBefore tells whether another number of the series stands before.
func (r *reader) seriesBefore(n numeral) bool {
	return n.from >= 2 && r.tokens[n.from-1].fold == "," && r.tokens[n.from-2].kind == digits
}

// seriesOpens tells a series without a conjunction from the cells of a row, by
// the word before it: "des tranches de 10, 15, 25 M$", not "Coop des Ormes, 4, 31,
// 1,6 M$".
func (r *reader) seriesOpens(n numeral) bool {
	i := n.from
	for i >= 2 && r.tokens[i-1].fold == "," && r.tokens[i-2].kind == digits {
		i -= 2
	}
	return oneOf(r.word(i-1), "de", "d", "of", "$", "(", ":")
}

// plausible drops what counts something else: "3 millions de personnes", "2
// million trees", a number of millions in a text that speaks of no money.
func (r *reader) plausible(found []money) []money {
	out := found[:0]
	for i, m := range found {
		if !m.named {
			verdict := r.bareMillions(m)
			if verdict == notMoney {
				continue
			}
			near := verdict == surely || r.moneyNear(m, found, i)
			if !near {
				if r.lang == "en" && verdict != openEnd {
					continue
				}
				m.sure = false
			}
		}
		out = append(out, m)
	}
	return out
}

type bareVerdict uint8

const (
	notMoney bareVerdict = iota
	openEnd              // nothing counted stands after it
	surely               // a word of money stands after it
)

// bareMillions looks at what follows "3,6 millions" or "10 million".
func (r *reader) bareMillions(m money) bareVerdict {
	i := m.to
	for i < len(r.tokens) && r.tokens[i].line == r.tokens[m.from].line && r.is(i, cueMoneyAdjective) {
		i++
	}
	if i >= len(r.tokens) || r.tokens[i].line != r.tokens[m.from].line || r.tokens[i].kind == sign {
		return r.countedBefore(m)
	}
	if i > m.to && r.is(i-1, cueMoneyAdjective) {
		return surely
	}
	switch w := r.tokens[i].fold; {
	case r.lang == "fr" && (w == "de" || w == "d") && r.word(i+1) != "ici":
		for j := i + 1; j <= i+3 && j < len(r.tokens); j++ {
			if r.is(j, cueMoneyNoun) {
				return surely
			}
		}
		if oneOf(r.word(i+1), "plus", "moins") {
			return surely
		}
		return notMoney
	case r.is(i, cueAfterNumber):
		return r.countedBefore(m)
	case r.lang == "fr" && !r.tokens[i].upper:
		return r.countedBefore(m)
	default:
		return notMoney
	}
}

// countedBefore refuses a number of people: "une population de 8 millions".
func (r *reader) countedBefore(m money) bareVerdict {
	for i := m.from - 1; i >= 0 && i >= m.from-6 && r.tokens[i].line == r.tokens[m.from].line; i-- {
		if r.is(i, cuePeople) {
			return notMoney
		}
		if r.is(i, cueMoneyNoun) {
			return surely
		}
	}
	return openEnd
}

// moneyNear tells whether the sentence, or the amount just before, speaks of
// money.
func (r *reader) moneyNear(m money, found []money, i int) bool {
	if i > 0 && found[i-1].currency != "" && r.tokens[found[i-1].to-1].line+2 >= r.tokens[m.from].line {
		return true
	}
	if i+1 < len(found) && found[i+1].named && r.tokens[found[i+1].from].line <= r.tokens[m.from].line+2 {
		return true
	}
	s := r.sentenceAt(m.from)
	for j := s.from; j < s.to; j++ {
		if r.is(j, cueMoneyNoun) {
			return true
		}
	}
	return false
}
