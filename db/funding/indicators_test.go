package funding_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sillage/db/funding"
)

// Synthetic bodies and amounts.

type flow struct {
	key, programme, payer, receiver string
	hop                             funding.Hop
	dollars                         int64
	word                            funding.Qualifier
	year, region                    string
	basis                           funding.Basis
}

func (f flow) in(w *funding.World) {
	party := func(name string) funding.Party {
		if name == "" {
			return funding.Party{Kind: funding.Class, Class: "groups"}
		}
		return funding.Party{Kind: funding.Named, Organizations: []string{name}}
	}
	if f.basis == "" {
		f.basis = funding.OneYear
	}
	w.Awards = append(w.Awards, funding.Award{Key: f.key, Programme: f.programme, Payer: party(f.payer), Receiver: party(f.receiver), Hop: f.hop,
		Origin: funding.OwnBudget, Form: funding.Grant, Mode: funding.Project, Scope: "community", Money: funding.Public})
	if f.dollars == 0 {
		return
	}
	w.Figures = append(w.Figures, funding.Figure{Key: "f." + f.key, Award: f.key, Amount: dollars(f.dollars, f.word, 1), Stage: funding.Announced,
		Basis: f.basis, Unit: funding.Whole, Region: f.region, FiscalFrom: f.year, FiscalUntil: f.year, Verdict: "ok"})
}

// read computes the indicators of flows and prints them, one a line.
func read(t *testing.T, under map[string]map[string]bool, flows ...flow) []string {
	t.Helper()
	var w funding.World
	for _, f := range flows {
		f.in(&w)
	}
	counting, err := funding.Count(w)
	if err != nil {
		t.Fatal(err)
	}
	all, err := funding.Indicators(w, counting, under)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, i := range all {
		line := strings.Join([]string{i.Kind, i.Programme + i.Organization, string(i.Stage), i.Payer}, " ")
		switch {
		case i.Ratio != nil:
			var top, bottom int64
			for _, o := range i.Operands {
				if o.Sign == 2 {
					top += o.Cents
				} else {
					bottom += o.Cents
				}
			}
			line += fmt.Sprintf(" %s %d of 1000, %d / %d", i.Ratio.Qualifier, i.Ratio.Permille, top/100, bottom/100)
		case i.Because != "":
			line += " not computed: " + i.Because
		default:
			for _, m := range i.Managed {
				line += " " + m.Programme + "(" + strings.Join(m.Awards, "+") + ")"
			}
		}
		out = append(out, strings.Join(strings.Fields(line), " "))
	}
	return out
}

var (
	alone  = map[string]map[string]bool{"p": {"p": true}}
	family = map[string]map[string]bool{"p": {"p": true, "p1": true}, "p1": {"p1": true}, "q": {"q": true}}
)

