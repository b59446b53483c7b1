package records

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sillage/db/sqlite"
)

// ErrNone: nothing of the source was loaded yet.
var ErrNone = errors.New("nothing of it was loaded yet")

// Sources lists the sources whose records lie under a data folder, in order.
func Sources(data string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(data, Folder, "*.db"))
	if err != nil {
		return nil, err
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(filepath.Base(f), ".db")
	}
	slices.Sort(files)
	return files, nil
}

// ReadTotals tells what the records at path add up to. Error: ErrNone.
func ReadTotals(ctx context.Context, path string) (Totals, error) {
	var t Totals
	err := reading(ctx, path, func(db *sql.DB) (err error) {
		t, err = readTotals(ctx, db)
		return err
	})
	return t, err
}

// Holds says whether the records at path were read from these very files, by
// this code: then a load would write the same again.
func Holds(ctx context.Context, path, reader string, hashes []string) (bool, error) {
	var same bool
	err := reading(ctx, path, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, `
			select reader = ? and coalesce((select group_concat(sha256, ' ') from (select sha256 from record_file order by id)), '') = ?
			from record_load`, reader, strings.Join(hashes, " ")).Scan(&same)
	})
	if errors.Is(err, ErrNone) {
		return false, nil
	}
	return same, err
}

// Files lists the files that the records at path were read from. Error:
// ErrNone.
func Files(ctx context.Context, path string) ([]File, error) {
	var all []File
	err := reading(ctx, path, func(db *sql.DB) (err error) {
		all, err = files(ctx, db)
		return err
	})
	return all, err
}

func files(ctx context.Context, db *sql.DB) ([]File, error) {
	rows, err := db.QueryContext(ctx, "select name, address, sha256, size, received_on from record_file order by id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []File
	for rows.Next() {
		var f File
		if err := rows.Scan(&f.Name, &f.Address, &f.SHA256, &f.Size, &f.ReceivedOn); err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, rows.Err()
}

func readTotals(ctx context.Context, db *sql.DB) (t Totals, err error) {
	err = db.QueryRowContext(ctx, `
		select rows, agreements, original_cents, current_cents, excluded_cents, suspect, excluded, lines, skipped
		from record_total`).Scan(&t.Rows, &t.Agreements, &t.OriginalCents, &t.CurrentCents, &t.ExcludedCents, &t.Suspect, &t.Excluded, &t.Lines, &t.LeftOut)
	return t, err
}

func reading(ctx context.Context, path string, do func(*sql.DB) error) error {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("records %s: %w", path, ErrNone)
	}
	db, err := sqlite.OpenImmutable(ctx, path)
	if err != nil {
		return err
	}
	if err := errors.Join(do(db), db.Close()); err != nil {
		return fmt.Errorf("records %s: %w", path, err)
	}
	return nil
}
