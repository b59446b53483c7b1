package view

import "sillage/db/funding"

// Everything that registers say here is made up.

func recordSampleAmount(lang Lang, cents int64) *Amount {
	return &Amount{Cents: cents, Stage: "committed", Text: funding.PrintMoney(cents, "CAD", string(lang)), Href: Href(lang, RecordsAt, "synthetic-1")}
}

func recordSum(lang Lang, cents int64) *Amount {
	a := recordSampleAmount(lang, cents)
	a.Href, a.Computed = Href(lang, ComputedAt, "records.enters.committed"), true
	return a
}

func sampleRecordRows(lang Lang) []RecordRow {
	programme := Link{Text: "Synthetic program", Lang: "en", Href: "?programme=r-1"}
	payer, body := RecordBody{Name: mess(lang)}, RecordBody{Name: org(lang, "bn-123456782", "Synthetic body", "en"), City: "Ailleurs"}
	return []RecordRow{
		{Href: "/r1", Date: "2024-05-02", FiscalYear: "2024-2025", Payer: payer, Receiver: body, Programme: &programme, Form: "grant", Region: "Québec",
			Amount: recordSampleAmount(lang, 150_000_50), Stage: "committed", Verdict: Verdict{Verdict: "ok"}, Counted: Counted{Enters: true, Reaches: true}},
		{Href: "/r2", FiscalYear: "2024-2025", Payer: payer, Receiver: RecordBody{Individual: true}, Form: "loan", Amount: recordSampleAmount(lang, 1_00), Stage: "committed",
			Verdict: Verdict{"suspect", "placeholder"}, Counted: Counted{Because: "loan"}},
		{Href: "/r3", Payer: payer, Receiver: body, Form: "not_stated", Stage: "committed", Verdict: Verdict{Verdict: "excluded"}, Counted: Counted{Because: "excluded"}},
	}
}

func sampleYears(lang Lang, role string) RecordYears {
	register := Link{Text: "Synthetic register", Lang: "en", Href: "#r"}
	return RecordYears{Role: role, List: "?receiver=x", Totals: Totals{Rows: []TotalRow{{Stage: "committed", Entering: recordSum(lang, 230_000_50)}}}, Aside: sampleAside(lang), Rows: []RecordYear{
		{FiscalYear: "2024-2025", Href: "?", Source: register, Stage: "committed", Records: 2, Entering: recordSum(lang, 230_000_50)},
		{Href: "?", Source: register, Unproven: true, Stage: "committed", Records: 1}}}
}

func sampleAside(lang Lang) []RecordAside {
	return []RecordAside{{"committed", "loan", 3, "?because=loan", recordSum(lang, 30_000_00)}, {"committed", "amount_not_found", 1, "?because=amount_not_found", nil}}
}

func sampleCoverage() *RecordCoverage {
	counted, change := 1_300_000, -12
	return &RecordCoverage{LoadedOn: "2026-11-23", Synthetic: true, Counted: &counted, Missing: -3, Rows: 1_300_000, Skipped: 3, Agreements: 1_100_000, Suspect: 12, Excluded: 7, Lines: 4, List: "?",
		Files: []RecordFile{{"synthetic.csv", "https://example.test/synthetic.csv", sampleHash, 12, 1_300_000, "2026-11-23"}, {Name: "given.csv", Hash: sampleHash, ReceivedOn: "2026-11-23"}},
		Skips: []RecordSkip{{"agreement", Text{"empty", "en"}, 2}, {"", Text{"a row without a number", "en"}, 1}},
		Years: []RecordCoverageYear{{FiscalYear: "2024-2025", Rows: 3, Agreements: 2}, {FiscalYear: "2025-2026", Rows: 3, Agreements: 2, Change: &change}, {FiscalYear: "2026-2027", Partial: true}, {}}}
}

