// Package canadanews reads news releases of canada.ca: the full list as JSON
// (news.datatable.json), the news service's Atom feeds, and articles with their
// backgrounders. What is known of the layouts: the list's fields and the
// article's containers from public code that reads them, the template's meta
// elements and language links from real pages of the same site; no whole
// release was at hand.
package canadanews

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"sillage/scraper/classify"
	"sillage/scraper/edition"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

const id = "canadanews"

// Source declares the news of canada.ca as an edition collects it.
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
	switch {
	case err != nil:
		return err
	case article:
		return r.article(p, feed, f)
	case strings.HasPrefix(strings.TrimSpace(string(p.Bytes)), "{"):
		return r.table(p, feed, f)
	default:
		return r.atom(p, feed, f)
	}
}

// list notes one entry of a list. An entry without an address on the site is a
// skip: the list holds it, and nothing can be asked for.
func (r reader) list(p source.Page, feed edition.Feed, f *source.Findings, place, address, title, teaser string) {
	at, err := url.Parse(strings.TrimSpace(address))
	if err != nil || address == "" {
		f.Skip(p.Address+", "+place, "address", address, "no address of an article")
		return
	}
	base, err := url.Parse(p.Address)
	if err == nil {
		at = base.ResolveReference(at)
	}
	if len(r.scope.Why(title+"\n"+teaser)) == 0 {
		f.OutOfScope(at.String(), title)
		return
	}
	f.Link(at.String(), source.ArticleKind(feed.ID))
}

// table reads the full list.
func (r reader) table(p source.Page, feed edition.Feed, f *source.Findings) error {
	var list struct {
		Data []struct{ TITLE, TEASER string } `json:"data"`
	}
	if err := json.Unmarshal(p.Bytes, &list); err != nil {
		return fmt.Errorf("%s: %w", p.Address, err)
	}
	if len(list.Data) == 0 {
		return fmt.Errorf("%s: the list is empty", p.Address)
	}
	for n, entry := range list.Data {
		title, err := goquery.NewDocumentFromReader(strings.NewReader(entry.TITLE))
		if err != nil {
			return fmt.Errorf("%s, entry %d: %w", p.Address, n+1, err)
		}
		address, _ := title.Find("a").Attr("href")
		r.list(p, feed, f, fmt.Sprintf("entry %d", n+1), address, strings.TrimSpace(title.Text()), entry.TEASER)
	}
	return nil
}

// atom reads a feed of the news service: RFC 4287.
func (r reader) atom(p source.Page, feed edition.Feed, f *source.Findings) error {
	var list struct {
		XMLName xml.Name `xml:"feed"`
		Entries []struct {
			Title   string `xml:"title"`
			Summary string `xml:"summary"`
			Links   []struct {
				Href string `xml:"href,attr"`
				Rel  string `xml:"rel,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(p.Bytes, &list); err != nil {
		return fmt.Errorf("%s: neither the list nor an Atom feed: %w", p.Address, err)
	}
	if len(list.Entries) == 0 {
		return fmt.Errorf("%s: the feed is empty", p.Address)
	}
	for n, entry := range list.Entries {
		address := ""
		for _, l := range entry.Links {
			if l.Rel == "" || l.Rel == "alternate" {
				address = l.Href
			}
		}
		r.list(p, feed, f, fmt.Sprintf("entry %d", n+1), address, strings.TrimSpace(entry.Title), entry.Summary)
	}
	return nil
}

// containers of a release, the best first.
var containers = []string{"#news-release-container", ".news-release-container", "main"}

// article reads a release or a backgrounder, and follows it to its backgrounder
// and to the same text in the other language.
func (r reader) article(p source.Page, feed edition.Feed, f *source.Findings) error {
	text, err := parse.UTF8(p.Bytes, p.MediaType)
	if err != nil {
		return fmt.Errorf("%s: %w", p.Address, err)
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
	if err != nil {
		return fmt.Errorf("%s: %w", p.Address, err)
	}
	body := doc.Selection
	for _, c := range containers {
		if body = doc.Find(c).First(); body.Length() > 0 {
			break
		}
	}
	if body.Length() == 0 {
		return fmt.Errorf("%s: none of %v: the layout has changed", p.Address, containers)
	}
	out := source.Release{Title: strings.TrimSpace(doc.Find("h1").First().Text()), Publisher: meta(doc, "dcterms.creator"), Text: parse.Paragraphs(body)}
	if out.PublishedOn, err = parse.Date(meta(doc, "dcterms.issued")); err != nil {
		return fmt.Errorf("%s: dcterms.issued: %w", p.Address, err)
	}
	switch word := meta(doc, "dcterms.language"); word {
	case "eng":
		out.Lang = "en"
	case "fra":
		out.Lang = "fr"
	default:
		return fmt.Errorf("%s: dcterms.language %q is no language of this source", p.Address, word)
	}
	other := map[string]string{"fr": "en", "en": "fr"}[out.Lang]
	out.Twin, _ = doc.Find(`link[rel="alternate"][hreflang="` + other + `"]`).Attr("href")
	if out.Twin != "" {
		f.Link(out.Twin, source.ArticleKind(feed.ID))
	}
	r.backgrounders(p, feed, f, body)
	return f.Announce(p, id, feed, out)
}

func meta(doc *goquery.Document, name string) string {
	content, _ := doc.Find(`meta[name="` + name + `"]`).First().Attr("content")
	return strings.TrimSpace(content)
}

// backgrounders follows the links of a release to its backgrounders, where
// lists of recipients tend to stand.
func (r reader) backgrounders(p source.Page, feed edition.Feed, f *source.Findings, body *goquery.Selection) {
	base, err := url.Parse(p.Address)
	if err != nil {
		return // the crawl asked for it: it is an address
	}
	body.Find("a[href]").Each(func(_ int, a *goquery.Selection) {
		href, _ := a.Attr("href")
		words := strings.ToLower(a.Text())
		at, err := base.Parse(href)
		if err != nil || at.Host != base.Host || at.Path == base.Path ||
			!strings.Contains(words, "backgrounder") && !strings.Contains(words, "document d’information") && !strings.Contains(words, "document d'information") {
			return
		}
		f.Link(at.String(), source.ArticleKind(feed.ID))
	})
}
