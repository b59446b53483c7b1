package prose

// Name is a known name of a body or a programme, in one of its spellings.
type Name struct {
	Key, Name, Lang string
	Programme       bool // a programme, plan or initiative; else a body
}

// Names finds known names in texts. It is safe for use by several readers.
type Names struct {
	automaton *automaton
	names     []known
	places    map[string]bool // of which a known name is the government
}

// known is one spelling. Two owners of one spelling leave it without a key:
// which of them a text means is not for this package to guess.
type known struct {
	Name
	ambiguous bool
	acronym   bool // one word in capitals: found only when printed so
	small     bool // has no capital, so that a text may print it without
}

// NewNames builds the automaton over all spellings, whatever their case,
// accents, apostrophes and spaces. Spellings without a letter are left out.
func NewNames(names []Name) *Names {
	n := &Names{automaton: newAutomaton(), places: map[string]bool{}}
	for _, name := range names {
		all := tokens(name.Name)
		w := words(name.Name)
		if !lettered(all) {
			continue
		}
		if place, ok := placeOf(w); ok {
			n.places[place] = true
		}
		k := known{Name: name, small: true, acronym: len(w) == 1 && allCapitals(all)}
		for _, t := range all {
			k.small = k.small && !t.upper
		}
		at := n.automaton.put(w, int32(len(n.names)))
		switch {
		case int(at) == len(n.names):
			n.names = append(n.names, k)
		case n.names[at].Key != name.Key:
			n.names[at].ambiguous = true
		}
	}
	return n
}

func lettered(all []token) bool {
	for _, t := range all {
		if t.kind == word {
			return true
		}
	}
	return false
}

func allCapitals(all []token) bool {
	for _, t := range all {
		if t.kind == word && !t.capitals {
			return false
		}
	}
	return true
}

// nameSpan is a known name found in a text, as tokens.
type nameSpan struct {
	from, to int
	name     int
}

// find lists the names of a text from left to right: the longest at each
// place, none inside another.
func (n *Names) find(all []token) []nameSpan {
	if n == nil || len(n.names) == 0 {
		return nil
	}
	ids := make([]uint32, len(all))
	for i, t := range all {
		if t.kind != sign {
			ids[i] = n.automaton.ids[t.fold]
		}
	}
	var out []nameSpan
	for i := 0; i < len(all); {
		span, found := n.longest(all, ids, i)
		if !found {
			i++
			continue
		}
		out = append(out, span)
		i = span.to
	}
	return out
}

func (n *Names) longest(all []token, ids []uint32, i int) (best nameSpan, found bool) {
	if ids[i] == 0 {
		return nameSpan{}, false
	}
	state := uint32(0)
	for j := i; j < len(all); j++ {
		t := all[j]
		if t.kind == sign {
			if j == i || !insideName(t.fold) {
				break
			}
			continue
		}
		if t.line != all[i].line {
			break
		}
		if state = n.automaton.step(state, ids[j]); state == 0 {
			break
		}
		if at := n.automaton.out[state]; at >= 0 && n.names[at].printedIn(all[i:j+1]) {
			best, found = nameSpan{i, j + 1, int(at)}, true
		}
	}
	return best, found
}

// insideName tells whether a name may hold the sign between two of its words.
func insideName(s string) bool {
	switch s {
	case ".", ",", "&", "-", "–", "—", "/", "+", "«", "»", "\"", "(", ")", "!", "“", "”", "·":
		return true
	}
	return false
}

// printedIn tells whether the words of a text print a name rather than the
// same words in their own sense: "La Puce" begins with a capital.
func (k known) printedIn(found []token) bool {
	if k.acronym {
		return found[0].capitals
	}
	if k.small {
		return true
	}
	for _, t := range found {
		if t.upper && (len(found) == 1 || !article(t.fold)) {
			return true
		}
	}
	return false
}

func article(fold string) bool {
	switch fold {
	case "le", "la", "les", "l", "the":
		return true
	}
	return false
}
