package fetch

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"sillage/db/work"
)

// benchWeb serves pages of 60 paragraphs, or 304 to whoever knows them.
func benchWeb(b *testing.B, hosts int) []*host {
	page := []byte("<html><body>" + strings.Repeat("<p>Une aide financière de 5,4 M$ est annoncée.</p>\n", 60) + "</body></html>")
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
			w.Write(page)
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

func paragraphs(body io.Reader) (int, error) {
	doc, err := goquery.NewDocumentFromReader(body)
	if err != nil {
		return 0, err
	}
	n := 0
	doc.Find("p").Each(func(_ int, p *goquery.Selection) { n += len(p.Text()) })
	return n, nil
}

// plain asks for every address with a pool of net/http alone.
func plain(b *testing.B, jobs []work.Job, parallel int, known, read bool) time.Duration {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 2, MaxIdleConns: 512}}
	began := time.Now()
	var next atomic.Int64
	var pool sync.WaitGroup
	for range parallel {
		pool.Go(func() {
			for n := next.Add(1); n <= int64(len(jobs)); n = next.Add(1) {
				req, err := http.NewRequest(http.MethodGet, jobs[n-1].Address, nil)
				if err != nil {
					b.Error(err)
					return
				}
				if known {
					req.Header.Set("If-None-Match", `"v1"`)
				}
				res, err := client.Do(req)
				if err != nil {
					b.Error(err)
					return
				}
				body, err := io.ReadAll(res.Body)
				res.Body.Close()
				if err == nil && read {
					_, err = paragraphs(bytes.NewReader(body))
				}
				if err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	pool.Wait()
	return time.Since(began)
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
	c.Links = func(_ work.Job, r Response) ([]work.Job, error) {
		_, err := paragraphs(bytes.NewReader(r.Body))
		return nil, err
	}
	return c, folder
}

func BenchmarkCrawlAgainstAPlainPool(b *testing.B) {
	const pages = 200
	hosts := benchWeb(b, 50)
	jobs := addresses(hosts, pages)
	for b.Loop() {
		c, folder := benchCrawl(b, hosts, 1)
		pool := plain(b, jobs, 16, false, true)
		crawl := ours(b, c, jobs)
		b.ReportMetric(float64(len(jobs))/crawl.Seconds(), "pages/s")
		b.ReportMetric(crawl.Seconds()/pool.Seconds(), "x-plain-pool")

		before := files(b, folder)
		pool = plain(b, jobs, 16, true, false)
		crawl = ours(b, c, jobs)
		if after := files(b, folder); after != before {
			b.Fatalf("%d files before, %d after a crawl of unchanged pages", before, after)
		}
		b.ReportMetric(float64(len(jobs))/crawl.Seconds(), "304/s")
		b.ReportMetric(crawl.Seconds()/pool.Seconds(), "x-plain-pool-304")
	}
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
// requests, its robots.txt among them.
func BenchmarkCrawlAgainstThePolitenessBound(b *testing.B) {
	const hosts, pages, pace = 200, 100, 100 * time.Millisecond
	all := benchWeb(b, hosts)
	for b.Loop() {
		c, _ := benchCrawl(b, all, pace)
		took := ours(b, c, addresses(all, pages))
		b.ReportMetric(took.Seconds()/(pages*pace).Seconds(), "x-bound")
	}
}

// The crawl runs in a process of its own, whose peak memory is read when it is
// stopped.
func BenchmarkMemoryAtAHundredThousandQueued(b *testing.B) {
	hosts := benchWeb(b, 200)
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
