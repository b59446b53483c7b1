package view

import (
	"maps"

	"sillage/db/funding"
)

// samplePages gives at least one page of every kind.
func samplePages(lang Lang) map[string]Page {
	f := func(kind Kind, key string) Frame { return sampleFrame(lang, kind, key) }
	figures, documents := sampleFigures(lang), sampleDocuments(lang)
	dataide := Link{Text: "DATAide", Href: Href(lang, ProgrammesAt, "dataide")}
	downloads := []Download{{"figures", "CSV", "/figures.csv", 15}, {"statements", "JSON", "/statements.json", 1}, {"dossier", "JSON", "/d.json", -1}}
	paging := Paging{Total: 312, First: 51, Last: 100, Previous: "?page=1", Next: "?page=3"}
	filter := Filter{Action: Href(lang, AwardsAt, ""), Search: true, Query: "centraide",
		Selects: []Select{
			{"theme", "theme", []Option{{Value: "digital_transition", Label: word(lang, "transition numérique", "digital transition"), Selected: true}}},
			{"scope", "scope", []Option{{Value: "community", Label: word(lang, "communautaire", "community"), Count: new(int)}}},
			{"payer", "payer", []Option{{Value: "mess", Label: "MTESS"}}}, {"stage", "stage", nil}, {"year", "year", nil}},
		Remove: []Removal{{word(lang, "transition numérique", "digital transition"), "?"}}, Hidden: []Hidden{{"sort", "date"}}}
	answer := Answer(lang, AnswerFacts{Payers: []Link{mess(lang)}, Managers: []Link{centraide(lang)}, Entering: &figures[0].Amount, DurationYears: 3,
		Reaching: []Reaching{{figures[3].Amount, figures[3].Receiver}, {figures[4].Amount, figures[4].Receiver}}})
	rows := []ProgrammeRow{{Name: dataide, Theme: word(lang, "transition numérique", "digital transition"), Part: word(lang, "organismes", "organizations"), Mode: "project", Scope: "community", Owners: []Link{mess(lang)}, Facts: 44},
		{Name: Link{Text: "Programme de soutien aux organismes communautaires (PSOC)", Lang: "fr", Href: Href(lang, ProgrammesAt, "psoc")}, Theme: word(lang, "aucun", "none"), Mode: "core_mission", Scope: "community", Facts: 126}}
	awards := sampleAwardRows(lang)
	shares := sampleShares(lang)
	governance := sampleGovernance(lang)
	failure := func(status int) Page {
		frame := f(HomeAt, "")
		frame.Foot = []string{word(lang, "Phrase de l’édition.", "A sentence of the edition.")}
		frame.FootState = word(lang, "Sources lues le {date}, parution {number}.", "Sources read on {date}, release {number}.")
		frame.FootError = word(lang, "Comment répondre.", "How to reply.")
		if status >= 500 { // no release could be opened
			frame.Release, frame.StateOn = Release{}, ""
		}
		failure := Failure{Frame: frame, Status: status}
		if status == 400 {
			failure.Parameter = "stage"
		}
		return failure
	}
	values := []IndexValue{{Year: 2024, Value: funding.Decimal{Mantissa: 1609, Decimals: 1}, Href: "/e", Title: "IPC"}}
	remainder := computedAmount(lang, 14, 100_000_000, "announced", "remainder.dataide.payer")
	pages := map[string]Page{
		"home":          Home{Frame: f(HomeAt, ""), Facts: 479, Addresses: 262, ConsultedOn: "2026-11-23", Featured: []Featured{{dataide, answer, sampleTotals(lang, false), "/fr/a-la-place"}, {dataide, answer, Totals{}, ""}, {dataide, answer, longTotals(lang), ""}}, Programmes: rows, ProgrammeCount: 28, Scopes: []ScopeChoice{{"", 68, "?scope=all", false}, {"community", 28, "/", true}}, Downloads: downloads},
		"programmes":    ProgrammeList{f(ProgrammesAt, ""), filter, rows, paging, downloads},
		"programme":     sampleProgramme(lang, answer, shares, governance),
		"organizations": OrganizationList{f(OrganizationsAt, ""), filter, []OrganizationRow{{centraide(lang), "foundation", nil, "Montréal", []RoleCount{{"manager", 4}, {"payer", 1}}}, {org(lang, "fqis", "Fonds québécois d’initiatives sociales", "fr"), "fund", &Link{Text: "MTESS"}, "", nil}}, paging, downloads},
		"organization":  sampleOrganization(lang, governance),
		"awards":        AwardList{f(AwardsAt, ""), filter, sampleTotals(lang, true), 5, 0, awards, paging, downloads},
		"award": Award{Frame: f(AwardsAt, "dataide.mess.cgm"), Key: "dataide.mess.cgm", Programme: &dataide, Payer: Party{Kind: "organization", Names: []Link{mess(lang)}, Fund: &Link{Text: "FQIS", Href: "/f"}}, Receiver: named(centraide(lang)),
			Hop: "to_manager", Origin: "own_budget", Form: "grant", Mode: "project", Theme: "digital", Scope: "community", Money: "public", Status: "not_stated", AgreementScheme: "synthetic", AgreementKey: "A-1", SignedOn: "2021-10", AnnouncedOn: "2022-03-14", PublishedOn: "2022-03-14",
			Span: Span{DurationYears: 3}, Parents: sampleChain(lang), Children: sampleChain(lang), Figures: figures, ManagerShares: shares, Replies: sampleReplies(lang), Documents: documents, Downloads: downloads, Evidence: Link{Text: "F0001", Href: Href(lang, EvidenceAt, "F0001")}},
		"award-empty": Award{Frame: f(AwardsAt, "x"), Payer: Party{Kind: "not_named"}, Receiver: Party{Kind: "joint", Names: []Link{{Text: "A synthetic body", Lang: "en"}, {Text: "Un organisme", Lang: "fr"}}, Class: Text{"et d’autres", "fr"}}, Hop: "not_stated", Origin: "not_stated", Form: "not_stated", Mode: "not_stated", Scope: "not_stated", Money: "not_stated", Status: "not_stated"},
		"figures":     FigureList{f(FiguresAt, ""), filter, sampleTotals(lang, true), append(figures[:len(figures):len(figures)], withoutAmount(figures[0])), paging, downloads},
		"statements":  StatementList{f(StatementsAt, ""), filter, sampleStatements(lang), paging, downloads},
		"quantities":  QuantityList{f(QuantitiesAt, ""), filter, sampleQuantities(lang), paging, downloads},
		"evidence": Evidence{Frame: f(EvidenceAt, "F0001"), Key: "F0001", Quote: Quote{Words: "plus de 5,4 millions de dollars sur trois ans", Lang: "fr"}, Document: documents[0], Locator: "facts.csv, F0001", Hash: "0f3a5c7e9b1d2f4061728394a5b6c7d8e9fa0b1c2d3e4f506172839405162738", Size: 51234,
			Figures: figures[:1], Quantities: sampleQuantities(lang), Statements: sampleStatements(lang), Governance: governance, Awards: []Link{{Text: "dataide.mess.cgm", Href: "/a"}}, Names: []PrintedName{{Text{"MTESS", "fr"}, 0, "/e"}}, Values: values, Notes: []Text{{"synthetic", "en"}}, Replies: sampleReplies(lang)},
		"evidence-captured": Evidence{Frame: f(EvidenceAt, "S2"), Key: "S2", Document: documents[3], NotFoundOn: "2026-11-24", GoneSince: "2026-11-25",
			Archive: "https://web.archive.example/synthetic", Quote: Quote{Words: "synthetic", Lang: "en"}},
		"evidence-withheld": Evidence{Frame: f(EvidenceAt, "S1"), Key: "S1", Withheld: true, Document: documents[4]},
		"computed":          Computed{Frame: f(ComputedAt, "remainder"), Key: "remainder", Kind: "remainder", Amount: &remainder, Stage: "announced", Axis: "payer", Programme: &dataide, Award: &dataide, Organization: &Link{Text: "MTESS"}, Operands: []Operand{{1, figures[0]}, {-1, figures[2]}}},
		"ratio":             Computed{Frame: f(ComputedAt, "ratio"), Key: "ratio", Kind: "ratio", Ratio: &Ratio{Text: word(lang, "au plus 72 %", "at most 72%"), Href: "#"}, Because: "loan", Differs: []string{"stage", "basis"}, Operands: []Operand{{2, figures[4]}, {-2, figures[0]}}},
		"sources": Sources{f(SourcesAt, ""), []Source{{ID: "register", Title: word(lang, "Registre", "Register"), Kind: "register", Publisher: "Sillage", Home: "https://example.org", Covers: "–", LeavesOut: "–", Licence: Text{"CC BY 4.0", "en"}, State: "proven", RunOn: "2026-11-23", Fetched: 1, Kept: 2, Parsed: 479, Documents: 262, Evidence: 479, Skips: []Skip{{"facts.csv 3", "amount", Text{"synthetic", "en"}}}, Mendings: []Mending{{"reading.csv 4", "qualifier", "up_to", "exact", Text{"synthetic", "en"}}}}, {ID: "x", Title: "Synthetic", Kind: "index", State: "unproven"}},
			[]KnownSource{{"A source (synthetic)", "https://example.test/", "CSV", "synthetic"}},
			[]DocumentNote{{Text{"synthetic note", "en"}, Link{Text: "A title", Href: "/d"}, Link{Text: "F0363", Href: "/e"}}}, downloads},
		"documents": DocumentList{f(DocumentsAt, ""), filter, documents, paging, downloads},
		"indices":   Indices{f(IndicesAt, ""), []IndexSeries{{ID: "cpi-qc", Title: "IPC, Québec", Base: "2002 = 100", Source: Link{Text: "Statistique Canada", Href: "/s"}, First: 2020, Last: 2024, Values: values}}, downloads},
		"method":    sampleMethod(lang),
		"search":    Search{f(SearchAt, ""), "dataide", []SearchGroup{{"programme", []Hit{{dataide, word(lang, "44 faits", "44 facts")}}, 3}, {"document", []Hit{{Link{Text: "DATAide Launch", Lang: "en", Href: "/d"}, ""}}, 0}}},
		"reply":     ReplyPage{f(ReplyAt, ""), "bonjour@sillage.example", sampleReplies(lang)}, "reply-empty": ReplyPage{Frame: f(ReplyAt, "")},
		"programmes-empty": ProgrammeList{Frame: f(ProgrammesAt, "")}, "organizations-empty": OrganizationList{Frame: f(OrganizationsAt, "")}, "awards-empty": AwardList{Frame: f(AwardsAt, "")},
		"statements-empty": StatementList{Frame: f(StatementsAt, "")}, "quantities-empty": QuantityList{Frame: f(QuantitiesAt, "")}, "documents-empty": DocumentList{Frame: f(DocumentsAt, "")},
		"404": failure(404), "400": failure(400), "500": failure(500), "503": failure(503),
		"400 named":  Failure{Frame: f(HomeAt, ""), Status: 400, Parameter: "stage"},
		"404 hint":   Failure{Frame: f(HomeAt, ""), Status: 404, Hint: "id"},
		"410":        Failure{Frame: f(HomeAt, ""), Status: 410, Hint: "withdrawn", See: &Link{Text: "a2", Href: "/c"}},
		"home named": Home{Frame: f(HomeAt, ""), Title: "Titre", Lead: "Phrase", ConsultedOn: "2026-11-23"},
		"part":       Computed{Frame: f(ComputedAt, "part"), Key: "part", Kind: "manager_part", Amount: &remainder, Stage: "announced", Part: "not_found", Operands: []Operand{{1, figures[0]}}},
	}
	maps.Copy(pages, insteadPages(lang))
	maps.Copy(pages, recordPages(lang, filter, paging, downloads))
	maps.Copy(pages, sampleCitations(lang))
	maps.Copy(pages, pathPages(lang))
	maps.Copy(pages, announcementPages(lang, f, filter, paging, downloads, figures, documents))
	return withCompared(lang, pages)
}

