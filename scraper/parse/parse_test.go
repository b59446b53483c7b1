package parse

import (
	"errors"
	"strings"
	"testing"
)

func TestMoneyReadsWhatSourcesPrint(t *testing.T) {
	cases := []struct {
		text, lang  string
		cents, step int64
	}{
		{"5,4 M$", "fr", 540_000_000, 10_000_000},
		{"5,4\u00a0M$", "fr", 540_000_000, 10_000_000},
		{"4 M$", "fr", 400_000_000, 100_000_000},
		{"5\u00a0735\u202f682,50 $", "fr", 573_568_250, 1},
		{"476 006 $", "fr", 47_600_600, 100},
		{"3,6 millions", "fr", 360_000_000, 10_000_000},
		{"5,4 millions de dollars", "fr", 540_000_000, 10_000_000},
		{"1,1 milliard $", "fr", 110_000_000_000, 10_000_000_000},
		{"6.8 M$", "fr", 680_000_000, 10_000_000},
		{"$5.4 million", "en", 540_000_000, 10_000_000},
		{"$5.4M", "en", 540_000_000, 10_000_000},
		{"$4-billion", "en", 400_000_000_000, 100_000_000_000},
		{"$708,856", "en", 70_885_600, 100},
		{"$1,234.50", "en", 123_450, 1},
		{"$ 1.25 million", "en", 125_000_000, 1_000_000},
		{"$50K", "en", 5_000_000, 100_000},
	}
	for _, c := range cases {
		got, err := Money(c.text, c.lang)
		if err != nil || got != (Printed{c.cents, c.step}) {
			t.Errorf("%q: got %+v, %v", c.text, got, err)
		}
	}
}

func TestMoneyRefusesWhatCouldBeReadInTwoWays(t *testing.T) {
	cases := []struct{ text, lang string }{
		{"959,180 $", "fr"},    // an English comma in a French text
		{"2, 2 M$", "fr"},      // a slip of the printer
		{"1.234 M$", "fr"},     // thousands or decimals
		{"1 billion $", "fr"},  // a million millions, or an English word
		{"5,4", "fr"},          // no unit
		{"$1,23", "en"},        // neither thousands nor decimals
		{"$5,4 million", "en"}, // a French comma in an English text
		{"5.4 million", "en"},  // dollars of whom
		{"12 345 67 $", "fr"},  // groups of uneven length
		{"-3 $", "fr"},         // below zero
		{"", "fr"}, {"", "en"}, // nothing
		{"5,4 M$ ou 6 M$", "fr"},  // two amounts
		{"99999999999 G$", "fr"},  // beyond 64 bits
		{"5,4 M€", "fr"},          // another currency
		{"5,4 M$", "de"},          // no rules
		{"cinq millions $", "fr"}, // in words: a person reads it
	}
	for _, c := range cases {
		if got, err := Money(c.text, c.lang); err == nil {
			t.Errorf("%q (%s): read as %+v", c.text, c.lang, got)
		} else if c.text != "" && !strings.Contains(err.Error(), c.text) {
			t.Errorf("%q: the error does not name it: %v", c.text, err)
		}
	}
}

