package register

import (
	"cmp"
	"fmt"
	"slices"

	"sillage/scraper/parse"
	"sillage/scraper/source"
)

// everywhere are cells that each object reads.
var everywhere = []string{"fact_id", "part", "object"}

var awardCells = []string{
	"programme", "award", "payer", "payer_kind", "fund", "receiver", "receiver_kind", "hop", "origin", "parents", "form",
	"mode", "theme", "scope", "money", "published_on",
}

var figureCells = []string{
	"programme", "payer", "payer_kind", "receiver", "receiver_kind", "receiver_count", "receiver_unit", "form", "mode",
	"scope", "money", "stage", "basis", "unit", "perimeter", "cents", "currency", "qualifier", "step_cents", "asserted_by",
	"rank", "published_on", "fragment_has_number", "note",
}

// reads lists the cells that an object uses. What else is filled is either in
// leaves, with the reason, or an error: nothing falls away unseen.
var reads = map[string][]string{
	"announcement":     {"programme", "perimeter", "authors", "asserted_by", "rank", "published_on", "note"},
	"award":            awardCells,
	"award_figure":     append(slices.Clone(awardCells), figureCells...),
	"programme_figure": figureCells,
	"quantity": {
		"programme", "perimeter", "value", "value_unit", "value_qualifier", "answers", "authors", "asserted_by", "rank",
		"published_on", "fragment_has_number", "note",
	},
	"statement": {
		"programme", "basis", "unit", "perimeter", "cents", "currency", "qualifier", "step_cents", "statement_kind", "authors",
		"sponsor", "asserted_by", "rank", "published_on", "note",
	},
	"governance":  {"programme", "perimeter", "verb", "org_a", "org_b", "asserted_by", "rank", "published_on", "note"},
	"alias":       {"org_a", "note"},
	"identifier":  {"org_a", "value", "value_unit"},
	"source_note": {"programme", "perimeter", "org_a", "note"},
}

const (
	inProgramme = "a programme or award has one, this kind of thing has none"
	ofTheFact   = "the months of its fact: this kind of thing has fiscal years and words for the time"
	ofFigures   = "says something of figures and quantities only"
)

var leaves = map[string]map[string]string{
	"announcement": {
		"payer": "the money of an announcement stands in a figure", "payer_kind": "the money of an announcement stands in a figure",
		"mode": inProgramme, "theme": inProgramme, "scope": inProgramme, "fragment_has_number": ofFigures,
	},
	"award": {
		"receiver_count": "no figure stands beside it", "receiver_unit": "no figure stands beside it",
		"perimeter": "an award has parties and a period, its figures have a perimeter", "rank": "stands at its evidence",
		"fragment_has_number": ofFigures, "note": "an award has no note, its figures have",
	},
	"programme_figure": {"theme": inProgramme, "fund": "a programme figure names no fund"},
	"quantity": {
		"award": "a quantity belongs to a programme", "mode": inProgramme, "theme": inProgramme, "scope": inProgramme,
		"sponsor": "stands at the statement of the same fact", "org_a": "a quantity belongs to a programme", "period": ofTheFact,
	},
	"statement": {
		"mode": inProgramme, "theme": inProgramme, "scope": inProgramme, "fragment_has_number": ofFigures,
		"org_a": "whom it is about stands in its note", "org_b": "whom it is about stands in its note", "period": ofTheFact,
	},
	"governance": {
		"theme": inProgramme, "scope": inProgramme, "fragment_has_number": ofFigures,
		"period": "the months of the money: only a fact about a role or a link dates the link",
	},
	"alias":      {"programme": "an alias belongs to its organization", "theme": inProgramme, "scope": inProgramme, "rank": "stands at its evidence"},
	"identifier": {"rank": "stands at its evidence", "fragment_has_number": ofFigures, "note": "an identifier has no note"},
	"source_note": {
		"theme": inProgramme, "scope": inProgramme, "authors": "the document says it", "asserted_by": "the document says it",
		"rank": "the document says it", "published_on": "the document says it", "fragment_has_number": ofFigures,
		"value": "stands in its note", "value_unit": "stands in its note", "value_qualifier": "stands in its note",
	},
}

// leftOut counts the cells that were filled and not used.
type leftOut map[[2]string]int

func (l leftOut) note(object string, row parse.Row) error {
	used, known := reads[object]
	if !known {
		return row.Errorf("object", "is no kind of thing")
	}
	for _, column := range row.Filled() {
		if slices.Contains(everywhere, column) || slices.Contains(used, column) {
			continue
		}
		if leaves[object][column] == "" {
			return row.Errorf(column, "has no meaning on a %s", object)
		}
		l[[2]string{object, column}]++
	}
	return nil
}

// period notes that a fact states months and that the thing read from it has
// no place for them.
func (l leftOut) period(row parse.Row, e extent) {
	if e.from != "" || e.until != "" {
		l[[2]string{row.Text("object"), "period"}]++
	}
}

// report writes one skip for each kind of cell that was left out.
func (l leftOut) report(f *source.Findings) {
	keys := make([][2]string, 0, len(l))
	for k := range l {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	for _, k := range keys {
		f.Skip(readingFile+", "+k[0], k[1], fmt.Sprintf("%d rows", l[k]), leaves[k[0]][k[1]])
	}
}
