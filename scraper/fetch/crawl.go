package fetch

import (
	"container/heap"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"sillage/db/work"
)

// Crawl is one pass over the addresses of a source.
type Crawl struct {
	Fetcher  *Fetcher
	Queue    *work.Queue
	Hosts    []string      // that the source declares
	Pace     time.Duration // that the source asks for; never quicker than the fetcher's
	Most     int           // addresses asked for at most; what is left stays queued. 0: all
	Parallel int           // requests under way at once, over all hosts; default 16
	// Keep stores what was received and returns its hash. It is called before
	// Links, which reads the page for the addresses that it leads to.
	Keep  func(Response) (hash string, err error)
	Links func(work.Job, Response) ([]work.Job, error)
	// Done is told of each outcome once it is stored; may be nil.
	Done func(work.Outcome)
	// Step is told of each step before it is taken, by its name in Steps; may
	// be nil. Tests stop a crawl there.
	Step func(name, address string)
}

const underWay = 16

// Steps are what happens to an address, in order.
var Steps = []string{"ask", "keep", "links", "store", "stored"}

func (c *Crawl) step(name, address string) {
	if c.Step != nil {
		c.Step(name, address)
	}
}

// Run works off the queue until it is empty or the context ends; then what is
// under way is given up within the moment, and stays queued. An address that
// fails is an outcome and not an error; errors are those of the queue and of
// Keep.
func (c *Crawl) Run(ctx context.Context) error {
	if c.Parallel == 0 {
		c.Parallel = underWay
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r := &running{Crawl: c, ctx: ctx, stop: stop, hosts: map[string]*hostLine{}, free: make(chan freed, c.Parallel), places: make(chan struct{}, c.Parallel),
		outcomes: make(chan work.Outcome, unstored), keeping: make(chan struct{}, c.Parallel), fresh: make(chan map[string]bool, 1)}
	hosts, err := c.Queue.Hosts(ctx)
	if err != nil {
		return err
	}
	for _, host := range hosts {
		r.line(host)
	}
	var recording sync.WaitGroup
	recording.Go(r.record)
	r.dispatch()
	r.working.Wait()
	close(r.outcomes)
	recording.Wait()
	if err := context.Cause(ctx); err != nil {
		return err
	}
	return nil
}

// running is a crawl under way. One goroutine dispatches and alone touches the
// lines of hosts; workers ask; one goroutine stores outcomes.
type running struct {
	*Crawl
	ctx      context.Context
	stop     context.CancelCauseFunc
	hosts    map[string]*hostLine
	ready    lines
	places   chan struct{}        // one for each request under way
	free     chan freed           // lines whose request has ended
	fresh    chan map[string]bool // hosts that have new addresses waiting
	outcomes chan work.Outcome
	keeping  chan struct{} // a place for each page that is kept and not stored yet
	working  sync.WaitGroup
	under    int // lines that a worker has
	sent     int // addresses asked for
	stored   sync.Mutex
	storing  int // outcomes handed over and not stored yet
}

func (r *running) line(host string) *hostLine {
	l := r.hosts[host]
	if l == nil {
		l = &hostLine{host: host, rank: -1}
		r.hosts[host] = l
	}
	r.await(l)
	return l
}

// await puts a line among those that wait for their moment.
func (r *running) await(l *hostLine) {
	if l.busy || l.rank >= 0 {
		return
	}
	l.at = r.Fetcher.transport.pace.next(l.host)
	heap.Push(&r.ready, l)
}

// dispatch sends a worker to each host as soon as the host may be asked.
func (r *running) dispatch() {
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		wait := time.Duration(-1)
		for len(r.ready) > 0 {
			l := r.ready[0]
			if wait = time.Until(l.at); wait > 0 {
				break
			}
			heap.Pop(&r.ready)
			wait = -1
			r.send(l)
		}
		if r.under == 0 && len(r.ready) == 0 && r.quiet() {
			return
		}
		if wait >= 0 {
			timer.Reset(wait)
		} else {
			timer.Reset(time.Hour)
		}
		select {
		case <-r.ctx.Done():
			return
		case f := <-r.free:
			r.under--
			f.line.back(f)
			r.await(f.line)
		case hosts := <-r.fresh:
			for host := range hosts {
				l := r.line(host)
				l.empty, l.news = false, l.busy
			}
		case <-timer.C:
		}
	}
}

