package funding

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// dataide is the worked case of the model, from rows F0001 to F0010 of the
// register.
func dataide() World {
	const tenth, one = 10_000_000, 100_000_000
	org := func(k string) Party { return Party{Kind: Named, Organizations: []string{k}} }
	class := Party{Kind: Class, Class: "organismes communautaires"}
	award := func(key string, payer, receiver Party, hop Hop, origin AwardOrigin, form Form, parents ...string) Award {
		return Award{Key: key, Programme: "dataide", Payer: payer, Receiver: receiver, Hop: hop, Origin: origin, Form: form, Money: Public, Parents: parents}
	}
	figure := func(key, award string, cents int64, q Qualifier, step int64, stage Stage, basis Basis) Figure {
		return Figure{Key: key, Award: award, Amount: cad(cents, q, step), Stage: stage, Basis: basis, Unit: Whole, Evidence: key[:5]}
	}
	return World{
		Awards: []Award{
			award("mess.cgm", org("mess"), org("cgm"), ToManager, OwnBudget, Grant),
			award("fqis.cgm", org("mess"), org("cgm"), ToManager, OwnBudget, Grant),
			award("cgm.nord-ouvert", org("cgm"), org("nord-ouvert"), ToPartner, PassedOn, FormNotStated, "mess.cgm"),
			award("cgm.organismes", org("cgm"), class, ToRecipient, PassedOn, Grant, "mess.cgm"),
		},
		Figures: []Figure{
			figure("F0001-2", "mess.cgm", 540000000, AtLeast, tenth, Announced, SeveralYears),
			figure("F0002-2", "mess.cgm", 540000000, Exact, tenth, Announced, NotStated),
			figure("F0003-2", "mess.cgm", 540000000, Exact, tenth, Announced, NotStated),
			figure("F0021-2", "mess.cgm", 540000000, Exact, tenth, Announced, SeveralYears),
			figure("F0004-1", "fqis.cgm", 400000000, Exact, one, Announced, NotStated),
			figure("F0005-1", "cgm.organismes", 360000000, Exact, tenth, Announced, SeveralYears),
			figure("F0006-1", "cgm.organismes", 360000000, Exact, tenth, Announced, NotStated),
			figure("F0007-1", "cgm.organismes", 390000000, Exact, tenth, Reported, SeveralYears),
		},
		Relations: []Relation{
			{From: "F0001-2", To: "F0002-2", Relation: "same_fact"}, {From: "F0001-2", To: "F0003-2", Relation: "same_fact"},
			{From: "F0001-2", To: "F0021-2", Relation: "same_fact"}, {From: "F0005-1", To: "F0006-1", Relation: "same_fact"},
			{From: "F0004-1", To: "F0001-2", Relation: "part_of", Axis: "payer"},
			{From: "F0005-1", To: "F0001-2", Relation: "part_of", Axis: "use"},
			{From: "F0007-1", To: "F0005-1", Relation: "other_stage"},
		},
		Documents: map[string]Document{
			"F0001": {Kind: "release", Speaker: "payer"}, "F0002": {Kind: "release", Speaker: "manager"},
			"F0003": {Kind: "release", Speaker: "manager"}, "F0021": {Kind: "press", Speaker: "press"},
			"F0004": {Kind: "position_paper", Speaker: "umbrella"}, "F0005": {Kind: "press", Speaker: "press"},
			"F0006": {Kind: "press", Speaker: "mirror"}, "F0007": {Kind: "report", Speaker: "third_party"},
		},
	}
}

func totals(c Counting) map[string]int64 {
	out := map[string]int64{}
	for _, r := range c.Rows {
		if r.EnteringCents != 0 {
			out["entering "+string(r.Stage)] += r.EnteringCents
		}
		if r.ReachingCents != 0 {
			out["reaching "+string(r.Stage)] += r.ReachingCents
		}
	}
	return out
}

func mustCount(t interface{ Fatal(...any) }, w World) Counting {
	c, err := Count(w)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func rowOf(c Counting, key string) CountedRow {
	for _, r := range c.Rows {
		if r.RowKey == key {
			return r
		}
	}
	return CountedRow{}
}

func TestDATAideCountsAsTheModelSays(t *testing.T) {
	w := dataide()
	c := mustCount(t, w)
	want := map[string]int64{"entering announced": 540000000, "reaching announced": 360000000, "reaching reported": 390000000}
	if got := totals(c); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("totals %v, want %v", got, want)
	}
	for key, because := range map[string]string{
		"F0004-1": "payer_part", "F0002-2": "another_figure_shown", "F0006-1": "another_figure_shown",
		"cgm.nord-ouvert": "amount_not_found", "F0001-2": "", "F0005-1": "",
	} {
		if r := rowOf(c, key); r.RowKey == "" || r.Because != because {
			t.Errorf("%s: %+v, want because %q", key, r, because)
		}
	}
	for _, s := range c.Shown {
		if s.Figure == "F0001-2" && (s.Because != "speaker" || s.Competitors != 3) {
			t.Errorf("F0001-2 shown %+v, want because its speaker pays, before 3", s)
		}
	}
}

