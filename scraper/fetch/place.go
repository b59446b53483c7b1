package fetch

import "context"

// place is one request's place among those that may be under way at once. A
// request that waits for the pace of its host, or to be tried again, gives it
// to another meanwhile, so that a host that asks for patience holds up none but
// itself. A nil place bounds nothing.
type place struct {
	among chan struct{}
	held  bool
}

// take waits for a place. Error: that of the context.
func (p *place) take(ctx context.Context) error {
	if p == nil {
		return nil
	}
	select {
	case p.among <- struct{}{}:
		p.held = true
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// give leaves the place, if it is held.
func (p *place) give() {
	if p != nil && p.held {
		p.held = false
		<-p.among
	}
}
