package threesixtygiving

import (
	"encoding/json"

	"sillage/scraper/parse"
)

// grant is what the standard says of a grant, as far as it is read. The
// publishers' own further fields, places, transactions and classifications are
// left aside.
type grant struct {
	ID, Title, Description string
	Currency, AwardDate    string
	AmountAwarded          parse.Number
	RecipientOrganization  []organization
	RecipientIndividual    *struct{} // never read further: a private person
	FundingOrganization    []organization
	GrantProgramme         []struct{ Title string }
	FundingType            []struct{ Title string }
	PlannedDates           []event
	RegrantType            string
}

type organization struct {
	ID, Name        string
	AddressLocality string
	AddressCountry  string
}

type event struct {
	StartDate, EndDate string
	Duration           parse.Number // in months
}

// UnmarshalJSON reads the fields by their exact names: "Title" is another field
// than "title", whatever encoding/json holds of it.
func (g *grant) UnmarshalJSON(text []byte) error {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil {
		return err
	}
	for name, into := range map[string]any{
		"id": &g.ID, "title": &g.Title, "description": &g.Description, "currency": &g.Currency, "amountAwarded": &g.AmountAwarded,
		"awardDate": &g.AwardDate, "recipientOrganization": &g.RecipientOrganization, "recipientIndividual": &g.RecipientIndividual,
		"fundingOrganization": &g.FundingOrganization, "grantProgramme": &g.GrantProgramme, "fundingType": &g.FundingType,
		"plannedDates": &g.PlannedDates, "regrantType": &g.RegrantType,
	} {
		if value, there := fields[name]; there {
			if err := json.Unmarshal(value, into); err != nil {
				return &fieldError{name, err}
			}
		}
	}
	return nil
}

// fieldError names the field that could not be read.
type fieldError struct {
	field string
	err   error
}

func (e *fieldError) Error() string { return e.field + ": " + e.err.Error() }
func (e *fieldError) Unwrap() error { return e.err }