// pathPages are pages with a path of money that is crowded, without one, and
// without anything.
func pathPages(lang Lang) map[string]Page {
	_, crowded, none := drawnSamples(lang)
	f := func(kind Kind, key string) Frame { return sampleFrame(lang, kind, key) }
	return map[string]Page{
		"programme-empty":    Programme{Frame: f(ProgrammesAt, "x"), Name: Text{"Un programme au nom long, qui ne tient pas sur une ligne", "fr"}, OtherName: Text{"A long name", "en"}, Theme: "–", Mode: "not_stated", Scope: "not_stated"},
		"programme-no-path":  Programme{Frame: f(ProgrammesAt, "x"), Name: Text{"x", ""}, Theme: "–", Mode: "not_stated", Scope: "not_stated", Chain: none},
		"organization-empty": Organization{Frame: f(OrganizationsAt, "x"), Name: Text{"Synthetic body with a name that is long enough for two lines", ""}, Kind: "unknown"},
		"list-empty":         FigureList{Frame: f(FiguresAt, "")},
		"search-nothing":     Search{Frame: f(SearchAt, ""), Query: "zzz"}, "search-empty": Search{Frame: f(SearchAt, "")},
		"indices-empty":     Indices{Frame: f(IndicesAt, "")},
		"organization-path": Organization{Frame: f(OrganizationsAt, "x"), Name: Text{"x", ""}, Kind: "foundation", Managed: sampleManaged(lang), ManagedMore: "/more", Chain: crowded},
	}
}

