package funding_test

import (
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sillage/db/funding"
)

func one(a funding.Amount) funding.Total {
	return funding.Total{Amount: a, PrintStep: a.Step, Count: 1}
}

func dollars(d int64, q funding.Qualifier, step int64) funding.Amount {
	return funding.Amount{Cents: d * 100, Currency: "CAD", Qualifier: q, Step: step * 100}
}

// The amounts are those of the register, each with its id.
var (
	atLeast5400000 = dollars(5_400_000, funding.AtLeast, 100_000) // F0001
	average181038  = dollars(181_038, funding.Exact, 1)           // F0119
	average167000  = dollars(167_000, funding.Exact, 1_000)       // N0003
	average198816  = dollars(198_816, funding.Exact, 1)           // N0025
	rule60000      = dollars(60_000, funding.Exact, 1)            // N0083
	increase15M    = dollars(15_000_000, funding.Exact, 1_000_000)
	increase1978k  = dollars(1_978_500, funding.Exact, 1) // F0049
	level904M      = dollars(904_300_000, funding.Exact, 100_000)
	exact4M        = dollars(4_000_000, funding.Exact, 1_000_000) // F0004
)

func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func TestWhatTheSameMoneyWouldBe(t *testing.T) {
	cases := []struct {
		name   string
		got    func() (funding.Quotient, error)
		fr, en string
	}{
		// 5 400 000 / 181 038 = 29.828...; 29 x 181 038 = 5 250 102, rest 149 898; 149 898 / 181 038 = 0.82
		{"one-year grants at the average of F0119", groups(atLeast5400000, average181038, 1), "au moins environ 29,8", "at least about 29.8"},
		// 3 x 181 038 = 543 114; 5 400 000 / 543 114 = 9.9427; 9 x 543 114 = 4 888 026, rest 511 974; / 543 114 = 0.94
		{"groups for three years at the average of F0119", groups(atLeast5400000, average181038, 3), "au moins environ 9,9", "at least about 9.9"},
		// 3 x 60 000 = 180 000; 30 x 180 000 = 5 400 000, no rest: the bound stays sharp
		{"groups for three years at the first grant of N0083", groups(atLeast5400000, rule60000, 3), "au moins 30", "at least 30"},
		// 90 x 60 000 = 5 400 000
		{"groups for one year at the first grant of N0083", groups(atLeast5400000, rule60000, 1), "au moins 90", "at least 90"},
		// 5 400 000 / 167 000 = 32.335; 32 x 167 000 = 5 344 000, rest 56 000; / 167 000 = 0.33
		{"one-year grants at the average of N0003", groups(atLeast5400000, average167000, 1), "au moins environ 32,3", "at least about 32.3"},
		// 3 x 198 816 = 596 448; 5 400 000 / 596 448 = 9.0536; 9 x 596 448 = 5 368 032, rest 31 968; / 596 448 = 0.05: down to 9.0
		{"groups for three years at the average of N0025", groups(atLeast5400000, average198816, 3), "au moins environ 9,0", "at least about 9.0"},
		// 5.4 / 15 = 0.36: no rest, but 15 M$ is printed to the million
		{"share of the increase of N0001", share(atLeast5400000, increase15M), "au moins environ 36", "at least about 36"},
		// 5 400 000 / 904 300 000 = 0.0059714...: 0.59 percent, down
		{"share of the level of N0065", share(atLeast5400000, level904M), "au moins environ 0,59", "at least about 0.59"},
		// 5 400 000 / 1 978 500 = 2.7293; 2 x 1 978 500 = 3 957 000, rest 1 443 000; / 1 978 500 = 0.72
		{"years of the increase of F0049", years(atLeast5400000, increase1978k), "au moins environ 2,7", "at least about 2.7"},
		// 4 000 000 / 60 000 = 66.67, to the nearest: 66.7; 4 M$ is printed to the million
		{"an amount without a word", groups(exact4M, rule60000, 1), "environ 66,7", "about 66.7"},
		// 60 000 / 60 000 = 1
		{"one grant", groups(rule60000, rule60000, 1), "1", "1"},
		// 60 000 / at least 5 400 000 = 1/90 = 1.111 percent, up to 1.2
		{"a whole that is at least so much", share(rule60000, atLeast5400000), "au plus environ 1,2", "at most about 1.2"},
		// 60 000 / 904 300 000 = 0.0066350 percent: two digits are printed
		{"a small share keeps two digits", share(rule60000, level904M), "environ 0,0066", "about 0.0066"},
		// 904 300 000 / 60 000 = 15 071.67
		{"a large number keeps its thousands", groups(level904M, rule60000, 1), "environ 15 071,7", "about 15,071.7"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			q, err := c.got()
			if err != nil {
				t.Fatal(err)
			}
			if fr, en := plain(funding.PrintQuotient(q, "fr")), plain(funding.PrintQuotient(q, "en")); fr != c.fr || en != c.en {
				t.Errorf("%q, %q, want %q, %q", fr, en, c.fr, c.en)
			}
		})
	}
}

