package view

import (
	"maps"
	"strings"
	"testing"

	"sillage/db/funding"
)

// questionSamples are the sample pages of questions, requests and letters.
func questionSamples(lang Lang) map[string]Page {
	f := func(kind Kind, key string) Frame { return sampleFrame(lang, kind, key) }
	dataide := Link{Text: "DATAide", Href: Href(lang, ProgrammesAt, "dataide")}
	question := Link{Text: word(lang, "Qui paie chaque part\u202f?", "Who pays each share?"), Href: Href(lang, QuestionsAt, "payer-shares")}
	filter := Filter{Action: Href(lang, QuestionsAt, ""), Selects: []Select{{"state", "question_state", nil}, {"law", "law", nil}, {"state2", "asking", nil}, {"question", "question", nil}, {"body", "body", nil}}}
	downloads := []Download{{"questions", "CSV", "/q.csv", 3}, {"requests", "JSON", "/r.json", 0}}
	paging := Paging{Total: 2, First: 1, Last: 2}
	var rows []CardRow
	for _, c := range sampleCards(lang) {
		rows = append(rows, CardRow{Key: c.Key, Programme: dataide, State: c.State, Card: Link{Href: "#"}, Answer: c.Answer, Lines: c.Lines, Letters: c.Letters, Request: c.Request})
	}
	asked := sampleRequest(lang)
	offered := RequestRow{Key: "dataide.payer-shares.mess", State: "offered", Programme: dataide, Question: question, Body: mess(lang), Law: Link{Text: "A-2.1"}, Letter: "/l"}
	law := Law{Name: "Loi synthétique", Citation: "RLRQ, c. X-0", Address: "https://example.org/loi", DelayDays: 20, Extension: 10, Verified: true, Note: "–",
		Readings: []LawReading{{"delay", Quote{Words: "au plus tard dans les vingt jours", Lang: "fr"}, "https://example.org/47", "2018-12-03", "2026-11-25"}, {"extension", Quote{Words: "a reasonable period", Lang: "en"}, "https://example.org/9", "", "2026-11-25"}}}
	bare := Law{Name: "Synthetic Act", Citation: "S.S. 2026, c. 1", Address: "https://example.org/act", DelayDays: 30}
	letter := LetterText{Lang: "fr", Text: "/x.txt", DOCX: "/x.docx", Paragraphs: Letter(French, sampleLetter())}
	return map[string]Page{
		"questions":       QuestionList{f(QuestionsAt, ""), []QuestionRow{{question, []StateCount{{"found", 2, "#"}, {"not_found", 1, "#"}}}, {question, nil}}, filter, []QuestionGroup{{question, rows}}, paging, downloads},
		"questions-empty": QuestionList{Frame: f(QuestionsAt, "")},
		"question":        QuestionPage{Frame: f(QuestionsAt, "payer-shares"), ID: "payer-shares", Question: question.Text, Depends: "–", Rule: "payer_shares", Rows: rows, Total: 2, All: "/all", List: "/questions", Replies: sampleReplies(lang)},
		"question-empty":  QuestionPage{Frame: f(QuestionsAt, "x"), Question: "x", Rule: "evidence"},
		"question-bare":   QuestionPage{Frame: f(QuestionsAt, "x"), Question: "x"},
		"requests":        RequestList{f(RequestsAt, ""), 1, filter, []RequestRow{asked, offered}, []Law{law, bare}, paging, downloads},
		"requests-empty":  RequestList{Frame: f(RequestsAt, "")},
		"letter": LetterPage{Frame: f(RequestsAt, "dataide.payer-shares.mess"), Key: "dataide.payer-shares.mess", Programme: dataide, Question: question, Body: mess(lang), Law: law, Card: Link{Href: "#"},
			Request: &asked, Letters: []LetterText{letter, {Lang: "en", Paragraphs: Letter(English, sampleLetter())}}, Documents: sampleDocuments(lang)},
		"letter-bare": LetterPage{Frame: f(RequestsAt, "x"), Law: bare, Programme: dataide, Question: question, Body: mess(lang)},
	}
}

func sampleLetter() LetterFacts {
	return LetterFacts{Officer: "Responsable de l’accès aux documents", Body: "Ministère synthétique", Law: "Loi synthétique", Citation: "RLRQ, c. X-0",
		Programme: Text{Words: "DATAide"}, Wanted: "La convention de subvention.",
		Exists: []LetterEvidence{{Quote: Quote{Words: "plus de 5,4 millions de dollars sur trois ans", Lang: "fr"}, Publisher: "Ministère synthétique", Title: Text{"Le ministre annonce", "fr"}, Address: "https://example.org/a", ConsultedOn: "2026-11-23"},
			{Title: Text{Words: "Titre"}, Address: "https://example.org/b", ConsultedOn: "2026-11-23"}}}
}

