package federalgrants

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// column is one of the columns of the register, by its place in the official
// order.
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
	foreignCurrency
	foreignValue
	startDate
	endDate
	coverage
	descriptionEN
	descriptionFR
	naics
	resultsEN
	resultsFR
	informationEN
	informationFR
	ownerOrg
	ownerTitle
	columnCount
)

// columns are the names of the register's columns: the 36 public fields of the
// official template and the two that name the department.
//
// Source: https://github.com/open-data/ckanext-canada/blob/master/ckanext/canada/tables/grants.yaml
var columns = [columnCount]string{
	"ref_number", "amendment_number", "amendment_date", "agreement_type", "recipient_type", "recipient_business_number",
	"recipient_legal_name", "recipient_operating_name", "research_organization_name", "recipient_country", "recipient_province",
	"recipient_city", "recipient_postal_code", "federal_riding_name_en", "federal_riding_name_fr", "federal_riding_number",
	"prog_name_en", "prog_name_fr", "prog_purpose_en", "prog_purpose_fr", "agreement_title_en", "agreement_title_fr",
	"agreement_number", "agreement_value", "foreign_currency_type", "foreign_currency_value", "agreement_start_date",
	"agreement_end_date", "coverage", "description_en", "description_fr", "naics_identifier", "expected_results_en",
	"expected_results_fr", "additional_information_en", "additional_information_fr", "owner_org", "owner_org_title",
}

func (c column) String() string { return columns[c] }

// ignored are the columns that are not read, and why. They stay in the file,
// which is kept whole.
var ignored = map[column]string{
	operatingName:   "another name of the receiver or the name of a researcher, a person; the legal name is the one that the agreement has",
	postalCode:      "narrower than a city, and for a person an address; nothing here is told by postal code",
	ridingEN:        "no page tells money by electoral riding",
	ridingFR:        "the same",
	ridingNumber:    "the same",
	purposeEN:       "says the same of every agreement of a programme; what the programme is comes from the edition",
	purposeFR:       "the same",
	agreementNumber: "a department's own number, optional and of no fixed form; the reference number names the agreement",
	foreignCurrency: "agreement_value is in Canadian dollars by the template, also where the agreement is in another currency",
	foreignValue:    "the same",
	coverage:        "free text about what benefits; who receives is in other columns",
	naics:           "filled at the discretion of a department, for few rows; no rule reads it",
	resultsEN:       "what is hoped for, not what was paid, to whom or for what",
	resultsFR:       "the same",
}

// row is the cells of one record, in the order of its file.
type row struct {
	cells []string
	order *[columnCount]int
}

func (r row) cell(c column) string { return r.cells[r.order[c]] }

// orderOf finds where each column stands. The error names every column that is
// missing, new or twice.
func orderOf(header []string) (*[columnCount]int, error) {
	var order [columnCount]int
	var problems []string
	for c, name := range columns {
		switch order[c] = slices.Index(header, name); {
		case order[c] < 0:
			problems = append(problems, fmt.Sprintf("column %q is missing", name))
		case slices.Contains(header[order[c]+1:], name):
			problems = append(problems, fmt.Sprintf("column %q twice", name))
		}
	}
	for _, name := range header {
		if !slices.Contains(columns[:], name) && !slices.Contains(besides, name) {
			problems = append(problems, fmt.Sprintf("new column %.60q", name))
		}
	}
	if len(problems) > 0 {
		return nil, errors.New(strings.Join(problems, "; "))
	}
	return &order, nil
}
