package house

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// unit is one package as go list describes it, with paths inside the module
// ("db/funding") and outside it ("github.com/gin-gonic/gin") told apart by
// whether a unit of that path exists.
type unit struct {
	Path        string
	Imports     []string // of the code that ships
	TestImports []string // of its tests
}

// floors is the house from the ground up: a package imports only from floors
// below its own. "x/*" is any package under x; the longest pattern decides.
var floors = [][]string{
	{"static", "db/funding", "house", "house/*", "scraper/generate/*"},
	{"db/identity", "db/sqlite"},
	{"db/work", "db/records", "db/release", "db/index"},
	{"db/publish"},
	{"db/dbtest", "scraper/parse/workbook"},
	{"scraper/parse", "scraper/parse/separated", "server/chart", "server/export"},
	{"scraper/parse/prose", "scraper/parse/grid", "scraper/edition", "scraper/edition/*", "server/view"}, // what a source declares may name an edition's file
	{"scraper/source"},
	{"scraper/source/sourcetest", "scraper/fetch", "scraper/keep", "scraper/reconcile", "scraper/classify"},
	{"scraper/sources/*"},
	{"scraper/sources"},
	{"scraper", "server"},
}

// never is one forbidden meeting. Who and What are patterns as in floors.
type never struct {
	Who, Except []string
	What        []string
	Why         string
	Reach       bool // also through other packages of the house
	Tests       bool // also in tests
}

const (
	sqlite = "github.com/mattn/go-sqlite3"
	colly  = "github.com/gocolly/colly"
	gin    = "github.com/gin-gonic/gin"
)

var nevers = []never{
	{Who: []string{"scraper/sources", "scraper/sources/*"}, What: []string{"db/work", "db/sqlite", "db/publish", "db/release", colly, colly + "/*", sqlite},
		Why: "a parser is pure: page in, findings out", Reach: true},
	{Who: []string{"scraper/sources", "scraper/sources/*"}, What: []string{"net/http"},
		Why: "a parser meets no network", Reach: true},
	{Who: []string{"*"}, Except: []string{"db/sqlite"}, What: []string{sqlite, sqlite + "/*"},
		Why: "only db/sqlite opens SQLite", Tests: true},
	{Who: []string{"*"}, Except: []string{"db/*"}, What: []string{"database/sql"},
		Why: "SQL lives under db/", Tests: true},
	{Who: []string{"*"}, Except: []string{"scraper/fetch"}, What: []string{colly, colly + "/*"},
		Why: "only scraper/fetch meets the network", Tests: true},
	{Who: []string{"*"}, Except: []string{"server"}, What: []string{gin, gin + "/*"},
		Why: "only server knows its web framework", Tests: true},
	{Who: []string{"server", "server/*"}, What: []string{"db/work", "db/publish", "scraper", "scraper/*"},
		Why: "the server knows releases only", Reach: true},
	{Who: []string{"scraper", "scraper/*"}, What: []string{"server", "server/*"},
		Why: "the two commands meet in files only", Reach: true, Tests: true},
	{Who: []string{"server/view", "server/view/*"}, What: []string{"db/identity", "db/sqlite", "db/work", "db/release", "db/index", "db/publish"},
		Why: "a page is drawn from what it is given", Reach: true},
	{Who: []string{"server/view", "server/view/*"}, What: []string{"net/http"},
		Why: "a page is drawn, not served"},
	{Who: []string{"db/funding", "db/identity"}, What: []string{"os", "os/*", "net", "net/*", "database/*", "embed"},
		Why: "the vocabulary does no input or output"},
	{Who: []string{"scraper/generate/*"}, What: []string{"db/*", "scraper/*", "server/*", "static"},
		Why: "what generates a file shares nothing with what reads it", Reach: true, Tests: true},
	{Who: []string{"*"}, Except: []string{"house", "house/*"}, What: []string{"house", "house/*"},
		Why: "the guards hold no code of the product", Tests: true},
}

// standardOnly are packages that import nothing but the standard library and
// the house.
var standardOnly = []string{"db/funding", "server/chart", "static", "scraper/generate/federalgrants"}

func TestImportsPointDownAndTheNeversHold(t *testing.T) {
	units := readUnits(t)
	if len(units) < 3 {
		t.Fatalf("go list named %d packages only", len(units))
	}
	for _, b := range breaches(units) {
		t.Error(b)
	}
}

