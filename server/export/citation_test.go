package export_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"sillage/server/export"
)

var update = flag.Bool("update", false, "write the golden files anew; then read them")

// cslSchema is the official schema of CSL-JSON.
func cslSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("testdata", "csl", "csl-data.json"))
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// citations are what the register of the built-in edition gives: a figure with
// its source, a computed number, a list, and a source of which little is said.
func citations(lang string) map[string]export.Citation {
	word := func(fr, en string) string {
		if lang == "en" {
			return en
		}
		return fr
	}
	source := &export.CitedSource{Publisher: "Ministère du Travail, de l’Emploi et de la Solidarité sociale (MTESS)", Lang: "fr", Kind: "release",
		Title:       "Le ministre Jean Boulet annonce un investissement de plus de 5,4 millions de dollars (CNW)",
		Address:     "https://www.newswire.ca/fr/news-releases/le-ministre-jean-boulet-annonce-un-investissement-de-plus-de-5-4-millions-de-dollars-pour-accelerer-la-transition-numerique-du-secteur-communautaire-883290447.html",
		PublishedOn: "2022-03-14", ConsultedOn: "2026-11-23"}
	c := export.Citation{Lang: lang, Dataset: true, Release: 3, IssuedOn: "2026-11-24", StateOn: "2026-11-23"}
	at := func(id, title string, s *export.CitedSource) export.Citation {
		c.ID, c.Title, c.Source = export.CitationID(3, id), title, s
		c.Address = "https://sillage.example/" + lang + word("/citer/3/", "/cite/3/") + id
		return c
	}
	return map[string]export.Citation{
		"figure":   at("f1", word("DATAide\u00a0: au moins 5,4\u00a0M$ (annoncé)", "DATAide: at least $5.4M (announced)"), source),
		"computed": at("c12", word("DATAide\u00a0: total qui entre, au moins 5,4\u00a0M$ (annoncé, calculé)", "DATAide: total entering, at least $5.4M (announced, computed)"), nil),
		"list":     at(word("chiffres", "figures")+"?stage=announced", word("Tous les chiffres", "All figures"), nil),
		"bare":     at("f2", "Synthetic & {odd} 100 % #1 _x_ \\ ~ ^", &export.CitedSource{Title: "Synthetic {title}", Kind: "press", Lang: "en", Address: "https://example.test/{a}%20b#c_d", PublishedOn: "2022-03"}),
	}
}

func TestCitationFilesAreTheGoldens(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		for name, c := range citations(lang) {
			for _, f := range export.CitationFormats {
				got, err := f.Write(c)
				if err != nil {
					t.Fatal(err)
				}
				golden := filepath.Join("testdata", "citation", name+"."+lang+"."+f.Extension)
				if *update {
					if err := os.WriteFile(golden, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil || !bytes.Equal(got, want) {
					t.Errorf("%s (%v):\n%s", golden, err, got)
				}
			}
		}
	}
}

func TestCSLIsThatOfTheSchema(t *testing.T) {
	schema := cslSchema(t)
	check := func(text []byte) error {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			return err
		}
		return schema.Validate(value)
	}
	for _, lang := range []string{"fr", "en"} {
		for name, c := range citations(lang) {
			text, err := c.CSL()
			if err != nil {
				t.Fatal(err)
			}
			if err := check(text); err != nil {
				t.Errorf("%s %s: %v", name, lang, err)
			}
		}
	}
	if check([]byte(`[{"id": "x", "type": "amount"}]`)) == nil || check([]byte(`[{"id": "x", "type": "dataset", "consulted": "2026"}]`)) == nil {
		t.Error("the schema takes anything")
	}
}

// Whatever stands in a title, an entry ends where it should and nothing of it
// is lost.
func TestNoTitleBreaksAnEntry(t *testing.T) {
	schema := cslSchema(t)
	rapid.Check(t, func(r *rapid.T) {
		words := rapid.StringMatching(`[ -~éÉœ«»’\x{00a0}\x{202f}\n{}\\%$&#_^~@,"=]{0,40}`)
		c := export.Citation{ID: "sillage-1-f1", Lang: "fr", Title: words.Draw(r, "title"), Dataset: true, Release: 1, IssuedOn: "2026-11-24", Address: "https://example.test/?q=" + words.Draw(r, "address"),
			Source: &export.CitedSource{Title: words.Draw(r, "source"), Publisher: words.Draw(r, "publisher"), Kind: "report", Address: words.Draw(r, "at")}}
		bib, depth := c.BibTeX(), 0
		for _, letter := range bib {
			switch letter {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth < 0 {
				r.Fatalf("a brace closes nothing:\n%s", bib)
			}
		}
		if depth != 0 || strings.Count(bib, "@misc{") < 2 {
			r.Fatalf("not two entries:\n%s", bib)
		}
		for _, line := range strings.Split(strings.TrimSuffix(c.RIS(), "\r\n"), "\r\n") {
			if len(line) < 6 || line[2:6] != "  - " || strings.ContainsAny(line, "\n\r") {
				r.Fatalf("no RIS line: %q", line)
			}
		}
		text, err := c.CSL()
		if err != nil {
			r.Fatal(err)
		}
		var items []struct{ Title string }
		if err := json.Unmarshal(text, &items); err != nil || items[0].Title != c.Title || items[1].Title != c.Source.Title {
			r.Fatalf("%v in %s", err, text)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			r.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			r.Fatal(err)
		}
	})
}
