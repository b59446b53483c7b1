// Package keep holds captured bytes as they were received, one file a content,
// named by its SHA-256 and compressed. What is kept is never changed.
package keep

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Store is a folder of kept bytes.
type Store struct{ Folder string }

// ErrDamaged: a kept file does not hold the bytes that its name says.
var ErrDamaged = errors.New("damaged")

const suffix = ".zst"

func (s Store) path(hash string) string {
	return filepath.Join(s.Folder, hash[:2], hash+suffix)
}

// Put keeps content and returns its SHA-256 in hex. The file appears whole or
// not at all: temporary file, sync, rename, sync of the folder. What is kept
// already is left as it is.
func (s Store) Put(content []byte) (string, error) {
	sum := sha256.Sum256(content)
	hash := hex.EncodeToString(sum[:])
	path := s.path(hash)
	if _, err := os.Stat(path); err == nil {
		return hash, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", fmt.Errorf("keep %s: %w", hash, err)
	}
	if err := write(path, content); err != nil {
		return "", fmt.Errorf("keep %s: %w", hash, err)
	}
	return hash, nil
}

func write(path string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), "unfinished-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // nothing is left of it after the rename
	z, err := zstd.NewWriter(f)
	if err != nil {
		return errors.Join(err, f.Close())
	}
	_, err = z.Write(content)
	if err = errors.Join(err, z.Close(), f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// Read gives the bytes of a hash, checked against it. Errors: ErrDamaged, or
// that nothing of that hash is kept.
func (s Store) Read(hash string) ([]byte, error) {
	if len(hash) != 2*sha256.Size {
		return nil, fmt.Errorf("kept bytes: %q is no SHA-256", hash)
	}
	packed, err := os.ReadFile(s.path(hash))
	if err != nil {
		return nil, fmt.Errorf("kept bytes: %w", err)
	}
	z, err := zstd.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	content, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %v", s.path(hash), ErrDamaged, err)
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != hash {
		return nil, fmt.Errorf("%s: %w: the bytes have another SHA-256", s.path(hash), ErrDamaged)
	}
	return content, nil
}

// Verify reads everything again. It returns how many files are whole and one
// error a file that is damaged or does not belong.
func (s Store) Verify(ctx context.Context) (whole int, bad []error, err error) {
	err = filepath.WalkDir(s.Folder, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == s.Folder {
			return nil
		}
		if err != nil || d.IsDir() {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		hash, ours := strings.CutSuffix(d.Name(), suffix)
		if !ours || len(hash) != 2*sha256.Size || s.path(hash) != path {
			bad = append(bad, fmt.Errorf("%s does not belong here", path))
			return nil
		}
		if _, err := s.Read(hash); err != nil {
			bad = append(bad, err)
			return nil
		}
		whole++
		return nil
	})
	return whole, bad, err
}
