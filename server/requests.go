package main

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// requests is the ledger: what was asked under an access law, then the letters
// ready to be sent.
var requests = list[release.Asking]{
	name: "requests", kind: view.RequestsAt, params: []string{"programme", "question", "body", "law", "state"},
	rows: func(q *ask, p release.Page, yield func(release.Asking) error) error {
		f, err := q.askingFilter()
		if err != nil {
			return err
		}
		return q.db.Askings(q.ctx(), f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		f, err := q.askingFilter()
		if err != nil {
			return 0, err
		}
		return q.db.CountAskings(q.ctx(), f)
	},
	position: func(a release.Asking) string { return a.Position },
	cells:    askingCells,
	page:     requestList,
}

func (q *ask) askingFilter() (release.AskingFilter, error) {
	f := release.AskingFilter{Programme: q.value("programme"), Question: q.value("question"), Body: q.value("body"), Law: q.value("law"),
		State: q.value("state"), Lang: string(q.lang)}
	return f, oneOf("state", f.State, release.AskingStates())
}

func requestList(q *ask, l listed[release.Asking]) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	page := view.RequestList{Frame: frame, Pages: l.paging, Downloads: l.downloads}
	all, err := q.db.CountAskings(q.ctx(), release.AskingFilter{Lang: string(q.lang)})
	if err != nil {
		return nil, err
	}
	offered, err := q.db.CountAskings(q.ctx(), release.AskingFilter{State: "offered", Lang: string(q.lang)})
	if err != nil {
		return nil, err
	}
	page.Sent = int(all - offered)
	laws, err := q.db.AccessLaws(q.ctx())
	if err != nil {
		return nil, err
	}
	for _, law := range laws {
		page.Laws = append(page.Laws, q.law(law))
	}
	programmes, err := q.programmeNames()
	if err != nil {
		return nil, err
	}
	var states, under []view.Option
	for _, s := range release.AskingStates() {
		states = append(states, view.Option{Value: s, Label: view.AskingWord(q.lang, s)})
	}
	for _, law := range laws {
		under = append(under, view.Option{Value: law.ID, Label: law.Name(string(q.lang))})
	}
	page.Filter.Action = q.href(view.RequestsAt, "")
	q.add(&page.Filter, "programme", "programme", q.sorted(programmes))
	q.add(&page.Filter, "state", "asking", states)
	q.add(&page.Filter, "law", "law", under)
	q.hide(&page.Filter, "question", "body")
	for _, a := range l.rows {
		row := q.requestRow(a)
		for _, law := range laws {
			if law.ID == a.Law {
				row.Law.Text = law.Name(string(q.lang))
			}
		}
		page.Rows = append(page.Rows, row)
	}
	return page, nil
}

// publishedOn is the day of the release: days are counted as of it, so that a
// page of one release never changes.
func (q *ask) publishedOn() funding.Date {
	day, _, _ := strings.Cut(q.db.This.PublishedAt, "T")
	return funding.Date(day)
}

func (q *ask) requestRow(a release.Asking) view.RequestRow {
	row := view.RequestRow{Key: a.Key, State: a.State(), Programme: q.link(view.ProgrammesAt, a.Programme), Body: q.link(view.OrganizationsAt, a.Body),
		Question: view.Link{Text: a.Question.Words(string(q.lang)), Href: q.cardHref(a.Programme.Key, a.Question.ID)}}
	if !a.Sent() {
		row.Letter = q.href(view.RequestsAt, a.Key)
		return row
	}
	row.AskedOn, row.DueOn, row.AnsweredOn, row.Address = a.AskedOn, a.Due, a.AnsweredOn, a.Request.Address
	row.DaysSince, row.DaysLate, row.Counted = a.Request.Waiting(a.Due, q.publishedOn())
	return row
}

func (q *ask) law(l release.AccessLaw) view.Law {
	lang := string(q.lang)
	out := view.Law{Name: l.Name(lang), Citation: l.Citation(lang), Address: l.Address(lang), DelayDays: l.DelayDays, Extension: l.ExtensionDays,
		Verified: l.Verified, Note: l.Note(lang)}
	for _, r := range l.Readings {
		out.Readings = append(out.Readings, view.LawReading{Says: r.Says, Quote: view.Quote{Words: r.Words, Lang: r.Lang}, Address: r.Address,
			AsOf: r.AsOf, ConsultedOn: r.ConsultedOn})
	}
	return out
}

// letter is a letter as a page, and under the same address with .txt or .docx
// as a file.
func (s *site) letter(lang view.Lang) gin.HandlerFunc {
	return s.answer(lang, nil, func(q *ask) error {
		for suffix, send := range map[string]func(*ask, string) error{".txt": (*ask).letterText, ".docx": (*ask).letterDOCX} {
			if key, ok := strings.CutSuffix(q.key(), suffix); ok {
				return send(q, key)
			}
		}
		page, err := q.letterPage()
		if err != nil {
			return err
		}
		return s.write(q.c, http.StatusOK, page)
	})
}

// opened is a letter with its law and the evidence behind it.
type opened struct {
	release.Asking
	law    release.AccessLaw
	exists []release.SourceLine
}

func (q *ask) openLetter(key string) (opened, error) {
	var l opened
	var err error
	if l.Asking, err = q.db.Letter(q.ctx(), key); err != nil {
		return l, err
	}
	laws, err := q.db.AccessLaws(q.ctx())
	if err != nil {
		return l, err
	}
	at := slices.IndexFunc(laws, func(x release.AccessLaw) bool { return x.ID == l.Law })
	if at < 0 {
		return l, fmt.Errorf("letter %s: no access law %q", key, l.Law)
	}
	l.law = laws[at]
	l.exists, err = q.db.LetterEvidence(q.ctx(), key)
	return l, err
}

