package keep

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

func opened(t *testing.T) (*Keep, string) {
	t.Helper()
	data := t.TempDir()
	k, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return k, data
}

func TestBytesComeBackAsReceived(t *testing.T) {
	k, _ := opened(t)
	for _, text := range []string{"", "a", "plus de 5,4 millions de dollars", strings.Repeat("un,deux,trois\r\n", 100_000)} {
		name, size, err := k.Put(iotest.HalfReader(strings.NewReader(text)))
		if err != nil {
			t.Fatal(err)
		}
		if size != int64(len(text)) || len(name) != 64 {
			t.Errorf("size %d, name %q", size, name)
		}
		got, err := k.Read(name)
		if err != nil || !bytes.Equal(got, []byte(text)) {
			t.Errorf("%d bytes came back of %d: %v", len(got), len(text), err)
		}
	}
}

func TestTheNameIsTheHashBeforeCompression(t *testing.T) {
	k, data := opened(t)
	name, err := k.PutBytes([]byte("abc"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; name != want {
		t.Errorf("got %s, want %s", name, want)
	}
	if _, err := os.Stat(filepath.Join(data, "keep", "ba", name[2:]+".zst")); err != nil {
		t.Error(err)
	}
}

func TestTheSameBytesAreKeptOnce(t *testing.T) {
	k, data := opened(t)
	for range 3 {
		if _, err := k.PutBytes([]byte("same")); err != nil {
			t.Fatal(err)
		}
	}
	v, err := k.Verify(context.Background(), func(int) {})
	if err != nil || v.Files != 1 || len(v.Problems) != 0 {
		t.Errorf("%+v, %v", v, err)
	}
	left, err := filepath.Glob(filepath.Join(data, "keep", ".receiving-*"))
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestAFailingReaderLeavesNothingBehind(t *testing.T) {
	k, _ := opened(t)
	broken := errors.New("the line went dead")
	if _, _, err := k.Put(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if v, err := k.Verify(context.Background(), func(int) {}); err != nil || v.Files != 0 {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestWhatIsNotKeptIsNotFound(t *testing.T) {
	k, _ := opened(t)
	for _, name := range []string{strings.Repeat("0", 64), "", "../../etc/passwd", strings.Repeat("Z", 64)} {
		if _, err := k.Read(name); !errors.Is(err, ErrNotFound) {
			t.Errorf("%q: got %v", name, err)
		}
	}
}

func TestOneFlippedByteAnywhereIsNamed(t *testing.T) {
	k, data := opened(t)
	name, err := k.PutBytes([]byte(strings.Repeat("montant;date\n540000000;2022-03-14\n", 3)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.PutBytes([]byte("another, whole")); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(data, "keep", name[:2], name[2:]+".zst")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	named := 0
	for at := range whole {
		flipped := bytes.Clone(whole)
		flipped[at] ^= 0x10
		if err := os.WriteFile(path, flipped, 0o644); err != nil {
			t.Fatal(err)
		}
		v, err := k.Verify(context.Background(), func(int) {})
		if err != nil {
			t.Fatal(err)
		}
		if b, readErr := k.Read(name); readErr == nil && len(v.Problems) == 0 {
			// A bit of the frame header may carry no meaning: then what comes
			// out is still what was received.
			if !bytes.Contains(b, []byte("540000000")) {
				t.Errorf("byte %d: other bytes came out unnoticed", at)
			}
			continue
		}
		if len(v.Problems) != 1 || v.Problems[0].Path != filepath.Join(name[:2], name[2:]+".zst") {
			t.Fatalf("byte %d: %+v", at, v.Problems)
		}
		named++
	}
	if named < len(whole)*3/4 {
		t.Errorf("%d of %d flips were named", named, len(whole))
	}
}

func TestADamagedCopyIsReplacedByANewOne(t *testing.T) {
	k, data := opened(t)
	name, err := k.PutBytes([]byte("whole"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(data, "keep", name[:2], name[2:]+".zst")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("broken"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := k.PutBytes([]byte("whole")); err != nil {
		t.Fatal(err)
	}
	if b, err := k.Read(name); err != nil || string(b) != "whole" {
		t.Errorf("got %q, %v", b, err)
	}
}

func TestForeignFilesAreNamed(t *testing.T) {
	k, data := opened(t)
	for _, f := range []string{"notes.txt", "ab/cd.zst", strings.Repeat("a", 64) + ".zst"} {
		path := filepath.Join(data, "keep", f)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	v, err := k.Verify(context.Background(), func(int) {})
	if err != nil || len(v.Problems) != 3 {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestVerifyStopsWhenTold(t *testing.T) {
	k, _ := opened(t)
	if _, err := k.PutBytes([]byte("x")); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := k.Verify(ctx, func(int) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
