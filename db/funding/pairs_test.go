package funding

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// like is a figure of one fiscal year that states all five criteria.
func like(key string, cents int64, basis Basis, stage Stage, year string) Figure {
	return Figure{Key: key, Amount: cad(cents, Exact, 100), Stage: stage, Basis: basis, Unit: Whole, Scope: "community", Region: "Québec",
		FiscalFrom: year, FiscalUntil: year, Mode: CoreMission, Evidence: key}
}

func TestAPairIsExactOnlyWhenAllCriteriaAreTheSame(t *testing.T) {
	right := like("m", 100_000_000_00, OneYear, Reported, "2023-2024")
	for _, c := range []struct {
		name   string
		change func(*Figure)
		want   string
	}{
		{"the same five", func(*Figure) {}, ""},
		{"another stage", func(f *Figure) { f.Stage = Announced }, "stage"},
		{"another fiscal year", func(f *Figure) { f.FiscalFrom, f.FiscalUntil = "2022-2023", "2022-2023" }, "period"},
		{"no fiscal year", func(f *Figure) { f.FiscalFrom, f.FiscalUntil = "", "" }, "period"},
		{"another basis", func(f *Figure) { f.Basis = Increase }, "basis"},
		{"a basis not stated is never taken as equal", func(f *Figure) { f.Basis = NotStated }, "basis"},
		{"another scope", func(f *Figure) { f.Scope = "business" }, "scope"},
		{"another region", func(f *Figure) { f.Region = "Montréal" }, "region"},
		{"no region", func(f *Figure) { f.Region = "" }, "region"},
		{"another currency", func(f *Figure) { f.Amount.Currency = "USD" }, "currency"},
		{"an average", func(f *Figure) { f.Unit = Average }, "unit"},
	} {
		left := like("d", 25_000_000_00, OneYear, Reported, "2023-2024")
		c.change(&left)
		got := Pairs([]Subject{{Programme: "p", Figures: []Figure{left}, All: []Figure{left}, Most: 3}}, []Figure{right}, []Figure{right})
		if c.want == "" {
			// 25 M$ / 100 M$ = 25.0 %, both exact at a step of 1 $.
			if len(got) != 1 || !got[0].Exact || got[0].Ratio == nil || *got[0].Ratio != (Ratio{250, Exact}) || len(got[0].Differs) > 0 {
				t.Errorf("%s: %+v", c.name, got)
			}
			continue
		}
		for _, p := range got {
			if p.Exact || p.Ratio != nil || strings.Join(p.Differs, " ") != c.want {
				t.Errorf("%s: %+v", c.name, p)
			}
		}
		if len(got) == 0 && c.want != "period" {
			t.Errorf("%s: nothing is set beside it", c.name)
		}
	}
}

// DATAide: F0001 prints three years and no month; F0007 of the same programme
// prints October 2021 to October 2024, hence the fiscal years 2021-2022 to
// 2024-2025. Beside it stand the level of N0065 and the increases of those
// years; an increase of 2019-2020 (F0035) does not.
func TestTheNearestFiguresAreOfTheYearsThatTheProgrammeTouches(t *testing.T) {
	left := Figure{Key: "F0001-2", Amount: cad(540_000_000, AtLeast, 10_000_000), Stage: Announced, Basis: SeveralYears, Unit: Whole, Scope: "community", Region: "Québec", DurationYears: 3}
	dated := Figure{Key: "F0007-1", PeriodFrom: "2021-10", PeriodUntil: "2024-10"}
	elsewhere := like("F0040-1", 500_000_000, Increase, Announced, "2022-2023")
	elsewhere.Region = "Montréal"
	nearby := []Figure{
		like("F0035-1", 3_500_000_000, Increase, Reported, "2019-2020"), like("F0341-1", 900_000_000, Increase, Reported, "2024-2025"),
		like("F0310-1", 3_600_000_000, Increase, Budgeted, "2023-2024"), like("F0039-1", 3_710_000_000, Increase, Announced, "2022-2023"),
		like("N0001-1", 1_500_000_000, Increase, Budgeted, "2021-2022"), like("N0065-1", 90_430_000_000, OneYear, Reported, "2021-2022"), elsewhere,
	}
	got := Pairs([]Subject{{Programme: "dataide", Figures: []Figure{left}, All: []Figure{left, dated}, Most: 6}}, nearby, nearby)
	var rights []string
	for _, p := range got {
		rights = append(rights, p.Right)
		if p.Exact || p.Ratio != nil {
			t.Errorf("%s is no exact pair", p.Key)
		}
	}
	if want := "N0065-1 N0001-1 F0039-1 F0310-1 F0341-1"; strings.Join(rights, " ") != want {
		t.Errorf("beside F0001 stand %v, want %s", rights, want)
	}
	if first := got[0]; first.Key != "F0001-2.beside.N0065-1" || strings.Join(first.Differs, " ") != "stage period basis" {
		t.Errorf("the first pair is %+v", first)
	}
}

