package publish_test

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/sqlite"
)

// twoPayers is the small world with a body that two payers pay in one fiscal
// year: 60 000 $ and 40 000 $, synthetic.
func twoPayers(t *testing.T) publish.Result {
	t.Helper()
	db, data := dbtest.New(t)
	b := dbtest.Register()
	for i, x := range []struct {
		payer string
		cents int64
	}{{"ministere-exemple", 6_000_000}, {"fondation-exemple", 4_000_000}} {
		award, figure := b.Awards[0], b.Figures[0]
		award.Key, award.Hop = []string{"essai.un.partenaire", "essai.deux.partenaire"}[i], funding.ToRecipient
		award.Payer = funding.Party{Kind: funding.Named, Organizations: []string{x.payer}}
		award.Receiver = funding.Party{Kind: funding.Named, Organizations: []string{"partner-example"}}
		figure.Key, figure.Award, figure.Basis, figure.DurationYears = []string{"X0005-8", "X0005-9"}[i], award.Key, funding.OneYear, 0
		figure.Amount = funding.Amount{Cents: x.cents, Currency: "CAD", Qualifier: funding.Exact, Step: 100}
		figure.FiscalFrom, figure.FiscalUntil, figure.Evidence = "2023-2024", "2023-2024", "X0005"
		b.Awards, b.Figures = append(b.Awards, award), append(b.Figures, figure)
	}
	if err := db.Replace(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	return mustPublish(t, data)
}

func TestASharePublishesWithItsOperands(t *testing.T) {
	r := twoPayers(t)
	for text, want := range map[string]string{
		// 60 000 / 100 000 = 0.6
		"select permille || ' ' || qualifier from computed where key = 'partner-example.payer_share.announced.ministere-exemple'":                                                                                            "600 exact",
		"select group_concat(figure_key || ' ' || sign || ' ' || cents) from (select * from computed_operand where computed_key = 'partner-example.payer_share.announced.fondation-exemple' order by sign desc, figure_key)": "X0005-9 2 4000000,X0005-8 -2 6000000,X0005-9 -2 4000000",
		"select payer_key || ' ' || organization_key from indicator where key = 'partner-example.payer_share.announced.fondation-exemple'":                                                                                   "fondation-exemple partner-example",
		"select coalesce(computed_key, '') || because from indicator where key = 'fondation-exemple.payer_share.announced'":                                                                                                  "one_amount",
		"select coalesce((select permille from computed where key = 'essai.manager_share.announced'), (select because from indicator where key = 'essai.manager_share.announced'))":                                          "960",
	} {
		if got := query(t, r.Path, text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestTheGateSeesAnIndicatorThatDoesNotAddUp(t *testing.T) {
	for change, want := range map[string]string{
		"update computed set permille = 599 where key = 'partner-example.payer_share.announced.ministere-exemple'":     "a share differs from its figures",
		"update computed_operand set cents = 0 where computed_key = 'essai.manager_share.announced' and sign = -2":     "a share differs from its figures",
		"update computed_operand set cents = cents * 2 where computed_key = 'essai.manager_share.announced'":           "a programme's share does not divide its total",
		"update indicator set programmes = 2 where kind = 'recurrence'":                                                "a count of programmes differs from its list",
		"delete from indicator_programme where indicator_key in (select key from indicator where kind = 'recurrence')": "a count of programmes differs from its list",
		"update computed set permille = permille where kind = 'payer_share'":                                           "",
	} {
		r := twoPayers(t)
		db, err := sqlite.OpenPlain(context.Background(), r.Path)
		if err != nil {
			t.Fatal(err)
		}
		err = damaged(db, change)
		if want == "" && err != nil || want != "" && (!errors.Is(err, publish.ErrGate) || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", change, err, want)
		}
	}
}

func damaged(db *sql.DB, change string) error {
	defer db.Close()
	if _, err := db.Exec(change); err != nil {
		return err
	}
	return publish.Gate(context.Background(), db)
}
