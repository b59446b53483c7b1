package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"sillage/db/funding"
	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	generated "sillage/scraper/generate/federalgrants"
	"sillage/scraper/source"
	reader "sillage/scraper/sources/federalgrants"
)

// sought is what the reader must say of a row with a seeded defect: a doubt on
// a field with one of these reasons, or nothing, for the reason given.
type sought struct {
	field   string
	reasons []string
	why     string // no doubt is sought
}

func a(field string, reasons ...string) sought { return sought{field: field, reasons: reasons} }

func none(why string) sought { return sought{why: why} }

// soughtOf is by kind and column of the generator's manifest.
var soughtOf = map[string]sought{
	"shared_reference ref_number":                   none("a reference number is no key: the receiver is part of it"),
	"shared_between_payers ref_number":              none("the department is part of the key"),
	"equal_pair ref_number":                         none("the same"),
	"original_missing amendment_number":             none("the store sees versions, a row does not"),
	"repeated amendment_number":                     none("the store sees versions, a row does not"),
	"spaced ref_number":                             none("the number is as it is printed"),
	"empty recipient_business_number":               none("empty is empty"),
	"placeholder recipient_business_number":         a("business_number", "placeholder"),
	"wrong_length recipient_business_number":        a("business_number", "wrong_length"),
	"spaced recipient_business_number":              none("spaces are no part of a number"),
	"no_such_check_digit recipient_business_number": a("business_number", "no_such_check_digit"),
	"spelled_out agreement_type":                    a("form", "spelled_out"),
	"empty agreement_type":                          a("form", "empty"),
	"empty recipient_type":                          none("empty is empty"),
	"zero agreement_value":                          a("amount", "zero"),
	"negative agreement_value":                      a("amount", "negative"),
	"placeholder agreement_value":                   a("amount", "placeholder"),
	"outlier agreement_value":                       a("amount", "outlier"),
	"unreadable agreement_value":                    a("amount", "unreadable"),
	"empty agreement_value":                         a("amount", "empty"),
	"batch recipient_legal_name":                    a("amount", "batch"),
	"foreign_currency foreign_currency_value":       none("agreement_value is in Canadian dollars all the same"),
	"empty agreement_end_date":                      none("empty is empty"),
	"end_before_start agreement_end_date":           a("period_until", "end_before_start"),
	"impossible_date agreement_end_date":            a("period_until", "impossible_date"),
	"impossible_date agreement_start_date":          a("period_from", "impossible_date"),
	"empty amendment_date":                          a("signed_on", "empty"),
	"unknown_word recipient_country":                a("country", "spelled_out", "empty", "unknown_word"),
	"unknown_word recipient_province":               a("province", "spelled_out", "empty", "unknown_word"),
	"entity recipient_city":                         none("an entity is a way of writing a letter"),
	"entity recipient_legal_name":                   none("the same"),
	"bilingual recipient_legal_name":                none("the form that the template asks for"),
	"doubled recipient_legal_name":                  none("the name in both languages"),
	"other_spelling recipient_legal_name":           none("the business number is the same"),
	"empty prog_name_en":                            none("empty is empty"),
	"doubled prog_name_en":                          none("the name in both languages"),
	"empty description_en":                          none("empty is empty"),
	"empty description_fr":                          none("empty is empty"),
	"too_short description_en":                      none("a short description is no wrong one"),
	"too_short description_fr":                      a("about", "too_short"),
	"terminated additional_information_en":          a("status", "terminated"),
	"third_party additional_information_en":         none("evidence, and no defect"),
}

// tally is what a reader put, with what the store will make of versions.
type tally struct {
	rows       int64
	agreements map[string]*versionsRead
	doubts     map[uint32]map[string]string // row -> field -> reason
	toManager  map[uint32]bool
	abroad     map[uint32]bool // where a province is a state of another country, and no rule reads it
}

type versionsRead struct {
	first, last       int64
	original, current int64
}

