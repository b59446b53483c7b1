package sources

import (
	"strings"
	"testing"

	"sillage/scraper/source"
)

func read(t *testing.T, s source.Source) *source.Findings {
	t.Helper()
	found := &source.Findings{}
	for _, in := range s.Inputs {
		page, err := s.Read(in)
		if err != nil {
			t.Fatal(err)
		}
		page.Hash = strings.Repeat("0", 64)
		if err := s.Parse(page, found); err != nil {
			t.Fatal(err)
		}
	}
	return found
}
