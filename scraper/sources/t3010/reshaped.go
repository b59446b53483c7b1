package t3010

import (
	"fmt"
	"regexp"
	"slices"

	"sillage/db/funding"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

// reshaped reads gifts of the return that somebody put into one table with
// those of United States foundations: the Canadian rows come from
// charitydata.ca. It has no number of a gift, and of a period only its year.
type reshaped struct {
	rows source.Rows
	seen map[string]int // gifts of one year to one name
}

// The columns of glfn/v1_grants_detail.csv, github.com/georgeeschuler-technoboop/c4c-network-crawler.
var reshapedColumns = []string{
	"foundation_name", "foundation_ein", "tax_year", "grantee_name", "grantee_city", "grantee_state", "grant_amount", "grant_purpose_raw",
	"grant_bucket", "region_relevant", "source_file", "grantee_country", "foundation_country", "source_system", "grant_amount_cash",
	"grant_amount_in_kind", "currency", "fiscal_year", "reporting_period", "grantee_zip", "relationship", "foundation_status", "region_id",
	"region_name", "region_rule_source", "grantee_ein", "cash_grant_amount", "non_cash_amount", "irc_section",
}

func isReshaped(header []string) bool { return slices.Contains(header, "foundation_ein") }

func newReshaped(rows source.Rows) *reshaped { return &reshaped{rows, map[string]int{}} }

const canadian = "CHARITYDATA_CA"

var yearForm = regexp.MustCompile(`^(19|20)\d{2}$`)

func (g *reshaped) row(row parse.Row) error {
	switch system := row.Text("source_system"); system {
	case canadian:
	case "IRS_990":
		g.rows.Skip(int64(row.Record), "source_system", system, "a grant of a United States foundation")
		return nil
	default:
		return row.Errorf("source_system", "want %s or IRS_990", canadian)
	}
	account, year := row.Text("foundation_ein"), row.Text("tax_year")
	switch {
	case !accountForm.MatchString(account):
		return row.Errorf("foundation_ein", "is no account of a registered charity")
	case !yearForm.MatchString(year):
		return row.Errorf("tax_year", "is no year")
	case row.Text("currency") != "CAD":
		return row.Errorf("currency", "a return is in Canadian dollars")
	}
	payer, why := charity(account)
	payer.NameEN = row.Text("foundation_name")
	r := gift(row, payer)
	if why != "" {
		r.Suspect("payer", account, why)
	}
	r.FiscalYear, r.Receiver.NameEN, r.Receiver.City = year, row.Text("grantee_name"), row.Text("grantee_city")
	donee(r, row.Text("grantee_ein"), row.Text("grantee_state"))
	if err := g.amount(r, row); err != nil {
		return err
	}
	key := account + "/" + year + "/" + r.Receiver.NameEN
	g.seen[key]++
	r.Agreement = fmt.Sprintf("%s/%d", key, g.seen[key])
	return g.rows.Record(r)
}

// amount holds the total against its two parts.
func (g *reshaped) amount(r *funding.Record, row parse.Row) (err error) {
	r.Printed = row.Text("grant_amount")
	if r.Printed == "" {
		r.Exclude("amount", "", "empty")
		return nil
	}
	if r.Cents, err = parse.Cents(r.Printed); err != nil {
		return row.Fail("grant_amount", err)
	}
	r.Stated = true
	doubtAmount(r)
	cash, err := parse.Cents(row.Text("grant_amount_cash"))
	if err != nil {
		return row.Fail("grant_amount_cash", err)
	}
	inKind, err := parse.Cents(row.Text("grant_amount_in_kind"))
	if err != nil {
		return row.Fail("grant_amount_in_kind", err)
	}
	switch {
	case cash+inKind != r.Cents:
		r.Suspect("amount", r.Printed, "arithmetic")
	case inKind == 0:
	case cash == 0:
		r.Form = funding.InKind
	default:
		r.Form = funding.MixedForm
	}
	return nil
}
