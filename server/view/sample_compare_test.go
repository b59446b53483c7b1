package view

import (
	"maps"

	"sillage/db/funding"
)

// withCompared adds the pages that set amounts side by side: DATAide beside
// the core-mission support of 2021-2022, and rows that are synthetic where
// the register has none of a kind.
func withCompared(lang Lang, pages map[string]Page) map[string]Page {
	maps.Copy(pages, comparePages(lang))
	maps.Copy(pages, seriesPages(lang))
	maps.Copy(pages, besidePages(lang))
	return pages
}

func sampleCard(lang Lang, exact bool) PairCard {
	figures := sampleFigures(lang)
	left, right := figures[0], figures[5]
	right.Amount = m(lang, 9043, funding.Exact, "reported", "N0065")
	right.Quote.Href, right.Programme, right.Receiver = right.Amount.Href, &Link{Text: "synthetic", Lang: "en", Href: "/p"}, groupsOf(4597, "organizations")
	left.Perimeter = Text{"bourses", "fr"}
	c := PairCard{Key: "F0001-2.beside.N0065-1", Href: Href(lang, PairsAt, "F0001-2.beside.N0065-1"), Theme: word(lang, "Transition numérique", "Digital transition"), Left: left, Right: right, Exact: exact, Differ: 3,
		Criteria: []CriterionRow{{Code: "stage", Left: "announced", Right: "reported"}, {Code: "period", LeftSpan: Span{DurationYears: 3}, RightSpan: Span{FiscalFrom: "2021-2022"}}, {Code: "period"}, {Code: "basis", Left: "several_years", Right: "one_year"},
			{Code: "scope", Left: "community", Right: "community", Same: true}, {Code: "region", Left: "Québec", Same: true}, {Code: "unit", Left: "whole", Right: "average"}, {Code: "currency", Left: "CAD", Right: "USD"}}}
	if exact {
		c.Differ, c.Ratio = 0, &Ratio{word(lang, "25,0 %", "25.0%"), Href(lang, ComputedAt, c.Key)}
		c.Left.Programme = nil
	}
	return c
}

func samplePairLines(lang Lang) []PairLine {
	c := sampleCard(lang, false)
	right := c.Right
	right.Region = "Québec"
	return []PairLine{{Key: c.Key, Href: c.Href, Programme: Link{Text: "DATAide", Href: "/p"}, Left: c.Left, Right: right, Differs: []string{"stage", "period"}}, {Key: "synthetic", Href: "/x", Left: c.Left, Right: c.Right, Exact: true}}
}

// sampleSeries is one table of every kind of line.
func sampleSeries(lang Lang, kind, measured string, brief bool) SeriesTable {
	solid, pale := m(lang, 100, funding.Exact, "reported", "F0033"), m(lang, 371, funding.Exact, "announced", "F0039")
	computed := computedAmount(lang, 400, 10_000_000, "announced", "compared.constant.F0039-1.x.2024")
	says := sampleFigures(lang)[0].Saying
	rate := Rate{word(lang, "3,7 %", "3.7%"), Href(lang, EvidenceAt, "F0330"), 37}
	lines := []SeriesLine{
		{Year: "2016-2017"},
		{Key: "F0033-1", Year: "2017-2018", Amount: &solid, Permille: 270, Says: says, Mark: 1, Because: "stage", Beside: []BesideLine{{Amount: &pale, Mark: 2}, {Rate: &rate, Corrected: true}}, Measured: &computed},
		{Key: "F0039-1", Year: "2022-2023", Amount: &pale, Permille: 1000, Says: says, Because: "only_one", Number: &Ratio{word(lang, "environ 371,0", "about 371.0"), "/c"}, Stages: 2},
		{Key: "F0310-1", Year: "2023-2024", Amount: &pale, Permille: 1000, Says: says, Because: "only_one", Why: "broken", Years: "2022-2023"},
		{Key: "F0341-1", Year: "2024-2025", Amount: &pale, Permille: 1000, Says: says, Because: "only_one", Why: "not_covered"},
		{Key: "synthetic-1", Year: "2025-2026", Amount: &pale, Permille: 1000, Says: says, Because: "only_one", Number: &Ratio{"100,0", "/c"}, Stages: 1},
	}
	t := SeriesTable{ID: "series-" + kind, Kind: kind, Href: Href(lang, SeriesAt, "x"), Title: "PSOC", Counts: "synthetic", Note: "synthetic", Region: "Québec", Found: 5, Lines: lines, Measured: measured, Brief: brief}
	switch kind {
	case funding.RateSeries:
		t.Lines = []SeriesLine{{Year: "2022-2023"}, {Key: "F0330-1", Year: "2023-2024", Rate: &rate, Permille: 1000, Says: says, Because: "corrects", Beside: []BesideLine{{Rate: &rate, Corrected: true}}}}
	case funding.ModesSeries:
		t.Lines = []SeriesLine{{Key: "F0141-1", Year: "2023-2024", Mode: "core_mission", Amount: &solid, Permille: 1000, Says: says, Because: "only_one", Share: &Ratio{word(lang, "64,2 %", "64.2%"), "/c"}},
			{Key: "F0143-1", Year: "2023-2024", Mode: "project", Amount: &solid, Permille: 250, Says: says, Because: "only_one"}}
		t.Besides = []ModeRatio{{"project", Ratio{word(lang, "24,6 %", "24.6%"), "/c"}}}
	}
	return t
}

