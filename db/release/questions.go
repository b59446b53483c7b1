package release

import (
	"context"
	"database/sql"
	"encoding/json"

	"sillage/db/funding"
)

// Question is one that the edition asks of programmes. States counts the
// programmes by state.
type Question struct {
	ID                   string
	Order                int64
	FR, EN               string
	DependsFR, DependsEN string
	Rule                 string
	States               map[string]int64
}

// Words gives the question in that language.
func (q Question) Words(lang string) string { return either(lang, q.FR, q.EN) }

// Depends says in that language what the state depends on.
func (q Question) Depends(lang string) string { return either(lang, q.DependsFR, q.DependsEN) }

func either(lang, fr, en string) string {
	if lang == "fr" {
		return fr
	}
	return en
}

const questionColumns = `
select q.id, q.position, q.question_fr, q.question_en, q.depends_fr, q.depends_en, q.rule,
  (
    select json_group_array(json_object('state', x.state, 'count', x.n))
    from (select state, count(*) as n from question_card c where c.question_id = q.id group by state) x
  )
from question q
`

func scanQuestion(rows *sql.Rows, q *Question) error {
	var states jsonList[struct {
		State string `json:"state"`
		Count int64  `json:"count"`
	}]
	if err := rows.Scan(&q.ID, &q.Order, &q.FR, &q.EN, &q.DependsFR, &q.DependsEN, &q.Rule, &states); err != nil {
		return err
	}
	q.States = map[string]int64{}
	for _, s := range states {
		q.States[s.State] = s.Count
	}
	return nil
}

// Questions lists them in the edition's order.
func (db *DB) Questions(ctx context.Context) ([]Question, error) {
	return collect(ctx, db, "questions", questionColumns+"order by q.position", scanQuestion)
}

// Question reads one. Error: ErrNotFound.
func (db *DB) Question(ctx context.Context, id string) (Question, error) {
	return one(ctx, db, "question", id, questionColumns+"where q.id = :id", scanQuestion, sql.Named("id", id))
}

// Card is a question about a programme.
type Card struct {
	Position           string
	Programme          Named
	Theme              string
	Scope              string
	Question           Question // without States
	State, SetBy       string
	WhyFR, WhyEN       string
	AnswerFR, AnswerEN string
	Request            string // key of the latest request, or empty
	Sides              map[string]int64
	Letters            []CardLetter
}

// CardLetter is a letter on offer and the body that it asks.
type CardLetter struct {
	Key  string `json:"key"`
	Body Named  `json:"body"`
}

// Key names a card in addresses and replies: "programme.question".
func (c Card) Key() string { return c.Programme.Key + "." + c.Question.ID }

// CardFilter keeps the cards that have all the stated values. Lang orders the
// programmes by their name in that language.
type CardFilter struct{ Programme, Question, State, Theme, Scope, Lang string }

func (f CardFilter) args() []any {
	return []any{sql.Named("programme", f.Programme), sql.Named("question", f.Question), sql.Named("state", f.State),
		sql.Named("theme", f.Theme), sql.Named("scope", f.Scope), sql.Named("lang", f.Lang)}
}

// programmeOrder is the place of a programme p in the alphabet of a language,
// accents and capitals aside.
const programmeOrder = `coalesce((
    select n.folded
    from search_name n
    where n.kind = 'programme' and n.key = p.key
    order by n.lang <> :lang, n.weight desc
    limit 1
  ), '') || ' ' || p.key`

const cardPosition = `printf('%03d', q.position) || ' ' || ` + programmeOrder + `
`

const cardColumns = `
select
  ` + cardPosition + `,
  p.key, p.name_fr, p.name_en, p.theme, p.scope,
  q.id, q.position, q.question_fr, q.question_en, q.depends_fr, q.depends_en, q.rule,
  c.state, c.set_by, coalesce(a.why_fr, ''), coalesce(a.why_en, ''), coalesce(a.answer_fr, ''), coalesce(a.answer_en, ''),
  coalesce(c.request_key, ''),
  (
    select json_group_array(json_object('side', x.side, 'count', x.n))
    from (
      select side, count(*) as n
      from card_evidence e
      where e.programme_key = c.programme_key and e.question_id = c.question_id
      group by side
    ) x
  ),
  (
    select json_group_array(json_object('key', l.key, 'body', json_object('key', o.key, 'fr', o.name_fr, 'en', o.name_en)))
    from letter l
    join organization o on o.key = l.body_key
    where l.programme_key = c.programme_key and l.question_id = c.question_id
  )
from question_card c
join question q on q.id = c.question_id
join programme p on p.key = c.programme_key
left join question_answer a on a.programme_key = c.programme_key and a.question_id = c.question_id
`