func TestDATAideLeavesOverWhatTheModelSays(t *testing.T) {
	w := dataide()
	rests, err := Remainders(w)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, r := range rests {
		got[r.Axis] = plain(PrintComputed(r.Amount, r.PrintStep, "fr"))
	}
	want := map[string]string{"payer": "au moins environ 1,4 M$", "use": "au moins environ 1,8 M$"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("remainders %v, want %v", got, want)
	}
	parts, disagree, err := PartsOfManagers(w, mustCount(t, w))
	if err != nil || len(disagree) != 0 {
		t.Fatal(err, disagree)
	}
	for _, p := range parts {
		if p.Award != "mess.cgm" {
			continue
		}
		cents := "nil"
		if p.Cents != nil {
			cents = fmt.Sprint(*p.Cents)
		}
		want := map[string]string{"passed_on_by_name": "nil", "passed_on_not_named": "360000000", "used_by_manager": "nil", "not_found": "180000000"}[p.Part]
		if cents != want {
			t.Errorf("%s = %s, want %s", p.Part, cents, want)
		}
	}
}

func TestAClassCountsWhatItsNamedPartsLeaveOver(t *testing.T) {
	// Register rows F0135, F0136 and F0137: at least 500 000 $ to a class that
	// contains two named groups.
	root := Award{Key: "root", Receiver: Party{Kind: Named}, Hop: ToManager, Origin: OwnBudget, Form: Grant, Money: Public}
	child := func(key string, kind PartyKind) Award {
		return Award{Key: key, Receiver: Party{Kind: kind}, Hop: ToRecipient, Origin: PassedOn, Form: Grant, Money: Public, Parents: []string{"root"}}
	}
	figure := func(key, award string, cents int64, q Qualifier) Figure {
		return Figure{Key: key, Award: award, Amount: cad(cents, q, 100), Stage: Reported, Basis: SeveralYears, Unit: Whole}
	}
	w := World{
		Awards:    []Award{root, child("class", Class), child("a", Named), child("b", Named)},
		Figures:   []Figure{figure("W", "class", 50000000, AtLeast), figure("A", "a", 14561600, Exact), figure("B", "b", 3401300, Exact)},
		Relations: []Relation{{From: "A", To: "W", Relation: "part_of", Axis: "recipient"}, {From: "B", To: "W", Relation: "part_of", Axis: "recipient"}},
	}
	c := mustCount(t, w)
	if r := rowOf(c, "W"); r.ReachingCents != 50000000-14561600-3401300 {
		t.Errorf("the class adds %d", r.ReachingCents)
	}
	if got := totals(c)["reaching reported"]; got != 50000000 {
		t.Errorf("reaching %d, want the whole once", got)
	}
	w.Awards[1].Receiver.Kind = Named
	if r := rowOf(mustCount(t, w), "A"); r.Because != "part_of_whole" {
		t.Errorf("a part of a sum to one named body: %+v", r)
	}
}

func TestMoneyOutsideTheTotalsHasItsReason(t *testing.T) {
	base := Award{Key: "x", Receiver: Party{Kind: Named}, Hop: ToRecipient, Origin: OwnBudget, Form: Grant, Money: Public}
	for because, change := range map[string]func(*Award, *Figure){
		"private_money":     func(a *Award, _ *Figure) { a.Money = Private },
		"mixed_money":       func(a *Award, _ *Figure) { a.Money = MixedMoney },
		"money_not_stated":  func(a *Award, _ *Figure) { a.Money = MoneyNotStated },
		"loan":              func(a *Award, _ *Figure) { a.Form = Loan },
		"in_kind":           func(a *Award, _ *Figure) { a.Form = InKind },
		"tax_credit":        func(a *Award, _ *Figure) { a.Form = TaxCredit },
		"mixed_form":        func(a *Award, _ *Figure) { a.Form = MixedForm },
		"form_not_stated":   func(a *Award, _ *Figure) { a.Form = FormNotStated },
		"origin_not_stated": func(a *Award, _ *Figure) { a.Origin = OriginNotStated },
		"own_contribution":  func(a *Award, _ *Figure) { a.Origin = OwnContribution },
		"hop_not_stated":    func(a *Award, _ *Figure) { a.Hop = HopNotStated },
		"not_whole":         func(_ *Award, f *Figure) { f.Unit = PerRecipient },
		"excluded":          func(_ *Award, f *Figure) { f.Verdict = "excluded" },
		"chain_not_public":  func(a *Award, _ *Figure) { a.Origin = PassedOn },
	} {
		a, f := base, Figure{Key: "f", Award: "x", Amount: cad(100, Exact, 100), Stage: Paid, Basis: OneYear, Unit: Whole}
		change(&a, &f)
		r := rowOf(mustCount(t, World{Awards: []Award{a}, Figures: []Figure{f}}), "f")
		if r.Because != because || r.Enters || r.Reaches || r.EnteringCents+r.ReachingCents != 0 {
			t.Errorf("%s: %+v", because, r)
		}
		if !Reasons.Has(because) {
			t.Errorf("%s is not in the list of reasons", because)
		}
	}
	w := World{Awards: []Award{base}, Figures: []Figure{{Key: "f", Award: "x", Amount: cad(100, Exact, 100), Stage: Paid, Unit: Whole, Evidence: "e"}},
		Sources: map[string]Source{"e": {State: "unproven"}}}
	if r := rowOf(mustCount(t, w), "f"); r.Because != "unproven_source" {
		t.Errorf("unproven source: %+v", r)
	}
}

