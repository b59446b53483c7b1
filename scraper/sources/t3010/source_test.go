package t3010

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sillage/db/funding"
	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	"sillage/scraper/source"
	"sillage/scraper/source/sourcetest"
)

func built(t testing.TB) source.Source {
	t.Helper()
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	return Source(e)
}

var extracts = []string{
	"schedule_1.csv", "schedule_2.csv", "schedule_3.csv", "schedule_5.csv", "schedule_7_description.csv", "schedule_7_outside.csv", "schedule_7_resources.csv", "gifts_reshaped.csv",
}

func TestGolden(t *testing.T) { sourcetest.GoldenRecords(t, built(t), extracts...) }

// Figures read off the files with another program: how often a line is stated,
// and its sum, in cents where it is money.
func TestAllRealSchedulesAreReadToTheirLastNumber(t *testing.T) {
	type stated struct{ n, sum int64 }
	for _, c := range []struct {
		file  string
		skips int
		lines map[string]stated
	}{
		{"Schedule 1_ Foundations.csv", 26659, map[string]stated{}},
		{"Schedule 2_ Activities Outside Canada.csv", 24929, map[string]stated{"200": {5420, 3756448162_00}, "230": {243, 684193194_00}}},
		{"Schedule 3_ Compensation.csv", 0, map[string]stated{
			"300": {35756, 2374381}, "305": {20680, 97001}, "310": {23345, 84154}, "315": {8756, 21247}, "320": {2850, 7116}, "325": {1335, 2835}, "330": {808, 1398},
			"335": {429, 696}, "340": {256, 425}, "345": {245, 551}, "370": {34300, 2874057}, "380": {38138, 29394415166_00}, "390": {44226, 155009971259_00}}},
		{"Schedule 5_ Non-Cash gifts.csv", 698, map[string]stated{"580": {12703, 2836355028_00}}},
		{"Schedule 7_ Description.csv", 592, map[string]stated{}},
		{"Schedule 7_ Political Activities - Outside Canada.csv", 1, map[string]stated{"schedule 7, question 3": {40, 694595_00}}},
		{"Schedule 7_ Political Activities - Resources.csv", 3688, map[string]stated{}},
	} {
		all := sourcetest.MustRead(t, built(t), sourcetest.RealFile(t, "cra-t3010-2018", "raw", "Registered", c.file))
		got := map[string]stated{}
		for _, l := range all.Lines {
			s := got[l.Line]
			got[l.Line] = stated{s.n + 1, s.sum + l.Cents + l.Count}
		}
		if !maps.Equal(got, c.lines) || len(all.Skips) != c.skips || len(all.Records) != 0 {
			t.Errorf("%s: %v, %d rows left out, %d records", c.file, got, len(all.Skips), len(all.Records))
		}
	}
}

func TestTheReshapedGiftsSayWhatTheirCellsSay(t *testing.T) {
	if n, _ := reshapedAsPublished(t, filepath.Join("testdata", "gifts_reshaped.csv")); n != 12 {
		t.Errorf("%d gifts", n)
	}
}

func TestAllRealReshapedGiftsSayWhatTheirCellsSay(t *testing.T) {
	if n, sum := reshapedAsPublished(t, sourcetest.RealFile(t, "cra-qualified-donees-sample", "v1_grants_detail.csv")); n != 733 || sum != 200_124_258_00 {
		t.Errorf("%d gifts of %d cents", n, sum)
	}
}

