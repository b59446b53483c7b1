package publish

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"

	"sillage/db/funding"
)

// asked is the edition's questions and all that was gathered about them.
type asked struct {
	questions  []funding.Question
	evidence   map[string][]funding.QuestionEvidence // by programme.question
	answers    map[string]funding.QuestionAnswer
	requests   map[string]funding.Request // the latest
	evidenceOf map[string]string          // key of a row -> its evidence
	kindOf     map[string]string          // key of a row -> the reference that may name it
	programmes []programmeNamed
	statements map[string][]funding.Statement // by programme
	quantities map[string][]funding.Quantity
	governance map[string][]funding.Governance
	rests      map[string][]string // computed remainders by payer, by programme
	ratios     map[string][]funding.CardRatio
	parts      map[string]bool // awards that are a payer's part of another
	notPrivate map[string]bool // programmes with money that is not private
}

type programmeNamed struct{ key, fr, en string }

// cards judges each question about each programme, and prepares the letters
// that ask for what is open.
func (d *deriver) cards() error {
	a := &asked{}
	if err := d.readAsked(a); err != nil {
		return err
	}
	letters, err := d.letterWriter(a)
	if err != nil {
		return err
	}
	for _, p := range a.programmes {
		facts := d.factsOf(a, p.key)
		for _, q := range a.questions {
			c, arises, err := d.card(a, p.key, q, facts)
			if err != nil {
				return fmt.Errorf("question %s about %s: %w", q.ID, p.key, err)
			}
			if !arises {
				continue
			}
			if err := letters.write(p, q, c.state, facts); err != nil {
				return fmt.Errorf("letter, %s about %s: %w", q.ID, p.key, err)
			}
		}
	}
	return nil
}

// judged is a card on its way into the tables.
type judged struct {
	state, setBy string
	request      any
}

func (d *deriver) card(a *asked, programme string, q funding.Question, facts funding.CardFacts) (judged, bool, error) {
	at := programme + "." + q.ID
	byRule, arises := funding.Judge(q.Rule, facts)
	gathered, answer := a.evidence[at], a.answers[at]
	request, wasAsked := a.requests[at]
	if !arises && len(gathered) == 0 && answer.Question == "" && !wasAsked {
		return judged{}, false, nil
	}
	c := judge(byRule, arises, gathered, answer)
	if wasAsked {
		c.request = request.Key
		if c.state == funding.NotFound || c.state == funding.Absent {
			if state := stateOf(request); state != "" {
				c.state, c.setBy = state, "request"
			}
		}
	}
	if err := d.exec(`insert into question_card (programme_key, question_id, state, set_by, request_key) values (?, ?, ?, ?, ?)`,
		programme, q.ID, c.state, c.setBy, c.request); err != nil {
		return c, true, err
	}
	for i, l := range byRule.Lines {
		var number any
		if l.Number >= 0 {
			number = l.Number
		}
		if err := d.exec(`insert into card_line (programme_key, question_id, position, what, number, organization_key, figure_key, computed_key) values (?, ?, ?, ?, ?, ?, ?, ?)`,
			programme, q.ID, i+1, l.What, number, null(l.Organization), null(l.Figure), null(l.Computed)); err != nil {
			return c, true, err
		}
	}
	if err := a.answerHolds(answer, gathered, byRule.Lines); err != nil {
		return c, true, err
	}
	return c, true, d.cardEvidence(a, programme, q.ID, gathered, byRule.Settles)
}

// judge: a person's state comes before the rule's; evidence on both sides
// before a rule that knows neither.
func judge(byRule funding.Card, arises bool, gathered []funding.QuestionEvidence, answer funding.QuestionAnswer) judged {
	if answer.State != "" {
		return judged{state: answer.State, setBy: "hand"}
	}
	var sides []string
	for _, e := range gathered {
		sides = append(sides, e.Side)
	}
	bySides := funding.JudgeBySides(sides)
	if arises && bySides != funding.SourcesDiffer {
		return judged{state: byRule.State, setBy: "rule"}
	}
	return judged{state: bySides, setBy: "rule"}
}

// stateOf is what a request says of a question of which nothing was found.
func stateOf(r funding.Request) string {
	switch r.Outcome {
	case "":
		return funding.Asked
	case funding.Refused, funding.NotHeld:
		return r.Outcome
	default: // what was given is read, and then found or not
		return ""
	}
}

