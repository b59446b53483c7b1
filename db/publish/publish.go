// Package publish makes a release out of the collecting database: copy what is
// public, derive what follows, gate, seal, hand over. A release that the gate
// refuses is never seen; the one before stays.
package publish

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"sillage/db/release"
	"sillage/db/sqlite"
)

// Options say what to publish. Step is called before and after each write,
// sync, rename and move of the pointer, with the names that Steps and RecordSteps
// list; an error from it stops there. It may be nil.
type Options struct {
	Data        string // the data folder, with work.db in it
	Edition     string
	Now         func() time.Time
	Step        func(name string) error
	Corrections []Correction // reasons given in writing for changed numbers
	Withheld    []string     // keys of evidence whose words no release carries any more
	Spellings   []ProgrammeSpelling
	Synthetic   bool // take records in that were generated for measuring; the release then says so
}

// Result is what was published. Unchanged says that the content and the schema
// equal those of the current release and that the ledgers have nothing to add;
// that release then stays as it is. Unexplained are numbers that changed without a reason
// that could be found, as lines of corrections.csv to be filled in; Unused are
// corrections that speak of no change in the ledger.
type Result struct {
	Number      int64    `json:"number"`
	ContentHash string   `json:"content_hash"`
	Path        string   `json:"path"`
	Unchanged   bool     `json:"unchanged"`
	Unexplained []string `json:"unexplained"`
	Unused      []string `json:"unused_corrections"`
	// Seconds is how long each step took, the content hash and the ledger apart
	// from what surrounds them.
	Seconds map[string]float64 `json:"seconds"`
}

// WorkFile is the collecting database under the data folder.
const WorkFile = "work.db"

// Steps names every step in order, for those who stop at them.
var Steps = append(beforeAndAfter("clear", "heal ledger", "create", "copy", "derive", "records", "cite", "gate", "seal", "compact", "sync", "rename",
	"folder sync", "pointer write", "pointer sync", "pointer move", "pointer folder sync"), "before ledger", "inside ledger", "after ledger")

func beforeAndAfter(names ...string) []string {
	var out []string
	for _, n := range names {
		out = append(out, "before "+n, "after "+n)
	}
	return out
}

// Publish makes the next release. On any error the release before stays the
// current one, and what was half written is cleared by the next publish.
func Publish(ctx context.Context, o Options) (Result, error) {
	p := &publisher{Options: o, folder: filepath.Join(o.Data, release.Folder), took: map[string]float64{}}
	if p.Step == nil {
		p.Step = func(string) error { return nil }
	}
	r, err := p.publish(ctx)
	if err != nil {
		return Result{}, fmt.Errorf("publish: %w", err)
	}
	return r, nil
}

type publisher struct {
	Options
	folder string
	temp   string // the release while it is built
	loader *sqlite.Loader
	db     *sql.DB // the loader's
	notes  notes
	adds   bool // the ledgers have lines to add
	took   map[string]float64
}

const unfinished = ".unfinished"

func (p *publisher) publish(ctx context.Context) (Result, error) {
	if _, err := os.Stat(filepath.Join(p.Data, WorkFile)); err != nil {
		return Result{}, fmt.Errorf("nothing was collected yet: %w", err)
	}
	if err := p.step("clear", p.clearUnfinished); err != nil {
		return Result{}, err
	}
	if err := p.step("heal ledger", func() error { return p.healLedger(ctx) }); err != nil {
		return Result{}, err
	}
	number, err := p.nextNumber(ctx)
	if err != nil {
		return Result{}, err
	}
	name := fmt.Sprintf("%06d.db", number)
	p.temp = filepath.Join(p.folder, name+unfinished)
	hash, err := p.build(ctx, number)
	if err != nil {
		return Result{}, err
	}
	r := Result{Number: number, ContentHash: hash, Path: filepath.Join(p.folder, name), Unexplained: p.notes.Unexplained, Unused: p.notes.Unused, Seconds: p.took}
	current, ok := p.current(ctx)
	if ok && current.This.ContentHash == hash && current.This.Edition == p.Edition && !p.adds {
		if r.Unchanged, err = sameSchema(ctx, current.Path, p.temp); err != nil {
			return Result{}, err
		}
	}
	if r.Unchanged {
		r.Number, r.Path = current.This.Number, current.Path
		return r, os.Remove(p.temp)
	}
	if err := p.handOver(name); err != nil {
		return Result{}, err
	}
	return r, p.step("ledger", func() error { return p.keepLedger(ctx, r.Path) })
}

