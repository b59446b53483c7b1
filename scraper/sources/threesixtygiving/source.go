// Package threesixtygiving reads grants in the 360Giving Data Standard as JSON:
// one document {"grants": [...]}, whoever published it. The standard does not
// say whose money a grant is, so none of it enters a total; where the file
// declares that a grant is for regranting, the receiver passes it on.
//
// Source: https://standard.threesixtygiving.org/en/latest/
package threesixtygiving

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"

	"sillage/scraper/edition"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

const id = "threesixtygiving"

//go:embed lookups.csv
var lookupsFile []byte

// Source declares the standard as an edition describes it. Files of it are
// loaded by name.
func Source(e edition.Edition) source.Source {
	r := reader{words: source.MustLookups("lookups.csv", lookupsFile)}
	return source.Source{
		Source:  e.Describe(id),
		Offline: true,
		Lookups: r.words,
		Records: &source.Records{
			Scheme: "360giving",
			Columns: map[string]string{
				"agreement": "id", "payer": "fundingOrganization", "receiver": "recipientOrganization", "city": "recipientOrganization.addressLocality",
				"country": "recipientOrganization.addressCountry", "programme": "grantProgramme.title", "form": "fundingType.title", "hop": "regrantType",
				"amount": "amountAwarded", "currency": "currency", "signed_on": "awardDate", "period_from": "plannedDates.startDate",
				"period_until": "plannedDates.endDate", "title": "title", "about": "description",
			},
			Read:  r.read,
			Least: 1,
		},
	}
}

// reader translates the words of publishers.
type reader struct{ words source.Lookups }

func (r reader) read(ctx context.Context, f source.File, rows source.Rows) (err error) {
	text, err := f.Unpacked()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, text.Close()) }()
	return parse.StreamJSON(f.Name, text, "grants", func(n int, thing json.RawMessage) error {
		var g grant
		if err := json.Unmarshal(thing, &g); err != nil {
			return err
		}
		record, err := r.record(n, g)
		if err != nil {
			return err
		}
		return errors.Join(ctx.Err(), rows.Record(record))
	})
}
