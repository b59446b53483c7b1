package funding

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
