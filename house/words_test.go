package house

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The words that no text of ours says of a named body, in both languages:
// those that suppose an intention, those that judge, and those that rank. The
// words of others stand in quotes with their author and are not ours.
var neverOurs = regexp.MustCompile(`(?i)(?:^|[^\pL])(` + strings.Join([]string{
	// an intention
	`kept`, `silent(?:ly)?`, `silence[ds]?`, `hidden`, `hid(?:e|es|ing)`, `conceal\w*`, `missing money`, `opaque`, `opacity`, `secret(?:ive)?(?:ly)?`,
	`gardée?s?`, `garde(?:nt)? pour`, `silence`, `silencieu(?:x|ses?)`, `se tai(?:t|sent)`, `cachée?s?`, `cach(?:e|ent|er)`, `dissimul\pL*`,
	`argent manquant`, `opacité`, `disparue?s?`, `détourn\pL*`, `secr(?:et|ète)s?`,
	// a judgement
	`scandal\pL*`, `shock(?:ing|ed)`, `outrageous\w*`, `excessive(?:ly)?`, `wasteful`, `waste[ds]?`, `suspicious\w*`, `suspect(?:e|s|es)?`, `dubious`,
	`shameful\w*`, `paltry`, `meagre`, `unacceptable`, `alarming`,
	`gaspill\pL*`, `louches?`, `douteu(?:x|ses?)`, `exorbitant\pL*`, `excessi(?:f|fs|ve|ves|vement)`, `dérisoires?`, `honteu(?:x|ses?)`, `inacceptables?`,
	`choquant\pL*`, `malheureusement`, `hélas`,
	// a ranking
	`worst`, `best`, `top \d+`, `rankings?`, `ranked`, `biggest`, `champions?`,
	`pires?`, `meilleure?s?`, `palmarès`, `classements?`, `au premier rang`, `les plus gros(?:ses)?`,
}, "|") + `)(?:[^\pL]|$)`)

// said is one text of ours: where it stands, and its words.
type said struct{ where, words string }

// allowedWords may stand although they match, each for the reason given: the
// text must contain the key whole.
var allowedWords = map[string]string{
	"A copy is kept with its SHA-256.": "the bytes of a page that this site keeps, not money of a body",
	"no copy is kept.":                 "the same",
	"no-cache":                         "a header of an answer, for programs",
	// Notes of the register on its own reading of a row or page: what stays in
	// the register, in which form. None speaks of money of a body.
	"kept one_year because":       "how a row is read",
	"kept off both so that":       "how a row is read",
	"kept as the sum of phase 2":  "how a row is read",
	"kept out. CFC speaks of":     "how a row is read",
	"kept apart":                  "how a row is read",
	"kept as note":                "how a row is read",
	"1997 kept on communautique":  "where a page stands",
	"address kept as printed":     "how an address is written",
	"legal text kept in the news": "where a page stands",
	"ranked mirror in reading":    "the rank of a source for what it says, a word of the model",
}

func TestNoTextOfOursJudgesOrRanksABody(t *testing.T) {
	counted := map[string]int{}
	for _, f := range tree(t) {
		for _, s := range textsOf(t, f) {
			counted[path.Ext(f.Path)]++
			for _, m := range judgements(s) {
				t.Error(m)
			}
		}
	}
	for ext, least := range map[string]int{".html": 20, ".go": 500, ".csv": 500, ".json": 8} {
		if counted[ext] < least {
			t.Errorf("%d texts of %s files were read, want %d at least", counted[ext], ext, least)
		}
	}
}

func judgements(s said) []string {
	words := s.words
	for allowed := range allowedWords {
		words = strings.ReplaceAll(words, allowed, "")
	}
	var out []string
	for _, m := range neverOurs.FindAllStringSubmatch(words, -1) {
		out = append(out, fmt.Sprintf("%s: %q in %.120q", s.where, m[1], s.words))
	}
	return out
}

// textsOf are the texts of ours in a file: what a template prints, the string
// literals of the site and of the vocabulary, the cells of an edition.
func textsOf(t *testing.T, f file) []said {
	t.Helper()
	inEdition := strings.HasPrefix(f.Path, "scraper/edition/") && !strings.Contains(f.Path, "testdata/")
	switch ext := path.Ext(f.Path); {
	case ext == ".html" && strings.HasPrefix(f.Path, "server/view/"):
		return []said{{f.Path, printedByTemplate(string(f.Text))}}
	case ext == ".go" && !strings.HasSuffix(f.Path, "_test.go") && (strings.HasPrefix(f.Path, "server/") || strings.HasPrefix(f.Path, "db/funding/") || f.Path == "db/release/columns.go"):
		return literals(t, f)
	case ext == ".csv" && inEdition:
		return cells(t, f)
	case ext == ".json" && inEdition:
		return jsonTexts(t, f)
	default:
		return nil
	}
}

var (
	action    = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	spoken    = regexp.MustCompile(`(?:aria-label|title|alt|placeholder)="([^"]*)"`)
	tag       = regexp.MustCompile(`(?s)<[^>]*>`)
	quotation = regexp.MustCompile(`«[^»]*»|“[^”]*”|"[^"]*"`)
)

// printedByTemplate is what a template says by itself: its text and the
// attributes that are read aloud.
func printedByTemplate(text string) string {
	text = action.ReplaceAllString(text, " ")
	var aloud []string
	for _, m := range spoken.FindAllStringSubmatch(text, -1) {
		aloud = append(aloud, m[1])
	}
	return tag.ReplaceAllString(text, " ") + " " + strings.Join(aloud, " ")
}

