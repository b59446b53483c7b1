package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Without network every source of it is reported as unreachable, the exit
// status is that of a part, and readers notice nothing. The edition is the
// built-in one; its newsfeeds lie on a port at which nobody listens.
func TestWithoutNetworkEverySourceOfItIsUnreachableAndTheReleaseIsServed(t *testing.T) {
	s := &served{Edition: t.TempDir()}
	nobody := withoutNewsfeeds(t, s.Edition)
	if err := s.openWith(site(t).Bin); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.close(); err != nil {
			t.Error(err)
		}
	})
	before := releaseFiles(t, s.Data)

	cmd := exec.Command(filepath.Join(s.Bin, "scraper"), "--edition", s.Edition, "--data", s.Data, "--json", "run",
		"--contact", "test@example.org", "--tries", "1", "--loopback", nobody)
	var out, said strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	asked := 0
	for running := true; running; asked++ {
		if a, err := s.read("/fr/programmes"); err != nil || a.Status != http.StatusOK {
			t.Fatalf("while it runs: status %d, %v", a.Status, err)
		}
		select {
		case err := <-done:
			running = false
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != 2 {
				t.Errorf("ended with %v, want the status 2\n%s", err, said.String())
			}
		default:
		}
	}
	live := checkUnreachable(t, out.String())
	t.Logf("%d sources of the network unreachable; %d pages served meanwhile", live, asked)

	text, err := s.scraper(s.Data, "--json", "publish")
	var r struct{ Unchanged bool }
	if err := errors.Join(err, json.Unmarshal([]byte(text), &r)); err != nil || !r.Unchanged {
		t.Errorf("published again: %v, %s", err, text)
	}
	if after := releaseFiles(t, s.Data); after != before {
		t.Errorf("the releases were %s, and are %s", before, after)
	}
	s.mustRead(t, "/fr/")
}

// withoutNewsfeeds writes the built-in edition into a folder, with each feed at
// a port at which nobody listens.
func withoutNewsfeeds(t *testing.T, folder string) (nobody string) {
	t.Helper()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join(editions, "quebec"))); err != nil {
		t.Fatal(err)
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody = free.Addr().String()
	if err := free.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "announcement_feeds.csv")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		if before, address, found := strings.Cut(line, ",https://"); found {
			_, path, _ := strings.Cut(address, "/")
			line = before + ",http://" + nobody + "/" + path
		}
		lines = append(lines, line)
	}
	if err := os.WriteFile(path, []byte(strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
	return nobody
}

// checkUnreachable counts the sources of the network in a run's report.
func checkUnreachable(t *testing.T, report string) (live int) {
	t.Helper()
	var r struct {
		Sources []struct {
			Source, Error string
			Live          *struct {
				Kept     int
				Failures []struct{ Address, Why string }
			}
		}
	}
	if err := json.Unmarshal([]byte(report), &r); err != nil {
		t.Fatalf("%v in %s", err, report)
	}
	for _, src := range r.Sources {
		switch {
		case src.Live == nil && src.Error != "":
			t.Errorf("%s needs no network: %s", src.Source, src.Error)
		case src.Live == nil:
		case !strings.HasPrefix(src.Error, "unreachable") || src.Live.Kept > 0 || len(src.Live.Failures) == 0:
			t.Errorf("%s: %+v", src.Source, src)
		default:
			live++
		}
	}
	if live != 4 {
		t.Errorf("%d sources of the network are unreachable, want 4", live)
	}
	return live
}

// releaseFiles is the pointer and the SHA-256 of every release.
func releaseFiles(t *testing.T, data string) string {
	t.Helper()
	pointer, err := os.ReadFile(filepath.Join(data, "current"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(data, "releases", "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	text := string(pointer)
	for _, f := range files {
		text += fmt.Sprintf("%x %s\n", checksum(t, f), filepath.Base(f))
	}
	return text
}
