// Package records keeps the bulk records of each source in one file of its
// own. A load writes a new file beside the old one, says what became different,
// and takes its place: whatever stops it, the old file stays as it was.
package records

import (
	"context"
	"crypto/sha256"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"sillage/db/funding"
	"sillage/db/sqlite"
)

//go:embed schema.sql
var schema string

// Folder is the name of the record files under a data folder.
const Folder = "records"

// Path is the file of a source's records under a data folder.
func Path(data, source string) string { return filepath.Join(data, Folder, source+".db") }

// Options say what is loaded.
type Options struct {
	Source  string            // id
	Scheme  string            // whose keys the agreements have
	Columns map[string]string // column of each field of funding.RecordFields, and of lines that have none of their number
	Lines   []LineMeaning
	Reader  string // names the code that reads the files; another one reads them anew
	Day     funding.Date
	Least   int64 // rows; a load with fewer is refused
	Counted int64 // rows that the publisher says there are; 0 when it does not say
	// Hashes gives the SHA-256 of each file, in their order, and fails where the
	// new records must not stand; it is asked when every row is written. It may
	// be nil: then File says them.
	Hashes func() ([]string, error)
	// MostWithdrawn is how many in a hundred of what stands a load may take away;
	// one that takes more is refused. 0 is no bound.
	MostWithdrawn int64
	// Step is called before and after each step, with the names that Steps lists,
	// and after each batch of rows, with "rows"; an error from it stops there. It
	// may be nil.
	Step     func(name string) error
	Progress func(rows int64) // after each batch; may be nil
}

// LineMeaning is what a line of an official return states.
type LineMeaning struct {
	Line             string
	IsMoney          bool
	LabelFR, LabelEN string
	Address          string // where the publisher says so
}

// File is one file as received.
type File struct {
	Name, Address, SHA256 string
	Size                  int64
	ReceivedOn            funding.Date
}

// readFile is a file with what was read of it.
type readFile struct {
	File
	rows      int64
	synthetic bool
}

// ErrRefused: what was read is not fit to stand in the place of what was there.
var ErrRefused = errors.New("nothing of it is stored")

// cache bounds the pages in memory while a file is written, and what is sorted
// at once, in bytes: rows are written in order and read in order, so more of it
// was not faster.
const cache = 16 << 20

const unfinished = ".unfinished"

// Writer takes the rows of one load. It is used by one goroutine.
type Writer struct {
	Options
	ctx   context.Context
	path  string
	store *sqlite.Loader
	tx    *sql.Tx

	*filling            // what takes the rows
	other    *filling   // what is written, or empty
	written  chan error // says when that is done; null when nothing is
	known    known
	noted    *sorter // the versions, for agreements
	fold     []byte  // of the thing at hand
	key      []byte  // of the party at hand

	syncing          chan error // says when what was written early is on the disk
	checking         chan error // says what the check found; null when none is under way
	files            []readFile
	file, inFile     int64 // the file at hand, and its rows so far
	count, lineCount int64
	lineKinds        map[string]bool // is money, by line
	skips            map[[2]string]int64
	skipped          []skippedRow
}

// Create begins a load into path. What an earlier load that was stopped left
// behind is removed.
func Create(ctx context.Context, path string, o Options) (*Writer, error) {
	w := &Writer{Options: o, ctx: ctx, path: path, known: newKnown(), noted: newSorter(filepath.Dir(path), sortedAtOnce), lineKinds: map[string]bool{}, skips: map[[2]string]int64{}}
	if w.Step == nil {
		w.Step = func(string) error { return nil }
	}
	if w.Progress == nil {
		w.Progress = func(int64) {}
	}
	if err := w.step("clear", w.clear); err != nil {
		return nil, err
	}
	if err := w.step("create", w.create); err != nil {
		return nil, errors.Join(fmt.Errorf("create %s: %w", path, err), w.Abandon())
	}
	return w, nil
}

