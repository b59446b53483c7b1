package main

import (
	"slices"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// answer makes the sentence on top of a dossier from what was counted: who
// pays and manages what enters, what reaches whom at each stage, and whether
// any recipient is named. Nil when nothing about money was read.
func (q *ask) answer(f file) []view.Piece {
	facts := view.AnswerFacts{RecipientsNamed: f.recipientsNamed()}
	stage := f.firstStage()
	facts.Entering = q.totalOf(f, "total_entering", string(stage))
	facts.DurationYears = f.durationOf(f.computed[f.program.Key+".total_entering."+string(stage)])
	facts.Payers, facts.Managers = q.payersAndManagers(f, stage)
	for _, s := range funding.Stages.Values() {
		c, ok := f.computed[f.program.Key+".total_reaching."+s]
		if ok {
			facts.Reaching = append(facts.Reaching, view.Reaching{Amount: q.computedOrFigure(f, c), Party: q.reached(f, c)})
		}
	}
	if facts.Entering == nil && len(facts.Reaching) == 0 {
		return nil
	}
	return view.Answer(q.lang, facts)
}

// payersAndManagers are those of the sum that enters at a stage; where none
// does, those of the awards to managers of which no sum was found.
func (q *ask) payersAndManagers(f file, stage funding.Stage) (payers, managers []view.Link) {
	for _, r := range f.awards {
		toManager := r.Hop == string(funding.ToManager)
		unfound := stage == "" && toManager && r.Amount == nil && r.Origin == string(funding.OwnBudget)
		if !unfound && (!r.Enters || r.Stage != stage) {
			continue
		}
		payers = q.addBodies(payers, r.Payer)
		if toManager {
			managers = q.addBodies(managers, r.Receiver)
		}
	}
	return payers, managers
}

func (q *ask) addBodies(have []view.Link, p release.Party) []view.Link {
	for _, n := range p.Organizations {
		if l := q.link(view.OrganizationsAt, n); !slices.Contains(have, l) {
			have = append(have, l)
		}
	}
	return have
}

// firstStage is the first in order at which something enters.
func (f file) firstStage() funding.Stage {
	for _, s := range funding.Stages.Values() {
		if _, ok := f.computed[f.program.Key+".total_entering."+s]; ok {
			return funding.Stage(s)
		}
	}
	return ""
}

// durationOf is the span that the only figure of a sum states.
func (f file) durationOf(c release.Computed) int {
	if len(c.Operands) != 1 {
		return 0
	}
	return int(f.byKey[c.Operands[0].Figure].DurationYears)
}

func (f file) recipientsNamed() int {
	named := map[string]bool{}
	for _, r := range f.awards {
		if r.Hop == string(funding.ToRecipient) {
			for _, o := range r.Receiver.Organizations {
				named[o.Key] = true
			}
		}
	}
	return len(named)
}

// reached says who receives a sum: the class or body of its only figure, the
// number of bodies when all are named, else nobody in particular.
func (q *ask) reached(f file, c release.Computed) view.Party {
	bodies := map[string]bool{}
	for _, o := range c.Operands {
		r := f.byKey[o.Figure]
		if len(c.Operands) == 1 {
			return q.receiver(r)
		}
		if r.Receiver.Kind != funding.Named {
			return view.Party{}
		}
		for _, n := range r.Receiver.Organizations {
			bodies[n.Key] = true
		}
	}
	return view.Party{Kind: string(funding.Class), Count: int64(len(bodies)), CountUnit: "organizations"}
}

// notFound lists what was looked for in the documents read and not found.
func (q *ask) notFound(f file) []view.NotFound {
	var out []view.NotFound
	add := func(n view.NotFound) {
		n.State = "not_found"
		out = append(out, n)
	}
	unnamed := false
	for _, r := range f.awards {
		unnamed = unnamed || r.Hop == string(funding.ToRecipient) && (r.Receiver.Kind == funding.Class || r.Receiver.Kind == funding.NotNamed)
	}
	if unnamed {
		add(view.NotFound{What: "recipient_names"})
		add(view.NotFound{What: "recipient_amounts"})
	}
	for _, r := range f.awards {
		if r.Amount != nil {
			continue
		}
		n := view.NotFound{What: "award_amount", Who: q.firstBody(r.Receiver)}
		if r.Hop == string(funding.ToPartner) {
			n.What = "partner_amount"
		}
		add(n)
	}
	for _, p := range f.parts {
		base := f.byKey[p.Base]
		if p.Part == "used_by_manager" && p.Cents == nil && base.Because != "payer_part" && base.Because != "part_of_whole" {
			add(view.NotFound{What: "manager_use", Who: q.firstBody(base.Receiver)})
		}
	}
	for _, key := range sortedKeys(f.computed) {
		c := f.computed[key]
		if c.Kind != "remainder" || (c.Axis != "payer" && c.Axis != "use") {
			continue
		}
		what := "use_of_rest"
		if c.Axis == "payer" {
			what = missingOfRest(f.wholeOf(c))
		}
		a := q.computedAmount(c)
		add(view.NotFound{What: what, Amount: &a, Operand: q.operands(f, c)})
	}
	if lacking := f.lackingStages(); len(lacking) > 0 {
		add(view.NotFound{What: "stages", Stages: lacking})
	}
	return out
}

// wholeOf is the figure of which a remainder is what the parts leave over.
func (f file) wholeOf(rest release.Computed) release.Row {
	for _, o := range rest.Operands {
		if o.Sign == 1 {
			return f.byKey[o.Figure]
		}
	}
	return release.Row{}
}

func (q *ask) firstBody(p release.Party) *view.Link {
	if len(p.Organizations) == 0 {
		return nil
	}
	return q.maybe(view.OrganizationsAt, p.Organizations[0])
}

func (q *ask) operands(f file, c release.Computed) []view.Amount {
	var out []view.Amount
	for _, sign := range []int{1, -1} {
		for _, o := range c.Operands {
			if r, ok := f.byKey[o.Figure]; ok && o.Sign == sign && r.Amount != nil {
				out = append(out, q.amount(*r.Amount, r.Stage, r.Evidence))
			}
		}
	}
	return out
}

// lackingStages are those at which no figure of an award was found.
func (f file) lackingStages() []string {
	found := map[string]bool{}
	for _, r := range f.figures {
		found[string(r.Stage)] = true
	}
	var out []string
	for _, s := range funding.Stages.Values() {
		if !found[s] {
			out = append(out, s)
		}
	}
	return out
}
