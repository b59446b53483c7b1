package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"sillage/db/funding"
	"sillage/db/work"
	"sillage/scraper/parse/prose"
)

// decision is one line of the decisions file: what a person said about a
// candidate. The last line about a candidate holds; "undo" takes the others
// back. Lines are only ever added.
type decision struct {
	Key      string            `json:"key"` // of the candidate
	Document string            `json:"document"`
	TextHash string            `json:"text_hash"`
	Kind     string            `json:"kind"`
	Words    string            `json:"words"` // exactly what stood in the text
	From     int               `json:"from_char"`
	Until    int               `json:"until_char"`
	Choice   string            `json:"choice"`
	Fields   map[string]string `json:"fields,omitempty"` // of "correct"
	Why      string            `json:"why"`
	Who      string            `json:"who"`
	When     time.Time         `json:"when"` // UTC
}

// Choices of a decision.
const (
	accept  = "accept"
	correct = "correct"
	reject  = "reject"
	undo    = "undo"
)

func (s *scraper) decisionsPath() string { return filepath.Join(s.Data, "decisions", "review.ndjson") }

// keepDecision adds a line to the decisions file and returns when it is durable.
func (s *scraper) keepDecision(d decision) error {
	line, err := json.Marshal(d)
	if err != nil {
		return err
	}
	path := s.decisionsPath()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(append(line, '\n'))
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// decided is every decision in force, by candidate.
func (s *scraper) decided() (map[string]decision, error) {
	text, err := os.ReadFile(s.decisionsPath())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	inForce := map[string]decision{}
	number := 0
	for line := range bytes.Lines(text) {
		number++
		var d decision
		reader := json.NewDecoder(bytes.NewReader(line))
		reader.DisallowUnknownFields()
		if err := reader.Decode(&d); err != nil || !bytes.HasSuffix(line, []byte("\n")) {
			return nil, fmt.Errorf("%s line %d is not whole (%v): look at it and mend it by hand", s.decisionsPath(), number, err)
		}
		switch d.Choice {
		case accept, correct, reject:
			inForce[d.Key] = d
		case undo:
			delete(inForce, d.Key)
		default:
			return nil, fmt.Errorf("%s line %d: choice %q", s.decisionsPath(), number, d.Choice)
		}
	}
	return inForce, nil
}

// about is a decision about the same words of another text of the document.
func about(all map[string]decision, c work.Candidate) (decision, bool) {
	var found decision
	for _, key := range slices.Sorted(maps.Keys(all)) {
		d := all[key]
		if d.Document == c.Document && d.Kind == c.Kind && d.Words == c.Words && d.TextHash != c.TextHash && d.When.After(found.When) {
			found = d
		}
	}
	return found, found.Key != ""
}

// field is something that a correction may set: how it is read into a proposal
// and what goes with it.
type field struct {
	kinds string // of candidates that have it
	set   func(*ruling, string) error
}

// ruling is a proposal as a person left it, with what only a person can say.
type ruling struct {
	proposal
	award, payer, receiver string // keys; award may be "none"
	unit                   funding.Unit
	form                   funding.Form
	mode                   funding.Mode
	scope                  funding.Scope
	money                  funding.Money
	perimeter, region      string
}

// fields are all that a correction may set.
var fields = map[string]field{
	"programme":      {"amount", func(r *ruling, v string) error { r.Programme = v; return nil }},
	"award":          {"amount", func(r *ruling, v string) error { r.award = v; return nil }},
	"payer":          {"amount", func(r *ruling, v string) error { r.payer = v; return nil }},
	"receiver":       {"amount", func(r *ruling, v string) error { r.receiver = v; return nil }},
	"perimeter":      {"amount", func(r *ruling, v string) error { r.perimeter = v; return nil }},
	"region":         {"amount", func(r *ruling, v string) error { r.region = v; return nil }},
	"cents":          {"amount", func(r *ruling, v string) error { return number(v, &r.Cents) }},
	"step_cents":     {"amount", func(r *ruling, v string) error { return number(v, &r.StepCents) }},
	"duration_years": {"amount", func(r *ruling, v string) error { return years(v, &r.DurationYears) }},
	"qualifier":      {"amount", func(r *ruling, v string) error { return of(funding.Qualifiers, v, &r.Qualifier) }},
	"basis":          {"amount", func(r *ruling, v string) error { return of(funding.Bases, v, &r.Basis) }},
	"stage":          {"amount", func(r *ruling, v string) error { return of(funding.Stages, v, &r.Stage) }},
	"unit":           {"amount", func(r *ruling, v string) error { return of(funding.Units, v, &r.unit) }},
	"form":           {"amount", func(r *ruling, v string) error { return of(funding.Forms, v, &r.form) }},
	"mode":           {"amount", func(r *ruling, v string) error { return of(funding.Modes, v, &r.mode) }},
	"scope":          {"amount", func(r *ruling, v string) error { return of(funding.Scopes, v, &r.scope) }},
	"money":          {"amount", func(r *ruling, v string) error { return of(funding.Moneys, v, &r.money) }},
	"organization":   {"party", func(r *ruling, v string) error { r.Organization, r.Class = v, false; return nil }},
	"role":           {"party", func(r *ruling, v string) error { return role(v, r) }},
}

func of[T ~string](list funding.CodeList, value string, into *T) error {
	if !list.Has(value) {
		return fmt.Errorf("%q is none of %s", value, strings.Join(list.Values(), ", "))
	}
	*into = T(value)
	return nil
}

func number(value string, into *int64) error {
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil || n <= 0 {
		return fmt.Errorf("%q is no number of cents above zero", value)
	}
	*into = n
	return nil
}

func years(value string, into *int) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > 99 {
		return fmt.Errorf("%q is no number of years", value)
	}
	*into = n
	return nil
}

// ruled is the proposal of a candidate with the corrections of a decision.
func ruled(c work.Candidate, d decision) (ruling, error) {
	r := ruling{unit: funding.Whole, form: funding.NotStated, mode: funding.NotStated, scope: funding.NotStated, money: funding.NotStated}
	if err := json.Unmarshal([]byte(c.Proposal), &r.proposal); err != nil {
		return r, fmt.Errorf("candidate %s: %w", c.Key, err)
	}
	for _, name := range slices.Sorted(maps.Keys(d.Fields)) {
		f, known := fields[name]
		if !known || f.kinds != c.Kind {
			return r, fmt.Errorf("%s: no field of a candidate of kind %s", name, c.Kind)
		}
		if err := f.set(&r, d.Fields[name]); err != nil {
			return r, fmt.Errorf("%s: %w", name, err)
		}
	}
	if r.Kind == "amount" && r.Cents%r.StepCents != 0 {
		return r, fmt.Errorf("step_cents: %d is no multiple of a step of %d", r.Cents, r.StepCents)
	}
	return r, nil
}

func role(value string, r *ruling) error {
	switch role := prose.Role(value); role {
	case prose.Payer, prose.Manager, prose.Partner, prose.Recipient:
		r.Role = role
		return nil
	}
	return fmt.Errorf("%q is none of payer, manager, partner, recipient", value)
}
