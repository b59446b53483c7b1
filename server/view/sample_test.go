package view

import "sillage/db/funding"

// The pages of the tests: the words of DATAide as the register reads them,
// and synthetic rows (marked so) where it has none of a kind.

func word(lang Lang, fr, en string) string {
	if lang == French {
		return fr
	}
	return en
}

// m is an amount in units of 0.1 M$.
func m(lang Lang, tenths int64, qualifier funding.Qualifier, stage string, evidence string) Amount {
	a := funding.Amount{Cents: tenths * 10_000_000, Currency: "CAD", Qualifier: qualifier, Step: 10_000_000}
	return Amount{Cents: a.Cents, Stage: stage, Text: funding.Print(a, string(lang)), Href: Href(lang, EvidenceAt, evidence)}
}

func computedAmount(lang Lang, tenths, step int64, stage, key string) Amount {
	a := funding.Amount{Cents: tenths * 10_000_000, Currency: "CAD", Qualifier: funding.AtLeast, Step: step}
	return Amount{Cents: a.Cents, Stage: stage, Text: funding.PrintComputed(a, 10_000_000, string(lang)), Href: Href(lang, ComputedAt, key), Computed: true}
}

func sampleFrame(lang Lang, kind Kind, key string) Frame {
	other := English
	if lang == English {
		other = French
	}
	return Frame{
		Lang: lang, Base: "https://sillage.example", Path: Href(lang, kind, key), OtherPath: Href(other, kind, key),
		Release: Release{Number: 1, PublishedAt: "2026-11-24", ContentHash: "0f3a5c7e9b1d2f4061728394a5b6c7d8e9fa0b1c2d3e4f506172839405162738"},
		StateOn: "2026-11-23", Cite: sampleBox(lang),
	}
}

func org(lang Lang, key, name, nameLang string) Link {
	return Link{Text: name, Lang: nameLang, Href: Href(lang, OrganizationsAt, key)}
}

func mess(lang Lang) Link {
	return org(lang, "mess", "Ministère du Travail, de l’Emploi et de la Solidarité sociale (MTESS)", "fr")
}
func centraide(lang Lang) Link {
	return org(lang, "centraide-grand-montreal", "Centraide du Grand Montréal", "fr")
}
func nordOuvert(lang Lang) Link { return org(lang, "nord-ouvert", "Nord Ouvert", "fr") }
func riocm(lang Lang) Link      { return org(lang, "riocm", "RIOCM", "") }

func named(links ...Link) Party { return Party{Kind: "organization", Names: links} }

func groupsOf(count int64, unit string) Party {
	return Party{Kind: "class", Class: Text{"organismes communautaires", "fr"}, Count: count, CountUnit: unit}
}

