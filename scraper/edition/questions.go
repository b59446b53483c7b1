package edition

import (
	"errors"
	"io/fs"
	"regexp"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// optional reads a file that an edition may do without.
func (e *Edition) optional(file string, columns ...string) (parse.Table, error) {
	t, err := e.table(file, columns...)
	if errors.Is(err, fs.ErrNotExist) {
		return parse.Table{}, nil
	}
	return t, err
}

// typedMoney is a sum written in letters and digits. In what the edition says
// of a question an amount is a reference, so that it opens its evidence.
var typedMoney = regexp.MustCompile(`(?i)\$|\d[\d\s\x{a0}\x{202f}.,]*(?:millions?|milliards?|billions?|dollars?)`)

// plain refuses a sum written out.
func plain(row parse.Row, columns ...string) error {
	for _, c := range columns {
		if typedMoney.MatchString(row.Text(c)) {
			return row.Errorf(c, "a sum stands as {amount:key}, never in words")
		}
	}
	return nil
}

// filled refuses an empty cell.
func filled(row parse.Row, columns ...string) error {
	for _, c := range columns {
		if row.Text(c) == "" {
			return row.Errorf(c, "is empty")
		}
	}
	return nil
}

// readQuestions reads the questions that the edition asks of programmes, and
// what people gathered in answer. Whether the keys exist is known only beside
// the register.
func readQuestions(e *Edition) error {
	t, err := e.optional("questions.csv", "id", "question_fr", "question_en", "rule", "depends_fr", "depends_en")
	if err != nil {
		return err
	}
	if err := unique(t, "id"); err != nil {
		return err
	}
	for i, row := range t.Rows {
		if err := errors.Join(filled(row, "question_fr", "question_en", "depends_fr", "depends_en"),
			plain(row, "question_fr", "question_en", "depends_fr", "depends_en")); err != nil {
			return err
		}
		if !funding.QuestionRules.Has(row.Text("rule")) {
			return row.Errorf("rule", "is no rule of a question")
		}
		e.Questions = append(e.Questions, funding.Question{ID: row.Text("id"), Position: i + 1, FR: row.Text("question_fr"), EN: row.Text("question_en"),
			DependsFR: row.Text("depends_fr"), DependsEN: row.Text("depends_en"), Rule: row.Text("rule")})
	}
	for _, read := range []func(*Edition) error{readQuestionEvidence, readAnswers, readWanted} {
		if err := read(e); err != nil {
			return err
		}
	}
	return nil
}

func (e *Edition) question(row parse.Row) error {
	for _, q := range e.Questions {
		if q.ID == row.Text("question") {
			return nil
		}
	}
	return row.Errorf("question", "is no question of questions.csv")
}

func readQuestionEvidence(e *Edition) error {
	t, err := e.optional("question_evidence.csv", "programme", "question", "side", "about", "note_fr", "note_en")
	if err != nil {
		return err
	}
	if err := unique(t, "programme", "question", "side", "about"); err != nil {
		return err
	}
	for i, row := range t.Rows {
		if err := errors.Join(e.question(row), filled(row, "about"), plain(row, "note_fr", "note_en")); err != nil {
			return err
		}
		if !funding.QuestionSides.Has(row.Text("side")) {
			return row.Errorf("side", "is no side of a question")
		}
		e.QuestionEvidence = append(e.QuestionEvidence, funding.QuestionEvidence{Programme: row.Text("programme"), Question: row.Text("question"), Position: i + 1,
			Side: row.Text("side"), About: row.Text("about"), NoteFR: row.Text("note_fr"), NoteEN: row.Text("note_en")})
	}
	return nil
}

// byRequest are the states that only a request which was sent can give.
var byRequest = []string{funding.Asked, funding.Refused, funding.NotHeld}

func readAnswers(e *Edition) error {
	t, err := e.optional("question_answers.csv", "programme", "question", "state", "why_fr", "why_en", "answer_fr", "answer_en")
	if err != nil {
		return err
	}
	if err := unique(t, "programme", "question"); err != nil {
		return err
	}
	for _, row := range t.Rows {
		if err := errors.Join(e.question(row), plain(row, "why_fr", "why_en", "answer_fr", "answer_en"), answerState(row)); err != nil {
			return err
		}
		for _, c := range []string{"answer_fr", "answer_en"} {
			if _, err := funding.SplitReferences(row.Text(c)); err != nil {
				return row.Fail(c, err)
			}
		}
		if (row.Text("answer_fr") == "") != (row.Text("answer_en") == "") {
			return row.Errorf("answer_en", "an answer stands in both languages")
		}
		e.QuestionAnswers = append(e.QuestionAnswers, funding.QuestionAnswer{Programme: row.Text("programme"), Question: row.Text("question"), State: row.Text("state"),
			WhyFR: row.Text("why_fr"), WhyEN: row.Text("why_en"), AnswerFR: row.Text("answer_fr"), AnswerEN: row.Text("answer_en")})
	}
	return nil
}

// answerState holds a state set by hand against its rules: it has a reason,
// and that something was asked, refused or not held stands in requests.csv.
func answerState(row parse.Row) error {
	state := row.Text("state")
	for _, s := range byRequest {
		if state == s {
			return row.Errorf("state", "only requests.csv says what was asked and answered")
		}
	}
	switch {
	case state != "" && !funding.QuestionStates.Has(state):
		return row.Errorf("state", "is no state of a question")
	case state != "" && (row.Text("why_fr") == "" || row.Text("why_en") == ""):
		return row.Errorf("why_fr", "a state set by hand needs its reason in both languages")
	case state == "" && row.Text("why_fr")+row.Text("why_en") != "":
		return row.Errorf("why_fr", "a reason without a state")
	}
	return nil
}

// inLetter are the names that a letter fills in.
var inLetter = regexp.MustCompile(`\{(programme|manager)\}`)

func readWanted(e *Edition) error {
	t, err := e.optional("documents_wanted.csv", "question", "programme", "wanted_fr", "wanted_en")
	if err != nil {
		return err
	}
	for i, row := range t.Rows {
		columns := []string{"wanted_fr", "wanted_en"}
		if err := errors.Join(e.question(row), filled(row, columns...), plain(row, columns...)); err != nil {
			return err
		}
		for _, c := range columns {
			if strings.ContainsAny(inLetter.ReplaceAllString(row.Text(c), ""), "{}") {
				return row.Errorf(c, "a letter knows {programme} and {manager} only")
			}
		}
		e.WantedDocuments = append(e.WantedDocuments, funding.WantedDocument{Question: row.Text("question"), Programme: row.Text("programme"), Position: i + 1,
			FR: row.Text("wanted_fr"), EN: row.Text("wanted_en")})
	}
	return nil
}
