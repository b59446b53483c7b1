package prose

import (
	"strings"

	"sillage/scraper/parse"
)

// classes finds counted bodies: "500 organismes", "67 des 531 groupes",
// "5,000 community organizations".
func (r *reader) classes() []body {
	var out []body
	for i := 0; i < len(r.tokens); {
		b, ok := r.classAt(i)
		if !ok {
			i++
			continue
		}
		out = append(out, b)
		i = b.to
	}
	return out
}

const mostAdjectives = 2 // between a number and the bodies that it counts

func (r *reader) classAt(i int) (body, bool) {
	if k := r.tokens[i].kind; k == sign || (k == word && !r.tokens[i].numeric) {
		return body{}, false
	}
	n, ok := r.numeralAt(i)
	if !ok {
		if n, ok = r.numeralInWords(i); !ok || n.half || oneOf(r.word(i), "a", "un", "une", "one") {
			return body{}, false
		}
	}
	if n.year() && r.tokens[i].kind == digits {
		return body{}, false
	}
	count, ok := n.count(r.lang)
	if !ok || count < 2 {
		return body{}, false
	}
	b := body{from: i, known: -1, class: true, strong: true, count: count}
	j := n.to
	if r.word(j) == "des" || (r.word(j) == "of" && r.word(j+1) == "the") {
		j += len(r.word(j)) - len("des") + 1 // "des", or "of the"
		if r.word(n.to) == "of" {
			j = n.to + 2
		}
		if whole, ok := r.numeralAt(j); ok {
			j = whole.to
		} else {
			return body{}, false
		}
	}
	for steps := 0; steps <= mostAdjectives && j < len(r.tokens); steps++ {
		t := r.tokens[j]
		if t.kind != word || t.line != r.tokens[i].line || t.upper && !t.capitals && !(r.lang == "en" && steps == 0 && r.headEnd(j+1) > j+1) {
			return body{}, false
		}
		if to := r.headEnd(j); to > j {
			b.to, b.unit = to, r.raw(n.to, to)
			return b, true
		}
		if r.lang == "fr" && !oneOf(t.fold, "autres", "nouveaux", "nouvelles", "petits", "petites", "grands") {
			return body{}, false
		}
		if t.fold == "and" && steps > 0 {
			steps-- // "29 arts and culture organizations"
		}
		if r.verbal(j) || r.is(j, cueOf) || r.is(j, cueTo) || r.is(j, cueOther) {
			return body{}, false
		}
		j++
	}
	return body{}, false
}

// headEnd is where the head noun of a class ends, or its own place when none
// stands there.
func (r *reader) headEnd(j int) int {
	end := j
	r.within(j, min(j+3, len(r.tokens)), setOf(classHead), func(m mark) {
		if m.from == j {
			end = max(end, m.to)
		}
	})
	return end
}

// count is a numeral as a whole number.
func (n numeral) count(lang string) (int64, bool) {
	if n.parts == nil {
		return n.value, true
	}
	whole, fraction, _ := n.split(1, lang)
	if fraction != "" {
		return 0, false
	}
	v, err := parse.Integer(whole)
	return v, err == nil
}

// classRole makes a class a recipient when the words around it say that its
// members get money.
func (s *scene) classRole(n int) {
	b := s.bodies[n]
	at := s.sentenceAt(b.from)
	if s.paidBefore(b, at) || s.getsAfter(b, at) {
		s.claim(n, Recipient, true)
	}
}

