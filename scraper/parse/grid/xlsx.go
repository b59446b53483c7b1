package grid

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"sillage/scraper/parse/workbook"
)

// readXLSX streams one sheet, twice at once: as it is seen, and the numbers
// behind.
func readXLSX(ctx context.Context, l Layout, r io.Reader, each func(Row) error) (err error) {
	book, err := workbook.Open(r)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	sheet, err := sheetOf(book.Sheets, l.Sheet)
	if err != nil {
		return err
	}
	both, err := openBoth(book, sheet)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, both.close()) }()
	return both.read(ctx, l, Row{From1904: book.From1904}, each)
}

func sheetOf(sheets []string, named string) (string, error) {
	switch {
	case named == "" && len(sheets) == 1:
		return sheets[0], nil
	case named == "":
		return "", fmt.Errorf("%d sheets, %q: say which", len(sheets), sheets)
	case !has(sheets, named):
		return "", fmt.Errorf("no sheet %q; there are %q", named, sheets)
	default:
		return named, nil
	}
}

// twoViews is one sheet as it is seen and as it is stored.
type twoViews struct{ shown, stored *workbook.Rows }

func openBoth(book *workbook.Book, sheet string) (twoViews, error) {
	shown, err := book.Rows(sheet, workbook.Shown)
	if err != nil {
		return twoViews{}, err
	}
	stored, err := book.Rows(sheet, workbook.Stored)
	if err != nil {
		return twoViews{}, errors.Join(err, shown.Close())
	}
	return twoViews{shown, stored}, nil
}

func (v twoViews) close() error { return errors.Join(v.shown.Close(), v.stored.Close()) }

func (v twoViews) next() (shown, stored []string, err error) {
	if shown, err = v.shown.Next(); err != nil {
		return nil, nil, err
	}
	stored, err = v.stored.Next()
	return shown, stored, err
}

func (v twoViews) read(ctx context.Context, l Layout, row Row, each func(Row) error) error {
	width := 0
	for number := 1; ; number++ {
		at := fmt.Sprintf("row %d", number)
		shown, stored, err := v.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return place(at, err)
		}
		switch {
		case l.HeaderRow > 0 && number < l.HeaderRow:
			continue
		case number == l.HeaderRow:
			names := headerOf(shown)
			if err := sameHeader(names, l.Columns); err != nil {
				return place(at, err)
			}
			width = len(names)
			continue
		}
		row.Number++
		row.Line, row.Place = number, at
		if row.Cells, err = cellsOf(row.Cells[:0], shown, stored, width); err != nil {
			return place(at, err)
		}
		if err := each(row); err != nil {
			return err
		}
		if row.Number%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
	if l.HeaderRow > 0 && width == 0 {
		return fmt.Errorf("the sheet ends before its header in row %d", l.HeaderRow)
	}
	return nil
}

// cellsOf pairs both views. Rows of a sheet end with their last filled cell, so
// short ones are filled up; what stands beyond the header is an error.
func cellsOf(to []Cell, shown, stored []string, width int) ([]Cell, error) {
	for i := range max(len(shown), width) {
		var c Cell
		if i < len(shown) {
			c.Printed = strings.TrimSpace(shown[i])
		}
		if i < len(stored) && workbook.IsNumber(stored[i]) {
			c.Number = stored[i]
		}
		if width > 0 && i >= width {
			if c.Printed != "" {
				return nil, fmt.Errorf("a cell %q right of the last column of the header", c.Printed)
			}
			continue
		}
		to = append(to, c)
	}
	return to, nil
}

// Sheets lists the sheets of a workbook.
func Sheets(r io.Reader) ([]string, error) {
	book, err := workbook.Open(r)
	if err != nil {
		return nil, err
	}
	return book.Sheets, book.Close()
}