func sampleRequest(lang Lang) RequestRow {
	return RequestRow{Key: "request-synthetic", State: "asked", Programme: Link{Text: "DATAide", Href: "/p"}, Question: Link{Text: "?", Href: "/q"}, Body: mess(lang), Law: Link{Text: "A-2.1"},
		AskedOn: "2026-10-01", DueOn: "2026-10-21", AnsweredOn: "2026-11-01", Counted: true, DaysSince: 54, DaysLate: 34, Address: "https://example.org/reponse"}
}

// sampleCards has a card of every state and evidence of every form.
func sampleCards(lang Lang) []Card {
	question := Link{Text: word(lang, "Qui paie chaque part\u202f?", "Who pays each share?"), Href: Href(lang, QuestionsAt, "payer-shares")}
	amount, zero, many := m(lang, 40, funding.Exact, "announced", "F0004"), int64(0), int64(500)
	value := funding.Decimal{Mantissa: 50}
	centraide, no := centraide(lang), nordOuvert(lang)
	quote := Quote{Words: "gérera l’attribution des fonds", Lang: "fr", Mark: 3, Href: Href(lang, EvidenceAt, "F0024")}
	evidence := []CardEvidence{
		{By: []Link{riocm(lang)}, Amount: &amount, Quote: quote, Rank: "secondary", Note: Text{Words: word(lang, "remarque synthétique", "synthetic note")}},
		{By: []Link{centraide}, Value: &value, Unit: "organizations", Qualifier: "at_least", Quote: quote},
		{By: []Link{centraide}, Value: &value, Unit: "organizations", Qualifier: "exact", Quote: quote},
		{By: []Link{riocm(lang)}, Verb: "sits_on", Body: &centraide, Over: &no, Quote: quote}, {By: []Link{riocm(lang), centraide}, Verb: "sits_on", Body: &centraide, Quote: quote},
	}
	measured := Measured(lang, "at_least", value, "projects")
	request := sampleRequest(lang)
	bare := request
	bare.AnsweredOn, bare.DueOn, bare.Counted, bare.Address, bare.DaysLate = "", "", false, "", 0
	soon := bare
	soon.Counted = true
	answer := []Piece{{Text: "Texte "}, {Amount: &amount}, {Ratio: &Ratio{word(lang, "au plus 72 %", "at most 72%"), "#"}}, {Quote: &quote, Mark: 3}, {Quote: &Quote{Words: "words", Lang: "en"}}, {Number: &measured}, {Link: &centraide}}
	lines := []CardLine{{What: "payer", Body: &centraide, Amount: &amount, Mark: 1}, {What: "manager", Body: &centraide}, {What: "per_recipient", Amount: &amount}, {What: "payer_rest", Amount: &Amount{Text: "1,4\u00a0M$", Cents: 140000000, Href: "#", Computed: true}},
		{What: "recipients_named", Number: &zero}, {What: "recipients_counted", Number: &many, Unit: "projects"}, {What: "reached", Ratio: &Ratio{word(lang, "au plus 72 %", "at most 72%"), "#"}}}
	var cards []Card
	for i, state := range funding.QuestionStates.Values() {
		cards = append(cards, Card{ID: state, Key: "dataide." + state, Question: question, State: state})
		if state == "asked" {
			cards[i].Request = &request
		}
	}
	cards[0].Answer, cards[0].Settles, cards[0].Why, cards[0].ByHand = answer, evidence, Text{Words: "–"}, true
	cards[1].Lines, cards[1].Beside, cards[1].Letters, cards[1].Replies = lines, evidence, []Link{mess(lang)}, sampleReplies(lang)
	cards[2].For, cards[2].Asks = evidence, evidence
	cards[3].Request, cards[4].Request = &bare, &soon
	return cards
}

func TestALetterLeavesTheNameOfItsSenderBlank(t *testing.T) {
	for lang, want := range map[Lang][]string{
		French:  {"[votre nom]", "Loi synthétique (RLRQ, c. X-0).", "La convention de subvention.", "«\u00a0plus de 5,4 millions de dollars sur trois ans\u00a0», Ministère synthétique, Le ministre annonce, https://example.org/a, consulté le 23\u00a0novembre 2026."},
		English: {"[your name]", "Loi synthétique (RLRQ, c. X-0).", "https://example.org/b, consulted on 23\u00a0November 2026."},
	} {
		var plain []string
		for _, p := range Letter(lang, sampleLetter()) {
			plain = append(plain, p.Plain(lang))
		}
		whole := strings.Join(plain, "\n")
		for _, w := range want {
			if !strings.Contains(whole, w) {
				t.Errorf("%s: the letter has no %q:\n%s", lang, w, whole)
			}
		}
		if plain[0] != plain[len(plain)-1] && !strings.HasPrefix(plain[0], plain[len(plain)-1]) {
			t.Errorf("%s: begins %q, ends %q", lang, plain[0], plain[len(plain)-1])
		}
	}
}

// allSamples is every sample page.
func allSamples(lang Lang) map[string]Page {
	pages := samplePages(lang)
	maps.Copy(pages, questionSamples(lang))
	return pages
}
