package federalgrants

import (
	"fmt"
	"strconv"
	"time"
)

const (
	dollar  = 100
	million = 1_000_000 * dollar

	// mostCents bounds every amount but the outlier and the batches.
	mostCents    = 3000 * million
	outlierCents = 14_556 * million

	longest     = 557 // amendments on one agreement of the real file
	outlierFrom = 1000
)

// value draws the first amount of an agreement, in cents. The bands are those of
// the year. Programmes stand in the order of their mean values, and a row takes
// the band at its programme's place in that order; one in four takes any.
func (g *generator) value(a *agreement, point uint64) int64 {
	if a.who.batch {
		return 20*million + int64(g.chance.below(600))*million
	}
	if g.wanted >= outlierFrom && !g.hadOutlier && g.planned >= g.wanted/3 {
		g.hadOutlier = true
		a.has(outlier)
		return outlierCents
	}
	if g.chance.in(1, 4) {
		point = g.chance.below(g.real.lineYears.total())
	}
	bands := g.real.values[a.startDay.Year()]
	return g.inBand(bands.at(point * bands.total() / g.real.lineYears.total()))
}

// inBand draws an amount of a band; how often the least of several draws is
// taken gives the band the mean of the real file.
func (g *generator) inBand(band int) int64 {
	c := &g.chance
	var cents int64
	switch band {
	case 0:
		cents = c.between(500*dollar, 9_999*dollar)
	case 1:
		cents = c.between(10_000*dollar, 24_999*dollar)
		if c.in(1, 2) {
			cents = min(cents, c.between(10_000*dollar, 24_999*dollar))
		}
	case 2:
		cents = g.least(2, 25_000*dollar, 99_999*dollar)
	case 3:
		cents = g.least(3+int(c.below(2)), 100_000*dollar, 999_999*dollar)
	case 4:
		cents = g.least(3, million, 5*million)
	default:
		// Half of them reach the next doubling, until 2,560 M$: the mean is
		// near the 37.8 M$ of the real file.
		low := int64(5 * million)
		for doublings := 0; doublings < 8 && c.in(1, 2); doublings++ {
			low *= 2
		}
		cents = c.between(low, 2*low)
	}
	return g.rounded(cents)
}

func (g *generator) least(of int, low, high int64) int64 {
	least := high
	for range of {
		least = min(least, g.chance.between(low, high))
	}
	return least
}

// rounded leaves cents in one amount of five, and makes half of them hundreds of
// dollars.
func (g *generator) rounded(cents int64) int64 {
	switch g.chance.below(10) {
	case 0, 1:
		return cents
	case 2, 3, 4:
		return cents - cents%dollar
	default:
		return max(cents-cents%(100*dollar), 500*dollar)
	}
}

// length is how many amendments an agreement has; with the rows that stand alone
// with an amendment number they make 15 % of a large file.
func (g *generator) length(a *agreement, cents int64) int {
	room := g.wanted - g.planned - 1
	n := int64(0)
	switch c := &g.chance; {
	case a.who.batch || a.marked(outlier):
	case !g.hadLong && g.planned >= g.wanted/2 && cents < million:
		g.hadLong = true
		n = min(longest, g.wanted/200)
	case g.forced == terminated || g.forced == emptyAmendmentDate || g.forced == otherSpelling:
		n = 3
	case !c.in(amendedOf(cents), 1000):
	default:
		switch p := c.below(1000); {
		case p < 600:
			n = 1
		case p < 800:
			n = 2
		case p < 900:
			n = 3
		case p < 970 || cents >= million:
			n = c.between(4, 8)
		case p < 998:
			n = c.between(9, 40)
		default:
			n = c.between(41, 200)
		}
	}
	return int(max(0, min(n, room)))
}

// amendedOf is in how many cases of a thousand an agreement of that value is
// amended: large ones more often, which was seen and not measured.
func amendedOf(cents int64) uint64 {
	switch {
	case cents < 25_000*dollar:
		return 12
	case cents < 100_000*dollar:
		return 36
	case cents < million:
		return 125
	case cents < 5*million:
		return 320
	default:
		return 500
	}
}

// versions makes the rows of an agreement: the original, and amendments with
// running totals. Of the changes in the real file 65.3 % go up, 8.2 % down and
// 26.5 % leave the amount.
func (g *generator) versions(a *agreement, cents int64, amendments int) []row {
	rows := make([]row, 0, amendments+1)
	if amendments > 0 {
		cents = cents / 10 * 6 // what was drawn is a value among those of all rows, most of which are later ones
	}
	day := a.startDay
	for v := range amendments + 1 {
		r := row{of: a, version: v, cents: cents}
		if v > 0 {
			day = day.AddDate(0, 0, 1+int(g.chance.below(120)))
			g.amend(a, &r, day, v == amendments)
		}
		g.print(a, &r)
		rows = append(rows, r)
		cents = g.changed(cents, amendments)
	}
	if twin := g.twin(a, rows); twin != nil {
		rows = append(rows, *twin)
	}
	a.left = len(rows)
	return rows
}

