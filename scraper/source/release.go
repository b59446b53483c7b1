package source

import (
	"fmt"
	"slices"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/edition"
)

// Release is one announcement as its page gives it. What it does not say of
// itself is taken from the feed that led to it.
type Release struct {
	Title, Text, Lang string
	Publisher         string
	PublishedOn       funding.Date
	AnnouncedOn       funding.Date // of its dateline
	Twin              string       // address of the same text in the other language
}

// mostTitle bounds the words of a title that stand as evidence.
const mostTitle = 12

// Announce turns a release into a document, the evidence of its title, an
// announcement and an article. What its prose says of money is for the reader
// of prose to propose and for a person to review. An address that was announced
// before is not announced again.
func (f *Findings) Announce(p Page, id string, feed edition.Feed, r Release) error {
	switch {
	case r.Title == "":
		return fmt.Errorf("%s: no title", p.Address)
	case r.Text == "":
		return fmt.Errorf("%s: no text", p.Address)
	case r.Lang != "fr" && r.Lang != "en":
		return fmt.Errorf("%s: language %q, want fr or en", p.Address, r.Lang)
	}
	publisher := r.Publisher
	if publisher == "" {
		publisher = feed.Publisher
	}
	key := DocumentKey(p.Address)
	if slices.ContainsFunc(f.Articles, func(a Article) bool { return a.Document == key }) {
		return nil // two lists show it
	}
	f.Documents = append(f.Documents, funding.Document{
		Key: key, Source: id, Address: p.Address, Title: r.Title, Publisher: publisher, PublisherKey: feed.PublisherKey,
		Kind: "release", Speaker: feed.Speaker, Lang: r.Lang, Twin: r.Twin,
	})
	words := strings.Fields(r.Title)
	f.Evidence = append(f.Evidence, funding.Evidence{
		Key: key + "-title", Source: id, Document: key, Snapshot: p.Hash, Locator: "title",
		Fragment: strings.Join(words[:min(len(words), mostTitle)], " "), Lang: r.Lang, ConsultedOn: p.ReceivedOn, State: "captured", AddressState: "alive",
	})
	f.Announcements = append(f.Announcements, funding.Announcement{
		Key: "ann-" + strings.TrimPrefix(key, "doc-"), AnnouncedOn: r.AnnouncedOn, PublishedOn: r.PublishedOn, Rank: feed.Rank, Evidence: key + "-title",
	})
	f.Articles = append(f.Articles, Article{
		Document: key, Evidence: key + "-title", Title: r.Title, Text: r.Text, Lang: r.Lang, Twin: r.Twin, PublishedOn: r.PublishedOn,
	})
	return nil
}

// OutOfScope notes an announcement that a list shows and that is not collected,
// so that it is listed and not lost.
func (f *Findings) OutOfScope(address, title string) {
	f.Outside = append(f.Outside, Outside{address, title})
}

// Outside is an announcement that the scope leaves out.
type Outside struct{ Address, Title string }

// FeedKind is the kind of a link to a list, and ArticleKind of one to an
// article, with the feed that leads there.
func FeedKind(feed string) string    { return "feed " + feed }
func ArticleKind(feed string) string { return "article " + feed }

// KindOf reads what FeedKind and ArticleKind wrote. Error: any other word.
func KindOf(kind string, feeds []edition.Feed) (article bool, feed edition.Feed, err error) {
	word, id, _ := strings.Cut(kind, " ")
	for _, f := range feeds {
		if f.ID == id && (word == "feed" || word == "article") {
			return word == "article", f, nil
		}
	}
	return false, edition.Feed{}, fmt.Errorf("%q is no kind of page of this source", kind)
}

// StartAt lists the links at which feeds begin.
func StartAt(feeds []edition.Feed) []Link {
	var links []Link
	for _, f := range feeds {
		kind := FeedKind(f.ID)
		if f.Article {
			kind = ArticleKind(f.ID)
		}
		links = append(links, Link{f.Address, kind})
	}
	return links
}
