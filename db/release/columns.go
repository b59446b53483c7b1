package release

// Column is one column of the extracts: its name is the same in every list
// and language, the rest is for the dictionary on the method page.
type Column struct {
	Name                 string
	Type                 string // words, code, key, date, money, number, yes_no, address
	LabelFR, LabelEN     string
	MeaningFR, MeaningEN string
}

// Extract is one list that is handed out as CSV and JSON, with the names of
// its columns in order. Money is in dollars in CSV; in JSON its
// name ends in _cents and it is an integer.
type Extract struct {
	Name    string
	Columns []string
}

// ColumnOf finds a column by its name.
func ColumnOf(name string) (Column, bool) {
	for _, c := range Columns {
		if c.Name == name {
			return c, true
		}
	}
	return Column{}, false
}

var (
	moneyColumns = []string{
		"row", "award", "programme", "programme_name",
		"payer_kind", "payer", "payer_keys", "fund",
		"receiver_kind", "receiver", "receiver_keys", "receiver_count", "receiver_unit",
		"hop", "origin", "form", "mode", "theme", "scope", "money", "status",
		"stage", "stage_words", "basis", "unit", "qualifier", "amount", "step", "currency", "amount_printed",
		"enters", "reaches", "not_counted_because", "not_counted_words", "aside", "entering_amount", "reaching_amount",
		"shown_first", "shown_because", "perimeter", "region",
		"fiscal_from", "fiscal_until", "period_from", "period_until", "duration_years",
		"number_in_fragment", "asserted_by", "note",
	}
	saidColumnNames = []string{"perimeter", "region", "fiscal_from", "fiscal_until", "asserted_by", "note"}
	sourceColumns   = []string{
		"publisher", "speaker", "rank", "document_kind", "source_title", "address", "fragment", "fragment_lang",
		"evidence_state", "consulted_on", "published_on", "evidence", "permanent_address", "release",
	}
)

// Extracts lists what is handed out.
var Extracts = []Extract{
	{"programs", []string{
		"programme", "programme_name", "parent", "theme", "theme_part", "mode", "scope", "owners", "owner_keys",
		"announced_on", "facts", "awards", "figures", "statements", "quantities", "permanent_address", "release",
	}},
	{"organizations", []string{
		"organization", "name", "organization_kind", "owner", "region", "roles", "permanent_address", "release",
	}},
	{"awards", concat(moneyColumns, sourceColumns)},
	{"figures", concat(moneyColumns, sourceColumns)},
	{"statements", concat([]string{
		"row", "statement_kind", "programme", "programme_name", "authors", "author_keys", "sponsors", "sponsor_keys", "said_on",
		"claimed_amount", "qualifier", "currency", "amount_printed", "basis", "unit",
	}, saidColumnNames, sourceColumns)},
	{"quantities", concat([]string{
		"row", "quantity_role", "programme", "programme_name", "value", "counted_in", "qualifier", "answers", "number_in_fragment",
	}, saidColumnNames, sourceColumns)},
	{"announcements", []string{
		"announcement", "source_title", "publisher", "publisher_key", "announced_on", "published_on", "programme", "programme_name",
		"authors", "author_keys", "rank", "lang", "address", "address_state", "gone_since", "evidence_state", "consulted_on", "sha256",
		"versions", "events", "waiting", "copy_of", "twin", "source", "document", "evidence", "permanent_address", "release",
	}},
	{"documents", []string{
		"document", "publisher", "publisher_key", "source_title", "address", "document_kind", "speaker", "lang", "copy_of",
		"source", "facts", "evidence_state", "address_state", "consulted_on", "published_on", "rank", "note",
		"permanent_address", "release",
	}},
}

