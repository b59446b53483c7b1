package site

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sillage/db/dbtest"
	"sillage/db/publish"
	"sillage/db/work"
)

// What the measure of speed is about.
const (
	manyRows    = 1_300_000
	atOnce      = 50
	askedFor    = 2 * time.Second // how long each page is asked for
	mostSlower  = 3.0             // against the site without records
	smallAwards = "/fr/octrois"
)

// besideRecords are the pages of records, each with the page of the small site
// that has its place there.
var besideRecords = []struct{ path, beside string }{
	{"/fr/enregistrements", smallAwards},
	{"/fr/enregistrements?theme=all", smallAwards},
	{"/fr/enregistrements?theme=all&region=QC", smallAwards},
	{"/fr/enregistrements?theme=all&year=2019-2020", smallAwards},
	{"/fr/enregistrements?theme=all&form=loan", smallAwards},
	{"/fr/enregistrements?theme=all&verdict=suspect", smallAwards},
	{"/fr/enregistrements?theme=all&because=other_currency", smallAwards},
	{"/fr/enregistrements?theme=all&year=2019-2020&region=ON&form=grant", smallAwards},
	{"LAST", smallAwards},
	{"/fr/calculs/records.enters.committed?theme=all", "COMPUTED"},
	{"/fr/calculs/records.aside.committed.loan.CAD?theme=all", "COMPUTED"},
	{"/fr/organismes-des-registres", "/fr/organismes"},
	{"/fr/organismes-des-registres?q=soc", "/fr/organismes"},
	{"/fr/sommes-par-organisme", "/fr/organismes"},
	{"RECORD", "AWARD"},
	{"RECEIVER", "ORGANIZATION"},
	{"PAYER", "ORGANIZATION"},
}

// Every page of the site is asked for by fifty atOnce at once, without
// records and with 1.3 million made-up ones.
func TestPagesStayQuickBesideAMillionRecords(t *testing.T) {
	if os.Getenv("SILLAGE_MEASURE") == "" {
		t.Skip("part of make measure: SILLAGE_MEASURE is not set")
	}
	small, full := site(t), withManyRecords(t)
	pages := everyPage(t)
	before := map[string]time.Duration{}
	longest := onePageOfEachTemplate(pages)
	places := placesIn(t, full, pages)
	for _, path := range append(slices.Clone(longest), places["AWARD"], places["COMPUTED"], places["ORGANIZATION"]) {
		if !strings.Contains(path, "rien") && path != "" && before[path] == 0 {
			before[path] = percentile95(t, small, path)
		}
	}
	type slower struct {
		path  string
		ratio float64
	}
	var all []slower
	compare := func(path, beside string) {
		was, now := before[beside], percentile95(t, full, path)
		s := slower{path, float64(now) / float64(was)}
		all = append(all, s)
		t.Logf("%-70s p95 %8s, %8s without records (%s): %.2f", path, now.Round(10*time.Microsecond), was.Round(10*time.Microsecond), beside, s.ratio)
		if s.ratio > mostSlower && !strings.HasPrefix(path, "/fr/chercher") {
			t.Errorf("%s takes %.1f times as long", path, s.ratio)
		}
	}
	for _, path := range longest {
		if before[path] > 0 {
			compare(path, path)
		}
	}
	for _, p := range besideRecords {
		compare(placed(places, p.path), placed(places, p.beside))
	}
	slices.SortFunc(all, func(a, b slower) int { return int(1000 * (b.ratio - a.ratio)) })
	t.Logf("slowest: %v", all[:3])
}

func placed(places map[string]string, path string) string {
	if found, ok := places[path]; ok {
		return found
	}
	return path
}

// placesIn finds the addresses that only the data know.
func placesIn(t *testing.T, full *served, pages crawled) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, path := range pages.paths() {
		switch kindOf(path) {
		case "/fr/octrois/KEY":
			out["AWARD"] = longer(pages, out["AWARD"], path)
		case "/fr/organismes/KEY":
			out["ORGANIZATION"] = longer(pages, out["ORGANIZATION"], path)
		case "/fr/calculs/KEY":
			out["COMPUTED"] = longer(pages, out["COMPUTED"], path)
		}
	}
	list, err := readPage(full, "/fr/enregistrements?theme=all")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range list.Links {
		switch kindOf(l) {
		case "/fr/enregistrements/KEY":
			out["RECORD"] = l
		case "/fr/organismes/KEY":
			if strings.Contains(l, "/code-") {
				out["PAYER"] = l
			} else {
				out["RECEIVER"] = l
			}
		}
	}
	out["LAST"] = lastPage(t, full)
	return out
}

func longer(pages crawled, a, b string) string {
	if a != "" && len(pages[a].Body) >= len(pages[b].Body) {
		return a
	}
	return b
}

// lastPage is a page near the end of all records: those without an amount stand
// there, and a place in their list is one in the whole.
func lastPage(t *testing.T, s *served) string {
	t.Helper()
	const without = "theme=all&because=amount_not_found"
	next := ""
	for at := "/api/v1/records?limit=1000&" + without; ; at = "/api/v1/records?limit=1000&" + without + "&page=" + next {
		var list struct {
			Next string `json:"next"`
		}
		if err := json.Unmarshal(s.mustRead(t, at), &list); err != nil {
			t.Fatal(err)
		}
		if list.Next == "" {
			return "/fr/enregistrements?theme=all&page=" + next
		}
		next = list.Next
	}
}

// percentile95 asks for a page by fifty atOnce at once and gives the time
// within which 95 of 100 answers came. The first answer is not counted.
func percentile95(t *testing.T, s *served, path string) time.Duration {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: atOnce}, Timeout: time.Minute}
	ask := func() (time.Duration, error) {
		begun := time.Now()
		response, err := client.Get(s.Base + path)
		if err != nil {
			return 0, err
		}
		defer response.Body.Close()
		if response.StatusCode != http.StatusOK {
			return 0, fmt.Errorf("%s: status %d", path, response.StatusCode)
		}
		_, err = io.Copy(io.Discard, response.Body)
		return time.Since(begun), err
	}
	if _, err := ask(); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var took []time.Duration
	var failed atomic.Pointer[error]
	var all sync.WaitGroup
	until := time.Now().Add(askedFor)
	for range atOnce {
		all.Go(func() {
			for time.Now().Before(until) {
				d, err := ask()
				if err != nil {
					failed.Store(&err)
					return
				}
				mu.Lock()
				took = append(took, d)
				mu.Unlock()
			}
		})
	}
	all.Wait()
	if err := failed.Load(); err != nil {
		t.Fatal(*err)
	}
	slices.Sort(took)
	return took[len(took)*95/100]
}

// withManyRecords serves the built-in edition with made-up records, loaded and
// published like any other.
func withManyRecords(t *testing.T) *served {
	t.Helper()
	small := site(t)
	s := &served{Bin: small.Bin, Folder: t.TempDir()}
	s.Data = filepath.Join(s.Folder, "data")
	if err := s.load(s.Data); err != nil {
		t.Fatal(err)
	}
	db, err := work.Open(context.Background(), filepath.Join(s.Data, publish.WorkFile))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Replace(context.Background(), dbtest.RecordSource()); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	dbtest.LoadRecords(t, s.Data, dbtest.Records(1, manyRows), dbtest.RecordOptions())
	if _, err := s.scraper(s.Data, "publish"); err != nil {
		t.Fatal(err)
	}
	if err := s.serve(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.close(); err != nil {
			t.Error(err)
		}
	})
	return s
}
