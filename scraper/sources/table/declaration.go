package table

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"sillage/scraper/parse"
	"sillage/scraper/parse/grid"
)

// Declaration says what a table is and what its columns mean. It is written in
// TOML; scraper inspect drafts one.
type Declaration struct {
	ID          string `toml:"id"`
	TitleFR     string `toml:"title_fr"`
	TitleEN     string `toml:"title_en"`
	Publisher   string `toml:"publisher"`
	Home        string `toml:"home"`    // the publisher's page about it
	Address     string `toml:"address"` // of the file itself
	Licence     string `toml:"licence"`
	CoversFR    string `toml:"covers_fr"`
	CoversEN    string `toml:"covers_en"`
	LeavesOutFR string `toml:"leaves_out_fr"`
	LeavesOutEN string `toml:"leaves_out_en"`

	File    File              `toml:"file"`
	Total   Total             `toml:"total"`
	Same    map[string]string `toml:"same"`   // field: what it is in all rows
	Column  []Column          `toml:"column"` // every column, in the order of the file
	LeftOut []LeftOut         `toml:"left_out"`

	hash string // of its text
}

// File says where the rows lie and how their cells are written.
type File struct {
	Format     string   `toml:"format"`
	Charset    string   `toml:"charset"`
	Separator  string   `toml:"separator"`
	Sheet      string   `toml:"sheet"`
	HeaderRow  int      `toml:"header_row"`
	FooterRows int      `toml:"footer_rows"` // filled rows at the end that are no records
	Ended      bool     `toml:"ended"`       // CSV: the last line ends with a line break
	Wrapped    bool     `toml:"wrapped"`     // PDF: cells run over several lines
	Numbers    string   `toml:"numbers"`     // one of parse.NumberForms
	Dates      string   `toml:"dates"`       // one of parse.DateForms
	Least      int64    `toml:"least"`       // the fewest records of a whole file
	MostBad    int      `toml:"most_bad"`    // amounts in a hundred that may be unreadable before the file is refused
	Key        []string `toml:"key"`         // columns that tell one award from another, where there is no agreement number
	Repeated   string   `toml:"repeated"`    // what two rows with one key are: refuse, or separate awards
}

// Total is a printed sum that the rows must make.
type Total struct {
	Label  string `toml:"label"`  // with which its row begins
	Column string `toml:"column"` // in which it stands
}

// Column is a column of the file: it has a field, or is ignored for a reason.
type Column struct {
	Name    string            `toml:"name"`
	Field   string            `toml:"field"`
	Ignored string            `toml:"ignored"`
	Numbers string            `toml:"numbers"` // where other than the file's
	Dates   string            `toml:"dates"`
	Unit    int64             `toml:"unit"`  // of an amount, in dollars; 1 when not given
	Words   map[string]string `toml:"words"` // the publisher's words, and ours
	Bad     string            `toml:"bad"`   // what a cell that cannot be read does: doubt or refuse
}

// LeftOut are rows that are no records, by how they are written.
type LeftOut struct {
	Matches string `toml:"matches"` // a regular expression over all that the row prints
	Reason  string `toml:"reason"`

	matches *regexp.Regexp
}

const (
	doubt    = "doubt"
	refuse   = "refuse"
	separate = "separate"
)

