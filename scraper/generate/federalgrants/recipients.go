package federalgrants

import (
	"fmt"
	"strings"
)

// recipient is who gets an agreement, as its rows print it.
type recipient struct {
	cell   string // the legal name
	root   string // nine digits of a good business number, or empty
	number string // the cell of the business number; of a root that varies from row to row, empty
	kind   string // N, F, P, G, S, A or O
	batch  bool
}

// place is where a recipient is, as its rows print it.
type place struct{ country, province, city, postal string }

// One agreement in eight goes to an organization of the real file, under its
// name and without a business number; the others to those made up, of whom
// newOf in a thousand were not met before: 414,000 at 1.3 million rows.
const (
	bodyOf = 8
	newOf  = 368
)

// receiver draws who gets an agreement, and where. A fresh one is made up and
// was not met before.
func (g *generator) receiver(a *agreement, year int, fresh bool) {
	if !fresh && g.befalls(batch, a.payer) {
		a.who = recipient{cell: "batch report│rapport en lots", kind: "O", batch: true}
		a.where = place{country: "CA", province: "PE", city: "Charlottetown"}
		a.has(batch)
		a.has(emptyNumber)
		a.has(emptyRecipientType)
		return
	}
	of := g.numberDefect(a.payer)
	switch {
	case !fresh && g.forced == none && g.chance.in(1, bodyOf):
		at := g.real.bodies.draw(&g.chance)
		g.bodies[at] = true
		a.who = recipient{cell: g.real.bodies.printed[at], kind: kindOfBody(g.real.bodies.printed[at])}
		a.has(emptyNumber)
	case fresh || g.recipients == 0 || g.chance.in(newOf, 1000):
		g.madeUp(a, g.recipients, of)
		g.recipients++
	default:
		// The earlier ones return more often, as large bodies do.
		earlier := min(g.chance.below(g.recipients), g.chance.below(g.recipients))
		g.madeUp(a, earlier, of)
	}
	if years := g.real.kinds[year]; years.total() > 0 && years.draw(&g.chance) == 0 || g.forced == emptyRecipientType {
		a.has(emptyRecipientType)
	} else {
		a.recipientType = a.who.kind
	}
	g.locate(a, year)
}

// numberDefect is what is wrong with the business number, drawn first: who has
// none cannot have a wrong one.
func (g *generator) numberDefect(payer int) defect {
	for _, d := range []defect{placeholderNumber, wrongLength, spacedNumber, wrongCheckDigit} {
		if g.befalls(d, payer) {
			return d
		}
	}
	return none
}

// madeUp gives the agreement the recipient of that number.
func (g *generator) madeUp(a *agreement, id uint64, of defect) {
	a.who = recipient{kind: g.names.kind(id)}
	en, fr := g.names.of(id, a.who.kind)
	g.name(a, en, fr, id)
	root, has := businessRoot(id), a.who.kind != "P" && mixed(id^0x5eed)%1000 < numberedOf
	if has = has || of != none && g.forced == of; !has {
		a.has(emptyNumber)
		return
	}
	switch of {
	case placeholderNumber:
		a.who.number = "-"
		if g.chance.in(1, 10) {
			a.who.number = "000000000"
		}
	case wrongLength:
		a.who.number = root + "0"
	case spacedNumber:
		a.who.root, a.who.number = root, root+" RT 0001"
		if g.chance.in(1, 2) {
			a.who.number = root + " RT0001"
		}
	case wrongCheckDigit:
		a.who.number = root[:8] + string(rune('0'+(root[8]-'0'+5)%10))
	default:
		a.who.root = root
		return
	}
	a.has(of)
}

// numberedOf in a thousand of the made up organizations have a business number,
// so that 55 % of the rows have none.
const numberedOf = 690

// name prints the legal name: one language, both, twice the same, or with
// entities.
func (g *generator) name(a *agreement, en, fr string, id uint64) {
	a.who.cell = en
	if mixed(id^0xf4)%10 < 3 {
		a.who.cell = fr
	}
	switch {
	case g.forced == entityName:
		a.who.cell = withEntities(fr + " & associés")
		a.has(entityName)
	case a.who.kind != "P" && g.befalls(bilingualName, a.payer):
		a.who.cell = en + pick(&g.chance, []string{"|", "|", "|", " | ", "│", " │ "}) + fr
		a.has(bilingualName)
	case g.befalls(doubledName, a.payer):
		a.who.cell += "|" + a.who.cell
		a.has(doubledName)
	case g.befalls(entityName, a.payer) && withEntities(a.who.cell) != a.who.cell:
		a.who.cell = withEntities(a.who.cell)
		a.has(entityName)
	}
}

