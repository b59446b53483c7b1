package table

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"

	"sillage/scraper/parse/grid"
	"sillage/scraper/source"
)

// Inspection is what a look at an unknown table finds. Charset, separator,
// header and types are guesses; a person reads them.
type Inspection struct {
	File      string    `json:"file"`
	Format    string    `json:"format"`
	Charset   string    `json:"charset,omitempty"`
	Separator string    `json:"separator,omitempty"`
	Sheet     string    `json:"sheet,omitempty"`
	Sheets    []string  `json:"sheets,omitempty"`
	HeaderRow int       `json:"header_row,omitempty"`
	Rows      int       `json:"rows"` // below the header
	Columns   []Profile `json:"columns"`
	Suspects  []Suspect `json:"suspects"`      // the first ones
	Suspected int       `json:"suspect_cells"` // all of them
	Footer    int       `json:"footer_rows"`
	Ended     bool      `json:"ended,omitempty"`   // CSV: the last line ends with a line break
	Total     string    `json:"total,omitempty"`   // with which the row of a printed sum begins
	Wrapped   bool      `json:"wrapped,omitempty"` // PDF: cells run over several lines
}

// Suspect is a cell that is not like the others of its column, or a row that is
// no record.
type Suspect struct {
	Place  string `json:"place"`
	Column string `json:"column,omitempty"`
	Value  string `json:"value"`
	Why    string `json:"why"`
}

// mostSuspects are listed; the others are counted.
const mostSuspects = 200

// Inspect looks at a file. sheet is needed where a workbook has several and the
// first one is not meant. Errors: a file that cannot be read as a table at all.
func Inspect(ctx context.Context, f source.File, sheet string) (Inspection, error) {
	open, err := f.Open()
	if err != nil {
		return Inspection{}, err
	}
	defer open.Close()
	in := Inspection{File: f.Name, Sheet: sheet, Suspects: []Suspect{}}
	if in.Format, err = grid.FormatOf(open); err != nil {
		return in, err
	}
	layout := grid.Layout{Wrapped: -1, AsFound: true}
	switch whole := io.NewSectionReader(open, 0, f.Size); in.Format {
	case "csv":
		err = in.guessCSV(ctx, open, f.Size)
	case "xlsx":
		err = in.chooseSheet(whole)
	default:
		layout.Columns, err = grid.HeaderOfPDF(ctx, whole)
	}
	if err != nil {
		return in, fmt.Errorf("%s: %w", f.Name, err)
	}
	layout.Format, layout.Charset, layout.Sheet = in.Format, in.Charset, in.Sheet
	if in.Separator != "" {
		layout.Separator = []rune(in.Separator)[0]
	}
	if layout.Columns == nil {
		if in.HeaderRow, err = headerRow(ctx, layout, f.Name, open, f.Size); err != nil {
			return in, err
		}
	}
	if err := in.profile(ctx, layout, f.Name, open, f.Size); err != nil || in.Format != "pdf" {
		return in, err
	}
	return in.unwrapped(ctx, layout, open, f.Size), nil
}

// unwrapped looks at a PDF again as one whose cells run over several lines, when
// lines fit no column and it has a column of amounts.
func (in Inspection) unwrapped(ctx context.Context, l grid.Layout, r io.ReaderAt, size int64) Inspection {
	l.Wrapped = slices.IndexFunc(in.Columns, func(c Profile) bool { return c.Type == "amount" })
	if l.Wrapped < 0 {
		return in
	}
	again := Inspection{File: in.File, Format: in.Format, Wrapped: true, Suspects: []Suspect{}}
	if err := again.profile(ctx, l, in.File, r, size); err != nil || again.Suspected >= in.Suspected {
		return in // it is not so, or helps nothing
	}
	return again
}

func (in *Inspection) chooseSheet(r io.Reader) error {
	var err error
	if in.Sheets, err = grid.Sheets(r); err != nil {
		return err
	}
	if in.Sheet == "" && len(in.Sheets) > 0 {
		in.Sheet = in.Sheets[0]
	}
	return nil
}

