package wordpress_test

import (
	"fmt"
	"strings"
	"testing"

	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	"sillage/scraper/source"
	"sillage/scraper/source/sourcetest"
	"sillage/scraper/sources/wordpress"
)

func declared(t testing.TB) source.Source {
	t.Helper()
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	return wordpress.Source(e)
}

const at = "https://riocm.org/wp-json/wp/v2/posts?per_page=3&search=num%C3%A9rique"

func TestPostsInScopeAreReadAndTheOthersListed(t *testing.T) {
	s := declared(t)
	page := source.Page{Kind: source.FeedKind("riocm"), Address: at, MediaType: "application/json"}
	sourcetest.Truncated(t, s, sourcetest.GoldenPage(t, s, "posts.json", page))
}

func TestTheNextPageIsAskedForWhenThereIsOne(t *testing.T) {
	s := declared(t)
	posts := func(n int) []byte {
		var all []string
		for i := range n {
			all = append(all, fmt.Sprintf(`{"id": %d, "date": "2022-01-01T00:00:00", "link": "https://riocm.org/%d", "title": {"rendered": "Titre"}, "content": {"rendered": "Texte"}}`, i, i))
		}
		return []byte("[" + strings.Join(all, ",") + "]")
	}
	for _, c := range []struct {
		name, address, header string
		posts                 int
		next                  string
	}{
		{"a full page of three", at, "X-WP-TotalPages: 3\r\n", 3, "https://riocm.org/wp-json/wp/v2/posts?page=2&per_page=3&search=num%C3%A9rique"},
		{"the last page, full", at + "&page=3", "x-wp-totalpages: 3\r\n", 3, ""},
		{"a full page, and nobody says how many", at, "", 3, "https://riocm.org/wp-json/wp/v2/posts?page=2&per_page=3&search=num%C3%A9rique"},
		{"a page that is not full, and nobody says", at, "", 2, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var found source.Findings
			err := s.Parse(source.Page{Kind: source.FeedKind("riocm"), Address: c.address, Header: c.header, Bytes: posts(c.posts)}, &found)
			if err != nil {
				t.Fatal(err)
			}
			next := ""
			for _, l := range found.Links {
				next = l.Address
			}
			if next != c.next {
				t.Errorf("leads to %q, want %q", next, c.next)
			}
		})
	}
}

func TestAnErrorInThePlaceOfPostsIsAnError(t *testing.T) {
	s := declared(t)
	for _, text := range []string{`{"code":"rest_no_route","message":"No route","data":{"status":404}}`, "<html>", ""} {
		var found source.Findings
		if err := s.Parse(source.Page{Kind: source.FeedKind("riocm"), Address: at, Bytes: []byte(text)}, &found); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}
