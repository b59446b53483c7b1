package site

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"sillage/db/publish"
	current "sillage/db/release"
)

// A publish that is killed runs in a process of its own: this program, called
// again with the environment below.
const (
	childData    = "SILLAGE_CHILD_DATA"    // the data folder to publish
	childEdition = "SILLAGE_CHILD_EDITION" // its edition's name
	childSlowed  = "SILLAGE_CHILD_SLOWED"  // not empty: rests at each step, waits for nobody
)

// rest is how long a slowed publish rests at each step.
const rest = 8 * time.Millisecond

// publishStepByStep publishes, names each step on standard output, and goes on
// when a line comes in; slowed, it goes on by itself after a rest.
func publishStepByStep(data string) int {
	goOn := bufio.NewReader(os.Stdin)
	o := publish.Options{Data: data, Edition: os.Getenv(childEdition), Now: time.Now, Step: func(name string) error {
		fmt.Println(name)
		if os.Getenv(childSlowed) != "" {
			time.Sleep(rest)
			return nil
		}
		_, err := goOn.ReadString('\n')
		return err
	}}
	if _, err := publish.Publish(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// A publish is killed at every named step, then at random points of a slowed
// one, while the server answers readers: none is dropped, what was published
// before stays whole, the next publish succeeds and is changed over to.
func TestAKilledPublishIsNeverNoticedByAReader(t *testing.T) {
	k := newKilling(t)
	readers := k.readers(t)
	t.Run("at every named step", func(t *testing.T) {
		hits := map[string]int{}
		for _, step := range publish.Steps {
			if k.killAt(t, step) {
				hits[step]++
			}
			k.recovers(t, step)
		}
		for _, step := range publish.Steps {
			t.Logf("%-28s %d hit", step, hits[step])
			if hits[step] == 0 {
				t.Errorf("no publish was killed at %q", step)
			}
		}
	})
	t.Run("at random points of a slowed publish", func(t *testing.T) {
		points := 5
		if soak() {
			points = 50
		}
		seed := rand.Uint64()
		random, hits, stopped := rand.New(rand.NewPCG(seed, 0)), map[string]int{}, 0
		whole := k.slowedWhole(t)
		for tries := 0; stopped < points && tries < 2*points; tries++ {
			last, killed := k.killAfter(t, time.Duration(random.Int64N(int64(whole))))
			if killed {
				stopped++
				hits[last]++
			}
			k.recovers(t, "after "+last)
		}
		t.Logf("seed %d: a slowed publish takes %v; %d killed; the step last named: %v", seed, whole.Round(time.Millisecond), stopped, hits)
		if stopped < points {
			t.Errorf("%d publishes were killed before their end, want %d", stopped, points)
		}
	})
	readers.report(t)
}

// killing is a site whose publishes are killed.
type killing struct {
	*served
	edition string // a copy of the built-in edition, changed before each publish
	text    string // its declaration as it was
	name    string // of the edition
	changes int
}

func newKilling(t *testing.T) *killing {
	t.Helper()
	s := &served{}
	t.Cleanup(func() {
		if err := s.close(); err != nil {
			t.Error(err)
		}
	})
	if err := s.openWith(site(t).Bin); err != nil {
		t.Fatal(err)
	}
	k := &killing{served: s, edition: filepath.Join(s.Folder, "edition")}
	if err := os.CopyFS(k.edition, os.DirFS(filepath.Join(editions, "quebec"))); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(k.edition, "edition.json"))
	if err != nil {
		t.Fatal(err)
	}
	k.text, k.name = string(text), k.open(t, k.pointer(t)).Edition
	return k
}

// change makes the next publish a real one: the title of the price index gets
// another number.
func (k *killing) change(t *testing.T) {
	t.Helper()
	k.changes++
	const title = `"title_en": "Consumer Price Index, annual average`
	changed := strings.Replace(k.text, title, fmt.Sprintf("%s %d", title, k.changes), 1)
	if changed == k.text {
		t.Fatal("the edition has no such title")
	}
	if err := os.WriteFile(filepath.Join(k.edition, "edition.json"), []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	k.Edition = k.edition
	if _, err := k.scraper(k.Data, "run", "cpi"); err != nil {
		t.Fatal(err)
	}
}

// child starts a publish that names its steps.
func (k *killing) child(t *testing.T, slowed string) (publishing *exec.Cmd, steps *bufio.Scanner, goOn io.Writer) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), childData+"="+k.Data, childEdition+"="+k.name, childSlowed+"="+slowed)
	c.Stderr = os.Stderr
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c, bufio.NewScanner(out), in
}

// wasKilled waits for a publish and says whether SIGKILL ended it.
func wasKilled(t *testing.T, c *exec.Cmd) bool {
	t.Helper()
	err := c.Wait()
	if err == nil {
		return false
	}
	if status, ok := c.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
		t.Fatalf("the publish failed by itself: %v", err)
	}
	return true
}

// killAt kills a publish while it stands at a step.
func (k *killing) killAt(t *testing.T, step string) bool {
	t.Helper()
	k.change(t)
	c, steps, goOn := k.child(t, "")
	for steps.Scan() {
		if steps.Text() == step {
			if err := c.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			break
		}
		if _, err := io.WriteString(goOn, "\n"); err != nil {
			t.Fatal(err)
		}
	}
	return wasKilled(t, c)
}

