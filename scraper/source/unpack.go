package source

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// IsWorkbook tells an XLSX workbook, which is a zip that holds xl/workbook.xml,
// whatever the name of the file says.
func (f File) IsWorkbook() (found bool, err error) {
	open, err := f.Open()
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, open.Close()) }()
	packed, err := zip.NewReader(open, f.Size)
	if errors.Is(err, zip.ErrFormat) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("%s: %w", f.Name, err)
	}
	for _, part := range packed.File {
		if part.Name == "xl/workbook.xml" {
			return true, nil
		}
	}
	return false, nil
}

// unpack tells a packed file by its first bytes, not by its name.
func unpack(f File) (io.ReadCloser, error) {
	open, err := f.Open()
	if err != nil {
		return nil, err
	}
	text, err := unpackOpen(f, open)
	if err != nil {
		open.Close()
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	return text, nil
}

func unpackOpen(f File, open OpenFile) (io.ReadCloser, error) {
	start := make([]byte, 4)
	n, err := open.ReadAt(start, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch start = start[:n]; {
	case bytes.HasPrefix(start, []byte("\x1f\x8b")):
		text, err := gzip.NewReader(bufio.NewReaderSize(open, 1<<20))
		if err != nil {
			return nil, err
		}
		return both{text, []io.Closer{text, open}}, nil
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		packed, err := zip.NewReader(open, f.Size)
		if err != nil {
			return nil, err
		}
		if len(packed.File) != 1 {
			return nil, fmt.Errorf("a zip of %d files, want one", len(packed.File))
		}
		text, err := packed.File[0].Open()
		if err != nil {
			return nil, err
		}
		return both{text, []io.Closer{text, open}}, nil
	default:
		return open, nil
	}
}

// both reads a text and closes all that it is read from.
type both struct {
	io.Reader
	closers []io.Closer
}

func (b both) Close() error {
	var failed []error
	for _, c := range b.closers {
		failed = append(failed, c.Close())
	}
	return errors.Join(failed...)
}
