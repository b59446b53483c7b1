package prose

// places are words that a text may print where it means a government or the
// people of a place. None of them alone is a body.
var places = setOfWords(`
	canada alberta manitoba ontario saskatchewan yukon nunavut labrador
	calgary charlottetown edmonton fredericton gatineau guelph halifax hamilton iqaluit kelowna kingston kitchener laval levis london longueuil mississauga moncton ottawa regina saguenay saskatoon sherbrooke sudbury toronto
	vancouver victoria whitehorse windsor winnipeg yellowknife europe africa ukraine france haiti`)

// provinces are names of places of several words, which are no body either.
var provinces = map[string]bool{
	"british columbia": true, "nova scotia": true, "new brunswick": true, "prince edward island": true, "newfoundland and labrador": true, "northwest territories": true,
	"united states": true, "united kingdom": true, "north america": true, "atlantic canada": true, "western canada": true, "northern ontario": true, "southern ontario": true,
	"colombie britannique": true, "nouvelle ecosse": true, "nouveau brunswick": true, "terre neuve": true, "etats unis": true, "royaume uni": true,
}
