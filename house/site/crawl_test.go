package site

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// page is one address of the site as it was answered.
type page struct {
	Path string // with its query, without a fragment
	answer
	Doc   *goquery.Document // nil when it is not HTML
	Links []string          // internal, as written, resolved, with their fragment
	host  string
}

// crawled holds every page that can be reached, by path.
type crawled map[string]*page

// everyPage crawls the site once, from both languages.
func everyPage(t *testing.T) crawled {
	t.Helper()
	return site(t).crawled(t)
}

func (s *served) crawled(t *testing.T) crawled {
	t.Helper()
	s.crawling.Do(func() { s.pages, s.crawlErr = crawl(s, "/fr/", "/en/") })
	if s.crawlErr != nil {
		t.Fatal(s.crawlErr)
	}
	return s.pages
}

// onEachSite holds a check against every page of the built-in edition and of
// the tiny one of another place and theme.
func onEachSite(t *testing.T, check func(t *testing.T, s *served, pages crawled)) {
	t.Helper()
	for name, open := range map[string]func(*testing.T) *served{"built-in edition": site, "tiny edition": tiny} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			check(t, s, s.crawled(t))
		})
	}
}

// crawl follows every internal link. The links of an address with a query are
// followed only to addresses without one, to its next pages, and to its files:
// the filters of a list would otherwise multiply without end.
func crawl(s *served, from ...string) (crawled, error) {
	seen := map[string]bool{}
	out := crawled{}
	for wave := from; len(wave) > 0; {
		var fresh []string
		for _, path := range wave {
			if !seen[path] {
				seen[path] = true
				fresh = append(fresh, path)
			}
		}
		pages, err := readAll(s, fresh)
		if err != nil {
			return nil, err
		}
		wave = nil
		for _, p := range pages {
			out[p.Path] = p
			for _, l := range p.Links {
				path, _, _ := strings.Cut(l, "#")
				if followed(p.Path, path) {
					wave = append(wave, path)
				}
			}
		}
	}
	return out, nil
}

func followed(from, to string) bool {
	if isCitationFile(to) && !soak() && crc32.ChecksumIEEE([]byte(to))%16 != 0 {
		return false // every page has four of them: one in sixteen is read, all of them in the long run
	}
	_, fromQuery, narrowed := strings.Cut(from, "?")
	toPath, toQuery, asks := strings.Cut(to, "?")
	if !narrowed || !asks || strings.Contains(toPath, "/records.") { // a sum of records, under one choice more
		return true
	}
	return toQuery == fromQuery && (strings.HasSuffix(toPath, ".csv") || strings.HasSuffix(toPath, ".json")) ||
		withoutPage(toQuery) == withoutPage(fromQuery)
}

// isCitationFile tells a citation as a file: /fr/citer/1/f1.bib.
func isCitationFile(to string) bool {
	at, _, _ := strings.Cut(to, "?")
	citation := strings.HasPrefix(at, "/fr/citer/") || strings.HasPrefix(at, "/en/cite/")
	return citation && slices.Contains([]string{".txt", ".bib", ".ris", ".json"}, path.Ext(at))
}

func withoutPage(query string) string {
	values, err := url.ParseQuery(query)
	if err != nil {
		return query
	}
	values.Del("page")
	return values.Encode()
}

// readAll reads the paths with a few readers at once.
func readAll(s *served, paths []string) ([]*page, error) {
	pages, problems := make([]*page, len(paths)), make([]error, len(paths))
	next := make(chan int)
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for n := range next {
				pages[n], problems[n] = readPage(s, paths[n])
			}
		})
	}
	for n := range paths {
		next <- n
	}
	close(next)
	readers.Wait()
	for _, err := range problems {
		if err != nil {
			return nil, err
		}
	}
	return pages, nil
}

func readPage(s *served, path string) (*page, error) {
	a, err := s.read(path)
	if err != nil {
		return nil, err
	}
	p := &page{Path: path, answer: a, host: strings.TrimPrefix(s.Base, "http://")}
	if to := a.Header.Get("Location"); to != "" {
		p.link(to)
	}
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
		return p, nil
	}
	if p.Doc, err = goquery.NewDocumentFromReader(bytes.NewReader(a.Body)); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for selector, attribute := range map[string]string{
		"a[href], area[href], link[href], use[href]": "href",
		"img[src], script[src], source[src]":         "src",
		"form[action]":                               "action",
	} {
		p.Doc.Find(selector).Each(func(_ int, e *goquery.Selection) { p.link(e.AttrOr(attribute, "")) })
	}
	slices.Sort(p.Links)
	p.Links = slices.Compact(p.Links)
	return p, nil
}

// link notes an address if it belongs to the site.
func (p *page) link(written string) {
	base, err := url.Parse(p.Path)
	if err != nil {
		p.Links = append(p.Links, "unreadable:"+p.Path)
		return
	}
	to, err := base.Parse(strings.TrimSpace(written))
	if err != nil {
		p.Links = append(p.Links, "unreadable:"+written)
		return
	}
	if to.Host != "" && to.Host != p.host || to.Scheme != "" && to.Scheme != "http" {
		return
	}
	to.Scheme, to.Host = "", ""
	p.Links = append(p.Links, to.String())
}

func TestEveryLinkOfTheSiteLeadsSomewhere(t *testing.T) { onEachSite(t, everyLinkLeads) }