const cardFilter = `where (:programme = '' or c.programme_key = :programme)
  and (:question = '' or c.question_id = :question)
  and (:state = '' or c.state = :state or (:state = 'open' and c.state <> 'found'))
  and (:theme = '' or p.theme = :theme)
  and (:scope = '' or p.scope = :scope)
  and :lang = :lang
`

func scanCard(rows *sql.Rows, c *Card) error {
	var sides jsonList[struct {
		Side  string `json:"side"`
		Count int64  `json:"count"`
	}]
	var letters jsonList[CardLetter]
	q := &c.Question
	if err := rows.Scan(&c.Position, &c.Programme.Key, &c.Programme.NameFR, &c.Programme.NameEN, &c.Theme, &c.Scope,
		&q.ID, &q.Order, &q.FR, &q.EN, &q.DependsFR, &q.DependsEN, &q.Rule,
		&c.State, &c.SetBy, &c.WhyFR, &c.WhyEN, &c.AnswerFR, &c.AnswerEN, &c.Request, &sides, &letters); err != nil {
		return err
	}
	c.Sides, c.Letters = map[string]int64{}, letters
	for _, s := range sides {
		c.Sides[s.Side] = s.Count
	}
	return nil
}

// Cards lists questions about programmes: by question in the edition's order,
// then by the name of the programme.
func (db *DB) Cards(ctx context.Context, f CardFilter, p Page, yield func(Card) error) error {
	return list(ctx, db, "questions about programmes", cardColumns+cardFilter+`
  and (:after = '' or `+cardPosition+` > :after)
order by 1
limit :limit`, f.args(), p, scanCard, yield)
}

// CountCards counts what Cards lists.
func (db *DB) CountCards(ctx context.Context, f CardFilter) (int64, error) {
	return db.count(ctx, "questions about programmes", `
select count(*)
from question_card c
join question q on q.id = c.question_id
join programme p on p.key = c.programme_key
`+cardFilter, f.args())
}

// cardsOf is the argument of a query about several cards: JSON pairs.
func cardsOf(cards []Card) (sql.NamedArg, error) {
	pairs := make([][2]string, len(cards))
	for i, c := range cards {
		pairs[i] = [2]string{c.Programme.Key, c.Question.ID}
	}
	text, err := json.Marshal(pairs)
	return sql.Named("cards", string(text)), err
}

// CardLine is one thing that the data say in answer to a question.
type CardLine struct {
	Card         string // programme.question
	What         string // one of CardLines
	Number       *int64
	Organization Named
	Figure       string // key, or empty
	Amount       *funding.Amount
	Stage        funding.Stage
	Evidence     string // of the figure
	Unit         string // in which its receivers are counted
	Computed     string // key, or empty
}

// CardLines of these cards, in their order.
func (db *DB) CardLines(ctx context.Context, cards []Card) ([]CardLine, error) {
	of, err := cardsOf(cards)
	if err != nil {
		return nil, err
	}
	return collect(ctx, db, "what the data say", `
select
  l.programme_key || '.' || l.question_id, l.what, l.number, o.key, o.name_fr, o.name_en,
  coalesce(l.figure_key, ''), f.cents, f.currency, f.qualifier, f.step_cents, coalesce(f.stage, ''), coalesce(f.evidence_key, ''),
  coalesce(f.receiver_unit, ''), coalesce(l.computed_key, '')
from json_each(:cards) k
join card_line l on l.programme_key = json_extract(k.value, '$[0]') and l.question_id = json_extract(k.value, '$[1]')
left join organization o on o.key = l.organization_key
left join figure f on f.key = l.figure_key
order by l.programme_key, l.question_id, l.position`, func(rows *sql.Rows, l *CardLine) error {
		var body named
		var a amount
		if err := rows.Scan(&l.Card, &l.What, &l.Number, &body.key, &body.fr, &body.en,
			&l.Figure, &a.cents, &a.currency, &a.qualifier, &a.step, &l.Stage, &l.Evidence, &l.Unit, &l.Computed); err != nil {
			return err
		}
		l.Organization, l.Amount = body.named(), a.amount()
		return nil
	}, of)
}

