package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"sillage/db/funding"
	"sillage/db/work"
	"sillage/scraper/keep"
	"sillage/scraper/parse/prose"
	"sillage/scraper/source"
)

// version is an announcement as one version of its page gave it.
type version struct {
	source.Article
	hash string
	seen funding.Date
}

// watched is what was seen of the announcements of a source over time.
type watched struct {
	versions []funding.AnnouncementVersion
	events   []funding.Event
}

// watch reads every version of the pages that changed, and tells how the
// announcements on them differ from one to the next. A version that cannot be
// read is passed over: the one before and the one after are compared.
func (s *scraper) watch(ctx context.Context, db *work.DB, src source.Source, kept *keep.Keep, pages []work.Page, found *source.Findings) (watched, error) {
	w := watching{last: map[string]version{}, seen: map[string]bool{}, there: map[string]bool{}, numbers: map[string]int{}}
	if slices.ContainsFunc(pages, func(p work.Page) bool { return p.Versions > 1 }) {
		var err error
		if w.known, err = names(ctx, db, src.ID); err != nil {
			return watched{}, err
		}
	}
	for _, d := range found.Documents {
		w.there[d.Key] = true
	}
	for _, p := range pages {
		if err := ctx.Err(); err != nil {
			return watched{}, err
		}
		if key := source.DocumentKey(p.Address); p.Versions < 2 { // the page of one announcement, or a list that never changed
			if w.there[key] {
				w.version(key, p.Hash, p.Since)
			}
			continue
		}
		changes, err := db.Changes(ctx, src.ID, p.Address)
		if err != nil {
			return watched{}, err
		}
		clear(w.last)
		for _, c := range changes {
			at := p
			at.Version = c
			now, err := articlesOf(kept, src, at)
			if err != nil {
				return watched{}, err
			}
			for _, v := range now {
				w.take(v, c)
			}
		}
	}
	return w.watched, nil
}

type watching struct {
	watched
	known   *prose.Names
	last    map[string]version // of the page at hand, by document
	there   map[string]bool    // what no list shows any more is not told of
	seen    map[string]bool    // two lists may show one announcement
	numbers map[string]int
}

func (w *watching) take(v version, of work.Version) {
	before, met := w.last[v.Document]
	w.last[v.Document] = v
	if !w.there[v.Document] {
		return
	}
	w.version(v.Document, of.Hash, of.SeenAt)
	if !met {
		return
	}
	for _, e := range differences(before, v, w.known) {
		if !w.seen[e.Key] {
			w.seen[e.Key] = true
			w.events = append(w.events, e)
		}
	}
}

func (w *watching) version(document, hash string, seen time.Time) {
	w.numbers[document]++
	w.versions = append(w.versions, funding.AnnouncementVersion{Document: document, Number: w.numbers[document], SeenOn: day(seen), Hash: hash})
}

// articlesOf are the announcements that one version of a page gives; none when
// it cannot be read.
func articlesOf(kept *keep.Keep, src source.Source, p work.Page) ([]version, error) {
	page, err := pageOf(kept, p)
	if err != nil {
		return nil, err
	}
	found := &source.Findings{}
	if err := src.Parse(page, found); err != nil {
		return nil, nil // told when it was received
	}
	var out []version
	for _, a := range found.Articles {
		out = append(out, version{a, p.Hash, day(p.SeenAt)})
	}
	return out, nil
}

// differences lists what differs between two versions of an announcement.
func differences(was, now version, known *prose.Names) []funding.Event {
	var events []funding.Event
	for n, c := range compare(was.Article, now.Article, known) {
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%s\n%s\n%s\n%s\n%d", was.Document, now.seen, c.kind, c.was, c.now, now.hash, n))
		events = append(events, funding.Event{Key: "event-" + hex.EncodeToString(sum[:6]), Document: was.Document, SeenOn: now.seen,
			Kind: c.kind, Lang: now.Lang, Was: c.was, Became: c.now, WasHash: was.hash, BecameHash: now.hash})
	}
	return events
}
