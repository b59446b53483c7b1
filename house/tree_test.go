package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// root is the top folder of the project, seen from this package.
const root = ".."

// notOurs are the folders at the top that building, running and git make.
var notOurs = map[string]bool{".git": true, "bin": true, "data": true}

// file is one file of the tree. Path has slashes and starts at the root.
type file struct {
	Path string
	Text []byte
}

func tree(t *testing.T) []file {
	t.Helper()
	var out []file
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		if notOurs[rel] {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil // in a second working tree .git is a file
		}
		if !d.Type().IsRegular() || strings.HasSuffix(rel, ".test") || strings.HasSuffix(rel, ".prof") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		out = append(out, file{filepath.ToSlash(rel), text})
		return nil
	})
	if err != nil {
		t.Fatalf("walking the tree: %v", err)
	}
	return out
}

// goFile is a parsed Go file.
type goFile struct {
	file
	Set *token.FileSet
	AST *ast.File
}

func parseGo(f file) (goFile, error) {
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, f.Path, f.Text, parser.ParseComments|parser.SkipObjectResolution)
	return goFile{f, set, parsed}, err
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	var out []goFile
	for _, f := range tree(t) {
		if !strings.HasSuffix(f.Path, ".go") || strings.Contains(f.Path, "testdata/") {
			continue
		}
		g, err := parseGo(f)
		if err != nil {
			t.Errorf("%s: %v", f.Path, err)
			continue
		}
		out = append(out, g)
	}
	return out
}

func (g goFile) line(p token.Pos) int { return g.Set.Position(p).Line }

func (g goFile) isTest() bool { return strings.HasSuffix(g.Path, "_test.go") }
