package work

import (
	"strings"

	"sillage/db/funding"
)

// questions writes what the edition asks, answers and requests.
func (w *writer) questions(in Batch) {
	for _, q := range in.Questions {
		w.put("question", "id position question_fr question_en depends_fr depends_en rule", q.ID, q.Position, q.FR, q.EN, q.DependsFR, q.DependsEN, q.Rule)
	}
	for _, e := range in.QuestionEvidence {
		w.put("question_evidence", "programme_key question_id position side about_key note_fr note_en",
			e.Programme, e.Question, e.Position, e.Side, e.About, e.NoteFR, e.NoteEN)
	}
	for _, a := range in.QuestionAnswers {
		w.put("question_answer", "programme_key question_id state why_fr why_en answer_fr answer_en",
			a.Programme, a.Question, null(a.State), a.WhyFR, a.WhyEN, a.AnswerFR, a.AnswerEN)
	}
	for _, d := range in.WantedDocuments {
		w.put("wanted_document", "question_id programme_key position words_fr words_en", d.Question, d.Programme, d.Position, d.FR, d.EN)
	}
	for _, l := range in.AccessLaws {
		w.accessLaw(l)
	}
	for _, r := range in.LawReadings {
		w.put("access_law_reading", "law_id says address as_of words lang consulted_on",
			r.Law, r.Says, r.Address, string(r.AsOf), r.Words, r.Lang, string(r.ConsultedOn))
	}
	for _, l := range in.LawsOfBodies {
		w.put("law_of_body", "organization_key law_id why", l.Organization, l.Law, l.Why)
	}
	for _, r := range in.Requests {
		w.put("request", "key asked_on body_key law_id programme_key question_id due_on answered_on outcome address",
			r.Key, string(r.AskedOn), r.Body, r.Law, r.Programme, r.Question, string(r.DueOn), string(r.AnsweredOn), null(r.Outcome), r.Address)
	}
}

func (w *writer) accessLaw(l funding.AccessLaw) {
	w.put("access_law", "id name_fr name_en citation_fr citation_en officer_fr officer_en delay_days extension_days address_fr address_en langs listed_bodies verified note_fr note_en",
		l.ID, l.NameFR, l.NameEN, l.CitationFR, l.CitationEN, l.OfficerFR, l.OfficerEN, l.DelayDays, l.ExtensionDays, l.AddressFR, l.AddressEN,
		strings.Join(l.Langs, ";"), l.ListedBodies, l.Verified, l.NoteFR, l.NoteEN)
}