// guessCSV tells the charset by a byte order mark or by being valid UTF-8; the
// rest is taken for windows-1252, which most other files here are.
func (in *Inspection) guessCSV(ctx context.Context, r io.ReaderAt, size int64) error {
	start := make([]byte, 3)
	if _, err := r.ReadAt(start, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch valid, err := isUTF8(io.NewSectionReader(r, 0, size)); {
	case err != nil:
		return err
	case bytes.HasPrefix(start, []byte("\xff\xfe")) || bytes.HasPrefix(start, []byte("\xfe\xff")):
		in.Charset = "utf-16"
	case valid:
		in.Charset = "utf-8"
	default:
		in.Charset = "windows-1252"
	}
	if err := in.lookAtEnd(r, size); err != nil {
		return err
	}
	best := 0
	for _, separator := range []rune{',', ';', '\t', '|'} {
		widths := map[int]int{}
		err := grid.Read(ctx, grid.Layout{Format: "csv", Charset: in.Charset, Separator: separator, AsFound: true}, in.File, r, size, func(row grid.Row) error {
			if widths[len(row.Cells)]++; row.Number >= mostLooked {
				return errLooked
			}
			return nil
		})
		if err != nil && !errors.Is(err, errLooked) && len(widths) == 0 {
			continue // not even a row: a quote of another form
		}
		for width, rows := range widths {
			if cells := rows * (width - 1); cells > best {
				best, in.Separator = cells, string(separator)
			}
		}
	}
	if best == 0 {
		return errors.New("no separator parts its rows into cells")
	}
	return nil
}

// lookAtEnd tells whether the last line ends with a line break, as nearly every
// file written by a program does. One without may be cut off.
func (in *Inspection) lookAtEnd(r io.ReaderAt, size int64) error {
	last := make([]byte, min(2, size))
	if _, err := r.ReadAt(last, size-int64(len(last))); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	in.Ended = bytes.HasSuffix(last, []byte("\n")) || in.Charset == "utf-16" && bytes.Equal(last, []byte("\n\x00"))
	if !in.Ended {
		in.Suspected++
		in.Suspects = append(in.Suspects, Suspect{Place: "the end", Why: "the last line does not end with a line break: see that the file is whole"})
	}
	return nil
}

func isUTF8(r io.Reader) (bool, error) {
	_, err := io.Copy(io.Discard, transform.NewReader(r, encoding.UTF8Validator))
	if errors.Is(err, encoding.ErrInvalidUTF8) {
		return false, nil
	}
	return err == nil, err
}

// mostLooked is how many rows tell the separator and the header.
const mostLooked = 100

var errLooked = errors.New("enough was looked at")

// headerRow guesses the line of the header: the first row as wide as most, whose
// cells are all filled and hold no number.
func headerRow(ctx context.Context, l grid.Layout, name string, r io.ReaderAt, size int64) (int, error) {
	type seen struct{ line, filled int }
	var rows []seen
	widths := map[int]int{}
	err := grid.Read(ctx, l, name, r, size, func(row grid.Row) error {
		filled, numbers := 0, 0
		for _, c := range row.Cells {
			if c.Printed != "" {
				filled++
			}
			if c.Number != "" || looksLikeNumber(c.Printed) {
				numbers++
			}
		}
		widths[filled]++
		if numbers == 0 && filled > 1 {
			rows = append(rows, seen{row.Line, filled})
		}
		if row.Number >= mostLooked {
			return errLooked
		}
		return nil
	})
	if err != nil && !errors.Is(err, errLooked) {
		return 0, err
	}
	usual := 0
	for filled, n := range widths {
		if n > widths[usual] || n == widths[usual] && filled > usual {
			usual = filled
		}
	}
	for _, row := range rows {
		if row.filled >= usual {
			return row.line, nil
		}
	}
	return 0, fmt.Errorf("%s: no row looks like a header: filled, and without numbers", name)
}

func looksLikeNumber(text string) bool {
	return strings.ContainsAny(text, "0123456789") && strings.Trim(text, "0123456789 \u00a0\u202f.,$-/()%") == ""
}

// profile reads all rows below the header.
func (in *Inspection) profile(ctx context.Context, l grid.Layout, name string, r io.ReaderAt, size int64) error {
	p := &profiler{inspection: in}
	if l.Columns != nil {
		p.header(l.Columns)
	}
	err := grid.Read(ctx, l, name, r, size, func(row grid.Row) error {
		switch {
		case l.Columns == nil && row.Line < in.HeaderRow:
		case l.Columns == nil && row.Line == in.HeaderRow:
			var names []string
			for _, c := range row.Cells {
				names = append(names, grid.Header(c.Printed))
			}
			for len(names) > 0 && names[len(names)-1] == "" {
				names = names[:len(names)-1]
			}
			p.header(names)
		default:
			p.row(row)
		}
		return nil
	})
	if err != nil {
		return err
	}
	p.end()
	return nil
}

// cut shortens a value for people.
func cut(text string) string {
	const most = 60
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most]) + "…"
}