// announcementPages are announcements that are followed, and ones that are not.
func announcementPages(lang Lang, f func(Kind, string) Frame, filter Filter, paging Paging, downloads []Download, figures []FigureRow, documents []Document) map[string]Page {
	return map[string]Page{
		"announcements":       sampleAnnouncements(f(AnnouncementsAt, ""), filter, paging, downloads, lang),
		"announcement":        sampleAnnouncement(f(AnnouncementsAt, "F0001-1"), lang, figures, documents),
		"announcements-empty": AnnouncementList{Frame: f(AnnouncementsAt, "")},
		"announcement-cited":  Announcement{Frame: f(AnnouncementsAt, "F0002-1"), Title: Text{"DATAide Launch", "en"}, Document: documents[4]},
		"announcement-same":   Announcement{Frame: f(AnnouncementsAt, "F0002-1"), Title: Text{"DATAide Launch", "en"}, Document: documents[1], Versions: []Version{{1, "2026-11-20", sampleHash}}},
	}
}

// longTotals has sums with every digit.
func longTotals(lang Lang) Totals {
	a := funding.Amount{Cents: 573568250, Currency: "CAD", Qualifier: funding.AtLeast, Step: 1}
	amount := Amount{Cents: a.Cents, Stage: "paid", Text: funding.Print(a, string(lang)), Href: Href(lang, EvidenceAt, "synthetic")}
	return Totals{Rows: []TotalRow{{Stage: "paid", Entering: &amount, Reaching: &amount}}}
}

