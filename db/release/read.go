package release

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"

	"sillage/db/funding"
)

// ErrCursor: a cursor that no list of this site gave out.
var ErrCursor = errors.New("not a cursor of this list")

// Named is something that has a name in one or both languages.
type Named struct {
	Key    string `json:"key"`
	NameFR string `json:"fr"`
	NameEN string `json:"en"`
}

func (n *Named) into() []any { return []any{&n.Key, &n.NameFR, &n.NameEN} }

// Name gives the name in that language, else the other one as printed, else
// the key.
func (n Named) Name(lang string) string {
	first, second := n.NameFR, n.NameEN
	if lang == "en" {
		first, second = second, first
	}
	switch {
	case first != "":
		return first
	case second != "":
		return second
	default:
		return n.Key
	}
}

// Lang says in which language Name answers; empty when only the key is known.
func (n Named) Lang(lang string) string {
	switch {
	case lang == "fr" && n.NameFR != "", lang == "en" && n.NameEN != "":
		return lang
	case n.NameFR != "":
		return "fr"
	case n.NameEN != "":
		return "en"
	default:
		return ""
	}
}

// Party stands in the place of payer or receiver.
type Party struct {
	Kind          funding.PartyKind
	Organizations []Named
	Class         string // as printed
}

// Page says where a list begins and how many rows it gives. After is a cursor
// of the row before, empty for the first; Limit 0 means all.
type Page struct {
	After string
	Limit int
}

// Cursor makes the opaque cursor of a row from its position in the list.
func Cursor(position string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(position))
}

// position reads a cursor. Error: ErrCursor.
func (p Page) position() (string, error) {
	b, err := base64.RawURLEncoding.DecodeString(p.After)
	if err != nil {
		return "", fmt.Errorf("cursor %q: %w", p.After, ErrCursor)
	}
	return string(b), nil
}

// Position reads the cursor: the position of the row before. Error: ErrCursor.
func (p Page) Position() (string, error) { return p.position() }

// limit is one row more than asked for, so that the caller sees whether a next
// page exists; -1 is all.
func (p Page) limit() int {
	if p.Limit <= 0 {
		return -1
	}
	return p.Limit + 1
}

// each runs a query and hands every row to scan, in order.
func (db *DB) each(ctx context.Context, what, query string, scan func(*sql.Rows) error, args ...any) error {
	rows, err := db.db.QueryContext(ctx, query, args...)
	if err != nil {
		return fmt.Errorf("read %s: %w", what, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return fmt.Errorf("read %s: %w", what, err)
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read %s: %w", what, err)
	}
	return nil
}

// collect gathers the rows of a query.
func collect[T any](ctx context.Context, db *DB, what, query string, scan func(*sql.Rows, *T) error, args ...any) ([]T, error) {
	var out []T
	err := db.each(ctx, what, query, func(rows *sql.Rows) error {
		var row T
		if err := scan(rows, &row); err != nil {
			return err
		}
		out = append(out, row)
		return nil
	}, args...)
	return out, err
}

// one reads the single row of a key. Error: ErrNotFound.
func one[T any](ctx context.Context, db *DB, what, key, query string, scan func(*sql.Rows, *T) error, args ...any) (T, error) {
	found, err := collect(ctx, db, what, query, scan, args...)
	var none T
	switch {
	case err != nil:
		return none, err
	case len(found) == 0:
		return none, notFound(what, key)
	default:
		return found[0], nil
	}
}

// jsonList reads what json_group_array gathered.
type jsonList[T any] []T

// Scan implements sql.Scanner.
func (l *jsonList[T]) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("list: %T is no text", value)
	}
	return json.Unmarshal([]byte(text), (*[]T)(l))
}

type names = jsonList[Named]

// amount reads the four columns of an amount, which may all be null together.
type amount struct {
	cents, step         sql.NullInt64
	qualifier, currency sql.NullString
}

func (a amount) amount() *funding.Amount {
	if !a.cents.Valid {
		return nil
	}
	return &funding.Amount{Cents: a.cents.Int64, Currency: a.currency.String,
		Qualifier: funding.Qualifier(a.qualifier.String), Step: a.step.Int64}
}

// list runs the query of a list from its cursor on; the query names :after and
// :limit beside the arguments of its filter.
func list[T any](ctx context.Context, db *DB, what, query string, args []any, p Page, scan func(*sql.Rows, *T) error, yield func(T) error) error {
	after, err := p.position()
	if err != nil {
		return err
	}
	args = append(args, sql.Named("after", after), sql.Named("limit", p.limit()))
	return db.each(ctx, what, query, func(rows *sql.Rows) error {
		var row T
		if err := scan(rows, &row); err != nil {
			return err
		}
		return yield(row)
	}, args...)
}

func (db *DB) count(ctx context.Context, what, query string, args []any) (int64, error) {
	var n int64
	err := db.each(ctx, "number of "+what, query, func(rows *sql.Rows) error { return rows.Scan(&n) }, args...)
	return n, err
}

func notFound(what, key string) error { return fmt.Errorf("%s %q: %w", what, key, ErrNotFound) }

// Check reads the whole file once and reports the first damage, so that a
// broken release is never put in the place of a sound one.
func (r *DB) Check(ctx context.Context) error {
	var says string
	if err := r.db.QueryRowContext(ctx, "pragma quick_check(1)").Scan(&says); err != nil {
		return fmt.Errorf("check %s: %w", r.Path, err)
	}
	if says != "ok" {
		return fmt.Errorf("check %s: %s", r.Path, says)
	}
	return nil
}
