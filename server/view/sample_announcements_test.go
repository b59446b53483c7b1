package view

const sampleHash = "0f3a5c7e9b1d2f4061728394a5b6c7d8e9fa0b1c2d3e4f506172839405162738"

func sampleAnnouncements(frame Frame, filter Filter, paging Paging, downloads []Download, lang Lang) AnnouncementList {
	dataide := Link{Text: "DATAide", Href: Href(lang, ProgrammesAt, "dataide")}
	return AnnouncementList{Frame: frame, Filter: filter, Feed: Href(lang, AnnouncementsAt, "") + ".atom", Pages: paging, Downloads: downloads, Rows: []AnnouncementRow{
		{Key: "F0001-1", Title: Text{"Le ministre Jean Boulet annonce un investissement de plus de 5,4 millions de dollars (CNW)", "fr"}, Href: Href(lang, AnnouncementsAt, "F0001-1"),
			Publisher: mess(lang), Date: "2022-03-14", Programme: &dataide, State: "captured", Changes: 2, Waiting: 1},
		{Key: "F0002-1", Title: Text{"DATAide Launch (Centraide of Greater Montreal)", "en"}, Href: Href(lang, AnnouncementsAt, "F0002-1"), State: "cited", Gone: true, Reprint: true}, // synthetic
	}}
}

// What changed in the text is made up.
func sampleAnnouncement(frame Frame, lang Lang, figures []FigureRow, documents []Document) Announcement {
	dataide := Link{Text: "DATAide", Href: Href(lang, ProgrammesAt, "dataide")}
	other := Link{Text: "A synthetic twin (CNW)", Lang: "en", Href: Href(lang, AnnouncementsAt, "synthetic")}
	return Announcement{Frame: frame, Key: "F0001-1", Title: Text{"Le ministre Jean Boulet annonce un investissement de plus de 5,4 millions de dollars (CNW)", "fr"},
		Document: documents[0], AnnouncedOn: "2022-03-14", GoneSince: "2026-11-24", Archive: "https://web.archive.example/synthetic", Hash: sampleHash, Size: 51234,
		Programme: &dataide, Authors: []Link{mess(lang)}, Twin: &other, CopyOf: &other, Copies: []Link{other},
		Versions: []Version{{1, "2026-11-20", sampleHash}, {2, "2026-11-24", sampleHash}},
		Changes: []TextChange{
			{"event-1", "2026-11-24", "amount", Quote{Words: "plus de 5,4 millions de dollars sur trois ans", Lang: "fr"}, Quote{Words: "plus de 6,4 millions de dollars sur trois ans", Lang: "fr"}},
			{"event-3", "2026-11-24", "title", Quote{Words: "a synthetic title", Lang: "en"}, Quote{Words: "another synthetic title", Lang: "en"}},
			{"event-2", "2026-11-24", "words", Quote{}, Quote{Words: "une phrase synthétique", Lang: "fr"}},
		},
		Waiting: 2, Figures: figures[:1], Others: []Link{{Text: "F0001-9", Href: "/a"}}, Note: Text{"synthetic note", "en"}, Feed: Href(lang, AnnouncementsAt, "") + ".atom"}
}
