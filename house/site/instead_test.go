package site

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

const dataideSum = "sum=dataide.total_entering.announced"

// What DATAide's sum would be instead, with the arithmetic of each in
// db/funding: at least 5.4 M$ of F0001.
func TestTheSameSumIsToldAsCoreMissionFunding(t *testing.T) {
	s := site(t)
	for _, c := range []struct {
		path string
		says []string
	}{
		// 5 400 000 / (3 x 181 038) = 9.94; 5 400 000 / 181 038 = 29.83
		{"/fr/a-la-place?" + dataideSum + "&by=F0119-1", []string{"au moins environ 9,9 groupes pendant trois ans", "au moins environ 29,8 subventions d’un an",
			"au moins 5,4 M$ ÷ (3 × 181 038 $)", "La source du paramètre ne précise pas son exercice", "La source de la somme ne précise pas son exercice", "PSOC à la mission, subvention moyenne par groupe"}},
		{"/en/instead?" + dataideSum + "&by=F0119-1", []string{"at least about 9.9 groups for three years", "at least about 29.8 one-year grants", "The source of the parameter does not state its fiscal year"}},
		// 5 400 000 / (3 x 60 000) = 30
		{"/fr/a-la-place?" + dataideSum + "&by=N0083-1", []string{"au moins 30 groupes pendant trois ans", "Une règle n’est pas de l’argent donné", "Les régions diffèrent : Québec pour la somme, Montréal pour le paramètre", "PSOC à la mission, première subvention d’un groupe admis"}},
		{"/en/instead?" + dataideSum + "&by=N0083-1", []string{"at least 30 groups for three years", "A rule is not money given", "The regions differ: Québec for the sum, Montréal for the parameter"}},
		// 5 400 000 / 167 000 = 32.34, for one year
		{"/fr/a-la-place?" + dataideSum + "&by=N0003-1&years=1", []string{"au moins environ 32,3 subventions d’un an"}},
		// 5.4 / 15 = 0.36
		{"/fr/a-la-place?" + dataideSum + "&by=N0001-1", []string{"au moins environ 36 % de ce rehaussement", "Les étapes diffèrent : annoncé pour la somme, budgété pour le paramètre"}},
		// 5 400 000 / 1 978 500 = 2.73
		{"/en/instead?" + dataideSum + "&by=F0049-1&unit=years", []string{"at least about 2.7 years of that increase"}},
		// 4 000 000 / (60 000 x 1) = 66.67, a figure by its key, to the nearest
		{"/fr/a-la-place?figure=F0004-1&by=N0083-1", []string{"environ 66,7 groupes pendant un an"}},
		// 100 000 / 25 000 = 4, both a reader's own
		{"/fr/a-la-place?amount=100+000&each=25000&note=Pour+discuter", []string{"4 groupes pendant un an", "La somme est saisie par un lecteur", "Le paramètre est saisi par un lecteur", "Remarque de la personne qui a fait cette adresse, pas de Sillage : Pour discuter"}},
		// 5 400 000 / (500 x 3) = 3 600
		{"/fr/a-la-place?" + dataideSum + "&groups=500", []string{"entre 500 groupes (nombre saisi par un lecteur)", "au moins 3 600 $"}},
	} {
		main := spaces(text(document(t, s, c.path).Find("main")))
		for _, want := range c.says {
			if !strings.Contains(main, want) {
				t.Errorf("%s does not say %q", c.path, want)
			}
		}
	}
}

// text is what is read, with a space between elements that end a line.
func text(e *goquery.Selection) string {
	var b strings.Builder
	for _, n := range e.Nodes {
		readable(n, &b)
	}
	return b.String()
}

func TestASumPerGroupOpensTheFiguresItComesFrom(t *testing.T) {
	s := site(t)
	path := "/fr/a-la-place?" + dataideSum + "&groups=500"
	page := document(t, s, path)
	amount := page.Find(`#card .answer a.amount[data-cents="360000"]`)
	if amount.Length() != 1 {
		t.Fatalf("%s prints no amount of 360000 cents", path)
	}
	to, err := resolve(path, amount.AttrOr("href", ""))
	if err != nil {
		t.Fatal(err)
	}
	there := document(t, s, to)
	if there.Find(`main h1 [data-cents="360000"]`).Length() != 1 || there.Find(`main td [data-cents="540000000"]`).Length() != 1 {
		t.Errorf("%s does not show the sum per group and the figure it comes from", to)
	}
	if own := page.Find("#card .answer [data-own]").First().Text(); own != "500" {
		t.Errorf("the reader’s own number is marked as %q", own)
	}
}

