package release

import "slices"

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
	// View is the public view that the list is read from, by its page and its
	// files alike; empty where the rows are gathered from several tables, or
	// are the numbers of a picture. Besides are the columns that it has for
	// pages only.
	View    string
	Besides []string
}

// byLanguage are the columns that a view holds twice, as name_fr and name_en:
// a file has the one of its language.
var byLanguage = []string{
	"programme_name", "about", "payer", "fund", "receiver", "asserted_by", "owners", "name", "owner", "authors", "sponsors",
}

// made are the columns that no view holds: they are made from others on the
// way out, in the words of the reader or with the address of this site.
var made = []string{
	"stage_words", "amount_printed", "not_counted_words", "indicator_words", "share_printed", "not_computed_words", "permanent_address", "release",
}

// Held names the columns of the extract's view, in order.
func (e Extract) Held() []string {
	var out []string
	for _, name := range e.Columns {
		c, _ := ColumnOf(name) // a test holds every name against the dictionary
		switch {
		case slices.Contains(made, name):
		case slices.Contains(byLanguage, name):
			out = append(out, name+"_fr", name+"_en")
		case c.Type == "money":
			out = append(out, name+"_cents")
		default:
			out = append(out, name)
		}
	}
	return append(out, e.Besides...)
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
		"receiver_kind", "receiver", "receiver_keys", "receiver_count", "receiver_unit", "receiver_qualifier",
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

// What the views of lists with evidence have for pages only.
var besidesSource = []string{"public_number", "locator", "address_state", "snapshot", "withheld", "document", "title_lang", "publisher_key", "source"}

var besidesMoney = concat([]string{
	"position", "of_award", "figure", "payer_class", "payer_list", "receiver_class", "receiver_list", "fund_key", "asserted_by_key",
	"version", "verdict", "competitors",
}, besidesSource)

// Extracts lists what is handed out: the lists, and the numbers of pictures.
var Extracts = []Extract{
	{"programs", []string{
		"programme", "programme_name", "about", "parent", "theme", "theme_part", "mode", "scope", "owners", "owner_keys",
		"announced_on", "facts", "awards", "figures", "statements", "quantities", "note", "permanent_address", "release",
	}, "programme_rows", []string{
		"position", "featured", "owner_list", "parent_name_fr", "parent_name_en", "theme_label_fr", "theme_label_en",
		"theme_part_label_fr", "theme_part_label_en", "public_number",
	}},
	{"organizations", []string{
		"organization", "name", "organization_kind", "owner", "region", "roles", "permanent_address", "release",
	}, "organization_rows", []string{"position", "owner_key", "public_number"}},
	{"awards", concat(moneyColumns, sourceColumns), "award_rows", besidesMoney},
	{"figures", concat(moneyColumns, sourceColumns), "figure_rows", besidesMoney},
	{"statements", concat([]string{
		"row", "statement_kind", "programme", "programme_name", "authors", "author_keys", "sponsors", "sponsor_keys", "said_on",
		"claimed_amount", "qualifier", "currency", "amount_printed", "basis", "unit",
	}, saidColumnNames, sourceColumns), "statement_rows",
		concat([]string{"position", "scope", "step_cents", "author_list", "sponsor_list", "asserted_by_key"}, besidesSource)},
	{"quantities", concat([]string{
		"row", "quantity_role", "programme", "programme_name", "value", "counted_in", "qualifier", "answers", "number_in_fragment",
	}, saidColumnNames, sourceColumns), "quantity_rows",
		concat([]string{"position", "scope", "mantissa", "decimals", "asserted_by_key"}, besidesSource)},
	{"pairs", concat(
		[]string{"pair", "programme", "programme_name", "exact", "differs"}, sideColumns("left"), sideColumns("right"),
		[]string{"permanent_address", "release"},
	), "", nil},
	{"series", concat([]string{
		"series", "series_kind", "series_title", "counts", "fiscal_year", "mode", "region", "scope", "found", "row", "shown_first", "shown_because",
		"stage", "basis", "qualifier", "amount", "step", "currency", "amount_printed", "value", "counted_in", "receiver_count", "receiver_unit", "perimeter",
	}, sourceColumns), "", nil},
	{"beside", []string{"thing", "thing_name", "line", "stage", "basis", "found", "several", "row", "qualifier", "amount", "currency", "release"}, "", nil},
	{"indicators", []string{
		"indicator", "indicator_kind", "indicator_words", "programme", "programme_name", "organization", "name", "payer", "payer_keys",
		"stage", "share_percent", "qualifier", "share_printed", "programmes_managed", "programme_keys", "not_computed_because", "not_computed_words",
		"permanent_address", "release",
	}, "indicator_rows", []string{"position", "permille", "computed", "programme_list"}},
	{"path", []string{
		"mark", "within", "ribbon", "stage", "payer", "payer_keys", "fund", "receiver", "receiver_keys", "programme",
		"amount", "currency", "amount_printed", "computed", "awards", "award", "permanent_address", "release",
	}, "", nil},
	{"bars", []string{
		"counted_in_total", "stage", "amount", "currency", "amount_printed", "ratio_printed", "permanent_address", "release",
	}, "", nil},
	{"records", []string{
		"record", "source", "agreement", "payer", "payer_keys", "receiver", "receiver_keys", "private_person", "business_number", "city", "region",
		"programme", "programme_name", "register_programme", "hop", "origin", "form", "mode", "theme", "scope", "money", "status",
		"stage", "stage_words", "basis", "amount", "currency", "amount_printed", "original_amount", "versions", "verdict", "verdict_reason", "verdict_words", "doubts",
		"enters", "reaches", "not_counted_because", "not_counted_words", "entering_amount", "reaching_amount",
		"fiscal_year", "signed_on", "period_from", "period_until", "award_title", "award_about",
		"file", "file_sha256", "file_record", "file_column", "cell_printed", "address", "received_on", "source_state", "synthetic", "permanent_address", "release",
	}, "", nil},
	{"returns", []string{
		"return", "source", "organization", "name", "ends_on", "return_line", "line_meaning", "dictionary", "amount", "currency", "line_count", "verdict", "verdict_reason",
		"file", "file_sha256", "file_record", "file_column", "cell_printed", "address", "received_on", "source_state", "synthetic", "permanent_address", "release",
	}, "", nil},
	{"register_organizations", []string{
		"organization", "name", "organization_kind", "business_number", "city", "region", "country", "party_sums", "permanent_address", "release",
	}, "", nil},
	{"register_sums", []string{
		"organization", "name", "organization_kind", "business_number", "city", "region", "country", "party_role", "stage", "currency", "record_count",
		"read_amount", "entering_amount", "reaching_amount", "first_year", "last_year", "permanent_address", "release",
	}, "", nil},
	{"announcements", []string{
		"announcement", "source_title", "publisher", "publisher_key", "announced_on", "published_on", "programme", "programme_name",
		"authors", "author_keys", "rank", "lang", "address", "address_state", "gone_since", "evidence_state", "consulted_on", "sha256",
		"versions", "events", "waiting", "copy_of", "twin", "source", "document", "evidence", "permanent_address", "release",
	}, "", nil},
	{"documents", []string{
		"document", "publisher", "publisher_key", "source_title", "address", "document_kind", "speaker", "lang", "copy_of",
		"source", "facts", "evidence_state", "address_state", "consulted_on", "published_on", "rank", "note",
		"permanent_address", "release",
	}, "document_rows", []string{"position", "evidence_list", "source_label_fr", "source_label_en", "public_number"}},
	{"questions", []string{
		"row", "question", "question_words", "programme", "programme_name", "theme", "scope", "question_state", "question_state_words",
		"state_set_by", "state_because", "answer", "evidence_settles", "evidence_for", "evidence_against", "evidence_asks", "letters", "request",
		"permanent_address", "release",
	}, "", nil},
	{"requests", []string{
		"row", "request_state", "request_state_words", "programme", "programme_name", "question", "question_words", "body", "body_name", "law",
		"wanted", "asked_on", "due_on", "days_since", "days_late", "answered_on", "address", "permanent_address", "release",
	}, "", nil},
}

// sideColumns are the columns of one side of a pair.
func sideColumns(side string) []string {
	var out []string
	for _, name := range []string{"row", "amount", "amount_printed", "stage", "basis", "fiscal_from", "fiscal_until", "scope", "region", "perimeter", "evidence"} {
		out = append(out, side+"_"+name)
	}
	return out
}

func concat(lists ...[]string) []string {
	var out []string
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// Columns is the dictionary.
var Columns = slices.Concat(figureColumns, registerColumns)

var figureColumns = []Column{
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
	{"receiver_qualifier", "code", "mot devant le nombre de récipiendaires", "word before the number of receivers", "at_least, about, up_to ; vide quand aucune source n’en dit.", "at_least, about, up_to; empty where no source says one."},
	{"about", "words", "ce que c’est", "what it is", "Une ligne de l’édition.", "One line of the edition."},
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
	{"note", "words", "remarque", "note", "De la lecture, en anglais.", "Of the reading, in English."},
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
	{"permanent_address", "address", "adresse permanente", "permanent address", "De la rangée, avec sa parution : elle montre toujours ce qui a été cité.", "Of the row, with its release: it always shows what was cited."},
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
	{"pair", "key", "paire", "pair", "Clé permanente de la paire.", "Permanent key of the pair."},
	{"exact", "yes_no", "exacte", "exact", "Les cinq critères sont les mêmes.", "The five criteria are the same."},
	{"differs", "code", "diffèrent", "differs", "Les critères qui diffèrent : stage, period, basis, scope, region, currency, unit.", "The criteria that differ: stage, period, basis, scope, region, currency, unit."},
	{"left_row", "key", "rangée, à gauche", "row, left", "De la somme du thème suivi.", "Of the sum of the theme followed."},
	{"left_amount", "money", "montant, à gauche", "amount, left", "De la somme du thème suivi.", "Of the sum of the theme followed."},
	{"left_amount_printed", "words", "montant imprimé, à gauche", "amount as printed, left", "De la somme du thème suivi.", "Of the sum of the theme followed."},
	{"left_stage", "code", "étape, à gauche", "stage, left", "De la somme du thème suivi.", "Of the sum of the theme followed."},
	{"left_basis", "code", "durée, à gauche", "span, left", "De la somme du thème suivi.", "Of the sum of the theme followed."},
	{"left_fiscal_from", "code", "premier exercice, à gauche", "first fiscal year, left", "De la somme du thème suivi.", "Of the sum of the theme followed."},
	{"left_fiscal_until", "code", "dernier exercice, à gauche", "last fiscal year, left", "De la somme du thème suivi.", "Of the sum of the theme followed."},
	{"left_scope", "code", "portée, à gauche", "scope, left", "De la somme du thème suivi.", "Of the sum of the theme followed."},
	{"left_region", "words", "région, à gauche", "region, left", "De la somme du thème suivi.", "Of the sum of the theme followed."},
	{"left_perimeter", "words", "périmètre, à gauche", "perimeter, left", "De la somme du thème suivi.", "Of the sum of the theme followed."},
	{"left_evidence", "key", "preuve, à gauche", "evidence, left", "De la somme du thème suivi.", "Of the sum of the theme followed."},
	{"right_row", "key", "rangée, à droite", "row, right", "De la somme de mission.", "Of the core-mission sum."},
	{"right_amount", "money", "montant, à droite", "amount, right", "De la somme de mission.", "Of the core-mission sum."},
	{"right_amount_printed", "words", "montant imprimé, à droite", "amount as printed, right", "De la somme de mission.", "Of the core-mission sum."},
	{"right_stage", "code", "étape, à droite", "stage, right", "De la somme de mission.", "Of the core-mission sum."},
	{"right_basis", "code", "durée, à droite", "span, right", "De la somme de mission.", "Of the core-mission sum."},
	{"right_fiscal_from", "code", "premier exercice, à droite", "first fiscal year, right", "De la somme de mission.", "Of the core-mission sum."},
	{"right_fiscal_until", "code", "dernier exercice, à droite", "last fiscal year, right", "De la somme de mission.", "Of the core-mission sum."},
	{"right_scope", "code", "portée, à droite", "scope, right", "De la somme de mission.", "Of the core-mission sum."},
	{"right_region", "words", "région, à droite", "region, right", "De la somme de mission.", "Of the core-mission sum."},
	{"right_perimeter", "words", "périmètre, à droite", "perimeter, right", "De la somme de mission.", "Of the core-mission sum."},
	{"right_evidence", "key", "preuve, à droite", "evidence, right", "De la somme de mission.", "Of the core-mission sum."},
	{"series", "key", "série", "series", "", ""},
	{"series_kind", "code", "sorte de série", "kind of series", "level, increase, rate ou modes.", "level, increase, rate or modes."},
	{"series_title", "words", "titre de la série", "title of the series", "", ""},
	{"counts", "words", "ce que la série compte", "what the series counts", "", ""},
	{"fiscal_year", "code", "exercice", "fiscal year", "D’avril à mars.", "April to March."},
	{"found", "yes_no", "trouvé", "found", "« no » : aucun document lu ne le donne ; ce n’est pas zéro.", "“no”: no document read gives it; it is not zero."},
	{"thing", "key", "quoi", "thing", "Programme, région ou groupe d’organismes.", "Program, region or group of bodies."},
	{"thing_name", "words", "nom", "name of the thing", "", ""},
	{"line", "code", "ligne", "line", "enters, reaches ou shown : chiffre de programme.", "enters, reaches or shown: a program figure."},
	{"several", "number", "plusieurs chiffres", "several figures", "Combien, quand ils ne sont pas additionnés.", "How many, where they are not added."},
	{"indicator", "key", "indicateur", "indicator", "Clé permanente de l’indicateur.", "Permanent key of the indicator."},
	{"indicator_kind", "code", "sorte d’indicateur", "kind of indicator", "manager_share, payer_share, recurrence.", "manager_share, payer_share, recurrence."},
	{"indicator_words", "words", "indicateur, en mots", "indicator, in words", "", ""},
	{"share_percent", "number", "part, en pour cent", "share, in percent", "Au dixième ; vide quand l’indicateur n’est pas une part ou n’est pas calculé.", "To the tenth; empty when the indicator is no share or is not computed."},
	{"share_printed", "words", "part imprimée", "share as printed", "Avec son mot.", "With its word."},
	{"programmes_managed", "number", "programmes gérés", "programs managed", "", ""},
	{"programme_keys", "key", "clés des programmes", "keys of the programs", "Séparées par un point-virgule.", "Separated by a semicolon."},
	{"not_computed_because", "code", "pas calculé parce que", "not computed because", "", ""},
	{"not_computed_words", "words", "pas calculé, en mots", "not computed, in words", "", ""},
	{"announcement", "key", "annonce", "announcement", "", ""},
	{"gone_since", "date", "ne répond plus depuis", "gone since", "Depuis quand l’adresse ne répond plus.", "Since when the address has not answered."},
	{"sha256", "code", "SHA-256", "SHA-256", "Des octets de la page, quand elle est captée.", "Of the bytes of the page, where it was captured."},
	{"versions", "number", "versions", "versions", "De la page depuis qu’elle est suivie, ou de l’entente : combien de lignes du registre la disent.", "Of the page since it was first followed, or of the agreement: how many rows of the register tell of it."},
	{"events", "number", "changements", "changes", "Entre deux versions du texte.", "Between two versions of the text."},
	{"waiting", "number", "en attente", "waiting", "Montants lus qui attendent une relecture. Rien de ce qu’ils disent n’est publié.", "Amounts read that wait for review. Nothing of what they say is published."},
	{"twin", "address", "même texte, autre langue", "same text, other language", "", ""},
	{"document", "key", "document", "document", "", ""},
	{"lang", "code", "langue", "language", "", ""},
	{"copy_of", "address", "copie de", "copy of", "", ""},
	{"source", "key", "source", "source", "", ""},
	{"question", "key", "question", "question", "", ""},
	{"question_words", "words", "question, en mots", "question, in words", "", ""},
	{"question_state", "code", "état de la question", "state of the question", "Trouvé, en partie, les sources diffèrent, ou un des états de ce qui n’est pas connu.", "Found, in part, the sources differ, or one of the states of not knowing."},
	{"question_state_words", "words", "état, en mots", "state, in words", "", ""},
	{"state_set_by", "code", "état donné par", "state set by", "rule, hand ou request.", "rule, hand or request."},
	{"state_because", "words", "raison de l’état", "reason of the state", "Quand une personne l’a donné.", "Where a person set it."},
	{"answer", "words", "réponse", "answer", "Écrite par une personne, avec les montants comme imprimés ; vide quand les données seules répondent.", "Written by a person, with amounts as printed; empty where the data alone answer."},
	{"evidence_settles", "number", "preuves de la réponse", "evidence of the answer", "", ""},
	{"evidence_for", "number", "preuves dans ce sens", "evidence for it", "", ""},
	{"evidence_against", "number", "preuves dans l’autre", "evidence against it", "", ""},
	{"evidence_asks", "number", "qui pose la question", "who asks it", "", ""},
	{"letters", "number", "lettres prêtes", "letters ready", "", ""},
	{"request", "key", "demande", "request", "La plus récente qui a été envoyée.", "The latest that was sent."},
	{"request_state", "code", "état de la demande", "state of the request", "offered : une lettre prête, rien n’a été envoyé.", "offered: a letter ready, nothing was sent."},
	{"request_state_words", "words", "état de la demande, en mots", "state of the request, in words", "", ""},
	{"body", "key", "organisme public", "public body", "À qui la demande s’adresse.", "To whom the request is addressed."},
	{"body_name", "words", "nom de l’organisme public", "name of the public body", "", ""},
	{"law", "key", "loi", "law", "", ""},
	{"wanted", "words", "document demandé", "document requested", "", ""},
	{"asked_on", "date", "demandé le", "asked on", "", ""},
	{"due_on", "date", "dernier jour", "last day", "Celui qu’a dit l’organisme, sinon le délai de la loi.", "As the body said, else by the time that the law gives."},
	{"days_since", "number", "jours depuis la demande", "days since the request", "Au jour de la parution, sans réponse encore.", "As of the day of the release, with no answer yet."},
	{"days_late", "number", "jours après le dernier jour", "days past the last day", "Au jour de la parution.", "As of the day of the release."},
	{"answered_on", "date", "réponse le", "answered on", "", ""},
	{"mark", "code", "repère", "mark", "La lettre de la bande dans l’image.", "The letter of the band in the picture."},
	{"within", "code", "dans", "within", "Repère de la bande qui contient celle-ci.", "Mark of the band that holds this one."},
	{"ribbon", "code", "bande", "band", "award, payer_part, payer_rest, not_found, used, link, others, other_links.", "award, payer_part, payer_rest, not_found, used, link, others, other_links."},
	{"computed", "yes_no", "calculé", "computed", "Calculé par Sillage, des chiffres que l’adresse permanente montre.", "Computed by Sillage, from the figures that the permanent address shows."},
	{"counted_in_total", "code", "compté dans", "counted in", "enters ou reaches.", "enters or reaches."},
	{"ratio_printed", "words", "rapport", "ratio", "À la première ligne, calculé.", "To the first line, computed."},
}
