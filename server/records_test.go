package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"sillage/db/dbtest"
	"sillage/db/publish"
	"sillage/db/release"
)

// registeredFiles and registeredPages are those of the small world that has two
// registers.
var registeredFiles = map[string]string{
	"records.fr.csv": "/fr/enregistrements.csv?theme=all", "records.en.csv": "/en/records.csv?theme=all", "records.json": "/api/v1/records?theme=all&lang=en",
	"register_organizations.fr.csv": "/fr/organismes-des-registres.csv", "register_sums.en.csv": "/en/sums-by-organization.csv", "register_sums.json": "/api/v1/register_sums?currency=GBP",
	"returns.fr.csv": "/fr/declarations.csv", "returns.json": "/api/v1/returns?lang=en",
}

var registeredPages = map[string]string{
	"record_list.fr.html": "/fr/enregistrements?theme=all", "record_list.en.html": "/en/records",
	"record.fr.html": "/fr/enregistrements/proven-bc4e7be982ab79ec", "record.en.html": "/en/records/proven-ca3f3bb17b0648e8",
	"record_sum.fr.html":               "/fr/calculs/records.enters.committed?theme=all",
	"record_party.fr.html":             "/fr/organismes/bn-123456782",
	"programme_in_registers.en.html":   "/en/programs/essai",
	"sources_with_registers.fr.html":   "/fr/sources",
	"award_list_and_registers.fr.html": "/fr/octrois",
	"return_list.fr.html":              "/fr/declarations?body=bn-123456782", "return_list.en.html": "/en/returns?line=4700",
	"register_body_list.fr.html": "/fr/organismes-des-registres?q=fond", "register_sum_list.fr.html": "/fr/sommes-par-organisme",
	"record_sum_aside.fr.html": "/fr/calculs/records.aside.committed.loan.CAD?theme=all",
	"return.fr.html":           "/fr/declarations/123456782RR0001.2025-03-31.27",
}

// madeRecords is the small world with so many made-up records.
func madeRecords(t *testing.T, rows int) http.Handler {
	t.Helper()
	db, data := dbtest.Sample(t)
	if err := db.Replace(context.Background(), dbtest.RecordSource()); err != nil {
		t.Fatal(err)
	}
	dbtest.LoadRecords(t, data, dbtest.Records(1, rows), dbtest.RecordOptions())
	if _, err := publish.Publish(context.Background(), publish.Options{Data: data, Edition: "synthetic", Now: dbtest.Now}); err != nil {
		t.Fatal(err)
	}
	return smallWorld(t, data)
}

// recordRow is a row of the JSON of the list, as a program reads it.
type recordRow map[string]any

func recordsAt(t *testing.T, site http.Handler, query url.Values) []recordRow {
	t.Helper()
	var answer struct {
		Data  []recordRow `json:"data"`
		Total int         `json:"total_rows"`
	}
	if err := json.Unmarshal(answerOf(t, site, "/fr/enregistrements.json?"+query.Encode()), &answer); err != nil {
		t.Fatal(err)
	}
	if answer.Total != len(answer.Data) {
		t.Errorf("%v: %d rows, the total says %d", query, len(answer.Data), answer.Total)
	}
	return answer.Data
}

// columnOf is the column of the file that a parameter narrows by.
var columnOf = map[string]string{"source": "source", "payer": "payer_keys", "receiver": "receiver_keys", "programme": "register_programme",
	"year": "fiscal_year", "form": "form", "region": "region", "stage": "stage", "verdict": "verdict", "because": "not_counted_because"}

// Each row of the file is held against the choice by itself: what the list,
// its counts and its sums say must be that.
func TestAListOfRecordsIsWhatItsChoicesSay(t *testing.T) {
	site := madeRecords(t, 1200)
	all := recordsAt(t, site, url.Values{"theme": {"all"}})
	if len(all) < 1000 {
		t.Fatalf("%d rows", len(all))
	}
	for _, query := range choicesOf(all) {
		query.Set("theme", "all")
		var want []recordRow
		for _, r := range all {
			if fits(r, query) {
				want = append(want, r)
			}
		}
		got := recordsAt(t, site, query)
		if !slices.EqualFunc(got, want, func(a, b recordRow) bool { return a["record"] == b["record"] }) {
			t.Errorf("%v: %d rows, want %d in the order of the whole", query, len(got), len(want))
		}
		sameSums(t, site, query, want)
	}
}

