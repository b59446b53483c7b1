package parse

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// StreamJSON reads a document {"list": [...], ...} and gives each thing of its
// list, numbered from 1, as it comes: memory does not grow with the list. What
// stands beside the list is left aside. Errors, also those of each, name the
// file and the number of the thing: a text that is not UTF-8, that is cut off or
// goes on, a list that is missing, empty or stands twice.
func StreamJSON(file string, text io.Reader, list string, each func(n int, thing json.RawMessage) error) error {
	buffered := bufio.NewReaderSize(text, 1<<16)
	if start, err := buffered.Peek(len(byteOrderMark)); err == nil && bytes.Equal(start, byteOrderMark) {
		if _, err := buffered.Discard(len(byteOrderMark)); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	s := jsonStream{Decoder: json.NewDecoder(buffered), list: list, each: each}
	if err := s.document(); err != nil {
		if s.n > 0 {
			return fmt.Errorf("%s, %s %d: %w", file, list, s.n, err)
		}
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

type jsonStream struct {
	*json.Decoder
	list string
	each func(n int, thing json.RawMessage) error
	n    int // of the thing at hand
}

func (s *jsonStream) document() error {
	if err := s.expect('{'); err != nil {
		return err
	}
	for s.More() {
		key, err := s.Token()
		if err != nil {
			return whole(err)
		}
		if key == s.list {
			if s.n > 0 {
				return errors.New("the list stands twice")
			}
			if err := s.things(); err != nil {
				return err
			}
		} else if err := s.Decode(&json.RawMessage{}); err != nil {
			return whole(err)
		}
	}
	if err := s.expect('}'); err != nil {
		return err
	}
	if _, err := s.Token(); !errors.Is(err, io.EOF) {
		return errors.New("the text goes on behind its end")
	}
	if s.n == 0 {
		return fmt.Errorf("no %q in it", s.list)
	}
	return nil
}

func (s *jsonStream) things() error {
	if err := s.expect('['); err != nil {
		return err
	}
	for s.More() {
		s.n++
		var thing json.RawMessage
		if err := s.Decode(&thing); err != nil {
			return whole(err)
		}
		if !utf8.Valid(thing) {
			return errors.New("not UTF-8")
		}
		if err := s.each(s.n, thing); err != nil {
			return err
		}
	}
	return s.expect(']')
}

func (s *jsonStream) expect(want json.Delim) error {
	if got, err := s.Token(); err != nil {
		return whole(err)
	} else if got != want {
		return fmt.Errorf("%v stands where %v is wanted", got, want)
	}
	return nil
}

// whole says of an end in the middle that the file is cut off.
func whole(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the file is cut off")
	}
	return err
}

// Number is the text of a JSON number, as it stands there; empty for null and
// for what is absent. Anything else is an error.
type Number string

// UnmarshalJSON refuses what is no number, also a number in quotes.
func (n *Number) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	if c := text[0]; c != '-' && (c < '0' || c > '9') {
		return fmt.Errorf("%.40s is no number", text)
	}
	*n = Number(text)
	return nil
}
