package site

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

const (
	// amountElement is the only way in which the site prints money.
	amountElement = "a.amount[data-cents][data-stage][href]"
	// notOurWords are left out of the reading: words of others, titles of
	// sources, and what the reader typed.
	notOurWords = "blockquote, q, [data-fragment], cite, [data-own], script, style, template"
	// echoes are said, not printed: they may repeat only what the page prints.
	echoes = "head > title, svg title, svg desc, option"
)

// moneyForm finds money in either language's way of writing it, in text whose
// spaces were made plain.
var moneyForm = regexp.MustCompile(`(?i)` + strings.Join([]string{
	`(?:US|CA|C)?\$ ?\d[\d,. ]*(?: ?[kmbg]\b)?`,
	`\d[\d,. ]*(?:[kmg]|millions?|milliards?|billions?)? ?(?:de )?\$(?: ?(?:CA|US)\b)?`,
	`\d[\d,. ]*(?:thousand|mille|millions?|milliards?|billions?)? ?(?:de |d['’])?dollars?\b`,
	`\d[\d,. ]*(?:k|m|g|millions?|milliards?|billions?)? ?(?:(?:CAD|USD|EUR)\b|€|£)`,
	`(?:\b(?:CAD|USD|EUR)|€|£) ?\d[\d,. ]*`,
}, "|"))

func TestEveryPrintedAmountOpensItsEvidence(t *testing.T) { onEachSite(t, everyAmountOpens) }

func everyAmountOpens(t *testing.T, _ *served, pages crawled) {
	checked := 0
	for _, path := range pages.paths() {
		p := pages[path]
		if p.Doc == nil {
			continue
		}
		for _, m := range looseMoney(p.Doc) {
			t.Errorf("%s: money outside an amount element: %s", p.Path, m)
		}
		amounts := p.Doc.Find(amountElement)
		checked += amounts.Length()
		for _, problem := range badAmounts(pages, p.Path, amounts) {
			t.Errorf("%s: %s", p.Path, problem)
		}
	}
	if checked == 0 {
		t.Error("no amount element on the whole site")
	}
	t.Logf("%d amount elements on %d addresses", checked, len(pages))
}

func (c crawled) paths() []string {
	var out []string
	for path := range c {
		out = append(out, path)
	}
	slices.Sort(out)
	return out
}

// looseMoney names each amount that a page prints outside an amount element.
func looseMoney(doc *goquery.Document) []string {
	printed := map[string]bool{}
	doc.Find(amountElement).Each(func(_ int, e *goquery.Selection) {
		for _, m := range moneyForm.FindAllString(spaces(e.Text()), -1) {
			printed[strings.TrimSpace(m)] = true
		}
	})
	ours := goquery.CloneDocument(doc)
	var out []string
	ours.Find(echoes).Each(func(_ int, e *goquery.Selection) {
		out = append(out, unprinted(e.Text(), printed)...)
	})
	ours.Find("[aria-label], [title], [alt]").Each(func(_ int, e *goquery.Selection) {
		for _, a := range []string{"aria-label", "title", "alt"} {
			out = append(out, unprinted(e.AttrOr(a, ""), printed)...)
		}
	})
	out = append(out, barecells(ours)...)
	ours.Find(amountElement).Remove()
	ours.Find(notOurWords).Remove()
	ours.Find(echoes).Remove()
	ours.Find(`a[href^="http"]`).FilterFunction(func(_ int, e *goquery.Selection) bool {
		return strings.HasPrefix(e.Text(), "http") // an address as such, whatever its letters
	}).Remove()
	var text strings.Builder
	for _, n := range ours.Find("body").Nodes {
		readable(n, &text)
	}
	for _, line := range strings.Split(text.String(), "\n") {
		line = spaces(line)
		for _, at := range moneyForm.FindAllStringIndex(line, -1) {
			out = append(out, fmt.Sprintf("%q in %q", line[at[0]:at[1]], line[max(0, at[0]-40):min(len(line), at[1]+40)]))
		}
	}
	return out
}

func unprinted(said string, printed map[string]bool) []string {
	var out []string
	for _, m := range moneyForm.FindAllString(spaces(said), -1) {
		if !printed[strings.TrimSpace(m)] {
			out = append(out, fmt.Sprintf("%q is said but not printed by an amount element: %.80q", m, spaces(said)))
		}
	}
	return out
}

