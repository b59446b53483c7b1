package work

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"sillage/db/funding"
)

// Page is an address with its last version. Times are UTC.
type Page struct {
	Version
	Kind      string
	FirstSeen time.Time // of the address, in any version
	Since     time.Time // of this version
	GoneSince time.Time // zero while it answers
	Versions  int
}

// Pages lists what a source ever sent, in the order of addresses, each with its
// last version: an address that is gone keeps it.
func (w *DB) Pages(ctx context.Context, source string) ([]Page, error) {
	rows, err := w.db.QueryContext(ctx, `
		select p.address, p.kind, v.final_address, v.status, v.media_type, v.coding, v.header, v.hash, v.size, p.asked_at, p.gone_since, v.first_seen,
			(select min(first_seen) from page_version where source_id = p.source_id and address = p.address),
			(select count(*) from page_version where source_id = p.source_id and address = p.address)
		from page p
		join page_version v on v.source_id = p.source_id and v.address = p.address and v.hash = p.hash
		where p.source_id = ?
		order by p.address`, source)
	if err != nil {
		return nil, fmt.Errorf("pages of %s: %w", source, err)
	}
	defer rows.Close()
	var pages []Page
	for rows.Next() {
		p := Page{}
		p.Source = source
		var seen, gone, since, first string
		err := rows.Scan(&p.Address, &p.Kind, &p.Final, &p.Status, &p.MediaType, &p.Coding, &p.Header, &p.Hash, &p.Size, &seen, &gone, &since, &first, &p.Versions)
		if err != nil {
			return nil, err
		}
		for _, t := range []struct {
			text string
			into *time.Time
		}{{seen, &p.SeenAt}, {since, &p.Since}, {first, &p.FirstSeen}, {gone, &p.GoneSince}} {
			if t.text == "" {
				continue
			}
			if *t.into, err = time.Parse(time.RFC3339, t.text); err != nil {
				return nil, fmt.Errorf("page %s: %w", p.Address, err)
			}
		}
		pages = append(pages, p)
	}
	return pages, rows.Err()
}

// Gone lists the addresses of a source that did not answer when they were asked
// for last, with since when: also those that never did.
func (w *DB) Gone(ctx context.Context, source string) (map[string]time.Time, error) {
	rows, err := w.db.QueryContext(ctx, "select address, gone_since from page where source_id = ? and gone_since <> ''", source)
	if err != nil {
		return nil, fmt.Errorf("what is gone of %s: %w", source, err)
	}
	defer rows.Close()
	gone := map[string]time.Time{}
	for rows.Next() {
		var address, since string
		if err := rows.Scan(&address, &since); err != nil {
			return nil, fmt.Errorf("what is gone of %s: %w", source, err)
		}
		if gone[address], err = time.Parse(time.RFC3339, since); err != nil {
			return nil, fmt.Errorf("page %s: %w", address, err)
		}
	}
	return gone, rows.Err()
}

// Versions lists every version of an address, the first one first.
func (w *DB) Versions(ctx context.Context, source, address string) ([]Version, error) {
	return w.versions(ctx, source, address, `
		select final_address, status, media_type, coding, header, hash, size, first_seen
		from page_version
		where source_id = ? and address = ?
		order by first_seen, hash`)
}

// Changes lists the versions of an address in the order in which it answered
// with them, each with the moment when it first did: one that came back stands
// there twice.
func (w *DB) Changes(ctx context.Context, source, address string) ([]Version, error) {
	all, err := w.versions(ctx, source, address, `
		select v.final_address, v.status, v.media_type, v.coding, v.header, v.hash, v.size, c.seen_at
		from page_change c
		join page_version v on v.source_id = c.source_id and v.address = c.address and v.hash = c.hash
		where c.source_id = ? and c.address = ?
		order by c.seen_at, c.number`)
	return slices.CompactFunc(all, func(a, b Version) bool { return a.Hash == b.Hash }), err
}

func (w *DB) versions(ctx context.Context, source, address, query string) ([]Version, error) {
	rows, err := w.db.QueryContext(ctx, query, source, address)
	if err != nil {
		return nil, fmt.Errorf("versions of %s: %w", address, err)
	}
	defer rows.Close()
	var versions []Version
	for rows.Next() {
		v := Version{Source: source, Address: address}
		var seen string
		if err := rows.Scan(&v.Final, &v.Status, &v.MediaType, &v.Coding, &v.Header, &v.Hash, &v.Size, &seen); err != nil {
			return nil, err
		}
		if v.SeenAt, err = time.Parse(time.RFC3339, seen); err != nil {
			return nil, fmt.Errorf("version of %s: %w", address, err)
		}
		versions = append(versions, v)
	}
	return versions, rows.Err()
}

// Prove notes the day on which a live run of a source passed what is expected
// of it; the first such day stays.
func (w *DB) Prove(ctx context.Context, source string, on funding.Date) error {
	_, err := w.db.ExecContext(ctx, `
		insert into proof (source_id, proven_on)
		values (?, ?)
		on conflict do nothing`, source, string(on))
	if err == nil {
		_, err = w.db.ExecContext(ctx, "update source set state = 'proven' where id = ?", source)
	}
	if err != nil {
		return fmt.Errorf("prove %s: %w", source, err)
	}
	return nil
}

// StateOf is the state of a source as declared, or "proven" once a live run
// proved it.
func (w *DB) StateOf(ctx context.Context, s funding.Source) (string, error) {
	var on string
	err := w.db.QueryRowContext(ctx, "select proven_on from proof where source_id = ?", s.ID).Scan(&on)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return s.State, nil
	case err != nil:
		return "", fmt.Errorf("state of %s: %w", s.ID, err)
	default:
		return "proven", nil
	}
}