// choicesOf are single choices, and pairs and triples of them.
func choicesOf(all []recordRow) []url.Values {
	var out []url.Values
	for i, r := range all {
		if i%97 != 0 && i > 3 && r["verdict"] == "ok" && r["not_counted_because"] == nil || len(out) > 160 {
			continue
		}
		three := url.Values{}
		for _, name := range sortedKeys(columnOf) {
			value, _ := r[columnOf[name]].(string)
			if value == "" && (name == "year" || name == "region") {
				value = "not_stated"
			}
			if value == "" {
				continue
			}
			out = append(out, url.Values{name: {value}})
			if (i+len(name))%3 == 0 {
				three.Set(name, value)
			}
		}
		out = append(out, three)
	}
	return append(out, url.Values{"counted": {"enters"}}, url.Values{"counted": {"neither"}}, url.Values{"counted": {"reaches"}}, url.Values{"payer": {"nobody"}}, url.Values{"programme": {"r-0"}})
}

func fits(r recordRow, query url.Values) bool {
	for name, values := range query {
		switch value := values[0]; {
		case name == "theme":
		case name == "counted" && value == "neither":
			if r["enters"] == true || r["reaches"] == true {
				return false
			}
		case name == "counted":
			if r[value] != true {
				return false
			}
		case value == "not_stated" && (name == "year" || name == "region"):
			if r[columnOf[name]] != nil {
				return false
			}
		case r[columnOf[name]] != value:
			return false
		}
	}
	return true
}

// sameSums holds the totals of the page against the rows, stage by stage.
func sameSums(t *testing.T, site http.Handler, query url.Values, rows []recordRow) {
	t.Helper()
	entering, reaching := 0.0, 0.0
	for _, r := range rows {
		entering += r["entering_amount_cents"].(float64)
		reaching += r["reaching_amount_cents"].(float64)
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(string(answerOf(t, site, "/fr/enregistrements?"+query.Encode()))))
	if err != nil {
		t.Fatal(err)
	}
	for label, want := range map[string]float64{"Entre": entering, "Parvient": reaching} {
		got := 0.0
		doc.Find(fmt.Sprintf(`table.totals td[data-label="%s"] a.amount`, label)).Each(func(_ int, a *goquery.Selection) {
			cents, err := strconv.ParseFloat(a.AttrOr("data-cents", ""), 64)
			if err != nil {
				t.Error(err)
			}
			got += cents
		})
		if got != want {
			t.Errorf("%v: %s is %.0f cents, the rows give %.0f", query, label, got, want)
		}
	}
	if printed := doc.Find("p.answer").Text(); !strings.HasPrefix(strings.ReplaceAll(printed, "\u00a0", ""), fmt.Sprint(len(rows))) {
		t.Errorf("%v: %d rows, the page says %.40q", query, len(rows), printed)
	}
}

func TestAListOfRecordsPagesToItsEndAndBack(t *testing.T) {
	site := madeRecords(t, 1200)
	for _, query := range []string{"theme=all", "theme=all&region=QC", "theme=all&form=grant", "theme=all&verdict=ok&stage=committed"} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, r := range recordsAt(t, site, values) {
			want = append(want, r["record"].(string))
		}
		var forward, back []string
		at, last := "/fr/enregistrements?"+query, ""
		for at != "" {
			keys, next, _ := pageOfRecords(t, site, at)
			forward, last, at = append(forward, keys...), at, next
		}
		for at = last; at != ""; {
			keys, _, previous := pageOfRecords(t, site, at)
			back, at = append(slices.Clone(keys), back...), previous
		}
		if !slices.Equal(forward, want) || !slices.Equal(back, want) {
			t.Errorf("%s: %d keys forward, %d back, want %d in the same order", query, len(forward), len(back), len(want))
		}
	}
}

func pageOfRecords(t *testing.T, site http.Handler, at string) (keys []string, next, previous string) {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(string(answerOf(t, site, at))))
	if err != nil {
		t.Fatal(err)
	}
	doc.Find("section:not(#cite) td:last-child a").Each(func(_ int, a *goquery.Selection) {
		if key, ok := strings.CutPrefix(a.AttrOr("href", ""), "/fr/enregistrements/"); ok {
			keys = append(keys, key)
		}
	})
	return keys, doc.Find("a[rel=next]").AttrOr("href", ""), doc.Find("a[rel=prev]").AttrOr("href", "")
}

