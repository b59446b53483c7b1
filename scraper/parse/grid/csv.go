package grid

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// readCSV streams: memory does not grow with the rows.
func readCSV(ctx context.Context, l Layout, r io.Reader, each func(Row) error) error {
	text, err := decoded(l.Charset, r)
	if err != nil {
		return err
	}
	end := &ending{Reader: text}
	records := csv.NewReader(end)
	records.FieldsPerRecord, records.ReuseRecord = -1, true
	if l.Separator != 0 {
		records.Comma = l.Separator
	}
	width, row := 0, Row{}
	for {
		cells, err := records.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		line, _ := records.FieldPos(0)
		at := fmt.Sprintf("line %d", line)
		switch {
		case l.HeaderRow > 0 && width == 0 && line < l.HeaderRow:
			continue
		case l.HeaderRow > 0 && width == 0:
			if line != l.HeaderRow {
				return fmt.Errorf("no row begins in line %d, where the header should be", l.HeaderRow)
			}
			if err := sameHeader(headerOf(cells), l.Columns); err != nil {
				return place(at, err)
			}
			width = len(cells)
			continue
		case l.HeaderRow > 0 && len(cells) != width:
			return fmt.Errorf("%s: %d cells, the header has %d", at, len(cells), width)
		}
		row.Number++
		row.Line, row.Place, row.Cells = line, at, row.Cells[:0]
		for _, c := range cells {
			row.Cells = append(row.Cells, Cell{Printed: strings.TrimSpace(c)})
		}
		if err := each(row); err != nil {
			return err
		}
		if row.Number%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
	if l.HeaderRow > 0 && width == 0 {
		return fmt.Errorf("the file ends before its header in line %d", l.HeaderRow)
	}
	if l.Ended && end.last != '\n' {
		return errors.New("the file is cut off: its last line does not end with a line break")
	}
	return nil
}

// ending remembers the last byte of a text.
type ending struct {
	io.Reader
	last byte
}

func (e *ending) Read(p []byte) (int, error) {
	n, err := e.Reader.Read(p)
	if n > 0 {
		e.last = p[n-1]
	}
	return n, err
}

func headerOf(cells []string) []string {
	names := make([]string, len(cells))
	for i, c := range cells {
		names[i] = Header(c)
	}
	return names
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// decoded is the text in UTF-8 without a byte order mark. UTF-16 needs one.
func decoded(charset string, r io.Reader) (io.Reader, error) {
	var from transform.Transformer
	switch name := strings.ToLower(charset); {
	case name == "" || name == "utf-8":
		from = encoding.UTF8Validator
	case strings.HasPrefix(name, "utf-16"):
		from = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
	default:
		e, err := htmlindex.Get(name)
		if err != nil {
			return nil, fmt.Errorf("charset %q: %w", charset, err)
		}
		from = e.NewDecoder()
	}
	text := bufio.NewReaderSize(transform.NewReader(bufio.NewReaderSize(r, 1<<16), from), 1<<16)
	start, err := text.Peek(len(byteOrderMark))
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read as %s: %w", charset, err)
	}
	if bytes.Equal(start, byteOrderMark) {
		if _, err := text.Discard(len(byteOrderMark)); err != nil {
			return nil, err
		}
	}
	return text, nil
}
