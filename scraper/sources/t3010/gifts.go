package t3010

import (
	"regexp"
	"slices"

	"sillage/db/funding"
	"sillage/db/identity"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

// gifts reads what a charity gave to qualified donees (form T1236). The return
// does not say from which money, nor whether it is passed on.
type gifts struct {
	layout
	rows source.Rows
}

func (g gifts) row(row parse.Row) error {
	filed, err := g.filing(row)
	if err != nil {
		return err
	}
	number := g.text(row, "#")
	if _, err := parse.Integer(number); err != nil {
		return row.Fail(g.named["#"], err)
	}
	for _, mark := range []string{"associated", "politicalactivitygift"} {
		if !isMark(g.text(row, mark)) {
			return row.Errorf(g.named[mark], "is no Y or N")
		}
	}
	r := gift(row, filed.body)
	r.Agreement, r.FiscalYear, r.PeriodUntil = filed.key+"/"+number, string(filed.endsOn[:4]), filed.endsOn
	if filed.why != "" {
		r.Suspect("payer", filed.body.Code, filed.why)
	}
	r.Receiver.NameEN, r.Receiver.City = g.text(row, "doneename"), g.text(row, "city")
	donee(r, g.text(row, "doneebn"), g.text(row, "province"))
	if err := g.amount(r, row); err != nil {
		return err
	}
	return g.rows.Record(r)
}

// gift is what is the same in all gifts: an official return says that they were
// made, in Canadian dollars, in one fiscal period.
func gift(row parse.Row, payer funding.RecordParty) *funding.Record {
	return &funding.Record{
		Row: int64(row.Record), Payer: payer, Receiver: funding.RecordParty{Kind: "unknown"},
		Form: funding.Grant, Mode: funding.NotStated, Hop: funding.HopNotStated, Origin: funding.OriginNotStated, Money: funding.MoneyNotStated,
		Status: funding.NotStated, Stage: funding.Paid, Basis: funding.OneYear, Currency: "CAD",
	}
}

var (
	provinceCode = regexp.MustCompile(`^[A-Z]{2}$`)
	provinces    = []string{"AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"}
)

func donee(r *funding.Record, number, province string) {
	switch name := r.Receiver.NameEN; {
	case name == "":
		r.Suspect("receiver", "", "empty")
	case parse.Misencoded(name):
		r.Suspect("receiver", name, "misencoded")
	}
	var why string
	if r.Receiver.BusinessNumber, why = identity.BusinessNumber(number); why != "" && why != "empty" {
		r.Suspect("business_number", number, why)
	}
	switch {
	case slices.Contains(provinces, province):
		r.Receiver.Province, r.Receiver.Country, r.Region = province, "CA", province
	case provinceCode.MatchString(province): // of a state
		r.Receiver.Province = province
	case province != "":
		r.Suspect("province", province, "unknown_word")
	}
}

// amount reads the total, and what part of it is in kind.
func (g gifts) amount(r *funding.Record, row parse.Row) (err error) {
	if r.Printed = g.text(row, "totalgifts"); r.Printed == "" {
		r.Exclude("amount", "", "empty")
		return nil
	}
	if r.Cents, err = money(r.Printed); err != nil {
		return row.Fail(g.named["totalgifts"], err)
	}
	r.Stated = true
	doubtAmount(r)
	printed := g.text(row, "giftsinkind")
	if printed == "" {
		return nil
	}
	inKind, err := money(printed)
	if err != nil {
		return row.Fail(g.named["giftsinkind"], err)
	}
	switch {
	case inKind == 0:
	case inKind == r.Cents:
		r.Form = funding.InKind
	case inKind > 0 && inKind < r.Cents:
		r.Form = funding.MixedForm
	default:
		r.Form = funding.FormNotStated
		r.Suspect("form", printed, "arithmetic")
	}
	return nil
}

func doubtAmount(r *funding.Record) {
	switch {
	case r.Cents < 0:
		r.Suspect("amount", r.Printed, "negative")
	case r.Cents == 0:
		r.Suspect("amount", r.Printed, "zero")
	}
}
