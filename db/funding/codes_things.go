package funding

// PartyKind says what stands in the place of a payer or receiver.
type PartyKind string

const (
	Named    PartyKind = "organization"
	Class    PartyKind = "class"
	Joint    PartyKind = "joint"
	NotNamed PartyKind = "not_named"
)

// PartyKinds lists them.
var PartyKinds = CodeList{"party_kind", []Code{
	{"organization", "organisme nommé", "named organization", "", ""},
	{"class", "ensemble sans noms", "class without names", "", ""},
	{"joint", "plusieurs ensemble", "several together", "Parts inconnues : la somme compte une fois pour le programme et pour aucun membre seul.", "Shares unknown: the sum counts once for the programme and for no single member."},
	{"not_named", "non nommé", "not named", "", ""},
}}

// Status of an award.
type Status string

// Statuses lists them.
var Statuses = CodeList{"status", []Code{
	{"active", "en cours", "active", "", ""},
	{"completed", "terminé", "completed", "", ""},
	{"cancelled", "annulé", "cancelled", "", ""},
	{"not_stated", "état non précisé", "status not stated", "", ""},
}}

// Rank of a source for what it says.
type Rank string

// Ranks lists them.
var Ranks = CodeList{"rank", []Code{
	{"primary", "source primaire", "primary source", "Celui qui paie, gère ou reçoit, ou l’éditeur de l’acte.", "The payer, manager, receiver or the publisher of the act."},
	{"secondary", "source secondaire", "secondary source", "Presse, critique, tiers.", "Press, critic, third party."},
	{"mirror", "reprise", "reprint", "Copie d’un texte paru ailleurs.", "A copy of a text published elsewhere."},
}}

// Speaker says who speaks in a document: the tie-breaker of the choice of the
// figure shown.
type Speaker string

// Speakers lists them in the order in which they are preferred.
var Speakers = CodeList{"speaker", []Code{
	{"payer", "qui paie", "payer", "", ""},
	{"manager", "qui gère", "manager", "", ""},
	{"receiver", "qui reçoit", "receiver", "", ""},
	{"partner", "partenaire", "partner", "Livre des services du programme pour qui le gère ; les sommes dont il parle ne lui sont pas toutes versées.", "Delivers services of the programme for its manager; not all the sums it speaks of are paid to it."},
	{"third_party", "tiers", "third party", "", ""},
	{"umbrella", "regroupement", "umbrella group", "", ""},
	{"press", "presse", "press", "", ""},
	{"mirror", "reprise", "reprint", "", ""},
}}

// DocumentKinds lists what a document is.
var DocumentKinds = CodeList{"document_kind", []Code{
	{"release", "communiqué", "release", "", ""},
	{"official_record", "document officiel", "official record", "", ""},
	{"payer_page", "page de qui paie", "payer’s page", "", ""},
	{"receiver_page", "page de qui reçoit", "receiver’s page", "", ""},
	{"annual_report", "rapport annuel", "annual report", "", ""},
	{"report", "rapport", "report", "", ""},
	{"study", "étude", "study", "", ""},
	{"position_paper", "prise de position", "position paper", "", ""},
	{"press", "article de presse", "press article", "", ""},
	{"press_review", "revue de presse", "press review", "", ""},
	{"aggregator", "agrégateur", "aggregator", "", ""},
	{"dataset", "jeu de données", "dataset", "", ""},
}}

// EvidenceStates lists how evidence is held.
var EvidenceStates = CodeList{"evidence_state", []Code{
	{"captured", "capturé", "captured", "Une copie est conservée avec son SHA-256.", "A copy is kept with its SHA-256."},
	{"cited", "cité", "cited", "L’adresse et le fragment sont notés ; aucune copie n’est conservée.", "The address and the fragment are noted; no copy is kept."},
}}

// AddressStates lists whether an address still answers.
var AddressStates = CodeList{"address_state", []Code{
	{"alive", "répond", "alive", "", ""},
	{"gone", "ne répond plus", "gone", "", ""},
	{"not_tried", "non vérifiée", "not tried", "", ""},
}}

// EventKinds lists what may differ between two versions of an announcement.
var EventKinds = CodeList{"event_kind", []Code{
	{"amount", "montant changé", "amount changed", "Un montant du texte n’est plus le même.", "An amount in the text is not the same."},
	{"party", "partie changée", "party changed", "Un organisme nommé dans un rôle n’est plus le même.", "A body named in a role is not the same."},
	{"date", "date changée", "date changed", "La date que la page porte n’est plus la même.", "The date that the page bears is not the same."},
	{"title", "titre changé", "title changed", "", ""},
	{"words", "mots changés", "words changed", "Le texte a changé ailleurs que dans un montant, une partie ou une date.", "The text changed elsewhere than in an amount, a party or a date."},
}}

