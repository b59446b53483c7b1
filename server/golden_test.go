package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sillage/db/dbtest"
)

var update = flag.Bool("update", false, "write the golden files anew; read the diff before committing")

const goldens = "testdata/golden"

// goldenFiles are the extracts of the small known world: every list in both
// dialects of CSV, and its JSON.
var goldenFiles = map[string]string{
	"programs.fr.csv": "/fr/programmes.csv", "programs.en.csv": "/en/programs.csv", "programs.json": "/api/v1/programs",
	"organizations.fr.csv": "/fr/organismes.csv", "organizations.en.csv": "/en/organizations.csv", "organizations.json": "/api/v1/organizations",
	"awards.fr.csv": "/fr/octrois.csv", "awards.en.csv": "/en/awards.csv", "awards.json": "/api/v1/awards",
	"figures.fr.csv": "/fr/chiffres.csv", "figures.en.csv": "/en/figures.csv", "figures.json": "/api/v1/figures?lang=en",
	"statements.fr.csv": "/fr/enonces.csv", "statements.en.csv": "/en/statements.csv", "statements.json": "/api/v1/statements",
	"quantities.fr.csv": "/fr/nombres.csv", "quantities.en.csv": "/en/quantities.csv", "quantities.json": "/api/v1/quantities",
	"documents.fr.csv": "/fr/documents.csv", "documents.en.csv": "/en/documents.csv", "documents.json": "/api/v1/documents",
	"questions.fr.csv": "/fr/questions.csv", "questions.en.csv": "/en/questions.csv", "questions.json": "/api/v1/questions",
	"requests.fr.csv": "/fr/demandes.csv", "requests.en.csv": "/en/requests.csv", "requests.json": "/api/v1/requests",
	"announcements.fr.csv": "/fr/annonces.csv", "announcements.en.csv": "/en/announcements.csv", "announcements.json": "/api/v1/announcements",
	"indicators.fr.csv": "/fr/indicateurs.csv", "indicators.en.csv": "/en/indicators.csv", "indicators.json": "/api/v1/indicators",
	"figures_filtered.fr.json": "/fr/chiffres.json?stage=announced&limit=2",
	"release.json":             "/api/v1/release",
}

// goldenPages are the pages of the small known world, one of each template.
// The first of each language is kept whole, the others from <main> to its end.
var goldenPages = map[string]string{
	"home.fr.html": "/fr/", "home.en.html": "/en/",
	"programme.fr.html": "/fr/programmes/essai", "programme.en.html": "/en/programs/essai",
	"programme_list.fr.html":    "/fr/programmes",
	"organization.fr.html":      "/fr/organismes/fondation-exemple",
	"organization.en.html":      "/en/organizations/fondation-exemple",
	"organization_list.fr.html": "/fr/organismes",
	"award.fr.html":             "/fr/octrois/essai.ministere.fondation",
	"award_list.fr.html":        "/fr/octrois",
	"figure_list.fr.html":       "/fr/chiffres", "figure_list.en.html": "/en/figures?stage=announced",
	"statement_list.fr.html": "/fr/enonces",
	"quantity_list.fr.html":  "/fr/nombres",
	"evidence.fr.html":       "/fr/preuves/X0001", "evidence.en.html": "/en/evidence/X0002",
	"computed.fr.html":       "/fr/calculs/essai.X0004-1.beside.X0001-2",
	"sources.fr.html":        "/fr/sources",
	"document_list.fr.html":  "/fr/documents",
	"indices.fr.html":        "/fr/indices",
	"method.fr.html":         "/fr/methode",
	"indicator_list.fr.html": "/fr/indicateurs",
	"instead.fr.html":        "/fr/a-la-place?amount=2400000&each=60000", "instead.en.html": "/en/instead",
	"announcement_list.fr.html": "/fr/annonces",
	"question_list.fr.html":     "/fr/questions", "question.fr.html": "/fr/questions/payeurs",
	"request_list.fr.html": "/fr/demandes", "letter.fr.html": "/fr/demandes/essai.payeurs.ministere-exemple",
	"citation.fr.html": "/fr/citer/1/f1", "citation.en.html": "/en/cite/1/f1",
	"how_to_cite.fr.html": "/fr/citer",
	"search.fr.html":      "/fr/chercher?q=fondex",
	"reply.fr.html":       "/fr/repondre",
	"failure.fr.html":     "/fr/rien-de-tel",
}

// comparedPages are those of the small world that has core-mission money too.
var comparedPages = map[string]string{
	"compare.fr.html": "/fr/comparer", "compare.en.html": "/en/compare",
	"pair_list.fr.html": "/fr/paires", "pair.fr.html": "/fr/paires/M0004-1.beside.M0001-1",
	"series_list.fr.html": "/fr/series", "series.fr.html": "/fr/series/hausses-essai?measure=constant&index=taux-essai&base=2023-2024",
	"beside.fr.html": "/fr/cote-a-cote",
}

func TestEveryExtractIsItsGolden(t *testing.T) {
	plain, registered := smallWorld(t, dbtest.Release(t)), smallWorld(t, dbtest.Registers(t))
	for name, address := range allFiles() {
		t.Run(name, func(t *testing.T) {
			site := plain
			if _, ok := registeredFiles[name]; ok {
				site = registered
			}
			got := answerOf(t, site, address)
			if filepath.Ext(name) == ".json" {
				var indented bytes.Buffer
				if err := json.Indent(&indented, got, "", "  "); err != nil {
					t.Fatal(err)
				}
				got = indented.Bytes()
			}
			matchGolden(t, name, got)
		})
	}
}

