package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// transport is what every request goes through, one by one: also a redirect's
// next address, a retry, and robots.txt.
type transport struct {
	options Options
	under   http.RoundTripper
	pace    *pace
	robots  *robots
}

// answer is a response received whole.
type answer struct {
	address    string
	status     int
	header     http.Header
	raw, body  []byte // as received; unpacked
	receivedAt time.Time
}

// errand travels in the context of a request: what its source allows, what is
// known of the page, and where the last answer is put.
type errand struct {
	hosts    []string // empty: any host
	pace     time.Duration
	known    Known
	place    *place // among the requests under way; nil: not bounded
	last     *answer
	robotsOf bool // reading robots.txt itself
	streams  bool // the body goes to disk: its reader tries again by itself
}

type errandKey struct{}

func errandOf(ctx context.Context) *errand {
	e, _ := ctx.Value(errandKey{}).(*errand)
	return e
}

// RoundTrip implements http.RoundTripper. The body it gives was received whole
// and unpacked; an answer that broke off is an error and never half a page.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	e := errandOf(req.Context())
	if e == nil {
		return nil, errors.New("fetch: a request without its errand")
	}
	if err := declared(e, req.URL); err != nil {
		return nil, err
	}
	t.pace.slow(req.URL.Host, e.pace)
	if !e.robotsOf {
		if err := t.robots.allow(req.Context(), req.URL); err != nil {
			return nil, err
		}
	}
	if e.streams {
		return t.streamed(req, e)
	}
	got, err := t.patiently(req, e)
	if err != nil {
		return nil, err
	}
	e.last = got
	return got.response(req), nil
}

func declared(e *errand, at *url.URL) error {
	if at.Scheme != "http" && at.Scheme != "https" {
		return failure(at.String(), ForeignHost, "%q is no scheme of pages", at.Scheme)
	}
	if len(e.hosts) > 0 && !slices.Contains(e.hosts, at.Host) {
		return failure(at.String(), ForeignHost, "the source does not declare %s", at.Host)
	}
	return nil
}

// patiently asks up to Tries times, at the pace of the host.
func (t *transport) patiently(req *http.Request, e *errand) (*answer, error) {
	address := req.URL.String()
	for try := 1; ; try++ {
		if err := t.pace.wait(req.Context(), req.URL.Host, e.place); err != nil {
			return nil, err
		}
		got, err := t.once(req, e)
		cause, after, again := worthAgain(got, err)
		switch {
		case !again && err != nil:
			return nil, failed(address, err)
		case !again:
			return got, nil
		case req.Context().Err() != nil:
			return nil, req.Context().Err()
		case try >= t.options.Tries || after > t.options.Patience:
			if err != nil {
				return nil, failed(address, err)
			}
			return nil, failure(address, cause, "answered %d, %d times", got.status, try)
		}
		t.pace.hold(req.URL.Host, time.Now().Add(max(after, t.backoff(try))))
	}
}

// worthAgain tells whether an answer may be another one later, and how long
// the host asked to be left alone.
func worthAgain(got *answer, err error) (cause Cause, after time.Duration, again bool) {
	if err != nil {
		var known *Failure
		if errors.As(err, &known) {
			return known.Cause, 0, known.Cause == Broken
		}
		return Unreachable, 0, !prohibited(err) && !errors.Is(err, context.Canceled)
	}
	switch {
	case got.status == http.StatusTooManyRequests:
		return TooMany, retryAfter(got), true
	case got.status == http.StatusRequestTimeout, got.status >= 500 && got.status != http.StatusNotImplemented:
		if _, is := challenged(got.header, got.body); is {
			return Challenge, 0, false
		}
		return Server, retryAfter(got), true
	default:
		return "", 0, false
	}
}

// retryAfter reads seconds or a date: RFC 9110, 10.2.3.
func retryAfter(got *answer) time.Duration {
	text := got.header.Get("Retry-After")
	if seconds, err := strconv.Atoi(text); err == nil && seconds >= 0 {
		return time.Duration(seconds) * time.Second
	}
	if at, err := http.ParseTime(text); err == nil {
		return max(0, at.Sub(got.receivedAt))
	}
	return 0
}

