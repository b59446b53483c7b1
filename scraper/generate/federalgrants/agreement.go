package federalgrants

import (
	"fmt"
	"strings"
	"time"
)

// none is forced on an agreement that is drawn freely.
const none defect = -1

// agreement is one award: what is the same in all of its rows.
type agreement struct {
	number        uint64
	payer         int
	programme     string // empty where the real file has none
	ref           string
	kind          string // the cell of the agreement type
	who           recipient
	recipientType string // the cell
	where         place
	startDay      time.Time
	start, end    string // the cells
	fiscalYear    string
	foreign       bool
	texts         chance   // what the words of its rows are drawn from
	marks         []defect // in every row

	left              int // rows not yet written
	twinWritten       bool
	original, current standing
	bearing           []bearing
}

// standing is the row that decides a value of an agreement, as far as written.
type standing struct {
	row     int64
	version int
	cents   int64
}

// bearing is a defect on the amount of a row.
type bearing struct {
	defect defect
	row    int64
}

// row is one version of an agreement.
type row struct {
	of      *agreement
	version int
	cents   int64
	value   string // the cell of the amount
	day     string // of the amendment
	twin    bool   // one of two rows with the same amendment number
	capital bool   // the name in capitals
	ended   bool
	marks   []defect
}

// has notes a defect of every row of the agreement.
func (a *agreement) has(d defect) { a.marks = append(a.marks, d) }

// befalls draws whether a defect befalls an agreement or row of this payer.
func (g *generator) befalls(d defect, payer int) bool {
	r := g.real.rates[d][payer]
	drawn := g.chance.in(r.count, r.of)
	return drawn || g.forced == d
}

// plan draws the next agreement and puts its rows into the pool; at times also
// a second one that has its reference number.
func (g *generator) plan() {
	g.forced = g.due()
	a, point := g.draw()
	cents := g.value(a, point)
	rows := g.versions(a, cents, g.length(a, cents))
	left := g.wanted - g.planned - int64(len(rows))
	switch {
	case a.who.batch || left < 1:
	case g.befalls(sharedReference, a.payer) || g.forced == onlyAmendment || g.forced == equalPair:
		rows = append(rows, g.sharing(a, rows, false))
	case g.befalls(sharedBetweenPayers, a.payer):
		rows = append(rows, g.sharing(a, rows, true))
	}
	g.planned += int64(len(rows))
	g.pool = append(g.pool, rows...)
}

// forcedFrom is how many rows a file has in which every defect stands once at
// least, and forcedEvery is how many agreements lie between two such.
const (
	forcedFrom  = 5000
	forcedEvery = 17
)

// due is the defect that the next agreement must have, or none.
func (g *generator) due() defect {
	if g.wanted < forcedFrom || g.everyOf == defects || g.agreements < forcedEvery*uint64(g.everyOf) {
		return none
	}
	g.everyOf++
	return g.everyOf - 1
}

// draw makes an agreement without its rows. point is its place among all rows
// of the real file, in the order of the mean value of their programmes.
func (g *generator) draw() (a *agreement, point uint64) {
	at := 0
	for tries := 0; tries < 100_000; tries++ {
		point = g.chance.below(g.real.lineYears.total())
		at = g.real.lineYears.at(point)
		line := g.real.lines[g.real.lineOf[at]]
		if g.forced == none || g.real.rates[g.forced][line.payer].count > 0 || !g.real.isRated(g.forced) {
			break
		}
	}
	line, year := g.real.lines[g.real.lineOf[at]], g.real.yearOf[at]
	a = g.newAgreement(line.payer, line.name)
	g.dates(a, year)
	g.receiver(a, year, false)
	return a, point
}

