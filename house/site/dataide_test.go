package site

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// dossier is how DATAide reads in one language.
type dossier struct {
	page, figures                        string // addresses
	announced, fqis, rest, reach, report string
	unfound, share72, share67, twoStages string
	missing, notFound, unnamed           string
}

var dossiers = map[string]dossier{
	"French": {
		page: "/fr/programmes/dataide", figures: "/fr/chiffres",
		announced: "au moins 5,4 M$", fqis: "4 M$", rest: "au moins environ 1,4 M$", reach: "3,6 M$", report: "3,9 M$",
		unfound: "au moins environ 1,8 M$", share72: "au plus 72 %", share67: "au plus 67 %",
		twoStages: "deux étapes", missing: "non trouvé", notFound: "pas été trouvé", unnamed: "récipiendaires non nommés",
	},
	"English": {
		page: "/en/programs/dataide", figures: "/en/figures",
		announced: "at least $5.4M", fqis: "$4M", rest: "at least about $1.4M", reach: "$3.6M", report: "$3.9M",
		unfound: "at least about $1.8M", share72: "at most 72%", share67: "at most 67%",
		twoStages: "two stages", missing: "not found", notFound: "not found", unnamed: "recipients not named",
	},
}

// dataide is what the dossier adds up to, everywhere.
var dataide = totals{
	"announced entering": 540_000_000,
	"announced reaching": 360_000_000,
	"reported reaching":  390_000_000,
}

func TestTheDATAideDossierSaysWhatIsKnownAndNoMore(t *testing.T) {
	s := site(t)
	for lang, d := range dossiers {
		t.Run(lang, func(t *testing.T) {
			doc := document(t, s, d.page)
			got, err := pageTotals(doc)
			if err != nil {
				t.Fatal(err)
			}
			if !maps.Equal(got, dataide) {
				t.Errorf("the page's totals are %v, want %v", got, dataide)
			}
			for _, a := range []struct {
				cents       int64
				stage, text string
			}{
				{540_000_000, "announced", d.announced},
				{400_000_000, "announced", d.fqis},
				{140_000_000, "announced", d.rest},
				{360_000_000, "announced", d.reach},
				{180_000_000, "announced", d.unfound},
				{390_000_000, "reported", d.report},
			} {
				if !prints(doc, a.cents, a.stage, a.text) {
					t.Errorf("no amount %q of %d cents, %s", a.text, a.cents, a.stage)
				}
			}
			checkSentences(t, doc, d)
		})
	}
}

// prints reports whether a page has such an amount element with such a text.
func prints(doc *goquery.Document, cents int64, stage, text string) bool {
	at := fmt.Sprintf(`main a.amount[data-cents="%d"][data-stage="%s"]`, cents, stage)
	return doc.Find(at).FilterFunction(func(_ int, e *goquery.Selection) bool {
		return apart(e) == text
	}).Length() > 0
}

// apart is the text of an element with a space between the texts inside it.
func apart(e *goquery.Selection) string {
	var parts []string
	e.Contents().Each(func(_ int, c *goquery.Selection) { parts = append(parts, c.Text()) })
	return spaces(strings.Join(parts, " "))
}

func checkSentences(t *testing.T, doc *goquery.Document, d dossier) {
	t.Helper()
	main := spaces(doc.Find("main").Text())
	for _, ratio := range []string{d.share72, d.share67} {
		if !strings.Contains(main, ratio) {
			t.Errorf("the page does not say %q", ratio)
		}
	}
	for _, together := range []struct {
		why   string
		words []string
	}{
		{"4 M$ through FQIS according to RIOCM", []string{"FQIS", d.fqis, "RIOCM"}},
		{"the fund of the rest was not found", []string{d.rest, d.notFound}},
		{"who received is not named", []string{d.reach, d.unnamed}},
		{"what Nord Ouvert received was not found", []string{"Nord Ouvert", d.missing}},
		{"what Nord Ouvert received is asked for", []string{"Nord Ouvert", d.notFound}},
		{"the ratio of two stages says so", []string{d.share72, d.twoStages}},
		{"McConnell's part in Nord Ouvert is according to RIOCM", []string{"McConnell", "Nord Ouvert", "RIOCM"}},
	} {
		if !saidTogether(doc, together.words) {
			t.Errorf("%s: no row, item or paragraph has %q", together.why, together.words)
		}
	}
}

// saidTogether looks for one row, list item, paragraph or section of the page
// that has all the words, whatever their case.
func saidTogether(doc *goquery.Document, words []string) bool {
	found := false
	doc.Find("main").Find("tr, li, p, dd, article, section").Each(func(_ int, e *goquery.Selection) {
		text := strings.ToLower(apartDeep(e))
		has := true
		for _, w := range words {
			has = has && strings.Contains(text, strings.ToLower(w))
		}
		found = found || has
	})
	return found
}

// apartDeep is the text of an element with its parts kept apart by a space.
func apartDeep(e *goquery.Selection) string {
	var text strings.Builder
	for _, n := range e.Nodes {
		for c := range n.Descendants() {
			if c.Type == html.TextNode {
				text.WriteString(c.Data)
				text.WriteByte(' ')
			}
		}
	}
	return spaces(text.String())
}

