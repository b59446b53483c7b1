package fetch

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"sillage/db/work"
	"sillage/scraper/keep"
)

// benchWeb serves pages of 60 paragraphs, or 304 to whoever knows them. They
// are of the same bytes everywhere, or each is another.
func benchWeb(b *testing.B, hosts int, same bool) []*host {
	page := strings.Repeat("<p>Une aide financière de 5,4 M$ est annoncée.</p>\n", 60) + "</body></html>"
	var all []*host
	for range hosts {
		all = append(all, serve(b, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				http.NotFound(w, r)
				return
			}
			w.Header().Set("ETag", `"v1"`)
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			if r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			title := "page"
			if !same {
				title = r.Host + r.URL.Path
			}
			io.WriteString(w, "<html><body><h1>"+title+"</h1>"+page)
		}))
	}
	return all
}

func addresses(hosts []*host, pages int) []work.Job {
	var jobs []work.Job
	for n := range pages {
		for _, h := range hosts {
			jobs = append(jobs, work.Job{Address: fmt.Sprintf("%s/%d", h.URL, n), Host: h.pair, Kind: "page"})
		}
	}
	return jobs
}

func paragraphs(body []byte) error {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		return err
	}
	n := 0
	doc.Find("p").Each(func(int, *goquery.Selection) { n++ })
	if n != 60 {
		return fmt.Errorf("%d paragraphs, want 60", n)
	}
	return nil
}

// pool asks for every address with net/http alone, on as many connections as a
// crawl has.
type pool struct {
	client *http.Client
	known  bool                              // what is asked for is known already
	take   func(body []byte) (string, error) // nil: the body is thrown away
}

func newPool() *pool {
	return &pool{client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 2, MaxIdleConns: 512}}}
}

func (p *pool) run(b *testing.B, jobs []work.Job, parallel int) time.Duration {
	began := time.Now()
	var next atomic.Int64
	var workers sync.WaitGroup
	for range parallel {
		workers.Go(func() {
			for n := next.Add(1); n <= int64(len(jobs)); n = next.Add(1) {
				if err := p.ask(jobs[n-1].Address); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	workers.Wait()
	return time.Since(began)
}

func (p *pool) ask(address string) error {
	req, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	if p.known {
		req.Header.Set("If-None-Match", `"v1"`)
	}
	res, err := p.client.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err == nil && p.take != nil {
		_, err = p.take(body)
	}
	return err
}

// ours asks for every address with a crawl that stores every answer.
func ours(b *testing.B, c *Crawl, jobs []work.Job) time.Duration {
	if resumed, err := c.Queue.Begin(context.Background(), jobs); err != nil || resumed {
		b.Fatal(resumed, err)
	}
	began := time.Now()
	if err := c.Run(context.Background()); err != nil {
		b.Fatal(err)
	}
	return time.Since(began)
}

func benchCrawl(b *testing.B, hosts []*host, pace time.Duration) (*Crawl, string) {
	folder := b.TempDir()
	c := (&web{hosts: hosts}).crawl(b, folder, quick(b, func(o *Options) { o.Pace, o.Timeout = pace, 10*time.Second }, hosts...))
	c.Links = func(_ work.Job, r Response) ([]work.Job, error) { return nil, paragraphs(r.Body) }
	c.Done = func(o work.Outcome) {
		if o.Failure != "" {
			b.Errorf("%s: %s", o.Job.Address, o.Failure)
		}
	}
	return c, folder
}

// figures are what the rounds of a benchmark gave; their medians are reported.
type figures map[string][]float64

const rounds = 3

func (f figures) add(unit string, figure float64) { f[unit] = append(f[unit], figure) }

func (f figures) report(b *testing.B) {
	for unit, all := range f {
		slices.Sort(all)
		b.ReportMetric(all[len(all)/2], unit)
	}
}

// Each page is another: the crawl keeps it on the disk for good and stores its
// answer. One pool reads the same paragraphs; another also keeps the page in
// the same way.
func BenchmarkReadingAgainstAPlainPool(b *testing.B) {
	hosts := benchWeb(b, 50, false)
	jobs := addresses(hosts, 100)
	found := figures{}
	reads := newPool()
	reads.take = func(body []byte) (string, error) { return "", paragraphs(body) }
	for b.Loop() {
		for range rounds {
			kept, err := keep.Open(b.TempDir())
			if err != nil {
				b.Fatal(err)
			}
			keeps := newPool()
			keeps.take = func(body []byte) (string, error) {
				if err := paragraphs(body); err != nil {
					return "", err
				}
				return kept.PutBytes(body)
			}
			c, _ := benchCrawl(b, hosts, 1)
			plain, keeping, crawl := reads.run(b, jobs, 16), keeps.run(b, jobs, 16), ours(b, c, jobs)
			found.add("pages/s", float64(len(jobs))/crawl.Seconds())
			found.add("x-plain-pool", crawl.Seconds()/plain.Seconds())
			found.add("x-pool-that-keeps", crawl.Seconds()/keeping.Seconds())
		}
	}
	found.report(b)
}

func BenchmarkUnchangedAgainstAPlainPool(b *testing.B) {
	hosts := benchWeb(b, 50, true)
	jobs := addresses(hosts, 200)
	found := figures{}
	c, folder := benchCrawl(b, hosts, 1)
	ours(b, c, jobs)
	before := files(b, folder)
	knows := newPool()
	knows.known = true
	for b.Loop() {
		for range rounds {
			plain, crawl := knows.run(b, jobs, 16), ours(b, c, jobs)
			found.add("304/s", float64(len(jobs))/crawl.Seconds())
			found.add("x-plain-pool", crawl.Seconds()/plain.Seconds())
		}
		if after := files(b, folder); after != before {
			b.Fatalf("%d files before, %d after crawls of unchanged pages", before, after)
		}
	}
	found.report(b)
}

func files(b *testing.B, folder string) int {
	n := 0
	err := filepath.WalkDir(filepath.Join(folder, "keep"), func(_ string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// The shortest time that politeness allows is that of the host with the most
// requests, its robots.txt among them. Pages of the same bytes show what the
// schedule costs; when each page is another, 2,000 new pages a second are to
// be kept for good, and the disk has its say.
func BenchmarkCrawlAgainstThePolitenessBound(b *testing.B) {
	const hosts, pages, pace = 200, 100, 100 * time.Millisecond
	for _, same := range []bool{true, false} {
		name := "same bytes"
		if !same {
			name = "each page another"
		}
		b.Run(name, func(b *testing.B) {
			all := benchWeb(b, hosts, same)
			found := figures{}
			for b.Loop() {
				for range rounds {
					c, _ := benchCrawl(b, all, pace)
					took := ours(b, c, addresses(all, pages))
					found.add("x-bound", took.Seconds()/(pages*pace).Seconds())
				}
			}
			found.report(b)
		})
	}
}

// The crawl runs in a process of its own, whose peak memory is read when it is
// stopped.
func BenchmarkMemoryAtAHundredThousandQueued(b *testing.B) {
	hosts := benchWeb(b, 200, false)
	for b.Loop() {
		folder := b.TempDir()
		db, err := work.Open(context.Background(), filepath.Join(folder, "work.db"))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := db.Queue("web").Begin(context.Background(), addresses(hosts, 500)); err != nil {
			b.Fatal(err)
		}
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
		w := &web{hosts: hosts}
		b.ReportMetric(w.peak(b, folder, 5*time.Second), "MB-peak")
	}
}