// paidBefore reads "verse ... à 22 organismes", "réparties entre 346
// organismes", "pour 197 organismes".
func (s *scene) paidBefore(b body, at sentence) bool {
	i := b.from
	for i > at.from && (s.ended(i, cueAtLeast) || s.ended(i, cueAbout) || s.ended(i, cueUpTo) || s.ended(i, cueFiller) || oneOf(s.word(i-1), "les", "des", "ces", "the")) && !oneOf(s.word(i-1), "de", "du", "of", "d") {
		i--
		for i > at.from && !s.startsCue(i) {
			i--
		}
	}
	if i == at.from {
		return false
	}
	given, paying, near := s.sumBefore(i, at.from), false, s.sumEndsNear(i, at)
	s.within(max(at.from, i-farBefore), i, setOf(cueGiven, cueGives, cueManages, cueManaged, cueReceives), func(m mark) {
		paying = true
		near = near || !s.commaBetween(m.to, i)
	})
	switch before := s.word(i - 1); {
	case before == "to" && s.purposeAfterSum(i-1):
		return false
	case s.tokens[i-1].key == "à" || before == "aux" || before == "au" || before == "to":
		return near || s.giftTo(i-1, at)
	case oneOf(before, "in", "dans") && s.sumEnding(i-1) >= 0:
		return paying
	case before == "entre" || before == "among" || before == "between" || before == "parmi":
		return given || paying
	case before == "pour" || before == "for" || before == "in":
		return before != "in" && (given && i >= 2 && s.sums[max(s.sumFrom(i)-1, 0)].funds || s.ledBy(b, at))
	case before == "by" && s.sharedBy(i):
		return true
	case before == "de" && oneOf(s.word(i-2), "intention", "faveur", "profit", "benefice"):
		return near
	case before == "dont" || before == "par" || before == "by" || before == "compte" || before == "with" || before == "avec":
		return false
	}
	return s.supportsDirectly(i, at)
}

// purposeAfterSum tells "paid $1.1 million to run fibre to 900 farms": the sum is
// for something that goes to them.
func (s *scene) purposeAfterSum(to int) bool {
	n := s.sumFrom(to) - 1
	return n >= 0 && s.inSentence[s.sums[n].from] == s.inSentence[to] && s.partWord(s.sums[n].to, to, "to")
}

// giftTo tells "l’appui du ministère à trois institutions : 2 M$".
func (s *scene) giftTo(to int, at sentence) bool {
	found := false
	s.within(max(at.from, to-nearObject), to, setOf(cueGiftOf), func(m mark) { found = found || !s.commaBetween(m.to, to) })
	return found && s.fundingIn(to, at.to)
}

// sharedBy reads "will be shared by 93 organizations".
func (s *scene) sharedBy(i int) bool {
	return oneOf(s.word(i-2), "shared", "split", "divided")
}

// ledBy reads "Soulagement pour 3 000 organismes : 10 M$ seront versés": the
// sum that a colon leads to.
func (s *scene) ledBy(b body, at sentence) bool {
	for i := b.to; i < min(b.to+5, at.to); i++ {
		if s.tokens[i].fold == ":" {
			return s.fundingIn(i, at.to)
		}
	}
	return false
}

// sumEndsNear tells whether a sum stands before in the same clause.
func (s *scene) sumEndsNear(i int, at sentence) bool {
	n := s.sumFrom(i) - 1
	return n >= 0 && s.sums[n].from >= at.from && s.sums[n].funds && !s.commaBetween(s.sums[n].to, i)
}

func (s *scene) commaBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if oneOf(s.tokens[i].fold, ",", ";", ":") {
			return true
		}
	}
	return false
}

// startsCue tells whether a qualifying phrase begins at a token.
func (s *scene) startsCue(i int) bool {
	return s.starts[i]&setOf(cueAtLeast, cueAbout, cueUpTo, cueFiller) != 0
}

// supportsDirectly reads "soutient 500 organismes", "will support 40 groups",
// "rejoint quelque 5 000 organismes" after a sum.
func (s *scene) supportsDirectly(i int, at sentence) bool {
	found := false
	s.within(max(at.from, i-5), i, setOf(cueGives, cueSupported), func(m mark) {
		found = found || (m.to == i && !s.relative(m.from))
	})
	if found || s.sumEnding(i) >= 0 && s.sums[s.sumEnding(i)].to == i && s.paysBefore(i, at) {
		return true
	}
	return oneOf(s.word(i-1), "rejoint", "rejoignent", "soutient", "soutenir", "appuyer", "aider", "aide", "support", "supports", "fund", "reaches", "reach", "help", "helps", "benefit", "benefits", "touche", "touchera", "toucheront", "rejoindra", "profite", "profitera") && !s.relative(i-1) && !s.receivesIn(i-1) && (s.sumBefore(i, at.from) || s.goesOnAbout(at))
}

