package parse

import (
	"strings"
	"testing"

	"sillage/db/funding"
)

func TestATableNamesThePlaceOfWhatIsWrong(t *testing.T) {
	rows, err := Table("x.csv", []byte("\ufeffa,b\n1,\"two\nlines\"\nx,2022-13\n"), "a", "b")
	if err != nil || len(rows) != 2 || rows[1].Line != 4 {
		t.Fatalf("%+v %v", rows, err)
	}
	if _, err := rows[1].Date("b"); err == nil || !strings.Contains(err.Error(), `x.csv line 4, b "2022-13"`) {
		t.Errorf("date: %v", err)
	}
	if _, err := rows[1].Integer("a"); err == nil || !strings.Contains(err.Error(), `x.csv line 4, a "x"`) {
		t.Errorf("integer: %v", err)
	}
	if _, err := rows[1].Code("a", funding.Stages, ""); err == nil || !strings.Contains(err.Error(), "not a stage") {
		t.Errorf("code: %v", err)
	}
	for _, bad := range []string{"a,c\n1,2\n", "a\n1\n", "a,b\n1\n", "a,b\n\"1,2\n"} {
		if _, err := Table("x.csv", []byte(bad), "a", "b"); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func FuzzDecimal(f *testing.F) {
	for _, s := range []string{"3.7", "", ".", "12", "1.1234567", "-1", "1e5", "٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Decimal(s)
		if err == nil && (d.Mantissa < 0 || d.Decimals > 6) {
			t.Errorf("%q reads %+v", s, d)
		}
	})
}

func FuzzTable(f *testing.F) {
	f.Add([]byte("a,b\n1,2\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		rows, err := Table("x.csv", content, "a", "b")
		for _, r := range rows {
			if err == nil && (r.Line < 2 || !r.Has("a")) {
				t.Errorf("%+v", r)
			}
		}
	})
}
