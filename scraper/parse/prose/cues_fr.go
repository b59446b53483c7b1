package prose

import (
	"slices"
	"strings"
	"sync"
)

var frenchTable = sync.OnceValue(func() *cueTable { return compile(frenchCues()) })

// er lists the forms of regular verbs that have a subject: "accorde", "ont
// accordé", "accordera", "accorder".
func er(stems ...string) []string {
	var out []string
	for _, s := range stems {
		soft := s // before a and o: "partageait", "annonçait"
		switch {
		case strings.HasSuffix(s, "g"):
			soft = s + "e"
		case strings.HasSuffix(s, "c"):
			soft = strings.TrimSuffix(s, "c") + "ç"
		}
		out = append(out, s+"e", s+"ent", s+"era", s+"eront", s+"er", s+"erait", s+"eraient", soft+"ons", s+"erons", soft+"ait", soft+"aient", soft+"ant", soft+"a", s+"èrent")
		out = append(out, compound(s+"é", s+"és", s+"ée", s+"ées")...)
	}
	return out
}

// compound are the forms with an auxiliary.
func compound(participles ...string) []string {
	var out []string
	for _, p := range participles {
		for _, a := range []string{"a", "ont", "avons", "avait", "avaient", "aura", "auront", "ayant", "a déjà", "ont déjà", "avait déjà", "a aussi", "a également", "a récemment", "avait également"} {
			out = append(out, a+" "+p)
		}
	}
	return out
}

// participles are the four forms of "accordé".
func participles(stems ...string) []string {
	var out []string
	for _, s := range stems {
		out = append(out, s+"é", s+"ée", s+"és", s+"ées")
	}
	return out
}

// agreeing are the four forms of "reçu".
func agreeing(words ...string) []string {
	var out []string
	for _, w := range words {
		out = append(out, w, w+"e", w+"es", strings.TrimSuffix(w, "s")+"s")
	}
	return out
}

// seen are the forms of "se voit accorder", whose subject receives.
func seen(infinitives ...string) []string {
	var out []string
	for _, i := range infinitives {
		for _, v := range []string{"se voit", "se voient", "se verra", "se verront", "s est vu", "s est vue", "se sont vu", "se sont vus", "se sont vues", "s était vu", "s étaient vu"} {
			out = append(out, v+" "+i)
		}
	}
	return out
}

// list splits a table's cell: phrases between bars.
func list(phrases string) []string {
	out := strings.Split(phrases, "|")
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}

// Verbs by what their subject does.
var (
	givingFR   = []string{"accord", "vers", "inject", "consacr", "débloqu", "allou", "attribu", "financ", "affect", "destin", "décern", "dégag", "subventionn", "cofinanc", "engag", "souscri", "ajout", "renouvel", "donn", "dédi", "rajout", "assum", "apport", "octroy", "débours", "réserv", "pay"}
	managingFR = []string{"gèr", "administr", "pilot", "redistribu", "distribu", "répartir", "chapeaut", "coordonn"}
)

func frenchCues() map[cue][]string {
	t := map[cue][]string{}
	for _, part := range []map[cue][]string{frenchNumbers(), frenchMoney(), frenchSpans(), frenchRoles(), frenchStages(), frenchBodies()} {
		for c, phrases := range part {
			t[c] = append(t[c], phrases...)
		}
	}
	return t
}

