package prose_test

import (
	"testing"

	"sillage/scraper/parse/prose"
)

// BenchmarkRead reads the labelled texts with 50,000 known names; MB/s is of
// text.
func BenchmarkRead(b *testing.B) {
	names := prose.NewNames(prose.SyntheticNames(prose.ManyNames))
	texts := labelledTexts(b)
	size := int64(0)
	for _, l := range texts {
		size += int64(len(l.Text))
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, l := range texts {
			prose.Read(l.Text, l.Lang, names)
		}
	}
}
