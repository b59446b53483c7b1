package main

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"sillage/db/release"
)

// releases holds the release that is served and changes it over when the
// pointer moves. A request keeps the release it began with; the old one is
// closed after its last reader.
type releases struct {
	data string
	log  *slog.Logger

	mu      sync.Mutex
	current *held
	refused string // what could not be opened, so that it is logged once
	older   error  // release.ErrOlder, while the release that is there is of another version
}

// held is an open release with the number of requests that read it.
type held struct {
	db      *release.DB
	readers int
	retired bool
}

func newReleases(data string, log *slog.Logger) *releases {
	return &releases{data: data, log: log}
}

// take gives the release to read, and what to call when done with it. Error:
// release.ErrNone while nothing was published, release.ErrOlder where another
// version of the program did.
func (r *releases) take() (*release.DB, func(), error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	h := r.current
	if h == nil && r.older != nil {
		return nil, nil, r.older
	}
	if h == nil {
		return nil, nil, release.ErrNone
	}
	h.readers++
	return h.db, sync.OnceFunc(func() { r.give(h) }), nil
}

func (r *releases) give(h *held) {
	r.mu.Lock()
	h.readers--
	last := h.retired && h.readers == 0
	r.mu.Unlock()
	if last {
		r.shut(h)
	}
}

// watch looks at the pointer until the context ends.
func (r *releases) watch(ctx context.Context, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			r.look(ctx)
		}
	}
}

// look opens the release that the pointer names, if it is another one, and
// puts it in the place of the old one. What cannot be opened whole changes
// nothing: the old release is served on. A file that is there again under the
// same name is tried again.
func (r *releases) look(ctx context.Context) {
	path, err := release.Current(r.data)
	if errors.Is(err, release.ErrNone) {
		r.refuse("", err)
		return
	}
	if err != nil {
		r.refuse("pointer", err)
		return
	}
	if r.serving(path) {
		return
	}
	db, err := open(ctx, path)
	if err != nil {
		r.refuse(path, err)
		return
	}
	r.swap(db)
	r.log.Info("release opened", "number", db.This.Number, "hash", db.This.ContentHash)
}

// open opens a release and reads it through before anybody is sent to it.
func open(ctx context.Context, path string) (*release.DB, error) {
	db, err := release.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := db.Check(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func (r *releases) serving(path string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.current != nil && r.current.db.Path == path
}

func (r *releases) swap(db *release.DB) {
	r.mu.Lock()
	old := r.current
	r.current, r.refused, r.older = &held{db: db}, "", nil
	idle := false
	if old != nil {
		old.retired = true
		idle = old.readers == 0
	}
	r.mu.Unlock()
	if idle {
		r.shut(old)
	}
}

// refuse logs once for each thing that could not be opened.
func (r *releases) refuse(what string, err error) {
	r.mu.Lock()
	said := r.refused == what+err.Error()
	r.refused = what + err.Error()
	served := "the one before is served on"
	if r.current == nil {
		served = "no other one is open, and every page says so"
	}
	if r.older = nil; errors.Is(err, release.ErrOlder) {
		r.older = release.ErrOlder
	}
	r.mu.Unlock()
	switch {
	case said:
	case errors.Is(err, release.ErrNone):
		r.log.Warn("nothing to serve yet", "data", r.data)
	default:
		r.log.Error("release not opened: "+served, "path", what, "err", err)
	}
}

func (r *releases) shut(h *held) {
	if err := h.db.Close(); err != nil {
		r.log.Error("close the old release", "path", h.db.Path, "err", err)
	}
}

// close retires the release that is served.
func (r *releases) close() {
	r.mu.Lock()
	old := r.current
	r.current = nil
	idle := old != nil && old.readers == 0
	if old != nil {
		old.retired = true
	}
	r.mu.Unlock()
	if idle {
		r.shut(old)
	}
}