// reshapedAsPublished holds every gift against its row, read by encoding/csv and
// positions alone.
func reshapedAsPublished(t *testing.T, path string) (n int, sum int64) {
	t.Helper()
	all := sourcetest.MustRead(t, built(t), path)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	cells, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	for i, c := range cells[1:] {
		if c[13] != "CHARITYDATA_CA" {
			continue
		}
		r := all.Records[n]
		n++
		sum += r.Cents
		whole, fraction, _ := strings.Cut(c[6], ".")
		if fraction == "0" {
			fraction = "00"
		}
		if r.Row != int64(i+1) || r.Payer.NameEN != c[0] || r.Payer.Code != c[1] || r.Payer.BusinessNumber != c[1][:9] || r.FiscalYear != c[2] ||
			r.Receiver.NameEN != strings.TrimSpace(c[3]) || r.Receiver.City != c[4] || r.Receiver.Province != c[5] || r.Printed != c[6] || !r.Stated ||
			fmt.Sprint(r.Cents) != whole+fraction || r.Currency != "CAD" || r.Stage != funding.Paid || r.Form != funding.Grant || r.Hop != funding.HopNotStated {
			t.Fatalf("%q\n%+v", c, r)
		}
		if keys[r.Agreement] {
			t.Fatalf("%s stands twice", r.Agreement)
		}
		keys[r.Agreement] = true
	}
	if n != len(all.Records) || n+len(all.Skips) != len(cells)-1 {
		t.Errorf("%d gifts, %d records, %d left out, %d rows", n, len(all.Records), len(all.Skips), len(cells)-1)
	}
	return n, sum
}

func TestACutOffFileIsRefused(t *testing.T) {
	for _, name := range extracts {
		sourcetest.CutOff(t, built(t), filepath.Join("testdata", name), func(cut []byte) bool { return bytes.HasSuffix(cut, []byte("\n")) })
	}
}

func TestADamagedFileIsRefused(t *testing.T) {
	for _, name := range extracts {
		whole, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		text := string(whole)
		header, rest, _ := strings.Cut(text, "\n")
		for what, damaged := range map[string]string{
			"shifted by one column":   sourcetest.TurnColumns(t, text, false),
			"a column more":           header + ",\"More\"\n" + strings.ReplaceAll(rest, "\n", ",\n"),
			"no header":               rest,
			"UTF-16":                  "\xff\xfe" + strings.Join(strings.Split(text, ""), "\x00"),
			"a period that is no day": strings.NewReplacer("2018-", "2018-9", ",20", ",2x").Replace(text),
		} {
			if all, err := sourcetest.ReadFile(built(t), source.FileOf(name, []byte(damaged))); err == nil {
				t.Errorf("%s, %s: %d records and %d lines are read", name, what, len(all.Records), len(all.Lines))
			}
		}
	}
}

// The order of columns is nothing, and neither is the encoding among those that
// the agency uses. What was damaged before is raised.
func TestColumnsGoByNameAndLettersByEncoding(t *testing.T) {
	path := filepath.Join("testdata", "gifts_reshaped.csv")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, want := string(whole), sourcetest.MustRead(t, built(t), path)
	for what, same := range map[string]string{"columns in another order": sourcetest.TurnColumns(t, text, true), "Latin-1": sourcetest.Latin1(text)} {
		if got, err := sourcetest.ReadFile(built(t), source.FileOf("x.csv", []byte(same))); err != nil || sourcetest.JSON(got) != sourcetest.JSON(want) {
			t.Errorf("%s: the records differ: %v", what, err)
		}
	}
	got, err := sourcetest.ReadFile(built(t), source.FileOf("x.csv", []byte(sourcetest.Misread(t, text))))
	if err != nil || !strings.Contains(sourcetest.JSON(got), `"Reason":"misencoded"`) {
		t.Errorf("damaged letters pass unseen: %v", err)
	}
}

func FuzzReturns(f *testing.F) {
	for _, name := range []string{"schedule_2.csv", "schedule_3.csv", "gifts_reshaped.csv"} {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, c := range byTheDictionary {
		f.Add([]byte(c.text))
	}
	s := built(f)
	known := map[string]bool{}
	for _, l := range s.Records.Lines {
		known[l.Line] = l.IsMoney
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		all, err := sourcetest.ReadFile(s, source.FileOf("fuzzed.csv", text))
		if err != nil {
			return
		}
		for _, l := range all.Lines {
			if isMoney, there := known[l.Line]; !there || isMoney != l.IsMoney || l.Row < 1 || l.Returning == "" || len(l.EndsOn) != len("2018-06-30") {
				t.Fatalf("%+v", l)
			}
		}
		for _, r := range all.Records {
			if verdict, _ := r.AmountVerdict(); !r.Stated && verdict != "excluded" || r.Stage != funding.Paid || len(r.FiscalYear) != 4 {
				t.Fatalf("%+v", r)
			}
		}
	})
}
