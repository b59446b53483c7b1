package house

import (
	"fmt"
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"strings"
	"testing"
)

// particular is what belongs to one edition: its place, its theme, its bodies.
var particular = regexp.MustCompile(`(?i)qu[ée]bec|montr[ée]al|digital|numérique|dataide|centraide|riocm`)

// A style sheet may name a colour after what it stands for.
var colourName = regexp.MustCompile(`--digital\b|--mission\b|\bdigital-fill\b`)

// Another province and another theme are another folder of scraper/edition:
// nothing particular stands in code, schema or templates.
func TestNothingParticularToAnEditionStandsOutsideIt(t *testing.T) {
	for _, f := range tree(t) {
		for _, b := range particulars(t, f) {
			t.Error(b)
		}
	}
}

func particulars(t *testing.T, f file) []string {
	t.Helper()
	top, _, _ := strings.Cut(f.Path, "/")
	product := top == "db" || top == "scraper" || top == "server"
	if !product || strings.HasPrefix(f.Path, "scraper/edition/") || strings.Contains(f.Path, "testdata/") ||
		strings.HasSuffix(f.Path, "_test.go") || strings.HasPrefix(f.Path, "db/dbtest/") || isExtract(f.Path) || isOfficial(f.Path) {
		return nil
	}
	var out []string
	switch path.Ext(f.Path) {
	case ".go":
		g, err := parseGo(f)
		if err != nil {
			return []string{err.Error()}
		}
		ast.Inspect(g.AST, func(n ast.Node) bool {
			if _, ok := n.(*ast.ImportSpec); ok && f.Path == "scraper/main.go" {
				return false // the one place where the edition of this build is chosen
			}
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING && particular.MatchString(lit.Value) {
				out = append(out, fmt.Sprintf("%s:%d: belongs to an edition: %.60s", f.Path, g.line(lit.Pos()), lit.Value))
			}
			return true
		})
	case ".sql", ".html", ".json", ".csv", ".txt":
		for n, line := range strings.Split(string(f.Text), "\n") {
			if m := particular.FindString(colourName.ReplaceAllString(line, "")); m != "" {
				out = append(out, fmt.Sprintf("%s:%d: belongs to an edition: %s", f.Path, n+1, m))
			}
		}
	}
	return out
}

// isExtract tells what a generator draws from: words of the publisher whose file
// it resembles, of the whole country.
func isExtract(path string) bool {
	return strings.HasPrefix(path, "scraper/generate/") && strings.Contains(path, "/extract/")
}

// isOfficial tells a list that a publisher of the whole country gives its
// choices by: every edition reads the same one.
func isOfficial(path string) bool {
	return strings.HasPrefix(path, "scraper/sources/") && strings.Contains(path, "/official/") && strings.HasSuffix(path, ".csv")
}

func TestTheEditionRuleBites(t *testing.T) {
	for _, c := range []struct {
		path, text string
		caught     bool
	}{
		{"server/home.go", "package main\n\nconst first = \"dataide\"\n", true},
		{"scraper/main.go", "package main\n\nimport \"sillage/scraper/edition/quebec\"\n", false},
		{"scraper/run.go", "package main\n\nimport \"sillage/scraper/edition/quebec\"\n", true},
		{"server/home.go", "package main\n\n// DATAide is an example.\nconst first = \"\"\n", false},
		{"db/release/schema.sql", "check (theme in ('digital_transition'))", true},
		{"server/view/parts/home.html", "<p>Les organismes du Québec</p>", true},
		{"server/view/parts/bar.html", `<rect fill="var(--digital-fill)"/>`, false},
		{"scraper/edition/quebec/themes.csv", "digital_transition", false},
		{"scraper/generate/x/extract/cities.csv", "Québec,12", false},
		{"scraper/generate/x/x.go", "package x\n\nconst first = \"Québec\"\n", true},
		{"server/home_test.go", "package main\n\nconst first = \"dataide\"\n", false},
	} {
		if got := particulars(t, file{c.path, []byte(c.text)}); (len(got) > 0) != c.caught {
			t.Errorf("%s, %q: caught %q, want caught: %v", c.path, c.text, got, c.caught)
		}
	}
}
