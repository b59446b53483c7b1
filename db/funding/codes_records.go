package funding

// RecordFields lists the values of a record that a rule may doubt and that a
// source names the column of.
var RecordFields = CodeList{"record_field", []Code{
	{"agreement", "numéro d’entente", "agreement number", "", ""},
	{"version", "numéro de modification", "amendment number", "", ""},
	{"payer", "qui paie", "payer", "", ""},
	{"receiver", "qui reçoit", "receiver", "", ""},
	{"business_number", "numéro d’entreprise", "business number", "", ""},
	{"city", "ville", "city", "", ""},
	{"province", "province", "province", "", ""},
	{"country", "pays", "country", "", ""},
	{"programme", "programme", "programme", "", ""},
	{"form", "forme", "form", "", ""},
	{"hop", "parcours", "path", "", ""},
	{"status", "état", "status", "", ""},
	{"amount", "montant", "amount", "", ""},
	{"currency", "devise", "currency", "", ""},
	{"signed_on", "date de signature", "date signed", "", ""},
	{"period_from", "début", "start", "", ""},
	{"period_until", "fin", "end", "", ""},
	{"title", "titre", "title", "", ""},
	{"about", "description", "description", "", ""},
}}

// RecordReasons lists why a value of a record is doubted.
var RecordReasons = CodeList{"record_reason", []Code{
	{"empty", "vide", "empty", "", ""},
	{"unreadable", "illisible", "unreadable", "La cellule ne se lit pas comme une valeur de ce champ.", "The cell cannot be read as a value of this field."},
	{"unknown_word", "mot inconnu", "unknown word", "Le mot n’est dans aucune liste de l’éditeur.", "The word is in none of the publisher’s lists."},
	{"spelled_out", "écrit en toutes lettres", "spelled out", "Le code attendu est écrit en mots.", "The expected code is written in words."},
	{"placeholder", "valeur de remplissage", "placeholder", "Un dollar ou une valeur semblable tient la place d’un montant.", "One dollar or the like stands in the place of an amount."},
	{"rounded", "arrondi", "rounded", "La cellule a plus de deux décimales.", "The cell has more than two decimals."},
	{"outlier", "valeur hors de proportion", "out of proportion", "", ""},
	{"zero", "zéro", "zero", "", ""},
	{"negative", "négatif", "negative", "", ""},
	{"batch", "lot de paiements", "batch of payments", "Une ligne tient lieu de plusieurs récipiendaires.", "One row stands for several recipients."},
	{"terminated", "entente résiliée", "agreement terminated", "", ""},
	{"repayable", "à rembourser", "to be repaid", "Les renseignements supplémentaires disent que l’argent est à rembourser, en tout, en partie ou sous condition.", "The additional information says that the money is to be paid back, in whole, in part or on a condition."},
	{"rescinded", "octroi annulé ou récupéré", "award rescinded or recovered", "", ""},
	{"impossible_date", "date impossible", "impossible date", "", ""},
	{"end_before_start", "fin avant le début", "end before the start", "", ""},
	{"no_such_check_digit", "chiffre de contrôle faux", "wrong check digit", "", ""},
	{"wrong_length", "longueur fausse", "wrong length", "", ""},
	{"repeated", "ligne répétée", "repeated row", "La même entente et le même numéro de modification reviennent ; la ligne la plus récente vaut.", "The same agreement and amendment number come again; the later row counts."},
	{"foreign_currency", "autre devise", "other currency", "", ""},
	{"arithmetic", "somme de contrôle fausse", "sum does not check", "Le total imprimé n’est pas la somme des lignes.", "The printed total is not the sum of the lines."},
	{"ambiguous_date", "jour et mois ambigus", "day and month ambiguous", "La date se lit de deux façons ; seule l’année sert.", "The date can be read in two ways; only the year is used."},
	{"misencoded", "lettres abîmées", "damaged letters", "Le texte a été lu dans le mauvais encodage avant d’être publié.", "The text was read in the wrong encoding before it was published."},
	{"joint", "plusieurs ensemble", "several together", "Plusieurs sont nommés et leurs parts ne le sont pas.", "Several are named and their shares are not."},
	{"too_short", "trop court", "too short", "", ""},
}}
