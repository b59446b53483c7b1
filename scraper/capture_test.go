package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"sillage/scraper/edition/quebec"
)

// citedWeb is a local web that has every address of the register, under one
// host, with the cited words on each page.
type citedWeb struct {
	*httptest.Server
	mu     sync.Mutex
	words  map[string][]string // by path
	answer map[string]int      // by path, when not 200
	asked  map[string]int
}

var webAddress = regexp.MustCompile(`https?://([^/,;"\s]+)`)

func newCitedWeb(t *testing.T) (*citedWeb, fs.FS) {
	t.Helper()
	w := &citedWeb{words: map[string][]string{}, answer: map[string]int{}, asked: map[string]int{}}
	w.Server = httptest.NewServer(http.HandlerFunc(w.serve))
	t.Cleanup(w.Close)
	files := fstest.MapFS{}
	err := fs.WalkDir(quebec.Files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(quebec.Files, path)
		if strings.HasPrefix(path, "register/") || path == "mendings.csv" || path == "withheld.csv" {
			text = webAddress.ReplaceAll(text, []byte(w.URL+"/$1"))
			text = bytes.ReplaceAll(text, []byte(pagePDF+".html"), []byte(pagePDF+".pdf"))
		}
		files[path] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(files["register/facts.csv"].Data))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for _, row := range rows[1:] {
		path := strings.TrimPrefix(row[column["source_url"]], w.URL)
		w.words[path] = append(w.words[path], row[column["quote_fragment"]])
	}
	return w, files
}

// retyped prints words as another page would: other spaces, apostrophes, case.
var retyped = strings.NewReplacer(" $", "\u00a0$", "’", "'", "«", "“", " ", "\n  ")

func (w *citedWeb) serve(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	words, known := w.words[r.URL.RequestURI()]
	switch status := w.answer[r.URL.RequestURI()]; {
	case status != 0:
		http.Error(rw, "Not here", status)
	case !known:
		http.NotFound(rw, r)
	case strings.HasSuffix(r.URL.Path, ".pdf"):
		w.asked[r.URL.RequestURI()]++
		rw.Header().Set("Content-Type", "application/pdf")
		if _, err := rw.Write(pdfOf(retyped.Replace(strings.Join(words, "\n")))); err != nil {
			panic(err)
		}
	default:
		w.asked[r.URL.RequestURI()]++
		rw.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(rw, "<html><head><title>Page</title><script>var x = 1</script></head><body><p>%s</p></body></html>",
			html.EscapeString(retyped.Replace(strings.Join(words, "\n"))))
	}
}

func (w *citedWeb) capture(t *testing.T, files fs.FS, data string) (captureReport, error) {
	t.Helper()
	out, words, err := call(files, "--data", data, "--json", "capture", "--contact", "test@example.org", "--pace", "1us",
		"--loopback", strings.TrimPrefix(w.URL, "http://"))
	var r struct{ Captures []captureReport }
	if e := json.Unmarshal([]byte(out), &r); e != nil || len(r.Captures) != 1 {
		t.Fatalf("%v, %v in %q\n%s", err, e, out, words)
	}
	return r.Captures[0], err
}

const (
	factChanged = "F0002" // the page prints other words
	factGone    = "F0004"
	factPDF     = "F0003" // its page is a PDF here
	pagePDF     = "807053001"
)

