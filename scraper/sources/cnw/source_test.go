package cnw_test

import (
	"strings"
	"testing"

	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	"sillage/scraper/source"
	"sillage/scraper/source/sourcetest"
	"sillage/scraper/sources/cnw"
)

func declared(t testing.TB) source.Source {
	t.Helper()
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	return cnw.Source(e)
}

func TestAReleaseAndAListAreRead(t *testing.T) {
	s := declared(t)
	article := source.Page{Kind: source.ArticleKind("dataide"), MediaType: "text/html; charset=utf-8",
		Address: "https://www.newswire.ca/fr/news-releases/le-ministre-883290447.html"}
	sourcetest.Truncated(t, s, sourcetest.GoldenPage(t, s, "article_fr.html", article))
	list := source.Page{Kind: source.FeedKind("dataide"), MediaType: "text/html; charset=utf-8", Address: "https://www.newswire.ca/news/centraide/"}
	sourcetest.GoldenPage(t, s, "list.html", list)
}

func TestAChangedLayoutIsAnErrorAndNeverNoResults(t *testing.T) {
	s := declared(t)
	for _, c := range []struct{ name, kind, page, want string }{
		{"a release without dateline", source.ArticleKind("dataide"), "<h1>Titre</h1><p>Sans date.</p>", "no paragraph opens with a dateline"},
		{"a dateline without date", source.ArticleKind("dataide"), "<h1>Titre</h1><p>QUÉBEC, hier /CNW Telbec/ - Texte.</p>", "prints no date in words"},
		{"a release without title", source.ArticleKind("dataide"), "<p>QUÉBEC, le 14 mars 2022 /CNW Telbec/ - Texte.</p>", "no title"},
		{"a list without releases", source.FeedKind("dataide"), "<a href='/fr/'>Accueil</a>", "no address of a release"},
		{"a kind that it does not have", "video dataide", "", "is no kind of page"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var found source.Findings
			page := source.Page{Kind: c.kind, Address: "https://www.newswire.ca/fr/news-releases/x-123456789.html", Bytes: []byte(c.page)}
			if err := s.Parse(page, &found); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}
