package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/work"
)

const hash1, hash2 = "00000000000000000000000000000000000000000000000000000000000000b1", "00000000000000000000000000000000000000000000000000000000000000b2"

// watchedWorld is the small world with a source of announcements: one that is
// followed and changed, its twin and its reprint.
func watchedWorld(t *testing.T) string {
	t.Helper()
	db, data := dbtest.Sample(t)
	document := func(key, address, lang, copyOf, twin string) funding.Document {
		return funding.Document{Key: key, Source: "wire", Address: address, Title: "Communiqué synthétique de 5,4 M$", Publisher: "Synthétique", Kind: "release",
			Speaker: "payer", Lang: lang, CopyOf: copyOf, Twin: twin}
	}
	evidence := func(key, document string) funding.Evidence {
		return funding.Evidence{Key: key, Source: "wire", Document: document, Snapshot: hash2, Locator: "title", Fragment: "Communiqué synthétique", Lang: "fr",
			ConsultedOn: "2026-11-22", State: "captured", AddressState: "alive"}
	}
	announcement := func(key, evidence string, on funding.Date) funding.Announcement {
		return funding.Announcement{Key: key, AnnouncedOn: on, PublishedOn: on, Rank: "primary", Evidence: evidence}
	}
	gone := document("doc-w3", "https://example.test/w3", "fr", "https://example.test/w1", "")
	gone.GoneSince, gone.Archive = "2026-11-23", "https://archive.example.test/w3"
	missing := evidence("w1-words", "doc-w1")
	missing.Snapshot, missing.State, missing.NotFoundOn = "", "cited", "2026-11-22"
	b := work.Batch{
		Source: funding.Source{ID: "wire", Kind: "announcements", TitleFR: "Fil d’essai (synthétique)", TitleEN: "Test wire (synthetic)", Publisher: "Sillage",
			CoversFR: "Trois textes.", CoversEN: "Three texts.", LeavesOutFR: "Le reste.", LeavesOutEN: "The rest.", Licence: "CC0", State: "proven"},
		Documents: []funding.Document{
			document("doc-w1", "https://example.test/w1", "fr", "", "https://example.test/w2"), document("doc-w2", "https://example.test/w2", "en", "", ""), gone,
		},
		Snapshots: []funding.Snapshot{{Hash: hash2, Source: "wire", Address: "https://example.test/w1", MediaType: "text/html", Size: 4096, FetchedOn: "2026-11-22"}},
		Evidence:  []funding.Evidence{evidence("w1-title", "doc-w1"), evidence("w2-title", "doc-w2"), evidence("w3-title", "doc-w3"), evidence("a-title", "doc-a"), missing},
		Announcements: []funding.Announcement{
			announcement("ann-w1", "w1-title", "2026-11-20"), announcement("ann-w2", "w2-title", "2026-11-20"), announcement("ann-w3", "w3-title", "2025-06-01"),
			announcement("ann-a", "a-title", "2024-03-14"), // of a document of the register
		},
		DocumentNotes: []funding.DocumentNote{{Key: "w1-note", Note: "synthetic", Evidence: "w1-words"}},
		Versions:      []funding.AnnouncementVersion{{Document: "doc-w1", Number: 1, SeenOn: "2026-11-20", Hash: hash1}, {Document: "doc-w1", Number: 2, SeenOn: "2026-11-22", Hash: hash2}},
		Events: []funding.Event{{Key: "event-w1", Document: "doc-w1", SeenOn: "2026-11-22", Kind: "amount", Lang: "fr", Was: "plus de 5,4 millions & plus", Became: "plus de 6,4 millions",
			WasHash: hash1, BecameHash: hash2}},
		Waiting: []work.Waiting{{Announcement: "ann-w1", Amounts: 2}, {Announcement: "ann-a", Amounts: 1}},
		Run:     work.RunReport{Source: "wire", StartedAt: dbtest.Now(), FinishedAt: dbtest.Now(), Parsed: 3},
	}
	if err := db.Replace(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	if _, err := publish.Publish(context.Background(), publish.Options{Data: data, Edition: "synthetic", Now: dbtest.Now}); err != nil {
		t.Fatal(err)
	}
	return data
}

func fetched(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s answered %d, %v: %.300s", address, answer.StatusCode, err, body)
	}
	return string(body)
}

