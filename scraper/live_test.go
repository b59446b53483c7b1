package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"sillage/scraper/edition/quebec"
)

// newswire is a local web that behaves like the newswire: it serves the
// release that the test of its source holds, under addresses of its form.
type newswire struct {
	*httptest.Server
	mu     sync.Mutex
	page   string // served at every release's address
	list   string // served at /fr/news/list
	status int
	packed bool // bodies are sent as gzip
	bodies int
}

func newNewswire(t *testing.T) *newswire {
	t.Helper()
	page, err := os.ReadFile("sources/cnw/testdata/article_fr.html")
	if err != nil {
		t.Fatal(err)
	}
	w := &newswire{page: string(page), status: http.StatusOK}
	w.Server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.mu.Lock()
		defer w.mu.Unlock()
		if r.URL.Path == "/fr/news/list" && w.list != "" {
			rw.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(rw, w.list)
			return
		}
		if !strings.HasPrefix(r.URL.Path, "/fr/news-releases/") {
			http.NotFound(rw, r)
			return
		}
		etag := fmt.Sprintf(`"%d-%d"`, len(w.page), strings.Count(w.page, "6"))
		rw.Header().Set("ETag", etag)
		rw.Header().Set("Content-Type", "text/html; charset=utf-8")
		if r.Header.Get("If-None-Match") == etag && w.status == http.StatusOK {
			rw.WriteHeader(http.StatusNotModified)
			return
		}
		if w.packed {
			rw.Header().Set("Content-Encoding", "gzip")
		}
		rw.WriteHeader(w.status)
		if w.status == http.StatusOK {
			w.bodies++
			var to io.Writer = rw
			if w.packed {
				z := gzip.NewWriter(rw)
				defer z.Close()
				to = z
			}
			fmt.Fprint(to, strings.ReplaceAll(w.page, "500 organismes", "500 organismes "+r.URL.Path[len(r.URL.Path)-7:len(r.URL.Path)-5]))
		}
	}))
	t.Cleanup(w.Close)
	return w
}

func (w *newswire) set(page string, status int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.page, w.status = page, status
}

const releases = 4

// edition is the built-in one, whose newswire is the local web.
func (w *newswire) edition(t *testing.T) fs.FS {
	t.Helper()
	feeds := "source,id,kind,address,hosts,publisher,publisher_key,speaker,rank,lang\n"
	for n := range releases {
		feeds += fmt.Sprintf("cnw,r%d,article,%s/fr/news-releases/un-communique-12345678%d.html,,MTESS,mess,payer,primary,fr\n", n, w.URL, n)
	}
	return withFile(t, quebec.Files, "announcement_feeds.csv", feeds)
}

func withFile(t *testing.T, files fs.FS, name, text string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, path)
		out[path] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	out[name] = &fstest.MapFile{Data: []byte(text)}
	return out
}

func (w *newswire) run(t *testing.T, files fs.FS, data string) (sourceReport, string, error) {
	t.Helper()
	out, words, err := call(files, "--data", data, "--json", "run", "cnw", "--contact", "test@example.org", "--pace", "1ms",
		"--loopback", strings.TrimPrefix(w.URL, "http://"))
	return reported(t, out)["cnw"], words, err
}

func TestASourceOfTheNetworkIsCrawledKeptReadAndPublished(t *testing.T) {
	web, data := newNewswire(t), t.TempDir()
	files := web.edition(t)
	mustCall(t, files, "--data", data, "run", "--offline")
	before := published(t, files, data)

	first, words, err := web.run(t, files, data)
	if err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	if l := first.Live; l.Asked != releases || l.Kept != releases || l.Failed != 0 || l.Read != releases {
		t.Errorf("first run: %+v", *l)
	}
	after := published(t, files, data)
	if after == before {
		t.Error("nothing of it is in the release")
	}

	second, words, err := web.run(t, files, data)
	if err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	if l := second.Live; l.Unchanged != releases || l.Kept != 0 || web.bodies != releases {
		t.Errorf("second run: %+v, %d bodies sent", *l, web.bodies)
	}
	mustCall(t, files, "--data", data, "parse", "cnw") // from what is kept alone
	if again := published(t, files, data); again != after {
		t.Errorf("unchanged pages give %s, then %s", after, again)
	}
}

func TestWithoutNetworkASourceIsUnreachableAndTheReleaseStays(t *testing.T) {
	web, data := newNewswire(t), t.TempDir()
	files := web.edition(t)
	mustCall(t, files, "--data", data, "run", "--offline")
	if _, words, err := web.run(t, files, data); err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	before := published(t, files, data)
	web.Close()
	report, _, err := web.run(t, files, data)
	if err == nil || !strings.Contains(report.Error, "unreachable") || len(report.Live.Failures) != releases {
		t.Errorf("got %v, report %q, %v", err, report.Error, report.Live)
	}
	if again := published(t, files, data); again != before {
		t.Error("the release is not the one before")
	}
}

