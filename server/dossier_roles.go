package main

import (
	"net/url"
	"slices"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// roleLines gathers who pays, manages, delivers and receives.
type roleLines struct {
	*ask
	file
	seen map[string]bool
	pays []payerLine
	gets []view.Role
}

// payerLine is a line of who pays: the award that it speaks of, and of a part
// the award that it is a part of.
type payerLine struct {
	view.Role
	award, whole string
	payer        string // key of the fund, or of the only body, that pays
}

// programmeRoles lists the roles: one line for each award and stage, and for
// the parties of figures of the whole programme that no award names. Of what a
// payer pays the whole comes first, then the parts of which a fund is known,
// then the rest.
func (q *ask) programmeRoles(f file) []view.Role {
	l := roleLines{ask: q, file: f, seen: map[string]bool{}}
	for _, r := range f.awards {
		l.ofAward(r)
	}
	for _, r := range f.figures {
		if r.Award == "" {
			l.ofProgramme("payer", r.Payer, r)
			l.ofProgramme("receiver", r.Receiver, r)
		}
	}
	l.rests()
	return append(l.wholesThenParts(), l.gets...)
}

func (l *roleLines) ofAward(r release.Row) {
	if r.Origin != string(funding.PassedOn) {
		line := payerLine{award: r.Award, whole: l.partOf(r)}
		party := l.payer(r.Payer, r.Fund)
		if l.once("payer", party, r) {
			line.Role = l.role("payer", party, r)
			switch {
			case r.Fund.Key != "":
				line.payer = r.Fund.Key
			case len(r.Payer.Organizations) == 1:
				line.payer = r.Payer.Organizations[0].Key
			}
			line.Part = line.whole != ""
			l.pays = append(l.pays, line)
		}
	}
	if r.Because == "payer_part" {
		return // what the whole says of its receiver
	}
	party := l.receiver(r)
	if role := roleOf(r.Hop); l.once(role, party, r) {
		l.gets = append(l.gets, l.role(role, party, r))
	}
}

// partOf is the award of which a row is the payer part; empty for a whole.
func (l *roleLines) partOf(r release.Row) string {
	if r.Because != "payer_part" {
		return ""
	}
	for _, rel := range l.relations[r.Figure] {
		if rel.Outgoing && rel.Relation == "part_of" && rel.Axis == "payer" {
			return l.byKey[rel.Other].Award
		}
	}
	return ""
}

// once tells whether this is the first line of a party in a role of an award
// and stage, and remembers it.
func (l *roleLines) once(role string, p view.Party, r release.Row) bool {
	key := role + "|" + partyKey(p) + "|" + r.Award + "|" + string(r.Stage)
	if l.seen[key] {
		return false
	}
	l.seen[key], l.seen[role+"|"+partyKey(p)] = true, true
	return true
}

// ofProgramme names a party of a programme figure without its amount, which
// is compared with the awards and never added to them.
func (l *roleLines) ofProgramme(role string, p release.Party, r release.Row) {
	party := l.party(p)
	key := role + "|" + partyKey(party)
	if p.Kind == funding.NotNamed || l.seen[key] {
		return
	}
	l.seen[key] = true
	line := l.role(role, party, r)
	line.Amount, line.Stage, line.Award, line.OfProgramme = nil, "", nil, true
	if role == "payer" {
		l.pays = append(l.pays, payerLine{Role: line})
	} else {
		l.gets = append(l.gets, line)
	}
}

// rests are what the known parts of a payer leave over: paid by it, through a
// fund that was not found. Nobody says so: Sillage computed it.
func (l *roleLines) rests() {
	for _, key := range sortedKeys(l.computed) {
		c := l.computed[key]
		if c.Kind != "remainder" || c.Axis != "payer" {
			continue
		}
		whole := l.wholeOf(c)
		if whole.Award == "" {
			continue // the rest of a programme figure stands among what was not found
		}
		a := l.computedAmount(c)
		l.pays = append(l.pays, payerLine{whole: whole.Award, Role: view.Role{Role: "payer", Part: true, Rest: missingOfRest(whole),
			Amount: &a, Stage: string(c.Stage), Party: l.party(whole.Payer)}})
	}
}

// wholesThenParts puts each part after its whole. A payer of several awards of
// which no part is told has one line, which opens them.
func (l *roleLines) wholesThenParts() []view.Role {
	pays := l.severalAsOne()
	var out []view.Role
	for _, whole := range pays {
		if whole.whole != "" && slices.ContainsFunc(pays, func(p payerLine) bool { return p.award == whole.whole }) {
			continue
		}
		out = append(out, whole.Role)
		for _, part := range pays {
			if part.whole != "" && part.whole == whole.award {
				out = append(out, part.Role)
			}
		}
	}
	return out
}

func (l *roleLines) severalAsOne() []payerLine {
	alone := func(p payerLine) bool { // a whole with parts, a part, or several bodies together
		return p.award == "" || p.whole != "" || len(p.Party.Names) != 1 ||
			slices.ContainsFunc(l.pays, func(part payerLine) bool { return part.whole == p.award })
	}
	awards := map[string]map[string]bool{}
	for _, p := range l.pays {
		if !alone(p) {
			key := partyKey(p.Party)
			if awards[key] == nil {
				awards[key] = map[string]bool{}
			}
			awards[key][p.award] = true
		}
	}
	var out []payerLine
	done := map[string]bool{}
	for _, p := range l.pays {
		key := partyKey(p.Party)
		if alone(p) || len(awards[key]) < 2 {
			out = append(out, p)
			continue
		}
		if done[key] {
			continue
		}
		done[key] = true
		several := withQuery(l.href(view.AwardsAt, ""), url.Values{"programme": {l.program.Key}, "payer": {p.payer}}.Encode())
		out = append(out, payerLine{Role: view.Role{Role: "payer", Party: p.Party, Several: several}})
	}
	return out
}

func (q *ask) role(role string, p view.Party, r release.Row) view.Role {
	line := view.Role{Role: role, Party: p, Award: q.awardLink(r.Award), Stage: string(r.Stage),
		Saying: q.saying(r.SourceLine, r.Rank, r.AssertedBy, r.PublishedOn)}
	line.Saying.Mark = q.cited.mark(q.document(r.SourceLine, r.Rank, r.PublishedOn))
	if r.Amount != nil {
		a := q.amount(*r.Amount, r.Stage, r.Evidence)
		line.Amount = &a
	}
	return line
}

func roleOf(hop string) string {
	switch funding.Hop(hop) {
	case funding.ToManager:
		return "manager"
	case funding.ToPartner:
		return "partner"
	case funding.ToRecipient:
		return "recipient"
	default:
		return "receiver"
	}
}

func partyKey(p view.Party) string {
	key := p.Kind + p.Class.Words
	for _, n := range p.Names {
		key += " " + n.Href + n.Text
	}
	if p.Fund != nil {
		key += " " + p.Fund.Href
	}
	return key
}

// missingOfRest is what is not known of the rest of a sum: the fund, where one
// body pays the whole, else the payer.
func missingOfRest(whole release.Row) string {
	if whole.Payer.Kind == funding.Named {
		return "fund_of_rest"
	}
	return "payer_of_rest"
}