func TestWhatHasNoHonestAnswerIsRefusedInASentence(t *testing.T) {
	s := site(t)
	for query, want := range map[string]string{
		"sum=alliances-solidarite.total_entering.announced": "n’ont pas de sens commun",
		"figure=F0119-1":                   "une moyenne ou une somme par récipiendaire",
		"figure=F0014-1":                   "une moyenne ou une somme par récipiendaire",
		"figure=F0047-1":                   "un cumul de niveaux récurrents",
		"figure=F0109-1":                   "corrigé ou écarté",
		"amount=cinq+millions":             "des dollars entiers, en chiffres",
		"amount=5%2C4":                     "des dollars entiers, en chiffres",
		"amount=0":                         "des dollars entiers, en chiffres",
		"each=-1":                          "des dollars entiers, en chiffres",
		"years=200":                        "de 1 à 50",
		"groups=0":                         "de 1 à 1 000 000",
		"unit=each":                        "il faut un nombre de groupes",
		"by=F0119-1&unit=share":            "ne se dit pas dans cette unité",
		"by=N0001-1&unit=groups":           "ne se dit pas dans cette unité",
		"note=" + strings.Repeat("x", 301): "300 signes au plus",
		"amount=1&by=N0065-1":              "trop petit pour être écrit",
		"amount=1&groups=1000000":          "trop petit pour être écrit",
		"figure=F0007-1&amount=&each=&years=&groups=&note=&unit=":   "",
		dataideSum + "&by=&figure=&amount=&each=&years=&unit=share": "",
	} {
		path := "/fr/a-la-place?" + query
		doc := document(t, s, path)
		refused, card := spaces(doc.Find("main .refused").Text()), doc.Find("#card").Length()
		if want == "" && (refused != "" || card != 1) || want != "" && (!strings.Contains(refused, want) || card != 0) {
			t.Errorf("%s: refused %q, want %q; %d cards", path, refused, want, card)
		}
	}
	for path, status := range map[string]int{
		"/fr/a-la-place?unit=hours": 400, "/fr/a-la-place?by=F0279-1": 400, "/fr/a-la-place?colour=red": 400, "/fr/a-la-place?by=x&by=y": 400, "/fr/a-la-place?figure=F9999-9": 404,
		"/fr/a-la-place?sum=dataide.total_reaching.announced": 404, "/fr/calculs/instead": 400, "/fr/calculs/instead?unit=each&groups=zero": 400,
		"/fr/indicateurs?indicator=quality": 400, "/fr/?scope=everyone": 400,
	} {
		if a, err := s.read(path); err != nil || a.Status != status {
			t.Errorf("%s: %v, status %d, want %d", path, err, a.Status, status)
		}
	}
}

// A reader's remark is shown as such and does nothing.
func TestAReadersRemarkIsTextOnly(t *testing.T) {
	doc := document(t, site(t), "/en/instead?note="+url.QueryEscape(`<script>alert(1)</script><a href="/x">x</a>`))
	quote := doc.Find("#card blockquote[data-own]")
	if quote.Text() != `<script>alert(1)</script><a href="/x">x</a>` || quote.Children().Length() > 0 || doc.Find("main script").Length() > 0 {
		t.Errorf("the remark became %q with %d elements", quote.Text(), quote.Children().Length())
	}
}

// No card stands without the sentence on another year, region, stage or scope.
func TestEveryParameterOfAnotherYearOrRegionSaysSo(t *testing.T) {
	s := site(t)
	doc := document(t, s, "/fr/a-la-place")
	var offered []string
	doc.Find("select[name=by] option").Each(func(_ int, o *goquery.Selection) { offered = append(offered, o.AttrOr("value", "")) })
	if len(offered) < 10 {
		t.Fatalf("%d parameters are offered", len(offered))
	}
	asking := map[string]string{"la période": "exercice", "la région": "région", "l’étape": "étape", "la portée": "portée"}
	for _, by := range offered {
		page := document(t, s, "/fr/a-la-place?"+dataideSum+"&by="+by)
		notes := spaces(page.Find("#card .said-of").Text())
		rows := page.Find("#differs tbody tr")
		if rows.Length() < 7 {
			t.Errorf("%s: %d criteria", by, rows.Length())
		}
		rows.Each(func(_ int, r *goquery.Selection) {
			word, asks := asking[spaces(r.Find("th").Text())]
			if verdict := spaces(r.Find("td").Last().Text()); asks && verdict != "= même" && !strings.Contains(notes, word) {
				t.Errorf("%s: %s is %q and no note speaks of it: %s", by, r.Find("th").Text(), verdict, notes)
			}
		})
	}
}

var inParentheses = regexp.MustCompile(`\(([\d\x{a0},]+)\)$`)

