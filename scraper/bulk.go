package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"sillage/db/funding"
	"sillage/db/records"
	"sillage/db/work"
	"sillage/scraper/source"
)

// bulk is the pipeline of a source of bulk files: keep, then read row by row
// into a new record file, which takes the place of the old one when all went
// well. Files that were read before, by this very program, are not read again.
func (s *scraper) bulk(path string) pipeline {
	return func(ctx context.Context, db *work.DB, src source.Source) (sourceReport, error) {
		report := sourceReport{Source: src.ID, StartedAt: s.now().UTC()}
		if path == "" {
			return report, errors.New("name its file: run " + src.ID + " --from FILE")
		}
		files, err := filesAt(path)
		if err != nil {
			return report, err
		}
		if src.State, err = db.StateOf(ctx, src.Source); err != nil {
			return report, err
		}
		today := funding.Date(s.now().UTC().Format("2006-01-02"))
		for i := range files {
			files[i].ReceivedOn, files[i].Address = today, cmp.Or(src.Records.Address, src.Home)
		}
		return report, s.readBulk(ctx, db, src, files, &report)
	}
}

func (s *scraper) readBulk(ctx context.Context, db *work.DB, src source.Source, files []source.File, report *sourceReport) error {
	reader, err := thisProgram()
	if err != nil {
		return err
	}
	if src.Records.Reading != "" {
		reader += " " + src.Records.Reading
	}
	report.Fetched = len(files)
	same, err := s.readBefore(ctx, src, files, reader)
	if err != nil {
		return err
	}
	if same {
		s.say("%s: read before and unchanged, nothing to do", src.ID)
		return s.bulkStands(ctx, db, src, files, report)
	}
	if err := s.load(ctx, db, src, files, reader, report); err != nil {
		return err
	}
	return s.bulkStands(ctx, db, src, files, report)
}

// readBefore tells whether the records were read from these files by this
// code. Only then could they be, when files of these sizes were: else nothing
// is hashed, and who keeps the files does it.
func (s *scraper) readBefore(ctx context.Context, src source.Source, files []source.File, reader string) (bool, error) {
	path := records.Path(s.Data, src.ID)
	before, err := records.Files(ctx, path)
	if errors.Is(err, records.ErrNone) {
		return false, nil
	}
	sizes := func(f source.File, b records.File) bool { return f.Size == b.Size }
	if err != nil || !slices.EqualFunc(files, before, sizes) {
		return false, err
	}
	var hashes []string
	for i := range files {
		if files[i].Hash, err = hashOf(files[i]); err != nil {
			return false, err
		}
		hashes = append(hashes, files[i].Hash)
	}
	return records.Holds(ctx, path, reader, hashes)
}

// announceBulk makes a source known before its first records are: a release
// then never finds records of nobody, whenever this stops.
func (s *scraper) announceBulk(ctx context.Context, db *work.DB, src source.Source, files []source.File, report sourceReport) error {
	_, err := records.ReadTotals(ctx, records.Path(s.Data, src.ID))
	if !errors.Is(err, records.ErrNone) {
		return err
	}
	return s.storeBulk(ctx, db, src, files, report)
}

// bulkStands tells what stands in the record file, and stores the run.
func (s *scraper) bulkStands(ctx context.Context, db *work.DB, src source.Source, files []source.File, report *sourceReport) error {
	totals, err := records.ReadTotals(ctx, records.Path(s.Data, src.ID))
	if err != nil {
		return err
	}
	report.Records = &totals
	report.Kept, report.Parsed, report.Skipped = len(files), int(totals.Rows+totals.Lines), int(totals.LeftOut)
	return s.storeBulk(ctx, db, src, files, *report)
}

func (s *scraper) storeBulk(ctx context.Context, db *work.DB, src source.Source, files []source.File, report sourceReport) error {
	b := work.Batch{Source: src.Source, Run: report.counts(s.now())}
	for _, f := range files {
		b.Snapshots = append(b.Snapshots, funding.Snapshot{Hash: f.Hash, Source: src.ID, Address: f.Address, MediaType: f.MediaType, Size: f.Size, FetchedOn: f.ReceivedOn})
	}
	return db.Replace(ctx, b)
}

