package canadanews_test

import (
	"os"
	"strings"
	"testing"

	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	"sillage/scraper/source"
	"sillage/scraper/source/sourcetest"
	"sillage/scraper/sources/canadanews"
)

func declared(t testing.TB) source.Source {
	t.Helper()
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	return canadanews.Source(e)
}

const address = "https://www.canada.ca/fr/innovation-sciences-developpement-economique/nouvelles/2023/02/le-gouvernement-du-canada-annonce-un-financement-pour-de-la-formation-qui-aidera-des-milliers-de-canadiens-a-acquerir-des-competences-numeriques.html"

func TestTheListTheFeedAndAnArticleAreRead(t *testing.T) {
	s := declared(t)
	list := source.Page{Kind: source.FeedKind("fr"), Address: "https://www.canada.ca/fr/nouvelles.datatable.json"}
	sourcetest.Truncated(t, s, sourcetest.GoldenPage(t, s, "table.json", list))
	sourcetest.Truncated(t, s, sourcetest.GoldenPage(t, s, "feed.xml", list))
	article := source.Page{Kind: source.ArticleKind("fr"), Address: address, MediaType: "text/html"}
	sourcetest.Truncated(t, s, sourcetest.GoldenPage(t, s, "article_fr.html", article))
}

func TestAChangedArticleIsAnErrorThatNamesWhatChanged(t *testing.T) {
	s := declared(t)
	page, err := os.ReadFile("testdata/article_fr.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, was, becomes, want string }{
		{"no container", "<main property=\"mainContentOfPage\" resource=\"#wb-main\" typeof=\"WebPageElement\" class=\"container\">", "<div>", ""},
		{"another language", `content="fra"`, `content="deu"`, "is no language of this source"},
		{"no date", `content="2023-03-13"`, `content="lundi"`, "dcterms.issued"},
		{"no title", "<h1", "<h5", "no title"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(string(page), c.was) {
				t.Fatalf("the page has no %q", c.was)
			}
			var found source.Findings
			err := s.Parse(source.Page{Kind: source.ArticleKind("fr"), Address: address, Bytes: []byte(strings.ReplaceAll(string(page), c.was, c.becomes))}, &found)
			if c.want == "" {
				if err != nil {
					t.Errorf("the container inside is enough: %v", err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}

func TestAnEmptyOrBrokenListIsAnError(t *testing.T) {
	s := declared(t)
	for name, text := range map[string]string{
		"an empty list": `{"data": []}`, "an empty feed": `<feed xmlns="http://www.w3.org/2005/Atom"></feed>`, "half a list": `{"data": [{"TITLE"`,
		"a page": "<html><body>Maintenance</body></html>", "nothing": "",
	} {
		var found source.Findings
		if err := s.Parse(source.Page{Kind: source.FeedKind("fr"), Address: "https://www.canada.ca/fr/nouvelles.datatable.json", Bytes: []byte(text)}, &found); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