func TestASeriesRefusesWhatIsNotComparable(t *testing.T) {
	s := Series{ID: "s", Kind: IncreaseSeries, Scope: "community", Region: "Québec", From: "2019-2020", Until: "2021-2022", Members: []string{"a"}}
	for _, c := range []struct {
		name   string
		change func(*Figure)
		want   string
	}{
		{"an increase", func(*Figure) {}, ""},
		{"a level", func(f *Figure) { f.Basis = OneYear }, "its basis is one_year"},
		{"a recurring level", func(f *Figure) { f.Basis = RecurringLevel }, "recurring_level"},
		{"a cumulative sum", func(f *Figure) { f.Basis = Cumulative }, "cumulative"},
		{"a basis not stated", func(f *Figure) { f.Basis = NotStated }, "not_stated"},
		{"an average", func(f *Figure) { f.Unit = Average }, "average"},
		{"another region", func(f *Figure) { f.Region = "Laval" }, "Laval"},
		{"another scope", func(f *Figure) { f.Scope = "business" }, "business"},
		{"a project", func(f *Figure) { f.Mode = Project }, "project"},
		{"two years", func(f *Figure) { f.FiscalUntil = "2021-2022" }, "one fiscal year"},
		{"a year outside", func(f *Figure) { f.FiscalFrom, f.FiscalUntil = "2012-2013", "2012-2013" }, "outside"},
	} {
		f := like("a", 1000, Increase, Announced, "2020-2021")
		c.change(&f)
		rows, err := s.Years(World{Figures: []Figure{f}})
		switch {
		case c.want == "" && (err != nil || len(rows) != 3 || rows[1].Shown != "a" || rows[0].Shown != ""):
			t.Errorf("%s: %+v, %v", c.name, rows, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "figure a")):
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// 2018-2019 in Montréal: 2.8 M$ reported (N0004) and 2.9 M$ announced (N0043).
func TestTheFarthestStageIsShownAndTheOthersStandBeside(t *testing.T) {
	s := Series{ID: "s", Kind: IncreaseSeries, Scope: "community", Region: "Québec", From: "2018-2019", Until: "2019-2020", Members: []string{"N0043-1", "N0004-1"}}
	rows, err := s.Years(World{Figures: []Figure{like("N0043-1", 290_000_000, Increase, Announced, "2018-2019"), like("N0004-1", 280_000_000, Increase, Reported, "2018-2019")}})
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%+v", rows); got != "[{Year:2018-2019 Mode: Shown:N0004-1 Because:stage Beside:[N0043-1]} {Year:2019-2020 Mode: Shown: Because: Beside:[]}]" {
		t.Errorf("%s", got)
	}
}

// The rate of 2023-2024 is 3.7 % (F0330), which corrects 3.2 % (F0331).
func TestACorrectedRateStandsBesideTheOneThatCorrectsIt(t *testing.T) {
	rate := func(key string, tenths int64, year string) Quantity {
		return Quantity{Key: key, Value: Decimal{tenths, 1}, Unit: "percent", Region: "Québec", FiscalFrom: year, FiscalUntil: year}
	}
	quantities := map[string]Quantity{"F0330-1": rate("F0330-1", 37, "2023-2024"), "F0331-1": rate("F0331-1", 32, "2023-2024"), "F0332-1": rate("F0332-1", 16, "2021-2022")}
	s := Series{ID: "r", Kind: RateSeries, Region: "Québec", From: "2021-2022", Until: "2023-2024", Members: []string{"F0331-1", "F0330-1", "F0332-1"}}
	rows, err := s.Rates(quantities, World{Relations: []Relation{{From: "F0330-1", To: "F0331-1", Relation: "corrects"}}})
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%+v", rows); got != "[{Year:2021-2022 Mode: Shown:F0332-1 Because:only_one Beside:[]} {Year:2022-2023 Mode: Shown: Because: Beside:[]} {Year:2023-2024 Mode: Shown:F0330-1 Because:corrects Beside:[F0331-1]}]" {
		t.Errorf("%s", got)
	}
	s.Members = append(s.Members, "F0999-1")
	if _, err := s.Rates(quantities, World{}); err == nil || !strings.Contains(err.Error(), "F0999-1") {
		t.Errorf("a rate that does not exist: %v", err)
	}
}

