package prose

// automaton finds phrases in a row of words: a trie over whole words, walked
// from each word of a text. A step is one look-up, whatever the number of
// phrases; a phrase of n words costs at most n steps from its first word.
type automaton struct {
	ids  map[string]uint32 // a word's number, from 1
	next map[uint64]uint32 // state and word to state
	out  []int32           // what ends in a state; -1 is nothing
}

func newAutomaton() *automaton {
	return &automaton{ids: map[string]uint32{}, next: map[uint64]uint32{}, out: []int32{-1}}
}

// put enters a phrase and gives the number under which it was entered before,
// or n when it is new. A phrase without words is not entered.
func (a *automaton) put(phrase []string, n int32) int32 {
	if len(phrase) == 0 {
		return n
	}
	state := uint32(0)
	for _, w := range phrase {
		id := a.ids[w]
		if id == 0 {
			id = uint32(len(a.ids)) + 1
			a.ids[w] = id
		}
		key := uint64(state)<<32 | uint64(id)
		to, known := a.next[key]
		if !known {
			to = uint32(len(a.out))
			a.out = append(a.out, -1)
			a.next[key] = to
		}
		state = to
	}
	if a.out[state] < 0 {
		a.out[state] = n
	}
	return a.out[state]
}

// step goes from a state by a word; state 0 is where every walk begins, and
// also where no phrase goes on.
func (a *automaton) step(state, id uint32) uint32 {
	if id == 0 {
		return 0
	}
	return a.next[uint64(state)<<32|uint64(id)]
}
