package table

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sillage/db/funding"
	"sillage/db/identity"
	"sillage/scraper/parse"
)

// field is something that a column or a constant says of a record.
type field struct {
	// of is the name in funding.RecordFields under which a bad cell is doubted;
	// empty for words of a code list that have no such name: they are refused.
	of  string
	put func(r *funding.Record, v value) error
}

// value is a cell on its way into a record.
type value struct {
	text     string // printed, or the word that it stands for
	number   string // of a spreadsheet
	from1904 bool
	column   Column
}

// reasoned is an error with one of funding.RecordReasons.
type reasoned struct {
	error
	reason string
}

func unreadable(err error) error {
	if err == nil {
		return nil
	}
	return reasoned{err, "unreadable"}
}

// fields are all that a declaration can speak of. A name ends in _fr or _en
// where a record has it in both languages.
var fields = map[string]field{
	"agreement": {"agreement", text(func(r *funding.Record) *string { return &r.Agreement })},
	"version": {"version", func(r *funding.Record, v value) (err error) {
		r.Version, err = parse.Integer(v.text)
		return unreadable(err)
	}},
	"payer_fr":        {"payer", text(func(r *funding.Record) *string { return &r.Payer.NameFR })},
	"payer_en":        {"payer", text(func(r *funding.Record) *string { return &r.Payer.NameEN })},
	"payer_code":      {"payer", text(func(r *funding.Record) *string { return &r.Payer.Code })},
	"payer_kind":      {"", code(funding.OrganizationKinds, func(r *funding.Record) *string { return &r.Payer.Kind })},
	"receiver_fr":     {"receiver", text(func(r *funding.Record) *string { return &r.Receiver.NameFR })},
	"receiver_en":     {"receiver", text(func(r *funding.Record) *string { return &r.Receiver.NameEN })},
	"receiver_code":   {"receiver", text(func(r *funding.Record) *string { return &r.Receiver.Code })},
	"receiver_kind":   {"", receiverKind},
	"business_number": {"business_number", businessNumber},
	"neq":             {"receiver", enterpriseNumber},
	"city":            {"city", text(func(r *funding.Record) *string { return &r.Receiver.City })},
	"province":        {"province", letters(2, func(r *funding.Record) *string { return &r.Receiver.Province })},
	"country":         {"country", letters(2, func(r *funding.Record) *string { return &r.Receiver.Country })},
	"region":          {"province", text(func(r *funding.Record) *string { return &r.Region })},
	"programme_fr":    {"programme", text(func(r *funding.Record) *string { return &r.ProgrammeFR })},
	"programme_en":    {"programme", text(func(r *funding.Record) *string { return &r.ProgrammeEN })},
	"form":            {"", code(funding.Forms, func(r *funding.Record) *funding.Form { return &r.Form })},
	"mode":            {"", code(funding.Modes, func(r *funding.Record) *funding.Mode { return &r.Mode })},
	"hop":             {"", code(funding.Hops, func(r *funding.Record) *funding.Hop { return &r.Hop })},
	"origin":          {"", code(funding.AwardOrigins, func(r *funding.Record) *funding.AwardOrigin { return &r.Origin })},
	"money":           {"", code(funding.Moneys, func(r *funding.Record) *funding.Money { return &r.Money })},
	"status":          {"", code(funding.Statuses, func(r *funding.Record) *string { return &r.Status })},
	"stage":           {"", code(funding.Stages, func(r *funding.Record) *funding.Stage { return &r.Stage })},
	"basis":           {"", code(funding.Bases, func(r *funding.Record) *funding.Basis { return &r.Basis })},
	"amount":          {"amount", amount},
	"currency":        {"currency", letters(3, func(r *funding.Record) *string { return &r.Currency })},
	"fiscal_year": {"period_from", func(r *funding.Record, v value) (err error) {
		r.FiscalYear, err = parse.FiscalYear(v.text)
		return unreadable(err)
	}},
	"signed_on":    {"signed_on", date(func(r *funding.Record) *funding.Date { return &r.SignedOn })},
	"period_from":  {"period_from", date(func(r *funding.Record) *funding.Date { return &r.PeriodFrom })},
	"period_until": {"period_until", date(func(r *funding.Record) *funding.Date { return &r.PeriodUntil })},
	"title_fr":     {"title", text(func(r *funding.Record) *string { return &r.TitleFR })},
	"title_en":     {"title", text(func(r *funding.Record) *string { return &r.TitleEN })},
	"about_fr":     {"about", text(func(r *funding.Record) *string { return &r.AboutFR })},
	"about_en":     {"about", text(func(r *funding.Record) *string { return &r.AboutEN })},
}