// killAfter kills a slowed publish a while after its first step, and says which
// step it named last.
func (k *killing) killAfter(t *testing.T, while time.Duration) (last string, killed bool) {
	t.Helper()
	k.change(t)
	c, steps, _ := k.child(t, "slowed")
	for first := true; steps.Scan(); first = false {
		last = steps.Text()
		if first {
			time.AfterFunc(while, func() {
				if err := c.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
					t.Error(err)
				}
			})
		}
	}
	return last, wasKilled(t, c)
}

// slowedWhole is how long a slowed publish takes from its first step to its end.
func (k *killing) slowedWhole(t *testing.T) time.Duration {
	t.Helper()
	k.change(t)
	c, steps, _ := k.child(t, "slowed")
	var began time.Time
	for steps.Scan() {
		if began.IsZero() {
			began = time.Now()
		}
	}
	if wasKilled(t, c) {
		t.Fatal("somebody else killed the publish")
	}
	return time.Since(began)
}

func (k *killing) pointer(t *testing.T) string {
	t.Helper()
	path, err := current.Current(k.Data)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func (k *killing) open(t *testing.T, path string) current.Identity {
	t.Helper()
	db, err := current.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	return db.This
}

// recovers holds after a publish was killed: every release is whole and the one
// that is pointed at is served; then the next publish is made, is whole, and is
// changed over to, and leaves no release before it other than it was.
func (k *killing) recovers(t *testing.T, after string) {
	t.Helper()
	before := k.pointer(t)
	bytes := checksum(t, before)
	k.whole(t, after)
	k.changesOver(t, after, k.open(t, before))
	k.change(t)
	if _, err := k.scraper(k.Data, "publish"); err != nil {
		t.Fatalf("%s: the next publish: %v", after, err)
	}
	next := k.open(t, k.pointer(t))
	if k.pointer(t) == before {
		t.Errorf("%s: the next publish handed nothing over", after)
	}
	k.changesOver(t, after, next)
	k.whole(t, after)
	if checksum(t, before) != bytes {
		t.Errorf("%s: %s is not what it was", after, before)
	}
	left, err := filepath.Glob(filepath.Join(k.Data, "*", "*.unfinished*"))
	if err != nil || len(left) > 0 {
		t.Errorf("%s: left behind: %v %v", after, left, err)
	}
}

// whole reads the release that is pointed at and the one before it again.
func (k *killing) whole(t *testing.T, after string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(k.Data, current.Folder, "*.db"))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(files)
	for _, f := range append(files[max(0, len(files)-2):], k.pointer(t)) {
		if err := publish.Verify(context.Background(), f); err != nil {
			t.Errorf("%s: %v", after, err)
		}
	}
}

func checksum(t *testing.T, path string) [sha256.Size]byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(content)
}

// changesOver waits until the server answers from a release.
func (k *killing) changesOver(t *testing.T, after string, want current.Identity) {
	t.Helper()
	var got release
	for until := time.Now().Add(10 * time.Second); time.Now().Before(until); time.Sleep(10 * time.Millisecond) {
		got = readRelease(t, k.served)
		if int64(got.Number) == want.Number && got.ContentHash == want.ContentHash {
			return
		}
	}
	t.Errorf("%s: the server answers from release %d %s, want %d %s", after, got.Number, got.ContentHash, want.Number, want.ContentHash)
}

// readers ask for pages and files without a break until they are stopped.
type readers struct {
	all      sync.WaitGroup
	stop     atomic.Bool
	asked    atomic.Int64
	mu       sync.Mutex
	problems []string
	releases map[int]bool
}

// No reader asks more often than this many times, and each rests a little
// between two requests.
const (
	mostRequests = 40_000
	readersRest  = 2 * time.Millisecond
)

var readTogether = []string{"/api/v1/release", "/fr/", "/en/", "/fr/programmes/dataide", "/en/figures.csv", "/fr/octrois.json", "/fr/indices"}

func (k *killing) readers(t *testing.T) *readers {
	t.Helper()
	r := &readers{releases: map[int]bool{}}
	for n := range 3 {
		r.all.Go(func() {
			last := 0
			for i := n; !r.stop.Load() && i < mostRequests; i++ {
				path := readTogether[i%len(readTogether)]
				a, err := k.read(path)
				r.asked.Add(1)
				last = r.note(path, a, err, last)
				time.Sleep(readersRest)
			}
		})
	}
	t.Cleanup(func() { r.stop.Store(true); r.all.Wait() })
	return r
}

// note keeps what is wrong with an answer, and gives the newest release seen.
func (r *readers) note(path string, a answer, err error, last int) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err != nil || a.Status != http.StatusOK || len(a.Body) == 0 {
		r.problems = append(r.problems, fmt.Sprintf("%s: status %d, %d bytes, %v", path, a.Status, len(a.Body), err))
		return last
	}
	if path != "/api/v1/release" {
		return last
	}
	var is release
	if err := json.Unmarshal(a.Body, &is); err != nil || is.Number < last {
		r.problems = append(r.problems, fmt.Sprintf("%s: release %d after %d, %v", path, is.Number, last, err))
	}
	r.releases[is.Number] = true
	return is.Number
}

func (r *readers) report(t *testing.T) {
	t.Helper()
	r.stop.Store(true)
	r.all.Wait()
	for _, p := range r.problems {
		t.Errorf("a reader was dropped: %s", p)
	}
	seen := slices.Collect(maps.Keys(r.releases))
	if len(seen) < len(publish.Steps) {
		t.Errorf("readers saw %d releases only", len(seen))
	}
	t.Logf("%d requests over %d releases, %d dropped", r.asked.Load(), len(seen), len(r.problems))
}
