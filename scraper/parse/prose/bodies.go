package prose

import (
	"strings"

	"sillage/scraper/parse"
)

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

// placeLine goes over the town in capitals that begins a paragraph: "WELLAND.
// Enfin", "OTTAWA (Ontario) – La chaîne", "CASTLEGAR, B.C. – A network".
func (r *reader) placeLine(i int) int {
	l := r.lines[r.sentenceAt(i).line]
	if i != l.from || l.loud || !r.tokens[i].capitals || r.tokens[i].kind != word || r.tokens[i].end-r.tokens[i].start < 4 {
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
		to := r.nameEnd(i+1, true)
		return body{from: i, to: to, known: -1, strong: true}, false, to
	case r.pointer(i):
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
	case !t.upper || (r.is(i, notBody) && !r.is(i, bodyHead) && !r.numbered(i)):
		return body{}, false, i
	}
	if to := r.departmentEnd(i); to > i {
		to = r.acronymEnd(i, to)
		return body{from: i, to: to, known: -1, strong: true, state: true}, false, to
	}
	headed := r.is(i, bodyHead) || r.is(i, bodyFund)
	to := r.nameEnd(i, headed)
	if headed {
		to = r.acronymEnd(i, to)
	}
	articled := !headed && r.lang == "fr" && oneOf(r.word(i-1), "la", "l", "le", "au", "les", "aux") && r.inSentence[i-1] == r.inSentence[i]
	if articled {
		to = r.nameEnd(i, true)
	}
	if to < len(r.tokens) && r.tokens[to].upper && r.tokens[to].line == t.line && r.is(to, personTitle) && !r.is(to, bodyHead) {
		return body{}, false, r.skipPerson(to) // "Federal Minister of Innovation"
	}
	b = body{from: i, to: to, known: -1}
	r.grade(&b)
	b.place = articled && !b.strong && r.hyphened(i, to)
	b.strong = b.strong || (articled && to > i+1 && !r.tokens[to-1].glued) // "la Soupe populaire de Hull"
	if w := r.word(to); r.lang == "en" && (r.endsLike(b, programmeHead) || oneOf(w, "program", "programme", "programs", "initiative", "initiatives", "plan", "strategy")) {
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
	if to == i+1 && t.capitals && r.lang == "fr" && oneOf(r.word(i-1), "des", "les", "aux", "ces", "plusieurs") {
		return body{}, false, to // "des CISSS": bodies of a kind
	}
	if last := r.tokens[to-1]; to-i > 1 && r.is(to-1, classHead) && last.upper && !r.holds(i, to, bodyHead) || r.ended(to, cueManagerIs) {
		return body{}, false, to // "National Funders"
	}
	if givenNames[t.fold] && to-i >= 2 && to-i <= 3 && !r.holds(i, to, bodyHead) {
		return body{}, false, to // a person
	}
	return b, false, to
}

// departmentEnd reads "Innovation, Science and Economic Development Canada",
// "Affaires mondiales Canada" and "Patrimoine canadien": matters of a
// department, and the country. Another word of place ends no such name.
func (r *reader) departmentEnd(i int) int {
	if r.is(i, bodyHead) && !oneOf(r.word(i), "services", "service", "investissement", "transition") || r.is(i, programmeHead) || r.lang == "en" && r.word(i+1) != "," {
		return i
	}
	if r.lang == "fr" && oneOf(r.word(i+1), "canadien", "canadienne") && !r.tokens[i+1].upper && !article(r.word(i-1)) && r.tokens[i+1].line == r.tokens[i].line {
		return i + 2
	}
	linked := true // a comma, "et" or an article stands before
	for j := i + 1; j < min(i+12, len(r.tokens)) && r.tokens[j].line == r.tokens[i].line; j++ {
		t := r.tokens[j]
		switch {
		case oneOf(t.fold, ",", "and", "et", "aux"), oneOf(t.fold, "de", "du", "des", "l", "la", "et") && r.lang == "fr":
			linked = true
		case t.fold == "canada" && t.upper && !linked:
			return j + 1
		case r.lang == "fr" && !t.upper && (r.adjective(j) || r.ethnic(j)):
			linked = false
		case t.kind != word || !t.upper:
			return i
		default:
			linked = false
		}
	}
	return i
}

// initials tells single letters with points.
func (r *reader) initials(from, to int) bool {
	for i := from; i < to; i++ {
		if t := r.tokens[i]; t.kind == word && t.end-t.start > 1 {
			return false
		}
	}
	return true
}

// numbered tells a number in words that begins a name: "Six Nations", "Three
// Rivers Foundation". What is only counted has no capital after it.
func (r *reader) numbered(i int) bool {
	return parse.NumberWord(r.tokens[i].fold, r.lang) && !oneOf(r.tokens[i].fold, "un", "une", "one") && !r.loud(i) && i+1 < len(r.tokens) && r.tokens[i+1].upper && !r.tokens[i+1].glued && r.tokens[i+1].line == r.tokens[i].line && !r.is(i+1, classHead)
}

// acronymEnd is where a name ends whose last words are only known to be its own
// by the acronym after them: "Réseau de l’action communautaire autonome (RACA)".
func (r *reader) acronymEnd(i, to int) int {
	for j := to; j < min(to+mostSmall, len(r.tokens)-2) && r.tokens[j].line == r.tokens[i].line; j++ {
		t := r.tokens[j]
		switch {
		case t.fold == "(":
			if a := r.tokens[j+1]; a.capitals && a.end-a.start > 2 && a.fold[0] == r.tokens[i].fold[0] && oneOf(r.word(j+2), ")", "aca") {
				return j
			}
			return to
		case t.kind != word, r.verbal(j) && r.starts[j]&setOf(cueYearly) == 0 && !oneOf(t.fold, "sur", "par", "dans", "avec"):
			return to
		}
	}
	return to
}

// pointer tells "l’organisme", "the company": the body that was told of before.
// What goes on with "de" or a number tells which one is meant by itself.
func (r *reader) pointer(i int) bool {
	if r.lang == "fr" {
		return oneOf(r.word(i-1), "l", "la", "cet", "cette") && oneOf(r.tokens[i].fold, "organisme", "organisation", "entreprise", "cooperative", "corporation", "association", "etablissement", "obnl") &&
			!oneOf(r.word(i+1), "de", "du", "des", "d") && !r.adjective(i+1) && !(i+1 < len(r.tokens) && r.tokens[i+1].upper)
	}
	return oneOf(r.word(i-1), "the", "this") && oneOf(r.tokens[i].fold, "organization", "organisation", "company", "charity", "group", "nonprofit", "association", "firm", "manufacturer", "college", "university", "hospital", "museum", "society", "city", "town", "municipality", "township") &&
		!r.tokens[i].upper && r.word(i+1) != "of" && !(i+1 < len(r.tokens) && r.tokens[i+1].upper)
}

// ownArticle tells an article that belongs to a French name: "Le Portail" inside
// a sentence.
func (r *reader) ownArticle(i int) bool {
	return r.lang == "fr" && r.tokens[i].upper && !r.tokens[i].glued && r.tokens[i].end-r.tokens[i].start > 1 && i > r.sentenceAt(i).from && r.tokens[i-1].kind == word && i+1 < len(r.tokens) && r.tokens[i+1].upper && !r.tokens[i].capitals &&
		r.tokens[i+1].line == r.tokens[i].line && !r.is(i+1, personTitle) && !r.is(i+1, bodyState)
}

// headlike tells "Chef" of a person from a head of a name of a body.
func (r *reader) headlike(i int) bool { return r.is(i, bodyHead) && r.tokens[i].upper }

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
	}
	r.grade(&b)
	b.strong = true
	if b.known >= 0 && article(r.tokens[b.from].fold) && b.from+1 < b.to && !r.tokens[b.from].upper {
		b.from++
	}
	return b, false, max(b.to, span.to)
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