func sampleChoices(lang Lang) Filter {
	return Filter{Action: "/x", Selects: []Select{{"measure", "measure", []Option{{Value: "nominal", Label: "a", Selected: true}, {Value: "constant", Label: "b"}}}}, Hidden: []Hidden{{"scope", "all"}}}
}

func comparePages(lang Lang) map[string]Page {
	f := func(kind Kind, key string) Frame { return sampleFrame(lang, kind, key) }
	downloads := []Download{{"pairs", "CSV", "/p.csv", 26}, {"series", "CSV", "/s.csv", 106}}
	dataide := Link{Text: "DATAide", Href: "/p"}
	wordless := sampleCard(lang, true)
	wordless.Ratio = nil
	empty := sampleCard(lang, false)
	empty.Left.Perimeter, empty.Left.Receiver.Count, empty.Left.Saying.PublishedOn, empty.Right.Saying.PublishedOn = Text{}, 0, "", ""
	return map[string]Page{
		"compare": Compare{Frame: f(ComparesAt, ""), Title: word(lang, "Le numérique à côté de la mission", "Digital money beside core-mission money"), Lead: "synthetic", Scope: ScopeSwitch{"community", "?scope=all"},
			Pairs: []PairGroup{{dataide, sampleCard(lang, false), samplePairLines(lang), "/all"}}, Modes: []SeriesTable{sampleSeries(lang, funding.ModesSeries, "", true)},
			Series: []SeriesTable{sampleSeries(lang, funding.IncreaseSeries, "", true)}, MoreSeries: []Link{{Text: "synthetic", Href: "/s"}}, Beside: sampleChoices(lang), Downloads: downloads},
		"compare-exact": Compare{Frame: f(ComparesAt, ""), Scope: ScopeSwitch{"", "?"}, Exact: 1, Pairs: []PairGroup{{dataide, sampleCard(lang, true), nil, ""}}, Modes: []SeriesTable{{ID: "no-lines", Kind: funding.ModesSeries, Href: "/m"}}},
		"pairs":         PairList{f(PairsAt, ""), ScopeSwitch{"community", "?scope=all"}, Filter{}, 0, samplePairLines(lang), Paging{2, 1, 2, "", ""}, downloads},
		"pairs-exact":   PairList{Frame: f(PairsAt, ""), Exact: 2},
		"pair":          PairPage{f(PairsAt, "x"), dataide, sampleCard(lang, false), []YearPart{{"2021-2022", 6, computedAmount(lang, 6, 10_000_000, "reported", "compared.year_part.F0007-1.2021-2022")}}, "", sampleDocuments(lang)},
		"pair-unspread": PairPage{Frame: f(PairsAt, "x"), Programme: dataide, Card: wordless, NoSpread: "months"},
		"pair-empty":    PairPage{Frame: f(PairsAt, "x"), Programme: dataide, Card: empty, NoSpread: "one_year"},
		"constant": Computed{Frame: f(ComputedAt, "c"), Key: "c", Kind: "constant", Amount: ptr(computedAmount(lang, 385, 10_000_000, "announced", "c")), Stage: "announced", Operands: []Operand{{3, sampleFigures(lang)[0]}},
			Factors: []Factor{{"rate", "2023-2024", word(lang, "3,7 %", "3.7%"), "/e"}, {"groups", "", "4597", ""}}},
	}
}

func ptr[T any](v T) *T { return &v }