// backoff doubles with each try, up to a cap, with a random half.
func (t *transport) backoff(try int) time.Duration {
	d := min(t.options.Backoff<<(try-1), t.options.Patience)
	return d/2 + rand.N(d/2+1)
}

// once sends a request and receives its answer whole.
func (t *transport) once(req *http.Request, e *errand) (*answer, error) {
	ctx, cancel := context.WithTimeout(req.Context(), t.options.Timeout)
	defer cancel()
	res, err := t.under.RoundTrip(t.polite(ctx, req, e))
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	address := req.URL.String()
	got := &answer{address: address, status: res.StatusCode, header: res.Header, receivedAt: time.Now().UTC()}
	if res.ContentLength > t.options.MaxBody {
		return nil, failure(address, TooLarge, "%d bytes announced, at most %d wanted", res.ContentLength, t.options.MaxBody)
	}
	if got.raw, err = t.whole(address, res.Body); err != nil {
		return nil, err
	}
	if got.body, err = Unpack(got.raw, res.Header.Get("Content-Encoding"), t.options.MaxBody); err != nil {
		var f *Failure
		if errors.As(err, &f) {
			f.Address = address
		}
		return nil, err
	}
	return got, nil
}

// streamed gives the answer with its body still to come.
func (t *transport) streamed(req *http.Request, e *errand) (*http.Response, error) {
	if err := t.pace.wait(req.Context(), req.URL.Host, e.place); err != nil {
		return nil, err
	}
	return t.under.RoundTrip(t.polite(req.Context(), req, e))
}

// polite is the request as it is sent: with a name, for bytes as they are, and
// on condition when the page is known.
func (t *transport) polite(ctx context.Context, req *http.Request, e *errand) *http.Request {
	host := req.URL.Host
	trace := &httptrace.ClientTrace{WroteRequest: func(httptrace.WroteRequestInfo) { t.pace.sent(host) }}
	out := req.Clone(httptrace.WithClientTrace(ctx, trace))
	out.Header.Set("User-Agent", t.options.Agent)
	out.Header.Set("Accept-Encoding", "identity")
	if req.URL.String() != e.known.Final {
		return out
	}
	if e.known.ETag != "" {
		out.Header.Set("If-None-Match", e.known.ETag)
	}
	if e.known.LastModified != "" {
		out.Header.Set("If-Modified-Since", e.known.LastModified)
	}
	return out
}

// whole reads a body to its end; one byte past the limit is an error.
func (t *transport) whole(address string, from io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(from, t.options.MaxBody+1))
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, &Failure{address, Timeout, fmt.Errorf("after %d bytes: %w", len(raw), err)}
	case err != nil:
		return nil, &Failure{address, Broken, fmt.Errorf("after %d bytes: %w", len(raw), err)}
	case int64(len(raw)) > t.options.MaxBody:
		return nil, failure(address, TooLarge, "more than %d bytes", t.options.MaxBody)
	}
	return raw, nil
}

// Unpack undoes a coding that was not asked for but sent all the same. The
// limit, in bytes, holds for what comes out. Error: *Failure without address.
func Unpack(raw []byte, coding string, limit int64) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(coding)) {
	case "", "identity":
		return raw, nil
	case "gzip", "x-gzip":
	default:
		return nil, failure("", Coding, "%q was not asked for and is not read", coding)
	}
	if len(raw) == 0 {
		return raw, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, &Failure{"", Coding, err}
	}
	body, err := io.ReadAll(io.LimitReader(z, limit+1))
	if err != nil {
		return nil, &Failure{"", Coding, err}
	}
	if int64(len(body)) > limit {
		return nil, failure("", TooLarge, "more than %d bytes when unpacked", limit)
	}
	return body, nil
}

// response is what colly sees: the whole body, unpacked, and no charset, since
// parsers decide that from the bytes.
func (a *answer) response(req *http.Request) *http.Response {
	header := a.header.Clone()
	header.Del("Content-Encoding")
	mediaType, _, _ := strings.Cut(header.Get("Content-Type"), ";")
	header.Set("Content-Type", mediaType)
	return &http.Response{
		Status: http.StatusText(a.status), StatusCode: a.status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, Body: io.NopCloser(bytes.NewReader(a.body)), ContentLength: int64(len(a.body)), Uncompressed: true, Request: req,
	}
}
