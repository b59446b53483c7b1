package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"sillage/db/release"
	"sillage/server/view"
)

// badQuery is a query that no list of this site understands.
type badQuery struct{ name, why string }

func (b badQuery) Error() string { return fmt.Sprintf("query parameter %q: %s", b.name, b.why) }

// statusOf turns an error into the status that a reader is told.
func statusOf(err error) int {
	var bad badQuery
	var gone withdrawn
	switch {
	case errors.As(err, &gone):
		return http.StatusGone
	case errors.Is(err, release.ErrNotFound):
		return http.StatusNotFound
	case errors.As(err, &bad), errors.Is(err, release.ErrCursor):
		return http.StatusBadRequest
	case errors.Is(err, release.ErrNone), errors.Is(err, release.ErrOlder):
		return http.StatusServiceUnavailable
	default:
		return http.StatusInternalServerError
	}
}

// fail answers an error in the form of its address: a page, JSON or a line of
// text. It is the only place that does, and the only one that logs errors.
func (s *site) fail(c *gin.Context, err error) {
	if errors.Is(err, context.Canceled) && c.Request.Context().Err() != nil {
		c.Abort() // the reader left
		return
	}
	if errors.Is(err, release.ErrNotFound) {
		to, better := s.moved(c, err)
		if to != "" {
			c.Redirect(http.StatusPermanentRedirect, to)
			c.Abort()
			return
		}
		err = better
	}
	status := statusOf(err)
	if status == http.StatusInternalServerError {
		s.log.Error("request failed", "path", c.Request.URL.Path, "query", c.Request.URL.RawQuery, "err", err)
	}
	c.Abort()
	h := c.Writer.Header()
	h.Del("ETag")
	h.Del("Content-Disposition")
	h.Set("Cache-Control", "no-store")
	if status == http.StatusServiceUnavailable {
		h.Set("Retry-After", "5")
	}
	switch path := c.Request.URL.Path; {
	case strings.HasPrefix(path, "/api/"), strings.HasSuffix(path, ".json"):
		c.JSON(status, gin.H{"error": said(err, status), "status": status})
	case strings.HasSuffix(path, ".csv"):
		c.String(status, "%d %s\n", status, said(err, status))
	default:
		s.failurePage(c, status, err)
	}
}

// said is what a program is told: what it asked wrongly, never what went on
// inside.
func said(err error, status int) string {
	switch status {
	case http.StatusInternalServerError:
		return "internal error"
	default:
		return err.Error()
	}
}

func (s *site) failurePage(c *gin.Context, status int, err error) {
	q := &ask{c: c, site: s, lang: languageOf(c.Request)}
	if db, done, none := s.releases.take(); none == nil {
		defer done()
		q.db = db
	}
	frame, frameErr := q.frame()
	if frameErr != nil {
		s.log.Error("frame of the error page", "err", frameErr)
	}
	// The same place in the other language has the same error.
	frame.OtherPath, frame.Cite = view.Href(otherLang(q.lang), view.HomeAt, ""), nil
	failure := view.Failure{Frame: frame, Status: status}
	failure.Hint, failure.See = hint(err, q.lang)
	var bad badQuery
	if errors.As(err, &bad) {
		failure.Parameter = bad.name
	}
	if err := s.write(c, status, failure); err != nil {
		s.log.Error("error page", "err", err)
		c.String(status, "%d %s\n", status, http.StatusText(status))
	}
}

// recovered turns a panic into an error page. A page cut off half-way on
// purpose stays cut off, so that nobody takes it for whole.
func (s *site) recovered(c *gin.Context) {
	defer func() {
		switch cause := recover(); {
		case cause == nil:
		case cause == http.ErrAbortHandler:
			panic(cause)
		case c.Writer.Written():
			s.log.Error("panic while answering", "path", c.Request.URL.Path, "cause", cause)
			panic(http.ErrAbortHandler)
		default:
			s.fail(c, fmt.Errorf("panic: %v", cause))
		}
	}()
	c.Next()
}