func (c *tally) Record(r *funding.Record) error {
	c.rows++
	s, known := c.agreements[r.Agreement]
	if !known {
		s = &versionsRead{first: r.Version, last: r.Version, original: r.Cents}
		c.agreements[r.Agreement] = s
	}
	if r.Version < s.first {
		s.first, s.original = r.Version, r.Cents
	}
	if r.Version >= s.last {
		s.last, s.current = r.Version, r.Cents
	}
	c.doubts[uint32(r.Row)] = map[string]string{}
	for _, d := range r.Doubts {
		c.doubts[uint32(r.Row)][d.Field] = d.Reason
	}
	if r.Hop == funding.ToManager {
		c.toManager[uint32(r.Row)] = true
	}
	if r.Receiver.Country != "CA" && r.Receiver.Country != "" {
		c.abroad[uint32(r.Row)] = true
	}
	return nil
}

func (*tally) Line(*funding.ReturnLine) error              { return nil }
func (*tally) Skip(row int64, field, value, reason string) {}

// The generator shares no code with the reader: what one says is true, the
// other must find, and no more.
func TestTheReaderOfFederalGrantsFindsWhatTheGeneratorSaysIsTrue(t *testing.T) {
	found, truth := readGenerated(t, 20_000)
	original, current := int64(0), int64(0)
	for _, s := range found.agreements {
		original, current = original+s.original, current+s.current
	}
	if found.rows != truth.Rows || int64(len(found.agreements)) != truth.Agreements || original != truth.OriginalCents || current != truth.CurrentCents {
		t.Errorf("%d rows, %d agreements, %d and %d cents; true are %d, %d, %d and %d", found.rows, len(found.agreements), original, current,
			truth.Rows, truth.Agreements, truth.OriginalCents, truth.CurrentCents)
	}
	seeded := map[string]map[uint32]bool{} // field and reason -> rows
	for _, d := range truth.Defects {
		want, declared := soughtOf[d.Kind+" "+d.Column]
		switch {
		case !declared || want.field == "" && want.why == "":
			t.Errorf("it is not declared what the reader says of %s in %s", d.Kind, d.Column)
		case len(d.Rows) == 0:
			t.Errorf("%s in %s: no row has it", d.Kind, d.Column)
		case want.field != "":
			found.hold(t, d, want)
			for _, reason := range want.reasons {
				if seeded[want.field+" "+reason] == nil {
					seeded[want.field+" "+reason] = map[uint32]bool{}
				}
				for _, row := range d.Rows {
					seeded[want.field+" "+reason][row] = true
				}
			}
		case d.Kind == "third_party":
			if len(d.Rows) != len(found.toManager) {
				t.Errorf("%d rows lead to a manager, %d say so", len(found.toManager), len(d.Rows))
			}
			for _, row := range d.Rows {
				if !found.toManager[row] {
					t.Errorf("row %d says that the money is passed on", row)
				}
			}
		}
	}
	for row, doubts := range found.doubts {
		for field, reason := range doubts {
			// One of the real names of programmes says that there is none.
			if real := field == "programme" && reason == "empty"; !real && !seeded[field+" "+reason][row] {
				t.Errorf("row %d: a doubt on %s, %s, that nobody seeded", row, field, reason)
			}
		}
	}
}

// hold wants a doubt in each row. A batch row has that doubt on its amount,
// whatever else its amount is.
func (c *tally) hold(t *testing.T, d generated.DefectRows, want sought) {
	t.Helper()
	for _, row := range d.Rows {
		got := c.doubts[row][want.field]
		ok := got == "batch" && want.field == "amount" || want.field == "province" && c.abroad[row]
		for _, reason := range want.reasons {
			ok = ok || got == reason
		}
		if !ok {
			t.Errorf("%s in %s: row %d has the doubts %v", d.Kind, d.Column, row, c.doubts[row])
		}
	}
}

func readGenerated(t *testing.T, rows int64) (*tally, generated.Manifest) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "grants.csv")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	truth, err := generated.Write(out, rows, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	file, err := source.FileAt(path)
	if err != nil {
		t.Fatal(err)
	}
	found := &tally{agreements: map[string]*versionsRead{}, doubts: map[uint32]map[string]string{}, toManager: map[uint32]bool{}, abroad: map[uint32]bool{}}
	if err := reader.Source(e).Records.Read(context.Background(), file, found); err != nil {
		t.Fatal(err)
	}
	return found, truth
}
