package view

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"sillage/db/funding"
)

var update = flag.Bool("update", false, "write the kept pictures anew")

// samplePath is the path of DATAide as announced.
func samplePath(lang Lang) Chain {
	award := Href(lang, AwardsAt, "dataide.mess.cgm")
	whole, fqis := m(lang, 54, funding.AtLeast, "announced", "F0001"), m(lang, 40, funding.Exact, "announced", "F0004")
	groups := m(lang, 36, funding.Exact, "announced", "F0005")
	rest := computedAmount(lang, 14, 10_000_000, "announced", "F0001-2.rest.payer")
	unfound := computedAmount(lang, 18, 10_000_000, "announced", "F0001-2.rest.use")
	fund := org(lang, "fqis", word(lang, "Fonds québécois d’initiatives sociales", "Quebec social initiatives fund"), "")
	says := Saying{Publisher: riocm(lang), Speaker: "umbrella", Rank: "secondary"}
	ribbon := func(kind funding.RibbonKind, from, to int, a *Amount, change func(*ChainRibbon)) ChainRibbon {
		r := ChainRibbon{Kind: string(kind), From: from, To: to, Amount: a, Award: "dataide.mess.cgm", Href: award, Inside: -1, Awards: 1, Named: true,
			Form: "grant", Money: "public", Currency: "CAD"}
		if a != nil {
			r.Cents = a.Cents
		}
		if change != nil {
			change(&r)
		}
		return r
	}
	return Chain{Stage: "announced", Subject: "DATAide", Stages: []StageChoice{{Stage: "announced"}, {"reported", "?stage=reported"}},
		Nodes: []ChainNode{{funding.PayerNode, 0, named(mess(lang))}, {funding.ManagerNode, 1, named(centraide(lang))}, {"recipient", 2, groupsOf(500, "organizations")},
			{"partner", 2, named(nordOuvert(lang))}, {funding.UseNode, 2, Party{}}},
		Ribbons: []ChainRibbon{
			ribbon(funding.PayerPartRibbon, 0, 1, &fqis, func(r *ChainRibbon) {
				r.Whole, r.WholeSum, r.AtLeast, r.Fund, r.Payer, r.Saying, r.Mark = "dataide.mess.cgm", &whole, true, &fund, named(mess(lang)), &says, 1
			}),
			ribbon(funding.PayerRestRibbon, 0, 1, &rest, func(r *ChainRibbon) { r.Whole, r.WholeSum, r.AtLeast = "dataide.mess.cgm", &whole, true }),
			ribbon(funding.AwardRibbon, 1, 2, &groups, func(r *ChainRibbon) { r.Named = false }),
			ribbon(funding.LinkRibbon, 1, 3, nil, func(r *ChainRibbon) { r.Inside = 4 }),
			ribbon(funding.NotFoundRibbon, 1, 4, &unfound, func(r *ChainRibbon) { r.Named, r.AtLeast = false, true }),
			ribbon(funding.UsedRibbon, 1, 4, nil, func(r *ChainRibbon) { r.Inside, r.Named = 4, false }),
		},
		Downloads: []Download{{What: "picture", Format: "SVG", Href: "/p.svg", Rows: -1}, {What: "numbers", Format: "CSV", Href: "/p.csv", Rows: 6}},
	}
}

