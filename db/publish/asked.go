package publish

import (
	"database/sql"
	"fmt"

	"sillage/db/funding"
)

// readAsked reads the questions with what bears on them, from the release
// being made.
func (d *deriver) readAsked(a *asked) error {
	for _, read := range []struct {
		what string
		do   func(*asked) error
	}{
		{"questions", d.readQuestions}, {"answers", d.readAnswers}, {"evidence keys", d.readEvidenceKeys},
		{"what was said", d.readSaid}, {"computed numbers", d.readComputedOf},
	} {
		if err := read.do(a); err != nil {
			return fmt.Errorf("read %s: %w", read.what, err)
		}
	}
	open, err := all(d, `
		select programme_key from award where money <> 'private' and programme_key is not null
		union select programme_key from figure where money <> 'private' and programme_key is not null`, func(r *sql.Rows, key *string) error { return r.Scan(key) })
	if err != nil {
		return fmt.Errorf("read whose money it is: %w", err)
	}
	a.notPrivate = map[string]bool{}
	for _, key := range open {
		a.notPrivate[key] = true
	}
	a.parts = map[string]bool{}
	for _, r := range d.counting.Rows {
		if r.Because == "payer_part" {
			a.parts[r.Award] = true
		}
	}
	return nil
}

func (d *deriver) readQuestions(a *asked) (err error) {
	if a.questions, err = all(d, "select id, position, rule from question order by position", func(r *sql.Rows, q *funding.Question) error {
		return r.Scan(&q.ID, &q.Position, &q.Rule)
	}); err != nil {
		return err
	}
	if a.programmes, err = all(d, "select key, name_fr, name_en from programme order by key", func(r *sql.Rows, p *programmeNamed) error {
		return r.Scan(&p.key, &p.fr, &p.en)
	}); err != nil {
		return err
	}
	gathered, err := all(d, `
		select programme_key, question_id, side, about_key, note_fr, note_en
		from question_evidence
		order by position, programme_key, question_id, side, about_key`, func(r *sql.Rows, e *funding.QuestionEvidence) error {
		return r.Scan(&e.Programme, &e.Question, &e.Side, &e.About, &e.NoteFR, &e.NoteEN)
	})
	a.evidence = byKey(gathered, func(e funding.QuestionEvidence) string { return e.Programme + "." + e.Question })
	return err
}

func (d *deriver) readAnswers(a *asked) error {
	answers, err := all(d, `
		select programme_key, question_id, coalesce(state, ''), answer_fr, answer_en
		from question_answer`, func(r *sql.Rows, x *funding.QuestionAnswer) error {
		return r.Scan(&x.Programme, &x.Question, &x.State, &x.AnswerFR, &x.AnswerEN)
	})
	if err != nil {
		return err
	}
	a.answers = map[string]funding.QuestionAnswer{}
	for _, x := range answers {
		a.answers[x.Programme+"."+x.Question] = x
	}
	requests, err := all(d, `
		select key, asked_on, programme_key, question_id, coalesce(outcome, '')
		from request`, func(r *sql.Rows, x *funding.Request) error {
		return r.Scan(&x.Key, &x.AskedOn, &x.Programme, &x.Question, &x.Outcome)
	})
	if err != nil {
		return err
	}
	sortRequests(requests)
	a.requests = map[string]funding.Request{}
	for _, x := range requests {
		a.requests[x.Programme+"."+x.Question] = x
	}
	return nil
}

func (d *deriver) readEvidenceKeys(a *asked) error {
	type pair struct{ kind, key, evidence string }
	pairs, err := all(d, `
		select 'amount', key, evidence_key from figure
		union all select 'number', key, evidence_key from quantity
		union all select 'words', key, evidence_key from statement
		union all select 'words', key, evidence_key from governance
		union all select 'words', key, evidence_key from announcement
		union all select 'words', key, evidence_key from award
		union all select 'words', key, evidence_key from document_note
		union all select 'computed', key, key from computed`, func(r *sql.Rows, p *pair) error { return r.Scan(&p.kind, &p.key, &p.evidence) })
	a.evidenceOf, a.kindOf = map[string]string{}, map[string]string{}
	for _, p := range pairs {
		a.kindOf[p.key] = p.kind
		if p.kind != "computed" {
			a.evidenceOf[p.key] = p.evidence
		}
	}
	return err
}

func (d *deriver) readSaid(a *asked) error {
	statements, err := all(d, "select key, coalesce(programme_key, ''), kind from statement order by key", func(r *sql.Rows, s *funding.Statement) error {
		return r.Scan(&s.Key, &s.Programme, &s.Kind)
	})
	if err != nil {
		return err
	}
	a.statements = byKey(statements, func(s funding.Statement) string { return s.Programme })
	quantities, err := all(d, "select key, coalesce(programme_key, ''), role, coalesce(answers_key, '') from quantity order by key", func(r *sql.Rows, q *funding.Quantity) error {
		return r.Scan(&q.Key, &q.Programme, &q.Role, &q.Answers)
	})
	if err != nil {
		return err
	}
	a.quantities = byKey(quantities, func(q funding.Quantity) string { return q.Programme })
	links, err := all(d, "select key, coalesce(programme_key, ''), verb, organization_key from governance order by key", func(r *sql.Rows, g *funding.Governance) error {
		return r.Scan(&g.Key, &g.Programme, &g.Verb, &g.Organization)
	})
	a.governance = byKey(links, func(g funding.Governance) string { return g.Programme })
	return err
}

// readComputedOf reads the remainders by payer and the shares of what enters
// that reach recipients.
func (d *deriver) readComputedOf(a *asked) error {
	type rest struct{ programme, key string }
	rests, err := all(d, `
		select coalesce(programme_key, ''), key
		from computed
		where kind = 'remainder' and axis = 'payer'
		order by key`, func(r *sql.Rows, x *rest) error { return r.Scan(&x.programme, &x.key) })
	if err != nil {
		return err
	}
	a.rests, a.ratios = map[string][]string{}, map[string][]funding.CardRatio{}
	for _, x := range rests {
		a.rests[x.programme] = append(a.rests[x.programme], x.key)
	}
	type ratio struct {
		programme string
		funding.CardRatio
	}
	ratios, err := all(d, `
		select c.programme_key, c.computed_key, l.stage, r.stage
		from comparison c
		join figure l on l.key = c.left_figure_key
		join figure r on r.key = c.right_figure_key
		where c.computed_key is not null
		order by l.stage, c.key`, func(r *sql.Rows, x *ratio) error { return r.Scan(&x.programme, &x.Key, &x.Upper, &x.Low) })
	for _, x := range ratios {
		a.ratios[x.programme] = append(a.ratios[x.programme], x.CardRatio)
	}
	return err
}
