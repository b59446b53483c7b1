package main

import (
	"errors"
	"net/url"
	"slices"

	"sillage/db/release"
	"sillage/server/view"
)

// organization is the page of one body: every role that it holds, the amounts
// of each role apart, its names and links.
func organization(q *ask) (view.Page, error) {
	o, err := q.db.Organization(q.ctx(), q.key())
	if errors.Is(err, release.ErrNotFound) && q.db.Bulk.Records+q.db.Bulk.Lines > 0 {
		return recordParty(q, err)
	}
	if err != nil {
		return nil, err
	}
	q.cited = &citations{}
	page := view.Organization{Key: o.Key, Name: q.text(o.Named), OtherName: q.otherName(o.Named), Kind: o.Kind, Region: o.Region,
		Owner: q.maybe(view.OrganizationsAt, o.Owner)}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	if page.Chain, err = q.path(subject{organization: o.Key, name: o.Named, kind: view.OrganizationsAt}); err != nil {
		return nil, err
	}
	for _, fill := range []func(*ask, release.Organization, *view.Organization) error{
		organizationRoles, (*ask).managed, organizationMoney, organizationSaid, organizationNames, organizationOwns, organizationIndicators, organizationRecords,
	} {
		if err := fill(q, o, &page); err != nil {
			return nil, err
		}
	}
	of := query("organization", o.Key)
	page.Downloads = append(q.files("figures", view.FiguresAt, of, -1), q.files("statements", view.StatementsAt, of, -1)...)
	page.Documents = q.cited.documents
	return page, nil
}

// organizationRoles gives each role its totals by stage. The totals of a role
// are those of the list of awards under the same query, which each opens.
func organizationRoles(q *ask, o release.Organization, page *view.Organization) error {
	asks := map[string]struct {
		query  url.Values
		filter release.Filter
		column string
	}{
		"payer":     {url.Values{"payer": {o.Key}}, release.Filter{Payer: o.Key}, "enters"},
		"fund":      {url.Values{"payer": {o.Key}}, release.Filter{Payer: o.Key}, "enters"},
		"manager":   {url.Values{"receiver": {o.Key}, "hop": {"to_manager"}}, release.Filter{Receiver: o.Key, Hop: "to_manager"}, "enters"},
		"partner":   {url.Values{"receiver": {o.Key}, "hop": {"to_partner"}}, release.Filter{Receiver: o.Key, Hop: "to_partner"}, "enters"},
		"recipient": {url.Values{"receiver": {o.Key}, "hop": {"to_recipient"}}, release.Filter{Receiver: o.Key, Hop: "to_recipient"}, "reaches"},
	}
	for _, r := range o.Roles {
		line := view.OrganizationRole{Role: r.Role, Things: int(r.Things)}
		if a, ok := asks[r.Role]; ok {
			t, err := q.db.AwardTotals(q.ctx(), a.filter)
			if err != nil {
				return err
			}
			for _, s := range t.Stages {
				sum := s.Entering
				if a.column == "reaches" {
					sum = s.Reaching
				}
				if sum.Count > 0 {
					line.Amounts = append(line.Amounts, view.RoleAmount{Stage: string(s.Stage), Count: sum.Count,
						Amount: q.sum(sumKey("awards", a.column, "", s.Stage), a.query, s.Stage, sum)})
				}
			}
		}
		page.Roles = append(page.Roles, line)
	}
	slices.SortStableFunc(page.Roles, func(a, b view.OrganizationRole) int {
		return slices.Index(roles, a.Role) - slices.Index(roles, b.Role)
	})
	return nil
}

