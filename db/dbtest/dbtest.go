// Package dbtest is the small known world of the tests: synthetic bodies and
// amounts, labelled so in their names, in real SQLite files.
package dbtest

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/sqlite"
	"sillage/db/work"
)

// Now is the time of the small world.
func Now() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

// New opens an empty collecting database under a fresh data folder.
func New(t testing.TB) (*work.DB, string) {
	t.Helper()
	data := t.TempDir()
	db, err := work.Open(context.Background(), filepath.Join(data, publish.WorkFile))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db, data
}

// Sample fills a collecting database with the small world.
func Sample(t testing.TB) (*work.DB, string) {
	t.Helper()
	db, data := New(t)
	for _, b := range []work.Batch{Register(), Index()} {
		if err := db.Replace(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	return db, data
}

// Release publishes the small world and returns its data folder.
func Release(t testing.TB) string {
	t.Helper()
	_, data := Sample(t)
	if _, err := publish.Publish(context.Background(), publish.Options{Data: data, Edition: "synthetic", Now: Now}); err != nil {
		t.Fatal(err)
	}
	return data
}

// Merge decides that two keys name one thing: subject goes, choice stays.
func Merge(t testing.TB, data, subject, choice string) {
	t.Helper()
	db, err := sqlite.OpenWriter(context.Background(), filepath.Join(data, publish.WorkFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.Exec(`
		insert into decision (key, kind, subject, choice, why, decided_on, author, source_id)
		values (?, ?, ?, ?, 'synthetic: the same number', '2026-11-23', 'synthetic', 'register')
		on conflict do nothing`, subject, publish.MergeDecision, subject, choice)
	if err != nil {
		t.Fatal(err)
	}
}

// Without takes a figure out of the small world, with all that points at it.
func Without(b *work.Batch, figure string) {
	b.Figures = slices.DeleteFunc(b.Figures, func(f funding.Figure) bool { return f.Key == figure })
	b.Relations = slices.DeleteFunc(b.Relations, func(r funding.Relation) bool { return r.From == figure || r.To == figure })
	b.Replies = slices.DeleteFunc(b.Replies, func(r funding.Reply) bool { return r.About == figure })
	b.Instead = slices.DeleteFunc(b.Instead, func(p funding.InsteadParameter) bool { return p.Figure == figure })
	b.QuestionEvidence = slices.DeleteFunc(b.QuestionEvidence, func(e funding.QuestionEvidence) bool { return e.About == figure })
	b.QuestionAnswers = slices.DeleteFunc(b.QuestionAnswers, func(a funding.QuestionAnswer) bool {
		return strings.Contains(a.AnswerFR+a.AnswerEN, ":"+figure+"}")
	})
}

// Register is the first source of the small world: one programme paid by a
// ministry, managed by a foundation, given to a class of groups.
func Register() work.Batch {
	named := func(key string) funding.Party {
		return funding.Party{Kind: funding.Named, Organizations: []string{key}}
	}
	award := func(key string, payer, receiver funding.Party, hop funding.Hop, origin funding.AwardOrigin, parents ...string) funding.Award {
		return funding.Award{Key: key, Programme: "essai", Payer: payer, Receiver: receiver, Hop: hop, Origin: origin, Parents: parents,
			Form: funding.Grant, Mode: funding.Project, Theme: "theme-essai", Scope: "community", Money: funding.Public, Status: funding.NotStated, Evidence: "X0001"}
	}
	figure := func(key, award, evidence string, cents int64, q funding.Qualifier, stage funding.Stage) funding.Figure {
		return funding.Figure{Key: key, Award: award, Amount: funding.Amount{Cents: cents, Currency: "CAD", Qualifier: q, Step: 10_000_000}, Stage: stage,
			Basis: funding.SeveralYears, Unit: funding.Whole, Form: funding.Grant, Mode: funding.Project, Scope: "community", Money: funding.Public,
			Payer: funding.Party{Kind: funding.NotNamed}, Receiver: funding.Party{Kind: funding.NotNamed}, Region: "Ailleurs", DurationYears: 3,
			Verdict: "ok", Rank: "primary", PublishedOn: "2024-03-14", NumberInFragment: true, Evidence: evidence}
	}
	evidence := func(key, document, fragment string) funding.Evidence {
		return funding.Evidence{Key: key, Source: "register", Document: document, Locator: "synthetic, " + key, Fragment: fragment, Lang: "fr",
			ConsultedOn: "2026-11-23", State: "cited", AddressState: "not_tried"}
	}
	return ask(work.Batch{
		Source: funding.Source{ID: "register", Kind: "register", TitleFR: "Registre d’essai (synthétique)", TitleEN: "Test register (synthetic)", Publisher: "Sillage",
			CoversFR: "Des faits inventés pour les essais.", CoversEN: "Facts made up for tests.", LeavesOutFR: "Tout le reste.", LeavesOutEN: "All else.", Licence: "CC0", State: "proven"},
		Organizations: []funding.Organization{
			{Key: "ministere-exemple", NameFR: "Ministère Exemple (synthétique)", NameEN: "Example Ministry (synthetic)", Kind: "ministry"},
			{Key: "fonds-exemple", NameFR: "Fonds Exemple (synthétique)", Kind: "fund", Owner: "ministere-exemple"},
			{Key: "fondation-exemple", NameFR: "Fondation Exemple (synthétique)", Kind: "foundation"},
			{Key: "partner-example", NameEN: "Example Partner (synthetic)", Kind: "nonprofit"},
			{Key: "regroupement-exemple", NameFR: "Regroupement Exemple (synthétique)", Kind: "umbrella"},
		},
		Aliases: []funding.Alias{{Organization: "fondation-exemple", Name: "FondEx", Lang: "fr", Evidence: "X0001"}},
		Documents: []funding.Document{
			{Key: "doc-a", Source: "register", Address: "https://example.test/a", Title: "Communiqué d’essai", Publisher: "Ministère Exemple (synthétique)", PublisherKey: "ministere-exemple", Kind: "release", Speaker: "payer", Lang: "fr"},
			{Key: "doc-b", Source: "register", Address: "https://example.test/b", Title: "Prise de position d’essai", Publisher: "Regroupement Exemple (synthétique)", PublisherKey: "regroupement-exemple", Kind: "position_paper", Speaker: "umbrella", Lang: "fr"},
		},
		Evidence: []funding.Evidence{
			evidence("X0001", "doc-a", "plus de 2,4 millions de dollars sur trois ans"), evidence("X0002", "doc-b", "1 million provient du Fonds Exemple"),
			evidence("X0003", "doc-a", "1,6 million ira à 200 groupes"), evidence("X0004", "doc-b", "1,8 million aux groupes"), evidence("X0005", "doc-b", "À qui serviront ces sommes?"),
		},
		Themes:        []funding.Theme{{Code: "none", LabelFR: "autre thème", LabelEN: "other theme"}, {Code: "theme-essai", LabelFR: "thème d’essai", LabelEN: "test theme", Followed: true}},
		ThemeWords:    []work.ThemeWord{{Theme: "theme-essai", Lang: "fr", Word: "essai"}},
		Programmes:    []funding.Programme{{Key: "essai", NameFR: "Programme d’essai (synthétique)", Owners: []string{"fondation-exemple"}, Theme: "theme-essai", Mode: funding.Project, Scope: "community", AboutFR: "Programme synthétique.", AboutEN: "Synthetic program.", Note: "synthetic", Featured: true}},
		Announcements: []funding.Announcement{{Key: "X0001-1", Programme: "essai", Authors: []string{"ministere-exemple"}, AnnouncedOn: "2024-03-14", PublishedOn: "2024-03-14", Rank: "primary", Evidence: "X0001"}},
		Awards: []funding.Award{
			award("essai.ministere.fondation", named("ministere-exemple"), named("fondation-exemple"), funding.ToManager, funding.OwnBudget),
			award("essai.fonds.fondation", named("ministere-exemple"), named("fondation-exemple"), funding.ToManager, funding.OwnBudget),
			award("essai.fondation.partenaire", named("fondation-exemple"), named("partner-example"), funding.ToPartner, funding.PassedOn, "essai.ministere.fondation"),
			award("essai.fondation.groupes", named("fondation-exemple"), funding.Party{Kind: funding.Class, Class: "groupes"}, funding.ToRecipient, funding.PassedOn, "essai.ministere.fondation"),
		},
		Figures: []funding.Figure{
			figure("X0001-2", "essai.ministere.fondation", "X0001", 240_000_000, funding.AtLeast, funding.Announced),
			figure("X0002-1", "essai.fonds.fondation", "X0002", 100_000_000, funding.Exact, funding.Announced),
			figure("X0003-1", "essai.fondation.groupes", "X0003", 160_000_000, funding.Exact, funding.Announced),
			figure("X0004-1", "essai.fondation.groupes", "X0004", 180_000_000, funding.Exact, funding.Reported),
		},
		Quantities: []funding.Quantity{{Key: "X0003-2", Programme: "essai", Value: funding.Decimal{Mantissa: 200}, Unit: "organizations", Qualifier: funding.Exact, Role: "target", Perimeter: "groups with a grant", Rank: "primary", NumberInFragment: true, Evidence: "X0003"}},
		Statements: []funding.Statement{{Key: "X0005-1", Programme: "essai", Kind: "position", Authors: []string{"regroupement-exemple"}, Rank: "secondary", SaidOn: "2024-04", Evidence: "X0005"}},
		Governance: []funding.Governance{{Key: "X0005-2", Programme: "essai", Verb: "manages_for", Organization: "fondation-exemple", Over: "ministere-exemple", AssertedBy: "regroupement-exemple", Rank: "secondary", Evidence: "X0005"}},
		Relations: []funding.Relation{
			{From: "X0002-1", To: "X0001-2", Relation: "part_of", Axis: "payer"}, {From: "X0003-1", To: "X0001-2", Relation: "part_of", Axis: "use"},
			{From: "X0004-1", To: "X0003-1", Relation: "other_stage"},
		},
		Replies: []funding.Reply{{Key: "reply-1", RepliedOn: "2024-05-01", Author: "fondation-exemple", About: "X0002-1", Lang: "fr", Words: "Réponse d’essai, synthétique.", Address: "https://example.test/reponse"}},
		Instead: []funding.InsteadParameter{{Figure: "X0004-1", Kind: "level", LabelFR: "niveau d’essai", LabelEN: "test level"}},
		Regions: []funding.Region{{Code: "01", Name: "Ailleurs", Population: 1000, Municipalities: 1}},
		Phrases: []funding.Phrase{{Words: "groups with a grant", FR: "groupes avec une subvention", EN: "groups with a grant"}},
		Texts:   []work.Text{{Key: "foot_independent", Lang: "fr", Words: "Édition d’essai, synthétique."}, {Key: "foot_independent", Lang: "en", Words: "Test edition, synthetic."}},
		Skips:   []funding.Skip{{Place: "synthetic row 9", Field: "value", Value: "secret-value", Reason: "test of a skip"}},
		Run:     work.RunReport{Source: "register", StartedAt: Now(), FinishedAt: Now(), Parsed: 5, Skipped: 1},
	})
}

// Index is the second source of the small world: two years of a price index.
func Index() work.Batch {
	return work.Batch{
		Source: funding.Source{ID: "cpi", Kind: "index", TitleFR: "Indice d’essai (synthétique)", TitleEN: "Test index (synthetic)", Publisher: "Sillage", CoversFR: "Deux ans.", CoversEN: "Two years.",
			LeavesOutFR: "Tout le reste.", LeavesOutEN: "All else.", Licence: "CC0", State: "proven"},
		Documents: []funding.Document{{Key: "doc-i", Source: "cpi", Address: "https://example.test/index", Title: "Indice d’essai", Publisher: "Sillage", Kind: "dataset", Speaker: "third_party", Lang: "fr"}},
		Snapshots: []funding.Snapshot{{Hash: "00000000000000000000000000000000000000000000000000000000000000aa", Source: "cpi", Address: "https://example.test/index", MediaType: "text/csv", Size: 12, FetchedOn: "2026-11-23"}},
		Evidence: []funding.Evidence{
			{Key: "cpi-2020", Source: "cpi", Document: "doc-i", Snapshot: "00000000000000000000000000000000000000000000000000000000000000aa", Locator: "record 1, VALUE", Fragment: "100.0", Lang: "en", ConsultedOn: "2026-11-23", State: "captured", AddressState: "not_tried"},
			{Key: "cpi-2021", Source: "cpi", Document: "doc-i", Snapshot: "00000000000000000000000000000000000000000000000000000000000000aa", Locator: "record 2, VALUE", Fragment: "103.4", Lang: "en", ConsultedOn: "2026-11-23", State: "captured", AddressState: "not_tried"},
		},
		Series: []funding.IndexSeries{{ID: "cpi-essai", Source: "cpi", TitleFR: "Indice d’essai", TitleEN: "Test index", Base: "2020 = 100"}},
		Values: []funding.IndexValue{{Series: "cpi-essai", Year: 2020, Value: funding.Decimal{Mantissa: 1000, Decimals: 1}, Evidence: "cpi-2020"}, {Series: "cpi-essai", Year: 2021, Value: funding.Decimal{Mantissa: 1034, Decimals: 1}, Evidence: "cpi-2021"}},
		Run:    work.RunReport{Source: "cpi", StartedAt: Now(), FinishedAt: Now(), Parsed: 2},
	}
}