// The number beside each scope is what the list holds when it is chosen.
func TestTheCountOfEveryScopeIsItsRows(t *testing.T) {
	s := site(t)
	for _, list := range []string{"/fr/programmes", "/fr/organismes", "/fr/octrois", "/fr/chiffres", "/fr/enonces", "/fr/nombres", "/fr/documents", "/fr/indicateurs", "/en/awards?stage=announced", "/en/documents?kind=press"} {
		at, query, _ := strings.Cut(list, "?")
		options := document(t, s, list).Find("select[name=scope] option[value]:not([value=''])")
		if options.Length() != 7 {
			t.Errorf("%s offers %d scopes", list, options.Length())
		}
		total := 0
		options.Each(func(_ int, o *goquery.Selection) {
			m := inParentheses.FindStringSubmatch(o.Text())
			if m == nil {
				t.Errorf("%s: %q has no count", list, o.Text())
				return
			}
			said, err := strconv.Atoi(strings.NewReplacer("\u00a0", "", ",", "").Replace(m[1]))
			if err != nil {
				t.Fatal(err)
			}
			narrowed := at + ".csv?" + strings.TrimPrefix(query+"&scope="+o.AttrOr("value", ""), "&")
			rows := len(readCSV(t, s, narrowed))
			if rows != said {
				t.Errorf("%s says %d, %s has %d rows", list, said, narrowed, rows)
			}
			total += rows
		})
		if all := len(readCSV(t, s, strings.TrimSuffix(at+".csv?"+query, "?"))); total < all {
			t.Errorf("%s: the scopes hold %d rows of %d", list, total, all)
		}
	}
}

func TestTheFirstPageOpensOnCommunityAndOneClickShowsAll(t *testing.T) {
	s := site(t)
	scopes := func(path string) map[string]int {
		found := map[string]int{}
		document(t, s, path).Find(`main [data-label="portée"]`).Each(func(_ int, e *goquery.Selection) { found[spaces(e.Text())]++ })
		return found
	}
	if got := scopes("/fr/"); len(got) != 1 || got["communautaire"] == 0 {
		t.Errorf("the first page opens on %v", got)
	}
	if n := document(t, s, "/fr/").Find(`main .scopes a[href="/fr/?scope=all"]`).Length(); n != 1 {
		t.Errorf("%d links to all scopes", n)
	}
	if got := scopes("/fr/?scope=all"); len(got) < 2 {
		t.Errorf("all scopes are %v", got)
	}
	if got := scopes("/fr/?scope=business"); len(got) != 1 || got["entreprises"] == 0 {
		t.Errorf("business is %v", got)
	}
}

func TestIndicatorsStandByNameAndOpenTheirFigures(t *testing.T) {
	s := site(t)
	rows := readCSV(t, s, "/fr/indicateurs.csv")
	if again := readJSON(t, s, "/en/indicators.json"); len(again) != len(rows) || len(rows) < 50 {
		t.Errorf("%d rows in the CSV, %d in the JSON", len(rows), len(again))
	}
	last := map[string]string{}
	found := map[string]row{}
	for _, r := range rows {
		found[r["indicator"]] = r
		name := strings.ToLower(r["programme_name"] + r["name"])
		if r["indicator_kind"] == "recurrence" && name < last["recurrence"] && name[0] < 0x80 {
			t.Errorf("%s stands after %s", name, last["recurrence"])
		}
		last[r["indicator_kind"]] = name
		filled := 0
		for _, column := range []string{"share_percent", "programmes_managed", "not_computed_because"} {
			if r[column] != "" {
				filled++
			}
		}
		if filled != 1 {
			t.Errorf("%s: %d of a share, a count and a reason", r["indicator"], filled)
		}
	}
	if got := found["dataide.manager_share.announced"]["share_percent"]; got != "100,0" {
		t.Errorf("the share of DATAide entrusted to a manager is %q", got)
	}
	if got := found["cancode.manager_share.announced"]["share_percent"]; got != "0,0" {
		t.Errorf("the share of CanCode entrusted to a manager is %q", got)
	}
	// dataide, aide-asile-2023, aide-asile-2024, itinerance-2025 and what else awards of the register say
	centraide := found["centraide-grand-montreal.recurrence"]
	managed := strings.Split(centraide["programme_keys"], ";")
	if centraide["programmes_managed"] != fmt.Sprint(len(managed)) || !strings.Contains(centraide["programme_keys"], "dataide") {
		t.Errorf("the programs that Centraide manages: %v", centraide)
	}
	for _, page := range []string{"/fr/programmes/dataide", "/en/organizations/centraide-grand-montreal"} {
		doc := document(t, s, page)
		if doc.Find("#indicators tbody tr").Length() == 0 || doc.Find(`#indicators a[href*="#formula-"]`).Length() == 0 {
			t.Errorf("%s shows no indicator with a link to its formula", page)
		}
	}
	computed := document(t, s, "/en/computed/dataide.manager_share.announced")
	if n := computed.Find(`main td a.amount[data-cents="540000000"]`).Length(); n != 2 {
		t.Errorf("the share of DATAide lists %d figures, want its part and its whole", n)
	}
}
