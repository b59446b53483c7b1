package parse_test

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"sillage/scraper/parse"
)

func TestATextIsReadParagraphByParagraph(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"paragraphs and a list", "<p>Un  investissement\nde <b>plus de</b> 5,4&nbsp;M$.</p><ul><li>500 bourses<li>180 leaders</ul>",
			"Un investissement de plus de 5,4\u00a0M$.\n500 bourses\n180 leaders"},
		{"words without a paragraph", "<div>avant<div>dedans</div>après</div>", "avant\ndedans\naprès"},
		{"a table", "<table><tr><th>Organisme<th>Montant<tr><td>Un groupe<td>5 000 $</table>", "Organisme | Montant\nUn groupe | 5 000 $"},
		{"no script, no menu", "<nav>Menu</nav><script>var a</script><p>texte</p><!-- note --><style>p{}</style>", "texte"},
		{"a line break", "Québec<br>Canada", "Québec\nCanada"},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := goquery.NewDocumentFromReader(strings.NewReader(c.page))
			if err != nil {
				t.Fatal(err)
			}
			if got := parse.Paragraphs(doc.Find("body")); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
