package fetch

import (
	"time"

	"sillage/db/work"
)

// hostLine is the line of one host: a few addresses in memory, the rest in the
// queue. One request at a time is under way on a host.
type hostLine struct {
	host  string
	at    time.Time
	jobs  []work.Job
	last  int64 // number of the last address taken from the queue
	empty bool  // the queue had no more when asked
	news  bool  // addresses were added to the queue while a worker had the line
	rank  int   // in the heap; -1 when not there
	busy  bool  // a worker has it
}

// freed is a line whose worker has ended, with the addresses that it took from
// the queue if the line had none left.
type freed struct {
	line   *hostLine
	filled bool
	jobs   []work.Job
}

// inMemory is how many addresses of a host are held in memory.
const inMemory = 64

// back takes a line back from its worker.
func (l *hostLine) back(f freed) {
	l.busy = false
	if f.filled {
		l.jobs, l.empty = f.jobs, len(f.jobs) < inMemory && !l.news
		if n := len(f.jobs); n > 0 {
			l.last = f.jobs[n-1].Number
		}
	}
	l.news = false
}

// lines is a heap of hosts by the moment when they may be asked.
type lines []*hostLine

func (l lines) Len() int           { return len(l) }
func (l lines) Less(i, j int) bool { return l[i].at.Before(l[j].at) }
func (l lines) Swap(i, j int)      { l[i], l[j] = l[j], l[i]; l[i].rank, l[j].rank = i, j }
func (l *lines) Push(x any)        { h := x.(*hostLine); h.rank = len(*l); *l = append(*l, h) }
func (l *lines) Pop() any {
	old := *l
	h := old[len(old)-1]
	h.rank = -1
	*l = old[:len(old)-1]
	return h
}
