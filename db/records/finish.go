package records

import (
	"context"
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
	beforeAndAfter("agreements", "difference", "withdrawals", "add up", "check", "close", "sync", "rename", "folder sync")...)

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
	if err := errors.Join(w.flush(), w.settle(), w.endFile(), w.writeSkips()); err != nil {
		return err
	}
	if rows := w.count + w.lineCount; rows < w.Least {
		return fmt.Errorf("%w: %d rows, fewer than %d, the fewest of a whole file", ErrRefused, rows, w.Least)
	}
	if err := w.tx.Commit(); err != nil {
		return err
	}
	w.tx = nil
	for _, s := range []struct {
		name string
		do   func() error
	}{
		{"agreements", w.agreements},
		{"difference", func() error { return w.difference(r) }},
		{"withdrawals", func() error { return w.boundWithdrawals(r) }},
		{"add up", func() error { return w.addUp(r) }},
		{"check", w.check},
		{"close", w.close},
		{"sync", func() error { return syncPath(w.path + unfinished) }},
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

const (
	// Of the versions of an agreement the highest holds, of equal ones the later
	// row; it began with the lowest, of equal ones the earlier row. Version and id
	// are one number here, so that one sort of all rows finds both ends; the id is
	// its lower half. Two agreements under one key leave the key null, which the
	// table refuses.
	insertAgreements = `
		insert into record (id, key, first, versions)
		select max((version << 32) + id) & 0xffffffff, iif(min(twin) = max(twin), key, null), min((version << 32) + id) & 0xffffffff, count(*)
		from record_version
		group by key
		order by 1`
	indexRecords = `create unique index record_by_key on record (key)`
)

func (w *Writer) agreements() error {
	err := w.exec(insertAgreements)
	if err != nil && strings.Contains(err.Error(), "NOT NULL constraint failed: record.key") {
		return fmt.Errorf("%w: two agreements have one key: the hashes of their numbers fall together", ErrRefused)
	}
	return errors.Join(err, w.exec(indexRecords))
}

const addUp = `
	insert into record_total (rows, agreements, original_cents, current_cents, excluded_cents, suspect, excluded, lines, skipped)
	select
	  (select count(*) from record_version),
	  count(*),
	  coalesce(sum(f.cents), 0),
	  coalesce(sum(v.cents), 0),
	  coalesce(sum(iif(v.verdict = 'excluded', v.cents, 0)), 0),
	  coalesce(sum(v.verdict = 'suspect'), 0),
	  coalesce(sum(v.verdict = 'excluded'), 0),
	  (select count(*) from record_line),
	  (select coalesce(sum(rows), 0) from record_skip)
	from record r
	join record_version v on v.id = r.id
	join record_version f on f.id = r.first`

func (w *Writer) addUp(r *Report) error {
	if err := w.exec(addUp); err != nil {
		return err
	}
	var err error
	r.Totals, err = readTotals(w.ctx, w.store.DB)
	return err
}

// pointers are the references of each table. Ids begin at 1 and leave none out,
// so a reference points at a row where it is no more than the count of rows:
// one pass over a table tells what foreign_key_check asks row by row.
var pointers = []struct{ table, column, to string }{
	{"record_spelling", "party", "record_party"},
	{"record_programme", "payer", "record_party"},
	{"record_version", "file", "record_file"},
	{"record_version", "payer", "record_spelling"},
	{"record_version", "receiver", "record_spelling"},
	{"record_version", "programme", "record_programme"},
	{"record_version", "terms", "record_terms"},
	{"record_text", "version", "record_version"},
	{"record_doubt", "version", "record_version"},
	{"record", "id", "record_version"},
	{"record", "first", "record_version"},
	{"record_line", "file", "record_file"},
	{"record_line", "body", "record_spelling"},
	{"record_skipped", "file", "record_file"},
}

// check looks for a row that points at nothing.
func (w *Writer) check() error {
	counts := map[string]int64{}
	for _, p := range pointers {
		if _, known := counts[p.to]; known {
			continue
		}
		var rows, last int64
		if err := w.store.DB.QueryRowContext(w.ctx, "select count(*), coalesce(max(id), 0) from "+p.to).Scan(&rows, &last); err != nil {
			return err
		}
		if rows != last {
			return fmt.Errorf("%w: %d rows of %s, the last is %d", ErrRefused, rows, p.to, last)
		}
		counts[p.to] = rows
	}
	of := map[string][]string{}
	for _, p := range pointers {
		of[p.table] = append(of[p.table], fmt.Sprintf("coalesce(min(%[1]s) < 1 or max(%[1]s) > %[2]d, 0)", p.column, counts[p.to]))
	}
	for table, columns := range of {
		var broken bool
		if err := w.store.DB.QueryRowContext(w.ctx, "select "+strings.Join(columns, " or ")+" from "+table).Scan(&broken); err != nil {
			return err
		}
		if broken {
			return fmt.Errorf("%w: a row of %s points at nothing", ErrRefused, table)
		}
	}
	return nil
}

func (w *Writer) close() error {
	err := w.store.Close()
	w.store = nil
	return err
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