func sampleRecord(lang Lang, frame Frame) RecordPage {
	programme, dossier := Link{Text: "Synthetic program", Lang: "en", Href: "?"}, Link{Text: "DATAide", Href: Href(lang, ProgrammesAt, "dataide")}
	cell := RecordCell{File: "synthetic.csv", Address: "https://example.test/synthetic.csv", Hash: sampleHash, ReceivedOn: "2026-11-23", Row: 12, Column: "agreement_value", Printed: "150000.50"}
	return RecordPage{Frame: frame, Key: "synthetic-1", Source: Link{Text: "Synthetic register", Lang: "en", Href: "#r"}, State: "unproven", Agreement: "A-1",
		Payer: RecordBody{Name: mess(lang)}, Receiver: RecordBody{Name: org(lang, "bn-123456782", "Synthetic body", "en"), City: "Ailleurs"}, Number: "123456782",
		Programme: &programme, Edition: &dossier, Amount: recordSampleAmount(lang, 150_000_50), Stage: "committed", Verdict: Verdict{"suspect", "outlier"}, Counted: Counted{Because: "unproven_source"},
		Hop: "not_stated", Origin: "own_budget", Form: "grant", Mode: "project", Scope: "community", Money: "public", Status: "active", FiscalYear: "2024-2025", SignedOn: "2024-05-02",
		Span: Span{From: "2024-06-01", Until: "2027-03-31"}, Region: "Québec", Title: []Quote{{Words: "Titre synthétique", Lang: "fr"}}, About: []Quote{{Words: "Synthetic description", Lang: "en"}},
		Versions: []RecordVersion{
			{Version: 0, Amount: recordSampleAmount(lang, 100_000_00), SignedOn: "2024-05-02", Verdict: Verdict{Verdict: "ok"}, Original: true, Cell: cell},
			{Version: 1, Verdict: Verdict{"excluded", "unreadable"}, Cell: RecordCell{File: "given.csv", Hash: sampleHash, ReceivedOn: "2026-11-23", Row: 13}, Doubts: []RecordDoubt{{"city", "", Verdict{"suspect", "empty"}}}},
			{Version: 2, Amount: recordSampleAmount(lang, 150_000_50), Verdict: Verdict{"suspect", "outlier"}, Current: true, Cell: cell, Doubts: []RecordDoubt{{"amount", "150000.50", Verdict{"suspect", "outlier"}}}},
		},
		Events: []RecordEvent{
			{SeenOn: "2026-10-01", Kind: "added", Became: RecordValue{Amount: recordSampleAmount(lang, 100_000_00), Hash: sampleHash}},
			{SeenOn: "2026-11-23", Kind: "changed", Field: "amount", Was: RecordValue{Amount: recordSampleAmount(lang, 100_000_00), Excluded: true}, Became: RecordValue{Amount: recordSampleAmount(lang, 150_000_50)}},
			{SeenOn: "2026-11-23", Kind: "changed", Field: "city", Was: RecordValue{Words: "Ailleurs"}, Became: RecordValue{Words: "Elsewhere"}}},
		Columns: []RecordColumn{{"amount", "agreement_value"}}, Licence: Text{"synthetic", "en"}}
}

func sampleReturnRows(lang Lang) []ReturnRow {
	cell := RecordCell{File: "synthetic.csv", Address: "https://example.test/synthetic.csv", Hash: sampleHash, ReceivedOn: "2026-11-23", Row: 12, Column: "4700", Printed: "1234.00"}
	row := ReturnRow{Body: org(lang, "bn-123456782", "Synthetic body", "en"), Return: Link{Text: "r", Href: "/r"}, EndsOn: "2025-03-31",
		ReturnLine: ReturnLine{Line: "4700", Anchor: "l-4700", Meaning: Quote{Words: "Total revenue", Lang: "en"}, Value: ReturnValue{Amount: recordSampleAmount(lang, 1_234_00)}, Cell: cell}}
	count := row
	count.Line, count.Value, count.Cell.Printed = "300", ReturnValue{Count: 12, Href: "/r#l-300", Verdict: Verdict{"suspect", "negative"}}, ""
	return []ReturnRow{row, count}
}

