package trillium

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
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

const (
	extractWorkbook = "extract_workbook.csv"
	extractRefined  = "extract_refined.csv"
)

func TestGolden(t *testing.T) {
	sourcetest.GoldenRecords(t, built(t), extractWorkbook, extractRefined)
}

func TestBothFormsGiveTheSameRecords(t *testing.T) {
	s := built(t)
	differences := compare(t, sourcetest.MustRead(t, s, filepath.Join("testdata", extractWorkbook)), sourcetest.MustRead(t, s, filepath.Join("testdata", extractRefined)))
	// 7.5 months became 8, which changes nothing; "#: 88735 5881" was cleaned.
	if len(differences) != 0 {
		t.Errorf("%v", differences)
	}
}

func TestAllRealGrantsAreReadInBothForms(t *testing.T) {
	folder := "on-trillium-grants"
	workbook := sourcetest.MustRead(t, built(t), sourcetest.RealFile(t, folder, "otf_granting_data_since_april_1_2015_original2.csv"))
	refined := sourcetest.MustRead(t, built(t), sourcetest.RealFile(t, folder, "otf_granting_data_since_april_1_2015_original2-openrefine-output.csv"))
	for _, all := range []*sourcetest.Collected{workbook, refined} {
		counts := count(all)
		if len(all.Records) != 3105 || counts["rescinded"] != 485 || counts["cancelled"] != 33 || all.Sum()["CAD"] != 498_050_100_00 {
			t.Errorf("%d records, %v, sums %v", len(all.Records), counts, all.Sum())
		}
	}
	// What the author of the second form cleaned: two names, and the numbers of
	// eleven grants. Everything else is the same to the letter.
	differences := compare(t, workbook, refined)
	want := map[string]int{"name": 2, "business number": 11}
	for what, n := range differences {
		if n != want[what] {
			t.Errorf("%s differs in %d grants, want %d", what, n, want[what])
		}
	}
	if len(differences) != len(want) {
		t.Errorf("%v, want %v", differences, want)
	}
}

// The same file read by nothing but encoding/csv and positions.
func TestAllRealGrantsSayWhatTheirCellsSay(t *testing.T) {
	path := sourcetest.RealFile(t, "on-trillium-grants", "otf_granting_data_since_april_1_2015_original2-openrefine-output.csv")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	cells, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	months := map[string]string{"Jan": "01", "Feb": "02", "Mar": "03", "Apr": "04", "May": "05", "Jun": "06", "Jul": "07", "Aug": "08", "Sep": "09", "Oct": "10", "Nov": "11", "Dec": "12"}
	for i, r := range sourcetest.MustRead(t, built(t), path).Records {
		c := cells[i+1]
		for n := range c {
			c[n] = strings.TrimSpace(c[n])
		}
		on := c[10][24:] + "-" + months[c[10][4:7]] + "-" + c[10][8:10]
		if r.Row != int64(i+1) || r.Payer.NameEN != c[0] || r.FiscalYear != c[3] || r.ProgrammeEN != c[4] ||
			r.Agreement != c[7]+", "+c[8] || r.Receiver.NameEN != c[8] || string(r.SignedOn) != on || strconv.FormatInt(r.Cents, 10) != c[12]+"00" ||
			r.AboutEN != c[14] || r.AboutFR != c[15] || r.Receiver.City != c[20] ||
			r.Receiver.BusinessNumber != "" && !strings.Contains(c[19], r.Receiver.BusinessNumber) || (r.Status == "cancelled") != (c[29] == c[12]+".00") {
			t.Fatalf("%q\n%+v", c, r)
		}
	}
}

func count(all *sourcetest.Collected) map[string]int {
	counts := map[string]int{}
	for _, r := range all.Records {
		counts[r.Status]++
		for _, d := range r.Doubts {
			counts[d.Reason]++
		}
	}
	return counts
}