// crowdedChain is a synthetic path with what one rarely sees: others, sums on
// their way through a body, another currency, private money, several rests.
func crowdedChain(lang Lang) Chain {
	sum := func(tenths int64) *Amount {
		a := m(lang, tenths, funding.Exact, "paid", "F0001")
		return &a
	}
	named1 := func(name string) Party {
		return named(Link{Text: name, Lang: "en", Href: Href(lang, OrganizationsAt, name)})
	}
	programme := Link{Text: "Essai (synthétique)", Lang: "fr", Href: Href(lang, ProgrammesAt, "essai")}
	says := Saying{Publisher: Link{}, Speaker: "press", Rank: "secondary"}
	c := Chain{Stage: "paid", Subject: "Essai (synthétique)", Stages: []StageChoice{{Stage: "paid"}}}
	node := func(role string, depth int, p Party) int {
		c.Nodes = append(c.Nodes, ChainNode{role, depth, p})
		return len(c.Nodes) - 1
	}
	add := func(kind funding.RibbonKind, from, to int, a *Amount, n int, isNamed bool) *ChainRibbon {
		r := ChainRibbon{Kind: string(kind), From: from, To: to, Amount: a, Inside: -1, Awards: n, Named: isNamed, Form: "not_stated", Money: "public",
			Award: fmt.Sprintf("a%d", len(c.Ribbons)), Href: Href(lang, AwardsAt, "a"), Programme: &programme}
		if a != nil {
			r.Cents = a.Cents
		}
		c.Ribbons = append(c.Ribbons, r)
		return &c.Ribbons[len(c.Ribbons)-1]
	}
	payer, others, unnamedPayer := node("payer", 0, named1("Payer (synthetic)")), node("others", 0, Party{}), node("payer", 0, Party{Kind: "not_named"})
	for i := range 5 {
		manager := node("manager", 1, named1(fmt.Sprintf("Manager %c (synthetic)", 'A'+i)))
		add(funding.AwardRibbon, payer, manager, sum(50), 1, true)
		use := node("use", 2, Party{})
		add(funding.NotFoundRibbon, manager, use, sum(50), 1, false)
		at := len(c.Ribbons) - 1
		add(funding.UsedRibbon, manager, use, nil, 1, false).Inside = at
		if i == 0 {
			mid := node("manager", 2, named1("Through (synthetic)"))
			add(funding.ThroughRibbon, manager, mid, sum(2), 1, true)
			add(funding.ThroughRibbon, manager, mid, nil, 1, true)
			add(funding.AwardRibbon, mid, node("recipient", 3, Party{Kind: "not_named"}), sum(2), 1, false)
			last := add(funding.OtherLinksRibbon, mid, node("others", 3, Party{}), nil, 7, true)
			last.Award, last.Programme = "", nil
		}
	}
	end := node("others", 1, Party{})
	add(funding.OthersRibbon, others, end, sum(1), 8, true).Award = ""
	add(funding.OthersRibbon, payer, node("others", 1, Party{}), sum(1), 9, false).Href = ""
	private := add(funding.AwardRibbon, unnamedPayer, node("receiver", 1, named1("Receiver (synthetic)")), sum(1), 1, true)
	private.Money, private.Form, private.Saying = "private", "loan", &says
	foreign := add(funding.AwardRibbon, unnamedPayer, node("recipient", 1, groupsOf(2, "")), sum(9), 1, false)
	foreign.Cents = 0
	return c
}

func mustChain(t testing.TB, lang Lang, c Chain) *Chain {
	t.Helper()
	drawn, err := NewChain(lang, c)
	if err != nil {
		t.Fatal(err)
	}
	return &drawn
}

// drawnSamples are the paths of the sample pages.
func drawnSamples(lang Lang) (dataide, crowded, none *Chain) {
	a, err := NewChain(lang, samplePath(lang))
	if err != nil {
		panic(err)
	}
	b, err := NewChain(lang, crowdedChain(lang))
	if err != nil {
		panic(err)
	}
	return &a, &b, &Chain{Stage: "paid", Stages: []StageChoice{{"announced", "?stage=announced"}, {"reported", "?stage=reported"}}}
}

