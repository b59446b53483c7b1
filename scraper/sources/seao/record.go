package seao

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"sillage/db/funding"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

// deal is one contract with its award, or an award that has no contract yet.
type deal struct {
	release
	n, version int64
	contract   *contract
	award      *award
	alone      bool // the only contract of its award
}

func (d deal) put(rows source.Rows) error {
	if d.contract != nil {
		d.award = d.awardOf(d.contract.AwardID)
	}
	key, err := d.key()
	if err != nil {
		return err
	}
	r := &funding.Record{ // the system is that of public bodies, so the money is public
		Row: d.n, Agreement: key, Version: d.version,
		Payer: funding.RecordParty{Code: string(d.Buyer.ID), NameFR: strings.TrimSpace(d.Buyer.Name), Kind: "unknown"},
		Form:  funding.Contract, Mode: funding.NotStated, Hop: funding.HopNotStated, Origin: funding.OriginNotStated, Money: funding.Public,
		Stage: funding.Committed, Basis: funding.NotStated,
	}
	if d.contract == nil {
		r.Stage = funding.Announced // decided and published, not signed
	}
	if !d.status(r) {
		rows.Skip(d.n, "status", key, "an award that was not made")
		return nil
	}
	d.words(r)
	d.receiver(r)
	d.amount(r)
	d.dates(r)
	return rows.Record(r)
}

func (d deal) awardOf(id label) *award {
	for i := range d.Awards {
		if d.Awards[i].ID == id {
			return &d.Awards[i]
		}
	}
	return nil
}

// key is the same for an award and for the contract that comes of it, so that
// both are versions of one agreement. Several contracts of one award have their
// own.
func (d deal) key() (string, error) {
	switch {
	case d.contract == nil && d.award.ID == "":
		return "", errors.New("id: an award has one")
	case d.contract == nil:
		return d.OCID + "/" + string(d.award.ID), nil
	case d.contract.ID == "":
		return "", errors.New("id: a contract has one")
	case d.alone && d.contract.AwardID != "":
		return d.OCID + "/" + string(d.contract.AwardID), nil
	default:
		return d.OCID + "/" + string(d.contract.AwardID) + "/" + string(d.contract.ID), nil
	}
}

// status follows the standard's codelists of awards and contracts. What is
// pending is proposed and not in force: it is announced. What was unsuccessful
// is no award.
func (d deal) status(r *funding.Record) (made bool) {
	var said string
	if d.contract != nil {
		said = d.contract.Status
	} else {
		said = d.award.Status
	}
	r.Status = funding.NotStated
	switch said {
	case "active":
		r.Status = "active"
	case "terminated": // "signed and in force, and has now come to a close"
		r.Status = "completed"
	case "cancelled":
		r.Status = "cancelled"
	case "pending":
		r.Stage = funding.Announced
	case "unsuccessful":
		return false
	case "":
		r.Suspect("status", "", "empty")
	default:
		r.Suspect("status", said, "unknown_word")
	}
	return true
}

func (d deal) words(r *funding.Record) {
	title := strings.TrimSpace(d.Tender.Title)
	var about []string
	for _, item := range d.Tender.Items {
		if text := strings.TrimSpace(item.Description); text != "" {
			about = append(about, text)
		}
	}
	if d.Language == "en" {
		r.TitleEN, r.AboutEN = title, strings.Join(about, "; ")
		r.Payer.NameEN, r.Payer.NameFR = r.Payer.NameFR, ""
	} else {
		r.TitleFR, r.AboutFR = title, strings.Join(about, "; ")
	}
	if parse.Misencoded(title) {
		r.Suspect("title", title, "misencoded")
	}
	if parse.Misencoded(d.Buyer.Name) {
		r.Suspect("payer", d.Buyer.Name, "misencoded")
	}
}

var neqForm = regexp.MustCompile(`^\d{10}$`)

// receiver is who the award names as its supplier. Where several stand together
// their shares are unknown, and no number is that of all.
func (d deal) receiver(r *funding.Record) {
	r.Receiver.Kind = "unknown"
	if d.award == nil || len(d.award.Suppliers) == 0 {
		r.Suspect("receiver", "", "empty")
		return
	}
	var names []string
	for _, s := range d.award.Suppliers {
		names = append(names, strings.TrimSpace(s.Name))
	}
	together := strings.Join(names, "; ")
	if d.Language == "en" {
		r.Receiver.NameEN = together
	} else {
		r.Receiver.NameFR = together
	}
	if parse.Misencoded(together) {
		r.Suspect("receiver", together, "misencoded")
	}
	if len(names) > 1 {
		r.Suspect("receiver", together, "joint")
		return
	}
	r.Receiver.Code = string(d.award.Suppliers[0].ID)
	for _, p := range d.Parties {
		if p.ID == d.award.Suppliers[0].ID && p.ID != "" {
			located(r, p)
			return
		}
	}
}