// quiet says that no outcome is on its way that could bring new addresses. It
// waits for the ones that are.
func (r *running) quiet() bool {
	r.stored.Lock()
	defer r.stored.Unlock()
	return r.storing == 0 && len(r.fresh) == 0
}

// send gives a line to a worker, who asks for its next address and, after the
// last one in memory, takes more from the queue: the dispatcher never waits
// for the database.
func (r *running) send(l *hostLine) {
	if len(l.jobs) == 0 && l.empty || r.Most > 0 && r.sent == r.Most {
		return
	}
	var next []work.Job
	if len(l.jobs) > 0 {
		r.sent++
		next, l.jobs = l.jobs[:1], l.jobs[1:]
	}
	f := freed{line: l, filled: len(l.jobs) == 0 && !l.empty}
	last := l.last
	l.busy = true
	r.under++
	r.working.Go(func() {
		p := &place{among: r.places}
		if p.take(r.ctx) != nil {
			return
		}
		for _, job := range next {
			r.ask(job, p)
		}
		p.give()
		if f.filled {
			var err error
			if f.jobs, err = r.Queue.Waiting(r.ctx, l.host, last, inMemory); err != nil {
				r.stop(err)
			}
		}
		select {
		case r.free <- f:
		case <-r.ctx.Done():
		}
	})
}

func (r *running) ask(job work.Job, p *place) {
	r.step("ask", job.Address)
	got, err := r.Fetcher.page(r.ctx, job.Address, &errand{hosts: r.Hosts, pace: r.Pace, place: p, known: Known{job.Final, job.ETag, job.LastModified}})
	if r.ctx.Err() != nil {
		return // stays queued
	}
	o := work.Outcome{Job: job, Answer: work.Version{SeenAt: got.ReceivedAt}}
	var f *Failure
	switch {
	case errors.As(err, &f):
		o.State, o.Failure = work.Failed, string(f.Cause)+": "+f.Error()
		if f.Cause == Gone {
			o.State = work.PageGone
		}
		if o.Answer.SeenAt.IsZero() {
			o.Answer.SeenAt = time.Now().UTC()
		}
	case err != nil:
		r.stop(err)
		return
	case got.Unchanged:
		o.State = work.Unchanged
	default:
		if err := r.take(&o, got); err != nil {
			r.stop(err)
			return
		}
	}
	if o.State == work.Kept { // few of these wait: each would be asked for again after a kill
		r.keeping <- struct{}{}
	}
	r.stored.Lock()
	r.storing++
	r.stored.Unlock()
	r.outcomes <- o
}

// take keeps a page before it is read. A page that cannot be read is kept all
// the same, and its outcome says why.
func (r *running) take(o *work.Outcome, got Response) error {
	r.step("keep", got.Address)
	hash, err := r.Keep(got)
	if err != nil {
		return fmt.Errorf("%s: %w", got.Address, err)
	}
	o.State = work.Kept
	o.Answer = work.Version{Address: got.Address, Final: got.Final, Status: got.Status, MediaType: got.Header.Get("Content-Type"),
		Coding: got.Header.Get("Content-Encoding"), ETag: got.Header.Get("ETag"), LastModified: got.Header.Get("Last-Modified"),
		Header: Fields(got.Header), Hash: hash, Size: int64(len(got.Raw)), SeenAt: got.ReceivedAt}
	r.step("links", got.Address)
	links, err := r.Links(o.Job, got)
	if err != nil {
		o.State, o.Failure = work.Kept, "not readable: "+err.Error()
		return nil
	}
	for _, l := range links {
		at, err := url.Parse(l.Address)
		if err != nil || !slices.Contains(r.Hosts, at.Host) && len(r.Hosts) > 0 {
			continue // a page may show what its source does not collect
		}
		at.Fragment = ""
		l.Address, l.Host = at.String(), at.Host
		o.Links = append(o.Links, l)
	}
	return nil
}

// Fields writes a header one field a line, in the order of names.
func Fields(h http.Header) string {
	var b strings.Builder
	if err := h.Write(&b); err != nil {
		return "" // a strings.Builder refuses nothing
	}
	return b.String()
}
