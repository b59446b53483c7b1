package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"

	"sillage/db/funding"
)

// Records reads the bulk files of a publisher, row by row. Memory does not grow
// with the rows. A source has either Parse or Records.
//
// Read puts every row of the file: what a rule doubts is put with its doubt,
// what cannot be a row of the layout at all is an error that names the record
// and the column, and then nothing of the file is taken.
type Records struct {
	// Scheme names whose keys Record.Agreement are: "ca-grants", "otf".
	Scheme string
	// Columns names the column of each field of funding.RecordFields, as
	// evidence points at it.
	Columns map[string]string
	// Lines names the lines of a return that the source reads, by number.
	Lines []LineMeaning
	Read  func(ctx context.Context, f File, rows Rows) error
	// Reading names what the reading depends on beside the program, such as the
	// hash of a declaration: a file is read again when it changes. May be empty.
	Reading string
	// Address of the file itself, where it is not the publisher's page.
	Address string
	// Least is the fewest rows of a whole file; a file with fewer is refused.
	Least int64

	// Full is the address of the file that holds everything, or empty.
	Full string
	// More reads a page that was received from one of the source's Start links or
	// from an address that More gave. Error: what is no page of the source.
	More func(address string, body []byte) (Following, error)
}

// Following is what comes after a page of rows.
type Following struct {
	Next    string // address of the next page; empty after the last one
	Rows    int64  // in this page
	Counted int64  // in all pages, as the publisher counts them
}

// LineMeaning is what a line of an official return states.
type LineMeaning struct {
	Line             string
	IsMoney          bool
	LabelFR, LabelEN string
	Address          string // where the publisher says so
}

// Rows takes what a file says. The record and its strings may be used again by
// the caller afterwards. Errors are those of the store, or of a row that no
// store can hold.
type Rows interface {
	Record(r *funding.Record) error
	Line(l *funding.ReturnLine) error
	// Skip notes a row that is left out, with the reason; it is counted by field
	// and reason, and the first ones are kept whole.
	Skip(row int64, field, value, reason string)
}

// SyntheticMark stands at the beginning of a text field of every row that was
// generated. A file with it in its first row is synthetic: it is loaded for
// measuring and never enters a release that does not ask for it.
const SyntheticMark = "SYNTHETIC RECORD | ENREGISTREMENT SYNTHÉTIQUE"

// File is one bulk file as received. It is read from the disk.
type File struct {
	Name       string // last part of its path
	Address    string // that was asked for; of the publisher's page for a file at hand
	MediaType  string
	Hash       string // SHA-256 in hex of the bytes as received
	Size       int64  // of the bytes as received
	ReceivedOn funding.Date
	Open       func() (OpenFile, error)
	// Same says that the file is still the one that it was when it was found;
	// else ErrChanged. Null: nobody can change it.
	Same func() error
}

// ErrChanged: what was read of a file may be of two.
var ErrChanged = errors.New("the file changed while it was read")

// OpenFile is the bytes as received; packed files are unpacked by Unpacked.
type OpenFile interface {
	io.Reader
	io.ReaderAt
	io.Closer
}

// FileAt is a file of this disk. Hash, address and day are the caller's to set.
func FileAt(path string) (File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return File{}, err
	}
	return File{Name: info.Name(), Size: info.Size(), Open: func() (OpenFile, error) { return os.Open(path) }, Same: func() error {
		now, err := os.Stat(path)
		if err != nil {
			return err
		}
		if !os.SameFile(info, now) || info.Size() != now.Size() || !info.ModTime().Equal(now.ModTime()) {
			return ErrChanged
		}
		return nil
	}}, nil
}

// FileOf is a file whose bytes are at hand, for tests.
func FileOf(name string, content []byte) File {
	return File{Name: name, Size: int64(len(content)), Open: func() (OpenFile, error) { return inMemory{bytes.NewReader(content)}, nil }}
}

type inMemory struct{ *bytes.Reader }

func (inMemory) Close() error { return nil }

// Unpacked opens the text inside the file: itself, or what a gzip or a zip of
// one file holds. Error: a zip of several files.
func (f File) Unpacked() (io.ReadCloser, error) { return unpack(f) }