func everyLinkLeads(t *testing.T, _ *served, pages crawled) {
	kinds := map[string]int{}
	for _, p := range pages {
		kinds[kindOf(p.Path)]++
		if p.Status >= 400 {
			t.Errorf("%s: status %d, linked from %s", p.Path, p.Status, pages.linkingTo(p.Path))
		}
		for _, l := range p.Links {
			if strings.HasPrefix(l, "unreadable:") {
				t.Errorf("%s: link %q", p.Path, l)
				continue
			}
			path, id, _ := strings.Cut(l, "#")
			if target := pages[path]; id != "" && target != nil && target.Doc != nil && !hasID(target.Doc, id) {
				t.Errorf("%s: the link %s has no such place", p.Path, l)
			}
		}
	}
	t.Logf("%d addresses: %v", len(pages), kinds)
}

func hasID(doc *goquery.Document, id string) bool {
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	return doc.Find("[id]").FilterFunction(func(_ int, e *goquery.Selection) bool { return e.AttrOr("id", "") == id }).Length() > 0
}

func (c crawled) linkingTo(path string) string {
	for _, p := range c {
		for _, l := range p.Links {
			if to, _, _ := strings.Cut(l, "#"); to == path {
				return p.Path
			}
		}
	}
	return "no page"
}

// kindOf is the first two parts of an address: /fr/programmes.
func kindOf(path string) string {
	path, _, _ = strings.Cut(path, "?")
	parts := strings.SplitN(path, "/", 4)
	kind := "/" + strings.Join(parts[1:min(3, len(parts))], "/")
	if strings.HasSuffix(path, ".csv") || strings.HasSuffix(path, ".json") {
		return kind + " (file)"
	}
	if len(parts) > 3 && parts[3] != "" {
		return kind + "/KEY"
	}
	return kind
}

func TestEveryPageIsCompleteInItsLanguage(t *testing.T) { onEachSite(t, everyPageIsComplete) }

func everyPageIsComplete(t *testing.T, _ *served, pages crawled) {
	for _, p := range pages {
		if p.Doc == nil || p.Status != http.StatusOK {
			continue
		}
		lang := strings.SplitN(p.Path, "/", 3)[1]
		if got := p.Doc.Find("html").AttrOr("lang", ""); !strings.HasPrefix(got, lang) {
			t.Errorf("%s: html lang is %q", p.Path, got)
		}
		if n := p.Doc.Find("h1").Length(); n != 1 {
			t.Errorf("%s: %d h1", p.Path, n)
		}
		if strings.TrimSpace(p.Doc.Find("head > title").Text()) == "" {
			t.Errorf("%s: no title", p.Path)
		}
		if n := p.Doc.Find("main").Length(); n != 1 {
			t.Errorf("%s: %d main", p.Path, n)
		}
		checkAlternate(t, pages, p, lang)
	}
}

// checkAlternate wants a page in the other language, which points back.
func checkAlternate(t *testing.T, pages crawled, p *page, lang string) {
	t.Helper()
	other := map[string]string{"fr": "en", "en": "fr"}[lang]
	there := alternate(p.Doc, other)
	if there == "" {
		t.Errorf("%s: no alternate in %s", p.Path, other)
		return
	}
	target, known := pages[there]
	if !known || target.Status != http.StatusOK || target.Doc == nil {
		t.Errorf("%s: its alternate %s is no page", p.Path, there)
		return
	}
	if back := alternate(target.Doc, lang); back != p.Path {
		t.Errorf("%s: its alternate %s points back to %s", p.Path, there, back)
	}
}

// alternate is the path of the page in another language.
func alternate(doc *goquery.Document, lang string) string {
	href := ""
	doc.Find(`link[rel="alternate"][hreflang]`).Each(func(_ int, e *goquery.Selection) {
		if strings.HasPrefix(e.AttrOr("hreflang", ""), lang) {
			href = e.AttrOr("href", "")
		}
	})
	u, err := url.Parse(href)
	if err != nil || href == "" {
		return ""
	}
	u.Scheme, u.Host = "", ""
	return u.String()
}

// Script only enhances: what a reader needs is in the bytes of the page, and
// the policy lets nothing inline run.
func TestNothingRunsInline(t *testing.T) { onEachSite(t, nothingInline) }

func nothingInline(t *testing.T, _ *served, pages crawled) {
	for _, p := range pages {
		if p.Doc == nil {
			continue
		}
		policy := p.Header.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: Content-Security-Policy %q", p.Path, policy)
		}
		p.Doc.Find("script:not([src]), style, [style]").Each(func(_ int, e *goquery.Selection) {
			if kind := e.AttrOr("type", ""); !strings.HasSuffix(kind, "json") {
				t.Errorf("%s: inline %s", p.Path, goquery.NodeName(e))
			}
		})
		p.Doc.Find("*").Each(func(_ int, e *goquery.Selection) {
			for _, a := range e.Nodes[0].Attr {
				if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
					t.Errorf("%s: inline script in %s of %s", p.Path, a.Key, goquery.NodeName(e))
				}
			}
		})
	}
}

// The sentences that are fair to those named stand on every page's foot, with
// the release that the page was made from.
func TestEveryFootNamesItsRelease(t *testing.T) { onEachSite(t, everyFootNames) }

func everyFootNames(t *testing.T, s *served, pages crawled) {
	release := readRelease(t, s)
	for _, p := range pages {
		if p.Doc == nil || p.Status != http.StatusOK {
			continue
		}
		foot := spaces(p.Doc.Find("footer").Text())
		for _, want := range []string{fmt.Sprint(release.Number), release.ContentHash[:8]} {
			if !strings.Contains(foot, want) {
				t.Errorf("%s: the foot does not say %s", p.Path, want)
			}
		}
	}
}