func located(r *funding.Record, p party) {
	r.Receiver.City = strings.TrimSpace(p.Address.Locality)
	if neq := string(p.Details.NEQ); neqForm.MatchString(neq) {
		r.Receiver.NEQ = neq
	} else if neq != "" {
		r.Suspect("receiver", neq, "wrong_length")
	}
	country := strings.TrimSpace(p.Address.CountryName)
	if country == "" {
		return
	}
	code, err := language.ParseRegion(country) // "CAN", as ISO 3166 alpha-3 has it
	if err != nil || !code.IsCountry() {
		r.Suspect("country", country, "unknown_word")
		return
	}
	r.Receiver.Country = code.String()
	if region := strings.TrimSpace(p.Address.Region); r.Receiver.Country == "CA" && len(region) == 2 {
		r.Receiver.Province, r.Region = region, region
	}
}

// A placeholder stands for an amount that is not told: 8,432 contracts of one
// dollar are known. An enormous amount may be a slip of the keyboard: one of 8.83
// G$ is known. Both in cents.
const (
	placeholder = 1_00
	enormous    = 1_000_000_000_00
)

// amount is that of the contract, else of the award where it has one contract.
func (d deal) amount(r *funding.Record) {
	var said value
	if d.contract != nil {
		said = d.contract.Value
	}
	if said.Amount == "" && d.award != nil && d.alone {
		said = d.award.Value
	}
	r.Printed, r.Currency = string(said.Amount), said.Currency
	cents, err := parse.Cents(r.Printed)
	switch {
	case r.Printed == "":
		r.Exclude("amount", "", "empty")
		return
	case err != nil:
		r.Exclude("amount", r.Printed, "unreadable")
		return
	}
	r.Cents, r.Stated = cents, true
	switch {
	case cents == placeholder:
		r.Exclude("amount", r.Printed, "placeholder")
	case cents == 0:
		r.Suspect("amount", r.Printed, "zero")
	case cents < 0:
		r.Suspect("amount", r.Printed, "negative")
	case cents >= enormous:
		r.Suspect("amount", r.Printed, "outlier")
	}
	if r.Status == "cancelled" {
		r.Exclude("amount", r.Printed, "rescinded")
	}
	if len(r.Currency) != 3 {
		r.Currency = ""
		r.Suspect("currency", said.Currency, "empty")
		r.Exclude("amount", r.Printed, "empty")
	}
}

func (d deal) dates(r *funding.Record) {
	var signed string
	var span period
	if d.award != nil {
		signed, span = d.award.Date, d.award.ContractPeriod
	}
	if d.contract != nil {
		signed = d.contract.DateSigned
		if d.contract.Period != (period{}) {
			span = d.contract.Period
		}
	}
	if r.SignedOn = day(r, "signed_on", signed); signed == "" {
		r.Suspect("signed_on", "", "empty")
	}
	if year, err := funding.FiscalYearOf(r.SignedOn); err == nil {
		r.FiscalYear = year.String()
	}
	r.PeriodFrom, r.PeriodUntil = day(r, "period_from", span.StartDate), day(r, "period_until", span.EndDate)
	switch {
	case r.PeriodFrom == "" || r.PeriodUntil == "":
	case r.PeriodUntil < r.PeriodFrom:
		r.Suspect("period_until", span.EndDate, "end_before_start")
	case r.PeriodUntil <= yearAfter(r.PeriodFrom):
		r.Basis = funding.OneYear
	default:
		r.Basis = funding.SeveralYears
	}
}

// yearAfter is the same day of the next year, as text that sorts.
func yearAfter(day funding.Date) funding.Date {
	year, err := strconv.Atoi(string(day[:4]))
	if err != nil {
		return day
	}
	return funding.Date(fmt.Sprintf("%04d", year+1)) + day[4:]
}

var dayOfMoment = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})(?:T.*)?$`)

// day is the day that a moment is printed with, in the time of the publisher.
func day(r *funding.Record, field, printed string) funding.Date {
	if printed == "" {
		return ""
	}
	match := dayOfMoment.FindStringSubmatch(printed)
	if match == nil {
		r.Suspect(field, printed, "unreadable")
		return ""
	}
	on, err := funding.ParseDate(match[1])
	if err != nil {
		r.Suspect(field, printed, "impossible_date")
	}
	return on
}
