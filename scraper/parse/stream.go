package parse

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Stream is a table that is read one record at a time: memory does not grow
// with the file.
type Stream struct {
	File   string
	Header []string
	// Beyond are the cells of the record read last that stand to the right of the
	// header, in a sheet; a CSV file has none.
	Beyond []string
	next   func() (cells []string, line int, err error)
	close  func() error
	record int
}

// StreamCSV begins a comma separated file in UTF-8, with or without a byte order
// mark, and reads its header. Where endsInBreak the publisher ends the last
// record with a line break, and a file without one is cut off. Close closes the
// text.
func StreamCSV(file string, text io.ReadCloser, endsInBreak bool) (*Stream, error) {
	last := &lastByte{Reader: text}
	buffered := bufio.NewReaderSize(last, 1<<16)
	if start, err := buffered.Peek(len(byteOrderMark)); err == nil && bytes.Equal(start, byteOrderMark) {
		if _, err := buffered.Discard(len(byteOrderMark)); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	reader := csv.NewReader(buffered)
	s := &Stream{File: file, close: text.Close, next: func() ([]string, int, error) {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) && endsInBreak && last.b != '\n' && last.b != 0 {
			return nil, 0, errors.New("the file is cut off: its last record has no end")
		}
		if err != nil {
			return nil, 0, err
		}
		line, _ := reader.FieldPos(0)
		return cells, line, nil
	}}
	return s, s.begin()
}

// lastByte remembers the last byte that was read.
type lastByte struct {
	io.Reader
	b byte
}

func (l *lastByte) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	if n > 0 {
		l.b = p[n-1]
	}
	return n, err
}

// begin reads the header.
func (s *Stream) begin() error {
	cells, _, err := s.next()
	if errors.Is(err, io.EOF) {
		err = errors.New("the file is empty")
	}
	if err == nil {
		err = valid(cells)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("%s: header: %w", s.File, err), s.close())
	}
	s.Header = cells
	for len(s.Header) > 0 && strings.TrimSpace(s.Header[len(s.Header)-1]) == "" {
		s.Header = s.Header[:len(s.Header)-1]
	}
	for i, name := range s.Header {
		s.Header[i] = strings.TrimSpace(name)
	}
	return nil
}

// Expects checks that the header holds exactly these columns, in any order.
func (s *Stream) Expects(columns ...string) error {
	if err := sameColumns(s.Header, columns); err != nil {
		return fmt.Errorf("%s line 1: %w", s.File, err)
	}
	return nil
}

// Next reads a record. io.EOF after the last one; any other error names the file
// and the record, and nothing more can be read then.
func (s *Stream) Next() (Row, error) {
	cells, line, err := s.next()
	if errors.Is(err, io.EOF) {
		return Row{}, io.EOF
	}
	s.record++
	if err == nil {
		err = valid(cells)
	}
	if err != nil {
		return Row{}, fmt.Errorf("%s record %d: %w", s.File, s.record, err)
	}
	s.Beyond = nil
	if n := len(s.Header); len(cells) > n {
		cells, s.Beyond = cells[:n], cells[n:]
	}
	for len(cells) < len(s.Header) {
		cells = append(cells, "")
	}
	return Row{s.File, line, s.record, s.Header, cells}, nil
}

// Close closes what the table is read from.
func (s *Stream) Close() error { return s.close() }

func valid(cells []string) error {
	for i, c := range cells {
		if !utf8.ValidString(c) {
			return fmt.Errorf("cell %d %.40q: not UTF-8", i+1, c)
		}
	}
	return nil
}