// barecells finds numbers under a head that gives the unit of money, as "M$".
func barecells(doc *goquery.Document) []string {
	var out []string
	doc.Find("table").Each(func(_ int, table *goquery.Selection) {
		money := map[int]bool{}
		table.Find("thead tr").Last().Children().Each(func(n int, head *goquery.Selection) {
			money[n] = strings.Contains(head.Text(), "$")
		})
		table.Find("tbody tr").Each(func(_ int, row *goquery.Selection) {
			if row.Find("[colspan]").Length() > 0 {
				return
			}
			row.Children().Each(func(n int, cell *goquery.Selection) {
				if !money[n] {
					return
				}
				plain := cell.Clone()
				plain.Find(amountElement + ", sup, " + notOurWords).Remove()
				if strings.ContainsAny(plain.Text(), "0123456789") {
					out = append(out, fmt.Sprintf("a number under a money head: %q", spaces(cell.Text())))
				}
			})
		})
	})
	return out
}

// inline are the elements inside which a number may go on; every other element
// ends a line.
var inline = map[string]bool{
	"a": true, "abbr": true, "b": true, "bdi": true, "data": true, "em": true, "i": true, "mark": true,
	"small": true, "span": true, "strong": true, "sub": true, "sup": true, "time": true, "tspan": true,
}

func readable(n *html.Node, out *strings.Builder) {
	if n.Type == html.TextNode {
		out.WriteString(strings.NewReplacer("\n", " ", "\t", " ").Replace(n.Data))
		return
	}
	apart := n.Type == html.ElementNode && !inline[n.Data]
	if apart {
		out.WriteByte('\n')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		readable(c, out)
	}
	if apart {
		out.WriteByte('\n')
	}
}

// spaces makes every kind of space one plain space.
func spaces(s string) string {
	s = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}

// badAmounts checks each amount element: its text says its cents, and its
// target shows them.
func badAmounts(pages crawled, from string, amounts *goquery.Selection) []string {
	var out []string
	amounts.Each(func(_ int, e *goquery.Selection) {
		text := spaces(e.Text())
		cents, err := strconv.ParseInt(e.AttrOr("data-cents", ""), 10, 64)
		if err != nil {
			out = append(out, fmt.Sprintf("amount %q: data-cents: %v", text, err))
			return
		}
		if !says(text, cents) {
			out = append(out, fmt.Sprintf("amount %q does not say its %d cents", text, cents))
		}
		if err := opens(pages, from, e.AttrOr("href", ""), cents); err != nil {
			out = append(out, fmt.Sprintf("amount %q: %v", text, err))
		}
	})
	return out
}

var (
	printedNumber = regexp.MustCompile(`\d+(?:[ ,.]\d+)*`)
	printedUnit   = regexp.MustCompile(`(?i)([kmgb])\b ?\$?|(million|milliard|billion)`)
)

// says reports whether a printed amount stands for so many cents. A number
// whose unit stands in the head of its table may be of any unit.
func says(text string, cents int64) bool {
	number := printedNumber.FindString(text)
	if number == "" {
		return false
	}
	at := strings.Index(text, number)
	if strings.HasSuffix(strings.TrimSuffix(text[:at], "$"), "\u2212") { // a minus, before the sign of dollars in English
		cents = -cents
	}
	rest := strings.TrimSpace(text[at+len(number):])
	units := []int64{100}
	switch unit := strings.ToLower(strings.TrimRight(printedUnit.FindString(rest), " $")); unit {
	case "k":
		units = []int64{100_000}
	case "m", "million":
		units = []int64{100_000_000}
	case "g", "b", "milliard", "billion":
		units = []int64{100_000_000_000}
	case "":
		if !strings.Contains(text, "$") {
			units = []int64{100, 100_000, 100_000_000, 100_000_000_000}
		}
	default:
		return false
	}
	return slices.ContainsFunc(units, func(u int64) bool {
		return slices.ContainsFunc(readings(number), func(f [2]int64) bool { return f[0]*u == cents*f[1] })
	})
}