// breaches names every rule that the packages break.
func breaches(units []unit) []string {
	byPath := map[string]unit{}
	for _, u := range units {
		byPath[u.Path] = u
	}
	var out []string
	for _, u := range units {
		out = append(out, climbs(u, byPath)...)
		out = append(out, forbidden(u, byPath)...)
		out = append(out, foreign(u, byPath)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func climbs(u unit, byPath map[string]unit) []string {
	own, known := floorOf(u.Path)
	if !known {
		return []string{fmt.Sprintf("%s has no floor: give it one in house/imports_test.go", u.Path)}
	}
	var out []string
	for _, i := range u.Imports {
		if _, ours := byPath[i]; !ours {
			continue
		}
		if floor, ok := floorOf(i); ok && floor >= own {
			out = append(out, fmt.Sprintf("%s imports %s, which is not below it", u.Path, i))
		}
	}
	return out
}

// floorOf finds the floor of a package: the longest matching pattern wins.
func floorOf(path string) (floor int, known bool) {
	longest := -1
	for n, patterns := range floors {
		for _, p := range patterns {
			if matches(p, path) && len(p) > longest {
				floor, known, longest = n, true, len(p)
			}
		}
	}
	return floor, known
}

func forbidden(u unit, byPath map[string]unit) []string {
	var out []string
	for _, n := range nevers {
		if !anyMatches(n.Who, u.Path) || anyMatches(n.Except, u.Path) {
			continue
		}
		imports := u.Imports
		if n.Tests {
			imports = slices.Concat(imports, u.TestImports)
		}
		for _, i := range imports {
			if anyMatches(n.What, i) {
				out = append(out, fmt.Sprintf("%s imports %s: %s", u.Path, i, n.Why))
			}
		}
		if !n.Reach {
			continue
		}
		for i, through := range reached(u, byPath) {
			if anyMatches(n.What, i) {
				out = append(out, fmt.Sprintf("%s reaches %s through %s: %s", u.Path, i, through, n.Why))
			}
		}
	}
	return out
}

// reached gives every import of the packages of the house that u imports,
// however far, with the package that does it.
func reached(u unit, byPath map[string]unit) map[string]string {
	out, seen, queue := map[string]string{}, map[string]bool{}, slices.Clone(u.Imports)
	for len(queue) > 0 {
		next, ours := byPath[queue[0]]
		queue = queue[1:]
		if !ours || seen[next.Path] {
			continue
		}
		seen[next.Path] = true
		for _, i := range next.Imports {
			out[i] = next.Path
			queue = append(queue, i)
		}
	}
	return out
}

func foreign(u unit, byPath map[string]unit) []string {
	if !slices.Contains(standardOnly, u.Path) {
		return nil
	}
	var out []string
	for _, i := range u.Imports {
		_, ours := byPath[i]
		if host, _, _ := strings.Cut(i, "/"); !ours && strings.Contains(host, ".") {
			out = append(out, fmt.Sprintf("%s imports %s: it stands on the standard library alone", u.Path, i))
		}
	}
	return out
}

func anyMatches(patterns []string, path string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return matches(p, path) })
}

// matches knows "x" (that path alone),
// "x/*" (anything under x) and "*".
func matches(pattern, path string) bool {
	if pattern == "*" || pattern == path {
		return true
	}
	under, isUnder := strings.CutSuffix(pattern, "/*")
	return isUnder && strings.HasPrefix(path, under+"/")
}

func readUnits(t *testing.T) []unit {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps=false", "-tags", "sqlite_fts5",
		"-json=ImportPath,Imports,TestImports,XTestImports,Module", "./...")
	cmd.Dir = root
	var said bytes.Buffer
	cmd.Stderr = &said
	printed, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, said.String())
	}
	units, err := parseUnits(bytes.NewReader(printed))
	if err != nil {
		t.Fatal(err)
	}
	return units
}

func parseUnits(r io.Reader) ([]unit, error) {
	var units []unit
	for dec := json.NewDecoder(r); ; {
		var p struct {
			ImportPath                         string
			Imports, TestImports, XTestImports []string
			Module                             struct{ Path string }
		}
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return units, nil
		}
		if err != nil {
			return nil, fmt.Errorf("output of go list: %w", err)
		}
		inside := func(paths []string) []string {
			out := make([]string, len(paths))
			for n, path := range paths {
				out[n] = strings.TrimPrefix(path, p.Module.Path+"/")
			}
			return out
		}
		units = append(units, unit{
			Path:        strings.TrimPrefix(p.ImportPath, p.Module.Path+"/"),
			Imports:     inside(p.Imports),
			TestImports: inside(slices.Concat(p.TestImports, p.XTestImports)),
		})
	}
}