// grade tells what kind of body a span of capitals names.
func (r *reader) grade(b *body) {
	uppers, camel := 0, false
	for i := b.from; i < b.to; i++ {
		t := r.tokens[i]
		if t.upper {
			uppers++
		}
		if t.kind == word && t.upper && t.end-t.start > 1 && (t.capitals || strings.ContainsAny(r.text[t.start+1:t.end], capitalsASCII)) {
			camel = true
		}
	}
	b.fund = r.is(b.from, bodyFund) || r.endsLike(*b, bodyFund)
	b.state = r.governing(*b)
	b.strong = b.strong || b.fund || b.state || r.holds(b.from, b.to, bodyHead) || (camel && !r.loud(b.from))
	last := b.to - 1
	if s := r.tokens[last]; s.fold == "." && last > b.from {
		last--
	}
	if r.tokens[last].fold == "canada" && uppers > 1 && !r.holds(b.from, b.to, bodyHead) && r.tokens[last-1].upper || r.departmentEnd(b.from) == b.to {
		b.state = true // "Public Safety Canada": a matter and the country
	}
	b.strong = b.strong || b.state || company(r.tokens[last].fold) && uppers > 1
	b.strong = b.strong && (uppers > 0 || b.state)
	if t := r.tokens[b.from]; b.to == b.from+1 && r.is(b.from, bodyHead) && (!camel || t.capitals && t.end-t.start >= shortestHead) {
		b.generic, b.strong = true, false // "la Fondation", "the Society"
	}
}

