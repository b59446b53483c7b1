package prose

import "sillage/db/funding"

// inherit gives a part the basis of its whole where it has no words of its
// own: "dont 35,1 millions", "De ce montant, 3,6 millions".
func (r *reader) inherit(sums []sum) {
	wholes := make([]int, len(sums)) // of what each is a part, or -1
	records := r.recordsOf(sums)
	for i := range sums {
		if wholes[i] = r.wholeOf(sums, wholes, i); wholes[i] < 0 {
			wholes[i] = records[i]
		}
		if w := wholes[i]; w >= 0 && !sums[i].own {
			w = firstStated(sums, w)
			if sums[w].basis == funding.NotStated {
				continue
			}
			sums[i].basis = sums[w].basis
			if sums[i].basis == funding.Cumulative {
				sums[i].basis = funding.SeveralYears
			}
			sums[i].term = sums[w].term
		}
	}
}

// recordsOf finds the whole of sums that stand in lines of their own, with other
// lines between: records of an agreement each, which a sum told before adds up.
func (r *reader) recordsOf(sums []sum) []int {
	out := make([]int, len(sums))
	for i := range out {
		out[i] = -1
	}
	for first := range sums {
		if r.sentences[sums[first].sentence].kind == plain || first > 0 && r.sentences[sums[first-1].sentence].kind != plain {
			continue
		}
		last, added := first, int64(0)
		for ; last < len(sums) && r.sentences[sums[last].sentence].kind != plain; last++ {
			added += sums[last].printed.Cents
		}
		for w := first - 1; w >= 0 && last-first >= fewestRecords; w-- {
			if sums[w].funds && sums[w].printed.Cents == added {
				for i := first; i < last; i++ {
					out[i] = w
				}
				break
			}
		}
	}
	return out
}

const fewestRecords = 3 // equal sums of two may be chance

// firstStated is the first print of a sum of that size whose basis is stated, or
// the sum itself.
func firstStated(sums []sum, w int) int {
	if sums[w].basis != funding.NotStated {
		return w
	}
	for i := range w {
		if sums[i].printed.Cents == sums[w].printed.Cents && sums[i].basis != funding.NotStated {
			return i
		}
	}
	return w
}

const listGap = 22 // tokens between two parts of one whole in a sentence

func (r *reader) wholeOf(sums []sum, wholes []int, i int) int {
	s := sums[i]
	at := r.sentences[s.sentence]
	left := at.from
	before := i > 0 && sums[i-1].sentence == s.sentence
	if before {
		left = sums[i-1].to
	}
	ofWhole := left == at.from && r.ofWhole(at.from, s.lead)
	part := ofWhole
	r.within(left, s.lead, setOf(cuePart), func(mark) { part = true })
	r.within(s.to, min(s.to+4, at.to), setOf(cuePart), func(m mark) { part = part || oneOf(r.word(m.from), "du", "of", "restant", "de") })
	switch {
	case i+1 < len(sums) && sums[i+1].sentence == s.sentence && r.oneOfMany(s.to, sums[i+1].lead) && sums[i+1].printed.Cents >= s.printed.Cents:
		return i + 1
	case before && r.outOf(sums[i-1].lead) && s.printed.Cents < sums[i-1].printed.Cents:
		return i - 1 // "Sur les 10 M$ ajoutés par le gouvernement, 2 M$ iront à Montréal"
	case part && before:
		if w := wholes[i-1]; w >= 0 && !r.partWord(left, s.lead, "dont", "including") {
			return w
		}
		return i - 1
	case ofWhole:
		return largestBefore(sums, i, farOfWhole)
	case part:
		return largestBefore(sums, i, 3)
	case before && wholes[i-1] >= 0 && s.lead-left <= listGap:
		return wholes[i-1]
	case r.goesOnDividing(sums, wholes, i):
		return wholes[i-1]
	case at.kind == plain && r.divides(sums, i) >= 0:
		return r.divides(sums, i)
	case at.kind == item || at.kind == row || at.kind == heading && r.listed(s.sentence):
		return r.wholeOfList(sums, wholes, i)
	}
	return -1
}

// goesOnDividing tells a sentence that names one more part, right after one that
// names parts: "The Gallery will receive $48,500."
func (r *reader) goesOnDividing(sums []sum, wholes []int, i int) bool {
	if i == 0 || wholes[i-1] < 0 || sums[i-1].sentence != sums[i].sentence-1 || sums[i].background || sums[i].qualifier == funding.UpTo {
		return false
	}
	at := r.sentences[sums[i].sentence]
	gets := false
	r.within(at.from, sums[i].from, setOf(cueReceives), func(mark) { gets = true })
	return gets && at.kind == plain && at.block == r.sentences[sums[i-1].sentence].block && sums[i].printed.Cents < sums[wholes[i-1]].printed.Cents
}

