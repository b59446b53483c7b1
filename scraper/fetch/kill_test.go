package fetch

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"sillage/db/work"
	"sillage/scraper/keep"
)

// The crawl that is killed runs in a process of its own: this test program,
// told by its environment what to do.
const (
	killFolder = "SILLAGE_TEST_CRAWL_FOLDER"
	killHosts  = "SILLAGE_TEST_CRAWL_HOSTS"
	killAt     = "SILLAGE_TEST_CRAWL_KILL_AT" // step:number
)

func TestMain(m *testing.M) {
	if folder := os.Getenv(killFolder); folder != "" {
		if err := crawlToBeKilled(folder, strings.Split(os.Getenv(killHosts), " "), os.Getenv(killAt)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func crawlToBeKilled(folder string, hosts []string, at string) error {
	db, err := work.Open(context.Background(), filepath.Join(folder, "work.db"))
	if err != nil {
		return err
	}
	defer db.Close()
	kept, err := keep.Open(folder)
	if err != nil {
		return err
	}
	f, err := New(Options{Agent: agent, Pace: 2 * time.Millisecond, Loopback: hosts})
	if err != nil {
		return err
	}
	var start []work.Job
	for _, h := range hosts {
		start = append(start, work.Job{Address: "http://" + h + "/0", Host: h, Kind: "list"})
	}
	c := &Crawl{Fetcher: f, Queue: db.Queue("web"), Hosts: hosts, Links: linksOfWeb,
		Keep: func(r Response) (string, error) { return kept.PutBytes(r.Raw) }}
	if name, number, asked := strings.Cut(at, ":"); asked {
		left, err := strconv.Atoi(number)
		if err != nil {
			return err
		}
		steps := make(chan struct{}, 1)
		steps <- struct{}{}
		c.Step = func(step, _ string) {
			<-steps
			if step == name {
				if left--; left == 0 {
					syscall.Kill(os.Getpid(), syscall.SIGKILL)
				}
			}
			steps <- struct{}{}
		}
	}
	if _, err := c.Queue.Begin(context.Background(), start); err != nil {
		return err
	}
	return c.Run(context.Background())
}

// command is that process.
func (w *web) command(folder, at string) *exec.Cmd {
	var hosts []string
	for _, h := range w.hosts {
		hosts = append(hosts, h.pair)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), killFolder+"="+folder, killHosts+"="+strings.Join(hosts, " "), killAt+"="+at)
	return cmd
}

// peak is the most memory that the process held in a while, in megabytes.
func (w *web) peak(t testing.TB, folder string, while time.Duration) float64 {
	t.Helper()
	cmd := w.command(folder, "")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(while)
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatalf("it ended before it was measured: %v", err)
	}
	cmd.Wait() // killed
	for _, line := range strings.Split(string(status), "\n") {
		if text, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(text, "kB")), 64)
			if err != nil {
				t.Fatal(err)
			}
			return kb / 1024
		}
	}
	t.Fatal("the kernel tells no peak")
	return 0
}

// killed runs the crawl until it is killed or ends, and says which.
func (w *web) killed(t *testing.T, folder, at string, after time.Duration) bool {
	t.Helper()
	cmd := w.command(folder, at)
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if after > 0 {
		timer := time.AfterFunc(after, func() { cmd.Process.Kill() })
		defer timer.Stop()
	}
	err := cmd.Wait()
	if err == nil {
		return false
	}
	if exit, ok := err.(*exec.ExitError); !ok || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Fatalf("the crawl ended by itself: %v\n%s", err, said.String())
	}
	return true
}

// whole checks that no kept file is damaged and that what the database names
// is there.
func whole(t *testing.T, folder string) {
	t.Helper()
	kept, err := keep.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	checked, err := kept.Verify(context.Background(), func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range checked.Problems {
		if !strings.Contains(p.Path, ".receiving-") { // left by a kill, under no page's name
			t.Errorf("%s: %s", p.Path, p.Why)
		}
	}
}

func TestAKilledCrawlLosesNothingAndAsksForNothingTwice(t *testing.T) {
	const hosts, pages = 4, 60
	kills, hitsOfStep := 12, 1
	if os.Getenv("SILLAGE_SOAK") != "" {
		kills, hitsOfStep = 100, 10
	}
	w := newWeb(t, hosts, pages)
	folder, stored := t.TempDir(), map[string]int{}
	hits, random, most, crawls, again := map[string]int{}, 0, 0, 0, 0
	for round := 0; len(hits) < len(Steps) || slices.Min(slices.Collect(maps.Values(hits))) < hitsOfStep || random < kills; round++ {
		if round > 20*kills+100 {
			t.Fatalf("after %d rounds: %v, %d random kills", round, hits, random)
		}
		var dead bool
		if name := Steps[round%len(Steps)]; hits[name] < hitsOfStep {
			if dead = w.killed(t, folder, fmt.Sprintf("%s:%d", name, 1+rand.IntN(20)), 0); dead {
				hits[name]++
			}
		} else if dead = w.killed(t, folder, "", time.Duration(20+rand.IntN(150))*time.Millisecond); dead {
			random++
		}
		whole(t, folder)
		flying, ended := w.checkStored(t, folder, stored)
		most = max(most, flying)
		if !ended && dead {
			continue
		}
		crawls, again = crawls+1, again+w.checkAll(t, hosts*pages)
		folder, stored = t.TempDir(), map[string]int{}
	}
	for _, name := range slices.Sorted(maps.Keys(hits)) {
		t.Logf("killed before %-7s %d times", name, hits[name])
	}
	t.Logf("killed at %d random points; at most %d pages under way at a kill", random, most)
	t.Logf("%d crawls of %d pages came to their end; %d times a page that was under way was asked for again, and none that was stored",
		crawls, hosts*pages, again)
	if bound := hosts + underWay; most > bound {
		t.Errorf("%d pages were under way at a kill, at most %d may be", most, bound)
	}
}

// checkStored compares with what was stored before: none of that was asked for
// again. It adds what is stored now, with how often each page was asked for, and
// counts the pages that were asked for and are not stored: those under way. A
// crawl may be killed after its end.
func (w *web) checkStored(t *testing.T, folder string, stored map[string]int) (flying int, ended bool) {
	t.Helper()
	db, err := work.Open(context.Background(), filepath.Join(folder, "work.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	w.mu.Lock()
	defer w.mu.Unlock()
	for address, times := range w.pages {
		if strings.HasSuffix(address, "/robots.txt") {
			continue
		}
		if before, is := stored[address]; is && times != before {
			t.Errorf("%s was stored, and asked for again", address)
		}
		switch n, err := db.Queue("web").Answered(context.Background(), []string{"http://" + address}); {
		case err != nil:
			t.Fatal(err)
		case n == 1:
			stored[address] = times
		default:
			flying++
		}
	}
	waiting, err := db.Queue("web").Hosts(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return flying, len(waiting) == 0 && len(stored) > 0
}

// checkAll is for a crawl at its end: every page was asked for. It counts how
// often one was asked for again.
func (w *web) checkAll(t *testing.T, pages int) (again int) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	seen := 0
	for address, times := range w.pages {
		if !strings.HasSuffix(address, "/robots.txt") {
			seen++
			again += times - 1
		}
	}
	if seen != pages {
		t.Errorf("%d pages asked for, want %d", seen, pages)
	}
	w.pages = map[string]int{}
	return again
}
