package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"sillage/scraper/source/sourcetest"
)

// damaged is a copy of a fixture to which something was done.
type damaged struct {
	what string
	text []byte
	same bool // it may be read as the fixture is: what was damaged is not read
}

// Nothing is read in part: a damaged copy is refused, or read as the fixture is
// where nothing that is read was damaged, or its rows bear more doubts than those of the
// fixture.
func TestADamagedCopyIsRefusedOrRaised(t *testing.T) {
	outcomes := map[string]int{}
	for _, f := range bulkFixtures(t) {
		t.Run(f.name, func(t *testing.T) {
			if f.form == "pdf" {
				sourcetest.Need(t, "pdftotext")
			}
			want, err := f.read(f.text)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range slices.Concat(f.encoded(t), f.turned(t)) {
				if bytes.Equal(d.text, f.text) {
					continue // in ASCII every encoding is the same
				}
				got, err := f.read(d.text)
				switch {
				case err != nil:
					outcomes[d.what+": refused"]++
				case slices.Equal(got.things, want.things) && d.same:
					outcomes[d.what+": read the same"]++
				case got.doubts > want.doubts:
					outcomes[d.what+": raised"]++
				default:
					t.Errorf("%s: %d things, want %d; %d doubts, want %d", d.what, len(got.things), len(want.things), got.doubts, want.doubts)
				}
			}
		})
	}
	for _, what := range sortedKeys(outcomes) {
		t.Logf("%-60s %d", what, outcomes[what])
	}
}

// A file that was cut off is refused, but right behind a record of a table of
// text, where nothing in it shows the cut: what stands does.
func TestACopyCutOffIsRefused(t *testing.T) {
	cuts := 60
	for _, f := range bulkFixtures(t) {
		t.Run(f.name, func(t *testing.T) {
			if f.form == "pdf" {
				sourcetest.Need(t, "pdftotext")
			}
			var ends []int64
			if f.form == "csv" {
				ends = f.recordEnds(t)
			}
			last := len(bytes.TrimRight(f.text, "\r\n \t")) - 1 // a line break is nothing
			whole, err := f.read(f.text)
			if err != nil {
				t.Fatal(err)
			}
			refused := 0
			for n := range cuts {
				cut := last * n / (cuts - 1)
				got, err := f.read(f.text[:cut])
				switch {
				case err != nil:
					refused++
				case slices.Equal(got.things, whole.things): // what was cut off says nothing
				case f.total || !slices.ContainsFunc(ends, func(end int64) bool { return int64(cut) <= end && int64(cut) >= end-2 }):
					t.Errorf("cut off at byte %d of %d: %d things", cut, len(f.text), len(got.things))
				}
			}
			if refused < cuts/2 {
				t.Errorf("%d of %d cuts were refused", refused, cuts)
			}
		})
	}
}

// encoded are copies in other encodings.
func (f bulkFixture) encoded(t *testing.T) []damaged {
	t.Helper()
	if f.form == "xlsx" || f.form == "pdf" || f.latin {
		return nil // not of text, or in an encoding that its declaration names
	}
	text := strings.TrimPrefix(string(f.text), "\ufeff")
	little, big := []byte{0xff, 0xfe}, []byte{0xfe, 0xff}
	for _, unit := range utf16.Encode([]rune(text)) {
		little, big = append(little, byte(unit), byte(unit>>8)), append(big, byte(unit>>8), byte(unit))
	}
	return []damaged{
		{"UTF-8 with a byte order mark", []byte("\ufeff" + text), true},
		{"UTF-8 without a byte order mark", []byte(text), true},
		{"Latin-1", []byte(sourcetest.Latin1(text)), true},
		{"UTF-8 taken for Latin-1 and saved again", []byte(sourcetest.Misread(t, text)), true},
		{"UTF-16, little end first", little, true},
		{"UTF-16, big end first", big, true},
		{"UTF-16 without a byte order mark", little[2:], true},
	}
}

