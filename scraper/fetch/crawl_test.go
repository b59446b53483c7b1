package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"sillage/db/work"
	"sillage/scraper/keep"
)

// web is many hosts of this machine that note when they were asked for what.
type web struct {
	hosts  []*host
	mu     sync.Mutex
	asked  map[string][]time.Time // by host:port
	pages  map[string]int         // by address
	sent   int                    // bodies
	pageOf func(path string) string
}

// newWeb serves pages numbered from 0 on each host: /0 links to all of them.
func newWeb(t testing.TB, hosts, pages int) *web {
	t.Helper()
	w := &web{asked: map[string][]time.Time{}, pages: map[string]int{}}
	for range hosts {
		var h *host
		h = serve(t, func(rw http.ResponseWriter, r *http.Request) {
			w.mu.Lock()
			w.asked[r.Host] = append(w.asked[r.Host], time.Now())
			w.pages[r.Host+r.URL.Path]++
			w.mu.Unlock()
			if r.URL.Path == "/robots.txt" {
				http.NotFound(rw, r)
				return
			}
			rw.Header().Set("ETag", `"`+r.URL.Path+`"`)
			rw.Header().Set("Content-Type", "text/html")
			if r.Header.Get("If-None-Match") != "" {
				rw.WriteHeader(http.StatusNotModified)
				return
			}
			w.mu.Lock()
			w.sent++
			w.mu.Unlock()
			fmt.Fprintf(rw, "<p>page %s</p>", r.URL.Path)
			if r.URL.Path == "/0" {
				for n := range pages {
					fmt.Fprintf(rw, "\n/%d", n)
				}
			}
		})
		w.hosts = append(w.hosts, h)
	}
	return w
}

func (w *web) start() []work.Job {
	var jobs []work.Job
	for _, h := range w.hosts {
		jobs = append(jobs, work.Job{Address: h.URL + "/0", Host: h.pair, Kind: "list"})
	}
	return jobs
}

// crawl is a crawl of w into a data folder.
func (w *web) crawl(t testing.TB, folder string, f *Fetcher) *Crawl {
	t.Helper()
	db, err := work.Open(context.Background(), filepath.Join(folder, "work.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	kept, err := keep.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	c := &Crawl{Fetcher: f, Queue: db.Queue("web"), Keep: func(r Response) (string, error) { return kept.PutBytes(r.Raw) },
		Links: linksOfWeb}
	for _, h := range w.hosts {
		c.Hosts = append(c.Hosts, h.pair)
	}
	return c
}

// linksOfWeb reads the list that page 0 of each host is.
func linksOfWeb(j work.Job, r Response) ([]work.Job, error) {
	var links []work.Job
	for _, line := range strings.Split(string(r.Body), "\n")[1:] {
		links = append(links, work.Job{Address: strings.TrimSuffix(j.Address, "/0") + line, Kind: "page"})
	}
	return links, nil
}

func TestThePaceOfEachHostIsHeld(t *testing.T) {
	const hosts, pages, pace = 20, 5, 150 * time.Millisecond
	w := newWeb(t, hosts, pages)
	c := w.crawl(t, t.TempDir(), quick(t, func(o *Options) { o.Pace = pace }, w.hosts...))
	if _, err := c.Queue.Begin(context.Background(), w.start()); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := c.Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	took := time.Since(began)
	if len(w.asked) != hosts {
		t.Fatalf("%d hosts asked", len(w.asked))
	}
	for host, times := range w.asked {
		if len(times) != pages+1 { // robots.txt is one
			t.Errorf("%s: %d requests, want %d", host, len(times), pages+1)
		}
		if span := times[len(times)-1].Sub(times[0]); span < time.Duration(len(times)-1)*pace*9/10 {
			t.Errorf("%s: %d requests within %s", host, len(times), span)
		}
		for i := 1; i < len(times); i++ {
			if gap := times[i].Sub(times[i-1]); gap < pace/2 { // a busy machine notes one late and the next in time
				t.Errorf("%s: two requests within %s", host, gap)
			}
		}
	}
	// Hosts are asked side by side: one after the other would take hosts times as long.
	if bound := pages * pace; took > 5*bound {
		t.Errorf("took %s, bound %s", took, bound)
	}
}

func TestAHostThatAsksForPatienceHoldsUpNoneButItself(t *testing.T) {
	const pages = 5
	var mu sync.Mutex
	var asked []string
	note := func(name string) {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, name)
	}
	busy := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		note("busy")
		w.Header().Set("Retry-After", "1")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	idle := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			note("idle")
		}
	})
	w := &web{hosts: []*host{busy, idle}}
	c := w.crawl(t, t.TempDir(), quick(t, func(o *Options) { o.Tries = 2 }, w.hosts...))
	c.Parallel = 1
	if _, err := c.Queue.Begin(context.Background(), append(addresses([]*host{idle}, pages), addresses([]*host{busy}, 1)...)); err != nil {
		t.Fatal(err)
	}
	if err := c.Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	if len(asked) != pages+2 || asked[len(asked)-1] != "busy" {
		t.Errorf("asked in the order %v; the second try of the busy host was to be the last", asked)
	}
}

func TestACrawlDelayIsHeld(t *testing.T) {
	var mu sync.Mutex
	var asked []time.Time
	h := serve(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, time.Now())
		if r.URL.Path == "/robots.txt" {
			fmt.Fprint(w, "User-agent: *\nCrawl-delay: 0.3\n")
		}
	})
	f := quick(t, nil, h)
	for n := range 3 {
		if _, err := f.Page(context.Background(), fmt.Sprintf("%s/%d", h.URL, n), nil, 0, Known{}); err != nil {
			t.Fatal(err)
		}
	}
	for i := 1; i < len(asked); i++ {
		if gap := asked[i].Sub(asked[i-1]); gap < 250*time.Millisecond {
			t.Errorf("request %d came %s after the one before", i, gap)
		}
	}
}

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
