package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"unicode/utf8"
)

// CSV writes rows one by one. French: semicolon, decimal comma and a byte
// order mark, as spreadsheets of that locale want; English: comma and point.
// Lines end in CRLF (RFC 4180), dates are ISO 8601, numbers are not grouped.
type CSV struct {
	out   *csv.Writer
	point byte
	cells []string
}

// NewCSV begins a file with its header. lang is "fr" or "en".
func NewCSV(w io.Writer, lang string, header []string) (*CSV, error) {
	c := &CSV{out: csv.NewWriter(w), point: '.'}
	c.out.UseCRLF = true
	if lang == "fr" {
		c.out.Comma, c.point = ';', ','
		if _, err := io.WriteString(w, "\uFEFF"); err != nil {
			return nil, fmt.Errorf("csv: byte order mark: %w", err)
		}
	}
	if err := c.out.Write(header); err != nil {
		return nil, fmt.Errorf("csv: header: %w", err)
	}
	return c, nil
}

// Row writes one row.
func (c *CSV) Row(cells []Cell) error {
	c.cells = c.cells[:0]
	for _, cell := range cells {
		text := cell.plain(c.point)
		if cell.kind == Words || cell.kind == Code {
			text = Neutral(text)
		}
		c.cells = append(c.cells, text)
	}
	return c.out.Write(c.cells)
}

// Flush sends what is held back and reports the first error of writing.
func (c *CSV) Flush() error {
	c.out.Flush()
	return c.out.Error()
}

// Neutral puts an apostrophe before words that a spreadsheet would run as a
// formula: those that begin with = + - @, a tab, a carriage return or a line
// feed, or with the full-width forms that some spreadsheets read as the same.
// https://owasp.org/www-community/attacks/CSV_Injection
func Neutral(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	switch first {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\u2212', '﹢', '﹣', '﹦', '﹫':
		return "'" + text
	default:
		return text
	}
}
