// Package release is the public database: one immutable file a release. Its
// schema is schema.sql; Public lists what may travel into it; one file a thing
// to read.
package release

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"sillage/db/funding"
	"sillage/db/sqlite"
)

//go:embed schema.sql
var ownSchema string

//go:embed records.sql
var recordTables string

//go:embed records_cube.sql
var recordCubeTable string

//go:embed records_views.sql
var recordViews string

//go:embed ledger/0001.sql
var firstLedger string

// Schema makes an empty release. It ends with the tables of the ledgers, as
// LedgerMigrations makes them beside the collecting database.
var Schema = ownSchema + recordTables + recordCubeTable + recordViews + firstLedger

// RecordIndexes are made once the records are in: over rows that are there an
// index costs a sort, and row by row it costs a search each.
//
//go:embed records_indexes.sql
var RecordIndexes string

// RecordListIndexes are made after them: the lists that are narrowed by one
// more choice.
//
//go:embed records_list_indexes.sql
var RecordListIndexes string

//go:embed ledger/*.sql
var ledgerFiles embed.FS

// LedgerMigrations are the files that make the ledgers, forward only.
func LedgerMigrations() (fs.FS, error) { return fs.Sub(ledgerFiles, "ledger") }

var (
	// ErrNone: nothing was published under the data folder yet.
	ErrNone = errors.New("no release was published yet")
	// ErrNotFound: the release holds no row of that key.
	ErrNotFound = errors.New("not found")
)

// DB is an open release, read-only.
type DB struct {
	db   *sql.DB
	Path string
	This Identity

	phrases map[string]funding.Phrase // by their words

	// Bulk tells what of the release comes from registers of publishers.
	Bulk    Bulk
	reading sync.Mutex
	records *recordIndex
}

// Bulk is how many records of registers a release holds, and whether some were
// generated for measuring.
type Bulk struct {
	Records   int64
	Synthetic bool
}

// Identity is what names a release: its number, when it was published (UTC,
// RFC 3339), the hash of its content, and its edition.
type Identity struct {
	Number      int64  `json:"number"`
	PublishedAt string `json:"published_at"`
	ContentHash string `json:"content_hash"`
	Edition     string `json:"edition"`
}

// Open opens a finished release read-only and checks that it is one. Error:
// ErrOlder for one that another version of this program published.
func Open(ctx context.Context, path string) (*DB, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("release: %w", err)
	}
	db, err := sqlite.OpenImmutable(ctx, path)
	if err != nil {
		return nil, err
	}
	r := &DB{db: db, Path: path}
	err = db.QueryRowContext(ctx, `
		select number, published_at, content_hash, edition
		from release`).Scan(&r.This.Number, &r.This.PublishedAt, &r.This.ContentHash, &r.This.Edition)
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("%s is no finished release: %w", path, err)
	}
	if err := r.holdsWhatIsRead(ctx); err != nil {
		db.Close()
		return nil, err
	}
	if err := r.readPhrases(ctx); err != nil {
		db.Close()
		return nil, err
	}
	err = db.QueryRowContext(ctx, "select coalesce(sum(agreements), 0), coalesce(max(synthetic), 0) from record_source").Scan(&r.Bulk.Records, &r.Bulk.Synthetic)
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("%s: registers: %w", path, err)
	}
	return r, nil
}

// Close closes the file.
func (r *DB) Close() error { return r.db.Close() }

// Folder, pointer and file names under the data folder.
const (
	Folder  = "releases"
	Pointer = "current"
)

// Current tells which release the pointer under the data folder names.
// Errors: ErrNone, or a pointer that is not a plain file name.
func Current(data string) (string, error) {
	text, err := os.ReadFile(filepath.Join(data, Pointer))
	if errors.Is(err, os.ErrNotExist) {
		return "", ErrNone
	}
	if err != nil {
		return "", fmt.Errorf("read the pointer to the release: %w", err)
	}
	name := strings.TrimSpace(string(text))
	if name == "" || name != filepath.Base(name) {
		return "", fmt.Errorf("pointer %s names %q, want a file name", filepath.Join(data, Pointer), name)
	}
	return filepath.Join(data, Folder, name), nil
}
