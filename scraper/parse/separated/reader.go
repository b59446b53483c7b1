// Package separated reads comma-separated text of any length, record by record,
// without copying a cell. It reads what encoding/csv reads, refuses what it
// refuses, and more: what is not UTF-8, and, when asked, an end that was cut.
package separated

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"unicode/utf8"
	"unsafe"

	simd "github.com/bytedance/sonic/utf8"
)

// What may be wrong with a record.
var (
	ErrQuote     = errors.New("a quote where none may stand, or one left open")
	ErrLength    = errors.New("another number of cells than the header")
	ErrEncoding  = errors.New("not UTF-8")
	ErrTruncated = errors.New("the text ends inside a record")
	ErrTooLong   = fmt.Errorf("a record of more than %d bytes", longest)
)

// Error tells where a text is wrong. Record 0 is the header, so that record 1
// is the first one that says something.
type Error struct {
	Record int64
	Offset int64 // in bytes from the beginning of the text: of the record, or of the first wrong byte where it is known
	Cell   int   // from 1; 0 when it is the record as a whole
	Err    error
}

func (e *Error) Error() string {
	where := fmt.Sprintf("record %d, byte %d", e.Record, e.Offset)
	if e.Cell > 0 {
		where += fmt.Sprintf(", cell %d", e.Cell)
	}
	return where + ": " + e.Err.Error()
}

func (e *Error) Unwrap() error { return e.Err }

const (
	block   = 128 << 10 // bytes asked for at once
	longest = 32 << 20  // bytes of a record; a quote left open must not swallow the memory
	slack   = 8         // bytes behind what was received, so that eight can be looked at from any place
)

// Reader reads records. As in encoding/csv, the first record says how many
// cells every other one has, empty lines are passed over, and a line break of
// two characters inside a cell becomes one. A byte order mark is dropped.
type Reader struct {
	// Ended wants a line break after the last record: a text cut off inside its
	// last cell is then an error, where it would look whole otherwise.
	Ended bool

	text       io.Reader
	buf        []byte // what was received and not yet read lies in buf[start:end]
	start, end int
	offset     int64 // of buf[0] in the text
	last       bool  // nothing follows buf[:end]
	begun      bool
	record     int64
	began      int64
	width      int // cells of a record
	spans      []span
	cells      []string
}

// span is where a cell lies in the buffer. One with doubled quotes or a break
// of two characters is longer than its value.
type span struct {
	from, to int
	longer   bool
}

// NewReader reads from text, in blocks of its own.
func NewReader(text io.Reader) *Reader { return newReader(text, block) }

func newReader(text io.Reader, block int) *Reader {
	return &Reader{text: text, buf: make([]byte, block+slack), record: -1}
}

// Record is the number of the record last read: 0 for the header.
func (r *Reader) Record() int64 { return r.record }

// Offset is where the record last read begins, in bytes of the text.
func (r *Reader) Offset() int64 { return r.began }

// Read gives the cells of the next record. They lie in the reader's buffer and
// hold until the next call: who keeps one clones it. Errors: io.EOF after the
// last record, *Error, or what the text's own reader returned.
func (r *Reader) Read() ([]string, error) {
	if !r.begun {
		if err := r.begin(); err != nil {
			return nil, err
		}
	}
	for {
		if err := r.passEmptyLines(); err != nil {
			return nil, err
		}
		next, cell, err := r.cut()
		switch {
		case errors.Is(err, errMore):
			if err := r.fill(); err != nil {
				return nil, err
			}
			continue
		case err != nil:
			return nil, r.wrong(r.start, cell, err)
		}
		return r.take(next)
	}
}

// begin receives the first block, and drops the byte order mark.
func (r *Reader) begin() error {
	r.begun = true
	for r.end < 4 && !r.last {
		if err := r.fill(); err != nil {
			return err
		}
	}
	switch head := r.buf[:r.end]; {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return r.wrong(0, 0, fmt.Errorf("%w but UTF-16", ErrEncoding))
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		r.start = 3
	}
	return nil
}

// passEmptyLines moves to where a record begins. Error: io.EOF when none does.
func (r *Reader) passEmptyLines() error {
	for {
		switch rest := r.buf[r.start:r.end]; {
		case len(rest) == 0 && r.last:
			return io.EOF
		case len(rest) == 0 || len(rest) == 1 && rest[0] == '\r' && !r.last:
			if err := r.fill(); err != nil {
				return err
			}
		case rest[0] == '\n':
			r.start++
		case rest[0] == '\r' && (len(rest) == 1 || rest[1] == '\n'):
			r.start += min(2, len(rest))
		default:
			return nil
		}
	}
}

// take makes cells of the spans of a whole record that ends before next.
func (r *Reader) take(next int) ([]string, error) {
	r.record++
	r.began = r.offset + int64(r.start)
	raw := r.buf[r.start:next]
	if !simd.Validate(raw) {
		at := r.start + firstInvalid(raw)
		return nil, r.wrongIn(at, r.cellAt(at), ErrEncoding)
	}
	if r.record == 0 {
		r.width = len(r.spans)
	}
	if len(r.spans) != r.width {
		return nil, r.wrongIn(r.start, 0, fmt.Errorf("%w: %d cells, want %d", ErrLength, len(r.spans), r.width))
	}
	if r.Ended && r.last && next == r.end && r.buf[next-1] != '\n' {
		return nil, r.wrongIn(r.start, len(r.spans), fmt.Errorf("%w: no line break after it", ErrTruncated))
	}
	r.cells = r.cells[:0]
	for _, s := range r.spans {
		cell := r.buf[s.from:s.to]
		if s.longer {
			cell = shortened(cell)
		}
		r.cells = append(r.cells, unsafe.String(unsafe.SliceData(cell), len(cell)))
	}
	r.start = next
	return r.cells, nil
}

