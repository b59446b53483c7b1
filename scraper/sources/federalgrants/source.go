// Package federalgrants reads the grants and contributions that departments of
// the Government of Canada disclose: the whole register as CSV, or pages of the
// portal's interface. README.md beside this file lists every rule on a value
// with its reason and its verdict.
package federalgrants

import (
	"context"
	"sync"

	"sillage/scraper/edition"
	"sillage/scraper/source"
)

// The register on the portal.
//
// Source: https://open.canada.ca/data/en/dataset/432527ab-7aac-45b5-81d6-7597107a7013
const (
	host     = "open.canada.ca"
	dataset  = "432527ab-7aac-45b5-81d6-7597107a7013"
	resource = "1d15a62f-5656-49ad-8c88-f40ce689d831"
)

// Source declares the register.
func Source(e edition.Edition) source.Source {
	places := sync.OnceValues(func() (*places, error) { return newPlaces(e) })
	return source.Source{
		Source: e.Describe("federalgrants"),
		Hosts:  []string{host},
		Pace:   pace,
		Start:  start(e.FederalProgrammes),
		Records: &source.Records{
			Scheme: "ca-grants",
			Columns: map[string]string{
				"agreement": refNumber.String(), "version": amendmentNumber.String(), "payer": ownerOrg.String(), "receiver": legalName.String(),
				"business_number": businessNumber.String(), "city": city.String(), "province": province.String(), "country": country.String(),
				"programme": programmeEN.String(), "form": agreementType.String(), "hop": informationEN.String(), "status": informationEN.String(),
				"amount": agreementValue.String(), "signed_on": amendmentDate.String(), "period_from": startDate.String(),
				"period_until": endDate.String(), "title": titleEN.String(), "about": descriptionEN.String(),
			},
			Least: 1, // of a programme of the theme; the whole file has a million and more
			Full:  fullAddress,
			More:  more,
			Read: func(ctx context.Context, f source.File, rows source.Rows) error {
				p, err := places()
				if err != nil {
					return err
				}
				return read(ctx, p, f, rows)
			},
		},
	}
}
