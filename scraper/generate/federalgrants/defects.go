package federalgrants

import "fmt"

// defect is one way in which the real file is not as its template asks, at one
// column.
type defect int

const (
	sharedReference defect = iota
	sharedBetweenPayers
	equalPair
	onlyAmendment
	repeatedVersion
	spacedReference
	emptyNumber
	placeholderNumber
	wrongLength
	spacedNumber
	wrongCheckDigit
	typeSpelledOut
	emptyType
	emptyRecipientType
	zeroValue
	negativeValue
	oneDollar
	outlier
	unreadableValue
	emptyValue
	batch
	foreignCurrency
	emptyEnd
	endBeforeStart
	impossibleEnd
	impossibleStart
	emptyAmendmentDate
	unknownCountry
	unknownProvince
	entityCity
	entityName
	bilingualName
	doubledName
	otherSpelling
	emptyProgramme
	doubledProgramme
	emptyDescriptionEN
	emptyDescriptionFR
	shortDescription
	semicolon
	terminated
	thirdParty
	defects
)

// known is how the manifest names a defect.
type known struct {
	kind    string
	column  column
	amount  bool // it bears on what the row's amount is worth
	meaning string
}

var knownDefects = [defects]known{
	sharedReference:     {"shared_reference", refNumber, false, "the reference number stands in rows of another recipient of the same payer too"},
	sharedBetweenPayers: {"shared_between_payers", refNumber, false, "the reference number stands in rows of another payer too"},
	equalPair:           {"equal_pair", refNumber, false, "the reference number and the amendment number stand in a row of another agreement too"},
	onlyAmendment:       {"original_missing", amendmentNumber, false, "the only row of its agreement is an amendment: it is the original and the current one"},
	repeatedVersion:     {"repeated", amendmentNumber, true, "the same agreement and amendment number stand in an earlier row too; of the two this one is the current, the earlier one the original"},
	spacedReference:     {"spaced", refNumber, false, "a space inside the reference number"},
	emptyNumber:         {"empty", businessNumber, false, ""},
	placeholderNumber:   {"placeholder", businessNumber, false, "a dash or zeros: no number"},
	wrongLength:         {"wrong_length", businessNumber, false, "ten digits: no number"},
	spacedNumber:        {"spaced", businessNumber, false, "spaces inside a good number"},
	wrongCheckDigit:     {"no_such_check_digit", businessNumber, false, "nine digits of which the last does not check the others: no number"},
	typeSpelledOut:      {"spelled_out", agreementType, false, "Contribution, GRANT: a word for the code"},
	emptyType:           {"empty", agreementType, false, ""},
	emptyRecipientType:  {"empty", recipientType, false, ""},
	zeroValue:           {"zero", agreementValue, true, ""},
	negativeValue:       {"negative", agreementValue, true, ""},
	oneDollar:           {"placeholder", agreementValue, true, "one dollar"},
	outlier:             {"outlier", agreementValue, true, "14,556,000,000 dollars; no other agreement has more than three billions"},
	unreadableValue:     {"unreadable", agreementValue, true, "words for a number; counts 0"},
	emptyValue:          {"empty", agreementValue, true, "counts 0"},
	batch:               {"batch", legalName, true, "one row stands for many recipients"},
	foreignCurrency:     {"foreign_currency", currencyValue, false, "the amount in another currency stands beside the one in Canadian dollars, which counts"},
	emptyEnd:            {"empty", endDate, false, ""},
	endBeforeStart:      {"end_before_start", endDate, false, ""},
	impossibleEnd:       {"impossible_date", endDate, false, "9999-12-31"},
	impossibleStart:     {"impossible_date", startDate, false, "1899-12-30, 1899-12-31 or 1900-01-01: the fiscal year is not stated"},
	emptyAmendmentDate:  {"empty", amendmentDate, false, "of an amendment"},
	unknownCountry:      {"unknown_word", country, false, "ca, Canada, None, United States"},
	unknownProvince:     {"unknown_word", province, false, "no code of a province: OC, CA, NY and the like"},
	entityCity:          {"entity", city, false, "an HTML entity"},
	entityName:          {"entity", legalName, false, "an HTML entity"},
	bilingualName:       {"bilingual", legalName, false, "English and French name in one cell; the form that the template asks for"},
	doubledName:         {"doubled", legalName, false, "X|X"},
	otherSpelling:       {"other_spelling", legalName, false, "the recipient of the same business number in capitals"},
	emptyProgramme:      {"empty", programmeEN, false, ""},
	doubledProgramme:    {"doubled", programmeEN, false, "X|X"},
	emptyDescriptionEN:  {"empty", descriptionEN, false, ""},
	emptyDescriptionFR:  {"empty", descriptionFR, false, ""},
	shortDescription:    {"too_short", descriptionEN, false, "under 50 characters"},
	semicolon:           {"too_short", descriptionFR, false, "a semicolon alone, in both languages"},
	terminated:          {"terminated", additionalEN, true, "an amendment that ends the agreement"},
	thirdParty:          {"third_party", additionalEN, false, "the template's example for money that is passed on; evidence, not a defect"},
}

// rate is in how many cases of a number something is so.
type rate struct{ count, of uint64 }

// rates are those of rates.csv and departments.csv, by defect and payer.
type rates [defects][]rate

func newRates(payers []payer, lines [][]string) (rates, error) {
	var r rates
	for d := range r {
		r[d] = make([]rate, len(payers))
	}
	for _, line := range lines {
		d, ok := defectOf(line[0], line[1])
		if !ok {
			return r, fmt.Errorf("rates.csv: no defect %s of %s", line[0], line[1])
		}
		one := rate{number(line[3]), number(line[4])}
		met := false
		for i, p := range payers {
			if line[2] == "" || line[2] == p.code {
				r[d][i], met = one, true
			}
		}
		if !met {
			return r, fmt.Errorf("rates.csv: no payer %s", line[2])
		}
	}
	for i, p := range payers {
		r[emptyDescriptionEN][i] = rate{p.emptyEN, p.rows}
		r[emptyDescriptionFR][i] = rate{p.emptyFR, p.rows}
		r[shortDescription][i] = rate{p.short, p.rows}
		// How many of them are below zero was not measured: a quarter here.
		r[zeroValue][i] = rate{3 * p.notAbove, 4 * p.rows}
		r[negativeValue][i] = rate{p.notAbove, 4 * p.rows}
	}
	return r, nil
}

func defectOf(kind, at string) (defect, bool) {
	for d, k := range knownDefects {
		if k.kind == kind && columnNames[k.column] == at {
			return defect(d), true
		}
	}
	return 0, false
}
