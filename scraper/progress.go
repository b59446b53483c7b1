package main

import (
	"time"

	"sillage/scraper/source"
)

// progressPause is between two lines about how far a load is.
const progressPause = 2 * time.Second

// progress tells people how far a load is: rows, rows a second, time left by
// the bytes that are read. It looks at the clock of the machine.
type progress struct {
	s           *scraper
	id          string
	size, read  int64 // of all files, as received
	begun, said time.Time
}

func (s *scraper) follow(id string, files []source.File) *progress {
	p := &progress{s: s, id: id, begun: time.Now()}
	p.said = p.begun
	for _, f := range files {
		p.size += f.Size
	}
	return p
}

func (p *progress) tell(rows int64) {
	now := time.Now()
	if now.Sub(p.said) < progressPause {
		return
	}
	p.said = now
	spent := now.Sub(p.begun)
	line := p.id + ": "
	if p.read == 0 || p.read > p.size { // read out of order, or twice
		p.s.say(line+"%d rows, %.0f a second", rows, float64(rows)/spent.Seconds())
		return
	}
	left := time.Duration(float64(spent) * float64(p.size-p.read) / float64(p.read))
	p.s.say(line+"%d rows, %.0f a second, %s left", rows, float64(rows)/spent.Seconds(), left.Round(time.Second))
}

// through counts what is read of a file from its beginning on.
func (p *progress) through(f source.File) source.File {
	open, before := f.Open, p.read
	f.Open = func() (source.OpenFile, error) {
		file, err := open()
		if err != nil {
			return nil, err
		}
		p.read = before
		return &counted{file, p}, nil
	}
	return f
}

type counted struct {
	source.OpenFile
	p *progress
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.OpenFile.Read(b)
	c.p.read += int64(n)
	return n, err
}