// OrganizationKinds lists what an organization is.
var OrganizationKinds = CodeList{"organization_kind", []Code{
	{"government", "gouvernement", "government", "", ""},
	{"ministry", "ministère", "ministry", "", ""},
	{"fund", "fonds", "fund", "Une ligne budgétaire de son propriétaire, pas un second payeur.", "A budget line of its owner, not a second payer."},
	{"public_body", "organisme public", "public body", "", ""},
	{"municipality", "municipalité", "municipality", "", ""},
	{"foundation", "fondation", "foundation", "", ""},
	{"nonprofit", "organisme sans but lucratif", "non-profit", "", ""},
	{"umbrella", "regroupement", "umbrella group", "", ""},
	{"company", "entreprise", "company", "", ""},
	{"university", "université", "university", "", ""},
	{"media", "média", "media", "", ""},
	{"unknown", "nature non précisée", "kind not stated", "", ""},
}}

// StatementKinds lists what somebody said.
var StatementKinds = CodeList{"statement_kind", []Code{
	{"study", "étude", "study", "", ""},
	{"position", "position", "position", "", ""},
	{"claim", "affirmation", "claim", "Ce que son auteur affirme ; n’est pas une étape de l’argent.", "What its author claims; not a stage of money."},
	{"rule", "règle", "rule", "", ""},
	{"condition", "condition", "condition", "", ""},
	{"role", "rôle", "role", "Qui fait quoi, sans montant.", "Who does what, without an amount."},
}}

// StatementRoles lists what a party is to a statement.
var StatementRoles = CodeList{"statement_role", []Code{
	{"author", "auteur", "author", "", ""},
	{"sponsor", "commanditaire", "sponsor", "A payé l’étude.", "Paid for the study."},
}}

// Verbs lists the governance links.
var Verbs = CodeList{"verb", []Code{
	{"sits_on", "prend part à la gouvernance de", "takes part in the governance of", "Siège au conseil, y est représenté ou administre : les mots de la source disent lequel.", "Sits on the board, is represented there or administers: the words of the source say which."},
	{"created", "a créé", "created", "", ""},
	{"funds", "finance", "funds", "", ""},
	{"manages_for", "gère pour", "manages for", "Courant, et n’implique aucune faute.", "Common, and implies no fault."},
}}

// Relations lists how two figures, quantities or statements relate.
var Relations = CodeList{"relation", []Code{
	{"same_fact", "même fait", "same fact", "Une quantité, un périmètre, plusieurs sources.", "One quantity, one perimeter, several sources."},
	{"conflicts", "en conflit", "conflicts", "Même quantité, valeurs que ni le pas ni le qualificatif n’expliquent.", "Same quantity, values that neither step nor qualifier explains."},
	{"corrects", "corrige", "corrects", "L’autre était erroné.", "The other was wrong."},
	{"amends", "modifie", "amends", "L’autre était juste alors.", "The other was right then."},
	{"replaces", "remplace", "replaces", "Un autre plan.", "Another plan."},
	{"other_stage", "autre étape", "other stage", "", ""},
	{"other_basis", "autre durée", "other basis", "", ""},
	{"other_perimeter", "autre périmètre", "other perimeter", "", ""},
	{"answers", "répond à", "answers", "Un résultat répond à une cible de même unité.", "A result answers a target of the same unit."},
	{"unrelated", "sans rapport", "unrelated", "Jumeaux jamais fusionnés, avec la raison.", "Twins never merged, with the reason."},
	{"part_of", "partie de", "part of", "Sur un axe, jamais entre deux axes.", "Within one axis, never across two."},
}}

// Axes lists along what a part belongs to its whole.
var Axes = CodeList{"axis", []Code{
	{"payer", "qui paie", "payer", "", ""},
	{"use", "usage", "use", "", ""},
	{"region", "région", "region", "", ""},
	{"year", "année", "year", "", ""},
	{"recipient", "récipiendaire", "recipient", "", ""},
	{"manager", "gestionnaire", "manager", "", ""},
}}

// QuantityRoles lists what a number that is not money is.
var QuantityRoles = CodeList{"quantity_role", []Code{
	{"target", "cible", "target", "", ""},
	{"result", "résultat", "result", "", ""},
	{"count", "nombre", "count", "", ""},
}}

