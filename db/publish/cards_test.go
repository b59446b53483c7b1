package publish_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/work"
)

func TestEachQuestionHasItsStateAndItsReason(t *testing.T) {
	_, data := dbtest.Sample(t)
	r := mustPublish(t, data)
	for question, want := range map[string]string{
		"payeurs":   "found_in_part rule",  // 1.4 of 2.4 M$ are without a fund
		"receveurs": "not_found rule",      // a class of groups, none by name
		"sommes":    "asked request",       // nothing found, and a request was sent
		"usages":    "sources_differ rule", // one for, one against
	} {
		got := query(t, r.Path, "select state || ' ' || set_by from question_card where programme_key = 'essai' and question_id = '"+question+"'")
		if got != want {
			t.Errorf("%s: %s, want %s", question, got, want)
		}
	}
	if got := query(t, r.Path, "select group_concat(what || ' ' || coalesce(computed_key, figure_key)) from card_line where question_id = 'payeurs'"); got !=
		"payer X0001-2,payer_part X0002-1,payer_rest X0001-2.rest.payer" {
		t.Errorf("what the data say of the payers: %s", got)
	}
	if got := query(t, r.Path, "select number from card_line where what = 'recipients_named'"); got != "0" {
		t.Errorf("%s recipients are named", got)
	}
}

// The law of the small world is said to apply to a private foundation too,
// which owns the programme: nothing is addressed to it.
func TestNoLetterIsAddressedToAPrivateBody(t *testing.T) {
	_, data := dbtest.Sample(t)
	r := mustPublish(t, data)
	if got := query(t, r.Path, "select group_concat(distinct body_key) || ' ' || count(*) from letter"); got != "ministere-exemple 4" {
		t.Errorf("letters: %s", got)
	}
	if got := query(t, r.Path, "select wanted_fr from letter where key = 'essai.payeurs.ministere-exemple'"); got != "L’entente avec Fondation Exemple (synthétique) pour « Programme d’essai (synthétique) »." {
		t.Errorf("the letter asks for: %s", got)
	}
	if got := query(t, r.Path, "select group_concat(evidence_key) from letter_evidence where letter_key = 'essai.payeurs.ministere-exemple'"); !strings.Contains(got, "X0001") {
		t.Errorf("the letter rests on %s", got)
	}
}

func TestWhatIsSaidOfAQuestionMustHold(t *testing.T) {
	_, data := dbtest.Sample(t)
	mustPublish(t, data)
	db, err := work.Open(context.Background(), filepath.Join(data, publish.WorkFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	state := func(b *work.Batch, question, state string) {
		b.QuestionAnswers = append(b.QuestionAnswers, funding.QuestionAnswer{Programme: "essai", Question: question, State: state, WhyFR: "synthétique", WhyEN: "synthetic"})
	}
	for name, c := range map[string]struct {
		spoil func(*work.Batch)
		gate  bool
		says  string
	}{
		"an answer that names a figure of no card":  {func(b *work.Batch) { b.QuestionAnswers[0].AnswerFR = "{amount:X0001-2}" }, false, "none of the evidence gathered"},
		"an answer that names a statement as money": {func(b *work.Batch) { b.QuestionAnswers[0].AnswerFR = "{amount:X0005-1}" }, false, "{amount:X0005-1}"},
		"an answer that names a number of no rule":  {func(b *work.Batch) { b.QuestionAnswers[0].AnswerFR = "{line:recipients_named}" }, false, "{line:recipients_named}"},
		"an answer that computes nothing":           {func(b *work.Batch) { b.QuestionAnswers[0].AnswerFR = "{computed:X0001-2.rest.use.x}" }, false, "{computed:"},
		"evidence that points at nothing":           {func(b *work.Batch) { b.QuestionEvidence[1].About = "X9999-1" }, false, "X9999-1"},
		"answered, and nothing settles it":          {func(b *work.Batch) { state(b, "sommes", "found") }, true, "nothing settles it"},
		"sources differ for one side":               {func(b *work.Batch) { state(b, "sommes", "sources_differ") }, true, "one side only"},
		"absent from what was not captured":         {func(b *work.Batch) { b.Requests = nil; state(b, "sommes", "absent") }, true, "not captured"},
		"refused, though nobody asked":              {func(b *work.Batch) { b.Requests = nil; state(b, "sommes", "refused") }, true, "has no request"},
	} {
		b := dbtest.Register()
		c.spoil(&b)
		if err := db.Replace(context.Background(), b); err != nil {
			t.Fatal(name, err)
		}
		_, err := publish.Publish(context.Background(), options(data))
		if err == nil || errors.Is(err, publish.ErrGate) != c.gate || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestARequestChangesOnlyWhatIsNotFound(t *testing.T) {
	for name, c := range map[string]struct {
		question string
		outcome  string
		want     string
	}{
		"no answer yet":           {"sommes", "", "asked"},
		"refused":                 {"sommes", "refused", "refused"},
		"not held":                {"sommes", "not_held", "not_held"},
		"given, to be read":       {"sommes", "given", "not_found"},
		"asked for what is found": {"payeurs", "", "found_in_part"},
		"where sources differ":    {"usages", "", "sources_differ"},
	} {
		db, data := dbtest.New(t)
		b := dbtest.Register()
		b.Requests[0].Question, b.Requests[0].Outcome = c.question, c.outcome
		if c.outcome != "" {
			b.Requests[0].AnsweredOn = "2026-11-20"
		}
		if err := db.Replace(context.Background(), b); err != nil {
			t.Fatal(name, err)
		}
		r := mustPublish(t, data)
		if got := query(t, r.Path, "select state from question_card where question_id = '"+c.question+"'"); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
