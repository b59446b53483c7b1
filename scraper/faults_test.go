package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"sillage/db/publish"
	"sillage/db/work"
	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	"sillage/scraper/keep"
	"sillage/scraper/source"
	"sillage/scraper/sources"
)

// faultyWeb is one host for each fault. All are sound until broken is set.
type faultyWeb struct {
	faults []*fault
	broken atomic.Bool
	files  fs.FS // the built-in edition, with these hosts as its feeds
	pairs  []string
}

func newFaultyWeb(t *testing.T) *faultyWeb {
	t.Helper()
	page, err := os.ReadFile("sources/cnw/testdata/article_fr.html")
	if err != nil {
		t.Fatal(err)
	}
	w := &faultyWeb{faults: faults(t)}
	feeds := "source,id,kind,address,hosts,publisher,publisher_key,speaker,rank,lang\n"
	for n, f := range w.faults {
		article := strings.Replace(string(page), "500 organismes", fmt.Sprintf("%d organismes", 500+n), 1)
		server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			switch {
			case r.URL.Path == "/robots.txt":
				http.NotFound(rw, r)
			case w.broken.Load():
				f.answer(rw, r, strings.Replace(article, "</div>", "<p>Deuxième jour.</p></div>", 1))
			case f.feed:
				io.WriteString(rw, soundFeed())
			default:
				io.WriteString(rw, article)
			}
		}))
		t.Cleanup(server.CloseClientConnections)
		t.Cleanup(server.Close)
		kind, path, id, hosts := "article", fmt.Sprintf("/fr/news-releases/un-communique-1234567%02d.html", n), "cnw", ""
		if f.feed {
			kind, path, id = "list", "/fil.rss", "rssnews"
		} else if n == 0 {
			hosts = "127.0.0.1 169.254.169.254" // declared, and private all the same
		}
		f.address = server.URL + path
		w.pairs = append(w.pairs, server.Listener.Addr().String())
		feeds += fmt.Sprintf("%s,f%d,%s,%s,%s,MTESS,mess,payer,primary,fr\n", id, n, kind, f.address, hosts)
	}
	w.files = withFile(t, quebec.Files, "announcement_feeds.csv", feeds)
	return w
}

func (w *faultyWeb) run(t *testing.T, data string) (map[string]sourceReport, string, error) {
	t.Helper()
	out, words, err := call(w.files, "--data", data, "--json", "run", "cnw", "rssnews", "--contact", "test@example.org", "--pace", "1ms",
		"--timeout", "1500ms", "--loopback", strings.Join(w.pairs, ","))
	return reported(t, out), words, err
}

// Each fault has its line in the report; what was kept before stays; nothing
// is kept half; the others go on.
func TestEachFaultOfTheWebHasItsLineInTheReport(t *testing.T) {
	w, data := newFaultyWeb(t), t.TempDir()
	mustCall(t, w.files, "--data", data, "run", "--offline")
	if _, words, err := w.run(t, data); err != nil {
		t.Fatalf("all hosts are sound: %v\n%s", err, words)
	}
	before := versionsOf(t, data)

	w.broken.Store(true)
	reports, words, err := w.run(t, data)
	if exitStatus(err) != 2 {
		t.Errorf("status %d, %v", exitStatus(err), err)
	}
	why := map[string]string{}
	for _, r := range reports {
		if r.Live == nil || r.Error != "" {
			t.Fatalf("%s is refused as a whole: %s", r.Source, r.Error)
		}
		for _, f := range r.Live.Failures {
			why[f.Address] = f.Why
		}
	}
	after := versionsOf(t, data)
	for _, f := range w.faults {
		got, failed := why[f.address]
		t.Logf("%-27s %s", f.name, strings.ReplaceAll(got, f.address, "ADDRESS"))
		switch {
		case f.want == "" && failed:
			t.Errorf("%s: %s", f.name, got)
		case f.want != "" && (!strings.HasPrefix(got, f.want) || !strings.Contains(words, f.address+": "+got)):
			t.Errorf("%s: the report says %q, want %q and the address", f.name, got, f.want)
		}
		received := f.want == "" || f.want == "not readable: "
		if slices.Equal(after[f.address], before[f.address]) == received || !slices.Contains(after[f.address], before[f.address][0]) {
			t.Errorf("%s: %d versions were kept, now %d", f.name, len(before[f.address]), len(after[f.address]))
		}
	}
	if skips := reports["rssnews"].Skips; !slices.ContainsFunc(skips, func(s skip) bool { return s.Reason == "no address or no title" && strings.HasSuffix(s.Place, "item 7") }) {
		t.Errorf("the broken entry is not named: %+v", skips)
	}
	mustCall(t, w.files, "--data", data, "verify")
	w.checkWords(t, data)
}

// versionsOf lists the hashes of every version of every page that was kept.
func versionsOf(t *testing.T, data string) map[string][]string {
	t.Helper()
	db, err := work.Open(context.Background(), filepath.Join(data, publish.WorkFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	hashes := map[string][]string{}
	for _, id := range []string{"cnw", "rssnews"} {
		pages, err := db.Pages(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pages {
			versions, err := db.Versions(context.Background(), id, p.Address)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range versions {
				hashes[p.Address] = append(hashes[p.Address], v.Hash)
			}
			slices.Sort(hashes[p.Address])
		}
	}
	return hashes
}

// checkWords reads the articles that came on the second day: their letters are
// the same in whatever way they were sent.
func (w *faultyWeb) checkWords(t *testing.T, data string) {
	t.Helper()
	e, err := edition.Open(w.files)
	if err != nil {
		t.Fatal(err)
	}
	all := sources.All(e)
	cnw := all[slices.IndexFunc(all, func(s source.Source) bool { return s.ID == "cnw" })]
	db, err := work.Open(context.Background(), filepath.Join(data, publish.WorkFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	kept, err := keep.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := db.Pages(context.Background(), "cnw")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range w.faults {
		if f.want != "" || f.feed {
			continue
		}
		page, err := pageOf(kept, pages[slices.IndexFunc(pages, func(p work.Page) bool { return p.Address == f.address })])
		if err != nil {
			t.Fatal(err)
		}
		var found source.Findings
		if err := cnw.Parse(page, &found); err != nil {
			t.Errorf("%s: %v", f.name, err)
			continue
		}
		if title, text := found.Articles[0].Title, found.Articles[0].Text; !strings.HasSuffix(title, "accélérer la transition numérique du secteur communautaire") || !strings.Contains(text, "Deuxième jour.") {
			t.Errorf("%s: read as %q, %q", f.name, title, text)
		}
	}
}
