package records

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"math/bits"
	"os"
	"slices"
)

// entry is put in the order of its first number, then of its second.
type entry [3]uint64

func compare(a, b entry) int {
	if c := cmp.Compare(a[0], b[0]); c != 0 {
		return c
	}
	return cmp.Compare(a[1], b[1])
}

// entrySize is what an entry takes in a file, in bytes.
const entrySize = 24

// sorter puts any number of entries in order, in memory that does not grow with
// them: those that it cannot hold go to a file, part by part, and come back
// merged. The file has no name, so nothing stays behind whatever stops it.
type sorter struct {
	beside string // where the file is made
	most   int    // entries held
	held   []entry
	file   *os.File
	parts  []int64 // where each ends in the file, in bytes
}

func newSorter(beside string, most int) *sorter { return &sorter{beside: beside, most: most} }

func (s *sorter) add(e entry) error {
	if len(s.held) == s.most {
		if err := s.spill(); err != nil {
			return err
		}
	}
	if s.held == nil {
		s.held = make([]entry, 0, min(s.most, 1<<12))
	}
	s.held = append(s.held, e)
	return nil
}

// spill writes what is held, in order.
func (s *sorter) spill() (err error) {
	if s.file == nil {
		if s.file, err = os.CreateTemp(s.beside, ".sorting-*"); err != nil {
			return err
		}
		if err := os.Remove(s.file.Name()); err != nil {
			return err
		}
	}
	sortEntries(s.held)
	to, b := bufio.NewWriterSize(s.file, 1<<18), make([]byte, 0, entrySize)
	for _, e := range s.held {
		b = b[:0]
		for _, n := range e {
			b = binary.LittleEndian.AppendUint64(b, n)
		}
		if _, err := to.Write(b); err != nil {
			return err
		}
	}
	end := int64(len(s.held)) * entrySize
	if n := len(s.parts); n > 0 {
		end += s.parts[n-1]
	}
	s.parts, s.held = append(s.parts, end), s.held[:0]
	return to.Flush()
}

// each gives every entry in order, and takes no more.
func (s *sorter) each(do func(entry) error) error {
	if s.file == nil {
		sortEntries(s.held)
		for _, e := range s.held {
			if err := do(e); err != nil {
				return err
			}
		}
		return nil
	}
	if err := s.spill(); err != nil {
		return err
	}
	s.held = nil
	var m merge
	begin := int64(0)
	for _, end := range s.parts {
		p := &part{from: bufio.NewReaderSize(io.NewSectionReader(s.file, begin, end-begin), 1<<16)}
		if err := m.add(p); err != nil {
			return err
		}
		begin = end
	}
	return m.each(do)
}

func (s *sorter) close() error {
	s.held = nil
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	s.file = nil
	return err
}

// part is a part of the file, and its next entry.
type part struct {
	from *bufio.Reader
	next entry
}

// read fails with io.EOF after the last entry.
func (p *part) read() error {
	b, err := p.from.Peek(entrySize)
	if errors.Is(err, io.EOF) && len(b) > 0 {
		return io.ErrUnexpectedEOF
	}
	if err != nil {
		return err
	}
	for i := range p.next {
		p.next[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	_, err = p.from.Discard(entrySize)
	return err
}

// merge is a heap: a part's next entry comes no later than those of the two
// parts at twice its place.
type merge []*part

// add takes a part that has an entry at least.
func (m *merge) add(p *part) error {
	if err := p.read(); errors.Is(err, io.EOF) {
		return nil
	} else if err != nil {
		return err
	}
	*m = append(*m, p)
	for at := len(*m) - 1; at > 0; {
		above := (at - 1) / 2
		if compare((*m)[above].next, (*m)[at].next) <= 0 {
			break
		}
		(*m)[above], (*m)[at] = (*m)[at], (*m)[above]
		at = above
	}
	return nil
}

func (m merge) each(do func(entry) error) error {
	for len(m) > 0 {
		if err := do(m[0].next); err != nil {
			return err
		}
		switch err := m[0].read(); {
		case errors.Is(err, io.EOF):
			m[0] = m[len(m)-1]
			m = m[:len(m)-1]
		case err != nil:
			return err
		}
		m.sink()
	}
	return nil
}

// sink brings the first part to its place.
func (m merge) sink() {
	for at := 0; ; {
		least := at
		for below := 2*at + 1; below <= 2*at+2 && below < len(m); below++ {
			if compare(m[below].next, m[least].next) < 0 {
				least = below
			}
		}
		if least == at {
			return
		}
		m[least], m[at] = m[at], m[least]
		at = least
	}
}

// fewEntries are put in order by comparing them.
const fewEntries = 48

// sortEntries parts entries by the highest bits in which the first and last
// numbers that there are differ, in place, until few are left of each part.
func sortEntries(all []entry) {
	if len(all) <= fewEntries {
		slices.SortFunc(all, compare)
		return
	}
	low, high := all[0][0], all[0][0]
	for _, e := range all {
		low, high = min(low, e[0]), max(high, e[0])
	}
	if low == high {
		slices.SortFunc(all, compare)
		return
	}
	const bitsAtOnce = 10
	shift := max(0, bits.Len64(high-low)-bitsAtOnce)
	var ends [1<<bitsAtOnce + 1]int // ends[n+1] of bucket n
	for _, e := range all {
		ends[(e[0]-low)>>shift+1]++
	}
	for n := range ends[1:] {
		ends[n+1] += ends[n]
	}
	next := ends
	for n := range len(ends) - 1 {
		for next[n] < ends[n+1] {
			e := all[next[n]]
			to := int((e[0] - low) >> shift)
			for to != n {
				all[next[to]], e = e, all[next[to]]
				next[to]++
				to = int((e[0] - low) >> shift)
			}
			all[next[n]] = e
			next[n]++
		}
	}
	for n := range len(ends) - 1 {
		if part := all[ends[n]:ends[n+1]]; len(part) > 1 {
			sortEntries(part)
		}
	}
}
