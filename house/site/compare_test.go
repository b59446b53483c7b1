package site

import (
	"bytes"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// Cases worked by hand from the register, with the arithmetic beside them, as
// a reader meets them on the real pages.
func TestWhatIsComparedIsWhatWasWorkedByHand(t *testing.T) {
	s := site(t)
	for _, c := range []struct{ name, path, selector, want string }{
		{"no exact pair exists in the register, and the page says so", "/fr/comparer", "main", "Aucune paire exacte n’existe aujourd’hui dans les documents lus"},
		{"and in English", "/en/compare", "main", "No exact pair exists in the documents read today"},
		// F0001: announced, three years; N0065: reported, one year, 2021-2022; both community, Québec.
		{"DATAide beside the mission support of 2021-2022 (F0001, N0065)", "/fr/paires/F0001-2.beside.N0065-1", "#pair", "3 critères diffèrent. Les deux sommes sont posées côte à côte ; aucun rapport entre elles n’est calculé."},
		{"DATAide beside the increase of 2022-2023, one stage (F0001, F0039)", "/fr/paires/F0001-2.beside.F0039-1", "#pair", "2 critères diffèrent."},
		{"a sum over three years without months is not spread (F0001)", "/fr/paires/F0001-2.beside.N0065-1", "#spread", "une source imprime le mois du début et celui de la fin"},
		// F0007: 39 tenths of a million over 37 months, October 2021 to October 2024:
		// 6.32, 12.65, 12.65, 7.38; the two left over go to the largest rests.
		{"a sum with months is (F0007)", "/fr/paires/F0007-1.beside.N0065-1", "#spread", "2021-20226environ 0,6 M$ calculé 2022-202312environ 1,3 M$ calculé 2023-202412environ 1,3 M$ calculé 2024-20257environ 0,7 M$"},
		// 36,588,137 + 11,431,712 + 9,008,981 = 57,028,830; 36,588,137 / 57,028,830 = 64.16 %
		{"share of mission (F0141)", "/fr/series/modes-abitibi-temiscamingue-2023-2024", "#F0141-1", "64,2 %"},
		{"share of agreements, 20.05 % (F0142)", "/fr/series/modes-abitibi-temiscamingue-2023-2024", "#F0142-1", "20,0 %"},
		{"share of projects, 15.80 % (F0143)", "/en/series/modes-abitibi-temiscamingue-2023-2024", "#F0143-1", "15.8%"},
		{"projects beside mission: 9,008,981 / 36,588,137 = 24.62 %", "/fr/comparer", "main", "projet à côté de la mission : 24,6 %"},
		{"the sum of the three modes", "/fr/series/modes-abitibi-temiscamingue-2023-2024?measure=sum", "#table", "57 028 830 $ calculé"},
		{"indexation of 2023-2024 is 3.7 % (F0330)", "/fr/series/indexation-psoc", "#F0330-1", "3,7 %"},
		{"which corrects 3.2 % (F0331), shown beside it", "/fr/series/indexation-psoc", "#F0330-1", "corrige l’autre"},
		{"with its erratum", "/fr/series/indexation-psoc", "#F0330-1", "corrigé ou remplacé"},
		// 37.1 x 1.037 = 38.4727; with 3.2 % it would be 38.3
		{"F0039 in dollars of 2023-2024, by indexation", "/fr/series/psoc-hausses-quebec?measure=constant&index=indexation-psoc&base=2023-2024", "#F0039-1", "environ 38,5 M$"},
		// 10 x 1.016 x 1.018 = 10.34; at a step of 1 M$, 10
		{"F0033 in dollars of 2019-2020, by indexation", "/fr/series/psoc-hausses-quebec?measure=constant&index=indexation-psoc&base=2019-2020", "#F0033-1", "environ 10 M$"},
		{"the chain is broken by the rate of 2020-2021", "/fr/series/psoc-hausses-quebec?measure=constant&index=indexation-psoc&base=2019-2020", "#N0001-1", "chaîne interrompue, taux non trouvé : 2020-2021"},
		{"and nothing is guessed after 2023-2024", "/fr/series/psoc-hausses-quebec?measure=constant&index=indexation-psoc", "#F0341-1", "exercice que l’indice ne couvre pas"},
		// 904.3 x 160.9 / 141.6 = 1,027.56
		{"N0065 in dollars of 2024, CPI Canada", "/fr/series/mission-tous-ministeres?measure=constant&index=cpi-canada&base=2024", "#N0065-1", "environ 1 027,6 M$"},
		{"the last year covered is said", "/fr/series/mission-tous-ministeres?measure=constant&index=cpi-canada&base=2024", "#table", "Dernière année couverte : 2024"},
		{"CPI Québec ends in 2021", "/fr/series/mission-tous-ministeres?measure=constant&index=cpi-quebec", "#table", "Dernière année couverte : 2021"},
		{"and does not reach 2022-2023", "/fr/series/psoc-hausses-quebec?measure=constant&index=cpi-quebec", "#F0039-1", "exercice que l’indice ne couvre pas"},
		{"no index covers 2025-2026", "/fr/series/psoc-hausses-quebec?measure=constant&index=cpi-canada", "#F0325-1", "exercice que l’indice ne couvre pas"},
		// 904,300,000 / 4,597 = 196,715; 0.1 M$ / 4,597 = 21.7 $
		{"N0065 by group", "/fr/series/mission-tous-ministeres?measure=per_group", "#N0065-1", "environ 196 720 $"},
		// 124,000,000 / 528 = 234,848; 1 M$ / 528 = 1,893 $
		{"F0052 by group", "/fr/series/psoc-niveau-montreal?measure=per_group", "#F0052-1", "environ 235 000 $"},
		// 904,300,000 / 9,056,044 = 99.856
		{"N0065 by resident", "/fr/series/mission-tous-ministeres?measure=per_resident", "#N0065-1", "environ 99,86 $"},
		{"the year of the population is not stated", "/fr/series/mission-tous-ministeres?measure=per_resident", "#table", "l’année n’y est pas précisée. 2 municipalités ou territoires n’y ont pas de population"},
		// 36,588,137 / 149,220 = 245.196
		{"F0141 by resident", "/fr/series/modes-abitibi-temiscamingue-2023-2024?measure=per_resident", "#F0141-1", "environ 245,20 $"},
		// 17 / 10, 35 / 10, 40 / 10
		{"base 100, 2018-2019 (F0034)", "/fr/series/psoc-hausses-quebec?measure=index", "#F0034-1", "environ 170,0"},
		{"base 100, 2020-2021 (F0036)", "/fr/series/psoc-hausses-quebec?measure=index", "#F0036-1", "environ 400,0"},
		{"base 100 over two stages (F0039)", "/fr/series/psoc-hausses-quebec?measure=index", "#F0039-1", "environ 371,0 deux étapes"},
		{"a sum over stages is refused", "/fr/series/psoc-hausses-quebec?measure=sum", "#table", "Une somme annoncée et une somme rapportée ne s’additionnent pas"},
		{"a sum over missing years is refused", "/fr/series/faaca-mission?measure=sum", "#table", "Un exercice non trouvé compterait pour zéro : la somme n’est pas faite. Se heurtent : 2013-2014"},
		{"a missing year has its row", "/fr/series/psoc-hausses-montreal", "#table", "2020-2021 non trouvé"},
		{"the others of a year stand beside (F0341, 10 M$ announced)", "/fr/series/psoc-hausses-quebec", "#F0341-1", "9 M$ rapporté"},
	} {
		doc, err := goquery.NewDocumentFromReader(bytes.NewReader(s.mustRead(t, c.path)))
		if err != nil {
			t.Fatal(err)
		}
		if said := spaces(doc.Find(c.selector).Text()); !strings.Contains(said, c.want) {
			t.Errorf("%s: %s, %s says %.300q, want %q", c.name, c.path, c.selector, said, c.want)
		}
	}
}
