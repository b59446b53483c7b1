package site

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// totals are cents by stage and side, as "announced entering". What is not
// found has no entry.
type totals map[string]int64

// pageTotals reads the totals table of a page: one row a stage, its two
// columns what enters and what reaches.
func pageTotals(doc *goquery.Document) (totals, error) {
	out := totals{}
	var problem error
	doc.Find("main table.totals").First().Find("tbody tr").Each(func(_ int, tr *goquery.Selection) {
		for n, side := range []string{"entering", "reaching"} {
			tr.Find("td").Eq(n).Find(amountElement).Each(func(_ int, e *goquery.Selection) {
				cents, err := strconv.ParseInt(e.AttrOr("data-cents", ""), 10, 64)
				if err != nil {
					problem = err
				}
				out[e.AttrOr("data-stage", "")+" "+side] += cents
			})
		}
	})
	return out, problem
}

func document(t *testing.T, s *served, path string) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(s.mustRead(t, path)))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return doc
}

// No filter changes what a row adds: the sum of entering_amount in any CSV or
// JSON, by stage, is the total that the page prints.
func TestEveryFilteredListAddsUpToThePageThatOffersIt(t *testing.T) {
	s := site(t)
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	tries := 10
	if soak() {
		tries = 300
	}
	for _, lists := range [][2]string{{"/fr/octrois", "/en/awards"}, {"/fr/chiffres", "/en/figures"}} {
		choices := filters(document(t, s, lists[0]))
		if len(choices) < 3 {
			t.Fatalf("%s offers %d filters", lists[0], len(choices))
		}
		entered := 0
		for n := range tries {
			query := ""
			if n > 0 {
				query = "?" + someFilters(choices, random)
			}
			want := sameEverywhere(t, s, lists, query)
			entered += len(want)
		}
		if entered == 0 {
			t.Errorf("%s: no filter left any total", lists[0])
		}
	}
}

// sameEverywhere compares the page, both CSV dialects and the JSON of one list.
func sameEverywhere(t *testing.T, s *served, lists [2]string, query string) totals {
	t.Helper()
	want, err := pageTotals(document(t, s, lists[0]+query))
	if err != nil {
		t.Fatalf("%s%s: %v", lists[0], query, err)
	}
	for _, list := range lists {
		found := map[string]totals{
			list + ".csv" + query:  sums(t, readCSV(t, s, list+".csv"+query)),
			list + ".json" + query: sums(t, readJSON(t, s, list+".json"+query)),
		}
		other, err := pageTotals(document(t, s, list+query))
		if err != nil {
			t.Fatalf("%s%s: %v", list, query, err)
		}
		found[list+query] = other
		for path, got := range found {
			if !maps.Equal(got, want) {
				t.Errorf("%s adds up to %v, %s%s to %v", path, got, lists[0], query, want)
			}
		}
	}
	return want
}

// filters reads the selects of a list: the values of each.
func filters(doc *goquery.Document) map[string][]string {
	out := map[string][]string{}
	doc.Find("main form select[name]").Each(func(_ int, sel *goquery.Selection) {
		sel.Find("option").Each(func(_ int, o *goquery.Selection) {
			if v := o.AttrOr("value", ""); v != "" {
				name := sel.AttrOr("name", "")
				out[name] = append(out[name], v)
			}
		})
	})
	return out
}

// someFilters picks one or two filters, in an order that does not depend on
// the order of a map.
func someFilters(choices map[string][]string, random *rand.Rand) string {
	var names []string
	for name := range choices {
		names = append(names, name)
	}
	slices.Sort(names)
	query := url.Values{}
	for range 1 + random.IntN(2) {
		name := names[random.IntN(len(names))]
		query.Set(name, choices[name][random.IntN(len(choices[name]))])
	}
	return query.Encode()
}

func TestTheTotalsReaderSeesAPlantedDifference(t *testing.T) {
	page := `<main><table class="totals"><tbody>
<tr><th>annoncé</th><td>%s</td><td><span class="absent">non trouvé</span></td></tr></tbody></table></main>`
	cell := `<a class="amount" data-cents="540000000" data-stage="announced" href="/x">5,4 M$</a>`
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(fmt.Sprintf(page, cell)))
	if err != nil {
		t.Fatal(err)
	}
	printed, err := pageTotals(doc)
	if err != nil {
		t.Fatal(err)
	}
	for text, same := range map[string]bool{
		"\uFEFFstage;entering_amount\r\nannounced;5400000,00\r\n;\r\n":                    true,
		"\uFEFFstage;entering_amount\r\nannounced;5400000,00\r\nannounced;4000000,00\r\n": false,
		"\uFEFFstage;entering_amount\r\nreported;5400000,00\r\n":                          false,
	} {
		rows, err := parseCSV([]byte(text), true)
		if err != nil {
			t.Fatal(err)
		}
		if got := maps.Equal(sums(t, rows), printed); got != same {
			t.Errorf("%q equal to the page: %v, want %v", text, got, same)
		}
	}
}