// Verdicts lists what the checks say of a value. The row stays visible.
var Verdicts = CodeList{"verdict", []Code{
	{"ok", "retenu", "ok", "", ""},
	{"suspect", "douteux", "suspect", "", ""},
	{"excluded", "écarté", "excluded", "", ""},
}}

// SourceStates lists whether a source's live layout was seen.
var SourceStates = CodeList{"source_state", []Code{
	{"proven", "source éprouvée", "proven source", "", ""},
	{"unproven", "source non éprouvée", "unproven source", "Sa page réelle n’a pas encore été lue : elle n’entre dans aucun total.", "Its live page has not been read yet: it enters no total."},
}}

// SourceKinds lists what a source brings.
var SourceKinds = CodeList{"source_kind", []Code{
	{"register", "registre de faits vérifiés", "register of checked facts", "", ""},
	{"announcements", "annonces", "announcements", "", ""},
	{"records", "registre d’octrois", "grant records", "", ""},
	{"index", "indice de prix", "price index", "", ""},
}}

// Reasons lists why a row enters neither or only one of the two totals.
// Aside marks those that pages show as a line beside the totals.
var Reasons = CodeList{"not_counted_because", []Code{
	{"amount_not_found", "montant non trouvé", "amount not found", "", ""},
	{"corrected", "corrigé par une autre source", "corrected by another source", "", ""},
	{"excluded", "valeur écartée", "value excluded", "", ""},
	{"unproven_source", "source non éprouvée", "unproven source", "", ""},
	{"not_whole", "somme par récipiendaire ou moyenne", "per recipient or average", "", ""},
	{"another_figure_shown", "un autre chiffre du même octroi est montré", "another figure of the same award is shown", "", ""},
	{"payer_part", "part d’un autre octroi, par qui paie", "payer part of another award", "", ""},
	{"part_of_whole", "déjà dans un ensemble compté", "already inside a counted whole", "", ""},
	{"parts_counted", "ses parties nommées sont comptées", "its named parts are counted", "", ""},
	{"programme_figure", "chiffre de programme, comparé et jamais ajouté", "programme figure, compared and never added", "", ""},
	{"private_money", "argent privé", "private money", "", ""},
	{"mixed_money", "argent public et privé, parts non précisées", "public and private money, shares not stated", "", ""},
	{"money_not_stated", "provenance non précisée", "money not stated", "", ""},
	{"form_not_stated", "forme non précisée", "form not stated", "", ""},
	{"loan", "prêt", "loan", "", ""},
	{"in_kind", "don en nature", "in kind", "", ""},
	{"tax_credit", "crédit d’impôt", "tax credit", "", ""},
	{"mixed_form", "formes mêlées", "mixed forms", "", ""},
	{"origin_not_stated", "origine non précisée", "origin not stated", "", ""},
	{"own_contribution", "contribution propre d’un gestionnaire", "a manager’s own contribution", "", ""},
	{"hop_not_stated", "parcours non précisé", "path not stated", "", ""},
	{"passed_on_to_intermediary", "même argent, remis à un gestionnaire ou partenaire", "same money, passed to a manager or partner", "", ""},
	{"chain_not_public", "aucun octroi public trouvé en amont", "no public award found upstream", "", ""},
	{"other_currency", "autre devise que celle des totaux", "another currency than that of the totals", "", ""},
}}

// ManagerParts lists what became of the money a manager received.
var ManagerParts = CodeList{"manager_part", []Code{
	{"passed_on_by_name", "remis, récipiendaires nommés", "passed on by name", "", ""},
	{"passed_on_not_named", "remis, récipiendaires non nommés", "passed on, recipients not named", "", ""},
	{"used_by_manager", "utilisé par le gestionnaire", "used by the manager", "Services donnés aux groupes, administration ; ce n’est pas dit lequel.", "Services given to groups, administration; which is not said."},
	{"not_found", "non trouvé dans les documents lus", "not found in the documents read", "", ""},
}}

// Unknowns lists the four states of not knowing.
var Unknowns = CodeList{"unknown", []Code{
	{"not_found", "non trouvé dans les documents lus", "not found in the documents read", "Les documents lus sont nommés.", "The documents read are named."},
	{"absent", "absent du document", "absent from the document", "Le document entier, capturé, qui devrait le dire ne le dit pas.", "The whole captured document that should say it does not."},
	{"asked", "demandé", "asked", "Par une loi d’accès, sans réponse encore : ici seulement des jours sont comptés.", "Under an access law, no answer yet: only here are days counted."},
	{"refused", "refusé", "refused", "", ""},
	{"not_held", "non détenu", "not held", "", ""},
}}
