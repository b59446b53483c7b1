package site

import (
	"encoding/json"
	"path/filepath"
	"testing"
)

// release is what /api/v1/release answers.
type release struct {
	Number      int    `json:"number"`
	PublishedAt string `json:"published_at"`
	ContentHash string `json:"content_hash"`
}

func readRelease(t *testing.T, s *served) release {
	t.Helper()
	var r release
	if err := json.Unmarshal(s.mustRead(t, "/api/v1/release"), &r); err != nil {
		t.Fatalf("/api/v1/release: %v", err)
	}
	if r.Number < 1 || len(r.ContentHash) != 64 || r.PublishedAt == "" {
		t.Fatalf("/api/v1/release: %+v", r)
	}
	return r
}

// The content of a release depends on the evidence alone: not on when it was
// built, nor on which source came first.
func TestTwoCleanRunsAndAnyOrderOfSourcesGiveOneHash(t *testing.T) {
	s := site(t)
	want := readRelease(t, s).ContentHash
	for name, sources := range map[string][]string{
		"a second clean run":                       nil,
		"the register first, then the price index": {"register", "cpi"},
		"the price index first, then the register": {"cpi", "register"},
	} {
		t.Run(name, func(t *testing.T) {
			data := filepath.Join(t.TempDir(), "data")
			if err := s.load(data, sources...); err != nil {
				t.Fatal(err)
			}
			if got := hashOf(t, s, data); got != want {
				t.Errorf("content hash %s, want %s", got, want)
			}
		})
	}
}

// hashOf publishes a folder once more and reads the hash from the report.
func hashOf(t *testing.T, s *served, data string) string {
	t.Helper()
	printed, err := s.scraper(data, "publish", "--json")
	if err != nil {
		t.Fatal(err)
	}
	var r release
	if err := json.Unmarshal([]byte(printed), &r); err != nil {
		t.Fatalf("publish --json printed %q: %v", printed, err)
	}
	return r.ContentHash
}
