package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"sillage/db/funding"
	"sillage/db/work"
	"sillage/scraper/parse/prose"
	"sillage/scraper/source"
)

// applyDecisions gives every candidate the state that people decided, and turns
// what was accepted into figures and awards. A decision that cannot be applied
// leaves its candidate waiting and is told as a skip.
func (s *scraper) applyDecisions(ctx context.Context, db *work.DB, found *source.Findings, b *work.Batch) error {
	inForce, err := s.decided()
	if err != nil {
		return err
	}
	j := &judging{ctx: ctx, db: db, batch: b, source: b.Source.ID, accepted: map[string][]accepted{}, awards: map[string]bool{},
		announced: map[string]funding.Announcement{}, titles: map[string]source.Article{}}
	for _, a := range found.Announcements {
		j.announced[a.Evidence] = a
	}
	for _, a := range found.Articles {
		j.titles[a.Document] = a
	}
	for i := range b.Candidates {
		if err := j.judge(&b.Candidates[i], inForce); err != nil {
			return err
		}
	}
	for _, a := range found.Articles {
		if err := j.figures(a.Document); err != nil {
			return err
		}
	}
	return j.waiting()
}

// accepted is a candidate that a person accepted, as it was left.
type accepted struct {
	candidate *work.Candidate
	ruling    ruling
	decision  decision
}

type judging struct {
	ctx       context.Context
	db        *work.DB
	batch     *work.Batch
	source    string
	accepted  map[string][]accepted // by document
	awards    map[string]bool       // made here
	announced map[string]funding.Announcement
	titles    map[string]source.Article
}

func (j *judging) judge(c *work.Candidate, inForce map[string]decision) error {
	d, decided := inForce[c.Key]
	if !decided {
		if d, known := about(inForce, *c); known {
			text, err := json.Marshal(d)
			c.Earlier = string(text)
			return err
		}
		return nil
	}
	if d.Choice == reject {
		c.State = work.Rejected
		return nil
	}
	r, err := ruled(*c, d)
	if err == nil {
		err = lookUp(j.ctx, j.db, r)
	}
	if err != nil {
		j.cannot(*c, err)
		return j.ctx.Err()
	}
	c.State = work.Accepted
	j.accepted[c.Document] = append(j.accepted[c.Document], accepted{c, r, d})
	return nil
}

// cannot tells why a candidate waits although it was decided on.
func (j *judging) cannot(c work.Candidate, why error) {
	j.batch.Skips = append(j.batch.Skips, funding.Skip{Place: c.Key, Field: "decision", Value: c.Words, Reason: "a decision cannot be applied: " + why.Error()})
}

// errNoKey: a decision names a key that no source has.
var errNoKey = errors.New("no such key")

// lookUp holds every key of a ruling against what sources brought, and asks
// for the one without which nothing can be stored.
func lookUp(ctx context.Context, db *work.DB, r ruling) error {
	if r.Kind == "party" && r.Organization == "" && !r.Class {
		return errors.New("say which body it is: organization=KEY")
	}
	if r.Kind == "amount" && r.Programme == "" && (r.award == "" || r.award == noAward) {
		return errors.New("say of which programme or award it is: programme=KEY or award=KEY")
	}
	for _, k := range []struct{ table, key string }{
		{"programme", r.Programme}, {"award", r.award}, {"organization", r.Organization}, {"organization", r.payer}, {"organization", r.receiver},
	} {
		if k.key == "" || k.table == "award" && k.key == noAward {
			continue
		}
		known, err := db.Has(ctx, k.table, k.key, "")
		if err != nil {
			return err
		}
		if !known {
			return fmt.Errorf("%s %s: %w", k.table, k.key, errNoKey)
		}
	}
	return nil
}

// noAward keeps a sum on its programme.
const noAward = "none"

// figures makes the figures of a document's accepted amounts.
func (j *judging) figures(document string) error {
	var sums, parties []accepted
	for _, a := range j.accepted[document] {
		if a.candidate.Kind == "amount" {
			sums = append(sums, a)
		} else {
			parties = append(parties, a)
		}
	}
	for _, a := range sums {
		payer, receiver := j.partiesOf(a, parties)
		f := j.figure(a, payer, receiver)
		award, err := j.awardOf(a, payer, receiver, len(sums) == 1)
		if err != nil {
			return err
		}
		if f.Award = award; award != "" {
			f.Programme, f.Payer, f.Receiver = "", nobody, nobody
			f.ReceiverCount, f.ReceiverUnit = receiver.ruling.Count, receiver.ruling.Unit
		}
		if f.Programme == "" && f.Award == "" {
			j.cannot(*a.candidate, errors.New("say of which programme it is: programme=KEY"))
			a.candidate.State = work.Undecided
			continue
		}
		j.batch.Figures = append(j.batch.Figures, f)
		j.batch.Decisions = append(j.batch.Decisions, work.Decision{Key: a.candidate.Key, Subject: f.Key, Choice: a.decision.Choice,
			Why: a.decision.Why, Author: a.decision.Who, DecidedOn: day(a.decision.When)})
	}
	return nil
}

var nobody = funding.Party{Kind: funding.NotNamed}

