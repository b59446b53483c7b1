package prose_test

import (
	"slices"
	"strings"
	"testing"

	"sillage/scraper/parse/prose"
)

// partiesOf prints the parties of a text, sorted.
func partiesOf(text, lang string, names *prose.Names) string {
	var out []string
	for _, p := range prose.Read(text, lang, names).Parties {
		out = append(out, string(p.Role)+" "+p.Name)
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

func TestRolesComeFromTheWordsAroundAName(t *testing.T) {
	for _, c := range []struct{ name, lang, text, want string }{
		{"the subject of a verb of giving", "fr", "La Ville de Gatineau accordera 30 000 $ à la Soupe populaire de Hull.",
			"payer Ville de Gatineau; recipient Soupe populaire de Hull"},
		{"a ministry with several matters", "fr", "Le ministère de l’Agriculture, des Pêcheries et de l’Alimentation verse 3 M$.",
			"payer ministère de l’Agriculture, des Pêcheries et de l’Alimentation"},
		{"a ministry whose matter serves people", "fr", "Le ministère des Services aux aînés verse 3 M$.", "payer ministère des Services aux aînés"},
		{"a ministry of relations", "fr", "Le ministère des Relations avec les Premières Nations verse 3 M$.", "payer ministère des Relations avec les Premières Nations"},
		{"an adjective between the matters of a ministry", "fr", "Le ministère de l’Énergie verte et de l’Innovation verse 3 M$.",
			"payer ministère de l’Énergie verte et de l’Innovation"},
		{"an adjective that ends the name of a ministry", "fr", "Le ministère de la Chanson anglaise verse 3 M$.", "payer ministère de la Chanson anglaise"},
		{"the passive voice", "fr", "Une somme de 2 M$ a été octroyée par le gouvernement du Québec à la Fondation Béati.",
			"payer gouvernement du Québec; recipient Fondation Béati"},
		{"financement de", "fr", "L’initiative a un financement du gouvernement du Québec de 5 M$.", "payer gouvernement du Québec"},
		{"grâce à", "fr", "Grâce à une aide de 50 000 $ de la Fondation Béati, la Maison des femmes de Sorel embauchera.",
			"payer Fondation Béati; recipient Maison des femmes de Sorel"},
		{"provenant de, and those after it", "fr", "L’aide comprend 4 M$ provenant du ministère de la Famille, 650 000 $ de la Ville de Laval et 150 000 $ de la Caisse populaire.",
			"payer Caisse populaire; payer Ville de Laval; payer ministère de la Famille"},
		{"a fund in the payer’s place", "fr", "Une aide de 76 681 $ issue du Fonds québécois d’initiatives sociales.", "payer Fonds québécois d’initiatives sociales"},
		{"a fund of a government", "fr", "Une aide de 600 000 $ provenant du Fonds d’urgence du gouvernement du Canada.", "payer gouvernement du Canada"},
		{"a manager by géré par", "fr", "L’enveloppe de 5 M$ est gérée par le Consortium en développement social de la Mauricie.",
			"manager Consortium en développement social de la Mauricie"},
		{"a manager by confier", "fr", "Le gouvernement du Québec verse 5 M$ et en confie la gestion à Centre Saint-Pierre.",
			"manager Centre Saint-Pierre; payer gouvernement du Québec"},
		{"a mandatary", "fr", "La Table des MRC du Nord est mandataire du fonds de 5 M$.", "manager Table des MRC du Nord"},
		{"who hands it out", "fr", "Le gouvernement du Québec accorde 10 M$ à la Fondation Béati et à la Ville de Laval, qui les distribueront.",
			"manager Fondation Béati; manager Ville de Laval; payer gouvernement du Québec"},
		{"a manager that adds its own", "fr", "Les 3 M$ seront gérés par la Fondation Béati, qui y joint 333 000 $ de ses propres fonds.",
			"manager Fondation Béati; payer Fondation Béati"},
		{"a partner", "fr", "Le projet de 5 M$ est piloté par la Fondation Béati en partenariat avec l’Institut Pacifique et l’École de Sorel.",
			"manager Fondation Béati; partner Institut Pacifique; partner École de Sorel"},
		{"who receives", "fr", "La Maison des jeunes de Sorel a reçu 5 000 $.", "recipient Maison des jeunes de Sorel"},
		{"an auxiliary apart from its verb", "fr", "La Fondation communautaire du Nord a, au cours des derniers mois, remis 775 000 $ à des groupes.",
			"payer Fondation communautaire du Nord"},
		{"an aside before the verb", "fr", "Le Carrefour familial du Nord (CFN), qui se veut un lieu de rencontre et de soutien pour les parents, recevra 118 198 $.",
			"recipient Carrefour familial du Nord"},
		{"a short form stands for the full one", "fr", "La Fondation communautaire du Nord recevra 5 M$. La Fondation distribuera les sommes aux groupes.",
			"manager Fondation communautaire du Nord"},
		{"a minister is no party", "fr", "Le ministre de l’Économie et de l’Innovation, M. Jean Boulet, annonce 5 M$.", ""},
		{"what is asked for has no payer", "fr", "Le Regroupement des maisons du Nord demande 5 M$ au gouvernement du Québec.", ""},
		{"who pays a study gives no money", "en", "A study paid for by the Boréal Foundation found gaps. The fund is worth $5 million.", ""},
		{"a place is no party", "en", "Ottawa is giving $5 million.", ""},
		{"English payer and recipient", "en", "The Winnipeg Foundation has awarded $75,000 to the Dartmouth Learning Network.",
			"payer Winnipeg Foundation; recipient Dartmouth Learning Network"},
		{"a department’s long name", "en", "Innovation, Science and Economic Development Canada will provide $500,000.",
			"payer Innovation, Science and Economic Development Canada"},
		{"thanks to", "en", "Thanks to $5.4 million in funding from the Ontario government, the Boréal Foundation is launching a program.",
			"payer Ontario government; recipient Boréal Foundation"},
		{"administered by several", "en", "The $5 million fund is administered by the Calgary Foundation and the Edmonton Community Foundation.",
			"manager Calgary Foundation; manager Edmonton Community Foundation"},
		{"granted to one by another", "en", "$350,000 has been granted to Frontier College by the Government of Nova Scotia.",
			"payer Government of Nova Scotia; recipient Frontier College"},
		{"a verb with two objects", "en", "The Boréal Foundation awarded the Literacy Alliance $157,000.",
			"payer Boréal Foundation; recipient Literacy Alliance"},
		{"each by its own", "en", "$650,000 was contributed by the Calgary Foundation and $150,000 by the City of Red Deer.",
			"payer Calgary Foundation; payer City of Red Deer"},
		{"labels of a record", "en", "Funder: Boréal Foundation\nManaged by: Calgary Foundation\nAmount: $500,000",
			"manager Calgary Foundation; payer Boréal Foundation"},
		{"the ministry is named, not its minister", "en", "Minister of Labour Jean Boulet announced that the Department of Labour will invest $5 million.",
			"payer Department of Labour"},
	} {
		if got := partiesOf(c.text, c.lang, nil); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestRolesComeFromWholeClauses(t *testing.T) {
	for _, c := range []struct{ name, lang, text, want string }{
		{"a partner by its office", "en", "The Growers' Cooperative will manage the $2 million fund for the Ministry of Farms, with the Tree Institute as technical partner.",
			"manager Growers' Cooperative; partner Tree Institute; payer Ministry of Farms"},
		{"an agreement concluded", "fr", "Solidarité Monde Canada a ainsi conclu en 2021 une entente de 3 M$ avec le ministère des Relations internationales.",
			"payer ministère des Relations internationales; recipient Solidarité Monde Canada"},
		{"the town after a name", "fr", "Santé Canada a accordé 2 M$ au Réseau communautaire du Nord, de Montréal.", "payer Santé Canada; recipient Réseau communautaire du Nord"},
		{"received by", "fr", "La Fondation Bellerive annonce 3 M$. C’est le plus grand don reçu par la Maison Vanier.", "payer Fondation Bellerive; recipient Maison Vanier"},
		{"a pilot project", "fr", "La Fondation Bellerive verse 250 000 $ à Partage du Nord pour un projet pilote.", "payer Fondation Bellerive; recipient Partage du Nord"},
		{"who is helped by a sum", "en", "The agency gives $9 million. Of the total, $1.4 million will help the Valley Cooperative hire advisors.", "recipient Valley Cooperative"},
		{"members of a class told with their sums", "fr", "Trois organismes s’y joignent : Le Fil du Nord (40 000 $), Maison Grandir (35 000 $) et Centre Nid (30 000 $).",
			"recipient Centre Nid; recipient Fil du Nord; recipient Maison Grandir; recipient Trois organismes"},
		{"two whole names", "en", "The $2 million project is delivered in partnership with Copper Bay Health and Selkirk Coast College.", "partner Copper Bay Health; partner Selkirk Coast College"},
		{"a name before a verb of receiving", "fr", "Le Moulin à images reçoit 45 000 $.", "recipient Moulin à images"},
		{"who announces what it got", "fr", "Le Service d’entraide de Sorel annonce l’obtention d’une subvention de 36 000 $ de l’Agence de la santé.", "payer Agence de la santé; recipient Service d’entraide de Sorel"},
		{"shared by two governments", "en", "The $4-million investment is shared equally by the federal government and the Government of Manitoba.", "payer Government of Manitoba; payer federal government"},
		{"a family is none", "en", "A $1-million gift from the Rossi family and a $500,000 grant from the Rural Trust will help Elm College build.", "payer Rural Trust; recipient Elm College"},
		{"an inverted sentence", "fr", "Le ministère du Travail remet 2 M$. Parmi les organismes retenus figurent le Relais du Pic et le Club Rivard.", "payer ministère du Travail; recipient Club Rivard; recipient Relais du Pic"},
		{"links name pages", "fr", "Investissement Nord octroie un prêt de 2 M$ à la Laiterie Montagnac.\n\nLiens connexes :\n\nInvestissement Nord sur les réseaux sociaux\nMinistère de la Famille",
			"payer Investissement Nord; recipient Laiterie Montagnac"},
		{"a project of a body", "fr", "La Ville de Laval investit 400 000 $ dans le projet Horizon de la Maison Vanier.", "payer Ville de Laval; recipient Maison Vanier"},
		{"a stock of homes is no fund", "fr", "La Société du logement verse 2 M$. Elle gère un parc de 21 000 logements.", "payer Société du logement"},
		{"a part of the government that gives", "en", "Through PrairiesCan, the Government of Canada is investing $800,000.", "payer Government of Canada"},
	} {
		if got := partiesOf(c.text, c.lang, nil); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestListsNameWhoReceives(t *testing.T) {
	for _, c := range []struct{ name, lang, text, want string }{
		{"name and sum", "fr", "Voici les organismes soutenus :\n\nAltitude Lunaire : 45 000 $\nCarrefour 50+ du Nord : 80 000 $",
			"recipient Altitude Lunaire; recipient Carrefour 50+ du Nord"},
		{"no sign between", "fr", "Nom de l’organisme Montant\nAltitude Lunaire 45 000 $\nFesti Jazz Rimouski 37 500 $",
			"recipient Altitude Lunaire; recipient Festi Jazz Rimouski"},
		{"a town after its comma", "fr", "La Fondation Béati soutient les organismes que voici :\n\n1. Le Grenier des arts, à Laval : 24 000 $ sur deux ans\n2. Chœur du Nord, à La Tuque : 18 000 $",
			"payer Fondation Béati; recipient Chœur du Nord; recipient Grenier des arts"},
		{"a town after its comma in English", "en", "The Boreal Foundation supports:\n\n1. Elm Tool Library, in Elmview: $25,000 over two years\n2. Paws and Play, of Pine Ridge: $18,000",
			"payer Boreal Foundation; recipient Elm Tool Library; recipient Paws and Play"},
		{"municipalities that the text counts", "fr", "La ministre attribue 1,9 M$ à deux municipalités.\n\nMunicipalité\tRoute\tAide\nBourg-Neuf\trang 4\t1 000 000 $\nNotre-Dame-du-Pont\trang 5\t900 000 $",
			"recipient Bourg-Neuf; recipient Notre-Dame-du-Pont; recipient deux municipalités"},
		{"municipalities where a head names who receives", "fr", "La ministre aide deux municipalités : 1,9 M$.\n\nMunicipalité\tOrganisme\tAide\nBourg-Neuf\tMaison Verte\t1 000 000 $\nSaint-Luc-Nord\tClub de ski\t900 000 $",
			"recipient Club de ski; recipient Maison Verte"},
		{"municipalities that only tell where", "fr", "Municipalité\tRoute\tAide\nBourg-Neuf\trang 4\t1 000 000 $\nSorel\trang 5\t900 000 $", ""},
		{"a chair and the university that has it", "fr", "Le Conseil finance des chaires.\n\nUniversité du Lac\nChaire sur la neige\nMontant : 2 800 000 $\n\nCollège de Sorel\nChaire sur le vent\nMontant : 1 400 000 $",
			"recipient Collège de Sorel; recipient Université du Lac"},
		{"in brackets", "fr", "L’Association bénévole du Nord (41 100 $) et la Maison de la famille (38 000 $) sont subventionnées.",
			"recipient Association bénévole du Nord; recipient Maison de la famille"},
		{"uses are no bodies", "fr", "Mode | Montant\nMission globale | 36 588 137 $\nProjets ponctuels | 9 008 981 $", ""},
		{"a comma before the sum", "en", "Among the agreements reached:\n\n- Province of Manitoba, $209,803,056\n- Government of Yukon, $74,236,456",
			"recipient Government of Yukon; recipient Province of Manitoba"},
		{"a dash before a town in brackets", "fr", "Six subventions :\n\n- Association du Nord – Stormont et Glengarry (Cornwall) : 5 000 $\n- Centre régional de Laval (Laval) : 6 000 $",
			"recipient Association du Nord – Stormont et Glengarry; recipient Centre régional de Laval"},
		{"a name over its use and sum", "fr", "Voici les projets :\n\nClub de canot de Laval (Laval)\nConstruction d’un quai – 5 000 $\n\nCoopérative des Refuges (Lac-Vert)\nAjout de refuges – 6 000 $",
			"recipient Club de canot de Laval; recipient Coopérative des Refuges"},
		{"records with a place", "fr", "Accueil du Nord\nTerritoire : Laval\nAide : 5 000 $\nIl reçoit.\n\nRacines d’ici\nTerritoire : Sorel\nAide : 6 000 $\nIl aide.\n\nTable jeunesse de Sorel\nTerritoire : Sorel\nAide : 7 000 $",
			"recipient Accueil du Nord; recipient Racines d’ici; recipient Table jeunesse de Sorel"},
		{"a name over a line that begins with its sum", "en", "The grants:\n\nElm Tool Library (Elmview)\n$25,000 for shelves\n\nPaws and Play (Pine Ridge)\n$18,000 for toys",
			"recipient Elm Tool Library; recipient Paws and Play"},
		{"counted bodies that the list names", "fr", "La Fondation Bellerive remet 60 000 $ à deux organismes :\n\n- Le Tremplin des jeunes : 40 000 $ sur deux ans;\n- Rivard en santé (20 000 $).",
			"payer Fondation Bellerive; recipient Rivard en santé; recipient Tremplin des jeunes; recipient deux organismes"},
		{"the proponent of a record", "fr", "Projet : Cuisine ouverte\nPromoteur : Le Phare du Nord\nContribution : 30 000 $\n\nProjet : Toit vert\nPromoteur : Le Tremplin des jeunes\nContribution : 45 000 $",
			"recipient Phare du Nord; recipient Tremplin des jeunes"},
		{"those who pass it on", "en", "Each organization receives the amount in order to redistribute it.\n\nOrganization | Value\nCalgary Foundation | $5,000\nRed Cross Society | $6,000",
			"manager Calgary Foundation; manager Red Cross Society"},
		{"names after including", "en", "23 organizations will receive funding, including Fabrique Mobile, SADC Shawinigan and Tech Manitoba. The program gives $5 million.",
			"recipient 23 organizations; recipient Fabrique Mobile; recipient SADC Shawinigan; recipient Tech Manitoba"},
	} {
		if got := partiesOf(c.text, c.lang, nil); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestAClassIsARecipientOnlyWhenItIsPaid(t *testing.T) {
	for _, c := range []struct{ name, lang, text, want string }{
		{"given to", "fr", "Une aide de 5 M$ est versée à 22 organismes ciblés.", "recipient 22 organismes"},
		{"in words", "fr", "Le gouvernement remet 5 M$ à sept organismes.", "payer gouvernement; recipient sept organismes"},
		{"some of many", "fr", "67 des 531 groupes ont obtenu une aide de 3,3 M$.", "recipient 67 des 531 groupes"},
		{"shared among", "fr", "Les 4 M$ seront répartis entre 346 organismes admis.", "recipient 346 organismes"},
		{"trained, not paid", "fr", "Une aide de 5 M$ est versée. Il est prévu de former 180 organismes et d’en rejoindre 3 000.", ""},
		{"consulted, not paid", "fr", "Une aide de 5 M$ est versée. Le projet est conçu avec la participation de 50 organismes.", ""},
		{"members, not paid", "fr", "Une aide de 5 M$ est versée. Le réseau compte 375 organismes.", ""},
		{"adjectives before the noun", "en", "$5 million was given to 5,000 community organizations.", "recipient 5,000 community organizations"},
		{"companies that projects support", "en", "It gives $5 million to lead projects that will support 870 companies.", ""},
		{"one is no class", "en", "$5 million was given to one organization.", ""},
	} {
		if got := partiesOf(c.text, c.lang, nil); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestNoPrivatePersonIsKept(t *testing.T) {
	for _, c := range []struct{ lang, text string }{
		{"en", "Jane Smith received $5,000 from the province."},
		{"en", "A grant of $5,000 was awarded to Michael Brown."},
		{"fr", "Une bourse de 5 000 $ est remise à Julie Tremblay, de Sorel."},
		{"fr", "Julie Tremblay : 5 000 $\nMarc Gagnon : 6 000 $"},
		{"fr", "La présidente de la Fondation du Nord, Mme Zoélie Untel, remet 5 000 $."},
	} {
		for _, p := range prose.Read(c.text, c.lang, nil).Parties {
			for _, name := range []string{"Smith", "Brown", "Tremblay", "Gagnon", "Untel"} {
				if strings.Contains(p.Name, name) {
					t.Errorf("%q: kept %q", c.text, p.Name)
				}
			}
		}
	}
}

func TestKnownNamesAreFoundHoweverTheyAreWritten(t *testing.T) {
	names := prose.NewNames([]prose.Name{
		{Key: "puce", Name: "La Puce"}, {Key: "coco", Name: "COCo"}, {Key: "oeuvre", Name: "L’Œuvre Léger"}, {Key: "humanov", Name: "Humanov·is"},
		{Key: "nord", Name: "Nord Ouvert"}, {Key: "nord-est", Name: "Nord Ouvert de l’Est"}, {Key: "a", Name: "Le Portail"}, {Key: "b", Name: "Le Portail"},
		{Key: "ville", Name: "Fonds numérique", Programme: true},
	})
	for _, c := range []struct{ name, text, key, printed string }{
		{"other apostrophes and spaces", "Une aide de 5 $ à l'Œuvre\u00a0Léger.", "oeuvre", "Œuvre\u00a0Léger"},
		{"no accents, all capitals", "UNE AIDE DE 5 $ À L’OEUVRE LEGER. Puis.", "oeuvre", "OEUVRE LEGER"},
		{"a middle dot", "Une aide de 5 $ à Humanovis.", "humanov", "Humanovis"},
		{"the longest wins", "Une aide de 5 $ à Nord Ouvert de l’Est.", "nord-est", "Nord Ouvert de l’Est"},
		{"two owners of one name", "Une aide de 5 $ au groupe. Le Portail a reçu 6 $.", "", "Portail"},
		{"the article is no part of the name", "Une aide de 5 $ à La Puce.", "puce", "La Puce"},
	} {
		parties := prose.Read(c.text, "fr", names).Parties
		if len(parties) != 1 || parties[0].Key != c.key || !strings.HasSuffix(parties[0].Name, c.printed) {
			t.Errorf("%s: %q: got %+v", c.name, c.text, parties)
		}
	}
	for _, text := range []string{"Une aide de 5 $ contre la puce du chien.", "Une aide de 5 $ pour du lait de coco."} {
		if got := prose.Read(text, "fr", names).Parties; len(got) > 0 {
			t.Errorf("%q: got %+v", text, got)
		}
	}
	found := prose.Read("Le Fonds numérique reçoit 5 $.", "fr", names)
	if len(found.Parties) > 0 || len(found.Programmes) != 1 || found.Programmes[0].Key != "ville" {
		t.Errorf("a programme: %+v", found)
	}
}

func TestDatelinesSayWhereAndWhen(t *testing.T) {
	for _, c := range []struct{ lang, text, place, date string }{
		{"fr", "QUÉBEC, le 14 mars 2022 /CNW Telbec/ - Le ministre annonce.", "QUÉBEC", "2022-03-14"},
		{"fr", "Un titre\n\nTROIS-RIVIÈRES, QC, le 28 avril 2023 /CNW/ - La ministre annonce.", "TROIS-RIVIÈRES, QC", "2023-04-28"},
		{"fr", "QUÉBEC, le 1er févr. 2024 /CNW/ - Le gouvernement.", "QUÉBEC", "2024-02-01"},
		{"fr", "31 mai 2023 – Un investissement.", "", "2023-05-31"},
		{"fr", "Décembre 2024 – Le gouvernement renouvelle.", "", "2024-12"},
		{"en", "OTTAWA, ON, Sept. 6, 2023 /CNW/ - The Foundation.", "OTTAWA, ON", "2023-09-06"},
		{"en", "MONTREAL, March 14, 2022 – Thanks to funding.", "MONTREAL", "2022-03-14"},
		{"en", "In January 2018, the charity was given a grant.", "", ""},
		{"fr", "Le plan lancé en septembre 2014 prévoyait une aide.", "", ""},
	} {
		if d := prose.Read(c.text, c.lang, nil).Dateline; d.Place != c.place || string(d.Date) != c.date {
			t.Errorf("%q: got %+v", c.text, d)
		}
	}
}

func TestProgrammesAreMentioned(t *testing.T) {
	got := prose.Read("Le Programme de soutien aux organismes communautaires (PSOC) et the Digital Literacy Exchange Program.", "fr", nil).Programmes
	if len(got) == 0 || got[0].Name != "Programme de soutien aux organismes communautaires" {
		t.Errorf("got %+v", got)
	}
}
