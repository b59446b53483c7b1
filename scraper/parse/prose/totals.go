package prose

import "sillage/db/funding"

// cumulate reads words that make a sum one of recurring levels.
func (r *reader) cumulate(sums []sum, at sentence) {
	best := 0
	r.within(at.from, at.to, setOf(cueCumulative), func(m mark) {
		if sums[best].lent {
			return // the steps of a sum told before
		}
		for best+1 < len(sums) && abs(sums[best+1].from-m.from) < abs(sums[best].from-m.from) {
			best++
		}
		sums[best].basis, sums[best].own = funding.Cumulative, true
	})
}

// yearlySteps finds sums whose steps the text gives: 80 M$ and then "10, 10,
// 15, 20, puis 25 M$". The steps are increases where the whole is one.
func (r *reader) yearlySteps(sums []sum) {
	for i := range sums {
		var total int64
		for j := i + 1; j < len(sums) && j <= i+8 && sums[j].sentence <= sums[i].sentence+2; j++ {
			if sums[j].printed.Cents >= sums[i].printed.Cents {
				break
			}
			start := j
			for total = 0; j < len(sums) && sums[j].sentence == sums[start].sentence && total < sums[i].printed.Cents; j++ {
				total += sums[j].printed.Cents
			}
			if j-start >= 3 && total == sums[i].printed.Cents && r.yearly(sums[start:j]) {
				r.step(sums, i, start, j)
				break
			}
			j = start
		}
	}
}

// totalled finds a sum that the sums of single years before it add up to: "2 M$
// en 2025-2026 et 3 M$ en 2026-2027, pour un total de 5 M$".
func (r *reader) totalled(sums []sum) {
	for i := range sums {
		total, from := int64(0), i
		for from > 0 && sums[from-1].sentence == sums[i].sentence && sums[from-1].basis == funding.OneYear && total < sums[i].printed.Cents {
			from--
			total += sums[from].printed.Cents
		}
		if before := i - 1; before >= 0 && sums[before].sentence == sums[i].sentence && sums[before].term.years > 1 && sums[before].printed.Cents*int64(sums[before].term.years) == sums[i].printed.Cents {
			sums[i].basis, sums[i].own = funding.Cumulative, true // "35 000 $ par année pendant trois ans, pour un total de 105 000 $"
		}
		if i-from >= 2 && total == sums[i].printed.Cents && rank(sums[i].basis) > rank(funding.Cumulative) {
			sums[i].basis, sums[i].own = funding.Cumulative, true
		}
	}
}

// yearly tells whether amounts are given year by year: each but the last lends
// its unit from the next, or each has a year of its own.
func (r *reader) yearly(steps []sum) bool {
	lent, years, dated := 0, 0, map[funding.Date]bool{}
	for _, s := range steps {
		if d := r.yearBeside(s); d != "" {
			dated[d] = true
		}
		if s.lent {
			lent++
		}
		if s.basis == funding.OneYear || s.basis == funding.RecurringLevel {
			years++
		}
	}
	return lent >= len(steps)-1 || len(dated) == len(steps) || years >= len(steps)-1 && steps[0].term != steps[len(steps)-1].term
}

// yearBeside is the year that stands right after a sum: "2 M$ en 2024".
func (r *reader) yearBeside(s sum) funding.Date {
	if d, ok := r.dateAt(s.to + 1); ok && oneOf(r.word(s.to), "en", "in", "for", "pour") {
		return d.date
	}
	return ""
}

func (r *reader) step(sums []sum, whole, from, to int) {
	raised := sums[whole].basis == funding.Increase
	r.within(r.sentences[sums[whole].sentence].from, r.sentences[sums[whole].sentence].to, setOf(cueIncreaseBefore, cueIncreaseAfter), func(mark) { raised = true })
	sums[whole].basis, sums[whole].own = funding.Cumulative, true
	for i := from; i < to; i++ {
		if raised && rank(funding.Increase) < rank(sums[i].basis) {
			sums[i].basis, sums[i].own = funding.Increase, true
		} else if r.yearBeside(sums[i]) != "" && rank(funding.OneYear) < rank(sums[i].basis) {
			sums[i].basis, sums[i].own = funding.OneYear, true
		}
	}
}