func TestIndicatorsAreCountedAndDividedByTheirFormula(t *testing.T) {
	const year = "2023-2024"
	cases := []struct {
		name  string
		under map[string]map[string]bool
		flows []flow
		want  []string
	}{
		{"all of it goes to a manager: the whole, whatever the word", alone,
			[]flow{{"a", "p", "m", "c", funding.ToManager, 5_400_000, funding.AtLeast, year, "R", ""}},
			[]string{"manager_share p announced exact 1000 of 1000, 5400000 / 5400000", "payer_share c announced not computed: one_amount", "recurrence c p(a)"}},
		// 300 000 / (300 000 + 100 000) = 0.75
		{"three quarters go to a manager", alone,
			[]flow{{"a", "p", "m", "c", funding.ToManager, 300_000, funding.Exact, year, "R", ""}, {"b", "p", "m", "", funding.ToRecipient, 100_000, funding.Exact, year, "R", ""}},
			[]string{"manager_share p announced exact 750 of 1000, 300000 / 400000", "payer_share c announced not computed: one_amount", "recurrence c p(a)"}},
		{"a part of at least so much is at least so much of the whole", alone,
			[]flow{{"a", "p", "m", "c", funding.ToManager, 300_000, funding.AtLeast, year, "R", ""}, {"b", "p", "m", "", funding.ToRecipient, 100_000, funding.Exact, year, "R", ""}},
			[]string{"manager_share p announced at_least 750 of 1000, 300000 / 400000", "payer_share c announced not computed: one_amount", "recurrence c p(a)"}},
		{"a rest of at least so much leaves at most so much", alone,
			[]flow{{"a", "p", "m", "c", funding.ToManager, 300_000, funding.Exact, year, "R", ""}, {"b", "p", "m", "", funding.ToRecipient, 100_000, funding.AtLeast, year, "R", ""}},
			[]string{"manager_share p announced up_to 750 of 1000, 300000 / 400000", "payer_share c announced not computed: one_amount", "recurrence c p(a)"}},
		{"at least beside at least is not computed", alone,
			[]flow{{"a", "p", "m", "c", funding.ToManager, 300_000, funding.AtLeast, year, "R", ""}, {"b", "p", "m", "", funding.ToRecipient, 100_000, funding.AtLeast, year, "R", ""}},
			[]string{"manager_share p announced not computed: words", "payer_share c announced not computed: one_amount", "recurrence c p(a)"}},
		{"a share below one thousandth is not printed as nothing", alone,
			[]flow{{"a", "p", "m", "c", funding.ToManager, 10, funding.Exact, year, "R", ""}, {"b", "p", "m", "", funding.ToRecipient, 1_000_000, funding.Exact, year, "R", ""}},
			[]string{"manager_share p announced not computed: too_small", "payer_share c announced not computed: one_amount", "recurrence c p(a)"}},
		{"nothing that enters was found", alone,
			[]flow{{"a", "p", "m", "c", funding.ToManager, 0, "", "", "", ""}},
			[]string{"manager_share p not computed: entering_not_found", "recurrence c p(a)"}},
		// 60 000 / 100 000 = 0.6 and 40 000 / 100 000 = 0.4
		{"two payers of one body", alone,
			[]flow{{"a", "p", "m", "g", funding.ToRecipient, 60_000, funding.Exact, year, "R", ""}, {"b", "p", "n", "g", funding.ToRecipient, 40_000, funding.Exact, year, "R", ""}},
			[]string{"manager_share p announced exact 0 of 1000, 0 / 100000", "payer_share g announced m exact 600 of 1000, 60000 / 100000", "payer_share g announced n exact 400 of 1000, 40000 / 100000"}},
		{"one payer twice", alone,
			[]flow{{"a", "p", "m", "g", funding.ToRecipient, 60_000, funding.Exact, year, "R", ""}, {"b", "p", "m", "g", funding.ToRecipient, 40_000, funding.Exact, year, "R", ""}},
			[]string{"manager_share p announced exact 0 of 1000, 0 / 100000", "payer_share g announced m exact 1000 of 1000, 100000 / 100000"}},
		{"two bases are not added", alone,
			[]flow{{"a", "p", "m", "g", funding.ToRecipient, 60_000, funding.Exact, year, "R", ""}, {"b", "p", "n", "g", funding.ToRecipient, 40_000, funding.Exact, year, "R", funding.SeveralYears}},
			[]string{"manager_share p announced exact 0 of 1000, 0 / 100000", "payer_share g announced not computed: bases_differ"}},
		{"two years are not added", alone,
			[]flow{{"a", "p", "m", "g", funding.ToRecipient, 60_000, funding.Exact, year, "R", ""}, {"b", "p", "n", "g", funding.ToRecipient, 40_000, funding.Exact, "2022-2023", "R", ""}},
			[]string{"manager_share p announced exact 0 of 1000, 0 / 100000", "payer_share g announced not computed: periods_differ"}},
		{"years that are not stated are not taken as equal", alone,
			[]flow{{"a", "p", "m", "g", funding.ToRecipient, 60_000, funding.Exact, "", "R", ""}, {"b", "p", "n", "g", funding.ToRecipient, 40_000, funding.Exact, "", "R", ""}},
			[]string{"manager_share p announced exact 0 of 1000, 0 / 100000", "payer_share g announced not computed: periods_differ"}},
		{"two regions are not added", alone,
			[]flow{{"a", "p", "m", "g", funding.ToRecipient, 60_000, funding.Exact, year, "R", ""}, {"b", "p", "n", "g", funding.ToRecipient, 40_000, funding.Exact, year, "S", ""}},
			[]string{"manager_share p announced exact 0 of 1000, 0 / 100000", "payer_share g announced not computed: regions_differ"}},
		{"a payer that is not named", alone,
			[]flow{{"a", "p", "", "g", funding.ToRecipient, 60_000, funding.Exact, year, "R", ""}, {"b", "p", "n", "g", funding.ToRecipient, 40_000, funding.Exact, year, "R", ""}},
			[]string{"manager_share p announced exact 0 of 1000, 0 / 100000", "payer_share g announced not computed: payer_not_named"}},
		{"a phase counts with the program above it; another program counts", family,
			[]flow{{"a", "p", "m", "c", funding.ToManager, 0, "", "", "", ""}, {"b", "p1", "m", "c", funding.ToManager, 0, "", "", "", ""}, {"d", "q", "m", "c", funding.ToManager, 0, "", "", "", ""}},
			[]string{"manager_share p not computed: entering_not_found", "manager_share p1 not computed: entering_not_found", "manager_share q not computed: entering_not_found", "recurrence c p(a+b) q(d)"}},
		{"no award names its program", alone,
			[]flow{{"a", "", "m", "c", funding.ToManager, 0, "", "", "", ""}},
			[]string{"recurrence c not computed: programme_not_stated"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, c.under, c.flows...); !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}
