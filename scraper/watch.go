package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

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

// watch reads every version of the pages that changed, and tells how the
// announcements on them differ from one to the next. A version that cannot be
// read is passed over: the one before and the one after are compared.
func (s *scraper) watch(ctx context.Context, db *work.DB, src source.Source, kept *keep.Keep, pages []work.Page, found *source.Findings) ([]funding.Event, error) {
	seen := map[string]bool{}
	there := map[string]bool{} // an announcement that no list shows any more is not told of
	for _, d := range found.Documents {
		there[d.Key] = true
	}
	known, err := names(ctx, db, src.ID)
	if err != nil {
		return nil, err
	}
	var events []funding.Event
	for _, p := range pages {
		if p.Versions < 2 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		changes, err := db.Changes(ctx, src.ID, p.Address)
		if err != nil {
			return nil, err
		}
		last := map[string]version{} // by document
		for _, c := range changes {
			at := p
			at.Version = c
			now, err := articlesOf(kept, src, at)
			if err != nil {
				return nil, err
			}
			for _, v := range now {
				before, met := last[v.Document]
				last[v.Document] = v
				if !met || !there[v.Document] {
					continue
				}
				for _, e := range differences(before, v, known) {
					if !seen[e.Key] { // two lists may show one announcement
						seen[e.Key] = true
						events = append(events, e)
					}
				}
			}
		}
	}
	return events, nil
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
