package prose

// places are words that a text may print where it means a government or the
// people of a place. None of them alone is a body.
var places = setOfWords(`
	canada alberta manitoba ontario saskatchewan yukon nunavut labrador
	calgary charlottetown edmonton fredericton gatineau guelph halifax hamilton iqaluit kelowna kingston kitchener laval levis london longueuil mississauga moncton ottawa regina saguenay saskatoon sherbrooke sudbury toronto
	vancouver victoria whitehorse windsor winnipeg yellowknife europe africa ukraine france haiti`)
