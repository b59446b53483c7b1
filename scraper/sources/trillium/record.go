package trillium

import (
	"fmt"
	"regexp"
	"time"

	"sillage/db/funding"
	"sillage/db/identity"
	"sillage/scraper/parse"
)

// recordOf reads one grant. An identifier is shared by up to three grants of the
// first year, so the receiver's name belongs to the key. A cell that cannot be a
// value of its column is an error: the columns would not be what they are
// headed.
func recordOf(row parse.Row, day func(string) (funding.Date, error)) (*funding.Record, error) {
	r := &funding.Record{
		Row: int64(row.Record), Agreement: row.Text(identifier) + ", " + row.Text(organization),
		Payer:       funding.RecordParty{NameEN: row.Text(fundingOrg), Province: "ON", Country: "CA", Kind: "public_body"},
		Receiver:    funding.RecordParty{NameEN: row.Text(organization), City: row.Text(city), Kind: "unknown"},
		ProgrammeEN: row.Text(programme),
		Form:        funding.Grant, Mode: funding.NotStated, Hop: funding.HopNotStated, Origin: funding.OwnBudget, Money: funding.Public,
		Status: funding.NotStated, Stage: funding.Committed, Currency: "CAD", Printed: row.Text(awarded),
		FiscalYear: row.Text(fiscalYear), AboutEN: row.Text(aboutEN), AboutFR: row.Text(aboutFR),
	}
	for _, read := range []func(*funding.Record, parse.Row) error{key, years, amount, takenBackAmount} {
		if err := read(r, row); err != nil {
			return nil, err
		}
	}
	for _, column := range []string{submitted, modified} { // read to see that the columns are what they are headed
		if _, err := day(row.Text(column)); err != nil {
			return nil, row.Fail(column, err)
		}
	}
	var err error
	if r.SignedOn, err = day(row.Text(approved)); err != nil {
		return nil, row.Fail(approved, err)
	}
	receiver(r, row)
	return r, nil
}

var identifierForm = regexp.MustCompile(`^[A-Z0-9]{6,20}$`)

func key(_ *funding.Record, row parse.Row) error {
	if row.Text(fundingOrg) == "" {
		return row.Errorf(fundingOrg, "no payer")
	}
	if !identifierForm.MatchString(row.Text(identifier)) {
		return row.Errorf(identifier, "is no identifier of a grant")
	}
	return nil
}

// years reads the fiscal year and how long the grant lasts.
func years(r *funding.Record, row parse.Row) error {
	if _, err := funding.ParseFiscalYear(r.FiscalYear); err != nil {
		return row.Fail(fiscalYear, err)
	}
	hundredths, err := parse.Cents(row.Text(months)) // 7.5 occurs
	if err != nil || hundredths <= 0 || hundredths > 120_00 {
		return row.Errorf(months, "is no number of months")
	}
	r.Basis = funding.OneYear
	if hundredths > 12_00 {
		r.Basis = funding.SeveralYears
	}
	return nil
}

func amount(r *funding.Record, row parse.Row) (err error) {
	if r.Printed == "" {
		r.Exclude("amount", "", "empty")
		return nil
	}
	if r.Cents, err = parse.Cents(r.Printed); err != nil {
		return row.Fail(awarded, err)
	}
	r.Stated = true
	switch {
	case r.Cents < 0:
		r.Suspect("amount", r.Printed, "negative")
	case r.Cents == 0:
		r.Suspect("amount", r.Printed, "zero")
	case r.Cents == 100:
		r.Exclude("amount", r.Printed, "placeholder")
	}
	return nil
}

// takenBackAmount reads what was rescinded or recovered. The amount awarded
// stays what it was; where all of it was taken back, the grant is cancelled and
// its amount enters no sum. Where a part was, the amount is doubted, with the
// part as it is printed, and still used: what is left is not published.
func takenBackAmount(r *funding.Record, row parse.Row) error {
	part := row.Text(takenBack)
	switch said := row.Text(rescinded); {
	case said == "" && part == "":
		return nil
	case said != "Yes":
		return row.Errorf(rescinded, "want Yes where %q was taken back, else nothing", part)
	}
	cents, err := parse.Cents(part)
	if err != nil {
		return row.Fail(takenBack, err)
	}
	if cents <= 0 || cents > r.Cents {
		return row.Errorf(takenBack, "is no part of the %s awarded", r.Printed)
	}
	if cents == r.Cents {
		r.Status = "cancelled"
		r.Exclude("amount", part, "rescinded")
		return nil
	}
	r.Suspect("amount", part, "rescinded")
	return nil
}

func receiver(r *funding.Record, row parse.Row) {
	if r.Receiver.NameEN == "" {
		r.Suspect("receiver", "", "empty")
	}
	if parse.Misencoded(r.Receiver.NameEN) {
		r.Suspect("receiver", r.Receiver.NameEN, "misencoded")
	}
	if parse.Misencoded(r.AboutEN) || parse.Misencoded(r.AboutFR) {
		r.Suspect("about", "", "misencoded")
	}
	businessNumber(r, row.Text(charityNumber))
}

// What stands around a number in the workbook: "BN: 896011715RR0001", "#
// 107303174", "822830436RR001". The root has a check digit of its own, so a
// mangled account number after it does not touch it.
var aroundNumber = regexp.MustCompile(`(?i)^(?:BN)?[:# ]*|[ -]*R[A-Z]?[ -]*[\do]*$`)

func businessNumber(r *funding.Record, printed string) {
	root, why := identity.BusinessNumber(printed)
	if root == "" && why != "empty" {
		r.Suspect("business_number", printed, why)
		root, _ = identity.BusinessNumber(aroundNumber.ReplaceAllString(printed, "")) // why is said of the whole cell
	}
	r.Receiver.BusinessNumber = root
}

// refinedDay reads a date as Java prints it: "Wed Feb 15 00:00:00 EST 2017". The
// hour is midnight and the day of the week must be that of the date.
func refinedDay(text string) (funding.Date, error) {
	on, err := time.Parse("Mon Jan 02 15:04:05 MST 2006", text)
	if err != nil {
		return "", fmt.Errorf("is no date as Java prints it: %w", err)
	}
	if on.Format("Mon 15:04:05") != text[:3]+" 00:00:00" || on.Year() < 1900 || on.Year() > 2099 {
		return "", fmt.Errorf("no such day, or not its midnight")
	}
	return funding.Date(on.Format(time.DateOnly)), nil
}
