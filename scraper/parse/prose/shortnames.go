package prose

import "strings"

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

// frenchName tells a French name in an English text: "Chambre de commerce et
// d’industrie de Laval".
func (r *reader) frenchName(i int) bool {
	if r.lang != "en" || i+2 >= len(r.tokens) || r.tokens[i+1].upper || r.tokens[i+1].line != r.tokens[i].line {
		return false
	}
	return oneOf(r.word(i+1), "de", "du", "des", "d") && !r.tokens[i+2].upper || r.tokens[i+1].kind == word && (frenchEnding(r.word(i+1)) || r.tokens[i+1].key != r.tokens[i+1].fold)
}

// frenchEnding tells an adjective that can only be French: "Centre communautaire".
func frenchEnding(fold string) bool {
	for _, ending := range []string{"aire", "ique", "ienne", "oise", "ois", "cole", "elle", "iste"} {
		if strings.HasSuffix(fold, ending) && len(fold) > len(ending)+2 {
			return true
		}
	}
	return false
}

// nameEndIn reads a name by the rules of its own language.
func (r *reader) nameEndIn(i int, headed, french bool) int {
	if !french {
		return r.nameEnd(i, headed)
	}
	r.lang = "fr"
	to := r.nameEnd(i, headed)
	r.lang = "en"
	return to
}

// pointer tells "l’organisme", "the company": the body that was told of before.
// What goes on with "de" or a number tells which one is meant by itself.
func (r *reader) pointer(i int) bool {
	if r.lang == "fr" {
		return oneOf(r.word(i-1), "l", "la", "cet", "cette") && oneOf(r.tokens[i].fold, "organisme", "organisation", "entreprise", "cooperative", "corporation", "association", "etablissement", "obnl") &&
			!oneOf(r.word(i+1), "de", "du", "des", "d") && !(r.tokens[i].upper && oneOf(r.word(i+1), "pour", "sur")) && !r.adjective(i+1) && !(i+1 < len(r.tokens) && r.tokens[i+1].upper)
	}
	return oneOf(r.word(i-1), "the", "this") && oneOf(r.tokens[i].fold, "organization", "organisation", "company", "charity", "group", "nonprofit", "association", "firm", "manufacturer", "college", "university", "hospital", "museum", "society", "city", "town", "municipality", "township") &&
		!r.tokens[i].upper && r.word(i+1) != "of" && !(i+1 < len(r.tokens) && r.tokens[i+1].upper)
}

// introduced tells a name right after the word for what it is: "l’entreprise Bois
// d’œuvre Cedrico".
func (r *reader) introduced(i int) bool {
	return i > 0 && oneOf(r.word(i-1), "entreprise", "organisme", "cooperative", "compagnie", "obnl") && !r.tokens[i-1].upper && oneOf(r.word(i-2), "l", "la", "d", "cet", "cette")
}

// ownArticle tells an article that belongs to a French name: "Le Portail" inside
// a sentence.
func (r *reader) ownArticle(i int) bool {
	return r.lang == "fr" && r.tokens[i].upper && !r.tokens[i].glued && r.tokens[i].end-r.tokens[i].start > 1 && i > r.sentenceAt(i).from && r.tokens[i-1].kind == word && i+1 < len(r.tokens) && r.tokens[i+1].upper && !r.tokens[i].capitals &&
		r.tokens[i+1].line == r.tokens[i].line && !r.is(i+1, personTitle) && !r.is(i+1, bodyState)
}
