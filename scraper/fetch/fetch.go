// Package fetch is the only place that meets the network. Pages go through
// colly on a transport that keeps the manners of a good guest: it names itself
// with a contact, obeys robots.txt also after redirects, holds a pace per host
// that a source may only slow, asks conditionally, waits when told to, gives up
// after a few tries, and goes only to the hosts that a source declares, never
// to a private address. Bulk files go through the same transport to disk.
//
// What is received is received whole or not at all: a page that breaks off, is
// too large, or is a challenge in the place of a page is an error with its
// address and cause.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gocolly/colly/v2"
)

// Options of a fetcher. The zero value of each takes its default.
type Options struct {
	Agent    string        // product/version and contact, as "Sillage/1 (+https://...; mail)"; required
	Pace     time.Duration // between two requests to one host; default 2 s
	Timeout  time.Duration // of one request with its body; default 30 s
	Tries    int           // of one address; default 4
	Backoff  time.Duration // before the second try, doubling; default 1 s
	Patience time.Duration // longest wait between tries, also when a host asks for more; default 2 min
	MaxBody  int64         // of a page, in bytes; default 10 MB
	Loopback []string      // host:port pairs of this machine that tests may reach
}

func (o Options) filled() (Options, error) {
	product, _, _ := strings.Cut(o.Agent, "/")
	if product == "" || !strings.Contains(o.Agent, "(") {
		return o, fmt.Errorf("user agent %q: want a product name and, in brackets, a contact", o.Agent)
	}
	set := func(d *time.Duration, to time.Duration) {
		if *d == 0 {
			*d = to
		}
	}
	set(&o.Pace, 2*time.Second)
	set(&o.Timeout, 30*time.Second)
	set(&o.Backoff, time.Second)
	set(&o.Patience, 2*time.Minute)
	if o.Tries == 0 {
		o.Tries = 4
	}
	if o.MaxBody == 0 {
		o.MaxBody = 10 << 20
	}
	return o, nil
}

// Fetcher meets the network. It is safe for use by several goroutines.
type Fetcher struct {
	options   Options
	transport *transport
	collector *colly.Collector
}

// New makes a fetcher. The error names the option that cannot be.
func New(o Options) (*Fetcher, error) {
	o, err := o.filled()
	if err != nil {
		return nil, err
	}
	under, err := guarded(o)
	if err != nil {
		return nil, err
	}
	f := &Fetcher{options: o, transport: &transport{options: o, under: under, pace: newPace(o.Pace)}}
	product, _, _ := strings.Cut(o.Agent, "/")
	f.transport.robots = &robots{agent: product, pace: f.transport.pace, fetch: f.plainly, hosts: map[string]*hostRobots{}}
	// The transport does what colly would do otherwise, or leave undone: see
	// its comments. The queue remembers what was visited.
	f.collector = colly.NewCollector(colly.UserAgent(o.Agent), colly.AllowURLRevisit(), colly.MaxBodySize(0),
		colly.ParseHTTPErrorResponse(), colly.IgnoreRobotsTxt())
	f.collector.WithTransport(f.transport)
	f.collector.SetRequestTimeout(0) // each try has its own
	f.collector.DisableCookies()
	f.collector.SetRedirectHandler(redirect)
	return f, nil
}

const mostRedirects = 8

// redirect stops what goes round in circles; where a redirect may lead is
// decided by the transport.
func redirect(req *http.Request, via []*http.Request) error {
	if len(via) > mostRedirects {
		return fmt.Errorf("%w: %d", errLoop, len(via))
	}
	for _, before := range via {
		if before.URL.String() == req.URL.String() {
			return fmt.Errorf("%w: back to %s", errLoop, req.URL)
		}
	}
	return nil
}

// plainly gets one address without colly and without its robots.txt: it is
// how robots.txt itself is read. Redirects are followed on the same host.
func (f *Fetcher) plainly(ctx context.Context, at *url.URL) (*answer, error) {
	e := &errand{robotsOf: true}
	if of := errandOf(ctx); of != nil {
		e.place = of.place
	}
	client := &http.Client{Transport: f.transport, CheckRedirect: func(req *http.Request, via []*http.Request) error {
		if req.URL.Hostname() != at.Hostname() {
			return http.ErrUseLastResponse
		}
		return redirect(req, via)
	}}
	req, err := http.NewRequestWithContext(context.WithValue(ctx, errandKey{}, e), http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, err
	}
	res, err := client.Do(req)
	if err != nil {
		return nil, failed(at.String(), err)
	}
	res.Body.Close()
	return e.last, nil
}

// Known is what an earlier answer of a page allows to ask conditionally.
type Known struct {
	Final              string // the address that answered
	ETag, LastModified string
}

// Response is a page received whole. Body is Raw without its coding.
type Response struct {
	Address, Final string
	Status         int
	Header         http.Header
	Raw, Body      []byte
	ReceivedAt     time.Time // UTC
	Unchanged      bool      // the page is the one that was known
}

// Page asks for one page. A source's hosts bound where it may lead; an empty
// list bounds nothing but private addresses. Error: *Failure, or that of the
// context.
func (f *Fetcher) Page(ctx context.Context, address string, hosts []string, pace time.Duration, known Known) (Response, error) {
	return f.page(ctx, address, &errand{hosts: hosts, pace: pace, known: known})
}

func (f *Fetcher) page(ctx context.Context, address string, e *errand) (Response, error) {
	if e.known.Final == "" {
		e.known.Final = address
	}
	c := f.collector.Clone()
	c.Context = context.WithValue(ctx, errandKey{}, e)
	var got Response
	c.OnResponse(func(r *colly.Response) {
		got = Response{Address: address, Final: r.Request.URL.String(), Status: r.StatusCode, Header: e.last.header,
			Raw: e.last.raw, Body: r.Body, ReceivedAt: e.last.receivedAt, Unchanged: r.StatusCode == http.StatusNotModified}
	})
	if err := c.Visit(address); err != nil {
		if ctx.Err() != nil {
			return got, ctx.Err()
		}
		return got, failed(address, err)
	}
	return got, judge(got)
}

// judge tells a page from what only looks like one.
func judge(got Response) error {
	mark, challenge := challenged(got.Header, got.Body)
	switch {
	case challenge:
		return failure(got.Address, Challenge, "answered %d with a challenge: %s", got.Status, mark)
	case got.Status == http.StatusNotFound, got.Status == http.StatusGone:
		return failure(got.Address, Gone, "answered %d", got.Status)
	case got.Unchanged, got.Status == http.StatusOK:
		return nil
	default:
		return failure(got.Address, Status, "answered %d", got.Status)
	}
}

// IsCause reports whether an error is a Failure of that cause.
func IsCause(err error, cause Cause) bool {
	var f *Failure
	return errors.As(err, &f) && f.Cause == cause
}
