package dbtest

import (
	"context"
	"testing"

	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/work"
)

// Mission is a third source of the small world: core-mission money with levels,
// increases and rates by fiscal year, and a programme of the theme followed
// whose figure of 2023-2024 makes an exact pair with the level of that year.
// It needs the themes of Register.
func Mission() work.Batch {
	evidence := func(key, fragment string) funding.Evidence {
		return funding.Evidence{Key: key, Source: "mission", Document: "doc-m", Locator: "synthetic row", Fragment: fragment, Lang: "fr", ConsultedOn: "2026-11-23", State: "cited", AddressState: "not_tried"}
	}
	figure := func(key, programme string, dollars int64, stage funding.Stage, basis funding.Basis, mode funding.Mode, year string) funding.Figure {
		return funding.Figure{Key: key, Programme: programme, Amount: funding.Amount{Cents: dollars * 100, Currency: "CAD", Qualifier: funding.Exact, Step: 100}, Stage: stage, Basis: basis, Unit: funding.Whole,
			Form: funding.Grant, Mode: mode, Scope: "community", Money: funding.Public, Payer: funding.Party{Kind: funding.NotNamed}, Receiver: funding.Party{Kind: funding.NotNamed},
			Region: "Ailleurs", FiscalFrom: year, FiscalUntil: year, Verdict: "ok", Rank: "primary", NumberInFragment: true, Evidence: key[:5]}
	}
	rate := func(key string, tenths int64, year string) funding.Quantity {
		return funding.Quantity{Key: key, Programme: "mission-essai", Value: funding.Decimal{Mantissa: tenths, Decimals: 1}, Unit: "percent", Qualifier: funding.Exact, Role: "count", Region: "Ailleurs",
			FiscalFrom: year, FiscalUntil: year, Rank: "primary", NumberInFragment: true, Evidence: key[:5]}
	}
	level := figure("M0001-1", "mission-essai", 100_000_000, funding.Reported, funding.OneYear, funding.CoreMission, "2023-2024")
	level.ReceiverCount, level.ReceiverUnit = 400, "organizations"
	months := figure("M0009-1", "essai-annuel", 3_700_000, funding.Reported, funding.SeveralYears, funding.Project, "")
	months.PeriodFrom, months.PeriodUntil = "2021-10", "2024-10"
	series := func(id, kind, from, until string, members ...string) funding.Series {
		return funding.Series{ID: id, Kind: kind, Scope: "community", Region: "Ailleurs", From: from, Until: until, TitleFR: id + " (synthétique)", TitleEN: id + " (synthetic)",
			CountsFR: "Compte d’essai", CountsEN: "Test count", Measures: kind == funding.RateSeries, Members: members}
	}
	return work.Batch{
		Source: funding.Source{ID: "mission", Kind: "register", TitleFR: "Mission d’essai (synthétique)", TitleEN: "Test mission (synthetic)", Publisher: "Sillage", CoversFR: "Des sommes inventées.", CoversEN: "Invented sums.",
			LeavesOutFR: "Tout le reste.", LeavesOutEN: "All else.", Licence: "CC0", State: "proven"},
		Documents: []funding.Document{{Key: "doc-m", Source: "mission", Address: "https://example.test/m", Title: "Mission d’essai", Publisher: "Sillage", Kind: "report", Speaker: "payer", Lang: "fr"}},
		Evidence: []funding.Evidence{
			evidence("M0001", "100 000 000 $ à la mission"), evidence("M0002", "une hausse de 20 000 000 $"), evidence("M0003", "une hausse de 30 000 000 $"),
			evidence("M0004", "25 000 000 $ au numérique"), evidence("M0005", "3,7 %"), evidence("M0006", "3,2 %"), evidence("M0007", "1,6 %"),
			evidence("M0008", "50 000 000 $ aux projets"), evidence("M0009", "3 700 000 $ d’octobre 2021 à octobre 2024"),
		},
		Programmes: []funding.Programme{
			{Key: "mission-essai", NameFR: "Mission d’essai (synthétique)", Theme: "none", Mode: funding.CoreMission, Scope: "community"},
			{Key: "essai-annuel", NameFR: "Essai annuel (synthétique)", Theme: "theme-essai", Mode: funding.Project, Scope: "community", Featured: true},
		},
		Figures: []funding.Figure{
			level,
			figure("M0002-1", "mission-essai", 20_000_000, funding.Announced, funding.Increase, funding.CoreMission, "2022-2023"),
			figure("M0003-1", "mission-essai", 30_000_000, funding.Reported, funding.Increase, funding.CoreMission, "2023-2024"),
			figure("M0004-1", "essai-annuel", 25_000_000, funding.Reported, funding.OneYear, funding.Project, "2023-2024"),
			figure("M0008-1", "mission-essai", 50_000_000, funding.Reported, funding.OneYear, funding.Project, "2023-2024"),
			months,
		},
		Quantities: []funding.Quantity{rate("M0005-1", 37, "2023-2024"), rate("M0006-1", 32, "2023-2024"), rate("M0007-1", 16, "2021-2022")},
		Relations:  []funding.Relation{{From: "M0005-1", To: "M0006-1", Relation: "corrects"}},
		Texts:      []work.Text{{Key: "compare_title", Lang: "fr", Words: "Essai à côté de la mission"}},
		Comparable: []funding.Series{
			series("niveaux-essai", funding.LevelSeries, "2022-2023", "2023-2024", "M0001-1"),
			series("hausses-essai", funding.IncreaseSeries, "2021-2022", "2023-2024", "M0002-1", "M0003-1"),
			series("taux-essai", funding.RateSeries, "2021-2022", "2023-2024", "M0005-1", "M0006-1", "M0007-1"),
			series("modes-essai", funding.ModesSeries, "2023-2024", "2023-2024", "M0001-1", "M0008-1"),
		},
		Run: work.RunReport{Source: "mission", StartedAt: Now(), FinishedAt: Now(), Parsed: 9},
	}
}

// Compared publishes the small world with Mission and returns its data folder.
func Compared(t testing.TB) string {
	t.Helper()
	db, data := Sample(t)
	if err := db.Replace(context.Background(), Mission()); err != nil {
		t.Fatal(err)
	}
	if _, err := publish.Publish(context.Background(), publish.Options{Data: data, Edition: "synthetic", Now: Now}); err != nil {
		t.Fatal(err)
	}
	return data
}
