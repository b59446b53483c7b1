package dbtest

import (
	"sillage/db/funding"
	"sillage/db/work"
)

// ask adds to the small world three questions, a law that is said to apply to
// a ministry and to a private foundation alike, and one request that was sent.
func ask(b work.Batch) work.Batch {
	question := func(id string, position int, rule string) funding.Question {
		return funding.Question{ID: id, Position: position, FR: "Question d’essai " + id, EN: "Test question " + id, DependsFR: "synthétique", DependsEN: "synthetic", Rule: rule}
	}
	b.Questions = []funding.Question{question("payeurs", 1, "payer_shares"), question("receveurs", 2, "recipients"), question("sommes", 3, "evidence"), question("usages", 4, "evidence")}
	b.QuestionEvidence = []funding.QuestionEvidence{
		{Programme: "essai", Question: "payeurs", Position: 1, Side: "settles", About: "X0002-1", NoteFR: "remarque synthétique", NoteEN: "synthetic note"},
		{Programme: "essai", Question: "usages", Position: 2, Side: "for", About: "X0003-2"},
		{Programme: "essai", Question: "usages", Position: 3, Side: "against", About: "X0005-1"},
		{Programme: "essai", Question: "sommes", Position: 4, Side: "asks", About: "X0005-1"},
		{Programme: "essai", Question: "sommes", Position: 5, Side: "beside", About: "X0005-2"},
	}
	b.QuestionAnswers = []funding.QuestionAnswer{{Programme: "essai", Question: "payeurs",
		AnswerFR: "Par le fonds d’essai, {amount:X0002-1}{mark:X0002-1}.", AnswerEN: "Through the test fund, {amount:X0002-1}{mark:X0002-1}."}}
	b.AccessLaws = []funding.AccessLaw{{ID: "loi-essai", NameFR: "Loi d’essai (synthétique)", NameEN: "Test Act (synthetic)", CitationFR: "L.E. ch. 1", CitationEN: "T.A. c. 1",
		OfficerFR: "Responsable d’essai", OfficerEN: "Test officer", DelayDays: 20, ExtensionDays: 10, AddressFR: "https://example.test/loi", AddressEN: "https://example.test/act", Langs: []string{"fr"}}}
	b.LawsOfBodies = []funding.LawOfBody{{Organization: "ministere-exemple", Law: "loi-essai", Why: "synthetic"}, {Organization: "fondation-exemple", Law: "loi-essai", Why: "synthetic, and private"}}
	for i, id := range []string{"payeurs", "receveurs", "sommes", "usages"} {
		b.WantedDocuments = append(b.WantedDocuments, funding.WantedDocument{Question: id, Position: i + 1, FR: "L’entente avec {manager} pour « {programme} ».", EN: "The agreement with {manager} for “{programme}”."})
	}
	b.Requests = []funding.Request{{Key: "request-essai", AskedOn: "2026-11-01", Body: "ministere-exemple", Law: "loi-essai", Programme: "essai", Question: "sommes"}}
	return b
}
