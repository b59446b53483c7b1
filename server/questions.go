package main

import (
	"net/http"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// questions is the list of questions about programmes: by question in the
// edition's order, then by the name of the programme.
var questions = list[release.Card]{
	name: "questions", kind: view.QuestionsAt, params: []string{"question", "programme", "state", "theme", "scope"},
	rows: func(q *ask, p release.Page, yield func(release.Card) error) error {
		f, err := q.cardFilter()
		if err != nil {
			return err
		}
		return q.db.Cards(q.ctx(), f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		f, err := q.cardFilter()
		if err != nil {
			return 0, err
		}
		return q.db.CountCards(q.ctx(), f)
	},
	position: func(c release.Card) string { return c.Position },
	cells:    cardCells,
	page:     questionList,
}

// openState is the value of the parameter state for all that is not answered.
const openState = "open"

func (q *ask) cardFilter() (release.CardFilter, error) {
	f := release.CardFilter{Question: q.value("question"), Programme: q.value("programme"), State: q.value("state"), Theme: q.value("theme"),
		Scope: q.value("scope"), Lang: string(q.lang)}
	if err := oneOf("state", f.State, append([]string{openState}, funding.QuestionStates.Values()...)); err != nil {
		return f, err
	}
	return f, oneOf("scope", f.Scope, funding.Scopes.Values())
}

func questionList(q *ask, l listed[release.Card]) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	page := view.QuestionList{Frame: frame, Pages: l.paging, Downloads: l.downloads}
	asked, err := q.db.Questions(q.ctx())
	if err != nil {
		return nil, err
	}
	var choices []view.Option
	for _, x := range asked {
		row := view.QuestionRow{Question: q.questionLink(x)}
		for _, state := range funding.QuestionStates.Values() {
			if n := x.States[state]; n > 0 {
				row.States = append(row.States, view.StateCount{State: state, Count: int(n),
					Href: withQuery(q.href(view.QuestionsAt, ""), query("question", x.ID)+"&"+query("state", state)+"#lines")})
			}
		}
		page.Questions = append(page.Questions, row)
		choices = append(choices, view.Option{Value: x.ID, Label: x.Words(string(q.lang))})
	}
	if page.Filter, err = q.cardSelects(choices); err != nil {
		return nil, err
	}
	f, err := q.openCards(l.rows)
	if err != nil {
		return nil, err
	}
	for i, c := range l.rows {
		if i == 0 || l.rows[i-1].Question.ID != c.Question.ID {
			page.Groups = append(page.Groups, view.QuestionGroup{Question: q.questionLink(c.Question)})
		}
		row, err := q.cardRow(f, c)
		if err != nil {
			return nil, err
		}
		group := &page.Groups[len(page.Groups)-1]
		group.Rows = append(group.Rows, row)
	}
	return page, nil
}

func (q *ask) cardSelects(choices []view.Option) (view.Filter, error) {
	f := view.Filter{Action: q.href(view.QuestionsAt, "")}
	programmes, err := q.programmeNames()
	if err != nil {
		return f, err
	}
	under, err := q.cardFilter()
	if err != nil {
		return f, err
	}
	scopes, err := q.db.CardScopes(q.ctx(), under)
	if err != nil {
		return f, err
	}
	q.add(&f, "question", "question", choices)
	q.add(&f, "state", "question_state", q.coded(funding.QuestionStates))
	q.add(&f, "programme", "programme", q.sorted(programmes))
	q.add(&f, "scope", "scope", q.scoped(scopes))
	q.hide(&f, "theme")
	return f, nil
}

func (q *ask) questionLink(x release.Question) view.Link {
	return view.Link{Text: x.Words(string(q.lang)), Href: q.href(view.QuestionsAt, x.ID)}
}

func (q *ask) cardHref(programme, question string) string {
	return q.href(view.ProgrammesAt, programme) + "#question-" + question
}

func (q *ask) cardRow(f cardFile, c release.Card) (view.CardRow, error) {
	row := view.CardRow{Key: c.Key(), Programme: q.link(view.ProgrammesAt, c.Programme), State: c.State, Letters: q.letterLinks(c), Request: q.requestOf(f, c),
		Card: view.Link{Href: q.cardHref(c.Programme.Key, c.Question.ID)}}
	var err error
	row.Answer, row.Lines, err = q.cardAnswer(f, c)
	return row, err
}

// questionPage is one question across programmes, by their names. Long lists
// go on in the list of questions.
func questionPage(q *ask) (view.Page, error) {
	x, err := q.db.Question(q.ctx(), q.key())
	if err != nil {
		return nil, err
	}
	lang := string(q.lang)
	page := view.QuestionPage{ID: x.ID, Question: x.Words(lang), Depends: x.Depends(lang), Rule: x.Rule, List: q.href(view.QuestionsAt, "")}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	filter := release.CardFilter{Question: x.ID, Lang: lang}
	total, err := q.db.CountCards(q.ctx(), filter)
	if err != nil {
		return nil, err
	}
	page.Total = int(total)
	var rows []release.Card
	if err := q.db.Cards(q.ctx(), filter, release.Page{Limit: pageSize}, into(&rows)); err != nil {
		return nil, err
	}
	if len(rows) > pageSize {
		rows = rows[:pageSize]
		page.All = withQuery(page.List, query("question", x.ID))
	}
	f, err := q.openCards(rows)
	if err != nil {
		return nil, err
	}
	for _, c := range rows {
		row, err := q.cardRow(f, c)
		if err != nil {
			return nil, err
		}
		page.Rows = append(page.Rows, row)
	}
	answers, err := q.replies()
	page.Replies = answers.where(func(r release.Reply) bool { return strings.HasSuffix(r.About, "."+x.ID) && r.AboutQuestion == x.ID })
	return page, err
}

func cardCells(q *ask, c release.Card) map[string]export.Cell {
	lang := string(q.lang)
	cells := map[string]export.Cell{
		"row": export.OfCode(c.Key()), "question": export.OfCode(c.Question.ID), "question_words": export.OfWords(c.Question.Words(lang)),
		"programme": export.OfCode(c.Programme.Key), "programme_name": export.OfWords(nameOf(c.Programme, lang)),
		"theme": export.OfCode(c.Theme), "scope": export.OfCode(c.Scope),
		"question_state": export.OfCode(c.State), "question_state_words": export.OfWords(q.labelOf(funding.QuestionStates, c.State)),
		"state_set_by": export.OfCode(c.SetBy), "state_because": export.OfWords(inLang(q.lang, c.WhyFR, c.WhyEN)),
		"evidence_settles": export.OfInteger(c.Sides["settles"]), "evidence_for": export.OfInteger(c.Sides["for"]),
		"evidence_against": export.OfInteger(c.Sides["against"]), "evidence_asks": export.OfInteger(c.Sides["asks"]),
		"letters": export.OfInteger(int64(len(c.Letters))), "request": export.OfCode(c.Request),
		"permanent_address": export.OfCode(q.base() + q.permanentPage(view.ProgrammesAt, c.Programme.Key) + "#question-" + c.Question.ID),
	}
	if c.AnswerFR != "" {
		cells["answer"] = q.answerCell(c)
	}
	q.releaseCell(cells)
	return cells
}

// answerCell is the answer in plain words. A release whose answers do not hold
// is not published; should reading one fail all the same, the file breaks off.
func (q *ask) answerCell(c release.Card) export.Cell {
	f, err := q.openCards([]release.Card{c})
	if err == nil {
		var words string
		if words, err = q.plainAnswer(f, c); err == nil {
			return export.OfWords(words)
		}
	}
	q.site.log.Error("answer of a question", "question", c.Key(), "err", err)
	panic(http.ErrAbortHandler)
}
