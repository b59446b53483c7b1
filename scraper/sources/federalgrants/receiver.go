package federalgrants

import (
	"sillage/db/funding"
	"sillage/db/identity"
)

// kinds are the choices of recipient_type in the words of the model. A P is a
// person or a sole proprietor.
var kinds = map[string]string{
	"F": "company",
	"N": "nonprofit",
	"A": "unknown", // an Indigenous receiver may be a government, a company or a group
	"G": "government",
	"S": "university", // "academia": also a college or another public institution
	"I": "unknown",    // international, not a government
	"P": "unknown",
	"O": "unknown",
	"":  "unknown",
}

// receiver reads who receives, and where.
func (b *book) receiver(r row) {
	name := namesOf(r.cell(legalName))
	to := funding.RecordParty{NameEN: name.en, NameFR: name.fr}
	kind, known := kinds[clean(r.cell(recipientType))]
	if to.Kind = kind; !known {
		to.Kind = "unknown"
		b.doubt("receiver", r.cell(recipientType), excluded, "unknown_word")
		b.misread(recipientType)
	}
	var why string
	number := r.cell(businessNumber)
	if to.BusinessNumber, why = identity.BusinessNumber(number); why == "empty" && clean(number) != "" {
		why = "placeholder" // "-" or zeros
	}
	if why != "" && why != "empty" {
		b.doubt("business_number", number, excluded, why)
	}
	to.Individual = isIndividual(r, to)
	if to.NameEN == "" {
		b.doubt("receiver", "", suspect, "empty")
	}
	b.where(r, &to)
	b.record.Receiver = to
}

// isIndividual tells a private person: type P, or a researcher whose grant the
// register shows under their name beside the institution that they work at.
// Who is in doubt is not named.
func isIndividual(r row, to funding.RecordParty) bool {
	switch kind := clean(r.cell(recipientType)); {
	case kind == "P":
		return true
	case to.BusinessNumber != "" || kind == "F" || kind == "N" || kind == "A" || kind == "G":
		return false
	}
	institution, _ := bilingual(r.cell(researchOrganization))
	folded := identity.Fold(institution)
	return folded != "" && folded != identity.Fold(to.NameEN) && folded != identity.Fold(to.NameFR)
}

// where reads country, province and city. A province is asked for in Canada
// only; what stands there for another country is a state of it.
func (b *book) where(r row, to *funding.RecordParty) {
	in := b.countries.of(r.cell(country), b.places.country)
	if in.verdict != "" {
		b.doubt("country", r.cell(country), in.verdict, in.reason)
	}
	to.Country = in.code
	if in.code == "CA" || in.code == "" {
		at := b.provinces.of(r.cell(province), b.places.province)
		if at.verdict != "" {
			b.doubt("province", r.cell(province), at.verdict, at.reason)
		}
		to.Province = at.code
	}
	b.record.Region = to.Province
	to.City = b.cities.of(r.cell(city), b.places.city)
}