// cardEvidence writes what people gathered, then what the rule found beside it.
func (d *deriver) cardEvidence(a *asked, programme, question string, gathered []funding.QuestionEvidence, settles []string) error {
	seen, position := map[string]bool{}, 0
	put := func(side, about, noteFR, noteEN string, byRule bool) error {
		if byRule && seen[about] {
			return nil
		}
		seen[about] = true
		position++
		evidence := a.evidenceOf[about]
		if evidence == "" {
			return fmt.Errorf("%s: no row has this key", about)
		}
		return d.exec(`insert into card_evidence (programme_key, question_id, position, side, about_key, evidence_key, note_fr, note_en, by_rule) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			programme, question, position, side, about, evidence, noteFR, noteEN, byRule)
	}
	for _, e := range gathered {
		if err := put(e.Side, e.About, e.NoteFR, e.NoteEN, false); err != nil {
			return err
		}
	}
	for _, key := range settles {
		if err := put("settles", key, "", "", true); err != nil {
			return err
		}
	}
	return nil
}

// answerHolds checks that every reference of an answer stands on a row, and
// that the row is among the evidence that a reader can open beside it.
func (a *asked) answerHolds(answer funding.QuestionAnswer, gathered []funding.QuestionEvidence, lines []funding.CardLine) error {
	beside := func(key string) bool {
		return slices.ContainsFunc(gathered, func(e funding.QuestionEvidence) bool { return e.About == key })
	}
	for _, words := range []string{answer.AnswerFR, answer.AnswerEN} {
		pieces, err := funding.SplitReferences(words)
		if err != nil {
			return err
		}
		for _, p := range pieces {
			there := true
			switch r := p.Reference; r.Kind {
			case "":
			case "line":
				there = slices.ContainsFunc(lines, func(l funding.CardLine) bool { return l.What == r.Key && l.Number >= 0 })
			case "computed":
				there = a.kindOf[r.Key] == r.Kind
			case "amount", "number":
				there = a.kindOf[r.Key] == r.Kind && beside(r.Key)
			default:
				there = beside(r.Key)
			}
			if !there {
				return fmt.Errorf("{%s:%s}: no such row, or none of the evidence gathered beside it", p.Reference.Kind, p.Reference.Key)
			}
		}
	}
	return nil
}

// factsOf gathers what the rules judge a programme by: its own awards.
func (d *deriver) factsOf(a *asked, programme string) funding.CardFacts {
	f := funding.CardFacts{Shown: map[string]string{}, Figures: map[string]funding.Figure{}, PayerRests: a.rests[programme], Ratios: a.ratios[programme],
		PrivateOnly: !a.notPrivate[programme],
		Governance:  a.governance[programme], Statements: a.statements[programme], Quantities: a.quantities[programme]}
	own := map[string]bool{}
	for _, award := range d.world.Awards {
		if award.Programme != programme {
			continue
		}
		own[award.Key] = true
		if a.parts[award.Key] {
			f.Parts = append(f.Parts, award)
		} else {
			f.Awards = append(f.Awards, award)
		}
		for _, stage := range funding.Stages.Values() {
			if x, ok := d.counting.Chosen[award.Key][funding.Stage(stage)]; ok {
				f.Shown[award.Key] = x.Key
				break
			}
		}
	}
	for _, x := range d.world.Figures {
		if own[x.Award] {
			f.Figures[x.Key] = x
		}
	}
	for _, r := range d.counting.Rows {
		if own[r.Award] {
			f.Counted = append(f.Counted, r)
		}
	}
	return f
}

func byKey[T any](rows []T, key func(T) string) map[string][]T {
	out := map[string][]T{}
	for _, r := range rows {
		out[key(r)] = append(out[key(r)], r)
	}
	return out
}

func sortRequests(all []funding.Request) {
	slices.SortFunc(all, func(a, b funding.Request) int {
		return cmp.Or(cmp.Compare(a.AskedOn, b.AskedOn), cmp.Compare(a.Key, b.Key))
	})
}

// all runs a query of the transaction and gathers its rows.
func all[T any](d *deriver, query string, scan func(*sql.Rows, *T) error) ([]T, error) {
	rows, err := d.tx.QueryContext(d.ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		var row T
		if err := scan(rows, &row); err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, rows.Err()
}
