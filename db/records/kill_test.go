package records_test

import (
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"sillage/db/dbtest"
	"sillage/db/records"
	"sillage/db/sqlite"
)

// How many rows a load has that is killed at a step, and at random.
const stepRows, randomRows = 4_000, 20_000

// The child of a kill test loads and is killed at the step it is told, or after
// some time, as by a power cut: nothing of its own runs any more.
func TestMain(m *testing.M) {
	data := os.Getenv("SILLAGE_KILL_DATA")
	if file := os.Getenv("SILLAGE_LOAD_FILE"); file != "" { // the child of a measurement
		if err := loadTable(file, os.Getenv("SILLAGE_LOAD_DATA")); err != nil {
			panic(err)
		}
		return
	}
	if data == "" {
		os.Exit(m.Run())
	}
	after, err := time.ParseDuration(os.Getenv("SILLAGE_KILL_AFTER"))
	if err == nil && after > 0 {
		time.AfterFunc(after, die)
	}
	seed, err := strconv.ParseUint(os.Getenv("SILLAGE_KILL_SEED"), 10, 64)
	if err != nil {
		panic(err)
	}
	rows, err := strconv.Atoi(os.Getenv("SILLAGE_KILL_ROWS"))
	if err != nil {
		panic(err)
	}
	o := dbtest.RecordOptions()
	o.Step = func(name string) error {
		if name == os.Getenv("SILLAGE_KILL_STEP") {
			die()
		}
		return nil
	}
	if err := load(data, seed, rows, o); err != nil {
		os.Stderr.WriteString(err.Error())
		os.Exit(1)
	}
	os.Exit(0)
}

func die() {
	if err := syscall.Kill(os.Getpid(), syscall.SIGKILL); err != nil {
		panic(err)
	}
	select {}
}

func load(data string, seed uint64, rows int, o records.Options) error {
	ctx := context.Background()
	w, err := records.Create(ctx, records.Path(data, "made"), o)
	if err != nil {
		return err
	}
	if err := w.File(dbtest.RecordFile()); err != nil {
		return err
	}
	for r := range dbtest.Records(seed, rows) {
		if err := w.Record(r); err != nil {
			return err
		}
	}
	_, err = w.Finish(ctx)
	return err
}

// killed runs a load that is killed, and says whether it was.
func killed(t *testing.T, data string, seed uint64, rows int, step string, after time.Duration) bool {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "SILLAGE_KILL_DATA="+data, "SILLAGE_KILL_SEED="+strconv.FormatUint(seed, 10), "SILLAGE_KILL_ROWS="+strconv.Itoa(rows), "SILLAGE_KILL_STEP="+step, "SILLAGE_KILL_AFTER="+after.String())
	out, err := c.CombinedOutput()
	if err == nil {
		return false
	}
	if status, ok := c.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
		t.Fatalf("%s: %v %s", step, err, out)
	}
	return true
}

// sound reads the record file from end to end and gives its current sum.
func sound(t *testing.T, data string) int64 {
	t.Helper()
	db, err := sqlite.OpenImmutable(context.Background(), records.Path(data, "made"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var state string
	if err := db.QueryRow("select group_concat(integrity_check) from pragma_integrity_check").Scan(&state); err != nil || state != "ok" {
		t.Fatal(state, err)
	}
	totals, err := records.ReadTotals(context.Background(), records.Path(data, "made"))
	if err != nil {
		t.Fatal(err)
	}
	return totals.CurrentCents
}

// sums gives the current sum of the load of each seed.
func sums(t *testing.T, rows int, seeds ...uint64) map[uint64]int64 {
	t.Helper()
	out := map[uint64]int64{}
	for _, seed := range seeds {
		data := t.TempDir()
		if err := load(data, seed, rows, dbtest.RecordOptions()); err != nil {
			t.Fatal(err)
		}
		out[seed] = sound(t, data)
	}
	return out
}

func TestALoadKilledAtAnyStepLeavesTheOldRecordsOrTheNew(t *testing.T) {
	want, data := sums(t, stepRows, 1, 2), t.TempDir()
	if err := load(data, 1, stepRows, dbtest.RecordOptions()); err != nil {
		t.Fatal(err)
	}
	renamed := false
	for _, step := range records.Steps {
		hits := 0
		if killed(t, data, 2, stepRows, step, 0) {
			hits++
		}
		t.Logf("%-20s %d hit", step, hits)
		if hits == 0 {
			t.Errorf("the load was never at %q", step)
		}
		renamed = renamed || step == "after rename"
		seed := uint64(1)
		if renamed {
			seed = 2
		}
		if got := sound(t, data); got != want[seed] {
			t.Errorf("%s: %d stand, want %d", step, got, want[seed])
		}
	}
	if err := load(data, 2, stepRows, dbtest.RecordOptions()); err != nil {
		t.Fatal(err)
	}
	if left, err := filepath.Glob(records.Path(data, "made") + "?*"); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestALoadKilledAtRandomLeavesTheOldRecordsOrTheNew(t *testing.T) {
	points := 8
	if os.Getenv("SILLAGE_SOAK") != "" {
		points = 100
	}
	want, data := sums(t, randomRows, 1, 2), t.TempDir()
	if err := load(data, 1, randomRows, dbtest.RecordOptions()); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	if killed(t, data, 2, randomRows, "", 0) {
		t.Fatal("killed and not told to be")
	}
	whole, standing, stopped := time.Since(begun), uint64(2), 0
	for range points {
		next := 3 - standing
		if killed(t, data, next, randomRows, "", 1+rand.N(whole)) {
			stopped++
		}
		switch got := sound(t, data); got {
		case want[standing]:
		case want[next]:
			standing = next
		default:
			t.Fatalf("%d stand, want %v", got, want)
		}
	}
	t.Logf("%d of %d loads were killed before their end", stopped, points)
	if stopped == 0 {
		t.Error("no load was killed")
	}
}

// A disk that is full is played by the most bytes that a file may have: the
// kernel refuses the next one, as a full disk does.
func TestAFullDiskLeavesTheOldRecords(t *testing.T) {
	data := t.TempDir()
	if err := load(data, 1, randomRows, dbtest.RecordOptions()); err != nil {
		t.Fatal(err)
	}
	want := sound(t, data)
	for _, most := range []uint64{100 << 10, 3 << 20, 7 << 20} {
		if err := limited(t, most, func() error { return load(data, 2, randomRows, dbtest.RecordOptions()) }); err == nil {
			t.Errorf("a load of some ten megabytes went into %d bytes", most)
		} else {
			t.Log(err)
		}
		if got := sound(t, data); got != want {
			t.Errorf("%d bytes: %d stand, want %d", most, got, want)
		}
	}
	if err := load(data, 2, randomRows, dbtest.RecordOptions()); err != nil {
		t.Errorf("with room again: %v", err)
	}
}
