package prose

import "strings"

// adjective tells a French adjective inside a name by its ending.
func (r *reader) adjective(i int) bool {
	if i >= len(r.tokens) {
		return false
	}
	t := r.tokens[i]
	if t.kind != word || t.upper || r.verbal(i) {
		return false
	}
	for _, ending := range []string{"al", "ale", "aux", "ales", "ique", "iques", "aire", "aires", "if", "ive", "ifs", "ives", "el", "elle", "els", "elles", "eur", "eure", "eures", "ien", "ienne", "iens", "iennes", "ois", "oise", "oises", "aise", "aises", "eux", "euse", "ain", "aine", "aines", "ains", "ier", "iers", "iere", "ieres", "able", "ables", "ible", "ibles", "ole", "oles", "ome", "omes", "ante", "antes", "ine", "ines"} {
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

func particle(fold string) bool {
	switch fold {
	case "de", "du", "des", "d", "l", "la", "le", "les", "et", "en", "of", "the", "for", "and", "aux", "sur", "pour":
		return true
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

func infinitive(fold string) bool {
	return strings.HasSuffix(fold, "er") || strings.HasSuffix(fold, "ir") || strings.HasSuffix(fold, "re")
}

func (r *reader) participleEnding(j int) bool {
	t := r.tokens[j]
	n := len(t.fold)
	if r.finite(j) {
		return false // "La Coalition espérait"
	}
	return n > 4 && (t.key != t.fold || t.fold[n-2:] == "ee" || (n > 5 && t.fold[n-3:] == "ees") || t.fold[n-2:] == "es")
}

// finite tells a French verb by an ending that few nouns have.
func (r *reader) finite(j int) bool {
	t := r.tokens[j]
	if t.kind != word || t.upper || r.lang != "fr" || len(t.fold) < 6 {
		return false
	}
	for _, noun := range []string{"fait", "trait", "souhait", "retrait", "parfait", "opera", "camera"} {
		if strings.HasSuffix(t.fold, noun) {
			return false
		}
	}
	for _, ending := range []string{"ait", "aient", "eront", "iront", "erait", "era"} {
		if strings.HasSuffix(t.fold, ending) {
			return true
		}
	}
	return false
}

// ethnic tells adjectives of peoples and places, which have many endings.
func (r *reader) ethnic(j int) bool {
	n := len(r.tokens[j].fold)
	return n > 5 && oneOf(r.tokens[j].fold[n-3:], "ois", "ais", "ain", "ien", "and", "ard", "eau", "que")
}
