// Package parse holds strict little readers: tables, money, dates and periods
// as publishers print them. Each refuses what it does not surely understand,
// and says where and what it read.
package parse

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Table is a CSV file whose columns are known by name.
type Table struct {
	File string
	Rows []Row
}

// Row is one record.
type Row struct {
	File    string
	Line    int // where the record begins, from 1
	Record  int // number among the records after the header, from 1
	columns []string
	cells   []string
}

// CellError says what could not be read, and where.
type CellError struct {
	File   string
	Line   int
	Column string
	Value  string
	Err    error
}

func (e *CellError) Error() string {
	return fmt.Sprintf("%s line %d, %s %q: %v", e.File, e.Line, e.Column, e.Value, e.Err)
}

func (e *CellError) Unwrap() error { return e.Err }

var byteOrderMark = []byte("\xef\xbb\xbf")

// ReadTable reads a comma separated file. Its header must hold exactly these
// columns, in any order: a missing or a new one is an error. A byte order mark
// is dropped; a record of another length is an error with its line.
func ReadTable(file string, text []byte, columns ...string) (Table, error) {
	if !utf8.Valid(text) {
		return Table{}, fmt.Errorf("%s: not UTF-8", file)
	}
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, byteOrderMark)))
	header, err := reader.Read()
	if err != nil {
		return Table{}, fmt.Errorf("%s: header: %w", file, err)
	}
	if err := sameColumns(header, columns); err != nil {
		return Table{}, fmt.Errorf("%s line 1: %w", file, err)
	}
	table := Table{File: file}
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return table, nil
		}
		if err != nil {
			return Table{}, fmt.Errorf("%s: %w", file, err)
		}
		line, _ := reader.FieldPos(0)
		table.Rows = append(table.Rows, Row{file, line, len(table.Rows) + 1, header, cells})
	}
}

// ReadTableFrom reads a file whose further columns are not known beforehand,
// such as one a year: only the first is, by name. It returns the header too.
func ReadTableFrom(file string, text []byte, first string) ([]string, Table, error) {
	header, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, byteOrderMark))).Read()
	if err != nil {
		return nil, Table{}, fmt.Errorf("%s: header: %w", file, err)
	}
	if header[0] != first {
		return nil, Table{}, fmt.Errorf("%s line 1: first column %q, want %q", file, header[0], first)
	}
	table, err := ReadTable(file, text, header...)
	return header, table, err
}

func sameColumns(header, want []string) error {
	var problems []string
	for i, name := range header {
		if !slices.Contains(want, name) {
			problems = append(problems, fmt.Sprintf("new column %q", name))
		}
		if slices.Contains(header[:i], name) {
			problems = append(problems, fmt.Sprintf("column %q twice", name))
		}
	}
	for _, name := range want {
		if !slices.Contains(header, name) {
			problems = append(problems, fmt.Sprintf("column %q is missing", name))
		}
	}
	if len(problems) > 0 {
		return errors.New(strings.Join(problems, "; "))
	}
	return nil
}

// Text is a cell without the spaces around it. It panics on a column that the
// table was not read with: that is a slip of the caller, not of the file.
func (r Row) Text(column string) string {
	i := slices.Index(r.columns, column)
	if i < 0 {
		panic(fmt.Sprintf("%s was not read with a column %q", r.File, column))
	}
	return strings.TrimSpace(r.cells[i])
}

// Words are the parts of a cell that lists several, separated by semicolons.
func (r Row) Words(column string) []string {
	var words []string
	for _, w := range strings.Split(r.Text(column), ";") {
		if w = strings.TrimSpace(w); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// Filled lists the columns that hold something.
func (r Row) Filled() []string {
	var filled []string
	for _, c := range r.columns {
		if r.Text(c) != "" {
			filled = append(filled, c)
		}
	}
	return filled
}

// With is the same record with one cell replaced.
func (r Row) With(column, value string) Row {
	i := slices.Index(r.columns, column)
	if i < 0 {
		panic(fmt.Sprintf("%s was not read with a column %q", r.File, column))
	}
	r.cells = slices.Clone(r.cells)
	r.cells[i] = value
	return r
}

// Has reports whether the table was read with that column.
func (r Row) Has(column string) bool { return slices.Contains(r.columns, column) }

// Fail says that a cell could not be read.
func (r Row) Fail(column string, err error) error {
	return &CellError{r.File, r.Line, column, r.Text(column), err}
}

// Errorf is Fail with a message.
func (r Row) Errorf(column, format string, arguments ...any) error {
	return r.Fail(column, fmt.Errorf(format, arguments...))
}