func sampleAwardRows(lang Lang) []AwardRow {
	figures := sampleFigures(lang)
	dataide := Link{Text: "DATAide", Href: Href(lang, ProgrammesAt, "dataide")}
	var rows []AwardRow
	for _, f := range figures[:5] {
		amount := f.Amount
		rows = append(rows, AwardRow{Key: f.Key, Award: *f.Award, Programme: &dataide, Payer: f.Payer, Receiver: f.Receiver, Hop: "to_manager", Date: "2022-03-14", Amount: &amount, Stage: f.Amount.Stage, Counted: f.Counted})
	}
	return append(rows, AwardRow{Key: "dataide.cgm.nord-ouvert", Award: Link{Href: "/a"}, Payer: named(centraide(lang)), Receiver: Party{Kind: "joint", Names: []Link{nordOuvert(lang), riocm(lang)}}, Hop: "to_partner", Counted: Counted{Because: "amount_not_found"}},
		AwardRow{Key: "aside", Award: Link{Href: "/a"}, Payer: named(mess(lang)), Receiver: Party{Kind: "not_named"}, Hop: "not_stated", Counted: Counted{Aside: true, Because: "hop_not_stated"}})
}

func sampleChain(lang Lang) []ChainRow {
	share := m(lang, 36, funding.Exact, "announced", "F0005")
	return []ChainRow{{Award: Link{Href: "/a"}, Payer: named(centraide(lang)), Receiver: groupsOf(500, "organizations"), Hop: "to_recipient", Amount: &share, Share: &share},
		{Award: Link{Href: "/b"}, Payer: named(centraide(lang)), Receiver: named(nordOuvert(lang)), Hop: "to_partner"}}
}

