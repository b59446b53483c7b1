package sqlite

// #include <stdlib.h>
// #include "packed.h"
import "C"

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"unsafe"

	"github.com/mattn/go-sqlite3"
)

// Loader is a database that one writer fills from batches: what a batch holds
// crosses into SQLite in one call, by insert ... select from packed(slot). The
// function packed exists on this connection alone.
type Loader struct {
	DB      *sql.DB
	slots   *C.struct_packed_slots
	batches []*Batch
}

// OpenLoader creates a database that will be one file and nothing beside it: no
// journal, no sync before the caller's own, foreign keys checked by the caller
// at the end. A build that is stopped leaves a file to throw away. Up to cache
// bytes of pages stay in memory.
func OpenLoader(ctx context.Context, path string, cache int64) (*Loader, error) {
	if rc := C.packed_enable(); rc != 0 {
		return nil, fmt.Errorf("open %s: the table packed: code %d", path, int(rc))
	}
	l := &Loader{slots: (*C.struct_packed_slots)(C.calloc(1, C.sizeof_struct_packed_slots))}
	l.DB = sql.OpenDB(connector{l.slots, address(path) + fmt.Sprintf("?_journal_mode=OFF&_synchronous=OFF&_locking_mode=EXCLUSIVE&_foreign_keys=off&_cache_size=%d", -cache/1024)})
	l.DB.SetMaxOpenConns(1)
	if err := ready(ctx, l.DB); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), l.Close())
	}
	return l, nil
}

// Close closes the file and gives the memory of every batch back.
func (l *Loader) Close() error {
	err := l.DB.Close()
	for _, b := range l.batches {
		C.free(b.memory)
	}
	C.free(unsafe.Pointer(l.slots))
	l.batches, l.slots = nil, nil
	return err
}

// connector opens connections that have the table packed.
type connector struct {
	slots   *C.struct_packed_slots
	address string
}

func (c connector) Connect(context.Context) (driver.Conn, error) {
	runtime.LockOSThread() // SQLite calls back on this thread while it opens
	defer runtime.UnlockOSThread()
	C.packed_opening(c.slots)
	defer C.packed_opening(nil)
	return c.Driver().Open(c.address)
}

func (c connector) Driver() driver.Driver { return &sqlite3.SQLiteDriver{} }

// batchSize is when a batch is full, in bytes: some thousand rows.
const batchSize = 2 << 20

// Batch is rows on their way into the database, in memory that C may read.
type Batch struct {
	Columns int
	slot    int
	slots   *C.struct_packed_slots
	memory  unsafe.Pointer
	bytes   []byte // the memory, as far as it is filled
}

// Batch makes an empty batch of rows with so many columns. The columns of
// packed(slot) are c0, c1 and so on.
func (l *Loader) Batch(columns int) (*Batch, error) {
	if len(l.batches) == C.PACKED_SLOTS || columns < 1 || columns > C.PACKED_COLUMNS {
		return nil, fmt.Errorf("batch %d of %d columns: at most %d batches of %d columns", len(l.batches)+1, columns, C.PACKED_SLOTS, C.PACKED_COLUMNS)
	}
	b := &Batch{Columns: columns, slot: len(l.batches), slots: l.slots}
	b.room(batchSize + batchSize/4)
	l.batches = append(l.batches, b)
	return b, nil
}

// room makes place for so many more bytes.
func (b *Batch) room(more int) {
	size := len(b.bytes)
	if size+more <= cap(b.bytes) {
		return
	}
	whole := max(size+more, 2*cap(b.bytes))
	b.memory = C.realloc(b.memory, C.size_t(whole)) // Go ends the program where C has no memory left
	b.bytes = unsafe.Slice((*byte)(b.memory), whole)[:size]
}

// Null adds a cell without a value.
func (b *Batch) Null() {
	b.room(1)
	b.bytes = append(b.bytes, C.PACKED_NULL)
}

// Integer adds a number.
func (b *Batch) Integer(v int64) {
	b.room(9)
	b.bytes = append(b.bytes, C.PACKED_INTEGER)
	b.bytes = binary.NativeEndian.AppendUint64(b.bytes, uint64(v))
}

// Text adds a text of valid UTF-8. Its length is written in letters, six bits
// each: cells of texts that follow each other are valid UTF-8 without a zero
// byte where each of the texts is.
func (b *Batch) Text(s string) {
	b.room(1 + C.PACKED_LENGTH + len(s))
	n := len(s)
	b.bytes = append(b.bytes, C.PACKED_TEXT, letter(n), letter(n>>6), letter(n>>12), letter(n>>18), letter(n>>24), letter(n>>30))
	b.bytes = append(b.bytes, s...)
}

func letter(n int) byte { return C.PACKED_LETTER | byte(n)&63 }

// Len is how many bytes the batch holds.
func (b *Batch) Len() int { return len(b.bytes) }

// Since gives the bytes of the cells added since the batch had so many bytes;
// valid until the next cell.
func (b *Batch) Since(size int) []byte { return b.bytes[size:] }

// Full says that the batch should be written now.
func (b *Batch) Full() bool { return len(b.bytes) >= batchSize }

// Write runs statements that select from packed(?), each with this batch, and
// empties it.
func (b *Batch) Write(ctx context.Context, statements ...*sql.Stmt) error {
	if len(b.bytes) == 0 {
		return nil
	}
	b.slots.slot[b.slot] = C.struct_packed_slot{bytes: (*C.uchar)(b.memory), size: C.longlong(len(b.bytes)), columns: C.int(b.Columns)}
	defer func() { b.slots.slot[b.slot] = C.struct_packed_slot{} }()
	for _, s := range statements {
		if _, err := s.ExecContext(ctx, b.slot); err != nil {
			return err
		}
	}
	b.bytes = b.bytes[:0]
	return nil
}

// Cut takes back the cells added since the batch had so many bytes.
func (b *Batch) Cut(size int) { b.bytes = b.bytes[:size] }
