package site

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// chainRows reads the table beside the path of a page: mark, amount, from, to.
func chainRows(doc *goquery.Document) []string {
	var out []string
	doc.Find(".chain-rows tbody tr").Each(func(_ int, row *goquery.Selection) {
		cells := row.Children().Map(func(_ int, c *goquery.Selection) string { return apart(c) })
		out = append(out, strings.Join(cells[:4], " | "))
	})
	return out
}

func TestThePathOfDATAideIsDrawnAtBothStages(t *testing.T) {
	s := site(t)
	for _, c := range []struct {
		path string
		want []string
	}{
		{"/fr/programmes/dataide", []string{
			"a | 4 M$ | Ministère de l’Emploi et de la Solidarité sociale , fonds : Fonds québécois d’initiatives sociales | Centraide du Grand Montréal",
			"b | au moins environ 1,4 M$ calculé | Ministère de l’Emploi et de la Solidarité sociale | Centraide du Grand Montréal",
			"c | 3,6 M$ | Centraide du Grand Montréal | organismes communautaires (500 organismes) noms non trouvés",
			"d | au moins environ 1,8 M$ calculé | Centraide du Grand Montréal | Usage non trouvé",
			"dans d | non trouvé | Centraide du Grand Montréal | Nord Ouvert",
			"dans d | non trouvé | Centraide du Grand Montréal | utilisé par le gestionnaire",
		}},
		{"/en/programs/dataide?stage=reported", []string{
			"– | not found | Ministère de l’Emploi et de la Solidarité sociale | Centraide of Greater Montreal",
			"a | $3.9M | Centraide of Greater Montreal | community organizations (at least 500 projects) names not found",
			"– | not found | Centraide of Greater Montreal | Open North",
		}},
	} {
		if got := chainRows(document(t, s, c.path)); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.path, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
	doc := document(t, s, "/fr/programmes/dataide?stage=paid")
	if said := doc.Find("#chain .absent").Text(); doc.Find("#chain svg.chain").Length() > 0 || !strings.Contains(said, "n’a été trouvée") {
		t.Errorf("a stage without a sum says %q", said)
	}
}

func TestWhatAManagerHoldsStandsOnceByProgrammeAndStage(t *testing.T) {
	doc := document(t, site(t), "/fr/organismes/centraide-grand-montreal")
	seen := map[string]int{}
	var dataide string
	doc.Find("#managed tbody tr").Each(func(_ int, row *goquery.Selection) {
		seen[row.Find("th .note a").AttrOr("href", "")+" "+row.Find(".stage").Text()]++
		if strings.Contains(row.Find("th").Text(), "DATAide") {
			dataide = strings.Join(row.Find("td.num").Map(func(_ int, c *goquery.Selection) string { return apart(c) }), " | ")
		}
	})
	if want := "au moins 5,4 M$ | – | 3,6 M$ | – | au moins environ 1,8 M$ calculé"; dataide != want {
		t.Errorf("DATAide: %s, want %s", dataide, want)
	}
	for row, times := range seen {
		if times != 1 {
			t.Errorf("%s stands %d times", row, times)
		}
	}
	if seen["/fr/octrois/dataide.fqis.cgm annoncé"] > 0 {
		t.Error("the part of a fund stands beside its whole")
	}
}

// Every path on the site says in its table, its picture and its files the same
// sums.
func TestEveryPathSaysTheSameInItsTableItsPictureAndItsFiles(t *testing.T) {
	s, pages := site(t), everyPage(t)
	checked := 0
	for _, path := range pages.paths() {
		p := pages[path]
		if p.Doc == nil || p.Doc.Find("svg.chain").Length() == 0 {
			continue
		}
		checked++
		table := map[string]string{}
		p.Doc.Find(".chain-rows tbody tr").Each(func(_ int, row *goquery.Selection) {
			if mark := row.Find("th b").Text(); mark != "" {
				table[mark] = row.Find("a.amount").AttrOr("data-cents", "")
			}
		})
		p.Doc.Find(".chain-wide text").Each(func(_ int, line *goquery.Selection) {
			mark := line.Find(".letter").Text()
			if cents := line.Find("a.amount").AttrOr("data-cents", ""); mark != "" && cents != table[mark] {
				t.Errorf("%s: the picture says %s of %s, the table %s", path, cents, mark, table[mark])
			}
		})
		file := map[string]string{}
		address := p.Doc.Find(`#chain .downloads a[href*=".csv"]`).AttrOr("href", "")
		for _, r := range readCSV(t, s, address) {
			if r["mark"] != "" {
				file[r["mark"]] = r["amount"]
			}
		}
		if fmt.Sprint(file) != fmt.Sprint(table) {
			t.Errorf("%s: the file says %v, the table %v", path, file, table)
		}
		checkPictureFile(t, s, p)
	}
	if checked < 50 {
		t.Errorf("only %d paths were found", checked)
	}
	t.Logf("%d paths", checked)
}

// checkPictureFile wants a drawing that a program can read and that says where
// it comes from.
func checkPictureFile(t *testing.T, s *served, p *page) {
	t.Helper()
	address := p.Doc.Find(`#chain .downloads a[href*=".svg"]`).AttrOr("href", "")
	a, err := s.read(address)
	if err != nil || a.Status != 200 || !strings.HasPrefix(a.Header.Get("Content-Type"), "image/svg+xml") || !strings.HasPrefix(a.Header.Get("Content-Disposition"), "attachment") {
		t.Errorf("%s: %v, status %d, %s", address, err, a.Status, a.Header.Get("Content-Type"))
		return
	}
	d := xml.NewDecoder(strings.NewReader(string(a.Body)))
	for {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Errorf("%s: %v", address, err)
			return
		}
	}
	title := p.Doc.Find("svg.chain title").First().Text()
	for _, want := range []string{s.Base + "/", strings.TrimSpace(strings.SplitN(title, "&", 2)[0])} {
		if want != "" && !strings.Contains(string(a.Body), want) && !strings.ContainsAny(want, "'&") {
			t.Errorf("%s does not say %q", address, want)
		}
	}
}
