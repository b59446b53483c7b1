// Package funding is the vocabulary of Sillage: what money means here, as
// types and rules without input or output. Start reading here. Amounts are
// int64 cents; a float never touches one. docs/model.md tells the rules in
// prose; every list of codes in the project stands in this file, and the
// CHECKs of both databases are tested against it.
package funding

// Code is one word of a closed list, with the words that a reader sees.
type Code struct {
	Value     string // as stored and as sent by the API
	FR, EN    string // label, lower case
	MeaningFR string // one sentence for the method page; may be empty
	MeaningEN string
}

// CodeList is a closed list. The schema's CHECKs, the catalogue and the
// method page are all held against it.
type CodeList struct {
	Name  string
	Codes []Code
}

// Has reports whether value is a word of the list.
func (l CodeList) Has(value string) bool {
	_, ok := l.Find(value)
	return ok
}

// Find gives the code of that value.
func (l CodeList) Find(value string) (Code, bool) {
	for _, c := range l.Codes {
		if c.Value == value {
			return c, true
		}
	}
	return Code{}, false
}

// Values lists the stored words in order.
func (l CodeList) Values() []string {
	out := make([]string, len(l.Codes))
	for i, c := range l.Codes {
		out[i] = c.Value
	}
	return out
}

// NotStated is the word for what a source does not say, in every list that
// has it. It is never replaced by a guess.
const NotStated = "not_stated"

// Stage says how far an amount has come.
type Stage string

const (
	Announced Stage = "announced" // promised in public
	Budgeted  Stage = "budgeted"  // voted or printed in a budget
	Committed Stage = "committed" // signed; an amendment is a later version of it
	Paid      Stage = "paid"      // a payment record, audited statement or official return
	Reported  Stage = "reported"  // said afterwards, without a payment record
)

// Stages lists them in the order in which pages show them.
var Stages = CodeList{"stage", []Code{
	{"announced", "annoncé", "announced", "Promis en public.", "Promised in public."},
	{"budgeted", "budgété", "budgeted", "Voté ou imprimé dans un budget.", "Voted or printed in a budget."},
	{"committed", "engagé", "committed", "Signé ; une modification en est une version plus récente.", "Signed; an amendment is a later version of it."},
	{"paid", "versé", "paid", "Un registre de paiement, un état audité ou une déclaration officielle le dit.", "A payment record, an audited statement or an official return says so."},
	{"reported", "rapporté", "reported", "Quelqu’un dit après coup ce qui a été donné, sans registre de paiement.", "Somebody says afterwards what was given, without a payment record."},
}}

// Basis says what span an amount covers.
type Basis string

const (
	OneYear        Basis = "one_year"
	SeveralYears   Basis = "several_years"
	Cumulative     Basis = "cumulative"      // a sum of recurring levels
	RecurringLevel Basis = "recurring_level" // what is given each year from then on
	Increase       Basis = "increase"        // a difference, not a total
)

// Bases lists the spans.
var Bases = CodeList{"basis", []Code{
	{"one_year", "une année", "one year", "", ""},
	{"several_years", "plusieurs années", "several years", "", ""},
	{"cumulative", "cumul", "cumulative", "Somme de niveaux récurrents sur plusieurs années.", "A sum of recurring levels over several years."},
	{"recurring_level", "niveau récurrent", "recurring level", "Ce qui est donné chaque année.", "What is given every year."},
	{"increase", "rehaussement", "increase", "Une différence, pas un total.", "A difference, not a total."},
	{"not_stated", "durée non précisée", "span not stated", "", ""},
}}

// Unit says what one amount is an amount of. Only Whole enters a total.
type Unit string

const (
	Whole        Unit = "whole"
	PerRecipient Unit = "per_recipient"
	Average      Unit = "average"
)

// Units lists them.
var Units = CodeList{"unit", []Code{
	{"whole", "l’ensemble", "whole", "", ""},
	{"per_recipient", "par récipiendaire", "per recipient", "Un plafond ou une somme par groupe ; n’entre dans aucun total.", "A ceiling or a sum per group; enters no total."},
	{"average", "moyenne", "average", "N’entre dans aucun total.", "Enters no total."},
}}

// Qualifier is the word a source puts before a number.
type Qualifier string

const (
	Exact   Qualifier = "exact"
	AtLeast Qualifier = "at_least"
	About   Qualifier = "about"
	UpTo    Qualifier = "up_to"
)

// Qualifiers lists them.
var Qualifiers = CodeList{"qualifier", []Code{
	{"exact", "", "", "", ""},
	{"at_least", "au moins", "at least", "", ""},
	{"about", "environ", "about", "", ""},
	{"up_to", "jusqu’à", "up to", "", ""},
}}

// Hop says where an award's money leads next.
type Hop string

const (
	ToManager    Hop = "to_manager"
	ToPartner    Hop = "to_partner"
	ToRecipient  Hop = "to_recipient"
	HopNotStated Hop = NotStated
)

