package export_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"sillage/db/funding"
	"sillage/server/export"
)

func TestCSVWritesTheDialectOfItsLanguage(t *testing.T) {
	row := []export.Cell{
		export.OfWords("Saguenay–Lac-Saint-Jean; l’été"), export.OfCents(573568250), export.OfCents(-5),
		export.OfInteger(3000), export.OfDecimal(funding.Decimal{Mantissa: 16, Decimals: 1}),
		export.OfBool(true), export.Nothing, export.OfCode("2022-03-14"),
	}
	for _, c := range []struct{ lang, want string }{
		{"fr", "\uFEFFa;b\r\n\"Saguenay–Lac-Saint-Jean; l’été\";5735682,50;-0,05;3000;1,6;yes;;2022-03-14\r\n"},
		{"en", "a,b\r\nSaguenay–Lac-Saint-Jean; l’été,5735682.50,-0.05,3000,1.6,yes,,2022-03-14\r\n"},
	} {
		var b bytes.Buffer
		out, err := export.NewCSV(&b, c.lang, []string{"a", "b"})
		if err != nil {
			t.Fatal(err)
		}
		if err := out.Row(row); err != nil {
			t.Fatal(err)
		}
		if err := out.Flush(); err != nil {
			t.Fatal(err)
		}
		if b.String() != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.lang, b.String(), c.want)
		}
	}
}

func TestWordsThatASpreadsheetWouldRunAreNeutralised(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"=1+1", "'=1+1"}, {"+33", "'+33"}, {"-x", "'-x"}, {"@sum", "'@sum"},
		{"\tx", "'\tx"}, {"\rx", "'\rx"}, {"\nx", "'\nx"},
		{"＝1", "'＝1"}, {"＋1", "'＋1"}, {"－1", "'－1"}, {"＠x", "'＠x"}, {"−1", "'−1"},
		{"Centraide", "Centraide"}, {"", ""}, {"a=b", "a=b"},
	} {
		if got := export.Neutral(c.in); got != c.want {
			t.Errorf("Neutral(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestJSONKeepsCentsAsIntegersAndMarksReadable(t *testing.T) {
	var b bytes.Buffer
	out, err := export.NewJSON(&b, []string{"name", "cents", "enters", "gone", "never_made"})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a <b> & c", "=d"} {
		err := out.Row([]export.Cell{export.OfWords(name), export.OfCents(9007199254740993), export.OfBool(false), export.Nothing, {}})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close([]export.Member{{Name: "next", Value: nil}, {Name: "total_rows", Value: 2}}); err != nil {
		t.Fatal(err)
	}
	want := "{\"data\":[\n{\"name\":\"a <b> & c\",\"cents\":9007199254740993,\"enters\":false,\"gone\":null,\"never_made\":null},\n" +
		"{\"name\":\"=d\",\"cents\":9007199254740993,\"enters\":false,\"gone\":null,\"never_made\":null}\n],\n\"next\":null,\n\"total_rows\":2}\n"
	if b.String() != want {
		t.Errorf("got  %s\nwant %s", b.String(), want)
	}
	if !json.Valid(b.Bytes()) {
		t.Error("not JSON")
	}
}
