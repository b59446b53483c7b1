package federalgrants

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"sillage/scraper/parse/separated"
	"sillage/scraper/source"
)

// read reads the whole register as CSV, or a page of its interface as JSON:
// the first byte tells which. The caller names the file in an error.
func read(ctx context.Context, p *places, f source.File, rows source.Rows) error {
	text, err := f.Unpacked()
	if err != nil {
		return err
	}
	defer text.Close()
	b := newBook(p)
	begins := bufio.NewReaderSize(text, 16)
	if first, err := begins.Peek(1); err == nil && first[0] == '{' {
		return b.readPage(ctx, begins, rows)
	}
	if err := b.readTable(ctx, begins, rows); err != nil {
		return err
	}
	return b.judge()
}

// readTable reads the CSV form.
func (b *book) readTable(ctx context.Context, text io.Reader, rows source.Rows) error {
	table := separated.NewReader(text)
	table.Ended = true // every record of the publisher's file ends with a line feed
	header, err := table.Read()
	if errors.Is(err, io.EOF) {
		return errors.New("the file is empty")
	}
	if err != nil {
		return err
	}
	named := make([]string, len(header)) // the header itself holds until the next record only
	for at, name := range header {
		named[at] = strings.Clone(name)
	}
	order, err := orderOf(named)
	if err != nil {
		return fmt.Errorf("header: %w", err)
	}
	for {
		cells, err := table.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return inColumn(named, err)
		}
		if err := b.put(ctx, table.Record(), row{cells, order}, rows); err != nil {
			return fmt.Errorf("record %d, byte %d: %w", table.Record(), table.Offset(), err)
		}
	}
}

// inColumn adds the name of the column to an error that knows its place.
func inColumn(named []string, err error) error {
	var at *separated.Error
	if errors.As(err, &at) && at.Cell > 0 && at.Cell <= len(named) {
		return fmt.Errorf("column %s: %w", named[at.Cell-1], err)
	}
	return err
}

// contextEvery is how many rows are read between two looks at the context.
const contextEvery = 1 << 10

func (b *book) put(ctx context.Context, number int64, r row, rows source.Rows) error {
	if number%contextEvery == 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	record, err := b.recordOf(number, r)
	if err != nil {
		return err
	}
	return rows.Record(record)
}

// misreads counts the cells of typed columns that hold no value of their type.
// The datastore keeps numbers and dates as such, so that there are few in an
// honest file; there are many in one whose cells have moved by a column.
type misreads struct {
	rows   int64
	counts [columnCount]int64
	first  [columnCount]int64 // the row of the first one
}

func (m *misreads) misread(c column) {
	if m.counts[c]++; m.counts[c] == 1 {
		m.first[c] = m.rows
	}
}

// More than a few and more than a share of the rows are an error.
const (
	mostMisread  = 20
	misreadShare = 20 // one row in so many
)

// judge refuses a table of which a typed column cannot be read too often.
func (m *misreads) judge() error {
	for c, n := range m.counts {
		if n > mostMisread && n*misreadShare > m.rows {
			return fmt.Errorf("column %s: %d of %d cells hold no value of its type, the first one in record %d; the cells may have moved", column(c), n, m.rows, m.first[c])
		}
	}
	return nil
}
