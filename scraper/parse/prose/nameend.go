package prose

import "strings"

// nameEnd is where a name of a body that begins at i ends. A name with a head
// ("Association", "Fonds") takes small words as French names do; any other
// takes capitals only, joined by particles.
func (r *reader) nameEnd(i int, headed bool) int {
	to, line := max(i+1, r.headPhrase(i)), r.tokens[i].line
	small := 0 // words in small letters
	for j := to; j < len(r.tokens) && r.tokens[j].line == line; j++ {
		t := r.tokens[j]
		switch {
		case t.kind == word && t.glued && !t.upper && j == to && r.text[t.start-1] == '-' && j+1 < len(r.tokens) && r.tokens[j+1].glued && r.tokens[j+1].upper:
			to = j + 1 // "Val-Joli-sur-Lac"
		case t.fold == "s" && t.glued && r.lang == "en" && j == to && j+1 < len(r.tokens) && r.tokens[j+1].upper && r.ofPeople(i, j-1):
		case r.nameStops(i, j):
			return to
		case t.kind == word && t.upper && (r.titleVerb(j) || !headed && r.is(j, notBody) && !r.is(j, bodyHead) && !company(r.word(j+1)) && !(j+1 < len(r.tokens) && r.tokens[j+1].upper)):
			return to
		case t.kind == word && t.upper && !(t.capitals && particle(t.fold) && t.end-t.start > 1) && !r.namesOther(j, to) && !(r.is(j, personTitle) && !r.is(j, bodyHead)):
			to = j + 1
			headed = headed || r.is(j, bodyHead) || r.is(j, bodyFund)
		case t.kind == digits && t.glued && j == to && r.tokens[j-1].kind == word:
			to = j + 1
		case t.kind == digits && j == to && j+1 < len(r.tokens) && r.word(j+1) == "+":
			to, j = j+2, j+1
		case t.kind == word && t.glued && !t.upper && j == to && r.tokens[j-1].upper && (r.tokens[j-1].end-r.tokens[j-1].start > 2 || r.text[r.tokens[j-1].end] == '-') && !particle(t.fold) && !(t.fold == "s" && r.lang == "en"):
			to = j + 1 // "Presqu’île", "Cinéma-club"
		case t.fold == "." && t.glued && j == to && j+1 < len(r.tokens) && r.tokens[j+1].glued && oneOf(r.word(j+1), "org", "com", "ca"):
			to, j = j+2, j+1 // "Google.org"
		case company(t.fold) && j == to && r.tokens[j-1].upper:
			to = j + 1 // "Scierie Boréalis inc."
		case t.fold == "." && j == to && company(r.tokens[j-1].fold):
			return r.withPoint(j, to)
		case t.fold == "&" || (t.fold == "." && j+1 < len(r.tokens) && r.tokens[j-1].upper && (r.tokens[j-1].end-r.tokens[j-1].start == 1 || oneOf(r.tokens[j-1].fold, "st", "ste", "sts")) && j == to):
		case t.fold == "-" && t.glued && r.word(j-1) == "." && j+1 < len(r.tokens) && r.tokens[j+1].glued && r.tokens[j+1].upper: // "J.-A.-Lessard"
		case oneOf(t.fold, "–", "—") && t.glued && j == to && j+1 < len(r.tokens) && r.tokens[j+1].glued && r.tokens[j+1].upper:
		case (t.fold == "’" || t.fold == "'") && t.glued && j == to && j+1 < len(r.tokens) && r.tokens[j+1].upper && strings.HasSuffix(r.word(j-1), "s"):
		case t.fold == "," && headed && (r.commaInside(j, to) || r.matters(i, j, to)):
		case (t.key == "à" || oneOf(t.fold, "au", "aux")) && j == to && oneOf(r.word(i), "secretariat", "commissariat", "office"):
		case t.key == "à" && j == to && headed && r.lang == "fr" && r.helpNoun(j-1):
		case t.fold == "-" && r.lang == "en" && j == to && j+1 < len(r.tokens) && r.tokens[j+1].upper && !r.tokens[j+1].glued && headed:
		case t.fold == "of" && r.lang == "en" && j-1 > i && r.is(j-1, cueMoneyNoun) && r.word(j+1) == "the":
			return to // "Community Investments of the Boréal Foundation" names the foundation
		case t.fold == "in" && r.lang == "en" && j == to && headed && r.word(j+1) == "canada": // "Presbyterian Church in Canada"
		case t.fold == "on" && r.lang == "en" && j == to && j+1 < len(r.tokens) && r.tokens[j+1].upper && !r.is(j+1, notBody):
		case t.fold == "," && j == to && company(r.word(j+1)):
		case t.kind == digits && j == to && oneOf(r.word(j-1), "branch", "local", "post"):
			to = j + 1
		case t.fold == "and" && r.lang == "en":
			if end := r.headPhrase(j - 1); j == to && end > j {
				to, j = end, end-1 // "Kingston Boys and Girls Club"
				continue
			}
			if j == to && r.otherAfterAnd(i, j, line) {
				return to
			}
			if j != to || !r.oneBody(j+1, line) && !r.complementGoesOn(i, j, line) && !r.noBodyAfter(j+1) {
				return to
			}
		case t.kind == word && r.is(j, personTitle) && !r.headlike(j), t.fold == "pour" && (r.properSince(i, j) || j == i+1 && oneOf(r.word(i), "ville", "municipalite", "mrc", "arrondissement", "universite", "cegep", "college", "ministere", "gouvernement") || oneOf(r.word(j+1), "ses", "son", "sa", "leur", "leurs")), r.is(j, cueWith):
			return to
		case t.fold == "et" && r.lang == "fr" && !headed && j == to && r.companyAfter(j+1):
		case t.fold == "en" && r.lang == "fr" && !headed && j == to && j == i+1 && i > r.sentenceAt(i).from && j+1 < len(r.tokens) && r.tokens[j+1].upper && !r.isPlace(r.word(j+1)) && r.starts[i] == 0: // "Retraite en Action"
		case t.fold == "to" && r.lang == "en" && j == i+1 && r.starts[i] == 0 && j+1 < len(r.tokens) && r.tokens[j+1].upper && !r.is(j+1, bodyHead) && !r.isKnown(j+1) && !r.isPlace(r.word(j+1)): // "Pathways to Education"
		case particle(t.fold):
			if !headed && oneOf(t.fold, "de", "du", "of") && r.headAfter(j+1) {
				return to // "le projet Racines de la Maison de quartier"
			}
			if j-to > 2 || (!headed && oneOf(t.fold, "et", "and", "en", "pour", "sur", "for") && !(t.fold == "for" && j == to && (r.lang == "fr" || (strings.HasSuffix(r.word(i), "s") || strings.HasSuffix(r.word(j-1), "s")) && j+1 < len(r.tokens) && r.tokens[j+1].upper || r.lang == "en" && j+2 < len(r.tokens) && r.tokens[j+1].upper && r.verbal(j+2)))) || (oneOf(t.fold, "et", "and") && (j+1 >= len(r.tokens) || r.startsOther(j+1))) {
				return to
			}
		case headed && r.lang == "fr" && t.kind == word && small < mostSmall && r.smallInside(j, to, i):
			to = j + 1
			small++
		default:
			return to
		}
	}
	return to
}