func sampleFigures(lang Lang) []FigureRow {
	dataide := Link{Text: "DATAide", Href: Href(lang, ProgrammesAt, "dataide")}
	award := Link{Text: word(lang, "octroi", "award"), Href: Href(lang, AwardsAt, "dataide.mess.cgm")}
	row := func(key string, a Amount, basis string, years int, says Link, speaker, rank, words, wordsLang string, mark int) FigureRow {
		return FigureRow{Key: key, Amount: a, Basis: basis, Unit: "whole", Span: Span{DurationYears: years},
			Saying: Saying{Publisher: says, Speaker: speaker, Rank: rank, PublishedOn: "2022-03-14"},
			Quote:  Quote{Words: words, Lang: wordsLang, Mark: mark, Href: a.Href, Cite: sampleBox(lang).Href}, Verdict: "ok",
			Payer: named(mess(lang)), Receiver: named(centraide(lang)), Programme: &dataide, Award: &award}
	}
	first := row("F0001-2", m(lang, 54, funding.AtLeast, "announced", "F0001"), "several_years", 3, mess(lang), "payer", "primary", "plus de 5,4 millions de dollars sur trois ans", "fr", 1)
	first.Shown, first.Competitors, first.Because, first.Counted.Enters = true, 3, "speaker", true
	second := row("F0002-2", m(lang, 54, funding.Exact, "announced", "F0002"), "not_stated", 0, centraide(lang), "manager", "primary", "$5.4 million in funding from the Quebec Government", "en", 2)
	second.Counted.Because = "another_figure_shown"
	second.Relations = []RelationNote{{Relation: "same_fact", Other: Link{Text: "F0001-2", Href: "#F0001-2"}}}
	part := row("F0004-1", m(lang, 40, funding.Exact, "announced", "F0004"), "not_stated", 0, riocm(lang), "umbrella", "secondary", "4 millions $ proviennent du Fonds québécois d’initiatives sociales", "fr", 3)
	part.Counted.Because, part.Shown, part.Because = "payer_part", true, "only_one"
	part.Relations = []RelationNote{{Relation: "part_of", Axis: "payer", Other: Link{Text: "F0001-2", Href: "#F0001-2"}, Amount: &first.Amount}}
	reached := row("F0005-1", m(lang, 36, funding.Exact, "announced", "F0005"), "several_years", 0, org(lang, "la-presse", "La Presse", "fr"), "press", "secondary", "3,6 millions permettront l’octroi de 500 bourses", "fr", 4)
	reached.Span, reached.Counted.Reaches, reached.Receiver = Span{From: "2022", Until: "2025"}, true, groupsOf(500, "organizations")
	reached.Payer, reached.Shown, reached.Competitors, reached.Because = named(centraide(lang)), true, 1, "step"
	reported := row("F0007-1", m(lang, 39, funding.Exact, "reported", "F0007"), "several_years", 0, nordOuvert(lang), "third_party", "secondary", "grant program totalling $3.9 million", "en", 5)
	reported.Span, reported.Counted.Reaches, reported.Receiver = Span{From: "2021-10", Until: "2024-10"}, true, groupsOf(500, "projects")
	reported.Perimeter, reported.Region = Text{"bourses", "fr"}, "Québec"
	each := row("F0014-1", Amount{Cents: 500000, Stage: "announced", Text: funding.Print(funding.Amount{Cents: 500000, Currency: "CAD", Qualifier: funding.UpTo, Step: 100}, string(lang)), Href: Href(lang, EvidenceAt, "F0014")}, "not_stated", 0, org(lang, "montreal-gazette", "Montreal Gazette", "en"), "press", "secondary", "each worth a maximum of $5,000", "en", 0)
	each.Unit, each.Counted = "per_recipient", Counted{Because: "not_whole"}
	each.Verdict, each.Note = "suspect", Text{"opens in May 2022", "en"}
	each.Relations = []RelationNote{{Relation: "unrelated", Other: Link{Text: "F0097-1", Href: "#"}, Note: Text{"twin", "en"}}}
	each.Programme, each.Award, each.Counted.Enters, each.Counted.Reaches = nil, nil, true, true // synthetic
	each.Quote.NumberAbsent = true                                                               // synthetic: this fragment does print it
	return []FigureRow{first, second, part, reached, reported, each}
}

func sampleTotals(lang Lang, aside bool) Totals {
	entering, reaching := m(lang, 54, funding.AtLeast, "announced", "F0001"), m(lang, 36, funding.Exact, "announced", "F0005")
	reported := m(lang, 39, funding.Exact, "reported", "F0007")
	t := Totals{WithAside: aside, Rows: []TotalRow{
		{Stage: "announced", Entering: &entering, Reaching: &reaching, RecipientsUnnamed: true},
		{Stage: "reported", Reaching: &reported, RecipientsUnnamed: true},
	}}
	if aside {
		a := Amount{Cents: 7668100, Stage: "announced", Text: funding.Print(funding.Amount{Cents: 7668100, Currency: "CAD", Qualifier: funding.Exact, Step: 100}, string(lang)), Href: Href(lang, EvidenceAt, "N0059")}
		t.Rows[0].Aside = []AsideAmount{{a, "hop_not_stated"}}
	}
	return t
}

func sampleDocuments(lang Lang) []Document {
	doc := func(mark int, publisher Link, title, address, kind, docLang, speaker, rank, evidence string) Document {
		return Document{Mark: mark, Key: "0123456789ab", Publisher: publisher, Title: Text{title, docLang}, Address: address, Kind: kind, Lang: docLang,
			PublishedOn: "2022-03-14", Speaker: speaker, Rank: rank, State: "cited", AddressState: "not_tried", ConsultedOn: "2026-11-23",
			Evidence: []Link{{Text: evidence, Href: Href(lang, EvidenceAt, evidence)}}}
	}
	docs := []Document{
		doc(1, mess(lang), "Le ministre Jean Boulet annonce un investissement de plus de 5,4 millions de dollars (CNW)", "https://www.newswire.ca/fr/news-releases/le-ministre-jean-boulet-annonce-un-investissement-de-plus-de-5-4-millions-de-dollars-pour-accelerer-la-transition-numerique-du-secteur-communautaire-883290447.html", "release", "fr", "payer", "primary", "F0001"),
		doc(2, centraide(lang), "DATAide Launch (Centraide of Greater Montreal)", "https://www.centraide-mtl.org/en/media/dataide-launch/", "release", "en", "manager", "primary", "F0002"),
		doc(3, riocm(lang), "RIOCM: 5,4 millions pour accélérer le virage numérique des organismes communautaires", "https://riocm.org/54-millions-pour-accelerer-le-virage-numerique-des-organismes-communautaires-le-projet-dataide-pilote-par-centraide-souleve-plusieurs-enjeux/", "position_paper", "fr", "umbrella", "secondary", "F0004"),
		doc(4, org(lang, "la-presse", "La Presse", "fr"), "La Presse: 5,4 millions pour lutter contre la fracture numérique", "https://www.lapresse.ca/affaires/techno/2022-03-14/organismes-communautaires/5-4-millions-pour-lutter-contre-la-fracture-numerique.php", "press", "fr", "press", "secondary", "F0005"),
		doc(5, nordOuvert(lang), "Open North: DATAide highlights of a successful partnership", "https://opennorth.ca/resources/dataide-highlights-of-a-successful-partnership-and-program-achievements", "report", "en", "third_party", "secondary", "F0007"),
	}
	docs[3].AddressState = "gone"                  // synthetic
	docs[4].CopyOf = &Link{Text: "synthetic copy"} // synthetic
	docs[4].Publisher = Link{}                     // synthetic
	docs[4].Note = Text{"synthetic note", "en"}    // synthetic
	docs[4].Source = Link{Text: "register", Href: Href(lang, SourcesAt, "") + "#register"}
	return docs
}

