package fetch

import (
	"context"
	"time"

	"sillage/db/work"
)

// Outcomes of unchanged pages may wait to be stored, so many and so long: after
// a kill they are asked for again, and no body is sent. Those of kept pages are
// no more than requests may be under way, and wait less.
const (
	unstored   = 1024
	linger     = 20 * time.Millisecond
	lingerKept = 4 * time.Millisecond
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

// gather takes the outcomes that are there and lingers a moment for more, so
// that they share a transaction. It goes on at once when no more may be kept.
func (r *running) gather(first work.Outcome) []work.Outcome {
	var batch []work.Outcome
	others := 0 // than those of unchanged pages
	enough := time.NewTimer(linger)
	defer enough.Stop()
	for o, open := first, true; open; {
		batch = append(batch, o)
		if o.State != work.Unchanged {
			if others++; others == 1 {
				enough.Reset(lingerKept)
			}
		}
		if others == r.Parallel || len(batch) == unstored/2 {
			return batch
		}
		select {
		case o, open = <-r.outcomes:
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