// readings gives a printed number as fractions: "476,006" is 476006/1 in
// English and 476006/1000 in French.
func readings(number string) [][2]int64 {
	var out [][2]int64
	for _, lang := range []struct{ group, mark string }{{" ", ","}, {",", "."}} {
		whole, part, _ := strings.Cut(strings.ReplaceAll(number, lang.group, ""), lang.mark)
		n, err := strconv.ParseInt(whole+part, 10, 64)
		if err != nil {
			continue
		}
		scale := int64(1)
		for range part {
			scale *= 10
		}
		out = append(out, [2]int64{n, scale})
	}
	return out
}

// opens follows an amount to its target: evidence that shows the same cents, or
// a computation that lists the figures which give it.
func opens(pages crawled, from, href string, cents int64) error {
	path, err := resolve(from, href)
	if err != nil {
		return err
	}
	target := pages[path]
	if target == nil || target.Doc == nil || target.Status != 200 {
		return fmt.Errorf("its target %s is no page", path)
	}
	if target.Doc.Find(fmt.Sprintf(`main [data-cents="%d"]`, cents)).Length() == 0 {
		return fmt.Errorf("its target %s does not show %d cents", path, cents)
	}
	switch {
	case isEvidence(path):
		if target.Doc.Find("main [data-fragment], main blockquote, main #events .hash").Length() == 0 {
			return fmt.Errorf("its evidence %s shows no fragment", path)
		}
	case isComputation(path):
		figures := target.Doc.Find("main " + amountElement).FilterFunction(func(_ int, e *goquery.Selection) bool {
			to, err := resolve(path, e.AttrOr("href", ""))
			return err == nil && isEvidence(to)
		})
		if figures.Length() == 0 {
			return fmt.Errorf("its computation %s lists no figure", path)
		}
	default:
		return errors.New("it opens neither evidence nor a computation: " + path)
	}
	return nil
}

func isEvidence(path string) bool {
	kind := kindOf(path)
	return kind == "/fr/preuves/KEY" || kind == "/en/evidence/KEY" || kind == "/fr/enregistrements/KEY" || kind == "/en/records/KEY" ||
		kind == "/fr/declarations/KEY" || kind == "/en/returns/KEY"
}

func isComputation(path string) bool {
	kind := kindOf(path)
	return kind == "/fr/calculs/KEY" || kind == "/en/computed/KEY"
}

func resolve(from, href string) (string, error) {
	base, err := url.Parse(from)
	if err != nil {
		return "", err
	}
	to, err := base.Parse(href)
	if err != nil {
		return "", err
	}
	to.Fragment, to.Scheme, to.Host = "", "", ""
	return to.String(), nil
}

func TestTheMoneyRuleBites(t *testing.T) {
	good := `<a class="amount" data-cents="540000000" data-stage="announced" href="/fr/preuves/F0001">au moins 5,4&nbsp;M$</a>`
	cases := []struct {
		name, body string
		caught     bool
	}{
		{"an amount in its element", `<p>Le ministère annonce ` + good + `.</p>`, false},
		{"words of others", `<blockquote>plus de 5,4 millions de dollars</blockquote><q>$5.4 million</q><p data-fragment>4 M$</p>`, false},
		{"a source title", `<p><cite>Québec investit 5,4 M$</cite></p>`, false},
		{"the reader's own parameter", `<p><span data-own>100 000 $</span></p>`, false},
		{"counts, years, percents, sections", `<p>500 organismes, 2022-2025, 72 %, 1,6 million de personnes, $ par année, auteur 2 fois</p>`, false},
		{"a description that repeats what is printed", `<svg><desc>Québec: 5,4 M$</desc></svg>` + good, false},
		{"an address that holds an amount", `<a href="https://example.org/plus-de-6m$-pour">https://example.org/plus-de-6m$-pour</a>`, false},
		{"a link to elsewhere in our words", `<a href="https://example.org/">plus de 6 M$</a>`, true},
		{"a unit in the head", `<table><thead><tr><th>M$</th></tr></thead><tbody><tr><td>` + good + `</td></tr></tbody></table>`, false},
		{"French millions", `<p>5,4&nbsp;M$</p>`, true},
		{"French billions", `<p>1,1&nbsp;G$</p>`, true},
		{"French whole dollars", `<p>476&nbsp;006&nbsp;$</p>`, true},
		{"French cents", `<p>5&#8239;735&#8239;682,50&nbsp;$</p>`, true},
		{"English millions", `<p>$5.4M</p>`, true},
		{"English dollars", `<p>about $476,006 in all</p>`, true},
		{"English words", `<p>5.4 million dollars</p>`, true},
		{"French words", `<p>3,6 millions de dollars</p>`, true},
		{"an apostrophe and a billion", `<p>2 milliards $</p>`, true},
		{"a currency code", `<p>500 000 CAD</p>`, true},
		{"cut into elements", `<p><b>5,4</b> <span>M</span><span>$</span></p>`, true},
		{"in a picture", `<svg><text>4 M$</text></svg>`, true},
		{"a description of what is not printed", `<svg><desc>Québec: 7,7 M$</desc></svg>` + good, true},
		{"a label of what is not printed", `<a aria-label="4 M$" href="/">x</a>`, true},
		{"a link without cents", `<a class="amount" href="/fr/preuves/F0001">5,4 M$</a>`, true},
		{"a bare number under a money head", `<table><thead><tr><th>An</th><th>M$</th></tr></thead><tbody><tr><td>2022</td><td>5,4</td></tr></tbody></table>`, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc, err := goquery.NewDocumentFromReader(strings.NewReader("<html><body><main>" + c.body + "</main></body></html>"))
			if err != nil {
				t.Fatal(err)
			}
			if got := looseMoney(doc); (len(got) > 0) != c.caught {
				t.Errorf("caught %q, want caught: %v", got, c.caught)
			}
		})
	}
}

