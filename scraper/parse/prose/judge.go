package prose

import (
	"strings"

	"sillage/db/funding"
)

// against are the phrases that tell money which nobody gives here, for those
// that fund, and how near both must be.
var (
	against  = setOf(cueNeed, cueValue, cueIncome, cueRaised, cueLimit, cueSeized)
	forFunds = setOf(cueGives, cueGiven, cueReceives, cueAnnounces, cueGiftOf, cueComesFrom, cueManages, cueMoneyNoun,
		cueIncreaseBefore, cueIncreaseAfter, stageAnnounced, stageBudgeted, stageCommitted, stageReported)
	verbs = setOf(cueGives, cueGiven, cueReceives, cueAnnounces, cueComesFrom, cueManages, stageAnnounced, stageBudgeted, stageCommitted, stageReported)
)

const (
	farAgainst     = 14 // beyond it words against say nothing of a sum
	farFor         = 40
	clausePenalty  = 7
	purposePenalty = 10 // "5 M$ pour combler les besoins" is given all the same
	nounPenalty    = 5  // a word of money is no act of giving
	otherPenalty   = 12 // for each other sum between
	window         = 60 // tokens on either side that are looked at
	nearPayer      = 3  // as near as words are where the body that gives follows the sum
)

// judge decides whether a sum funds something, by the nearest words for and
// against it in its sentence. Where none stands it does: a release speaks of
// what it gives.
func (r *reader) judge(sums []sum, i int) {
	s := &sums[i]
	at := r.sentences[s.sentence]
	no, noAt := farAgainst+1, mark{}
	yes, yesAt := farFor+1, mark{}
	left, right := max(at.from, s.lead-window), min(at.to, s.to+window)
	r.within(left, right, against|forFunds, func(m mark) {
		if m.from < s.to && m.to > s.from && !m.cues.has(cueLimit) {
			return
		}
		d := r.distance(sums, i, m)
		switch {
		case m.cues&against != 0 && m.from >= s.to && r.bracketed(s), m.cues.has(cueComesFrom) && r.people(m.to):
			return // what stands in brackets after a name is told before it; the public is no funder
		case m.cues.has(cueComesFrom) && (r.justDone(m) || m.to == s.lead && r.word(m.from) == "from"), m.cues.has(cueNeed) && r.mayAsk(m.from):
			return // "vient de passer à", "fell from $41 million", "may request up to"
		case r.onlyNeeded(m), r.givenBudget(m), m.cues.has(cueRaised) && r.word(m.from) == "raised" && oneOf(r.word(m.to), "from", "to", "by"):
			return // also an envelope "raised from $6 million"
		case m.cues&against != 0:
			if m.cues.has(cueValue) && r.valueOfGrant(m, at) || r.ofGrants(m) {
				return
			}
			if d += r.sided(m, s); m.from >= s.to && r.purposeBetween(s.to, m.from) {
				d += purposePenalty
			}
			if d < no {
				no, noAt = d, m
			}
		case m.cues.has(cueIncreaseAfter) && m.cues&verbs == 0 && (m.to <= s.lead || r.moreThan(m)):
		default:
			if m.cues&verbs == 0 || (m.cues.has(cueMoneyNoun) && (r.lang == "en" || !m.cues.has(cueGives))) {
				d += nounPenalty
			}
			if d < yes {
				yes, yesAt = d, m
			}
		}
	})
	if yes > nearPayer && r.paidBy(s) {
		yes, yesAt = nearPayer, mark{s.to, s.to + 1, 0}
	}
	if yes > farFor && no > farAgainst && i > 0 && !r.partWord(sums[i-1].to, s.lead, ";") && r.goesOn(sums[i-1], *s) {
		return // as the sum before: "X reported revenue of 3 M$. Y reported 5 M$."
	}
	s.funds = (no > farAgainst || yes < no) && !(i > 0 && r.sameChange(sums[i-1], *s))
	s.doubtful = no <= farAgainst && yes <= farFor && abs(no-yes) <= 1
	switch {
	case !s.funds:
		s.cue = r.raw(noAt.from, noAt.to)
	case yes <= farFor:
		s.cue = r.raw(yesAt.from, yesAt.to)
	}
	switch {
	case r.rate(s):
		s.funds, s.cue = false, r.raw(s.to, s.to+2)
	case r.price(s, yes), r.fee(s), r.costOf(s), r.ofEconomy(s), r.ofProject(s), r.ofGoods(s), r.ofContract(s), r.companySpends(s), r.yearlyBudget(s), r.costColumn(s), r.toldOf(s), r.goal(s), r.boughtFor(s), r.promisedByParty(s), r.smallGift(s), r.askedOfDonors(s), r.askedAbove(s) && (i == 0 || sums[i-1].sentence != s.sentence):
		if s.funds {
			s.cue = "" // no phrase decided
		}
		s.funds = false
	case yesAt.to > 0 && yesAt.from < s.from && (r.givenByPeople(yesAt, s) || r.ownInvestment(s, yesAt) || r.costRises(yesAt)):
		s.funds, s.cue = false, r.raw(yesAt.from, yesAt.to)
	}
	past := false
	r.within(left, right, setOf(cuePast), func(m mark) {
		past = past || (r.distance(sums, i, m) <= 10 && (m.to <= s.lead || (m.from-s.to <= 2 && oneOf(r.word(m.from), "deja", "already"))))
	})
	s.background = s.funds && past
}

