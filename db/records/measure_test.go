package records_test

import (
	"os"
	"strconv"
	"testing"
	"time"

	"sillage/db/dbtest"
)

// BenchmarkLoad writes ROWS made-up rows, 100,000 when that is not said.
func BenchmarkLoad(b *testing.B) {
	rows, err := strconv.Atoi(os.Getenv("ROWS"))
	if err != nil {
		rows = 100_000
	}
	for b.Loop() {
		o, last := dbtest.RecordOptions(), time.Now()
		o.Step = func(name string) error {
			if name != "rows" && name[0] == 'a' {
				b.ReportMetric(time.Since(last).Seconds(), name+"-s")
			}
			if name != "rows" {
				last = time.Now()
			}
			return nil
		}
		r := dbtest.LoadRecords(b, b.TempDir(), dbtest.Records(1, rows), o)
		b.ReportMetric(float64(r.Rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	}
}
