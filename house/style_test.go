package house

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	longestFunction = 80  // lines, with its first and last
	longestFile     = 400 // lines, of code that ships
)

func TestEveryGoFileIsFormatted(t *testing.T) {
	for _, g := range goFiles(t) {
		want, err := format.Source(g.Text)
		if err != nil {
			t.Errorf("%s: %v", g.Path, err)
		} else if !bytes.Equal(want, g.Text) {
			t.Errorf("%s: gofmt would change it", g.Path)
		}
	}
}

func TestTheStyleRulesHold(t *testing.T) {
	for _, g := range goFiles(t) {
		for _, b := range untidy(g) {
			t.Error(b)
		}
	}
}

func untidy(g goFile) []string {
	return slices.Concat(tooLong(g), bareSkips(g), initializers(g), vagueNames(g))
}

func tooLong(g goFile) []string {
	var out []string
	lines := bytes.Count(g.Text, []byte("\n"))
	if lines > longestFile && !g.isTest() && !ast.IsGenerated(g.AST) {
		out = append(out, fmt.Sprintf("%s: %d lines, more than %d: it wants to be two", g.Path, lines, longestFile))
	}
	for _, d := range g.AST.Decls {
		if f, isFunc := d.(*ast.FuncDecl); isFunc {
			if n := g.line(f.End()) - g.line(f.Pos()) + 1; n > longestFunction {
				out = append(out, fmt.Sprintf("%s:%d: %s has %d lines, more than %d", g.Path, g.line(f.Pos()), f.Name.Name, n, longestFunction))
			}
		}
	}
	return out
}

// bareSkips finds tests that skip without saying why.
func bareSkips(g goFile) []string {
	var out []string
	ast.Inspect(g.AST, func(n ast.Node) bool {
		call, isCall := n.(*ast.CallExpr)
		if !isCall || len(call.Args) > 0 {
			return true
		}
		if s, ok := call.Fun.(*ast.SelectorExpr); ok && (s.Sel.Name == "Skip" || s.Sel.Name == "SkipNow") {
			out = append(out, fmt.Sprintf("%s:%d: skips without saying why", g.Path, g.line(call.Pos())))
		}
		return true
	})
	return out
}

func initializers(g goFile) []string {
	for _, d := range g.AST.Decls {
		if f, isFunc := d.(*ast.FuncDecl); isFunc && f.Recv == nil && f.Name.Name == "init" {
			return []string{fmt.Sprintf("%s:%d: func init hides what happens at start", g.Path, g.line(f.Pos()))}
		}
	}
	return nil
}

func vagueNames(g goFile) []string {
	switch name := g.AST.Name.Name; strings.TrimSuffix(name, "_test") {
	case "util", "utils", "common", "helper", "helpers", "models", "manager", "service", "misc":
		return []string{fmt.Sprintf("%s: package %s says nothing to a reader", g.Path, name)}
	default:
		return nil
	}
}

func TestEachStyleRuleBites(t *testing.T) {
	many := strings.Repeat("\tprintln()\n", longestFunction)
	cases := []struct{ name, path, text, want string }{
		{"a function past a screen", "server/a.go", "package server\n\nfunc f() {\n" + many + "}\n", "f has 82 lines"},
		{"a file that wants to be two", "server/a.go", "package server\n" + strings.Repeat("\n", longestFile), "401 lines"},
		{"a skip without a word", "server/a_test.go", "package server\n\nfunc TestX(t *testing.T) {\n\tt.Skip()\n}\n", "a_test.go:4: skips without"},
		{"a skip by its other name", "server/a_test.go", "package server\n\nfunc TestX(t *testing.T) {\n\tt.SkipNow()\n}\n", "skips without"},
		{"func init", "server/a.go", "package server\n\nfunc init() {}\n", "func init hides"},
		{"a vague package", "server/utils/a.go", "package utils\n", "package utils says nothing"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			g, err := parseGo(file{c.path, []byte(c.text)})
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(untidy(g), "\n"); !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q in it", got, c.want)
			}
		})
	}
}

// machinePath is a path that exists on somebody's machine only. An address on
// the web has a host before such a word, so it does not match.
var machinePath = regexp.MustCompile("(?m)(?:^|[\\s\"'`=(:,])(?:/(?:home|root|Users|work|mnt)/[\\w.]|[A-Z]:\\\\Users)")

func TestNoFileNamesAPathOfAMachine(t *testing.T) {
	for _, f := range tree(t) {
		if bytes.IndexByte(f.Text, 0) >= 0 || strings.HasPrefix(f.Path, "house/site/testdata/axe/") {
			continue // fonts and pictures; a vendored library
		}
		if at := machinePath.FindIndex(f.Text); at != nil {
			t.Errorf("%s:%d: a path of a machine: %q", f.Path, bytes.Count(f.Text[:at[0]], []byte("\n"))+1, f.Text[at[0]:at[1]])
		}
	}
	for _, planted := range []string{"see " + "/ho" + "me/ann/x", "\"/ro" + "ot/go\"", "C:\\" + "Users\\ann"} {
		if !machinePath.MatchString(planted) {
			t.Errorf("the rule lets %q pass", planted)
		}
	}
	if machinePath.MatchString("https://example.org/work/12") {
		t.Error("the rule catches an address on the web")
	}
}
