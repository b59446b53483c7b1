package publish

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"strings"

	"sillage/db/release"
	"sillage/db/sqlite"
)

// ErrDamaged: a finished release is not what it was when it was sealed.
var ErrDamaged = errors.New("the release is damaged")

// Verify reads a finished release again: the file must be sound and its public
// rows must have the hash that they were sealed with. Error: ErrDamaged.
func Verify(ctx context.Context, path string) error {
	err := verify(ctx, path)
	if err == nil || ctx.Err() != nil {
		return err
	}
	return fmt.Errorf("%w: %s: %w", ErrDamaged, path, err)
}

func verify(ctx context.Context, path string) error {
	r, err := release.Open(ctx, path)
	if err != nil {
		return err
	}
	if err := errors.Join(r.Check(ctx), r.Close()); err != nil {
		return err
	}
	db, err := sqlite.OpenBulk(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	hash, err := contentHash(ctx, db)
	if err != nil {
		return err
	}
	if hash != r.This.ContentHash {
		return fmt.Errorf("its content has the hash %s and was sealed with %s", hash, r.This.ContentHash)
	}
	ledger, err := ledgerHash(ctx, db)
	if err != nil {
		return err
	}
	var sealed string
	if err := db.DB.QueryRowContext(ctx, "select ledger_hash from release").Scan(&sealed); err != nil {
		return err
	}
	if ledger != sealed {
		return fmt.Errorf("its copy of the ledger has the hash %s and was sealed with %s", ledger, sealed)
	}
	return nil
}

// ledgerHash is SHA-256 over the copy of the ledgers that a release carries,
// and over the ids that it uses.
func ledgerHash(ctx context.Context, db *sqlite.Loader) (string, error) {
	h := sha256.New()
	tables := []release.Table{{Name: "public_id", Columns: []string{"kind", "key", "number"}}}
	for _, t := range release.Ledger {
		tables = append(tables, release.Table{Name: t.Name, Columns: t.Columns()})
	}
	for _, t := range tables {
		if err := hashTable(ctx, db, h, t, strings.Join(t.Columns, ", ")); err != nil {
			return "", fmt.Errorf("hash %s: %w", t.Name, err)
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// contentHash is SHA-256 over the rows of every hashed table, in the order of
// release.Public and of the tables' keys, each value with its type and length
// so that no two contents write the same bytes. The release's own row and the
// times of runs are outside.
func contentHash(ctx context.Context, db *sqlite.Loader) (string, error) {
	h := sha256.New()
	for _, t := range release.Public {
		if !t.Hashed {
			continue
		}
		if err := hashTable(ctx, db, h, t, strings.Join(t.Columns, ", ")); err != nil {
			return "", fmt.Errorf("hash %s: %w", t.Name, err)
		}
	}
	for _, t := range release.PublicRecords {
		if err := hashTable(ctx, db, h, release.Table{Name: t.Name, Columns: t.Columns}, strings.Join(t.Columns[:t.Key], ", ")); err != nil {
			return "", fmt.Errorf("hash %s: %w", t.Name, err)
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func hashTable(ctx context.Context, db *sqlite.Loader, h hash.Hash, t release.Table, order string) error {
	put(h, "table", t.Name)
	_, err := db.Hand(ctx, t.Columns, t.Name+" order by "+order, func(rows []byte) error {
		_, err := h.Write(rows)
		return err
	})
	return err
}

// put writes a text as handed rows hold one.
func put(h hash.Hash, kind, text string) {
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(len(text)))
	h.Write([]byte(kind[:1]))
	h.Write(n[:])
	h.Write([]byte(text))
}