// otherAfterAnd tells whether another body is named after "and".
func (r *reader) otherAfterAnd(i, j int, line int32) bool {
	switch {
	case oneOf(r.word(i), "university", "college", "city", "town", "township", "county", "province", "government") && oneOf(r.word(i+1), "of") && r.oneBody(j+1, line):
		return true // "University of Waterloo and Conestoga College"
	case j-i > 1 && r.word(i-1) == "," && i > 1 && r.tokens[i-2].upper && r.oneBody(j+1, line) && (!r.is(i, bodyHead) || oneOf(r.word(i), "university")) && r.word(r.capitalsEnd(j+1)-1) != "canada":
		return true // "United Way, SPARC BC and New Relationship Trust"
	}
	return j-i >= fullName && r.capitalsEnd(j+1)-j > fullName && !r.isDepartment(j+1) // "Copper Harbour Health and Selkirk Coast College"
}

const fullName = 3 // capitals of a name that is whole on either side of "and"

// isDepartment tells capitals that end in the country.
func (r *reader) isDepartment(j int) bool { return r.word(r.capitalsEnd(j)-1) == "canada" }

// headPhrase is where a head of several words ends: "Boys and Girls".
func (r *reader) headPhrase(i int) int {
	to := i
	if r.is(i, bodyHead) {
		r.within(i, min(i+4, len(r.tokens)), setOf(bodyHead), func(m mark) {
			if m.from == i {
				to = max(to, m.to)
			}
		})
	}
	return to
}