func (w *Writer) clear() error {
	if err := os.MkdirAll(filepath.Dir(w.path), 0o755); err != nil {
		return err
	}
	left, err := filepath.Glob(w.path + unfinished + "*")
	if err != nil {
		return err
	}
	for _, f := range left {
		if err := os.Remove(f); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) create() (err error) {
	if w.store, err = sqlite.OpenLoader(w.ctx, w.path+unfinished, cache); err != nil {
		return err
	}
	if _, err := w.store.DB.ExecContext(w.ctx, "pragma page_size = 16384;"+schema); err != nil {
		return err
	}
	if w.tx, err = w.store.DB.BeginTx(w.ctx, nil); err != nil {
		return err
	}
	if err := w.prepare(); err != nil {
		return err
	}
	return w.describe()
}

// describe writes what is known before the first row.
func (w *Writer) describe() error {
	_, err := os.Stat(w.path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	first := errors.Is(err, os.ErrNotExist)
	counted := sql.NullInt64{Int64: w.Counted, Valid: w.Counted > 0}
	if _, err := w.tx.ExecContext(w.ctx, `
		insert into record_load (source_id, scheme, reader, loaded_on, counted, first)
		values (?, ?, ?, ?, ?, ?)`, w.Source, w.Scheme, w.Reader, string(w.Day), counted, first); err != nil {
		return err
	}
	for field, column := range w.Columns {
		line := slices.ContainsFunc(w.Lines, func(l LineMeaning) bool { return l.Line == field })
		if !line && !funding.RecordFields.Has(field) {
			return fmt.Errorf("column %q: no field %q", column, field)
		}
		if _, err := w.tx.ExecContext(w.ctx, "insert into record_column (field, name) values (?, ?)", field, column); err != nil {
			return err
		}
	}
	for _, l := range w.Lines {
		w.lineKinds[l.Line] = l.IsMoney
		if _, err := w.tx.ExecContext(w.ctx, `
			insert into record_line_meaning (line, is_money, label_fr, label_en, address)
			values (?, ?, ?, ?, ?)`, l.Line, l.IsMoney, l.LabelFR, l.LabelEN, l.Address); err != nil {
			return err
		}
	}
	return nil
}

// File begins a file: the rows that follow are of it.
func (w *Writer) File(f File) error {
	if w.Hashes == nil && len(f.SHA256) != 2*sha256.Size {
		return fmt.Errorf("file %s: %q is no SHA-256", f.Name, f.SHA256)
	}
	w.endFile()
	w.files = append(w.files, readFile{File: f})
	w.file, w.inFile = int64(len(w.files)), 0
	return nil
}

func (w *Writer) endFile() {
	if w.file > 0 {
		w.files[w.file-1].rows = w.inFile
	}
}

// Synthetic says that the file at hand was generated: no release takes it in
// that does not ask for it.
func (w *Writer) Synthetic() error {
	if w.file == 0 {
		return errors.New("no file is at hand")
	}
	w.files[w.file-1].synthetic = true
	return nil
}

// Abandon leaves everything as it was before the load.
func (w *Writer) Abandon() error {
	failed := []error{w.settle(), w.noted.close()}
	if w.checking != nil {
		<-w.checking // what it found no longer matters
		w.checking = nil
	}
	if w.tx != nil {
		if err := w.tx.Rollback(); !errors.Is(err, sql.ErrTxDone) {
			failed = append(failed, err)
		}
		w.tx = nil
	}
	if w.store != nil {
		failed = append(failed, w.store.Close())
		w.store = nil
	}
	if err := os.Remove(w.path + unfinished); err != nil && !errors.Is(err, os.ErrNotExist) {
		failed = append(failed, err)
	}
	return errors.Join(failed...)
}

// step does one thing and says its name before and after.
func (w *Writer) step(name string, do func() error) error {
	if err := w.Step("before " + name); err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	return w.Step("after " + name)
}