func isField(name string) bool { _, ok := fields[name]; return ok }

func fieldNames() []string { return slices.Sorted(maps.Keys(fields)) }

// mayDoubt tells whether a cell of the field that cannot be read may leave the
// rest of its row in use.
func mayDoubt(name string) bool { return fields[name].of != "" }

func text(at func(*funding.Record) *string) func(*funding.Record, value) error {
	return func(r *funding.Record, v value) error {
		*at(r) = strings.Join(strings.Fields(v.text), " ")
		return nil
	}
}

// code takes the values of a code list only.
func code[T ~string](list funding.CodeList, at func(*funding.Record) *T) func(*funding.Record, value) error {
	return func(r *funding.Record, v value) error {
		if !list.Has(v.text) {
			return reasoned{fmt.Errorf("%q is none of %s", v.text, wordsOf(list)), "unknown_word"}
		}
		*at(r) = T(v.text)
		return nil
	}
}

// letters takes a code of so many capitals, of which there is no list here:
// provinces, countries (ISO 3166), currencies (ISO 4217).
func letters(count int, at func(*funding.Record) *string) func(*funding.Record, value) error {
	return func(r *funding.Record, v value) error {
		if len(v.text) != count || strings.Trim(v.text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			return reasoned{fmt.Errorf("%q is no code of %d capitals", v.text, count), "unknown_word"}
		}
		*at(r) = v.text
		return nil
	}
}

// individual is how a declaration says that a receiver is a private person, who
// is counted and never named.
const individual = "individual"

func receiverKind(r *funding.Record, v value) error {
	if v.text == individual {
		r.Receiver.Individual, r.Receiver.Kind = true, "unknown"
		return nil
	}
	return code(funding.OrganizationKinds, func(r *funding.Record) *string { return &r.Receiver.Kind })(r, v)
}

func businessNumber(r *funding.Record, v value) error {
	root, why := identity.BusinessNumber(v.text)
	if why != "" {
		return reasoned{fmt.Errorf("%q is no business number: %s", v.text, why), why}
	}
	r.Receiver.BusinessNumber = root
	return nil
}

func enterpriseNumber(r *funding.Record, v value) error {
	digits := strings.Map(func(c rune) rune {
		if c == ' ' || c == '-' || c == '\u00a0' {
			return -1
		}
		return c
	}, v.text)
	if _, err := parse.Integer(digits); err != nil || len(digits) != 10 {
		return reasoned{fmt.Errorf("%q is no enterprise number of ten digits", v.text), "wrong_length"}
	}
	r.Receiver.NEQ = digits
	return nil
}

// amount keeps the cell as printed. A number that a spreadsheet stores is taken
// before what it shows, which may be rounded.
func amount(r *funding.Record, v value) (err error) {
	r.Printed = v.text
	if v.number != "" {
		r.Cents, err = stored(v.number, v.column.Unit)
	} else {
		r.Cents, err = parse.Amount(v.text, v.column.Numbers, v.column.Unit)
	}
	if err != nil {
		return reasoned{err, "unreadable"}
	}
	r.Stated = true
	switch {
	case r.Cents == 0:
		return reasoned{errors.New("zero"), "zero"}
	case r.Cents < 0:
		return reasoned{errors.New("below zero"), "negative"}
	}
	return nil
}

// date reads a cell by its declared form, and the day that a spreadsheet stores
// by its count.
func date(at func(*funding.Record) *funding.Date) func(*funding.Record, value) error {
	return func(r *funding.Record, v value) (err error) {
		if v.number != "" && len(v.number) != 4 { // four digits are a year
			*at(r), err = parse.SpreadsheetDate(v.number, v.from1904)
		} else {
			*at(r), err = parse.DateIn(v.text, v.column.Dates)
		}
		if err != nil {
			return reasoned{err, "impossible_date"}
		}
		return nil
	}
}
