package main

import (
	"slices"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// file is all that the release holds of one programme.
type file struct {
	program     release.Program
	awards      []release.Row // one an award and stage
	figures     []release.Row
	byKey       map[string]release.Row
	relations   map[string][]release.Relation
	computed    map[string]release.Computed
	parts       []release.ManagerPart
	disagree    []release.Disagreement
	comparisons []release.Comparison
	statements  []release.Statement
	quantities  []release.Quantity
	governance  []release.Governance
	replies     replies
}

func (q *ask) open(key string) (file, error) {
	f := file{byKey: map[string]release.Row{}, relations: map[string][]release.Relation{}, computed: map[string]release.Computed{}}
	var err error
	if f.program, err = q.db.Program(q.ctx(), key); err != nil {
		return f, err
	}
	filter := release.Filter{Programme: key}
	if err = q.db.Awards(q.ctx(), filter, release.Page{}, into(&f.awards)); err != nil {
		return f, err
	}
	if err = q.db.Figures(q.ctx(), filter, release.Page{}, into(&f.figures)); err != nil {
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
	all, err := q.db.ProgramComputed(q.ctx(), key)
	if err != nil {
		return f, err
	}
	for _, c := range all {
		f.computed[c.Key] = c
	}
	if f.parts, err = q.db.ManagerParts(q.ctx(), key, ""); err != nil {
		return f, err
	}
	if f.disagree, err = q.db.Disagreements(q.ctx(), key, ""); err != nil {
		return f, err
	}
	if f.comparisons, err = q.db.Comparisons(q.ctx(), key); err != nil {
		return f, err
	}
	return f, q.knowOthers(&f)
}

// knowOthers reads the figures that relations and computed numbers of the file
// name and that stand in no award or programme of it.
func (q *ask) knowOthers(f *file) error {
	want := map[string]bool{}
	for _, key := range sortedKeys(f.relations) {
		for _, r := range f.relations[key] {
			want[r.Other] = r.OfFigure
		}
	}
	for _, key := range sortedKeys(f.computed) {
		for _, o := range f.computed[key].Operands {
			want[o.Figure] = true
		}
	}
	for _, key := range sortedKeys(want) {
		if _, known := f.byKey[key]; known || !want[key] {
			continue
		}
		r, err := q.db.FigureRow(q.ctx(), key)
		if err != nil {
			return err
		}
		f.byKey[key] = r
	}
	return nil
}

// into gathers the rows of a list.
func into[T any](out *[]T) func(T) error {
	return func(row T) error {
		*out = append(*out, row)
		return nil
	}
}

// dossier is the page of one programme.
func dossier(q *ask) (view.Page, error) {
	f, err := q.open(q.key())
	if err != nil {
		return nil, err
	}
	if err := q.said(&f); err != nil {
		return nil, err
	}
	q.cited = &citations{}
	p := f.program
	page := view.Programme{Key: p.Key, Name: q.text(p.Named), OtherName: q.otherName(p.Named),
		Theme: nameOf(p.Theme, string(q.lang)), Part: nameOf(p.Part, string(q.lang)), Mode: p.Mode, Scope: p.Scope,
		AnnouncedOn: funding.Date(p.AnnouncedOn), Owners: q.bodies(p.Owners), Parent: q.maybe(view.ProgrammesAt, p.Parent), About: q.whatItIs(p)}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	if page.Children, err = q.children(p.Key); err != nil {
		return nil, err
	}
	page.FigureGroups = q.figureGroups(f)
	page.Answer = q.answer(f)
	page.Totals = q.programmeTotals(f)
	if page.Chain, err = q.path(subject{programme: p.Key, name: p.Named, kind: view.ProgrammesAt}); err != nil {
		return nil, err
	}
	page.Roles = q.programmeRoles(f)
	page.ManagerShares = q.managerShares(f)
	page.Bars, page.Comparisons = q.sideBySide(f)
	if page.Instead, err = q.insteadLines(f); err != nil {
		return nil, err
	}
	if page.Records, err = q.programmeRecords(p.Key); err != nil {
		return nil, err
	}
	if page.Indicators, err = q.indicatorsOf(release.IndicatorFilter{Programme: p.Key}); err != nil {
		return nil, err
	}
	page.Quantities = q.targets(f)
	if err := q.statementsOf(f, &page); err != nil {
		return nil, err
	}
	for _, g := range f.governance {
		page.Governance = append(page.Governance, q.governance(g))
	}
	if page.Questions, err = q.questionsOf(p.Key, f.replies); err != nil {
		return nil, err
	}
	if slices.ContainsFunc(page.Questions, func(c view.Card) bool { return len(c.Letters) > 0 }) {
		page.Letters = withQuery(q.href(view.RequestsAt, ""), query("programme", p.Key))
	}
	page.NotFound = q.notFound(f)
	page.Replies = f.replies.where(func(r release.Reply) bool { return r.AboutProgramme == p.Key })
	page.Documents = q.cited.documents
	page.Downloads = q.programmeDownloads(f)
	return page, nil
}

// whatItIs tells in one line what a programme is: the edition's words, else what
// its source notes, which is in English and stands on no French page.
func (q *ask) whatItIs(p release.Program) view.Text {
	switch {
	case q.lang == view.French:
		return view.Text{Words: p.AboutFR}
	case p.AboutEN != "":
		return view.Text{Words: p.AboutEN}
	default:
		return note(p.Note)
	}
}

func (q *ask) otherName(n release.Named) view.Text {
	other := otherLang(q.lang)
	if n.Lang(string(q.lang)) != string(q.lang) || n.Lang(string(other)) != string(other) || n.NameFR == n.NameEN {
		return view.Text{}
	}
	return view.Text{Words: n.Name(string(other)), Lang: string(other)}
}

func (q *ask) children(key string) ([]view.Link, error) {
	var out []view.Link
	err := q.db.Programs(q.ctx(), release.ProgramFilter{Parent: key}, release.Page{}, func(p release.Program) error {
		out = append(out, q.link(view.ProgrammesAt, p.Named))
		return nil
	})
	return out, err
}

func (q *ask) programmeDownloads(f file) []view.Download {
	of := query("programme", f.program.Key)
	var out []view.Download
	out = append(out, q.files("figures", view.FiguresAt, of, len(f.figures))...)
	out = append(out, q.files("awards", view.AwardsAt, of, len(f.awards))...)
	out = append(out, q.files("statements", view.StatementsAt, of, len(f.statements))...)
	out = append(out, q.files("quantities", view.QuantitiesAt, of, len(f.quantities))...)
	return out
}

// figureGroups puts the figures of each award together, the one shown first
// on top, and after them those of the programme as a whole.
func (q *ask) figureGroups(f file) []view.FigureGroup {
	rows := slices.Clone(f.figures)
	slices.SortStableFunc(rows, func(a, b release.Row) int { return strings.Compare(groupOrder(a), groupOrder(b)) })
	var out []view.FigureGroup
	last := ""
	for _, r := range rows {
		if r.Amount == nil {
			continue
		}
		each := r.Unit != string(funding.Whole)
		name := r.Award + map[bool]string{true: " each"}[each]
		if len(out) == 0 || name != last {
			out = append(out, q.figureGroup(f, r, each))
			last = name
		}
		g := &out[len(out)-1]
		if g.Receiver.Count == 0 {
			g.Receiver = q.receiver(r)
		}
		row := q.figureRow(r)
		row.Replies = f.replies.about(r.Key)
		row.Relations = q.relationNotes(f, r)
		g.Rows = append(g.Rows, row)
	}
	return out
}

// groupOrder: along the path of the money, wholes before ceilings, by stage,
// what states the same thing together with the one shown first on top.
func groupOrder(r release.Row) string {
	first := "1"
	if r.ShownFirst {
		first = "0"
	}
	if r.Award == "" {
		return strings.Join([]string{"9", unitOrder(r.Unit), stageOrder(r.Stage), r.Perimeter, r.FiscalFrom, first, r.Key}, "|")
	}
	return strings.Join([]string{hopOrder(r.Hop), partOrder(r), r.Award, unitOrder(r.Unit), stageOrder(r.Stage), first, r.Key}, "|")
}

func partOrder(r release.Row) string {
	if r.Because == "payer_part" {
		return "1"
	}
	return "0"
}

func hopOrder(hop string) string {
	return string('0' + rune(slices.Index(funding.Hops.Values(), hop)))
}

func unitOrder(unit string) string {
	return string('0' + rune(slices.Index(funding.Units.Values(), unit)))
}

func stageOrder(stage funding.Stage) string {
	return string('0' + rune(slices.Index(funding.Stages.Values(), string(stage))))
}

func (q *ask) figureGroup(f file, r release.Row, each bool) view.FigureGroup {
	g := view.FigureGroup{Award: q.awardLink(r.Award), Hop: r.Hop, PerRecipient: each,
		Payer: q.payer(r.Payer, r.Fund), Receiver: q.party(r.Receiver)}
	if r.Because == "payer_part" {
		g.PartAxis = "payer"
	}
	return g
}

// relationNotes says how a figure relates to others; same_fact is shown by
// standing in one group.
func (q *ask) relationNotes(f file, r release.Row) []view.RelationNote {
	var out []view.RelationNote
	for _, rel := range f.relations[r.Figure] {
		if !rel.Outgoing || rel.Relation == "same_fact" {
			continue
		}
		n := view.RelationNote{Relation: rel.Relation, Axis: rel.Axis, Other: view.Link{Text: rel.Other}, Note: note(rel.Note)}
		if rel.OtherEvidence != "" {
			n.Other.Href = q.href(view.EvidenceAt, rel.OtherEvidence)
		}
		if other, ok := f.byKey[rel.Other]; ok && other.Amount != nil {
			a := q.amount(*other.Amount, other.Stage, other.Evidence)
			n.Amount = &a
		}
		out = append(out, n)
	}
	return out
}
