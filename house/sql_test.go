package house

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// sqlText recognises the beginning of a statement; an English sentence that
// begins with "select" or "update" lacks the word that must follow.
var sqlText = regexp.MustCompile(`(?is)^[\s(]*(?:` + strings.Join([]string{
	`select\s.*\sfrom\s`,
	`select\s+(?:count|sum|max|min|coalesce|json_\w+)\s*\(`,
	`with\s+(?:recursive\s+)?\w+\s*(?:\([^)]*\)\s*)?as\s*\(`,
	`insert\s+(?:or\s+\w+\s+)?into\s`,
	`replace\s+into\s`,
	`update\s+\w+\s+set\s`,
	`delete\s+from\s`,
	`create\s+(?:temp\s+|unique\s+|virtual\s+)*(?:table|view|index|trigger)\s`,
	`drop\s+(?:table|view|index|trigger)\s`,
	`alter\s+table\s`,
	`attach\s+(?:database\s+)?['?:@$]`,
	`pragma\s+\w+`,
	`vacuum\s+into\s`,
}, "|") + `)`)

func TestSQLTextLivesOnlyUnderDB(t *testing.T) {
	for _, f := range tree(t) {
		if strings.HasSuffix(f.Path, ".sql") && !strings.HasPrefix(f.Path, "db/") {
			t.Errorf("%s: SQL outside db/", f.Path)
		}
	}
	for _, g := range goFiles(t) {
		for _, b := range sqlOutsideDB(g) {
			t.Error(b)
		}
	}
}

func sqlOutsideDB(g goFile) []string {
	if strings.HasPrefix(g.Path, "db/") {
		return nil
	}
	var out []string
	ast.Inspect(g.AST, func(n ast.Node) bool {
		lit, isLiteral := n.(*ast.BasicLit)
		if !isLiteral || lit.Kind != token.STRING {
			return true
		}
		words, err := strconv.Unquote(lit.Value)
		if err == nil && sqlText.MatchString(words) {
			out = append(out, fmt.Sprintf("%s:%d: SQL outside db/: %.40q", g.Path, g.line(lit.Pos()), words))
		}
		return true
	})
	return out
}

// The planted files are Go source under a name that Go does not build. Each
// line that must be caught ends in "// caught".
func TestTheSQLRuleBitesOnEachPlantedStatement(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "planted", "sql.go.txt"))
	if err != nil {
		t.Fatal(err)
	}
	g, err := parseGo(file{"server/planted.go", text})
	if err != nil {
		t.Fatal(err)
	}
	caught := map[int]bool{}
	for _, b := range sqlOutsideDB(g) {
		line, err := strconv.Atoi(strings.Split(b, ":")[1])
		if err != nil {
			t.Fatal(err)
		}
		caught[line] = true
	}
	wanted := 0
	for n, line := range strings.Split(string(text), "\n") {
		want := strings.HasSuffix(line, "// caught")
		if want {
			wanted++
		}
		if want != caught[n+1] {
			t.Errorf("line %d: caught %v, want %v: %s", n+1, caught[n+1], want, line)
		}
	}
	if wanted < 10 {
		t.Errorf("only %d planted statements", wanted)
	}
	if g.Path = "db/release/planted.go"; len(sqlOutsideDB(g)) != 0 {
		t.Error("SQL under db/ is reported too")
	}
}
