package funding

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func mustChains(t interface{ Fatal(...any) }, w World) []Chain {
	chains, err := Chains(w, mustCount(t, w))
	if err != nil {
		t.Fatal(err)
	}
	return chains
}

func chainOf(chains []Chain, programme, organization string, stage Stage) Chain {
	for _, c := range chains {
		if c.Programme == programme && c.Organization == organization && c.Stage == stage {
			return c
		}
	}
	return Chain{}
}

// line writes a ribbon as a test reads it: kind, from, to, amount, what holds it.
func line(c Chain, r Ribbon) string {
	who := func(n int) string {
		node := c.Nodes[n]
		if len(node.Party.Organizations) > 0 {
			return node.Role + " " + strings.Join(node.Party.Organizations, "+")
		}
		return node.Role
	}
	amount := "not found"
	if r.Amount.Currency != "" && r.Figure != "" {
		amount = plain(Print(r.Amount, "en"))
	} else if r.Amount.Currency != "" {
		amount = plain(PrintComputed(r.Amount, r.PrintStep, "en")) + " computed"
	}
	out := fmt.Sprintf("%s: %s > %s, %s", r.Kind, who(r.From), who(r.To), amount)
	if r.Named {
		out += ", named"
	}
	if r.Inside >= 0 {
		out += fmt.Sprintf(", in %d", r.Inside)
	}
	if r.Awards > 1 {
		out += fmt.Sprintf(", %d awards", r.Awards)
	}
	return out
}

func lines(c Chain) string {
	var out []string
	for _, r := range c.Ribbons {
		out = append(out, line(c, r))
	}
	return strings.Join(out, "\n")
}