func concat(lists ...[]string) []string {
	var out []string
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// Columns is the dictionary.
var Columns = []Column{
	{"row", "key", "rangée", "row", "Clé permanente du fait, ou de l’octroi dont aucun montant n’a été trouvé.", "Permanent key of the fact, or of the award of which no amount was found."},
	{"award", "key", "octroi", "award", "Clé de l’octroi ; vide pour un chiffre de programme.", "Key of the award; empty for a programme figure."},
	{"programme", "key", "programme", "programme", "Clé du programme.", "Key of the programme."},
	{"programme_name", "words", "nom du programme", "name of the programme", "Dans la langue du fichier si elle a été vue, sinon dans l’autre.", "In the language of the file where it was seen, else in the other."},
	{"parent", "key", "programme parent", "parent programme", "", ""},
	{"payer_kind", "code", "sorte de payeur", "kind of payer", "organization, class, joint ou not_named.", "organization, class, joint or not_named."},
	{"payer", "words", "qui paie", "payer", "Noms, ou la classe comme imprimée.", "Names, or the class as printed."},
	{"payer_keys", "key", "clés de qui paie", "keys of the payer", "Séparées par un point-virgule.", "Separated by a semicolon."},
	{"fund", "words", "fonds", "fund", "La ligne budgétaire d’où vient la somme.", "The budget line drawn on."},
	{"receiver_kind", "code", "sorte de récipiendaire", "kind of receiver", "organization, class, joint ou not_named.", "organization, class, joint or not_named."},
	{"receiver", "words", "qui reçoit", "receiver", "Noms, ou la classe comme imprimée.", "Names, or the class as printed."},
	{"receiver_keys", "key", "clés de qui reçoit", "keys of the receiver", "Séparées par un point-virgule.", "Separated by a semicolon."},
	{"receiver_count", "number", "nombre de récipiendaires", "number of receivers", "Seulement quand la source le dit.", "Only where the source says it."},
	{"receiver_unit", "code", "unité du nombre", "unit of the number", "organizations, projects …", "organizations, projects ..."},
	{"hop", "code", "parcours", "path", "Où l’argent va ensuite.", "Where the money leads next."},
	{"origin", "code", "origine", "origin", "Budget propre ou argent transmis.", "Own budget or money passed on."},
	{"form", "code", "forme", "form", "Seuls subventions et contrats entrent dans les totaux.", "Only grants and contracts enter totals."},
	{"mode", "code", "mode", "mode", "Mission, entente, projet, urgence.", "Core mission, agreement, project, emergency."},
	{"theme", "code", "thème", "theme", "", ""},
	{"theme_part", "code", "volet du thème", "part of the theme", "", ""},
	{"scope", "code", "portée", "scope", "Qui reçoit.", "Who receives."},
	{"money", "code", "argent", "money", "Public, privé, mêlé ou non précisé.", "Public, private, mixed or not stated."},
	{"status", "code", "état", "status", "", ""},
	{"stage", "code", "étape", "stage", "Jusqu’où le montant est allé ; les étapes ne s’additionnent jamais.", "How far the amount has come; stages are never added."},
	{"stage_words", "words", "étape, en mots", "stage, in words", "", ""},
	{"basis", "code", "durée", "span", "", ""},
	{"unit", "code", "ce que le montant compte", "what the amount is of", "Seul whole entre dans un total.", "Only whole enters a total."},
	{"qualifier", "code", "mot devant le nombre", "word before the number", "exact, at_least, about, up_to.", "exact, at_least, about, up_to."},
	{"amount", "money", "montant", "amount", "En dollars, comme la source l’écrit. Additionner cette colonne ne donne le total de personne.", "In dollars, as the source states it. Adding this column gives nobody’s total."},
	{"step", "money", "pas", "step", "Précision avec laquelle la source imprime le montant, en dollars.", "Precision with which the source prints the amount, in dollars."},
	{"currency", "code", "monnaie", "currency", "ISO 4217.", "ISO 4217."},
	{"amount_printed", "words", "montant imprimé", "amount as printed", "Avec son mot et sa précision.", "With its word and its precision."},
	{"enters", "yes_no", "entre", "enters", "Compte dans le total qui entre.", "Counts in the total that enters."},
	{"reaches", "yes_no", "parvient", "reaches", "Compte dans le total qui parvient.", "Counts in the total that reaches."},
	{"not_counted_because", "code", "pas compté parce que", "not counted because", "", ""},
	{"not_counted_words", "words", "pas compté, en mots", "not counted, in words", "", ""},
	{"aside", "yes_no", "à part", "set aside", "Ligne à côté des deux totaux, dans aucun.", "A line beside the two totals, in neither."},
	{"entering_amount", "money", "montant qui entre", "entering amount", "Additionné par étape, il donne le total de la page.", "Added by stage, it gives the total of the page."},
	{"reaching_amount", "money", "montant qui parvient", "reaching amount", "Additionné par étape, il donne le total de la page.", "Added by stage, it gives the total of the page."},
	{"shown_first", "yes_no", "montré en premier", "shown first", "Parmi les chiffres qui disent la même chose.", "Among the figures that state the same thing."},
	{"shown_because", "code", "montré en premier parce que", "shown first because", "only_one, payment_record, speaker, original, version, step, key.", "only_one, payment_record, speaker, original, version, step, key."},
	{"perimeter", "words", "périmètre", "perimeter", "Ce qui est compté.", "What is counted."},
	{"region", "words", "région", "region", "Comme imprimée.", "As printed."},
	{"fiscal_from", "code", "premier exercice", "first fiscal year", "D’avril à mars.", "April to March."},
	{"fiscal_until", "code", "dernier exercice", "last fiscal year", "", ""},
	{"period_from", "date", "début", "from", "", ""},
	{"period_until", "date", "fin", "until", "", ""},
	{"duration_years", "number", "durée en années", "duration in years", "Seulement quand la source le dit.", "Only where the source says it."},
	{"number_in_fragment", "yes_no", "nombre dans le fragment", "number in the fragment", "", ""},
	{"asserted_by", "words", "affirmé par", "asserted by", "Quand ce n’est pas l’éditeur.", "When it is not the publisher."},
	{"note", "words", "remarque", "note", "De la lecture, en anglais.", "Of the reading."},
	{"publisher", "words", "éditeur", "publisher", "", ""},
	{"publisher_key", "key", "clé de l’éditeur", "key of the publisher", "", ""},
	{"speaker", "code", "qui parle", "who speaks", "", ""},
	{"rank", "code", "rang", "rank", "primary, secondary, mirror.", "primary, secondary, mirror."},
	{"document_kind", "code", "sorte de document", "kind of document", "", ""},
	{"source_title", "words", "titre du document", "title of the document", "", ""},
	{"address", "address", "adresse", "address", "", ""},
	{"fragment", "words", "fragment", "fragment", "Comme imprimé.", "As printed."},
	{"fragment_lang", "code", "langue du fragment", "language of the fragment", "", ""},
	{"evidence_state", "code", "état de la preuve", "state of the evidence", "captured ou cited.", "captured or cited."},
	{"address_state", "code", "état de l’adresse", "state of the address", "", ""},
	{"consulted_on", "date", "consulté le", "consulted on", "", ""},
	{"published_on", "date", "publié le", "published on", "", ""},
	{"evidence", "key", "preuve", "evidence", "Identifiant du fait ou de l’enregistrement.", "Id of the fact or record."},
	{"permanent_address", "address", "adresse permanente", "permanent address", "De la rangée sur ce site.", "Of the row on this site."},
	{"release", "number", "parution", "release", "Numéro de la parution lue.", "Number of the release read."},
	{"owners", "words", "responsables", "owners", "", ""},
	{"owner_keys", "key", "clés des responsables", "keys of the owners", "", ""},
	{"announced_on", "date", "annoncé le", "announced on", "", ""},
	{"facts", "number", "faits", "facts", "", ""},
	{"awards", "number", "octrois", "awards", "", ""},
	{"figures", "number", "chiffres", "figures", "", ""},
	{"statements", "number", "énoncés", "statements", "", ""},
	{"quantities", "number", "nombres", "quantities", "", ""},
	{"organization", "key", "organisme", "organization", "", ""},
	{"name", "words", "nom", "name", "", ""},
	{"organization_kind", "code", "sorte d’organisme", "kind of organization", "", ""},
	{"owner", "words", "relève de", "belongs to", "", ""},
	{"roles", "code", "rôles", "roles", "Chaque rôle et le nombre de choses où il est tenu.", "Each role and in how many things it is held."},
	{"statement_kind", "code", "sorte d’énoncé", "kind of statement", "", ""},
	{"authors", "words", "auteurs", "authors", "", ""},
	{"author_keys", "key", "clés des auteurs", "keys of the authors", "", ""},
	{"sponsors", "words", "commanditaires", "sponsors", "", ""},
	{"sponsor_keys", "key", "clés des commanditaires", "keys of the sponsors", "", ""},
	{"said_on", "date", "dit le", "said on", "", ""},
	{"claimed_amount", "money", "montant affirmé", "claimed amount", "Une affirmation n’est pas un chiffre et n’entre dans aucun total.", "A claim is no figure and enters no total."},
	{"quantity_role", "code", "rôle du nombre", "role of the number", "target, result, count.", "target, result, count."},
	{"value", "number", "valeur", "value", "", ""},
	{"counted_in", "code", "compté en", "counted in", "", ""},
	{"answers", "key", "répond à", "answers", "La cible à laquelle le résultat répond.", "The target that the result answers."},
	{"announcement", "key", "annonce", "announcement", "", ""},
	{"gone_since", "date", "ne répond plus depuis", "gone since", "Depuis quand l’adresse ne répond plus.", "Since when the address has not answered."},
	{"sha256", "code", "SHA-256", "SHA-256", "Des octets de la page, quand elle est captée.", "Of the bytes of the page, where it was captured."},
	{"versions", "number", "versions", "versions", "De la page, depuis qu’elle est suivie.", "Of the page, since it was first followed."},
	{"events", "number", "changements", "changes", "Entre deux versions du texte.", "Between two versions of the text."},
	{"waiting", "number", "en attente", "waiting", "Montants lus qui attendent une relecture. Rien de ce qu’ils disent n’est publié.", "Amounts read that wait for review. Nothing of what they say is published."},
	{"twin", "address", "même texte, autre langue", "same text, other language", "", ""},
	{"document", "key", "document", "document", "", ""},
	{"lang", "code", "langue", "language", "", ""},
	{"copy_of", "address", "copie de", "copy of", "", ""},
	{"source", "key", "source", "source", "", ""},
}
