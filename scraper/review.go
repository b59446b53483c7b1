package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os/user"
	"path/filepath"
	"slices"
	"strings"

	"sillage/db/publish"
	"sillage/db/work"
)

// review shows what prose proposes and takes a person's decisions. What was
// decided is applied by reading again the sources that it concerns.
func (s *scraper) review(ctx context.Context) error {
	db, err := work.Open(ctx, filepath.Join(s.Data, publish.WorkFile))
	if err != nil {
		return err
	}
	defer db.Close()
	if s.Review.Decide != "" {
		p, err := s.decide(ctx, db, s.Review.Decide, s.Review.Words, s.Review.Why)
		if err != nil {
			return err
		}
		return s.apply(ctx, db, map[string]bool{p.Source: true})
	}
	state := work.Undecided
	if s.Review.All {
		state = ""
	}
	waiting, err := db.Candidates(ctx, state, "")
	if err != nil {
		return err
	}
	if s.JSON {
		return s.answer(map[string]any{"candidates": shown(waiting)})
	}
	touched, err := s.askAbout(ctx, db, waiting)
	return errors.Join(err, s.apply(ctx, db, touched))
}

// shownCandidate is a candidate as JSON gives it.
type shownCandidate struct {
	Key       string          `json:"key"`
	Source    string          `json:"source"`
	Kind      string          `json:"kind"`
	State     string          `json:"state"`
	Words     string          `json:"words"`
	Fragment  string          `json:"fragment"`
	Before    string          `json:"before"`
	After     string          `json:"after"`
	Lang      string          `json:"lang"`
	Document  string          `json:"document"`
	Title     string          `json:"title"`
	Address   string          `json:"address"`
	Publisher string          `json:"publisher"`
	Proposal  json.RawMessage `json:"proposal"`
	Earlier   json.RawMessage `json:"earlier,omitempty"`
}

func shown(all []work.Proposed) []shownCandidate {
	out := []shownCandidate{}
	for _, p := range all {
		out = append(out, shownCandidate{p.Key, p.Source, p.Kind, p.State, p.Words, p.Fragment, p.Before, p.After, p.Lang, p.Document, p.Title,
			p.Address, p.Publisher, json.RawMessage(p.Proposal), json.RawMessage(p.Earlier)})
	}
	return out
}

// decide checks a decision against its candidate and keeps it.
func (s *scraper) decide(ctx context.Context, db *work.DB, key string, words []string, why string) (work.Proposed, error) {
	found, err := db.Candidates(ctx, "", key)
	if err != nil {
		return work.Proposed{}, err
	}
	if len(found) == 0 {
		return work.Proposed{}, fmt.Errorf("no candidate %q; review --json lists them", key)
	}
	c := found[0]
	if len(words) == 0 {
		return c, errors.New("say accept, correct, reject or undo")
	}
	d := decision{Key: c.Key, Document: c.Document, TextHash: c.TextHash, Kind: c.Kind, Words: c.Words, From: c.From, Until: c.Until,
		Choice: words[0], Why: strings.TrimSpace(why), Who: s.Review.Who, When: s.now().UTC()}
	switch {
	case d.Why == "":
		return c, errors.New("a decision needs its reason: --why")
	case !slices.Contains([]string{accept, correct, reject, undo}, d.Choice):
		return c, fmt.Errorf("%q is none of accept, correct, reject, undo", d.Choice)
	case d.Choice == correct && len(words) == 1:
		return c, errors.New("correct needs field=value")
	case d.Choice != correct && len(words) > 1:
		return c, fmt.Errorf("%s takes no %q", d.Choice, words[1])
	}
	if d.Who == "" {
		u, err := user.Current()
		if err != nil {
			return c, fmt.Errorf("say who decides: --who: %w", err)
		}
		d.Who = u.Username
	}
	for _, w := range words[1:] {
		name, value, found := strings.Cut(w, "=")
		if !found || value == "" {
			return c, fmt.Errorf("%q: want field=value", w)
		}
		if d.Fields == nil {
			d.Fields = map[string]string{}
		}
		d.Fields[name] = value
	}
	if d.Choice == accept || d.Choice == correct {
		r, err := ruled(c.Candidate, d)
		if err == nil {
			err = lookUp(ctx, db, r)
		}
		if err != nil {
			return c, err
		}
	}
	return c, s.keepDecision(d)
}

// apply reads again, from what is kept, the sources that decisions concern.
func (s *scraper) apply(ctx context.Context, db *work.DB, touched map[string]bool) error {
	var failed []error
	for _, src := range s.sources {
		if !touched[src.ID] {
			continue
		}
		report, err := s.again(ctx, db, src)
		if err != nil {
			failed = append(failed, fmt.Errorf("the decision is kept; source %s could not be read again: %w", src.ID, err))
			continue
		}
		s.say("%s: %d candidates, %d of them wait", src.ID, report.Candidates, report.Waiting)
	}
	return errors.Join(failed...)
}

// askAbout goes through candidates one by one at the terminal, and returns the
// sources of those decided.
func (s *scraper) askAbout(ctx context.Context, db *work.DB, waiting []work.Proposed) (touched map[string]bool, err error) {
	lines := bufio.NewScanner(s.in)
	touched = map[string]bool{}
	for i, p := range waiting {
		s.sayProposed(p, i+1, len(waiting))
		for {
			answer, more := s.line(lines, "accept, correct field=value ..., reject, skip, quit > ")
			words := strings.Fields(answer)
			if !more || len(words) > 0 && words[0] == "quit" {
				return touched, lines.Err()
			}
			if len(words) == 0 || words[0] == "skip" {
				break
			}
			why, more := s.line(lines, "why > ")
			if !more {
				return touched, lines.Err()
			}
			if _, err := s.decide(ctx, db, p.Key, words, why); err != nil {
				s.say("not taken: %v", err)
				continue
			}
			touched[p.Source] = true
			break
		}
	}
	s.say("no more candidates wait")
	return touched, lines.Err()
}

func (s *scraper) line(lines *bufio.Scanner, prompt string) (string, bool) {
	fmt.Fprint(s.out, prompt)
	more := lines.Scan()
	return strings.TrimSpace(lines.Text()), more
}

// sayProposed shows a candidate: the document, the words with what stands
// beside them, and the proposal field by field.
func (s *scraper) sayProposed(p work.Proposed, number, of int) {
	s.say("\n%d of %d  %s  %s", number, of, p.Key, p.Kind)
	s.say("%s\n%s\n%s", p.Publisher, p.Title, p.Address)
	s.say("  %s\n  >>> %s <<<\n  %s", p.Before, p.Fragment, p.After)
	s.say("  %q", p.Words)
	var proposed map[string]any
	reader := json.NewDecoder(strings.NewReader(p.Proposal))
	reader.UseNumber() // cents, not 5.4e+08
	if err := reader.Decode(&proposed); err != nil {
		s.say("  proposal not readable: %v", err)
		return
	}
	for _, name := range slices.Sorted(maps.Keys(proposed)) {
		s.say("  %-15s %v", name, proposed[name])
	}
	if p.Earlier != "" {
		var d decision
		if err := json.Unmarshal([]byte(p.Earlier), &d); err != nil {
			s.say("  earlier decision not readable: %v", err)
			return
		}
		s.say("  decided before, when the text around was another: %s %v, %s (%s)", d.Choice, d.Fields, d.Why, d.When.Format("2006-01-02"))
	}
}
