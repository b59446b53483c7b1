package fetch

import (
	"context"
	"sync"
	"time"
)

// pace holds each host to one request a while, whoever asks: pages, redirects,
// retries and robots.txt share it. (A limit rule of colly for all hosts shares
// one slot among them, and its delays outlive a cancelled context.)
type pace struct {
	every time.Duration
	mu    sync.Mutex
	hosts map[string]*hostPace
}

type hostPace struct {
	every time.Duration
	next  time.Time // no request begins before
}

func newPace(every time.Duration) *pace {
	return &pace{every: every, hosts: map[string]*hostPace{}}
}

func (p *pace) host(name string) *hostPace {
	h := p.hosts[name]
	if h == nil {
		h = &hostPace{every: p.every}
		p.hosts[name] = h
	}
	return h
}

// wait blocks until the host may be asked, and takes that slot. A place among
// the requests under way is another's meanwhile.
func (p *pace) wait(ctx context.Context, host string, held *place) error {
	p.mu.Lock()
	h := p.host(host)
	now := time.Now()
	at := now
	if h.next.After(now) {
		at = h.next
	}
	h.next = at.Add(h.every)
	p.mu.Unlock()
	if !at.After(now) {
		return ctx.Err()
	}
	held.give()
	if err := sleep(ctx, at.Sub(now)); err != nil {
		return err
	}
	return held.take(ctx)
}

// sent is told when a request has left: the next one keeps its distance from
// that moment, also when a busy machine sent it late.
func (p *pace) sent(host string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.host(host)
	if next := time.Now().Add(h.every); next.After(h.next) {
		h.next = next
	}
}

// next is when the host may be asked.
func (p *pace) next(host string) time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.host(host).next
}

// slow lengthens the pace of a host; it never quickens one.
func (p *pace) slow(host string, every time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.host(host)
	if every > h.every {
		h.next = h.next.Add(every - h.every)
		h.every = every
	}
}

// hold keeps a host unasked until then.
func (p *pace) hold(host string, until time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if h := p.host(host); until.After(h.next) {
		h.next = until
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
