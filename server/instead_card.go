package main

import (
	"errors"
	"fmt"
	"slices"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// side is one of the two amounts: the sum, or what it is measured by.
type side struct {
	total   funding.Total
	setting funding.Setting
	piece   view.Piece
	rows    []release.Row // the figures that give it; none for the reader's own
	years   int           // that its source states; 0 = none
	own     bool
	kind    string // of a parameter: one of funding.InsteadKinds
	label   string
	note    view.Text
}

// insteadCard answers a question. Error: refusal when it has no honest answer.
func (q *ask) insteadCard(w question, offered []release.InsteadParameter) (*view.InsteadCard, error) {
	sum, err := q.insteadSum(w)
	if err != nil {
		return nil, err
	}
	if sum.total.Mixed {
		return nil, refusal("mixed")
	}
	by, err := q.parameter(w, offered)
	if err != nil {
		return nil, err
	}
	if sum.own { // what a reader types in is in the currency of the other
		sum.total.Amount.Currency = by.total.Amount.Currency
	} else if by.own {
		by.total.Amount.Currency = sum.total.Amount.Currency
	}
	w, facts, err := q.divided(w, sum, by)
	if err != nil {
		return nil, refused(err)
	}
	card := &view.InsteadCard{Kind: by.kind, ParameterNote: by.note, OwnSum: sum.own, OwnParameter: by.own, ReaderNote: w.note,
		Href: withQuery(q.href(view.InsteadAt, ""), w.address().Encode())}
	card.Address = q.base() + card.Href
	if facts.Unit == "each" && !sum.own {
		facts.Each.Amount.Href = withQuery(q.href(view.ComputedAt, insteadEach), w.address().Encode())
	}
	if card.Sentence, err = view.InsteadSentence(q.lang, facts); err != nil {
		return nil, err
	}
	if card.Also, err = view.InsteadAlso(q.lang, facts); err != nil {
		return nil, err
	}
	card.Formula = view.InsteadFormula(q.lang, facts)
	if facts.Unit != "each" {
		card.Criteria, card.Notes = q.beside(sum, by)
	}
	card.Others = q.otherwise(w, offered)
	for _, r := range append(append([]release.Row(nil), sum.rows...), by.rows...) {
		card.Figures = append(card.Figures, q.figureRow(r))
	}
	return card, nil
}

// otherwise is the same sum by the other parameters, each in its usual unit.
func (q *ask) otherwise(w question, offered []release.InsteadParameter) []view.Link {
	var out []view.Link
	for _, p := range offered {
		if p.Key == w.by {
			continue
		}
		other := question{sum: w.sum, figure: w.figure, amount: w.amount, by: p.Key, unit: funding.InsteadUnitsOf(p.Kind)[0], years: w.years}
		out = append(out, view.Link{Text: p.Name(string(q.lang)), Href: withQuery(q.href(view.InsteadAt, ""), other.address().Encode())})
	}
	return out
}

// refused turns an error of the arithmetic into what a page says.
func refused(err error) error {
	for _, known := range []struct {
		is   error
		code refusal
	}{
		{funding.ErrCurrency, "currency"}, {funding.ErrNotComputed, "words"}, {funding.ErrTooSmall, "too_small"}, {funding.ErrOverflow, "too_large"},
	} {
		if errors.Is(err, known.is) {
			return known.code
		}
	}
	return err
}

// divided makes the numbers of the answer, and fills in the unit and the years.
func (q *ask) divided(w question, sum, by side) (question, view.InsteadFacts, error) {
	f := view.InsteadFacts{Sum: sum.piece, SumYears: sum.years, By: by.piece, Label: by.label, Kind: by.kind, Groups: w.groups}
	if w.unit == "" && by.own {
		w.unit = "groups"
	} else if w.unit == "" {
		w.unit = funding.InsteadUnitsOf(by.kind)[0]
	}
	f.OwnYears = w.years > 0 && int(w.years) != sum.years
	if w.years == 0 {
		w.years = int64(max(sum.years, 1))
	}
	f.Unit, f.Years = w.unit, w.years
	var err error
	switch w.unit {
	case "each":
		var each funding.Total
		if each, err = funding.EachOf(sum.total, w.groups, w.years); err != nil {
			return w, f, err
		}
		f.Each = q.eachPiece(each, sum)
	case "share":
		f.Quotient, err = funding.ShareOf(sum.total, by.total.Amount)
	case "years":
		f.Quotient, err = funding.YearsOf(sum.total, by.total.Amount)
	default:
		if f.Quotient, err = funding.GroupsFor(sum.total, by.total.Amount, w.years); err != nil || w.years == 1 {
			break
		}
		var first funding.Quotient
		first, err = funding.GroupsFor(sum.total, by.total.Amount, 1)
		f.FirstYear = &first
	}
	return w, f, err
}

func (q *ask) eachPiece(each funding.Total, sum side) view.Piece {
	text := funding.PrintTotal(each, string(q.lang))
	if sum.own {
		return view.Piece{Own: text}
	}
	return view.Piece{Amount: &view.Amount{Cents: each.Amount.Cents, Stage: sum.setting.Stage, Text: text, Computed: true}}
}

// insteadSum is the sum asked about: the reader's own, one figure, or what
// enters a programme at a stage.
func (q *ask) insteadSum(w question) (side, error) {
	switch {
	case w.amount > 0:
		return q.ownSide(w.amount), nil
	case w.figure != "":
		r, err := q.db.FigureRow(q.ctx(), w.figure)
		if err != nil {
			return side{}, err
		}
		return q.figureSide(r)
	case w.sum == "":
		return side{}, refusal("no_sum")
	}
	c, err := q.db.Computed(q.ctx(), w.sum)
	if err != nil {
		return side{}, err
	}
	if c.Kind != "total_entering" {
		return side{}, fmt.Errorf("sum %q: %w", w.sum, release.ErrNotFound)
	}
	var rows []release.Row
	for _, o := range c.Operands {
		r, err := q.db.FigureRow(q.ctx(), o.Figure)
		if err != nil {
			return side{}, err
		}
		rows = append(rows, r)
	}
	if len(rows) == 1 && rows[0].Amount.Cents == c.Total.Amount.Cents {
		return q.figureSide(rows[0])
	}
	a := q.computedAmount(c)
	s := side{total: *c.Total, rows: rows, piece: view.Piece{Amount: &a}, setting: settingOf(rows[0])}
	for _, r := range rows[1:] {
		s.setting = common(s.setting, settingOf(r))
	}
	return s, nil
}

// figureSide is one figure as the sum. An average, a sum of recurring levels
// and what was corrected or excluded are none. Error: refusal.
func (q *ask) figureSide(r release.Row) (side, error) {
	switch {
	case r.Amount == nil:
		return side{}, refusal("no_sum")
	case r.Unit != string(funding.Whole):
		return side{}, refusal("not_whole")
	case r.Basis == string(funding.Cumulative):
		return side{}, refusal("cumulative")
	case r.Because == "corrected" || r.Because == "excluded" || r.Because == "unproven_source":
		return side{}, refusal("not_counted")
	}
	return q.sideOf(r), nil
}

func (q *ask) sideOf(r release.Row) side {
	a := q.amount(*r.Amount, r.Stage, r.Evidence)
	return side{total: funding.Total{Amount: *r.Amount, PrintStep: r.Amount.Step, Count: 1}, setting: settingOf(r),
		piece: view.Piece{Amount: &a}, rows: []release.Row{r}, years: int(r.DurationYears)}
}

// ownSide is an amount that the reader typed in: exact, to the dollar.
func (q *ask) ownSide(dollars int64) side {
	a := funding.Amount{Cents: dollars * 100, Qualifier: funding.Exact, Step: 100}
	return side{total: funding.Total{Amount: a, PrintStep: a.Step, Count: 1}, own: true, piece: view.Piece{Own: funding.Print(a, string(q.lang))}}
}

// parameter is what the sum is measured by.
func (q *ask) parameter(w question, offered []release.InsteadParameter) (side, error) {
	switch {
	case w.unit == "each" && w.groups == 0:
		return side{}, refusal("groups_missing")
	case w.unit == "each":
		return side{}, nil
	case w.each > 0:
		return q.ownSide(w.each), nil
	case w.by == "":
		return side{}, refusal("no_parameter")
	}
	for _, p := range offered {
		if p.Key != w.by {
			continue
		}
		if w.unit != "" && !slices.Contains(funding.InsteadUnitsOf(p.Kind), w.unit) {
			return side{}, refusal("unit")
		}
		r, err := q.db.FigureRow(q.ctx(), p.Key)
		if err != nil {
			return side{}, err
		}
		s := q.sideOf(r)
		s.kind, s.label = p.Kind, p.Name(string(q.lang))
		if p.Note.NameFR != "" {
			s.note = view.Text{Words: p.Note.Name(string(q.lang))}
		}
		return s, nil
	}
	return side{}, badQuery{"by", "is no parameter of this edition"}
}

func settingOf(r release.Row) funding.Setting {
	return funding.Setting{FiscalFrom: r.FiscalFrom, FiscalUntil: r.FiscalUntil, Region: r.Region, Stage: string(r.Stage), Basis: r.Basis,
		Scope: r.Scope, Form: r.Form, Money: r.Money}
}

// common keeps what two figures of one sum share; the rest is not stated.
func common(a, b funding.Setting) funding.Setting {
	keep := func(x, y string) string {
		if x == y {
			return x
		}
		return ""
	}
	both := funding.Setting{Region: keep(a.Region, b.Region), Stage: keep(a.Stage, b.Stage), Basis: keep(a.Basis, b.Basis),
		Scope: keep(a.Scope, b.Scope), Form: keep(a.Form, b.Form), Money: keep(a.Money, b.Money)}
	if a.FiscalFrom == b.FiscalFrom && a.FiscalUntil == b.FiscalUntil {
		both.FiscalFrom, both.FiscalUntil = a.FiscalFrom, a.FiscalUntil
	}
	return both
}

// beside says what the sum and the parameter agree in, and what must be said
// because their year or region is not the same.
func (q *ask) beside(sum, by side) ([]view.Criterion, []view.InsteadNote) {
	lists := map[string]string{"stage": "stage", "basis": "basis", "scope": "scope", "form": "form", "money": "money"}
	value := func(s funding.Setting, code string) string {
		return map[string]string{"period": funding.PrintFiscalYears(s.FiscalFrom, s.FiscalUntil, string(q.lang)), "region": s.Region,
			"stage": s.Stage, "basis": s.Basis, "scope": s.Scope, "form": s.Form, "money": s.Money}[code]
	}
	var criteria []view.Criterion
	var notes []view.InsteadNote
	for _, a := range funding.Aspects(sum.setting, by.setting) {
		left, right := value(sum.setting, a.Code), value(by.setting, a.Code)
		criteria = append(criteria, view.Criterion{Code: a.Code, Left: view.Side{Words: left, List: lists[a.Code]},
			Right: view.Side{Words: right, List: lists[a.Code]}, Verdict: a.Verdict})
		if !a.Asks() {
			continue
		}
		left, right = stated(left), stated(right)
		switch a.Code {
		case funding.DiffersScope:
			left, right = q.labelOf(funding.Scopes, left), q.labelOf(funding.Scopes, right)
		case funding.DiffersStage:
			left, right = q.labelOf(funding.Stages, left), q.labelOf(funding.Stages, right)
		}
		if left != "" && right != "" {
			notes = append(notes, view.InsteadNote{Code: a.Code + "_differs", Left: left, Right: right})
			continue
		}
		if left == "" && !sum.own {
			notes = append(notes, view.InsteadNote{Code: "sum_" + a.Code + "_not_stated"})
		}
		if right == "" && !by.own {
			notes = append(notes, view.InsteadNote{Code: "parameter_" + a.Code + "_not_stated"})
		}
	}
	return criteria, notes
}

func stated(code string) string {
	if code == funding.NotStated {
		return ""
	}
	return code
}

// insteadLines are the answers on the page of a programme: what enters it at
// its first stage, by each average and rule that the edition offers, for the
// theme that the edition follows.
func (q *ask) insteadLines(f file) ([]view.InsteadLine, error) {
	stage := f.firstStage()
	themes, err := q.db.Themes(q.ctx())
	if err != nil {
		return nil, err
	}
	followed := slices.ContainsFunc(themes, func(t release.Theme) bool { return t.Followed && t.Key == f.program.Theme.Key })
	if stage == "" || !followed || f.program.Mode == string(funding.CoreMission) {
		return nil, nil
	}
	offered, err := q.db.InsteadParameters(q.ctx())
	if err != nil {
		return nil, err
	}
	var out []view.InsteadLine
	for _, p := range offered {
		if p.Kind != "average" && p.Kind != "rule" {
			continue
		}
		w := question{sum: f.program.Key + ".total_entering." + string(stage), by: p.Key, unit: "groups"}
		card, err := q.insteadCard(w, offered)
		var no refusal
		if errors.As(err, &no) {
			continue // the card says why; a page of a programme shows answers only
		}
		if err != nil {
			return nil, err
		}
		out = append(out, view.InsteadLine{Sentence: card.Sentence, Also: card.Also, Notes: card.Notes, Kind: card.Kind,
			ParameterNote: card.ParameterNote, Href: card.Href})
	}
	return out, nil
}

// insteadEach is the key under which a sum per group opens what it came from.
const insteadEach = "instead"

// insteadOperands shows a sum per group with the figures that give it.
func insteadOperands(q *ask) (view.Page, error) {
	w, err := q.question()
	var no refusal
	if errors.As(err, &no) {
		return nil, badQuery{string(no), "is not understood"}
	}
	if err != nil {
		return nil, err
	}
	sum, err := q.insteadSum(w)
	if errors.As(err, &no) {
		return nil, badQuery{"sum", "has no answer: " + string(no)}
	}
	if err != nil {
		return nil, err
	}
	if w.unit != "each" || w.groups == 0 || sum.own {
		return nil, fmt.Errorf("computed number %q: %w", q.key(), release.ErrNotFound)
	}
	_, facts, err := q.divided(w, sum, side{})
	if err != nil {
		return nil, err
	}
	page := view.Computed{Key: q.key(), Kind: "instead_each", Stage: sum.setting.Stage}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	page.Amount = facts.Each.Amount
	page.Amount.Href = page.Frame.Path
	for _, r := range sum.rows {
		page.Operands = append(page.Operands, view.Operand{Sign: 2, Figure: q.figureRow(r)})
	}
	return page, nil
}
