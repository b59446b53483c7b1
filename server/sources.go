package main

import (
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// sources shows what each source covers and leaves out, and its last run.
func sources(q *ask) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	all, err := q.db.Sources(q.ctx())
	if err != nil {
		return nil, err
	}
	page := view.Sources{Frame: frame}
	for _, s := range all {
		page.Sources = append(page.Sources, q.source(s))
	}
	notes, err := q.db.DocumentNotes(q.ctx(), "")
	if err != nil {
		return nil, err
	}
	for _, n := range notes {
		page.Notes = append(page.Notes, view.DocumentNote{Note: note(n.Note), Document: view.Link{Text: n.Title, Lang: n.TitleLang, Href: n.Address},
			Evidence: view.Link{Text: n.Evidence, Href: q.href(view.EvidenceAt, n.Evidence)}})
	}
	documents, err := q.db.CountDocuments(q.ctx(), release.DocumentFilter{})
	page.Downloads = q.files("documents", view.DocumentsAt, "", int(documents))
	return page, err
}

func (q *ask) source(s release.Source) view.Source {
	day, _, _ := strings.Cut(s.FinishedAt, "T")
	out := view.Source{ID: s.ID, Title: s.Title.Name(string(q.lang)), Kind: s.Kind, Publisher: s.Publisher, Home: s.Home, Covers: s.CoversFR, LeavesOut: s.LeavesOutFR,
		Licence: s.Licence, State: s.State, RunOn: funding.Date(day), Fetched: int(s.Fetched), Kept: int(s.Kept), Parsed: int(s.Parsed), SkippedN: int(s.Skipped),
		RefusedN: int(s.Refused), Documents: int(s.Documents), Evidence: int(s.Evidence)}
	if q.lang == view.English {
		out.Covers, out.LeavesOut = s.CoversEN, s.LeavesOutEN
	}
	for _, x := range s.Skips {
		out.Skips = append(out.Skips, view.Skip(x))
	}
	for _, m := range s.Mendings {
		out.Mendings = append(out.Mendings, view.Mending(m))
	}
	return out
}
