package records

import (
	"context"
	"database/sql"
	"fmt"

	"sillage/db/sqlite"
)

// filling is a batch of each kind. While one is written, rows go into another:
// reading and writing each have a core.
type filling struct {
	// What many rows have, first: rows point at it.
	parties, spellings, programmes, termRows *sqlite.Batch
	rows, doubts, lineRows                   *sqlite.Batch
	records, earlier                         *sqlite.Batch // once all rows are known
	of                                       []written
}

// written is a batch and the statements that take it in.
type written struct {
	batch *sqlite.Batch
	into  []*sql.Stmt
}

// prepare makes both fillings.
func (w *Writer) prepare() error {
	w.filling, w.other = &filling{}, &filling{}
	for _, k := range []struct {
		to         func(*filling) **sqlite.Batch
		columns    int
		statements []string
	}{
		{func(f *filling) **sqlite.Batch { return &f.parties }, 2, []string{insertParties}},
		{func(f *filling) **sqlite.Batch { return &f.spellings }, 12, []string{insertSpellings}},
		{func(f *filling) **sqlite.Batch { return &f.programmes }, 4, []string{insertProgrammes}},
		{func(f *filling) **sqlite.Batch { return &f.termRows }, 10, []string{insertTerms}},
		{func(f *filling) **sqlite.Batch { return &f.rows }, 25, []string{insertVersions, insertTexts}},
		{func(f *filling) **sqlite.Batch { return &f.doubts }, 5, []string{insertDoubts}},
		{func(f *filling) **sqlite.Batch { return &f.lineRows }, 12, []string{insertLines}},
		{func(f *filling) **sqlite.Batch { return &f.records }, 4, []string{insertRecords}},
		{func(f *filling) **sqlite.Batch { return &f.earlier }, 2, []string{insertEarlier}},
	} {
		var into []*sql.Stmt
		for _, text := range k.statements {
			s, err := w.tx.PrepareContext(w.ctx, text)
			if err != nil {
				return err
			}
			into = append(into, s)
		}
		for _, f := range []*filling{w.filling, w.other} {
			b, err := w.store.Batch(k.columns)
			if err != nil {
				return err
			}
			*k.to(f) = b
			f.of = append(f.of, written{b, into})
		}
	}
	return nil
}

// flush passes rows on.
func (w *Writer) flush() error {
	if err := w.pass(fmt.Sprintf("before record %d of file %d", w.inFile+1, w.file)); err != nil {
		return err
	}
	w.Progress(w.count + w.lineCount)
	return w.Step("rows")
}

// pass lets what was filled be written, once what was filled before it is, and
// goes on with the other filling. upTo is said of an error.
func (w *Writer) pass(upTo string) error {
	if err := w.settle(); err != nil {
		return err
	}
	ctx, full, done := w.ctx, w.filling, make(chan error, 1)
	w.filling, w.other, w.written = w.other, full, done
	go func() { done <- full.write(ctx, upTo) }()
	return nil
}

// settle waits for what is being written.
func (w *Writer) settle() error {
	if w.written == nil {
		return nil
	}
	err := <-w.written
	w.written = nil
	return err
}

func (f *filling) write(ctx context.Context, upTo string) error {
	for _, b := range f.of {
		if err := b.batch.Write(ctx, b.into...); err != nil {
			return fmt.Errorf("%s: %w", upTo, err)
		}
	}
	return nil
}