// load reads the files into a new record file, and keeps them meanwhile. The
// new records take the place of the old ones when both are done.
func (s *scraper) load(ctx context.Context, db *work.DB, src source.Source, files []source.File, reader string, report *sourceReport) error {
	reading, kept, err := s.keepBeside(ctx, src.ID, files)
	if err != nil {
		return err
	}
	defer kept.end()
	hashes := func() ([]string, error) {
		hashes, err := kept.all()
		if err != nil {
			return nil, err
		}
		for i := range files {
			files[i].Hash = hashes[i]
			if files[i].Same == nil {
				continue
			}
			if err := files[i].Same(); err != nil {
				return nil, fmt.Errorf("%s: %w", files[i].Name, err)
			}
		}
		report.Kept = len(files)
		return hashes, s.announceBulk(ctx, db, src, files, *report)
	}
	err = s.readFiles(reading, src, files, reader, hashes, report)
	if cause := context.Cause(reading); err != nil && cause != nil && !errors.Is(err, cause) {
		return errors.Join(cause, err)
	}
	return err
}

// readFiles reads them into a new record file; hashes gives theirs when they
// are kept.
func (s *scraper) readFiles(ctx context.Context, src source.Source, files []source.File, reader string, hashes func() ([]string, error), report *sourceReport) error {
	progress := s.follow(src.ID, files)
	o := records.Options{
		Source: src.ID, Scheme: src.Records.Scheme, Columns: src.Records.Columns, Reader: reader, Day: files[0].ReceivedOn, Least: src.Records.Least, Counted: report.Counted,
		Hashes: hashes, Step: func(string) error { return ctx.Err() }, Progress: progress.tell,
	}
	if !s.Run.AcceptWithdrawals {
		o.MostWithdrawn = mostWithdrawn
	}
	for _, l := range src.Records.Lines {
		o.Lines = append(o.Lines, records.LineMeaning(l))
	}
	w, err := records.Create(ctx, records.Path(s.Data, src.ID), o)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := s.readInto(ctx, w, src, progress.through(f)); err != nil {
			return errors.Join(fmt.Errorf("%s: %w", f.Name, err), w.Abandon())
		}
	}
	done, err := w.Finish(ctx)
	if errors.Is(err, records.ErrWithdraws) {
		return fmt.Errorf("%w; %s", err, howToWithdraw)
	}
	if err != nil {
		return err
	}
	if !done.First {
		report.Difference = &difference{done.Added, done.Changed, done.Withdrawn}
	}
	return nil
}

func (s *scraper) readInto(ctx context.Context, w *records.Writer, src source.Source, f source.File) error {
	if err := w.File(records.File{Name: f.Name, Address: f.Address, Size: f.Size, ReceivedOn: f.ReceivedOn}); err != nil {
		return err
	}
	synthetic, err := isSynthetic(f)
	if err != nil {
		return err
	}
	if synthetic {
		s.say("%s: %s was generated: it stays out of releases that do not ask for it", src.ID, f.Name)
		if err := w.Synthetic(); err != nil {
			return err
		}
	}
	return src.Records.Read(ctx, f, w)
}

// firstRows is how far into a file the mark of generated rows is looked for, in
// bytes: its first row is well within.
const firstRows = 256 << 10

func isSynthetic(f source.File) (bool, error) {
	if workbook, err := f.IsWorkbook(); err != nil || workbook {
		return false, err // only text is generated
	}
	text, err := f.Unpacked()
	if err != nil {
		return false, err
	}
	defer text.Close()
	start, err := io.ReadAll(io.LimitReader(text, firstRows))
	if err != nil {
		return false, fmt.Errorf("%s: %w", f.Name, err)
	}
	return bytes.Contains(start, []byte(source.SyntheticMark)), nil
}

// filesAt is the file at path, or every file of the folder there, by name.
func filesAt(path string) ([]source.File, error) {
	about, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	paths := []string{path}
	if about.IsDir() {
		if paths, err = filepath.Glob(filepath.Join(path, "*")); err != nil {
			return nil, err
		}
	}
	var files []source.File
	for _, p := range paths {
		f, err := source.FileAt(p)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s holds no file", path)
	}
	slices.SortFunc(files, func(a, b source.File) int { return cmp.Compare(a.Name, b.Name) })
	return files, nil
}

func hashOf(f source.File) (string, error) {
	open, err := f.Open()
	if err != nil {
		return "", err
	}
	defer open.Close()
	return sumOf(open)
}

// thisProgram names the code that reads: the hash of the program. Whatever
// changes in it, files are read anew.
func thisProgram() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("which program this is: %w", err)
	}
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("which program this is: %w", err)
	}
	defer f.Close()
	return sumOf(f)
}

func sumOf(r io.Reader) (string, error) {
	sum := sha256.New()
	if _, err := io.CopyBuffer(sum, r, make([]byte, 1<<20)); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
