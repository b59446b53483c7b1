package keep

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Problem is a file under the kept bytes that is not as it should be.
type Problem struct {
	Path string `json:"path"` // under the data folder's keep
	Why  string `json:"why"`
}

// Verified is what a full check found.
type Verified struct {
	Files    int       `json:"files"`
	Bytes    int64     `json:"bytes"` // before compression
	Problems []Problem `json:"problems"`
}

// Verify reads every kept file again and compares it with its name. Damaged
// and foreign files are named; step is called after each file, for progress.
func (k *Keep) Verify(ctx context.Context, step func(files int)) (Verified, error) {
	v := Verified{Problems: []Problem{}}
	err := filepath.WalkDir(k.folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if d.IsDir() {
			return nil
		}
		inside, err := filepath.Rel(k.folder, path)
		if err != nil {
			return err
		}
		if err := k.check(inside, d, &v); err != nil {
			return err
		}
		v.Files++
		step(v.Files)
		return nil
	})
	if err != nil {
		return v, fmt.Errorf("verify kept bytes: %w", err)
	}
	return v, nil
}

func (k *Keep) check(inside string, d fs.DirEntry, v *Verified) error {
	name := strings.TrimSuffix(strings.ReplaceAll(inside, string(filepath.Separator), ""), ending)
	if !d.Type().IsRegular() || !isHash(name) || filepath.Join(k.folder, inside) != k.path(name) {
		v.Problems = append(v.Problems, Problem{inside, "foreign: its name is no hash"})
		return nil
	}
	r, err := k.Open(name)
	if errors.Is(err, ErrDamaged) {
		v.Problems = append(v.Problems, Problem{inside, err.Error()})
		return nil
	}
	if err != nil {
		return err
	}
	defer r.Close()
	n, err := io.Copy(io.Discard, r)
	v.Bytes += n
	var path *os.PathError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ErrDamaged) && !errors.As(err, &path):
		v.Problems = append(v.Problems, Problem{inside, err.Error()})
		return nil
	default:
		return fmt.Errorf("%s: %w", inside, err)
	}
}
