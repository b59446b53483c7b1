package parse_test

import (
	"testing"

	"sillage/scraper/parse"
)

func TestAPageIsReadInTheEncodingOfItsBytes(t *testing.T) {
	const want = "Québec : 5,4 M$ – l’œuvre"
	latin := []byte("Qu\xe9bec : 5,4 M$ \x96 l\x92\x9cuvre")
	for _, c := range []struct {
		name, mediaType string
		page            []byte
		want            string
	}{
		{"UTF-8, as it says", "text/html; charset=utf-8", []byte(want), want},
		{"UTF-8 with a byte order mark", "text/html", []byte("\uFEFF" + want), want},
		{"UTF-8 under a header that says Latin-1", "text/html; charset=iso-8859-1", []byte(want), want},
		{"windows-1252, as it says", "text/html; charset=windows-1252", latin, want},
		{"windows-1252 under a header that says UTF-8", "text/html; charset=utf-8", latin, want},
		{"windows-1252 of which nothing is said", "text/html", latin, want},
		{"an encoding that nobody knows", "text/html; charset=utf-99", latin, want},
		{"declared inside the page", "text/html", append([]byte("<meta charset=windows-1252>"), latin...), "<meta charset=windows-1252>" + want},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := parse.UTF8(c.page, c.mediaType); err != nil || got != c.want {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}
