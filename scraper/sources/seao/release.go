package seao

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"sillage/scraper/parse"
	"sillage/scraper/source"
)

// release is what the standard says of a notice, as far as it is read. Who bids
// (tenderers) and what was estimated (tender.value) are no award.
type release struct {
	OCID      string
	ID        label
	Date      string
	Language  string
	Parties   []party
	Buyer     party
	Tender    tender
	Awards    []award
	Contracts []contract
}

type party struct {
	ID      label
	Name    string
	Address struct{ Locality, Region, CountryName string }
	Details struct{ NEQ label }
}

type tender struct {
	Title string
	Items []struct{ Description string }
}

type award struct {
	ID             label
	Status         string
	Date           string
	Value          value
	Suppliers      []party
	ContractPeriod period
}

type contract struct {
	ID, AwardID label
	Status      string
	Value       value
	Period      period
	DateSigned  string
}

type value struct {
	Amount   parse.Number
	Currency string
}

type period struct{ StartDate, EndDate string }

// label is an identifier; the standard lets it be a text or a number.
type label string

func (l *label) UnmarshalJSON(text []byte) error {
	var said any
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.UseNumber()
	if err := decoder.Decode(&said); err != nil {
		return err
	}
	switch said := said.(type) {
	case nil:
	case string:
		*l = label(strings.TrimSpace(said))
	case json.Number:
		*l = label(said.String())
	default:
		return fmt.Errorf("%.40s is no identifier", text)
	}
	return nil
}

// century is the beginning of the seconds that tell versions apart. Those of the
// store are numbers of 32 bits, which reach 68 years to either side.
var century = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// version is the moment of the release, in seconds since 2000 began in universal
// time.
func (r release) version() (int64, error) {
	if r.OCID == "" {
		return 0, errors.New("ocid: a release has one")
	}
	on, err := time.Parse(time.RFC3339, r.Date)
	if err != nil {
		return 0, fmt.Errorf("%s: date %q: want a day and a time", r.OCID, r.Date)
	}
	if on.Year() < 1940 || on.Year() > 2060 {
		return 0, fmt.Errorf("%s: date %q is of no such year", r.OCID, r.Date)
	}
	return on.Unix() - century.Unix(), nil
}

// put gives every contract, and every award that has no contract yet.
func (r release) put(n, version int64, rows source.Rows) error {
	if r.Buyer.Name == "" && r.Buyer.ID == "" && len(r.Awards)+len(r.Contracts) > 0 {
		return fmt.Errorf("%s: buyer: an award has one", r.OCID)
	}
	contracts := map[label]int{} // of an award
	for _, c := range r.Contracts {
		contracts[c.AwardID]++
	}
	put := 0
	for _, c := range r.Contracts {
		d := deal{release: r, n: n, version: version, contract: &c, alone: contracts[c.AwardID] == 1}
		if err := d.put(rows); err != nil {
			return fmt.Errorf("%s, contract %s: %w", r.OCID, c.ID, err)
		}
		put++
	}
	for _, a := range r.Awards {
		if contracts[a.ID] > 0 {
			continue
		}
		d := deal{release: r, n: n, version: version, award: &a, alone: true}
		if err := d.put(rows); err != nil {
			return fmt.Errorf("%s, award %s: %w", r.OCID, a.ID, err)
		}
		put++
	}
	if put == 0 {
		rows.Skip(n, "", r.OCID, "a notice without a contract or an award")
	}
	return nil
}
