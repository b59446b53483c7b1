package prose

import "strings"

// body is a name of a body, or a short form that stands for one, where the
// text prints it.
type body struct {
	from, to int // tokens, without a leading article
	known    int // of the known names, or -1
	strong   bool
	state    bool // a government, ministry or department
	fund     bool
	generic  bool // "le ministère", "the department": stands for a fuller form
	class    bool
	count    int64
	unit     string
	listed   bool // it heads a row of a list of recipients
	pointer  bool // "l’organisme": the body told of before
	place    bool // one word after an article, as regions are named
}

// bodies finds the names of bodies, and the names of programmes that are
// none, from left to right.
func (r *reader) bodies() (bodies []body, programmes []body) {
	nextKnown := 0
	bodies = make([]body, 0, len(r.tokens)/bodyEvery+4)
	dateline, skip := r.datelineSpan()
	for i := 0; i < len(r.tokens); {
		if i == dateline {
			i = max(i, skip)
		}
		if i >= len(r.tokens) {
			break
		}
		if to := r.placeLine(i); to > i {
			i = to
			continue
		}
		for nextKnown < len(r.known) && r.known[nextKnown].from < i {
			nextKnown++
		}
		k := -1
		if nextKnown < len(r.known) && r.known[nextKnown].from == i {
			k = nextKnown
		}
		b, programme, next := r.bodyAt(i, k)
		switch {
		case next <= i:
			i++
			continue
		case programme:
			programmes = append(programmes, b)
		case b.to > b.from:
			bodies = append(bodies, b)
		}
		i = next
	}
	return bodies, programmes
}

const bodyEvery = 12 // tokens from one name to the next, about

// placeLine goes over the town in capitals that begins a paragraph: "WELLAND.
// Enfin", "OTTAWA (Ontario) – La chaîne", "CASTLEGAR, B.C. – A network".
func (r *reader) placeLine(i int) int {
	if !r.tokens[i].capitals || r.tokens[i].kind != word || r.tokens[i].end-r.tokens[i].start < 4 || i > 0 && r.tokens[i-1].line == r.tokens[i].line {
		return i
	}
	l := r.lines[r.sentenceAt(i).line]
	if l.loud {
		return i
	}
	j := i + 1
	for j < l.to && r.tokens[j].kind == word && (r.tokens[j].capitals || particle(r.tokens[j].fold)) {
		j++
	}
	for k := i; k < j; k++ {
		if r.is(k, bodyHead) || r.is(k, bodyState) || r.is(k, bodyFund) || r.is(k, programmeHead) || r.isKnown(k) {
			return i
		}
	}
	for k := j; k < min(j+longestPlace, l.to-1); k++ {
		switch t := r.tokens[k]; {
		case oneOf(t.fold, "–", "—", "-") || t.fold == "." && k == j && r.tokens[k+1].upper:
			if r.tokens[k+1].kind == word {
				return k + 1
			}
			return i
		case t.kind == digits || t.kind == word && !t.upper || oneOf(t.fold, ":", ";", "$"):
			return i
		case k == j && !oneOf(t.fold, ",", "("):
			return i
		}
	}
	return i
}

const longestPlace = 8 // tokens between a town and the dash after it

