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
		one := q.source(s)
		if one.Coverage, err = q.coverage(s.ID); err != nil {
			return nil, err
		}
		page.Sources = append(page.Sources, one)
	}
	notes, err := q.db.DocumentNotes(q.ctx(), "")
	if err != nil {
		return nil, err
	}
	for _, n := range notes {
		page.Notes = append(page.Notes, view.DocumentNote{Note: note(n.Note),
			Document: view.Link{Text: n.Title, Lang: n.TitleLang, Href: withQuery(q.href(view.DocumentsAt, ""), query("key", n.Document))},
			Evidence: view.Link{Text: n.Evidence, Href: q.href(view.EvidenceAt, n.Evidence)}})
	}
	known, err := q.db.KnownSources(q.ctx())
	if err != nil {
		return nil, err
	}
	for _, k := range known {
		page.Known = append(page.Known, view.KnownSource{Title: inLang(q.lang, k.TitleFR, k.TitleEN), Address: k.Address, Format: k.Format,
			Holds: inLang(q.lang, k.HoldsFR, k.HoldsEN)})
	}
	total, err := q.db.CountDocuments(q.ctx(), release.DocumentFilter{})
	page.Downloads = q.files("documents", view.DocumentsAt, "", int(total))
	return page, err
}

func (q *ask) source(s release.Source) view.Source {
	day, _, _ := strings.Cut(s.FinishedAt, "T")
	out := view.Source{ID: s.ID, Title: s.Title.Name(string(q.lang)), Kind: s.Kind, Publisher: s.Publisher, Home: s.Home,
		Covers: s.CoversFR, LeavesOut: s.LeavesOutFR, Licence: english(s.Licence), State: s.State, RunOn: funding.Date(day),
		Fetched: int(s.Fetched), Kept: int(s.Kept), Parsed: int(s.Parsed), SkippedN: int(s.Skipped), RefusedN: int(s.Refused),
		Documents: int(s.Documents), Evidence: int(s.Evidence)}
	if q.lang == view.English {
		out.Covers, out.LeavesOut = s.CoversEN, s.LeavesOutEN
	}
	for _, k := range s.Skips {
		out.Skips = append(out.Skips, view.Skip{Place: k.Place, Field: k.Field, Reason: english(k.Reason)})
	}
	for _, m := range s.Mendings {
		out.Mendings = append(out.Mendings, view.Mending{Place: m.Place, Field: m.Field, Was: m.Was, Became: m.Became, Why: english(m.Why)})
	}
	return out
}

// indices shows the price indices by year.
func indices(q *ask) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	all, err := q.db.Indices(q.ctx())
	if err != nil {
		return nil, err
	}
	page := view.Indices{Frame: frame}
	for _, s := range all {
		series := view.IndexSeries{ID: s.ID, Title: s.Title.Name(string(q.lang)), Base: s.Base,
			Source: view.Link{Text: s.Source.Name(string(q.lang)), Lang: s.Source.Lang(string(q.lang)), Href: q.href(view.SourcesAt, "")}}
		for _, v := range s.Values {
			series.Values = append(series.Values, q.indexValue(v))
		}
		if n := len(series.Values); n > 0 {
			series.First, series.Last = series.Values[0].Year, series.Values[n-1].Year
		}
		page.Series = append(page.Series, series)
	}
	return page, nil
}

func (q *ask) indexValue(v release.IndexValue) view.IndexValue {
	return view.IndexValue{Year: v.Year, Value: v.Value, Title: v.Series.Name(string(q.lang)), Href: q.href(view.EvidenceAt, v.EvidenceKey)}
}

// method explains the words and rules from the tables of the release.
func method(q *ask) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	page := view.Method{Frame: frame, Columns: q.dictionary()}
	lists, err := q.db.CodeLists(q.ctx())
	if err != nil {
		return nil, err
	}
	for _, l := range lists {
		if q.db.Bulk.Records+q.db.Bulk.Lines == 0 && (l.Name == funding.RecordFields.Name || l.Name == funding.RecordReasons.Name) {
			continue // of registers, which this release does not have
		}
		out := view.CodeList{Name: l.Name}
		for _, c := range l.Codes {
			meaning := c.MeaningFR
			if q.lang == view.English {
				meaning = c.MeaningEN
			}
			out.Codes = append(out.Codes, view.Code{Value: c.Value, Label: q.label(c), Meaning: meaning})
		}
		page.Lists = append(page.Lists, out)
	}
	themes, err := q.db.Themes(q.ctx())
	if err != nil {
		return nil, err
	}
	for _, t := range themes {
		theme := view.Theme{Label: t.Name(string(q.lang)), Part: t.Parent != "", Followed: t.Followed}
		for _, w := range t.Words {
			theme.Words = append(theme.Words, view.Text{Words: w.Word, Lang: w.Lang})
		}
		page.Themes = append(page.Themes, theme)
	}
	texts, err := q.db.Texts(q.ctx(), string(q.lang))
	for _, key := range sortedKeys(texts) {
		if strings.HasPrefix(key, "method") {
			page.Texts = append(page.Texts, view.Text{Words: texts[key], Lang: string(q.lang)})
		}
	}
	return page, err
}

// dictionary lists the columns of every extract.
func (q *ask) dictionary() []view.Column {
	var out []view.Column
	for _, e := range release.Extracts {
		if e.Name == records.name && q.db.Bulk.Records == 0 || e.Name == returns.name && q.db.Bulk.Lines == 0 ||
			(e.Name == registerBodies.name || e.Name == registerSums.name) && q.db.Bulk.Records+q.db.Bulk.Lines == 0 {
			continue // a list that this release does not have
		}
		for _, name := range e.Columns {
			c, _ := release.ColumnOf(name) // a test holds every name against the dictionary
			col := view.Column{Table: e.Name, Name: name, Label: c.LabelFR, Meaning: c.MeaningFR, Type: c.Type}
			if q.lang == view.English {
				col.Label, col.Meaning = c.LabelEN, c.MeaningEN
			}
			out = append(out, col)
		}
	}
	return out
}
