package view

// Pages of citations: the first figure of the register as it reads it, and
// synthetic changes (marked so), for no figure of it has changed.

func sampleBox(lang Lang) *Cite {
	at := Href(lang, CiteAt, "") + "/1/f1"
	box := Cite{Address: "https://sillage.example" + at, Href: at}
	for _, f := range [][2]string{{"APA", "txt"}, {"BibTeX", "bib"}, {"RIS", "ris"}, {"CSL-JSON", "json"}} {
		box.Files = append(box.Files, CiteFile{f[0], f[1], at + "." + f[1]})
	}
	return &box
}

func sampleCitations(lang Lang) map[string]Page {
	frame := func() Frame {
		f := sampleFrame(lang, CiteAt, "")
		f.Cite, f.Release.Number = nil, 3
		return f
	}
	at := Release{Number: 1, PublishedAt: "2026-11-24", ContentHash: "0f3a5c7e9b1d2f4061728394a5b6c7d8e9fa0b1c2d3e4f506172839405162738"}
	cited, now := m(lang, 54, "at_least", "announced", "F0001"), m(lang, 55, "at_least", "announced", "F0001") // 5.5 is synthetic
	cited.Href = Href(lang, CiteAt, "") + "/1/f1"
	first := &CitedNumber{Release: 1, On: "2026-11-24", Amount: &cited, Stage: "announced", Unit: "whole"}
	today := &CitedNumber{Release: 3, On: "2026-12-24", Amount: &now, Stage: "announced", Unit: "whole"}
	each := &CitedNumber{Release: 1, Amount: &cited, Unit: "per_recipient"}
	share := &CitedNumber{Release: 1, Words: Text{word(lang, "au plus 72\u00a0%", "at most 72%"), ""}, Computed: true}
	name := []CitePiece{{Text: word(lang, "DATAide\u00a0: ", "DATAide: ")}, {Amount: &cited}, {Text: word(lang, ", annoncé", ", announced")}}
	sentence := append(append([]CitePiece{{Text: "Sillage, "}}, name...), CitePiece{Text: ". Source: "}, CitePiece{Text: "Le ministre Jean Boulet annonce un investissement de plus de 5,4 millions de dollars (CNW)", Cite: true}, CitePiece{Text: "https://www.newswire.ca/", Link: true})
	words := &CitedWords{Quote: Quote{Words: "plus de 5,4 millions de dollars sur trois ans", Lang: "fr"}, Publisher: "MTESS", Title: Text{"Le ministre Jean Boulet annonce un investissement de plus de 5,4 millions de dollars (CNW)", "fr"},
		Kind: "release", Address: "https://www.newswire.ca/fr/news-releases/le-ministre-jean-boulet-annonce-un-investissement-de-plus-de-5-4-millions-de-dollars-pour-accelerer-la-transition-numerique-du-secteur-communautaire-883290447.html", PublishedOn: "2022-03-14", ConsultedOn: "2026-11-23"}
	changes := []CitedChange{ // synthetic
		{Name: Link{Text: "F0001-2", Href: cited.Href}, Release: 2, On: "2026-12-01", Before: first, Reason: "not_recorded"},
		{Name: Link{Text: "F0001-2", Href: cited.Href}, Release: 3, On: "2026-12-24", After: today, Reason: "reading_corrected", Why: Text{"Synthetic: one digit was misread.", "en"}, Refs: []Link{{Text: "F0002-2", Href: "/c"}}, RecordedIn: 4},
	}
	heading := word(lang, "DATAide, annoncé", "DATAide, announced")
	page := func(c Citation) Citation {
		c.Frame, c.Cited, c.StateOn, c.Box, c.Sentence, c.APA, c.Name, c.Heading = frame(), at, "2026-11-23", *sampleBox(lang), sentence, sentence, name, heading
		return c
	}
	open := &Link{Href: Href(lang, EvidenceAt, "F0001")}
	return map[string]Page{
		"citation": page(Citation{ID: "f1", Kind: "figure", Key: "F0001-2", IsNumber: true, AsCited: first, Today: today, Words: words, WordsNow: &CitedWords{Withheld: true}, Changes: changes, Open: open,
			Beside: []CitedRelation{{Relation: "corrects", Figure: Link{Text: "F0109-1", Href: "/f"}, Amount: &now}, {Relation: "amends", Figure: Link{Text: "synthetic"}}}}),
		"citation-same":      page(Citation{ID: "f1", Kind: "figure", Key: "F0001-2", IsNumber: true, AsCited: each, Open: open, Words: &CitedWords{Title: Text{"Synthetic", word(lang, "en", "fr")}}}),
		"citation-newest":    page(Citation{ID: "c1", Kind: "computed", Key: "synthetic", IsNumber: true, AsCited: share, Newest: true, Open: open}),
		"citation-withdrawn": page(Citation{ID: "f9", Kind: "figure", Key: "synthetic", IsNumber: true, AsCited: first, Withdrawn: true, Changes: changes[:1]}),
		"citation-thing":     page(Citation{ID: "o1", Kind: "organization", Key: "synthetic", Rests: "thing", Open: open}),
		"citation-list":      page(Citation{Open: open, Rows: &CitedRows{Changes: changes, Withdrawn: changes[:1], More: true}}),
		"citation-list-same": page(Citation{Open: open, Rows: &CitedRows{}}),
		"citation-page":      page(Citation{Open: open}),
		"how_to_cite":        HowToCite{Frame: frame(), Releases: []CitedRelease{{"2026-11-23", at}}, Changes: changes, More: true},
		"how_to_cite-first":  HowToCite{Frame: frame(), Releases: []CitedRelease{{"2026-11-23", at}}},
	}
}
