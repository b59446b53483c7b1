package view

import "sillage/db/funding"

// The pages of "instead" and of the indicators, with the words of DATAide and
// synthetic ones.

func insteadSample(lang Lang) InsteadCard {
	figures := sampleFigures(lang)
	average := Amount{Cents: 18103800, Stage: "reported", Text: funding.Print(funding.Amount{Cents: 18103800, Currency: "CAD", Qualifier: funding.Exact, Step: 100}, string(lang)), Href: Href(lang, EvidenceAt, "F0119")}
	sum, by := figures[0].Amount, average
	facts := InsteadFacts{Sum: Piece{Amount: &sum}, SumYears: 3, By: Piece{Amount: &by}, Label: word(lang, "subvention moyenne", "average grant"), Kind: "average", Unit: "groups", Years: 3,
		Quotient:  funding.Quotient{Value: funding.Decimal{Mantissa: 99, Decimals: 1}, Qualifier: funding.AtLeast, About: true},
		FirstYear: &funding.Quotient{Value: funding.Decimal{Mantissa: 298, Decimals: 1}, Qualifier: funding.AtLeast, About: true}}
	sentence, err := InsteadSentence(lang, facts)
	also, errAlso := InsteadAlso(lang, facts)
	if err != nil || errAlso != nil {
		panic("the sample sentence has no words")
	}
	return InsteadCard{Sentence: sentence, Also: also, Formula: InsteadFormula(lang, facts), Kind: "average", ParameterNote: Text{"synthetic note", "en"},
		Notes: []InsteadNote{{Code: "sum_period_not_stated"}, {Code: "region_differs", Left: "Québec", Right: "Montréal"}},
		Criteria: []Criterion{{"period", Side{}, Side{"2023-2024", ""}, "not_stated"}, {"region", Side{"Québec", ""}, Side{"Montréal", ""}, "differs"},
			{"stage", Side{"announced", "stage"}, Side{"announced", "stage"}, "same"}, {"form", Side{"grant", "form"}, Side{"grant", "form"}, "same"}, {"money", Side{"public", "money"}, Side{"public", "money"}, "same"}},
		ReaderNote: word(lang, "Une remarque de lecteur, 5 M$.", "A reader’s remark, $5M."), OwnSum: true, OwnParameter: true, Figures: figures[:2],
		Others:  []Link{{Text: word(lang, "premier financement", "first grant"), Href: "/o"}},
		Address: "https://sillage.example/fr/a-la-place?by=F0119-1", Href: Href(lang, InsteadAt, "") + "?by=F0119-1"}
}

func insteadForm(lang Lang) InsteadForm {
	return InsteadForm{Action: Href(lang, InsteadAt, ""), Sums: []Option{{Value: "dataide.total_entering.announced", Label: "DATAide", Selected: true}, {Value: "x", Label: "x"}},
		Parameters: []OptionGroup{{"average", []Option{{Value: "F0119-1", Label: word(lang, "subvention moyenne", "average grant"), Selected: true}, {Value: "y", Label: "y"}}}},
		Units:      []Option{{Value: "groups", Label: word(lang, "groupes", "groups"), Selected: true}, {Value: "share", Label: "%"}}, Amount: "60 000"}
}

func sampleIndicators(lang Lang) []Indicator {
	programme, body := Link{Text: "DATAide", Href: Href(lang, ProgrammesAt, "dataide")}, centraide(lang)
	payer := mess(lang)
	return []Indicator{
		{Key: "i1", Kind: "manager_share", Of: programme, Stage: "announced", Ratio: &Ratio{Text: word(lang, "100\u00a0%", "100%"), Href: Href(lang, ComputedAt, "i1")}},
		{Key: "i2", Kind: "payer_share", Of: body, Payer: &payer, Stage: "announced", Ratio: &Ratio{Text: "60", Href: Href(lang, ComputedAt, "i2")}},
		{Key: "i3", Kind: "payer_share", Of: body, Stage: "announced", Because: "one_amount"},
		{Key: "i4", Kind: "recurrence", Of: body, Managed: []Link{programme, {Text: "synthetic", Href: "/s"}}},
	}
}

func insteadPages(lang Lang) map[string]Page {
	f := func(kind Kind) Frame { return sampleFrame(lang, kind, "") }
	card, plain := insteadSample(lang), insteadSample(lang)
	plain.Also, plain.Kind, plain.ParameterNote, plain.ReaderNote, plain.OwnSum, plain.OwnParameter, plain.Figures, plain.Others = nil, "", Text{}, "", false, false, nil, nil
	own := InsteadFacts{Sum: Piece{Own: word(lang, "5\u00a0000\u00a0000\u00a0$", "$5,000,000")}, By: Piece{Own: word(lang, "60\u00a0000\u00a0$", "$60,000")}, Unit: "years",
		Quotient: funding.Quotient{Value: funding.Decimal{Mantissa: 833, Decimals: 1}, Qualifier: funding.About}}
	sentence, err := InsteadSentence(lang, own)
	if err != nil {
		panic("the sample sentence has no words")
	}
	plain.Sentence = sentence
	downloads := []Download{{"indicators", "CSV", "/i.csv", 4}}
	filter := Filter{Action: Href(lang, IndicatorsAt, ""), Selects: []Select{{"indicator", "indicator", nil}, {"computed", "computed", []Option{{Value: "yes", Label: "x"}}}}}
	return map[string]Page{
		"instead":          Instead{Frame: f(InsteadAt), Form: insteadForm(lang), Card: &card, Documents: sampleDocuments(lang)},
		"instead-own":      Instead{Frame: f(InsteadAt), Form: insteadForm(lang), Card: &plain},
		"instead-refused":  Instead{Frame: f(InsteadAt), Form: InsteadForm{Action: "/"}, Refusal: "words"},
		"indicators":       IndicatorList{f(IndicatorsAt), filter, funding.IndicatorKinds.Values(), sampleIndicators(lang), Paging{Total: 4}, downloads},
		"indicators-empty": IndicatorList{Frame: f(IndicatorsAt), Formulas: funding.IndicatorKinds.Values()},
	}
}

func sampleInsteadLines(lang Lang) []InsteadLine {
	card := insteadSample(lang)
	return []InsteadLine{
		{Sentence: card.Sentence, Also: card.Also, Notes: card.Notes, Kind: "average", ParameterNote: card.ParameterNote, Href: card.Href},
		{Sentence: card.Sentence, Kind: "increase", Href: card.Href},
		{Sentence: card.Sentence, Href: card.Href},
	}
}
