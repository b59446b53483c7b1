package workbook

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// made is a workbook with these cells in its first column, each in the format.
func made(t *testing.T, format string, cells ...any) *Book {
	t.Helper()
	file := excelize.NewFile()
	defer file.Close()
	if err := file.SetSheetCol("Sheet1", "A1", &cells); err != nil {
		t.Fatal(err)
	}
	style, err := file.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		t.Fatal(err)
	}
	if err := file.SetColStyle("Sheet1", "A", style); err != nil {
		t.Fatal(err)
	}
	out, err := file.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	book, err := Open(out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	})
	return book
}

func column(t *testing.T, book *Book, view View) string {
	t.Helper()
	rows, err := book.Rows("Sheet1", view)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var cells []string
	for {
		row, err := rows.Next()
		if errors.Is(err, io.EOF) {
			return strings.Join(cells, "|")
		}
		if err != nil {
			t.Fatal(err)
		}
		cells = append(cells, strings.Join(row, ","))
	}
}

func TestANumberIsGivenAsSeenAndAsMeant(t *testing.T) {
	book := made(t, "#,##0", 1234567.89, 0.1+0.2, "texte", -5)
	if got, want := column(t, book, Stored), "1234567.89|0.3|texte|-5"; got != want {
		t.Errorf("stored: %s, want %s", got, want)
	}
	if got := column(t, book, Shown); !strings.HasPrefix(got, "1,234,568|0|texte") {
		t.Errorf("shown: %s", got)
	}
	if _, err := book.Rows("none", Shown); err == nil {
		t.Error("a sheet that is not there")
	}
	if _, err := Open(bytes.NewReader([]byte("PK\x03\x04 and nothing"))); err == nil || !strings.Contains(err.Error(), "not a workbook") {
		t.Errorf("no workbook: %v", err)
	}
}

func TestASheetMeansFifteenDigits(t *testing.T) {
	for stored, want := range map[string]string{
		"2247.0299999999997": "2247.03", "0.30000000000000004": "0.3", "-1234567.8900000001": "-1234567.89", "12345678901234567890": "12345678901234567890",
		"98765432109876543.5": "98765432109876544", "1.2000000000000001E-05": "1.2000000000000001E-05", "2024-01-01 00:00:00.0": "2024-01-01 00:00:00.0",
	} {
		if got := meant(stored); got != want {
			t.Errorf("%s: %s, want %s", stored, got, want)
		}
	}
}

func TestADayIsCountedAsSheetsDo(t *testing.T) {
	if on, err := Day("43796"); err != nil || on != "2019-11-27" {
		t.Errorf("%v, %v", on, err)
	}
	for _, text := range []string{"", "60", "43796.5", "99999", "2019-11-27"} {
		if on, err := Day(text); err == nil {
			t.Errorf("%q is read as %s", text, on)
		}
	}
}

func TestANumberOfASheetIsKnown(t *testing.T) {
	for text, want := range map[string]bool{"12": true, "-3.5": true, "1.2E-05": true, "": false, "-": false, "12 $": false, "--1": false, "e": false} {
		if IsNumber(text) != want {
			t.Errorf("%q: %t", text, !want)
		}
	}
}
