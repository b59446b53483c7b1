package funding

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// canada is the consumer price index, all items, annual average, 2002 = 100, of
// some years, as table 18-10-0005-01 prints them.
func canada() Index {
	return PriceIndex("cpi", []IndexValue{
		{Year: 2017, Value: Decimal{1304, 1}}, {Year: 2019, Value: Decimal{1360, 1}}, {Year: 2021, Value: Decimal{1416, 1}}, {Year: 2022, Value: Decimal{1512, 1}}, {Year: 2024, Value: Decimal{1609, 1}}})
}

// indexation is the yearly rates of the register: 0.7 % in 2017-2018 (F0287),
// 1.6 % in 2018-2019 (N0021), 1.8 % in 2019-2020 (N0040, foreseen), 1.6 % in
// 2021-2022 (F0332), 3.7 % in 2023-2024 (F0330). 2020-2021 and 2022-2023 were
// not found.
func indexation() Index {
	return ChainedIndex("rates", map[int]Decimal{2017: {7, 1}, 2018: {16, 1}, 2019: {18, 1}, 2021: {16, 1}, 2023: {37, 1}})
}

func TestMoneyOfOneYearInMoneyOfAnother(t *testing.T) {
	const one, tenth, dollar = 100_000_000, 10_000_000, 100
	for _, c := range []struct {
		name     string
		x        Index
		a        Amount
		from, to int
		want     string
		err      error
	}{
		// 904.3 x 160.9 / 141.6 = 904.3 x 1.136299... = 1027.555... -> 1,027.6 M$
		{"N0065 in dollars of 2024", canada(), cad(90_430_000_000, Exact, tenth), 2021, 2024, "environ 1 027,6 M$", nil},
		// 15 x 1.136299... = 17.04 -> 17 M$, with no digit that 15 M$ has not
		{"N0001 in dollars of 2024", canada(), cad(1_500_000_000, Exact, one), 2021, 2024, "environ 17 M$", nil},
		// 1,978,500 x 160.9 / 130.4 = 2,441,262.65... -> 2,441,263 $
		{"F0049 in dollars of 2024", canada(), cad(197_850_000, Exact, dollar), 2017, 2024, "environ 2 441 263 $", nil},
		{"the year itself", canada(), cad(3_500_000_000, Exact, one), 2019, 2019, "environ 35 M$", nil},
		{"a year before the last value is not guessed", canada(), cad(100, Exact, dollar), 2018, 2024, "", ErrNotCovered},
		{"nothing beyond the last year", canada(), cad(100, Exact, dollar), 2024, 2025, "", ErrNotCovered},
		// 10 x 1.016 x 1.018 = 10.34288 -> 10 M$ at a step of 1 M$
		{"F0033 in dollars of 2019-2020, by the rates", indexation(), cad(1_000_000_000, Exact, one), 2017, 2019, "environ 10 M$", nil},
		// 1,978,500 x 1.016 x 1.018 = 2,046,338.8... -> 2,046,339 $
		{"F0049 in dollars of 2019-2020, by the rates", indexation(), cad(197_850_000, Exact, dollar), 2017, 2019, "environ 2 046 339 $", nil},
		// 37.1 x 1.037 = 38.4727 -> 38.5 M$: 3.7 %, not 3.2 % (which would give 38.3)
		{"F0039 in dollars of 2023-2024, by the rate that corrects", indexation(), cad(3_710_000_000, Exact, tenth), 2022, 2023, "environ 38,5 M$", nil},
		{"a missing rate breaks the chain", indexation(), cad(100, Exact, dollar), 2019, 2021, "", ErrBroken},
		{"and again", indexation(), cad(100, Exact, dollar), 2021, 2023, "", ErrBroken},
		{"at least stays at least", indexation(), cad(500_000_000, AtLeast, one), 2022, 2023, "au moins environ 5 M$", nil},
	} {
		got, err := c.x.Constant(c.a, c.from, c.to)
		if !errors.Is(err, c.err) || (err == nil && plain(PrintComputed(got, got.Step, "fr")) != c.want) {
			t.Errorf("%s: %s, %v; want %s", c.name, plain(PrintComputed(got, got.Step, "fr")), err, c.want)
		}
	}
	if got := fmt.Sprint(indexation().Missing(2019, 2023)); got != "[2020 2022]" {
		t.Errorf("missing rates %s", got)
	}
	if last, ok := indexation().Last(); !ok || last != 2023 || fmt.Sprint(indexation().Years()) != "[2016 2017 2018 2019 2020 2021 2022 2023]" {
		t.Errorf("the chain covers %v", indexation().Years())
	}
}

