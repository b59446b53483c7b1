// Package federalgrants writes files in the layout of Canada's proactive
// publication of grants and contributions, of any size: made from the
// distributions of the real file, with the defects measured in it, and with a
// manifest of what is true in them. It shares no code with what reads such
// files, so that each can be held against the other.
//
// No row speaks of a real agreement. Every row says so in
// additional_information_en, and every reference number begins with "SYN-".
package federalgrants

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
)

// Mark stands at the beginning of additional_information_en of every row.
const Mark = "SYNTHETIC RECORD | ENREGISTREMENT SYNTHÉTIQUE"

// poolSize is how many rows wait to be written: amendments lie apart from their
// originals, before or after them.
const poolSize = 8192

// progressEvery is after how many rows progress is told.
const progressEvery = 100_000

// Write writes a file with that many rows, header not counted, and returns what
// is true of it. The same rows and seed give the same bytes on any machine.
// progress may be nil. Errors are those of w, and fewer rows than one.
func Write(w io.Writer, rows int64, seed uint64, progress func(written int64)) (Manifest, error) {
	if rows < 1 {
		return Manifest{}, fmt.Errorf("%d rows: want one at least", rows)
	}
	real, err := readMarginals()
	if err != nil {
		return Manifest{}, err
	}
	names, err := newNames(real)
	if err != nil {
		return Manifest{}, err
	}
	hash := sha256.New()
	out := &counted{w: bufio.NewWriterSize(io.MultiWriter(w, hash), 1<<20)}
	g := &generator{chance: chance(mixed(seed)), real: real, names: names, wanted: rows, forced: none, bodies: map[int]bool{}, out: out, truth: newTally()}
	if _, err := out.Write(header()); err != nil {
		return Manifest{}, err
	}
	for g.written < rows {
		for g.planned < rows && len(g.pool) < poolSize {
			g.plan()
		}
		if err := g.emit(); err != nil {
			return Manifest{}, fmt.Errorf("row %d: %w", g.written, err)
		}
		if progress != nil && g.written%progressEvery == 0 {
			progress(g.written)
		}
	}
	if err := out.w.Flush(); err != nil {
		return Manifest{}, err
	}
	if g.truth.open != 0 {
		return Manifest{}, errors.New("agreements are left open: a slip of the generator")
	}
	m := g.truth.manifest()
	m.Rows, m.Seed, m.Bytes, m.SHA256 = rows, seed, out.bytes, hex.EncodeToString(hash.Sum(nil))
	m.Recipients = int64(g.recipients) + int64(len(g.bodies))
	return m, nil
}

// generator is one file in the making.
type generator struct {
	chance chance
	real   *marginals
	names  names
	wanted int64

	planned, written int64
	agreements       uint64
	recipients       uint64       // made up so far; the first is 0
	bodies           map[int]bool // organizations of the extract that were drawn
	forced           defect       // what the agreement being planned must have
	everyOf          defect       // those before it were forced once
	hadOutlier       bool
	hadLong          bool

	pool  []row
	line  []byte
	cells [columns][]byte
	room  [columns][]byte
	out   *counted
	truth *tally
}

// emit writes one row of the pool and closes its agreement with the last one.
func (g *generator) emit() error {
	at := g.chance.below(uint64(len(g.pool)))
	r := g.pool[at]
	g.pool[at] = g.pool[len(g.pool)-1]
	g.pool = g.pool[:len(g.pool)-1]
	g.written++
	g.truth.take(g.written, &r)
	g.fill(&r)
	g.line = appendRow(g.line[:0], &g.cells)
	_, err := g.out.Write(g.line)
	return err
}

type counted struct {
	w     *bufio.Writer
	bytes int64
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.bytes += int64(n)
	return n, err
}