// bodyAt reads the name that begins at a token; next is where to go on, and
// not past i when nothing begins there.
func (r *reader) bodyAt(i, k int) (b body, programme bool, next int) {
	t := r.tokens[i]
	if t.kind != word {
		return body{}, false, i
	}
	if k >= 0 {
		return r.knownBody(i, k)
	}
	switch {
	case article(t.fold) && !r.ownArticle(i):
		return body{}, false, i
	case article(t.fold):
		to := r.slotEnd(i+1, r.nameEnd(i+1, true))
		return body{from: i, to: to, known: -1, strong: !oneOf(r.word(i-1), "a", "de")}, false, to
	case r.pointer(i) && !(t.upper && r.slotEnd(i, i+1) > i+1):
		return body{from: i, to: i + 1, known: -1, generic: true, pointer: true}, false, i + 1
	case t.fold == "board" && r.word(i+1) == "of" && r.word(i+2) == "directors", t.fold == "conseil" && r.word(i+2) == "administration":
		return body{}, false, i + 3
	case r.is(i, personTitle) && !r.headlike(i):
		return body{}, false, r.skipPerson(i)
	case r.is(i, programmeHead) && t.upper:
		to := r.nameEnd(i, true)
		return body{from: i, to: to, known: -1}, true, to
	case r.is(i, bodyState) && !t.upper || r.is(i, bodyState) && r.lang == "fr" && !r.is(i, bodyHead):
		return r.stateBody(i)
	case r.smallHead(i):
		return body{from: i, to: r.nameEnd(i, true), known: -1, strong: true}, false, r.nameEnd(i, true)
	case t.capitals && r.word(i+1) == "$":
		return body{}, false, i // "US$1 million"
	case r.loud(i) && (r.is(i, cueMoneyNoun) || r.is(i, cueGiven)) && !r.is(i, bodyHead) && !r.is(i, bodyFund):
		return body{}, false, i // "SUBVENTIONS ACCORDÉES PAR LE CONSEIL"
	case !t.upper || (r.is(i, notBody) && !r.is(i, bodyHead) && !r.numbered(i)):
		return body{}, false, i
	}
	if r.lang == "en" && r.is(i, cuePeople) && r.word(i+1) == "of" && !r.is(i, bodyHead) {
		return body{}, false, i // "Residents of Fort Aldous"
	}
	if to := r.departmentEnd(i); to > i {
		b := body{from: i, to: r.acronymEnd(i, to), known: -1, strong: true}
		b.state = r.matter(b) // "Médecins du Monde Canada" sees to none
		return b, false, b.to
	}
	headed := r.is(i, bodyHead) || r.is(i, bodyFund) || r.lang == "fr" && r.introduced(i)
	french := r.frenchName(i)
	to := r.slotEnd(i, r.acronymEnd(i, r.nameEndIn(i, headed || french, french)))
	articled := !headed && r.lang == "fr" && oneOf(r.word(i-1), "la", "l", "le", "au", "les", "aux") && r.inSentence[i-1] == r.inSentence[i]
	if articled {
		to = max(r.nameEnd(i, true), r.beforeReceiving(i))
	}
	if to < len(r.tokens) && r.tokens[to].upper && r.tokens[to].line == t.line && r.is(to, personTitle) && !r.is(to, bodyHead) {
		return body{}, false, r.skipPerson(to) // "Federal Minister of Innovation"
	}
	b = body{from: i, to: to, known: -1}
	r.grade(&b)
	b.place = articled && !b.strong && r.hyphened(i, to)
	b.strong = b.strong || french || r.beforeReceiving(i) == to || (articled && to > i+1 && !r.tokens[to-1].glued) // "la Soupe populaire de Hull"
	if w := r.word(r.pastBrackets(to)); r.lang == "en" && (r.endsLike(b, programmeHead) || oneOf(w, "program", "programme", "programs", "initiative", "initiatives", "plan", "strategy", "stream", "component", "pillar") || oneOf(w, "grant", "grants", "award", "awards") && r.tokens[to].upper && r.tokens[to].line == t.line && !r.loud(i) && !b.strong) {
		return b, true, to
	} else if r.lang == "en" && w == "government" && !b.state {
		b.to, b.state, b.strong = to+1, true, true
		return b, false, to + 1
	}
	if r.word(i-1) == "(" && r.word(to) == ")" || r.word(i-1) == "/" || r.initials(i, to) {
		return body{}, false, to // an acronym stands for the name before it; "/CNW/" is the wire; "B.C." a place
	}
	if r.lang == "en" && to-i > 1 && r.is(to-1, cueMoneyNoun) && !r.is(to-1, bodyFund) && !r.is(to-1, bodyHead) {
		return b, true, to // "Community Investments" is a line of a budget
	}
	if r.namesNoBody(b) {
		return body{}, false, to
	}
	return b, false, to
}

