package fetch

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"sillage/db/work"
)

// The server records when it is asked. Of twenty hosts one asks for a longer
// delay, and one asks not to be read at one address.
func TestThePaceOfEachHostAndItsRobotsAreHeld(t *testing.T) {
	const hosts, pages, pace, delay = 20, 5, 150 * time.Millisecond, 400 * time.Millisecond
	w := newWeb(t, hosts, pages)
	slow, closed := w.hosts[3].pair, w.hosts[7].pair
	w.robots = map[string]string{slow: "User-agent: *\nCrawl-delay: 0.4\n", closed: "User-agent: *\nDisallow: /2\n"}
	c := w.crawl(t, t.TempDir(), quick(t, func(o *Options) { o.Pace = pace }, w.hosts...))
	took := w.polite(t, c)
	if len(w.asked) != hosts {
		t.Fatalf("%d hosts asked", len(w.asked))
	}
	for host, times := range w.asked {
		want, every := pages+1, pace // robots.txt is one
		switch host {
		case slow:
			every = delay
		case closed:
			want--
		}
		if len(times) != want {
			t.Errorf("%s: %d requests, want %d", host, len(times), want)
		}
		if span := times[len(times)-1].Sub(times[0]); span < time.Duration(len(times)-1)*every*9/10 {
			t.Errorf("%s: %d requests within %s", host, len(times), span)
		}
		for i := 1; i < len(times); i++ {
			if gap := times[i].Sub(times[i-1]); gap < every/2 { // a busy machine notes one late and the next in time
				t.Errorf("%s: two requests within %s", host, gap)
			}
		}
	}
	if w.pages[closed+"/2"] != 0 {
		t.Error("a page was asked for that its host asks not to be read")
	}
	// Hosts are asked side by side: one after the other would take hosts times as long.
	if bound := pages * delay; took > 5*bound {
		t.Errorf("took %s, bound %s", took, bound)
	}

	bodies := w.sent
	w.polite(t, c)
	if bodies != hosts*pages-1 || w.sent != bodies {
		t.Errorf("%d bodies in the first crawl, %d more in the second, where nothing had changed", bodies, w.sent-bodies)
	}
}

// polite crawls every page of w and tells how long it took. What the hosts ask
// not to be read fails.
func (w *web) polite(t *testing.T, c *Crawl) time.Duration {
	t.Helper()
	c.Done = func(o work.Outcome) {
		if o.Failure != "" && (w.robots[o.Job.Host] == "" || !strings.HasPrefix(o.Failure, string(Robots))) {
			t.Errorf("%s: %s %s", o.Job.Address, o.State, o.Failure)
		}
	}
	w.asked = map[string][]time.Time{}
	start := w.start()
	for _, h := range w.hosts { // what is known is asked for again
		for n := 1; n < 5; n++ {
			start = append(start, work.Job{Address: fmt.Sprintf("%s/%d", h.URL, n), Host: h.pair, Kind: "page"})
		}
	}
	if _, err := c.Queue.Begin(context.Background(), start); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := c.Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	return time.Since(began)
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