// changed is a running total after one more of that many amendments: the more
// there are, the less each changes.
func (g *generator) changed(cents int64, amendments int) int64 {
	most := 4000 / int64(max(8, amendments)) // thousandths
	switch p := g.chance.below(1000); {
	case p < 653:
		cents += cents / 1000 * g.chance.between(1, most)
	case p < 735:
		cents -= cents / 1000 * g.chance.between(1, most)
	}
	return min(max(cents, 200*dollar), mostCents)
}

func (g *generator) amend(a *agreement, r *row, day time.Time, last bool) {
	r.day = day.Format(time.DateOnly)
	if g.befalls(emptyAmendmentDate, a.payer) {
		r.day = ""
		r.marks = append(r.marks, emptyAmendmentDate)
	}
	if last && g.befalls(terminated, a.payer) {
		r.ended = true
		r.cents = r.cents / 100 * g.chance.between(0, 60)
		r.marks = append(r.marks, terminated)
	}
	if a.who.root != "" && g.befalls(otherSpelling, a.payer) {
		r.capital = true
		r.marks = append(r.marks, otherSpelling)
	}
}

// print puts the cell of the amount, or what stands in its place.
func (g *generator) print(a *agreement, r *row) {
	mark := none
	switch {
	case a.who.batch || a.marked(outlier):
	case g.befalls(zeroValue, a.payer):
		mark, r.cents = zeroValue, 0
	case g.befalls(negativeValue, a.payer):
		mark, r.cents = negativeValue, -r.cents
	case g.befalls(oneDollar, a.payer):
		mark, r.cents = oneDollar, dollar
	case g.befalls(unreadableValue, a.payer):
		mark, r.cents, r.value = unreadableValue, 0, pick(&g.chance, []string{"N/A", "see agreement", "à déterminer"})
	case g.befalls(emptyValue, a.payer):
		mark, r.cents = emptyValue, 0
	case r.cents == 0: // a termination that leaves nothing
		mark = zeroValue
	}
	if mark != none {
		r.marks = append(r.marks, mark)
	}
	if mark == unreadableValue || mark == emptyValue {
		return
	}
	if r.value = strconv.FormatInt(r.cents/dollar, 10); r.cents%dollar != 0 || g.chance.in(1, 2) {
		r.value = decimal(r.cents)
	}
}

// decimal prints cents with a point and two decimals.
func decimal(cents int64) string {
	sign := ""
	if cents < 0 {
		sign, cents = "-", -cents
	}
	return fmt.Sprintf("%s%d.%02d", sign, cents/dollar, cents%dollar)
}

// twin repeats one version of an agreement, half of the time with another
// amount. Which of the two is the later row is drawn when they are written.
func (g *generator) twin(a *agreement, rows []row) *row {
	if a.who.batch || a.marked(outlier) || g.wanted-g.planned-int64(len(rows)) < 1 || !g.befalls(repeatedVersion, a.payer) {
		return nil
	}
	at := g.chance.below(uint64(len(rows)))
	rows[at].twin = true
	twin := rows[at]
	twin.marks, twin.ended, twin.value = nil, false, ""
	if rows[at].version > 0 && rows[at].day == "" {
		twin.marks = append(twin.marks, emptyAmendmentDate)
	}
	if rows[at].capital {
		twin.marks = append(twin.marks, otherSpelling)
	}
	if twin.cents = max(rows[at].cents, 500*dollar); g.chance.in(1, 2) {
		twin.cents = g.changed(twin.cents, len(rows))
	}
	g.print(a, &twin)
	return &twin
}

// sharing is the one row of another agreement with the reference number of a: of
// the same payer or of another one.
func (g *generator) sharing(a *agreement, rows []row, otherPayer bool) row {
	forced := g.forced
	g.forced = none // what is forced befalls a, not the other
	payer, programme, mark := a.payer, a.programme, sharedReference
	if otherPayer {
		line := pick(&g.chance, g.real.lines)
		for line.payer == a.payer {
			line = pick(&g.chance, g.real.lines)
		}
		payer, programme, mark = line.payer, line.name, sharedBetweenPayers
	}
	b := g.newAgreement(payer, programme)
	g.dates(b, a.startDay.Year())
	b.ref, b.marks = a.ref, without(b.marks, spacedReference)
	if a.marked(spacedReference) {
		b.has(spacedReference)
	}
	g.receiver(b, a.startDay.Year(), true)
	r := row{of: b, cents: g.inBand(int(g.chance.below(4)))}
	a.has(mark)
	b.has(mark)
	rate := g.real.rates[equalPair][a.payer]
	if g.chance.in(rate.count, rate.of) && forced != onlyAmendment || forced == equalPair {
		r.marks = append(r.marks, equalPair)
		for i := range rows {
			if rows[i].version == 0 {
				rows[i].marks = append(rows[i].marks, equalPair)
			}
		}
	} else {
		for _, other := range rows {
			r.version = max(r.version, other.version+1)
		}
		r.marks = append(r.marks, onlyAmendment)
		g.amend(b, &r, b.startDay.AddDate(0, 0, 30), false)
	}
	g.print(b, &r)
	b.left = 1
	return r
}

func without(marks []defect, d defect) []defect {
	var out []defect
	for _, m := range marks {
		if m != d {
			out = append(out, m)
		}
	}
	return out
}
