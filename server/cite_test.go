package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/release"
	"sillage/db/work"
)

// get reads an address and does not follow redirects.
func get(t *testing.T, address string) (*http.Response, string) {
	t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(body)
}

// main is the text of the main part of a page, with plain spaces.
func mainOf(t *testing.T, body string) (*goquery.Selection, string) {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	m := doc.Find("main")
	text := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(m.Text())
	return m, strings.Join(strings.Fields(text), " ")
}

// changedWorld publishes the small world, then again with a figure whose
// reading was mended and one that is gone, and serves the second release with
// the file of the first pruned.
func changedWorld(t *testing.T) string {
	t.Helper()
	db, data := dbtest.Sample(t)
	ctx := context.Background()
	o := publish.Options{Data: data, Edition: "synthetic", Now: dbtest.Now}
	if _, err := publish.Publish(ctx, o); err != nil {
		t.Fatal(err)
	}
	b := dbtest.Register()
	b.Figures[1].Amount.Cents = 90_000_000
	b.Mendings = []funding.Mending{{Place: "reading.csv, X0002/1", Field: "cents", Was: "100000000", Became: "90000000", Why: "One was read for nine."}}
	dbtest.Without(&b, "X0004-1")
	b.Organizations[3].Key, b.Awards[2].Receiver.Organizations = "example-partner", []string{"example-partner"}
	dbtest.Merge(t, data, "partner-example", "example-partner")
	if err := db.Replace(ctx, b); err != nil {
		t.Fatal(err)
	}
	if _, err := publish.Publish(ctx, o); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(data, release.Folder, "000001.db")); err != nil {
		t.Fatal(err)
	}
	_, server := served(t, data)
	return server.URL
}

func TestAnOldCitationShowsTheOldNumberTheNewOneAndWhy(t *testing.T) {
	base := changedWorld(t)
	cases := []struct {
		name, path string
		has        []string
	}{
		{"mended, in French", "/fr/citer/1/f2", []string{"parution 1", "Tel que cité", "1,0 M$", "Aujourd’hui, parution 2", "0,9 M$", "notre lecture a été corrigée", "One was read for nine.", "1 million provient du Fonds Exemple"}},
		{"mended, in English", "/en/cite/1/f2", []string{"As cited", "$1.0M", "Today, release 2", "$0.9M", "our reading was corrected", "One was read for nine."}},
		{"cited after the change", "/en/cite/2/f2", []string{"$0.9M", "This is the release served today."}},
		{"not changed", "/en/cite/1/f1", []string{"at least $2.4M", "The number is the same in the release served today."}},
		{"withdrawn", "/en/cite/1/f4", []string{"$1.8M", "Withdrawn", "not in the release", "reason not recorded", "1,8 million aux groupes"}},
		{"withdrawn, cited when it was gone", "/en/cite/2/f4", []string{"withdrawn", "not in the release"}},
		{"a remainder of the mended figure", "/en/cite/1/" + idOf(t, base, "X0001-2.rest.payer"), []string{"$1.4M", "$1.5M", "figures it came from have changed", "See X0002-1"}},
		{"a list", "/en/cite/1/figures", []string{"What changed in this list", "X0002-1", "$1.0M", "$0.9M", "Withdrawn since", "X0004-1"}},
		{"a list that does not hold the changed figure", "/en/cite/1/figures?stage=reported", []string{"No number of this list has changed since.", "Withdrawn since"}},
		{"the page about citing", "/en/cite", []string{"Newest first.", "X0002-1", "our reading was corrected"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			answer, body := get(t, base+c.path)
			m, text := mainOf(t, body)
			if answer.StatusCode != http.StatusOK {
				t.Fatalf("status %d: %s", answer.StatusCode, text)
			}
			for _, want := range c.has {
				if !strings.Contains(text, want) {
					t.Errorf("no %q in %s", want, text)
				}
			}
			m.Find("a.amount").Each(func(_ int, a *goquery.Selection) { // an amount opens a page that shows it
				at := a.AttrOr("href", "")
				answer, body := get(t, base+at)
				if answer.StatusCode != http.StatusOK || !strings.Contains(body, `data-cents="`+a.AttrOr("data-cents", "?")+`"`) {
					t.Errorf("amount %s opens %s: %d", a.Text(), at, answer.StatusCode)
				}
			})
		})
	}
}

// idOf reads the id of a computed number from the cite box of its page.
func idOf(t *testing.T, base, key string) string {
	t.Helper()
	_, body := get(t, base+"/en/computed/"+key)
	m, _ := mainOf(t, body)
	at := m.Find("#cite .address a").AttrOr("href", "")
	return at[strings.LastIndexByte(at, '/')+1:]
}