func (g *generator) newAgreement(payer int, programme string) *agreement {
	g.agreements++
	g.truth.open++
	a := &agreement{number: g.agreements, payer: payer, programme: programme, texts: chance(g.chance.next())}
	a.kind = pick(&g.chance, []string{"G", "G", "G", "C", "C", "C", "C", "C", "O"})
	switch {
	case g.befalls(typeSpelledOut, payer):
		a.kind = pick(&g.chance, []string{"Contribution", "Contribution", "Contribution", "Contribution", "Contribution", "Contribution", "Contribution", "Contribution", "Grant"})
		if g.real.payers[payer].code != "esdc-edsc" {
			a.kind = pick(&g.chance, []string{"CONTRIBUTION", "GRANT"})
		}
		a.has(typeSpelledOut)
	case g.befalls(emptyType, payer):
		a.kind = ""
		a.has(emptyType)
	}
	switch half, other, _ := strings.Cut(programme, "|"); {
	case programme == "":
		a.has(emptyProgramme)
	case half == other: // as the real file has it
		a.has(doubledProgramme)
	case g.befalls(doubledProgramme, payer):
		a.programme = programme + "|" + programme
		a.has(doubledProgramme)
	}
	if g.befalls(foreignCurrency, payer) {
		a.foreign = true
		a.has(foreignCurrency)
	}
	if g.befalls(thirdParty, payer) {
		a.has(thirdParty)
	}
	g.descriptions(a)
	return a
}

// descriptions draws which texts are empty or short; they are made up when a
// row is written.
func (g *generator) descriptions(a *agreement) {
	switch {
	case g.befalls(emptyDescriptionEN, a.payer):
		a.has(emptyDescriptionEN)
	case g.befalls(semicolon, a.payer):
		a.has(semicolon)
		return
	case g.befalls(shortDescription, a.payer):
		a.has(shortDescription)
	}
	// The two languages are empty together, but for what one department has.
	own := g.real.rates[emptyDescriptionFR][a.payer]
	inEN := g.real.rates[emptyDescriptionEN][a.payer]
	empty := a.marked(emptyDescriptionEN)
	if empty || g.chance.in(own.count-min(own.count, inEN.count), own.of) || g.forced == emptyDescriptionFR {
		a.has(emptyDescriptionFR)
	}
}

func (a *agreement) marked(d defect) bool {
	for _, m := range a.marks {
		if m == d {
			return true
		}
	}
	return false
}

// dates draws the start in a year, the end, and the reference number, which
// holds the fiscal year.
func (g *generator) dates(a *agreement, year int) {
	if year < 1990 || g.befalls(impossibleStart, a.payer) {
		a.start, a.fiscalYear = pick(&g.chance, []string{"1899-12-31", "1899-12-31", "1899-12-30", "1900-01-01"}), "not_stated"
		a.has(impossibleStart)
		year = 2018
	}
	a.startDay = time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(g.chance.below(365)))
	if a.start == "" {
		a.start = a.startDay.Format(time.DateOnly)
		a.fiscalYear = fiscalYear(a.startDay)
	}
	switch {
	case g.befalls(endBeforeStart, a.payer) && !a.marked(impossibleStart):
		a.end = a.startDay.AddDate(0, 0, -1-int(g.chance.below(400))).Format(time.DateOnly)
		a.has(endBeforeStart)
	case g.befalls(impossibleEnd, a.payer):
		a.end = "9999-12-31"
		a.has(impossibleEnd)
	case g.befalls(emptyEnd, a.payer):
		a.has(emptyEnd)
	default:
		a.end = a.startDay.AddDate(0, 0, 30+int(g.chance.below(1500))).Format(time.DateOnly)
	}
	a.ref = g.reference(a)
	if g.befalls(spacedReference, a.payer) {
		a.ref = fmt.Sprintf("SYN-%02d-%s-Q4- %d", a.payer+1, fiscalYear(a.startDay), 10_000_000+a.number)
		a.has(spacedReference)
	}
}

// fiscalYear is the federal one, from April to March.
func fiscalYear(day time.Time) string {
	first := day.Year()
	if day.Month() < time.April {
		first--
	}
	return fmt.Sprintf("%d-%d", first, first+1)
}

// reference is in one of the forms that the real file has. The number of the
// agreement is in each, so that none stands twice by chance.
func (g *generator) reference(a *agreement) string {
	quarter := g.chance.below(4) + 1
	switch g.chance.below(20) {
	case 0, 1:
		return fmt.Sprintf("SYN-GC-%d-Q%d-%05d", a.startDay.Year(), quarter, a.number)
	case 2:
		return fmt.Sprintf("SYN-GC-WD-DEO-%s-Q%d-%d", fiscalYear(a.startDay), quarter, a.number)
	case 3:
		return fmt.Sprintf("SYN-%d-%s-Qrt%d-%07d", 1900+a.payer, fiscalYear(a.startDay), quarter, a.number)
	default:
		return fmt.Sprintf("SYN-%03d-%s-Q%d-%05d", a.payer+1, fiscalYear(a.startDay), quarter, a.number)
	}
}
