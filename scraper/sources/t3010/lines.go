package t3010

import (
	"errors"

	"sillage/db/funding"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

// lines gives every number of a schedule.
type lines struct {
	layout
	rows source.Rows
}

func (s lines) row(row parse.Row) error {
	filed, err := s.filing(row)
	if err != nil {
		return err
	}
	if number := s.text(row, "#"); number != "" {
		filed.key += "/" + number // several rows of one return
	}
	stating := false
	for _, c := range s.columns {
		line, stated, err := s.line(row, c)
		if err != nil {
			return row.Fail(c.name, err)
		}
		if !stated {
			continue
		}
		stating = true
		line.Row, line.Body, line.EndsOn, line.Returning = int64(row.Record), filed.body, filed.endsOn, filed.key
		if filed.why != "" {
			line.Doubts = append(line.Doubts, funding.Doubt{Field: "business_number", Raw: filed.body.Code, Verdict: "suspect", Reason: filed.why})
		}
		if err := s.rows.Line(line); err != nil {
			return err
		}
	}
	if !stating {
		s.rows.Skip(int64(row.Record), "", s.name, "a row without a number")
	}
	return nil
}

// line reads one cell; an empty one states nothing, and neither does a mark.
func (s lines) line(row parse.Row, c column) (*funding.ReturnLine, bool, error) {
	cell := row.Text(c.name)
	line := &funding.ReturnLine{Line: c.line, Printed: cell}
	var err error
	switch {
	case c.kind == "mark":
		if !isMark(cell) {
			err = errors.New("is no Y, N or X")
		}
		return nil, false, err
	case cell == "":
		return nil, false, nil
	case c.kind == "count":
		line.Count, err = parse.Integer(cell)
		return line, true, err
	default:
		line.IsMoney, line.Currency = true, "CAD"
		if line.Cents, err = money(cell); line.Cents < 0 {
			line.Doubts = append(line.Doubts, funding.Doubt{Field: "amount", Raw: cell, Verdict: "suspect", Reason: "negative"})
		}
		return line, true, err
	}
}
