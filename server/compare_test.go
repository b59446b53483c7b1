package main

import (
	"encoding/csv"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"sillage/db/dbtest"
)

// read asks the small world's site for an address.
func readPage(t *testing.T, base, path string) (int, string) {
	t.Helper()
	answer, err := http.Get(base + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

// words is what a page says, with plain spaces.
func pageWords(t *testing.T, body, selector string) string {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(doc.Find(selector).Text())
	return strings.Join(strings.Fields(plain), " ")
}

// The exact pair of the small world: 25,000,000 $ beside 100,000,000 $, both
// reported, of one year, community, Ailleurs, 2023-2024: 25.0 %.
func TestAnExactPairIsSaidWithItsRatioFromEndToEnd(t *testing.T) {
	_, server := served(t, dbtest.Compared(t))
	status, body := readPage(t, server.URL, "/fr/paires/M0004-1.beside.M0001-1")
	if status != http.StatusOK {
		t.Fatalf("status %d", status)
	}
	said := pageWords(t, body, "#pair")
	for _, want := range []string{"Une paire exacte", "25 000 000 $", "100 000 000 $", "Les cinq critères sont les mêmes", "25,0 % calculé"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %s", want, said)
		}
	}
	if n := strings.Count(said, "= même"); n != 5 || strings.Contains(said, "diffère") {
		t.Errorf("%d criteria are the same: %s", n, said)
	}
	status, body = readPage(t, server.URL, "/en/computed/M0004-1.beside.M0001-1")
	if said := pageWords(t, body, "main"); status != http.StatusOK || !strings.Contains(said, "$25,000,000") || !strings.Contains(said, "$100,000,000") {
		t.Errorf("the ratio opens %d %s", status, said)
	}
	_, body = readPage(t, server.URL, "/fr/comparer")
	if said := pageWords(t, body, "main"); !strings.Contains(said, "1 paire exacte.") || strings.Contains(said, "Aucune paire exacte n’existe") || !strings.Contains(said, "Essai à côté de la mission") {
		t.Errorf("the page that compares says %.400s", said)
	}
}

func TestWhatIsAskedOfASeriesIsComputedOrRefusedInWords(t *testing.T) {
	_, server := served(t, dbtest.Compared(t))
	for _, c := range []struct {
		path, selector, want string
		status               int
	}{
		// 20 M$ is announced, 30 M$ reported
		{"/fr/series/hausses-essai?measure=sum", "#table", "Cette somme n’est pas faite. Une somme annoncée et une somme rapportée ne s’additionnent pas", 200},
		// 2022-2023 was not found
		{"/fr/series/niveaux-essai?measure=sum", "#table", "Un exercice non trouvé compterait pour zéro", 200},
		// 100 and 50 M$, one year, stage and region: 150 M$
		{"/fr/series/modes-essai?measure=sum", "#table", "Somme des exercices trouvés : 150 000 000 $ calculé", 200},
		{"/fr/calculs/compared.like_sum.modes-essai", "main", "150 000 000 $", 200},
		{"/fr/calculs/compared.like_sum.niveaux-essai", "h1", "Page introuvable", 404},
		// 100,000,000 / 400 groups = 250,000 $
		{"/fr/series/niveaux-essai?measure=per_group", "#table", "environ 250 000 $ calculé", 200},
		{"/fr/calculs/compared.per_group.M0001-1", "main", "groupes : 400", 200},
		{"/fr/series/hausses-essai?measure=per_group", "#table", "nombre de groupes non précisé", 200},
		// 100,000,000 / 1,000 residents = 100,000 $
		{"/fr/series/niveaux-essai?measure=per_resident", "#table", "environ 100 000 $ calculé", 200},
		{"/fr/series/niveaux-essai?measure=per_resident", "#table", "La source de la population n’est pas précisée, ni son année", 200},
		// base 2022-2023: 30 / 20 = 150.0, over two stages
		{"/fr/series/hausses-essai?measure=index", "#M0003-1", "150,0 deux étapes", 200},
		{"/fr/series/hausses-essai?measure=index&base=2023-2024", "#M0002-1", "66,7", 200},
		{"/fr/series/hausses-essai?measure=index&base=2021-2022", "#M0002-1", "l’exercice de base n’a pas été trouvé", 200},
		{"/fr/calculs/compared.base_hundred.M0003-1.M0002-1", "main", "150,0", 200},
		// 20,000,000 x 1.037 = 20,740,000 $: the rate that corrects, not 3.2 %
		{"/fr/series/hausses-essai?measure=constant&index=taux-essai&base=2023-2024", "#M0002-1", "environ 20 740 000 $ calculé", 200},
		{"/fr/series/hausses-essai?measure=constant&index=taux-essai&base=2023-2024", "#table", "Dernière année couverte : 2023-2024", 200},
		// the rate of 2022-2023 was not found
		{"/fr/series/hausses-essai?measure=constant&index=taux-essai&base=2021-2022", "#M0003-1", "chaîne interrompue, taux non trouvé : 2022-2023", 200},
		{"/fr/calculs/compared.constant.M0002-1.taux-essai.2023-2024", "main", "taux 2023-2024 : 3,7 %", 200},
		{"/fr/calculs/compared.constant.M0003-1.taux-essai.2021-2022", "h1", "Page introuvable", 404},
		// the index of the small world ends in 2021
		{"/fr/series/hausses-essai?measure=constant&index=cpi-essai", "#M0002-1", "exercice que l’indice ne couvre pas", 200},
		{"/en/series/hausses-essai?measure=constant", "#table", "nine of its twelve months lie in the year in which it begins", 200},
		{"/fr/series/taux-essai", "#M0005-1", "3,7 %", 200},
		{"/fr/series/taux-essai", "#M0005-1", "3,2 %1 corrigé ou remplacé", 200},
		// 3,700,000 over 37 months: 6, 12, 12 and 7 of 100,000 $
		{"/fr/paires/M0009-1.beside.M0001-1", "#spread", "2021-20226environ 600 000 $ calculé 2022-202312environ 1 200 000 $ calculé 2023-202412environ 1 200 000 $ calculé 2024-20257environ 700 000 $", 200},
		{"/fr/paires/M0004-1.beside.M0001-1", "#spread", "il n’y a rien à répartir", 200},
		{"/fr/cote-a-cote?of=programme&a=mission-essai&b=essai-annuel&measure=ratio", "#line-shown-reported-one_year", "25 000 000 $ 25,0 % calculé", 200},
		{"/fr/cote-a-cote?of=region&a=Ailleurs&year=2022-2023&measure=per_resident", "#line-shown-announced-increase", "environ 20 000 $ calculé", 200},
		{"/fr/cote-a-cote?of=payer_kind&a=ministry", "#line-enters-announced", "au moins 2,4 M$", 200},
		{"/fr/cote-a-cote", "#table", "Choisissez ce qui se pose côte à côte", 200},
		{"/fr/series/hausses-essai?measure=worth", "main", "Adresse non comprise", 400},
		{"/fr/series/hausses-essai?measure=constant&index=gold", "main", "Adresse non comprise", 400},
		{"/fr/series/hausses-essai?measure=constant&index=cpi-essai&base=2030", "main", "Adresse non comprise", 400},
		{"/fr/series/taux-essai?measure=sum", "#table", "Des taux ne s’additionnent pas, et leur moyenne demande des poids", 200},
		{"/fr/series/taux-essai?measure=index", "main", "Adresse non comprise", 400},
		{"/fr/cote-a-cote?a=nobody", "main", "Adresse non comprise", 400},
		{"/fr/cote-a-cote?of=moon", "main", "Adresse non comprise", 400},
		{"/fr/comparer?scope=lunar", "main", "Adresse non comprise", 400},
		{"/fr/comparer?colour=red", "main", "Adresse non comprise", 400},
		{"/fr/series/none", "h1", "Page introuvable", 404},
		{"/fr/paires/none", "h1", "Page introuvable", 404},
		{"/fr/calculs/compared.worth.M0001-1", "h1", "Page introuvable", 404},
		{"/fr/calculs/compared.constant.none.cpi-essai.2020", "h1", "Page introuvable", 404},
	} {
		status, body := readPage(t, server.URL, c.path)
		if said := pageWords(t, body, c.selector); status != c.status || !strings.Contains(said, c.want) {
			t.Errorf("%s: status %d, %s says %.500q, want %q", c.path, status, c.selector, said, c.want)
		}
	}
}

func TestTheFilesOfThePagesThatCompareHoldEveryRow(t *testing.T) {
	_, server := served(t, dbtest.Compared(t))
	for _, c := range []struct {
		path string
		rows int
		want string
	}{
		{"/en/pairs.csv", 4, "M0004-1.beside.M0001-1"},
		{"/en/pairs.csv?exact=yes", 1, "25000000.00"},
		{"/en/pairs.csv?scope=business", 0, "left_amount"},
		{"/en/series.csv", 11, "2021-2022,,Ailleurs,community,no"},
		{"/en/side-by-side.csv?a=mission-essai&b=essai-annuel", 8, "mission-essai"},
	} {
		status, body := readPage(t, server.URL, c.path)
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
		if err != nil || status != http.StatusOK || len(rows) != c.rows+1 || !strings.Contains(body, c.want) {
			t.Errorf("%s: status %d, %d rows, %v; want %d and %q in\n%s", c.path, status, len(rows)-1, err, c.rows, c.want, body)
		}
	}
}

// Every amount on the pages that a reader's choice makes opens a page that
// shows the same cents.
func TestEveryAmountThatAReaderAskedForOpensWhatItCameFrom(t *testing.T) {
	_, server := served(t, dbtest.Compared(t))
	for _, path := range []string{
		"/fr/cote-a-cote?a=mission-essai&b=essai-annuel&c=essai&measure=per_group", "/en/side-by-side?of=region&a=Ailleurs&measure=per_resident",
		"/fr/cote-a-cote?of=payer_kind&a=ministry&b=foundation", "/fr/comparer?scope=all", "/en/series/hausses-essai?measure=constant&index=taux-essai&base=2023-2024",
		"/fr/series/niveaux-essai?measure=per_resident", "/fr/series/modes-essai?measure=sum", "/fr/paires/M0009-1.beside.M0001-1", "/en/pairs",
	} {
		_, body := readPage(t, server.URL, path)
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		amounts := doc.Find("a.amount")
		if amounts.Length() == 0 {
			t.Errorf("%s: no amount", path)
		}
		amounts.Each(func(_ int, a *goquery.Selection) {
			href, cents := a.AttrOr("href", ""), a.AttrOr("data-cents", "")
			status, target := readPage(t, server.URL, href)
			if status != http.StatusOK || !strings.Contains(target, `data-cents="`+cents+`"`) {
				t.Errorf("%s: %s opens %s, status %d, without its cents", path, a.Text(), href, status)
			}
		})
		doc.Find("main a[href^='/']").Each(func(_ int, a *goquery.Selection) {
			if status, _ := readPage(t, server.URL, a.AttrOr("href", "")); status != http.StatusOK {
				t.Errorf("%s: the link %s answers %d", path, a.AttrOr("href", ""), status)
			}
		})
	}
}