func TestAnAmountThatSaysOtherCentsOrOpensNothingIsCaught(t *testing.T) {
	pageOf := func(path, body string) *page {
		doc, err := goquery.NewDocumentFromReader(strings.NewReader("<main>" + body + "</main>"))
		if err != nil {
			t.Fatal(err)
		}
		return &page{Path: path, answer: answer{Status: 200}, Doc: doc}
	}
	amount := func(cents, href, text string) string {
		return fmt.Sprintf(`<a class="amount" data-cents="%s" data-stage="announced" href="%s">%s</a>`, cents, href, text)
	}
	pages := crawled{
		"/fr/preuves/F0001": pageOf("/fr/preuves/F0001", `<blockquote>plus de 5,4 millions</blockquote><span data-cents="540000000"></span>`),
		"/fr/preuves/F0002": pageOf("/fr/preuves/F0002", `<span data-cents="540000000"></span>`),
		"/fr/calculs/a":     pageOf("/fr/calculs/a", `<b data-cents="140000000"></b>`+amount("540000000", "/fr/preuves/F0001", "5,4 M$")),
		"/fr/calculs/b":     pageOf("/fr/calculs/b", `<b data-cents="140000000"></b>`),
		"/fr/organismes/x":  pageOf("/fr/organismes/x", `<b data-cents="540000000"></b>`),
	}
	cases := []struct {
		name, element string
		caught        bool
	}{
		{"sound", amount("540000000", "/fr/preuves/F0001", "au moins 5,4 M$"), false},
		{"sound in English", amount("540000000", "/fr/preuves/F0001", "at least $5.4M"), false},
		{"its unit in the head", amount("540000000", "/fr/preuves/F0001", "5,4"), false},
		{"computed", amount("140000000", "/fr/calculs/a", "au moins environ 1,4 M$"), false},
		{"other cents in the text", amount("540000000", "/fr/preuves/F0001", "5,5 M$"), true},
		{"a unit too high", amount("540000000", "/fr/preuves/F0001", "5,4 G$"), true},
		{"no number", amount("540000000", "/fr/preuves/F0001", "montant"), true},
		{"cents that the target lacks", amount("360000000", "/fr/preuves/F0001", "3,6 M$"), true},
		{"a page that does not exist", amount("540000000", "/fr/preuves/F9999", "5,4 M$"), true},
		{"evidence without words", amount("540000000", "/fr/preuves/F0002", "5,4 M$"), true},
		{"a computation without figures", amount("140000000", "/fr/calculs/b", "1,4 M$"), true},
		{"neither evidence nor computation", amount("540000000", "/fr/organismes/x", "5,4 M$"), true},
		{"cents that are no number", amount("5.4", "/fr/preuves/F0001", "5,4 M$"), true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := badAmounts(pages, "/fr/x", pageOf("/fr/x", c.element).Doc.Find(amountElement))
			if (len(got) > 0) != c.caught {
				t.Errorf("caught %q, want caught: %v", got, c.caught)
			}
		})
	}
}
