package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// readLaws reads the access laws, where their delays were read, which body
// each applies to, and the requests that were sent.
func readLaws(e *Edition) error {
	t, err := e.optional("access_laws.csv", "id", "name_fr", "name_en", "citation_fr", "citation_en", "officer_fr", "officer_en",
		"delay_days", "extension_days", "address_fr", "address_en", "langs", "listed_bodies", "verified", "note_fr", "note_en")
	if err != nil {
		return err
	}
	if err := unique(t, "id"); err != nil {
		return err
	}
	for _, row := range t.Rows {
		law, err := accessLaw(row)
		if err != nil {
			return err
		}
		e.AccessLaws = append(e.AccessLaws, law)
	}
	for _, read := range []func(*Edition) error{readLawReadings, readLawsOfBodies, readRequests} {
		if err := read(e); err != nil {
			return err
		}
	}
	return nil
}

func accessLaw(row parse.Row) (funding.AccessLaw, error) {
	law := funding.AccessLaw{ID: row.Text("id"), NameFR: row.Text("name_fr"), NameEN: row.Text("name_en"),
		CitationFR: row.Text("citation_fr"), CitationEN: row.Text("citation_en"), OfficerFR: row.Text("officer_fr"), OfficerEN: row.Text("officer_en"),
		AddressFR: row.Text("address_fr"), AddressEN: row.Text("address_en"), Langs: row.Words("langs"),
		NoteFR: row.Text("note_fr"), NoteEN: row.Text("note_en")}
	if err := filled(row, "name_fr", "name_en", "citation_fr", "citation_en", "officer_fr", "officer_en", "address_fr", "address_en", "langs"); err != nil {
		return law, err
	}
	for _, days := range []struct {
		column string
		into   *int
	}{{"delay_days", &law.DelayDays}, {"extension_days", &law.ExtensionDays}} {
		if row.Text(days.column) == "" {
			continue
		}
		n, err := parse.Integer(row.Text(days.column))
		if err != nil {
			return law, row.Fail(days.column, err)
		}
		*days.into = int(n)
	}
	if law.DelayDays <= 0 {
		return law, row.Errorf("delay_days", "a law needs its delay")
	}
	for _, answer := range []struct {
		column string
		into   *bool
	}{{"listed_bodies", &law.ListedBodies}, {"verified", &law.Verified}} {
		if said := row.Text(answer.column); said != "yes" && said != "no" {
			return law, row.Errorf(answer.column, "want yes or no")
		}
		*answer.into = row.Text(answer.column) == "yes"
	}
	return law, nil
}

func (e *Edition) law(row parse.Row) error {
	for _, l := range e.AccessLaws {
		if l.ID == row.Text("law") {
			return nil
		}
	}
	return row.Errorf("law", "is no law of access_laws.csv")
}

func readLawReadings(e *Edition) error {
	t, err := e.optional("access_law_readings.csv", "law", "says", "address", "as_of", "words", "lang", "consulted_on")
	if err != nil {
		return err
	}
	read := map[string]bool{}
	for _, row := range t.Rows {
		if err := errors.Join(e.law(row), language(row), filled(row, "address", "words", "consulted_on")); err != nil {
			return err
		}
		if says := row.Text("says"); says != "delay" && says != "extension" {
			return row.Errorf("says", "want delay or extension")
		}
		asOf, err := parse.Date(row.Text("as_of"))
		if err != nil {
			return row.Fail("as_of", err)
		}
		consulted, err := parse.Date(row.Text("consulted_on"))
		if err != nil {
			return row.Fail("consulted_on", err)
		}
		if row.Text("says") == "delay" {
			read[row.Text("law")] = true
		}
		e.LawReadings = append(e.LawReadings, funding.AccessLawReading{Law: row.Text("law"), Says: row.Text("says"), Address: row.Text("address"),
			AsOf: asOf, Words: row.Text("words"), Lang: row.Text("lang"), ConsultedOn: consulted})
	}
	for _, l := range e.AccessLaws {
		if l.Verified != read[l.ID] {
			return errors.New("access_laws.csv: " + l.ID + ": a delay is verified exactly when access_law_readings.csv says where it was read")
		}
	}
	return nil
}

func readLawsOfBodies(e *Edition) error {
	t, err := e.optional("laws_of_bodies.csv", "organization", "law", "why")
	if err != nil {
		return err
	}
	if err := unique(t, "organization"); err != nil {
		return err
	}
	for _, row := range t.Rows {
		if err := errors.Join(e.law(row), filled(row, "why")); err != nil {
			return err
		}
		e.LawsOfBodies = append(e.LawsOfBodies, funding.LawOfBody{Organization: row.Text("organization"), Law: row.Text("law"), Why: row.Text("why")})
	}
	return nil
}

// readRequests reads the requests that were really sent. An answer has its day
// and its outcome, or there is none.
func readRequests(e *Edition) error {
	t, err := e.optional("requests.csv", "asked_on", "body", "law", "question", "programme", "due_on", "answered_on", "outcome", "address")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		if err := errors.Join(e.law(row), e.question(row), filled(row, "body", "programme")); err != nil {
			return err
		}
		r := funding.Request{Body: row.Text("body"), Law: row.Text("law"), Programme: row.Text("programme"), Question: row.Text("question"),
			Outcome: row.Text("outcome"), Address: row.Text("address")}
		for _, day := range []struct {
			column string
			into   *funding.Date
			needed bool
		}{{"asked_on", &r.AskedOn, true}, {"due_on", &r.DueOn, false}, {"answered_on", &r.AnsweredOn, r.Outcome != ""}} {
			if *day.into, err = wholeDay(row, day.column, day.needed); err != nil {
				return err
			}
		}
		switch {
		case r.Outcome != "" && !funding.RequestOutcomes.Has(r.Outcome):
			return row.Errorf("outcome", "is no outcome of a request")
		case r.Outcome == "" && r.AnsweredOn != "":
			return row.Errorf("outcome", "an answer needs its outcome")
		case r.AnsweredOn != "" && r.AnsweredOn < r.AskedOn:
			return row.Errorf("answered_on", "lies before the request")
		}
		sum := sha256.Sum256([]byte(string(r.AskedOn) + "\n" + r.Body + "\n" + r.Programme + "\n" + r.Question))
		r.Key = "request-" + hex.EncodeToString(sum[:4])
		e.Requests = append(e.Requests, r)
	}
	return nil
}

// wholeDay reads a day of the calendar, never less precise.
func wholeDay(row parse.Row, column string, needed bool) (funding.Date, error) {
	d, err := parse.Date(row.Text(column))
	if err != nil {
		return "", row.Fail(column, err)
	}
	if len(d) != len("2006-01-02") && (d != "" || needed) {
		return "", row.Errorf(column, "want YYYY-MM-DD")
	}
	return d, nil
}
