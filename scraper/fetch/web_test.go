package fetch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
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
	robots map[string]string      // by host:port; 404 when there is none
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
				if w.robots[r.Host] == "" {
					http.NotFound(rw, r)
				}
				io.WriteString(rw, w.robots[r.Host])
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