// anyFigure is a random figure; few values of each kind, so that they meet.
func anyFigure(t *rapid.T, key string) Figure {
	year := rapid.SampledFrom([]string{"", "2020-2021", "2021-2022"}).Draw(t, "year")
	return Figure{Key: key,
		Amount: Amount{rapid.Int64Range(0, 5_000).Draw(t, "steps") * 1_000_000, rapid.SampledFrom([]string{"CAD", "CAD", "CAD", "USD"}).Draw(t, "currency"), Qualifier(rapid.SampledFrom(Qualifiers.Values()).Draw(t, "word")), 1_000_000},
		Stage:  Stage(rapid.SampledFrom(Stages.Values()[:3]).Draw(t, "stage")), Basis: Basis(rapid.SampledFrom(Bases.Values()).Draw(t, "basis")),
		Unit: Unit(rapid.SampledFrom([]string{"whole", "whole", "average"}).Draw(t, "unit")), Scope: Scope(rapid.SampledFrom([]string{"community", "business", NotStated}).Draw(t, "scope")),
		Perimeter: rapid.SampledFrom([]string{"all", "some"}).Draw(t, "perimeter"), Region: rapid.SampledFrom([]string{"", "Québec", "Laval"}).Draw(t, "region"),
		FiscalFrom: year, FiscalUntil: year, Mode: CoreMission}
}

func TestNoSumIsMadeOfWhatIsNotAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		figures := make([]Figure, rapid.IntRange(1, 4).Draw(t, "n"))
		for i := range figures {
			figures[i] = anyFigure(t, fmt.Sprint("f", i))
		}
		one := figures[0]
		alike, cents := one.Unit == Whole && one.Basis != Increase, int64(0)
		for _, f := range figures {
			cents += f.Amount.Cents
			alike = alike && f.Stage == one.Stage && f.Basis == one.Basis && f.Unit == one.Unit && f.Perimeter == one.Perimeter && f.Region == one.Region && f.Amount.Currency == one.Amount.Currency
		}
		total, err := SumLike(figures)
		refusal, refused := RefusalIn(err)
		switch {
		case alike && (err != nil || total.Amount.Cents != cents):
			t.Fatalf("alike: %+v, %v; want %d", total, err, cents)
		case !alike && (!refused || !Refusals.Has(refusal.Code)):
			t.Fatalf("not alike, and yet %+v, %v", total, err)
		}
	})
}

func TestASpreadLosesNothingAndNeedsMonthsAtBothEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		date := func(label string, from, to int) Date {
			d := fmt.Sprintf("%04d", rapid.IntRange(from, to).Draw(t, label))
			if rapid.Bool().Draw(t, label+" month") {
				d += fmt.Sprintf("-%02d", rapid.IntRange(1, 12).Draw(t, label+" which"))
			}
			return Date(d)
		}
		f := anyFigure(t, "f")
		f.PeriodFrom, f.PeriodUntil = date("from", 2010, 2014), date("until", 2015, 2020)
		yearly := rapid.Bool().Draw(t, "yearly")
		parts, err := Spread(f, yearly)
		may := f.Basis == SeveralYears && f.Unit == Whole && !yearly && f.FiscalFrom == "" && len(f.PeriodFrom) == 7 && len(f.PeriodUntil) == 7
		if !may {
			if refusal, refused := RefusalIn(err); !refused || !Refusals.Has(refusal.Code) || parts != nil {
				t.Fatalf("%+v was spread: %v, %v", f, parts, err)
			}
			return
		}
		var cents int64
		months := 0
		for _, p := range parts {
			if p.Months < 1 || p.Months > 12 || p.Amount.Cents%f.Amount.Step != 0 || p.Amount.Qualifier == Exact {
				t.Fatalf("part %+v", p)
			}
			cents, months = cents+p.Amount.Cents, months+p.Months
		}
		if err != nil || cents != f.Amount.Cents || months != monthNumber(f.PeriodUntil)-monthNumber(f.PeriodFrom)+1 {
			t.Fatalf("%d of %d cents in %d months: %v", cents, f.Amount.Cents, months, err)
		}
	})
}

