package sourcetest

import (
	"bytes"
	"encoding/csv"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// TurnColumns moves the last cell of every record to its front: of the header
// too, which changes nothing for who reads columns by name, or not, which
// shifts the columns against their names.
func TurnColumns(t *testing.T, table string, withHeader bool) string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix([]byte(table), []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for n, cells := range records {
		if n > 0 || withHeader {
			records[n] = append([]string{cells[len(cells)-1]}, cells[:len(cells)-1]...)
		}
	}
	var out bytes.Buffer
	if err := csv.NewWriter(&out).WriteAll(records); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Misread is a text in UTF-8 that somebody took for Latin-1 and saved
// again: "é" has become "Ã©".
func Misread(t *testing.T, text string) string {
	t.Helper()
	read, err := charmap.ISO8859_1.NewDecoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// Latin1 is a text saved in Latin-1; what that lacks is written "?".
func Latin1(text string) string {
	var out bytes.Buffer
	for _, r := range text {
		if r > 0xff {
			r = '?'
		}
		out.WriteByte(byte(r))
	}
	return out.String()
}