func TestAnAddressThatCitesNothingSaysSo(t *testing.T) {
	base := changedWorld(t)
	for path, want := range map[string]struct {
		status int
		words  string
	}{
		"/en/cite/9/f1":                              {404, "No release has this number."},
		"/en/cite/0/f1":                              {404, "No release has this number."},
		"/en/cite/01/f1":                             {404, "No release has this number."},
		"/en/cite/99999999999999999999/f1":           {404, "No release has this number."},
		"/en/cite/one/f1":                            {404, "No release has this number."},
		"/en/cite/1/f99":                             {404, "it never existed"},
		"/en/cite/1/f01":                             {404, "it never existed"},
		"/en/cite/1/z1":                              {404, "it never existed"},
		"/en/cite/1/%00%ff":                          {404, "it never existed"},
		"/en/cite/1/../../etc":                       {404, ""},
		"/en/cite/1/cite/1/f1":                       {404, "it never existed"},
		"/en/cite/1/nothing":                         {404, "it never existed"},
		"/en/cite/1/f1?stage=paid":                   {400, "stage"},
		"/en/cite/1/figures?stage=dreamt":            {400, ""},
		"/en/cite/1/figures?dreamt=1":                {400, ""},
		"/en/organizations/nobody":                   {404, "Nothing has this address"},
		"/en/evidence/X0099":                         {404, "Nothing has this address"},
		"/fr/citer/1/f99":                            {404, "il n’a jamais existé"},
		"/en/computed/essai.total_reaching.reported": {410, "What was cited of it stays at its permanent address"},
	} {
		answer, body := get(t, base+path)
		if _, text := mainOf(t, body); answer.StatusCode != want.status || !strings.Contains(text, want.words) {
			t.Errorf("%s: %d %s", path, answer.StatusCode, text)
		}
	}
}

func TestAMergedKeyAndIDLeadToWhatTheyBecame(t *testing.T) {
	base := changedWorld(t)
	for path, want := range map[string]string{
		"/en/organizations/partner-example":        "/en/organizations/example-partner",
		"/en/cite/1/organizations/example-partner": "/en/cite/1/o4",
		"/en/cite/2/":               "/en/cite/2/home",
		"/en/cite/2/evidence/X0001": "/en/cite/2/e1",
	} {
		answer, _ := get(t, base+path)
		if got := answer.Header.Get("Location"); answer.StatusCode != http.StatusPermanentRedirect || got != want {
			t.Errorf("%s: %d to %s, want %s", path, answer.StatusCode, got, want)
		}
	}
}

// Two bodies published side by side, then found to be one: the younger id
// leads to the older.
func TestTheYoungerIDOfTwoMergedLeadsToTheOlder(t *testing.T) {
	db, data := dbtest.Sample(t)
	ctx := context.Background()
	o := publish.Options{Data: data, Edition: "synthetic", Now: dbtest.Now}
	twice := dbtest.Register()
	twice.Organizations = append(twice.Organizations, funding.Organization{Key: "zz-fondation", NameFR: "Fondation Exemple (synthétique)", Kind: "foundation"})
	for _, b := range []work.Batch{twice, dbtest.Register()} {
		if err := db.Replace(ctx, b); err != nil {
			t.Fatal(err)
		}
		if _, err := publish.Publish(ctx, o); err != nil {
			t.Fatal(err)
		}
		dbtest.Merge(t, data, "zz-fondation", "fondation-exemple")
	}
	_, server := served(t, data)
	for path, want := range map[string]string{"/fr/citer/1/o6": "/fr/citer/1/o1", "/fr/citer/1/o6.bib": "/fr/citer/1/o1.bib", "/fr/organismes/zz-fondation": "/fr/organismes/fondation-exemple"} {
		answer, body := get(t, server.URL+path)
		if got := answer.Header.Get("Location"); answer.StatusCode != http.StatusPermanentRedirect || got != want {
			t.Errorf("%s: %d to %q, want %s\n%.300s", path, answer.StatusCode, got, want, body)
		}
	}
}