func TestALayoutThatChangedLeavesYesterdaysRows(t *testing.T) {
	web, data := newNewswire(t), t.TempDir()
	files := web.edition(t)
	mustCall(t, files, "--data", data, "run", "--offline")
	if _, words, err := web.run(t, files, data); err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	before := published(t, files, data)
	web.set("<html><body><h1>Nouveau site</h1><p>500 organismes</p></body></html>", http.StatusOK)
	report, words, err := web.run(t, files, data)
	if err == nil || !strings.Contains(report.Error, "not what is expected of it") || !strings.Contains(words, "no paragraph opens with a dateline") {
		t.Errorf("got %v, report %q", err, report.Error)
	}
	if again := published(t, files, data); again != before {
		t.Error("the release is not the one before")
	}
}

func TestAnAddressThatIsGoneIsMarkedAndKeepsItsWords(t *testing.T) {
	web, data := newNewswire(t), t.TempDir()
	files := web.edition(t)
	mustCall(t, files, "--data", data, "run", "--offline")
	if _, words, err := web.run(t, files, data); err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	before := published(t, files, data)
	web.set("", http.StatusGone)
	report, words, err := web.run(t, files, data)
	if err == nil || report.Live.Gone != releases {
		t.Fatalf("got %v, %+v\n%s", err, report.Live, words)
	}
	mustCall(t, files, "--data", data, "parse", "cnw")
	if again := published(t, files, data); again == before {
		t.Error("the release does not tell that the addresses are gone")
	}
}

func TestTheNetworkIsMetUnderANameOnly(t *testing.T) {
	web, data := newNewswire(t), t.TempDir()
	out, words, err := call(web.edition(t), "--data", data, "--json", "run", "cnw")
	if err == nil || !strings.Contains(words+out, "--contact") || web.bodies != 0 {
		t.Errorf("got %v\n%s", err, words)
	}
}

func TestTheReportTellsWhatWasLeftOutAndWhatFailed(t *testing.T) {
	web, data := newNewswire(t), t.TempDir()
	files := withFile(t, web.edition(t), "announcement_feeds.csv", "source,id,kind,address,hosts,publisher,publisher_key,speaker,rank,lang\n"+
		"cnw,all,list,"+web.URL+"/fr/news/list,,MTESS,mess,payer,primary,fr\n")
	for n := range releases {
		web.list += fmt.Sprintf(`<a href="/fr/news-releases/un-communique-12345678%d.html">DATAide et le virage numérique, %d</a>`, n, n)
	}
	web.list = "<html><body>" + web.list + `<a href="/fr/news-releases/autre-chose-987654321.html">Inauguration d'un aréna</a></body></html>`
	mustCall(t, files, "--data", data, "run", "--offline")
	report, words, err := web.run(t, files, data)
	if err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	if len(report.OutOfScope) != 1 || report.OutOfScope[0] != (outside{web.URL + "/fr/news-releases/autre-chose-987654321.html", "Inauguration d'un aréna"}) {
		t.Errorf("out of scope: %+v", report.OutOfScope)
	}
	if report.Candidates < releases || report.Waiting != report.Candidates || !strings.Contains(words, "candidates, ") || !strings.Contains(words, "1 out of scope; 0 events") {
		t.Errorf("%d candidates, %d wait\n%s", report.Candidates, report.Waiting, words)
	}
	web.set(web.page, http.StatusForbidden)
	report, _, err = web.run(t, files, data)
	if !errors.Is(err, errPartly) || exitStatus(err) != 2 || len(report.Live.Failures) != releases || report.Live.Failures[0].Address == "" || report.Live.Failures[0].Why == "" {
		t.Errorf("%v, status %d, failures %v", err, exitStatus(err), report.Live.Failures)
	}
}

func TestTheExitStatusTellsAWholeFailureFromAPart(t *testing.T) {
	web, data := newNewswire(t), t.TempDir()
	files := web.edition(t)
	web.set(web.page, http.StatusForbidden)
	host := strings.TrimPrefix(web.URL, "http://")
	network := []string{"--contact", "test@example.org", "--pace", "1ms", "--loopback", host}
	_, _, err := call(files, append([]string{"--data", data, "run", "cnw"}, network...)...)
	if exitStatus(err) != 1 {
		t.Errorf("nothing went through: status %d, %v", exitStatus(err), err)
	}
	_, _, err = call(files, append([]string{"--data", data, "run", "register", "cnw"}, network...)...)
	if exitStatus(err) != 2 || !strings.Contains(err.Error(), "unreachable") {
		t.Errorf("a part went through: status %d, %v", exitStatus(err), err)
	}
	if exitStatus(nil) != 0 {
		t.Error("all went through, and the status says otherwise")
	}
}