// The words of private persons that the rows of the registers hold.
func TestNoPageOfRegistersNamesAPrivatePerson(t *testing.T) {
	data := dbtest.Registers(t)
	site := smallWorld(t, data)
	private := 0
	addresses := []string{"/fr/enregistrements.csv?theme=all", "/en/records?theme=all", "/fr/sources", "/fr/organismes/code-register-proven-synthetic-department", "/fr/calculs/records.enters.committed?theme=all"}
	for _, r := range recordsAt(t, site, url.Values{"theme": {"all"}}) {
		addresses = append(addresses, "/fr/enregistrements/"+r["record"].(string))
		if r["private_person"] == true {
			private++
			if r["receiver"] != nil || r["receiver_keys"] != nil || r["city"] != nil || r["award_title"] != nil || r["agreement"] != nil {
				t.Errorf("a private person has words in %v", r)
			}
		}
	}
	if private == 0 {
		t.Error("no private person in the world")
	}
	released, err := os.ReadFile(filepath.Join(data, release.Folder, "000002.db"))
	if err != nil {
		t.Fatal(err)
	}
	if at := bytes.Index(released, []byte("PERSON")); at >= 0 {
		t.Errorf("the release holds %q", released[at:at+20])
	}
	for _, at := range addresses {
		if text := string(answerOf(t, site, at)); strings.Contains(text, "PERSON") {
			t.Errorf("%s names a private person", at)
		}
	}
}

func TestARecordSaysWhatChangedAndWhatIsGone(t *testing.T) {
	site := smallWorld(t, dbtest.Registers(t))
	for at, want := range map[string][]string{
		"/fr/enregistrements/proven-ca3f3bb17b0648e8":             {"changé", "75\u00a0000\u00a0$", "80\u00a0000\u00a0$", "23\u00a0novembre 2026"},
		"/fr/enregistrements/proven-bc4e7be982ab79ec":             {"100\u00a0000\u00a0$", "120\u00a0000\u00a0$", "150\u00a0000,50\u00a0$", "d’origine", "actuelle", "150000.50", strings.Repeat("ab", 32)},
		"/fr/enregistrements/proven-" + withdrawnKey:              {"ne contient plus cet enregistrement", "60\u00a0000"},
		"/fr/citer/2/enregistrements/proven-bc4e7be982ab79ec":     {"proven-bc4e7be982ab79ec"},
		"/fr/citer/2/enregistrements/proven-bc4e7be982ab79ec.bib": {"@"},
		"/fr/citer/1/enregistrements/proven-ca3f3bb17b0648e8":     {"75\u00a0000\u00a0$", "80\u00a0000\u00a0$", "la source a changé", "parution 2"},
		"/fr/citer/1/enregistrements/proven-" + withdrawnKey:      {"60\u00a0000", "la source a changé"},
	} {
		text := strings.ReplaceAll(string(answerOf(t, site, at)), "&nbsp;", "\u00a0")
		for _, words := range want {
			if !strings.Contains(text, words) {
				t.Errorf("%s does not say %q", at, words)
			}
		}
	}
}

// withdrawnKey is the hash of the agreement A-10, which only the first load has.
const withdrawnKey = "3bbacf52e30909a1"

func statusAt(site http.Handler, at string) int {
	said := httptest.NewRecorder()
	site.ServeHTTP(said, httptest.NewRequest(http.MethodGet, "https://sillage.test"+at, nil))
	return said.Code
}

// The counts of a release are made once, at the first question: whoever asks
// first, all are told the same.
func TestRecordsAreReadByManyAtOnce(t *testing.T) {
	data := dbtest.Registers(t)
	ask := func(site http.Handler, n int) string {
		said := httptest.NewRecorder()
		at := fmt.Sprintf("https://sillage.test/fr/enregistrements?theme=all&year=%d-%d", 2023+n%4, 2024+n%4)
		site.ServeHTTP(said, httptest.NewRequest(http.MethodGet, at, nil))
		return said.Body.String()
	}
	alone, together := smallWorld(t, data), smallWorld(t, data)
	answers := make([]string, 16)
	var all sync.WaitGroup
	for n := range answers {
		all.Go(func() { answers[n] = ask(together, n) })
	}
	all.Wait()
	for n, got := range answers {
		if got != ask(alone, n) {
			t.Errorf("answer %d differs from that of one reader", n)
		}
	}
}
