package federalgrants

import "math/bits"

// chance is a stream of random numbers that is the same on every machine and
// with every version of Go: SplitMix64 (Steele, Lea and Flood, 2014). No float
// is made of it, because machines round them differently.
type chance uint64

func (c *chance) next() uint64 {
	*c += 0x9e3779b97f4a7c15
	return mixed(uint64(*c))
}

func mixed(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below is a number from 0 to n-1.
func (c *chance) below(n uint64) uint64 {
	high, _ := bits.Mul64(c.next(), n)
	return high
}

// in is true in count cases of the given number.
func (c *chance) in(count, of uint64) bool { return of > 0 && c.below(of) < count }

// between is a number from low to high.
func (c *chance) between(low, high int64) int64 {
	return low + int64(c.below(uint64(high-low)+1))
}

func pick[T any](c *chance, from []T) T { return from[c.below(uint64(len(from)))] }

// weighted draws places of a list by their weights.
type weighted struct{ sums []uint64 }

func newWeighted(weights []uint64) weighted {
	sums, sum := make([]uint64, len(weights)), uint64(0)
	for i, w := range weights {
		sum += w
		sums[i] = sum
	}
	return weighted{sums}
}

func (w weighted) total() uint64 {
	if len(w.sums) == 0 {
		return 0
	}
	return w.sums[len(w.sums)-1]
}

func (w weighted) draw(c *chance) int { return w.at(c.below(w.total())) }

// at is the place whose share of the sum holds this point.
func (w weighted) at(point uint64) int {
	low, high := 0, len(w.sums)-1
	for low < high {
		if middle := (low + high) / 2; point < w.sums[middle] {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}
