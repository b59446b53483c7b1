package sources

import (
	"os"
	"slices"
	"testing"
)

func TestEveryFolderIsInTheList(t *testing.T) {
	var listed []string
	for _, s := range All {
		listed = append(listed, s.ID)
	}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && e.Name() != "testdata" && !slices.Contains(listed, e.Name()) {
			t.Errorf("folder %s is not in all.go: run go generate ./scraper/sources", e.Name())
		}
	}
}
