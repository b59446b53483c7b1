package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/klauspost/compress/gzhttp"

	"sillage/server/view"
	"sillage/static"
)

// site is every address of the site.
type site struct {
	releases *releases
	views    *view.Templates
	base     string // of permanent addresses; empty: as the request says
	build    string // changes with the program, so that no ETag outlives it
	log      *slog.Logger
	engine   http.Handler // all addresses, for one that speaks of another
}

// kinds lists what an address opens, for routes and translations.
var kinds = []view.Kind{
	view.HomeAt, view.ProgrammesAt, view.OrganizationsAt, view.AwardsAt, view.FiguresAt, view.StatementsAt, view.QuantitiesAt,
	view.EvidenceAt, view.ComputedAt, view.SourcesAt, view.DocumentsAt, view.AnnouncementsAt, view.IndicesAt, view.MethodAt, view.SearchAt, view.ReplyAt,
	view.InsteadAt, view.IndicatorsAt, view.CiteAt,
	view.ComparesAt, view.PairsAt, view.SeriesAt, view.BesideAt,
	view.QuestionsAt, view.RequestsAt, view.RecordsAt, view.ReturnsAt, view.RegisterBodiesAt, view.RegisterSumsAt,
}

func (s *site) routes(r *gin.Engine) {
	read(r, "/", s.chooseLanguage)
	read(r, "/healthz", s.health)
	read(r, "/robots.txt", func(c *gin.Context) { c.String(http.StatusOK, "User-agent: *\nAllow: /\n") })
	read(r, static.Prefix+"*name", s.staticFile)
	for _, lang := range view.Langs {
		at := func(kind view.Kind) string { return view.Href(lang, kind, "") }
		one := func(kind view.Kind) string { return view.Href(lang, kind, "") + "/:key" }

		read(r, at(view.HomeAt), s.page(lang, home, "scope"))
		addList(s, r, lang, view.ProgrammesAt, programs)
		addList(s, r, lang, view.OrganizationsAt, organizations)
		addList(s, r, lang, view.AwardsAt, awards)
		addList(s, r, lang, view.FiguresAt, figures)
		addList(s, r, lang, view.StatementsAt, statements)
		addList(s, r, lang, view.QuantitiesAt, quantities)
		addList(s, r, lang, view.DocumentsAt, documents)
		addList(s, r, lang, view.AnnouncementsAt, announcements)
		read(r, at(view.AnnouncementsAt)+".atom", s.answer(lang, nil, changes))
		read(r, one(view.AnnouncementsAt), s.page(lang, announcement))
		addList(s, r, lang, view.QuestionsAt, questions)
		addList(s, r, lang, view.RequestsAt, requests)
		read(r, one(view.QuestionsAt), s.page(lang, questionPage))
		read(r, one(view.RequestsAt), s.letter(lang))
		addList(s, r, lang, view.RecordsAt, records)
		read(r, one(view.RecordsAt), s.page(lang, record))
		addList(s, r, lang, view.ReturnsAt, returns)
		addList(s, r, lang, view.RegisterBodiesAt, registerBodies)
		addList(s, r, lang, view.RegisterSumsAt, registerSums)
		read(r, one(view.ReturnsAt), s.page(lang, returnPage))
		read(r, one(view.ProgrammesAt), s.page(lang, dossier, paramStage))
		read(r, one(view.OrganizationsAt), s.page(lang, organization, paramStage))
		read(r, one(view.AwardsAt), s.page(lang, award))
		read(r, one(view.EvidenceAt), s.page(lang, evidence))
		read(r, at(view.ComparesAt), s.page(lang, compare, "scope"))
		addList(s, r, lang, view.PairsAt, pairs)
		addList(s, r, lang, view.SeriesAt, series)
		addList(s, r, lang, view.BesideAt, beside)
		read(r, one(view.PairsAt), s.page(lang, pair))
		read(r, one(view.SeriesAt), s.page(lang, oneSeries, "measure", "index", "base"))
		read(r, one(view.ComputedAt), s.page(lang, computed, slices.Concat(filterParams, insteadParams, recordParams)...))
		s.picture(r, lang, view.ProgrammesAt, pathPicture((*ask).programmeSubject))
		s.picture(r, lang, view.OrganizationsAt, pathPicture((*ask).organizationSubject))
		s.picture(r, lang, view.ProgrammesAt, barsPicture)
		read(r, at(view.SourcesAt), s.page(lang, sources))
		read(r, at(view.IndicesAt), s.page(lang, indices))
		read(r, at(view.MethodAt), s.page(lang, method))
		read(r, at(view.SearchAt), s.page(lang, search, "q"))
		read(r, at(view.InsteadAt), s.page(lang, instead, insteadParams...))
		addList(s, r, lang, view.IndicatorsAt, indicators)
		read(r, at(view.ReplyAt), s.page(lang, replyPage, "about"))
		read(r, at(view.CiteAt), s.page(lang, howToCite))
		read(r, at(view.CiteAt)+"/:release/*what", s.answer(lang, anyParam, permanentAddress))
	}
	read(r, "/api/v1/release", s.answer(view.English, nil, releaseJSON))
	addAPI(s, r, programs)
	addAPI(s, r, organizations)
	addAPI(s, r, awards)
	addAPI(s, r, figures)
	addAPI(s, r, statements)
	addAPI(s, r, quantities)
	addAPI(s, r, documents)
	addAPI(s, r, pairs)
	addAPI(s, r, series)
	addAPI(s, r, beside)
	addAPI(s, r, indicators)
	addAPI(s, r, questions)
	addAPI(s, r, requests)
	addAPI(s, r, announcements)
	addAPI(s, r, records)
	addAPI(s, r, returns)
	addAPI(s, r, registerBodies)
	addAPI(s, r, registerSums)
	r.NoRoute(func(c *gin.Context) { s.fail(c, noAddress(c.Request.URL.Path)) })
}

