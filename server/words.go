package main

import (
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// From what a release holds to what a page shows. Nothing is decided here:
// names in the reader's language, codes as stored, addresses of this site.

func (q *ask) text(n release.Named) view.Text {
	return view.Text{Words: n.Name(string(q.lang)), Lang: n.Lang(string(q.lang))}
}

// note gives the reading's own remarks: they are written in English. A page
// prints no sum that does not open its evidence, so sums are left out of them;
// the files have them whole, in the column note.
func note(words string) view.Text {
	if words == "" {
		return view.Text{}
	}
	return english(withoutAmounts(words))
}

// english marks words that sources and editions write in English only.
func english(words string) view.Text { return view.Text{Words: words, Lang: string(view.English)} }

func (q *ask) link(kind view.Kind, n release.Named) view.Link {
	l := view.Link{Text: n.Name(string(q.lang)), Lang: n.Lang(string(q.lang))}
	if n.Key != "" {
		l.Href = q.href(kind, n.Key)
	}
	return l
}

// maybe is a link, or nothing for what the source does not say.
func (q *ask) maybe(kind view.Kind, n release.Named) *view.Link {
	if n.Key == "" {
		return nil
	}
	l := q.link(kind, n)
	return &l
}

func (q *ask) bodies(names []release.Named) []view.Link {
	var out []view.Link
	for _, n := range names {
		out = append(out, q.link(view.OrganizationsAt, n))
	}
	return out
}

func (q *ask) party(p release.Party) view.Party {
	return view.Party{Kind: string(p.Kind), Names: q.bodies(p.Organizations), Class: view.Text{Words: q.phrase(p.Class)}}
}

// payer is who pays, with the fund drawn on.
func (q *ask) payer(p release.Party, fund release.Named) view.Party {
	out := q.party(p)
	out.Fund = q.maybe(view.OrganizationsAt, fund)
	return out
}

// receiver is who receives, with how many a source counts.
func (q *ask) receiver(r release.Row) view.Party {
	out := q.party(r.Receiver)
	if strings.Contains(out.Class.Words, funding.PrintNumber(r.ReceiverCount, string(q.lang))) {
		return out // "29 organizations" says it already
	}
	out.Count, out.CountUnit, out.CountWord = r.ReceiverCount, r.ReceiverUnit, string(r.ReceiverWord)
	return out
}

// phrase is what a reading says in its own words, in the reader's language
// where the edition has it.
func (q *ask) phrase(words string) string { return q.db.Phrase(words, string(q.lang)) }

// amount is a figure's money: it opens its evidence.
func (q *ask) amount(a funding.Amount, stage funding.Stage, evidence string) view.Amount {
	return view.Amount{Cents: a.Cents, Stage: string(stage), Text: funding.Print(a, string(q.lang)), Href: q.href(view.EvidenceAt, evidence)}
}

// total is money that was added or taken away: it opens what it came from. A
// total of one figure is that figure.
func (q *ask) total(t funding.Total, stage funding.Stage, href string) view.Amount {
	return view.Amount{Cents: t.Amount.Cents, Stage: string(stage), Text: funding.PrintTotal(t, string(q.lang)), Href: href, Computed: true}
}

func (q *ask) document(s release.SourceLine, rank string, publishedOn funding.Date) view.Document {
	return view.Document{Key: s.Document, Publisher: q.publisher(s), Title: view.Text{Words: s.Title, Lang: s.TitleLang}, Address: s.Address,
		Kind: s.Kind, Lang: s.TitleLang, PublishedOn: publishedOn, Speaker: s.Speaker, Rank: rank, State: s.State,
		AddressState: s.AddressState, ConsultedOn: s.ConsultedOn,
		Evidence: []view.Link{{Text: s.Evidence, Href: q.href(view.EvidenceAt, s.Evidence)}}}
}

func (q *ask) publisher(s release.SourceLine) view.Link {
	l := view.Link{Text: s.Publisher}
	if s.PublisherKey != "" {
		l.Href = q.href(view.OrganizationsAt, s.PublisherKey)
	}
	return l
}

// quote gives the words of a source, with the number of the document in the
// list of the page where the page has one.
func (q *ask) quote(s release.SourceLine, rank string, publishedOn funding.Date, inFragment bool) view.Quote {
	return view.Quote{Words: s.Fragment, Lang: s.FragmentLang, Href: q.href(view.EvidenceAt, s.Evidence), NumberAbsent: !inFragment,
		Mark: q.cited.mark(q.document(s, rank, publishedOn))}
}

func (q *ask) saying(s release.SourceLine, rank string, by release.Named, publishedOn funding.Date) view.Saying {
	out := view.Saying{Publisher: q.publisher(s), Speaker: s.Speaker, Rank: rank, PublishedOn: publishedOn}
	if by.Key != s.PublisherKey { // who publishes is named already
		out.According = q.maybe(view.OrganizationsAt, by)
	}
	return out
}

func (q *ask) figureRow(r release.Row) view.FigureRow {
	f := view.FigureRow{
		Key: r.Key, Basis: r.Basis, Unit: r.Unit, Span: span(r),
		Saying: q.saying(r.SourceLine, r.Rank, r.AssertedBy, r.PublishedOn),
		Quote:  q.quote(r.SourceLine, r.Rank, r.PublishedOn, r.InFragment), Perimeter: q.perimeter(r.Perimeter, r.Region), Region: q.phrase(r.Region),
		Payer: q.payer(r.Payer, r.Fund), Receiver: q.receiver(r),
		Programme: q.maybe(view.ProgrammesAt, r.Programme), Award: q.awardLink(r.Award),
		Shown: r.ShownFirst, Competitors: int(r.Competitors), Because: r.ShownBecause, Verdict: r.Verdict,
		Counted: counted(r), Note: note(r.Note),
	}
	f.Quote.Cite = q.permanent(citableOf(r), r.PublicNumber)
	if r.Amount != nil {
		f.Amount = q.amount(*r.Amount, r.Stage, r.Evidence)
	}
	return f
}

// citableOf is what a row of money cites: its figure, else its award.
func citableOf(r release.Row) funding.Citable {
	if r.Figure == "" {
		return funding.CiteAward
	}
	return funding.CiteFigure
}

// perimeter says what is counted; a region alone stands in its own place.
func (q *ask) perimeter(words, region string) view.Text {
	if words == region {
		return view.Text{}
	}
	return view.Text{Words: withoutAmounts(q.phrase(words))}
}

func counted(r release.Row) view.Counted {
	return view.Counted{Enters: r.Enters, Reaches: r.Reaches, Aside: r.Aside, Because: r.Because}
}

func (q *ask) awardLink(key string) *view.Link {
	if key == "" {
		return nil
	}
	return &view.Link{Text: key, Href: q.href(view.AwardsAt, key)}
}

// awardNamed is a link to an award by who pays and who receives.
func (q *ask) awardNamed(a release.Award) view.Link {
	side := func(p release.Party) string {
		names, _ := joined(p.Organizations, string(q.lang))
		switch {
		case names != "":
			return names
		case p.Class != "":
			return q.phrase(p.Class)
		default:
			return q.labelOf(funding.PartyKinds, string(p.Kind))
		}
	}
	return view.Link{Text: side(a.Payer) + " → " + side(a.Receiver), Href: q.href(view.AwardsAt, a.Key)}
}

func span(r release.Row) view.Span {
	return view.Span{Basis: r.Basis, DurationYears: int(r.DurationYears), FiscalFrom: r.FiscalFrom, FiscalUntil: r.FiscalUntil,
		From: r.PeriodFrom, Until: r.PeriodUntil}
}

func (q *ask) awardRow(r release.Row) view.AwardRow {
	row := view.AwardRow{
		Key: r.Key, Programme: q.maybe(view.ProgrammesAt, r.Programme), Hop: r.Hop, Date: r.PublishedOn, Stage: string(r.Stage), Counted: counted(r),
		Payer: q.payer(r.Payer, r.Fund), Receiver: q.receiver(r),
	}
	if r.Award != "" {
		row.Award.Href = q.href(view.AwardsAt, r.Award)
	}
	if r.Amount != nil {
		a := q.amount(*r.Amount, r.Stage, r.Evidence)
		row.Amount = &a
	}
	return row
}

func (q *ask) statement(s release.Statement) view.Statement {
	out := view.Statement{
		Key: s.Key, Kind: s.Kind, Authors: q.bodies(s.Authors), Sponsors: q.bodies(s.Sponsors), Quote: q.quote(s.SourceLine, s.Rank, s.PublishedOn, true),
		Span:   view.Span{Basis: s.ClaimedBasis, FiscalFrom: s.FiscalFrom, FiscalUntil: s.FiscalUntil},
		Saying: q.saying(s.SourceLine, s.Rank, s.AssertedBy, s.PublishedOn), SaidOn: s.SaidOn,
		Perimeter: q.perimeter(s.Perimeter, s.Region), Region: q.phrase(s.Region), Programme: q.maybe(view.ProgrammesAt, s.Programme), Note: note(s.Note),
	}
	out.Quote.Cite = q.permanent(funding.CiteStatement, s.PublicNumber)
	if s.Claimed != nil {
		a := q.amount(*s.Claimed, "", s.Evidence)
		out.Claimed = &a
	}
	return out
}

func (q *ask) quantity(n release.Quantity) view.Quantity {
	out := view.Quantity{
		Key: n.Key, Value: n.Value, Qualifier: string(n.Qualifier), Unit: n.Unit, Role: n.Role,
		Perimeter: q.perimeter(n.Perimeter, n.Region), Region: q.phrase(n.Region), Span: view.Span{FiscalFrom: n.FiscalFrom, FiscalUntil: n.FiscalUntil},
		Saying: q.saying(n.SourceLine, n.Rank, n.AssertedBy, n.PublishedOn), Quote: q.quote(n.SourceLine, n.Rank, n.PublishedOn, n.InFragment),
		Programme: q.maybe(view.ProgrammesAt, n.Programme), Note: note(n.Note),
	}
	out.Quote.Cite = q.permanent(funding.CiteQuantity, n.PublicNumber)
	return out
}

func (q *ask) governance(g release.Governance) view.GovernanceRow {
	return view.GovernanceRow{Key: g.Key, Organization: q.link(view.OrganizationsAt, g.Organization), Verb: g.Verb,
		Over: q.maybe(view.OrganizationsAt, g.Over), Since: g.Since, Until: g.Until,
		Saying: q.saying(g.SourceLine, g.Rank, g.AssertedBy, g.PublishedOn), Quote: q.quote(g.SourceLine, g.Rank, g.PublishedOn, true), Note: note(g.Note)}
}