// side is who stands on one side of a sum, and as what.
type side struct {
	party  funding.Party
	ruling ruling
}

// partiesOf finds who pays and who receives a sum: the bodies that its
// correction names, or the only accepted ones of the document.
func (j *judging) partiesOf(a accepted, parties []accepted) (payer, receiver side) {
	one := func(wanted string, roles ...prose.Role) side {
		var found []side
		for _, p := range parties {
			r := p.ruling
			for _, role := range roles {
				if r.Role != role || wanted != "" && r.Organization != wanted {
					continue
				}
				if r.Class {
					found = append(found, side{funding.Party{Kind: funding.Class, Class: p.candidate.Words}, r})
				} else {
					found = append(found, side{funding.Party{Kind: funding.Named, Organizations: []string{r.Organization}}, r})
				}
			}
		}
		if len(found) != 1 {
			return side{party: nobody}
		}
		return found[0]
	}
	return one(a.ruling.payer, prose.Payer), one(a.ruling.receiver, prose.Manager, prose.Recipient, prose.Partner)
}

// awardOf is the award of a sum: the one that its correction names, else the
// one between its payer and its receiver. Those of a document with several
// sums must be named: which sum goes between whom is not guessed.
func (j *judging) awardOf(a accepted, payer, receiver side, only bool) (string, error) {
	r := a.ruling
	named := r.payer != "" && r.receiver != ""
	switch {
	case r.award == noAward:
		return "", nil
	case r.award != "":
		return r.award, nil
	case r.Programme == "" || !only && !named || payer.party.Kind != funding.Named || receiver.party.Kind == funding.NotNamed:
		return "", nil
	}
	who := receiver.party.Class
	if receiver.party.Kind == funding.Named {
		who = receiver.party.Organizations[0]
		known, err := j.db.AwardsBetween(j.ctx, r.Programme, payer.party.Organizations[0], who, j.source)
		switch {
		case err != nil || len(known) > 1: // which of them is for a person to say
			return "", err
		case len(known) == 1:
			return known[0], nil
		}
	} else {
		sum := sha256.Sum256([]byte(who))
		who = "class-" + hex.EncodeToString(sum[:3])
	}
	key := r.Programme + "." + payer.party.Organizations[0] + "." + who
	taken, err := j.db.Has(j.ctx, "award", key, j.source)
	if err != nil || taken || j.awards[key] {
		return key, err
	}
	theme, err := j.db.ThemeOf(j.ctx, r.Programme)
	if err != nil {
		return "", err
	}
	j.awards[key] = true
	hop := map[prose.Role]funding.Hop{prose.Manager: funding.ToManager, prose.Recipient: funding.ToRecipient, prose.Partner: funding.ToPartner}
	article := j.titles[a.candidate.Document]
	j.batch.Awards = append(j.batch.Awards, funding.Award{
		Key: key, Programme: r.Programme, Payer: payer.party, Receiver: receiver.party, Hop: hop[receiver.ruling.Role],
		Origin: funding.OriginNotStated, Form: r.form, Mode: r.mode, Theme: theme, Scope: r.scope, Money: r.money, Status: funding.NotStated,
		AnnouncedOn: j.announced[article.Evidence].AnnouncedOn, PublishedOn: article.PublishedOn, Evidence: a.candidate.Evidence,
	})
	return key, nil
}

// figure is what an accepted amount states. What neither the text nor the
// person says stays not stated.
func (j *judging) figure(a accepted, payer, receiver side) funding.Figure {
	r, article := a.ruling, j.titles[a.candidate.Document]
	return funding.Figure{
		Key: a.candidate.Key + "-1", Programme: r.Programme,
		Amount: funding.Amount{Cents: r.Cents, Currency: r.Currency, Qualifier: r.Qualifier, Step: r.StepCents},
		Stage:  r.Stage, Basis: r.Basis, Unit: r.unit, Form: r.form, Mode: r.mode, Scope: r.scope, Money: r.money,
		Payer: payer.party, Receiver: receiver.party, ReceiverCount: receiver.ruling.Count, ReceiverUnit: receiver.ruling.Unit,
		Perimeter: r.perimeter, Region: r.region, PeriodFrom: r.From, PeriodUntil: r.Until, DurationYears: r.DurationYears,
		Verdict: "ok", Rank: j.announced[article.Evidence].Rank, PublishedOn: article.PublishedOn, NumberInFragment: true,
		Evidence: a.candidate.Evidence,
	}
}

// waiting counts, for every announcement, the sums given that nobody has
// decided on.
func (j *judging) waiting() error {
	counts := map[string]int{}
	for _, c := range j.batch.Candidates {
		var p proposal
		if err := json.Unmarshal([]byte(c.Proposal), &p); err != nil {
			return fmt.Errorf("candidate %s: %w", c.Key, err)
		}
		if c.State == work.Undecided && p.counts() {
			counts[j.announced[j.titles[c.Document].Evidence].Key]++
		}
	}
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		j.batch.Waiting = append(j.batch.Waiting, work.Waiting{Announcement: key, Amounts: counts[key]})
	}
	return nil
}
