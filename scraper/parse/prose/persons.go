package prose

// headlike tells "Chef" of a person from a head of a name of a body.
func (r *reader) headlike(i int) bool { return r.is(i, bodyHead) && r.tokens[i].upper }

// afterOffice tells a word in small letters that is part of an office:
// "déléguée à la Protection de la jeunesse", "aux Saines habitudes de vie".
func (r *reader) afterOffice(j int) bool {
	if r.verbal(j) || r.lang != "fr" || particle(r.word(j)) {
		return false
	}
	return oneOf(r.word(j-1), "la", "l", "de", "d", "du", "des", "aux") || (r.tokens[j-1].upper && oneOf(r.word(j-2), "aux", "des", "la", "l"))
}

// holdsOffice tells an office after a name and a comma: "Gudie Hutchings,
// Parliamentary Secretary", "Brenda Shanahan, députée de".
func (r *reader) holdsOffice(to int) bool {
	if r.word(to) != "," {
		return false
	}
	i := to + 1
	for article(r.word(i)) {
		i++
	}
	return r.is(i, personTitle) && !oneOf(r.word(i), "m", "dr", "critique", "chair")
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
		case t.glued && j+1 < len(r.tokens) && r.tokens[j+1].glued && oneOf(t.fold, "−", "–", "—", "‒", "-"): // "Saguenay−Lac-Saint-Jean"
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
