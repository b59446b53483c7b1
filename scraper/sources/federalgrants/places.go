package federalgrants

import (
	_ "embed"
	"strings"

	"sillage/db/identity"
	"sillage/scraper/edition"
	"sillage/scraper/parse"
)

// The official choices of recipient_country and recipient_province, with their
// names; "also" holds words that were codes once, and short forms.
//
// Source: https://github.com/open-data/ckanext-canada/blob/master/ckanext/canada/tables/choices/country.json
// and grants.yaml, recipient_province.
var (
	//go:embed official/countries.csv
	countriesFile []byte
	//go:embed official/provinces.csv
	provincesFile []byte
)

// places reads countries, provinces and cities.
type places struct {
	countries map[string]string // folded name or code -> code
	provinces map[string]string // folded name or code -> code
	cities    map[string]string // folded spelling -> usual spelling
}

// newPlaces takes the municipalities of the edition as the usual spelling of
// their names; its spellings of cities are added, and win.
func newPlaces(e edition.Edition) (*places, error) {
	p := &places{map[string]string{}, map[string]string{}, map[string]string{}}
	for _, list := range []struct {
		name  string
		text  []byte
		codes map[string]string
	}{{"countries.csv", countriesFile, p.countries}, {"provinces.csv", provincesFile, p.provinces}} {
		table, err := parse.ReadTable(list.name, list.text, "code", "name_en", "name_fr", "also")
		if err != nil {
			return nil, err
		}
		for _, line := range table.Rows {
			for _, name := range append(strings.Split(line.Text("also"), ";"), line.Text("code"), line.Text("name_en"), line.Text("name_fr")) {
				list.codes[identity.Fold(name)] = line.Text("code")
			}
		}
		delete(list.codes, "")
	}
	for _, m := range e.Municipalities {
		p.cities[identity.Fold(m.Name)] = m.Name
	}
	for _, s := range e.CitySpellings {
		p.cities[identity.Fold(s.Raw)] = s.City
	}
	return p, nil
}

// place is what a cell was read as, and the doubt about it.
type place struct{ code, verdict, reason string }

// country reads recipient_country: a code of the official list, in any case,
// or a name of that list.
func (p *places) country(cell string) place {
	name := clean(cell)
	switch code, known := p.countries[identity.Fold(name)]; {
	case name == "":
		return place{}
	case known && code == name:
		return place{code: code}
	case known:
		return place{code, suspect, "spelled_out"}
	case strings.EqualFold(name, "none") || isFilling(name):
		return place{"", excluded, "empty"}
	}
	return place{"", excluded, "unknown_word"}
}

// province reads recipient_province of a receiver in Canada. A state of another
// country is none of its choices; nor is OC, which says "outside Canada".
func (p *places) province(cell string) place {
	name := clean(cell)
	switch code, known := p.provinces[identity.Fold(name)]; {
	case name == "":
		return place{}
	case known && code == name:
		return place{code: code}
	case known:
		return place{code, suspect, "spelled_out"}
	case isFilling(name):
		return place{"", excluded, "empty"}
	}
	return place{"", excluded, "unknown_word"}
}

// isFilling tells a cell that holds something so as not to be empty.
func isFilling(cell string) bool {
	switch strings.ToLower(cell) {
	case "-", "--", ".", ";", "n/a", "na", "s/o", "#n/a", "null", "none", "tbd", "unknown", "inconnu":
		return true
	}
	return false
}

// city gives a city in its usual spelling where that is known, else as it is
// printed. The whole cell is looked for first, then each side of a bilingual
// one, without the words that say in which province it lies.
func (p *places) city(cell string) string {
	whole := strings.TrimRight(clean(cell), " ,;")
	if whole == "" || isFilling(whole) {
		return ""
	}
	if city, known := p.cities[identity.Fold(whole)]; known {
		return city
	}
	en, fr := bilingual(whole)
	if left, right, pair := strings.Cut(en, "/"); en == fr && pair {
		if one, same := p.sameCity(left, right); same {
			return one
		}
	}
	if one, same := p.sameCity(en, fr); same {
		return one
	}
	if french, known := p.oneCity(fr); known {
		return french
	}
	english, _ := p.oneCity(en)
	return english
}

// sameCity tells whether two names are spellings of one city.
func (p *places) sameCity(x, y string) (city string, same bool) {
	a, _ := p.oneCity(x)
	b, _ := p.oneCity(y)
	folded := identity.Fold(a)
	return accented(a, b), folded != "" && folded == identity.Fold(b)
}

// oneCity reads a city in one language.
func (p *places) oneCity(printed string) (city string, known bool) {
	name := strings.Join(strings.Fields(printed), " ")
	// "Dorval, No Mrc, Montréal" names a municipality and its region.
	if at := strings.Index(strings.ToLower(name), ", no mrc,"); at > 0 {
		name = name[:at]
	}
	for {
		if city, known := p.cities[identity.Fold(name)]; known {
			return city, true
		}
		shorter, cut := p.withoutProvince(name)
		if !cut {
			break
		}
		name = shorter
	}
	for _, before := range []string{"city of ", "ville de "} {
		if len(name) > len(before) && strings.EqualFold(name[:len(before)], before) {
			if city, known := p.cities[identity.Fold(name[len(before):])]; known {
				return city, true
			}
		}
	}
	if space := strings.LastIndexByte(name, ' '); space > 0 && p.isProvince(name[space:]) {
		if city, known := p.cities[identity.Fold(name[:space])]; known {
			return city, true // "Montreal Qc"
		}
	}
	return name, false
}

// withoutProvince takes the words of a province or of the country off the end
// of a name, where a comma or brackets set them apart: ", Quebec", "(Québec)".
func (p *places) withoutProvince(name string) (shorter string, cut bool) {
	at := strings.LastIndexByte(name, ',')
	if strings.HasSuffix(name, ")") {
		at = strings.LastIndexByte(name, '(')
	}
	if at <= 0 || !p.isProvince(name[at:]) {
		return name, false
	}
	return strings.TrimRight(name[:at], " ,"), true
}

func (p *places) isProvince(words string) bool {
	folded := identity.Fold(words)
	_, province := p.provinces[folded]
	return province || folded == "canada"
}
