package main

import (
	"net/url"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// citedNumber is a permanent address of a figure, a quantity or a computed
// number: as cited, today, and why they differ.
func (q *ask) citedNumber(past release.Past, now release.Issued, p *citedPage) error {
	lines, err := q.db.Lines(q.ctx(), now.ID)
	if err != nil {
		return err
	}
	then := -1 // the line that held in the release cited
	for i, l := range lines {
		if l.Release <= past.Number {
			then = i
		}
	}
	if then < 0 {
		return noCitation{"later", release.ErrNotFound}
	}
	cited, latest := lines[then], lines[len(lines)-1]
	p.view.IsNumber, p.citation.Dataset = true, true
	if p.view.AsCited, err = q.citedValue(cited, past.Number, latest.Release); err != nil {
		return err
	}
	if cited.Release != latest.Release {
		if p.view.Today, err = q.citedValue(latest, q.db.This.Number, latest.Release); err != nil {
			return err
		}
	}
	for i := then + 1; i < len(lines); i++ {
		change, err := q.change(lines, i)
		if err != nil {
			return err
		}
		p.view.Changes = append(p.view.Changes, change)
	}
	if p.view.Name, err = q.nameOfNumber(cited, p.view.AsCited); err != nil {
		return err
	}
	if cited.Evidence == "" {
		return nil
	}
	if p.view.Open != nil {
		p.view.Open.Href = q.href(view.EvidenceAt, latest.Evidence) + "#" + url.PathEscape(now.Key)
	}
	if err := q.citedWords(past, cited.Evidence, p); err != nil {
		return err
	}
	return q.superseded(now, p)
}

// citedValue is a number as a line tells it; nil where it was not shown. An
// amount that still holds opens its evidence or figures, an earlier one the
// permanent address where its words stand.
func (q *ask) citedValue(l release.Line, in, latest int64) (*view.CitedNumber, error) {
	if !l.Shown {
		return nil, nil
	}
	past, err := q.db.Past(q.ctx(), in)
	if err != nil {
		return nil, err
	}
	day, _, _ := strings.Cut(past.PublishedAt, "T")
	n := view.CitedNumber{Release: int(in), On: funding.Date(day), Stage: string(l.Stage), Unit: l.Unit, Computed: l.ID.Kind == funding.CiteComputed}
	lang := string(q.lang)
	switch {
	case l.Total != nil:
		text := funding.Print(l.Total.Amount, lang)
		if n.Computed {
			text = funding.PrintComputed(l.Total.Amount, l.Total.PrintStep, lang)
			if l.Total.Mixed || l.Total.Count == 1 {
				text = funding.PrintTotal(*l.Total, lang)
			}
		}
		n.Amount = &view.Amount{Cents: l.Total.Amount.Cents, Stage: n.Stage, Text: text, Computed: n.Computed, Href: q.permanentIn(l.Release, l.ID.String())}
		if l.Release == latest {
			n.Amount.Href = q.href(view.EvidenceAt, l.Evidence)
			if n.Computed {
				n.Amount.Href = q.href(view.ComputedAt, l.Key)
			}
		}
	case l.Ratio != nil:
		n.Words = view.Text{Words: funding.PrintRatio(*l.Ratio, lang)}
	default:
		n.Words = view.Measured(q.lang, funding.Exact, *l.Value, l.Unit)
		if word := funding.QualifierWord(l.Qualifier, lang); word != "" {
			n.Words.Words = word + "\u00a0" + n.Words.Words
		}
		n.Unit = ""
	}
	return &n, nil
}

// nameOfNumber says what is cited: the programme, what the number is, the
// number, its stage.
func (q *ask) nameOfNumber(l release.Line, n *view.CitedNumber) ([]view.CitePiece, error) {
	var what []string
	add := func(word string, err error) error {
		if word != "" {
			what = append(what, word)
		}
		return err
	}
	colon, err := view.CiteWord(q.lang, "colon")
	if err != nil {
		return nil, err
	}
	kind, _ := funding.Citables.Find(string(l.ID.Kind))
	before := capital(q.label(kind)) + " " + l.Key
	about, err := q.about(l)
	if err != nil {
		return nil, err
	}
	if about != "" {
		before = about
	}
	if n == nil {
		err := add(view.CiteWord(q.lang, "withdrawn"))
		return []view.CitePiece{{Text: before + ", " + strings.Join(what, ", ")}}, err
	}
	before += colon
	if n.Computed {
		word, err := view.ComputedWord(q.lang, l.What)
		if err != nil {
			return nil, err
		}
		before += uncapital(word) + ", "
	}
	if n.Unit == string(funding.PerRecipient) || n.Unit == string(funding.Average) {
		if err := add(view.CiteWord(q.lang, n.Unit)); err != nil {
			return nil, err
		}
	}
	if err := add(q.labelOf(funding.Stages, n.Stage), nil); err != nil {
		return nil, err
	}
	if l.ID.Kind == funding.CiteQuantity {
		if err := add(q.labelOf(funding.QuantityRoles, l.What), nil); err != nil {
			return nil, err
		}
	}
	amount := n.Amount
	if n.Computed {
		if err := add(view.CiteWord(q.lang, "computed")); err != nil {
			return nil, err
		}
		if amount != nil { // the word stands after it
			plain := *amount
			plain.Computed, amount = false, &plain
		}
	}
	after := ""
	if len(what) > 0 {
		after = " (" + strings.Join(what, ", ") + ")"
	}
	return []view.CitePiece{{Text: before}, {Text: n.Words.Words, Amount: amount}, {Text: after}}, nil
}

// change is one line of the ledger beside the one before it.
func (q *ask) change(lines []release.Line, at int) (view.CitedChange, error) {
	l, latest := lines[at], lines[len(lines)-1].Release
	past, err := q.db.Past(q.ctx(), l.Release)
	if err != nil {
		return view.CitedChange{}, err
	}
	day, _, _ := strings.Cut(past.PublishedAt, "T")
	c := view.CitedChange{Release: int(l.Release), On: funding.Date(day), Reason: l.Reason, Why: view.Text{Words: withoutAmounts(l.Why), Lang: l.WhyLang},
		RecordedIn: int(l.RecordedIn), Name: view.Link{Href: q.permanentIn(lines[at-1].Release, l.ID.String())}}
	if c.Name.Text, err = q.shortName(l, lines[at-1].What); err != nil {
		return c, err
	}
	if c.Before, err = q.citedValue(lines[at-1], lines[at-1].Release, latest); err != nil {
		return c, err
	}
	if c.After, err = q.citedValue(l, l.Release, latest); err != nil {
		return c, err
	}
	for _, ref := range l.Refs {
		link := view.Link{Text: ref}
		if id, ok := funding.ParsePublicID(ref); ok {
			now, err := q.issued(id)
			if err != nil {
				return c, err
			}
			link = view.Link{Text: now.Key, Href: q.permanentIn(max(now.Release, lines[at-1].Release), ref)}
		}
		c.Refs = append(c.Refs, link)
	}
	return c, nil
}

// shortName tells numbers apart in a list of several: the programme, then the
// key of a figure or quantity, or what was computed.
func (q *ask) shortName(l release.Line, what string) (string, error) {
	name := l.Key
	if l.ID.Kind == funding.CiteComputed {
		word, err := view.ComputedWord(q.lang, what)
		if err != nil {
			return "", err
		}
		name = uncapital(word) + ", " + l.ID.String()
	}
	about, err := q.about(l)
	if about != "" {
		name = about + ", " + name
	}
	return name, err
}

// about is the programme that a number speaks of; of a computed number of a
// body, that body, while the release still has it.
func (q *ask) about(l release.Line) (string, error) {
	if name := l.About.Name(string(q.lang)); name != "" || l.ID.Kind != funding.CiteComputed {
		return name, nil
	}
	c, err := q.db.Computed(q.ctx(), l.Key)
	return nameOf(c.Organization, string(q.lang)), ignoreNotFound(err)
}

// superseded lists the figures that correct, amend or replace the one cited.
func (q *ask) superseded(now release.Issued, p *citedPage) error {
	if now.ID.Kind != funding.CiteFigure || now.Withdrawn {
		return nil
	}
	relations, err := q.db.Relations(q.ctx(), release.Filter{Figure: now.Key})
	if err != nil {
		return err
	}
	for _, r := range relations {
		if r.Outgoing || r.Relation != "corrects" && r.Relation != "amends" && r.Relation != "replaces" {
			continue
		}
		row, err := q.db.FigureRow(q.ctx(), r.Other)
		if err := ignoreNotFound(err); err != nil {
			return err
		}
		other := view.CitedRelation{Relation: r.Relation, Figure: view.Link{Text: r.Other, Href: q.href(view.EvidenceAt, r.OtherEvidence)}}
		if row.Amount != nil {
			a := q.amount(*row.Amount, row.Stage, row.Evidence)
			other.Amount = &a
			other.Figure.Href = q.permanent(funding.CiteFigure, row.PublicNumber)
		}
		p.view.Beside = append(p.view.Beside, other)
	}
	return nil
}