func page(t *testing.T, lang Lang, c *Chain) *goquery.Document {
	t.Helper()
	var b bytes.Buffer
	p := Programme{Frame: sampleFrame(lang, ProgrammesAt, "x"), Key: "x", Name: Text{"x", ""}, Theme: "t", Mode: "project", Scope: "community", Chain: c}
	if err := mustNew(t).Render(&b, p); err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestTheTableSaysTheSameSumsAsThePicture(t *testing.T) {
	for _, lang := range Langs {
		dataide, crowded, _ := drawnSamples(lang)
		for name, c := range map[string]*Chain{"dataide": dataide, "crowded": crowded} {
			t.Run(string(lang)+" "+name, func(t *testing.T) {
				doc := page(t, lang, c)
				table := map[string]string{}
				doc.Find(".chain-rows tbody tr").Each(func(_ int, row *goquery.Selection) {
					if letter := row.Find("th b").Text(); letter != "" {
						table[letter] = row.Find("a.amount").AttrOr("data-cents", "")
					}
				})
				var letters []string
				doc.Find(".chain-wide text").Each(func(_ int, line *goquery.Selection) {
					letter := line.Find(".letter").Text()
					if letter == "" {
						return
					}
					letters = append(letters, letter)
					if cents := line.Find("a.amount").AttrOr("data-cents", ""); cents != table[letter] {
						t.Errorf("%s: the picture says %s, the table %s", letter, cents, table[letter])
					}
				})
				slices.Sort(letters)
				if letters = slices.Compact(letters); len(letters) != len(table) || len(table) == 0 {
					t.Errorf("%d letters in the picture %v, %d in the table", len(letters), letters, len(table))
				}
			})
		}
	}
}

func TestWidthsOfThePictureFollowTheSums(t *testing.T) {
	c := mustChain(t, French, samplePath(French))
	// 290 units for 5.4 M$: 4 M$ are 214.8 high, from 100 to 314.8.
	if !strings.HasPrefix(c.Wide.Bands[0].Path, "M9 100C") || !strings.Contains(c.Wide.Bands[0].Path, "L410 314.8C") {
		t.Errorf("4 M$ are drawn as %s", c.Wide.Bands[0].Path)
	}
	for fill, want := range map[string]int{"named": 1, "missing": 2, "unnamed": 1, "known": 1} {
		got := 0
		for _, b := range c.Wide.Bands {
			if b.Fill == fill {
				got++
			}
		}
		if got != want {
			t.Errorf("%d bands are %s, want %d", got, fill, want)
		}
	}
}

func TestThePathOfDATAideIsNamedForWhoeverDoesNotSeeIt(t *testing.T) {
	doc := page(t, English, mustChain(t, English, samplePath(English)))
	svg := doc.Find("svg.chain").First()
	if svg.AttrOr("role", "") != "group" || svg.Find("title").First().Text() != "DATAide: the path of the money, announced" || svg.Find("desc").Length() != 1 {
		t.Errorf("role %q, title %q", svg.AttrOr("role", ""), svg.Find("title").First().Text())
	}
	var names []string
	svg.Find("a.ribbon").Each(func(_ int, a *goquery.Selection) { names = append(names, a.AttrOr("aria-label", "")) })
	want := []string{
		"a: Ministère du Travail, de l’Emploi et de la Solidarité sociale (MTESS), to Centraide du Grand Montréal, part of a named fund",
		"b: Ministère du Travail, de l’Emploi et de la Solidarité sociale (MTESS), to Centraide du Grand Montréal, the fund of this rest was not found",
		"c: Centraide du Grand Montréal, to 500 organizations, recipients not named",
		"d: Centraide du Grand Montréal, to Use not found, what the documents read do not say",
		"Centraide du Grand Montréal, to Nord Ouvert, known link",
	}
	if !slices.Equal(names, want) {
		t.Errorf("ribbons are named\n%s\nwant\n%s", strings.Join(names, "\n"), strings.Join(want, "\n"))
	}
}

func TestLettersGoOnPastZ(t *testing.T) {
	for n, want := range map[int]string{0: "a", 25: "z", 26: "aa", 27: "ab", 51: "az", 52: "ba"} {
		if got := letters(n); got != want {
			t.Errorf("letter %d is %s, want %s", n, got, want)
		}
	}
}

func TestAPictureStandsByItself(t *testing.T) {
	for _, lang := range Langs {
		c := mustChain(t, lang, samplePath(lang))
		frame := sampleFrame(lang, ProgrammesAt, "dataide")
		dataide := BarGroup{Bars: []Bar{{Where: "enters", Amount: m(lang, 54, funding.AtLeast, "announced", "F0001"), Permille: 1000, Open: true},
			{Where: "reaches", Amount: m(lang, 36, funding.Exact, "announced", "F0005"), Permille: 667, Unnamed: true, Ratio: &Ratio{Text: word(lang, "au plus 67\u00a0%", "at most 67%"), Href: "/r"}, Stages: 1},
			{Where: "reaches", Amount: m(lang, 10, funding.Exact, "announced", "F0005"), Permille: 185, Ratio: &Ratio{Text: word(lang, "au plus 19\u00a0%", "at most 19%"), Href: "/r"}, Stages: 1}}}
		bars, err := BarsFacts(lang, "DATAide", dataide, []string{"MTESS"}, frame.Base+"/x")
		if err != nil {
			t.Fatal(err)
		}
		path, err := PathFacts(lang, *c, []string{"RIOCM", "La Presse"}, frame.Base+frame.Path)
		if err != nil {
			t.Fatal(err)
		}
		for name, facts := range map[string]PictureFacts{"path": path, "bars": bars} {
			p, err := NewPicture(frame, facts)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := mustNew(t).RenderPicture(&b, p); err != nil {
				t.Fatal(err)
			}
			wellFormed(t, b.Bytes())
			for _, inside := range []string{facts.Title, facts.Sources[0], frame.Base + "/", "1 (", "2026"} {
				if !strings.Contains(b.String(), inside) {
					t.Errorf("%s %s does not say %q", lang, name, inside)
				}
			}
			golden := filepath.Join("testdata", name+"."+string(lang)+".golden.svg")
			if *update {
				if err := os.MkdirAll("testdata", 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			kept, err := os.ReadFile(golden)
			if err != nil || !bytes.Equal(kept, b.Bytes()) {
				t.Errorf("%s differs from the picture (%v); run with -update and look at it", golden, err)
			}
		}
	}
}

func wellFormed(t *testing.T, file []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(file))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("no XML: %v", err)
		}
	}
}

