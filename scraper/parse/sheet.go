package parse

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"sillage/db/funding"
)

// mostUnpacked bounds what a workbook may unpack to, in bytes: the limit of the
// format, 1,048,576 rows, of about 500 bytes each.
const mostUnpacked = 512 << 20

// StreamSheet begins the only sheet of an XLSX workbook and reads its header.
// Numbers are what is stored, at the precision that sheets have, and not what is
// displayed; so are dates, which Day reads. Errors:
// no workbook, several sheets, dates counted from 1904.
func StreamSheet(file string, workbook io.ReadCloser) (*Stream, error) {
	book, err := excelize.OpenReader(workbook, excelize.Options{RawCellValue: true, UnzipSizeLimit: mostUnpacked})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", file, err), workbook.Close())
	}
	closeBook := func() error { return errors.Join(book.Close(), workbook.Close()) }
	rows, err := onlySheet(book)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", file, err), closeBook())
	}
	line := 0
	s := &Stream{File: file, close: func() error { return errors.Join(rows.Close(), closeBook()) }, next: func() ([]string, int, error) {
		if !rows.Next() {
			if err := rows.Error(); err != nil {
				return nil, 0, err
			}
			return nil, 0, io.EOF
		}
		line++
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		for i, c := range cells {
			cells[i] = stored(c)
		}
		return cells, line, err
	}}
	return s, s.begin()
}

func onlySheet(book *excelize.File) (*excelize.Rows, error) {
	properties, err := book.GetWorkbookProps()
	if err != nil {
		return nil, err
	}
	if properties.Date1904 != nil && *properties.Date1904 {
		return nil, errors.New("a workbook that counts its dates from 1904")
	}
	names := book.GetSheetList()
	if len(names) != 1 {
		return nil, fmt.Errorf("a workbook of %d sheets, want one", len(names))
	}
	return book.Rows(names[0])
}

// Day reads the date of a sheet's cell: whole days since 1899-12-30, as Excel
// counts them from March 1900 on (ECMA-376 part 1, 18.17.4.1).
func Day(stored string) (funding.Date, error) {
	n, err := strconv.Atoi(stored)
	if err != nil || n <= 60 || n > 73050 {
		return "", fmt.Errorf("%q is no day of a sheet between 1900 and 2099", stored)
	}
	return funding.Date(time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)), nil
}

var storedDecimal = regexp.MustCompile(`^-?\d+\.\d+$`)

// stored is the number of a sheet's cell as the sheet means it. Sheets store
// binary fractions and show at most 15 digits of them, so what is stored as
// 2247.0299999999997 is 2247.03 (ECMA-376 part 1, 18.17.5.2). Any other text
// stays as it is.
func stored(cell string) string {
	if len(cell) <= 16 || !storedDecimal.MatchString(cell) {
		return cell
	}
	number, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return cell
	}
	whole, _, _ := strings.Cut(strings.TrimPrefix(cell, "-"), ".")
	shown := strconv.FormatFloat(number, 'f', max(0, 15-len(strings.TrimLeft(whole, "0"))), 64)
	if strings.Contains(shown, ".") {
		shown = strings.TrimRight(strings.TrimRight(shown, "0"), ".")
	}
	return shown
}
