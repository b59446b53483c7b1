package prose

import "sillage/db/funding"

// caption reads the term that the line above a table or list states for all
// its rows: "Soutien selon le mode, 2023-2024".
func (r *reader) caption(sums []sum) {
	n := sums[0].sentence
	k, first := r.sentences[n].kind, r.group(n)
	above := first - 1
	if (k == heading || k == row) && first < n && !r.hasMoney(r.sentences[first]) {
		r.lendTerms(sums, r.sentences[first]) // the head of the columns: "Recipient: amount for fiscal year 2024"
	}
	if k != row && k != item && !(k == heading && r.listed(n)) {
		return
	}
	r.said(sums, n)
	for steps := 0; above >= 0 && steps < mostTitles; steps++ {
		s := r.sentences[above]
		if r.hasMoney(s) || s.kind != heading && r.word(s.to-1) != ":" && !r.pointsBelow(s) {
			return
		}
		r.lendTitle(sums, s)
		above--
	}
}

const mostTitles = 3 // lines above a list that may tell its year

// listed tells whether a short line with a sum stands among others.
func (r *reader) listed(n int) bool {
	for _, m := range []int{n - 1, n + 1} {
		if m >= 0 && m < len(r.sentences) && r.sentences[m].kind == heading && r.group(m) == r.group(n) && r.hasMoney(r.sentences[m]) {
			return true
		}
	}
	return false
}

// said reads the term of a sentence after a list that goes on about it: "Ces
// sommes sont versées chaque année."
func (r *reader) said(sums []sum, n int) {
	kind, last := r.sentences[n].kind, n+longestList
	for n < len(r.sentences) && r.sentences[n].kind == kind {
		if n++; n > last {
			return
		}
	}
	if n < len(r.sentences) && r.is(r.sentences[n].from, cueSameSum) && !r.hasMoney(r.sentences[n]) {
		r.lendTerms(sums, r.sentences[n])
	}
}

const longestList = 200 // rows between a sum and the sentence after its list

// lendTitle gives the terms of a title, but for "annual" in the name of what it
// stands over: "Rapport annuel".
func (r *reader) lendTitle(sums []sum, of sentence) {
	for i := range sums {
		for _, t := range r.terms(of) {
			if !sums[i].own && (t.basis != funding.RecurringLevel || t.to-t.from > 1) {
				sums[i].take(t)
			}
		}
	}
}

// lendTerms gives the terms of a sentence to sums that have none of their own.
func (r *reader) lendTerms(sums []sum, of sentence) {
	terms := r.terms(of)
	for i := range sums {
		if !sums[i].own {
			for _, t := range terms[:min(len(terms), mostLeading)] {
				sums[i].take(t)
			}
		}
	}
}

// pointsBelow tells a sentence about the list or table after it: "All figures
// below are for fiscal year 2024."
func (r *reader) pointsBelow(s sentence) bool {
	return r.partWord(s.from, s.to, "below", "following", "dessous", "suivant", "suivants", "suivante", "suivantes", "table", "tableau", "figures", "montants", "amounts", "sommes")
}

// record gives the sums of a record the term of the line that is headed as one:
// "Term: April 2023 to March 2026", "Durée : trois ans".
func (r *reader) record(sums []sum) {
	at := r.sentences[sums[0].sentence]
	for n := sums[0].sentence + 1; n < len(r.sentences) && n <= sums[0].sentence+mostFields && r.sentences[n].block == at.block; n++ {
		s := r.sentences[n]
		if oneOf(r.word(s.from), "start", "debut", "from") && n+1 < len(r.sentences) && oneOf(r.word(r.sentences[n+1].from), "end", "fin", "to") {
			r.fromTo(sums, s, r.sentences[n+1])
		}
		if oneOf(r.word(s.from), "term", "duration", "period", "duree", "periode", "echeance") && r.word(s.from+1) == ":" && !r.hasMoney(s) {
			r.lendTerms(sums, s)
		}
	}
}

// fromTo reads two lines of a record: "Start: 2021-04-01", "End: 2025-03-31".
func (r *reader) fromTo(sums []sum, start, end sentence) {
	a, b := r.firstDate(start.from), r.firstDate(end.from)
	if a >= len(r.dates) || b >= len(r.dates) || r.dates[a].from >= start.to || r.dates[b].from >= end.to {
		return
	}
	t := term{since: r.dates[a].date, until: r.dates[b].date, basis: funding.OneYear}
	if monthsOf(t.until, true)-monthsOf(t.since, false) >= 12 {
		t.basis = funding.SeveralYears
	}
	for i := range sums {
		if !sums[i].own {
			sums[i].take(t)
		}
	}
}

const mostFields = 6 // lines of a record after its sum