const shortestHead = 4 // letters of "AIDE"; "MRC" is shorter

// governing tells a government, a ministry or a public agency by its words.
func (r *reader) governing(b body) bool {
	for i := b.from; i < b.to; i++ {
		if oneOf(r.word(i), "gouvernement", "ministere", "secretariat", "government", "department", "ministry", "agence", "agency") {
			return true
		}
	}
	return false
}

// weak tells a single capital that may be a place or a word of its own.
func (b body) weak() bool {
	return !b.strong && !b.generic && b.known < 0 && (b.place || b.to == b.from+1)
}

// hyphened tells one word of several parts: "Chaudière-Appalaches".
func (r *reader) hyphened(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if !r.tokens[i].glued {
			return false
		}
	}
	return true
}

// loud tells whether a whole line is in capitals, where capitals tell nothing.
func (r *reader) loud(i int) bool { return r.lines[r.sentenceAt(i).line].loud }

func (r *reader) holds(from, to int, c cue) bool {
	for i := from; i < to; i++ {
		if r.is(i, c) && (r.tokens[i].upper || c == bodyState) {
			return true
		}
	}
	return false
}

// endsLike tells whether the last word of a name is of a kind: "... Fund".
func (r *reader) endsLike(b body, c cue) bool {
	return b.to > b.from && r.is(b.to-1, c) && r.tokens[b.to-1].upper
}

// stateBody reads "gouvernement du Québec", "ministère de l’Emploi et de la
// Solidarité sociale", "federal government", "ministry of employment".
func (r *reader) stateBody(i int) (body, bool, int) {
	end := i + 1
	r.within(i, min(i+4, len(r.tokens)), setOf(bodyState), func(m mark) {
		if m.from == i {
			end = max(end, m.to)
		}
	})
	b := body{from: i, to: end, known: -1, strong: true}
	b.state = r.governing(b)
	last := r.word(end - 1)
	switch {
	case oneOf(last, "du", "de", "des", "of", "l", "la", "aux", "a"):
		b.to = r.properEnd(end)
		if b.to == end {
			return body{}, false, i
		}
	case r.lang == "fr" && oneOf(last, "gouvernement", "ministere") && end < len(r.tokens) && r.tokens[end].line == r.tokens[i].line && (r.adjective(end) || r.ethnic(end)) && !r.verbal(end):
		b.to = end + 1 // "gouvernement ontarien"
	case oneOf(last, "federal", "provincial") || (end-i > 1 && r.lang == "en" && r.word(i) != "the"):
	default:
		for end < len(r.tokens) && r.lang == "fr" && oneOf(r.word(end), "du", "de", "des", "d", "l", "la") && !r.tokens[end].upper {
			end++
		}
		if end > b.to {
			if to := r.properEnd(end); to > end {
				b.to = to
				break
			}
		}
		if end < len(r.tokens) && r.tokens[end].upper && r.tokens[end].line == r.tokens[i].line && !r.is(end, notBody) && oneOf(last, "fondation", "agence", "banque", "foundation", "bank") {
			b.to = r.nameEnd(i, true) // "la fondation Trillium"
			return b, false, b.to
		}
		b.generic, b.strong = true, false
		if r.word(i) == "the" {
			b.from++
		}
	}
	if b.to <= b.from {
		return body{}, false, i
	}
	return b, false, b.to
}