// Read reads a declaration. Its errors name the line, or the field that is
// missing or cannot be, all of them at once.
func Read(name string, text []byte) (Declaration, error) {
	var d Declaration
	if !utf8.Valid(text) {
		return d, fmt.Errorf("%s: not UTF-8", name)
	}
	decoder := toml.NewDecoder(strings.NewReader(string(text)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		return d, fmt.Errorf("%s: %w", name, readable(err))
	}
	d.hash = fmt.Sprintf("%x", sha256.Sum256(text))
	d.defaults()
	if err := d.check(); err != nil {
		return d, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

// readable gives the words of the library that name a line.
func readable(err error) error {
	if e, ok := errors.AsType[*toml.StrictMissingError](err); ok {
		return errors.New("a field that no declaration has:\n" + e.String())
	}
	if e, ok := errors.AsType[*toml.DecodeError](err); ok {
		row, _ := e.Position()
		return fmt.Errorf("line %d: %w", row, e)
	}
	return err
}

func (d *Declaration) defaults() {
	if d.File.Separator == "" {
		d.File.Separator = ","
	}
	if d.File.Repeated == "" {
		d.File.Repeated = refuse
	}
	if d.File.Dates == "" {
		d.File.Dates = "iso"
	}
	for i := range d.Column {
		c := &d.Column[i]
		c.Name = grid.Header(c.Name)
		if c.Numbers == "" {
			c.Numbers = d.File.Numbers
		}
		if c.Dates == "" {
			c.Dates = d.File.Dates
		}
		if c.Unit == 0 {
			c.Unit = 1
		}
		if c.Bad == "" {
			if c.Bad = refuse; mayDoubt(c.Field) {
				c.Bad = doubt
			}
		}
	}
}

var idForm = regexp.MustCompile(`^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$`)

func (d *Declaration) check() error {
	var wrong []error
	bad := func(format string, arguments ...any) { wrong = append(wrong, fmt.Errorf(format, arguments...)) }
	if !idForm.MatchString(d.ID) {
		bad("id %q: small letters, digits and single _", d.ID)
	}
	for _, said := range []struct{ name, value string }{
		{"title_fr", d.TitleFR}, {"title_en", d.TitleEN}, {"publisher", d.Publisher}, {"address", d.Address}, {"licence", d.Licence},
		{"covers_fr", d.CoversFR}, {"covers_en", d.CoversEN}, {"leaves_out_fr", d.LeavesOutFR}, {"leaves_out_en", d.LeavesOutEN},
	} {
		if v := strings.TrimSpace(said.value); v == "" || strings.HasPrefix(v, unfinished) {
			bad("%s is not said", said.name)
		}
	}
	if strings.HasPrefix(strings.TrimSpace(d.Home), unfinished) {
		bad("home is not said: the publisher's page, or leave the line out")
	}
	wrong = append(wrong, d.checkFile()...)
	wrong = append(wrong, d.checkColumns()...)
	wrong = append(wrong, d.checkFields()...)
	for i := range d.LeftOut {
		l := &d.LeftOut[i]
		var err error
		if l.matches, err = regexp.Compile(l.Matches); err != nil || l.Matches == "" || l.Reason == "" {
			bad("left_out %q: a regular expression and its reason are needed: %v", l.Matches, err)
		}
	}
	return errors.Join(wrong...)
}

func (d *Declaration) checkFile() []error {
	var wrong []error
	bad := func(format string, arguments ...any) { wrong = append(wrong, fmt.Errorf(format, arguments...)) }
	f := d.File
	if !slices.Contains(grid.Formats, f.Format) {
		bad("file.format %q: want one of %q", f.Format, grid.Formats)
	}
	if f.Format != "pdf" && f.HeaderRow < 1 {
		bad("file.header_row: say in which line the names of the columns stand")
	}
	if utf8.RuneCountInString(f.Separator) != 1 {
		bad("file.separator %q: want one sign", f.Separator)
	}
	if !slices.Contains(parse.NumberForms, f.Numbers) {
		bad("file.numbers %q: want one of %q", f.Numbers, parse.NumberForms)
	}
	if !slices.Contains(parse.DateForms, f.Dates) {
		bad("file.dates %q: want one of %q", f.Dates, parse.DateForms)
	}
	if f.Least < 1 {
		bad("file.least: say how many records a whole file has at least")
	}
	if f.FooterRows < 0 || f.FooterRows > 1000 || f.MostBad < 0 || f.MostBad > 100 {
		bad("file: footer_rows is from 0 to 1000, most_bad from 0 to 100")
	}
	if f.Repeated != refuse && f.Repeated != separate {
		bad("file.repeated %q: want %s or %s", f.Repeated, refuse, separate)
	}
	return wrong
}

func (d *Declaration) checkColumns() []error {
	var wrong []error
	bad := func(format string, arguments ...any) { wrong = append(wrong, fmt.Errorf(format, arguments...)) }
	fields := map[string]bool{}
	for i, c := range d.Column {
		switch {
		case c.Name == "":
			bad("column %d has no name", i+1)
		case d.column(c.Name) != i:
			bad("column %q stands twice", c.Name)
		case (c.Field == "") == (c.Ignored == "") || strings.HasPrefix(c.Ignored, unfinished):
			bad("column %q: say its field, or why it is ignored", c.Name)
		case c.Field != "" && !isField(c.Field):
			bad("column %q: no field %q; there are %q", c.Name, c.Field, fieldNames())
		case fields[c.Field]:
			bad("column %q: the field %s has a column already", c.Name, c.Field)
		case c.Bad != doubt && c.Bad != refuse:
			bad("column %q: bad is %q, want %s or %s", c.Name, c.Bad, doubt, refuse)
		case c.Bad == doubt && c.Field != "" && !mayDoubt(c.Field):
			bad("column %q: a word of %s that no list has is refused; it cannot be doubted", c.Name, c.Field)
		case !slices.Contains(parse.NumberForms, c.Numbers) || !slices.Contains(parse.DateForms, c.Dates):
			bad("column %q: numbers %q or dates %q are not known", c.Name, c.Numbers, c.Dates)
		case c.Unit != 1 && c.Unit != 1000 && c.Unit != 1_000_000:
			bad("column %q: unit %d, want 1, 1000 or 1000000 dollars", c.Name, c.Unit)
		}
		if c.Field != "" {
			fields[c.Field] = true
		}
	}
	for _, name := range d.File.Key {
		if d.column(grid.Header(name)) < 0 {
			bad("file.key: no column %q", name)
		}
	}
	if t := d.Total; (t.Label == "") != (t.Column == "") || t.Column != "" && d.column(grid.Header(t.Column)) < 0 {
		bad("total: a label and a column of the file are needed, got %q and %q", t.Label, t.Column)
	}
	return wrong
}

// column is the place of a column, or -1.
func (d *Declaration) column(name string) int {
	return slices.IndexFunc(d.Column, func(c Column) bool { return c.Name == name })
}

// of is the place of the column with that field, or -1.
func (d *Declaration) of(field string) int {
	return slices.IndexFunc(d.Column, func(c Column) bool { return c.Field == field })
}
