package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// Asker is what a question can be put to: a database, a connection, a
// transaction.
type Asker interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Dangling names the first row that points at nothing, as "figure X0001-2:
// evidence_key X9999 is no key of evidence"; empty when every row's ends exist.
func Dangling(ctx context.Context, db Asker) (string, error) {
	var table string
	var constraint int
	err := db.QueryRowContext(ctx, `
		select "table", fkid
		from pragma_foreign_key_check
		limit 1`).Scan(&table, &constraint)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("look for rows that point at nothing: %w", err)
	}
	var parent, from, to, key string
	err = db.QueryRowContext(ctx, `
		select f."table", f."from", coalesce(f."to", 'rowid'),
			(select group_concat(name, " || ' ' || " order by pk) from pragma_table_info(?1) where pk > 0)
		from pragma_foreign_key_list(?1) f
		where f.id = ?2`, table, constraint).Scan(&parent, &from, &to, &key)
	if err != nil {
		return "", fmt.Errorf("what %s points at: %w", table, err)
	}
	var row, value string
	query := strings.NewReplacer("TABLE", table, "PARENT", parent, "FROM_COLUMN", from, "TO_COLUMN", to, "KEY", key).Replace(`
		select KEY, FROM_COLUMN
		from TABLE
		where FROM_COLUMN is not null
		  and FROM_COLUMN not in (select TO_COLUMN from PARENT)
		order by 1
		limit 1`)
	if err := db.QueryRowContext(ctx, query).Scan(&row, &value); err != nil {
		return "", fmt.Errorf("which row of %s points at nothing: %w", table, err)
	}
	return fmt.Sprintf("%s %s: %s %s is no key of %s", table, row, from, value, parent), nil
}
