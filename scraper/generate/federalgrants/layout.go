package federalgrants

import (
	"bytes"
	"strings"
)

// column is a place in a row of the official file: the 36 fields of the Treasury
// Board's template, then the two that the portal adds.
//
// Source: https://open.canada.ca/data/en/dataset/432527ab-7aac-45b5-81d6-7597107a7013
type column int

const (
	refNumber column = iota
	amendmentNumber
	amendmentDate
	agreementType
	recipientType
	businessNumber
	legalName
	operatingName
	researchOrganization
	country
	province
	city
	postalCode
	ridingEN
	ridingFR
	ridingNumber
	programmeEN
	programmeFR
	purposeEN
	purposeFR
	titleEN
	titleFR
	agreementNumber
	agreementValue
	currencyType
	currencyValue
	startDate
	endDate
	coverage
	descriptionEN
	descriptionFR
	naics
	resultsEN
	resultsFR
	additionalEN
	additionalFR
	ownerOrg
	ownerTitle
	columns
)

var columnNames = [columns]string{
	"ref_number", "amendment_number", "amendment_date", "agreement_type", "recipient_type", "recipient_business_number", "recipient_legal_name",
	"recipient_operating_name", "research_organization_name", "recipient_country", "recipient_province", "recipient_city", "recipient_postal_code",
	"federal_riding_name_en", "federal_riding_name_fr", "federal_riding_number", "prog_name_en", "prog_name_fr", "prog_purpose_en", "prog_purpose_fr",
	"agreement_title_en", "agreement_title_fr", "agreement_number", "agreement_value", "foreign_currency_type", "foreign_currency_value",
	"agreement_start_date", "agreement_end_date", "coverage", "description_en", "description_fr", "naics_identifier", "expected_results_en",
	"expected_results_fr", "additional_information_en", "additional_information_fr", "owner_org", "owner_org_title",
}

// header begins with a byte order mark and ends with CRLF, which no other line
// of the official file does.
func header() []byte { return []byte("\ufeff" + strings.Join(columnNames[:], ",") + "\r\n") }

// appendRow adds a line; a cell is quoted only where it has to be.
func appendRow(to []byte, cells *[columns][]byte) []byte {
	for i, cell := range cells {
		if i > 0 {
			to = append(to, ',')
		}
		if !bytes.ContainsAny(cell, ",\"\r\n") {
			to = append(to, cell...)
			continue
		}
		to = append(to, '"')
		for _, b := range cell {
			if b == '"' {
				to = append(to, '"')
			}
			to = append(to, b)
		}
		to = append(to, '"')
	}
	return append(to, '\n')
}