func withEntities(text string) string {
	return strings.NewReplacer("é", "&eacute;", "É", "&Eacute;", "è", "&egrave;", "&", "&amp;", "'", "&#39;", "’", "&#39;").Replace(text)
}

// locate draws province, city and country. Rows without a province are abroad.
func (g *generator) locate(a *agreement, year int) {
	at := 0
	if years := g.real.provinces[year]; years.total() > 0 {
		at = years.draw(&g.chance)
	}
	code := g.real.provinceOf[at]
	unknown := g.befalls(unknownCountry, a.payer)
	if unknown && code == "none" {
		code = "ON"
	}
	if code == "none" {
		abroad := pick(&g.chance, abroad)
		a.where = place{country: abroad[0], city: abroad[1]}
	} else {
		cities := g.real.cities[code]
		a.where = place{country: "CA", province: code, city: cities.printed[cities.draw(&g.chance)], postal: g.postal(code)}
	}
	if strings.Contains(a.where.city, "&") && strings.Contains(a.where.city, ";") {
		a.has(entityCity) // as the real file has it
	} else if g.befalls(entityCity, a.payer) {
		a.where.city = withEntities("Trois-Rivières")
		a.has(entityCity)
	}
	switch {
	case unknown:
		a.where.country = map[string]string{"vac-acc": "ca", "sshrc-crsh": "Canada", "iaac-aeic": "None", "cic": "United States"}[g.real.payers[a.payer].code]
		a.has(unknownCountry)
	case g.befalls(unknownProvince, a.payer):
		a.where.province, a.where.postal = g.real.odd.printed[g.real.odd.draw(&g.chance)], ""
		a.has(unknownProvince)
	}
}

// abroad are countries and cities of recipients without a province.
var abroad = [][2]string{
	{"US", "New York"}, {"US", "Washington"}, {"US", "Boston"}, {"GB", "London"}, {"FR", "Paris"}, {"CH", "Genève | Geneva"}, {"CH", "Geneva"},
	{"IT", "Rome"}, {"KE", "Nairobi"}, {"DE", "Bonn"}, {"BE", "Bruxelles"}, {"SN", "Dakar"}, {"HT", "Port-au-Prince"}, {"UA", "Kyiv"},
}

// postal makes up a code of the province's first letter.
func (g *generator) postal(code string) string {
	if g.chance.in(1, 3) {
		return ""
	}
	const letters = "ABCEGHJKLMNPRSTVWXYZ"
	first := map[string]string{"ON": "KLMNP", "QC": "GHJ", "BC": "V", "AB": "T", "MB": "R", "SK": "S", "NS": "B", "NB": "E", "NL": "A", "PE": "C", "NT": "X", "NU": "X", "YT": "Y"}[code]
	c := &g.chance
	letter := func() byte { return letters[c.below(uint64(len(letters)))] }
	return fmt.Sprintf("%c%d%c %d%c%d", first[c.below(uint64(len(first)))], c.below(10), letter(), c.below(10), letter(), c.below(10))
}

// kindOfBody reads the kind of an organization of the extract off its name.
func kindOfBody(name string) string {
	lower := strings.ToLower(name)
	for _, k := range []struct{ kind, words string }{
		{"S", "universit|college|collège|institute of technology|polytechnique"},
		{"G", "government|gouvernement|city of|ville de|ministry|ministère|municipality"},
		{"A", "first nation| band|tribal|cree|inuit"},
		{"F", "limited|ltd|technolog"},
	} {
		for _, word := range strings.Split(k.words, "|") {
			if strings.Contains(lower, word) {
				return k.kind
			}
		}
	}
	return "N"
}

// businessRoot is the number of a made up recipient: eight digits and the one
// that checks them. The first is 0, with which no business number begins.
//
// Source: the template of the file refuses numbers that begin with 0
// (recipient_business_number, from 2025-12-01 on).
func businessRoot(id uint64) string {
	digits := fmt.Sprintf("%08d", scattered(id, 10_000_000))
	sum := 0
	for i, r := range digits {
		d := int(r - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return digits + string(rune('0'+(10-sum%10)%10))
}

// scattered puts the numbers below n into another order, and those from n to
// 2n-1, and so on. The multiplier is a prime, so that it meets each number once.
func scattered(id, n uint64) uint64 { return id/n*n + (id%n*7_652_413+1_234_567)%n }