func sampleReturns(lang Lang) *Returns {
	rows := sampleReturnRows(lang)
	meaning := Quote{Words: "Recettes", Lang: "fr"}
	return &Returns{Others: true, Source: Link{Text: "Synthetic returns", Lang: "en", Href: "#r"}, Unproven: true, Address: "https://example.test/dictionary", List: "?", Numbers: 7,
		Table: ReturnTable{Account: "123456782RR0001", Returns: []ReturnColumn{{"2024-03-31", "/r1"}, {"2025-03-31", "/r2"}}, Zeros: 1, More: 2,
			Rows: []ReturnTableRow{{"4700", meaning, []*ReturnValue{nil, &rows[0].Value}}, {"300", meaning, []*ReturnValue{&rows[1].Value, {Several: 2, Href: "?line=300"}}}}}}
}

func sampleRegisterBodies(lang Lang) []RegisterBody {
	read := BodySum{Role: "receiver", Stage: "committed", Records: 2, Href: "?receiver=x", Amount: *recordSum(lang, 150_000_50), First: "2023-2024", Last: "2024-2025"}
	once, undated := read, read
	once.First, undated.First, undated.Last = "2024-2025", "", ""
	return []RegisterBody{{Name: org(lang, "bn-123456782", "Synthetic body", "en"), City: "Ailleurs", Region: "QC", Kind: "nonprofit", Sums: []BodySum{read, once, undated}},
		{Name: org(lang, "x", "Synthetic other", "en"), Kind: "unknown"}}
}

