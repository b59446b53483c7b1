package work_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/sqlite"
	"sillage/db/work"
)

const oneHash, otherHash = "00000000000000000000000000000000000000000000000000000000000000c1", "00000000000000000000000000000000000000000000000000000000000000c2"

func answered(hash string, at time.Time) []work.Outcome {
	return []work.Outcome{{Job: work.Job{Address: "https://example.test/a", Kind: "article"}, State: work.Kept,
		Answer: work.Version{Final: "https://example.test/a", Status: 200, MediaType: "text/html", Hash: hash, Size: 1, SeenAt: at}}}
}

func TestChangesTellEveryTimeThatAPageAnsweredWithOtherBytes(t *testing.T) {
	db, _ := dbtest.New(t)
	ctx, q := context.Background(), db.Queue("wire")
	for i, hash := range []string{oneHash, oneHash, otherHash, otherHash, oneHash} {
		if _, err := q.Done(ctx, answered(hash, dbtest.Now().AddDate(0, 0, i))); err != nil {
			t.Fatal(err)
		}
	}
	changes, err := db.Changes(ctx, "wire", "https://example.test/a")
	if err != nil || len(changes) != 3 {
		t.Fatalf("%d changes, %v", len(changes), err)
	}
	for i, want := range []struct {
		hash string
		day  int
	}{{oneHash, 0}, {otherHash, 2}, {oneHash, 4}} {
		if c := changes[i]; c.Hash != want.hash || !c.SeenAt.Equal(dbtest.Now().AddDate(0, 0, want.day)) {
			t.Errorf("change %d: %s at %s", i, c.Hash, c.SeenAt)
		}
	}
}

func TestVersionsReceivedBeforeChangesWereNotedAreChanges(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "work.db")
	before := fstest.MapFS{}
	for _, name := range []string{"0001.sql", "0002.sql", "0003.sql", "0004.sql", "0005.sql", "0006.sql", "0007.sql"} {
		text, err := os.ReadFile("migrations/" + name)
		if err != nil {
			t.Fatal(err)
		}
		before[name] = &fstest.MapFile{Data: text}
	}
	old, err := sqlite.OpenWriter(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := sqlite.Migrate(ctx, old, before); err != nil {
		t.Fatal(err)
	}
	for hash, seen := range map[string]string{oneHash: "2026-01-01T00:00:00Z", otherHash: "2026-02-01T00:00:00Z"} {
		_, err := old.Exec(`insert into page_version (source_id, address, hash, final_address, status, media_type, coding, header, size, first_seen, last_seen)
			values ('wire', 'https://example.test/a', ?, '', 200, '', '', '', 1, ?, ?)`, hash, seen, seen)
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := work.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	changes, err := db.Changes(ctx, "wire", "https://example.test/a")
	if err != nil || len(changes) != 2 || changes[0].Hash != oneHash || changes[1].Hash != otherHash {
		t.Errorf("%+v, %v", changes, err)
	}
}

func TestAnAddressThatNeverAnsweredIsGoneSinceItWasAsked(t *testing.T) {
	db, _ := dbtest.New(t)
	ctx, q := context.Background(), db.Queue("wire")
	for i := range 2 {
		o := answered("", dbtest.Now().AddDate(0, 0, i))
		o[0].State = work.PageGone
		if _, err := q.Done(ctx, o); err != nil {
			t.Fatal(err)
		}
	}
	gone, err := db.Gone(ctx, "wire")
	if err != nil || !gone["https://example.test/a"].Equal(dbtest.Now()) {
		t.Errorf("gone %v, %v", gone, err)
	}
	if pages, err := db.Pages(ctx, "wire"); err != nil || len(pages) != 0 {
		t.Errorf("pages %v, %v", pages, err)
	}
	if _, err := q.Done(ctx, answered(oneHash, dbtest.Now().AddDate(0, 0, 3))); err != nil {
		t.Fatal(err)
	}
	if gone, err := db.Gone(ctx, "wire"); err != nil || len(gone) != 0 {
		t.Errorf("it answers, and is gone: %v, %v", gone, err)
	}
}

// Two sources may capture the same bytes; replacing one leaves the other whole.
func TestBytesOfTwoSourcesAreOneSnapshot(t *testing.T) {
	for name, order := range map[string][]string{"one way": {"a", "b"}, "the other way": {"b", "a"}} {
		t.Run(name, func(t *testing.T) {
			db, data := dbtest.Sample(t)
			ctx := context.Background()
			batch := func(id string, holds bool) work.Batch {
				b := work.Batch{Source: funding.Source{ID: id, Kind: "announcements", TitleFR: id, TitleEN: id, Publisher: "x", State: "proven"},
					Run: work.RunReport{Source: id, FinishedAt: dbtest.Now()}}
				if !holds {
					return b
				}
				b.Documents = []funding.Document{{Key: "doc-" + id, Source: id, Address: "https://example.test/" + id, Title: id, Kind: "release", Speaker: "payer", Lang: "fr"}}
				b.Snapshots = []funding.Snapshot{{Hash: oneHash, Source: id, Address: "https://example.test/" + id, MediaType: "text/html", Size: 1, FetchedOn: "2026-01-01"}}
				b.Evidence = []funding.Evidence{{Key: "e-" + id, Source: id, Document: "doc-" + id, Snapshot: oneHash, Locator: "l", Fragment: "x", Lang: "fr",
					ConsultedOn: "2026-01-01", State: "captured", AddressState: "alive"}}
				return b
			}
			for _, id := range append(order, order...) {
				if err := db.Replace(ctx, batch(id, true)); err != nil {
					t.Fatal(err)
				}
			}
			owner := func() (id, address string) {
				t.Helper()
				raw, err := sqlite.OpenWriter(ctx, filepath.Join(data, "work.db"))
				if err != nil {
					t.Fatal(err)
				}
				defer raw.Close()
				if err := raw.QueryRow("select source_id, address from snapshot where hash = ?", oneHash).Scan(&id, &address); err != nil {
					t.Fatal(err)
				}
				return id, address
			}
			if id, address := owner(); id != "a" || address != "https://example.test/a" {
				t.Errorf("told of as %s, %s", id, address)
			}
			if err := db.Replace(ctx, batch("a", false)); err != nil {
				t.Fatalf("the first lets go of the bytes: %v", err)
			}
			if id, _ := owner(); id != "b" {
				t.Errorf("then told of as %s", id)
			}
		})
	}
}