// turned are copies whose columns stand elsewhere.
func (f bulkFixture) turned(t *testing.T) []damaged {
	t.Helper()
	const reordered, shifted = "columns in another order", "cells shifted by a column"
	switch f.form {
	case "csv":
		return []damaged{{reordered, f.turnCSV(t, true), true}, {shifted, f.turnCSV(t, false), false}}
	case "xlsx":
		return []damaged{{reordered, f.turnWorkbook(t, true), true}, {shifted, f.turnWorkbook(t, false), false}}
	case "json":
		sorted := f.withThings(t, func(things []json.RawMessage) []json.RawMessage { return each(t, things, sortKeys) })
		return []damaged{{reordered, sorted, true}, {shifted, f.withThings(t, func(things []json.RawMessage) []json.RawMessage { return each(t, things, shiftKeys) }), false}}
	}
	return nil
}

// turnCSV moves the last cell of every record to its front.
func (f bulkFixture) turnCSV(t *testing.T, withHeader bool) []byte {
	t.Helper()
	lines := bytes.SplitAfterN(bytes.TrimPrefix(f.text, []byte("\ufeff")), []byte("\n"), f.above+1)
	r := csv.NewReader(bytes.NewReader(lines[f.above]))
	r.Comma, r.LazyQuotes = f.comma, f.latin
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := bytes.NewBuffer(bytes.Join(lines[:f.above], nil))
	w := csv.NewWriter(out)
	w.Comma = f.comma
	for n, cells := range records {
		if n > 0 || withHeader {
			cells = append(cells[len(cells)-1:], cells[:len(cells)-1]...)
		}
		if err := w.Write(cells); err != nil {
			t.Fatal(err)
		}
	}
	if w.Flush(); w.Error() != nil {
		t.Fatal(w.Error())
	}
	return out.Bytes()
}

// turnWorkbook does the same to the cells of the first sheet.
func (f bulkFixture) turnWorkbook(t *testing.T, withHeader bool) []byte {
	t.Helper()
	return f.workbook(t, func(rows []string) []string {
		width := len(sheetCell.FindAllString(rows[f.above], -1))
		for n, row := range rows {
			if n < f.above || n == f.above && !withHeader {
				continue
			}
			cells := make([]string, width)
			for _, c := range sheetCell.FindAllStringSubmatch(row, -1) {
				if at := columnNumber(c[1]); at < width {
					to := (at + 1) % width
					cells[to] = strings.Replace(c[0], `r="`+c[1]+c[2]+`"`, `r="`+columnName(to)+c[2]+`"`, 1)
				}
			}
			begin, _, _ := strings.Cut(row, ">")
			rows[n] = begin + ">" + strings.Join(cells, "") + "</row>"
		}
		return rows
	})
}

func columnNumber(name string) int {
	n := 0
	for _, letter := range name {
		n = n*26 + int(letter-'A') + 1
	}
	return n - 1
}

func columnName(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return columnName(n/26-1) + string(rune('A'+n%26))
}

func each(t *testing.T, things []json.RawMessage, change func(map[string]json.RawMessage) json.RawMessage) []json.RawMessage {
	t.Helper()
	out := make([]json.RawMessage, len(things))
	for n, thing := range things {
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(thing, &fields); err != nil {
			t.Fatal(err)
		}
		out[n] = change(fields)
	}
	return out
}

// sortKeys writes the fields in the order of their names, from the last.
func sortKeys(fields map[string]json.RawMessage) json.RawMessage {
	var parts []string
	for _, name := range slices.Backward(sortedKeys(fields)) {
		parts = append(parts, strconv.Quote(name)+":"+string(fields[name]))
	}
	return json.RawMessage("{" + strings.Join(parts, ",") + "}")
}

// shiftKeys gives each field the value of the next one.
func shiftKeys(fields map[string]json.RawMessage) json.RawMessage {
	var parts []string
	names := sortedKeys(fields)
	for n, name := range names {
		parts = append(parts, strconv.Quote(name)+":"+string(fields[names[(n+1)%len(names)]]))
	}
	return json.RawMessage("{" + strings.Join(parts, ",") + "}")
}

func sortedKeys[V any](of map[string]V) []string {
	var names []string
	for name := range of {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