// read serves an address to GET and HEAD.
func read(r *gin.Engine, path string, h gin.HandlerFunc) {
	r.GET(path, h)
	r.HEAD(path, h)
}

// newSite makes the handler of the whole site.
func newSite(releases *releases, base string, log *slog.Logger) (http.Handler, error) {
	views, err := view.New()
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	build, err := checksumOfProgram()
	if err != nil {
		return nil, err
	}
	s := &site{releases: releases, views: views, base: strings.TrimRight(base, "/"), build: build, log: log}
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	if err := r.SetTrustedProxies(nil); err != nil {
		return nil, fmt.Errorf("proxies: %w", err)
	}
	r.Use(headers, s.recovered)
	s.routes(r)
	s.engine = r
	compress, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.EnableZstd(true), gzhttp.PreferZstd(true))
	if err != nil {
		return nil, fmt.Errorf("compression: %w", err)
	}
	return compress(r), nil
}

// checksumOfProgram names this build by its own bytes.
func checksumOfProgram() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find the program: %w", err)
	}
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("name the build: %w", err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("name the build: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), nil
}

// policy lets a page load its own stylesheet, fonts and pictures, and nothing
// else: no script, nothing inline, no frame around it.
const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func headers(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	if strings.HasPrefix(c.Request.URL.Path, "/api/") {
		h.Set("Access-Control-Allow-Origin", "*")
	}
	c.Next()
}

// staticFile serves a file whose name holds the checksum of its bytes, so that
// it may be kept for ever.
func (s *site) staticFile(c *gin.Context) {
	content, mediaType, ok := static.Open(strings.TrimPrefix(c.Param("name"), "/"))
	if !ok {
		s.fail(c, noAddress(c.Request.URL.Path))
		return
	}
	c.Header("Cache-Control", "public, max-age=31536000, immutable")
	if strings.HasPrefix(mediaType, "font/") {
		c.Header(gzhttp.HeaderNoCompression, "1")
	}
	c.Data(http.StatusOK, mediaType, content)
}

// health says whether a release can be read.
func (s *site) health(c *gin.Context) {
	c.Header("Cache-Control", "no-store")
	db, done, err := s.releases.take()
	if err != nil {
		c.String(http.StatusServiceUnavailable, "%v\n", err)
		return
	}
	defer done()
	if _, err := db.Counts(c.Request.Context()); err != nil {
		s.fail(c, err)
		return
	}
	c.String(http.StatusOK, "release %d\n", db.This.Number)
}