func frenchNumbers() map[cue][]string {
	return map[cue][]string{
		cueAtLeast: slices.Concat(list(`plus de|plus d|au moins|un minimum de|minimum de|minimal de|minimale de|au minimum|au delà de|
			supérieur à|supérieure à|supérieurs à|pas moins de|dépasse|dépassent|dépassera|dépassait|dépassant|dépasser|a dépassé|excède|excédant|excédait|
			passé le cap des|franchit le cap des|à partir de|à compter de`)),
		cueAbout: list(`près de|près d|environ|quelque|quelques|autour de|autour d|de l ordre de|de l ordre d|approximativement|à peu près|presque|
			aux alentours de|aux environs de|avoisine|avoisinant|avoisinera|frôle|frôlant|estimé à|estimée à|estimés à|estimées à|approchant|un peu moins ou plus de|à peine plus ou moins de`),
		cueUpTo: list(`jusqu à|jusqu à un maximum de|jusqu à hauteur de|un maximum de|maximum de|maximum d|maximal de|maximale de|maximaux de|maximales de|moins de|moins d|un peu moins de|au plus|
			au maximum|tout au plus|plafond de|plafonné à|plafonnée à|plafonnés à|plafonnées à|n excédant pas|n excède pas|n excéderont pas|ne dépasse pas|ne dépassant pas|
			ne dépassera pas|ne dépassent pas|ne peut dépasser|ne peut excéder|ne pourra dépasser|ne pourra excéder|pouvant atteindre|pourra atteindre|pourraient atteindre|peut atteindre|peuvent atteindre|pourrait atteindre|
			pouvant aller jusqu à|inférieur à|inférieure à|inférieurs à|limité à|limitée à|à concurrence de|jusqu à concurrence de|allant jusqu à`),
		cueAtLeastAfter: list(`ou plus|et plus|au moins|au minimum|minimum`),
		cueAboutAfter:   list(`environ|approximativement`),
		cueUpToAfter:    list(`au maximum|maximum|au plus|et moins|ou moins|tout au plus`),
		cueFiller:       list(`le|la|l|les|un|une|des|de|du|d|total|totale|somme|montant|enveloppe|budget|valeur|quelque`),
		cueChange: slices.Concat(er("major", "bonifi", "rehauss", "pass", "port", "augment", "hauss", "grimp", "bondi", "diminu", "recul"), participles("pass", "port", "augment", "hauss", "major", "bonifi", "rehauss"),
			list(`fait passer|passant|bonifié|bonifiée|bonifiés|puis|réduit|réduite|chute|chuté|paliers|échelons|niveaux`)),
		cueAfterNumber: list(`pour|à|au|aux|en|sur|par|et|ou|dans|afin|dont|qui|que|est|sont|sera|seront|a|ont|était|étaient|au|d ici|depuis|chez|lors|soit|avec|ainsi|
			de plus|permettront|permettra|proviennent|provient|vont|va|iront|ira|servira|serviront|seulement|annuellement|déjà|reste|restent`),
	}
}

