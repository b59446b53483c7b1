package main

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// permanentAddress answers a permanent address: its page, or its citation as a
// file.
func permanentAddress(q *ask) error {
	what := strings.TrimPrefix(q.c.Param("what"), "/")
	var format *export.CitationFormat
	for i, f := range export.CitationFormats {
		if name, ok := strings.CutSuffix(what, "."+f.Extension); ok {
			what, format = name, &export.CitationFormats[i]
		}
	}
	past, err := q.past(q.c.Param("release"))
	if err != nil {
		return err
	}
	page, err := q.opened(past, what)
	if err != nil {
		return err
	}
	if page.moved != "" {
		q.c.Redirect(http.StatusPermanentRedirect, page.moved+extension(format))
		return nil
	}
	if format == nil {
		if page.view.Frame, err = q.frame(); err != nil {
			return err
		}
		return q.site.write(q.c, http.StatusOK, page.view)
	}
	text, err := format.Write(page.citation)
	if err != nil {
		return fmt.Errorf("citation as %s: %w", format.Name, err)
	}
	q.c.Header("Content-Disposition", fmt.Sprintf(`attachment; filename="%s.%s"`, page.citation.ID, format.Extension))
	q.c.Data(http.StatusOK, format.MediaType, text)
	return nil
}

func extension(f *export.CitationFormat) string {
	if f == nil {
		return ""
	}
	return "." + f.Extension
}

// past reads the release of a permanent address. Error: noCitation.
func (q *ask) past(text string) (release.Past, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 1 || strconv.FormatInt(n, 10) != text {
		return release.Past{}, noCitation{"release", fmt.Errorf("release %q: %w", text, release.ErrNotFound)}
	}
	past, err := q.db.Past(q.ctx(), n)
	if err != nil && statusOf(err) == http.StatusNotFound {
		err = noCitation{"release", err}
	}
	return past, err
}

// answer to a permanent address: a page and the citation behind its files, or
// the address to which it moved.
type citedPage struct {
	view     view.Citation
	citation export.Citation
	moved    string
}

func (q *ask) opened(past release.Past, what string) (citedPage, error) {
	id, isID := funding.ParsePublicID(what)
	if !isID {
		return q.citedAddress(past, what)
	}
	if q.c.Request.URL.RawQuery != "" {
		return citedPage{}, badQuery{q.c.Request.URL.RawQuery, "not known here"}
	}
	now, err := q.issued(id)
	switch {
	case err != nil && statusOf(err) == http.StatusNotFound:
		return citedPage{}, noCitation{"id", err}
	case err != nil:
		return citedPage{}, err
	case now.ID != id:
		return citedPage{moved: q.permanentIn(past.Number, now.ID.String())}, nil
	case now.Release > past.Number:
		return citedPage{}, noCitation{"later", fmt.Errorf("id %s, given in release %d: %w", id, now.Release, release.ErrNotFound)}
	}
	page := q.begin(past, what, "")
	page.view.ID, page.view.Kind, page.view.Key, page.view.Withdrawn = id.String(), string(id.Kind), now.Key, now.Withdrawn
	page.citation.ID = export.CitationID(past.Number, id.String())
	if !now.Withdrawn {
		open := view.Link{Href: q.standsAt(id.Kind, now.Key)}
		page.view.Open = &open
	}
	switch id.Kind {
	case funding.CiteFigure, funding.CiteQuantity, funding.CiteComputed:
		err = q.citedNumber(past, now, &page)
	default:
		err = q.citedThing(past, now, &page)
	}
	if err != nil {
		return citedPage{}, err
	}
	q.finish(&page)
	return page, nil
}

// begin fills what every permanent address has.
func (q *ask) begin(past release.Past, what, query string) citedPage {
	day, _, _ := strings.Cut(past.PublishedAt, "T")
	p := citedPage{}
	p.view.Cited = view.Release{Number: int(past.Number), PublishedAt: funding.Date(day), ContentHash: past.ContentHash}
	p.view.StateOn, p.view.Newest = past.StateOn, past.Number == q.db.This.Number
	p.view.Box = q.box(past.Number, what, query)
	p.citation = export.Citation{Lang: string(q.lang), Release: past.Number, IssuedOn: funding.Date(day), StateOn: past.StateOn, Address: p.view.Box.Address}
	return p
}