// errMore: the record goes on behind the buffer.
var errMore = errors.New("the buffer ends inside the record")

// cut finds the spans of the record that begins at start, and where the next
// one begins. An error other than errMore comes with the cell that has it.
//
// It looks for signs in eight bytes at a time, and then at each of them: a cell
// costs no search of its own unless it is quoted.
func (r *Reader) cut() (next, cell int, err error) {
	r.spans = r.spans[:0]
	text := r.buf[:r.end]
	from, at := r.start, r.start
	for at < len(text) {
		if from == at && text[at] == '"' {
			s, end, err := r.quoted(text, at+1)
			if err != nil {
				return 0, len(r.spans) + 1, err
			}
			r.spans = append(r.spans, s)
			if end == len(text) || text[end] != ',' {
				return min(end+1, len(text)), 0, nil // it ends at a comma, a line feed or the end
			}
			from, at = end+1, end+1
			continue
		}
		word := at
		at += 8
		for m := signs(binary.LittleEndian.Uint64(r.buf[word:])); m != 0; m &= m - 1 {
			p := word + bits.TrailingZeros64(m)>>3
			if p >= len(text) {
				break // left from what was there before
			}
			switch text[p] {
			case '\n':
				r.spans = append(r.spans, span{from, withoutReturn(text, from, p), false})
				return p + 1, 0, nil
			case '"':
				return 0, len(r.spans) + 1, ErrQuote
			case ',':
				r.spans = append(r.spans, span{from, p, false})
				from = p + 1
			}
			if from == p+1 && from < len(text) && text[from] == '"' {
				at = from
				break
			}
		}
	}
	if !r.last {
		return 0, 0, errMore
	}
	r.spans = append(r.spans, span{from, withoutReturn(text, from, len(text)), false})
	return len(text), 0, nil
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// signs marks the highest bit of each byte that is a comma, a line feed or a
// quote. A byte above a true one may be marked too: who asks looks at it. A byte
// equal to the one sought borrows when one is taken from the difference.
func signs(w uint64) uint64 {
	c, f, q := w^(','*ones), w^('\n'*ones), w^('"'*ones)
	return ((c-ones)&^c | (f-ones)&^f | (q-ones)&^q) & highs
}

// withoutReturn is the end of a plain cell at the end of a record.
func withoutReturn(text []byte, from, end int) int {
	if end > from && text[end-1] == '\r' {
		return end - 1
	}
	return end
}

// quoted reads a cell whose opening quote stands before from.
func (r *Reader) quoted(text []byte, from int) (s span, end int, err error) {
	s = span{from: from}
	for s.to = from; ; s.to += 2 {
		n := bytes.IndexByte(text[s.to:], '"')
		if n < 0 && r.last {
			return s, 0, fmt.Errorf("%w: %w", ErrTruncated, ErrQuote)
		}
		if n < 0 || s.to+n+1 == len(text) && !r.last {
			return s, 0, errMore
		}
		if s.to += n; s.to+1 == len(text) || text[s.to+1] != '"' {
			break
		}
		s.longer = true
	}
	s.longer = s.longer || bytes.IndexByte(text[from:s.to], '\r') >= 0
	end = s.to + 1
	if end < len(text) && text[end] == '\r' {
		switch {
		case end+1 == len(text) && !r.last:
			return s, 0, errMore
		case end+1 == len(text) || text[end+1] == '\n':
			end++
		}
	}
	if end < len(text) && text[end] != ',' && text[end] != '\n' {
		return s, 0, ErrQuote
	}
	return s, end, nil
}

// shortened turns doubled quotes into one and breaks of two characters into
// one, in place.
func shortened(cell []byte) []byte {
	n := 0
	for i := 0; i < len(cell); i++ {
		if pair := i+1 < len(cell); pair && (cell[i] == '"' || cell[i] == '\r' && cell[i+1] == '\n') {
			i++
		}
		cell[n] = cell[i]
		n++
	}
	return cell[:n]
}

// fill receives more, and makes room for it where none is left.
func (r *Reader) fill() error {
	if r.start > 0 {
		r.offset += int64(r.start)
		r.end = copy(r.buf, r.buf[r.start:r.end])
		r.start = 0
	}
	if r.end > longest {
		return r.wrong(0, 0, ErrTooLong)
	}
	if r.end+slack == len(r.buf) {
		r.buf = append(r.buf, make([]byte, len(r.buf))...)
	}
	n, err := io.ReadAtLeast(r.text, r.buf[r.end:len(r.buf)-slack], 1)
	r.end += n
	if errors.Is(err, io.EOF) {
		r.last, err = true, nil
	}
	return err
}

// wrong is an error in the record after the one last read.
func (r *Reader) wrong(at, cell int, err error) error {
	return &Error{r.record + 1, r.offset + int64(at), cell, err}
}

// wrongIn is an error in the record that is just being taken.
func (r *Reader) wrongIn(at, cell int, err error) error {
	return &Error{r.record, r.offset + int64(at), cell, err}
}

func firstInvalid(text []byte) int {
	for at := 0; at < len(text); {
		c, n := utf8.DecodeRune(text[at:])
		if c == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
	return len(text)
}

// cellAt tells in which cell a place of the buffer lies, from 1.
func (r *Reader) cellAt(at int) int {
	for n, s := range r.spans {
		if at <= s.to {
			return n + 1
		}
	}
	return len(r.spans)
}
