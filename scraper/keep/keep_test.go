package keep

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestKeptBytesComeBackAndAFlippedByteIsNamed(t *testing.T) {
	s := Store{t.TempDir()}
	content := []byte(strings.Repeat("plus de 5,4 millions\n", 50))
	hash, err := s.Put(content)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := s.Put(content); err != nil || again != hash {
		t.Fatalf("put again: %s %v", again, err)
	}
	if got, err := s.Read(hash); err != nil || string(got) != string(content) {
		t.Fatalf("read: %v", err)
	}
	if whole, bad, err := s.Verify(context.Background()); whole != 1 || bad != nil || err != nil {
		t.Fatalf("%d whole, %v, %v", whole, bad, err)
	}
	packed, err := os.ReadFile(s.path(hash))
	if err != nil {
		t.Fatal(err)
	}
	for i := range packed {
		flipped := append([]byte(nil), packed...)
		flipped[i] ^= 1
		if err := os.WriteFile(s.path(hash), flipped, 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := s.Read(hash)
		if err == nil && string(got) != string(content) {
			t.Fatalf("byte %d flipped and other bytes were given out", i)
		}
	}
	packed[len(packed)/2] ^= 0xff
	if err := os.WriteFile(s.path(hash), packed, 0o644); err != nil {
		t.Fatal(err)
	}
	whole, bad, err := s.Verify(context.Background())
	if whole != 0 || len(bad) != 1 || err != nil || !errors.Is(bad[0], ErrDamaged) || !strings.Contains(bad[0].Error(), hash) {
		t.Errorf("%d whole, %v, %v", whole, bad, err)
	}
	if err := os.WriteFile(filepath.Join(s.Folder, "foreign.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, bad, _ := s.Verify(context.Background()); len(bad) != 2 {
		t.Errorf("a foreign file was not named: %v", bad)
	}
}
