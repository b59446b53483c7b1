package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// host is a web server of this machine that a test may reach.
type host struct {
	*httptest.Server
	pair string // host:port
	hits atomic.Int64
}

func serve(t testing.TB, h http.HandlerFunc) *host {
	t.Helper()
	w := &host{}
	w.Server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.hits.Add(1)
		h(rw, r)
	}))
	t.Cleanup(w.Close)
	w.pair = w.Listener.Addr().String()
	return w
}

const agent = "SillageTest/1 (+https://example.org/about; test@example.org)"

// quick is a fetcher that may reach the given hosts, at a pace for tests.
func quick(t testing.TB, change func(*Options), hosts ...*host) *Fetcher {
	t.Helper()
	o := Options{Agent: agent, Pace: time.Millisecond, Timeout: 300 * time.Millisecond, Tries: 3, Backoff: 2 * time.Millisecond, Patience: 3 * time.Second}
	for _, h := range hosts {
		o.Loopback = append(o.Loopback, h.pair)
	}
	if change != nil {
		change(&o)
	}
	f, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// bomb is 24 MB of zeros, packed.
func bomb(t testing.TB) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(make([]byte, 24<<20)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// faulty answers every address with a fault of its own.
func faulty(t testing.TB) http.HandlerFunc {
	packed := bomb(t)
	var asked429, asked500 atomic.Int64
	html := func(w http.ResponseWriter, words string) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, words)
	}
	faults := map[string]http.HandlerFunc{
		"/robots.txt": func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) },
		"/page":       func(w http.ResponseWriter, r *http.Request) { html(w, "<p>whole</p>") },
		"/404":        func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) },
		"/410":        func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) },
		"/403":        func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusForbidden) },
		"/429": func(w http.ResponseWriter, r *http.Request) {
			if asked429.Add(1) == 1 {
				w.Header().Set("Retry-After", "1")
				w.WriteHeader(http.StatusTooManyRequests)
				return
			}
			html(w, "<p>whole</p>")
		},
		"/429-always": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTooManyRequests) },
		"/429-for-hours": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(http.StatusTooManyRequests)
		},
		"/500-then-200": func(w http.ResponseWriter, r *http.Request) {
			if asked500.Add(1) < 3 {
				w.WriteHeader(http.StatusInternalServerError)
				return
			}
			html(w, "<p>whole</p>")
		},
		"/500":          func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"/private/page": func(w http.ResponseWriter, r *http.Request) { html(w, "<p>not for programs</p>") },
		"/12mb":         func(w http.ResponseWriter, r *http.Request) { html(w, strings.Repeat("<p>long</p>\n", 1<<20)) },
		"/12mb-announced": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "12000000")
			html(w, "<p>")
		},
		"/bomb": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Type", "text/html")
			w.Write(packed)
		},
		"/gzip": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Type", "text/html")
			z := gzip.NewWriter(w)
			fmt.Fprint(z, "<p>whole</p>")
			z.Close()
		},
		"/brotli": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "br")
			html(w, "\x0b\x02\x80")
		},
		"/bogus-charset": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-99")
			fmt.Fprint(w, "<p>whole</p>")
		},
		"/challenge": func(w http.ResponseWriter, r *http.Request) {
			html(w, "<title>Just a moment...</title><script>cf_chl_opt</script>")
		},
		"/challenge-503": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Cf-Mitigated", "challenge")
			w.WriteHeader(http.StatusServiceUnavailable)
		},
	}
	maps.Copy(faults, redirects())
	maps.Copy(faults, slow())
	return func(w http.ResponseWriter, r *http.Request) {
		h, known := faults[r.URL.Path]
		if !known {
			t.Errorf("asked for %s", r.URL.Path)
			h = http.NotFound
		}
		h(w, r)
	}
}

// redirects lead where a fetcher may not go, or round in circles.
func redirects() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"/loop":      func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop-back", http.StatusFound) },
		"/loop-back": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) },
		"/to-foreign": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://example.org/", http.StatusFound)
		},
		"/to-loopback": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://127.0.0.1/", http.StatusFound)
		},
		"/to-localhost": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://localhost/", http.StatusFound)
		},
		"/to-metadata": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://169.254.169.254/latest/", http.StatusFound)
		},
		"/to-file": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "file:///etc/hostname")
			w.WriteHeader(http.StatusFound)
		},
		"/moved": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/page", http.StatusMovedPermanently)
		},
		"/moved-denied": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/private/page", http.StatusFound) },
	}
}

// slow are answers that never end, or end too early.
func slow() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"/hang": func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"/drip": func(w http.ResponseWriter, r *http.Request) {
			for range 100 {
				if _, err := w.Write([]byte("<p>")); err != nil {
					return
				}
				w.(http.Flusher).Flush()
				if sleep(r.Context(), 50*time.Millisecond) != nil {
					return
				}
			}
		},
		"/reset": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "100000")
			fmt.Fprint(w, "<p>half of")
			w.(http.Flusher).Flush()
			c, _, err := w.(http.Hijacker).Hijack()
			if err == nil {
				c.(*net.TCPConn).SetLinger(0)
				c.Close()
			}
		},
	}
}

