package federalgrants

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"sillage/scraper/source"
)

// mostPage bounds a page of the interface, in bytes. A page of a thousand
// records has a few million.
const mostPage = 64 << 20

// page is an answer of the portal's datastore_search.
//
// Source: https://docs.ckan.org/en/2.10/maintaining/datastore.html#ckanext.datastore.logic.action.datastore_search
type page struct {
	Success bool            `json:"success"`
	Error   json.RawMessage `json:"error"`
	Result  *struct {
		Total   *int64            `json:"total"`
		Offset  int64             `json:"offset"`
		Records []json.RawMessage `json:"records"`
	} `json:"result"`
}

// besides are what the portal's database adds to the columns of the register,
// in pages and in its own dump: the number of the row, and how well it fits a
// search in words. Neither is read.
var besides = []string{"_id", "rank"}

// readPage reads a page of the interface. Its records are those of the CSV
// form, with numbers as numbers and nothing as null.
func (b *book) readPage(ctx context.Context, text io.Reader, rows source.Rows) error {
	whole, err := io.ReadAll(io.LimitReader(text, mostPage+1))
	if err != nil {
		return err
	}
	p, err := pageOf(whole)
	if err != nil {
		return err
	}
	order := inOrder()
	cells := make([]string, columnCount)
	for n, raw := range p.Result.Records {
		number := int64(n) + 1
		if err := cellsOf(raw, cells); err != nil {
			return fmt.Errorf("record %d: %w", number, err)
		}
		if err := b.put(ctx, number, row{cells, order}, rows); err != nil {
			return fmt.Errorf("record %d: %w", number, err)
		}
	}
	return nil
}

// pageOf reads the envelope. Errors: text that is cut or no JSON, an answer that
// says it failed, or more records than it counts.
func pageOf(whole []byte) (page, error) {
	var p page
	if len(whole) > mostPage {
		return p, fmt.Errorf("a page of more than %d bytes", mostPage)
	}
	if !utf8.Valid(whole) {
		return p, errors.New("not UTF-8")
	}
	if err := json.Unmarshal(whole, &p); err != nil {
		return p, fmt.Errorf("no page of the interface: %w", err)
	}
	switch {
	case !p.Success:
		return p, fmt.Errorf("the interface refused: %.200s", p.Error)
	case p.Result == nil || p.Result.Records == nil || p.Result.Total == nil:
		return p, errors.New("no page of the interface: result, records or total is missing")
	case p.Result.Offset+int64(len(p.Result.Records)) > *p.Result.Total:
		return p, fmt.Errorf("the interface counts %d records and sent %d from number %d on", *p.Result.Total, len(p.Result.Records), p.Result.Offset)
	}
	return p, nil
}

func inOrder() *[columnCount]int {
	var order [columnCount]int
	for c := range order {
		order[c] = c
	}
	return &order
}

// cellsOf fills the cells of a record in the official order. A column that is
// missing or new, or a value that is no text, number or null, is an error.
func cellsOf(raw json.RawMessage, cells []string) error {
	var record map[string]json.RawMessage
	if err := json.Unmarshal(raw, &record); err != nil {
		return err
	}
	for _, name := range besides {
		delete(record, name)
	}
	for c, name := range columns {
		value, sent := record[name]
		if !sent {
			return fmt.Errorf("column %q is missing", name)
		}
		delete(record, name)
		text, err := textOf(value)
		if err != nil {
			return fmt.Errorf("column %s: %w", name, err)
		}
		cells[c] = text
	}
	if len(record) > 0 {
		var left []string
		for name := range record {
			left = append(left, name)
		}
		slices.Sort(left)
		return fmt.Errorf("new column %.60q", left[0])
	}
	return nil
}

func textOf(value json.RawMessage) (string, error) {
	value = bytes.TrimSpace(value)
	switch {
	case len(value) == 0 || bytes.Equal(value, []byte("null")):
		return "", nil
	case value[0] == '"':
		var text string
		err := json.Unmarshal(value, &text)
		return text, err
	case value[0] == '-' || value[0] >= '0' && value[0] <= '9':
		return string(value), nil
	}
	return "", fmt.Errorf("%.60s is neither text nor a number", value)
}
