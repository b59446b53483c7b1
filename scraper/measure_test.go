package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"sillage/db/dbtest"
	"sillage/db/records"
	generated "sillage/scraper/generate/federalgrants"
	"sillage/scraper/source/sourcetest"
)

// BenchmarkFederalFile loads a generated file as the command does, with keeping,
// and sets that against sqlite3's .import of it into one table without types and
// against encoding/csv alone, one after the other. It wants the totals of the
// generator's manifest. ROWS is how many; 1,300,000 with SILLAGE_MEASURE.
func BenchmarkFederalFile(b *testing.B) {
	rows, err := strconv.ParseInt(os.Getenv("ROWS"), 10, 64)
	switch {
	case err == nil:
	case os.Getenv("SILLAGE_MEASURE") != "":
		rows = 1_300_000
	default:
		rows = 20_000
	}
	folder := b.TempDir()
	m := measured{b, filepath.Join(folder, "scraper"), filepath.Join(folder, "grants.csv"), folder}
	m.run(exec.Command("go", "build", "-tags", "sqlite_fts5", "-o", m.scraper, "."))
	m.run(exec.Command(m.scraper, "generate", "federalgrants", "--rows", strconv.FormatInt(rows, 10), "--seed", "1", "--out", m.file))
	peer := sourcetest.Has(b, "sqlite3")
	if !peer {
		b.Log("sqlite3 is not installed: its .import is left out")
	}
	b.ResetTimer()
	for b.Loop() {
		reading := m.read()
		load := m.load()
		b.ReportMetric(reading, "csv-s")
		b.ReportMetric(load.wall, "load-s")
		b.ReportMetric(load.processor, "load-cpu-s")
		b.ReportMetric(load.wall/reading, "load/csv")
		b.ReportMetric(load.megabytes, "peak-MB")
		if !peer {
			continue
		}
		imported := m.run(dbtest.Import(m.file, filepath.Join(folder, "import.db")))
		if err := os.Remove(filepath.Join(folder, "import.db")); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(imported.wall, "import-s")
		b.ReportMetric(load.wall/imported.wall, "load/import")
		b.ReportMetric(load.processor/imported.processor, "load/import-cpu") // steadier where others use the machine
	}
}

// measured is where a measure is made.
type measured struct {
	*testing.B
	scraper, file, folder string
}

// cost is what a command took: seconds, seconds of processor, peak memory.
type cost struct{ wall, processor, megabytes float64 }

func (m *measured) run(c *exec.Cmd) cost {
	m.Helper()
	begun := time.Now()
	if said, err := c.CombinedOutput(); err != nil {
		m.Fatalf("%v: %v\n%s", c.Args, err, said)
	}
	used := c.ProcessState.SysUsage().(*syscall.Rusage)
	return cost{time.Since(begun).Seconds(), (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds(), float64(used.Maxrss) / 1024}
}

// load loads the file into a new data folder.
func (m *measured) load() cost {
	m.Helper()
	data := filepath.Join(m.folder, "data")
	if err := os.RemoveAll(data); err != nil {
		m.Fatal(err)
	}
	c := m.run(exec.Command(m.scraper, "--data", data, "run", "federalgrants", "--from", m.file))
	text, err := os.ReadFile(m.file + ".manifest.json")
	if err != nil {
		m.Fatal(err)
	}
	var want generated.Manifest
	if err := json.Unmarshal(text, &want); err != nil {
		m.Fatal(err)
	}
	got, err := records.ReadTotals(context.Background(), records.Path(data, "federalgrants"))
	if err != nil {
		m.Fatal(err)
	}
	if got.Rows != want.Rows || got.Agreements != want.Agreements || got.OriginalCents != want.OriginalCents || got.CurrentCents != want.CurrentCents {
		m.Fatalf("loaded %+v, the manifest says %d rows, %d agreements, %d and %d cents", got, want.Rows, want.Agreements, want.OriginalCents, want.CurrentCents)
	}
	return c
}

// read reads the file with encoding/csv and does nothing else, in seconds.
func (m *measured) read() float64 {
	m.Helper()
	f, err := os.Open(m.file)
	if err != nil {
		m.Fatal(err)
	}
	defer f.Close()
	begun := time.Now()
	r := csv.NewReader(bufio.NewReaderSize(f, 1<<20))
	r.ReuseRecord = true
	for {
		if _, err := r.Read(); errors.Is(err, io.EOF) {
			return time.Since(begun).Seconds()
		} else if err != nil {
			m.Fatal(err)
		}
	}
}
