package table

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"sillage/db/funding"
	"sillage/scraper/source"
	"sillage/scraper/source/sourcetest"
)

// taken is all that a file says.
type taken struct {
	records []funding.Record
	skips   []string
}

func (t *taken) Record(r *funding.Record) error {
	t.records = append(t.records, *r)
	return nil
}

func (t *taken) Line(*funding.ReturnLine) error {
	return fmt.Errorf("a table states no line of a return")
}

func (t *taken) Skip(row int64, field, value, reason string) {
	t.skips = append(t.skips, fmt.Sprintf("%d %s: %s", row, value, reason))
}

func (t *taken) cents() (sum int64) {
	for _, r := range t.records {
		if verdict, _ := r.AmountVerdict(); verdict != "excluded" {
			sum += r.Cents
		}
	}
	return sum
}

func declared(t testing.TB, name string) Declaration {
	t.Helper()
	path := filepath.Join("testdata", name)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(path, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func content(t testing.TB, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func reading(d Declaration, text []byte) (taken, error) {
	var got taken
	err := Source(d).Records.Read(context.Background(), source.FileOf("file", text), &got)
	return got, err
}

func TestARegionalListOfMissionFunding(t *testing.T) {
	got, err := reading(declared(t, "psoc_exemple.toml"), content(t, "psoc_exemple.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.records) != 8 || got.cents() != 98_000_650 {
		t.Errorf("%d records of %d cents", len(got.records), got.cents())
	}
	r := got.records[2]
	if r.Row != 3 || r.Receiver.NameFR != "L’Entraide imaginaire « Le Pont »" || r.Receiver.City != "Saint-Modèle" || r.Cents != 20_400_000 ||
		r.Printed != "204 000,00 $" || !r.Stated || r.Mode != funding.CoreMission || r.Stage != funding.Committed || r.FiscalYear != "2023-2024" ||
		r.Payer.NameFR != "Agence régionale fictive" || r.Agreement != "L’Entraide imaginaire « Le Pont » · Saint-Modèle" || len(r.Doubts) > 0 {
		t.Errorf("the third record is %+v", r)
	}
	if want := []string{"9 Total 980 006,50 $: a row of the footer"}; !slices.Equal(got.skips, want) {
		t.Errorf("left out %q, want %q", got.skips, want)
	}
}

func TestTheGrantsOfACity(t *testing.T) {
	d := declared(t, "ville_exemple.toml")
	got, err := reading(d, content(t, "ville_exemple.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.records) != 6 || got.cents() != 9_365_075 {
		t.Errorf("%d records of %d cents", len(got.records), got.cents())
	}
	second, fourth, fifth := got.records[1], got.records[3], got.records[4]
	if second.Agreement != "CM24 0002" || second.Cents != 800_000 || second.SignedOn != "2024-01-15" || second.FiscalYear != "2023-2024" || second.Status != "completed" {
		t.Errorf("the second record is %+v", second)
	}
	if verdict, reason := fourth.AmountVerdict(); fourth.Stated || fourth.Printed != "à venir" || verdict != "excluded" || reason != "unreadable" || fourth.Status != "cancelled" {
		t.Errorf("the fourth record is %+v", fourth)
	}
	if fifth.FiscalYear != "2024-2025" {
		t.Errorf("the fifth record is %+v", fifth)
	}
	columns := Source(d).Records.Columns
	if columns["amount"] != "Montant ($)" || columns["receiver"] != "Bénéficiaire" || columns["agreement"] != "Résolution" || columns["status"] != "" {
		t.Errorf("evidence points at %v", columns)
	}
}

func TestATableInAPDF(t *testing.T) {
	sourcetest.Need(t, "pdftotext")
	got, err := reading(declared(t, "mission_exemple.toml"), content(t, "mission_exemple.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.records) != 60 || got.cents() != 772_278_175 {
		t.Errorf("%d records of %d cents", len(got.records), got.cents())
	}
	if r := got.records[10]; r.Receiver.NameFR != "L’Entraide imaginaire « Le Pont » 11, point de service du secteur nord et des environs immédiats du lac" || r.Cents != 20_525_000 {
		t.Errorf("the eleventh record is %+v", r)
	}
	if len(got.skips) != 2 {
		t.Errorf("left out %q", got.skips)
	}
}

// Each copy of the list is refused with the place or the sum that tells why.
func TestABrokenCopyOfAListIsRefused(t *testing.T) {
	d := declared(t, "psoc_exemple.toml")
	text, err := charmap.Windows1252.NewDecoder().String(string(content(t, "psoc_exemple.csv")))
	if err != nil {
		t.Fatal(err)
	}
	latin := func(text string) []byte {
		out, err := charmap.Windows1252.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	columns := func(change func([]string) []string) []byte {
		lines := strings.Split(text, "\r\n")
		for i := 3; i < len(lines)-1; i++ {
			lines[i] = strings.Join(change(strings.Split(lines[i], ";")), ";")
		}
		return latin(strings.Join(lines, "\r\n"))
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		text []byte
		bad  string
	}{
		{"as UTF-8", []byte(text), "charset"},
		{"as UTF-16", wide, "line"},
		{"encoded twice", []byte(strings.NewReplacer("é", "Ã©").Replace(text)), ""},
		{"columns in another order", columns(func(c []string) []string { return append([]string{c[1], c[0]}, c[2:]...) }), "the order changed"},
		{"a column less", columns(func(c []string) []string { return c[:5] }), `no column "Téléphone"`},
		{"a column more", columns(func(c []string) []string { return append(c, "x") }), `a column "x" that is not declared`},
		{"a column twice", columns(func(c []string) []string { return append(c, c[0]) }), ""},
		{"another name", latin(strings.Replace(text, "Montant accordé", "Montant versé", 1)), `no column "Montant accordé"`},
		{"cells shifted to the right", latin(strings.Replace(text, "0003;", "0003;;", 1)), "line 7: 7 cells"},
		{"cells shifted in their row", latin(strings.ReplaceAll(text, ";Saint-Modèle;", ";Saint;Modèle;")), "cells, the header has"},
		{"all amounts in a text column", columns(func(c []string) []string {
			if c[0] == "No" {
				return c
			}
			return append(slices.Clone(c[:3]), c[4], c[3], c[5])
		}), "the printed total"},
		{"another separator", []byte(strings.ReplaceAll(string(latin(text)), ";", ",")), "the header has"},
		{"a line above the header gone", latin(strings.Replace(text, "\r\n\r\n", "\r\n", 1)), "the header has no column"},
		{"an amount changed", latin(strings.Replace(text, "96 310,50", "96 310,51", 1)), "the printed total is $980,006.50, the rows make $980,006.51"},
		{"an English amount", latin(strings.Replace(text, "96 310,50 $", "$96,310.50", 1)), "1 of 8 amounts cannot be read"},
		{"the total changed", latin(strings.Replace(text, "980 006,50", "980 006,05", 1)), "the printed total"},
		{"the total gone", latin(text[:strings.Index(text, "Total")]), ""},
		{"a row gone", latin(strings.Replace(text, text[strings.Index(text, "0004;"):strings.Index(text, "0005;")], "", 1)), ""},
		{"a row twice", latin(strings.Replace(text, "0005;", text[strings.Index(text, "0004;"):strings.Index(text, "0005;")]+"0005;", 1)), "the same key as line 8"},
		{"nothing", nil, "ends before its header"},
	} {
		got, err := reading(d, c.text)
		if err == nil || !strings.Contains(err.Error(), c.bad) {
			t.Errorf("%s: %d records, %v, want an error with %q", c.name, len(got.records), err, c.bad)
		}
	}
	whole := latin(text)
	for cut := range len(whole) - len(";\r\n") {
		if got, err := reading(d, whole[:cut]); err == nil {
			t.Errorf("cut to %d of %d bytes: %d records and no error", cut, len(whole), len(got.records))
		}
	}
}

func TestATruncatedWorkbookOrPDFIsRefused(t *testing.T) {
	for _, name := range []string{"ville_exemple.xlsx", "mission_exemple.pdf"} {
		if strings.HasSuffix(name, ".pdf") {
			sourcetest.Need(t, "pdftotext")
		}
		d := declared(t, strings.TrimSuffix(strings.TrimSuffix(name, ".xlsx"), ".pdf")+".toml")
		whole := content(t, name)
		for cut := 0; cut < len(whole); cut += len(whole)/15 + 1 {
			if got, err := reading(d, whole[:cut]); err == nil {
				t.Errorf("%s cut to %d of %d bytes: %d records and no error", name, cut, len(whole), len(got.records))
			}
		}
	}
}

// small is a declaration for a file with a few columns, changed by each case.
const small = `id = "small"
title_fr = "x"
title_en = "x"
publisher = "x"
address = "https://example.org/x.csv"
licence = "x"
covers_fr = "x"
covers_en = "x"
leaves_out_fr = "x"
leaves_out_en = "x"
[file]
format = "csv"
header_row = 1
numbers = "plain"
least = 1
[same]
payer_fr = "x"
programme_fr = "x"
form = "grant"
mode = "project"
money = "public"
stage = "paid"
fiscal_year = "2023-24"
[[column]]
name = "name"
field = "receiver_fr"
[[column]]
name = "paid"
field = "amount"
`

func TestWhatACellThatCannotBeReadDoes(t *testing.T) {
	with := func(field, more string) string {
		return small + "[[column]]\nname = \"cell\"\nfield = \"" + field + "\"\n" + more
	}
	for _, c := range []struct {
		name, declaration, row string
		doubt                  string // field verdict reason
		bad                    string
	}{
		{"all as it should be", small, "A,5", "", ""},
		{"an amount of words", small, "A,soon", "amount excluded unreadable", ""},
		{"an amount of words, refused", small + "bad = \"refuse\"\n", "A,soon", "", `line 2: column "paid": amount "soon"`},
		{"no amount", small, "A,", "amount excluded empty", ""},
		{"zero", small, "A,0", "amount suspect zero", ""},
		{"below zero", small, "A,-5", "amount excluded negative", ""},
		{"no name", with("neq", ""), ",5,1140000000", "receiver suspect empty", ""},
		{"nothing that names it", small, ",5", "", "nothing tells this award from others"},
		{"a good business number", with("business_number", ""), "A,5,123456782RR0001", "", ""},
		{"a wrong check digit", with("business_number", ""), "A,5,123456789", "business_number suspect no_such_check_digit", ""},
		{"a short enterprise number", with("neq", ""), "A,5,114", "receiver suspect wrong_length", ""},
		{"a date that cannot be", with("signed_on", ""), "A,5,2024-02-30", "signed_on suspect impossible_date", ""},
		{"a date in its form", with("signed_on", "dates = \"dmy\"\n"), "A,5,30/01/2024", "", ""},
		{"a word of no list", with("status", ""), "A,5,finished", "", `"finished" is none of`},
		{"a word that was declared", with("status", "words = { \"finished\" = \"completed\" }\n"), "A,5,finished", "", ""},
		{"a word that was not", with("status", "words = { \"finished\" = \"completed\" }\n"), "A,5,over", "", "not among the declared words"},
		{"a province in words", with("province", ""), "A,5,Ontario", "province suspect unknown_word", ""},
		{"an individual", with("receiver_kind", "words = { \"P\" = \"individual\" }\n"), "A,5,P", "", ""},
		{"a version that is no number", with("version", ""), "A,5,x", "version suspect unreadable", ""},
	} {
		d, err := Read("small.toml", []byte(c.declaration))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		header := "name,paid"
		if len(d.Column) > 2 {
			header += ",cell"
		}
		got, err := reading(d, []byte(header+"\n"+c.row+"\n"))
		if (err == nil) != (c.bad == "") || err != nil && !strings.Contains(err.Error(), c.bad) {
			t.Errorf("%s: %v, want %q", c.name, err, c.bad)
			continue
		}
		var doubts []string
		for _, r := range got.records {
			for _, x := range r.Doubts {
				if !funding.RecordFields.Has(x.Field) || !funding.RecordReasons.Has(x.Reason) {
					t.Errorf("%s: a doubt of no list: %+v", c.name, x)
				}
				doubts = append(doubts, x.Field+" "+x.Verdict+" "+x.Reason)
			}
		}
		if strings.Join(doubts, "; ") != c.doubt {
			t.Errorf("%s: doubts %q, want %q", c.name, doubts, c.doubt)
		}
	}
}

// A sum printed at the end tells a cut in any file; without one, only the end of
// the last line tells that an amount has lost its last digits.
func TestAFileCutInItsLastAmountIsRefusedWhereItsEndIsDeclared(t *testing.T) {
	for declaration, want := range map[string]string{
		small: "",
		strings.Replace(small, "least = 1", "least = 1\nended = true", 1): "cut off",
	} {
		d, err := Read("small.toml", []byte(declaration))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := reading(d, []byte("name,paid\nA,500\nB,7000\n")); err != nil || len(got.records) != 2 {
			t.Errorf("whole: %v", err)
		}
		if _, err := reading(d, []byte("name,paid\nA,500\nB,70")); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("cut: %v, want %q", err, want)
		}
	}
}

func TestAFileWithTooManyBadAmountsIsRefused(t *testing.T) {
	d, err := Read("small.toml", []byte(strings.Replace(small, "least = 1", "least = 1\nmost_bad = 10", 1)))
	if err != nil {
		t.Fatal(err)
	}
	rows := "name,paid\n"
	for i := range 20 {
		rows += fmt.Sprintf("N%d,%d\n", i, i+1)
	}
	if _, err := reading(d, []byte(rows+"X,soon\nY,soon\n")); err != nil {
		t.Errorf("two of 22: %v", err)
	}
	if _, err := reading(d, []byte(rows+"X,soon\nY,soon\nZ,soon\n")); err == nil || !strings.Contains(err.Error(), `the first: line 22, "soon"`) {
		t.Errorf("three of 23: %v", err)
	}
}

func TestTwoAwardsWithOneKeyAreToldApartWhenDeclared(t *testing.T) {
	d, err := Read("small.toml", []byte(strings.Replace(small, "least = 1", "least = 1\nrepeated = \"separate\"", 1)))
	if err != nil {
		t.Fatal(err)
	}
	got, err := reading(d, []byte("name,paid\nA,1\nA,2\nA,3\n"))
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, r := range got.records {
		keys = append(keys, r.Agreement)
	}
	if want := []string{"A", "A (2)", "A (3)"}; !slices.Equal(keys, want) {
		t.Errorf("keys %q, want %q", keys, want)
	}
}

func FuzzList(f *testing.F) {
	d := declared(f, "psoc_exemple.toml")
	f.Add(content(f, "psoc_exemple.csv"))
	f.Fuzz(func(t *testing.T, text []byte) {
		got, err := reading(d, text)
		if err != nil {
			return
		}
		// What is taken has its eight rows, and their sum is the printed one.
		if len(got.records) < 8 || !bytes.Contains(text, []byte("Total")) {
			t.Errorf("%d records of a file without its total", len(got.records))
		}
		for _, r := range got.records {
			if r.Stated && r.Printed == "" || r.Row < 1 || r.Agreement == "" {
				t.Errorf("taken: %+v", r)
			}
		}
	})
}

func FuzzStored(f *testing.F) {
	for _, seed := range []string{"12500.5", "0.30000000000000004", "-1E3", "1e999999999", "0x10", "1/3"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, number string) {
		cents, err := stored(number, 1)
		if err != nil {
			return
		}
		if again, err := stored(fmt.Sprintf("%d.%02d", cents/100, abs(cents%100)), 1); cents >= 0 && (err != nil || again != cents) {
			t.Errorf("%q is %d, which is read again as %d, %v", number, cents, again, err)
		}
	})
}

func abs(n int64) int64 { return max(n, -n) }