func recordPages(lang Lang, filter Filter, paging Paging, downloads []Download) map[string]Page {
	f := func(key string) Frame { return sampleFrame(lang, RecordsAt, key) }
	rows := sampleRecordRows(lang)
	sum := recordSum(lang, 150_000_50)
	synthetic := f("")
	synthetic.Synthetic = true
	return map[string]Page{
		"records": RecordList{Frame: synthetic, Filter: filter, Themes: []RecordTheme{{word(lang, "transition numérique", "digital transition"), 12, "/r", false}, {"", 1_300_000, "/r?theme=all", true}}, Records: 1_300_000,
			Totals: Totals{Rows: []TotalRow{{Stage: "committed", Entering: sum}}}, Aside: sampleAside(lang),
			Tops: []RecordTop{{"payers", []RecordTopRow{{mess(lang), 2, *sum}}}, {"programmes", []RecordTopRow{{Link{Text: "Synthetic program", Lang: "en", Href: "?"}, 2, *sum}}}}, Cut: true, Rows: rows, Pages: paging, Downloads: downloads},
		"records-nothing": RecordList{Frame: f(""), Records: 2, Rows: rows}, "records-empty": RecordList{Frame: f("")},
		"record": sampleRecord(lang, f("synthetic-1")),
		"record-private": RecordPage{Frame: f("synthetic-2"), Key: "synthetic-2", Source: Link{Text: "Synthetic register", Lang: "en", Href: "#r"}, Payer: RecordBody{Individual: true}, Receiver: RecordBody{Individual: true},
			Hop: "not_stated", Origin: "not_stated", Form: "not_stated", Mode: "not_stated", Scope: "not_stated", Money: "not_stated", Status: "not_stated", Counted: Counted{Because: "amount_not_found"}},
		"record-withdrawn":    RecordPage{Frame: f("synthetic-3"), Key: "synthetic-3", Withdrawn: "2026-11-23", Events: []RecordEvent{{SeenOn: "2026-11-23", Kind: "withdrawn", Was: RecordValue{Amount: recordSampleAmount(lang, 100_000_00), Hash: sampleHash}}}},
		"record-sum":          RecordSum{Frame: sampleFrame(lang, ComputedAt, "records.enters.committed"), Key: "records.enters.committed", Kind: "total_entering", Stage: "committed", Amount: *sum, Records: 1, Narrowed: []string{"2024-2025", "Québec"}, List: "/r", Rows: rows[:1], Downloads: downloads},
		"record-sum-excluded": RecordSum{Frame: sampleFrame(lang, ComputedAt, "records.aside.committed.excluded.CAD"), Key: "records.aside.committed.excluded.CAD", Kind: "total_aside", Because: "excluded", Stage: "committed", Amount: *sum, Records: 1, List: "/r", Rows: rows[:1]},
		"record-party": RecordPartyPage{Frame: sampleFrame(lang, OrganizationsAt, "bn-123456782"), Key: "bn-123456782", Name: Text{"Synthetic body with a name that is long enough for two lines", "en"}, OtherName: Text{"Organisme synthétique", "fr"}, Kind: "nonprofit",
			BusinessNumber: "123456782", NEQ: "1234567890", City: "Ailleurs", Region: "Québec", Country: "CA", Spellings: []string{"Synth. body", "Synthetic bdy"}, Received: sampleYears(lang, "receiver"), Paid: sampleYears(lang, "payer"),
			Returns: sampleReturns(lang)},
		"register-bodies":         RegisterBodyList{Frame: sampleFrame(lang, RegisterBodiesAt, ""), Prefix: "Synth", Sums: "/s", Rows: sampleRegisterBodies(lang), Pages: paging, Downloads: downloads},
		"register-bodies-none":    RegisterBodyList{Frame: sampleFrame(lang, RegisterBodiesAt, "")},
		"register-sums":           RegisterSumList{Frame: sampleFrame(lang, RegisterSumsAt, ""), Filter: filter, Role: "receiver", Stage: "committed", Bodies: "/b", Rows: sampleRegisterBodies(lang), Pages: paging, Downloads: downloads},
		"register-sums-none":      RegisterSumList{Frame: sampleFrame(lang, RegisterSumsAt, ""), Role: "payer"},
		"organizations-registers": OrganizationList{Frame: sampleFrame(lang, OrganizationsAt, ""), Registers: "/r"},
		"returns":                 ReturnList{Frame: sampleFrame(lang, ReturnsAt, ""), Filter: filter, Body: &Link{Text: "Synthetic body", Href: "/b"}, Dictionary: "https://example.test/dictionary", Rows: sampleReturnRows(lang), Pages: paging, Downloads: downloads},
		"returns-none":            ReturnList{Frame: sampleFrame(lang, ReturnsAt, "")},
		"return": ReturnPage{Frame: sampleFrame(lang, ReturnsAt, "r"), Key: "r", Body: org(lang, "bn-123456782", "Synthetic body", "en"), EndsOn: "2025-03-31", Source: Link{Text: "Synthetic returns", Lang: "en", Href: "#r"}, Unproven: true,
			Licence: Text{"synthetic", "en"}, Address: "https://example.test/dictionary", Lines: []ReturnLine{sampleReturnRows(lang)[0].ReturnLine}, Files: []RecordCell{{File: "given.csv", Hash: sampleHash, ReceivedOn: "2026-11-23"}, sampleReturnRows(lang)[0].Cell}},
		"return-bare":        ReturnPage{Frame: sampleFrame(lang, ReturnsAt, "r")},
		"record-party-empty": RecordPartyPage{Frame: sampleFrame(lang, OrganizationsAt, "x"), Key: "x", Name: Text{"x", ""}, Kind: "unknown"},
		"sources-registers": Sources{Frame: sampleFrame(lang, SourcesAt, ""), Sources: []Source{{ID: "synthetic", Title: "Synthetic", Kind: "records", State: "proven", Coverage: sampleCoverage()}, {ID: "other", Title: "Synthetic", Kind: "records", State: "proven", Coverage: &RecordCoverage{LoadedOn: "2026-11-23"}},
			{ID: "whole", Title: "Synthetic", Kind: "records", State: "proven", Coverage: &RecordCoverage{LoadedOn: "2026-11-23", Counted: sampleCoverage().Counted}}}},
		"organization-registers": Organization{Frame: sampleFrame(lang, OrganizationsAt, "x"), Name: Text{"x", ""}, Kind: "foundation",
			Records: []RecordYears{sampleYears(lang, "receiver"), {Role: "payer"}}, Returns: &Returns{}},
		"programme-registers": Programme{Frame: sampleFrame(lang, ProgrammesAt, "x"), Name: Text{"x", ""}, Theme: "–", Mode: "not_stated", Scope: "not_stated", Records: &RecordYears{List: "?", Rows: sampleYears(lang, "").Rows}},
		"home-registers":      Home{Frame: sampleFrame(lang, HomeAt, ""), Records: 1_300_000},
		"awards-registers":    AwardList{Frame: sampleFrame(lang, AwardsAt, ""), Records: 1_300_000},
	}
}
