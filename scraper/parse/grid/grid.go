// Package grid reads a table out of a file as rows of cells: CSV of any charset
// and separator, XLSX, and tables in PDF. It knows rows and columns, not what
// they mean. What does not fit the declared layout is an error that names the
// place; nothing is mended.
package grid

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// Layout says where the table lies in its file.
type Layout struct {
	Format    string   // one of Formats
	Charset   string   // CSV: its name on the web ("windows-1252"); UTF-8 when empty
	Separator rune     // CSV: a comma when zero
	Sheet     string   // XLSX: needed when there are several
	HeaderRow int      // CSV: its line; XLSX: its row; the first is 1. 0: every row is given, none is a header
	Columns   []string // names in the header, in their order. PDF: the header is looked for by them
	// Wrapped is for a PDF whose cells run over several lines: the column that has
	// something in the first line of each row only. -1 when no cell does.
	Wrapped int
	// Ended is for a CSV whose last line ends with a line break: one without it is
	// cut off.
	Ended bool
	// AsFound gives rows whose text is garbled too, for one who looks at a file.
	AsFound bool
}

// Formats of files that are read.
var Formats = []string{"csv", "xlsx", "pdf"}

// Cell is what is seen in a table, and the number behind it where a spreadsheet
// has one.
type Cell struct{ Printed, Number string }

// Row is one row below the header.
type Row struct {
	Number int64  // the first below the header is 1
	Line   int    // of the file, or row of the sheet; 0 in a PDF
	Place  string // for people: "line 12", "row 12", "page 2, line 7"
	Cells  []Cell // as many as the header has
	// Loose is a line of a PDF that fits no column; its words are in the first
	// cell.
	Loose    bool
	From1904 bool // how its workbook counts days
}

// Text is all that the row prints, one space between cells.
func (r Row) Text() string {
	var parts []string
	for _, c := range r.Cells {
		if c.Printed != "" {
			parts = append(parts, c.Printed)
		}
	}
	return strings.Join(parts, " ")
}

// Read gives each row to each, whose errors it hands on as they are. The row and
// its cells may be used again afterwards. When the layout has columns, the header must have exactly these,
// in this order.
func Read(ctx context.Context, l Layout, name string, r io.ReaderAt, size int64, each func(Row) error) error {
	checked := func(row Row) error {
		for i, c := range row.Cells {
			if why := Garbled(c.Printed); why != "" && !l.AsFound {
				return fmt.Errorf("%s: column %d %q: %s", row.Place, i+1, c.Printed, why)
			}
		}
		return each(row)
	}
	var err error
	switch l.Format {
	case "csv":
		err = readCSV(ctx, l, io.NewSectionReader(r, 0, size), checked)
	case "xlsx":
		err = readXLSX(ctx, l, io.NewSectionReader(r, 0, size), checked)
	case "pdf":
		err = readPDF(ctx, l, io.NewSectionReader(r, 0, size), checked)
	default:
		err = fmt.Errorf("format %q, want one of %s", l.Format, strings.Join(Formats, ", "))
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// FormatOf tells the format of a file by its first bytes; what is neither a PDF
// nor a workbook is taken for CSV.
func FormatOf(r io.ReaderAt) (string, error) {
	start := make([]byte, 4)
	n, err := r.ReadAt(start, 0)
	if err != nil && err != io.EOF {
		return "", err
	}
	switch string(start[:n]) {
	case "%PDF":
		return "pdf", nil
	case "PK\x03\x04":
		return "xlsx", nil
	default:
		return "csv", nil
	}
}

// place adds where an error happened.
func place(at string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", at, err)
}

// sameHeader tells what differs between a header and the one that is declared.
func sameHeader(got, want []string) error {
	for _, name := range got {
		if why := Garbled(name); why != "" {
			return fmt.Errorf("the name of a column, %q: %s", name, why)
		}
	}
	if len(want) == 0 {
		return nil
	}
	for _, name := range want {
		if !has(got, name) {
			return fmt.Errorf("the header has no column %q; it has %q", name, got)
		}
	}
	for _, name := range got {
		if !has(want, name) {
			return fmt.Errorf("the header has a column %q that is not declared", name)
		}
	}
	if len(got) != len(want) {
		return fmt.Errorf("the header has %d columns, %d are declared: a name stands twice", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			return fmt.Errorf("column %d is %q, declared is %q: the order changed", i+1, got[i], want[i])
		}
	}
	return nil
}

func has(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

// Header is the name of a column as it is compared: one space where the file has
// several or a line break.
func Header(cell string) string { return strings.Join(strings.Fields(cell), " ") }

// twice finds text that was encoded as UTF-8 and read as something else: é has
// become Ã©.
var twice = regexp.MustCompile("Ã[\u0080-\u00bf‰€‚ƒ„…†‡ˆŠ‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00a0-\u00bf]|â€[\u0080-\u00bf™œ“”˜]")

// Garbled says why a text cannot be as its author wrote it, or nothing.
func Garbled(text string) string {
	plain := true
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f {
			return fmt.Sprintf("a control character %q", c)
		} else if c >= 0x80 {
			plain = false
		}
	}
	if plain {
		return ""
	}
	if strings.ContainsRune(text, '\ufffd') {
		return "bytes that the declared charset does not have"
	}
	if !strings.Contains(text, "Ã") && !strings.Contains(text, "Â") && !strings.Contains(text, "â€") {
		return "" // most text: the expression is slow
	}
	if m := twice.FindString(text); m != "" {
		return fmt.Sprintf("%q looks like UTF-8 read in another charset", m)
	}
	return ""
}