func groups(sum, each funding.Amount, years int64) func() (funding.Quotient, error) {
	return func() (funding.Quotient, error) { return funding.GroupsFor(one(sum), each, years) }
}

func share(sum, whole funding.Amount) func() (funding.Quotient, error) {
	return func() (funding.Quotient, error) { return funding.ShareOf(one(sum), whole) }
}

func years(sum, yearly funding.Amount) func() (funding.Quotient, error) {
	return func() (funding.Quotient, error) { return funding.YearsOf(one(sum), yearly) }
}

func TestWhatEachGroupWouldHave(t *testing.T) {
	cases := []struct {
		name          string
		sum           funding.Amount
		groups, years int64
		fr, en        string
	}{
		// 5 400 000 / (500 x 3) = 3 600
		{"500 groups for three years", atLeast5400000, 500, 3, "au moins 3 600 $", "at least $3,600"},
		// 5 400 000 / 700 = 7 714.28..., down
		{"a bound is rounded to its safe side", atLeast5400000, 700, 1, "au moins 7 714 $", "at least $7,714"},
		// 4 000 000 / 3 = 1 333 333.33
		{"an amount without a word becomes about", exact4M, 3, 1, "environ 1 333 333 $", "about $1,333,333"},
		// 60 000 / 4 = 15 000
		{"an exact amount stays so", rule60000, 4, 1, "15 000 $", "$15,000"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			each, err := funding.EachOf(one(c.sum), c.groups, c.years)
			if err != nil {
				t.Fatal(err)
			}
			if fr, en := plain(funding.PrintTotal(each, "fr")), plain(funding.PrintTotal(each, "en")); fr != c.fr || en != c.en {
				t.Errorf("%q, %q, want %q, %q", fr, en, c.fr, c.en)
			}
		})
	}
}

func TestWhatHasNoHonestAnswerIsRefused(t *testing.T) {
	usd := rule60000
	usd.Currency = "USD"
	cases := []struct {
		name string
		got  func() (funding.Quotient, error)
		want error
	}{
		{"two currencies", groups(atLeast5400000, usd, 1), funding.ErrCurrency},
		{"at least / at least", share(atLeast5400000, atLeast5400000), funding.ErrNotComputed},
		{"at least / about", share(atLeast5400000, dollars(10, funding.About, 1)), funding.ErrNotComputed},
		{"up to / exact", share(dollars(10, funding.UpTo, 1), rule60000), funding.ErrNotComputed},
		{"no year", groups(atLeast5400000, rule60000, 0), funding.ErrDivisor},
		{"nothing each", groups(atLeast5400000, dollars(0, funding.Exact, 1), 1), funding.ErrDivisor},
		{"a negative sum", groups(dollars(-1, funding.Exact, 1), rule60000, 1), funding.ErrDivisor},
		{"years without end", groups(atLeast5400000, rule60000, math.MaxInt64), funding.ErrOverflow},
		{"a share too small to print", share(dollars(1, funding.Exact, 1), dollars(900_000_000_000_000, funding.Exact, 1)), funding.ErrTooSmall},
		{"a sum of mixed words", func() (funding.Quotient, error) {
			return funding.ShareOf(funding.Total{Amount: rule60000, Mixed: true, Count: 2}, rule60000)
		}, funding.ErrNotComputed},
		{"a sum of nothing", func() (funding.Quotient, error) { return funding.ShareOf(funding.Total{}, rule60000) }, funding.ErrNotComputed},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if q, err := c.got(); !errors.Is(err, c.want) {
				t.Errorf("%+v, %v, want %v", q, err, c.want)
			}
		})
	}
	if _, err := funding.EachOf(one(rule60000), 0, 1); !errors.Is(err, funding.ErrDivisor) {
		t.Errorf("shared among nobody: %v", err)
	}
	if _, err := funding.EachOf(one(rule60000), 200_000, 1); !errors.Is(err, funding.ErrTooSmall) {
		t.Errorf("less than a dollar each: %v", err)
	}
}

