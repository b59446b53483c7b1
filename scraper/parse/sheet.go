package parse

import (
	"errors"
	"fmt"
	"io"

	"sillage/scraper/parse/workbook"
)

// StreamSheet begins the only sheet of an XLSX workbook and reads its header.
// Numbers are what is stored, and not what is displayed; so are dates, which
// workbook.Day reads. Errors: no workbook, several sheets, dates counted from
// 1904.
func StreamSheet(file string, from io.ReadCloser) (*Stream, error) {
	book, err := workbook.Open(from)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", file, err), from.Close())
	}
	closeBook := func() error { return errors.Join(book.Close(), from.Close()) }
	rows, err := onlySheet(book)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", file, err), closeBook())
	}
	line := 0
	s := &Stream{File: file, close: func() error { return errors.Join(rows.Close(), closeBook()) }, next: func() ([]string, int, error) {
		cells, err := rows.Next()
		line++
		return cells, line, err
	}}
	return s, s.begin()
}

func onlySheet(book *workbook.Book) (*workbook.Rows, error) {
	switch {
	case book.From1904:
		return nil, errors.New("a workbook that counts its dates from 1904")
	case len(book.Sheets) != 1:
		return nil, fmt.Errorf("a workbook of %d sheets, want one", len(book.Sheets))
	}
	return book.Rows(book.Sheets[0], workbook.Stored)
}
