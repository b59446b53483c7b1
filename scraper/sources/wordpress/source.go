// Package wordpress reads posts of sites that run WordPress, through its REST
// API as its makers publish it
// (https://developer.wordpress.org/rest-api/reference/posts/): an array of
// posts, up to per_page of them a page. Which sites are read, and by which
// search, the edition says in the address of each feed.
package wordpress

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"sillage/db/funding"
	"sillage/scraper/classify"
	"sillage/scraper/edition"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

const id = "wordpress"

// Source declares the sites that an edition collects.
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

// post holds what is read of a post; date is the site's local time.
type post struct {
	ID      int64                     `json:"id"`
	Date    string                    `json:"date"`
	Link    string                    `json:"link"`
	Title   struct{ Rendered string } `json:"title"`
	Content struct{ Rendered string } `json:"content"`
}

func (r reader) read(p source.Page, f *source.Findings) error {
	article, feed, err := source.KindOf(p.Kind, r.feeds)
	if err != nil {
		return err
	}
	if article {
		return fmt.Errorf("%s: this source has lists only", p.Address)
	}
	var posts []post
	if err := json.Unmarshal(p.Bytes, &posts); err != nil {
		return fmt.Errorf("%s: no list of posts: %w", p.Address, err)
	}
	for n, post := range posts {
		if err := r.post(p, feed, post, f); err != nil {
			f.Skip(fmt.Sprintf("%s, post %d", p.Address, n+1), "post", strconv.FormatInt(post.ID, 10), err.Error())
		}
	}
	next, err := nextPage(p, len(posts))
	if next != "" {
		f.Link(next, source.FeedKind(feed.ID))
	}
	return err
}

// nextPage is the address of the page after this one. The answer's header says
// how many there are; where a proxy took it out, a page with fewer posts than
// per_page is the last.
func nextPage(p source.Page, posts int) (string, error) {
	at, err := url.Parse(p.Address)
	if err != nil {
		return "", fmt.Errorf("address %q: %w", p.Address, err)
	}
	query := at.Query()
	per, err := strconv.Atoi(query.Get("per_page"))
	if err != nil || per < 1 || per > 100 {
		return "", fmt.Errorf("%s: per_page %q, want 1 to 100", p.Address, query.Get("per_page"))
	}
	page := 1
	if text := query.Get("page"); text != "" {
		if page, err = strconv.Atoi(text); err != nil {
			return "", fmt.Errorf("%s: page %q", p.Address, text)
		}
	}
	if all := p.Field("X-WP-TotalPages"); all != "" {
		pages, err := strconv.Atoi(all)
		if err != nil {
			return "", fmt.Errorf("%s: X-WP-TotalPages %q", p.Address, all)
		}
		if page >= pages {
			return "", nil
		}
	} else if posts < per {
		return "", nil
	}
	query.Set("page", strconv.Itoa(page+1))
	at.RawQuery = query.Encode()
	return at.String(), nil
}

// post reads one post. Its document is the page that readers open, its words
// are held by the answer of the API that was kept.
func (r reader) post(p source.Page, feed edition.Feed, post post, f *source.Findings) error {
	title, err := plain(post.Title.Rendered)
	if err != nil {
		return err
	}
	text, err := plain(post.Content.Rendered)
	if err != nil {
		return err
	}
	if !strings.HasPrefix(post.Link, "http") {
		return fmt.Errorf("link %q is no address", post.Link)
	}
	if len(r.scope.Why(title+"\n"+text)) == 0 {
		f.OutOfScope(post.Link, title)
		return nil
	}
	day, _, _ := strings.Cut(post.Date, "T")
	on, err := parse.Date(day)
	if err != nil {
		return fmt.Errorf("date %q: %w", post.Date, err)
	}
	page := p
	page.Address = post.Link
	return f.Announce(page, id, feed, source.Release{Title: title, Text: text, Lang: feed.Lang, PublishedOn: funding.Date(on)})
}

func plain(markup string) (string, error) {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(markup))
	if err != nil {
		return "", err
	}
	return parse.Paragraphs(doc.Find("body")), nil
}