func TestASumOfSeveralSaysAboutBesideItsBound(t *testing.T) {
	total, err := funding.Sum([]funding.Amount{atLeast5400000, exact4M})
	if err != nil {
		t.Fatal(err)
	}
	// 9 400 000 / 60 000 = 156.67: a rest, and 4 M$ is printed to the million
	q, err := funding.GroupsFor(total, rule60000, 1)
	if err != nil || plain(funding.PrintQuotient(q, "fr")) != "au moins environ 156,6" {
		t.Errorf("%q, %v", funding.PrintQuotient(q, "fr"), err)
	}
	// 9 400 000 / 100 000 = 94, no rest: the sum itself is not sharp
	q, err = funding.GroupsFor(total, dollars(100_000, funding.Exact, 1), 1)
	if err != nil || plain(funding.PrintQuotient(q, "en")) != "at least about 94" {
		t.Errorf("%q, %v", funding.PrintQuotient(q, "en"), err)
	}
}

// A bound never says more than the division allows.
func TestABoundIsNeverRoundedAgainstItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sum := rapid.Int64Range(1, 1_000_000_000_000).Draw(t, "sum")
		each := rapid.Int64Range(1, 1_000_000_000).Draw(t, "each")
		word := rapid.SampledFrom([]funding.Qualifier{funding.AtLeast, funding.Exact}).Draw(t, "word")
		n := rapid.Int64Range(1, 30).Draw(t, "years")
		a := funding.Amount{Cents: sum, Currency: "CAD", Qualifier: word, Step: 1}
		b := funding.Amount{Cents: each, Currency: "CAD", Qualifier: funding.Exact, Step: 1}
		if word == funding.Exact {
			b.Qualifier = funding.AtLeast // exact / at_least = up_to
		}
		q, err := funding.GroupsFor(one(a), b, n)
		if errors.Is(err, funding.ErrTooSmall) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		unit := int64(1)
		for range q.Value.Decimals {
			unit *= 10
		}
		said, truth := big.NewRat(q.Value.Mantissa, unit), new(big.Rat).Quo(big.NewRat(sum, each), big.NewRat(n, 1))
		if word == funding.Exact {
			said, truth = truth, said // the upper bound is the greater one
		}
		if apart := new(big.Rat).Sub(truth, said); apart.Sign() < 0 || apart.Cmp(big.NewRat(1, unit)) >= 0 {
			t.Fatalf("%s %v of %d / (%d x %d)", q.Qualifier, q.Value, sum, each, n)
		}
	})
}

func TestAspectsThatAskForANote(t *testing.T) {
	sum := funding.Setting{Region: "Québec", Stage: "announced", Basis: "several_years", Scope: "community", Form: "grant", Money: "public"}
	average := funding.Setting{FiscalFrom: "2023-2024", FiscalUntil: "2023-2024", Region: "Québec", Stage: "reported", Basis: "one_year", Scope: "community", Form: "grant", Money: "public"}
	rule := average
	rule.Region = "Montréal"
	dated := sum
	dated.FiscalFrom, dated.FiscalUntil = "2023-2024", "2023-2024"
	cases := []struct {
		name string
		a, b funding.Setting
		want string // aspects that ask, with their verdicts
	}{
		{"the year of the sum is not stated", sum, average, "period not_stated, stage differs"},
		{"another region too", sum, rule, "period not_stated, region differs, stage differs"},
		{"the same year and region, another stage", dated, average, "stage differs"},
		{"another year", funding.Setting{FiscalFrom: "2021-2022", Region: "Québec", Stage: "reported", Scope: "community"}, average, "period differs"},
		{"another scope", funding.Setting{FiscalFrom: "2023-2024", FiscalUntil: "2023-2024", Region: "Québec", Stage: "reported", Scope: "business"}, average, "scope differs"},
		{"a reader’s own amount", funding.Setting{}, average, "period not_stated, region not_stated, stage not_stated, scope not_stated"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var asks []string
			for _, a := range funding.Aspects(c.a, c.b) {
				if a.Asks() {
					asks = append(asks, a.Code+" "+a.Verdict)
				}
			}
			if got := strings.Join(asks, ", "); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
