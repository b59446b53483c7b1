package house

import (
	"strings"
	"testing"
)

// sound is a small house that breaks no rule; each case below plants one
// violation in it.
var sound = []unit{
	{Path: "static", Imports: []string{"embed"}},
	{Path: "db/funding", Imports: []string{"strings"}},
	{Path: "db/sqlite", Imports: []string{"database/sql", sqlite}},
	{Path: "db/work", Imports: []string{"db/funding", "db/sqlite", "database/sql"}},
	{Path: "db/release", Imports: []string{"db/funding", "db/sqlite"}},
	{Path: "db/publish", Imports: []string{"db/work", "db/release"}},
	{Path: "db/dbtest", Imports: []string{"db/publish"}},
	{Path: "scraper/generate/federalgrants", Imports: []string{"embed"}},
	{Path: "scraper/parse", Imports: []string{"db/funding"}},
	{Path: "scraper/edition", Imports: []string{"db/funding", "scraper/parse"}},
	{Path: "scraper/edition/quebec", Imports: []string{"db/funding", "embed"}},
	{Path: "scraper/source", Imports: []string{"db/funding", "scraper/edition"}},
	{Path: "scraper/fetch", Imports: []string{"scraper/source", "net/http", colly + "/v2"}},
	{Path: "scraper/sources/register", Imports: []string{"scraper/source", "scraper/parse", "scraper/edition/quebec"}},
	{Path: "scraper/sources", Imports: []string{"scraper/sources/register"}},
	{Path: "scraper", Imports: []string{"scraper/sources", "scraper/fetch", "db/publish"}},
	{Path: "server/chart", Imports: []string{"math"}},
	{Path: "server/export", Imports: []string{"db/funding"}},
	{Path: "server/view", Imports: []string{"db/funding", "static", "server/chart", "server/export"}},
	{Path: "server", Imports: []string{"server/view", "db/release", gin}, TestImports: []string{"db/dbtest"}},
	{Path: "house"},
	{Path: "house/site", TestImports: []string{"net/http"}},
}

func TestASoundHouseBreaksNoRule(t *testing.T) {
	for _, b := range breaches(sound) {
		t.Error(b)
	}
}

func TestEachImportRuleBites(t *testing.T) {
	cases := []struct {
		name, in, imports string
		inTest            bool
		want              string
	}{
		{"a lower floor imports a higher one", "db/funding", "db/work", false, "db/funding imports db/work, which is not below it"},
		{"two packages of one floor", "db/work", "db/release", false, "db/work imports db/release, which is not below it"},
		{"parse imports a source", "scraper/parse", "scraper/sources/register", false, "which is not below it"},
		{"one source imports the list of sources", "scraper/sources/register", "scraper/sources", false, "which is not below it"},
		{"view imports the server", "server/view", "server", false, "which is not below it"},
		{"a source writes to the work database", "scraper/sources/register", "db/work", false, "register imports db/work: a parser is pure"},
		{"a source meets colly", "scraper/sources/register", colly + "/v2", false, "a parser is pure"},
		{"a source meets the network", "scraper/sources/register", "net/http", false, "register imports net/http: a parser meets no network"},
		{"a source meets the network by a go-between", "scraper/source", "net/http", false, "register reaches net/http through scraper/source"},
		{"a source reaches the work database by a go-between", "scraper/parse", "db/work", false, "register reaches db/work through scraper/parse"},
		{"release opens SQLite itself", "db/release", sqlite, false, "only db/sqlite opens SQLite"},
		{"a test opens SQLite itself", "server", sqlite, true, "only db/sqlite opens SQLite"},
		{"the server speaks SQL", "server", "database/sql", false, "SQL lives under db/"},
		{"the pipeline uses colly", "scraper", colly + "/v2", false, "only scraper/fetch meets the network"},
		{"an unversioned colly", "scraper", colly, false, "only scraper/fetch meets the network"},
		{"view uses gin", "server/view", gin, false, "only server knows its web framework"},
		{"a package of gin", "server/export", gin + "/binding", false, "only server knows its web framework"},
		{"the server opens the work database", "server", "db/work", false, "the server knows releases only"},
		{"the server publishes", "server", "db/publish", false, "the server knows releases only"},
		{"the server imports a scraper package", "server", "scraper/parse", false, "the server knows releases only"},
		{"export reaches the work database", "server/export", "db/work", false, "the server knows releases only"},
		{"the scraper imports a server package", "scraper", "server/view", false, "the two commands meet in files only"},
		{"a scraper test imports a server package", "scraper", "server/export", true, "the two commands meet in files only"},
		{"view reads a release", "server/view", "db/release", false, "a page is drawn from what it is given"},
		{"view serves", "server/view", "net/http", false, "a page is drawn, not served"},
		{"the vocabulary reads a file", "db/funding", "os", false, "no input or output"},
		{"the vocabulary meets a library", "db/funding", "golang.org/x/text/language", false, "standard library alone"},
		{"the charts meet a library", "server/chart", "github.com/x/y", false, "standard library alone"},
		{"the generator uses the reader's rules", "scraper/generate/federalgrants", "db/identity", false, "shares nothing with what reads it"},
		{"a test of the generator uses the reader", "scraper/generate/federalgrants", "scraper/parse", true, "shares nothing with what reads it"},
		{"the generator meets a library", "scraper/generate/federalgrants", "github.com/x/y", false, "standard library alone"},
		{"the product leans on its guards", "server", "house/site", false, "the guards hold no code"},
		{"a package nobody placed", "db/utils", "strings", false, "db/utils has no floor"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := breaches(planted(c.in, c.imports, c.inTest))
			if !strings.Contains(strings.Join(got, "\n"), c.want) {
				t.Errorf("%s importing %s: got %q, want a breach with %q", c.in, c.imports, got, c.want)
			}
		})
	}
}

func planted(in, imports string, inTest bool) []unit {
	var out []unit
	found := false
	for _, u := range sound {
		if u.Path == in {
			found = true
			if inTest {
				u.TestImports = append([]string{imports}, u.TestImports...)
			} else {
				u.Imports = append([]string{imports}, u.Imports...)
			}
		}
		out = append(out, u)
	}
	if !found {
		out = append(out, unit{Path: in, Imports: []string{imports}})
	}
	return out
}

func TestEveryNeverIsPlantedInSomeCase(t *testing.T) {
	for _, n := range nevers {
		bitten := false
		for _, u := range sound {
			for _, what := range n.What {
				got := strings.Join(breaches(planted(u.Path, strings.TrimSuffix(what, "/*"), n.Tests)), "\n")
				bitten = bitten || strings.Contains(got, n.Why)
			}
		}
		if !bitten {
			t.Errorf("no planted import is caught by %q", n.Why)
		}
	}
}