// ofPeople tells a possessive inside a name from the one of a place before it:
// "Calgary Women’s Shelter", "St. John’s Ambulance", not "Toronto’s Hall".
func (r *reader) ofPeople(from, owner int) bool {
	if w := r.word(owner - 1); owner > from && (oneOf(w, "st", "saint") || w == "." && r.word(owner-2) == "st") {
		return true
	}
	return owner == from && givenNames[r.word(from)] || oneOf(r.word(from), "st", "saint") || oneOf(r.word(owner), "women", "men", "children", "people", "king", "queen", "veteran", "farmer", "worker", "writer", "artist", "nature", "child", "girl", "boy", "mother", "grandmother", "parent", "youth", "family", "driver", "senior", "student", "teacher", "nurse", "tenant", "player", "builder", "traveller", "mariner", "fisher", "elder")
}

// headAfter tells whether a name with a head of its own begins at a token, after
// an article.
func (r *reader) headAfter(j int) bool {
	for oneOf(r.word(j), "la", "l", "the") && !r.tokens[j].upper {
		j++
	}
	return j < len(r.tokens) && r.tokens[j].upper && r.is(j, bodyHead)
}

// oneBody tells whether capitals after "and" end in a head, so that both
// halves are one name: "Employment and Social Development Canada".
func (r *reader) oneBody(j int, line int32) bool {
	k := j
	for k < len(r.tokens) && r.tokens[k].line == line && r.tokens[k].kind == word && r.tokens[k].upper {
		k++
	}
	if k == j || r.isKnown(j) {
		return false
	}
	if r.is(j-2, bodyHead) || r.word(j-2) == "canada" || k-j > mostAfterAnd {
		return false
	}
	return r.word(k-1) == "canada" && k-j > 1 || r.is(k-1, bodyHead)
}

// capitalsEnd is where the capitals that begin at a token end.
func (r *reader) capitalsEnd(j int) int {
	k := j
	for k < len(r.tokens) && r.tokens[k].line == r.tokens[j].line && r.tokens[k].kind == word && r.tokens[k].upper {
		k++
	}
	return k
}

// nameStops tells words that end a name whatever stands before: its board, an
// "en" that begins a locution, an infinitive.
func (r *reader) nameStops(i, j int) bool {
	switch r.word(j) {
	case "board":
		return r.tokens[j].upper && r.word(j+1) == "of" && oneOf(r.word(j+2), "directors", "trustees")
	case "pour":
		return r.lang == "fr" && !r.is(i, bodyFund) && !r.is(i, programmeHead) && r.completeBefore(i, j) && article(r.word(j+1)) && r.actionNoun(j+2)
	case "au":
		return r.lang == "fr" && oneOf(r.word(j+1), "nom", "profit", "benefice", "titre", "cours", "moyen", "total", "terme", "printemps", "cout")
	case "for":
		return oneOf(r.word(i), "government", "city", "town", "township", "county", "province", "municipality", "village") && r.word(i+1) == "of" // "to the Government of Yukon for the Gathering Place"
	case "en":
		return oneOf(r.word(j+1), "vue", "raison", "plus", "lien", "cours", "guise", "marge", "echange", "date", "appui", "complement", "faveur", "fonction")
	case "de", "d":
		return r.lang == "fr" && infinitive(r.word(j+1)) && r.allowed(i)
	}
	return false
}

// completeBefore tells whether a complement of two words stands in a name: "des
// haltes-garderies", "de la coopération".
func (r *reader) completeBefore(head, to int) bool {
	for k := head + 1; k < to-1; k++ {
		if oneOf(r.word(k), "de", "du", "des", "d") {
			return true
		}
	}
	return false
}

// actionNoun tells what is done with money, in small letters: "la formation du
// personnel", "l’achat".
func (r *reader) actionNoun(k int) bool {
	if k >= len(r.tokens) || r.tokens[k].upper || r.tokens[k].kind != word {
		return false
	}
	f := r.tokens[k].fold
	return strings.HasSuffix(f, "tion") || strings.HasSuffix(f, "sion") || strings.HasSuffix(f, "ment") || strings.HasSuffix(f, "age") || oneOf(f, "achat", "ajout", "embauche", "mise", "tenue")
}

// allowed tells "permettra au Festival de moderniser": what follows "de" is what
// the body may do.
func (r *reader) allowed(i int) bool {
	for j := i - 1; j >= 0 && j > i-4; j-- {
		if strings.HasPrefix(r.word(j), "permet") {
			return true
		}
	}
	return false
}

