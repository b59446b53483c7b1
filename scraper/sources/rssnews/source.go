// Package rssnews reads the news of a government from its RSS feed (RSS 2.0)
// and the article that each item leads to. What is known: the feed's address
// and format; of the article only that its title and text stand in main. No
// article was at hand, so nothing finer is assumed.
package rssnews

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"

	"sillage/db/funding"
	"sillage/scraper/classify"
	"sillage/scraper/edition"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

const id = "rssnews"

// Source declares the news as an edition collects it.
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
	default:
		return r.list(p, feed, f)
	}
}

// list reads the feed. An item that cannot be read is a skip with its place;
// a feed without items is an error.
func (r reader) list(p source.Page, feed edition.Feed, f *source.Findings) error {
	var rss struct {
		XMLName xml.Name `xml:"rss"`
		Items   []struct {
			Title       string `xml:"title"`
			Link        string `xml:"link"`
			Description string `xml:"description"`
		} `xml:"channel>item"`
	}
	if err := xml.Unmarshal(p.Bytes, &rss); err != nil {
		return fmt.Errorf("%s: no RSS feed: %w", p.Address, err)
	}
	if len(rss.Items) == 0 {
		return fmt.Errorf("%s: the feed is empty", p.Address)
	}
	for n, item := range rss.Items {
		link, title := strings.TrimSpace(item.Link), strings.TrimSpace(item.Title)
		if !strings.HasPrefix(link, "http") || title == "" {
			f.Skip(fmt.Sprintf("%s, item %d", p.Address, n+1), "link", link, "no address or no title")
			continue
		}
		if len(r.scope.Why(title+"\n"+item.Description)) == 0 {
			f.OutOfScope(link, title)
			continue
		}
		f.Link(link, source.ArticleKind(feed.ID))
	}
	return nil
}

func (r reader) article(p source.Page, feed edition.Feed, f *source.Findings) error {
	text, err := parse.UTF8(p.Bytes, p.MediaType)
	if err != nil {
		return fmt.Errorf("%s: %w", p.Address, err)
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
	if err != nil {
		return fmt.Errorf("%s: %w", p.Address, err)
	}
	body := doc.Find("main").First()
	if body.Length() == 0 {
		return fmt.Errorf("%s: no main: the layout has changed", p.Address)
	}
	out := source.Release{Title: strings.Join(strings.Fields(body.Find("h1").First().Text()), " "), Text: parse.Paragraphs(body)}
	lang, _ := doc.Find("html").Attr("lang")
	out.Lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
	for _, line := range strings.Split(out.Text, "\n") {
		if on, err := parse.DateInWords(line, out.Lang); err == nil && len(line) < 200 {
			out.AnnouncedOn = on
			break
		}
	}
	if stamp, ok := doc.Find("time[datetime]").First().Attr("datetime"); ok && len(stamp) >= len(time.DateOnly) {
		if _, err := time.Parse(time.DateOnly, stamp[:len(time.DateOnly)]); err == nil {
			out.PublishedOn = funding.Date(stamp[:len(time.DateOnly)])
		}
	}
	return f.Announce(p, id, feed, out)
}
