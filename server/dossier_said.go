package main

import (
	"slices"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// said adds what was said of the programme to its file.
func (q *ask) said(f *file) (err error) {
	of := release.SaidFilter{Programme: f.program.Key}
	if err = q.db.Statements(q.ctx(), of, release.Page{}, into(&f.statements)); err != nil {
		return err
	}
	if err = q.db.Quantities(q.ctx(), of, release.Page{}, into(&f.quantities)); err != nil {
		return err
	}
	if f.governance, err = q.db.Governance(q.ctx(), of); err != nil {
		return err
	}
	f.replies, err = q.replies()
	return err
}

// statementsOf sorts what was said: studies, positions and claims, rules and
// conditions, roles. A study that a body of the programme paid for stands
// there too, though it speaks of no programme.
func (q *ask) statementsOf(f file, page *view.Programme) error {
	all := slices.Clone(f.statements)
	bodies := f.bodies()
	err := q.db.Statements(q.ctx(), release.SaidFilter{Kind: "study"}, release.Page{}, func(s release.Statement) error {
		if s.Programme.Key == "" && slices.ContainsFunc(s.Sponsors, func(n release.Named) bool { return bodies[n.Key] }) {
			all = append(all, s)
		}
		return nil
	})
	for _, s := range all {
		row := q.statement(s)
		row.Replies, row.Programme = f.replies.about(s.Key), nil
		switch s.Kind {
		case "study":
			page.Studies = withStatement(page.Studies, row)
		case "position", "claim":
			page.Said = withStatement(page.Said, row)
		case "rule", "condition":
			page.Rules = withStatement(page.Rules, row)
		default:
			page.StatedRoles = withStatement(page.StatedRoles, row)
		}
	}
	return err
}

// withStatement adds a statement, or joins it to an earlier one of the same
// words, authors and document: a reader sees words once, with all that rests
// on them.
func withStatement(have []view.Statement, s view.Statement) []view.Statement {
	for i := range have {
		h := &have[i]
		if h.Quote.Words == s.Quote.Words && h.Quote.Mark == s.Quote.Mark && h.Kind == s.Kind && slices.Equal(h.Authors, s.Authors) &&
			h.Claimed == nil && s.Claimed == nil {
			h.Same = append(h.Same, s)
			h.Replies = append(h.Replies, s.Replies...)
			return have
		}
	}
	return append(have, s)
}

// bodies are those that manage or deliver the programme, or own it.
func (f file) bodies() map[string]bool {
	in := map[string]bool{}
	for _, o := range f.program.Owners {
		in[o.Key] = true
	}
	for _, r := range f.awards {
		if r.Hop == string(funding.ToManager) || r.Hop == string(funding.ToPartner) {
			for _, o := range r.Receiver.Organizations {
				in[o.Key] = true
			}
		}
	}
	return in
}

// targets sets results beside the targets that they answer.
func (q *ask) targets(f file) []view.Quantity {
	order := map[string]int{"target": 0, "result": 1, "count": 2}
	rows := slices.Clone(f.quantities)
	slices.SortStableFunc(rows, func(a, b release.Quantity) int { return order[a.Role] - order[b.Role] })
	byKey := map[string]release.Quantity{}
	for _, n := range rows {
		byKey[n.Key] = n
	}
	var out []view.Quantity
	for _, n := range rows {
		row := q.quantity(n)
		row.Programme = nil
		row.Replies = f.replies.about(n.Key)
		if target, ok := byKey[n.Answers]; ok {
			t := q.quantity(target)
			row.Answers = &t
		}
		out = append(out, row)
	}
	return out
}
