package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"sillage/db/publish"
	"sillage/db/work"
	"sillage/scraper/reconcile"
)

// sameTexts says of every collected announcement which other one it reprints,
// from the texts of all sources at once: the order in which sources were run
// means nothing.
func (s *scraper) sameTexts(ctx context.Context) error {
	path := filepath.Join(s.Data, publish.WorkFile)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil // publish says that nothing was collected
	}
	db, err := work.Open(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	articles, err := db.Articles(ctx)
	if err != nil {
		return err
	}
	var texts []reconcile.Text
	seen := map[string]bool{}
	for _, a := range articles {
		if seen[a.Address] {
			continue // two sources collect it
		}
		seen[a.Address] = true
		t := reconcile.Text{Address: a.Address, Lang: a.Lang, PublishedOn: a.PublishedOn, Rank: a.Rank, Words: a.Words}
		if t.Signature, err = reconcile.SignatureOf(a.Signature); err != nil {
			return fmt.Errorf("text of %s: %w", a.Address, err)
		}
		if err := json.Unmarshal([]byte(a.Sums), &t.Sums); err != nil {
			return fmt.Errorf("sums of %s: %w", a.Address, err)
		}
		texts = append(texts, t)
	}
	return db.SetCopies(ctx, reconcile.Reprints(texts))
}
