package prose_test

import (
	"fmt"
	"strings"
	"testing"

	"sillage/scraper/parse/prose"
)

// sums prints the amounts of a text: dollars, qualifier, basis, "no" when it
// funds nothing.
func sums(text, lang string) string {
	var out []string
	for _, a := range prose.Read(text, lang, nil).Amounts {
		s := fmt.Sprintf("%.2f %s %s", float64(a.Amount.Cents)/100, a.Amount.Qualifier, a.Basis)
		s = strings.Replace(s, ".00 ", " ", 1)
		if !a.Funding {
			s = "no " + s
		}
		if a.Amount.Currency != "CAD" {
			s += " " + a.Amount.Currency
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestNumbersAreReadAsPrinted(t *testing.T) {
	for _, c := range []struct{ name, lang, text, want string }{
		{"a decimal comma", "fr", "une aide de 5,4 M$", "5400000 exact not_stated"},
		{"no-break and narrow spaces", "fr", "une aide de 5\u00a0735\u202f682\u00a0$", "5735682 exact not_stated"},
		{"cents", "fr", "une aide de 3 896 784,86 $", "3896784.86 exact not_stated"},
		{"milliards as G$", "fr", "un budget de 1,1 G$", "1100000000 exact not_stated"},
		{"milliards in full", "fr", "un budget de 1,1 milliard de dollars", "1100000000 exact not_stated"},
		{"an English comma in a French text", "fr", "un soutien de 959,180 $", "959180 exact not_stated"},
		{"a slip after the comma", "fr", "une aide de 2, 2 M$ accordée", "2200000 exact not_stated"},
		{"a unit without a space", "fr", "une aide de 80M$ et une bourse de 150 k$", "80000000 exact not_stated; 150000 exact not_stated"},
		{"a number in words", "fr", "une aide de deux millions de dollars", "2000000 exact not_stated"},
		{"hundreds of thousands in words", "fr", "une aide de deux cent cinquante mille dollars", "250000 exact not_stated"},
		{"half a million", "fr", "le demi-million versé aux groupes", "500000 exact not_stated"},
		{"a million and a half", "fr", "une aide d’un million et demi de dollars", "1500000 exact not_stated"},
		{"a million and some thousands", "fr", "une aide d’un million deux cent mille dollars", "1200000 exact not_stated"},
		{"the unit of the whole", "fr", "9 des 10 millions annoncés sont versés", "9000000 exact not_stated; 10000000 exact not_stated"},
		{"a series with one unit", "fr", "une aide de 10, 15, puis 25 M$", "10000000 exact not_stated; 15000000 exact not_stated; 25000000 exact not_stated"},
		{"millions without a currency", "fr", "3,6 millions permettront l’octroi de bourses", "3600000 exact not_stated"},
		{"people are no money", "fr", "Le gouvernement verse une aide. La région compte 2 millions de personnes et 3 millions d’arbres.", ""},
		{"a year before an amount", "fr", "En 2023, 5 000 $ ont été versés", "5000 exact not_stated"},
		{"a date before an amount", "fr", "6 février 2023 – Trois millions seront versés en aide", "3000000 exact not_stated"},
		{"an English amount", "en", "a grant of $5.4 million", "5400000 exact not_stated"},
		{"a spaced dollar", "en", "a grant of $ 1.25 million", "1250000 exact not_stated"},
		{"hyphenated billions", "en", "a $4-billion program", "4000000000 exact not_stated"},
		{"short units", "en", "grants of $17.6M and $55.5K", "17600000 exact not_stated; 55500 exact not_stated"},
		{"groups and cents", "en", "a grant of $2,050,435.50", "2050435.50 exact not_stated"},
		{"an article before the dollar", "en", "a $687,100 grant", "687100 exact not_stated"},
		{"years before the dollar", "en", "Years and amount: 2020-2020 $500,000 in grants", "500000 exact one_year"},
		{"words", "en", "two million dollars in funding, then half a million dollars", "2000000 exact not_stated; 500000 exact not_stated"},
		{"millions of training places are no money", "en", "The fund gives $80 million for 3 million training opportunities.", "80000000 exact not_stated"},
		{"another currency", "en", "a grant of US$5 million", "5000000 exact not_stated USD"},
		{"a rate", "en", "provides $1 for every $2 that others give", "no 1 exact not_stated; no 2 exact not_stated"},
	} {
		if got := sums(c.text, c.lang); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestQualifiersAreTheWordsBesideTheNumber(t *testing.T) {
	for _, c := range []struct{ name, lang, text, want string }{
		{"plus de", "fr", "un investissement de plus de 5 M$", "5000000 at_least not_stated"},
		{"un peu plus de", "fr", "un peu plus de 5 M$ en aide", "5000000 at_least not_stated"},
		{"dépasse", "fr", "l’aide dépasse 5 M$", "5000000 at_least not_stated"},
		{"près de", "fr", "près de 5 M$ en aide", "5000000 about not_stated"},
		{"près d’un million", "fr", "près d’un million de dollars en aide", "1000000 about not_stated"},
		{"de l’ordre de", "fr", "une aide de l’ordre de 5 M$", "5000000 about not_stated"},
		{"jusqu’à", "fr", "des bourses pouvant aller jusqu’à 50 000 $", "50000 up_to not_stated"},
		{"un maximum between words", "fr", "un montant maximal annuel de 5 000 $ en aide", "5000 up_to recurring_level"},
		{"moins de", "fr", "une aide de moins de 3 000 $", "3000 up_to not_stated"},
		{"seulement changes nothing", "fr", "seulement 5 M$ ont été versés", "5000000 exact not_stated"},
		{"ou plus, after", "fr", "des bourses de 5 000 $ ou plus", "5000 at_least not_stated"},
		{"a range", "fr", "des bourses de 5 000 $ à 10 000 $", "5000 at_least not_stated; 10000 up_to not_stated"},
		{"entre", "fr", "entre 5 et 10 M$ seront versés", "5000000 at_least not_stated; 10000000 up_to not_stated"},
		{"a change is no range", "fr", "l’aide passe de 15 000 $ à 60 000 $", "15000 exact not_stated; 60000 exact not_stated"},
		{"more than", "en", "more than $5 million in grants", "5000000 at_least not_stated"},
		{"over", "en", "over $5 million in grants over two years", "5000000 at_least several_years"},
		{"some", "en", "some $5 million in grants", "5000000 about not_stated"},
		{"a maximum of", "en", "grants worth a maximum of $5,000", "5000 up_to not_stated"},
		{"under the program is no bound", "en", "a project under the $22.3 million program", "22300000 exact not_stated"},
		{"levels are no range", "en", "grants go from $5,000 to $15,000 and then $50,000", "5000 exact not_stated; 15000 exact not_stated; 50000 exact not_stated"},
		{"the ends of a range", "en", "grants from a minimum of $50,000 up to $2 million", "50000 at_least not_stated; 2000000 up_to not_stated"},
	} {
		if got := sums(c.text, c.lang); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestTheBasisComesFromWordsThatGovernTheSum(t *testing.T) {
	for _, c := range []struct{ name, lang, text, want string }{
		{"a number of years", "fr", "Une aide de 5 M$ sur trois ans.", "5000000 exact several_years"},
		{"years before the sum", "fr", "La ministre confirme, sur cinq ans, une aide de 69,7 M$.", "69700000 exact several_years"},
		{"an age is no term", "fr", "Une aide de 5 M$ aux jeunes de 16 à 35 ans.", "5000000 exact not_stated"},
		{"two sums, two terms", "fr", "Une somme de 100 M$ est prévue sur sept ans et 10 M$ sont prévus sur trois ans.", "100000000 exact several_years; 10000000 exact several_years"},
		{"from and to", "fr", "Une aide de 6 M$, d’avril 2024 à mars 2029.", "6000000 exact several_years"},
		{"an end far away", "fr", "QUÉBEC, le 3 mai 2019 - Une aide de 6 M$ est versée jusqu’en mars 2023.", "6000000 exact several_years"},
		{"an end that is near", "fr", "QUÉBEC, le 30 janvier 2023 - Une aide de 6 M$ d’ici la fin de mars 2023.", "6000000 exact not_stated"},
		{"the next sentence", "fr", "Une aide de 6 M$ est versée. La somme couvre les années 2024 à 2029.", "6000000 exact several_years"},
		{"years in the name of a plan", "fr", "Le Plan d’action gouvernemental 2022-2027 réserve 6 M$ en aide.", "6000000 exact not_stated"},
		{"a fiscal year", "fr", "Un budget de 16,5 M$ pour 2019-2020.", "16500000 exact one_year"},
		{"a first year", "fr", "La première année, 40 M$ seront versés.", "40000000 exact one_year"},
		{"every year", "fr", "Une aide de 10 M$ par année.", "10000000 exact recurring_level"},
		{"not recurring", "fr", "Une aide de 10 M$ non récurrente.", "10000000 exact not_stated"},
		{"an addition", "fr", "Un montant supplémentaire de plus de 6 M$ est versé.", "6000000 at_least increase"},
		{"de plus", "fr", "L’organisme touche 881 000 $ de plus.", "881000 exact increase"},
		{"de plus de is no addition", "fr", "Une aide de plus de 6 M$.", "6000000 at_least not_stated"},
		{"named an increase afterwards", "fr", "La région recevra 4 M$. Cette bonification est répartie par région.", "4000000 exact increase"},
		{"an addition with a term", "fr", "Des investissements additionnels de 2 M$ sur cinq ans.", "2000000 exact several_years"},
		{"a sum of recurring levels", "fr", "888 M$, somme de montants récurrents étalés sur cinq ans, sont réservés.", "888000000 exact cumulative"},
		{"a sum whose steps are given", "fr", "Le budget prévoit 85 M$ en aide : 20, 30, puis 35 M$.", "85000000 exact cumulative; 20000000 exact not_stated; 30000000 exact not_stated; 35000000 exact not_stated"},
		{"a part", "fr", "Une aide de 5 M$ sur trois ans est versée, dont 2 M$ à la région.", "5000000 exact several_years; 2000000 exact several_years"},
		{"a part told in the next sentence", "fr", "Une aide de 5 M$ sur trois ans est versée. De ce montant, 3 M$ iront aux groupes.", "5000000 exact several_years; 3000000 exact several_years"},
		{"the caption of a table", "fr", "Soutien selon le mode, 2023-2024\nProjets | 9 008 981 $\nEntentes | 11 431 712 $", "9008981 exact one_year; 11431712 exact one_year"},
		{"months", "en", "A $687,100 grant over 36 months.", "687100 exact several_years"},
		{"a one-year agreement", "en", "The one-year, $250,000 agreement was signed.", "250000 exact one_year"},
		{"an addition, in English", "en", "An additional $2 million was given.", "2000000 exact increase"},
		{"more than is no addition", "en", "It gave $5 million to more than 20 groups.", "5000000 exact not_stated"},
		{"per year, in English", "en", "It gives $40 million each year.", "40000000 exact recurring_level"},
		{"each its year", "en", "It provides $9 million in 2022-23 and $10 million in 2023-24 in grants.", "9000000 exact one_year; 10000000 exact one_year"},
	} {
		if got := sums(c.text, c.lang); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestMoneyThatNobodyGivesIsToldApart(t *testing.T) {
	for _, c := range []struct{ name, lang, text, want string }{
		{"a gap", "fr", "Le manque à gagner est de 460 M$.", "no 460000000 exact not_stated"},
		{"what is asked for", "fr", "Les groupes réclament 355 M$ supplémentaires.", "no 355000000 exact increase"},
		{"needs", "fr", "Les besoins s’élèvent à 800 M$.", "no 800000000 exact not_stated"},
		{"given to meet needs", "fr", "Le gouvernement verse 800 M$ pour répondre aux besoins.", "800000000 exact not_stated"},
		{"the value of projects", "fr", "Une aide de 24 M$ à huit projets, dont la valeur totale dépasse 48 M$.", "24000000 exact not_stated; no 48000000 at_least not_stated"},
		{"the value of grants", "fr", "La valeur des subventions peut atteindre 25 000 $.", "25000 up_to not_stated"},
		{"a campaign", "fr", "La campagne a permis d’amasser 71,3 M$ en dons.", "no 71300000 exact not_stated"},
		{"the gift of a firm", "fr", "La Banque a fait don de 40 000 $ au groupe.", "40000 exact not_stated"},
		{"an income", "fr", "une famille gagnant moins de 20 000 $ par année", "no 20000 up_to recurring_level"},
		{"people in the name of a ministry that raises a budget", "fr", "Le ministère des Services aux aînés hausse de 1,3 M$ par année le budget de répit.", "1300000 exact increase"},
		{"the cost in a record of a grant", "fr", "Promoteur : Ville de Laval\nCoût total : 18 500 000 $\nContribution : 9 250 000 $", "no 18500000 exact not_stated; 9250000 exact not_stated"},
		{"the cost in a record of a grant in English", "en", "Recipient: Elm Society\nTotal project cost: $900,000\nContribution: $300,000", "no 900000 exact not_stated; 300000 exact not_stated"},
		{"what families pay", "fr", "Les familles n’auront à débourser que 5 $ par visite.", "no 5 exact not_stated"},
		{"what riders pay", "en", "Riders will pay only $3 a trip.", "no 3 exact not_stated"},
		{"what a city pays families", "fr", "La Ville de Laval paiera 500 $ aux familles qui s’inscrivent.", "500 exact not_stated"},
		{"what those who receive pay with it", "fr", "Les familles admissibles recevront 500 $ pour payer leur loyer.", "500 exact not_stated"},
		{"what the public adds to a bill", "fr", "L’épicerie invite sa clientèle à ajouter 2 $ à la facture.", "no 2 exact increase"},
		{"what the public adds to a bill in English", "en", "Shoppers can add $2 to their bill.", "no 2 exact not_stated"},
		{"a rebate on a bill", "fr", "Le gouvernement accorde 50 $ sur la facture aux ménages modestes.", "50 exact not_stated"},
		{"what is given for a purchase", "fr", "La Fondation remet 90 $ par jeune pour l’achat de patins.", "90 exact not_stated"},
		{"an average rent", "en", "Rents will be below the average, which now stands at $1,240 a month.", "no 1240 exact not_stated"},
		{"the capital of a foundation", "fr", "Dotée d’un capital de 40 M$, elle a distribué 3 M$.", "no 40000000 exact not_stated; 3000000 exact not_stated"},
		{"cash seized", "en", "Investigators seized cigarettes and $51,915 in cash.", "no 51915 exact not_stated"},
		{"a threshold", "en", "Institutions publish awards with a value of more than $25,000.", "no 25000 at_least not_stated"},
		{"revenue, and the next of its kind", "en", "The Society reported revenue of $181 million. The Y reported $333 million.", "no 181000000 exact not_stated; no 333000000 exact not_stated"},
		{"the economy", "en", "The sector contributes $192 billion to GDP.", "no 192000000000 exact not_stated"},
		{"a cost over an aside", "fr", "Le coût des travaux, taxes comprises, est de 3,2 M$.", "no 3200000 exact not_stated"},
		{"a cost over an aside in English", "en", "The total cost of the renovation, including furniture, is $3.2 million.", "no 3200000 exact not_stated"},
		{"the goal of a campaign", "fr", "Le don lance la campagne Bâtir, dont l’objectif est fixé à 750 000 $.", "no 750000 exact not_stated"},
		{"the goal of a campaign in English", "en", "The gift opens a campaign with a goal of $2 million.", "no 2000000 exact not_stated"},
		{"what would have to be invested", "fr", "La Ligue juge qu’il faudrait investir 30 M$ par année.", "no 30000000 exact recurring_level"},
		{"what would need to be invested", "en", "The province would need to invest $30 million.", "no 30000000 exact not_stated"},
		{"what applications came to", "en", "Applications this fall added up to $6 million.", "no 6000000 up_to cumulative"},
		{"what applications came to in French", "fr", "Les demandes déposées cet automne totalisaient 6 M$.", "no 6000000 exact not_stated"},
		{"what applicants may ask for", "fr", "Les groupes pourront y demander un maximum de 8 000 $.", "8000 up_to not_stated"},
		{"sales that fall", "en", "Ticket sales fell from $9 million in 2019 to $4 million in 2021.", "no 9000000 exact not_stated; no 4000000 exact not_stated"},
		{"an envelope that rises", "en", "The grant was raised from $6 million to $8 million.", "6000000 exact not_stated; 8000000 exact not_stated"},
		{"a gift that the public is invited to", "en", "A gift of $40 buys a week of meals.", "no 40 exact not_stated"},
		{"what the public gave", "fr", "Les citoyens et les commerces ont donné 45 000 $.", "no 45000 exact not_stated"},
		{"what donors gave", "en", "The rest comes from donors, who contributed $1.2 million.", "no 1200000 exact not_stated"},
		{"a budget that is given", "fr", "Le ministère y consacrera un budget de fonctionnement récurrent de 2 M$.", "2000000 exact recurring_level"},
		{"what a thing was bought for", "fr", "L’usine, acquise en 2019 pour 4,5 M$, emploie 60 personnes.", "no 4500000 exact not_stated"},
		{"a budget that a council adopts", "en", "The County passed a budget of $22 million.", "no 22000000 exact not_stated"},
		{"what a party promised", "fr", "Le parti promettait 100 M$.", "no 100000000 exact not_stated"},
		{"what a coalition hoped for", "fr", "La Coalition espérait obtenir 12 M$.", "no 12000000 exact not_stated"},
		{"a new arena", "en", "The new $8-million arena will open in 2026.", "no 8000000 exact not_stated"},
		{"investments of companies", "en", "Companies in the sector invest $2 billion a year in research.", "no 2000000000 exact recurring_level"},
		{"what was saved", "fr", "Le soutien aux aînés fait économiser 8 M$ au réseau de la santé.", "no 8000000 exact not_stated"},
		{"a ministry’s name is no economy", "fr", "Le ministère de l’Économie accorde 5 M$.", "5000000 exact not_stated"},
	} {
		if got := sums(c.text, c.lang); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestASumHasTheBasisOfWhatItsTextSaysOfIt(t *testing.T) {
	for _, c := range []struct{ name, lang, text, want string }{
		{"the aid that the sentence before tells of", "fr", "Le conseil a réparti l’aide aux loisirs pour l’année 2023. La Ville y consacre 90 000 $.", "90000 exact one_year"},
		{"another aid", "fr", "Le conseil a réparti l’aide aux loisirs pour l’année 2023. La rue coûte à la Ville 90 000 $.", "no 90000 exact not_stated"},
		{"records that add up to a total", "fr", "Le ministère verse 6 000 $ sur trois ans.\n\nClub A\nAide : 1 000 $\nIl court.\n\nClub B\nAide : 2 000 $\nIl nage.\n\nClub C\nAide : 3 000 $\nIl danse.",
			"6000 exact several_years; 1000 exact several_years; 2000 exact several_years; 3000 exact several_years"},
		{"records that do not", "fr", "Le ministère verse 7 000 $ sur trois ans.\n\nClub A\nAide : 1 000 $\nIl court.\n\nClub B\nAide : 2 000 $\nIl nage.\n\nClub C\nAide : 3 000 $\nIl danse.",
			"7000 exact several_years; 1000 exact not_stated; 2000 exact not_stated; 3000 exact not_stated"},
		{"a part over a quotation", "fr", "La ministre annonce 9 M$ sur deux ans.\n\n« C’est beaucoup. Nos gens y gagnent », dit-elle.\n\nDu montant annoncé, 2 M$ iront aux villages.", "9000000 exact several_years; 2000000 exact several_years"},
		{"a part after a ceiling", "en", "The ministry gives $9 million over two years. Growers can receive up to $800 per acre. Of the total, $1 million goes to advisors.", "9000000 exact several_years; 800 up_to not_stated; 1000000 exact several_years"},
		{"that period", "en", "The charity awards $3 million over two years. Each team will receive $300,000 over that period.", "3000000 exact several_years; 300000 exact several_years"},
		{"an addition of every year", "fr", "Le gouvernement ajoute 4 M$ par année au programme.", "4000000 exact increase"},
		{"both ends of what every year is given", "fr", "Le soutien annuel passe de 200 000 $ à 260 000 $.", "200000 exact recurring_level; 260000 exact recurring_level"},
		{"an addition to a sum", "fr", "Le gouvernement ajoute 2 M$ aux 8 M$ déjà prévus.", "2000000 exact increase; 8000000 exact not_stated"},
		{"the years of a total", "fr", "Les 8 M$ d’aide sont versés sur trois ans : 2 M$ en 2024, 3 M$ en 2025 et 3 M$ en 2026.", "8000000 exact cumulative; 2000000 exact one_year; 3000000 exact one_year; 3000000 exact one_year"},
		{"an end is no date of the text", "fr", "Le ministère confie 600 000 $ à la Table jusqu’en mars 2027. Date limite : 3 octobre 2025.", "600000 exact several_years"},
		{"a year that only dates the gift", "en", "Last year the council gave $6,000.", "6000 exact not_stated"},
	} {
		if got := sums(c.text, c.lang); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestStagesComeFromTheVerb(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "Le gouvernement accorde 5 M$ au groupe.", "announced"},
		{"fr", "Le budget prévoit 5 M$.", "budgeted"},
		{"fr", "L’entente conclue prévoit 5 M$.", "committed"},
		{"fr", "L’organisme a reçu 5 M$.", "reported"},
		{"fr", "Les états financiers montrent 5 M$ en aide.", "paid"},
		{"fr", "5 M$ pour les groupes.", ""},
		{"en", "The government will invest $5 million.", "announced"},
		{"en", "The group received $5 million.", "reported"},
		{"en", "An agreement of $5 million was signed.", "committed"},
	} {
		found := prose.Read(c.text, c.lang, nil).Amounts
		if len(found) != 1 || string(found[0].Stage) != c.want {
			t.Errorf("%q: got %+v, want stage %q", c.text, found, c.want)
		}
	}
}

func TestTermsKeepTheirPrecision(t *testing.T) {
	for _, c := range []struct {
		lang, text    string
		years, months int
		from, until   string
	}{
		{"fr", "Une aide de 5 M$ sur trois ans.", 3, 0, "", ""},
		{"en", "A grant of $5,000 over 25 months.", 0, 25, "", ""},
		{"en", "A grant of $5,000 over 36 months.", 3, 0, "", ""},
		{"fr", "Une aide de 5 M$, d’avril 2024 à mars 2029.", 0, 0, "2024-04", "2029-03"},
		{"fr", "Une aide de 5 M$ du 1er avril 2014 au 31 mars 2016.", 0, 0, "2014-04-01", "2016-03-31"},
		{"en", "From 2015 to 2020, $20 million was invested.", 0, 0, "2015", "2020"},
		{"fr", "Un budget de 5 M$ pour 2019-2020.", 0, 0, "2019", "2020"},
	} {
		a := prose.Read(c.text, c.lang, nil).Amounts
		if len(a) != 1 || a[0].DurationYears != c.years || a[0].DurationMonths != c.months || string(a[0].From) != c.from || string(a[0].Until) != c.until {
			t.Errorf("%q: got %+v", c.text, a)
		}
	}
}

func TestBackgroundIsWhatWasGivenBefore(t *testing.T) {
	a := prose.Read("Une aide de 6 M$ s’ajoute aux 21 M$ déjà octroyés.", "fr", nil).Amounts
	if len(a) != 2 || a[0].Background || !a[1].Background {
		t.Errorf("got %+v", a)
	}
}

func TestASumPrintedAgainIsOneSum(t *testing.T) {
	text := "5,4 M$ pour les groupes\n\nLe gouvernement verse 5,4 M$ sur trois ans.\n\nLe Club A : 3 000 $\nLe Club B : 3 000 $"
	r := prose.Read(text, "fr", nil)
	if len(r.Amounts) != 4 || r.Amounts[1].Repeats != 0 || r.Amounts[3].Repeats != -1 {
		t.Fatalf("got %+v", r.Amounts)
	}
	stated := r.Stated()
	if len(stated) != 3 || stated[0].Basis != "several_years" {
		t.Errorf("got %+v", stated)
	}
}

func TestWhatCouldBeReadInTwoWaysIsNotSure(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		sure       bool
	}{
		{"fr", "une aide de 5,4 M$", true},
		{"fr", "une aide de 959,180 $", true},
		{"fr", "une aide de 1.234 M$", false},
		{"en", "a grant of $5,4 million", false},
		{"fr", "2 millions à verser", false},
	} {
		a := prose.Read(c.text, c.lang, nil).Amounts
		if len(a) != 1 || a[0].Sure != c.sure {
			t.Errorf("%q: got %+v", c.text, a)
		}
	}
}
