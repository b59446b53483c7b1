package table

import (
	"fmt"
	"regexp"
	"strings"

	"sillage/db/identity"
	"sillage/scraper/parse"
	"sillage/scraper/parse/grid"
)

// Profile is what the cells of one column are like.
type Profile struct {
	Name     string   `json:"name"`
	Type     string   `json:"type"` // amount, date, fiscal_year, business_number, neq, whole, text or empty
	Form     string   `json:"form,omitempty"`
	Filled   int      `json:"filled"`
	Share    float64  `json:"filled_share"`
	Distinct int      `json:"distinct"` // at most a thousand are counted
	Examples []string `json:"examples"`

	fits   map[guess]int
	values map[string]bool
	odd    []oddCell
}

// guess is a type, and the form in which it is written.
type guess struct{ kind, form string }

// oddCell is a cell with what it could be, until the type of its column is known.
type oddCell struct {
	place, value string
	fits         []guess
}

// Types are told by eight cells in ten, and the cells that do not fit are kept
// until then, the first ones.
const (
	typicalShare = 0.8
	mostOdd      = 2000
	mostDistinct = 1000
)

// guesses in the order in which one is preferred to the next that fits as well.
var guesses = []guess{
	{"fiscal_year", ""}, {"date", "iso"}, {"date", "dmy"}, {"date", "mdy"}, {"date", "ymd"}, {"date", "fr"}, {"date", "en"}, {"date", "spreadsheet"},
	{"business_number", ""}, {"neq", ""}, {"whole", ""}, {"amount", "plain"}, {"amount", "fr"}, {"amount", "en"},
}

var (
	twoYears   = regexp.MustCompile(`^\d{4} ?[-–/] ?(\d{2}|\d{4})$`)
	wholeForm  = regexp.MustCompile(`^\d{1,9}$`)
	neqForm    = regexp.MustCompile(`^(?:11|22|33|88)\d{8}$`) // how Quebec enterprise numbers begin
	totalLabel = regexp.MustCompile(`(?i)^(?:grand )?(?:sous-)?(?:total|subtotal|somme)\b`)
	shownDate  = regexp.MustCompile(`^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?: |$)|\pL{3,}`)
)

func fitsOf(c grid.Cell) []guess {
	var out []guess
	for _, g := range guesses {
		if fits(c, g) {
			out = append(out, g)
		}
	}
	return out
}

func fits(c grid.Cell, g guess) bool {
	var err error
	switch g.kind {
	case "fiscal_year":
		_, err = parse.FiscalYear(c.Printed)
		return err == nil && twoYears.MatchString(c.Printed)
	case "date":
		if g.form == "spreadsheet" {
			_, err = parse.SpreadsheetDate(c.Number, false)
			return err == nil && shownDate.MatchString(c.Printed)
		}
		_, err = parse.DateIn(c.Printed, g.form)
		return err == nil && len(c.Printed) > 4
	case "business_number":
		_, why := identity.BusinessNumber(c.Printed)
		return why == ""
	case "neq":
		return neqForm.MatchString(c.Printed)
	case "whole":
		return wholeForm.MatchString(c.Printed)
	default:
		if c.Number != "" {
			_, err = stored(c.Number, 1)
			return err == nil && g.form == "plain"
		}
		_, err = parse.Amount(c.Printed, g.form, 1)
		return err == nil
	}
}

type profiler struct {
	inspection *Inspection
	seen       map[uint64]string // rows by a hash of their cells, with the place of the first
	footer     int               // rows since the last one that looks like a record
}

func (p *profiler) header(names []string) {
	p.seen = map[uint64]string{}
	for i, name := range names {
		p.inspection.Columns = append(p.inspection.Columns, Profile{Name: name, Examples: []string{}, fits: map[guess]int{}, values: map[string]bool{}})
		switch {
		case name == "":
			p.suspect("the header", fmt.Sprintf("column %d", i+1), "", "a column without a name")
		default:
			for _, other := range names[:i] {
				if other == name {
					p.suspect("the header", name, "", "a name that stands twice")
				}
			}
		}
	}
}

func (p *profiler) suspect(at, column, value, why string) {
	in := p.inspection
	if in.Suspected++; len(in.Suspects) < mostSuspects {
		in.Suspects = append(in.Suspects, Suspect{at, column, cut(value), why})
	}
}

