package publish_test

import (
	"context"
	"testing"

	"sillage/db/dbtest"
	"sillage/db/sqlite"
)

func TestTheSameContentInAnotherSchemaIsANewRelease(t *testing.T) {
	for _, older := range []string{"drop view document_rows", "drop index chain_by_programme", "drop table chain_ribbon"} {
		_, data := dbtest.Sample(t)
		first := mustPublish(t, data)
		db, err := sqlite.OpenPlain(context.Background(), first.Path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(older); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		next := mustPublish(t, data)
		if next.Unchanged || next.Number != 2 || next.ContentHash != first.ContentHash {
			t.Errorf("%s: the release of an older build stays: %+v after %+v", older, next, first)
		}
		if again := mustPublish(t, data); !again.Unchanged || again.Number != 2 {
			t.Errorf("%s: published again as %+v", older, again)
		}
	}
}

func TestAnUnchangedContentKeepsItsRelease(t *testing.T) {
	db, data := dbtest.Sample(t)
	first := mustPublish(t, data)
	if again := mustPublish(t, data); !again.Unchanged || again.Number != first.Number {
		t.Errorf("published again as %+v", again)
	}
	changed := dbtest.Register()
	changed.Figures[0].Amount.Cents += 10_000_000
	if err := db.Replace(context.Background(), changed); err != nil {
		t.Fatal(err)
	}
	if next := mustPublish(t, data); next.Number != 2 || next.ContentHash == first.ContentHash {
		t.Errorf("a changed figure gives %+v after %+v", next, first)
	}
}
