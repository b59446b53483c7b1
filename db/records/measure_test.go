package records_test

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/records"
)

// BenchmarkLoad sets the load of made-up rows against encoding/csv alone, one
// after the other; BenchmarkFederalFile of the scraper does so with the whole of
// a real load. ROWS is how many; 1,300,000 with SILLAGE_MEASURE.
func BenchmarkLoad(b *testing.B) {
	rows, err := strconv.Atoi(os.Getenv("ROWS"))
	switch {
	case err == nil:
	case os.Getenv("SILLAGE_MEASURE") != "":
		rows = 1_300_000
	default:
		rows = 20_000
	}
	folder := b.TempDir()
	file := filepath.Join(folder, "made.csv")
	if err := writeTable(file, rows); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		reading := timed(b, func() error { return readTable(file, func([]string) error { return nil }) })
		var loadCPU float64
		var peak int64
		loading := timed(b, func() (err error) { peak, loadCPU, err = loadApart(file, folder); return err })
		b.ReportMetric(reading, "csv-s")
		b.ReportMetric(loading, "load-s")
		b.ReportMetric(loading/reading, "load/csv")
		b.ReportMetric(loadCPU, "load-cpu-s") // steadier where others use the machine
		b.ReportMetric(float64(peak)/1024, "peak-MB")
	}
}

func timed(b *testing.B, do func() error) float64 {
	b.Helper()
	begun := time.Now()
	if err := do(); err != nil {
		b.Fatal(err)
	}
	return time.Since(begun).Seconds()
}

// tableColumns is how many columns the table has: as many as the largest
// publisher's file.
const tableColumns = 38

func writeTable(path string, rows int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	to := bufio.NewWriterSize(f, 1<<20)
	w := csv.NewWriter(to)
	cells := make([]string, tableColumns)
	for i := range cells {
		cells[i] = fmt.Sprintf("column %d", i)
	}
	if err := w.Write(cells); err != nil {
		return err
	}
	for r := range dbtest.Records(1, rows) {
		for i, s := range []string{r.Agreement, strconv.FormatInt(r.Version, 10), r.Payer.Code, r.Payer.NameEN, r.Receiver.NameEN, r.Receiver.BusinessNumber, r.Receiver.City, r.Receiver.Province,
			r.ProgrammeEN, strconv.FormatInt(r.Cents, 10), string(r.SignedOn), r.FiscalYear, r.TitleEN, r.AboutEN} {
			cells[i] = s
		}
		for i := 14; i < tableColumns; i++ {
			cells[i] = "synthetic " + strconv.Itoa(i)
		}
		cells[14], cells[15], cells[16] = r.AboutEN, r.AboutEN+r.AboutEN, r.AboutEN
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return errors.Join(w.Error(), to.Flush())
}

func readTable(path string, row func([]string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(bufio.NewReaderSize(f, 1<<20))
	r.ReuseRecord = true
	for n := 0; ; n++ {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if n == 0 {
			continue
		}
		if err := row(cells); err != nil {
			return err
		}
	}
}

func processor(c *exec.Cmd) float64 {
	return (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds()
}

// loadApart loads in a process of its own and gives its peak memory, in
// kilobytes, and its seconds of processor.
func loadApart(file, data string) (peak int64, cpu float64, err error) {
	if err := os.RemoveAll(filepath.Join(data, records.Folder)); err != nil {
		return 0, 0, err
	}
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "SILLAGE_LOAD_FILE="+file, "SILLAGE_LOAD_DATA="+data)
	if out, err := c.CombinedOutput(); err != nil {
		return 0, 0, fmt.Errorf("%w %s", err, out)
	}
	return c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss, processor(c), nil
}

func loadTable(file, data string) error {
	ctx := context.Background()
	o, last := dbtest.RecordOptions(), time.Now()
	o.Step = func(name string) error {
		if name != "rows" {
			fmt.Printf("%s %.2f\n", strings.ReplaceAll(name, " ", "-"), time.Since(last).Seconds())
			last = time.Now()
		}
		return nil
	}
	w, err := records.Create(ctx, records.Path(data, "made"), o)
	if err != nil {
		return err
	}
	if err := w.File(dbtest.RecordFile()); err != nil {
		return err
	}
	var r funding.Record
	row := int64(0)
	err = readTable(file, func(cells []string) error {
		row++
		cents, err := strconv.ParseInt(cells[9], 10, 64)
		if err != nil {
			return err
		}
		version, err := strconv.ParseInt(cells[1], 10, 64)
		if err != nil {
			return err
		}
		r = funding.Record{Row: row, Agreement: cells[0], Version: version, Stated: true, Cents: cents, Printed: cells[9], Currency: "CAD", SignedOn: funding.Date(cells[10]), FiscalYear: cells[11],
			Payer:       funding.RecordParty{Code: cells[2], NameEN: cells[3], Kind: "ministry"},
			Receiver:    funding.RecordParty{NameEN: cells[4], BusinessNumber: cells[5], City: cells[6], Province: cells[7], Kind: "nonprofit"},
			ProgrammeEN: cells[8], TitleEN: cells[12], AboutEN: cells[13], AboutFR: cells[14], Region: cells[7],
			Form: funding.Grant, Mode: "not_stated", Hop: "not_stated", Origin: funding.OwnBudget, Money: funding.Public, Status: "not_stated", Stage: funding.Committed, Basis: "not_stated"}
		if strings.HasPrefix(cells[10], "2020") {
			r.Doubts = append(r.Doubts, funding.Doubt{Field: "city", Raw: cells[6], Verdict: "suspect", Reason: "unknown_word"})
		}
		return w.Record(&r)
	})
	if err != nil {
		return errors.Join(err, w.Abandon())
	}
	_, err = w.Finish(ctx)
	return err
}
