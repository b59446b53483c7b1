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
		case t.fold == "s" && t.glued && r.lang == "en" && j == to && j+1 < len(r.tokens) && r.tokens[j+1].upper && r.ofPeople(i, j-1):
		case t.kind == word && t.upper && (r.titleVerb(j) || !headed && r.is(j, notBody) && !r.is(j, bodyHead) && !(j+1 < len(r.tokens) && r.tokens[j+1].upper)):
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
		case company(t.fold) && j == to && r.tokens[j-1].upper:
			to = j + 1 // "Scierie Boréalis inc."
		case t.fold == "." && j == to && company(r.tokens[j-1].fold):
			return r.withPoint(j, to)
		case t.fold == "&" || (t.fold == "." && j+1 < len(r.tokens) && r.tokens[j-1].upper && (r.tokens[j-1].end-r.tokens[j-1].start == 1 || oneOf(r.tokens[j-1].fold, "st", "ste", "sts")) && j == to):
		case oneOf(t.fold, "–", "—") && t.glued && j == to && j+1 < len(r.tokens) && r.tokens[j+1].glued && r.tokens[j+1].upper:
		case (t.fold == "’" || t.fold == "'") && t.glued && j == to && j+1 < len(r.tokens) && r.tokens[j+1].upper && strings.HasSuffix(r.word(j-1), "s"):
		case t.fold == "," && headed && (r.commaInside(j, to) || r.matters(i, j, to)):
		case (t.key == "à" || t.fold == "aux") && j == to && oneOf(r.word(i), "secretariat", "commissariat", "office"):
		case t.key == "à" && j == to && headed && r.lang == "fr" && r.helpNoun(j-1):
		case t.fold == "-" && r.lang == "en" && j == to && j+1 < len(r.tokens) && r.tokens[j+1].upper && !r.tokens[j+1].glued && headed:
		case t.fold == "of" && r.lang == "en" && j-1 > i && r.is(j-1, cueMoneyNoun) && r.word(j+1) == "the":
			return to // "Community Investments of the Boréal Foundation" names the foundation
		case t.fold == "on" && r.lang == "en" && j == to && j+1 < len(r.tokens) && r.tokens[j+1].upper && !r.is(j+1, notBody):
		case t.fold == "," && j == to && company(r.word(j+1)):
		case t.kind == digits && j == to && oneOf(r.word(j-1), "branch", "local", "post"):
			to = j + 1
		case t.fold == "and" && r.lang == "en":
			if j != to || !r.oneBody(j+1, line) && !r.complementGoesOn(i, j, line) && !r.noBodyAfter(j+1) {
				return to
			}
		case t.kind == word && r.is(j, personTitle) && !r.headlike(j), t.fold == "pour" && (r.properSince(i, j) || oneOf(r.word(j+1), "ses", "son", "sa", "leur", "leurs")), r.is(j, cueWith):
			return to
		case particle(t.fold):
			if !headed && oneOf(t.fold, "de", "du", "of") && r.headAfter(j+1) {
				return to // "le projet Racines de la Maison de quartier"
			}
			if j-to > 2 || (!headed && oneOf(t.fold, "et", "and", "en", "pour", "sur", "for") && !(t.fold == "for" && j == to && (r.lang == "fr" || (strings.HasSuffix(r.word(i), "s") || strings.HasSuffix(r.word(j-1), "s")) && j+1 < len(r.tokens) && r.tokens[j+1].upper))) || (oneOf(t.fold, "et", "and") && (j+1 >= len(r.tokens) || r.startsOther(j+1))) {
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

func particle(fold string) bool {
	switch fold {
	case "de", "du", "des", "d", "l", "la", "le", "les", "et", "en", "of", "the", "for", "and", "aux", "sur", "pour":
		return true
	}
	return false
}

// startsOther tells whether a name of its own begins after "et": an article, a
// head, a known name.
func (r *reader) startsOther(j int) bool {
	t := r.tokens[j]
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

// commaInside tells whether a comma belongs to a name: "Conseil des arts, de
// la culture et du patrimoine". It does where the list goes on with "de" and
// is closed by "et".
func (r *reader) commaInside(j, to int) bool {
	if j != to || !oneOf(r.word(j+1), "de", "du", "des", "d") || r.lang != "fr" {
		return false
	}
	for k := j + 1; k < len(r.tokens) && k < j+8 && r.tokens[k].line == r.tokens[j].line && r.tokens[k].kind == word; k++ {
		if r.word(k) == "et" && oneOf(r.word(k+1), "de", "du", "des", "d") {
			return true
		}
	}
	return false
}

// company tells the form of a company at the end of its name.
func company(fold string) bool {
	switch fold {
	case "inc", "ltd", "ltee", "corp", "llc", "limited", "limitee", "enr":
		return true
	}
	return false
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

// helpNoun tells a word after which "aux" and "à" go on with a name: "Centre
// d’aide aux victimes".
func (r *reader) helpNoun(j int) bool {
	return oneOf(r.word(j), "aide", "soutien", "service", "services", "secours", "appui", "accueil", "assistance", "acces", "adaptation", "integration", "retour")
}

// matters tells a comma between the matters of a ministry: "Ministry of Labour,
// Employment and Social Solidarity".
func (r *reader) matters(i, j, to int) bool {
	if j != to || r.lang != "en" || !(r.partWord(i, j, "ministry", "department", "ministere") && r.partWord(i, j, "of")) {
		return false
	}
	for k := j + 1; k < min(j+7, len(r.tokens)) && r.tokens[k].line == r.tokens[j].line; k++ {
		switch {
		case r.word(k) == "and":
			return k > j+1 && k+1 < len(r.tokens) && r.tokens[k+1].upper && !r.is(k+1, bodyHead)
		case !r.tokens[k].upper && r.word(k) != ",":
			return false
		}
	}
	return false
}

// smallInside tells whether a word in small letters belongs to a French name:
// right after its head or an adjective of it ("Conseil québécois"), or after
// "de", "en", "pour la" ("Réseau des centres d’expertise").
func (r *reader) smallInside(j, to, head int) bool {
	if r.verbal(j) || r.starts[j]&setOf(cueOneYear, cueDuration, cueMoneyNoun, cueAtLeast, cueAbout, cueUpTo, cuePast) != 0 && j > head+1 && !r.afterDe(j) && !r.afterPour(j) {
		return false
	}
	if r.is(j, bodyState) || r.is(j, cueBy) || r.is(j, cueAndThen) || r.is(j, cueContrast) && !r.afterDe(j) {
		return false
	}
	before := r.tokens[j-1]
	switch {
	case j == to && r.goesOnTo(j):
		return true
	case j == head+1 && r.is(head, bodyFund) && r.starts[j]&^setOf(classHead) == 0, before.fold == "et" && r.is(head, bodyFund) && j == to+1 && r.starts[j] == 0:
		return true // "Fonds régions et ruralité"
	case j == to && r.compound(j), j == to && r.tokens[j].glued && r.compound(j-1):
		return true // "Carrefour jeunesse-emploi"
	case before.fold == "et" && j == to+1 && !r.tokens[to-1].upper && r.adjective(j):
		return r.adjective(to - 1) // "parc industriel et portuaire"
	case oneOf(before.fold, "aux", "a") && r.helpNoun(j-2), oneOf(before.fold, "l", "la") && r.tokens[j-2].key == "à" && r.helpNoun(j-3):
		return true
	case oneOf(r.word(head), "secretariat", "commissariat", "office") && before.fold == "aux":
		return true
	case j == head+1:
		return r.adjective(j) || r.participleEnding(j) || r.ethnic(j) || (oneOf(r.word(j+1), "de", "du", "des", "d") && r.is(head, bodyHead))
	case r.afterDe(j), oneOf(r.word(head), "secretariat", "commissariat") && r.tokens[head+1].key == "à" && (article(before.fold) || oneOf(before.fold, "a", "aux", "et") || r.adjective(j)):
		return j-to <= 3
	case before.fold == "en" && j == to+1:
		return !r.is(j, notBody) && !r.is(j, cueWith)
	case r.afterPour(j) && r.word(j) != "ensemble" && r.word(j) != "periode", r.is(head, programmeHead) && oneOf(before.fold, "aux", "sur") && j == to+1:
		return true
	case before.fold == "pour" && j-1 == to:
		return !infinitive(r.tokens[j].fold)
	case j == to && !before.upper && strings.HasSuffix(r.tokens[j].fold, "s") && r.starts[j] == 0:
		return !oneOf(r.tokens[j].fold, "dans", "plus", "sous", "depuis", "alors", "mais", "moins", "pas", "lors", "vers", "sans", "dehors", "ailleurs", "apres", "tous", "dans")
	case j == to:
		return r.adjective(j) || (r.participleEnding(j) && !before.upper && r.word(j+1) != "par" && j == head+2)
	}
	return false
}

// compound tells two words in small letters that a hyphen joins.
func (r *reader) compound(j int) bool {
	return j+1 < len(r.tokens) && r.starts[j] == 0 && !oneOf(r.word(j), "elle", "lui", "eux") && r.tokens[j+1].kind == word && r.tokens[j+1].glued && !r.tokens[j+1].upper && r.text[r.tokens[j].end] == '-'
}

// goesOnTo tells whether a word in small letters leads to a capital of the same
// name: "action bénévole du Nord".
func (r *reader) goesOnTo(j int) bool {
	if r.starts[j] != 0 && !r.is(j, classHead) || !oneOf(r.word(j+1), "de", "du", "des", "d") || oneOf(r.tokens[j].fold, "profite", "profitent", "depend", "releve", "relevent", "fait", "parle", "vient", "lors", "pres", "hors", "autour", "situe", "situee", "membre", "originaire") {
		return false
	}
	k := j + 2
	for oneOf(r.word(k), "l", "la") && !r.tokens[k].upper {
		k++
	}
	return k < len(r.tokens) && r.tokens[k].upper && r.tokens[k].line == r.tokens[j].line && !r.is(k, bodyHead)
}

func infinitive(fold string) bool {
	return strings.HasSuffix(fold, "er") || strings.HasSuffix(fold, "ir") || strings.HasSuffix(fold, "re")
}

// afterPour tells whether "pour la" stands before a word.
func (r *reader) afterPour(j int) bool {
	return oneOf(r.word(j-1), "la", "l", "le", "les") && oneOf(r.word(j-2), "pour", "sur")
}

// afterDe tells whether "de", "d’" or "des" and no more than an article stand
// before a word.
func (r *reader) afterDe(j int) bool {
	before := r.word(j - 1)
	return oneOf(before, "de", "du", "des", "d") || (oneOf(before, "la", "l", "les", "ma", "mon", "mes", "sa", "ses", "notre", "nos") && r.word(j-2) == "de")
}

func (r *reader) participleEnding(j int) bool {
	t := r.tokens[j]
	n := len(t.fold)
	return n > 4 && (t.key != t.fold || t.fold[n-2:] == "ee" || (n > 5 && t.fold[n-3:] == "ees") || t.fold[n-2:] == "es")
}

// ethnic tells adjectives of peoples and places, which have many endings.
func (r *reader) ethnic(j int) bool {
	n := len(r.tokens[j].fold)
	return n > 5 && oneOf(r.tokens[j].fold[n-3:], "ois", "ais", "ain", "ien", "and", "ard", "eau", "que")
}