func TestCitationFilesOfTheSite(t *testing.T) {
	base := changedWorld(t)
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("export", "testdata", "csl", "csl-data.json"))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"/fr/citer/1/f2.txt":                        "Sillage, « Programme d’essai (synthétique)\u00a0: 1,0\u00a0M$ (annoncé) », parution 1",
		"/en/cite/1/f2.bib":                         "@misc{sillage-1-f2,",
		"/en/cite/1/f2.ris":                         "ID  - sillage-1-f2\r\n",
		"/en/cite/1/f2.json":                        `"URL": "` + base + `/en/cite/1/f2"`,
		"/fr/citer/1/chiffres.json?stage=announced": `"title": "Chiffres : annoncé"`,
		"/fr/citer/2/accueil.json":                  `"id": "sillage-2-accueil"`,
		"/fr/citer/1/n1.json":                       `"title": "Programme d’essai (synthétique) : 200 organismes (cible)"`,
	} {
		answer, body := get(t, base+path)
		plain := strings.ReplaceAll(body, "\u00a0", " ")
		if answer.StatusCode != http.StatusOK || !strings.Contains(plain, strings.ReplaceAll(want, "\u00a0", " ")) {
			t.Errorf("%s: %d\n%s", path, answer.StatusCode, body)
		}
		if !strings.HasPrefix(answer.Header.Get("Content-Disposition"), `attachment; filename="sillage-`) {
			t.Errorf("%s: %v", path, answer.Header)
		}
		if !strings.Contains(path, ".json") {
			continue
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(body)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestEveryRowOfTheFilesCarriesItsPermanentAddress(t *testing.T) {
	base := changedWorld(t)
	for path, letter := range map[string]string{"programs": "p", "organizations": "o", "awards": "fa", "figures": "fa", "statements": "s", "quantities": "n", "documents": "d"} {
		_, body := get(t, base+"/en/"+path+".csv")
		rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Fatalf("%s: %v, %d rows", path, err, len(rows))
		}
		at := -1
		for i, name := range rows[0] {
			if name == "permanent_address" {
				at = i
			}
		}
		seen := map[string]bool{}
		for _, row := range rows[1:] {
			id, ok := strings.CutPrefix(row[at], base+"/en/cite/2/")
			if !ok || !strings.Contains(letter, id[:1]) || seen[id] {
				t.Errorf("%s: permanent address %q", path, row[at])
			}
			seen[id] = true
			if answer, _ := get(t, row[at]); answer.StatusCode != http.StatusOK {
				t.Errorf("%s: %d", row[at], answer.StatusCode)
			}
		}
	}
}

func TestEveryPageHasItsCiteBox(t *testing.T) {
	base := changedWorld(t)
	for path, want := range map[string]string{
		"/en/":                        "/en/cite/2/home",
		"/fr/":                        "/fr/citer/2/accueil",
		"/fr/programmes/essai":        "/fr/citer/2/p1",
		"/fr/preuves/X0003":           "/fr/citer/2/e3",
		"/fr/octrois?stage=announced": "/fr/citer/2/octrois?stage=announced",
		"/fr/calculs/list.figures.enters.announced?scope=community": "/fr/citer/2/calculs/list.figures.enters.announced?scope=community",
		"/fr/methode":    "/fr/citer/2/methode",
		"/fr/citer":      "",
		"/fr/citer/1/f1": "/fr/citer/1/f1",
		"/fr/nothing":    "",
	} {
		_, body := get(t, base+path)
		m, _ := mainOf(t, body)
		box := m.Find("#cite")
		if got := box.Find(".address a").AttrOr("href", ""); got != want {
			t.Errorf("%s: permanent address %q, want %q", path, got, want)
		}
		if want == "" {
			continue
		}
		if files := box.Find(".cite-files a").Length(); files != 4 {
			t.Errorf("%s: %d files", path, files)
		}
		if answer, body := get(t, base+want); answer.StatusCode != http.StatusOK {
			t.Errorf("%s: %d %.200s", want, answer.StatusCode, body)
		}
		if shown := box.Find(".address").Text(); !strings.Contains(shown, fmt.Sprint(base, want)) {
			t.Errorf("%s: the box prints %q", path, shown)
		}
	}
}

func TestEveryPictureHasItsPermanentAddress(t *testing.T) {
	base := changedWorld(t)
	for page, pictures := range map[string]int{"/fr/programmes/essai": 2, "/en/programs/essai": 2, "/en/organizations/fondation-exemple": 1} {
		_, body := get(t, base+page)
		m, _ := mainOf(t, body)
		links := m.Find(`.downloads a[href^="/fr/citer/"], .downloads a[href^="/en/cite/"]`)
		if links.Length() != pictures {
			t.Errorf("%s cites %d pictures, want %d", page, links.Length(), pictures)
		}
		links.Each(func(_ int, a *goquery.Selection) { citesItsPicture(t, base, a.AttrOr("href", "")) })
	}
}

// citesItsPicture opens the permanent address of a picture: it opens the
// picture, bears its title, has the other language and its files.
func citesItsPicture(t *testing.T, base, href string) {
	t.Helper()
	answer, body := get(t, base+href)
	cited, text := mainOf(t, body)
	_, drawn := get(t, base+cited.Find(`a[href$=".svg"], a[href*=".svg?"]`).Not(`[href*="/cit"]`).First().AttrOr("href", ""))
	svg, err := goquery.NewDocumentFromReader(strings.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	title := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(svg.Find("svg > title").First().Text())
	if answer.StatusCode != http.StatusOK || title == "" || !strings.Contains(text, title) {
		t.Errorf("%s: %d, does not name its picture %q", href, answer.StatusCode, title)
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range append(doc.Find("link[hreflang], .cite-files a").Nodes, doc.Find("a[hreflang]").Nodes...) {
		to := strings.TrimPrefix(goquery.NewDocumentFromNode(a).AttrOr("href", ""), base)
		if answer, _ := get(t, base+to); answer.StatusCode != http.StatusOK {
			t.Errorf("%s leads to %s: %d", href, to, answer.StatusCode)
		}
	}
	if n := doc.Find(".cite-files a").Length(); n != 4 {
		t.Errorf("%s has %d citation files", href, n)
	}
}
