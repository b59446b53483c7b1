package work

import (
	"context"
	"fmt"
)

// ChecksOf tells, for every copy of an address, whether fragments stand in it:
// by hash, then by fragment.
func (w *DB) ChecksOf(ctx context.Context, address string) (map[string]map[string]bool, error) {
	rows, err := w.db.QueryContext(ctx, "select hash, fragment, found from fragment_check where address = ?", address)
	if err != nil {
		return nil, fmt.Errorf("checks of %s: %w", address, err)
	}
	defer rows.Close()
	out := map[string]map[string]bool{}
	for rows.Next() {
		var hash, fragment string
		var found bool
		if err := rows.Scan(&hash, &fragment, &found); err != nil {
			return nil, fmt.Errorf("checks of %s: %w", address, err)
		}
		if out[hash] == nil {
			out[hash] = map[string]bool{}
		}
		out[hash][fragment] = found
	}
	return out, rows.Err()
}

// Check notes whether a fragment stands in a copy of an address.
func (w *DB) Check(ctx context.Context, address, hash, fragment string, found bool) error {
	_, err := w.db.ExecContext(ctx, `
		insert into fragment_check (address, hash, fragment, found)
		values (?, ?, ?, ?)
		on conflict do update set found = excluded.found`, address, hash, fragment, found)
	if err != nil {
		return fmt.Errorf("check of %s: %w", address, err)
	}
	return nil
}

// Cited is a fragment that a source cites from an address.
type Cited struct{ Evidence, Address, Fragment string }

// Cited lists what a source cites, by address and fragment. Words about a
// private person are left out.
func (w *DB) Cited(ctx context.Context, source string) ([]Cited, error) {
	rows, err := w.db.QueryContext(ctx, `
		select e.key, d.address, e.fragment
		from evidence e
		join document d on d.key = e.document_key
		where e.source_id = ? and e.withheld = 0 and e.fragment <> ''
		order by d.address, e.fragment, e.key`, source)
	if err != nil {
		return nil, fmt.Errorf("what %s cites: %w", source, err)
	}
	defer rows.Close()
	var out []Cited
	for rows.Next() {
		var c Cited
		if err := rows.Scan(&c.Evidence, &c.Address, &c.Fragment); err != nil {
			return nil, fmt.Errorf("what %s cites: %w", source, err)
		}
		out = append(out, c)
	}
	return out, rows.Err()
}
