package prose

import (
	"slices"
	"strings"

	"sillage/db/funding"
)

// parties tells who pays, manages, helps and receives.
func (r *reader) parties(sums []sum, named, programmes []body) []Party {
	classes := r.classes()
	links := r.inLinks()
	named = slices.DeleteFunc(named, func(b body) bool {
		if links[r.inSentence[b.from]] {
			return true
		}
		n, _ := slices.BinarySearchFunc(classes, b.from, func(c body, tok int) int { return c.to - tok - 1 })
		return n < len(classes) && classes[n].from <= b.from && b.from < classes[n].to && b.known < 0 // "18 MRC de la région"
	})
	all := append(named, classes...)
	all = r.withoutProgrammeAcronyms(all, programmes)
	r.shortForms(all)
	slices.SortStableFunc(all, func(a, b body) int { return a.from - b.from })
	s := &scene{reader: r, sums: sums, bodies: all, programmes: programmes, byHeads: map[int]bool{}}
	s.listRows()
	s.states = [2]int{s.onlyState(false), s.onlyState(true)}
	s.full = s.fullest()
	for n := range s.bodies {
		if !s.bodies[n].listed {
			s.roleOf(n)
		}
	}
	s.named()
	s.pronouns()
	s.chacun()
	s.givenToIt()
	s.managersAbove()
	s.whole()
	return s.settle()
}

// shortForms takes a single capital for a body when a fuller name in the text
// begins with it: "Centre" after "Centre Saint-Pierre".
func (r *reader) shortForms(all []body) {
	first := map[string]bool{}
	for _, b := range all {
		if b.strong && !b.class && b.to > b.from+1 && !r.isPlace(r.word(b.from)) {
			first[r.word(b.from)] = true
		}
	}
	for _, b := range all {
		if b.to > b.from+1 && oneOf(r.word(b.to-2), "de", "du", "of", "d", "des", "l") {
			delete(first, r.word(b.to-1)) // a place: "gouvernement du Canada"
		}
	}
	for i := range all {
		if b := &all[i]; b.weak() && first[r.word(b.from)] && !r.is(b.from, bodyHead) {
			b.strong = true
		}
	}
}

// withoutProgrammeAcronyms drops short forms that the text defines for a
// programme: "Investment Readiness Program (IRP)".
func (r *reader) withoutProgrammeAcronyms(all, programmes []body) []body {
	short := map[string]bool{}
	for _, p := range programmes {
		i := p.to
		for i < len(r.tokens) && i < p.to+2 && oneOf(r.word(i), "program", "initiative") {
			i++
		}
		if r.word(i) == "(" && r.word(i+2) == ")" {
			short[r.word(i+1)] = true
		}
	}
	return slices.DeleteFunc(all, func(b body) bool { return b.to == b.from+1 && short[r.word(b.from)] })
}

// settle gives each claim the fullest name that the text prints for its body,
// and each pair of name and role once. A body that manages does not receive.
func (s *scene) settle() []Party {
	full := s.full
	type pair struct {
		name string
		role Role
	}
	at := map[pair]int{}
	apart := s.receivesApart()
	own := map[string]bool{} // bodies said to pay with money of their own
	var out []Party
	bare, payers := map[string]bool{}, 0
	for _, c := range s.claims {
		n := full[c.body]
		if n < 0 {
			continue
		}
		p := s.party(n, c)
		key := pair{Compared(p.Name), c.role}
		if c.role == Payer && s.ownMoney(c) {
			own[key.name] = true
		}
		if i, known := at[key]; known {
			out[i].Sure = out[i].Sure || p.Sure
			continue
		}
		if at[key] = len(out); c.role == Payer {
			payers++
			bare[key.name] = s.bodies[n].generic
		}
		out = append(out, p)
	}
	return slices.DeleteFunc(out, func(p Party) bool {
		if p.Role == Payer && bare[Compared(p.Name)] && payers > 1 {
			return true // "the government", of which the text prints no name, beside one that has a name
		}
		_, manages := at[pair{Compared(p.Name), Manager}]
		return manages && (p.Role == Recipient && !apart[Compared(p.Name)] || p.Role == Partner || (p.Role == Payer && !own[Compared(p.Name)]))
	})
}

// receivesApart are the managers that are also given a sum in a sentence that
// says nothing of what they manage, and in which another body pays.
func (s *scene) receivesApart() map[string]bool {
	manages, pays, out := map[int32]bool{}, map[int32]bool{}, map[string]bool{}
	same := map[int]bool{} // said to manage the sum told before
	for _, c := range s.claims {
		n := s.inSentence[s.bodies[c.body].from]
		manages[n] = manages[n] || c.role == Manager
		if full := s.full[c.body]; c.role == Manager && full >= 0 && s.sameMoney(s.sentenceAt(s.bodies[c.body].from)) {
			same[full] = true
		}
		pays[n] = pays[n] || c.role == Payer || s.reader.ofWhole(s.sentences[n].from, s.firstSum(s.sentences[n]))
	}
	for _, c := range s.claims {
		b := s.bodies[c.body]
		at := s.sentenceAt(b.from)
		if n := s.inSentence[b.from]; c.role == Recipient && c.sure && c.first && !manages[n] && pays[n] && s.fundingIn(at.from, at.to) && s.full[c.body] >= 0 && !same[s.full[c.body]] {
			out[Compared(s.party(s.full[c.body], c).Name)] = true
		}
	}
	return out
}