func TestTheDATAideFilesSayTheSameAsThePage(t *testing.T) {
	s := site(t)
	for lang, d := range dossiers {
		for _, file := range []string{".csv", ".json"} {
			t.Run(lang+file, func(t *testing.T) {
				path := d.figures + file + "?programme=dataide"
				rows := readJSON
				if file == ".csv" {
					rows = readCSV
				}
				checkFile(t, rows(t, s, path))
			})
		}
	}
}

// What Nord Ouvert received was not found: the award stands in the list of
// awards with an empty amount.
func TestTheAwardWithoutAmountIsARowOfTheAwards(t *testing.T) {
	s := site(t)
	want := row{"award": "dataide.cgm.nord-ouvert", "amount": "", "stage": "", "not_counted_because": "amount_not_found"}
	for _, rows := range [][]row{
		readCSV(t, s, "/fr/octrois.csv?programme=dataide"), readCSV(t, s, "/en/awards.csv?programme=dataide"),
		readJSON(t, s, "/fr/octrois.json?programme=dataide"), readJSON(t, s, "/en/awards.json?programme=dataide"),
	} {
		if got := sums(t, rows); !maps.Equal(got, dataide) {
			t.Errorf("the awards add up to %v, want %v", got, dataide)
		}
		if !anyRow(rows, want) {
			t.Errorf("no row is %v", want)
		}
	}
}

func checkFile(t *testing.T, rows []row) {
	t.Helper()
	if got := sums(t, rows); !maps.Equal(got, dataide) {
		t.Errorf("the rows add up to %v, want %v", got, dataide)
	}
	for _, want := range []row{
		{"evidence": "F0001", "amount": "540000000", "qualifier": "at_least", "stage": "announced", "enters": "yes", "entering_amount": "540000000"},
		{"evidence": "F0002", "amount": "540000000", "enters": "no", "not_counted_because": "another_figure_shown"},
		{"evidence": "F0004", "amount": "400000000", "stage": "announced", "enters": "no", "not_counted_because": "payer_part"},
		{"evidence": "F0005", "amount": "360000000", "stage": "announced", "reaches": "yes", "reaching_amount": "360000000"},
		{"evidence": "F0007", "amount": "390000000", "stage": "reported", "reaches": "yes", "reaching_amount": "390000000"},
	} {
		if !anyRow(rows, want) {
			t.Errorf("no row is %v", want)
		}
	}
	for n, r := range rows {
		for _, column := range []string{"rank", "source_title", "address", "evidence_state", "consulted_on"} {
			if r[column] == "" && r["amount"] != "" {
				t.Errorf("row %d (%s): no %s", n+1, r["evidence"], column)
			}
		}
	}
}

func anyRow(rows []row, want row) bool {
	for _, r := range rows {
		all := true
		for column, value := range want {
			all = all && r[column] == value
		}
		if all {
			return true
		}
	}
	return false
}

// Three sums of 5.4 M$ are three facts: DATAide's of 2022, the alliance of
// Saguenay–Lac-Saint-Jean of 2019, and the help to asylum seekers of 2024.
func TestTheThreeSumsOfFivePointFourMillionStayApart(t *testing.T) {
	s := site(t)
	home := map[string]string{"F0001": "dataide", "F0097": "alliances-solidarite", "F0229": "aide-asile-2024"}
	all := readCSV(t, s, "/en/figures.csv")
	for fact, programme := range home {
		found := 0
		for _, r := range where(all, "evidence", fact) {
			if r["amount"] != "540000000" {
				continue
			}
			found++
			if r["programme"] != programme {
				t.Errorf("%s stands in %s, want %s", fact, r["programme"], programme)
			}
		}
		if found == 0 {
			t.Errorf("%s: no row of 5.4 M$", fact)
		}
		for _, r := range readCSV(t, s, "/en/figures.csv?programme="+programme) {
			for other := range home {
				if other != fact && r["evidence"] == other {
					t.Errorf("%s holds a row of %s", programme, other)
				}
			}
		}
	}
	if len(where(where(all, "evidence", "F0229"), "enters", "yes")) > 0 {
		t.Error("the pot of several payers of 2024 enters a total beside its own awards")
	}
}

func TestWhoPaysNamesTheWholeBeforeItsParts(t *testing.T) {
	s := site(t)
	for _, page := range []string{dossiers["French"].page, dossiers["English"].page} {
		var cents []string
		document(t, s, page).Find("#who tbody tr").EachWithBreak(func(i int, row *goquery.Selection) bool {
			amount, _ := row.Find("a.amount").Attr("data-cents")
			cents = append(cents, amount)
			if part := i == 1 || i == 2; row.HasClass("part") != part {
				t.Errorf("%s: row %d of who pays: a part is %v, want %v", page, i+1, !part, part)
			}
			return i < 2
		})
		if want := []string{"540000000", "400000000", "140000000"}; !slices.Equal(cents, want) {
			t.Errorf("%s: who pays begins with %v cents, want the whole, the fund, the rest %v", page, cents, want)
		}
	}
}
