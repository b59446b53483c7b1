// Package sqlite opens databases: pragmas, read-only files, forward
// migrations. It is the only importer of the driver.
package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"net/url"
	"sort"
	"strings"

	_ "github.com/mattn/go-sqlite3" // registers the driver "sqlite3"
)

// OpenWriter opens or creates a database for one writer: write-ahead log,
// foreign keys on, transactions that take the write lock at once. The log grows
// to 32 MB before it is moved into the file: small transactions that touch the
// same pages over and over write those once.
func OpenWriter(ctx context.Context, path string) (*sql.DB, error) {
	db, err := open(ctx, path, "_journal_mode=WAL&_synchronous=FULL&_busy_timeout=5000&_foreign_keys=on&_txlock=immediate&_stmt_cache_size=64", 1)
	if err != nil {
		return nil, err
	}
	if _, err := db.ExecContext(ctx, "pragma wal_autocheckpoint = 8000"); err != nil {
		db.Close()
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return db, nil
}

// OpenRecord opens or creates a database whose rows must outlive all else: one
// writer, each commit on the disk before it returns, and one file and nothing
// beside it while nobody writes, so that any tool copies it.
func OpenRecord(ctx context.Context, path string) (*sql.DB, error) {
	return open(ctx, path, "_journal_mode=DELETE&_synchronous=EXTRA&_busy_timeout=5000&_foreign_keys=on&_txlock=immediate", 1)
}

// OpenPlain creates a database that will be one file and nothing beside it: no
// write-ahead log, and no sync before the caller's own. A build that is stopped
// leaves a file to throw away. Foreign keys are on.
func OpenPlain(ctx context.Context, path string) (*sql.DB, error) {
	return open(ctx, path, "_journal_mode=MEMORY&_synchronous=OFF&_busy_timeout=5000&_foreign_keys=on&_txlock=immediate", 1)
}

// OpenImmutable opens a finished file read-only. Nothing may write it while it
// is open.
func OpenImmutable(ctx context.Context, path string) (*sql.DB, error) {
	return open(ctx, path, "mode=ro&immutable=1&_query_only=1&_foreign_keys=on&_stmt_cache_size=64", 8)
}

// ReadOnly is the address under which another database attaches the one at
// path and cannot write it.
func ReadOnly(path string) string { return address(path) + "?mode=ro" }

// address escapes what a path may hold and an address may not: a question
// mark, a hash sign, a percent sign.
func address(path string) string { return "file:" + (&url.URL{Path: path}).EscapedPath() }

func open(ctx context.Context, path, options string, connections int) (*sql.DB, error) {
	db, err := sql.Open("sqlite3", address(path)+"?"+options)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	if err := ready(ctx, db); err != nil {
		db.Close()
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return db, nil
}

// ready checks that the file is a database and that the build carries
// full-text search, which comes by the build tag sqlite_fts5.
func ready(ctx context.Context, db *sql.DB) error {
	var tables int
	var fts5 bool
	err := db.QueryRowContext(ctx, "select count(*), sqlite_compileoption_used('ENABLE_FTS5') from sqlite_schema").Scan(&tables, &fts5)
	if err != nil {
		return err
	}
	if !fts5 {
		return fmt.Errorf("built without full-text search: build with -tags sqlite_fts5 (make build does)")
	}
	return nil
}

// Migrate brings a database forward through the files of a folder, in the
// order of their names, each in a transaction; user_version counts them. A
// database newer than the code is refused.
func Migrate(ctx context.Context, db *sql.DB, migrations fs.FS) error {
	names, err := fs.Glob(migrations, "*.sql")
	if err != nil {
		return err
	}
	sort.Strings(names)
	var version int
	if err := db.QueryRowContext(ctx, "pragma user_version").Scan(&version); err != nil {
		return fmt.Errorf("read the schema's version: %w", err)
	}
	if version > len(names) {
		return fmt.Errorf("the database has schema version %d, this build knows %d: use a newer build", version, len(names))
	}
	for ; version < len(names); version++ {
		text, err := fs.ReadFile(migrations, names[version])
		if err != nil {
			return err
		}
		if err := apply(ctx, db, string(text), version+1); err != nil {
			return fmt.Errorf("migration %s: %w", names[version], err)
		}
	}
	return nil
}

func apply(ctx context.Context, db *sql.DB, text string, version int) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	if _, err := tx.ExecContext(ctx, text); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("pragma user_version = %d", version)); err != nil {
		return err
	}
	return tx.Commit()
}

// Schema writes every statement that made the database, for the schemas kept
// for reading.
func Schema(ctx context.Context, db *sql.DB) (string, error) {
	rows, err := db.QueryContext(ctx, "select sql from sqlite_schema where sql is not null order by type desc, name")
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var b strings.Builder
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return "", err
		}
		b.WriteString(text + ";\n\n")
	}
	return b.String(), rows.Err()
}

// Columns lists the columns of a table or view, in order.
func Columns(ctx context.Context, db *sql.DB, table string) ([]string, error) {
	rows, err := db.QueryContext(ctx, "select name from pragma_table_info(?) order by cid", table)
	if err != nil {
		return nil, fmt.Errorf("columns of %s: %w", table, err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	return out, rows.Err()
}
