package main

import (
	"fmt"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// cardFile is what the release holds of several cards.
type cardFile struct {
	cards    []release.Card
	lines    map[string][]release.CardLine     // by card
	evidence map[string][]release.CardEvidence // by card
	requests map[string]release.Asking         // by key
}

func (q *ask) openCards(cards []release.Card) (cardFile, error) {
	f := cardFile{cards: cards, lines: map[string][]release.CardLine{}, evidence: map[string][]release.CardEvidence{}, requests: map[string]release.Asking{}}
	lines, err := q.db.CardLines(q.ctx(), cards)
	if err != nil {
		return f, err
	}
	for _, l := range lines {
		f.lines[l.Card] = append(f.lines[l.Card], l)
	}
	rows, err := q.db.CardEvidence(q.ctx(), cards)
	if err != nil {
		return f, err
	}
	for _, e := range rows {
		f.evidence[e.Card] = append(f.evidence[e.Card], e)
	}
	for _, c := range cards {
		if c.Request == "" {
			continue
		}
		err := q.db.Askings(q.ctx(), release.AskingFilter{Key: c.Request, Lang: string(q.lang)}, release.Page{}, func(a release.Asking) error {
			f.requests[a.Key] = a
			return nil
		})
		if err != nil {
			return f, err
		}
	}
	return f, nil
}

// questionsOf is the card of a programme: each question with its state, what
// was found, and who says it.
func (q *ask) questionsOf(programme string, answers replies) ([]view.Card, error) {
	var cards []release.Card
	if err := q.db.Cards(q.ctx(), release.CardFilter{Programme: programme, Lang: string(q.lang)}, release.Page{}, into(&cards)); err != nil {
		return nil, err
	}
	f, err := q.openCards(cards)
	if err != nil {
		return nil, err
	}
	var out []view.Card
	for _, c := range cards {
		card, err := q.card(f, c)
		if err != nil {
			return nil, err
		}
		card.Replies = answers.about(c.Key())
		out = append(out, card)
	}
	return out, nil
}

func (q *ask) card(f cardFile, c release.Card) (view.Card, error) {
	lang := string(q.lang)
	card := view.Card{ID: c.Question.ID, Key: c.Key(), State: c.State, ByHand: c.SetBy == "hand", Letters: q.letterLinks(c), Request: q.requestOf(f, c),
		Question: view.Link{Text: c.Question.Words(lang), Href: q.href(view.QuestionsAt, c.Question.ID)}}
	if card.ByHand {
		card.Why = view.Text{Words: inLang(q.lang, c.WhyFR, c.WhyEN)}
	}
	var err error
	if card.Answer, card.Lines, err = q.cardAnswer(f, c); err != nil {
		return card, err
	}
	for _, e := range f.evidence[c.Key()] {
		row := q.cardEvidence(e)
		side := map[string]*[]view.CardEvidence{"asks": &card.Asks, "for": &card.For, "against": &card.Against, "settles": &card.Settles, "beside": &card.Beside}[e.Side]
		if side == nil {
			return card, fmt.Errorf("question %s: side %q is none of a card", c.Key(), e.Side)
		}
		*side = append(*side, row)
	}
	return card, nil
}

func inLang(lang view.Lang, fr, en string) string {
	if lang == view.English {
		return en
	}
	return fr
}

// cardAnswer is what a person wrote in answer; where nobody did, what the data
// say.
func (q *ask) cardAnswer(f cardFile, c release.Card) ([]view.Piece, []view.CardLine, error) {
	if words := inLang(q.lang, c.AnswerFR, c.AnswerEN); words != "" {
		pieces, err := q.answerPieces(f, c, words)
		return pieces, nil, err
	}
	var lines []view.CardLine
	for _, l := range f.lines[c.Key()] {
		row, err := q.cardLine(l)
		if err != nil {
			return nil, nil, err
		}
		lines = append(lines, row)
	}
	return nil, lines, nil
}

func (q *ask) cardLine(l release.CardLine) (view.CardLine, error) {
	row := view.CardLine{What: l.What, Body: q.maybe(view.OrganizationsAt, l.Organization), Number: l.Number}
	if l.Number != nil && l.Figure != "" {
		row.Unit = l.Unit
	} else if l.Amount != nil {
		a := q.amount(*l.Amount, l.Stage, l.Evidence)
		row.Amount = &a
	}
	if l.Computed == "" {
		return row, nil
	}
	c, err := q.db.Computed(q.ctx(), l.Computed)
	if err != nil {
		return row, err
	}
	if c.Total != nil {
		a := q.computedAmount(c)
		row.Amount = &a
	}
	row.Ratio = q.ratio(c)
	return row, nil
}

// answerPieces puts rows of the release in the place of an answer's references.
func (q *ask) answerPieces(f cardFile, c release.Card, words string) ([]view.Piece, error) {
	parts, err := funding.SplitReferences(words)
	if err != nil {
		return nil, fmt.Errorf("answer to %s: %w", c.Key(), err)
	}
	var out []view.Piece
	for _, part := range parts {
		piece := view.Piece{Text: part.Words}
		if part.Reference.Kind != "" {
			if piece, err = q.referred(f, c, part.Reference); err != nil {
				return nil, fmt.Errorf("answer to %s: %w", c.Key(), err)
			}
		}
		out = append(out, piece)
	}
	return out, nil
}

func (q *ask) referred(f cardFile, c release.Card, r funding.Reference) (view.Piece, error) {
	switch r.Kind {
	case "line":
		for _, l := range f.lines[c.Key()] {
			if l.What == r.Key && l.Number != nil {
				return view.Piece{Text: funding.PrintNumber(*l.Number, string(q.lang))}, nil
			}
		}
	case "computed":
		computed, err := q.db.Computed(q.ctx(), r.Key)
		if err != nil {
			return view.Piece{}, err
		}
		if computed.Total == nil {
			return view.Piece{Ratio: q.ratio(computed)}, nil
		}
		a := q.computedAmount(computed)
		return view.Piece{Amount: &a}, nil
	default:
		for _, e := range f.evidence[c.Key()] {
			if e.About == r.Key {
				return q.ofEvidence(e, r.Kind), nil
			}
		}
	}
	return view.Piece{}, fmt.Errorf("{%s:%s}: the card has no such row", r.Kind, r.Key)
}

func (q *ask) ofEvidence(e release.CardEvidence, kind string) view.Piece {
	switch quote := q.quote(e.SourceLine, e.Rank, e.PublishedOn, e.InFragment); {
	case kind == "amount" && e.Amount != nil:
		a := q.amount(*e.Amount, e.Stage, e.Evidence)
		return view.Piece{Amount: &a}
	case kind == "number" && e.Value != nil:
		words := view.Measured(q.lang, e.Qualifier, *e.Value, e.Unit)
		return view.Piece{Number: &words}
	case kind == "words":
		return view.Piece{Quote: &quote, Mark: quote.Mark}
	default:
		return view.Piece{Mark: quote.Mark}
	}
}

func (q *ask) cardEvidence(e release.CardEvidence) view.CardEvidence {
	row := view.CardEvidence{By: q.bodies(e.Authors), Quote: q.quote(e.SourceLine, e.Rank, e.PublishedOn, e.InFragment), Rank: e.Rank,
		Note: view.Text{Words: inLang(q.lang, e.NoteFR, e.NoteEN)}}
	switch {
	case len(row.By) > 0:
	case e.AssertedBy.Key != "":
		row.By = []view.Link{q.link(view.OrganizationsAt, e.AssertedBy)}
	default:
		row.By = []view.Link{q.publisher(e.SourceLine)}
	}
	if e.Amount != nil {
		a := q.amount(*e.Amount, e.Stage, e.Evidence)
		row.Amount = &a
	}
	if e.Value != nil {
		row.Value, row.Unit, row.Qualifier = e.Value, e.Unit, string(e.Qualifier)
	}
	if e.Verb != "" {
		row.Verb, row.Body, row.Over = e.Verb, q.maybe(view.OrganizationsAt, e.Organization), q.maybe(view.OrganizationsAt, e.Over)
	}
	return row
}

// plainAnswer is an answer without links, for a file.
func (q *ask) plainAnswer(f cardFile, c release.Card) (string, error) {
	pieces, _, err := q.cardAnswer(f, c)
	var b strings.Builder
	for _, p := range pieces {
		switch {
		case p.Amount != nil:
			b.WriteString(p.Amount.Text)
		case p.Ratio != nil:
			b.WriteString(p.Ratio.Text)
		case p.Number != nil:
			b.WriteString(p.Number.Words)
		case p.Quote != nil:
			b.WriteString(view.InQuotes(q.lang, *p.Quote))
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String(), err
}

// letterLinks leads to the letters on offer, each named by the body asked.
func (q *ask) letterLinks(c release.Card) []view.Link {
	var out []view.Link
	for _, l := range c.Letters {
		out = append(out, view.Link{Text: l.Body.Name(string(q.lang)), Lang: l.Body.Lang(string(q.lang)), Href: q.href(view.RequestsAt, l.Key)})
	}
	return out
}

func (q *ask) requestOf(f cardFile, c release.Card) *view.RequestRow {
	a, ok := f.requests[c.Request]
	if !ok || c.Request == "" {
		return nil
	}
	row := q.requestRow(a)
	return &row
}
