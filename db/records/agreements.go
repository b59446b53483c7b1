package records

import (
	"errors"
	"fmt"
	"path/filepath"
)

const (
	insertRecords = `
		insert into record (id, key, first, versions)
		select c0, c1, c2, c3
		from packed(?)`
	insertEarlier = `
		insert into record_earlier (version, record)
		select c0, c1
		from packed(?)`
)

// sortedAtOnce is how many entries are sorted in memory: 12 MB of them.
const sortedAtOnce = 1 << 19

// signed makes numbers below zero come first where numbers have no sign, and
// takes that back.
const signed = 1 << 63

// note notes a row for agreements: they are put in the order of keys, then of
// versions, of equal ones of rows. Version and id are one number here; the id
// is its lower half.
func (w *Writer) note(key, twin, version int64) error {
	return w.noted.add(entry{uint64(key) ^ signed, uint64(version<<32+w.count) ^ signed, uint64(twin)})
}

// gathering makes agreements of versions that come by key.
type gathering struct {
	w                *Writer
	records, earlier *sorter // by their ids
	key, twin        uint64
	ids              []uint64 // of the versions with that key so far, the lowest first
}

// agreements makes one of all versions with one key: the highest version holds,
// of equal ones the later row.
func (w *Writer) agreements() (err error) {
	g := &gathering{w: w, records: newSorter(filepath.Dir(w.path), sortedAtOnce), earlier: newSorter(filepath.Dir(w.path), sortedAtOnce)}
	defer func() { err = errors.Join(err, g.records.close(), g.earlier.close()) }()
	if err := w.noted.each(g.take); err != nil {
		return err
	}
	if err := errors.Join(g.end(), w.noted.close()); err != nil {
		return err
	}
	if err := g.records.each(g.putRecord); err != nil {
		return err
	}
	if err := g.earlier.each(g.putEarlier); err != nil {
		return err
	}
	if err := errors.Join(w.pass("agreements"), w.settle()); err != nil {
		return err
	}
	tx := w.tx
	w.tx = nil
	return tx.Commit()
}

// take takes the next version. Two agreements under one key are refused: their
// hashes fall together.
func (g *gathering) take(e entry) error {
	if len(g.ids) > 0 && e[0] != g.key {
		if err := g.end(); err != nil {
			return err
		}
	}
	if len(g.ids) > 0 && e[2] != g.twin {
		return fmt.Errorf("%w: two agreements have one key: the hashes of their numbers fall together", ErrRefused)
	}
	g.key, g.twin, g.ids = e[0], e[2], append(g.ids, e[1]&0xffffffff)
	return nil
}

// end notes the agreement of the key at hand.
func (g *gathering) end() error {
	n := len(g.ids)
	if n == 0 {
		return nil
	}
	now := g.ids[n-1]
	if err := g.records.add(entry{now, g.key, g.ids[0]<<32 | uint64(n)}); err != nil {
		return err
	}
	for _, id := range g.ids[:n-1] {
		if err := g.earlier.add(entry{id, now}); err != nil {
			return err
		}
	}
	g.ids = g.ids[:0]
	return nil
}

func (g *gathering) putRecord(e entry) error {
	for _, n := range [...]uint64{e[0], e[1] ^ signed, e[2] >> 32, e[2] & 0xffffffff} {
		g.w.records.Integer(int64(n))
	}
	return g.w.passWhen(g.w.records.Full())
}

func (g *gathering) putEarlier(e entry) error {
	g.w.earlier.Integer(int64(e[0]))
	g.w.earlier.Integer(int64(e[1]))
	return g.w.passWhen(g.w.earlier.Full())
}

// passWhen passes what was filled on where a batch is full.
func (w *Writer) passWhen(full bool) error {
	if !full {
		return nil
	}
	return w.pass("agreements")
}
