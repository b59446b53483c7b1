package fetch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"
)

// bulk serves a file of random bytes whose version a test may change.
type bulk struct {
	*host
	content []byte
	version atomic.Int64
	breaks  atomic.Int64 // how many more answers break off half way
	ranges  atomic.Int64 // answers that were a part
}

func serveBulk(t *testing.T, size int) *bulk {
	b := &bulk{content: make([]byte, size)}
	r := rand.New(rand.NewPCG(1, 2))
	for i := range b.content {
		b.content[i] = byte(r.Uint32())
	}
	b.host = serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/file.csv":
		case "/drips.csv":
			w.Header().Set("Content-Length", "1000")
			w.Write([]byte("half"))
			w.(http.Flusher).Flush()
			<-r.Context().Done()
			return
		case "/short.csv":
			w.Header().Set("Content-Length", "1000")
			w.Write([]byte("short"))
			c, _, err := w.(http.Hijacker).Hijack()
			if err == nil {
				c.Close()
			}
			return
		default:
			http.NotFound(w, r)
			return
		}
		if r.Header.Get("Range") != "" {
			b.ranges.Add(1)
		}
		w.Header().Set("ETag", fmt.Sprintf(`"v%d"`, b.version.Load()))
		if b.breaks.Add(-1) >= 0 {
			w = &breaking{ResponseWriter: w, left: size / 3}
		}
		http.ServeContent(w, r, "file.csv", time.Time{}, bytes.NewReader(b.content))
	})
	return b
}

// breaking resets the connection after some bytes.
type breaking struct {
	http.ResponseWriter
	left int
}

func (b *breaking) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left > 0 {
		return b.ResponseWriter.Write(p)
	}
	b.ResponseWriter.(http.Flusher).Flush()
	c, _, err := b.ResponseWriter.(http.Hijacker).Hijack()
	if err != nil {
		return 0, err
	}
	c.(*net.TCPConn).SetLinger(0)
	return 0, c.Close()
}

func (b *bulk) check(t *testing.T, f File, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b.content)
	if f.Hash != hex.EncodeToString(sum[:]) || f.Size != int64(len(b.content)) {
		t.Errorf("hash %s, %d bytes", f.Hash, f.Size)
	}
	got, err := os.ReadFile(f.Path)
	if err != nil || !bytes.Equal(got, b.content) {
		t.Errorf("the file differs from what was sent: %d bytes, %v", len(got), err)
	}
	left, err := filepath.Glob(f.Path + ".*")
	if err != nil || len(left) > 0 {
		t.Errorf("left beside it: %v, %v", left, err)
	}
}

func TestADownloadThatBreaksOffIsContinued(t *testing.T) {
	b := serveBulk(t, 3<<20)
	b.breaks.Store(2)
	path := filepath.Join(t.TempDir(), "file.csv")
	var last int64
	f, err := quick(t, nil, b.host).Download(context.Background(), b.URL+"/file.csv", nil, path, Known{}, func(done, _ int64) { last = done })
	b.check(t, f, err)
	if b.ranges.Load() == 0 || f.Resumed == 0 {
		t.Errorf("%d parts asked for, %d bytes continued", b.ranges.Load(), f.Resumed)
	}
	if last != int64(len(b.content)) {
		t.Errorf("progress ended at %d", last)
	}
}

func TestADownloadStoppedBeforeIsContinuedByTheNextOne(t *testing.T) {
	b := serveBulk(t, 3<<20)
	b.breaks.Store(1)
	path := filepath.Join(t.TempDir(), "file.csv")
	once := quick(t, func(o *Options) { o.Tries = 1 }, b.host)
	if _, err := once.Download(context.Background(), b.URL+"/file.csv", nil, path, Known{}, nil); !IsCause(err, Broken) {
		t.Fatalf("got %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Fatal("half a file has the name of a whole one")
	}
	f, err := once.Download(context.Background(), b.URL+"/file.csv", nil, path, Known{}, nil)
	b.check(t, f, err)
	if f.Resumed == 0 {
		t.Error("it began anew")
	}
}

func TestAFileThatChangedMeanwhileIsReceivedAnew(t *testing.T) {
	b := serveBulk(t, 3<<20)
	b.breaks.Store(1)
	path := filepath.Join(t.TempDir(), "file.csv")
	once := quick(t, func(o *Options) { o.Tries = 1 }, b.host)
	if _, err := once.Download(context.Background(), b.URL+"/file.csv", nil, path, Known{}, nil); !IsCause(err, Broken) {
		t.Fatalf("got %v", err)
	}
	b.content = b.content[:2<<20]
	b.content[0]++
	b.version.Add(1)
	f, err := once.Download(context.Background(), b.URL+"/file.csv", nil, path, Known{}, nil)
	b.check(t, f, err)
	if f.Resumed != 0 {
		t.Errorf("%d bytes of the old file went into the new one", f.Resumed)
	}
}

func TestWhatLiesBesideIsNoPartOfAnotherFile(t *testing.T) {
	b := serveBulk(t, 1<<20)
	path := filepath.Join(t.TempDir(), "file.csv")
	if err := os.WriteFile(path+".part", bytes.Repeat([]byte("x"), 2<<20), 0o644); err != nil {
		t.Fatal(err)
	}
	f, err := quick(t, nil, b.host).Download(context.Background(), b.URL+"/file.csv", nil, path, Known{}, nil)
	b.check(t, f, err)
}

func TestAKnownFileIsNotReceivedAgain(t *testing.T) {
	b := serveBulk(t, 1<<20)
	path := filepath.Join(t.TempDir(), "file.csv")
	fetcher := quick(t, nil, b.host)
	f, err := fetcher.Download(context.Background(), b.URL+"/file.csv", nil, path, Known{}, nil)
	b.check(t, f, err)
	again, err := fetcher.Download(context.Background(), b.URL+"/file.csv", nil, path+"2", Known{Final: f.Final, ETag: f.ETag}, nil)
	if err != nil || !again.Unchanged {
		t.Errorf("unchanged %v, %v", again.Unchanged, err)
	}
}

func TestADownloadThatCannotBeWholeNamesItsCause(t *testing.T) {
	b := serveBulk(t, 1<<10)
	f := quick(t, func(o *Options) { o.Tries = 2 }, b.host)
	for _, c := range []struct {
		path  string
		hosts []string
		cause Cause
	}{
		{"/drips.csv", nil, Timeout}, {"/short.csv", nil, Broken}, {"/absent.csv", nil, Gone}, {"/file.csv", []string{"example.org"}, ForeignHost},
	} {
		path := filepath.Join(t.TempDir(), "file.csv")
		if _, err := f.Download(context.Background(), b.URL+c.path, c.hosts, path, Known{}, nil); !IsCause(err, c.cause) {
			t.Errorf("%s: got %v, want the cause %q", c.path, err, c.cause)
		}
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s: a file stands there", c.path)
		}
	}
}
