package register

import (
	"slices"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

func (r *reader) readFigure(row parse.Row) error {
	f := funding.Figure{
		Key: r.key(row), Verdict: "ok", Note: row.Text("note"), Evidence: row.Text("fact_id"),
		ReceiverUnit: row.Text("receiver_unit"),
	}
	ofAward := row.Text("object") == "award_figure"
	switch {
	case ofAward && row.Text("award") == "":
		return row.Errorf("award", "is empty on an award_figure")
	case ofAward:
		f.Award = publicKey(row.Text("award"))
	case row.Text("programme") == "":
		return row.Errorf("programme", "is empty on a programme_figure")
	default:
		f.Programme = row.Text("programme")
	}
	var err error
	if f.Amount, err = amount(row); err != nil {
		return err
	}
	if err := r.codesOfFigure(row, &f); err != nil {
		return err
	}
	if err := r.extentOfFigure(row, &f); err != nil {
		return err
	}
	if row.Text("fragment_has_number") == "" {
		return row.Errorf("fragment_has_number", "is empty on a figure")
	}
	s, err := r.said(row)
	if err != nil {
		return err
	}
	f.Rank, f.AssertedBy, f.PublishedOn, f.NumberInFragment = s.rank, s.assertedBy, s.published, s.hasNumber
	r.out.Figures = append(r.out.Figures, f)
	return nil
}

// amount reads cents, currency, qualifier and step, which go together.
func amount(row parse.Row) (funding.Amount, error) {
	cents, err := parse.Integer(row.Text("cents"))
	if err != nil {
		return funding.Amount{}, row.Fail("cents", err)
	}
	step, err := parse.Integer(row.Text("step_cents"))
	if err != nil {
		return funding.Amount{}, row.Fail("step_cents", err)
	}
	if step == 0 || cents%step != 0 {
		return funding.Amount{}, row.Errorf("cents", "is no multiple of its step %d", step)
	}
	qualifier, err := code(row, "qualifier", funding.Qualifiers, funding.Qualifier(""))
	if err != nil {
		return funding.Amount{}, err
	}
	if len(row.Text("currency")) != 3 {
		return funding.Amount{}, row.Errorf("currency", "want three letters")
	}
	return funding.Amount{Cents: cents, Currency: row.Text("currency"), Qualifier: qualifier, Step: step}, nil
}

func (r *reader) codesOfFigure(row parse.Row, f *funding.Figure) (err error) {
	if f.Stage, err = code(row, "stage", funding.Stages, funding.Stage("")); err != nil {
		return err
	}
	if f.Basis, err = code(row, "basis", funding.Bases, funding.Basis(funding.NotStated)); err != nil {
		return err
	}
	if f.Unit, err = code(row, "unit", funding.Units, funding.Unit("")); err != nil {
		return err
	}
	if f.Form, err = code(row, "form", funding.Forms, funding.FormNotStated); err != nil {
		return err
	}
	if f.Mode, err = code(row, "mode", funding.Modes, funding.Mode(funding.NotStated)); err != nil {
		return err
	}
	if f.Scope, err = code(row, "scope", funding.Scopes, funding.Scope(funding.NotStated)); err != nil {
		return err
	}
	if f.Money, err = code(row, "money", funding.Moneys, funding.MoneyNotStated); err != nil {
		return err
	}
	if f.Payer, err = r.party(row, "payer"); err != nil {
		return err
	}
	f.Receiver, err = r.party(row, "receiver")
	return err
}

// spread are the bases of sums that several years share: only they have a
// duration.
var spread = []funding.Basis{"several_years", "cumulative", funding.NotStated}

func (r *reader) extentOfFigure(row parse.Row, f *funding.Figure) error {
	e, err := r.extent(row)
	if err != nil {
		return err
	}
	f.Perimeter, f.Region = e.words, e.region
	f.FiscalFrom, f.FiscalUntil = e.fiscalFrom, e.fiscalUntil
	f.PeriodFrom, f.PeriodUntil = e.from, e.until
	if slices.Contains(spread, f.Basis) {
		f.DurationYears = parse.Years(r.facts[row.Text("fact_id")].Text("quote_fragment"))
	}
	count := row.Text("receiver_count")
	if count == "" {
		if f.ReceiverUnit != "" {
			return row.Errorf("receiver_unit", "has no count beside it")
		}
		return nil
	}
	if f.ReceiverCount, err = parse.Integer(count); err != nil {
		return row.Fail("receiver_count", err)
	}
	switch {
	case f.ReceiverCount == 0:
		return row.Errorf("receiver_count", "a class of none receives nothing")
	case f.ReceiverUnit == "":
		return row.Errorf("receiver_count", "has no unit beside it")
	}
	f.ReceiverQualifier, err = r.wordOfCount(row)
	return err
}

// wordOfCount is the word before the count of a class, where a quantity of the
// same fact is that count; empty where none is.
func (r *reader) wordOfCount(row parse.Row) (funding.Qualifier, error) {
	for _, other := range r.rows {
		if other.Text("object") == "quantity" && other.Text("fact_id") == row.Text("fact_id") &&
			other.Text("value") == row.Text("receiver_count") && other.Text("value_unit") == row.Text("receiver_unit") {
			return code(other, "value_qualifier", funding.Qualifiers, funding.Qualifier(""))
		}
	}
	return "", nil
}

func (r *reader) readQuantity(row parse.Row) error {
	e, err := r.extent(row)
	if err != nil {
		return err
	}
	q := funding.Quantity{
		Key: r.key(row), Programme: row.Text("programme"), Unit: row.Text("value_unit"), Perimeter: e.words, Region: e.region,
		FiscalFrom: e.fiscalFrom, FiscalUntil: e.fiscalUntil, Note: row.Text("note"), Evidence: row.Text("fact_id"),
		Role: r.role(row, e),
	}
	if q.Value, err = parse.Decimal(row.Text("value")); err != nil {
		return row.Fail("value", err)
	}
	if q.Unit == "" {
		return row.Errorf("value_unit", "is empty on a quantity")
	}
	if q.Qualifier, err = code(row, "value_qualifier", funding.Qualifiers, funding.Qualifier("")); err != nil {
		return err
	}
	s, err := r.said(row)
	if err != nil {
		return err
	}
	q.Rank, q.AssertedBy, q.PublishedOn, q.NumberInFragment = s.rank, s.assertedBy, s.published, s.hasNumber
	if authors := row.Words("authors"); q.AssertedBy == "" && len(authors) == 1 {
		q.AssertedBy = authors[0]
	} else if len(authors) > 0 {
		r.out.Skip(place(row), "authors", row.Text("authors"), "a quantity names one body that asserts it")
	}
	r.left.period(row, e)
	r.out.Quantities = append(r.out.Quantities, q)
	return nil
}

func (r *reader) role(row parse.Row, e extent) string {
	kind := r.facts[row.Text("fact_id")].Text("kind")
	switch {
	case e.target || kind == "target":
		return "target"
	case kind == "outcome" || kind == "target_result":
		return "result"
	default:
		return "count"
	}
}

// answerTargets joins each result with the target that it answers, which must
// have the same unit.
func (r *reader) answerTargets() error {
	at := map[string]int{}
	for i, q := range r.out.Quantities {
		at[q.Key] = i
	}
	for _, row := range r.rows {
		answers := row.Text("answers")
		if answers == "" {
			continue
		}
		result, okResult := at[r.became[names[readingFile](row)]]
		target, okTarget := at[r.became[answers]]
		if !okResult || !okTarget || r.out.Quantities[result].Unit != r.out.Quantities[target].Unit {
			return row.Errorf("answers", "is no quantity of the same unit")
		}
		r.out.Quantities[result].Answers = r.out.Quantities[target].Key
	}
	return nil
}