func sampleShares(lang Lang) []ManagerShares {
	base, passed := m(lang, 54, funding.AtLeast, "announced", "F0001"), m(lang, 36, funding.Exact, "announced", "F0005")
	rest := computedAmount(lang, 18, 10_000_000, "announced", "manager.rest")
	award := Link{Href: Href(lang, AwardsAt, "dataide.mess.cgm")}
	return []ManagerShares{
		{Award: award, Manager: centraide(lang), Stage: "announced", Base: base, Parts: []ManagerPart{{"passed_on_by_name", nil, 0}, {"passed_on_not_named", &passed, 667}, {"used_by_manager", nil, 0}, {"not_found", &rest, 333}}},
		{Award: award, Manager: centraide(lang), Stage: "reported", Base: passed, Disagree: &rest, PassedOn: &base},                                                                                                                  // synthetic
		{Award: award, Manager: centraide(lang), Stage: "paid", Unbased: true, PassedOn: &passed},                                                                                                                                    // synthetic
		{Award: award, Manager: nordOuvert(lang), Stage: "paid", Base: base, Parts: []ManagerPart{{"passed_on_by_name", &passed, 500}, {"passed_on_not_named", nil, 0}, {"used_by_manager", &rest, 300}, {"not_found", &rest, 200}}}, // synthetic
	}
}

func sampleGovernance(lang Lang) []GovernanceRow {
	no := nordOuvert(lang)
	g := GovernanceRow{Key: "S0006-2", Organization: org(lang, "fondation-mcconnell", "Fondation McConnell", "fr"), Verb: "sits_on", Over: &no, Saying: Saying{Publisher: riocm(lang), Speaker: "umbrella", Rank: "secondary", According: &Link{Text: "RIOCM"}},
		Quote: Quote{Words: "Nord Ouvert, un OBNL administré entre autres par la Fondation McConnell", Lang: "fr", Mark: 3, Href: Href(lang, EvidenceAt, "S0006")}, Note: Text{"synthetic note", "en"}}
	h := g
	h.Key, h.Verb, h.Over, h.Since, h.Quote.Words = "synthetic-3", "manages_for", nil, "2021-10", ""
	return []GovernanceRow{g, h}
}

