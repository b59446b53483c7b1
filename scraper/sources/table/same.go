package table

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sillage/db/funding"
)

// same is a record with what is the same in all rows.
func (d *Declaration) same() (funding.Record, error) {
	r := funding.Record{Currency: "CAD", Hop: funding.HopNotStated, Origin: funding.OriginNotStated, Status: funding.NotStated, Basis: funding.NotStated}
	r.Payer.Kind, r.Receiver.Kind = "unknown", "unknown"
	for _, name := range slices.Sorted(maps.Keys(d.Same)) {
		v := value{text: d.Same[name], column: Column{Dates: "iso", Unit: 1}}
		if err := fields[name].put(&r, v); err != nil {
			return r, fmt.Errorf("same.%s: %w", name, err)
		}
	}
	return r, nil
}

// asked are the fields of which every declaration says something, in a column or
// for all rows; of each group one is enough.
var asked = [][]string{
	{"payer_fr", "payer_en"}, {"receiver_fr", "receiver_en"}, {"programme_fr", "programme_en"},
	{"form"}, {"mode"}, {"money"}, {"stage"}, {"fiscal_year", "period_from", "signed_on"},
}

func (d *Declaration) checkFields() []error {
	var wrong []error
	bad := func(format string, arguments ...any) { wrong = append(wrong, fmt.Errorf(format, arguments...)) }
	if d.of("amount") < 0 {
		bad("no column has the field amount")
	}
	for _, group := range asked {
		if !slices.ContainsFunc(group, func(name string) bool { return d.of(name) >= 0 || d.Same[name] != "" }) {
			bad("nothing is said of %s: give it a column, or a line under [same]", strings.Join(group, " or "))
		}
	}
	var r funding.Record
	for _, name := range slices.Sorted(maps.Keys(d.Same)) {
		switch {
		case !isField(name):
			bad("same.%s: no such field; there are %q", name, fieldNames())
		case name == "amount" || name == "agreement" || name == "version":
			bad("same.%s: cannot be the same in all rows", name)
		case d.of(name) >= 0:
			bad("same.%s: has a column too", name)
		case strings.HasPrefix(d.Same[name], unfinished):
			bad("same.%s is not said", name)
		default:
			if err := fields[name].put(&r, value{text: d.Same[name], column: Column{Dates: "iso", Unit: 1}}); err != nil {
				bad("same.%s: %w", name, err)
			}
		}
	}
	for _, c := range d.Column {
		wrong = append(wrong, c.checkWords()...)
	}
	return wrong
}

// checkWords tries each of our words on an empty record.
func (c Column) checkWords() []error {
	if len(c.Words) == 0 {
		return nil
	}
	if !isField(c.Field) || c.Field == "amount" {
		return []error{fmt.Errorf("column %q: words stand for codes and names, not for an amount or nothing", c.Name)}
	}
	var wrong []error
	for _, theirs := range slices.Sorted(maps.Keys(c.Words)) {
		if err := fields[c.Field].put(new(funding.Record), value{text: c.Words[theirs], column: c}); err != nil {
			wrong = append(wrong, fmt.Errorf("column %q, words.%q: %w", c.Name, theirs, err))
		}
	}
	return wrong
}