// langOf is the language in which a letter is written at an address of a
// language: that one where the law's bodies are written to in it, else the
// first of theirs.
func (l opened) langOf(lang view.Lang) view.Lang {
	if slices.Contains(l.law.Langs, string(lang)) {
		return lang
	}
	return view.Lang(l.law.Langs[0])
}

func (l opened) paragraphs(lang view.Lang) []view.LetterParagraph {
	in := string(lang)
	f := view.LetterFacts{Officer: l.law.Officer(in), Body: l.Body.Name(in), Law: l.law.Name(in), Citation: l.law.Citation(in),
		Programme: view.Text{Words: l.Programme.Name(in)}, Wanted: inLang(lang, l.WantedFR, l.WantedEN)}
	for _, e := range l.exists {
		f.Exists = append(f.Exists, view.LetterEvidence{Quote: view.Quote{Words: e.Fragment, Lang: e.FragmentLang}, Publisher: e.Publisher,
			Title: view.Text{Words: e.Title, Lang: e.TitleLang}, Address: e.Address, ConsultedOn: e.ConsultedOn})
	}
	return view.Letter(lang, f)
}

func (q *ask) letterPage() (view.Page, error) {
	l, err := q.openLetter(q.key())
	if err != nil {
		return nil, err
	}
	q.cited = &citations{}
	row := q.requestRow(l.Asking)
	page := view.LetterPage{Key: l.Key, Programme: row.Programme, Question: row.Question, Body: row.Body, Law: q.law(l.law), Card: row.Question}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	err = q.db.Askings(q.ctx(), release.AskingFilter{Programme: l.Programme.Key, Question: l.Question.ID, Body: l.Body.Key, Lang: string(q.lang)}, release.Page{},
		func(a release.Asking) error {
			if a.Sent() {
				sent := q.requestRow(a)
				page.Request = &sent
			}
			return nil
		})
	if err != nil {
		return nil, err
	}
	in := l.langOf(q.lang)
	langs := append([]string{string(in)}, slices.DeleteFunc(slices.Clone(l.law.Langs), func(x string) bool { return x == string(in) })...)
	for _, lang := range langs {
		at := view.Href(view.Lang(lang), view.RequestsAt, l.Key)
		page.Letters = append(page.Letters, view.LetterText{Lang: lang, Paragraphs: l.paragraphs(view.Lang(lang)), Text: at + ".txt", DOCX: at + ".docx"})
	}
	for _, e := range l.exists {
		q.cited.mark(q.document(e, "", ""))
	}
	page.Documents = q.cited.documents
	return page, nil
}

func (q *ask) letterText(key string) error {
	l, err := q.openLetter(key)
	if err != nil {
		return err
	}
	lang := l.langOf(q.lang)
	var b strings.Builder
	for i, p := range l.paragraphs(lang) {
		if i > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(p.Plain(lang))
	}
	b.WriteString("\n")
	q.c.Data(http.StatusOK, "text/plain; charset=utf-8", []byte(b.String()))
	return nil
}

// docxStyles are the styles in which a letter's kinds of paragraph are set.
var docxStyles = map[string]string{"subject": "Heading1", "wanted": "ListBullet", "evidence": "Quote"}

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

func (q *ask) letterDOCX(key string) error {
	l, err := q.openLetter(key)
	if err != nil {
		return err
	}
	lang := l.langOf(q.lang)
	out := export.Letter{Lang: string(lang) + "-CA"}
	for _, p := range l.paragraphs(lang) {
		if p.Kind == "subject" {
			out.Title = p.Words
		}
		out.Paragraphs = append(out.Paragraphs, export.Paragraph{Style: docxStyles[p.Kind], Words: p.Plain(lang)})
	}
	var b bytes.Buffer
	if err := export.WriteDOCX(&b, out); err != nil {
		return err
	}
	q.c.Header("Content-Disposition", fmt.Sprintf(`attachment; filename="%s.docx"`, key))
	q.c.Data(http.StatusOK, docxType, b.Bytes())
	return nil
}

func askingCells(q *ask, a release.Asking) map[string]export.Cell {
	lang := string(q.lang)
	at := q.base() + q.permanentPage(view.RequestsAt, "") + "#" + a.Key
	if !a.Sent() {
		at = q.base() + q.permanentPage(view.RequestsAt, a.Key)
	}
	cells := map[string]export.Cell{
		"row": export.OfCode(a.Key), "request_state": export.OfCode(a.State()), "request_state_words": export.OfWords(view.AskingWord(q.lang, a.State())),
		"programme": export.OfCode(a.Programme.Key), "programme_name": export.OfWords(nameOf(a.Programme, lang)),
		"question": export.OfCode(a.Question.ID), "question_words": export.OfWords(a.Question.Words(lang)),
		"body": export.OfCode(a.Body.Key), "body_name": export.OfWords(nameOf(a.Body, lang)), "law": export.OfCode(a.Law),
		"wanted": export.OfWords(inLang(q.lang, a.WantedFR, a.WantedEN)), "asked_on": export.OfCode(string(a.AskedOn)), "due_on": export.OfCode(string(a.Due)),
		"answered_on": export.OfCode(string(a.AnsweredOn)), "address": export.OfCode(a.Request.Address), "permanent_address": export.OfCode(at),
	}
	if since, late, counted := a.Request.Waiting(a.Due, q.publishedOn()); a.Sent() && counted {
		cells["days_since"], cells["days_late"] = export.OfInteger(int64(since)), export.OfInteger(int64(late))
	}
	q.releaseCell(cells)
	return cells
}
