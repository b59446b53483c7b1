package table

import (
	"context"
	"strings"
	"testing"

	"sillage/scraper/source"
	"sillage/scraper/source/sourcetest"
)

func inspected(t testing.TB, name string) Inspection {
	t.Helper()
	in, err := Inspect(context.Background(), source.FileOf(name, content(t, name)), "")
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func (in Inspection) types() string {
	var types []string
	for _, c := range in.Columns {
		types = append(types, c.Name+": "+strings.TrimSpace(c.Type+" "+c.Form))
	}
	return strings.Join(types, "; ")
}

func TestALookAtAFileFindsItsLayout(t *testing.T) {
	for _, c := range []struct {
		name                    string
		layout                  Inspection // what is compared of it
		types                   string
		suspect, suspectedWhere string
	}{
		{"psoc_exemple.csv", Inspection{Format: "csv", Charset: "windows-1252", Separator: ";", HeaderRow: 4, Rows: 8, Footer: 1, Total: "Total"},
			"No: whole; Organisme: text; Municipalité: text; Typologie: text; Montant accordé: amount fr; Téléphone: text", "a row that may be no record", "line 13"},
		{"ville_exemple.xlsx", Inspection{Format: "xlsx", Sheet: "Subventions 2024", HeaderRow: 3, Rows: 6, Footer: 1},
			"Résolution: text; Date: date spreadsheet; Bénéficiaire: text; Objet: text; Programme: text; Montant ($): amount plain; Statut: text; Courriel: text",
			"not like the others of the column, which are amount plain", "row 7"},
		{"mission_exemple.pdf", Inspection{Format: "pdf", Rows: 60, Footer: 2, Total: "Total", Wrapped: true},
			"No: whole; Organisme: text; Municipalité: text; Montant: amount fr", "the line fits no column", "page 3, line 17"},
	} {
		if strings.HasSuffix(c.name, ".pdf") {
			sourcetest.Need(t, "pdftotext")
		}
		in := inspected(t, c.name)
		got := Inspection{Format: in.Format, Charset: in.Charset, Separator: in.Separator, Sheet: in.Sheet, HeaderRow: in.HeaderRow, Rows: in.Rows, Footer: in.Footer, Total: in.Total, Wrapped: in.Wrapped}
		if !same(got, c.layout) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.layout)
		}
		if in.types() != c.types {
			t.Errorf("%s: columns %q, want %q", c.name, in.types(), c.types)
		}
		found := false
		for _, s := range in.Suspects {
			found = found || s.Why == c.suspect && s.Place == c.suspectedWhere
		}
		if !found {
			t.Errorf("%s: suspects %+v, want %q in %s", c.name, in.Suspects, c.suspect, c.suspectedWhere)
		}
		for _, column := range in.Columns {
			if column.Share != 1 || column.Distinct == 0 || len(column.Examples) == 0 {
				t.Errorf("%s: %+v", c.name, column)
			}
		}
	}
}

func same(a, b Inspection) bool {
	return a.Format == b.Format && a.Charset == b.Charset && a.Separator == b.Separator && a.Sheet == b.Sheet && a.HeaderRow == b.HeaderRow &&
		a.Rows == b.Rows && a.Footer == b.Footer && a.Total == b.Total && a.Wrapped == b.Wrapped
}

// A draft is refused until each question is answered, and then reads its file.
func TestADraftIsFinishedByAnsweringItsQuestions(t *testing.T) {
	for _, name := range []string{"psoc_exemple.csv", "ville_exemple.xlsx", "mission_exemple.pdf"} {
		if strings.HasSuffix(name, ".pdf") {
			sourcetest.Need(t, "pdftotext")
		}
		draft := inspected(t, name).Draft()
		if _, err := Read("draft", []byte(draft)); err == nil || !strings.Contains(err.Error(), "is not said") {
			t.Errorf("%s: the draft is taken as it is: %v", name, err)
		}
		answered := strings.NewReplacer(
			`id = "?"`, `id = "x"`, `mode         = "?"`, `mode = "project"`, `stage        = "?"`, `stage = "paid"`, `fiscal_year  = "?"`, `fiscal_year = "2024-2025"`,
			`"Annulé" = "?"`, `"Annulé" = "cancelled"`, `"Versé" = "?"`, `"Versé" = "completed"`, "most_bad = 5", "most_bad = 20",
		).Replace(draft)
		answered = strings.ReplaceAll(answered, `"?"`, `"said"`)
		d, err := Read("draft", []byte(answered))
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, answered)
			continue
		}
		got, err := reading(d, content(t, name))
		if want := map[string]int{"psoc_exemple.csv": 8, "ville_exemple.xlsx": 6, "mission_exemple.pdf": 60}[name]; err != nil || len(got.records) != want {
			t.Errorf("%s: %d records, %v, want %d\n%s", name, len(got.records), err, want, answered)
		}
	}
}

