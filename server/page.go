package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// ask is one request with the release that answers it.
type ask struct {
	c    *gin.Context
	site *site
	db   *release.DB
	lang view.Lang
	// cited numbers the documents of a page that lists them; nil elsewhere.
	cited *citations
}

func (q *ask) ctx() context.Context { return q.c.Request.Context() }

// key is the last part of the address of one thing.
func (q *ask) key() string { return q.c.Param("key") }

// value is a query parameter; each stands at most once.
func (q *ask) value(name string) string { return q.c.Query(name) }

func (q *ask) href(kind view.Kind, key string) string { return view.Href(q.lang, kind, key) }

// base is the scheme and host of permanent addresses.
func (q *ask) base() string {
	if q.site.base != "" {
		return q.site.base
	}
	scheme := "http"
	if q.c.Request.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + q.c.Request.Host
}

// frame is what every page has around it.
func (q *ask) frame() (view.Frame, error) {
	path := q.c.Request.URL.Path
	f := view.Frame{Lang: q.lang, Base: q.base(), Path: withQuery(path, q.c.Request.URL.RawQuery),
		OtherPath: withQuery(translated(path), q.c.Request.URL.RawQuery)}
	if q.db == nil {
		return f, nil
	}
	day, _, _ := strings.Cut(q.db.This.PublishedAt, "T")
	f.Release = view.Release{Number: int(q.db.This.Number), PublishedAt: funding.Date(day), ContentHash: q.db.This.ContentHash}
	f.Synthetic = q.db.Bulk.Synthetic
	texts, err := q.db.Texts(q.ctx(), string(q.lang))
	if err != nil {
		return f, err
	}
	f.Foot, f.FootState, f.FootError = foot(texts), texts["foot_state"], texts["foot_error"]
	if f.StateOn, err = q.db.StateOn(q.ctx()); err != nil {
		return f, err
	}
	f.Cite, err = q.citeBox()
	return f, err
}

// footOrder is the order of the edition's sentences; the state of the sources
// and the way to report an error have places of their own.
var footOrder = []string{"foot_announced", "foot_not_found", "foot_managing", "foot_quotes", "foot_computed", "foot_independent", "foot_licence"}

func foot(texts map[string]string) []string {
	var out []string
	for _, key := range footOrder {
		if words := texts[key]; words != "" {
			out = append(out, words)
		}
	}
	for _, key := range sortedKeys(texts) {
		if strings.HasPrefix(key, "foot_") && key != "foot_state" && key != "foot_error" && !slices.Contains(footOrder, key) {
			out = append(out, texts[key])
		}
	}
	return out
}

func withQuery(path, query string) string {
	if query == "" {
		return path
	}
	return path + "?" + query
}

// translated gives the same page in the other language.
func translated(path string) string {
	lang, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if strings.HasPrefix(path, view.Href(view.Lang(lang), view.CiteAt, "")+"/") {
		return translatedCitation(path)
	}
	from := view.Lang(lang)
	if !slices.Contains(view.Langs, from) {
		return view.Href(view.French, view.HomeAt, "")
	}
	to := otherLang(from)
	word, key, _ := strings.Cut(rest, "/")
	for _, kind := range kinds {
		if view.Href(from, kind, "") == "/"+lang+"/"+word {
			if key == "" {
				return view.Href(to, kind, "")
			}
			return view.Href(to, kind, "") + "/" + view.PictureIn(from, to, key)
		}
	}
	return view.Href(to, view.HomeAt, "")
}

func otherLang(l view.Lang) view.Lang {
	if l == view.French {
		return view.English
	}
	return view.French
}

// page wraps what makes a page: it reads the release of the moment, renders
// the page whole, and answers errors in one place. Only the named query
// parameters may stand in the address.
func (s *site) page(lang view.Lang, make func(*ask) (view.Page, error), params ...string) gin.HandlerFunc {
	return s.answer(lang, params, func(q *ask) error {
		page, err := make(q)
		if err != nil {
			return err
		}
		if asked := askedFor(q.ctx()); asked != nil {
			asked.page = page
			return nil
		}
		return s.write(q.c, http.StatusOK, page)
	})
}

// anyParam lets an address have every parameter: what they mean is for the
// address that it speaks of.
var anyParam = []string{"*"}

// answer gives every address its release, its ETag and its errors.
func (s *site) answer(lang view.Lang, params []string, reply func(*ask) error) gin.HandlerFunc {
	return func(c *gin.Context) {
		if err := onlyParams(c.Request.URL, params); err != nil {
			s.fail(c, err)
			return
		}
		db, done, err := s.releases.take()
		if err != nil {
			s.fail(c, err)
			return
		}
		defer done()
		if s.unchanged(c, db) {
			return
		}
		if err := reply(&ask{c: c, site: s, db: db, lang: lang}); err != nil {
			s.fail(c, err)
		}
	}
}

// onlyParams refuses query parameters that the address does not have, and
// those that stand twice.
func onlyParams(address *url.URL, params []string) error {
	query, err := url.ParseQuery(address.RawQuery)
	if err != nil {
		return badQuery{address.RawQuery, "not readable"}
	}
	for _, name := range sortedKeys(query) {
		if !slices.Contains(params, name) && !slices.Equal(params, anyParam) {
			return badQuery{name, "not known here"}
		}
		if len(query[name]) > 1 {
			return badQuery{name, "stands more than once"}
		}
	}
	return nil
}

// unchanged sets the ETag of release, build, address and encoding, and answers
// 304 when the reader has it.
func (s *site) unchanged(c *gin.Context, db *release.DB) bool {
	coding := ""
	for _, name := range []string{"zstd", "gzip"} {
		if strings.Contains(c.GetHeader("Accept-Encoding"), name) {
			coding += name
		}
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%d\n%s\n%s%s\n%s", db.This.ContentHash, db.This.Number, s.build,
		c.Request.Host, c.Request.URL.RequestURI(), coding))
	etag := `"` + hex.EncodeToString(sum[:12]) + `"`
	h := c.Writer.Header()
	h.Set("ETag", etag)
	h.Set("Cache-Control", "public, no-cache")
	for _, known := range strings.Split(c.GetHeader("If-None-Match"), ",") {
		known = strings.TrimPrefix(strings.TrimSpace(known), "W/")
		if known == etag || known == "*" {
			c.AbortWithStatus(http.StatusNotModified)
			c.Writer.WriteHeaderNow()
			return true
		}
	}
	return false
}

// write renders a page whole before its first byte leaves.
func (s *site) write(c *gin.Context, status int, page view.Page) error {
	var b bytes.Buffer
	if err := s.views.Render(&b, page); err != nil {
		return err
	}
	c.Data(status, "text/html; charset=utf-8", b.Bytes())
	return nil
}
