package prose

// cue is what a phrase tells a reader. The phrases are in cues_fr.go and
// cues_en.go, and nowhere else.
type cue uint8

const (
	// Before an amount.
	cueAtLeast cue = iota
	cueAbout
	cueUpTo
	// After an amount.
	cueAtLeastAfter
	cueAboutAfter
	cueUpToAfter
	cueFiller // may stand between such a word and the number
	cueChange // a sum that goes from one level to another: no range

	// What money is and is not.
	cueMoneyNoun
	cueMoneyAdjective // right after "3 millions"
	cueAfterNumber    // may follow "3 million" where nothing is counted
	cuePeople
	cueNeed     // asked for, needed, missing
	cueValue    // cost, value, leverage
	cueIncome   // revenue, spending, wages, size of an economy
	cueRaised   // given by the public
	cueLimit    // fees, thresholds, bounds
	cueSeized   // seized, or a misprint, or handed back
	cuePast     // told as background
	cueContrast // a clause of its own begins

	// Span.
	cueCumulative
	cueIncreaseBefore
	cueIncreaseAfter
	cueYearly
	cueOneYear
	cueSeveralYears
	cuePart         // the next amount is a part of the one before
	cueSameSum      // the sentence goes on about the sum before
	cueThisIncrease // "cette bonification": the sum before is an increase
	cueDuration     // "sur", "over": a number of years follows

	// Who does what.
	cueGives     // active: its subject pays
	cueAnnounces // active: its subject pays, when a sum follows
	cueGiven     // participle: par X pays, à X receives
	cueGiftOf    // "financement de": X pays
	cueComesFrom // "provenant de", "grâce à l’appui de": X pays
	cueReceives  // active: its subject receives
	cueManages   // active: its subject manages
	cueManaged   // participle: par X manages
	cueEntrusted // "confié à": X manages
	cueManagerIs // "mandataire": its subject manages
	cueManagerOf // "gestionnaire :" a label before the manager
	cuePayerOf   // "bailleur de fonds :" a label before the payer
	cueWith      // "en partenariat avec": X is a partner
	cuePartners  // active: its subject is a partner
	cueBy        // par, by
	cueTo        // à, au, to
	cueOf        // de, du, of
	cueOther     // another preposition: what follows is no subject
	cueAndThen   // who, that: the verb's subject is the name before
	cueSupported // participle of a class that gets money
	cueSpeaks    // says, according to: no party
	cueSigns     // active: its subject makes an agreement

	// Stage.
	stageAnnounced
	stageBudgeted
	stageCommitted
	stageReported
	stagePaid

	// Words of bodies.
	bodyHead  // "Association", "Ville": a name of a body begins here
	bodyState // "gouvernement", "ministère": also in small letters
	bodyFund  // "Fonds"
	classHead // "organismes": counted bodies
	programmeHead
	personTitle
	notBody // capital that begins no name of a body

	cueCount
)

// cueSet is a set of cues as bits.
type cueSet uint64

func (s cueSet) has(c cue) bool { return s&(1<<c) != 0 }

func setOf(all ...cue) (s cueSet) {
	for _, c := range all {
		s |= 1 << c
	}
	return s
}

// cueTable holds the phrases of one language, compiled.
type cueTable struct {
	automaton *automaton
	sets      []cueSet
}

func compile(phrases map[cue][]string) *cueTable {
	t := &cueTable{automaton: newAutomaton()}
	for c := cue(0); c < cueCount; c++ {
		for _, p := range phrases[c] {
			at := t.automaton.put(keys(p), int32(len(t.sets)))
			if int(at) == len(t.sets) {
				t.sets = append(t.sets, 0)
			}
			t.sets[at] |= 1 << c
		}
	}
	return t
}

// mark is a phrase found in the text.
type mark struct {
	from, to int
	cues     cueSet
}

// mark finds every phrase; of several that begin with one word and tell the
// same, the longest.
func (t *cueTable) mark(all []token) (marks []mark, starts, ends []cueSet) {
	sets := make([]cueSet, 2*(len(all)+1))
	starts, ends = sets[:len(all)+1], sets[len(all)+1:]
	ids := make([]uint32, len(all))
	for i, tok := range all {
		if tok.kind == word {
			ids[i] = t.automaton.ids[tok.key]
		}
	}
	marks = make([]mark, 0, len(all)*3/4+4)
	var found []mark
	for i := range all {
		if ids[i] == 0 {
			continue
		}
		found = found[:0]
		state := uint32(0)
		for j := i; j < len(all) && all[j].line == all[i].line; j++ {
			if state = t.automaton.step(state, ids[j]); state == 0 {
				break
			}
			if at := t.automaton.out[state]; at >= 0 {
				found = append(found, mark{i, j + 1, t.sets[at]})
			}
		}
		seen := cueSet(0)
		for n := len(found) - 1; n >= 0; n-- {
			m := found[n]
			if m.cues &^= seen; m.cues != 0 {
				marks = append(marks, m)
				starts[i] |= m.cues
				ends[m.to] |= m.cues
				seen |= m.cues
			}
		}
	}
	return marks, starts, ends
}

// is tells whether a phrase of that kind begins at the token.
func (r *reader) is(i int, c cue) bool { return i >= 0 && i < len(r.tokens) && r.starts[i].has(c) }

// endOf is where the longest phrase of a kind that begins at a token ends, or the
// token after it.
func (r *reader) endOf(i int, c cue) int {
	to := i + 1
	for n := r.firstMark(i); n < len(r.marks) && r.marks[n].from == i; n++ {
		if m := r.marks[n]; m.cues.has(c) {
			to = max(to, m.to)
		}
	}
	return to
}

// ended tells whether a phrase of that kind ends just before the token.
func (r *reader) ended(i int, c cue) bool {
	return i >= 0 && i <= len(r.tokens) && r.ends[i].has(c)
}

// within lists the phrases of some kinds inside a span of tokens.
func (r *reader) within(from, to int, kinds cueSet, do func(mark)) {
	for n := r.firstMark(from); n < len(r.marks) && r.marks[n].from < to; n++ {
		if m := r.marks[n]; m.cues&kinds != 0 && m.to <= to {
			do(m)
		}
	}
}

func (r *reader) firstMark(from int) int {
	low, high := 0, len(r.marks)
	for low < high {
		if mid := (low + high) / 2; r.marks[mid].from < from {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