// valueOfGrant tells the value of a grant from that of a project: "la valeur
// des subventions peut atteindre 25 000 $".
func (r *reader) valueOfGrant(m mark, at sentence) bool {
	if r.partWord(m.from, m.to, "cout", "couts", "cost", "costs", "projet", "project") {
		return false
	}
	if at.kind == heading && r.recordOf(at) {
		return true // "Total value: $2,480,000", below "Recipient: ..."
	}
	assessed := strings.HasPrefix(r.word(m.from), "evalue")
	if !assessed && r.word(m.to-1) != "worth" && !oneOf(r.word(m.from), "valeur", "value", "valued", "vaut", "valent", "valait", "valant") {
		return false
	}
	grant, project := false, false
	for i := max(at.from, m.from-farValue); i < min(at.to, m.to+8); i++ {
		w := r.word(i)
		grant = grant || oneOf(w, "aide", "soutien", "financement", "appui", "funding", "support", "subvention", "subventions", "bourse", "bourses", "grant", "grants", "scholarship", "scholarships", "contribution", "contributions", "agreement", "agreements", "prix", "prize", "accord", "entente", "ententes", "convention", "fonds", "fund", "program", "programme", "bursary")
		project = project || oneOf(w, "projet", "projets", "project", "projects", "initiative", "travaux", "chantier")
	}
	return grant && !project
}

// mayAsk tells "may request", "pourront y demander".
func (r *reader) mayAsk(verb int) bool {
	if oneOf(r.word(verb-1), "y", "en", "be", "etre") {
		verb--
	}
	return oneOf(r.word(verb-1), "may", "can", "could", "peut", "peuvent", "pourra", "pourront")
}

// justDone tells "vient de passer", where nothing comes from anybody.
func (r *reader) justDone(m mark) bool {
	return strings.HasPrefix(r.word(m.from), "vien") && r.word(m.to) == "de" && infinitive(r.word(m.to+1))
}

func (r *reader) bracketed(s *sum) bool { return r.word(s.lead-1) == "(" && r.word(s.to) == ")" }

// people tells whether people stand at a token, after an article.
func (r *reader) people(i int) bool {
	if article(r.word(i)) || r.word(i) == "des" {
		i++
	}
	return r.is(i, cuePeople) || r.is(i, cueRaised) || oneOf(r.word(i), "public", "milieu")
}

// recordOf tells whether lines beside this one say who receives: a record of an
// agreement.
func (r *reader) recordOf(at sentence) bool {
	n := int(r.inSentence[at.from])
	for i := max(0, n-mostFields); i < min(len(r.sentences), n+mostFields); i++ {
		if s := r.sentences[i]; s.block == at.block && receiversWord(r.word(s.from)) && r.word(s.from+1) == ":" {
			return true
		}
	}
	return false
}

const farValue = 14 // tokens between "agreement" and "valued at"

// paidBy tells whether a sum is followed by the body that gives it: "2 M$ du
// gouvernement".
func (r *reader) paidBy(s *sum) bool {
	i := s.to
	if !oneOf(r.word(i), "du", "de", "from") {
		return false
	}
	for i++; oneOf(r.word(i), "la", "l", "the"); i++ {
	}
	return r.is(i, bodyState) || (r.is(i, bodyHead) && r.tokens[i].upper) || r.isKnown(i)
}

// purposeBetween tells whether "pour", "afin de" or "to" stands between a sum
// and a phrase: what follows is what the money is for.
func (r *reader) purposeBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if r.lang == "fr" && oneOf(r.word(i), "pour", "afin", "destines", "visant") || r.lang == "en" && oneOf(r.word(i), "to", "toward", "towards") {
			return true
		}
	}
	return false
}

