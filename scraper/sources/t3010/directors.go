package t3010

import (
	"sillage/db/funding"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

// directors counts the rows of each return; their cells are not looked into. It
// holds one number a return, whatever the rows of the file.
type directors struct {
	layout
	rows   source.Rows
	counts map[string]*funding.ReturnLine
	order  []string
}

func newDirectors(l layout, rows source.Rows) *directors {
	return &directors{layout: l, rows: rows, counts: map[string]*funding.ReturnLine{}}
}

func (d *directors) row(row parse.Row) error {
	filed, err := d.filing(row)
	if err != nil {
		return err
	}
	if _, err := parse.Integer(d.text(row, "#")); err != nil {
		return row.Fail(d.named["#"], err)
	}
	line := d.counts[filed.key]
	if line == nil {
		line = &funding.ReturnLine{Row: int64(row.Record), Body: filed.body, Line: directorsLine, EndsOn: filed.endsOn, Returning: filed.key}
		if filed.why != "" {
			line.Doubts = []funding.Doubt{{Field: "business_number", Raw: filed.body.Code, Verdict: "suspect", Reason: filed.why}}
		}
		d.counts[filed.key] = line
		d.order = append(d.order, filed.key)
	}
	line.Count++
	return nil
}

func (d *directors) end() error {
	for _, key := range d.order {
		if err := d.rows.Line(d.counts[key]); err != nil {
			return err
		}
	}
	return nil
}