func TestAPictureWithoutTemplateIsAnError(t *testing.T) {
	p, err := NewPicture(sampleFrame(French, ProgrammesAt, "x"), PictureFacts{Title: "x", Part: "no such part", Width: 1, Height: 1})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := mustNew(t).RenderPicture(&b, p); err == nil || b.Len() > 0 {
		t.Errorf("err %v, %d bytes", err, b.Len())
	}
}

// sampleManaged is what a body manages; the last two rows are synthetic.
func sampleManaged(lang Lang) []ManagedRow {
	received, groups := m(lang, 54, funding.AtLeast, "announced", "F0001"), m(lang, 36, funding.Exact, "announced", "F0005")
	unfound := computedAmount(lang, 18, 10_000_000, "announced", "F0001-2.rest.use")
	less := computedAmount(lang, 1, 10_000_000, "reported", "x")
	award := Link{Text: "dataide.mess.cgm", Href: Href(lang, AwardsAt, "dataide.mess.cgm")}
	return []ManagedRow{
		{Programme: &Link{Text: "DATAide", Href: Href(lang, ProgrammesAt, "dataide")}, Payer: named(mess(lang)), Award: award, Stage: "announced", Received: &received, NotNamed: &groups, NotFound: &unfound},
		{Payer: named(mess(lang)), Award: award, Joint: true},
		{Payer: named(mess(lang)), Award: award, Stage: "reported", Received: &groups, PassedOn: &received, Disagree: &less},
	}
}
