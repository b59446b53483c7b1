// Package t3010 reads the yearly files of the Registered Charity Information
// Return that the Canada Revenue Agency publishes: amounts and counts of its
// schedules, line by line; gifts to qualified donees; how many directors there
// are. Which of them a file holds is told by its columns. Names of directors and
// of individuals are never taken from a cell.
//
// Seen: schedules 1, 2, 3, 5 and 7 of 2018, and gifts reshaped by somebody else.
// Schedule 6, gifts and directors follow the agency's Open Data Dictionary 2.0.
package t3010

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"

	"sillage/scraper/edition"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

const id = "t3010"

// dictionary is a copy of the agency's Open Data Dictionary 2.0, in English. A
// French one was not at hand.
const dictionary = "https://github.com/GovAlta/agency-26-hackathon/blob/dc9a9eb89b19bb204205b961fa9a40e54e1013c2/CRA/docs/guides-forms/open-data-data-dictionary-v2.0_eng.pdf"

//go:embed columns.csv
var columnsFile []byte

// Source declares the returns as an edition describes them. Files are loaded by
// name.
func Source(e edition.Edition) source.Source {
	r := reader{layouts: mustLayouts("columns.csv", columnsFile)}
	return source.Source{
		Source:  e.Describe(id),
		Offline: true,
		Records: &source.Records{
			Scheme: "cra-t3010",
			Columns: map[string]string{
				"agreement": "#", "payer": "BN", "receiver": "Donee Name", "business_number": "Donee BN", "city": "City", "province": "Province",
				"form": "Gifts in Kind", "amount": "Total Gifts", "period_until": "FPE",
				directorsLine: "#", outsideLine: "Funding Amount", // every other line stands in a column of its number
			},
			Lines: r.layouts.meanings(),
			Read:  r.read,
			Least: 1,
		},
	}
}

type reader struct{ layouts layouts }

func (r reader) read(ctx context.Context, f source.File, rows source.Rows) (err error) {
	if strings.HasPrefix(f.Name, "#") { // "# Province.csv": lies beside the returns in the agency's folder
		rows.Skip(1, "", f.Name, "a list of codes, no return")
		return nil
	}
	text, err := decoded(f)
	if err != nil {
		return err
	}
	table, err := parse.StreamCSV(f.Name, text, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, table.Close()) }()
	each, end, err := r.reading(table, rows)
	if err != nil {
		return err
	}
	for ctx.Err() == nil {
		row, err := table.Next()
		if errors.Is(err, io.EOF) {
			return end()
		}
		if err != nil {
			return err
		}
		if err := each(row); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// reading chooses what is done with each row, and at the end, by the columns.
func (r reader) reading(table *parse.Stream, rows source.Rows) (each func(parse.Row) error, end func() error, err error) {
	nothing := func() error { return nil }
	if isReshaped(table.Header) {
		g := newReshaped(rows)
		return g.row, nothing, table.Expects(reshapedColumns...)
	}
	found, err := r.layouts.of(table)
	if err != nil {
		return nil, nil, err
	}
	switch found.name {
	case "gifts":
		return gifts{found, rows}.row, nothing, nil
	case "directors":
		d := newDirectors(found, rows)
		return d.row, d.end, nil
	case "resources", "description":
		return func(row parse.Row) error {
			if _, err := found.filing(row); err != nil {
				return err
			}
			rows.Skip(int64(row.Record), "", found.name, "marks and words of schedule 7, no number")
			return nil
		}, nothing, nil
	default:
		return lines{found, rows}.row, nothing, nil
	}
}

// decoded is the text of a file in UTF-8. The agency's files are in UTF-8 or
// Latin-1, also within one year, and ASCII is both.
func decoded(f source.File) (io.ReadCloser, error) {
	first, err := f.Unpacked()
	if err != nil {
		return nil, err
	}
	valid, err := parse.IsUTF8(first)
	if err = errors.Join(err, first.Close()); err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	text, err := f.Unpacked()
	if err != nil || valid {
		return text, err
	}
	return recoded{transform.NewReader(text, charmap.Windows1252.NewDecoder()), text}, nil
}

type recoded struct {
	io.Reader
	io.Closer
}
