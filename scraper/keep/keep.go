// Package keep holds captured bytes as received: one zstd file each, named by
// the SHA-256 of the bytes before compression. A file is written beside its
// place, synced, and moved into it, so that a name never stands for half a
// page. Nothing is ever overwritten.
package keep

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// Folder is the name of the kept bytes under a data folder.
const Folder = "keep"

// ErrNotFound: no bytes of that hash are kept.
var ErrNotFound = errors.New("not kept")

// ErrDamaged: the kept bytes are not those that were received.
var ErrDamaged = errors.New("damaged")

// Keep is an open folder of captured bytes.
type Keep struct {
	folder string
	pages  packers
	large  packers

	making sync.Mutex
	made   map[string]bool // folders that are on the disk
}

// Open opens the kept bytes under a data folder, and makes the folder.
func Open(data string) (*Keep, error) {
	folder := filepath.Join(data, Folder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, fmt.Errorf("open kept bytes: %w", err)
	}
	return &Keep{folder: folder, pages: packers{level: zstd.SpeedDefault}, large: packers{level: zstd.SpeedFastest}, made: map[string]bool{}}, nil
}

// Put keeps what r holds and returns its SHA-256 in hex and its size. Bytes
// that are kept already are not written again, but are read back: a damaged
// old copy is replaced by the new one.
func (k *Keep) Put(r io.Reader) (name string, size int64, err error) {
	return k.put(r, k.folder, &k.pages)
}

// PutLarge is Put for files of gigabytes: they are packed in less time, and
// take some more place, about an eighth.
func (k *Keep) PutLarge(r io.Reader) (name string, size int64, err error) {
	return k.put(r, k.folder, &k.large)
}

// put writes into a folder of the kept bytes first.
func (k *Keep) put(r io.Reader, in string, by *packers) (name string, size int64, err error) {
	temp, err := os.CreateTemp(in, ".receiving-*")
	if err != nil {
		return "", 0, fmt.Errorf("keep: %w", err)
	}
	defer os.Remove(temp.Name()) // fails after the move, as it should
	defer temp.Close()
	sum := sha256.New()
	size, err = by.pack(temp, io.TeeReader(r, sum))
	if err != nil {
		return "", 0, fmt.Errorf("keep %s: %w", temp.Name(), err)
	}
	name = hex.EncodeToString(sum.Sum(nil))
	if k.whole(name) {
		return name, size, nil
	}
	if err := k.place(temp, name); err != nil {
		return "", 0, fmt.Errorf("keep %s: %w", name, err)
	}
	return name, size, nil
}

// PutBytes is Put for bytes in memory: what is kept already costs a reading and
// no file, and what is not is written where it will stay.
func (k *Keep) PutBytes(b []byte) (name string, err error) {
	sum := sha256.Sum256(b)
	name = hex.EncodeToString(sum[:])
	if k.whole(name) {
		return name, nil
	}
	folder, err := k.home(name)
	if err != nil {
		return "", fmt.Errorf("keep %s: %w", name, err)
	}
	name, _, err = k.put(bytes.NewReader(b), folder, &k.pages)
	return name, err
}

// whole says that the bytes of that hash are kept, and sound. They are read as
// a stream: a file may be larger than the memory.
func (k *Keep) whole(name string) bool {
	r, err := k.Open(name)
	if err != nil {
		return false // not there, or to be replaced
	}
	defer r.Close()
	_, err = io.Copy(io.Discard, r)
	return err == nil
}

// packers compress at one level. Making one costs more than packing a page.
type packers struct {
	level zstd.EncoderLevel
	idle  sync.Pool // of *zstd.Encoder
}

func (p *packers) pack(to io.Writer, from io.Reader) (int64, error) {
	w, ok := p.idle.Get().(*zstd.Encoder)
	if !ok {
		var err error
		if w, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(p.level)); err != nil {
			return 0, err
		}
	}
	defer p.idle.Put(w)
	w.Reset(to)
	n, err := io.Copy(w, from)
	return n, errors.Join(err, w.Close())
}

func (k *Keep) place(temp *os.File, name string) error {
	if err := temp.Sync(); err != nil {
		return err
	}
	if err := temp.Chmod(0o444); err != nil {
		return err
	}
	folder, err := k.home(name)
	if err != nil {
		return err
	}
	if err := os.Rename(temp.Name(), k.path(name)); err != nil {
		return err
	}
	return syncFolder(folder)
}

// home is the folder of a name. It is on the disk before anything is moved
// into it, which is seen to once.
func (k *Keep) home(name string) (string, error) {
	folder := filepath.Dir(k.path(name))
	k.making.Lock()
	defer k.making.Unlock()
	if k.made[folder] {
		return folder, nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	if err := syncFolder(k.folder); err != nil {
		return "", err
	}
	k.made[folder] = true
	return folder, nil
}

func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	if err := d.Sync(); err != nil {
		d.Close()
		return err
	}
	return d.Close()
}

// Read returns the kept bytes after comparing them with their hash. Errors:
// ErrNotFound, ErrDamaged.
func (k *Keep) Read(name string) ([]byte, error) {
	r, err := k.Open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read kept %s: %w", name, err)
	}
	return b, nil
}

// Open reads kept bytes as a stream. The last Read fails with ErrDamaged when
// they are not those of the hash. Error: ErrNotFound.
func (k *Keep) Open(name string) (io.ReadCloser, error) {
	if !isHash(name) {
		return nil, fmt.Errorf("kept %q: %w", name, ErrNotFound)
	}
	f, err := os.Open(k.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("kept %s: %w", name, ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("read kept bytes: %w", err)
	}
	z, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<30))
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("kept %s: %w: %w", name, ErrDamaged, err)
	}
	return &checked{f, z, sha256.New(), name}, nil
}

// checked compares what was read with its name when it ends.
type checked struct {
	file *os.File
	zstd *zstd.Decoder
	sum  hash.Hash
	name string
}

func (c *checked) Read(p []byte) (int, error) {
	n, err := c.zstd.Read(p)
	c.sum.Write(p[:n])
	switch {
	case err == nil:
		return n, nil
	case !errors.Is(err, io.EOF):
		return n, fmt.Errorf("%w: %w", ErrDamaged, err)
	case hex.EncodeToString(c.sum.Sum(nil)) != c.name:
		return n, fmt.Errorf("%w: its bytes have another hash", ErrDamaged)
	}
	return n, io.EOF
}

func (c *checked) Close() error {
	c.zstd.Close()
	return c.file.Close()
}

const ending = ".zst"

func (k *Keep) path(name string) string {
	return filepath.Join(k.folder, name[:2], name[2:]+ending)
}

func isHash(name string) bool {
	b, err := hex.DecodeString(name)
	return err == nil && len(b) == sha256.Size && hex.EncodeToString(b) == name
}
