package main

import (
	"context"
	"fmt"
	"io"

	"sillage/scraper/keep"
	"sillage/scraper/source"
)

// keeping keeps files as they were received while others read them: that needs
// a core for longer than the reading does.
type keeping struct {
	stop   context.CancelCauseFunc // who reads the files stops too
	done   chan struct{}
	hashes []string // of the files, when all of them are kept
	err    error
}

// keepBeside begins to keep the files. The context that it returns ends when
// that fails. Who calls it calls end, whatever happens.
func (s *scraper) keepBeside(ctx context.Context, id string, files []source.File) (context.Context, *keeping, error) {
	kept, err := keep.Open(s.Data)
	if err != nil {
		return nil, nil, err
	}
	ctx, stop := context.WithCancelCause(ctx)
	k := &keeping{stop: stop, done: make(chan struct{})}
	go func() {
		defer close(k.done)
		for _, f := range files {
			hash, err := keepFile(ctx, kept, f)
			if err != nil {
				k.err = fmt.Errorf("%s: %w", f.Name, err)
				stop(k.err)
				return
			}
			k.hashes = append(k.hashes, hash)
		}
	}()
	s.say("%s: reading and keeping %d files", id, len(files))
	return ctx, k, nil
}

// all waits until every file is kept.
func (k *keeping) all() ([]string, error) {
	<-k.done
	return k.hashes, k.err
}

// end stops what is under way, and waits until nothing is.
func (k *keeping) end() {
	k.stop(context.Canceled)
	<-k.done
}

// keepFile keeps a file and gives its hash, which is the one that it had before
// where that is known.
func keepFile(ctx context.Context, kept *keep.Keep, f source.File) (string, error) {
	open, err := f.Open()
	if err != nil {
		return "", err
	}
	defer open.Close()
	hash, _, err := kept.PutLarge(stoppable{ctx, open})
	if err == nil && f.Hash != "" && hash != f.Hash {
		return "", source.ErrChanged
	}
	return hash, err
}

// stoppable reads as long as its context lasts.
type stoppable struct {
	ctx context.Context
	io.Reader
}

func (s stoppable) Read(b []byte) (int, error) {
	if s.ctx.Err() != nil {
		return 0, context.Cause(s.ctx)
	}
	return s.Reader.Read(b)
}