func sampleQuantities(lang Lang) []Quantity {
	q := Quantity{Key: "F0018-1", Value: funding.Decimal{Mantissa: 3000}, Qualifier: "about", Unit: "organizations", Role: "target", Perimeter: Text{"awareness, webinars", "en"},
		Saying: Saying{Publisher: mess(lang), Speaker: "payer", Rank: "primary", PublishedOn: "2022-03-14"}, Quote: Quote{Words: "quelque 3 000 organismes", Lang: "fr", Mark: 1, Href: Href(lang, EvidenceAt, "F0018")}}
	r := q
	r.Key, r.Role, r.Answers, r.Value, r.Unit, r.Qualifier = "synthetic-1", "result", &q, funding.Decimal{Mantissa: 725, Decimals: 1}, "percent", "exact"
	r.Region, r.Span, r.Programme, r.Note = "Québec", Span{FiscalFrom: "2021-2022"}, &Link{Text: "DATAide", Href: Href(lang, ProgrammesAt, "dataide")}, Text{"synthetic row", "en"}
	s := q
	s.Key, s.Unit, s.Role = "synthetic-2", "wind_mills", "count"
	return []Quantity{q, r, s}
}

func sampleReplies(lang Lang) []Reply {
	return []Reply{{Key: "R2", Author: centraide(lang), Words: Text{"A synthetic reply.", "en"}}, {Key: "R1", Author: centraide(lang), RepliedOn: "2026-11-20", About: Link{Text: "F0001-2", Href: Href(lang, EvidenceAt, "F0001")}, Words: Text{"Réponse synthétique, pour l’essai.", "fr"}, Address: "https://example.org/reponse"}}
}

func sampleStatements(lang Lang) []Statement {
	claimed := m(lang, 54, funding.Exact, "", "S0001")
	s := func(key, kind string, author Link, words, wordsLang string, mark int) Statement {
		return Statement{Key: key, Kind: kind, Authors: []Link{author}, Quote: Quote{Words: words, Lang: wordsLang, Mark: mark, Href: Href(lang, EvidenceAt, key[:5]), Cite: sampleBox(lang).Href},
			Saying: Saying{Publisher: author, Speaker: "umbrella", Rank: "secondary", PublishedOn: "2022-03"}}
	}
	out := []Statement{
		s("F0025-1", "position", riocm(lang), "À qui serviront les données?", "fr", 3),
		s("F0022-1", "claim", centraide(lang), "avec la participation de 50 organismes communautaires", "fr", 2),
		s("S0001-1", "claim", riocm(lang), "annonçait un financement de 5,4 millions $ pour développer", "fr", 3),
		s("F0010-2", "role", nordOuvert(lang), "Open North was commissioned by Centraide", "en", 5),
	}
	out[2].Claimed, out[2].Replies, out[2].Note = &claimed, sampleReplies(lang), Text{"announcement as told by RIOCM", "en"}
	out[1].Authors = append(out[1].Authors, Link{Text: "Nord Ouvert", Lang: "fr"}, Link{Text: "Someone", Lang: "en"}) // synthetic
	out[0].Saying.Publisher = Link{Text: "dephy-mtl", Href: "/d"}                                                     // synthetic
	out[3].Authors, out[3].Perimeter, out[3].Programme = nil, Text{"training", "en"}, &Link{Text: "DATAide", Href: Href(lang, ProgrammesAt, "dataide")}
	out[0].Same = []Statement{s("F0025-2", "position", riocm(lang), "À qui serviront les données?", "fr", 3), s("S0010-1", "position", riocm(lang), "À qui serviront les données?", "fr", 3)}
	out[0].Same[0].Note = Text{"synthetic note", "en"}
	return out
}