func TestCitedPagesAreCapturedAndTheirWordsLookedFor(t *testing.T) {
	web, files := newCitedWeb(t)
	data := t.TempDir()
	mustCall(t, files, "--data", data, "run", "--offline")
	before := published(t, files, data)
	at := func(fact string) string {
		return strings.TrimPrefix(evidenceOf(t, data, fact).Address, web.URL)
	}
	right := web.words[at(factChanged)]
	web.words[at(factChanged)] = []string{"another text altogether"}
	web.answer[at(factGone)] = http.StatusGone

	r, err := web.capture(t, files, data)
	if err == nil || !strings.Contains(err.Error(), "not everything could be read: 1 addresses") {
		t.Errorf("one address is gone, and the command says %v", err)
	}
	if len(r.NotFound) != 1 || r.NotFound[0].Evidence != factChanged || r.Live.Gone != 1 || r.Live.Failed != 0 || r.Fragments != r.Found+1+len(r.NotChecked) || r.Found < 300 {
		t.Errorf("%d addresses, %d fragments, %d found, not found %v, %d not looked for, gone %d, failed %d",
			r.Addresses, r.Fragments, r.Found, r.NotFound, len(r.NotChecked), r.Live.Gone, r.Live.Failed)
	}
	for _, c := range r.NotChecked {
		if !strings.HasSuffix(c.Address, ".pdf") || !strings.Contains(c.Why, "pdftotext") {
			t.Errorf("not looked for: %+v", c)
		}
	}
	captured := published(t, files, data)
	if captured == before {
		t.Error("the release is the one before")
	}
	for fact, want := range map[string]struct {
		state, address string
		hash           int
		missing, gone  bool
	}{
		"F0001": {"captured", "alive", 64, false, false}, factChanged: {"cited", "alive", 0, true, false}, factGone: {"cited", "gone", 0, false, true},
	} {
		e := evidenceOf(t, data, fact)
		if e.State != want.state || e.AddressState != want.address || len(e.Snapshot) != want.hash || (len(e.NotFoundOn) == 10) != want.missing || (len(e.GoneSince) == 10) != want.gone {
			t.Errorf("%s: %+v", fact, e)
		}
	}
	mustCall(t, files, "--data", data, "run", "register")
	if again := published(t, files, data); again != captured {
		t.Error("the register was run again, and what was captured is lost")
	}

	other, file := t.TempDir(), filepath.Join(t.TempDir(), "captured.warc.gz")
	mustCall(t, files, "--data", data, "archive", "export", file)
	mustCall(t, files, "--data", other, "run", "--offline")
	mustCall(t, files, "--data", other, "archive", "import", file)
	mustCall(t, files, "--data", other, "parse", "register")
	published(t, files, other)
	for fact, want := range map[string]string{"F0001": "captured", factChanged: "cited", factGone: "cited"} {
		if e := evidenceOf(t, other, fact); e.State != want || (fact == factChanged) != (e.NotFoundOn != "") {
			t.Errorf("from the archive file, %s: %s, not found on %q", fact, e.State, e.NotFoundOn)
		}
	}

	web.words[at(factChanged)] = right // the page prints the words again
	if r, _ := web.capture(t, files, data); len(r.NotFound) != 0 {
		t.Errorf("not found: %v", r.NotFound)
	}
	published(t, files, data)
	if e := evidenceOf(t, data, factChanged); e.State != "captured" || e.NotFoundOn != "" {
		t.Errorf("once the words are there: %s, %s", e.State, e.NotFoundOn)
	}
}

func TestNothingIsCapturedOfASourceThatNeverRan(t *testing.T) {
	_, words, err := call(quebec.Files, "--data", t.TempDir(), "capture", "--contact", "test@example.org")
	if err == nil || !strings.Contains(err.Error(), "run it first") {
		t.Errorf("got %v\n%s", err, words)
	}
}

func TestWordsAreFoundHoweverTheyAreTyped(t *testing.T) {
	page := pageText{folded: foldWords("L’aide s’élève à «\u00a05,4\u202fmillions\u00a0$\u00a0», soit près\nde la moitié – environ.")}
	for words, want := range map[string]bool{
		"l'aide s'élève à \"5,4 millions $\"": true, "près de la moitié - environ": true, "PRÈS DE LA MOITIÉ": true,
		"5,5 millions": false, "l'aide s'élevait": false, "moitie": false,
	} {
		if page.has(words) != want {
			t.Errorf("%q: found %v", words, !want)
		}
	}
}

// The address in the archive is made up.
func TestAWebArchiveIsRecordedForItsAddress(t *testing.T) {
	const address, archive = "https://www.centraide-mtl.org/en/media/dataide-launch/", "https://web.archive.org/web/2022/https://www.centraide-mtl.org/en/media/dataide-launch/"
	data := t.TempDir()
	files := withFile(t, quebec.Files, "web_archive.csv", "address,archive_address\n"+address+","+archive+"\n")
	mustCall(t, files, "--data", data, "run", "--offline")
	published(t, files, data)
	if e := evidenceOf(t, data, factChanged); e.Address != address || e.Archive != archive {
		t.Errorf("recorded %q for %s", e.Archive, e.Address)
	}
	broken := withFile(t, quebec.Files, "web_archive.csv", "address,archive_address\n"+address+",somewhere\n")
	if _, _, err := call(broken, "--data", data, "list"); err == nil || !strings.Contains(err.Error(), "web_archive.csv line 2") {
		t.Errorf("an archive that is no address: %v", err)
	}
}
