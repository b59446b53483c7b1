package funding

import "testing"

func namedParty(keys ...string) Party {
	kind := Named
	if len(keys) > 1 {
		kind = Joint
	}
	return Party{Kind: kind, Organizations: keys}
}

// chain is a ministry that pays a manager, who passes on to a class.
func chain() CardFacts {
	toManager := Award{Key: "a", Payer: namedParty("ministry"), Receiver: namedParty("manager"), Hop: ToManager, Origin: OwnBudget, Money: Public}
	toClass := Award{Key: "b", Payer: namedParty("manager"), Receiver: Party{Kind: Class, Class: "groups"}, Hop: ToRecipient, Origin: PassedOn, Parents: []string{"a"}}
	return CardFacts{Awards: []Award{toManager, toClass}, Shown: map[string]string{"a": "a1", "b": "b1"},
		Figures: map[string]Figure{"a1": {Key: "a1", Award: "a", Stage: Announced, Unit: Whole}, "b1": {Key: "b1", Award: "b", Stage: Announced, Unit: Whole, ReceiverCount: 200}},
		Counted: []CountedRow{{Figure: "a1", Award: "a", Enters: true}, {Figure: "b1", Award: "b", Reaches: true}}}
}

func TestEachRuleGivesTheStateThatTheDataSupport(t *testing.T) {
	with := func(change func(*CardFacts)) CardFacts { f := chain(); change(&f); return f }
	recipient := Award{Key: "c", Payer: namedParty("ministry"), Receiver: namedParty("group"), Hop: ToRecipient, Origin: OwnBudget}
	cases := []struct {
		name, rule string
		facts      CardFacts
		state      string
		line       CardLine // one that must be there
	}{
		{"every payer named", "payer_shares", chain(), Found, CardLine{"payer", -1, "ministry", "a1", ""}},
		{"a rest without its fund", "payer_shares", with(func(f *CardFacts) { f.PayerRests = []string{"a1.rest.payer"} }), FoundInPart, CardLine{"payer_rest", -1, "", "", "a1.rest.payer"}},
		{"a payer without an amount", "payer_shares", with(func(f *CardFacts) { delete(f.Shown, "a") }), FoundInPart, CardLine{"payer", -1, "ministry", "", ""}},
		{"a payer not named", "payer_shares", with(func(f *CardFacts) { f.Awards[0].Payer = Party{Kind: NotNamed} }), NotFound, CardLine{"payers_not_named", 1, "", "", ""}},
		{"no agreement and nobody who says so", "manager_right", chain(), NotFound, CardLine{"agreements_found", 0, "", "", ""}},
		{"a source that says so", "manager_right", with(func(f *CardFacts) {
			f.Governance = []Governance{{Key: "g", Verb: "manages_for", Organization: "manager"}}
		}), FoundInPart, CardLine{"manager", -1, "manager", "a1", ""}},
		{"another body's link does not count", "manager_right", with(func(f *CardFacts) {
			f.Governance = []Governance{{Key: "g", Verb: "manages_for", Organization: "other"}}
		}), NotFound, CardLine{"agreements_found", 0, "", "", ""}},
		{"a signed agreement", "manager_right", with(func(f *CardFacts) { f.Awards[0].SignedOn = "2021-10" }), Found, CardLine{"agreements_found", 1, "", "", ""}},
		{"none of 200 is named", "recipients", chain(), NotFound, CardLine{"recipients_named", 0, "", "", ""}},
		{"the count is the source's", "recipients", chain(), NotFound, CardLine{"recipients_counted", 200, "", "b1", ""}},
		{"one is named", "recipients", with(func(f *CardFacts) { f.Awards = append(f.Awards, recipient) }), FoundInPart, CardLine{"recipients_named", 1, "", "", ""}},
		{"one whose path is not stated", "recipients", with(func(f *CardFacts) {
			f.Awards = append(f.Awards, Award{Key: "d", Receiver: namedParty("x"), Hop: HopNotStated})
		}), FoundInPart, CardLine{"receivers_path_not_stated", 1, "", "", ""}},
		{"all given directly", "share_reached", CardFacts{Counted: []CountedRow{{Enters: true, Reaches: true}}}, Found, CardLine{"reached_directly", 1, "", "", ""}},
		{"a ratio of two stages", "share_reached", with(func(f *CardFacts) { f.Ratios = []CardRatio{{"r", Reported, Announced}} }), FoundInPart, CardLine{"reached", -1, "", "", "r"}},
		{"a ratio of two sums paid", "share_reached", with(func(f *CardFacts) { f.Ratios = []CardRatio{{"r", Paid, Paid}} }), Found, CardLine{"reached", -1, "", "", "r"}},
		{"no condition read", "conditions", chain(), NotFound, CardLine{"conditions_read", 0, "", "", ""}},
		{"a condition read", "conditions", with(func(f *CardFacts) { f.Statements = []Statement{{Key: "s", Kind: "condition"}} }), FoundInPart, CardLine{"conditions_read", 1, "", "", ""}},
		{"a target alone", "targets", with(func(f *CardFacts) { f.Quantities = []Quantity{{Key: "t", Role: "target"}} }), NotFound, CardLine{"targets_answered", 0, "", "", ""}},
		{"a result that answers no target", "targets", with(func(f *CardFacts) {
			f.Quantities = []Quantity{{Key: "t", Role: "target"}, {Key: "r", Role: "result"}}
		}), FoundInPart, CardLine{"results", 1, "", "", ""}},
		{"every target answered", "targets", with(func(f *CardFacts) {
			f.Quantities = []Quantity{{Key: "t", Role: "target"}, {Key: "r", Role: "result", Answers: "t"}}
		}), Found, CardLine{"targets_answered", 1, "", "", ""}},
	}
	for _, c := range cases {
		card, arises := Judge(c.rule, c.facts)
		if !arises || card.State != c.state {
			t.Errorf("%s: %s (arises %v), want %s", c.name, card.State, arises, c.state)
		}
		found := false
		for _, l := range card.Lines {
			found = found || l == c.line
			if !CardLines.Has(l.What) {
				t.Errorf("%s: line %q is on no list", c.name, l.What)
			}
		}
		if !found {
			t.Errorf("%s: no line %+v in %+v", c.name, c.line, card.Lines)
		}
	}
}

