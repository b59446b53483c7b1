package funding

import (
	"errors"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func cad(cents int64, q Qualifier, step int64) Amount { return Amount{cents, "CAD", q, step} }

func TestAmountsComputeByTheRulesOfQualifiers(t *testing.T) {
	const fine, coarse = 100, 10_000_000
	for _, c := range []struct {
		op   string
		a, b Amount
		want Qualifier
		err  error
	}{
		{"-", cad(500, Exact, fine), cad(200, Exact, fine), Exact, nil},
		{"-", cad(540000000, Exact, coarse), cad(360000000, Exact, coarse), About, nil},
		{"-", cad(540000000, AtLeast, coarse), cad(360000000, Exact, coarse), AtLeast, nil},
		{"-", cad(540000000, Exact, coarse), cad(360000000, AtLeast, coarse), UpTo, nil},
		{"-", cad(500, About, fine), cad(200, Exact, fine), About, nil},
		{"-", cad(500, AtLeast, fine), cad(200, AtLeast, fine), "", ErrNotComputed},
		{"-", cad(500, UpTo, fine), cad(200, Exact, fine), "", ErrNotComputed},
		{"+", cad(500, AtLeast, fine), cad(200, Exact, fine), AtLeast, nil},
		{"+", cad(500, UpTo, fine), cad(200, UpTo, fine), UpTo, nil},
		{"+", cad(500, UpTo, fine), cad(200, AtLeast, fine), "", ErrNotComputed},
		{"+", cad(500, Exact, fine), Amount{200, "USD", Exact, fine}, "", ErrCurrency},
		{"-", cad(500, Exact, fine), Amount{200, "USD", Exact, fine}, "", ErrCurrency},
		{"+", cad(math.MaxInt64, Exact, fine), cad(1, Exact, fine), "", ErrOverflow},
	} {
		got, err := c.a.Plus(c.b)
		if c.op == "-" {
			got, err = c.a.Minus(c.b)
		}
		if !errors.Is(err, c.err) || (err == nil && got.Qualifier != c.want) {
			t.Errorf("%+v %s %+v = %+v, %v; want %s, %v", c.a, c.op, c.b, got, err, c.want, c.err)
		}
		if err == nil && got.Step != max(c.a.Step, c.b.Step) {
			t.Errorf("%+v %s %+v keeps step %d, want the coarsest", c.a, c.op, c.b, got.Step)
		}
	}
}

func TestRatiosSayInWhichDirectionTheyAreBound(t *testing.T) {
	whole := cad(540000000, AtLeast, 10_000_000)
	for _, c := range []struct {
		part   int64
		fr, en string
	}{
		{360000000, "au plus 67 %", "at most 67%"},
		{390000000, "au plus 72 %", "at most 72%"},
	} {
		r, err := RatioOf(cad(c.part, Exact, 10_000_000), whole)
		if err != nil {
			t.Fatal(err)
		}
		if got := plain(PrintRatio(r, "fr")); got != c.fr {
			t.Errorf("French ratio %q, want %q", got, c.fr)
		}
		if got := plain(PrintRatio(r, "en")); got != c.en {
			t.Errorf("English ratio %q, want %q", got, c.en)
		}
	}
	if _, err := RatioOf(whole, cad(0, Exact, 100)); err == nil {
		t.Error("a ratio to zero was computed")
	}
	if _, err := RatioOf(whole, cad(1, UpTo, 100)); !errors.Is(err, ErrNotComputed) {
		t.Errorf("at_least / up_to: %v, want ErrNotComputed", err)
	}
}

func plain(s string) string { return strings.ReplaceAll(s, nbsp, " ") }

func TestAmountsPrintTheDigitsOfTheirSource(t *testing.T) {
	for _, c := range []struct {
		a      Amount
		fr, en string
	}{
		{cad(540000000, AtLeast, 10_000_000), "au moins 5,4 M$", "at least $5.4M"},
		{cad(400000000, Exact, 100_000_000), "4 M$", "$4M"},
		{cad(573568250, Exact, 1), "5 735 682,50 $", "$5,735,682.50"},
		{cad(573568200, Exact, 100), "5 735 682 $", "$5,735,682"},
		{cad(47600600, Exact, 100), "476 006 $", "$476,006"},
		{cad(110_000_000_000, Exact, 10_000_000_000), "1,1 G$", "$1.1B"},
		{cad(400_000_000_000, UpTo, 100_000_000_000), "jusqu’à 4 G$", "up to $4B"},
		{cad(192000000, Exact, 1_000_000), "1,92 M$", "$1.92M"},
		{cad(50_000_000, Exact, 50_000_000), "0,5 M$", "$0.5M"},
		{cad(88_810_000_000, Exact, 10_000_000), "888,1 M$", "$888.1M"},
		{cad(-123456, Exact, 1), "−1 234,56 $", "−$1,234.56"},
	} {
		if got := plain(Print(c.a, "fr")); got != c.fr {
			t.Errorf("French %q, want %q", got, c.fr)
		}
		if got := plain(Print(c.a, "en")); got != c.en {
			t.Errorf("English %q, want %q", got, c.en)
		}
		if strings.Contains(PrintNumeral(c.a.Cents, c.a.Step, "fr"), " ") {
			t.Errorf("%+v prints a breaking space", c.a)
		}
	}
	rest := cad(140000000, AtLeast, 100_000_000)
	if got := plain(PrintComputed(rest, 10_000_000, "fr")); got != "au moins environ 1,4 M$" {
		t.Errorf("computed prints %q", got)
	}
	if got := plain(PrintComputed(rest, 10_000_000, "en")); got != "at least about $1.4M" {
		t.Errorf("computed prints %q", got)
	}
}

// readPrinted is the inverse of PrintNumeral in French, for the property only.
func readPrinted(s string) int64 {
	unit := int64(100)
	switch {
	case strings.HasSuffix(s, "G$"):
		unit = billion
	case strings.HasSuffix(s, "M$"):
		unit = million
	}
	var whole, rest, scale int64 = 0, 0, 1
	decimals := false
	for _, r := range s {
		switch {
		case r == ',':
			decimals = true
		case r >= '0' && r <= '9' && decimals:
			rest, scale = rest*10+int64(r-'0'), scale*10
		case r >= '0' && r <= '9':
			whole = whole*10 + int64(r-'0')
		}
	}
	return whole*unit + rest*unit/scale
}

func TestPrintedAmountsReadBackWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		step := rapid.SampledFrom([]int64{1, 100, 100_000, 1_000_000, 10_000_000, 50_000_000, 100_000_000, 10_000_000_000, 100_000_000_000}).Draw(t, "step")
		cents := rapid.Int64Range(0, 10_000).Draw(t, "n") * step
		if got := readPrinted(PrintNumeral(cents, step, "fr")); got != cents {
			t.Fatalf("%d cents at step %d prints %q, which reads %d", cents, step, PrintNumeral(cents, step, "fr"), got)
		}
	})
}

func TestASumDoesNotDependOnItsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Amount {
			return cad(rapid.Int64Range(0, 1e12).Draw(t, "cents"), rapid.SampledFrom([]Qualifier{Exact, AtLeast, About, UpTo}).Draw(t, "q"),
				rapid.SampledFrom([]int64{1, 100, 10_000_000}).Draw(t, "step"))
		}), 1, 8).Draw(t, "amounts")
		a, err := Sum(in)
		b, err2 := Sum(rapid.Permutation(in).Draw(t, "order"))
		if err != nil || err2 != nil || a != b {
			t.Fatalf("%+v (%v) and %+v (%v)", a, err, b, err2)
		}
	})
}

func TestFiguresOfTwoStagesAreNeverAdded(t *testing.T) {
	_, err := SumFigures([]Figure{{Stage: Announced, Amount: cad(1, Exact, 1)}, {Stage: Paid, Amount: cad(1, Exact, 1)}})
	if !errors.Is(err, ErrStage) {
		t.Errorf("got %v, want ErrStage", err)
	}
}

func TestCodeListsHaveUniqueWordsInBothLanguages(t *testing.T) {
	for _, list := range AllLists {
		seen := map[string]bool{}
		for _, c := range list.Codes {
			if seen[c.Value] {
				t.Errorf("%s: %s stands twice", list.Name, c.Value)
			}
			seen[c.Value] = true
			if (c.FR == "" || c.EN == "") && c.Value != "exact" {
				t.Errorf("%s: %s lacks a label", list.Name, c.Value)
			}
			if (c.MeaningFR == "") != (c.MeaningEN == "") {
				t.Errorf("%s: %s has a meaning in one language only", list.Name, c.Value)
			}
		}
	}
}

func TestDatesKeepTheirPrecision(t *testing.T) {
	for _, c := range []struct{ in, fr, en string }{
		{"2022-03-14", "14 mars 2022", "14 March 2022"}, {"2022-04-01", "1er avril 2022", "1 April 2022"},
		{"2021-10", "octobre 2021", "October 2021"}, {"2024", "2024", "2024"}, {"", "", ""},
	} {
		d, err := ParseDate(c.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := plain(PrintDate(d, "fr")); got != c.fr {
			t.Errorf("%q prints %q", c.in, got)
		}
		if got := plain(PrintDate(d, "en")); got != c.en {
			t.Errorf("%q prints %q", c.in, got)
		}
	}
	for _, bad := range []string{"2022-13", "2022-02-30", "14 mars 2022", "22", "2022-3-1"} {
		if _, err := ParseDate(bad); err == nil || !strings.Contains(err.Error(), bad) {
			t.Errorf("%q: %v, want an error that names it", bad, err)
		}
	}
}

func TestFiscalYearsNeedAMonth(t *testing.T) {
	for d, want := range map[Date]string{"2022-03": "2021-2022", "2022-04": "2022-2023", "2022-03-31": "2021-2022"} {
		if y, err := FiscalYearOf(d); err != nil || y.String() != want {
			t.Errorf("%s lies in %s (%v), want %s", d, y, err, want)
		}
	}
	if _, err := FiscalYearOf("2022"); !errors.Is(err, ErrPrecision) {
		t.Errorf("a year alone: %v, want ErrPrecision", err)
	}
	years, err := FiscalYearsBetween("2021-10", "2024-10")
	if err != nil || len(years) != 4 || years[3].String() != "2024-2025" {
		t.Errorf("got %v, %v", years, err)
	}
}
