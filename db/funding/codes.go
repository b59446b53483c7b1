// Package funding is the vocabulary of Sillage: what money means here, as
// types and rules without input or output. Start reading here. Amounts are
// int64 cents; a float never touches one. docs/model.md tells the rules in
// prose; AllLists names every list of codes in the project, and the CHECKs of
// both databases are tested against it.
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
	RecordFields, RecordReasons,
}
