package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"sillage/db/funding"
	"sillage/db/records"
	"sillage/db/work"
	"sillage/scraper/fetch"
	"sillage/scraper/source"
)

// incoming is the folder in which bulk files are received, under the data
// folder. What a stopped download left there is continued.
const incoming = "incoming"

// bulkLive is the pipeline of a source of bulk files that lies on the network:
// the pages of the edition's part, or with --full the one file of everything,
// are received whole, and then read as files at hand are.
func (s *scraper) bulkLive(ctx context.Context, db *work.DB, src source.Source) (sourceReport, error) {
	report := sourceReport{Source: src.ID, StartedAt: s.now().UTC()}
	if s.Run.Offline {
		return report, errors.New("needs the network, or its file: run " + src.ID + " --from FILE")
	}
	f, err := s.fetcher(s.Run.visit)
	if err != nil {
		return report, err
	}
	if src.State, err = db.StateOf(ctx, src.Source); err != nil {
		return report, err
	}
	receive, folder := s.receivePages, filepath.Join(s.Data, incoming, src.ID, "pages")
	if s.Run.Full {
		receive, folder = s.receiveFull, filepath.Join(s.Data, incoming, src.ID, "full")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return report, err
	}
	files, err := receive(ctx, f, src, folder, &report)
	if err != nil {
		return report, err
	}
	if err := s.notFarLess(ctx, src, report); err != nil {
		return report, err
	}
	if err := s.readBulk(ctx, db, src, files, &report); err != nil {
		return report, err
	}
	if err := os.RemoveAll(folder); err != nil { // the bytes are kept by their hash
		return report, err
	}
	if len(s.Run.Loopback) > 0 {
		return report, nil // a test web proves nothing
	}
	return report, db.Prove(ctx, src.ID, s.today())
}

// notFarLess refuses the edition's part where everything stands: the records
// that are not in it would be called withdrawn.
func (s *scraper) notFarLess(ctx context.Context, src source.Source, report sourceReport) error {
	if s.Run.Full {
		return nil
	}
	path := records.Path(s.Data, src.ID)
	switch totals, err := records.ReadTotals(ctx, path); {
	case errors.Is(err, records.ErrNone):
		return nil
	case err != nil:
		return err
	case totals.Rows > 2*report.Counted:
		return fmt.Errorf("%d rows stand, and the edition's part has %d: run it with --full or --from FILE, or put %s away first", totals.Rows, report.Counted, path)
	}
	return nil
}

func (s *scraper) today() funding.Date { return day(s.now()) }

// receiveFull downloads the one file of everything.
func (s *scraper) receiveFull(ctx context.Context, f *fetch.Fetcher, src source.Source, folder string, report *sourceReport) ([]source.File, error) {
	if src.Records.Full == "" {
		return nil, errors.New("--full: its publisher has no file of everything")
	}
	told := int64(0)
	got, err := f.Download(ctx, src.Records.Full, src.Hosts, filepath.Join(folder, filepath.Base(src.Records.Full)), fetch.Known{}, func(done, total int64) {
		if done >= told {
			s.say("%s: %d of %d bytes received", src.ID, done, total)
			told = done + tellEvery
		}
	})
	if err != nil {
		return nil, err
	}
	if got.Resumed > 0 {
		s.say("%s: %d bytes were there from a download that was stopped", src.ID, got.Resumed)
	}
	file, err := source.FileAt(got.Path)
	file.Address, file.MediaType, file.ReceivedOn = src.Records.Full, got.MediaType, day(got.ReceivedAt)
	return []source.File{file}, err
}

// tellEvery is how many bytes are received between two words about them.
const tellEvery = 64 << 20

// receivePages asks for the pages of each link at which the source begins, one
// after the other. A page that fails is an error of the run: a part of the rows
// is not all of them.
func (s *scraper) receivePages(ctx context.Context, f *fetch.Fetcher, src source.Source, folder string, report *sourceReport) ([]source.File, error) {
	var files []source.File
	for _, begin := range src.Start {
		counted, rows := int64(-1), int64(0)
		for address := begin.Address; address != ""; {
			got, err := f.Page(ctx, address, src.Hosts, src.Pace, fetch.Known{})
			if err != nil {
				return nil, err
			}
			following, err := src.Records.More(address, got.Body)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", address, err)
			}
			if counted >= 0 && following.Counted != counted {
				return nil, fmt.Errorf("%s: %d rows are counted, and %d a page before: they change while they are read, run again", address, following.Counted, counted)
			}
			counted, rows = following.Counted, rows+following.Rows
			file, err := receivedPage(folder, len(files), address, got)
			if err != nil {
				return nil, err
			}
			files = append(files, file)
			s.say("%s: page %d, %d of %d rows of %s", src.ID, len(files), rows, counted, begin.Address)
			address = following.Next
		}
		report.Counted += counted
	}
	if len(files) == 0 {
		return nil, errors.New("the edition names nothing that it is asked for; --full fetches everything")
	}
	return files, nil
}

// receivedPage writes a page to the disk, as it was received where that is a
// form that files are read in.
func receivedPage(folder string, number int, address string, got fetch.Response) (source.File, error) {
	bytesOf := got.Raw
	if packed := bytes.HasPrefix(got.Raw, []byte("\x1f\x8b")); !packed {
		bytesOf = got.Body
	}
	path := filepath.Join(folder, fmt.Sprintf("%05d.json", number))
	if err := os.WriteFile(path, bytesOf, 0o644); err != nil {
		return source.File{}, err
	}
	file, err := source.FileAt(path)
	file.Address, file.MediaType, file.ReceivedOn = address, got.Header.Get("Content-Type"), day(got.ReceivedAt)
	return file, err
}
