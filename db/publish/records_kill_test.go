package publish_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"sillage/db/publish"
	"sillage/db/release"
)

// served reads the records of the release that is current as a page does, over
// and over, until it is told to stop; it counts the readings. Each must have the
// same records and sums: the register changes, they do not.
type served struct {
	t    *testing.T
	data string
	want string
	read int
	stop chan struct{}
	done sync.WaitGroup
}

func serve(t *testing.T, data string) *served {
	s := &served{t: t, data: data, stop: make(chan struct{})}
	s.want = s.page()
	s.done.Go(func() {
		for {
			select {
			case <-s.stop:
				return
			default:
			}
			if got := s.page(); got != s.want {
				t.Errorf("a reader got %q, want %q", got, s.want)
				return
			}
			s.read++
			time.Sleep(20 * time.Millisecond) // leaves the machine to the publishes
		}
	})
	t.Cleanup(s.end)
	return s
}

func (s *served) end() {
	select {
	case <-s.stop:
	default:
		close(s.stop)
		s.done.Wait()
		s.t.Logf("%d readings meanwhile, all alike", s.read)
	}
}

// page is what a list of records shows: its sums, and its first records.
func (s *served) page() string {
	ctx := context.Background()
	path, err := release.Current(s.data)
	if err != nil {
		return err.Error()
	}
	db, err := release.Open(ctx, path)
	if err != nil {
		return err.Error()
	}
	defer db.Close()
	f := release.RecordFilter{All: true, Region: "QC"}
	sum, err := db.RecordSummary(ctx, f)
	if err != nil {
		return err.Error()
	}
	out := fmt.Sprint(sum.Records, sum.Stages, sum.Aside)
	err = db.Records(ctx, f, release.Page{Limit: 20}, func(r release.Record) error { out += " " + r.Key; return nil })
	if err != nil {
		return err.Error()
	}
	return out
}

func killSizes() (rows, points int, steps []string) {
	if os.Getenv("SILLAGE_SOAK") == "" {
		return 2000, 3, publish.RecordSteps
	}
	return 20_000, 50, slices.Concat(publish.Steps, publish.RecordSteps)
}

// survived looks at what a killed publish left: the release before is as it was
// sealed, and the next publish hands over a whole one.
func survived(t *testing.T, data string, before int64, step string) {
	t.Helper()
	now := whole(t, data)
	if now < before {
		t.Errorf("%s: release %d after %d", step, now, before)
	}
	path, err := release.Current(data)
	if err != nil {
		t.Fatal(err)
	}
	if err := publish.Verify(context.Background(), path); err != nil {
		t.Errorf("%s: %v", step, err)
	}
	if next := mustPublish(t, data); whole(t, data) != next.Number {
		t.Errorf("%s: the next publish did not hand over", step)
	}
}

func TestAPublishOfRecordsKilledAtAnyStepLeavesAWholeRelease(t *testing.T) {
	rows, _, steps := killSizes()
	data := withRecords(t, rows)
	mustPublish(t, data)
	readers := serve(t, data)
	for i, step := range steps {
		before := whole(t, data)
		changed(t, data, int64(i+1))
		hits := 0
		if killed(t, data, step, 0) {
			hits++
		}
		t.Logf("%-26s %d hit", step, hits)
		if hits == 0 {
			t.Errorf("the publish was never at %q", step)
		}
		survived(t, data, before, step)
	}
	readers.end()
	if left, err := filepath.Glob(filepath.Join(data, "releases", "*unfinished*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestAPublishOfRecordsKilledAtRandomLeavesAWholeRelease(t *testing.T) {
	rows, points, _ := killSizes()
	data := withRecords(t, rows)
	mustPublish(t, data)
	readers := serve(t, data)
	changed(t, data, 999)
	begun := time.Now()
	if killed(t, data, "", time.Hour) { // slowed, and let go to its end
		t.Fatal("killed and not told to be")
	}
	long, stopped := time.Since(begun), 0
	for i := range points {
		before := whole(t, data)
		changed(t, data, int64(1000+i))
		if killed(t, data, "", 1+rand.N(long)) {
			stopped++
		}
		survived(t, data, before, "at random")
	}
	readers.end()
	t.Logf("%d of %d publishes were killed before their end", stopped, points)
	if stopped == 0 {
		t.Error("no publish was killed")
	}
}