func TestDollarsReadsPlainColumns(t *testing.T) {
	for text, want := range map[string]int64{"5400000": 540_000_000, "113.00": 11_300, "0.2": 20, "0.20": 20, "1.500": 150} {
		if got, err := Dollars(text); err != nil || got != want {
			t.Errorf("%q: got %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "5,4", "1 000", "0.005", "-1", "1e6", "99999999999999999999", "92233720368547758.08", "$5"} {
		if got, err := Dollars(text); err == nil {
			t.Errorf("%q: read as %d", text, got)
		}
	}
}

func TestDecimalKeepsItsDigits(t *testing.T) {
	if d, err := Decimal("100.0"); err != nil || d.Mantissa != 1000 || d.Decimals != 1 {
		t.Errorf("got %+v, %v", d, err)
	}
	for _, text := range []string{"", ".5", "5.", "1,5", "0x10", "1.1234567"} {
		if got, err := Decimal(text); err == nil {
			t.Errorf("%q: read as %+v", text, got)
		}
	}
}

func TestPeriodsKeepTheirPrecision(t *testing.T) {
	if a, b, err := Period("2021-10", "2024"); err != nil || a != "2021-10" || b != "2024" {
		t.Errorf("got %s, %s, %v", a, b, err)
	}
	for _, c := range [][2]string{{"2024", "2021-10"}, {"2024-13", ""}, {"", "2024-02-30"}, {"24", ""}, {"2024-05", "2024-04-30"}} {
		if a, b, err := Period(c[0], c[1]); err == nil {
			t.Errorf("%v: read as %s, %s", c, a, b)
		}
	}
}

func TestFiscalYearsAreReadOrRefused(t *testing.T) {
	cases := []struct{ text, from, until string }{
		{"2021-2022", "2021-2022", "2021-2022"},
		{"2022-2023 to 2026-2027", "2022-2023", "2026-2027"},
		{"2022", "", ""}, {"2021-2023", "", ""}, {"2022-2023 to 2020-2021", "", ""}, {"not stated", "", ""}, {"", "", ""},
	}
	for _, c := range cases {
		from, until, err := FiscalYears(c.text)
		if from != c.from || until != c.until || (err == nil) != (c.from != "") {
			t.Errorf("%q: got %s, %s, %v", c.text, from, until, err)
		}
	}
}

func TestMonthsOfAFiscalYearAreNotPrecise(t *testing.T) {
	cases := []struct {
		from, until string
		want        bool
	}{
		{"2019-04", "2020-03", true}, {"2018-04", "", true}, {"2019", "2023-03", true},
		{"2021-10", "2024-10", false}, {"2023-01", "2023-03", false}, {"2019-04", "2020-07", false},
		{"2019", "2023", false}, {"", "", false}, {"2024-04-01", "2025-03", false},
	}
	for _, c := range cases {
		a, b, err := Period(c.from, c.until)
		if err != nil || FiscalShape(a, b) != c.want {
			t.Errorf("%s to %s: got %v, %v", c.from, c.until, !c.want, err)
		}
	}
}

func TestYearsAreThoseThatTheTextSays(t *testing.T) {
	for text, want := range map[string]int{
		"plus de 5,4 millions de dollars sur trois ans":   3,
		"($1.92M over three years)":                       3,
		"will invest $50 million over the next two years": 2,
		"800 millions de dollars en 10 ans":               10,
		"5 802 682 $ pour la Mauricie sur 5 ans":          5,
		"pendant 2 ans":                                   2,
		"80M$ supplémentaires d’ici 5 ans, dont 10M$":     0, // a horizon
		"355M$ supplémentaires par année":                 0,
		"4 M$ sur quelques années":                        0,
		"sur deux ans, puis sur trois ans":                0,
		"en 2019":                                         0,
	} {
		if got := Years(text); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}

func TestATableSaysWhereItBroke(t *testing.T) {
	text := "\xef\xbb\xbfkey,words\na,\"two\nlines\"\nb,x\n"
	table, err := ReadTable("t.csv", []byte(text), "key", "words")
	if err != nil {
		t.Fatal(err)
	}
	if len(table.Rows) != 2 || table.Rows[1].Line != 4 || table.Rows[1].Record != 2 {
		t.Errorf("%+v", table.Rows)
	}
	cell := table.Rows[1].Errorf("words", "is no number")
	var at *CellError
	if !errors.As(cell, &at) || at.File != "t.csv" || at.Line != 4 || at.Column != "words" || at.Value != "x" {
		t.Errorf("got %v", cell)
	}
	if want := `t.csv line 4, words "x": is no number`; cell.Error() != want {
		t.Errorf("got %s, want %s", cell, want)
	}
	cases := map[string]string{
		"a missing column":    "key\na\n",
		"a new column":        "key,words,more\na,b,c\n",
		"a column twice":      "key,words,key\na,b,c\n",
		"a short record":      "key,words\na\n",
		"a stray quote":       "key,words\na,b\"c\n",
		"no header":           "",
		"another encoding":    "key,words\na,\xe9\n",
		"a header of another": "clé,mots\na,b\n",
	}
	for name, broken := range cases {
		if _, err := ReadTable("t.csv", []byte(broken), "key", "words"); err == nil || !strings.Contains(err.Error(), "t.csv") {
			t.Errorf("%s: got %v, want an error naming the file", name, err)
		}
	}
}

func FuzzMoney(f *testing.F) {
	for _, s := range []string{"5,4 M$", "$5.4 million", "5 735 682,50 $", "959,180 $", "1,1 milliard $"} {
		f.Add(s, "fr")
		f.Add(s, "en")
	}
	f.Fuzz(func(t *testing.T, text, lang string) {
		got, err := Money(text, lang)
		if err != nil {
			return
		}
		if got.Cents < 0 || got.Step <= 0 || got.Cents%got.Step != 0 {
			t.Errorf("%q: %+v is not on its step", text, got)
		}
	})
}

func FuzzTable(f *testing.F) {
	f.Add([]byte("a,b\n1,2\n"))
	f.Add([]byte("\xef\xbb\xbfa,b\r\n\"1\",\"2\n3\"\r\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		table, err := ReadTable("t.csv", text, "a", "b")
		if err != nil {
			return
		}
		for _, row := range table.Rows {
			row.Text("a")
			row.Words("b")
			if row.Line < 2 {
				t.Errorf("record %d on line %d", row.Record, row.Line)
			}
		}
	})
}

func FuzzPeriod(f *testing.F) {
	f.Add("2021-10", "2024")
	f.Fuzz(func(t *testing.T, from, until string) {
		a, b, err := Period(from, until)
		if err == nil && (string(a) != from || string(b) != until) {
			t.Errorf("%q to %q became %q to %q", from, until, a, b)
		}
		Years(from)
		if x, y, err := FiscalYears(from); err == nil && (len(x) != 9 || len(y) != 9) {
			t.Errorf("%q became %q, %q", from, x, y)
		}
	})
}
