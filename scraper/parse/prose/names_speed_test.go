package prose

import (
	"fmt"
	"strings"
	"testing"
)

// ManyNames is as many as the speed is promised for.
const ManyNames = 50_000

// SyntheticNames are made of syllables, for measuring only: as many as a
// register of charities has, of two to six words.
func SyntheticNames(n int) []Name {
	heads := []string{"Association", "Centre", "Fondation", "Maison", "Regroupement", "Society", "Foundation", "Club"}
	syllables := []string{"ba", "cor", "del", "fi", "gran", "lo", "mi", "nor", "pel", "qua", "ri", "sol", "ta", "ver", "zé"}
	seed := uint32(1)
	next := func(below int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % below
	}
	names := make([]Name, n)
	for i := range names {
		parts := []string{heads[next(len(heads))]}
		for range 1 + next(4) {
			word := ""
			for range 2 + next(3) {
				word += syllables[next(len(syllables))]
			}
			parts = append(parts, strings.ToUpper(word[:1])+word[1:])
		}
		names[i] = Name{Key: fmt.Sprint(i), Name: strings.Join(parts, " de ")}
	}
	return names
}

// BenchmarkNames finds names only, in a text that holds one name in every
// sentence.
func BenchmarkNames(b *testing.B) {
	list := SyntheticNames(ManyNames)
	names := NewNames(list)
	var text strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&text, "Le gouvernement accorde 5 000 $ à l’organisme %s pour ses activités. ", list[i*7].Name)
	}
	all := tokens(text.String())
	if found := len(names.find(all)); found < 2000 {
		b.Fatalf("found %d names", found)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		names.find(all)
	}
}

// BenchmarkNewNames builds the automaton.
func BenchmarkNewNames(b *testing.B) {
	list := SyntheticNames(ManyNames)
	b.ReportAllocs()
	for b.Loop() {
		NewNames(list)
	}
}
