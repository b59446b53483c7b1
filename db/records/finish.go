package records

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Totals is what the records of a source add up to, over every agreement read,
// before any verdict takes something away. Cents of different currencies and
// stages are added here: the sums check a load and are nobody's total.
type Totals struct {
	Rows          int64 `json:"rows"`
	Agreements    int64 `json:"agreements"`
	OriginalCents int64 `json:"original_cents"` // of each agreement as it began
	CurrentCents  int64 `json:"current_cents"`  // as it stands now
	ExcludedCents int64 `json:"excluded_cents"` // what verdicts take out of the current sum
	Suspect       int64 `json:"suspect"`        // agreements, by the verdict on the current amount
	Excluded      int64 `json:"excluded"`
	Lines         int64 `json:"lines"`    // numbers of returns
	LeftOut       int64 `json:"left_out"` // rows
}

// Report is what a load brought. Added, Changed and Withdrawn are agreements,
// compared with the load before; a first load has no such.
type Report struct {
	Totals
	First                     bool
	Added, Changed, Withdrawn int64
}

// Steps names every step of a load in order, for those who stop at them.
var Steps = append(append(beforeAndAfter("clear", "create"), "rows"),
	beforeAndAfter("agreements", "begin to sync", "begin to check", "add up", "check", "files", "difference", "withdrawals", "close", "sync", "rename", "folder sync")...)

func beforeAndAfter(names ...string) []string {
	var out []string
	for _, n := range names {
		out = append(out, "before "+n, "after "+n)
	}
	return out
}

// Finish makes agreements of the rows, compares them with the load before, and
// puts the new file in the place of the old one. On any error the old file
// stays. Error: ErrRefused, where the rows are not fit to stand.
func (w *Writer) Finish(ctx context.Context) (Report, error) {
	w.ctx = ctx
	var r Report
	err := w.finish(&r)
	if err != nil {
		return Report{}, errors.Join(fmt.Errorf("load %s: %w", w.Source, err), w.Abandon())
	}
	return r, nil
}

func (w *Writer) finish(r *Report) error {
	if err := errors.Join(w.flush(), w.settle(), w.writeFiles(), w.writeSkips()); err != nil {
		return err
	}
	if rows := w.count + w.lineCount; rows < w.Least {
		return fmt.Errorf("%w: %d rows, fewer than %d, the fewest of a whole file", ErrRefused, rows, w.Least)
	}
	for _, s := range []struct {
		name string
		do   func() error
	}{
		{"agreements", w.agreements},
		{"begin to sync", w.beginSync},
		{"begin to check", w.beginCheck},
		{"add up", func() error { return w.addUp(r) }},
		{"check", w.checked},
		{"files", w.writeHashes},
		{"difference", func() error { return w.difference(r) }},
		{"withdrawals", func() error { return w.boundWithdrawals(r) }},
		{"close", w.close},
		{"sync", w.sync},
		{"rename", func() error { return os.Rename(w.path+unfinished, w.path) }},
		{"folder sync", func() error { return syncPath(filepath.Dir(w.path)) }},
	} {
		if err := w.step(s.name, s.do); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) exec(query string, values ...any) error {
	_, err := w.store.DB.ExecContext(w.ctx, query, values...)
	return err
}

// writeFiles writes which files there were. One whose hash is not known yet has
// zeros in its place.
func (w *Writer) writeFiles() error {
	w.endFile()
	for i, f := range w.files {
		if w.Hashes != nil {
			f.SHA256 = strings.Repeat("0", 2*sha256.Size)
		}
		if _, err := w.tx.ExecContext(w.ctx, `
			insert into record_file (id, name, address, sha256, size, received_on, rows, synthetic)
			values (?, ?, ?, ?, ?, ?, ?, ?)`, i+1, f.Name, f.Address, f.SHA256, f.Size, string(f.ReceivedOn), f.rows, f.synthetic); err != nil {
			return fmt.Errorf("file %s: %w", f.Name, err)
		}
	}
	return nil
}

// writeHashes comes as late as it can: the hashes are known when all of the
// files were kept, which may take longer than reading them.
func (w *Writer) writeHashes() error {
	if w.Hashes == nil {
		return nil
	}
	hashes, err := w.Hashes()
	if err != nil {
		return err
	}
	if len(hashes) != len(w.files) {
		return fmt.Errorf("%d hashes of %d files", len(hashes), len(w.files))
	}
	for i, hash := range hashes {
		if err := w.exec("update record_file set sha256 = ? where id = ?", hash, i+1); err != nil {
			return fmt.Errorf("file %s: %w", w.files[i].Name, err)
		}
	}
	return nil
}

func (w *Writer) writeSkips() error {
	for what, rows := range w.skips {
		if _, err := w.tx.ExecContext(w.ctx, "insert into record_skip (field, reason, rows) values (?, ?, ?)", what[0], what[1], rows); err != nil {
			return err
		}
	}
	for _, s := range w.skipped {
		if _, err := w.tx.ExecContext(w.ctx, `
			insert into record_skipped (file, row, field, value, reason)
			values (?, ?, ?, ?, ?)`, s.file, s.row, s.field, s.value, s.reason); err != nil {
			return err
		}
	}
	return nil
}

// addUp adds up all versions, and takes away those that hold no more; what
// agreements began with differs from what stands where there are several.
const addUp = `
	insert into record_total (rows, agreements, original_cents, current_cents, excluded_cents, suspect, excluded, lines, skipped)
	select
	  a.rows,
	  (select count(*) from record),
	  a.cents - e.cents + b.cents,
	  a.cents - e.cents,
	  a.excluded_cents - e.excluded_cents,
	  a.suspect - e.suspect,
	  a.excluded - e.excluded,
	  (select count(*) from record_line),
	  (select coalesce(sum(rows), 0) from record_skip)
	from (select ` + addedUp + ` from record_version v) a
	join (select ` + addedUp + ` from record_earlier n join record_version v on v.id = n.version) e
	join (
	  select coalesce(sum(coalesce(f.cents, 0) - coalesce(v.cents, 0)), 0) as cents
	  from record r
	  join record_version v on v.id = r.id
	  join record_version f on f.id = r.first
	  where r.versions > 1
	) b`

const addedUp = `
	  count(*) as rows,
	  coalesce(sum(v.cents), 0) as cents,
	  coalesce(sum(v.cents) filter (where v.verdict = 'excluded'), 0) as excluded_cents,
	  count(*) filter (where v.verdict = 'suspect') as suspect,
	  count(*) filter (where v.verdict = 'excluded') as excluded`

func (w *Writer) addUp(r *Report) error {
	if err := w.exec(addUp); err != nil {
		return err
	}
	var err error
	r.Totals, err = readTotals(w.ctx, w.store.DB)
	return err
}

func (w *Writer) close() error {
	err := w.store.Close()
	w.store = nil
	return err
}

// beginSync lets the disk take what is written so far while the rest is made.
func (w *Writer) beginSync() error {
	begun := make(chan error, 1)
	w.syncing = begun
	go func() { begun <- syncPath(w.path + unfinished) }()
	return nil
}

func (w *Writer) sync() error {
	return errors.Join(<-w.syncing, syncPath(w.path+unfinished))
}

// syncPath makes a file's or folder's content durable.
func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
