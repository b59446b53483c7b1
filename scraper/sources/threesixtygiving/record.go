package threesixtygiving

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// record reads one grant. Without an identifier, a funder or a recipient it is
// no grant of the standard; anything else that is missing or odd is doubted.
func (r reader) record(n int, g grant) (*funding.Record, error) {
	switch {
	case strings.TrimSpace(g.ID) == "":
		return nil, errors.New("id: a grant has one")
	case len(g.FundingOrganization) == 0:
		return nil, fmt.Errorf("%s: fundingOrganization: a grant has one", g.ID)
	case len(g.RecipientOrganization) == 0 && g.RecipientIndividual == nil:
		return nil, fmt.Errorf("%s: a grant has a recipientOrganization or a recipientIndividual", g.ID)
	}
	record := &funding.Record{
		Row: int64(n), Agreement: strings.TrimSpace(g.ID),
		Form: funding.Grant, Mode: funding.NotStated, Hop: funding.HopNotStated, Origin: funding.OriginNotStated, Money: funding.MoneyNotStated,
		Status: funding.NotStated, Stage: funding.Committed, Basis: funding.NotStated,
		TitleEN: strings.TrimSpace(g.Title), AboutEN: strings.TrimSpace(g.Description),
	}
	record.Payer = r.party(record, "payer", g.FundingOrganization)
	if g.RecipientIndividual != nil {
		record.Receiver = funding.RecordParty{Kind: "unknown", Individual: true}
		record.TitleEN, record.AboutEN = "", "" // they may name the person
	} else {
		record.Receiver = r.party(record, "receiver", g.RecipientOrganization)
		doubtText(record, "title", record.TitleEN)
		doubtText(record, "about", record.AboutEN)
	}
	if len(g.GrantProgramme) > 0 {
		record.ProgrammeEN = strings.TrimSpace(g.GrantProgramme[0].Title)
	}
	amount(record, g)
	dates(record, g)
	r.form(record, g)
	hop(record, g)
	return record, nil
}

// party reads who funds or receives. Where several stand together their shares
// are unknown, and no identifier is that of all.
func (r reader) party(record *funding.Record, field string, together []organization) funding.RecordParty {
	var names []string
	for _, o := range together {
		names = append(names, strings.TrimSpace(o.Name))
	}
	party := funding.RecordParty{NameEN: strings.Join(names, "; "), Kind: "unknown"}
	if len(together) > 1 {
		record.Suspect(field, party.NameEN, "joint")
	} else {
		o := together[0]
		party.Code, party.City = strings.TrimSpace(o.ID), strings.TrimSpace(o.AddressLocality)
		party.Country = r.country(record, o.AddressCountry)
	}
	doubtText(record, field, party.NameEN)
	return party
}

var countryCode = regexp.MustCompile(`^[A-Z]{2}$`)

// country takes a code as it is; the words of publishers stand in lookups.csv.
func (r reader) country(record *funding.Record, said string) string {
	said = strings.TrimSpace(said)
	if line, known := r.words.Find("country: " + said); known {
		return line.Value
	}
	if said != "" && !countryCode.MatchString(said) {
		record.Suspect("country", said, "unknown_word")
		return ""
	}
	return said
}

func doubtText(record *funding.Record, field, text string) {
	switch {
	case text == "":
		record.Suspect(field, "", "empty")
	case parse.Misencoded(text):
		record.Suspect(field, text, "misencoded")
	}
}

var currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)

// amount reads the decimal text of the amount. An amount whose currency is not
// told is added to nothing.
func amount(record *funding.Record, g grant) {
	record.Printed, record.Currency = string(g.AmountAwarded), g.Currency
	cents, err := parse.Cents(record.Printed)
	switch {
	case record.Printed == "":
		record.Exclude("amount", "", "empty")
	case err != nil:
		record.Exclude("amount", record.Printed, "unreadable")
	default:
		record.Cents, record.Stated = cents, true
	}
	switch {
	case !record.Stated:
	case cents < 0:
		record.Suspect("amount", record.Printed, "negative")
	case cents == 0:
		record.Suspect("amount", record.Printed, "zero")
	case cents == 100:
		record.Exclude("amount", record.Printed, "placeholder")
	}
	if !currencyCode.MatchString(g.Currency) {
		why := "unknown_word"
		if g.Currency == "" {
			why = "empty"
		}
		record.Currency = ""
		record.Suspect("currency", g.Currency, why)
		record.Exclude("amount", record.Printed, why)
	}
}

// form is a grant unless the publisher says what else it is.
func (r reader) form(record *funding.Record, g grant) {
	for _, t := range g.FundingType {
		line, known := r.words.Find("form: " + strings.ToLower(strings.TrimSpace(t.Title)))
		switch {
		case !known:
			record.Form = funding.FormNotStated
			record.Suspect("form", t.Title, "unknown_word")
		case len(g.FundingType) > 1:
			record.Form = funding.MixedForm
		default:
			record.Form = funding.Form(line.Value)
		}
	}
}

// hop follows the codelist of regrant types. FRG010 to FRG060 say that the
// receiver hands the money out as grants, or pays it on for the funder; FRG070
// says so of a part that it does not tell.
//
// Source: https://standard.threesixtygiving.org/en/latest/technical/codelists/#regrant-type
func hop(record *funding.Record, g grant) {
	switch g.RegrantType {
	case "", "FRG070":
	case "FRG010", "FRG020", "FRG030", "FRG040", "FRG050", "FRG060":
		record.Hop = funding.ToManager
	default:
		record.Suspect("hop", g.RegrantType, "unknown_word")
	}
}
