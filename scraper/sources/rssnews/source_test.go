package rssnews_test

import (
	"testing"

	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	"sillage/scraper/source"
	"sillage/scraper/source/sourcetest"
	"sillage/scraper/sources/rssnews"
)

func declared(t testing.TB) source.Source {
	t.Helper()
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	return rssnews.Source(e)
}

func TestTheFeedAndAnArticleAreRead(t *testing.T) {
	s := declared(t)
	feed := source.Page{Kind: source.FeedKind("fr"), Address: "https://www.quebec.ca/fil-de-presse.rss"}
	sourcetest.Truncated(t, s, sourcetest.GoldenPage(t, s, "feed.rss", feed))
	article := source.Page{Kind: source.ArticleKind("fr"), Address: "https://www.quebec.ca/nouvelles/actualites/details/dataide-99999", MediaType: "text/html"}
	sourcetest.Truncated(t, s, sourcetest.GoldenPage(t, s, "article.html", article))
}

func TestWhatIsNoFeedAndNoArticleIsAnError(t *testing.T) {
	s := declared(t)
	for _, c := range []struct{ name, kind, text string }{
		{"an empty feed", source.FeedKind("fr"), `<rss version="2.0"><channel></channel></rss>`},
		{"a page in the place of the feed", source.FeedKind("fr"), "<html><body>Maintenance</body></html>"},
		{"an article without main", source.ArticleKind("fr"), `<html lang="fr"><h1>Titre</h1><p>Texte</p></html>`},
		{"an article without language", source.ArticleKind("fr"), `<html><main><h1>Titre</h1><p>Texte</p></main></html>`},
		{"an article without title", source.ArticleKind("fr"), `<html lang="fr"><main><p>Texte</p></main></html>`},
	} {
		var found source.Findings
		if err := s.Parse(source.Page{Kind: c.kind, Address: "https://www.quebec.ca/nouvelles/x", Bytes: []byte(c.text)}, &found); err == nil {
			t.Errorf("%s is taken", c.name)
		}
	}
}
