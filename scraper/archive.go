package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"

	"sillage/db/publish"
	"sillage/db/work"
	"sillage/scraper/keep"
	"sillage/scraper/source"
)

// kindField names the field of a record that says what its source expected at
// the address; sourceField names the source.
const (
	kindField   = "Sillage-Kind"
	sourceField = "Sillage-Source"
)

// archived counts what an archive took or gave.
type archived struct {
	File    string `json:"file"`
	Records int    `json:"records"`
	Bytes   int64  `json:"bytes"`
	Left    int    `json:"left_out"` // records of no source of this edition
}

// export writes every version of every page that the sources of the network
// sent as a WARC file, which appears whole or not at all.
func (s *scraper) export(ctx context.Context) error {
	db, err := work.Open(ctx, filepath.Join(s.Data, publish.WorkFile))
	if err != nil {
		return err
	}
	defer db.Close()
	kept, err := keep.Open(s.Data)
	if err != nil {
		return err
	}
	done := archived{File: s.Archive.Export.File}
	err = writeStream(done.File, func(to io.Writer) error {
		w, err := keep.NewWARC(to, product, s.now())
		if err != nil {
			return err
		}
		for _, src := range s.sources {
			if len(s.Archive.Export.Source) > 0 && !slices.Contains(s.Archive.Export.Source, src.ID) {
				continue
			}
			for _, id := range []string{src.ID, queueOf(src.ID)} { // what it sent, and what was captured of what it cites
				if err := exportSource(ctx, db, kept, w, id, &done); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("archive export %s: %w", done.File, err)
	}
	s.say("%d records, %d bytes of pages in %s", done.Records, done.Bytes, done.File)
	return s.answer(done)
}

func exportSource(ctx context.Context, db *work.DB, kept *keep.Keep, w *keep.WARC, id string, done *archived) error {
	pages, err := db.Pages(ctx, id)
	if err != nil {
		return err
	}
	for _, p := range pages {
		versions, err := db.Versions(ctx, id, p.Address)
		if err != nil {
			return err
		}
		for _, v := range versions {
			if err := ctx.Err(); err != nil {
				return err
			}
			raw, err := kept.Read(v.Hash)
			if err != nil {
				return fmt.Errorf("%s: %w", p.Address, err)
			}
			err = w.Write(keep.Record{Address: v.Address, At: v.SeenAt, Status: v.Status, Header: v.Header, Payload: raw,
				Fields: map[string]string{sourceField: id, kindField: p.Kind}})
			if err != nil {
				return err
			}
			done.Records++
			done.Bytes += int64(len(raw))
		}
	}
	return nil
}

// imported reads a WARC file back: its answers become versions of pages, as if
// they had been received when the file says. Records of addresses that no
// source of the edition declares are counted and left out.
func (s *scraper) imported(ctx context.Context) error {
	file, err := os.Open(s.Archive.Import.File)
	if err != nil {
		return err
	}
	defer file.Close()
	db, err := work.Open(ctx, filepath.Join(s.Data, publish.WorkFile))
	if err != nil {
		return err
	}
	defer db.Close()
	kept, err := keep.Open(s.Data)
	if err != nil {
		return err
	}
	done := archived{File: s.Archive.Import.File}
	err = keep.ReadWARC(file, func(r keep.Record) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		id, kind := s.sourceOf(r)
		if id == "" {
			done.Left++
			return nil
		}
		hash, err := kept.PutBytes(r.Payload)
		if err != nil {
			return err
		}
		field := source.Page{Header: r.Header}.Field
		done.Records++
		done.Bytes += int64(len(r.Payload))
		_, err = db.Queue(id).Done(ctx, []work.Outcome{{Job: work.Job{Address: r.Address, Kind: kind}, State: work.Kept, Answer: work.Version{
			Source: id, Address: r.Address, Final: r.Address, Status: r.Status, MediaType: field("Content-Type"), Coding: field("Content-Encoding"),
			ETag: field("ETag"), LastModified: field("Last-Modified"), Header: r.Header, Hash: hash, Size: int64(len(r.Payload)), SeenAt: r.At,
		}}})
		return err
	})
	if err != nil {
		return fmt.Errorf("archive import %s: %w", done.File, err)
	}
	s.say("%d records, %d bytes of pages from %s; %d records of no source left out", done.Records, done.Bytes, done.File, done.Left)
	return s.answer(done)
}

// sourceOf finds whose page a record is: by its own fields, or by the one
// source whose feed begins at its address.
func (s *scraper) sourceOf(r keep.Record) (id, kind string) {
	if r.Status != 200 {
		return "", ""
	}
	at, err := url.Parse(r.Address)
	if err != nil {
		return "", ""
	}
	for _, src := range s.sources {
		if r.Fields[sourceField] == queueOf(src.ID) && r.Fields[kindField] != "" {
			return queueOf(src.ID), r.Fields[kindField]
		}
		if src.Offline || !slices.Contains(src.Hosts, at.Host) {
			continue
		}
		if r.Fields[sourceField] == src.ID && r.Fields[kindField] != "" {
			return src.ID, r.Fields[kindField]
		}
		for _, l := range src.Start {
			if l.Address == r.Address {
				return src.ID, l.Kind
			}
		}
	}
	return "", ""
}

// writeStream writes a file that appears whole or not at all.
func writeStream(path string, write func(io.Writer) error) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".writing-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // fails after the move, as it should
	b := bufio.NewWriterSize(temp, 1<<20)
	err = write(b)
	if err == nil {
		err = b.Flush()
	}
	if err := errors.Join(err, temp.Chmod(0o644), temp.Sync(), temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}
