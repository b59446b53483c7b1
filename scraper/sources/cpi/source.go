// Package cpi reads a consumer price index of Statistics Canada as annual
// series: the "database loading" layout of a table, and the view with years as
// columns for later years. Which table, product and places are wanted is said
// by the edition. The later file counts only beyond the last year of the first,
// and only if both agree on every year that they share.
package cpi

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"

	"sillage/db/funding"
	"sillage/scraper/edition"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

// Source declares the price index of an edition.
func Source(e edition.Edition) source.Source {
	in := func(file string) source.Input {
		return source.Input{Path: file, Address: e.Index.Address, MediaType: "text/csv", ReceivedOn: e.ReceivedOn}
	}
	main := in(e.Index.Table)
	for _, s := range e.Index.Series {
		if s.Later != "" {
			main.Beside = append(main.Beside, in(s.Later))
		}
	}
	return source.Source{
		Source:  e.Describe("cpi"),
		Offline: true,
		Files:   e.Files,
		Inputs:  []source.Input{main},
		Parse:   func(p source.Page, f *source.Findings) error { return read(e.Index, p, f) },
		Expect:  source.Expect(e.Expects("cpi")),
	}
}

// loading is the header of a "database loading" download.
var loading = []string{
	"REF_DATE", "GEO", "DGUID", "Products and product groups", "UOM", "UOM_ID", "SCALAR_FACTOR", "SCALAR_ID", "VECTOR",
	"COORDINATE", "VALUE", "STATUS", "SYMBOL", "TERMINATED", "DECIMALS",
}

const productColumn = "Products and product groups"

func read(index edition.Index, p source.Page, f *source.Findings) error {
	table, err := parse.ReadTable(p.Name, p.Bytes, loading...)
	if err != nil {
		return err
	}
	document := funding.Document{
		Key: source.DocumentKey(index.Address), Source: "cpi", Address: index.Address, Title: index.Title, Publisher: index.Publisher,
		Kind: "dataset", Speaker: "third_party", Lang: "en",
	}
	f.Documents = append(f.Documents, document)
	for _, s := range index.Series {
		r := reader{index: index, series: s, page: p, document: document.Key, years: map[int]funding.Decimal{}, out: f}
		if err := r.read(table); err != nil {
			return fmt.Errorf("series %s: %w", s.ID, err)
		}
	}
	return nil
}

// reader collects one series.
type reader struct {
	index    edition.Index
	series   edition.Series
	page     source.Page
	document string
	base     string
	years    map[int]funding.Decimal
	out      *source.Findings
}

func (r *reader) read(table parse.Table) error {
	for _, row := range table.Rows {
		if row.Text("GEO") != r.series.Place || row.Text(productColumn) != r.index.Product {
			continue
		}
		if err := r.readRow(row); err != nil {
			return err
		}
	}
	if len(r.years) == 0 {
		return fmt.Errorf("%s has no row of %q, %q", table.File, r.series.Place, r.index.Product)
	}
	r.out.Series = append(r.out.Series, funding.IndexSeries{
		ID: r.series.ID, Source: "cpi", TitleFR: r.series.TitleFR, TitleEN: r.series.TitleEN, Base: r.base,
	})
	if r.series.Later == "" {
		return nil
	}
	return r.readLater()
}

var yearForm = regexp.MustCompile(`^\d{4}$`)

func (r *reader) readRow(row parse.Row) error {
	year, err := strconv.Atoi(row.Text("REF_DATE"))
	if err != nil || !yearForm.MatchString(row.Text("REF_DATE")) {
		return row.Errorf("REF_DATE", "is no year")
	}
	if row.Text("SCALAR_FACTOR") != "units" {
		return row.Errorf("SCALAR_FACTOR", "an index is not multiplied")
	}
	if r.base == "" {
		r.base = row.Text("UOM")
	}
	if row.Text("UOM") != r.base {
		return row.Errorf("UOM", "the series began with the base %s", r.base)
	}
	place := fmt.Sprintf("%s, record %d", row.File, row.Record)
	if row.Text("VALUE") == "" {
		r.out.Skip(place, "VALUE", row.Text("STATUS"), "the publisher gives no value for this year")
		return nil
	}
	for _, mark := range []string{"STATUS", "SYMBOL", "TERMINATED"} {
		if row.Text(mark) != "" {
			return row.Errorf(mark, "a mark whose meaning is not known here")
		}
	}
	value, err := parse.Decimal(row.Text("VALUE"))
	if err != nil {
		return row.Fail("VALUE", err)
	}
	if _, twice := r.years[year]; twice {
		return row.Errorf("REF_DATE", "stands twice")
	}
	r.put(year, value, r.page, fmt.Sprintf("record %d, VALUE", row.Record), row.Text("VALUE"))
	return nil
}

func (r *reader) put(year int, value funding.Decimal, page source.Page, locator, fragment string) {
	key := fmt.Sprintf("%s-%d", r.series.ID, year)
	r.years[year] = value
	r.out.Evidence = append(r.out.Evidence, funding.Evidence{
		Key: key, Source: "cpi", Document: r.document, Snapshot: page.Hash, Locator: locator, Fragment: fragment, Lang: "en",
		ConsultedOn: page.ReceivedOn, State: "captured", AddressState: "not_tried",
	})
	r.out.Values = append(r.out.Values, funding.IndexValue{Series: r.series.ID, Year: year, Value: value, Evidence: key})
}

// readLater takes the years after the last one from the view with years as
// columns, whose columns are the product and then one a year.
func (r *reader) readLater() error {
	page, err := r.page.Part(path.Base(r.series.Later))
	if err != nil {
		return err
	}
	header, table, err := parse.ReadTableFrom(page.Name, page.Bytes, productColumn)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(table.Rows, func(row parse.Row) bool { return row.Text(productColumn) == r.index.Product })
	if at < 0 {
		return fmt.Errorf("%s has no row %q", page.Name, r.index.Product)
	}
	row := table.Rows[at]
	own := slices.Sorted(maps.Keys(r.years)) // of the first file; never empty here
	first, end, shared := own[0], own[len(own)-1], 0
	for _, column := range header[1:] {
		if !yearForm.MatchString(column) {
			return row.Errorf(column, "its column is no year")
		}
		year, err := strconv.Atoi(column)
		if err != nil {
			return row.Fail(column, err)
		}
		value, err := parse.Decimal(row.Text(column))
		if err != nil {
			return row.Fail(column, err)
		}
		known, both := r.years[year]
		switch {
		case both && !equal(known, value):
			return row.Errorf(column, "%s says %s: the two files disagree", r.page.Name, funding.PrintDecimal(known, "en"))
		case both:
			shared++
		case year > end:
			r.put(year, value, page, fmt.Sprintf("record %d, %s", row.Record, column), row.Text(column))
		case year > first:
			r.out.Skip(fmt.Sprintf("%s, record %d", page.Name, row.Record), column, row.Text(column), "the first file counts up to its last year, and lacks this one")
		default: // before the series begins
		}
	}
	if shared == 0 {
		return fmt.Errorf("%s shares no year with %s: whether it is the same series cannot be seen", page.Name, r.page.Name)
	}
	return nil
}

// equal compares two numbers whatever their trailing zeros.
func equal(a, b funding.Decimal) bool {
	for ; a.Decimals < b.Decimals; a.Decimals++ {
		a.Mantissa *= 10
	}
	for ; b.Decimals < a.Decimals; b.Decimals++ {
		b.Mantissa *= 10
	}
	return a.Mantissa == b.Mantissa
}
