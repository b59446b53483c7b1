package t3010

import (
	"fmt"
	"slices"
	"strings"

	"sillage/scraper/parse"
	"sillage/scraper/source"
)

// column is what the dictionary says of a column, as far as it is read. Kind is
// amount, count, mark (Y, N, X or nothing) or words, which are not read.
type column struct {
	layout, name, kind string
	optional           bool   // not in the files of every year
	line, label        string // what the number states
}

// layouts are the columns of all files, from columns.csv.
type layouts []column

// keys name a return in every file: the charity, the end of its fiscal period,
// the version of the form.
var keys = []string{"bn", "fpe", "formid"}

// alsoNamed has the names of 2018 for those of the dictionary, without spaces.
var alsoNamed = map[string]string{
	"bn/registrationnumber": "bn", "fiscalperiodend": "fpe", "sequencenumber": "#",
	"politicalactivitydescription": "activity", "fundingamount": "amount", "countrycode": "country",
}

// tells are the columns that tell a layout from all others.
var tells = []struct{ column, layout string }{
	{"100", "foundations"}, {"200", "outside"}, {"300", "compensation"}, {"500", "noncash"}, {"4200", "financial"},
	{"doneebn", "gifts"}, {"lastname", "directors"}, {"activity", "funding"},
	{"staff", "resources"}, {"staffused?", "resources"}, {"description", "description"}, {"politicalactivitiesdescription", "description"},
}

// plain is a name as it is compared: it changes by year in spaces and case
// ("Donee BN", "DoneeBN"; "Form ID", "FormID").
func plain(name string) string {
	name = strings.ToLower(strings.ReplaceAll(name, " ", ""))
	if also, known := alsoNamed[name]; known {
		return also
	}
	return name
}

// layout is one file's columns, by the names that they have there.
type layout struct {
	name    string
	columns []column          // with a number or a mark
	named   map[string]string // plain name -> name in the file
}

// of finds the layout of a table. Error: none has its columns, a column is
// missing, or one is new.
func (l layouts) of(table *parse.Stream) (layout, error) {
	found := layout{named: map[string]string{}}
	for _, name := range table.Header {
		if _, twice := found.named[plain(name)]; twice {
			return layout{}, fmt.Errorf("%s line 1: column %q twice", table.File, name)
		}
		found.named[plain(name)] = name
	}
	for _, t := range tells {
		if _, there := found.named[t.column]; there {
			found.name = t.layout
			break
		}
	}
	if found.name == "" {
		return layout{}, fmt.Errorf("%s line 1: %q are the columns of no file of the return that is read", table.File, table.Header)
	}
	return found, l.complete(&found, table.File)
}

func (l layouts) complete(found *layout, file string) error {
	known := slices.Clone(keys)
	for _, c := range l {
		if c.layout != found.name {
			continue
		}
		name, there := found.named[plain(c.name)]
		known = append(known, plain(c.name))
		switch {
		case !there && !c.optional:
			return fmt.Errorf("%s line 1: column %q of %s is missing", file, c.name, found.name)
		case there && c.kind != "words":
			c.name = name
			found.columns = append(found.columns, c)
		}
	}
	for _, k := range keys {
		if _, there := found.named[k]; !there {
			return fmt.Errorf("%s line 1: column %q is missing", file, k)
		}
	}
	for plainName, name := range found.named {
		if !slices.Contains(known, plainName) {
			return fmt.Errorf("%s line 1: new column %q", file, name)
		}
	}
	return nil
}

// text is the cell of a column by its plain name; empty where the file has no
// such column.
func (l layout) text(row parse.Row, plainName string) string {
	name, there := l.named[plainName]
	if !there {
		return ""
	}
	return row.Text(name)
}

// directorsLine counts the rows of a form that has no numbers of its own, and
// outsideLine has no number either.
const (
	directorsLine = "T1235"
	outsideLine   = "schedule 7, question 3"
)

// meanings names every line. The dictionary is in English; its words stand in
// the French label too, and are marked as English.
func (l layouts) meanings() []source.LineMeaning {
	meaning := func(line, label string, money bool) source.LineMeaning {
		return source.LineMeaning{Line: line, IsMoney: money, LabelEN: label, LabelFR: "« " + label + " » (libellé officiel, en anglais)", Address: dictionary}
	}
	all := []source.LineMeaning{meaning(directorsLine, "Directors/trustees and like officials (rows of form T1235)", false)}
	for _, c := range l {
		if c.line != "" {
			all = append(all, meaning(c.line, c.label, c.kind == "amount"))
		}
	}
	return all
}

// mustLayouts reads the embedded file, and panics on what a test of the package
// would have found.
func mustLayouts(file string, text []byte) layouts {
	table, err := parse.ReadTable(file, text, "layout", "column", "kind", "optional", "line", "label")
	if err != nil {
		panic(fmt.Sprintf("embedded %v", err))
	}
	var all layouts
	for _, row := range table.Rows {
		c := column{layout: row.Text("layout"), name: row.Text("column"), kind: row.Text("kind"), optional: row.Text("optional") == "yes", line: row.Text("line"), label: row.Text("label")}
		if number := c.kind == "amount" || c.kind == "count"; !number && c.kind != "mark" && c.kind != "words" || number != (c.line != "") || number && c.label == "" {
			panic(fmt.Sprintf("embedded %v", row.Errorf("kind", "no such kind, or a number without a line")))
		}
		all = append(all, c)
	}
	return all
}
