package funding

import (
	"slices"
	"strconv"
)

// Citable is a kind of thing that has a public id and with it a permanent
// address. Ids are issued at publish and never given to another thing.
type Citable string

const (
	CiteProgramme    Citable = "programme"
	CiteOrganization Citable = "organization"
	CiteAward        Citable = "award"
	CiteFigure       Citable = "figure"
	CiteQuantity     Citable = "quantity"
	CiteStatement    Citable = "statement"
	CiteEvidence     Citable = "evidence"
	CiteDocument     Citable = "document"
	CiteComputed     Citable = "computed"
)

// Citables lists what has a public id.
var Citables = CodeList{"citable", []Code{
	{string(CiteProgramme), "programme", "program", "Identifiants : p1, p2…", "Ids: p1, p2…"},
	{string(CiteOrganization), "organisme", "organization", "Identifiants : o1, o2…", "Ids: o1, o2…"},
	{string(CiteAward), "octroi", "award", "Identifiants : a1, a2…", "Ids: a1, a2…"},
	{string(CiteFigure), "chiffre", "figure", "Identifiants : f1, f2…", "Ids: f1, f2…"},
	{string(CiteQuantity), "nombre", "number", "Identifiants : n1, n2…", "Ids: n1, n2…"},
	{string(CiteStatement), "énoncé", "statement", "Identifiants : s1, s2…", "Ids: s1, s2…"},
	{string(CiteEvidence), "preuve", "evidence", "Identifiants : e1, e2…", "Ids: e1, e2…"},
	{string(CiteDocument), "document", "document", "Identifiants : d1, d2…", "Ids: d1, d2…"},
	{string(CiteComputed), "nombre calculé", "computed number", "Identifiants : c1, c2…", "Ids: c1, c2…"},
}}

var idLetters = map[Citable]string{
	CiteProgramme: "p", CiteOrganization: "o", CiteAward: "a", CiteFigure: "f", CiteQuantity: "n",
	CiteStatement: "s", CiteEvidence: "e", CiteDocument: "d", CiteComputed: "c",
}

// PublicID is the id of a thing: its kind and a number within the kind.
type PublicID struct {
	Kind   Citable
	Number int64
}

// String writes an id as it stands in addresses: "f12".
func (id PublicID) String() string {
	if id.Number <= 0 {
		return ""
	}
	return idLetters[id.Kind] + strconv.FormatInt(id.Number, 10)
}

// ParsePublicID reads what String writes, and nothing else: no zero in front,
// no sign.
func ParsePublicID(text string) (PublicID, bool) {
	if len(text) < 2 {
		return PublicID{}, false
	}
	at := slices.IndexFunc(Citables.Codes, func(c Code) bool { return idLetters[Citable(c.Value)] == text[:1] })
	number, err := strconv.ParseInt(text[1:], 10, 64)
	if at < 0 || err != nil {
		return PublicID{}, false
	}
	id := PublicID{Citable(Citables.Codes[at].Value), number}
	return id, id.String() == text
}

// Why a number is not what it was in an earlier release.
const (
	FirstShown       = "first"
	SourceChanged    = "source_changed"
	Amended          = "amended"
	SourceCorrected  = "source_corrected"
	ReadingCorrected = "reading_corrected"
	DecisionUndone   = "decision_undone"
	OperandsChanged  = "operands_changed"
	OthersCounted    = "others_counted"
	NotRecorded      = "not_recorded"
)

// ChangeReasons lists them, for the citation ledger and its pages.
var ChangeReasons = CodeList{"change_reason", []Code{
	{FirstShown, "première parution", "first release", "Le nombre paraît pour la première fois.", "The number appears for the first time."},
	{SourceChanged, "la source a changé", "the source changed", "Les mots de la source, relue depuis, ne sont plus ceux qui étaient cités.", "The source was read again and its words are no longer those cited."},
	{Amended, "montant modifié depuis", "amount amended since", "L’ancien montant était juste à sa date ; une version suivante le modifie.", "The earlier amount was right at its date; a later version amends it."},
	{SourceCorrected, "chiffre corrigé par une source", "figure corrected by a source", "Une source dit que l’ancien montant était inexact.", "A source says that the earlier amount was wrong."},
	{ReadingCorrected, "notre lecture a été corrigée", "our reading was corrected", "Nous avions mal lu la source.", "We had misread the source."},
	{DecisionUndone, "une décision a été annulée", "a decision was undone", "Une correction ou un rapprochement en vigueur quand le nombre a été cité ne l’est plus.", "A correction or a match in force when the number was cited is so no longer."},
	{OperandsChanged, "des chiffres dont il est tiré ont changé", "figures it came from have changed", "Chacun a sa propre raison.", "Each has its own reason."},
	{OthersCounted, "il est tiré d’autres chiffres", "it comes from other figures", "Des chiffres ont été ajoutés ou ne comptent plus.", "Figures were added or no longer count."},
	{NotRecorded, "raison non consignée", "reason not recorded", "", ""},
}}

// RecordedReasons are those that a publisher may give in writing.
var RecordedReasons = []string{SourceChanged, Amended, SourceCorrected, ReadingCorrected, DecisionUndone, OthersCounted}