func sampleProgramme(lang Lang, answer []Piece, shares []ManagerShares, governance []GovernanceRow) Programme {
	figures := sampleFigures(lang)
	path, _, _ := drawnSamples(lang)
	award := Link{Href: Href(lang, AwardsAt, "dataide.mess.cgm")}
	fund := named(mess(lang))
	fund.Fund = &Link{Text: "FQIS", Href: Href(lang, OrganizationsAt, "fqis")}
	rest, unused := computedAmount(lang, 14, 100_000_000, "announced", "remainder.dataide.payer"), computedAmount(lang, 18, 10_000_000, "announced", "manager.rest")
	ratio := func(fr, en string) *Ratio { return &Ratio{word(lang, fr, en), Href(lang, ComputedAt, "r")} }
	role := func(name string, party Party, amount *Amount, stage string) Role {
		return Role{Role: name, Party: party, Award: &award, Amount: amount, Stage: stage, Saying: figures[0].Saying}
	}
	receiver := role("recipient", groupsOf(500, "organizations"), &figures[3].Amount, "announced")
	part, left := role("payer", fund, &figures[2].Amount, "announced"), role("payer", named(mess(lang)), &rest, "announced")
	part.Part, left.Part, left.Rest = true, true, "fund_of_rest"
	statements := sampleStatements(lang)
	study := statements[1]
	study.Key, study.Kind, study.Sponsors, study.Sample, study.SaidOn = "F0029-1", "study", []Link{centraide(lang)}, "synthetic", "2019-12-02"
	rule := statements[3]
	rule.Key, rule.Kind = "synthetic-4", "condition"
	return Programme{Frame: sampleFrame(lang, ProgrammesAt, "dataide"), Key: "dataide", Name: Text{"DATAide", ""}, Theme: word(lang, "transition numérique", "digital transition"), Part: word(lang, "organismes", "organizations"),
		Mode: "project", Scope: "community", AnnouncedOn: "2022-03-14", Owners: []Link{mess(lang)}, Parent: &Link{Text: "PAGIEPS", Href: "/p"}, Children: []Link{{Text: "DATAide, soutien au leadership", Lang: "fr", Href: "/c"}}, About: Text{"synthetic about", "en"},
		Answer: answer, Totals: sampleTotals(lang, false), Chain: path,
		Roles: []Role{role("payer", named(mess(lang)), &figures[0].Amount, "announced"), part, left, {Role: "payer", Party: named(riocm(lang)), Several: "/awards"}, {Role: "receiver", Party: named(riocm(lang)), OfProgramme: true, Saying: figures[0].Saying}, role("manager", named(centraide(lang)), &figures[0].Amount, "announced"), role("partner", named(nordOuvert(lang)), nil, ""), receiver},
		FigureGroups: []FigureGroup{
			{Award: &award, Payer: named(mess(lang)), Receiver: named(centraide(lang)), Hop: "to_manager", Rows: figures[:2]},
			{Award: &award, Payer: fund, Receiver: named(centraide(lang)), Hop: "to_manager", PartAxis: "payer", Rows: figures[2:3]},
			{Award: &award, Payer: named(centraide(lang)), Receiver: groupsOf(500, "organizations"), Hop: "to_recipient", Rows: figures[3:5]},
			{Award: &award, Payer: named(centraide(lang)), Receiver: groupsOf(0, ""), PerRecipient: true, Rows: figures[5:]},
			{Rows: figures[:1]}, {PerRecipient: true, Rows: figures[5:]}},
		ManagerShares: shares, Instead: sampleInsteadLines(lang), Indicators: sampleIndicators(lang),
		Bars:        []BarGroup{{Bars: []Bar{{Where: "enters", Amount: figures[0].Amount, Permille: 1000, Open: true}, {Where: "reaches", Amount: figures[3].Amount, Permille: 667, Ratio: ratio("au plus 67 %", "at most 67%"), Stages: 1}, {Where: "reaches", Amount: figures[4].Amount, Permille: 722, Unnamed: true, Ratio: ratio("au plus 72 %", "at most 72%"), Stages: 2}}, Downloads: []Download{{What: "picture", Format: "SVG", Href: "/b.svg", Rows: -1}, {What: "cite_picture", Href: "/c", Rows: -1}}}},
		Comparisons: []Comparison{{"c1", figures[4], figures[0], ratio("au plus 72 %", "at most 72%"), []string{"stage", "period"}}, {"c2", figures[3], figures[0], nil, nil}},
		Quantities:  sampleQuantities(lang), Studies: []Statement{study}, Said: statements[:3], Rules: []Statement{rule}, StatedRoles: statements[3:], Governance: governance,
		Questions: sampleCards(lang), Letters: "/fr/demandes?programme=dataide",
		NotFound: []NotFound{{State: "not_found", What: "recipient_names"}, {State: "not_found", What: "partner_amount", Who: &Link{Text: "Nord Ouvert", Lang: "fr", Href: "/n"}}, {State: "not_found", What: "fund_of_rest", Amount: &rest, Operand: []Amount{figures[0].Amount, figures[2].Amount}},
			{State: "not_found", What: "use_of_rest", Amount: &unused}, {State: "asked", What: "recipient_amounts", AskedOn: "2026-10-01"}, {State: "not_found", What: "stages", Stages: []string{"budgeted", "committed", "paid"}}},
		Replies: sampleReplies(lang), Documents: sampleDocuments(lang), Downloads: []Download{{"figures", "CSV", "/f.csv", 15}, {"statements", "CSV", "/s.csv", 24}, {"dossier", "JSON", "/d.json", -1}}}
}

