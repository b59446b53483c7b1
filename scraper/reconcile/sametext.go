// Package reconcile decides what is the same: which texts are one release that
// several pages print.
package reconcile

import (
	"cmp"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"slices"
	"strings"

	"sillage/db/funding"
)

// Signature is the MinHash of a text over its shingles: the share of places at
// which two signatures agree estimates the share of shingles that two texts
// have in common (Broder, 1997: On the resemblance and containment of
// documents).
type Signature [signs]uint32

const (
	signs   = 256 // the estimate errs by about 0.03 at 0.6
	shingle = 4   // words
	band    = 4   // signs that must agree for two texts to be compared
)

// Sign makes the signature of a text. Case, accents and punctuation count for
// nothing.
func Sign(text string) Signature {
	var s Signature
	for i := range s {
		s[i] = ^uint32(0)
	}
	words := strings.Fields(funding.Fold(text))
	for i := range max(1, len(words)-shingle+1) {
		h := fnv.New64a()
		h.Write([]byte(strings.Join(words[i:min(i+shingle, len(words))], " "))) // never fails
		x := h.Sum64()
		for n := range s {
			s[n] = min(s[n], uint32(mixed(x^mixed(uint64(n+1)))>>32))
		}
	}
	return s
}

// mixed is the finalizer of SplitMix64 (Steele, Lea, Flood, 2014): every bit of
// its result depends on every bit of x.
func mixed(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Likeness estimates the share of shingles in common, from 0 to 1.
func (s Signature) Likeness(t Signature) float64 {
	same := 0
	for i := range s {
		if s[i] == t[i] {
			same++
		}
	}
	return float64(same) / signs
}

// Bytes is the signature as it is stored.
func (s Signature) Bytes() []byte {
	b := make([]byte, 0, 4*signs)
	for _, n := range s {
		b = binary.BigEndian.AppendUint32(b, n)
	}
	return b
}

// SignatureOf reads what Bytes wrote. Error: another length.
func SignatureOf(b []byte) (Signature, error) {
	var s Signature
	if len(b) != 4*signs {
		return s, errors.New("not a signature: another length")
	}
	for i := range s {
		s[i] = binary.BigEndian.Uint32(b[4*i:])
	}
	return s, nil
}

// Text is one page's text of a release, as far as sameness needs it.
type Text struct {
	Address, Lang string
	PublishedOn   funding.Date
	Rank          funding.Rank
	Words         int
	Signature     Signature
	Sums          []int64 // every amount it prints, in cents
}

// alike is the likeness from which two texts are one release. The test beside
// this file measures both sides of it: reprints with another head and foot and
// a quote less lie above, other releases about the same programme below.
const alike = 0.5

// fewest is how many words a text needs for its likeness to tell anything: two
// lines of a site's own may be all that two pages have.
const fewest = 30

// sameRelease: alike, in one language, and neither prints a sum of its own
// where the other prints another. Releases made from one form, with another
// receiver and another sum, are alike and not the same.
func sameRelease(a, b Text) bool {
	return a.Lang == b.Lang && min(a.Words, b.Words) >= fewest &&
		a.Signature.Likeness(b.Signature) >= alike && (within(a.Sums, b.Sums) || within(b.Sums, a.Sums))
}

func within(some, all []int64) bool {
	return !slices.ContainsFunc(some, func(n int64) bool { return !slices.Contains(all, n) })
}

// Reprints finds the texts that are another page's text again: the address of
// each, and the address of the one that stands for all of them. That one was
// published first; of one day the one of the better rank, then the first
// address. The order of texts means nothing.
func Reprints(texts []Text) map[string]string {
	texts = slices.Clone(texts)
	slices.SortFunc(texts, func(a, b Text) int {
		return cmp.Or(cmp.Compare(dated(a.PublishedOn), dated(b.PublishedOn)), cmp.Compare(order(a.Rank), order(b.Rank)), cmp.Compare(a.Address, b.Address))
	})
	first := make([]int, len(texts)) // of each text, one that it is the same as, or itself
	for i := range first {
		first[i] = i
	}
	find := func(i int) int {
		for first[i] != i {
			i = first[i]
		}
		return i
	}
	met := map[[2]int]bool{}
	for _, bucket := range buckets(texts) {
		for n, j := range bucket {
			for _, i := range bucket[:n] {
				if pair := [2]int{i, j}; !met[pair] {
					met[pair] = true
					if sameRelease(texts[i], texts[j]) {
						a, b := find(i), find(j)
						first[max(a, b)] = min(a, b)
					}
				}
			}
		}
	}
	again := map[string]string{}
	for i := range texts {
		if f := find(i); f != i {
			again[texts[i].Address] = texts[f].Address
		}
	}
	return again
}

// buckets groups the texts that agree in one band at least: only those are
// compared. Of two texts exactly on the line one pair in sixty is missed; at
// 0.62, the least alike reprint of the test, one in thirty thousand.
func buckets(texts []Text) map[[1 + band]uint32][]int {
	out := map[[1 + band]uint32][]int{}
	for i, t := range texts {
		for n := 0; n+band <= signs; n += band {
			key := [1 + band]uint32{uint32(n)}
			copy(key[1:], t.Signature[n:n+band])
			out[key] = append(out[key], i)
		}
	}
	return out
}

// dated puts what has no date last.
func dated(d funding.Date) string {
	if d == "" {
		return "9999"
	}
	return string(d)
}

func order(r funding.Rank) int {
	return slices.Index(funding.Ranks.Values(), string(r))
}
