package prose

import "strings"

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
	if oneOf(r.tokens[j].fold, "un", "une", "ses", "son", "leur", "leurs", "lui", "eux", "elle", "elles", "cette", "ces", "ce", "cet", "chaque", "tous", "toutes", "plusieurs", "quelques", "que", "qu", "y") {
		return false
	}
	if r.verbal(j) || r.starts[j]&setOf(cueOneYear, cueDuration, cueMoneyNoun, cueAtLeast, cueAbout, cueUpTo, cuePast) != 0 && j > head+1 && !r.afterDe(j) && !r.afterPour(j) {
		return false
	}
	if r.is(j, bodyState) || r.is(j, cueBy) || r.is(j, cueAndThen) || r.is(j, cueContrast) && !r.afterDe(j) {
		return false
	}
	before := r.tokens[j-1]
	switch {
	case j == to && oneOf(before.fold, "nation", "nations") && before.upper && r.starts[j] == 0:
		return true // "Conseil de la Nation atikamekw"
	case j == to && r.goesOnTo(j):
		return true
	case j == to && before.upper && r.ofAction(j):
		return true // "Fonds Territoires vivants"
	case j == head+1 && r.is(head, bodyFund) && r.starts[j]&^setOf(classHead) == 0, before.fold == "et" && r.is(head, bodyFund) && j == to+1 && r.starts[j] == 0:
		return true // "Fonds régions et ruralité"
	case j == to && r.compound(j), j == to && r.tokens[j].glued && r.compound(j-1):
		return true // "Carrefour jeunesse-emploi"
	case before.fold == "et" && j == to+1 && !r.tokens[to-1].upper && r.goesOnTo(j):
		return true // "Caisse de dépôt et placement du Québec"
	case before.fold == "et" && j == to+1 && !r.tokens[to-1].upper && r.adjective(j):
		return r.adjective(to - 1) // "parc industriel et portuaire"
	case oneOf(before.fold, "aux", "a") && r.helpNoun(j-2), oneOf(before.fold, "l", "la") && r.tokens[j-2].key == "à" && r.helpNoun(j-3):
		return true
	case oneOf(r.word(head), "secretariat", "commissariat", "office") && oneOf(before.fold, "au", "aux"):
		return true
	case j == head+1:
		return r.adjective(j) || r.participleEnding(j) || r.ethnic(j) || (oneOf(r.word(j+1), "de", "du", "d") && r.is(head, bodyHead)) || r.word(j+1) == "des" && r.is(head, bodyHead) && r.tokens[min(j+2, len(r.tokens)-1)].upper
	case r.afterDe(j), oneOf(r.word(head), "secretariat", "commissariat") && r.tokens[head+1].key == "à" && (article(before.fold) || oneOf(before.fold, "a", "aux", "et") || r.adjective(j)):
		return j-to <= 3
	case before.fold == "en" && j == to+1:
		return r.starts[j-1]&setOf(cueReceives, cueGives, cueManages, cuePartners) == 0 && !r.is(j, notBody) && !r.is(j, cueWith)
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

// ofAction tells a participle in small letters that ends a name: a sign or a verb
// follows it.
func (r *reader) ofAction(j int) bool {
	f := r.tokens[j].fold
	if r.starts[j] != 0 || !strings.HasSuffix(f, "ant") && !strings.HasSuffix(f, "ants") && !strings.HasSuffix(f, "antes") || oneOf(f, "pendant", "durant", "devant", "avant", "cependant", "maintenant", "autant", "suivant", "moyennant") {
		return false
	}
	return j+1 >= len(r.tokens) || r.tokens[j+1].kind == sign || r.tokens[j+1].line != r.tokens[j].line || r.verbal(j+1)
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