// namesNoBody tells capitals that name a place, bodies of a kind, those whom a
// programme has, or a person.
func (r *reader) namesNoBody(b body) bool {
	i, to := b.from, b.to
	t, last := r.tokens[i], r.tokens[to-1]
	switch {
	case to-i <= longestPlace && provinces[r.joinedWords(i, to)], to == i+1 && t.fold == "canada":
		return true
	case to == i+1 && t.capitals && (i > 0 && r.tokens[i-1].kind == digits || r.lang == "fr" && oneOf(r.word(i-1), "des", "les", "aux", "ces", "plusieurs")):
		return true // "des CISSS", "57 SADC"
	case !b.strong && (r.lang == "en" && oneOf(r.word(to), "family", "families") && !r.tokens[to].upper || r.word(i-1) == "famille"):
		return true // "a gift from the Rossi family"
	case to-i > 1 && oneOf(last.fold, "funders", "recipients", "partners", "organizations", "organisations", "groups") && last.upper && !r.holds(i, to, bodyHead), r.ended(to, cueManagerIs):
		return true // "National Funders"
	}
	return (givenNames[t.fold] || r.holdsOffice(to)) && to-i >= 2 && to-i <= 3 && !r.holds(i, to, bodyHead) && !b.fund && !b.state && b.known < 0
}

// knownBody takes a known name, and the capitals that make it longer: a known
// "Centre" is not the body of "Centre Saint-Pierre".
func (r *reader) knownBody(i, k int) (body, bool, int) {
	span := r.known[k]
	name := r.names.names[span.name]
	b := body{from: i, to: span.to, known: span.name, strong: true}
	for j := b.from + 1; j < b.to; j++ {
		if r.word(j) == "(" {
			b.to = j // the acronym is no part of the name
		}
	}
	if name.Programme {
		return b, true, span.to
	}
	if r.word(i-1) == "(" && r.word(span.to) == ")" {
		return body{}, false, span.to // an acronym stands for the name before it
	}
	if to := r.nameEnd(i, true); to > span.to && !r.parenthesis(span.to) && r.longer(span.to, to) {
		b.to, b.known = to, -1
	} else if r.lang == "fr" && stateWord(r.word(i)) == "ministry" {
		if _, _, to := r.stateBody(i); to > span.to && r.word(span.to) != "(" && r.word(span.to) != "," {
			b.to, b.known = to, -1 // "ministère de la Culture" of "ministère de la Culture et du Patrimoine"
		}
	}
	r.grade(&b)
	b.strong = true
	if b.known >= 0 && article(r.tokens[b.from].fold) && b.from+1 < b.to && !r.tokens[b.from].upper {
		b.from++
	}
	return b, false, max(b.to, span.to)
}

// joinedWords are the words of some tokens, folded, with a space between.
func (r *reader) joinedWords(from, to int) string {
	var out []string
	for _, t := range r.tokens[from:to] {
		if t.kind != sign {
			out = append(out, t.fold)
		}
	}
	return strings.Join(out, " ")
}

// pastBrackets goes over an acronym in brackets after a name.
func (r *reader) pastBrackets(i int) int {
	if r.word(i) == "(" && r.word(i+2) == ")" {
		return i + 3
	}
	return i
}

func (r *reader) parenthesis(i int) bool { return r.word(i) == "(" }

// longer tells whether the words after a known name belong to the name: a
// capital follows, at once or after "de".
func (r *reader) longer(from, to int) bool {
	for i := from; i < to && i < from+3; i++ {
		if r.tokens[i].upper {
			return true
		}
		if !oneOf(r.word(i), "de", "du", "des", "d", "la", "l", "of", "the") {
			return false
		}
	}
	return false
}