func TestALookTellsHowTheFileEnds(t *testing.T) {
	for text, ended := range map[string]bool{"nom;montant\nA;5,00 $\nB;6,00 $\n": true, "nom;montant\nA;5,00 $\nB;6,00 $": false, string(utf16le("nom;montant\nA;5,00 $\nB;6,00 $\n")): true} {
		in, err := Inspect(context.Background(), source.FileOf("x.csv", []byte(text)), "")
		if err != nil {
			t.Fatal(err)
		}
		said := len(in.Suspects) > 0 && in.Suspects[0].Place == "the end"
		if in.Ended != ended || said == ended || strings.Contains(in.Draft(), "ended = true") != ended {
			t.Errorf("%q: ended %t, %+v", text, in.Ended, in.Suspects)
		}
	}
}

func utf16le(text string) []byte {
	out := []byte{0xff, 0xfe}
	for _, r := range text {
		out = append(out, byte(r), byte(r>>8))
	}
	return out
}

func TestALookFindsWhatIsOdd(t *testing.T) {
	rows := "nom;montant;année\n"
	for range 3 {
		rows += "A;1 000,00 $;2023-2024\nB;2 000,00 $;2023-2024\nC;3 000,50 $;2023-2024\n"
	}
	rows = strings.Replace(rows, "C;3 000,50 $", "C;0,00 $", 1)
	in, err := Inspect(context.Background(), source.FileOf("x.csv", []byte(rows+"D;beaucoup;2023-2024\nE;5,00 $;l’an dernier\nF;1 $;2022-2023;trop\nQuÃ©bec;2,00 $;2023-2024\nG\x01;3,00 $;2023-2024\n")), "")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, s := range in.Suspects {
		all = append(all, s.Place+", "+s.Column+": "+s.Why)
	}
	for _, want := range []string{
		"line 5, : the same cells as in line 2", "line 4, montant: an amount of zero", "line 11, montant: not like the others of the column, which are amount fr",
		"line 12, année: not like the others of the column, which are fiscal_year", "line 13, : a cell right of the last column",
		`line 14, nom: "Ã©" looks like UTF-8 read in another charset`, `line 15, nom: a control character '\x01'`,
	} {
		if !strings.Contains(strings.Join(all, "\n"), want) {
			t.Errorf("not found: %q in\n%s", want, strings.Join(all, "\n"))
		}
	}
}

func TestALookAtWhatIsNoTableSaysSo(t *testing.T) {
	for _, c := range []struct{ name, text, bad string }{
		{"empty", "", "no separator"},
		{"prose", "One line.\nAnother line.\n", "no separator"},
		{"numbers only", "1,2\n3,4\n", "no row looks like a header"},
		{"not a workbook", "PK\x03\x04...", "not a workbook"},
	} {
		if _, err := Inspect(context.Background(), source.FileOf("x", []byte(c.text)), ""); err == nil || !strings.Contains(err.Error(), c.bad) {
			t.Errorf("%s: %v, want %q", c.name, err, c.bad)
		}
	}
}

func FuzzInspect(f *testing.F) {
	f.Add(content(f, "psoc_exemple.csv"))
	f.Add([]byte("a,b\nx,1\ny,2\n"))
	f.Add([]byte("\xff\xfea\x00;\x00b\x00\n\x00"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if strings.HasPrefix(string(text), "%PDF") {
			return // would start a program for each
		}
		in, err := Inspect(context.Background(), source.FileOf("x", text), "")
		if err != nil {
			return
		}
		// A draft can always be parsed: what is wrong with it is what is not said.
		if _, err := Read("draft", []byte(in.Draft())); err == nil || strings.HasPrefix(err.Error(), "draft: line") || strings.HasPrefix(err.Error(), "draft: a field that no") {
			t.Errorf("the draft of %q: %v\n%s", text, err, in.Draft())
		}
	})
}