func TestAQuestionThatDoesNotAriseHasNoCard(t *testing.T) {
	private := chain()
	private.PrivateOnly = true
	cases := []struct {
		name, rule string
		facts      CardFacts
	}{
		{"no manager", "manager_right", CardFacts{Awards: []Award{{Hop: ToRecipient}}}}, {"no award", "recipients", CardFacts{}}, {"no payer", "payer_shares", CardFacts{}},
		{"nothing enters", "share_reached", CardFacts{}}, {"neither award nor target", "targets", CardFacts{Quantities: []Quantity{{Role: "count"}}}},
		{"evidence alone has no rule", "evidence", chain()}, {"private money alone", "recipients", private},
	}
	for _, c := range cases {
		if card, arises := Judge(c.rule, c.facts); arises {
			t.Errorf("%s: %+v", c.name, card)
		}
	}
}

func TestACardIsBoundedHoweverManyAwardsThereAre(t *testing.T) {
	f := CardFacts{Shown: map[string]string{}}
	for i := range 50 {
		key := string(rune('A' + i))
		f.Awards = append(f.Awards, Award{Key: key, Payer: namedParty(key), Hop: ToRecipient, Receiver: namedParty("r" + key), Origin: OwnBudget})
	}
	card, _ := Judge("payer_shares", f)
	if len(card.Lines) != mostLines {
		t.Errorf("%d lines", len(card.Lines))
	}
}