func page(t *testing.T, address string) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(fetched(t, address)))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestAnAnnouncementShowsWhatIsKnownOfIt(t *testing.T) {
	_, server := served(t, watchedWorld(t))
	for address, wants := range map[string][]string{
		"/fr/annonces/ann-w1": {"2 montants lus dans ce texte attendent une relecture.", "4\u00a0096 octets", hash1, hash2, "montant changé", "plus de 6,4 millions",
			"Même texte, autre langue", "Reprises ailleurs", "2 versions de la page", "Aucun chiffre publié"},
		"/en/announcements/ann-w1": {"2 amounts read in this text wait for review.", "amount changed", "Before: «\u00a0plus de 5,4 millions & plus\u00a0»", "Same text, other language"},
		"/en/announcements/ann-w2": {"Same text, other language", "The page is cited; its versions are not followed."},
		"/fr/annonces/ann-w3":      {"Reprise de", "L’adresse ne répond plus depuis le", "23\u00a0novembre 2026", "https://archive.example.test/w3"},
		"/fr/annonces/X0001-1":     {"1 montant lu dans ce texte attend une relecture.", "Autres annonces lues dans le même document", "ann-a", "Programme d’essai"},
		"/fr/preuves/w1-words":     {"Ces mots n’ont pas été trouvés dans la copie du", "22\u00a0novembre 2026"},
		"/en/evidence/w1-words":    {"The words were not found in the copy of"},
	} {
		text := strings.Join(strings.Fields(strings.ReplaceAll(page(t, server.URL+address).Find("main").Text(), "\u00a0", "~")), " ")
		for _, want := range wants {
			if !strings.Contains(text, strings.ReplaceAll(want, "\u00a0", "~")) {
				t.Errorf("%s does not say %q in\n%.1500s", address, want, text)
			}
		}
	}
	twin, _ := page(t, server.URL+"/en/announcements/ann-w2").Find("main dd cite a").First().Attr("href")
	if twin != "/en/announcements/ann-w1" {
		t.Errorf("the twin of the twin is %q", twin)
	}
}

func TestAnnouncementsAreListedFilteredAndHandedOut(t *testing.T) {
	_, server := served(t, watchedWorld(t))
	order := page(t, server.URL+"/fr/annonces").Find("ul.documents > li").Map(func(_ int, s *goquery.Selection) string { return s.AttrOr("id", "") })
	if got := strings.Join(order, " "); got != "ann-w2 ann-w1 ann-w3 X0001-1" {
		t.Errorf("in order %s", got)
	}
	if n := page(t, server.URL+"/en/announcements?source=wire&year=2025").Find("ul.documents > li").Length(); n != 1 {
		t.Errorf("%d of 2025", n)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(fetched(t, server.URL+"/en/announcements.csv?source=wire"), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatalf("%d lines of CSV, %v", len(rows), err)
	}
	var answer struct {
		Rows []map[string]any `json:"data"`
	}
	if err := json.Unmarshal([]byte(fetched(t, server.URL+"/api/v1/announcements?source=wire&year=2026")), &answer); err != nil || len(answer.Rows) != 2 {
		t.Fatalf("%d rows, %v", len(answer.Rows), err)
	}
	if first := answer.Rows[1]; first["announcement"] != "ann-w1" || first["waiting"] != 2.0 || first["events"] != 1.0 || first["versions"] != 2.0 || first["sha256"] != hash2 {
		t.Errorf("the row of w1: %v", first)
	}
}

func TestTheFeedOfChangesIsAtom(t *testing.T) {
	_, server := served(t, watchedWorld(t))
	ids := map[string]bool{}
	for _, address := range []string{"/fr/annonces.atom", "/en/announcements.atom"} {
		text := fetched(t, server.URL+address)
		var feed struct {
			XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
			ID      string   `xml:"id"`
			Title   string   `xml:"title"`
			Updated string   `xml:"updated"`
			Author  string   `xml:"author>name"`
			Links   []struct {
				Rel  string `xml:"rel,attr"`
				Href string `xml:"href,attr"`
			} `xml:"link"`
			Entries []struct {
				ID      string `xml:"id"`
				Title   string `xml:"title"`
				Updated string `xml:"updated"`
				Summary string `xml:"summary"`
				Link    struct {
					Href string `xml:"href,attr"`
				} `xml:"link"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal([]byte(text), &feed); err != nil {
			t.Fatal(err)
		}
		if len(feed.Entries) != 1 || feed.Title == "" || feed.Author == "" || len(feed.Links) != 2 || feed.Links[0].Href != server.URL+address {
			t.Fatalf("%s: %+v", address, feed)
		}
		e := feed.Entries[0]
		for _, at := range []string{feed.Updated, e.Updated} {
			if moment, err := time.Parse(time.RFC3339, at); err != nil || moment.Format(time.DateOnly) != "2026-11-22" {
				t.Errorf("%s: updated %q", address, at)
			}
		}
		if !strings.Contains(e.Summary, "plus de 5,4 millions & plus") || !strings.HasSuffix(e.Link.Href, "/ann-w1#event-w1") || !strings.HasPrefix(e.ID, "urn:uuid:") {
			t.Errorf("%s: %+v", address, e)
		}
		ids[e.ID] = true
		if again := fetched(t, server.URL+address); again != text {
			t.Errorf("%s: another answer the second time", address)
		}
	}
	if len(ids) != 1 {
		t.Errorf("one change has the ids %v", ids)
	}
}

func TestAWorldWithoutChangesHasAnEmptyFeed(t *testing.T) {
	_, server := served(t, dbtest.Release(t))
	text := fetched(t, server.URL+"/fr/annonces.atom")
	if strings.Contains(text, "<entry>") || !strings.Contains(text, "<updated>2026-11-23T12:00:00Z</updated>") {
		t.Errorf("the feed: %s", text)
	}
}