// outOf tells "Sur les 10 M$", "Of the $10 million" at the beginning of a clause.
func (r *reader) outOf(lead int) bool {
	i := lead - 1
	for article(r.word(i)) || oneOf(r.word(i), "ces", "these", "this", "ce") {
		i--
	}
	return i >= 0 && r.tokens[i].upper && oneOf(r.word(i), "sur", "of", "de")
}

// divides finds the sum of the sentence before that the sums of this one add up
// to: "1,2 M$ sur quatre ans. Le Conseil en fournit 800 000 $, la Ville 400 000 $."
func (r *reader) divides(sums []sum, i int) int {
	first, last := i, i
	for first > 0 && sums[first-1].sentence == sums[i].sentence {
		first--
	}
	for last+1 < len(sums) && sums[last+1].sentence == sums[i].sentence {
		last++
	}
	whole := largestBefore(sums, first, 1)
	if whole < 0 || last == first {
		return -1
	}
	var added int64
	for j := first; j <= last; j++ {
		added += sums[j].printed.Cents
	}
	if added != sums[whole].printed.Cents {
		return -1
	}
	return whole
}

// oneOfMany tells "9 des 10 millions", "6,1 M$ of the $35 million".
func (r *reader) oneOfMany(from, to int) bool {
	return to-from <= 2 && to > from && oneOf(r.word(from), "des", "du", "of") && (to == from+1 || oneOf(r.word(from+1), "the", "its", "les", "quelque"))
}

// ofWhole tells a sentence that begins with the whole that its sum is taken
// from: "Of the ministry’s funding, $800,000", "Du montant annoncé, 2 M$".
func (r *reader) ofWhole(from, lead int) bool {
	return oneOf(r.word(from), "of", "de", "du", "des", "sur", "from") && lead-from <= nearTerm && r.word(lead-1) == "," && r.moneyWithin(from, lead)
}

const farOfWhole = 6 // sentences, a quotation among them, before one that names its whole

func (r *reader) partWord(from, to int, words ...string) bool {
	for i := from; i < to; i++ {
		if oneOf(r.word(i), words...) {
			return true
		}
	}
	return false
}

// wholeOfList finds the sum that the line above a list divides: it says so, or
// the sums of the list add up to it.
func (r *reader) wholeOfList(sums []sum, wholes []int, i int) int {
	first := r.group(sums[i].sentence)
	if first == 0 {
		return -1
	}
	if i > 0 && r.group(sums[i-1].sentence) == first {
		w := i - 1 // the row before has the same whole
		for w >= 0 && r.group(sums[w].sentence) == first {
			if wholes[w] < w {
				w = wholes[w]
			} else {
				w-- // "5 M$ of the $100 million": its whole comes after it, in the same row
			}
		}
		return w
	}
	intro, divides := r.sentences[first-1], false
	r.within(intro.from, intro.to, setOf(cuePart), func(m mark) { divides = divides || !r.hasMoney(sentence{from: m.to, to: intro.to}) })
	for j := i - 1; j >= 0 && sums[j].sentence >= first-farWhole; j-- {
		if sums[j].sentence >= first || !sums[j].funds {
			continue
		}
		w := largestBefore(sums, j+1, farWhole)
		if divides || w >= 0 && (r.addsUp(sums, j+1, sums[w].printed.Cents) || r.fitsIn(sums, j+1, w)) {
			return w
		}
	}
	return -1
}

// fitsIn tells whether the exact sums of a list are together no more than a total
// told above it: what its bodies get of it.
func (r *reader) fitsIn(sums []sum, i, whole int) bool {
	var added int64
	rows, group := 0, r.group(sums[min(i, len(sums)-1)].sentence)
	for ; i < len(sums) && r.group(sums[i].sentence) == group; i++ {
		if sums[i].qualifier != funding.Exact {
			return false // "up to 10 000 $": what one can get
		}
		added += sums[i].printed.Cents
		rows++
	}
	return rows > 1 && added <= sums[whole].printed.Cents && 5*added >= 3*sums[whole].printed.Cents
}

const farWhole = 4 // sentences between a total and the list that divides it

// addsUp tells whether the sums of a list make up a total.
func (r *reader) addsUp(sums []sum, i int, total int64) bool {
	var added int64
	group := r.group(sums[min(i, len(sums)-1)].sentence)
	for ; i < len(sums) && r.group(sums[i].sentence) == group; i++ {
		added += sums[i].printed.Cents
	}
	return added == total
}

// largestBefore is the largest sum of the nearest sentence before that has one as
// large as the sum at i, which is a part of it; it must lie within so many
// sentences.
func largestBefore(sums []sum, i, within int) int {
	best := -1
	for j := i - 1; j >= 0; j-- {
		if i < len(sums) && sums[i].sentence-sums[j].sentence > within {
			break
		}
		if best >= 0 && sums[j].sentence != sums[best].sentence {
			break
		}
		if i < len(sums) && sums[j].printed.Cents < sums[i].printed.Cents {
			continue // "up to $14,500 per acre", told between a whole and its part
		}
		if sums[j].funds && (best < 0 || sums[j].printed.Cents > sums[best].printed.Cents) {
			best = j
		}
	}
	return best
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
