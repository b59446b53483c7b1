// Package classify decides what a text is about, and says by which words. It
// knows no place and no theme: those are the edition's.
package classify

import (
	"slices"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/edition"
)

// Scope is the rule by which announcements are collected: one is in scope when
// it names a theme by its words, a programme that is known, or a body that is
// known to manage money for others.
type Scope struct{ phrases []phrase }

type phrase struct {
	kind, words string
	folded      string
}

// NewScope makes the rule of an edition.
func NewScope(e edition.Edition) Scope {
	var s Scope
	add := func(kind, words string) {
		if folded := funding.Fold(words); folded != "" {
			s.phrases = append(s.phrases, phrase{kind, words, " " + folded + " "})
		}
	}
	for _, w := range e.ThemeWords {
		add("theme", w.Word)
	}
	for _, n := range e.Scope {
		add(n.Kind, n.Name)
	}
	return s
}

// Why lists what puts a text in scope, as "theme: virage numérique"; empty
// when nothing does. Words count whole, without regard to case and accents.
func (s Scope) Why(text string) []string {
	folded := " " + funding.Fold(text) + " "
	var why []string
	for _, p := range s.phrases {
		if strings.Contains(folded, p.folded) {
			why = append(why, p.kind+": "+p.words)
		}
	}
	slices.Sort(why)
	return slices.Compact(why)
}