// finish writes the citation in words, with amounts as amounts.
func (q *ask) finish(p *citedPage) {
	var title strings.Builder
	for _, piece := range p.view.Name {
		if piece.Amount != nil {
			title.WriteString(piece.Amount.Text)
		}
		title.WriteString(piece.Text)
	}
	p.view.Heading, p.citation.Title = title.String(), title.String()
	inWords := func(parts []export.Part) []view.CitePiece {
		var out []view.CitePiece
		for _, part := range parts {
			switch part.Role {
			case export.Title:
				out = append(out, p.view.Name...)
			case export.SourceTitle:
				out = append(out, view.CitePiece{Text: part.Text, Cite: true})
			case export.Address:
				out = append(out, view.CitePiece{Text: part.Text, Link: true})
			default:
				out = append(out, view.CitePiece{Text: part.Text})
			}
		}
		return out
	}
	p.view.Sentence, p.view.APA = inWords(p.citation.Sentence()), inWords(p.citation.APA())
}

// standsAt is where a thing stands on the site today.
func (q *ask) standsAt(kind funding.Citable, key string) string {
	for at, citable := range citedAt {
		if citable == kind {
			return q.href(at, key)
		}
	}
	switch kind {
	case funding.CiteDocument:
		return withQuery(q.href(view.DocumentsAt, ""), query("key", key))
	default: // figures, quantities and statements stand with their evidence; its key comes with the number
		return ""
	}
}

// citedThing is a permanent address of what is no number: it has a name, and
// words where it rests on evidence.
func (q *ask) citedThing(past release.Past, now release.Issued, p *citedPage) error {
	kind, _ := funding.Citables.Find(string(now.ID.Kind))
	p.view.Name = []view.CitePiece{{Text: capital(q.label(kind)) + " " + now.Key}}
	if now.Withdrawn {
		if now.ID.Kind != funding.CiteEvidence {
			return nil
		}
		return q.citedWords(past, now.Key, p)
	}
	p.view.Rests = "thing"
	name, evidence, err := q.db.CitedThing(q.ctx(), now.ID.Kind, now.Key)
	if err != nil {
		return err
	}
	if words := name.Name(string(q.lang)); words != now.Key {
		p.view.Name = []view.CitePiece{{Text: words, Cite: now.ID.Kind == funding.CiteDocument}}
	}
	if evidence == "" {
		return nil
	}
	if now.ID.Kind == funding.CiteStatement {
		p.view.Open.Href = q.href(view.EvidenceAt, evidence) + "#" + url.PathEscape(now.Key)
	}
	return q.citedWords(past, evidence, p)
}

// citedWords adds what the source said then and, where it differs, now.
func (q *ask) citedWords(past release.Past, evidence string, p *citedPage) error {
	w, err := q.db.WordsAt(q.ctx(), evidence, past.Number)
	if err != nil {
		return ignoreNotFound(err)
	}
	then := q.words(w)
	p.view.Words = &then
	if !w.Withheld && w.Address != "" {
		p.citation.Source = &export.CitedSource{Publisher: w.Publisher, Title: w.Title, Lang: w.TitleLang, Kind: w.Kind, Address: w.Address,
			PublishedOn: w.PublishedOn, ConsultedOn: w.ConsultedOn}
	}
	latest, err := q.db.WordsAt(q.ctx(), evidence, q.db.This.Number)
	if err != nil {
		return ignoreNotFound(err)
	}
	if latest.Release != w.Release {
		after := q.words(latest)
		p.view.WordsNow = &after
	}
	return nil
}

func ignoreNotFound(err error) error {
	if statusOf(err) == http.StatusNotFound {
		return nil
	}
	return err
}

func (q *ask) words(w release.Words) view.CitedWords {
	return view.CitedWords{Quote: view.Quote{Words: w.Fragment, Lang: w.Lang}, Withheld: w.Withheld || w.Fragment == "" && w.Address == "", Publisher: w.Publisher,
		Title: view.Text{Words: w.Title, Lang: w.TitleLang}, Kind: w.Kind, Address: w.Address, PublishedOn: w.PublishedOn, ConsultedOn: w.ConsultedOn}
}

func capital(words string) string {
	first := []rune(words)
	if len(first) == 0 {
		return words
	}
	return strings.ToUpper(string(first[:1])) + string(first[1:])
}

func uncapital(words string) string {
	first := []rune(words)
	if len(first) == 0 {
		return words
	}
	return strings.ToLower(string(first[:1])) + string(first[1:])
}