func TestWhatLeadsBackToItselfIsRefused(t *testing.T) {
	a, b := Award{Key: "a", Parents: []string{"b"}}, Award{Key: "b", Parents: []string{"a"}}
	if _, err := Count(World{Awards: []Award{a, b}}); err == nil || !strings.Contains(err.Error(), "back to itself") {
		t.Errorf("a cycle of awards: %v", err)
	}
	if _, err := Count(World{Awards: []Award{{Key: "a", Parents: []string{"z"}}}}); err == nil {
		t.Error("an unknown parent was accepted")
	}
}

// redistribution draws awards passed on under what is there already.
func redistribution(t *rapid.T, w *World, n int) {
	receivers := []PartyKind{Named, Class, NotNamed}
	for i := range n {
		parent := w.Awards[rapid.IntRange(0, len(w.Awards)-1).Draw(t, "parent")].Key
		key := fmt.Sprintf("x%02d", i)
		w.Awards = append(w.Awards, Award{Key: key, Receiver: Party{Kind: rapid.SampledFrom(receivers).Draw(t, "receiver")},
			Hop: rapid.SampledFrom([]Hop{ToManager, ToPartner, ToRecipient}).Draw(t, "hop"), Origin: PassedOn, Form: Grant, Money: Public, Parents: []string{parent}})
		w.Figures = append(w.Figures, Figure{Key: "fx" + key, Award: key, Amount: cad(rapid.Int64Range(1, 50_000_000).Draw(t, "cents"), Exact, 1),
			Stage: rapid.SampledFrom([]Stage{Announced, Reported, Paid}).Draw(t, "stage"), Basis: NotStated, Unit: Whole})
	}
}

func TestRedistributionNeverChangesWhatEntered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := dataide()
		before := totals(mustCount(t, w))
		redistribution(t, &w, rapid.IntRange(0, 12).Draw(t, "n"))
		after := totals(mustCount(t, w))
		for _, s := range Stages.Values() {
			if before["entering "+s] != after["entering "+s] {
				t.Fatalf("entering %s was %d, is %d", s, before["entering "+s], after["entering "+s])
			}
		}
	})
}

func TestPartsOfAManagersMoneyEqualItToTheCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := dataide()
		redistribution(t, &w, rapid.IntRange(0, 12).Draw(t, "n"))
		c := mustCount(t, w)
		parts, disagree, err := PartsOfManagers(w, c)
		if err != nil {
			t.Fatal(err)
		}
		sums := map[string]int64{}
		for _, p := range parts {
			base := c.Chosen[p.Award][p.Stage]
			if p.Cents != nil {
				sums[p.Award+string(p.Stage)] += *p.Cents
				if *p.Cents < 0 || p.Amount.Qualifier != base.Amount.Qualifier {
					t.Fatalf("%+v does not carry the word of %+v", p, base.Amount)
				}
			}
			if p.Part == "not_found" && sums[p.Award+string(p.Stage)] != base.Amount.Cents {
				t.Fatalf("parts of %s add up to %d, not %d", p.Award, sums[p.Award+string(p.Stage)], base.Amount.Cents)
			}
		}
		for _, d := range disagree {
			if d.By <= 0 {
				t.Fatalf("%+v", d)
			}
		}
	})
}

func TestOrderNeverChangesATotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := dataide()
		redistribution(t, &w, 8)
		want := fmt.Sprint(mustCount(t, w).Rows)
		w.Awards = rapid.Permutation(w.Awards).Draw(t, "awards")
		w.Figures = rapid.Permutation(w.Figures).Draw(t, "figures")
		w.Relations = rapid.Permutation(w.Relations).Draw(t, "relations")
		if got := fmt.Sprint(mustCount(t, w).Rows); got != want {
			t.Fatalf("rows %s, want %s", got, want)
		}
	})
}

func TestComparisonsNameWhatDiffers(t *testing.T) {
	w := dataide()
	entering, reported, announced := w.Figures[0], w.Figures[7], w.Figures[5]
	c := Compare(reported, entering)
	if fmt.Sprint(c.Differs) != "[stage]" || plain(PrintRatio(*c.Ratio, "fr")) != "au plus 72 %" {
		t.Errorf("%+v", c)
	}
	c = Compare(announced, entering)
	if len(c.Differs) != 0 || plain(PrintRatio(*c.Ratio, "en")) != "at most 67%" {
		t.Errorf("%+v", c)
	}
	if got := LikeForLike(entering, entering); fmt.Sprint(got) != "[period scope region]" {
		t.Errorf("what is not stated was taken as equal: %v", got)
	}
}
