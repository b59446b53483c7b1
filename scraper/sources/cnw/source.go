// Package cnw reads releases sent over the newswire CNW: the page of an
// organization, which lists its releases, and the release in French or English.
// What is known: the form of the addresses, and that a text opens with its
// dateline ("QUÉBEC, le 14 mars 2022 /CNW Telbec/ -", "OTTAWA, ON, Nov. 22, 2022
// /CNW/ -"); no page of the site was at hand. So the text is found by its
// dateline, wherever it stands, and not by the names of containers.
package cnw

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"sillage/scraper/classify"
	"sillage/scraper/edition"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

const id = "cnw"

// Source declares the newswire as an edition collects it.
func Source(e edition.Edition) source.Source {
	r := reader{feeds: e.FeedsOf(id), scope: classify.NewScope(e)}
	return source.Source{
		Source: e.Describe(id), Start: source.StartAt(r.feeds), Hosts: e.HostsOf(id), Parse: r.read, Expect: source.Expect(e.Expects(id)),
	}
}

type reader struct {
	feeds []edition.Feed
	scope classify.Scope
}

func (r reader) read(p source.Page, f *source.Findings) error {
	article, feed, err := source.KindOf(p.Kind, r.feeds)
	if err != nil {
		return err
	}
	text, err := parse.UTF8(p.Bytes, p.MediaType)
	if err != nil {
		return fmt.Errorf("%s: %w", p.Address, err)
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
	if err != nil {
		return fmt.Errorf("%s: %w", p.Address, err)
	}
	if article {
		return r.article(p, feed, doc, f)
	}
	return r.list(p, feed, doc, f)
}

// releasePath is the path of a release: a slug that ends in nine digits.
var releasePath = regexp.MustCompile(`^(/fr)?/news-releases/[^/]+-\d{9}\.html$`)

// list follows the releases in scope by the words of their links.
func (r reader) list(p source.Page, feed edition.Feed, doc *goquery.Document, f *source.Findings) error {
	base, err := url.Parse(p.Address)
	if err != nil {
		return fmt.Errorf("address %q: %w", p.Address, err)
	}
	seen := map[string]bool{}
	doc.Find("a[href]").Each(func(_ int, a *goquery.Selection) {
		href, _ := a.Attr("href")
		at, err := base.Parse(href)
		if err != nil || !releasePath.MatchString(at.Path) || seen[at.Path] {
			return
		}
		title := strings.Join(strings.Fields(a.Text()), " ")
		if title == "" {
			return // a picture that leads to the same release
		}
		seen[at.Path] = true
		at.RawQuery, at.Fragment = "", ""
		if len(r.scope.Why(title)) == 0 {
			f.OutOfScope(at.String(), title)
			return
		}
		f.Link(at.String(), source.ArticleKind(feed.ID))
	})
	if len(seen) == 0 {
		return fmt.Errorf("%s: no address of a release: the layout has changed, or the list is empty", p.Address)
	}
	return nil
}

// dateline opens a text: place, date, and the newswire's mark.
var dateline = regexp.MustCompile(`^[^/\n]{3,80}\s/CNW(?:\s[^/\n]{1,20})?/\s*[-–—]`)

// article reads a release: the smallest part of the page that holds its
// dateline and what follows.
func (r reader) article(p source.Page, feed edition.Feed, doc *goquery.Document, f *source.Findings) error {
	at, err := url.Parse(p.Address)
	if err != nil {
		return fmt.Errorf("address %q: %w", p.Address, err)
	}
	opening := doc.Find("p").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return dateline.MatchString(strings.Join(strings.Fields(s.Text()), " "))
	}).First()
	if opening.Length() == 0 {
		return fmt.Errorf("%s: no paragraph opens with a dateline of the newswire: the layout has changed", p.Address)
	}
	out := source.Release{Title: strings.Join(strings.Fields(doc.Find("h1").First().Text()), " "), Lang: "en", Text: parse.Paragraphs(opening.Parent())}
	if strings.HasPrefix(at.Path, "/fr/") {
		out.Lang = "fr"
	}
	place, _, _ := strings.Cut(strings.Join(strings.Fields(opening.Text()), " "), "/CNW")
	if out.AnnouncedOn, err = parse.DateInWords(place, out.Lang); err != nil {
		return fmt.Errorf("%s: dateline: %w", p.Address, err)
	}
	out.PublishedOn = out.AnnouncedOn
	other := map[string]string{"fr": "en", "en": "fr"}[out.Lang]
	if href, ok := doc.Find(`link[rel="alternate"][hreflang="` + other + `"]`).Attr("href"); ok {
		out.Twin = href
		f.Link(href, source.ArticleKind(feed.ID))
	}
	return f.Announce(p, id, feed, out)
}