func seriesPages(lang Lang) map[string]Page {
	f := func(key string) Frame { return sampleFrame(lang, SeriesAt, key) }
	page := func(kind string, m Measure) SeriesPage {
		measured := m.Name
		if measured == "nominal" || measured == "sum" {
			measured = ""
		}
		return SeriesPage{Frame: f("x"), Table: sampleSeries(lang, kind, measured, false), Filter: sampleChoices(lang), Ways: []Link{{Text: "x", Href: "/w"}}, Measure: m, Documents: sampleDocuments(lang)}
	}
	plain := page(funding.RateSeries, Measure{Name: "nominal"})
	plain.Filter, plain.Ways, plain.Table.Region, plain.Table.Note = Filter{}, nil, "", ""
	sum := m(lang, 100, funding.Exact, "reported", "x")
	region := sampleSeries(lang, funding.LevelSeries, "", true)
	region.Region = ""
	return map[string]Page{
		"series-list":       SeriesList{f(""), ScopeSwitch{"community", "?scope=all"}, []SeriesTable{sampleSeries(lang, funding.RateSeries, "", true), region}, Paging{}, nil},
		"series-list-empty": SeriesList{Frame: f(""), Scope: ScopeSwitch{"", "?"}},
		"series-rate":       plain,
		"series-modes":      page(funding.ModesSeries, Measure{Name: "nominal"}),
		"series-constant":   page(funding.IncreaseSeries, Measure{Name: "constant", Index: Link{Text: "IPC", Href: "/i"}, Base: "2024", Last: "2024"}),
		"series-chained":    page(funding.IncreaseSeries, Measure{Name: "constant", Index: Link{Text: "PSOC", Href: "/i"}, Base: "2023-2024", Last: "2023-2024", Fiscal: true, Broken: "2022-2023"}),
		"series-unbroken":   page(funding.IncreaseSeries, Measure{Name: "constant", Index: Link{Text: "PSOC", Href: "/i"}, Base: "2023-2024", Last: "2023-2024", Fiscal: true}),
		"series-index":      page(funding.IncreaseSeries, Measure{Name: "index", BaseYear: "2017-2018"}),
		"series-group":      page(funding.LevelSeries, Measure{Name: "per_group"}),
		"series-resident":   page(funding.LevelSeries, Measure{Name: "per_resident", People: &Population{"Québec", 9056044, 2, "synthetic"}}),
		"series-place":      page(funding.LevelSeries, Measure{Name: "per_resident", People: &Population{Place: "Laval", People: 458981}}),
		"series-nowhere":    page(funding.LevelSeries, Measure{Name: "per_resident"}),
		"series-sum":        page(funding.LevelSeries, Measure{Name: "sum", Sum: &sum}),
		"series-refused":    page(funding.LevelSeries, Measure{Name: "sum", Refused: "stage", RefusedOf: []string{"reported", "announced"}, RefusedStage: true}),
		"series-missing":    page(funding.LevelSeries, Measure{Name: "sum", Refused: "missing", RefusedOf: []string{"2016-2017", "2018-2019"}}),
		"series-increases":  page(funding.IncreaseSeries, Measure{Name: "sum", Refused: "increase"}),
	}
}

func besidePages(lang Lang) map[string]Page {
	amount, measured := m(lang, 54, funding.AtLeast, "announced", "F0001"), computedAmount(lang, 6, 10_000_000, "announced", "compared.per_resident.x")
	cells := []BesideCell{{Column: "DATAide", Amount: &amount, Why: "first"}, {Column: "PSOC", Several: &Link{Href: "/f"}, Count: 3}, {Column: "x"}, {Column: "y", Amount: &amount, Measured: &measured}}
	ratio := []BesideCell{{Column: "z", Amount: &amount, Number: &Ratio{word(lang, "au plus 72 %", "at most 72%"), "#line-enters-announced"}}}
	return map[string]Page{
		"beside": Beside{Frame: sampleFrame(lang, BesideAt, ""), Scope: ScopeSwitch{"community", "?scope=all"}, Of: "region", Measure: "ratio", Filter: sampleChoices(lang), Columns: []Link{{Text: "DATAide", Href: "/d"}, {Text: "x"}, {Text: "y"}, {Text: "z"}},
			Lines:  []BesideRow{{"line-enters-announced", "enters", "announced", "", cells}, {"line-shown-announced-increase", "shown", "announced", "increase", ratio}},
			People: []Population{{"Laval", 458981, 0, ""}}, Downloads: []Download{{"beside", "CSV", "/b.csv", 4}}},
		"beside-plain": Beside{Frame: sampleFrame(lang, BesideAt, ""), Of: "programme", Measure: "amount", Columns: []Link{{Text: "x"}}, Lines: []BesideRow{{"line-reaches-paid", "reaches", "paid", "", cells}}},
		"beside-empty": Beside{Frame: sampleFrame(lang, BesideAt, ""), Of: "programme", Measure: "amount"},
	}
}
