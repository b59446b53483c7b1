package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"sillage/db/records"
	"sillage/db/work"
	"sillage/scraper/keep"
	"sillage/scraper/source"
)

// bulkAgain reads the kept files of a source of bulk files again. They are
// unpacked beside the record file, since readers may go about in a file as they
// like, and removed afterwards.
func (s *scraper) bulkAgain(kept *keep.Keep) pipeline {
	return func(ctx context.Context, db *work.DB, src source.Source) (report sourceReport, err error) {
		report = sourceReport{Source: src.ID, StartedAt: s.now().UTC()}
		of, err := records.Files(ctx, records.Path(s.Data, src.ID))
		if err != nil {
			return report, err
		}
		folder, err := os.MkdirTemp(filepath.Join(s.Data, records.Folder), ".again-*")
		if err != nil {
			return report, err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
		var files []source.File
		for _, f := range of {
			path := filepath.Join(folder, f.SHA256)
			if err := unpackKept(kept, f.SHA256, path); err != nil {
				return report, err
			}
			file, err := source.FileAt(path)
			if err != nil {
				return report, err
			}
			file.Name, file.Address, file.ReceivedOn = f.Name, f.Address, f.ReceivedOn
			files = append(files, file)
		}
		return report, s.readBulk(ctx, db, src, files, &report)
	}
}

func unpackKept(kept *keep.Keep, hash, path string) error {
	from, err := kept.Open(hash)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return errors.Join(err, to.Close())
}
