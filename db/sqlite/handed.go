package sqlite

// #include "packed.h"
import "C"

import (
	"context"
	"encoding/binary"
	"fmt"
	"runtime/cgo"
	"strings"
	"unsafe"
)

// taker is who gets the rows that leave a connection, and the error that made
// it stop.
type taker struct {
	take func(rows []byte) error
	err  error
}

// Hand reads columns of rows in bulk: from names the tables and the order, as
// "t where ... order by k". take gets the cells of whole rows, one after the
// other as Cell reads them, some thousand rows at a time; its bytes are valid
// until it returns. How many rows there were is returned. A value that is
// neither a text, a whole number nor null is an error.
func (l *Loader) Hand(ctx context.Context, columns []string, from string, take func(rows []byte) error) (int64, error) {
	l.handing.Lock()
	defer l.handing.Unlock()
	t := &taker{take: take}
	handle := cgo.NewHandle(t)
	defer handle.Delete()
	l.slots.taker = C.uintptr_t(handle)
	list := strings.Join(columns, ", ")
	names := make([]string, len(columns))
	for i := range names {
		names[i] = fmt.Sprintf("c%d", i)
	}
	given := strings.Join(names, ", ")
	var rows int64
	err := l.DB.QueryRowContext(ctx, "with r ("+given+") as (select "+list+" from "+from+") select handed("+given+") from r").Scan(&rows)
	if t.err != nil {
		err = t.err
	}
	if err != nil {
		return 0, fmt.Errorf("read %s in bulk: %w", from, err)
	}
	return rows, nil
}

//export sillageHanded
func sillageHanded(handle C.uintptr_t, rows unsafe.Pointer, size C.longlong) C.int {
	t := cgo.Handle(handle).Value().(*taker)
	if t.err = t.take(unsafe.Slice((*byte)(rows), size)); t.err != nil {
		return 1
	}
	return 0
}

// Cell reads the first cell of rows that were handed out: kind is n for null, i
// for a number in decimals, t for a text. rest begins at the next cell.
func Cell(rows []byte) (kind byte, text, rest []byte) {
	size := binary.BigEndian.Uint64(rows[1:9])
	return rows[0], rows[9 : 9+size], rows[9+size:]
}
