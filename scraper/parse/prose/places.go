package prose

// places are words that a text may print where it means a government or the
// people of a place. None of them alone is a body.
var places = setOfWords(`
	canada alberta manitoba ontario saskatchewan yukon nunavut labrador
	calgary charlottetown edmonton fredericton gatineau guelph halifax hamilton iqaluit kelowna kingston kitchener laval levis london longueuil mississauga moncton ottawa regina saguenay saskatoon sherbrooke sudbury toronto
	vancouver victoria whitehorse windsor winnipeg yellowknife europe africa ukraine france haiti`)

// isPlace tells a word that is a place by itself or by a known name: "Ville de
// Lévis" makes one of "Lévis".
func (r *reader) isPlace(fold string) bool {
	return places[fold] || r.names != nil && r.names.places[fold]
}

// placeOf is the place that the name of a government of it ends with.
func placeOf(name []string) (string, bool) {
	if len(name) != 3 || !oneOf(name[1], "de", "du", "d", "of") || !oneOf(name[0], "gouvernement", "government", "ville", "city", "province", "municipalite", "municipality", "town") {
		return "", false
	}
	return name[2], true
}

// provinces are names of places of several words, which are no body either.
var provinces = map[string]bool{
	"british columbia": true, "nova scotia": true, "new brunswick": true, "prince edward island": true, "newfoundland and labrador": true, "northwest territories": true,
	"united states": true, "united kingdom": true, "north america": true, "atlantic canada": true, "western canada": true, "northern ontario": true, "southern ontario": true,
	"colombie britannique": true, "nouvelle ecosse": true, "nouveau brunswick": true, "terre neuve": true, "etats unis": true, "royaume uni": true,
}
