package prose

import "strings"

// slotEnd is where a French name ends that stands where one receives or acts:
// right after "à", or before a verb. What stands between its last sure word and
// the words that go on with the sentence is its own: "à la Société d’aide au
// développement des collectivités pour ...", "Le Musée de pêche à la mouche a
// reçu ...".
func (r *reader) slotEnd(i, to int) int {
	if end := r.beforeReceiving(i); end > to {
		return end
	}
	if r.lang != "fr" || !r.is(i, bodyHead) || r.loud(i) || r.sentenceAt(i).kind == heading {
		return to
	}
	at := i
	for at > 0 && article(r.word(at-1)) {
		at--
	}
	before := r.word(at - 1)
	first := at == r.sentenceAt(i).from || oneOf(before, ",", "que", "qu", "et", "mais")
	receives := at > 0 && (r.tokens[at-1].key == "à" || oneOf(r.word(at-1), "au", "aux"))
	if !first && !receives {
		return to
	}
	end, let := to, strings.HasPrefix(r.word(at-2), "permet")
	for k := to; k < len(r.tokens) && k < to+longestTail && r.inSentence[k] == r.inSentence[i]; k++ {
		t := r.tokens[k]
		switch {
		case r.slotVerb(k):
			return end
		case r.slotOver(k), let && infinitive(t.fold) && oneOf(r.word(k-1), "de", "d"): // "permettra à X de moderniser"
			if receives && !first {
				return end
			}
			return to
		case t.kind == word && !particle(t.fold) && t.key != "à" && t.fold != "au":
			end = k + 1
		}
	}
	return to
}

// beforeReceiving is where a name that begins a French sentence after an article
// ends, right before a verb of receiving money: "Le Moulin à images reçoit 45 000 $".
func (r *reader) beforeReceiving(i int) int {
	at := r.sentenceAt(i)
	if r.lang != "fr" || i != at.from+1 || !article(r.word(at.from)) || !r.tokens[i].upper || r.loud(i) || r.is(i, cuePeople) || r.is(i, classHead) || r.is(i, bodyState) {
		return i
	}
	for k := i + 1; k < min(i+longestTail, at.to); k++ {
		switch t := r.tokens[k]; {
		case r.is(k, cueReceives) && k > i+1:
			if r.hasMoney(sentence{from: k, to: min(k+longestTail, at.to)}) {
				return k
			}
			return i
		case t.kind == digits || t.numeric || t.kind == sign && !oneOf(t.fold, "’", "'", "-") || r.verbal(k) && t.key != "à" || r.finite(k) || oneOf(t.fold, "se", "s", "ne", "y", "en"):
			return i
		}
	}
	return i
}

const longestTail = 9 // tokens of a name after its last sure word

// slotVerb tells the verb of which a name is the subject.
func (r *reader) slotVerb(k int) bool {
	return r.finite(k) || r.starts[k]&setOf(cueGives, cueReceives, cueManages, cueAnnounces, cuePartners, cueSpeaks) != 0 && !r.afterDe(k) ||
		oneOf(r.tokens[k].key, "a", "est", "sont", "ont", "sera", "seront", "aura", "auront", "avait", "avaient", "était", "étaient", "pourra", "pourront", "peut", "doit", "totalise", "totalisent", "atteint", "permet", "permettra", "servira", "vise", "provient", "représente", "pourrait", "souhaite", "prévoit", "entend", "se", "s", "lui", "leur", "y", "ne", "n")
}

// slotOver tells a word that goes on with the sentence after a name.
func (r *reader) slotOver(k int) bool {
	t := r.tokens[k]
	if t.kind == digits || t.numeric || t.kind == sign && !t.glued {
		return true
	}
	if t.kind == sign {
		return oneOf(t.fold, ",", ".", ";", ":", "(", ")", "!", "?", "$", "»")
	}
	if r.starts[k]&setOf(cueAtLeast, cueAbout, cueUpTo, cueWith, cueComesFrom, cueOneYear, cueYearly, cueSeveralYears, cueBy, cueContrast, cuePast, cueManagerIs, cueSameSum) != 0 {
		return true
	}
	if t.fold == "au" && oneOf(r.word(k+1), "nom", "profit", "benefice", "titre", "cours", "moyen", "total", "terme") {
		return true
	}
	if article(t.fold) {
		return !oneOf(r.word(k-1), "de", "a", "au", "pour", "et", "d", "sur")
	}
	if t.fold == "et" {
		return k+1 >= len(r.tokens) || r.startsOther(k+1) || r.tokens[k+1].upper || r.is(k+1, cueMoneyNoun)
	}
	return t.upper && r.is(k, bodyHead) || oneOf(t.fold, "un", "une", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette", "ces", "pour", "afin", "dans", "lors", "depuis", "sur", "en", "hier", "aujourd", "ainsi", "pendant", "durant", "selon", "sous", "soit",
		"plus", "moins", "qui", "que", "qu", "dont", "ou", "mais", "tandis", "alors", "vers", "apres", "avant", "entre", "quelque", "notamment", "chaque", "y", "ne", "n", "il", "elle", "on", "nous", "dernier", "derniere", "prochain", "prochaine", "mardi", "lundi", "mercredi", "jeudi", "vendredi", "via", "comme", "si")
}

// smallHead tells a French name whose head is printed in small letters: "la
// maison des jeunes de Saint-Hyacinthe". It has a complement of its own and ends
// in a capital.
func (r *reader) smallHead(i int) bool {
	if r.lang != "fr" || r.tokens[i].upper || !oneOf(r.word(i), "maison", "chambre", "association", "club", "corporation", "commission", "bibliotheque", "caisse", "table", "office", "theatre", "musee", "ecole", "hopital") || !oneOf(r.word(i-1), "la", "l", "le", "au") {
		return false
	}
	of := i + 1
	if oneOf(r.word(of), "primaire", "secondaire") {
		of++
	}
	if !oneOf(r.word(of), "de", "des", "du", "d") || of == i+1 && r.tokens[min(i+2, len(r.tokens)-1)].upper {
		return false
	}
	to := r.nameEnd(i, true)
	return to > i+3 && r.tokens[to-1].upper && !r.holds(i+1, to, bodyHead)
}