// 3.9 M$ from October 2021 to October 2024 (F0007): 37 months, 6 + 12 + 12 + 7.
// In tenths of a million: 39 x 6/37 = 6.32, 39 x 12/37 = 12.65 twice, 39 x 7/37
// = 7.38; the two tenths left over go to the largest rests: 6, 13, 13, 7.
func TestASpreadByMonthsOfARealPeriod(t *testing.T) {
	f := Figure{Amount: cad(390_000_000, Exact, 10_000_000), Basis: SeveralYears, Unit: Whole, PeriodFrom: "2021-10", PeriodUntil: "2024-10"}
	parts, err := Spread(f, false)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range parts {
		got = append(got, fmt.Sprintf("%s %d %s", p.Year, p.Months, plain(PrintComputed(p.Amount, p.Amount.Step, "fr"))))
	}
	want := []string{"2021-2022 6 environ 0,6 M$", "2022-2023 12 environ 1,3 M$", "2023-2024 12 environ 1,3 M$", "2024-2025 7 environ 0,7 M$"}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestPairsNeverGiveARatioOfWhatDiffers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		left := anyFigure(t, "left")
		var mission []Figure
		for i := range rapid.IntRange(0, 5).Draw(t, "n") {
			mission = append(mission, anyFigure(t, fmt.Sprint("m", i)))
		}
		for _, p := range Pairs([]Subject{{Programme: "p", Figures: []Figure{left}, All: []Figure{left}, Most: 3}}, mission, mission) {
			right := mission[slices.IndexFunc(mission, func(f Figure) bool { return f.Key == p.Right })]
			same := left.Stage == right.Stage && left.Basis == right.Basis && left.Basis != NotStated && left.FiscalFrom == right.FiscalFrom && left.FiscalFrom != "" &&
				left.Scope == right.Scope && left.Scope != NotStated && left.Region == right.Region && left.Region != "" && left.Unit == right.Unit && left.Amount.Currency == right.Amount.Currency
			if p.Exact != same || (p.Ratio != nil && !same) || (len(p.Differs) == 0) != same {
				t.Fatalf("%+v beside %+v: %+v", left, right, p)
			}
		}
	})
}

func TestAMissingYearOfASeriesKeepsItsRowAndIsNeverZero(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Series{ID: "s", Kind: LevelSeries, Scope: "community", Region: "Québec", From: "2010-2011", Until: "2019-2020"}
		var w World
		years := map[string]bool{}
		for i := range rapid.IntRange(0, 8).Draw(t, "n") {
			y := FiscalYear{rapid.IntRange(2010, 2019).Draw(t, "year")}.String()
			f := like(fmt.Sprint("f", i), rapid.Int64Range(1, 1000).Draw(t, "cents")*100, OneYear, Stage(rapid.SampledFrom(Stages.Values()).Draw(t, "stage")), y)
			w.Figures, s.Members, years[y] = append(w.Figures, f), append(s.Members, f.Key), true
		}
		rows, err := s.Years(w)
		if err != nil || len(rows) != 10 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		seen := 0
		for _, r := range rows {
			if (r.Shown != "") != years[r.Year] {
				t.Fatalf("year %s shows %q", r.Year, r.Shown)
			}
			seen += len(r.Beside)
			if r.Shown != "" {
				seen++
			}
		}
		if seen != len(w.Figures) {
			t.Fatalf("%d of %d figures have a place", seen, len(w.Figures))
		}
	})
}