// CardEvidence is a row that bears on a question: a figure, a quantity, a
// statement, a governance link, or only its words.
type CardEvidence struct {
	Card, Side, About  string // Card: programme.question
	NoteFR, NoteEN     string
	ByRule             bool
	Amount             *funding.Amount
	Stage              funding.Stage
	Value              *funding.Decimal
	Unit               string
	Qualifier          funding.Qualifier
	StatementKind      string
	Authors            []Named
	Verb               string
	Organization, Over Named
	AssertedBy         Named
	Rank               string
	PublishedOn        funding.Date
	InFragment         bool
	SourceLine
}

// CardEvidence of these cards, in their order.
func (db *DB) CardEvidence(ctx context.Context, cards []Card) ([]CardEvidence, error) {
	of, err := cardsOf(cards)
	if err != nil {
		return nil, err
	}
	return collect(ctx, db, "evidence on questions", `
select
  x.programme_key || '.' || x.question_id, x.side, x.about_key, x.note_fr, x.note_en, x.by_rule,
  f.cents, f.currency, f.qualifier, f.step_cents, coalesce(f.stage, ''),
  q.mantissa, q.decimals, coalesce(q.unit, ''), coalesce(q.qualifier, ''),
  coalesce(s.kind, ''),
  (
    select json_group_array(json_object('key', o.key, 'fr', o.name_fr, 'en', o.name_en))
    from statement_party sp
    join organization o on o.key = sp.organization_key
    where sp.statement_key = s.key and sp.role = 'author'
  ),
  coalesce(g.verb, ''), who.key, who.name_fr, who.name_en, ov.key, ov.name_fr, ov.name_en,
  said.key, said.name_fr, said.name_en,
  coalesce(f.rank, q.rank, s.rank, g.rank, ''),
  coalesce(f.published_on, q.published_on, s.published_on, g.published_on, ''),
  coalesce(f.number_in_fragment, q.number_in_fragment, 1),`+sourceLineColumns+`
from json_each(:cards) k
join card_evidence x on x.programme_key = json_extract(k.value, '$[0]') and x.question_id = json_extract(k.value, '$[1]')
left join figure f on f.key = x.about_key
left join quantity q on q.key = x.about_key
left join statement s on s.key = x.about_key
left join governance g on g.key = x.about_key
left join organization who on who.key = g.organization_key
left join organization ov on ov.key = g.over_key
left join organization said on said.key = coalesce(f.asserted_by, q.asserted_by, s.asserted_by, g.asserted_by)
join evidence e on e.key = x.evidence_key
join document d on d.key = e.document_key
order by x.programme_key, x.question_id, x.position`, scanCardEvidence, of)
}

func scanCardEvidence(rows *sql.Rows, x *CardEvidence) error {
	var a amount
	var mantissa sql.NullInt64
	var decimals sql.NullInt64
	var authors names
	var who, over, said named
	into := []any{&x.Card, &x.Side, &x.About, &x.NoteFR, &x.NoteEN, &x.ByRule,
		&a.cents, &a.currency, &a.qualifier, &a.step, &x.Stage, &mantissa, &decimals, &x.Unit, &x.Qualifier, &x.StatementKind, &authors, &x.Verb}
	into = append(append(append(into, who.into()...), over.into()...), said.into()...)
	into = append(into, &x.Rank, &x.PublishedOn, &x.InFragment)
	if err := rows.Scan(append(into, x.SourceLine.into()...)...); err != nil {
		return err
	}
	x.Amount, x.Authors = a.amount(), authors
	x.Organization, x.Over, x.AssertedBy = who.named(), over.named(), said.named()
	if mantissa.Valid {
		x.Value = &funding.Decimal{Mantissa: mantissa.Int64, Decimals: int(decimals.Int64)}
	}
	return nil
}
