package source

import (
	"fmt"
	"reflect"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/edition"
)

// Findings collects what pages say. Everything but Skips and Mendings goes
// into the model; those two tell what was left out and what was corrected.
type Findings struct {
	Organizations  []funding.Organization     `json:",omitempty"`
	Aliases        []funding.Alias            `json:",omitempty"`
	Identifiers    []funding.Identifier       `json:",omitempty"`
	Documents      []funding.Document         `json:",omitempty"`
	Evidence       []funding.Evidence         `json:",omitempty"`
	Themes         []funding.Theme            `json:",omitempty"`
	ThemeWords     []edition.ThemeWord        `json:",omitempty"`
	Programmes     []funding.Programme        `json:",omitempty"`
	Announcements  []funding.Announcement     `json:",omitempty"`
	Awards         []funding.Award            `json:",omitempty"`
	Figures        []funding.Figure           `json:",omitempty"`
	Quantities     []funding.Quantity         `json:",omitempty"`
	Statements     []funding.Statement        `json:",omitempty"`
	Governance     []funding.Governance       `json:",omitempty"`
	Relations      []funding.Relation         `json:",omitempty"`
	DocumentNotes  []funding.DocumentNote     `json:",omitempty"`
	Replies        []funding.Reply            `json:",omitempty"`
	Series         []funding.IndexSeries      `json:",omitempty"`
	Values         []funding.IndexValue       `json:",omitempty"`
	Regions        []funding.Region           `json:",omitempty"`
	Municipalities []funding.Municipality     `json:",omitempty"`
	PublicBodies   []funding.PublicBody       `json:",omitempty"`
	Texts          []edition.Text             `json:",omitempty"`
	Instead        []funding.InsteadParameter `json:",omitempty"`
	Phrases        []funding.Phrase           `json:",omitempty"`
	KnownSources   []funding.KnownSource      `json:",omitempty"`
	Comparable     []funding.Series           `json:",omitempty"`

	Questions        []funding.Question         `json:",omitempty"`
	QuestionEvidence []funding.QuestionEvidence `json:",omitempty"`
	QuestionAnswers  []funding.QuestionAnswer   `json:",omitempty"`
	WantedDocuments  []funding.WantedDocument   `json:",omitempty"`
	AccessLaws       []funding.AccessLaw        `json:",omitempty"`
	LawReadings      []funding.AccessLawReading `json:",omitempty"`
	LawsOfBodies     []funding.LawOfBody        `json:",omitempty"`
	Requests         []funding.Request          `json:",omitempty"`

	Articles []Article `json:",omitempty"`
	Links    []Link    `json:",omitempty"`
	Outside  []Outside `json:",omitempty"`

	Skips    []funding.Skip    `json:",omitempty"`
	Mendings []funding.Mending `json:",omitempty"`

	looked map[string]bool
}

// Article is the text of one announcement as it stands on its page. The
// pipeline reads its prose; the text itself is kept and not published.
type Article struct {
	Document    string // key of the document
	Evidence    string // key of the evidence of its title
	Title, Text string // Text: one paragraph a line, no markup
	Lang        string
	Twin        string // address of the same text in the other language, as the page says
	PublishedOn funding.Date
}

// Link notes an address that the page leads to.
func (f *Findings) Link(address, kind string) { f.Links = append(f.Links, Link{address, kind}) }

// Skip notes that a row or field was left out, and why. The same words about
// the same place are noted once.
func (f *Findings) Skip(place, field, value, reason string) {
	for _, s := range f.Skips {
		if s.Place == place && s.Field == field && s.Reason == reason {
			return
		}
	}
	f.Skips = append(f.Skips, funding.Skip{Place: place, Field: field, Value: value, Reason: reason})
}

// Lookup translates a publisher's word and remembers that the line was used.
func (f *Findings) Lookup(l Lookups, raw string) (string, bool) {
	line, ok := l.Find(raw)
	if ok {
		if f.looked == nil {
			f.looked = map[string]bool{}
		}
		f.looked[raw] = true
	}
	return line.Value, ok
}

// UnusedLookups lists the lines of l that no page needed.
func (f *Findings) UnusedLookups(l Lookups) []string {
	var unused []string
	for _, line := range l {
		if !f.looked[line.Raw] {
			unused = append(unused, line.Raw)
		}
	}
	return unused
}

// Count is how many things of one kind were found.
type Count struct {
	Kind string `json:"kind"`
	N    int    `json:"n"`
}

// Counts lists every kind in the order of the fields, also those with none.
// A kind is named by its field in lower case: "figures", "document_notes".
func (f *Findings) Counts() []Count {
	value := reflect.ValueOf(*f)
	var counts []Count
	for i := range value.NumField() {
		if field := value.Type().Field(i); field.IsExported() {
			counts = append(counts, Count{snake(field.Name), value.Field(i).Len()})
		}
	}
	return counts
}

// filled is the share of things of a kind whose field is not empty. Path is
// "figures.published_on".
func (f *Findings) filled(path string) (float64, error) {
	kind, name, _ := strings.Cut(path, ".")
	value := reflect.ValueOf(*f)
	for i := range value.NumField() {
		field := value.Type().Field(i)
		if !field.IsExported() || snake(field.Name) != kind {
			continue
		}
		things := value.Field(i)
		for j := range things.Type().Elem().NumField() {
			if snake(things.Type().Elem().Field(j).Name) == name {
				return share(things, j), nil
			}
		}
	}
	return 0, fmt.Errorf("expect names %q, which no kind of finding has", path)
}

func share(things reflect.Value, field int) float64 {
	if things.Len() == 0 {
		return 0
	}
	full := 0
	for i := range things.Len() {
		if !things.Index(i).Field(field).IsZero() {
			full++
		}
	}
	return float64(full) / float64(things.Len())
}

// snake turns PublishedOn into published_on and NameFR into name_fr.
func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		upper := r >= 'A' && r <= 'Z'
		if upper && i > 0 && name[i-1] >= 'a' && name[i-1] <= 'z' {
			b.WriteByte('_')
		}
		if upper {
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}