// Hops lists them.
var Hops = CodeList{"hop", []Code{
	{"to_manager", "vers un gestionnaire", "to a manager", "Celui qui reçoit remettra l’argent à d’autres.", "The receiver will pass the money on."},
	{"to_partner", "vers un partenaire", "to a partner", "Celui qui reçoit livre des services du programme.", "The receiver delivers services of the programme."},
	{"to_recipient", "vers un récipiendaire", "to a recipient", "Celui qui reçoit est au bout du chemin.", "The receiver is the end of the path."},
	{"not_stated", "parcours non précisé", "path not stated", "", ""},
}}

// AwardOrigin says whose money an award passes.
type AwardOrigin string

const (
	OwnBudget       AwardOrigin = "own_budget"
	PassedOn        AwardOrigin = "passed_on"
	OwnContribution AwardOrigin = "own_contribution"
	OriginNotStated AwardOrigin = NotStated
)

// AwardOrigins lists them.
var AwardOrigins = CodeList{"origin", []Code{
	{"own_budget", "budget propre", "own budget", "", ""},
	{"passed_on", "argent transmis", "passed on", "Le même argent, un pas plus loin.", "The same money, one step further."},
	{"own_contribution", "contribution propre", "own contribution", "Un gestionnaire ajoute de son argent.", "A manager adds money of its own."},
	{"not_stated", "origine non précisée", "origin not stated", "", ""},
}}

// Form is the legal kind of an award. Only grants and contracts enter totals.
type Form string

const (
	Grant         Form = "grant"
	Contract      Form = "contract"
	Loan          Form = "loan"
	InKind        Form = "in_kind"
	TaxCredit     Form = "tax_credit"
	MixedForm     Form = "mixed"
	FormNotStated Form = NotStated
)

// Forms lists them.
var Forms = CodeList{"form", []Code{
	{"grant", "subvention", "grant", "", ""},
	{"contract", "contrat", "contract", "", ""},
	{"loan", "prêt", "loan", "", ""},
	{"in_kind", "don en nature", "in kind", "", ""},
	{"tax_credit", "crédit d’impôt", "tax credit", "", ""},
	{"mixed", "formes mêlées", "mixed forms", "", ""},
	{"not_stated", "forme non précisée", "form not stated", "", ""},
}}

// Mode is what the money may be used for: the comparison that the site exists
// for is between core_mission and the others.
type Mode string

const (
	CoreMission      Mode = "core_mission"
	ServiceAgreement Mode = "service_agreement"
	Project          Mode = "project"
	Emergency        Mode = "emergency"
)

// Modes lists them.
var Modes = CodeList{"mode", []Code{
	{"core_mission", "mission", "core mission", "Récurrent et sans affectation : locaux, équipe, gouvernance, la mission elle-même.", "Recurring and unearmarked: premises, staff, governance, the mission itself."},
	{"service_agreement", "entente de service", "service agreement", "Un organisme public achète un service défini.", "A public body buys a defined service."},
	{"project", "projet", "project", "Affecté à un projet et limité dans le temps.", "Earmarked for a project and limited in time."},
	{"emergency", "urgence", "emergency", "", ""},
	{"not_stated", "mode non précisé", "mode not stated", "", ""},
}}

// Scope says who the receivers of a programme are.
type Scope string

// Scopes lists them.
var Scopes = CodeList{"scope", []Code{
	{"community", "communautaire", "community", "", ""},
	{"business", "entreprises", "business", "", ""},
	{"public_network", "réseau public", "public network", "", ""},
	{"households", "ménages", "households", "", ""},
	{"research", "recherche", "research", "", ""},
	{"mixed", "portée mêlée", "mixed scope", "", ""},
	{"not_stated", "portée non précisée", "scope not stated", "", ""},
}}

// Money says who pays from its own budget.
type Money string

const (
	Public         Money = "public"
	Private        Money = "private"
	MixedMoney     Money = "mixed"
	MoneyNotStated Money = NotStated
)

// Moneys lists them.
var Moneys = CodeList{"money", []Code{
	{"public", "argent public", "public money", "", ""},
	{"private", "argent privé", "private money", "Montré, dans aucun total public.", "Shown, in no public total."},
	{"mixed", "public et privé", "public and private", "", ""},
	{"not_stated", "provenance non précisée", "money not stated", "", ""},
}}

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
	{"sits_on", "siège au conseil de", "sits on the board of", "", ""},
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

// AllLists is every closed list, for the schema test and the method page.
var AllLists = []CodeList{
	Stages, Bases, Units, Qualifiers, Hops, AwardOrigins, Forms, Modes, Scopes, Moneys,
	PartyKinds, Statuses, Ranks, Speakers, DocumentKinds, EvidenceStates, AddressStates, EventKinds,
	OrganizationKinds, StatementKinds, StatementRoles, Verbs, Relations, Axes, QuantityRoles,
	Verdicts, SourceStates, SourceKinds, Reasons, ManagerParts, Ribbons, Unknowns,
	InsteadKinds, InsteadUnits, IndicatorKinds, IndicatorGaps,
	Citables, ChangeReasons,
	SeriesKinds, Refusals,
	QuestionStates, QuestionSides, QuestionRules, RequestOutcomes, CardLines,
}
