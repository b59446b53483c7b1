package site

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// cell is a value as a spreadsheet understood it.
type cell struct {
	Kind string // string, float, percentage, date, a currency's code, or empty
	Text string // the words, the number with a point, or the ISO date
}

// Opened in a French locale the French CSV gives back the accents, dates and
// numbers that were sent; words that are nothing but an amount become that
// amount in dollars of the country, and a share alone that share. A formula
// that adds entering_amount by stage gives the page's totals.
func TestSpreadsheetGivesTheFrenchCSVBackEqualAndAddsUpToThePage(t *testing.T) {
	if os.Getenv("SILLAGE_MEASURE") == "" {
		t.Skip("part of make measure: SILLAGE_MEASURE is not set")
	}
	office := newOffice(t)
	s := site(t)
	for list, hasMoney := range map[string]bool{
		"/fr/chiffres": true, "/fr/octrois": true, "/fr/programmes": false, "/fr/organismes": false,
		"/fr/enonces": false, "/fr/nombres": false, "/fr/documents": false, "/fr/indicateurs": false,
	} {
		text := s.mustRead(t, list+".csv")
		sheet := office.open(t, string(text))
		checkCells(t, list, sheet, string(text))
		t.Logf("%s: %d rows of %d columns compared", list, len(sheet.Rows)-1, len(sheet.Rows[0]))
		if !hasMoney {
			continue
		}
		want, err := pageTotals(document(t, s, list))
		if err != nil {
			t.Fatal(err)
		}
		if got := office.pivot(t, sheet); !maps.Equal(got, want) || len(want) == 0 {
			t.Errorf("%s: the formulas give %v, the page %v", list, got, want)
		}
		t.Logf("%s: by formula as on the page, in cents: %v", list, want)
	}
}

func TestSpreadsheetSeesAPlantedDifference(t *testing.T) {
	if os.Getenv("SILLAGE_MEASURE") == "" {
		t.Skip("part of make measure: SILLAGE_MEASURE is not set")
	}
	office := newOffice(t)
	sent := "\uFEFFstage;entering_amount;reaching_amount;title\r\nannounced;5400000,00;0,00;\"Été; l’œuvre\"\r\nannounced;476006,50;0,00;85\u00a0000\u00a0$\r\nreported;0,00;3900000,00;2022-03-14\r\npaid;0,00;0,00;72\u00a0%\r\n"
	sheet := office.open(t, sent)
	if problems := differences(sheet, sent); len(problems) > 0 {
		t.Errorf("equal cells are called different: %q", problems)
	}
	want := totals{"announced entering": 587_600_650, "reported reaching": 390_000_000}
	if got := office.pivot(t, sheet); !maps.Equal(got, want) {
		t.Errorf("the formulas give %v, want %v", got, want)
	}
	for _, other := range []string{
		strings.Replace(sent, "476006,50", "476006,51", 1),
		strings.Replace(sent, "Été", "Ete", 1),
		strings.Replace(sent, "476006,50", "476006.50", 1),
		strings.Replace(sent, "85\u00a0000", "85\u00a0001", 1),
		strings.Replace(sent, "72\u00a0%", "73\u00a0%", 1),
		strings.Replace(sent, "2022-03-14", "2022-03-15", 1),
	} {
		if len(differences(sheet, other)) == 0 {
			t.Errorf("no difference seen from %q", other)
		}
	}
}

// office converts files with LibreOffice in a profile of its own.
type office struct{ program, folder string }

func newOffice(t *testing.T) office {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		absent(t, "the CSV in a spreadsheet (no LibreOffice)")
	}
	o := office{program, t.TempDir()}
	user := filepath.Join(o.folder, "profile", "user")
	if err := os.MkdirAll(user, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(frenchProfile), 0o644); err != nil {
		t.Fatal(err)
	}
	return o
}