func sampleOrganization(lang Lang, governance []GovernanceRow) Organization {
	figures, rows := sampleFigures(lang), sampleAwardRows(lang)
	return Organization{Frame: sampleFrame(lang, OrganizationsAt, "centraide-grand-montreal"), Key: "centraide-grand-montreal", Name: Text{"Centraide du Grand Montréal", "fr"}, OtherName: Text{"Centraide of Greater Montreal", "en"}, Kind: "fund", Owner: &Link{Text: "synthetic owner"}, Funds: []Link{{Text: "synthetic fund", Href: "/f"}}, Region: "Montréal",
		Roles: []OrganizationRole{{"manager", 3, []RoleAmount{{"announced", &figures[0].Amount, 2}, {"reported", nil, 0}}}, {"publisher", 5, nil}},
		Names: []PrintedName{{Text{"Centraide of Greater Montreal", "en"}, 2, "/e"}}, Identifiers: []Identifier{{"ca-bn", "synthetic", "/e"}}, Governance: governance, Paid: rows[3:], Received: rows[:3], ProgrammeFigures: []FigureRow{figures[0], {Key: "synthetic-5"}}, Programmes: []Link{{Text: "synthetic", Href: "/p"}}, Indicators: sampleIndicators(lang),
		Statements: sampleStatements(lang), Replies: sampleReplies(lang), Documents: sampleDocuments(lang), Downloads: []Download{{"list", "CSV", "/x.csv", 1}}}
}

func sampleMethod(lang Lang) Method {
	method := Method{Frame: sampleFrame(lang, MethodAt, ""), Columns: []Column{{"award_rows", "entering_amount", "montant qui entre", "ce que la ligne ajoute au total", "integer"}}, Texts: []Text{{"synthetic", "en"}},
		Themes: []Theme{{Label: "transition numérique", Followed: true, Words: []Text{{"numérique", "fr"}, {"digital", "en"}}}, {Label: "organismes", Part: true}}}
	for _, list := range funding.AllLists {
		l := CodeList{Name: list.Name}
		for _, c := range list.Codes {
			l.Codes = append(l.Codes, Code{c.Value, word(lang, c.FR, c.EN), word(lang, c.MeaningFR, c.MeaningEN)})
		}
		method.Lists = append(method.Lists, l)
	}
	return method
}

// withoutAmount is an award of which no amount was found, in a list of figures.
func withoutAmount(row FigureRow) FigureRow {
	row.Key, row.Amount, row.Unit = "no-amount", Amount{}, ""
	return row
}
