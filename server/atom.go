package main

import (
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"net/http"

	"sillage/db/release"
	"sillage/server/view"
)

// atomFeed is a feed of RFC 4287.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel      string `xml:"rel,attr"`
	Type     string `xml:"type,attr,omitempty"`
	HrefLang string `xml:"hreflang,attr,omitempty"`
	Href     string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated string     `xml:"updated"`
	Links   []atomLink `xml:"link"`
	Summary atomText   `xml:"summary"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Lang string `xml:"xml:lang,attr,omitempty"`
	Text string `xml:",chardata"`
}

// changes is the Atom feed of what changed in announcements. Ids do not depend
// on where the site is served.
func changes(q *ask) error {
	events, err := q.db.Events(q.ctx(), "", mostEvents)
	if err != nil {
		return err
	}
	here := q.base() + q.href(view.AnnouncementsAt, "")
	feed := atomFeed{Lang: string(q.lang), ID: stableID("feed of changes, " + string(q.lang)), Author: "Sillage", Updated: q.db.This.PublishedAt,
		Title: map[view.Lang]string{view.French: "Ce qui change dans les annonces suivies", view.English: "What changes in the announcements followed"}[q.lang],
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: here + ".atom"},
			{Rel: "alternate", Type: "text/html", HrefLang: string(q.lang), Href: here},
		}}
	if len(events) > 0 {
		feed.Updated = midnight(events[0])
	}
	for _, e := range events {
		feed.Entries = append(feed.Entries, q.atomEntry(e))
	}
	text, err := xml.MarshalIndent(feed, "", "  ")
	if err != nil {
		return fmt.Errorf("feed of changes: %w", err)
	}
	q.c.Data(http.StatusOK, "application/atom+xml; charset=utf-8", append([]byte(xml.Header), append(text, '\n')...))
	return nil
}

func (q *ask) atomEntry(e release.Event) atomEntry {
	was, became, open, shut, nothing := "avant\u00a0: ", "après\u00a0: ", "«\u00a0", "\u00a0»", "rien à cet endroit"
	if q.lang == view.English {
		was, became, open, shut, nothing = "before: ", "after: ", "“", "”", "nothing there"
	}
	quoted := func(words string) string {
		if words == "" {
			return nothing
		}
		return open + words + shut
	}
	return atomEntry{
		ID: stableID(e.Key), Title: q.eventLabel(e.Kind) + " — " + e.Title, Updated: midnight(e),
		Links:   []atomLink{{Rel: "alternate", Type: "text/html", HrefLang: string(q.lang), Href: q.base() + q.href(view.AnnouncementsAt, e.Announcement) + "#" + e.Key}},
		Summary: atomText{Type: "text", Text: was + quoted(e.Was) + ", " + became + quoted(e.Became)},
	}
}

// midnight is the day on which a change was seen, as a moment of RFC 3339: a
// day is all that a release says.
func midnight(e release.Event) string { return string(e.SeenOn) + "T00:00:00Z" }

// stableID makes a UUID of version 8 (RFC 9562, 5.8) out of a name.
func stableID(name string) string {
	sum := sha256.Sum256([]byte("sillage " + name))
	sum[6] = sum[6]&0x0f | 0x80
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
