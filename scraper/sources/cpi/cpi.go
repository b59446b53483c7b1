// Package cpi reads annual all-items consumer price indices in the two layouts
// in which Statistics Canada hands out table 18-10-0005-01: one row a value
// ("database loading"), and years as columns. The edition says which place.
// https://www150.statcan.gc.ca/t1/tbl1/en/tv.action?pid=1810000501
package cpi

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"sillage/db/funding"
	"sillage/scraper/edition"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

// Source is the price index of the edition.
var Source = source.Source{
	ID:      "cpi",
	Offline: true,
	Declare: declare,
	Inputs:  inputs,
	Parse:   read,
	Expect:  source.Expect{Min: map[string]int{"index_values": 2, "documents": 1}},
}

// Columns of the layout with one row a value.
var columns = []string{"REF_DATE", "GEO", "DGUID", "Products and product groups", "UOM", "UOM_ID", "SCALAR_FACTOR", "SCALAR_ID", "VECTOR", "COORDINATE", "VALUE", "STATUS", "SYMBOL", "TERMINATED", "DECIMALS"}

const (
	product = "Products and product groups"
	all     = "All-items"
)

func declare(e *edition.Edition) (funding.Source, bool) {
	d := e.Index
	return funding.Source{ID: "cpi", Kind: "index", TitleFR: d.TitleFR, TitleEN: d.TitleEN, Publisher: d.Publisher, Home: d.Home, CoversFR: d.CoversFR, CoversEN: d.CoversEN,
		LeavesOutFR: d.LeavesOutFR, LeavesOutEN: d.LeavesOutEN, Licence: d.Licence, State: "proven"}, len(e.Indices) > 0
}

func inputs(e *edition.Edition) ([]source.Page, error) {
	var pages []source.Page
	for _, index := range e.Indices {
		for _, file := range []string{index.File, index.Newer} {
			if file == "" || slices.ContainsFunc(pages, func(p source.Page) bool { return p.Name == file }) {
				continue
			}
			body, err := fs.ReadFile(e.Files, file)
			if err != nil {
				return nil, fmt.Errorf("edition %s: %w", e.ID, err)
			}
			pages = append(pages, source.Page{Name: file, Address: index.Address, MediaType: "text/csv; charset=utf-8", Body: body})
		}
	}
	return pages, nil
}

// value is one year of a series, with where it stands.
type value struct {
	year    int
	printed string
	page    source.Page
	locator string
}

func read(in source.Input, out *source.Findings) error {
	for _, index := range in.Edition.Indices {
		base, values, err := series(in, index)
		if err != nil {
			return err
		}
		out.Series = append(out.Series, funding.IndexSeries{ID: index.ID, Source: "cpi", TitleFR: index.TitleFR, TitleEN: index.TitleEN, Base: base})
		document := "index-" + index.ID
		out.Documents = append(out.Documents, funding.Document{Key: document, Source: "cpi", Address: index.Address + "#" + index.ID, Title: index.TitleEN,
			Publisher: in.Edition.Index.Publisher, Kind: "dataset", Speaker: "third_party", Lang: "en"})
		for _, v := range values {
			d, err := parse.Decimal(v.printed)
			if err != nil {
				return fmt.Errorf("%s %s: %w", v.page.Name, v.locator, err)
			}
			key := fmt.Sprintf("%s-%d", index.ID, v.year)
			out.Evidence = append(out.Evidence, funding.Evidence{Key: key, Source: "cpi", Document: document, Snapshot: v.page.Hash, Locator: v.locator,
				Fragment: v.printed, Lang: "en", ConsultedOn: in.Edition.ConsultedOn, State: "captured", AddressState: "not_tried"})
			out.Values = append(out.Values, funding.IndexValue{Series: index.ID, Year: v.year, Value: d, Evidence: key})
			out.Parsed++
		}
	}
	for _, p := range in.Pages {
		out.Snapshots = append(out.Snapshots, funding.Snapshot{Hash: p.Hash, Source: "cpi", Address: p.Address, MediaType: p.MediaType, Size: int64(len(p.Body)), FetchedOn: in.Edition.ConsultedOn})
	}
	return nil
}

// series joins the older file and the newer one. Where both speak of a year
// they must agree.
func series(in source.Input, index edition.Index) (base string, values []value, err error) {
	page, err := in.Page(index.File)
	if err != nil {
		return "", nil, err
	}
	if base, values, err = rows(page, index.Place); err != nil || index.Newer == "" {
		return base, values, err
	}
	if page, err = in.Page(index.Newer); err != nil {
		return "", nil, err
	}
	newer, err := across(page)
	if err != nil {
		return "", nil, err
	}
	older := map[int]string{}
	for _, v := range values {
		older[v.year] = v.printed
	}
	for _, v := range newer {
		before, known := older[v.year]
		if !known {
			values = append(values, v)
			continue
		}
		if !same(before, v.printed) {
			return "", nil, fmt.Errorf("%s %s: %d is %s here and %s in %s", page.Name, v.locator, v.year, v.printed, before, index.File)
		}
	}
	return base, values, nil
}

// same compares "100.0" and "100" as numbers.
func same(a, b string) bool {
	x, errX := parse.Decimal(a)
	y, errY := parse.Decimal(b)
	for x.Decimals < y.Decimals {
		x.Mantissa, x.Decimals = x.Mantissa*10, x.Decimals+1
	}
	for y.Decimals < x.Decimals {
		y.Mantissa, y.Decimals = y.Mantissa*10, y.Decimals+1
	}
	return errX == nil && errY == nil && x == y
}

func rows(page source.Page, place string) (base string, values []value, err error) {
	table, err := parse.Table(page.Name, page.Body, columns...)
	if err != nil {
		return "", nil, err
	}
	for i, row := range table {
		if row.Text("GEO") != place || row.Text(product) != all {
			continue
		}
		year, err := strconv.Atoi(row.Text("REF_DATE"))
		if err != nil {
			return "", nil, row.Wrong("REF_DATE", "want a year")
		}
		if base != "" && base != row.Text("UOM") {
			return "", nil, row.Wrong("UOM", "the base was %s before", base)
		}
		base = row.Text("UOM")
		values = append(values, value{year, row.Text("VALUE"), page, fmt.Sprintf("record %d, VALUE", i+1)})
	}
	if len(values) == 0 {
		return "", nil, fmt.Errorf("%s: no %s of %s", page.Name, all, place)
	}
	return base, values, nil
}

func across(page source.Page) ([]value, error) {
	table, err := parse.Table(page.Name, page.Body)
	if err != nil {
		return nil, err
	}
	var values []value
	for i, row := range table {
		if row.Text(product) != all {
			continue
		}
		for year := 1900; year < 2200; year++ {
			if column := strconv.Itoa(year); row.Has(column) {
				values = append(values, value{year, row.Text(column), page, fmt.Sprintf("record %d, %s", i+1, column)})
			}
		}
	}
	if len(values) == 0 {
		return nil, fmt.Errorf("%s: no %s", page.Name, all)
	}
	return values, nil
}
