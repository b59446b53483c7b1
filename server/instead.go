package main

import (
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// insteadParams are the query parameters of what a sum would be instead: the
// address is the whole question.
var insteadParams = []string{"sum", "figure", "amount", "by", "each", "unit", "years", "groups", "note"}

// Bounds of what a reader may type in.
const (
	mostYears   = 50
	mostGroups  = 1_000_000
	mostDollars = 10_000_000_000_000
	longestNote = 300 // characters
)

// refusal is why there is no answer: a member of the family "refused".
type refusal string

func (r refusal) Error() string { return "no answer: " + string(r) }

// question is what a reader asks, read from the address.
type question struct {
	sum, figure, by, unit string
	amount, each          int64 // dollars of the reader's own; 0 = none
	years, groups         int64 // 0 = none
	note                  string
}

// instead shows what a sum would be in another use.
func instead(q *ask) (view.Page, error) {
	q.cited = &citations{}
	page := view.Instead{}
	var err error
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	offered, err := q.db.InsteadParameters(q.ctx())
	if err != nil {
		return nil, err
	}
	w, err := q.question()
	if err == nil {
		if w, err = q.usual(w, offered); err == nil {
			page.Card, err = q.insteadCard(w, offered)
		}
	}
	var no refusal
	if errors.As(err, &no) {
		page.Refusal = string(no)
	} else if err != nil {
		return nil, err
	}
	page.Documents = q.cited.documents
	page.Form, err = q.insteadForm(w, offered)
	return page, err
}

var (
	wholeNumber = regexp.MustCompile(`^\d{1,16}$`)
	byThousands = regexp.MustCompile(`^\d{1,3}([ ,\x{a0}\x{202f}]\d{3})+$`)
	separators  = strings.NewReplacer(" ", "", ",", "", "\u00a0", "", "\u202f", "")
)

// question reads the address. Errors: refusal for what was typed in, badQuery
// for a unit that no list has.
func (q *ask) question() (question, error) {
	w := question{sum: q.value("sum"), figure: strings.TrimSpace(q.value("figure")), by: q.value("by"), unit: q.value("unit"), note: strings.TrimSpace(q.value("note"))}
	if err := oneOf("unit", w.unit, funding.InsteadUnits.Values()); err != nil {
		return w, err
	}
	for _, n := range []struct {
		name string
		into *int64
		most int64
	}{{"amount", &w.amount, mostDollars}, {"each", &w.each, mostDollars}, {"years", &w.years, mostYears}, {"groups", &w.groups, mostGroups}} {
		typed := strings.TrimSpace(q.value(n.name))
		if typed == "" {
			continue
		}
		number, err := typedNumber(typed)
		if err != nil || number < 1 || number > n.most {
			return w, refusal(n.name)
		}
		*n.into = number
	}
	if utf8.RuneCountInString(w.note) > longestNote {
		return w, refusal("note")
	}
	return w, nil
}

// typedNumber reads whole numbers as people type them: "60000", "60 000",
// "60,000". Anything else is not guessed.
func typedNumber(typed string) (int64, error) {
	if byThousands.MatchString(typed) {
		typed = separators.Replace(typed)
	}
	if !wholeNumber.MatchString(typed) {
		return 0, strconv.ErrSyntax
	}
	return strconv.ParseInt(typed, 10, 64)
}

// usual fills in what the reader left open: the first programme that the
// edition puts first and of which something enters, and the first parameter
// that answers in the unit asked for.
func (q *ask) usual(w question, offered []release.InsteadParameter) (question, error) {
	if w.sum == "" && w.figure == "" && w.amount == 0 {
		first, err := q.firstSum()
		if err != nil {
			return w, err
		}
		w.sum = first
	}
	if w.groups > 0 && w.unit == "" {
		w.unit = "each"
	}
	if w.by == "" && w.each == 0 && w.unit != "each" {
		for _, p := range offered {
			if w.unit == "" || slices.Contains(funding.InsteadUnitsOf(p.Kind), w.unit) {
				w.by = p.Key
				break
			}
		}
	}
	return w, nil
}

func (q *ask) firstSum() (string, error) {
	var first []release.Program
	if err := q.db.Programs(q.ctx(), release.ProgramFilter{Featured: true}, release.Page{}, into(&first)); err != nil {
		return "", err
	}
	totals, err := q.db.EnteringTotals(q.ctx())
	if err != nil {
		return "", err
	}
	for _, p := range first {
		for _, stage := range funding.Stages.Values() {
			for _, c := range totals {
				if c.Programme.Key == p.Key && string(c.Stage) == stage {
					return c.Key, nil
				}
			}
		}
	}
	if len(totals) > 0 {
		return totals[0].Key, nil
	}
	return "", nil
}

// address writes the question whole, so that it means the same for whoever
// opens it.
func (w question) address() url.Values {
	out := url.Values{}
	set := func(name, value string) {
		if value != "" {
			out.Set(name, value)
		}
	}
	number := func(name string, n int64) {
		if n > 0 {
			out.Set(name, strconv.FormatInt(n, 10))
		}
	}
	switch {
	case w.amount > 0:
		number("amount", w.amount)
	case w.figure != "":
		set("figure", w.figure)
	default:
		set("sum", w.sum)
	}
	switch {
	case w.unit == "each":
		number("groups", w.groups)
	case w.each > 0:
		number("each", w.each)
	default:
		set("by", w.by)
	}
	if w.unit == "groups" || w.unit == "each" {
		number("years", w.years)
	}
	set("unit", w.unit)
	set("note", w.note)
	return out
}

// insteadForm shows what was chosen, and what may be.
func (q *ask) insteadForm(w question, offered []release.InsteadParameter) (view.InsteadForm, error) {
	f := view.InsteadForm{Action: q.href(view.InsteadAt, ""), Figure: q.value("figure"), Amount: q.value("amount"), Each: q.value("each"),
		Years: q.value("years"), Groups: q.value("groups"), Note: q.value("note")}
	totals, err := q.db.EnteringTotals(q.ctx())
	if err != nil {
		return f, err
	}
	for _, c := range totals {
		f.Sums = append(f.Sums, view.Option{Value: c.Key, Selected: c.Key == w.sum,
			Label: c.Programme.Name(string(q.lang)) + ", " + q.labelOf(funding.Stages, string(c.Stage))})
	}
	for _, kind := range funding.InsteadKinds.Values() {
		group := view.OptionGroup{Kind: kind}
		for _, p := range offered {
			if p.Kind == kind {
				group.Options = append(group.Options, view.Option{Value: p.Key, Label: p.Name(string(q.lang)), Selected: p.Key == w.by})
			}
		}
		if len(group.Options) > 0 {
			f.Parameters = append(f.Parameters, group)
		}
	}
	for _, c := range funding.InsteadUnits.Codes {
		f.Units = append(f.Units, view.Option{Value: c.Value, Label: q.label(c), Selected: c.Value == q.value("unit")})
	}
	return f, nil
}
