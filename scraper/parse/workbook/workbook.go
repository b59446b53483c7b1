// Package workbook reads the sheets of XLSX workbooks, row by row. It is the one
// place that knows the format; what rows mean is for those who read them.
package workbook

import (
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

const (
	// mostUnpacked bounds what a workbook may unpack to, in bytes: the most rows
	// of the format, 1,048,576, of about a thousand bytes each.
	mostUnpacked = 1 << 30
	// mostInMemory is from how many bytes on a sheet is unpacked to the disk.
	mostInMemory = 16 << 20
)

// Book is an open workbook.
type Book struct {
	Sheets   []string
	From1904 bool // its days are counted from 1904, and not from 1900
	file     *excelize.File
}

// Open opens a workbook.
func Open(r io.Reader) (*Book, error) {
	file, err := excelize.OpenReader(r, excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostInMemory})
	if err != nil {
		return nil, fmt.Errorf("not a workbook that can be read: %w", err)
	}
	properties, err := file.GetWorkbookProps()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &Book{Sheets: file.GetSheetList(), From1904: properties.Date1904 != nil && *properties.Date1904, file: file}, nil
}

// Close closes it.
func (b *Book) Close() error { return b.file.Close() }

// View is how the cells of a sheet are given.
type View int

const (
	Shown  View = iota // as a person sees them
	Stored             // numbers and days as the sheet keeps them, at the precision that sheets have
)

// Rows are the rows of a sheet from the first one, in one view.
type Rows struct {
	rows *excelize.Rows
	view View
}

// Rows begins to read a sheet.
func (b *Book) Rows(sheet string, view View) (*Rows, error) {
	rows, err := b.file.Rows(sheet)
	if err != nil {
		return nil, err
	}
	return &Rows{rows, view}, nil
}

// Next gives the cells of the next row, which end with its last filled one. Error:
// io.EOF after the last row.
func (r *Rows) Next() ([]string, error) {
	if !r.rows.Next() {
		if err := r.rows.Error(); err != nil {
			return nil, err
		}
		return nil, io.EOF
	}
	if r.view == Shown {
		return r.rows.Columns()
	}
	cells, err := r.rows.Columns(excelize.Options{RawCellValue: true})
	for i, c := range cells {
		cells[i] = meant(c)
	}
	return cells, err
}

// Close closes the sheet.
func (r *Rows) Close() error { return r.rows.Close() }
