package view

import "net/url"

// Kind is what an address opens.
type Kind string

const (
	HomeAt           Kind = "home"
	ProgrammesAt     Kind = "programmes"
	OrganizationsAt  Kind = "organizations"
	AwardsAt         Kind = "awards"
	FiguresAt        Kind = "figures"
	StatementsAt     Kind = "statements"
	QuantitiesAt     Kind = "quantities"
	EvidenceAt       Kind = "evidence"
	ComputedAt       Kind = "computed"
	SourcesAt        Kind = "sources"
	DocumentsAt      Kind = "documents"
	AnnouncementsAt  Kind = "announcements"
	IndicesAt        Kind = "indices"
	MethodAt         Kind = "method"
	SearchAt         Kind = "search"
	ReplyAt          Kind = "reply"
	ComparesAt       Kind = "compare"
	PairsAt          Kind = "pairs"
	SeriesAt         Kind = "series"
	BesideAt         Kind = "beside"
	InsteadAt        Kind = "instead"
	IndicatorsAt     Kind = "indicators"
	CiteAt           Kind = "cite"
	QuestionsAt      Kind = "questions"
	RequestsAt       Kind = "requests"
	RecordsAt        Kind = "records"
	ReturnsAt        Kind = "returns"
	RegisterBodiesAt Kind = "register_organizations"
	RegisterSumsAt   Kind = "register_sums"
)

// Words are the words of each language in the addresses of the site: French
// first, then English.
var words = map[Kind][2]string{
	HomeAt:           {"", ""},
	ProgrammesAt:     {"programmes", "programs"},
	OrganizationsAt:  {"organismes", "organizations"},
	AwardsAt:         {"octrois", "awards"},
	FiguresAt:        {"chiffres", "figures"},
	StatementsAt:     {"enonces", "statements"},
	QuantitiesAt:     {"nombres", "quantities"},
	EvidenceAt:       {"preuves", "evidence"},
	ComputedAt:       {"calculs", "computed"},
	SourcesAt:        {"sources", "sources"},
	DocumentsAt:      {"documents", "documents"},
	AnnouncementsAt:  {"annonces", "announcements"},
	IndicesAt:        {"indices", "indices"},
	MethodAt:         {"methode", "method"},
	SearchAt:         {"chercher", "search"},
	ReplyAt:          {"repondre", "reply"},
	ComparesAt:       {"comparer", "compare"},
	PairsAt:          {"paires", "pairs"},
	SeriesAt:         {"series", "series"},
	BesideAt:         {"cote-a-cote", "side-by-side"},
	InsteadAt:        {"a-la-place", "instead"},
	IndicatorsAt:     {"indicateurs", "indicators"},
	CiteAt:           {"citer", "cite"},
	QuestionsAt:      {"questions", "questions"},
	RequestsAt:       {"demandes", "requests"},
	RecordsAt:        {"enregistrements", "records"},
	ReturnsAt:        {"declarations", "returns"},
	RegisterBodiesAt: {"organismes-des-registres", "organizations-of-registers"},
	RegisterSumsAt:   {"sommes-par-organisme", "sums-by-organization"},
}

// Href is the address of a list or page, as "/fr/octrois", or of one thing in
// it when a key is given, as "/fr/octrois/KEY". Routes are made from it too,
// so that links and routes cannot part.
func Href(lang Lang, kind Kind, key string) string {
	word := words[kind][0]
	if lang == English {
		word = words[kind][1]
	}
	at := "/" + string(lang) + "/" + word
	if key != "" {
		at += "/" + url.PathEscape(key)
	}
	return at
}
