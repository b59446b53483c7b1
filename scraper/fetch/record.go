package fetch

import (
	"context"
	"time"

	"sillage/db/work"
)

// Outcomes of unchanged pages may wait to be stored, so many and so long. Those
// of kept pages are no more than requests may be under way, and do not wait.
const (
	unstored = 1024
	linger   = 20 * time.Millisecond
)

// record stores outcomes, many in one transaction when they come quickly.
func (r *running) record() {
	for first := range r.outcomes {
		batch := r.gather(first)
		r.step("store", batch[0].Job.Address)
		// Also after a cancel: what was received is not asked for again.
		hosts, err := r.Queue.Done(context.WithoutCancel(r.ctx), batch)
		for _, o := range batch {
			if o.State == work.Kept {
				<-r.keeping
			}
		}
		if err != nil {
			r.stop(err)
			continue
		}
		r.step("stored", batch[0].Job.Address)
		if r.Done != nil {
			for _, o := range batch {
				r.Done(o)
			}
		}
		r.announce(hosts, len(batch))
	}
}

// gather takes the outcomes that are there. While all are of unchanged pages
// it lingers for more, so that many are stored at once: after a kill those are
// asked for again, and no body is sent.
func (r *running) gather(first work.Outcome) []work.Outcome {
	batch := []work.Outcome{first}
	enough := time.NewTimer(linger)
	defer enough.Stop()
	for len(batch) < unstored/2 {
		if batch[len(batch)-1].State != work.Unchanged {
			enough.Reset(0)
		}
		select {
		case o, open := <-r.outcomes:
			if !open {
				return batch
			}
			batch = append(batch, o)
		case <-enough.C:
			return batch
		}
	}
	return batch
}

// announce tells the dispatcher of new addresses, and that outcomes are stored.
func (r *running) announce(hosts map[string]bool, stored int) {
	if len(hosts) > 0 {
		select {
		case r.fresh <- hosts:
		case <-r.ctx.Done():
		}
	}
	r.stored.Lock()
	r.storing -= stored
	r.stored.Unlock()
	select { // wakes the dispatcher, which may be waiting for the last one
	case r.fresh <- nil:
	default:
	}
}
