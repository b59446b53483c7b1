package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"sillage/db/records"
	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	generated "sillage/scraper/generate/federalgrants"
	"sillage/scraper/source"
	reader "sillage/scraper/sources/federalgrants"
)

// portal is a local web that behaves as the documentation of CKAN says that the
// portal's interface does. Its pages were written for this test, and no live
// page was seen: rows of the generator under the names of the edition's
// programmes. It also serves the generated file, in ranges.
type portal struct {
	*httptest.Server
	mu      sync.Mutex
	table   []byte
	rows    map[string][]map[string]any // by programme
	asked   int
	grows   bool // the count changes from one page to the next
	refuses int  // answers that a page is refused, from that one on
	cut     int  // bytes after which the file breaks off, once
}

const portalPage = 7 // records

func newPortal(t *testing.T, programmes []edition.FederalProgramme) *portal {
	t.Helper()
	var table bytes.Buffer
	if _, err := generated.Write(&table, 200, 1, nil); err != nil {
		t.Fatal(err)
	}
	w := &portal{table: table.Bytes(), rows: map[string][]map[string]any{}}
	header, cells := tableOf(t, w.table)
	for n, row := range cells {
		record := map[string]any{"_id": n + 1}
		for i, name := range header {
			switch {
			case row[i] == "":
				record[name] = nil
			case name == "amendment_number":
				record[name] = json.Number(row[i])
			default:
				record[name] = row[i]
			}
		}
		p := programmes[n%3].Spelling
		record["prog_name_en"] = p
		w.rows[p] = append(w.rows[p], record)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/data/en/api/3/action/datastore_search", w.search)
	mux.HandleFunc("/grants.csv", w.file)
	w.Server = httptest.NewServer(mux)
	t.Cleanup(w.Close)
	return w
}

func (w *portal) search(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.asked++
	if w.refuses > 0 && w.asked >= w.refuses {
		fmt.Fprint(rw, `{"success": false, "error": {"message": "written for the test"}}`)
		return
	}
	var filters map[string]string
	offset, err := strconv.Atoi(r.FormValue("offset"))
	if err != nil || json.Unmarshal([]byte(r.FormValue("filters")), &filters) != nil || len(filters) != 1 || r.FormValue("sort") != "_id" {
		http.Error(rw, "bad question", http.StatusConflict)
		return
	}
	found := w.rows[filters["prog_name_en"]]
	total := len(found)
	if w.grows && offset > 0 {
		total++
	}
	page := found[min(offset, len(found)):min(offset+portalPage, len(found))]
	if page == nil {
		page = []map[string]any{}
	}
	rw.Header().Set("Content-Type", "application/json;charset=utf-8")
	json.NewEncoder(rw).Encode(map[string]any{"help": "written for a test", "success": true, "result": map[string]any{
		"records": page, "total": total, "offset": offset, "limit": portalPage, "records_format": "objects"}})
}

func (w *portal) file(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	cut := w.cut
	w.cut = 0
	w.mu.Unlock()
	rw.Header().Set("ETag", `"one"`)
	if cut > 0 {
		rw.Header().Set("Content-Length", strconv.Itoa(len(w.table)))
		rw.Write(w.table[:cut])
		panic(http.ErrAbortHandler)
	}
	http.ServeContent(rw, r, "grants.csv", time.Time{}, bytes.NewReader(w.table))
}

func tableOf(t *testing.T, text []byte) (header []string, rows [][]string) {
	t.Helper()
	all, err := csvOf(text)
	if err != nil {
		t.Fatal(err)
	}
	return all[0], all[1:]
}

// run runs the source of the federal register with the portal in the place of
// the real one.
func (w *portal) run(t *testing.T, data string, set func(*scraper)) (string, error) {
	t.Helper()
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	src := reader.Source(e)
	at, err := url.Parse(w.URL)
	if err != nil {
		t.Fatal(err)
	}
	src.Hosts, src.Pace = []string{at.Host}, time.Millisecond
	for n, l := range src.Start {
		src.Start[n].Address = strings.Replace(l.Address, "https://open.canada.ca", w.URL, 1)
	}
	src.Records.Full = w.URL + "/grants.csv"
	var out bytes.Buffer
	s := &scraper{edition: e, sources: []source.Source{src}, out: io.Discard, words: &out, now: now}
	s.Data, s.Run.Source = data, []string{"federalgrants"}
	s.Run.Contact, s.Run.visit.Pace, s.Run.Loopback = "test@example.org", time.Millisecond, []string{at.Host}
	if set != nil {
		set(s)
	}
	err = s.run(context.Background())
	return out.String(), err
}

func TestTheThemesRowsOfTheRegisterAreFetchedPageByPage(t *testing.T) {
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	web, data := newPortal(t, e.FederalProgrammes), t.TempDir()
	words, err := web.run(t, data, nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	got, err := records.ReadTotals(context.Background(), records.Path(data, "federalgrants"))
	if err != nil {
		t.Fatal(err)
	}
	pages := len(e.FederalProgrammes) - 3 // that have no row
	for _, rows := range web.rows {
		pages += (len(rows) + portalPage - 1) / portalPage
	}
	if got.Rows != 200 || web.asked != pages {
		t.Errorf("%d rows in %d pages, want 200 in %d", got.Rows, web.asked, pages)
	}
	if _, err := os.Stat(filepath.Join(data, incoming, "federalgrants", "pages")); !os.IsNotExist(err) {
		t.Errorf("what was received lies there still: %v", err)
	}
}

func TestAPartOfTheRowsIsNotTakenForAllOfThem(t *testing.T) {
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		spoil func(*portal)
		want  string
	}{
		"a page that is refused":    {func(w *portal) { w.refuses = 3 }, "written for the test"},
		"a count that changes":      {func(w *portal) { w.grows = true }, "they change while they are read"},
		"another page in its place": {func(w *portal) { w.rows[e.FederalProgrammes[0].Spelling][0]["colour"] = "red" }, `new column "colour"`},
	} {
		t.Run(name, func(t *testing.T) {
			web, data := newPortal(t, e.FederalProgrammes), t.TempDir()
			if words, err := web.run(t, data, nil); err != nil {
				t.Fatalf("%v\n%s", err, words)
			}
			before, err := records.ReadTotals(context.Background(), records.Path(data, "federalgrants"))
			if err != nil {
				t.Fatal(err)
			}
			web.asked = 0
			c.spoil(web)
			if _, err := web.run(t, data, nil); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
			if after, err := records.ReadTotals(context.Background(), records.Path(data, "federalgrants")); err != nil || after != before {
				t.Errorf("%+v before, %+v after, %v", before, after, err)
			}
		})
	}
}

func TestTheWholeRegisterIsDownloadedOnFromWhereItStopped(t *testing.T) {
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	web, data := newPortal(t, e.FederalProgrammes), t.TempDir()
	web.cut = len(web.table) / 2
	full := func(s *scraper) { s.Run.Full = true }
	words, err := web.run(t, data, full)
	if err != nil || !strings.Contains(words, "were there from a download that was stopped") {
		t.Fatalf("%v\n%s", err, words)
	}
	if words, err = web.run(t, data, full); err != nil || !strings.Contains(words, "unchanged") {
		t.Errorf("%v\n%s", err, words)
	}
	// Then the part alone would withdraw the rest.
	for p := range web.rows {
		if p != e.FederalProgrammes[0].Spelling {
			delete(web.rows, p)
		}
	}
	if _, err := web.run(t, data, nil); err == nil || !strings.Contains(err.Error(), "200 rows stand") {
		t.Errorf("got %v", err)
	}
}

func csvOf(text []byte) ([][]string, error) {
	return csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")))).ReadAll()
}
