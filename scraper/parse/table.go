// Package parse is the strict little readers: tables, money, dates, numbers.
// What is ambiguous is an error that names the place and the value.
package parse

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"sillage/db/funding"
)

// Row is one line of a table, read by the names of its columns.
type Row struct {
	File  string
	Line  int
	cells map[string]string
}

// Text gives a cell, without spaces at its ends.
func (r Row) Text(column string) string { return strings.TrimSpace(r.cells[column]) }

// Set replaces a cell, for mendings.
func (r Row) Set(column, value string) { r.cells[column] = value }

// Has reports whether the table has that column.
func (r Row) Has(column string) bool { _, ok := r.cells[column]; return ok }

// Wrong is the error of a cell: file, line, column, value and what is wrong.
func (r Row) Wrong(column, format string, args ...any) error {
	return fmt.Errorf("%s line %d, %s %q: %s", r.File, r.Line, column, r.cells[column], fmt.Sprintf(format, args...))
}

// List splits a cell at semicolons.
func (r Row) List(column string) []string {
	var out []string
	for _, part := range strings.Split(r.cells[column], ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// Code gives a cell that must be a word of the list; empty becomes otherwise,
// unless that is empty too: then the cell must not be empty.
func (r Row) Code(column string, list funding.CodeList, otherwise string) (string, error) {
	v := r.Text(column)
	if v == "" {
		v = otherwise
	}
	if !list.Has(v) {
		return "", r.Wrong(column, "not a %s: want one of %s", list.Name, strings.Join(list.Values(), ", "))
	}
	return v, nil
}

// Integer gives a cell of digits; empty is -1.
func (r Row) Integer(column string) (int64, error) {
	v := r.Text(column)
	if v == "" {
		return -1, nil
	}
	n, err := strconv.ParseInt(v, 10, 64)
	if err != nil || n < 0 || v[0] == '+' {
		return 0, r.Wrong(column, "want digits only")
	}
	return n, nil
}

// Date gives a date cell with the precision that it has.
func (r Row) Date(column string) (funding.Date, error) {
	d, err := funding.ParseDate(r.Text(column))
	if err != nil {
		return "", r.Wrong(column, "%v", err)
	}
	return d, nil
}

// Decimal reads "3.7" as printed: mantissa 37, one decimal.
func (r Row) Decimal(column string) (funding.Decimal, error) {
	d, err := Decimal(r.Text(column))
	if err != nil {
		return d, r.Wrong(column, "%v", err)
	}
	return d, nil
}

// Decimal reads a number with a point and at most six decimals. The error
// tells what is wrong.
func Decimal(text string) (funding.Decimal, error) {
	whole, rest, point := strings.Cut(text, ".")
	digits := whole + rest
	if whole == "" || (point && rest == "") || len(rest) > 6 || strings.Trim(digits, "0123456789") != "" {
		return funding.Decimal{}, fmt.Errorf("number %q: want digits with a point and at most six decimals", text)
	}
	m, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return funding.Decimal{}, fmt.Errorf("number %q: %w", text, err)
	}
	return funding.Decimal{Mantissa: m, Decimals: len(rest)}, nil
}

// Table reads a CSV in UTF-8 with a header; a byte order mark is dropped. A
// missing or new column, a wrong number of cells or a broken quote is an
// error.
func Table(file string, content []byte, header ...string) ([]Row, error) {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	in := csv.NewReader(bytes.NewReader(content))
	names, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("%s line 1: header: %w", file, err)
	}
	if len(header) > 0 && !slices.Equal(names, header) {
		return nil, fmt.Errorf("%s line 1: header is %s, want %s", file, strings.Join(names, ","), strings.Join(header, ","))
	}
	var rows []Row
	for {
		cells, err := in.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		line, _ := in.FieldPos(0)
		row := Row{File: file, Line: line, cells: make(map[string]string, len(names))}
		for i, n := range names {
			row.cells[n] = cells[i]
		}
		rows = append(rows, row)
	}
}
