package edition

import (
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// Feed is a place where announcements are listed, or one announcement by
// itself, for one source. What articles say of themselves wins over Publisher.
type Feed struct {
	Source, ID   string
	Article      bool     // Address is an article, not a list
	Address      string   // where the list begins
	Hosts        []string // that its articles lie on, beside that of Address
	Publisher    string
	PublisherKey string // of the register's organizations, or empty
	Speaker      string // one of funding.Speakers
	Rank         funding.Rank
	Lang         string // of its articles; empty: they say it
}

// FeedsOf lists the feeds of a source, in the order of the edition.
func (e Edition) FeedsOf(source string) []Feed {
	var feeds []Feed
	for _, f := range e.Feeds {
		if f.Source == source {
			feeds = append(feeds, f)
		}
	}
	return feeds
}

// HostsOf lists the hosts that a source's feeds may lead to.
func (e Edition) HostsOf(source string) []string {
	var hosts []string
	for _, f := range e.FeedsOf(source) {
		at, err := url.Parse(f.Address)
		if err != nil {
			continue // refused when the edition was read
		}
		hosts = append(append(hosts, at.Host), f.Hosts...)
	}
	slices.Sort(hosts)
	return slices.Compact(hosts)
}

// ScopeName is a programme or a manager whose announcements are in scope.
type ScopeName struct{ Kind, Name, Lang string }

// readFeeds reads where announcements are found and which are in scope; an
// edition without announcements has neither file.
func readFeeds(e *Edition) error {
	for _, file := range []string{feedsFile, scopeFile} {
		if _, err := fs.Stat(e.Files, file); err != nil {
			return nil
		}
	}
	t, err := e.table(feedsFile, "source", "id", "kind", "address", "hosts", "publisher", "publisher_key", "speaker", "rank", "lang")
	if err != nil {
		return err
	}
	if err := unique(t, "source", "id"); err != nil {
		return err
	}
	for _, row := range t.Rows {
		f, err := feedOf(row)
		if err != nil {
			return err
		}
		e.Feeds = append(e.Feeds, f)
	}
	return readScope(e)
}

const (
	feedsFile = "announcement_feeds.csv"
	scopeFile = "announcement_scope.csv"
)

func feedOf(row parse.Row) (Feed, error) {
	f := Feed{Source: row.Text("source"), ID: row.Text("id"), Address: row.Text("address"), Hosts: strings.Fields(row.Text("hosts")),
		Publisher: row.Text("publisher"), PublisherKey: row.Text("publisher_key"), Speaker: row.Text("speaker"),
		Rank: funding.Rank(row.Text("rank")), Lang: row.Text("lang")}
	at, err := url.Parse(f.Address)
	f.Article = row.Text("kind") == "article"
	switch {
	case !f.Article && row.Text("kind") != "list":
		return f, row.Errorf("kind", "want list or article")
	case f.ID == "" || strings.ContainsAny(f.ID, " /"):
		return f, row.Errorf("id", "want one word")
	case err != nil || at.Host == "" || at.Scheme != "https" && at.Scheme != "http":
		return f, row.Errorf("address", "is no address of the web")
	case !funding.Speakers.Has(f.Speaker):
		return f, row.Errorf("speaker", "is no code of its list")
	case !funding.Ranks.Has(string(f.Rank)):
		return f, row.Errorf("rank", "is no code of its list")
	case f.Lang != "" && f.Lang != "fr" && f.Lang != "en":
		return f, row.Errorf("lang", "want fr, en or nothing")
	}
	return f, nil
}

func readScope(e *Edition) error {
	t, err := e.table(scopeFile, "kind", "name", "lang")
	if err != nil {
		return err
	}
	if err := unique(t, "name", "lang"); err != nil {
		return err
	}
	for _, row := range t.Rows {
		if kind := row.Text("kind"); kind != "programme" && kind != "manager" {
			return row.Errorf("kind", "want programme or manager")
		}
		if err := language(row); err != nil {
			return err
		}
		if len(row.Text("name")) < 4 {
			return row.Errorf("name", "is too short to tell anything")
		}
		e.Scope = append(e.Scope, ScopeName{row.Text("kind"), row.Text("name"), row.Text("lang")})
	}
	if len(e.Scope) == 0 {
		return fmt.Errorf("%s: no name", scopeFile)
	}
	return nil
}

// readKnownSources reads the sources that nobody collects yet; an edition need
// not have any.
func readKnownSources(e *Edition) error {
	const file = "known_sources.csv"
	if _, err := fs.Stat(e.Files, file); err != nil {
		return nil
	}
	t, err := e.table(file, "title_fr", "title_en", "address", "format", "holds_fr", "holds_en", "read_by")
	if err != nil {
		return err
	}
	if err := unique(t, "title_fr"); err != nil {
		return err
	}
	for _, row := range t.Rows {
		for _, column := range []string{"title_en", "format", "holds_fr", "holds_en"} {
			if row.Text(column) == "" {
				return row.Errorf(column, "is empty")
			}
		}
		if at, err := url.Parse(row.Text("address")); err != nil || at.Host == "" || at.Scheme != "https" {
			return row.Errorf("address", "is no address of the web")
		}
		if by := row.Text("read_by"); by != "" && !e.Uses(by) {
			return row.Errorf("read_by", "is no source of this edition")
		}
		e.KnownSources = append(e.KnownSources, funding.KnownSource{TitleFR: row.Text("title_fr"), TitleEN: row.Text("title_en"),
			Address: row.Text("address"), Format: row.Text("format"), HoldsFR: row.Text("holds_fr"), HoldsEN: row.Text("holds_en"), ReadBy: row.Text("read_by")})
	}
	return nil
}