// organizationMoney lists the awards in which it pays and receives, and the
// figures of whole programmes in which it is named.
func organizationMoney(q *ask, o release.Organization, page *view.Organization) error {
	in := func(p release.Party) bool {
		return slices.ContainsFunc(p.Organizations, func(n release.Named) bool { return n.Key == o.Key })
	}
	err := q.db.Awards(q.ctx(), release.Filter{Organization: o.Key}, release.Page{}, func(r release.Row) error {
		row := q.awardRow(r)
		q.cited.mark(q.document(r.SourceLine, r.Rank, r.PublishedOn))
		if in(r.Payer) || r.Fund.Key == o.Key {
			page.Paid = append(page.Paid, row)
		}
		if in(r.Receiver) {
			page.Received = append(page.Received, row)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return q.db.Figures(q.ctx(), release.Filter{Organization: o.Key, Because: "programme_figure"}, release.Page{}, func(r release.Row) error {
		page.ProgrammeFigures = append(page.ProgrammeFigures, q.figureRow(r))
		return nil
	})
}

func organizationSaid(q *ask, o release.Organization, page *view.Organization) error {
	of := release.SaidFilter{Organization: o.Key}
	answers, err := q.replies()
	if err != nil {
		return err
	}
	err = q.db.Statements(q.ctx(), of, release.Page{}, func(s release.Statement) error {
		row := q.statement(s)
		row.Replies = answers.about(s.Key)
		page.Statements = append(page.Statements, row)
		return nil
	})
	if err != nil {
		return err
	}
	links, err := q.db.Governance(q.ctx(), of)
	for _, g := range links {
		page.Governance = append(page.Governance, q.governance(g))
	}
	page.Replies = answers.where(func(r release.Reply) bool { return r.Author.Key == o.Key || r.About == o.Key })
	return err
}

func organizationNames(q *ask, o release.Organization, page *view.Organization) error {
	printed, err := q.db.PrintedNames(q.ctx(), o.Key, "")
	if err != nil {
		return err
	}
	for _, n := range printed {
		page.Names = append(page.Names, q.printedName(n))
	}
	numbers, err := q.db.Identifiers(q.ctx(), o.Key)
	for _, n := range numbers {
		page.Identifiers = append(page.Identifiers, view.Identifier{Scheme: n.Scheme, Value: n.Name, Href: q.href(view.EvidenceAt, n.Evidence)})
	}
	return err
}

func (q *ask) printedName(n release.PrintedName) view.PrintedName {
	return view.PrintedName{Name: view.Text{Words: n.Name, Lang: n.Lang}, Mark: q.cited.mark(q.document(n.SourceLine, "", "")),
		Href: q.href(view.EvidenceAt, n.Evidence)}
}

func organizationOwns(q *ask, o release.Organization, page *view.Organization) error {
	err := q.db.Organizations(q.ctx(), release.OrganizationFilter{Owner: o.Key}, release.Page{}, func(fund release.Organization) error {
		page.Funds = append(page.Funds, q.link(view.OrganizationsAt, fund.Named))
		return nil
	})
	if err != nil {
		return err
	}
	return q.db.Programs(q.ctx(), release.ProgramFilter{Owner: o.Key}, release.Page{}, func(p release.Program) error {
		page.Programmes = append(page.Programmes, q.link(view.ProgrammesAt, p.Named))
		return nil
	})
}

func organizationIndicators(q *ask, o release.Organization, page *view.Organization) (err error) {
	page.Indicators, err = q.indicatorsOf(release.IndicatorFilter{Organization: o.Key})
	return err
}

// award is the page of one allocation.
func award(q *ask) (view.Page, error) {
	a, err := q.db.Award(q.ctx(), q.key())
	if err != nil {
		return nil, err
	}
	q.cited = &citations{}
	lang := string(q.lang)
	page := view.Award{Key: a.Key, Programme: q.maybe(view.ProgrammesAt, a.Programme),
		Payer: q.payer(a.Payer, a.Fund), Receiver: q.party(a.Receiver),
		Hop: a.Hop, Origin: a.Origin, Form: a.Form, Mode: a.Mode, Theme: nameOf(a.Theme, lang), Scope: a.Scope, Money: a.Money, Status: a.Status,
		AgreementScheme: a.AgreementScheme, AgreementKey: a.AgreementKey, SignedOn: a.SignedOn, AnnouncedOn: a.AnnouncedOn, PublishedOn: a.PublishedOn,
		Span: view.Span{From: a.PeriodFrom, Until: a.PeriodUntil}, Evidence: view.Link{Text: a.Evidence, Href: q.href(view.EvidenceAt, a.Evidence)}}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	q.cited.mark(q.document(a.SourceLine, "", a.PublishedOn))
	if err := q.awardFigures(a.Key, &page); err != nil {
		return nil, err
	}
	if page.Parents, err = q.chain(a.Parents); err != nil {
		return nil, err
	}
	if page.Children, err = q.chain(a.Children); err != nil {
		return nil, err
	}
	of := query("award", a.Key)
	page.Downloads = q.files("figures", view.FiguresAt, of, len(page.Figures))
	page.Documents = q.cited.documents
	return page, nil
}

func (q *ask) awardFigures(key string, page *view.Award) error {
	f, err := q.openAward(key)
	if err != nil {
		return err
	}
	for _, r := range f.figures {
		if r.Amount == nil {
			continue
		}
		row := q.figureRow(r)
		row.Replies = f.replies.about(r.Key)
		row.Relations = q.relationNotes(f, r)
		page.Figures = append(page.Figures, row)
		if page.Receiver.Count == 0 {
			page.Receiver = q.receiver(r)
		}
	}
	page.ManagerShares = q.managerShares(f)
	page.Replies = f.replies.about(key)
	return nil
}

// openAward reads what the release holds of one award.
func (q *ask) openAward(key string) (file, error) {
	f := file{byKey: map[string]release.Row{}, relations: map[string][]release.Relation{}, computed: map[string]release.Computed{}}
	filter := release.Filter{Award: key}
	if err := q.db.Awards(q.ctx(), filter, release.Page{}, into(&f.awards)); err != nil {
		return f, err
	}
	if err := q.db.Figures(q.ctx(), filter, release.Page{}, into(&f.figures)); err != nil {
		return f, err
	}
	for _, r := range f.figures {
		f.byKey[r.Figure] = r
	}
	relations, err := q.db.Relations(q.ctx(), filter)
	if err != nil {
		return f, err
	}
	for _, r := range relations {
		f.relations[r.Key] = append(f.relations[r.Key], r)
	}
	all, err := q.db.AwardComputed(q.ctx(), key)
	if err != nil {
		return f, err
	}
	for _, c := range all {
		f.computed[c.Key] = c
	}
	if f.parts, err = q.db.ManagerParts(q.ctx(), "", key); err != nil {
		return f, err
	}
	if f.disagree, err = q.db.Disagreements(q.ctx(), "", key); err != nil {
		return f, err
	}
	if f.replies, err = q.replies(); err != nil {
		return f, err
	}
	return f, q.knowOthers(&f)
}

// chain shows the awards one step before or after.
func (q *ask) chain(links []release.Parent) ([]view.ChainRow, error) {
	var out []view.ChainRow
	for _, l := range links {
		var rows []release.Row
		if err := q.db.Awards(q.ctx(), release.Filter{Award: l.Award}, release.Page{}, into(&rows)); err != nil {
			return nil, err
		}
		for _, r := range rows {
			row := view.ChainRow{Award: *q.awardLink(l.Award), Payer: q.payer(r.Payer, r.Fund),
				Receiver: q.receiver(r), Hop: r.Hop}
			if r.Amount != nil {
				a := q.amount(*r.Amount, r.Stage, r.Evidence)
				row.Amount = &a
			}
			out = append(out, row)
		}
	}
	return out, nil
}