func TestEachFaultOfAHostHasItsCause(t *testing.T) {
	web := serve(t, faulty(t))
	f := quick(t, nil, web)
	cases := []struct {
		path  string
		cause Cause // empty: the page is received
		hosts []string
	}{
		{"/page", "", nil},
		{"/moved", "", nil},
		{"/gzip", "", nil},
		{"/bogus-charset", "", nil},
		{"/429", "", nil},
		{"/500-then-200", "", nil},
		{"/404", Gone, nil},
		{"/410", Gone, nil},
		{"/403", Status, nil},
		{"/429-always", TooMany, nil},
		{"/429-for-hours", TooMany, nil},
		{"/500", Server, nil},
		{"/hang", Timeout, nil},
		{"/drip", Timeout, nil},
		{"/reset", Broken, nil},
		{"/loop", Redirects, nil},
		{"/to-foreign", ForeignHost, []string{web.pair}},
		{"/to-loopback", ForeignHost, []string{web.pair}},
		{"/to-loopback", Private, nil},
		{"/to-localhost", Private, nil},
		{"/to-metadata", Private, nil},
		{"/to-file", ForeignHost, nil},
		{"/12mb", TooLarge, nil},
		{"/12mb-announced", TooLarge, nil},
		{"/bomb", TooLarge, nil},
		{"/brotli", Coding, nil},
		{"/challenge", Challenge, nil},
		{"/challenge-503", Challenge, nil},
	}
	for _, c := range cases {
		t.Run(c.path[1:]+" "+string(c.cause), func(t *testing.T) {
			got, err := f.Page(context.Background(), web.URL+c.path, c.hosts, 0, Known{})
			if c.cause == "" {
				if err != nil || string(got.Body) != "<p>whole</p>" {
					t.Fatalf("got %q, %v", got.Body, err)
				}
				return
			}
			if !IsCause(err, c.cause) {
				t.Fatalf("got %v, want the cause %q", err, c.cause)
			}
			if !strings.Contains(err.Error(), "://") {
				t.Errorf("%v names no address", err)
			}
		})
	}
}

func TestTheBytesGivenAreTheBytesReceived(t *testing.T) {
	latin := []byte("<p>Qu\xe9bec, 5,4 M$</p>")
	web := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/page" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8") // wrong, and none of our business here
		w.Write(latin)
	})
	got, err := quick(t, nil, web).Page(context.Background(), web.URL+"/page", nil, 0, Known{})
	if err != nil || !bytes.Equal(got.Raw, latin) || !bytes.Equal(got.Body, latin) {
		t.Errorf("got %q and %q, %v", got.Raw, got.Body, err)
	}
	if got.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("the header is no longer the one received: %v", got.Header)
	}
}

func TestRobotsHoldsAlsoAfterARedirect(t *testing.T) {
	pages := faulty(t)
	web := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			fmt.Fprint(w, "User-agent: *\nDisallow: /private\n\nUser-agent: sillagetest\nDisallow: /private\nAllow: /\n")
			return
		}
		pages(w, r)
	})
	f := quick(t, nil, web)
	for _, path := range []string{"/private/page", "/moved-denied"} {
		if _, err := f.Page(context.Background(), web.URL+path, nil, 0, Known{}); !IsCause(err, Robots) {
			t.Errorf("%s: got %v, want the cause robots.txt", path, err)
		}
	}
	if _, err := f.Page(context.Background(), web.URL+"/page", nil, 0, Known{}); err != nil {
		t.Errorf("a page that may be read: %v", err)
	}
}

func TestAHostWhoseRobotsCannotBeReadIsNotRead(t *testing.T) {
	for _, c := range []struct {
		name   string
		status int
		read   bool
	}{
		{"absent", 404, true}, {"forbidden", 403, true}, {"broken", 500, false}, {"too many", 429, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			web := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					w.WriteHeader(c.status)
				}
			})
			_, err := quick(t, nil, web).Page(context.Background(), web.URL+"/page", nil, 0, Known{})
			if (err == nil) != c.read {
				t.Errorf("read: %v", err)
			}
		})
	}
}

func TestAKnownPageIsAskedForOnCondition(t *testing.T) {
	var bodies atomic.Int64
	web := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/page" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("ETag", `"v1"`)
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		bodies.Add(1)
		fmt.Fprint(w, "<p>whole</p>")
	})
	f := quick(t, nil, web)
	first, err := f.Page(context.Background(), web.URL+"/page", nil, 0, Known{})
	if err != nil {
		t.Fatal(err)
	}
	second, err := f.Page(context.Background(), web.URL+"/page", nil, 0, Known{Final: first.Final, ETag: first.Header.Get("ETag")})
	if err != nil || !second.Unchanged || len(second.Raw) != 0 || bodies.Load() != 1 {
		t.Errorf("unchanged %v, %d bytes, %d bodies sent, %v", second.Unchanged, len(second.Raw), bodies.Load(), err)
	}
}

func TestTheFetcherNamesItself(t *testing.T) {
	web := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if got := r.UserAgent(); got != agent {
			t.Errorf("%s: user agent %q", r.URL.Path, got)
		}
		if r.Header.Get("Cookie") != "" {
			t.Errorf("%s: a cookie", r.URL.Path)
		}
		http.SetCookie(w, &http.Cookie{Name: "who", Value: "you"})
	})
	f := quick(t, nil, web)
	for range 2 {
		if _, err := f.Page(context.Background(), web.URL+"/page", nil, 0, Known{}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := New(Options{Agent: "Go-http-client/1.1"}); err == nil {
		t.Error("an agent without contact is taken")
	}
	if _, err := New(Options{Agent: agent, Loopback: []string{"10.0.0.1:80"}}); err == nil {
		t.Error("a private address that is not of this machine is taken as allowed")
	}
}

func TestACancelEndsAPageWithinASecond(t *testing.T) {
	web := serve(t, faulty(t))
	f := quick(t, func(o *Options) { o.Timeout, o.Pace = time.Minute, 10*time.Second }, web)
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	began := time.Now()
	_, err := f.Page(ctx, web.URL+"/hang", nil, 0, Known{})
	if took := time.Since(began); err != context.Canceled || took > time.Second {
		t.Errorf("after %s: %v", took, err)
	}
}