// goesOnAbout tells whether a sentence goes on about the money of the one
// before: "Elle sert à soutenir plus de 300 organismes."
func (s *scene) goesOnAbout(at sentence) bool {
	n := int(s.inSentence[at.from])
	return n > 0 && s.sentences[n-1].block == at.block && s.fundingIn(s.sentences[n-1].from, s.sentences[n-1].to) && (s.is(at.from, cueSameSum) || oneOf(s.word(at.from), "elle", "il", "it", "elles", "ils", "they"))
}

// paysBefore tells "avait soutenu à hauteur de 4,8 M$" before the class.
func (s *scene) paysBefore(i int, at sentence) bool {
	found := false
	s.within(max(at.from, i-farBefore), i, setOf(cueGives), func(mark) { found = true })
	return found
}

// relative tells whether a verb stands in a clause about something else: "to
// lead projects that will support 870 companies".
func (s *scene) relative(verb int) bool {
	return oneOf(s.word(verb-1), "that", "which", "qui") || oneOf(s.word(verb-2), "that", "which", "qui")
}

// getsAfter reads "organismes obtiendront une bourse", "sont soutenus", "will
// receive", "se partagent".
func (s *scene) getsAfter(b body, at sentence) bool {
	end := min(at.to, b.to+16)
	gets := s.sumsOfEach(b, at)
	s.within(b.to, end, setOf(cueReceives, cueSupported, cueComesFrom), func(m mark) {
		if gets || m.cues&setOf(cueReceives, cueSupported) == 0 && !s.helped(m) || s.clauseCut(b.to, m.from) || s.bodyBetween(b.to, m.from) {
			return
		}
		switch {
		case m.cues&setOf(cueReceives, cueSupported) == 0:
			gets = true
		case m.cues.has(cueReceives) && s.countedAfter(m):
		case m.cues.has(cueReceives):
			gets = s.receivesMoney(m.from, at) || (s.moneyText() && !strings.HasPrefix(s.word(m.from), "touch"))
		default:
			gets = true
		}
	})
	return gets
}

// sumsOfEach tells "Trois organismes s’y joignent : Le Fil (40 000 $), Le Nid
// (35 000 $)".
func (s *scene) sumsOfEach(b body, at sentence) bool {
	for i := b.to; i < at.to; i++ {
		if s.word(i) == ":" {
			n := s.sumFrom(i)
			return n < len(s.sums) && s.sums[n].to < at.to && s.sums[n].funds && s.bracketed(&s.sums[n])
		}
	}
	return false
}

// countedAfter tells "were given 500 hours": a number that is no sum is received.
func (s *scene) countedAfter(m mark) bool {
	return m.to < len(s.tokens) && s.tokens[m.to].kind == digits && s.sumAt(m.to) < 0
}

// helped tells "with help from", "grâce à l’aide de" of a body, after a class.
func (s *scene) helped(m mark) bool {
	return oneOf(s.word(m.from), "with", "thanks", "avec", "grace") && m.to-m.from > 2 && s.moneyText()
}

// clauseCut tells whether a comma, a colon or "dont" stands between.
func (s *scene) clauseCut(from, to int) bool {
	for i := from; i < to; i++ {
		if oneOf(s.tokens[i].fold, ",", ";", ":") || (s.is(i, cueAndThen) && i > from+1) {
			return true
		}
	}
	return false
}

// moneyText tells whether the text gives any money at all.
func (s *scene) moneyText() bool {
	for _, m := range s.sums {
		if m.funds {
			return true
		}
	}
	return false
}
