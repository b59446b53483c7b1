package sqlite

// #include <stdlib.h>
// #include "packed.h"
import "C"

import (
	"context"
	"fmt"
	"strings"
	"unsafe"
)

// gatherSlot is the slot of groups; batches have those before it.
const gatherSlot = C.PACKED_SLOTS - 1

// Groups are rows that were grouped in memory. Write frees them, or Free.
type Groups struct {
	memory unsafe.Pointer // nil: no groups
	slot   C.struct_packed_slot
}

// Gather groups rows in a hash table, which costs no sort. The plan has a letter
// a value: k for a part of the key, + for a sum of whole numbers, < and > for
// the least and the greatest text that is not empty, of at most 15 bytes. from
// names the tables and the conditions. All groups are in memory at once.
func (l *Loader) Gather(ctx context.Context, plan string, values []string, from string) (*Groups, error) {
	l.handing.Lock()
	defer l.handing.Unlock()
	var groups int64
	query := fmt.Sprintf("select gathered(%d, '%s', %s) from %s", gatherSlot, plan, strings.Join(values, ", "), from)
	if err := l.DB.QueryRowContext(ctx, query).Scan(&groups); err != nil {
		return nil, fmt.Errorf("group %s: %w", from, err)
	}
	g := &Groups{l.slots.gathered, l.slots.slot[gatherSlot]}
	l.slots.gathered, l.slots.slot[gatherSlot] = nil, C.struct_packed_slot{}
	return g, nil
}

// Write runs a statement that selects the groups from packed(?), in no order and
// with a column a value; the groups are gone then. They may come from another
// connection.
func (l *Loader) Write(ctx context.Context, g *Groups, statement string) error {
	defer g.Free()
	if g.memory == nil {
		return nil
	}
	l.slots.slot[gatherSlot] = g.slot
	defer func() { l.slots.slot[gatherSlot] = C.struct_packed_slot{} }()
	_, err := l.DB.ExecContext(ctx, statement, gatherSlot)
	return err
}

// Free gives the memory back, once. Of no groups there is none.
func (g *Groups) Free() {
	if g == nil {
		return
	}
	C.free(g.memory)
	g.memory = nil
}
