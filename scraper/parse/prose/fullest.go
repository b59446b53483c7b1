package prose

import (
	"slices"
	"strings"
)

// fullest maps each body to the one that prints its name in full: the longest
// that has all its words in their order, the same acronym, or the same key. A
// short form that could stand for two is left as it is; one that stands for
// nothing is -1 when it is no name of its own.
func (s *scene) fullest() []int {
	out := make([]int, len(s.bodies))
	first := map[string]int{}
	forms := make([]string, len(s.bodies))
	for n, b := range s.bodies {
		out[n] = n
		forms[n] = s.form(b)
		if _, known := first[forms[n]]; !known {
			first[forms[n]] = n
		}
	}
	acronyms := s.acronyms()
	distinct := make([]int, 0, len(first))
	for _, n := range first {
		distinct = append(distinct, n)
	}
	slices.Sort(distinct)
	if len(distinct) > mostBodies {
		distinct = distinct[:mostBodies]
	}
	resolved := map[string]int{}
	for _, n := range distinct {
		resolved[forms[n]] = s.fuller(n, distinct, forms, acronyms)
	}
	for n, b := range s.bodies {
		if to, known := resolved[forms[n]]; known {
			out[n] = to
		}
		if b.generic {
			switch m := s.generic(n); {
			case m >= 0:
				out[n] = out[m]
			case !b.state:
				out[n] = -1 // "the Foundation" of which no name stands before
			}
		}
	}
	return out
}

const mostBodies = 400 // different names that are compared with one another

func (s *scene) form(b body) string {
	var out strings.Builder
	for i := b.from; i < b.to; i++ {
		if t := s.tokens[i]; t.kind != sign && (i > b.from || !article(t.fold)) {
			out.WriteString(t.fold)
			out.WriteByte(' ')
		}
	}
	return out.String()
}

// fuller finds the longer form of a name.
func (s *scene) fuller(n int, among []int, forms []string, acronyms map[string]int) int {
	b := s.bodies[n]
	if b.class {
		return s.fullerClass(n, among)
	}
	if b.generic {
		return n
	}
	if to, known := acronyms[forms[n]]; known && to != n {
		return to
	}
	best, several := n, false
	for _, m := range among {
		if m == n || s.bodies[m].class || s.bodies[m].generic || len(forms[m]) <= len(forms[n]) {
			continue
		}
		if key := s.key(b); key != "" && key == s.key(s.bodies[m]) {
			best, several = m, false
			break
		}
		if strings.HasPrefix(forms[m], forms[n]) && (b.known < 0 || s.bodies[m].known < 0 || s.key(b) == "") && !s.joinsTwo(m, len(strings.Fields(forms[n]))) {
			several = several || best != n && !strings.HasPrefix(forms[m], forms[best]) && !strings.HasPrefix(forms[best], forms[m])
			if len(forms[m]) > len(forms[best]) {
				best = m
			}
		}
	}
	if several {
		return n
	}
	return best
}

// fullerClass finds the longest print of a class of the same number and noun: "84
// community organizations" of "84 organizations".
func (s *scene) fullerClass(n int, among []int) int {
	b, best := s.bodies[n], n
	for _, m := range among {
		if o := s.bodies[m]; o.class && o.count == b.count && s.word(o.to-1) == s.word(b.to-1) && o.to-o.from > s.bodies[best].to-s.bodies[best].from {
			best = m
		}
	}
	return best
}

// joinsTwo tells whether a longer form is two bodies rather than one name.
func (s *scene) joinsTwo(m, after int) bool {
	i := s.bodies[m].from + after
	if stateWord(s.word(s.bodies[m].from)) == "ministry" {
		return false // "ministère de la Recherche" of "ministère de la Recherche et du Savoir"
	}
	return i < s.bodies[m].to && oneOf(s.word(i), "et", "and")
}

// acronyms maps short forms to the names that the text defines them for:
// "Kids Code Jeunesse (KCJ)".
func (s *scene) acronyms() map[string]int {
	out := map[string]int{}
	for n, b := range s.bodies {
		end := s.afterAcronym(b.to)
		if end-b.to < 3 || end-b.to > 6 {
			continue
		}
		var form strings.Builder
		for i := b.to + 1; i < end-1; i++ {
			if s.tokens[i].kind != sign {
				form.WriteString(s.tokens[i].fold)
				form.WriteByte(' ')
			}
		}
		if _, known := out[form.String()]; !known && form.Len() > 0 {
			out[form.String()] = n
		}
	}
	return out
}