func frenchMoney() map[cue][]string {
	return map[cue][]string{
		cueMoneyNoun: list(`dollars|dollar|argent|argents|aide|aides|financement|financements|fonds|investissement|investissements|subvention|subventions|somme|sommes|montant|montants|
			enveloppe|enveloppes|budget|budgets|budgétaire|crédit|crédits|contribution|contributions|prêt|prêts|bourse|bourses|don|dons|soutien financier|appui financier|appui|
			aide financière|manque à gagner|rehaussement|rehaussements|bonification|bonifications|indexation|salaires|dépenses|revenus|coût|coûts|mise de fonds|mise|versements|versement|
			besoins|déficit|surplus|allocation|allocations|prix|campagne|subsides|octroi|octrois|ressources financières|fonds publics|argent neuf|compensation|injecte|investit|investira|investir|
			débloque|verse|accorde|octroie|consacre|économies|allègements|loyer|facture|dette|recettes|chiffre d affaires|hausse|coupures|coupes|revendication|revendications|demandes financières`),
		cueMoneyAdjective: list(`supplémentaires|supplémentaire|additionnels|additionnel|récurrents|récurrent|restants|restant|prévus|prévu|annoncés|annoncé|promis|manquants|
			non récurrents|par an|par année|annuels|annuel|octroyés|accordés|investis|versés|disponibles`),
		cuePeople: list(`usagers|usagères|parents|aînés|aînées|employés|employées|agriculteurs|agricultrices|ménage|familles|locataires|propriétaires|contribuables|consommateurs|québécois|québécoises|population|habitants|personnes|citoyens|visiteurs|visites|abonnés|utilisateurs|clients|élèves|étudiants|membres|ménages|repas|arbres|tonnes|hectares|km|heures|
			téléchargements|vues|exemplaires|logements|foyers|travailleurs|bénévoles|emplois|spectateurs|touristes|passagers|électeurs|canadiens|canadiennes`),
		cueNeed: slices.Concat(er("demand", "réclam", "revendiqu", "exig", "souhait", "espèr", "manqu", "sollicit", "recommand", "suggèr"), participles("demand", "réclam", "revendiqu", "sollicit", "souhait", "espèr"),
			list(`à trouver|il reste|espérait|espéraient|espérer|demandes reçues|demandes totalisant|demandes d une valeur|recommandation|recommandations|refusé|refusée|s est vu refuser|avait refusé|manque à gagner|besoin|besoins|nécessaire|nécessaires|nécessiterait|nécessiteraient|nécessitera|nécessiteront|nécessitent|nécessite|il faudrait|il faut|faudrait|il manque|sous financement|sous financés|sous financées|insuffisance|
				attendent|attend|attendait|attendaient|attendu|attendus|attendue|revendication|revendications|demande|demandes|écart|
				devrait investir|devraient investir|devrait être|devrait s attendre|requis|requise|appelle à|appellent à|plaide|plaident|en attente|pétition|souhaiterait|souhaiteraient|
				déficit|déficit d entretien|déficitaire`)),
		cueValue: slices.Concat(er("coût"), list(`dégâts|budget du projet|budget total du projet|budget des travaux|budget de construction|activité économique|part du promoteur|contribution du promoteur|représenterait|représenteraient|coûterait|coûteraient|dommages|pertes|marché de|projet totalisant|projet représente|projets représentent|facture|factures|vaut|vaudra|valait|chantier de|estimé à|estimée à|estimés à|estimées à|valeur|valeurs|évalué à|évaluée à|évalués à|évaluées à|investissements totaux|projets évalués à|coût|coûts|coûtera|coûte|coûtent|coûter|coûteront|coût total|retombées|effet de levier|levier|investissements privés|investissement privé|
			toutes sources confondues|totaliseront|projets totalisant|générer des investissements|générera|généreront|généré|généré des|susciter|susciteront|
			mise de fonds des promoteurs|valant|valent|montage financier|mobilisera|mobiliser des investissements`)),
		cueIncome: list(`doté d un capital de|dotée d un capital de|dispose d un capital de|son capital de|règlement d emprunt|prêt hypothécaire|hypothèque|emprunter|empruntera|emprunté|perdu|commerce entre|économiser|économise|économisent|épargner|importe|importent|exporte|exportent|ristourne|ristournes|dividendes|emprunt de|un emprunt|emprunts|des économies de|économie de|en économies|commerce bilatéral|échanges commerciaux|son budget annuel|leur budget annuel|d un budget annuel|perte|pertes|budget d investissement|budget municipal|taxe|budget de fonctionnement|budget d exploitation|revenu|revenus|chiffre d affaires|chiffre d affaire|gagnant|gagnent|gagne|dépensent|dépensé|dépensés|dépensait|fonds de dotation|droits de scolarité|salaire|salaires|rémunération|rémunérations|dépense|dépenses|pib|produit intérieur brut|ventes|recettes|bénéfices|
			bénéfice net|profits|profit|actif|actifs|masse salariale|économie|loyer|loyers|dette|poids économique|excédent|surplus|prestation|prestations|exportations|importations|impôt|impôts|taxes|
			apport économique|dépenses totales|encaisse|patrimoine|capitalisation`),
		cueRaised: list(`commanditaires|contribution du milieu|part du milieu|contribution de la communauté|récolté|récoltés|récoltée|récolter|récoltera|récoltent|amassé|amassés|amassée|amasser|amasse|amassent|amassera|amassant|recueilli|recueillis|recueillir|recueillie|recueille|collecté|collectés|collecter|collecte|campagne|campagnes|en dons|dons|
			retenue à la source|retenues à la source|donateurs|donateur|donatrices|souscription|levée de fonds|collecte de fonds|activités de financement|philanthropie des particuliers|
			dons du public|sociofinancement|autofinancement|legs|rapportait|rapporté`),
		cueLimit: list(`projets de moins de|projets de plus de|demandes de plus de|demandes de moins de|clôturé à|acheté|achetée|achetés|prix médian|prix moyen|se loue|se louent|frais|droits de scolarité|droits d accès|taux horaire|tarif|tarifs|tarification|seuil|seuils|amende|amendes|pénalité|pénalités|cotisation|cotisations|prix d entrée|billet|billets|coûte|abonnement|adhésion|supérieur à|supérieure à|inférieur à|inférieure à|
			inférieurs à|supérieurs à|dont le revenu|dont le budget|gagnant moins de|gagnant plus de|facturé|facturés|droits d entrée|caution|franchise|vendu|vendue|vendus|vendues|soumission|soumissions|location|prix de vente`),
		cueSeized: list(`fraudeurs|soutiré|soutirés|escroqué|vol de|saisi|saisie|saisis|saisies|saisir|en espèces|contrebande|confisqué|confisqués|volé|volés|fraude|coquille|erreur|par erreur|erroné|faute de frappe|au lieu de|retourné|retournés|retournée|
			retourner|remis au ministère|remboursé|remboursés|remboursement|rembourser|récupéré|récupérés|récupérée|recouvré|recouvrés|non dépensé|non dépensés|annulé|annulés|annulée|annulées|retirée|retiré|retirés|retirées|détourné|détournés|blanchi`),
		cuePast: list(`avait|avaient|déjà|rappelons|rappelons que|précédent|précédente|précédents|précédentes|l an dernier|l année dernière|l an passé|auparavant|jusqu à maintenant|à ce jour|depuis|antérieur|antérieure|
			s ajoute à|s ajoutent à|s ajoute au|s ajoutent au|s ajoute aux|s ajoutent aux|en plus des|en plus du|en plus de|s ajoutait à|s ajoutaient aux|l an passé|au premier cycle|première phase|phase précédente`),
		cueContrast: list(`mais|distincte|distinct|alors que|tandis que|cependant|toutefois|pendant ce temps|or|contre|tandis|dont|qui|lesquels|comparativement à`),
	}
}
