package release

// registerColumns are the words of the dictionary that only lists of registers
// have.
var registerColumns = []Column{
	{"record", "key", "enregistrement", "record", "Une entente d’un registre : sa clé reste la même d’une parution à l’autre.", "One agreement of a register: its key stays the same from release to release."},
	{"agreement", "words", "numéro chez l’éditeur", "publisher’s number", "Vide pour un particulier.", "Empty for a private person."},
	{"private_person", "yes_no", "particulier", "private person", "Compté, jamais nommé.", "Counted, never named."},
	{"business_number", "code", "numéro d’entreprise", "business number", "Neuf chiffres dont la clé de contrôle est juste ; vide sinon.", "Nine digits whose check digit holds; else empty."},
	{"city", "words", "ville", "city", "", ""},
	{"register_programme", "key", "programme du registre", "program of the register", "Sa clé dans les adresses de la liste.", "Its key in the addresses of the list."},
	{"original_amount", "money", "montant d’origine", "original amount", "Celui de la première version ; n’est additionné à rien.", "That of the first version; added to nothing."},
	{"verdict", "code", "vérification du montant", "check of the amount", "Un mot de la liste verdict ; un montant excluded n’est dans aucune somme.", "A word of the list verdict; an amount excluded is in no sum."},
	{"verdict_reason", "code", "raison de la vérification", "reason of the check", "", ""},
	{"verdict_words", "words", "vérification, en mots", "check, in words", "", ""},
	{"doubts", "code", "valeurs signalées", "values marked", "Chacune en quatre mots : numéro de la version, champ, vérification, raison ; un point-virgule entre elles. La page de l’enregistrement en montre les cellules.", "Each in four words: number of the version, field, check, reason; a semicolon between them. The page of the record shows the cells."},
	{"award_title", "words", "titre", "title", "Comme imprimé ; vide pour un particulier.", "As printed; empty for a private person."},
	{"award_about", "words", "description", "description", "Comme imprimé ; vide pour un particulier.", "As printed; empty for a private person."},
	{"file", "words", "fichier", "file", "Celui où se lit la valeur actuelle.", "The one in which the current value stands."},
	{"file_sha256", "code", "empreinte du fichier", "hash of the file", "SHA-256 des octets reçus.", "SHA-256 of the bytes received."},
	{"file_record", "number", "numéro de ligne", "record number", "Le premier enregistrement après l’en-tête est 1.", "The first record after the header is 1."},
	{"file_column", "words", "colonne du montant", "column of the amount", "", ""},
	{"signed_on", "date", "signé le", "signed on", "", ""},
	{"cell_printed", "words", "cellule du montant", "cell of the amount", "Comme imprimée.", "As printed."},
	{"received_on", "date", "reçu le", "received on", "", ""},
	{"source_state", "code", "état de la source", "state of the source", "proven, ou unproven : ses montants n’entrent dans aucun total.", "proven, or unproven: its amounts enter no total."},
	{"return", "key", "déclaration", "return", "Compte de l’organisme chez l’éditeur, fin de la période, version du formulaire.", "Account of the body with the publisher, end of the period, version of the form."},
	{"ends_on", "date", "fin de la période", "end of the period", "Le dernier jour de l’exercice déclaré.", "The last day of the fiscal period of the return."},
	{"return_line", "code", "ligne du formulaire", "line of the form", "", ""},
	{"line_meaning", "words", "ce que la ligne déclare", "what the line states", "Selon le dictionnaire officiel, en anglais où le français n’était pas à portée.", "According to the official dictionary."},
	{"dictionary", "address", "dictionnaire officiel", "official dictionary", "", ""},
	{"line_count", "number", "nombre déclaré", "number stated", "Quand la ligne n’est pas de l’argent.", "Where the line is no money."},
	{"synthetic", "yes_no", "synthétique", "synthetic", "Un fichier fabriqué pour mesurer le site.", "A file generated to measure the site."},
}
