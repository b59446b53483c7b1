package parse_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sillage/scraper/parse"
	"sillage/scraper/parse/workbook"
)

func TestAStreamGivesOneRecordAtATimeByColumn(t *testing.T) {
	s, err := parse.StreamCSV("a.csv", io.NopCloser(strings.NewReader("\ufeffname, city\r\n\"Les \"\"Amis\"\"\nréunis\",Lévis\r\nB,\r\n")), true)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Expects("city", "name"); err != nil {
		t.Error(err)
	}
	if err := s.Expects("city"); err == nil || !strings.Contains(err.Error(), `a.csv line 1: new column "name"`) {
		t.Errorf("%v", err)
	}
	first, err := s.Next()
	if err != nil || first.Text("name") != "Les \"Amis\"\nréunis" || first.Text("city") != "Lévis" || first.Record != 1 {
		t.Errorf("%+v, %v", first, err)
	}
	if second, err := s.Next(); err != nil || second.Text("city") != "" || second.Record != 2 || second.Line != 4 {
		t.Errorf("%+v, %v", second, err)
	}
	if _, err := s.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("%v", err)
	}
}

func TestAStreamRefusesWhatIsNotWhole(t *testing.T) {
	for _, c := range []struct {
		name, text string
		endsIn     bool
		want       string
	}{
		{"nothing", "", true, "empty"},
		{"no end of the last record", "a,b\n1,2\n3,4", true, "cut off"},
		{"a record too short", "a,b\n1,2\n3\n", true, "record 2"},
		{"an open quote", "a,b\n1,\"2\n", false, "record 1"},
		{"another encoding", "a,b\n1,\xe9\n", true, "record 1: cell 2"},
		{"another encoding in the header", "a,\xe9\n", true, "header"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := parse.StreamCSV("a.csv", io.NopCloser(strings.NewReader(c.text)), c.endsIn)
			for err == nil {
				_, err = s.Next()
			}
			if errors.Is(err, io.EOF) || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "a.csv") {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}

// sheet is a workbook with one sheet of these cells.
func sheet(t *testing.T, rows ...[]any) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for n, cells := range rows {
		at, err := excelize.CoordinatesToCellName(1, n+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := book.SetSheetRow("Sheet1", at, &cells); err != nil {
			t.Fatal(err)
		}
	}
	out, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestASheetIsReadAsItIsStored(t *testing.T) {
	s, err := parse.StreamSheet("a.xlsx", io.NopCloser(bytes.NewReader(sheet(t, []any{"on", "amount", " name "}, []any{43796, 5.5, "É", nil, "beside"}, []any{1, 0.1 + 0.2}))))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	row, err := s.Next()
	if err != nil || row.Text("amount") != "5.5" || row.Text("name") != "É" || strings.Join(s.Beyond, "|") != "|beside" {
		t.Errorf("%+v, %q, %v", row, s.Beyond, err)
	}
	if on, err := workbook.Day(row.Text("on")); err != nil || on != "2019-11-27" {
		t.Errorf("%v, %v", on, err)
	}
	if row, err = s.Next(); err != nil || row.Text("amount") != "0.3" || row.Text("name") != "" || len(s.Beyond) != 0 {
		t.Errorf("%+v, %v", row, err)
	}
	if _, err := s.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("%v", err)
	}
	for _, text := range []string{"", "60", "43796.5", "99999", "2019-11-27"} {
		if on, err := workbook.Day(text); err == nil {
			t.Errorf("%q is read as %s", text, on)
		}
	}
}

func TestAWorkbookThatIsCutOffOrOfTwoSheetsIsRefused(t *testing.T) {
	whole := sheet(t, []any{"a"}, []any{"b"})
	for cut := 0; cut < len(whole); cut += 97 {
		if _, err := parse.StreamSheet("a.xlsx", io.NopCloser(bytes.NewReader(whole[:cut]))); err == nil {
			t.Errorf("cut off at %d of %d", cut, len(whole))
		}
	}
	book := excelize.NewFile()
	defer book.Close()
	if _, err := book.NewSheet("second"); err != nil {
		t.Fatal(err)
	}
	two, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parse.StreamSheet("a.xlsx", io.NopCloser(two)); err == nil || !strings.Contains(err.Error(), "2 sheets") {
		t.Errorf("%v", err)
	}
}

func TestCentsAreReadDigitByDigit(t *testing.T) {
	for _, c := range []struct {
		text  string
		cents int64
		want  string
	}{
		{"3239.34", 323934, ""}, {"40000.0", 4000000, ""}, {"-214127920", -21412792000, ""}, {"1.5e3", 150000, ""}, {"1E2", 10000, ""}, {"250e-2", 250, ""},
		{"0.070", 7, ""}, {"0", 0, ""}, {"-0.00", 0, ""}, {"33333.333", 0, "finer"}, {"1e-3", 0, "finer"}, {"1e18", 0, "64 bits"}, {"92233720368547758.07", 9223372036854775807, ""},
		{"92233720368547758.08", 0, "64 bits"}, {"1e999999", 0, "no plain amount"}, {"1,000", 0, "no plain amount"}, {"$5", 0, "no plain amount"}, {"", 0, "no plain amount"}, {"NaN", 0, "no plain amount"},
	} {
		cents, err := parse.Cents(c.text)
		if cents != c.cents || (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %d, %v", c.text, cents, err)
		}
	}
}

// What is read as cents is that number, exactly.
func FuzzCents(f *testing.F) {
	for _, seed := range []string{"3239.34", "-0.1", "1.5e3", "1e-2", "92233720368547758.07", "00012.500"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cents, err := parse.Cents(text)
		if err != nil {
			return
		}
		number, ok := new(big.Rat).SetString(text)
		if !ok || number.Mul(number, big.NewRat(100, 1)).Cmp(new(big.Rat).SetInt64(cents)) != 0 {
			t.Fatalf("%q is read as %d cents", text, cents)
		}
	})
}

func FuzzStream(f *testing.F) {
	f.Add("\ufeffa,b\r\n1,\"2\n3\"\r\n", true)
	f.Add("a\n\xe9\n", false)
	f.Fuzz(func(t *testing.T, text string, endsIn bool) {
		s, err := parse.StreamCSV("a.csv", io.NopCloser(strings.NewReader(text)), endsIn)
		for n := 1; err == nil; n++ {
			var row parse.Row
			if row, err = s.Next(); err == nil && row.Record != n {
				t.Fatalf("record %d is numbered %d", n, row.Record)
			}
		}
	})
}

func TestTextInTheWrongEncodingIsTold(t *testing.T) {
	for text, want := range map[string]bool{"Â£100,000": true, "MontrÃ©al": true, "lâ€™œuvre": true, "Qu\ufffdbec": true, "Montréal": false, "SÃO PAULO": false, "Âge, Château, €5": false} {
		if parse.Misencoded(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
	for text, want := range map[string]bool{"": true, "é": true, "\xe9": false, strings.Repeat("a", 70000) + "é": true, strings.Repeat("a", 70000) + "\xc3": false} {
		if valid, err := parse.IsUTF8(strings.NewReader(text)); err != nil || valid != want {
			t.Errorf("%.5q...: %v, %v", text, valid, err)
		}
	}
}

func TestAJSONListIsReadThingByThing(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a list between other things", "\ufeff{\"a\": {\"x\": [1]}, \"list\": [{\"n\": 1.50}, {\"n\": null}], \"z\": 2}\n", ""},
		{"cut off in a thing", `{"list": [{"n": 1}, {"n"`, "list 2: the file is cut off"},
		{"cut off behind a thing", `{"list": [{"n": 1}`, "cut off"},
		{"cut off behind the list", `{"list": [{"n": 1}]`, "cut off"},
		{"cut off before the list", `{"a"`, "cut off"},
		{"nothing", ``, "cut off"},
		{"an empty list", `{"list": []}`, "no \"list\""},
		{"no list", `{"a": 1}`, "no \"list\""},
		{"twice", `{"list": [{"n": 1}], "list": [{"n": 1}]}`, "twice"},
		{"it goes on", `{"list": [{"n": 1}]} {`, "goes on"},
		{"a list at the top", `[{"n": 1}]`, "wanted"},
		{"no list there", `{"list": {"n": 1}}`, "wanted"},
		{"another encoding", "{\"list\": [{\"n\": 1, \"name\": \"\xe9\"}]}", "list 1: not UTF-8"},
		{"UTF-16", "\xff\xfe{\x00\"\x00", "invalid"},
		{"a number in quotes", `{"list": [{"n": 1}, {"n": "2"}]}`, "list 2: \"2\" is no number"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var seen []string
			err := parse.StreamJSON("a.json", strings.NewReader(c.text), "list", func(n int, raw json.RawMessage) error {
				var thing struct{ N parse.Number }
				err := json.Unmarshal(raw, &thing)
				seen = append(seen, strconv.Itoa(n)+" "+string(thing.N))
				return err
			})
			if c.want == "" && (err != nil || strings.Join(seen, "|") != "1 1.50|2 ") {
				t.Errorf("%q, %v", seen, err)
			}
			if c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "a.json")) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}