// frenchProfile is that of a reader in Quebec: numbers, dates and money of
// French Canada, whatever the machine's own locale.
const frenchProfile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>fr-CA</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooLocale" oor:op="fuse"><value>fr</value></prop></item>
</oor:items>
`

// sheet is what the spreadsheet holds, and the flat file it was saved in.
type sheet struct {
	Flat string
	Rows [][]cell
}

// open reads a CSV as a reader in Quebec would: semicolons, UTF-8, numbers and
// dates of that locale (3084 is fr-CA), and saves it as a flat document.
func (o office) open(t *testing.T, text string) sheet {
	t.Helper()
	from := filepath.Join(o.folder, "list.csv")
	if err := os.WriteFile(from, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	flat := o.convert(t, from, "fods", "--infilter=CSV:59,34,76,1,,3084,false,true,false")
	rows, err := cells(strings.NewReader(flat), 0)
	if err != nil {
		t.Fatal(err)
	}
	return sheet{flat, rows}
}

func (o office) convert(t *testing.T, from, to string, more ...string) string {
	t.Helper()
	out := filepath.Join(o.folder, "out")
	args := append([]string{"--headless", "-env:UserInstallation=file://" + filepath.Join(o.folder, "profile")}, more...)
	cmd := exec.Command(o.program, append(args, "--convert-to", to, "--outdir", out, from)...)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("converting %s: %v\n%s", from, err, said)
	}
	base := strings.TrimSuffix(filepath.Base(from), filepath.Ext(from))
	text, err := os.ReadFile(filepath.Join(out, base+"."+to))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// pivot adds a second sheet with one formula for each stage and side, lets the
// spreadsheet compute it, and reads the results.
func (o office) pivot(t *testing.T, s sheet) totals {
	t.Helper()
	stages := []string{"announced", "budgeted", "committed", "paid", "reported"}
	var formulas strings.Builder
	for _, stage := range stages {
		formulas.WriteString("<table:table-row>")
		for _, column := range []string{"entering_amount", "reaching_amount"} {
			fmt.Fprintf(&formulas, `<table:table-cell table:formula="of:=SUMIFS(%s;%s;&quot;%s&quot;)"/>`,
				s.column(t, column), s.column(t, "stage"), stage)
		}
		formulas.WriteString("</table:table-row>")
	}
	end := "</table:table>"
	withPivot := strings.Replace(s.Flat, end, end+`<table:table table:name="pivot">`+formulas.String()+end, 1)
	from := filepath.Join(o.folder, "pivot.fods")
	if err := os.WriteFile(from, []byte(withPivot), 0o644); err != nil {
		t.Fatal(err)
	}
	rows, err := cells(strings.NewReader(o.convert(t, from, "fods")), 1)
	if err != nil {
		t.Fatal(err)
	}
	out := totals{}
	for n, stage := range stages {
		for i, side := range []string{"entering", "reaching"} {
			dollars, err := strconv.ParseFloat(rows[n][i].Text, 64)
			if err != nil {
				t.Fatalf("formula for %s %s: %v", stage, side, err)
			}
			if cents := int64(dollars*100 + 0.5); cents != 0 {
				out[stage+" "+side] = cents
			}
		}
	}
	return out
}

// column gives the reference of a column, below its head.
func (s sheet) column(t *testing.T, name string) string {
	t.Helper()
	n := slices.IndexFunc(s.Rows[0], func(c cell) bool { return c.Text == name })
	if n < 0 {
		t.Fatalf("no column %s", name)
	}
	letters := ""
	for n++; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return fmt.Sprintf("[$list.$%s$2:$list.$%s$%d]", letters, letters, max(2, len(s.Rows)))
}

func checkCells(t *testing.T, list string, s sheet, sent string) {
	t.Helper()
	for _, d := range differences(s, sent) {
		t.Errorf("%s: %s", list, d)
	}
}

var (
	wholeDate = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	number    = regexp.MustCompile(`^-?\d+(?:[ \x{00a0}]\d{3})*(?:,\d+)?$`)
	dollars   = regexp.MustCompile(`^\d+(?:[ \x{00a0}]\d{3})*(?:,\d+)?[ \x{00a0}]\$$`)
	percent   = regexp.MustCompile(`^\d+(?:,\d+)?[ \x{00a0}]%$`)
)

// differences compares what was sent with what the spreadsheet holds. Whole
// dates must be dates, numbers numbers, and an amount alone an amount; all else
// must be the same words.
func differences(s sheet, sent string) []string {
	lines, err := splitCSV(sent)
	if err != nil {
		return []string{err.Error()}
	}
	if len(lines) != len(s.Rows) {
		return []string{fmt.Sprintf("%d rows came back of %d", len(s.Rows), len(lines))}
	}
	var out []string
	for r, line := range lines {
		for c, text := range line {
			want := cell{"string", text}
			switch {
			case text == "":
				want = cell{}
			case r == 0:
			case wholeDate.MatchString(text):
				want = cell{"date", text}
			case number.MatchString(text):
				want = cell{"float", plainNumber(unspaced(text))}
			case dollars.MatchString(text):
				want = cell{"CAD", plainNumber(strings.TrimSuffix(unspaced(text), "$"))}
			case percent.MatchString(text):
				want = cell{"percentage", plainNumber(strings.TrimSuffix(unspaced(text), "%") + "e-2")}
			}
			var got cell
			if c < len(s.Rows[r]) {
				got = s.Rows[r][c]
			}
			if got != want {
				out = append(out, fmt.Sprintf("row %d, %s: sent %q, came back as %s %q", r+1, lines[0][c], text, got.Kind, got.Text))
			}
		}
	}
	return out
}

// unspaced is a French number with a point and without spaces.
func unspaced(text string) string {
	return strings.NewReplacer(" ", "", "\u00a0", "", ",", ".").Replace(text)
}

func plainNumber(text string) string {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// cells reads one table of a flat OpenDocument file.
func cells(r io.Reader, table int) ([][]cell, error) {
	dec := xml.NewDecoder(r)
	for seen := -1; ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("no table %d", table)
		}
		if err != nil {
			return nil, err
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "table" {
			continue
		}
		if seen++; seen < table {
			continue
		}
		var found struct {
			Rows []flatRow `xml:"table-row"`
		}
		if err := dec.DecodeElement(&found, &start); err != nil {
			return nil, err
		}
		return plainRows(found.Rows), nil
	}
}

type flatRow struct {
	Repeated int `xml:"number-rows-repeated,attr"`
	Cells    []struct {
		Repeated int    `xml:"number-columns-repeated,attr"`
		Kind     string `xml:"urn:oasis:names:tc:opendocument:xmlns:office:1.0 value-type,attr"`
		Value    string `xml:"urn:oasis:names:tc:opendocument:xmlns:office:1.0 value,attr"`
		Date     string `xml:"date-value,attr"`
		Currency string `xml:"currency,attr"`
		Lines    []struct {
			Inner string `xml:",innerxml"`
		} `xml:"p"`
	} `xml:"table-cell"`
}

// plainRows repeats what the file says is repeated and drops the empty end.
func plainRows(flat []flatRow) [][]cell {
	var out [][]cell
	for _, f := range flat {
		var row []cell
		filled := false
		for _, c := range f.Cells {
			made := cell{Kind: c.Kind}
			switch c.Kind {
			case "float", "percentage":
				made.Text = plainNumber(c.Value)
			case "currency":
				made = cell{c.Currency, plainNumber(c.Value)}
			case "date":
				made.Text = c.Date
			case "string":
				var lines []string
				for _, l := range c.Lines {
					lines = append(lines, flatText(l.Inner))
				}
				made.Text = strings.Join(lines, "\n")
			}
			filled = filled || made.Kind != ""
			for range min(max(1, c.Repeated), 200) {
				row = append(row, made)
			}
		}
		if filled {
			for range max(1, f.Repeated) {
				out = append(out, row)
			}
		}
	}
	return out
}

var (
	severalSpaces = regexp.MustCompile(`<text:s(?: text:c="(\d+)")?/>`)
	markup        = regexp.MustCompile(`<[^>]*>`)
)

// flatText undoes the markup that the format uses for spaces and links.
func flatText(inner string) string {
	inner = severalSpaces.ReplaceAllStringFunc(inner, func(m string) string {
		n, err := strconv.Atoi(severalSpaces.FindStringSubmatch(m)[1])
		if err != nil {
			n = 1
		}
		return strings.Repeat(" ", n)
	})
	inner = strings.ReplaceAll(inner, "<text:tab/>", "\t")
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'", "&amp;", "&").Replace(markup.ReplaceAllString(inner, ""))
}