func literals(t *testing.T, f file) []said {
	t.Helper()
	g, err := parseGo(f)
	if err != nil {
		t.Errorf("%s: %v", f.Path, err)
		return nil
	}
	var out []said
	ast.Inspect(g.AST, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		if words, err := strconv.Unquote(lit.Value); err == nil && strings.ContainsAny(words, " ’") {
			out = append(out, said{fmt.Sprintf("%s:%d", f.Path, g.line(lit.Pos())), words})
		}
		return true
	})
	return out
}

// notOurCells are columns of an edition that hold the words or names of
// others, by file; "*" is the whole file.
var notOurCells = map[string][]string{
	"facts.csv":          {"*"}, // titles, fragments and subjects, as the sources print them
	"sources.csv":        {"title", "publisher", "address"},
	"organizations.csv":  {"name_fr", "name_en", "aliases"},
	"programmes.csv":     {"name_fr", "name_en"},
	"reading.csv":        {"receiver", "payer"}, // a class as printed
	"replies.csv":        {"words"},
	"public_bodies.csv":  {"*"},
	"municipalities.csv": {"*"},
	"theme_words.csv":    {"*"}, // words that are looked for in texts of others
}

// cells are the texts of an edition's table, without what they quote.
func cells(t *testing.T, f file) []said {
	t.Helper()
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(f.Text, []byte("\uFEFF")))).ReadAll()
	if err != nil || len(lines) == 0 {
		return nil // a table of another layout: its source reads it
	}
	others := notOurCells[path.Base(f.Path)]
	if slices.Contains(others, "*") {
		return nil
	}
	var out []said
	for n, line := range lines[1:] {
		for i, cell := range line {
			if slices.Contains(others, lines[0][i]) || !strings.Contains(cell, " ") {
				continue
			}
			out = append(out, said{fmt.Sprintf("%s:%d, %s", f.Path, n+2, lines[0][i]), quotation.ReplaceAllString(cell, " ")})
		}
	}
	return out
}

func jsonTexts(t *testing.T, f file) []said {
	t.Helper()
	var value any
	if err := json.Unmarshal(f.Text, &value); err != nil {
		t.Errorf("%s: %v", f.Path, err)
		return nil
	}
	var out []said
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			if strings.Contains(v, " ") {
				out = append(out, said{f.Path, v})
			}
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(value)
	return out
}

func TestTheWordRuleBites(t *testing.T) {
	for _, c := range []struct {
		path, text string
		caught     bool
	}{
		{"server/view/pages/x.html", `<p>The money was kept.</p>`, true},
		{"server/view/pages/x.html", `<p>Somme gardée par le gestionnaire</p>`, true},
		{"server/view/pages/x.html", `<svg aria-label="part cachée"></svg>`, true},
		{"server/view/pages/x.html", `<input type="hidden" name="x">{{if .Hidden}}non trouvé{{end}}`, false},
		{"server/view/pages/x.html", `<p>L’organisme reste silencieux.</p>`, true},
		{"server/view/pages/x.html", `<p>Un regard, l’opacité, l’égard</p>`, true},
		{"server/view/pages/x.html", `<p>Regarder, gardien, cachet, pirate</p>`, false},
		{"server/view/words_x.go", "package view\n\nvar a = \"the missing money\"\n", true},
		{"server/view/words_x.go", "package view\n\nvar a = \"Le palmarès des gestionnaires\"\n", true},
		{"server/view/words_x.go", "package view\n\nvar a = \"The worst five\"\n", true},
		{"server/view/words_x.go", "package view\n\n// It was kept, hidden and silent.\nvar a = \"not found in the documents read\"\n", false},
		{"server/view/words_x.go", "package view\n\nvar a = \"Une copie. A copy is kept with its SHA-256.\"\n", false},
		{"server/view/words_x_test.go", "package view\n\nvar a = \"a silent body\"\n", false},
		{"db/funding/codes.go", "package funding\n\nvar a = \"un organisme opaque\"\n", true},
		{"scraper/edition/x/texts.csv", "key,lang,words\nhome,fr,Un scandale de plus\n", true},
		{"scraper/edition/x/questions.csv", "key,question\na,Pourquoi tant d’opacité ?\n", true},
		{"scraper/edition/x/questions.csv", "key,question\na,Le regroupement parle d’« argent manquant » dans son texte\n", false},
		{"scraper/edition/x/replies.csv", "about,words\na,Rien n’est caché chez nous\n", false},
		{"scraper/edition/x/edition.json", `{"covers": "the best of sources"}`, true},
		{"scraper/edition/testdata/x/texts.csv", "key,words\na,a silent body\n", false},
		{"README.md", "kept and hidden", false},
	} {
		var got []string
		for _, s := range textsOf(t, file{c.path, []byte(c.text)}) {
			got = append(got, judgements(s)...)
		}
		if (len(got) > 0) != c.caught {
			t.Errorf("%s, %q: caught %q, want caught: %v", c.path, c.text, got, c.caught)
		}
	}
	for words, reason := range allowedWords {
		if reason == "" || len(judgements(said{"", words})) > 0 || !neverOurs.MatchString(words) {
			t.Errorf("%q is allowed for %q, and needs no allowing or still is caught", words, reason)
		}
	}
}