func (p *profiler) row(row grid.Row) {
	in, text := p.inspection, row.Text()
	if text == "" {
		return
	}
	if row.Loose {
		p.footer++
		p.suspect(row.Place, "", text, "the line fits no column")
		return
	}
	in.Rows++
	filled := 0
	for i, c := range row.Cells {
		if c.Printed == "" {
			continue
		}
		if why := grid.Garbled(c.Printed); why != "" && i < len(in.Columns) {
			p.suspect(row.Place, in.Columns[i].Name, c.Printed, why)
		}
		if i >= len(in.Columns) {
			p.suspect(row.Place, "", c.Printed, "a cell right of the last column of the header")
			continue
		}
		filled++
	}
	if filled*2 < len(in.Columns) || totalLabel.MatchString(text) {
		p.footer++
		in.Rows--
		p.suspect(row.Place, "", text, "a row that may be no record")
		if totalLabel.MatchString(text) {
			in.Total = totalLabel.FindString(text)
		}
		return
	}
	p.footer = 0
	if first, again := p.repeated(row); again {
		p.suspect(row.Place, "", text, "the same cells as in "+first)
	}
	for i := range in.Columns {
		if i < len(row.Cells) {
			in.Columns[i].take(row.Place, row.Cells[i])
		}
	}
}

// repeated tells whether a row has the cells of an earlier one.
func (p *profiler) repeated(row grid.Row) (first string, again bool) {
	hash := uint64(14695981039346656037) // FNV-1a
	for _, c := range row.Cells {
		for i := range len(c.Printed) {
			hash = (hash ^ uint64(c.Printed[i])) * 1099511628211
		}
		hash = (hash ^ 0xff) * 1099511628211
	}
	if first, again = p.seen[hash]; !again {
		p.seen[hash] = row.Place
	}
	return first, again
}

func (c *Profile) take(at string, cell grid.Cell) {
	if cell.Printed == "" {
		return
	}
	c.Filled++
	if len(c.values) < mostDistinct {
		c.values[cell.Printed] = true
	}
	if len(c.Examples) < 3 && !has(c.Examples, cut(cell.Printed)) {
		c.Examples = append(c.Examples, cut(cell.Printed))
	}
	fit := fitsOf(cell)
	for _, g := range fit {
		c.fits[g]++
	}
	if len(c.odd) < mostOdd {
		c.odd = append(c.odd, oddCell{at, cell.Printed, fit})
	}
}

func has(list []string, text string) bool {
	for _, s := range list {
		if s == text {
			return true
		}
	}
	return false
}

// end settles the type of each column and names the cells that do not fit it.
func (p *profiler) end() {
	in := p.inspection
	in.Footer = p.footer
	for i := range in.Columns {
		c := &in.Columns[i]
		c.Distinct = len(c.values)
		if in.Rows > 0 {
			c.Share = float64(c.Filled) / float64(in.Rows)
		}
		c.settle()
		for _, cell := range c.odd {
			if why := c.odder(cell); why != "" {
				p.suspect(cell.place, c.Name, cell.value, why)
			}
		}
	}
}

func (c *Profile) settle() {
	if c.Type = "text"; c.Filled == 0 {
		c.Type = "empty"
		return
	}
	best := 0
	for _, g := range guesses {
		if n := c.fits[g]; float64(n) >= typicalShare*float64(c.Filled) && n > best {
			best, c.Type, c.Form = n, g.kind, g.form
		}
	}
	if c.Type == "whole" && c.fits[guess{"amount", "plain"}] == best && looksLikeMoney.MatchString(identity.Fold(c.Name)) {
		c.Type, c.Form = "amount", "plain"
	}
}

// odder says why a cell is not like the others of its column.
func (c *Profile) odder(cell oddCell) string {
	if c.Type == "text" || c.Type == "empty" {
		return ""
	}
	fitting := false
	for _, g := range cell.fits {
		fitting = fitting || g.kind == c.Type && g.form == c.Form
	}
	switch {
	case !fitting:
		return "not like the others of the column, which are " + strings.TrimSpace(c.Type+" "+c.Form)
	case c.Type == "amount" && strings.Trim(cell.value, "0 ,.$\u00a0") == "":
		return "an amount of zero"
	case c.Type == "amount" && strings.ContainsAny(cell.value, "-(\u2212"):
		return "an amount below zero"
	default:
		return ""
	}
}