// companyAfter tells capitals that end in the form of a company: "Rio Tinto Fer
// et Titane inc.".
func (r *reader) companyAfter(j int) bool {
	k := r.capitalsEnd(j)
	return k > j && k-j <= mostAfterAnd && company(r.word(k))
}

// noBodyAfter tells that what follows "and" names no body by itself: "Bethlehem
// Housing and Support Services", "Woodstock and District Curling Club".
func (r *reader) noBodyAfter(j int) bool {
	if oneOf(r.word(j), "district", "area", "region", "surrounding") && r.tokens[j].upper {
		return true
	}
	k := j
	for k < len(r.tokens) && r.tokens[k].line == r.tokens[j].line && r.tokens[k].kind == word && r.tokens[k].upper {
		k++
	}
	if k > j && k-j <= mostAfterAnd && r.is(k-1, programmeHead) {
		return true // "Substance Use and Addictions Program"
	}
	if k == j+1 && oneOf(r.word(j), "rescue", "crafts", "heritage", "wellness", "science", "sciences", "letters", "music", "leisure", "trades", "rehabilitation") {
		return true // "Elmview Search and Rescue"
	}
	return k > j && k-j <= mostAfterAnd && oneOf(r.word(k-1), "services", "training", "education", "recreation", "research", "development", "support", "culture", "arts", "technology", "resources", "programs", "families", "youth", "children")
}

// complementGoesOn tells "Society of Arts and Letters": what follows "and" is
// no body of its own, and "of" or "for" stands before it.
func (r *reader) complementGoesOn(i, and int, line int32) bool {
	k, of := and+1, false
	for k < len(r.tokens) && r.tokens[k].line == line && r.tokens[k].kind == word && r.tokens[k].upper {
		if r.is(k, bodyHead) {
			return false
		}
		k++
	}
	for j := i; j < and; j++ {
		of = of || oneOf(r.word(j), "of", "for")
	}
	return of && k > and+1 && !r.isKnown(and+1) && !r.is(and+1, notBody)
}

const mostAfterAnd = 3 // capitals of one name after "and"

const mostSmall = 7 // words in small letters of one name

// properSince tells whether a capital stands after the head of a name, which
// then needs no "pour" to be whole.
func (r *reader) properSince(head, to int) bool {
	for i := head + 1; i < to; i++ {
		if r.tokens[i].upper {
			return true
		}
	}
	return false
}

// withPoint ends a name at "Inc." with its point, unless a sentence ends there.
func (r *reader) withPoint(point, to int) int {
	if point+1 < len(r.tokens) && r.inSentence[point+1] == r.inSentence[point] {
		return point + 1
	}
	return to
}

// startsOther tells whether a name of its own begins after "et": an article, a
// head, a known name.
func (r *reader) startsOther(j int) bool {
	t := r.tokens[j]
	if r.lang == "fr" && oneOf(t.fold, "de", "du", "des", "d") && !t.upper && r.headAfter(j+1) {
		return true // "la Coalition et de l’Université"
	}
	return oneOf(t.fold, "le", "la", "l", "les", "the", "a", "au", "aux", "par") || r.is(j, bodyHead) && t.upper && r.lang == "fr" || r.is(j, bodyFund) ||
		r.is(j, bodyState) || r.isKnown(j) || r.is(j, programmeHead) && t.upper || (r.is(j, notBody) && !particle(t.fold))
}

// namesOther tells whether a capital begins another name rather than going on
// with this one.
func (r *reader) namesOther(j, to int) bool {
	return j > to && (r.isKnown(j) && oneOf(r.word(j-1), "et", "and", ",")) || r.is(j, notBody) && j > to && !(j+1 < len(r.tokens) && r.tokens[j+1].upper)
}

func (r *reader) isKnown(j int) bool {
	low, high := 0, len(r.known)
	for low < high {
		if mid := (low + high) / 2; r.known[mid].from < j {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low < len(r.known) && r.known[low].from == j
}

// titleVerb tells a verb that only a title sets in capitals: "BOREAL
// FOUNDATION ANNOUNCES GRANTS", "Boreal Foundation Announces Grants".
func (r *reader) titleVerb(j int) bool {
	if r.is(j, bodyHead) || r.is(j, bodyFund) || r.starts[j]&setOf(cueGives, cueAnnounces, cueReceives, cueManages) == 0 {
		return false
	}
	if r.loud(j) {
		return true
	}
	return r.lang == "en" && strings.HasSuffix(r.tokens[j].fold, "s") && r.starts[j]&setOf(cueMoneyNoun, cueGiftOf, cueGiven, classHead) == 0
}
