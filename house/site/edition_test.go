package site

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every foot says every sentence of its edition's foot, and the first page its
// title and lead: the words of the edition, in the language of the page.
func TestEveryPageSaysTheSentencesOfItsEdition(t *testing.T) {
	onEachSite(t, func(t *testing.T, s *served, pages crawled) {
		folder := s.Edition
		if folder == "" {
			folder = filepath.Join(editions, "quebec")
		}
		words := sentences(t, folder)
		number := fmt.Sprint(readRelease(t, s).Number)
		for _, p := range pages {
			if p.Doc == nil {
				continue
			}
			lang := strings.SplitN(p.Path, "/", 3)[1]
			foot, first := spaces(p.Doc.Find("footer").Text()), spaces(p.Doc.Find("main").Text())
			for key, said := range words[lang] {
				place := foot
				switch {
				case strings.HasPrefix(key, "foot_"):
				case strings.HasPrefix(key, "home_") && p.Path == "/"+lang+"/":
					place = first
				default:
					continue // a sentence of one page, held by that page's own test
				}
				if !saysSentence(place, said, number) {
					t.Errorf("%s does not say %s: %q", p.Path, key, said)
				}
			}
		}
	})
}

// sentences reads an edition's texts by language and key.
func sentences(t *testing.T, folder string) map[string]map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "texts.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]string{"fr": {}, "en": {}}
	for _, r := range rows[1:] {
		out[r[1]][r[0]] = spaces(r[2])
	}
	if len(out["fr"]) < 9 || len(out["fr"]) != len(out["en"]) {
		t.Fatalf("%s: %d sentences in French, %d in English", folder, len(out["fr"]), len(out["en"]))
	}
	return out
}

// saysSentence looks for a sentence whose {date} may be any day.
func saysSentence(text, sentence, number string) bool {
	form := regexp.QuoteMeta(strings.ReplaceAll(sentence, "{number}", number))
	return regexp.MustCompile(strings.ReplaceAll(form, regexp.QuoteMeta("{date}"), `[^.]*\d{4}`)).MatchString(text)
}

// ours matches what belongs to the built-in edition's place and theme, in
// words that no list of that edition needs to hold.
var ours = regexp.MustCompile(`(?i)qu[ée]b[ée]c|montr[ée]al|saguenay|num[ée]rique|digital|dataide|centraide|riocm|mtess|psoc|canada`)

// Nothing of the built-in edition stands on a page, in a file or in an address
// of another edition's site: no word of its place or theme, no name and no key
// of its programmes, bodies and regions.
func TestNothingOfTheBuiltInEditionIsServedForAnother(t *testing.T) {
	names := namesOf(t, site(t))
	other := tiny(t)
	pages := other.crawled(t)
	for _, p := range pages {
		if strings.HasPrefix(p.Path, "/static/") {
			continue // the style sheet names its colours after what they may stand for
		}
		for _, w := range strayWords(p, names) {
			t.Errorf("%s: %q belongs to the built-in edition", p.Path, w)
		}
		if bytes.Contains(p.Body, []byte("example.test/private")) {
			t.Errorf("%s: says what the edition withholds", p.Path)
		}
	}
	if len(names) < 900 || len(pages) < 60 {
		t.Errorf("%d names looked for in %d pages", len(names), len(pages))
	}
	planted := &page{Path: "/fr/", answer: answer{Body: []byte("<p>Le Programme de soutien aux organismes communautaires du Québec</p>")}}
	if got := strayWords(planted, names); len(got) != 2 {
		t.Errorf("of two planted words, seen %q", got)
	}
	t.Logf("%d names of the built-in edition looked for on %d addresses of the other", len(names), len(pages))
}

// namesOf gives the names of a site's programmes, organizations, documents and
// their publishers in both languages, the keys that are no common word, and the
// regions of the built-in edition.
func namesOf(t *testing.T, s *served) []string {
	t.Helper()
	var out []string
	for list, columns := range map[string][]string{
		"/fr/programmes.csv": {"programme_name"}, "/en/programs.csv": {"programme_name", "programme"},
		"/fr/organismes.csv": {"name"}, "/en/organizations.csv": {"name", "organization"},
		"/en/documents.csv": {"publisher", "source_title", "address"},
	} {
		for _, r := range readCSV(t, s, list) {
			for _, c := range columns {
				if isKey := c == "programme" || c == "organization"; !isKey || strings.Contains(r[c], "-") {
					out = append(out, r[c])
				}
			}
		}
	}
	text, err := os.ReadFile(filepath.Join(editions, "quebec", "regions.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] {
		out = append(out, r[1])
	}
	out = slices.DeleteFunc(out, func(name string) bool { return len(name) < 5 })
	slices.Sort(out)
	return slices.Compact(out)
}

func strayWords(p *page, names []string) []string {
	said := p.Path + "\n" + html.UnescapeString(string(p.Body))
	out := ours.FindAllString(said, -1)
	for _, n := range names {
		if strings.Contains(said, n) {
			out = append(out, n)
		}
	}
	return out
}
