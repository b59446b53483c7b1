// Package seao reads public contracts from release packages of the Open
// Contracting Data Standard 1.1, as the electronic tendering system publishes
// them by week and by month. What was seen: one package of three releases, and
// the standard's own example.
//
// A package holds what changed in its time, and a notice comes again in the
// next one: of each notice (ocid) its latest release counts. Within a file the
// older ones are left out; across files the date of the release is the version,
// and the store takes the latest. A contract that a later release leaves out
// stays as it was.
//
// Source: https://standard.open-contracting.org/1.1/en/
package seao

import (
	"context"
	"encoding/json"
	"errors"

	"sillage/scraper/edition"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

const id = "seao"

// Source declares the contracts as an edition describes them. Files are loaded
// by name.
func Source(e edition.Edition) source.Source {
	return source.Source{
		Source:  e.Describe(id),
		Offline: true,
		Records: &source.Records{
			Scheme: "ocds",
			Columns: map[string]string{
				"agreement": "ocid", "version": "date", "payer": "buyer", "receiver": "awards.suppliers", "city": "parties.address.locality",
				"province": "parties.address.region", "country": "parties.address.countryName", "status": "contracts.status", "amount": "contracts.value.amount",
				"currency": "contracts.value.currency", "signed_on": "contracts.dateSigned", "period_from": "contracts.period.startDate",
				"period_until": "contracts.period.endDate", "title": "tender.title", "about": "tender.items.description",
			},
			Read:  read,
			Least: 1,
		},
	}
}

// read goes through the file twice: which release of each notice is the latest
// is known only at its end.
func read(ctx context.Context, f source.File, rows source.Rows) error {
	latest := map[string]place{}
	err := releases(f, func(n int, r release) error {
		version, err := r.version()
		if err != nil {
			return err
		}
		if seen, twice := latest[r.OCID]; !twice || seen.version <= version {
			latest[r.OCID] = place{n, version}
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	return releases(f, func(n int, r release) error {
		if latest[r.OCID].n != n {
			rows.Skip(int64(n), "version", string(r.ID), "an older release of the same notice")
			return nil
		}
		return errors.Join(ctx.Err(), r.put(int64(n), latest[r.OCID].version, rows))
	})
}

// place is where in a file a release stands, and its version.
type place struct {
	n       int
	version int64
}

func releases(f source.File, each func(n int, r release) error) (err error) {
	text, err := f.Unpacked()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, text.Close()) }()
	return parse.StreamJSON(f.Name, text, "releases", func(n int, thing json.RawMessage) error {
		var r release
		if err := json.Unmarshal(thing, &r); err != nil {
			return err
		}
		return each(n, r)
	})
}