// healLedger makes or opens the ledger and takes into it what the release that
// is served knows: all of it where the ledger is new or lost, the lines of the
// last release where its publish was stopped before they were kept.
func (p *publisher) healLedger(ctx context.Context) error {
	current, ok := p.current(ctx)
	if ok {
		quiet := *p
		quiet.Step = func(string) error { return nil }
		return quiet.keepLedger(ctx, current.Path)
	}
	db, err := openLedger(ctx, p.Data)
	if err != nil {
		return err
	}
	return db.Close()
}

// step does one thing and says its name before and after. Nothing on the disk
// changes outside of one, but for the removal of a file that turned out equal.
func (p *publisher) step(name string, do func() error) error {
	if err := p.Step("before " + name); err != nil {
		return err
	}
	if err := p.timed(name, do); err != nil {
		return err
	}
	return p.Step("after " + name)
}

// timed does one thing and notes how long it took, by the clock of the machine.
func (p *publisher) timed(name string, do func() error) error {
	begun := time.Now()
	err := do()
	p.took[name] += time.Since(begun).Seconds()
	return err
}

// clearUnfinished makes the folder, or removes what a publish that was stopped
// left behind in it.
func (p *publisher) clearUnfinished() error {
	if err := os.MkdirAll(p.folder, 0o755); err != nil {
		return err
	}
	left, err := filepath.Glob(filepath.Join(p.folder, "*"+unfinished+"*"))
	if err != nil {
		return err
	}
	for _, f := range append(left, filepath.Join(p.Data, release.Pointer+unfinished)) {
		if err := os.Remove(f); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// nextNumber follows the highest number in the folder and in the ledger, so
// that a release that was written but never pointed at keeps its number, and
// so does one whose file was pruned.
func (p *publisher) nextNumber(ctx context.Context) (int64, error) {
	files, err := filepath.Glob(filepath.Join(p.folder, "*.db"))
	if err != nil {
		return 0, err
	}
	last, err := p.lastRelease(ctx)
	if err != nil {
		return 0, err
	}
	for _, f := range files {
		n, err := strconv.ParseInt(strings.TrimSuffix(filepath.Base(f), ".db"), 10, 64)
		if err != nil {
			return 0, fmt.Errorf("%s: a release is named by its number: %w", f, err)
		}
		last = max(last, n)
	}
	return last + 1, nil
}

func (p *publisher) current(ctx context.Context) (*release.DB, bool) {
	path, err := release.Current(p.Data)
	if err != nil {
		return nil, false
	}
	db, err := release.Open(ctx, path)
	if err != nil {
		return nil, false // a damaged release is replaced
	}
	defer db.Close()
	return db, true
}

// sameSchema compares two releases by the statements that made them: a newer
// build may derive what the current one lacks from the same content.
func sameSchema(ctx context.Context, paths ...string) (bool, error) {
	var schemas []string
	for _, path := range paths {
		db, err := sqlite.OpenImmutable(ctx, path)
		if err != nil {
			return false, err
		}
		schema, err := sqlite.Schema(ctx, db)
		if err := errors.Join(err, db.Close()); err != nil {
			return false, fmt.Errorf("schema of %s: %w", path, err)
		}
		schemas = append(schemas, schema)
	}
	return schemas[0] == schemas[1], nil
}

// build writes the whole release and returns its content hash.
func (p *publisher) build(ctx context.Context, number int64) (hash string, err error) {
	defer func() {
		if p.loader == nil {
			return
		}
		if closed := p.loader.Close(); err == nil {
			err = closed
		}
	}()
	for _, s := range []struct {
		name string
		do   func(context.Context) error
	}{
		{"create", p.create},
		{"copy", p.copyPublic},
		{"derive", p.derive},
		{"records", p.records},
		{"cite", func(ctx context.Context) error { return p.cite(ctx, number) }},
		{"gate", p.gate},
		{"seal", func(ctx context.Context) error { hash, err = p.seal(ctx, number); return err }},
		{"compact", p.compact},
	} {
		if err := p.step(s.name, func() error { return s.do(ctx) }); err != nil {
			return "", err
		}
	}
	return hash, nil
}

// create makes an empty release.
func (p *publisher) create(ctx context.Context) (err error) {
	if p.loader, err = sqlite.OpenLoader(ctx, p.temp, mainCache); err != nil {
		return err
	}
	p.db = p.loader.DB
	// An attached database may be in use by others: it is locked as they do it.
	if _, err := p.db.ExecContext(ctx, "pragma locking_mode = normal; pragma foreign_keys = on;\n"+release.Schema); err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	return nil
}

// seal computes the content hash and writes the release's own row.
func (p *publisher) seal(ctx context.Context, number int64) (string, error) {
	var hash string
	err := p.timed("content hash", func() (err error) {
		hash, err = contentHash(ctx, p.loader)
		return err
	})
	if err != nil {
		return "", err
	}
	published := p.Now().UTC().Format(time.RFC3339)
	_, err = p.db.ExecContext(ctx, `
		insert into release (number, published_at, content_hash, edition)
		values (?, ?, ?, ?)`, number, published, hash, p.Edition)
	if err == nil {
		_, err = p.db.ExecContext(ctx, `
			insert into ledger_release (release, published_at, content_hash, state_on)
			select ?, ?, ?, coalesce(max(consulted_on), '') from evidence`, number, published, hash)
	}
	if err != nil {
		return "", fmt.Errorf("seal: %w", err)
	}
	var ledger string
	err = p.timed("ledger inside", func() (err error) {
		if p.adds, err = p.added(ctx, number); err == nil {
			ledger, err = ledgerHash(ctx, p.loader)
		}
		return err
	})
	if err == nil {
		_, err = p.db.ExecContext(ctx, "update release set ledger_hash = ?", ledger)
	}
	if err != nil {
		return "", fmt.Errorf("seal: %w", err)
	}
	return hash, nil
}

// mostEmpty is how much of a file may be empty room, in percent.
const mostEmpty = 2

// compact writes the file anew without the room that building left empty, where
// that is more than a little of it.
func (p *publisher) compact(ctx context.Context) error {
	var empty, pages int64
	if err := p.db.QueryRowContext(ctx, "select freelist_count, page_count from pragma_freelist_count, pragma_page_count").Scan(&empty, &pages); err != nil {
		return err
	}
	if empty*100 <= pages*mostEmpty {
		return nil
	}
	if _, err := p.db.ExecContext(ctx, "vacuum"); err != nil {
		return fmt.Errorf("compact: %w", err)
	}
	return nil
}

// handOver syncs the file, gives it its name and moves the pointer.
func (p *publisher) handOver(name string) error {
	pointer := filepath.Join(p.Data, release.Pointer)
	for _, s := range []struct {
		name string
		do   func() error
	}{
		{"sync", func() error { return syncPath(p.temp) }},
		{"rename", func() error { return os.Rename(p.temp, filepath.Join(p.folder, name)) }},
		{"folder sync", func() error { return syncPath(p.folder) }},
		{"pointer write", func() error { return os.WriteFile(pointer+unfinished, []byte(name+"\n"), 0o644) }},
		{"pointer sync", func() error { return syncPath(pointer + unfinished) }},
		{"pointer move", func() error { return os.Rename(pointer+unfinished, pointer) }},
		{"pointer folder sync", func() error { return syncPath(p.Data) }},
	} {
		if err := p.step(s.name, s.do); err != nil {
			return err
		}
	}
	return nil
}

// syncPath makes a file's or folder's content durable.
func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
