package main

import (
	"net/url"
	"slices"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// paramStage chooses the stage of a path on the page of a programme or body.
const paramStage = "stage"

// subject is what a path is about: a programme or a body that manages.
type subject struct {
	programme, organization string
	name                    release.Named
	kind                    view.Kind
}

func (s subject) key() string { return s.programme + s.organization }

// path reads the path of the money at the stage that the address names, else
// at the first one; nil when no sum was found at any. At a stage without a sum the
// path is empty.
func (q *ask) path(s subject) (*view.Chain, error) {
	stages, err := q.db.ChainStages(q.ctx(), s.programme, s.organization)
	if err != nil {
		return nil, err
	}
	asked := q.value(paramStage)
	if err := oneOf(paramStage, asked, funding.Stages.Values()); err != nil {
		return nil, err
	}
	if len(stages) == 0 && asked == "" {
		return nil, nil
	}
	stage := funding.Stage(asked)
	if asked == "" {
		stage = stages[0]
	}
	shown := view.Chain{Stage: string(stage), Subject: s.name.Name(string(q.lang))}
	for _, one := range stages {
		choice := view.StageChoice{Stage: string(one)}
		if one != stage {
			choice.Href = withQuery(q.href(s.kind, s.key()), query(paramStage, string(one)))
		}
		shown.Stages = append(shown.Stages, choice)
	}
	if !slices.Contains(stages, stage) {
		return &shown, nil
	}
	return q.drawn(s, shown)
}

// drawn fills a path that there is.
func (q *ask) drawn(s subject, shown view.Chain) (*view.Chain, error) {
	c, err := q.db.Chain(q.ctx(), s.programme, s.organization, funding.Stage(shown.Stage))
	if err != nil {
		return nil, err
	}
	for i, n := range c.Nodes {
		shown.Nodes = append(shown.Nodes, q.pathNode(c, i, n))
	}
	for _, r := range c.Ribbons {
		shown.Ribbons = append(shown.Ribbons, q.ribbon(s, c, r))
	}
	shown.Downloads = q.pathFiles(s, c.Stage, len(c.Ribbons))
	drawn, err := view.NewChain(q.lang, shown)
	return &drawn, err
}

func (q *ask) pathNode(c release.Chain, at int, n release.ChainNode) view.ChainNode {
	out := view.ChainNode{Role: n.Role, Depth: n.Depth}
	if n.Party.Kind == "" {
		return out
	}
	of := release.Row{Receiver: n.Party}
	for _, r := range c.Ribbons {
		if r.To == at && r.ReceiverCount > 0 {
			of.ReceiverCount, of.ReceiverUnit, of.ReceiverWord = r.ReceiverCount, r.ReceiverUnit, r.ReceiverWord
		}
	}
	out.Party = q.receiver(of)
	return out
}

func (q *ask) ribbon(s subject, c release.Chain, r release.Ribbon) view.ChainRibbon {
	out := view.ChainRibbon{Kind: string(r.Kind), From: r.From, To: r.To, Cents: r.Cents, Award: r.Award, Whole: r.Whole, Inside: r.Inside,
		Named: r.Named, Awards: int(r.Awards), Fund: q.maybe(view.OrganizationsAt, r.Fund), Form: r.Form, Money: r.Money, Href: q.ribbonOpens(s, c, r)}
	out.ProgrammeKey = r.Programme.Key
	_, out.PayerKeys = joined(c.Nodes[r.From].Party.Organizations, "")
	_, out.ReceiverKeys = joined(c.Nodes[r.To].Party.Organizations, "")
	switch {
	case r.Amount != nil:
		a := q.amount(*r.Amount, c.Stage, r.Evidence)
		out.Currency = r.Amount.Currency
		out.Amount, out.AtLeast = &a, r.Amount.Qualifier == funding.AtLeast
	case r.Computed != nil && r.Computed.Total != nil:
		a := q.computedAmount(*r.Computed)
		out.Currency = r.Computed.Total.Amount.Currency
		out.Amount, out.AtLeast = &a, r.Computed.Total.Amount.Qualifier == funding.AtLeast
	}
	if r.WholeAmount != nil {
		a := q.amount(*r.WholeAmount, c.Stage, r.WholeEvidence)
		out.WholeSum, out.AtLeast = &a, r.WholeAmount.Qualifier == funding.AtLeast
	}
	if r.Kind == funding.PayerPartRibbon {
		out.Payer = q.party(r.Payer)
		_, out.PayerKeys = joined(r.Payer.Organizations, "")
	}
	if s.organization != "" {
		out.Programme = q.maybe(view.ProgrammesAt, r.Programme)
	}
	if r.Evidence != "" && r.Kind != funding.NotFoundRibbon && r.Kind != funding.UsedRibbon && r.Kind != funding.PayerRestRibbon {
		saying := q.saying(r.SourceLine, r.Rank, r.AssertedBy, r.PublishedOn)
		out.Saying, out.Mark = &saying, q.cited.mark(q.document(r.SourceLine, r.Rank, r.PublishedOn))
	}
	return out
}

// ribbonOpens is the page of the ribbon's award; of several, the list of
// awards narrowed to theirs.
func (q *ask) ribbonOpens(s subject, c release.Chain, r release.Ribbon) string {
	if r.Award != "" {
		return q.href(view.AwardsAt, r.Award)
	}
	narrow := url.Values{paramStage: {string(c.Stage)}}
	if r.Kind == funding.OtherLinksRibbon {
		narrow = url.Values{}
	}
	if s.programme != "" {
		narrow.Set("programme", s.programme)
	}
	if from := c.Nodes[r.From].Party.Organizations; len(from) == 1 {
		narrow.Set("payer", from[0].Key)
	}
	return withQuery(q.href(view.AwardsAt, ""), narrow.Encode())
}

// managedRows is how many awards the page of a body lists of what it manages.
const managedRows = 50

// managed lists what a body manages, with what it passed on.
func (q *ask) managed(o release.Organization, page *view.Organization) error {
	rows, err := q.db.ManagedBy(q.ctx(), o.Key, managedRows+1)
	if err != nil {
		return err
	}
	if len(rows) > managedRows {
		rows = rows[:managedRows]
		page.ManagedMore = withQuery(q.href(view.AwardsAt, ""), url.Values{"organization": {o.Key}, "hop": {string(funding.ToManager)}}.Encode())
	}
	for _, m := range rows {
		row, err := q.managedRow(m)
		if err != nil {
			return err
		}
		page.Managed = append(page.Managed, row)
	}
	return nil
}

func (q *ask) managedRow(m release.Managed) (view.ManagedRow, error) {
	row := view.ManagedRow{Programme: q.maybe(view.ProgrammesAt, m.Programme), Payer: q.payer(m.Payer, m.Fund), Award: *q.awardLink(m.Award),
		Joint: m.Joint, Stage: string(m.Stage)}
	if m.Received == nil {
		return row, nil
	}
	received := q.amount(*m.Received, m.Stage, m.Evidence)
	row.Received = &received
	if m.Less > 0 {
		like := release.Row{Amount: m.Received}
		row.Disagree, row.PassedOn = q.listSumOf(m.Award, m.Stage, m.Less, like), q.listSumOf(m.Award, m.Stage, m.PassedOn, like)
	}
	for _, part := range []struct {
		name string
		to   **view.Amount
	}{{"passed_on_by_name", &row.ByName}, {"passed_on_not_named", &row.NotNamed}, {"used_by_manager", &row.Used}, {"not_found", &row.NotFound}} {
		a, err := q.part(m.Parts[part.name])
		if err != nil {
			return row, err
		}
		*part.to = a
	}
	return row, nil
}

// part prints a part of a manager's sum; the figure itself where one figure
// gives the part whole.
func (q *ask) part(c *release.Computed) (*view.Amount, error) {
	if c == nil || c.Total == nil {
		return nil, nil
	}
	a := q.computedAmount(*c)
	if len(c.Operands) == 1 {
		r, err := q.db.FigureRow(q.ctx(), c.Operands[0].Figure)
		if err != nil {
			return nil, err
		}
		if r.Amount != nil && r.Amount.Cents == c.Total.Amount.Cents {
			a = q.amount(*r.Amount, r.Stage, r.Evidence)
		}
	}
	return &a, nil
}