// firstSum is the token at which the first sum of a sentence begins, or its end.
func (s *scene) firstSum(at sentence) int {
	if i := s.sumFrom(at.from); i < len(s.sums) && s.sums[i].from < at.to {
		return s.sums[i].lead
	}
	return at.to
}

// sameMoney tells a sentence about "ces fonds", "the money", that prints no sum.
func (s *scene) sameMoney(at sentence) bool {
	found := false
	s.within(at.from, at.to, setOf(cueSameSum), func(mark) { found = true })
	return found && !s.fundingIn(at.from, at.to)
}

// ownMoney tells whether a body that may only hand money out is said to give
// of its own: by the words, or because the sum is given "par X".
func (s *scene) ownMoney(c claim) bool {
	n := c.body
	at := s.sentenceAt(s.bodies[n].from)
	if before := s.head(s.bodies[n].from); c.first && (s.ended(before, cueBy) || c.source && s.sumJustBefore(before)) {
		return true
	}
	for i := s.bodies[n].to; i < min(at.to, s.bodies[n].to+window); i++ {
		if oneOf(s.word(i), "propre", "propres", "own", "itself", "joint", "ajoute", "ajoutera", "adds", "added", "contribue", "contributes", "contributed") {
			return true
		}
	}
	return false
}

// sumJustBefore tells "650 000 $ en provenance de", "$5,000 from".
func (s *scene) sumJustBefore(at int) bool {
	i := s.sumFrom(at) - 1
	return i >= 0 && s.inSentence[s.sums[i].from] == s.inSentence[at] && at-s.sums[i].to <= 4
}

func (s *scene) party(n int, c claim) Party {
	b := s.bodies[n]
	p := Party{Start: s.tokens[b.from].start, End: s.tokens[b.to-1].end, Role: c.role, Class: b.class, Count: b.count, Unit: b.unit, Sure: c.sure}
	p.Fragment = s.text[p.Start:p.End]
	p.Name = p.Fragment
	p.Key = s.key(b)
	return p
}

func (r *reader) key(b body) string {
	if b.known < 0 {
		return ""
	}
	if k := r.names.names[b.known]; !k.ambiguous {
		return k.Key
	}
	return ""
}

// generic finds what "le ministère" or "the Foundation" stands for: the last
// body before it whose name begins or ends with that word.
func (s *scene) generic(n int) int {
	b := s.bodies[n]
	head := s.tokens[b.to-1].fold
	if b.pointer {
		return s.pointedAt(n)
	}
	for m := n - 1; m >= 0 && m > n-mostBodies; m-- {
		o := s.bodies[m]
		if o.generic || o.class {
			continue
		}
		if s.tokens[o.from].fold == head || s.tokens[o.to-1].fold == head || b.state && stateWord(s.tokens[o.from].fold) == stateWord(head) {
			return m
		}
	}
	for m := n + 1; m < len(s.bodies) && m < n+mostBodies; m++ {
		if o := s.bodies[m]; !o.generic && !o.class && s.tokens[o.from].fold == head && o.state == b.state {
			return m // "le gouvernement", named in full later
		}
	}
	switch {
	case b.state && (stateWord(head) == "ministry" || oneOf(head, "agence", "agency")):
		return s.states[1]
	case b.state && s.states[0] >= 0 && !strings.HasPrefix(s.word(s.bodies[s.states[0]].to-1), "canad"):
		return s.states[0]
	}
	return -1
}

// onlyState is the one government, ministry or department that a text names, for
// "le Ministère" after Patrimoine canadien; or -1 where it names two.
func (s *scene) onlyState(ministry bool) int {
	only := -1
	for m, o := range s.bodies {
		switch {
		case !o.state || o.generic || ministry && stateWord(s.word(o.from)) == "government":
		case only < 0 || s.form(o) == s.form(s.bodies[only]):
			only = m
		default:
			return -1
		}
	}
	return only
}

func stateWord(fold string) string {
	switch fold {
	case "gouvernement", "government":
		return "government"
	case "ministere", "ministry", "department":
		return "ministry"
	}
	return fold
}

// pointedAt is the last body before "l’organisme" that is no government, in its
// sentence or one of the two before; one that gives only where no other stands.
func (s *scene) pointedAt(n int) int {
	giver := -1
	for m := n - 1; m >= 0 && s.inSentence[s.bodies[n].from]-s.inSentence[s.bodies[m].from] <= 2; m-- {
		switch o := s.bodies[m]; {
		case o.generic || o.class || o.state || o.fund || o.weak():
		case !s.giver(o):
			return m
		default:
			giver = max(giver, m)
		}
	}
	return giver
}

func (r *reader) mentions(found []body) []Mention {
	seen := map[string]bool{}
	var out []Mention
	for _, b := range found {
		m := Mention{Start: r.tokens[b.from].start, End: r.tokens[b.to-1].end, Key: r.key(b)}
		m.Fragment = r.text[m.Start:m.End]
		m.Name = m.Fragment
		if folded := funding.Fold(m.Name); !seen[folded] && (b.known >= 0 || b.to-b.from > 1) {
			seen[folded] = true
			out = append(out, m)
		}
	}
	return out
}