// properEnd reads the part of a ministry's name after "de": capitals with
// their adjectives, joined by commas and "et".
func (r *reader) properEnd(i int) int {
	to, start := i, i
	one := r.word(i-2) == "gouvernement" || r.word(i-3) == "gouvernement" // of one place, while a ministry has several matters
	for i < len(r.tokens) && r.tokens[i].line == r.tokens[i-1].line {
		t := r.tokens[i]
		switch {
		case t.kind == word && t.upper && to > start && (r.is(i, bodyHead) || r.isKnown(i) || r.barePreposition(i)) && r.word(start-2) != "ministere" && r.word(start-3) != "ministere":
			return to
		case t.kind == word && t.upper && to > start && (r.isKnown(i) || r.barePreposition(i) || (r.is(i, bodyHead) && oneOf(t.fold, "ville", "fondation", "centre", "universite", "caisse"))):
			return to
		case t.kind == word && t.upper:
			to = i + 1
		case t.kind == word && to == i && to > 0 && r.adjective(i) && r.tokens[to-1].kind == word && (r.tokens[to-1].upper || r.adjective(to-1)):
			to = i + 1
		case r.lang == "en" && t.kind == word && !r.verbal(i) && (to == i || r.word(i-1) == "and") && !r.is(i, cueOther) && !r.is(i, cueTo) && !r.is(i, cueContrast):
			if !oneOf(t.fold, "and", "of", "the") {
				to = i + 1
			}
		case oneOf(t.fold, "de", "du", "des", "d", "l", "la", "le", "les", "et", "aux", "a", ",", "and", "of", "the", "&"):
			if i-to > 3 || (one && to > start && oneOf(t.fold, "et", ",")) {
				return to
			}
		default:
			return to
		}
		i++
	}
	return to
}

// barePreposition tells "et de Moisson": a matter of a ministry has an article.
func (r *reader) barePreposition(i int) bool {
	return r.word(i-1) == "de" && oneOf(r.word(i-2), "et", ",") && r.lang == "fr"
}

// adjective tells a French adjective inside a name by its ending.
func (r *reader) adjective(i int) bool {
	if i >= len(r.tokens) {
		return false
	}
	t := r.tokens[i]
	if t.kind != word || t.upper || r.verbal(i) {
		return false
	}
	for _, ending := range []string{"al", "ale", "aux", "ales", "ique", "iques", "aire", "aires", "if", "ive", "ifs", "ives", "el", "elle", "els", "elles", "eur", "eure", "eures", "ien", "ienne", "iens", "iennes", "ois", "oise", "oises", "eux", "euse", "ain", "aine", "aines", "ains", "ier", "iere", "ieres", "able", "ables", "ible", "ibles", "ole", "oles", "ome", "omes"} {
		if strings.HasSuffix(t.fold, ending) && len(t.fold) > len(ending)+1 {
			return true
		}
	}
	return false
}

// verbal tells whether a phrase that governs names begins at a token; no name
// goes over it.
func (r *reader) verbal(i int) bool {
	return r.starts[i]&setOf(cueGives, cueReceives, cueManages, cueAnnounces, cueWith, cuePartners, cueSpeaks, cueComesFrom, cueEntrusted, cueSeveralYears, cueYearly) != 0 ||
		oneOf(r.tokens[i].fold, "est", "sont", "a", "ont", "sera", "seront", "etait", "qui", "que", "dont", "afin", "is", "are", "was", "were", "will", "has", "have", "had", "which", "who", "that", "with", "avec", "dans", "par", "sur")
}

// afterOffice tells a word in small letters that is part of an office:
// "déléguée à la Protection de la jeunesse", "aux Saines habitudes de vie".
func (r *reader) afterOffice(j int) bool {
	if r.verbal(j) || r.lang != "fr" || particle(r.word(j)) {
		return false
	}
	return oneOf(r.word(j-1), "la", "l", "de", "d", "du", "des", "aux") || (r.tokens[j-1].upper && oneOf(r.word(j-2), "aux", "des", "la", "l"))
}

// skipPerson goes over a title, the office and the name that follow it.
func (r *reader) skipPerson(i int) int {
	line := r.tokens[i].line
	j := i + 1
	for j < len(r.tokens) && r.tokens[j].line == line && j-i < 40 {
		t := r.tokens[j]
		switch {
		case t.kind == word && !t.upper && r.afterOffice(j):
		case t.kind == word && (t.upper || r.is(j, personTitle) || r.adjective(j)) && !(r.is(j, bodyState) && r.lang == "fr"):
		case oneOf(t.fold, "de", "du", "des", "d", "l", "la", "le", "les", "et", "aux", "a", ".", "and", "of", "the", "for", "responsable", "delegue", "deleguee", "responsible", "representing"):
		case t.fold == "," && j+1 < len(r.tokens) && (r.tokens[j+1].upper || oneOf(r.word(j+1), "de", "du", "des", "d", "l", "m", "mme", "la", "le", "a", "au", "aux", "ministre", "the")):
		default:
			return j
		}
		if (t.fold == "et" || t.fold == "and") && j+1 < len(r.tokens) && (oneOf(r.word(j+1), "le", "la", "the") || r.headlike(j+1)) && !r.is(j+2, personTitle) {
			return j
		}
		j++
	}
	return j
}