func TestTheChainOfDATAideIsDrawnOnceAtEachStage(t *testing.T) {
	chains := mustChains(t, dataide())
	announced := strings.Join([]string{
		"payer_part: payer mess > manager cgm, $4M, named",
		// 5.4 at least, less 4 with a step of 1 M$
		"payer_rest: payer mess > manager cgm, at least about $1.4M computed, named",
		"award: manager cgm > recipient, $3.6M",
		"link: manager cgm > partner nord-ouvert, not found, named, in 4",
		// 5.4 at least, less 3.6
		"not_found: manager cgm > use, at least about $1.8M computed",
		"used: manager cgm > use, not found, in 4",
	}, "\n")
	reported := strings.Join([]string{
		"link: payer mess > manager cgm, not found, named",
		"award: manager cgm > recipient, $3.9M",
		"link: manager cgm > partner nord-ouvert, not found, named",
	}, "\n")
	for _, c := range []struct {
		name  string
		chain Chain
		want  string
	}{
		{"the programme, announced", chainOf(chains, "dataide", "", Announced), announced},
		{"the programme, reported", chainOf(chains, "dataide", "", Reported), reported},
		{"its manager, announced", chainOf(chains, "", "cgm", Announced), announced},
		{"its manager, reported", chainOf(chains, "", "cgm", Reported), reported},
	} {
		if got := lines(c.chain); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
	if len(chains) != 4 {
		t.Errorf("%d chains, want two of the programme and two of its manager", len(chains))
	}
}

func TestAClassIsDrawnForWhatItsNamedPartsLeaveOver(t *testing.T) {
	// Register rows F0135, F0136 and F0137: at least 500 000 $, of which
	// 145 616 $ and 34 013 $ are named: at least 320 371 $ are left.
	root := Award{Key: "root", Programme: "p", Payer: named("qc"), Receiver: named("manager"), Hop: ToManager, Origin: OwnBudget, Form: Grant, Money: Public}
	child := func(key string, receiver Party) Award {
		return Award{Key: key, Programme: "p", Payer: named("manager"), Receiver: receiver, Hop: ToRecipient, Origin: PassedOn, Form: Grant, Money: Public, Parents: []string{"root"}}
	}
	figure := func(key, award string, cents int64, q Qualifier) Figure {
		return Figure{Key: key, Award: award, Amount: cad(cents, q, 100), Stage: Reported, Basis: SeveralYears, Unit: Whole}
	}
	w := World{
		Awards:    []Award{root, child("class", Party{Kind: Class}), child("a", named("baladeur")), child("b", named("portail"))},
		Figures:   []Figure{figure("W", "class", 50_000_000, AtLeast), figure("A", "a", 14_561_600, Exact), figure("B", "b", 3_401_300, Exact)},
		Relations: []Relation{{From: "A", To: "W", Relation: "part_of", Axis: "recipient"}, {From: "B", To: "W", Relation: "part_of", Axis: "recipient"}},
	}
	want := strings.Join([]string{
		"link: payer qc > manager manager, not found, named",
		"award: manager manager > recipient, at least $320,371 computed",
		"award: manager manager > recipient baladeur, $145,616, named",
		"award: manager manager > recipient portail, $34,013, named",
	}, "\n")
	if got := lines(chainOf(mustChains(t, w), "p", "", Reported)); got != want {
		t.Errorf("a class:\n%s\nwant\n%s", got, want)
	}
	w.Awards[1].Receiver = named("one-body")
	want = strings.Join([]string{
		"link: payer qc > manager manager, not found, named",
		"award: manager manager > recipient one-body, at least $500,000, named",
	}, "\n")
	if got := lines(chainOf(mustChains(t, w), "p", "", Reported)); got != want {
		t.Errorf("one named body holds its parts:\n%s\nwant\n%s", got, want)
	}
}

func named(keys ...string) Party { return Party{Kind: Named, Organizations: keys} }

// wide is one manager with so many named recipients, each of i dollars.
func wide(recipients int) World {
	w := World{Awards: []Award{{Key: "root", Programme: "p", Payer: named("qc"), Receiver: named("manager"), Hop: ToManager, Origin: OwnBudget, Form: Grant, Money: Public}},
		Figures: []Figure{{Key: "R", Award: "root", Amount: cad(10_000_000, Exact, 100), Stage: Paid, Basis: OneYear, Unit: Whole}}}
	for i := range recipients {
		key := fmt.Sprintf("r%05d", i+1)
		w.Awards = append(w.Awards, Award{Key: key, Programme: "p", Payer: named("manager"), Receiver: named(key), Hop: ToRecipient, Origin: PassedOn, Form: Grant, Money: Public, Parents: []string{"root"}})
		w.Figures = append(w.Figures, Figure{Key: "f" + key, Award: key, Amount: cad(int64(i+1)*100, Exact, 100), Stage: Paid, Basis: OneYear, Unit: Whole})
	}
	return w
}

func TestPastTwelveRecipientsTheRestAreOneRibbon(t *testing.T) {
	c := chainOf(mustChains(t, wide(20)), "p", "", Paid)
	// 20 recipients of 1 $ to 20 $: the 12 widest are 9 $ to 20 $, the other
	// eight 1+2+...+8 = 36 $; 100 000 $ less 210 $ were not found.
	at := slices.IndexFunc(c.Ribbons, func(r Ribbon) bool { return r.Kind == OthersRibbon })
	if at < 0 {
		t.Fatalf("no ribbon of others:\n%s", lines(c))
	}
	if got, want := line(c, c.Ribbons[at]), "others: manager manager > others, $36 computed, named, 8 awards"; got != want || len(c.Ribbons[at].Operands) != 8 {
		t.Errorf("%s (%d operands), want %s of 8", got, len(c.Ribbons[at].Operands), want)
	}
	if n := len(c.Ribbons); n != 1+12+1+2 {
		t.Errorf("%d ribbons:\n%s", n, lines(c))
	}
	if left := c.Ribbons[len(c.Ribbons)-2]; left.Kind != NotFoundRibbon || left.Cents != 10_000_000-21_000 {
		t.Errorf("%s, want 99,790 $ not found", line(c, left))
	}
}

func TestAPictureStaysBoundedWhateverTheWorld(t *testing.T) {
	w := wide(3000)
	for i := range 400 { // payers of their own, each to one recipient
		key := fmt.Sprintf("p%05d", i)
		w.Awards = append(w.Awards, Award{Key: key, Programme: "p", Payer: named(key), Receiver: named("x" + key), Hop: ToRecipient, Origin: OwnBudget, Form: Grant, Money: Public})
		w.Figures = append(w.Figures, Figure{Key: "f" + key, Award: key, Amount: cad(int64(i+1), Exact, 1), Stage: Paid, Basis: OneYear, Unit: Whole})
	}
	c := chainOf(mustChains(t, w), "p", "", Paid)
	if len(c.Ribbons) > mostRibbons || len(c.Nodes) > 2*mostRibbons {
		t.Errorf("%d ribbons, %d nodes", len(c.Ribbons), len(c.Nodes))
	}
	awards := map[string]bool{}
	drawn := 0
	for _, r := range c.Ribbons {
		if r.Kind == AwardRibbon && !awards[r.Award] || r.Kind == OthersRibbon {
			awards[r.Award] = true
			drawn += r.Awards
		}
	}
	if drawn != len(w.Awards) {
		t.Errorf("%d awards are drawn or counted in a ribbon of others, of %d", drawn, len(w.Awards))
	}
}

func TestSumsOfTwoBasesAreNeverOneRibbon(t *testing.T) {
	w := wide(20)
	for i := range w.Figures {
		if i%2 == 1 {
			w.Figures[i].Basis = SeveralYears
		}
	}
	for _, r := range chainOf(mustChains(t, w), "p", "", Paid).Ribbons {
		bases := map[Basis]bool{}
		for _, o := range r.Operands {
			for _, f := range w.Figures {
				if f.Key == o.Figure && r.Kind == OthersRibbon {
					bases[f.Basis] = true
				}
			}
		}
		if len(bases) > 1 {
			t.Errorf("one sum of %v", bases)
		}
	}
}

func TestASumGoesThroughTheBodyThatPassesItOn(t *testing.T) {
	w := World{
		Awards: []Award{
			{Key: "root", Programme: "p", Payer: named("qc"), Receiver: Party{Kind: Class, Class: "managers"}, Hop: ToManager, Origin: OwnBudget, Form: Grant, Money: Public},
			{Key: "child", Programme: "p", Payer: named("one"), Receiver: Party{Kind: Class, Class: "groups"}, Hop: ToRecipient, Origin: PassedOn, Form: Grant, Money: Public, Parents: []string{"root"}},
		},
		Figures: []Figure{
			{Key: "R", Award: "root", Amount: cad(1000, Exact, 100), Stage: Paid, Basis: OneYear, Unit: Whole},
			{Key: "C", Award: "child", Amount: cad(300, Exact, 100), Stage: Paid, Basis: OneYear, Unit: Whole},
		},
	}
	want := strings.Join([]string{
		"award: payer qc > manager, $10",
		"through: manager > manager one, $3, named",
		"not_found: manager > use, $7 computed",
		"used: manager > use, not found, in 2",
		"award: manager one > recipient, $3",
	}, "\n")
	if got := lines(chainOf(mustChains(t, w), "p", "", Paid)); got != want {
		t.Errorf("\n%s\nwant\n%s", got, want)
	}
}

// What leaves a manager of one award's money, with what was not found, is what
// came in; or more was passed on than received and no rest is drawn.
func TestWhatLeavesAManagerIsWhatCameIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := dataide()
		redistribution(t, &w, rapid.IntRange(0, 30).Draw(t, "n"))
		counting := mustCount(t, w)
		_, disagree, err := PartsOfManagers(w, counting)
		if err != nil {
			t.Fatal(err)
		}
		chains, err := Chains(w, counting)
		if err != nil {
			t.Fatal(err)
		}
		manages := map[string]bool{}
		for _, a := range w.Awards {
			manages[a.Key] = a.Hop == ToManager
		}
		for _, c := range chains {
			in, out, rest := map[string]int64{}, map[string]int64{}, map[string]bool{}
			for _, r := range c.Ribbons {
				switch r.Kind {
				case AwardRibbon, ThroughRibbon, OthersRibbon, NotFoundRibbon:
					out[r.Base] += r.Cents
				}
				switch {
				case r.Whole != "":
					in[r.Whole] += r.Cents
				case r.Kind == AwardRibbon:
					in[r.Award] += r.Cents
				}
				rest[r.Base] = rest[r.Base] || r.Kind == NotFoundRibbon
			}
			for base := range rest {
				apart := slices.ContainsFunc(disagree, func(d Disagreement) bool { return d.Award == base && d.Stage == c.Stage })
				if manages[base] && in[base] > 0 && out[base] != in[base] && !apart {
					t.Fatalf("%s %s: %d came to %s, %d left\n%s", c.Programme+c.Organization, c.Stage, in[base], base, out[base], lines(c))
				}
				if base != "" && apart && rest[base] {
					t.Fatalf("%s: more was passed on than received and a rest is drawn", base)
				}
			}
		}
	})
}

func TestOrderNeverChangesAChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := dataide()
		redistribution(t, &w, 10)
		want := fmt.Sprint(mustChains(t, w))
		w.Awards = rapid.Permutation(w.Awards).Draw(t, "awards")
		w.Figures = rapid.Permutation(w.Figures).Draw(t, "figures")
		w.Relations = rapid.Permutation(w.Relations).Draw(t, "relations")
		if got := fmt.Sprint(mustChains(t, w)); got != want {
			t.Fatalf("chains %s\nwant %s", got, want)
		}
	})
}

func TestEveryPlaceOfAChainExists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := dataide()
		redistribution(t, &w, rapid.IntRange(0, 60).Draw(t, "n"))
		for _, c := range mustChains(t, w) {
			for i, r := range c.Ribbons {
				if r.From < 0 || r.From >= len(c.Nodes) || r.To < 0 || r.To >= len(c.Nodes) || r.Inside >= len(c.Ribbons) || r.Inside == i {
					t.Fatalf("%+v of %d nodes", r, len(c.Nodes))
				}
				if c.Nodes[r.From].Column >= c.Nodes[r.To].Column {
					t.Fatalf("a ribbon goes back: %s", line(c, r))
				}
				if r.Inside >= 0 && c.Ribbons[r.Inside].Kind != NotFoundRibbon {
					t.Fatalf("%s lies in %s", line(c, r), line(c, c.Ribbons[r.Inside]))
				}
			}
			if len(c.Ribbons) > 3*mostRibbons {
				t.Fatalf("%d ribbons", len(c.Ribbons))
			}
		}
	})
}