// compare counts in how many grants a field differs between the two forms. The
// spelling of cities is left out, and how a doubted cell was written.
func compare(t *testing.T, workbook, refined *sourcetest.Collected) map[string]int {
	t.Helper()
	differ := map[string]int{}
	byText := map[string]funding.Record{}
	for _, r := range refined.Records {
		byText[r.AboutEN] = r // no two grants are described alike
	}
	if len(byText) != len(workbook.Records) {
		t.Errorf("%d and %d grants", len(workbook.Records), len(byText))
	}
	for _, a := range workbook.Records {
		b, found := byText[a.AboutEN]
		if !found {
			differ["description"]++
			continue
		}
		verdictA, reasonA := a.AmountVerdict()
		verdictB, reasonB := b.AmountVerdict()
		for what, same := range map[string]bool{
			"name": a.Receiver.NameEN == b.Receiver.NameEN, "business number": a.Receiver.BusinessNumber == b.Receiver.BusinessNumber,
			"amount": a.Cents == b.Cents && a.Printed == b.Printed && a.Stated == b.Stated, "verdict": verdictA == verdictB && reasonA == reasonB,
		} {
			if !same {
				differ[what]++
			}
		}
		for _, r := range []*funding.Record{&a, &b} {
			r.Row, r.Agreement, r.Doubts = 0, strings.SplitN(r.Agreement, ",", 2)[0], nil
			r.Receiver.NameEN, r.Receiver.City, r.Receiver.BusinessNumber = "", "", ""
		}
		if sourcetest.JSON(a) != sourcetest.JSON(b) {
			differ["another field"]++
			t.Logf("%s\n%s", sourcetest.JSON(a), sourcetest.JSON(b))
		}
	}
	return differ
}

// The last record ends in nothing, so a file cut off exactly behind a record
// looks whole: only the least number of rows refuses it.
func TestACutOffFileIsRefused(t *testing.T) {
	sourcetest.CutOff(t, built(t), filepath.Join("testdata", extractWorkbook), func([]byte) bool { return false })
	sourcetest.CutOff(t, built(t), filepath.Join("testdata", extractRefined), func(cut []byte) bool {
		return bytes.HasSuffix(bytes.TrimRight(cut, "\r\n"), []byte(" 2017")) || bytes.HasSuffix(bytes.TrimRight(cut, "\r\n"), []byte(" 2020"))
	})
	if built(t).Records.Least < 3000 {
		t.Error("a cut off file could pass for whole")
	}
}

func TestWhatIsNoGrantOfTheLayoutIsRefusedWithItsPlace(t *testing.T) {
	whole, err := os.ReadFile(filepath.Join("testdata", extractRefined))
	if err != nil {
		t.Fatal(err)
	}
	text := string(whole)
	for _, c := range []struct{ name, text, want string }{
		{"shifted by one column", sourcetest.TurnColumns(t, text, false), "is no identifier"},
		{"a column more", strings.Replace(text, "Last modified:", "Something new,Last modified:", 1), `new column "Something new"`},
		{"a column less", strings.Replace(text, ",Co-Application:Co-demandeurs", "", 1), `"Co-Application:Co-demandeurs" is missing`},
		{"UTF-8 taken for Latin-1", sourcetest.Misread(t, text), "is missing"},
		{"Latin-1", sourcetest.Latin1(text), "not UTF-8"},
		{"no amount but words", strings.Replace(text, ",20000,20000,", ",20000,much,", 1), `"much"`},
		{"a day of another week", strings.Replace(text, "Thu Jun 23 00:00:00 EDT 2016", "Fri Jun 23 00:00:00 EDT 2016", 1), "no such day"},
		{"more taken back than given", strings.Replace(text, ",Grantee,", ",Grantee,9", 1), "is no part of"},
		{"no file at all", "", "empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.text == text {
				t.Fatal("the file was not changed")
			}
			if _, err := sourcetest.ReadFile(built(t), source.FileOf("x.csv", []byte(c.text))); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}

// Columns go by name: another order gives the same records.
func TestColumnsInAnotherOrderGiveTheSameRecords(t *testing.T) {
	path := filepath.Join("testdata", extractRefined)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	turned, err := sourcetest.ReadFile(built(t), source.FileOf("x.csv", []byte(sourcetest.TurnColumns(t, string(whole), true))))
	if err != nil {
		t.Fatal(err)
	}
	if a, b := sourcetest.JSON(sourcetest.MustRead(t, built(t), path)), sourcetest.JSON(turned); a != b {
		t.Error("the records differ")
	}
}

func FuzzGrants(f *testing.F) {
	text, err := os.ReadFile(filepath.Join("testdata", extractRefined))
	if err != nil {
		f.Fatal(err)
	}
	lines := bytes.SplitAfter(text, []byte("\r\n"))
	f.Add(bytes.Join(lines[:3], nil))
	f.Add(bytes.Join(lines[:1], nil))
	s := built(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		all, err := sourcetest.ReadFile(s, source.FileOf("fuzzed", text))
		if err != nil {
			return
		}
		for _, r := range all.Records {
			if !r.Stated && r.Cents != 0 || len(r.SignedOn) != len("2016-06-23") || len(r.FiscalYear) != len("2016-2017") {
				t.Fatalf("%+v", r)
			}
		}
	})
}