func TestEveryTemplateIsItsGolden(t *testing.T) {
	site, compared, watched := smallWorld(t, dbtest.Release(t)), smallWorld(t, dbtest.Compared(t)), smallWorld(t, watchedWorld(t))
	registered := smallWorld(t, dbtest.Registers(t))
	for name, address := range allPages() {
		t.Run(name, func(t *testing.T) {
			world := site
			if _, ok := comparedPages[name]; ok {
				world = compared
			}
			if _, ok := watchedPages[name]; ok {
				world = watched
			}
			if _, ok := registeredPages[name]; ok {
				world = registered
			}
			got := answerOf(t, world, address)
			if !strings.HasPrefix(name, "home.") {
				from, to := bytes.Index(got, []byte("<main")), bytes.Index(got, []byte("</main>"))
				if from < 0 || to < from {
					t.Fatalf("%s has no main part", address)
				}
				got = got[from : to+len("</main>\n")]
			}
			matchGolden(t, name, got)
		})
	}
}

// watchedPages are those of the small world whose announcements are followed.
var watchedPages = map[string]string{
	"announcement.fr.html": "/fr/annonces/ann-w1", "announcement.en.html": "/en/announcements/ann-w1",
}

func allPages() map[string]string {
	all := maps.Clone(goldenPages)
	maps.Copy(all, comparedPages)
	maps.Copy(all, watchedPages)
	maps.Copy(all, registeredPages)
	return all
}

func allFiles() map[string]string {
	all := maps.Clone(goldenFiles)
	maps.Copy(all, registeredFiles)
	return all
}

// A golden that nothing reads, or a template without one, is an error.
func TestEveryTemplateHasAGoldenAndEveryGoldenAPage(t *testing.T) {
	wanted := slices.Concat(slices.Collect(maps.Keys(allFiles())), slices.Collect(maps.Keys(allPages())))
	held, err := os.ReadDir(goldens)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range held {
		if !slices.Contains(wanted, f.Name()) {
			t.Errorf("%s/%s is read by no test", goldens, f.Name())
		}
	}
	templates, err := filepath.Glob(filepath.Join("view", "pages", "*.html"))
	if err != nil || len(templates) == 0 {
		t.Fatal(templates, err)
	}
	for _, path := range templates {
		name := strings.TrimSuffix(filepath.Base(path), ".html") + ".fr.html"
		if _, ok := allPages()[name]; !ok {
			t.Errorf("%s has no golden %s", path, name)
		}
	}
}

// smallWorld serves the small known world of a data folder under one permanent
// address.
func smallWorld(t *testing.T, data string) http.Handler {
	t.Helper()
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	held := newReleases(data, log)
	t.Cleanup(held.close)
	held.look(t.Context())
	handler, err := newSite(held, "https://sillage.test", log)
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

func answerOf(t *testing.T, site http.Handler, address string) []byte {
	t.Helper()
	said := httptest.NewRecorder()
	site.ServeHTTP(said, httptest.NewRequest(http.MethodGet, "https://sillage.test"+address, nil))
	if want := status(address); said.Code != want {
		t.Fatalf("%s: status %d, want %d", address, said.Code, want)
	}
	return said.Body.Bytes()
}

func status(address string) int {
	if address == goldenPages["failure.fr.html"] {
		return http.StatusNotFound
	}
	return http.StatusOK
}

// volatile is what changes with every release or every build of the style
// sheet, and says nothing about the page.
var volatile = []struct {
	found *regexp.Regexp
	put   string
}{
	{regexp.MustCompile(`\b[0-9a-f]{64}\b`), "HASH"},
	{regexp.MustCompile(`("published_at": )"[^"]+"`), `$1"TIME"`},
	{regexp.MustCompile(`((?:Parue le|Published on) )[^<·]+\d{4}`), "${1}DAY"},
	{regexp.MustCompile(`(/static/[\w-]+)\.[0-9a-f]{8}\.`), "$1.SUM."},
}

// matchGolden holds an answer against its golden. A missing golden is written once,
// and fails until somebody has read it.
func matchGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	for _, v := range volatile {
		got = v.found.ReplaceAll(got, []byte(v.put))
	}
	path := filepath.Join(goldens, name)
	want, err := os.ReadFile(path)
	if *update || os.IsNotExist(err) {
		if err := os.MkdirAll(goldens, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		if !*update {
			t.Fatalf("%s was missing and is written now: read it, then run again", path)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: %s", path, firstDifference(string(want), string(got)))
	}
}

// firstDifference shows where two texts part; the whole is for git diff after
// -update.
func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d is\n\t%s\nwant\n\t%s", i+1, b[i], a[i])
		}
	}
	return fmt.Sprintf("it has %d lines, want %d", len(b), len(a))
}

func TestTheFirstDifferingLineIsSaid(t *testing.T) {
	for _, c := range []struct{ want, got, said string }{
		{"a\nb\nc", "a\nx\nc", "line 2 is\n\tx\nwant\n\tb"},
		{"a\nb", "a", "it has 1 lines, want 2"},
	} {
		if got := firstDifference(c.want, c.got); got != c.said {
			t.Errorf("%q", got)
		}
	}
}
