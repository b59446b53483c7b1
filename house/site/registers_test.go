package site

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"sillage/db/dbtest"
)

// A release that holds registers keeps the rules of every other: the small world
// with two of them, served by the real server.
func TestTheSiteWithRegistersKeepsTheRules(t *testing.T) {
	s, pages := withRegisters(t)
	for name, check := range map[string]func(*testing.T, *served, crawled){
		"every link leads somewhere": everyLinkLeads, "every page is complete in its language": everyPageIsComplete,
		"nothing runs inline": nothingInline, "every foot names its release": everyFootNames, "every amount opens its evidence": everyAmountOpens,
	} {
		t.Run(name, func(t *testing.T) { check(t, s, pages) })
	}
	records := 0
	for _, path := range pages.paths() {
		if kindOf(path) == "/fr/enregistrements/KEY" {
			records++
		}
		if strings.Contains(string(pages[path].Body), "PERSON") {
			t.Errorf("%s names a private person", path)
		}
	}
	if records < 10 {
		t.Errorf("%d records were reached", records)
	}
}

func withRegisters(t *testing.T) (*served, crawled) {
	t.Helper()
	s := &served{Bin: site(t).Bin, Data: dbtest.Registers(t), Folder: t.TempDir()}
	if err := s.serve(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.close(); err != nil {
			t.Error(err)
		}
	})
	return s, s.crawled(t)
}

func TestNoPageOfRegistersHasAViolationOrScrollsSideways(t *testing.T) {
	browser := openBrowser(t)
	axe, err := os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	s, pages := withRegisters(t)
	paths := []string{"/fr/enregistrements?theme=all", "/fr/sources", "/fr/programmes/essai", "/fr/calculs/records.enters.committed?theme=all", "/fr/organismes/bn-123456782",
		"/fr/declarations?body=bn-123456782", "/fr/declarations/123456782RR0001.2025-03-31.27",
		"/fr/organismes-des-registres?q=fond", "/fr/sommes-par-organisme", "/fr/calculs/records.aside.committed.excluded.CAD?theme=all", "/en/returns", "/en/organizations-of-registers"}
	for _, path := range pages.paths() {
		if kindOf(path) == "/fr/enregistrements/KEY" {
			paths = append(paths, path)
		}
	}
	for _, screen := range screens() {
		t.Run(screen.String(), func(t *testing.T) {
			tab, closeTab := chromedp.NewContext(browser)
			defer closeTab()
			if err := chromedp.Do(tab); err != nil {
				t.Fatal(err)
			}
			for _, path := range slices.Compact(paths) {
				seen, err := look(tab, s.Base+path, string(axe), screen)
				if err != nil {
					t.Fatalf("%s: %v", path, err)
				}
				seen.report(t, path)
			}
		})
	}
}
