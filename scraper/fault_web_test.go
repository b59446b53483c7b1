package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
)

// fault is a host of the local web that is sound in a first run and has one
// fault in the second.
type fault struct {
	name   string
	answer func(w http.ResponseWriter, r *http.Request, article string)
	want   string // opening of the report's line; empty: it is received in the end
	feed   bool   // a newsfeed, and not an article of the newswire

	address string
}

func answering(code int) func(http.ResponseWriter, *http.Request, string) {
	return func(w http.ResponseWriter, _ *http.Request, _ string) { w.WriteHeader(code) }
}

func redirectTo(address string) func(http.ResponseWriter, *http.Request, string) {
	return func(w http.ResponseWriter, r *http.Request, _ string) { http.Redirect(w, r, address, http.StatusFound) }
}

func sending(mediaType string, change func(article string) string) func(http.ResponseWriter, *http.Request, string) {
	return func(w http.ResponseWriter, _ *http.Request, article string) {
		w.Header()["Content-Type"] = []string{mediaType}
		io.WriteString(w, change(article))
	}
}

// latin writes the article in windows-1252, as a page that does not say so.
func latin(article string) string {
	text, err := charmap.Windows1252.NewEncoder().String(strings.Replace(article, `<meta charset="utf-8">`, "", 1))
	if err != nil {
		panic(err) // the article of the tests is French
	}
	return text
}

const emptyFeed = `<rss version="2.0"><channel><title>Fil</title></channel></rss>`

// soundFeed lists six releases that are out of scope; brokenFeed has an item
// without address as well.
func soundFeed() string {
	items := ""
	for n := range 6 {
		items += fmt.Sprintf("<item><title>Aréna numéro %d</title><link>https://www.quebec.ca/nouvelles/arena-%d</link></item>\n", n, n)
	}
	return strings.Replace(emptyFeed, "</channel>", items+"</channel>", 1)
}

func brokenFeed() string {
	return strings.Replace(soundFeed(), "</channel>", "<item><title>Sans adresse</title></item></channel>", 1)
}

// faults are those that the fetching must meet one by one. The texts are
// written for the purpose.
func faults(t *testing.T) []*fault {
	same := func(article string) string { return article }
	return []*fault{
		{name: "404", answer: answering(http.StatusNotFound), want: "gone: "},
		{name: "410", answer: answering(http.StatusGone), want: "gone: "},
		{name: "hang", answer: func(_ http.ResponseWriter, r *http.Request, _ string) { <-r.Context().Done() }, want: "timeout: "},
		{name: "slow drip", answer: drip, want: "timeout: "},
		{name: "reset in mid-body", answer: reset, want: "broken off: "},
		{name: "redirect loop", answer: func(w http.ResponseWriter, r *http.Request, _ string) {
			http.Redirect(w, r, r.URL.Path, http.StatusFound)
		}, want: "redirect loop: "},
		{name: "redirect to a foreign host", answer: redirectTo("https://example.org/"), want: "foreign host: "},
		{name: "redirect to 127.0.0.1", answer: redirectTo("http://127.0.0.1/"), want: "private address: "},
		{name: "redirect to 169.254.169.254", answer: redirectTo("http://169.254.169.254/latest/meta-data/"), want: "private address: "},
		{name: "12 MB page", answer: sending("text/html", func(a string) string { return a + strings.Repeat("<p>long</p>\n", 1<<20) }), want: "too large: "},
		{name: "gzip bomb", answer: bomb(t), want: "too large: "},
		{name: "challenge page", answer: sending("text/html", func(string) string { return "<title>Just a moment...</title>" }), want: "challenge: "},
		{name: "layout changed", answer: sending("text/html", func(string) string { return "<main><h1>Nouveau site</h1></main>" }), want: "not readable: "},
		{name: "empty feed", feed: true, answer: sending("application/rss+xml", func(string) string { return emptyFeed }), want: "not readable: "},
		{name: "feed with a broken entry", feed: true, answer: sending("application/rss+xml", func(string) string { return brokenFeed() })},
		{name: "429 with Retry-After", answer: onceThen(http.StatusTooManyRequests, "1")},
		{name: "500 then 200", answer: onceThen(http.StatusInternalServerError, "")},
		{name: "wrong charset header", answer: sending("text/html; charset=iso-8859-1", same)},
		{name: "Latin-1", answer: sending("text/html; charset=iso-8859-1", latin)},
		{name: "missing charset", answer: sending("text/html", latin)},
	}
}

// onceThen answers the first request with a status, and with the page from then on.
func onceThen(code int, after string) func(http.ResponseWriter, *http.Request, string) {
	var asked atomic.Int64
	return func(w http.ResponseWriter, _ *http.Request, article string) {
		if asked.Add(1) > 1 {
			io.WriteString(w, article)
			return
		}
		if after != "" {
			w.Header().Set("Retry-After", after)
		}
		w.WriteHeader(code)
	}
}

func drip(w http.ResponseWriter, r *http.Request, article string) {
	for _, b := range []byte(article) {
		if _, err := w.Write([]byte{b}); err != nil {
			return
		}
		w.(http.Flusher).Flush()
		select {
		case <-r.Context().Done():
			return
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func reset(w http.ResponseWriter, _ *http.Request, article string) {
	w.Header().Set("Content-Length", fmt.Sprint(2*len(article)))
	io.WriteString(w, article)
	w.(http.Flusher).Flush()
	if c, _, err := w.(http.Hijacker).Hijack(); err == nil {
		c.(*net.TCPConn).SetLinger(0) // the peer sees a reset
		c.Close()
	}
}

func bomb(t *testing.T) func(http.ResponseWriter, *http.Request, string) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(make([]byte, 24<<20)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return func(w http.ResponseWriter, _ *http.Request, _ string) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(packed.Bytes())
	}
}
