package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"sillage/db/dbtest"
	"sillage/db/publish"
	"sillage/db/release"
)

// served is the site over a data folder, on loopback.
func served(t *testing.T, data string) (*releases, *httptest.Server) {
	t.Helper()
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	held := newReleases(data, log)
	held.look(context.Background())
	handler, err := newSite(held, "", log)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(func() { server.Close(); held.close() })
	return held, server
}

// number asks which release answers; 0 when none does.
func number(t *testing.T, server *httptest.Server) int64 {
	t.Helper()
	answer, err := http.Get(server.URL + "/api/v1/release")
	if err != nil {
		t.Error(err)
		return 0
	}
	defer answer.Body.Close()
	var is release.Identity
	if answer.StatusCode != http.StatusOK || json.NewDecoder(answer.Body).Decode(&is) != nil {
		return 0
	}
	return is.Number
}

func TestTheReleaseChangesOverWithoutDroppingARequest(t *testing.T) {
	db, data := dbtest.Sample(t)
	ctx := context.Background()
	next := func(by int64) {
		b := dbtest.Register()
		b.Figures[0].Amount.Cents += by * 10_000_000
		if err := db.Replace(ctx, b); err != nil {
			t.Fatal(err)
		}
		if _, err := publish.Publish(ctx, publish.Options{Data: data, Edition: "synthetic", Now: dbtest.Now}); err != nil {
			t.Fatal(err)
		}
	}
	next(0)
	held, server := served(t, data)
	const swaps, readers = 5, 4
	var stop atomic.Bool
	var asked, dropped atomic.Int64
	var all sync.WaitGroup
	for range readers {
		all.Go(func() {
			for !stop.Load() && asked.Load() < 20_000 {
				asked.Add(1)
				if number(t, server) == 0 {
					dropped.Add(1)
				}
			}
		})
	}
	for i := range swaps {
		next(int64(i + 1))
		held.look(ctx)
	}
	stop.Store(true)
	all.Wait()
	if got := number(t, server); got != swaps+1 || dropped.Load() != 0 {
		t.Errorf("release %d after %d swaps; %d of %d requests dropped", got, swaps, dropped.Load(), asked.Load())
	}
	t.Logf("%d requests over %d swaps, %d dropped", asked.Load(), swaps, dropped.Load())
}

func TestABrokenReleaseLeavesTheOldOneServed(t *testing.T) {
	data := dbtest.Release(t)
	held, server := served(t, data)
	for name, content := range map[string]string{"000002.db": "not a database", "000003.db": "", "missing.db": "-"} {
		if content != "-" {
			if err := os.WriteFile(filepath.Join(data, release.Folder, name), []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(data, release.Pointer), []byte(name+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		held.look(context.Background())
		if got := number(t, server); got != 1 {
			t.Errorf("%s: release %d is served, want 1", name, got)
		}
	}
}

func TestWithoutAReleaseThePageSaysSo(t *testing.T) {
	_, server := served(t, t.TempDir())
	says(t, server, "/fr/", "Aucune parution n")
	says(t, server, "/en/", "No release is open")
	says(t, server, "/api/v1/release", release.ErrNone.Error())
}

// says checks that nothing can be shown at an address, in these words.
func says(t *testing.T, server *httptest.Server, address, words string) {
	t.Helper()
	answer, err := http.Get(server.URL + address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusServiceUnavailable || !strings.Contains(string(body), words) {
		t.Errorf("%s: status %d, %v, want 503 and %q in\n%s", address, answer.StatusCode, err, words, body)
	}
}

func TestAReleaseOfAnotherVersionIsNamedUntilTheNextIsPublished(t *testing.T) {
	db, data := dbtest.Sample(t)
	publishNext := func() {
		if _, err := publish.Publish(context.Background(), publish.Options{Data: data, Edition: "synthetic", Now: dbtest.Now}); err != nil {
			t.Fatal(err)
		}
	}
	publishNext()
	dbtest.Age(t, data)
	held, server := served(t, data)
	says(t, server, "/fr/", "scraper publish")
	says(t, server, "/en/", "another version of the program")
	says(t, server, "/api/v1/release", "publish once with the scraper of this version")
	path, err := release.Current(data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := release.Open(context.Background(), path); !errors.Is(err, release.ErrOlder) || !strings.Contains(err.Error(), "release 1, lacks record_source") || !strings.Contains(err.Error(), "more") {
		t.Errorf("got %v", err)
	}
	if err := db.Replace(context.Background(), dbtest.Register()); err != nil {
		t.Fatal(err)
	}
	publishNext()
	held.look(context.Background())
	if got := number(t, server); got != 2 {
		t.Errorf("release %d is served after the next publish, want 2", got)
	}
}
