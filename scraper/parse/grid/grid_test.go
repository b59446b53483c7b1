package grid

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

var nothing = context.Background()

// rowsIn are the cells of each row, parted by bars.
func rowsIn(l Layout, content []byte) ([]string, error) {
	var rows []string
	err := Read(nothing, l, "file", bytes.NewReader(content), int64(len(content)), func(r Row) error {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Printed)
		}
		rows = append(rows, strings.Join(cells, "|"))
		return nil
	})
	return rows, err
}

func TestACSVIsReadInItsDeclaredLayoutOrNotAtAll(t *testing.T) {
	csv := func(change func(*Layout)) Layout {
		l := Layout{Format: "csv", HeaderRow: 1, Columns: []string{"a", "é"}, Wrapped: -1}
		if change != nil {
			change(&l)
		}
		return l
	}
	semicolons := csv(func(l *Layout) { l.Separator = ';' })
	latin := csv(func(l *Layout) { l.Charset = "windows-1252" })
	for _, c := range []struct {
		name   string
		layout Layout
		text   string
		want   string // rows, parted by spaces
		bad    string
	}{
		{"plain", csv(nil), "a,é\n1,2\n3,4\n", "1|2 3|4", ""},
		{"a byte order mark", csv(nil), "\ufeffa,é\n1,2\n", "1|2", ""},
		{"semicolons and CRLF", semicolons, "a;é\r\n1;2,5\r\n", "1|2,5", ""},
		{"a quoted line break", csv(nil), "a,é\n\"1\n1\",2\n", "1\n1|2", ""},
		{"windows-1252", latin, "a,\xe9\n\x801,\x9c\n", "€1|œ", ""},
		{"UTF-16", csv(func(l *Layout) { l.Charset = "utf-16" }), "\xff\xfea\x00,\x00\xe9\x00\n\x001\x00,\x002\x00\n\x00", "1|2", ""},
		{"lines above the header", csv(func(l *Layout) { l.HeaderRow = 3 }), "title\nof it\na,é\n1,2\n", "1|2", ""},
		{"a name with a line break", csv(func(l *Layout) { l.Columns = []string{"a b", "é"} }), "\"a\n b\",é\n1,2\n", "1|2", ""},
		{"UTF-16 without a mark", csv(func(l *Layout) { l.Charset = "utf-16" }), "a\x00,\x00b\x00\n\x00", "", "byte order mark"},
		{"UTF-8 declared, windows-1252 found", csv(nil), "a,\xe9\n", "", "invalid UTF-8"},
		{"windows-1252 declared, UTF-8 found", csv(func(l *Layout) { l.Charset = "windows-1252"; l.Columns = nil }), "a,b\n1,é\n", "", "UTF-8 read in another charset"},
		{"encoded twice", csv(nil), "a,é\n1,QuÃ©bec\n", "", "UTF-8 read in another charset"},
		{"a byte that windows-1252 lacks", latin, "a,\xe9\n1,\x81x\n", "", "does not have"},
		{"a control character", csv(nil), "a,é\n1,x\x01\n", "", "control character"},
		{"no such charset", csv(func(l *Layout) { l.Charset = "klingon" }), "a,é\n", "", "klingon"},
		{"a column less", csv(nil), "a\n1\n", "", `no column "é"`},
		{"a column more", csv(nil), "a,é,c\n1,2,3\n", "", `"c" that is not declared`},
		{"a column twice", csv(nil), "a,é,a\n1,2,3\n", "", "a name stands twice"},
		{"another order", csv(nil), "é,a\n1,2\n", "", "the order changed"},
		{"a row too short", csv(nil), "a,é\n1\n", "", "line 2: 1 cells, the header has 2"},
		{"a row too long", csv(nil), "a,é\n1,2,3\n", "", "line 2: 3 cells, the header has 2"},
		{"a bare quote", csv(nil), "a,é\n1,2\"\n", "", `bare "`},
		{"a quote that is never closed", csv(nil), "a,é\n1,\"2\n", "", "extraneous or missing"},
		{"no header", csv(func(l *Layout) { l.HeaderRow = 9 }), "a,é\n1,2\n", "", "ends before its header"},
		{"the header in the middle of a row", csv(func(l *Layout) { l.HeaderRow = 2 }), "\"a\nb\",c\nd,e\n", "", "no row begins in line 2"},
		{"another format", Layout{Format: "doc"}, "", "", "format"},
	} {
		got, err := rowsIn(c.layout, []byte(c.text))
		if (err == nil) != (c.bad == "") || err != nil && !strings.Contains(err.Error(), c.bad) {
			t.Errorf("%s: %v, want %q", c.name, err, c.bad)
		} else if err == nil && strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// book is a workbook with these rows on its first sheet.
func book(t testing.TB, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", at, &row); err != nil {
			t.Fatal(err)
		}
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAWorkbookIsReadAsSeenAndAsStored(t *testing.T) {
	content := book(t, []any{"a", "b"}, []any{"x", 0.3}, []any{nil, 12}, []any{"last"})
	l := Layout{Format: "xlsx", HeaderRow: 1, Columns: []string{"a", "b"}, Wrapped: -1}
	var got []string
	err := Read(nothing, l, "file", bytes.NewReader(content), int64(len(content)), func(r Row) error {
		got = append(got, fmt.Sprint(r.Number, r.Place, r.Cells))
		return nil
	})
	want := []string{"1row 2[{x } {0.3 0.3}]", "2row 3[{ } {12 12}]", "3row 4[{last } { }]"}
	if err != nil || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
	for _, c := range []struct {
		name    string
		layout  Layout
		content []byte
		bad     string
	}{
		{"a cell right of the header", l, book(t, []any{"a", "b"}, []any{1, 2, 3}), "right of the last column"},
		{"a moved column", l, book(t, []any{"b", "a"}, []any{1, 2}), "the order changed"},
		{"no such sheet", Layout{Format: "xlsx", Sheet: "x", HeaderRow: 1}, content, `no sheet "x"`},
		{"no header", Layout{Format: "xlsx", HeaderRow: 9}, content, "ends before its header"},
		{"not a workbook", l, []byte("PK\x03\x04 and nothing"), "not a workbook"},
	} {
		if _, err := rowsIn(c.layout, c.content); err == nil || !strings.Contains(err.Error(), c.bad) {
			t.Errorf("%s: %v, want %q", c.name, err, c.bad)
		}
	}
	for cut := 0; cut < len(content); cut += 97 {
		if rows, err := rowsIn(l, content[:cut]); err == nil {
			t.Errorf("cut to %d of %d bytes it has rows %q", cut, len(content), rows)
		}
	}
}

// words are boxes of a fixed width for each letter, at columns of text.
func words(lines ...string) []box {
	var out []box
	for n, text := range lines {
		top, at := 12*float64(n), 0
		for _, word := range strings.Split(text, " ") {
			if word != "" {
				out = append(out, box{5 * float64(at), top, 5 * float64(at+len([]rune(word))), top + 10, word})
			}
			at += len([]rune(word)) + 1
		}
	}
	return out
}

func TestColumnsOfAPageAreFoundByTheWhiteBetweenThem(t *testing.T) {
	header := "No   Name of group           Amount"
	for _, c := range []struct {
		name    string
		wrapped int
		pages   [][]box
		want    string // rows, parted by line breaks
		bad     string
	}{
		{"a table", -1, [][]box{words("A title", header, "1    First of all          12 500 $", "2    Second                   9 $")}, "1|First of all|12 500 $\n2|Second|9 $", ""},
		{"numbers wider than their header", -1, [][]box{words(header, "1    First          12 500 000 000 $")}, "1|First|12 500 000 000 $", ""},
		{"an empty cell", -1, [][]box{words(header, "1                            12 $")}, "1||12 $", ""},
		{"the header again on the next page", -1, [][]box{words(header, "1    First                   12 $"), words("page title", header, "2    Second                  13 $")}, "1|First|12 $\n2|Second|13 $", ""},
		{"no header on the next page", -1, [][]box{words(header, "1    First                   12 $"), words("2    Second                  13 $")}, "1|First|12 $\n2|Second|13 $", ""},
		{"a note across the columns", -1, [][]box{words(header, "1    First                   12 $", "This is a note on all that stands above it")}, "1|First|12 $\nloose: This is a note on all that stands above it", ""},
		{"a number of a page", -1, [][]box{words(header, "1    First                   12 $", "          7")}, "1|First|12 $\nloose: 7", ""},
		{"a cell over two lines", 2, [][]box{words(header, "1    First                   12 $", "     and more", "2    Second                  13 $")}, "1|First and more|12 $\n2|Second|13 $", ""},
		{"a cell over two lines that nobody declared", -1, [][]box{words(header, "1    First                   12 $", "     and more")}, "1|First|12 $\nloose: and more", ""},
		{"names that stand otherwise", -1, [][]box{words("Name of group   No     Amount", "1    First                   12 $")}, "", "no line has the names"},
		{"cells that run into the next column", -1, [][]box{words(header, "1    First                   12 $", "2    A name that is longer than all 13 $", "3    Another that meets the other column 1")}, "", "no white runs down"},
	} {
		var rows []string
		l := Layout{Columns: []string{"No", "Name of group", "Amount"}, Wrapped: c.wrapped}
		err := rowsOf(c.pages, l, func(r Row) error {
			var cells []string
			for _, cell := range r.Cells {
				cells = append(cells, cell.Printed)
			}
			if line := strings.Join(cells, "|"); r.Loose {
				rows = append(rows, "loose: "+strings.Trim(line, "|"))
			} else {
				rows = append(rows, line)
			}
			return nil
		})
		if (err == nil) != (c.bad == "") || err != nil && !strings.Contains(err.Error(), c.bad) {
			t.Errorf("%s: %v, want %q", c.name, err, c.bad)
		} else if got := strings.Join(rows, "\n"); err == nil && got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// In a printed sheet a city may stand so near its amount that both look like one
// cell; their names stand apart.
func TestTheHeaderIsALineOfNames(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"cells near each other":  {[]string{"A title", "Group       City     Amount    Day", "First one   Laval 12 $         2024-05-01", "Second      Alma 9 $          2024-06-01"}, "Group|City|Amount|Day"},
		"a year for a name":      {[]string{"Group       2023     2024", "First one   12       13", "Second      9        10"}, "Group|2023|2024"},
		"a title in two columns": {[]string{"Programme   2023-2024", "No   Group      Amount", "1    First      12", "2    Second     13"}, "No|Group|Amount"},
	} {
		got, err := headerAmong([][]box{words(c.lines...)})
		if err != nil || strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, %v, want %q", name, got, err, c.want)
		}
	}
}

// A row whose amount stands at half its height begins with a line that could
// belong to the row above: nobody can tell, so it is refused.
func TestALineThatMayBelongToEitherRowIsRefused(t *testing.T) {
	page := words("No   Name of group           Amount", "1    First                   12 $")
	for _, w := range words("     Second row that", "2                            13 $", "     goes on below") {
		w.top, w.bottom = w.top/2+40, w.bottom/2+40
		page = append(page, w)
	}
	err := rowsOf([][]box{page}, Layout{Columns: []string{"No", "Name of group", "Amount"}, Wrapped: 2}, func(Row) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "nearer to the line below") {
		t.Errorf("got %v", err)
	}
}

func TestWhatPdftotextPrintsIsHeldToItsForm(t *testing.T) {
	const head = "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
	for _, c := range []struct{ name, printed, bad string }{
		{"other columns", "level\ttext\n", "other columns"},
		{"a line cut off", head + "1\t1\t0\n", "line 2 has 3 columns"},
		{"no place", head + "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t#\n5\t1\t0\t0\t0\t0\tx\t0\t9\t9\t100\tword\n", "no place on a page"},
		{"a word on no page", head + "5\t1\t0\t0\t0\t0\t0\t0\t9\t9\t100\tword\n", "on no page"},
		{"a level of its own", head + "8\t1\t0\t0\t0\t0\t0\t0\t9\t9\t100\tword\n", "level"},
	} {
		if _, err := wordBoxes(strings.NewReader(c.printed)); err == nil || !strings.Contains(err.Error(), c.bad) {
			t.Errorf("%s: %v, want %q", c.name, err, c.bad)
		}
	}
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte("a;b\n1;2\n"), "windows-1252", 1)
	f.Add([]byte("\ufeffa,b\r\n\"1\n\",2\r\n"), "", 1)
	f.Add([]byte("\xff\xfea\x00,\x00b\x00\n\x00"), "utf-16", 0)
	f.Fuzz(func(t *testing.T, content []byte, charset string, header int) {
		l := Layout{Format: "csv", Charset: charset, Separator: ';', HeaderRow: header, Wrapped: -1}
		width := -1
		err := Read(nothing, l, "file", bytes.NewReader(content), int64(len(content)), func(r Row) error {
			if header > 0 && width >= 0 && len(r.Cells) != width {
				t.Errorf("%s has %d cells, the others have %d", r.Place, len(r.Cells), width)
			}
			width = len(r.Cells)
			return nil
		})
		if err == nil && header > 1<<30 {
			t.Error("a header that cannot be is no error")
		}
	})
}

// The zip around a sheet has its own checks, which a fuzzer does not get past.
func FuzzSheet(f *testing.F) {
	whole := book(f, []any{"a", "b"}, []any{"x", 0.5})
	const sheet = "xl/worksheets/sheet1.xml"
	packed, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		f.Fatal(err)
	}
	text, err := fs.ReadFile(packed, sheet)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Fuzz(func(t *testing.T, text []byte) {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for _, file := range packed.File {
			part, err := w.Create(file.Name)
			if err != nil {
				t.Fatal(err)
			}
			content := text
			if file.Name != sheet {
				if content, err = fs.ReadFile(packed, file.Name); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := part.Write(content); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		width := -1
		err := Read(nothing, Layout{Format: "xlsx", HeaderRow: 1, Wrapped: -1}, "file", bytes.NewReader(out.Bytes()), int64(out.Len()), func(r Row) error {
			if width >= 0 && len(r.Cells) != width {
				t.Errorf("%s has %d cells, the others have %d", r.Place, len(r.Cells), width)
			}
			width = len(r.Cells)
			return nil
		})
		if err == nil && len(bytes.TrimSpace(text)) == 0 {
			t.Error("an empty sheet has a header")
		}
	})
}

// Whatever boxes a page has: no word is lost and none comes twice.
func FuzzPage(f *testing.F) {
	f.Add("No   Name of group           Amount\n1    First                   12 $\n     and more", 2)
	f.Add("No Name Amount\n1 x 2", -1)
	f.Fuzz(func(t *testing.T, text string, wrapped int) {
		if wrapped > 2 || wrapped < -1 || len(text) > 2000 {
			return
		}
		lines := strings.Split(text, "\n")
		page := words(append([]string{"No   Name of group           Amount"}, lines...)...)
		var got []string
		err := rowsOf([][]box{page}, Layout{Columns: []string{"No", "Name of group", "Amount"}, Wrapped: wrapped}, func(r Row) error {
			got = append(got, strings.Fields(r.Text())...)
			return nil
		})
		if err != nil {
			return
		}
		want := 0
		for _, line := range lines {
			if Header(line) == "No Name of group Amount" {
				return // the table begins anew
			}
			want += len(strings.Fields(line))
		}
		if len(got) != want {
			t.Errorf("%d words in, %d out: %q", want, len(got), got)
		}
	})
}