// ofGrants tells words against funding that speak of grants here: "per
// request", "dépenses admissibles", "seuil plancher".
func (r *reader) ofGrants(m mark) bool {
	if oneOf(r.word(m.from-1), "the", "its", "du", "des") && oneOf(r.word(m.from-2), "of", "%", "$") {
		return true // "covering $1.9 million of the cost"
	}
	return !m.cues.has(cueRaised) && oneOf(r.word(m.from-1), "per", "par", "eligible") || oneOf(r.word(m.to), "admissible", "admissibles", "plancher", "planchers") || oneOf(r.word(m.to-1), "plancher", "planchers")
}

// goesOn tells whether a sum without words of its own stands in the sentence
// after one that funds nothing.
func (r *reader) goesOn(before, s sum) bool {
	at, state := r.sentences[s.sentence], false
	r.within(at.from, at.to, setOf(bodyState), func(mark) { state = true })
	return !state && at.kind != row && !r.bracketed(&s) && !before.funds && s.sentence-before.sentence <= 1 && r.sentences[s.sentence].block == r.sentences[before.sentence].block
}

// sided makes a phrase weigh less on the side where it does not govern a
// number.
func (r *reader) sided(m mark, s *sum) int {
	after := m.from >= s.to
	switch {
	case oneOf(r.word(m.from), "gdp", "pib"):
		return -purposePenalty - 6
	case m.cues.has(cueRaised) && after && m.from-s.to <= 3 && oneOf(r.word(m.from), "en", "in"):
		return -4 // "762 417 $ reçus en dons"
	case m.cues.has(cueRaised) && oneOf(r.word(m.from-1), "per", "par"):
		return -2 // "$360 per donor"
	case after && m.from-s.to <= 2 && m.cues&setOf(cueLimit, cueIncome, cueValue) != 0 && oneOf(r.word(m.from-1), "in", "en", "de", "on", "d"):
		return -clausePenalty // "$1,450 in rent"
	case after && m.from-s.to >= 3 && oneOf(r.word(s.to), "et", "and") && m.cues.has(cueRaised):
		return clausePenalty // "500 000 $ et la communauté a amassé"
	case m.cues.has(cueLimit) && after, m.cues.has(cueIncome) && after, m.cues.has(cueValue) && after:
		return 6
	}
	return 0
}

// distance counts the tokens between a phrase and a sum, more for each clause
// and each other sum between them.
func (r *reader) distance(sums []sum, i int, m mark) int {
	from, to := m.to, sums[i].lead
	if m.from >= sums[i].to {
		from, to = sums[i].to, m.from
	}
	d := max(to-from, 0)
	for j := from; j < to; j++ {
		t := r.tokens[j]
		if t.kind == sign && (oneOf(t.fold, ",", ";", ":", "–", "—", "(", ")") || t.fold == "-" && !t.glued) || r.is(j, cueContrast) {
			d += clausePenalty
		}
	}
	for j := i - 1; j >= 0 && sums[j].from >= from; j-- {
		if sums[j].to <= to {
			d += otherPenalty
		}
	}
	for j := i + 1; j < len(sums) && sums[j].to <= to; j++ {
		if sums[j].from >= from {
			d += otherPenalty
		}
	}
	return d
}

// stages are the phrases of each stage, the more telling first.
var stages = []struct {
	cue   cue
	stage funding.Stage
}{
	{stagePaid, funding.Paid}, {stageCommitted, funding.Committed}, {stageBudgeted, funding.Budgeted},
	{stageReported, funding.Reported}, {stageAnnounced, funding.Announced},
}

const farStage = 25

// setStage tells how far a sum has come by the verb that is nearest to it. It
// is left empty where two stages stand equally near, or none does.
func (r *reader) setStage(sums []sum, i int) {
	s := &sums[i]
	if !s.funds {
		return
	}
	at := r.sentences[s.sentence]
	best, second := farStage+1, farStage+1
	for _, c := range stages {
		near := farStage + 1
		r.within(max(at.from, s.lead-window), min(at.to, s.to+window), setOf(c.cue), func(m mark) { near = min(near, r.distance(sums, i, m)) })
		if near < best {
			best, second, s.stage = near, best, c.stage
		} else {
			second = min(second, near)
		}
	}
	if best > farStage || second == best {
		s.stage = ""
	}
}
