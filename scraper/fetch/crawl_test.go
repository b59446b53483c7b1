package fetch

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sillage/db/work"
)

func TestASecondCrawlOfUnchangedPagesTransfersNoBody(t *testing.T) {
	w := newWeb(t, 2, 10)
	folder := t.TempDir()
	c := w.crawl(t, folder, quick(t, nil, w.hosts...))
	run := func() []work.Outcome {
		var outcomes []work.Outcome
		c.Done = func(o work.Outcome) { outcomes = append(outcomes, o) }
		start := w.start()
		for _, h := range w.hosts { // what is known is asked for again
			for n := 1; n < 10; n++ {
				start = append(start, work.Job{Address: fmt.Sprintf("%s/%d", h.URL, n), Host: h.pair, Kind: "page"})
			}
		}
		if _, err := c.Queue.Begin(context.Background(), start); err != nil {
			t.Fatal(err)
		}
		if err := c.Run(context.Background()); err != nil {
			t.Fatal(err)
		}
		return outcomes
	}
	first := run()
	if len(first) != 20 || w.sent != 20 {
		t.Fatalf("%d outcomes, %d bodies", len(first), w.sent)
	}
	for _, o := range run() {
		if o.State != work.Unchanged {
			t.Errorf("%s: %s %s", o.Job.Address, o.State, o.Failure)
		}
	}
	if w.sent != 20 {
		t.Errorf("%d bodies after the second crawl, want 20", w.sent)
	}
}

func TestACancelledCrawlEndsWithinASecondAndResumesWhereItWas(t *testing.T) {
	w := newWeb(t, 4, 40)
	folder := t.TempDir()
	c := w.crawl(t, folder, quick(t, func(o *Options) { o.Pace = 20 * time.Millisecond }, w.hosts...))
	if _, err := c.Queue.Begin(context.Background(), w.start()); err != nil {
		t.Fatal(err)
	}
	for stops := 0; ; stops++ {
		ctx, cancel := context.WithCancel(context.Background())
		var ends time.Time
		stop := time.AfterFunc(150*time.Millisecond, func() { ends = time.Now(); cancel() })
		err := c.Run(ctx)
		stop.Stop()
		cancel()
		if err == nil {
			if stops < 2 {
				t.Fatalf("stopped %d times only", stops)
			}
			break
		}
		if took := time.Since(ends); !errors.Is(err, context.Canceled) || took > time.Second {
			t.Fatalf("%s after the cancel: %v", took, err)
		}
		hosts, err := c.Queue.Hosts(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if len(hosts) == 0 {
			break // the cancel came when the last answer was stored
		}
		if resumed, err := c.Queue.Begin(context.Background(), w.start()); err != nil || !resumed {
			t.Fatalf("resumed %v, %v", resumed, err)
		}
	}
	twice := 0
	for address, times := range w.pages {
		if times > 1 && !strings.HasSuffix(address, "/robots.txt") {
			twice += times - 1
		}
	}
	pages := len(w.pages) - 4
	if pages != 4*40 {
		t.Errorf("%d pages asked for, want 160", pages)
	}
	if most := 4 * 8; twice > most { // one in flight a host at each stop
		t.Errorf("%d pages asked for twice", twice)
	}
}

func TestAPageThatFailsDoesNotStopTheOthers(t *testing.T) {
	web := serve(t, faulty(t))
	db, err := work.Open(context.Background(), filepath.Join(t.TempDir(), "work.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var start []work.Job
	for _, path := range []string{"/404", "/page", "/500", "/challenge", "/reset"} {
		start = append(start, work.Job{Address: web.URL + path, Host: web.pair, Kind: "page"})
	}
	states := map[string]string{}
	c := &Crawl{Fetcher: quick(t, nil, web), Queue: db.Queue("faulty"), Hosts: []string{web.pair},
		Keep:  func(Response) (string, error) { return strings.Repeat("0", 64), nil },
		Links: func(work.Job, Response) ([]work.Job, error) { return nil, nil },
		Done: func(o work.Outcome) {
			cause, _, _ := strings.Cut(o.Failure, ":")
			states[strings.TrimPrefix(o.Job.Address, web.URL)] = o.State + " " + cause
		}}
	if _, err := c.Queue.Begin(context.Background(), start); err != nil {
		t.Fatal(err)
	}
	if err := c.Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"/404": "gone gone", "/page": "kept ", "/500": "failed server error", "/challenge": "failed challenge", "/reset": "failed broken off"}
	for path, state := range want {
		if states[path] != state {
			t.Errorf("%s: %q, want %q", path, states[path], state)
		}
	}
}

func TestASmallCrawlLeavesTheRestForTheNext(t *testing.T) {
	w := newWeb(t, 2, 10)
	c := w.crawl(t, t.TempDir(), quick(t, nil, w.hosts...))
	c.Most = 7
	for runs := 0; ; runs++ {
		resumed, err := c.Queue.Begin(context.Background(), w.start())
		if err != nil || resumed != (runs > 0) {
			t.Fatalf("run %d: resumed %v, %v", runs, resumed, err)
		}
		before := w.sent
		if err := c.Run(context.Background()); err != nil {
			t.Fatal(err)
		}
		if asked := w.sent - before; asked > 7 {
			t.Errorf("run %d asked for %d pages, at most 7 wanted", runs, asked)
		}
		hosts, err := c.Queue.Hosts(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if len(hosts) == 0 {
			if w.sent != 20 || runs != 2 {
				t.Errorf("%d pages in %d runs, want 20 in 3", w.sent, runs+1)
			}
			return
		}
	}
}

func TestAFullDiskStopsTheCrawlAndKeepsItsQueue(t *testing.T) {
	w := newWeb(t, 1, 5)
	c := w.crawl(t, t.TempDir(), quick(t, nil, w.hosts...))
	full := errors.New("no space left on device")
	c.Keep = func(Response) (string, error) { return "", full }
	if _, err := c.Queue.Begin(context.Background(), w.start()); err != nil {
		t.Fatal(err)
	}
	if err := c.Run(context.Background()); !errors.Is(err, full) {
		t.Fatalf("got %v", err)
	}
	hosts, err := c.Queue.Hosts(context.Background())
	if err != nil || !slices.Equal(hosts, []string{w.hosts[0].pair}) {
		t.Errorf("waiting on %v, %v", hosts, err)
	}
}
