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
)

// 25 M$ beside 100 M$, both reported, of one year, community, Ailleurs,
// 2023-2024: 25.0 %. Modes of that year: 100 and 50 M$, hence 66.7 and 33.3 %.
func TestAnExactPairAndTheSeriesArePublished(t *testing.T) {
	path := filepath.Join(dbtest.Compared(t), "releases", "000001.db")
	for text, want := range map[string]string{
		"select key || ' ' || computed_key from pair where exact = 1":                                                                   "M0004-1.beside.M0001-1 M0004-1.beside.M0001-1",
		"select permille || ' ' || qualifier from computed where key = 'M0004-1.beside.M0001-1'":                                        "250 exact",
		"select count(*) from pair where exact = 0 and computed_key is not null":                                                        "0",
		"select group_concat(x) from (select right_figure_key || ' ' || differs as x from pair where left_figure_key = 'M0009-1')":      "M0001-1 period basis,M0002-1 stage period basis,M0003-1 period basis",
		"select group_concat(fiscal_year || ' ' || coalesce(figure_key, '-')) from series_year where series_id = 'hausses-essai'":       "2021-2022 -,2022-2023 M0002-1,2023-2024 M0003-1",
		"select quantity_key || ' ' || because from series_year where series_id = 'taux-essai' and fiscal_year = '2023-2024'":           "M0005-1 corrects",
		"select member_key from series_beside where series_id = 'taux-essai'":                                                           "M0006-1",
		"select group_concat(permille) from (select permille from computed where kind = 'share' order by key)":                          "667,333",
		"select group_concat(mode) from series_year where series_id = 'modes-essai'":                                                    "core_mission,project",
		"select count(*) from pair where right_figure_key in (select key from figure where mode <> 'core_mission')":                     "0",
		"select count(*) from series_year y join series s on s.id = y.series_id where s.kind = 'rate' and y.figure_key is not null":     "0",
		"select sum(sign = -2) || ' ' || sum(sign = 2) from computed_operand where computed_key = 'modes-essai.share.M0001-1'":          "2 1",
		"select group_concat(distinct programme_key) from pair":                                                                         "essai-annuel",
		"select count(*) from pair p join programme o on o.key = p.programme_key join theme t on t.code = o.theme where t.followed = 0": "0",
		"select max(place) <= 12 from pair": "1",
		"select count(*) from series_year where figure_key is null and quantity_key is null and because <> ''":                            "0",
		"select count(*) from pair where left_figure_key = 'M0004-1' and right_figure_key = 'M0003-1'":                                    "0",
		"select count(*) from computed where kind = 'share' and permille = 0 and exists (select 1 from computed_operand where cents > 0)": "0",
	} {
		if got := query(t, path, text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestASeriesThatHoldsWhatIsNotComparableStopsTheRelease(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*funding.Series)
		want   string
	}{
		{"an increase among levels", func(s *funding.Series) { s.Members = append(s.Members, "M0003-1") }, "figure M0003-1: its basis is increase"},
		{"a project among levels of core mission", func(s *funding.Series) { s.Members = append(s.Members, "M0008-1") }, "figure M0008-1: its mode is project"},
		{"another region", func(s *funding.Series) { s.Region = "Ici" }, "its region"},
		{"another scope", func(s *funding.Series) { s.Scope = "business" }, "its scope"},
		{"a year outside", func(s *funding.Series) { s.Until = "2022-2023" }, "outside"},
	} {
		db, data := dbtest.Sample(t)
		b := dbtest.Mission()
		c.change(&b.Comparable[0])
		if err := db.Replace(context.Background(), b); err != nil {
			t.Fatal(err)
		}
		_, err := publish.Publish(context.Background(), options(data))
		if !errors.Is(err, funding.ErrSeries) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestModesOfTwoStagesAreNotSharesOfOneSum(t *testing.T) {
	db, data := dbtest.Sample(t)
	b := dbtest.Mission()
	for i := range b.Figures {
		if b.Figures[i].Key == "M0008-1" {
			b.Figures[i].Stage = funding.Announced
		}
	}
	if err := db.Replace(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	_, err := publish.Publish(context.Background(), options(data))
	if refusal, refused := funding.RefusalIn(err); !refused || refusal.Code != funding.RefusedStage {
		t.Errorf("published: %v", err)
	}
}
