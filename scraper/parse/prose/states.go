package prose

import "strings"

// departmentEnd reads "Innovation, Science and Economic Development Canada",
// "Affaires mondiales Canada" and "Patrimoine canadien": matters of a
// department, and the country. Another word of place ends no such name.
func (r *reader) departmentEnd(i int) int {
	if r.is(i, bodyHead) && r.word(i+1) != "," && !oneOf(r.word(i), "services", "service", "investissement", "transition", "developpement") || r.is(i, programmeHead) || r.lang == "en" && r.word(i+1) != "," {
		return i
	}
	if r.lang == "fr" && oneOf(r.word(i+1), "canadien", "canadienne") && !r.tokens[i+1].upper && !article(r.word(i-1)) && r.tokens[i+1].line == r.tokens[i].line {
		return i + 2
	}
	linked := true // a comma, "et" or an article stands before
	comma, and := false, false
	for j := i + 1; j < min(i+12, len(r.tokens)) && r.tokens[j].line == r.tokens[i].line; j++ {
		t := r.tokens[j]
		switch {
		case oneOf(t.fold, ",", "and", "et", "aux"):
			comma, and, linked = comma || t.fold == ",", and || oneOf(t.fold, "and", "et"), true
		case oneOf(t.fold, "de", "du", "des", "l", "la", "et") && r.lang == "fr":
			linked = true
		case t.fold == "canada" && t.upper && !linked:
			if comma && !and {
				return i // "In Toronto, NPower Canada"
			}
			return r.pastRegions(j + 1)
		case r.lang == "fr" && !t.upper && linked && r.word(j-1) == "des" && !r.verbal(j):
			linked = false // "Égalité des genres"
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

// pastRegions goes over the regions that a department is for: "pour les régions
// du Québec".
func (r *reader) pastRegions(i int) int {
	if r.lang != "fr" || r.word(i) != "pour" || !article(r.word(i+1)) || i+4 >= len(r.tokens) {
		return i
	}
	if oneOf(r.word(i+3), "du", "de") && !r.tokens[i+2].upper && r.tokens[i+4].upper && r.tokens[i+4].line == r.tokens[i].line {
		return i + 5
	}
	return i
}

// governing tells a government, a ministry or a public agency by its words.
func (r *reader) governing(b body) bool {
	for i := b.from; i < b.to; i++ {
		if oneOf(r.word(i), "gouvernement", "ministere", "secretariat", "government", "department", "ministry", "agence", "agency") {
			return true
		}
	}
	return false
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
		if r.word(end) == "responsable" && oneOf(r.word(end+1), "de", "du", "des") {
			b.to = r.properEnd(end + 2) // "ministère responsable des Aînés"
		}
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
		case t.kind == word && t.upper && to > start && (r.isKnown(i) || r.barePreposition(i) || (r.is(i, bodyHead) && oneOf(t.fold, "ville", "fondation", "centre", "universite", "caisse", "societe", "association", "reseau", "maison", "federation", "corporation", "musee", "institut", "cooperative", "comite", "conseil", "table", "regroupement", "club", "mrc", "municipalite", "cegep", "college", "hopital", "banque", "office", "carrefour", "coalition", "theatre"))):
			return to
		case t.kind == word && t.upper:
			to = i + 1
		case t.kind == word && to == i && to > 0 && r.adjective(i) && r.tokens[to-1].kind == word && (r.tokens[to-1].upper || r.adjective(to-1)):
			to = i + 1
		case r.lang == "fr" && to == i && t.fold == "avec" && r.word(i-1) == "relations": // "Relations avec les Premières Nations"
		case r.lang == "fr" && to > start && !one && r.matterGoesOn(i, to):
			to = i + 1
		case r.lang == "en" && t.kind == word && !r.verbal(i) && (to == i || r.word(i-1) == "and") && !r.is(i, cueOther) && !r.is(i, cueTo) && !r.is(i, cueContrast):
			if !oneOf(t.fold, "and", "of", "the") {
				to = i + 1
			}
		case oneOf(t.fold, "de", "du", "des", "d", "l", "la", "le", "les", "et", "aux", "a", ",", "and", "of", "the", "&"):
			if oneOf(t.fold, "et", "and") && r.lang == "fr" && to > start && i+1 < len(r.tokens) && r.tokens[i+1].upper && (oneOf(r.word(start-1), "l", "la", "des", "du")) {
				return to // a matter has its article: "de l’Innovation et de l’Énergie et Hydro-Québec"
			}
			if i-to > 3 || (one && to > start && oneOf(t.fold, "et", ",")) || t.fold == "," && article(r.word(i+1)) && r.lang == "fr" && (r.is(i+2, bodyHead) || r.is(i+2, bodyFund)) {
				return to
			}
		default:
			return to
		}
		i++
	}
	return to
}

// matterGoesOn tells a word in small letters that ends the name of a ministry's
// matter: "Sécurité des citoyens", "Milieux de vie", "Mieux-être", and "Patrimoine
// vivant" where a verb follows, which shows that it is none itself.
func (r *reader) matterGoesOn(i, to int) bool {
	t := r.tokens[i]
	switch {
	case t.kind != word || t.upper || particle(t.fold) || r.verbal(i) || t.key == "à" || t.fold == "au":
		return false
	case i == to && t.glued && r.text[t.start-1] == '-':
		return true
	case i == to && r.starts[i] == 0 && r.matterAfter(i+1):
		return true // "Énergie verte et de l’Innovation"
	case i == to:
		return r.starts[i] == 0 && strings.HasSuffix(t.fold, "ant") && i+1 < len(r.tokens) && r.verbal(i+1)
	case i-to <= 2 && (oneOf(r.word(to), "aux") || r.tokens[to].key == "à") && r.helpNoun(to-1):
		return r.starts[i]&^setOf(cuePeople, classHead) == 0 // "Services aux familles"
	}
	return i-to <= 2 && oneOf(r.word(to), "de", "du", "des", "d") && r.starts[i]&^setOf(cuePeople, classHead) == 0 &&
		!oneOf(t.fold, "facon", "maniere", "meme", "concert", "ici", "part", "fait", "nouveau", "suite", "suites", "sorte", "sommes", "autres", "abord", "un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "quoi")
}

// matterAfter tells whether another matter of a ministry begins at "et", with its
// article: "et de la Culture".
func (r *reader) matterAfter(i int) bool {
	if r.word(i) != "et" || !oneOf(r.word(i+1), "de", "du", "des", "d") {
		return false
	}
	for i += 2; oneOf(r.word(i), "l", "la") && !r.tokens[i].upper; i++ {
	}
	return i < len(r.tokens) && r.tokens[i].upper && !r.barePreposition(i) && !r.isKnown(i)
}

// barePreposition tells "et de Moisson": a matter of a ministry has an article.
func (r *reader) barePreposition(i int) bool {
	return r.word(i-1) == "de" && oneOf(r.word(i-2), "et", ",") && r.lang == "fr"
}
