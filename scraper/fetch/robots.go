package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// robots knows what each host asks programs not to read, and how slowly it
// asks to be read. Rules are those of RFC 9309: read once a crawl from
// /robots.txt; absent (4xx) allows all; a host that cannot answer (5xx, no
// connection) is not read at all.
type robots struct {
	agent string // the product name in the user agent
	pace  *pace
	fetch func(context.Context, *url.URL) (*answer, error)
	mu    sync.Mutex
	hosts map[string]*hostRobots
}

type hostRobots struct {
	once  sync.Once
	group *robotstxt.Group
	err   error
}

// longestDelay bounds a Crawl-delay: past it, a host asks not to be read.
const longestDelay = 5 * time.Minute

// allow tells why an address may not be read; nil when it may.
func (r *robots) allow(ctx context.Context, at *url.URL) error {
	key := at.Scheme + "://" + at.Host
	r.mu.Lock()
	h := r.hosts[key]
	if h == nil {
		h = &hostRobots{}
		r.hosts[key] = h
	}
	r.mu.Unlock()
	h.once.Do(func() { h.group, h.err = r.read(ctx, at) })
	if h.err != nil {
		if errors.Is(h.err, context.Canceled) {
			r.forget(key)
		}
		return h.err
	}
	if !h.group.Test(at.RequestURI()) {
		return failure(at.String(), Robots, "the host asks programs not to read it")
	}
	return nil
}

// forget lets the next crawl ask again, after one that was cancelled.
func (r *robots) forget(key string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.hosts, key)
}

func (r *robots) read(ctx context.Context, of *url.URL) (*robotstxt.Group, error) {
	at := &url.URL{Scheme: of.Scheme, Host: of.Host, Path: "/robots.txt"}
	got, err := r.fetch(ctx, at)
	if err != nil {
		return nil, err
	}
	status := got.status
	switch {
	case status == http.StatusTooManyRequests, status >= 500:
		return nil, failure(at.String(), Robots, "answered %d: a host whose rules cannot be read is not read", status)
	case status >= 400:
		status = http.StatusNotFound // RFC 9309, 2.3.1.3: unavailable rules allow all
	}
	all, err := robotstxt.FromStatusAndBytes(status, got.body)
	if err != nil {
		return nil, failure(at.String(), Robots, "not readable: %w", err)
	}
	group := all.FindGroup(r.agent)
	if group.CrawlDelay > longestDelay {
		return nil, failure(at.String(), Robots, "asks for %s between requests", group.CrawlDelay)
	}
	r.pace.slow(of.Host, group.CrawlDelay)
	return group, nil
}