func TestPerGroupAndPerResident(t *testing.T) {
	for _, c := range []struct {
		name  string
		a     Amount
		count int64
		want  string
		err   error
	}{
		// 904,300,000 / 4,597 = 196,715.2...; 0.1 M$ / 4,597 = 21.7 $, so tens of dollars
		{"N0065 by its 4,597 groups", cad(90_430_000_000, Exact, 10_000_000), 4597, "environ 196 720 $", nil},
		// 124,000,000 / 528 = 234,848.4...; 1 M$ / 528 = 1,893 $, so thousands
		{"F0052 by its 528 groups", cad(12_400_000_000, Exact, 100_000_000), 528, "environ 235 000 $", nil},
		// 36,588,137 / 149,220 = 245.1959...
		{"F0141 by resident", cad(3_658_813_700, Exact, 100), 149220, "environ 245,20 $", nil},
		// 904,300,000 / 9,056,044 = 99.8559...; a step of 1 cent
		{"N0065 by resident", cad(90_430_000_000, Exact, 10_000_000), 9056044, "environ 99,86 $", nil},
		{"a lower bound is rounded down", cad(1000, AtLeast, 1), 3, "au moins 3,33 $", nil},
		{"an upper bound is rounded up", cad(1000, UpTo, 1), 3, "jusqu’à 3,34 $", nil},
		{"nobody", cad(1000, Exact, 1), 0, "", ErrNotComputed},
	} {
		got, err := PerOne(c.a, c.count)
		if !errors.Is(err, c.err) || (err == nil && plain(PrintComputed(got, got.Step, "fr")) != c.want) {
			t.Errorf("%s: %s, %v; want %s", c.name, plain(PrintComputed(got, got.Step, "fr")), err, c.want)
		}
	}
}

// Increases of the province, base 2017-2018: 10 M$ = 100; 17, 35, 40 M$.
func TestAnIndexOfBaseHundred(t *testing.T) {
	base := cad(1_000_000_000, Exact, 100_000_000)
	for _, c := range []struct {
		millions int64
		fr, en   string
	}{{10, "environ 100,0", "about 100.0"}, {17, "environ 170,0", "about 170.0"}, {35, "environ 350,0", "about 350.0"}, {40, "environ 400,0", "about 400.0"}} {
		r, err := BaseHundred(cad(c.millions*100_000_000, Exact, 100_000_000), base)
		if err != nil || plain(PrintBaseHundred(r, "fr")) != c.fr || plain(PrintBaseHundred(r, "en")) != c.en {
			t.Errorf("%d M$: %s, %v", c.millions, PrintBaseHundred(r, "fr"), err)
		}
	}
	if _, err := BaseHundred(base, cad(0, Exact, 100)); err == nil {
		t.Error("a base of zero")
	}
}

// Abitibi-Témiscamingue 2023-2024, all ministries (F0141, F0142, F0143):
// 36,588,137 + 11,431,712 + 9,008,981 = 57,028,830; 64.16, 20.05 and 15.80 %.
// Projects beside mission: 9,008,981 / 36,588,137 = 24.6 %.
func TestSharesOfModesAreRecomputed(t *testing.T) {
	modes := []Figure{like("F0141-1", 3_658_813_700, OneYear, Reported, "2023-2024"), like("F0142-1", 1_143_171_200, OneYear, Reported, "2023-2024"), like("F0143-1", 900_898_100, OneYear, Reported, "2023-2024")}
	if err := Alike(modes); err != nil {
		t.Fatal(err)
	}
	total, err := Sum([]Amount{modes[0].Amount, modes[1].Amount, modes[2].Amount})
	if err != nil || total.Amount.Cents != 5_702_883_000 {
		t.Fatalf("total %+v, %v", total, err)
	}
	for i, want := range []string{"64,2 %", "20,0 %", "15,8 %"} {
		r, err := RatioOf(modes[i].Amount, total.Amount)
		if err != nil || plain(PrintShare(r, "fr")) != want {
			t.Errorf("%s: %s, %v; want %s", modes[i].Key, PrintShare(r, "fr"), err, want)
		}
	}
	if r, err := RatioOf(modes[2].Amount, modes[0].Amount); err != nil || plain(PrintShare(r, "fr")) != "24,6 %" || PrintShare(r, "en") != "24.6%" {
		t.Errorf("projects beside mission: %s, %v", PrintShare(r, "fr"), err)
	}
	modes[1].Stage = Announced
	if refusal, refused := RefusalIn(Alike(modes)); !refused || refusal.Code != RefusedStage {
		t.Errorf("two stages are no parts of one sum: %+v", refusal)
	}
	if got := plain(PrintShare(Ratio{0, Exact}, "fr")); got != "moins de 0,1 %" {
		t.Errorf("a small share: %s", got)
	}
}

func TestNoIndexReachesBeyondItsYears(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rates := map[int]Decimal{}
		for range rapid.IntRange(0, 12).Draw(t, "n") {
			rates[rapid.IntRange(2000, 2020).Draw(t, "year")] = Decimal{rapid.Int64Range(-50, 90).Draw(t, "rate"), 1}
		}
		x := ChainedIndex("x", rates)
		from, to := rapid.IntRange(1995, 2025).Draw(t, "from"), rapid.IntRange(1995, 2025).Draw(t, "to")
		whole := rates[from] != (Decimal{}) || hasRate(rates, from) || hasRate(rates, from+1)
		for y := min(from, to) + 1; y <= max(from, to); y++ {
			whole = whole && hasRate(rates, y)
		}
		a := cad(rapid.Int64Range(0, 1_000_000).Draw(t, "dollars")*100, Exact, 100)
		got, err := x.Constant(a, from, to)
		if whole != (err == nil) {
			t.Fatalf("rates %v, %d to %d: %v", rates, from, to, err)
		}
		if err != nil {
			if !errors.Is(err, ErrNotCovered) && !errors.Is(err, ErrBroken) {
				t.Fatal(err)
			}
			return
		}
		back, err := x.Constant(got, to, from)
		if err != nil || back.Cents < a.Cents-200 || back.Cents > a.Cents+200 {
			t.Fatalf("%d there, %d back: %v", a.Cents, back.Cents, err)
		}
	})
}

func hasRate(rates map[int]Decimal, year int) bool { _, ok := rates[year]; return ok }
