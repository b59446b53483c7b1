package sqlite

// #include "packed.h"
import "C"

import (
	"context"
	"fmt"
	"strings"
)

// gatherSlot is the slot of the groups; batches have those before it.
const gatherSlot = C.PACKED_SLOTS - 1

// Gather groups rows in a hash table, which costs no sort, then runs each
// statement with the groups: rows of packed(?), with a column a value, in no
// order. The plan has a letter a value: k for a part of the key, + for a sum of
// whole numbers, < and > for the least and the greatest text that is not empty,
// of at most 15 bytes. from names the tables and the conditions. All groups are
// in memory at once.
func (l *Loader) Gather(ctx context.Context, plan string, values []string, from string, statements ...string) error {
	l.handing.Lock()
	defer l.handing.Unlock()
	defer C.gathered_forget(l.slots, gatherSlot)
	var groups int64
	query := fmt.Sprintf("select gathered(%d, '%s', %s) from %s", gatherSlot, plan, strings.Join(values, ", "), from)
	if err := l.DB.QueryRowContext(ctx, query).Scan(&groups); err != nil {
		return fmt.Errorf("group %s: %w", from, err)
	}
	if groups == 0 {
		return nil
	}
	for _, s := range statements {
		if _, err := l.DB.ExecContext(ctx, s, gatherSlot); err != nil {
			return fmt.Errorf("groups of %s: %w", from, err)
		}
	}
	return nil
}
