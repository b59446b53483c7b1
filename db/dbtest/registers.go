package dbtest

import (
	"context"
	"iter"
	"slices"
	"testing"
	"time"

	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/records"
	"sillage/db/work"
)

// Registers publishes the small world with two registers and official returns,
// made up for the purpose, twice: between the two releases something changed in them and
// something went. It returns the data folder.
func Registers(t testing.TB) string {
	t.Helper()
	db, data := Sample(t)
	for _, day := range []string{"2026-10-01", "2026-11-23"} {
		for _, state := range []string{"proven", "unproven"} {
			if err := db.Replace(context.Background(), register(state)); err != nil {
				t.Fatal(err)
			}
			LoadRecords(t, data, registerRows(state, day), registerOptions(state, day))
		}
		if err := db.Replace(context.Background(), returnsSource()); err != nil {
			t.Fatal(err)
		}
		loadReturns(t, data, day)
		published := func() time.Time { return Now().AddDate(0, 0, map[string]int{"2026-10-01": -50}[day]) }
		if _, err := publish.Publish(context.Background(), publish.Options{Data: data, Edition: "synthetic", Now: published}); err != nil {
			t.Fatal(err)
		}
	}
	return data
}

func register(state string) work.Batch {
	id := "register-" + state
	return work.Batch{Source: funding.Source{ID: id, Kind: "records", TitleFR: "Registre d’essai (synthétique), " + state, TitleEN: "Test register (synthetic), " + state, Publisher: "Synthetic publisher",
		CoversFR: "des essais", CoversEN: "tests", LeavesOutFR: "le monde", LeavesOutEN: "the world", Licence: "synthetic", State: state},
		Run: work.RunReport{Source: id, StartedAt: Now(), FinishedAt: Now(), Fetched: 1, Kept: 1}, KnownSources: knownSources(state)}
}

// knownSources are two that one of the registers knows of: itself, which is
// collected here, and one that is not.
func knownSources(state string) []funding.KnownSource {
	if state != "proven" {
		return nil
	}
	known := func(fr, en, readBy string) funding.KnownSource {
		return funding.KnownSource{TitleFR: fr + " (synthétique)", TitleEN: en + " (synthetic)", Address: "https://example.test/known", Format: "CSV", HoldsFR: "des essais", HoldsEN: "tests", ReadBy: readBy}
	}
	return []funding.KnownSource{known("Registre connu et lu", "Register known and read", "register-proven"), known("Registre connu, sans fichier", "Register known, without a file", "elsewhere"),
		known("Liste connue", "List known", "")}
}

func registerOptions(state, day string) records.Options {
	o := RecordOptions()
	o.Source, o.Scheme, o.Day = "register-"+state, state, funding.Date(day)
	if state == "proven" {
		o.Counted = 15
	}
	return o
}

// registerRows are the rows of one load: between the two an amount changes and
// an agreement goes.
func registerRows(state, day string) iter.Seq[*funding.Record] {
	payer := funding.RecordParty{Code: "synthetic-department", NameFR: "Ministère des registres (synthétique)", NameEN: "Department of registers (synthetic)", Kind: "ministry", Country: "CA"}
	foundation := funding.RecordParty{BusinessNumber: "123456782", NameFR: "Fondation des registres (synthétique)", City: "Ailleurs", Province: "QC", Country: "CA", Kind: "foundation"}
	row := func(agreement string, version, cents int64, change func(*funding.Record)) *funding.Record {
		r := &funding.Record{Agreement: agreement, Version: version, Payer: payer, Receiver: foundation, ProgrammeFR: "Programme d’essai (synthétique)",
			Form: funding.Grant, Mode: funding.Project, Hop: funding.ToManager, Origin: funding.OwnBudget, Money: funding.Public,
			Status: funding.NotStated, Stage: funding.Committed, Basis: funding.SeveralYears, Cents: cents, Currency: "CAD", Printed: printed(cents), Stated: true,
			FiscalYear: "2024-2025", SignedOn: "2024-05-02", PeriodFrom: "2024-06-01", PeriodUntil: "2027-03-31", Region: "QC",
			TitleFR: "Titre d’essai", TitleEN: "Test title", AboutFR: "Pour des essais (synthétique)."}
		if change != nil {
			change(r)
		}
		return r
	}
	doubt := func(field, raw, verdict, reason string) func(*funding.Record) {
		return func(r *funding.Record) {
			r.ProgrammeFR, r.ProgrammeEN = "", "Other test program (synthetic)"
			r.Doubts = append(r.Doubts, funding.Doubt{Field: field, Raw: raw, Verdict: verdict, Reason: reason})
		}
	}
	rows := []*funding.Record{
		row("A-1", 0, 100_000_00, nil), row("A-1", 1, 120_000_00, func(r *funding.Record) {
			r.SignedOn = "2025-01-10"
			r.Doubts = append(r.Doubts, funding.Doubt{Field: "city", Raw: "Ailleurs ?", Verdict: "suspect", Reason: "unknown_word"})
		}), row("A-1", 2, 150_000_50, func(r *funding.Record) { r.SignedOn = "2026-02-03" }),
		row("A-2", 0, 80_000_00, func(r *funding.Record) {
			r.Hop, r.FiscalYear, r.SignedOn = funding.ToRecipient, "2025-2026", "2025-05-02"
		}),
		row("A-3", 0, 1_00, doubt("amount", "1", "suspect", "placeholder")),
		row("A-4", 0, 9_000_000_00, doubt("amount", "9000000", "excluded", "batch")),
		row("A-5", 0, 0, func(r *funding.Record) {
			doubt("amount", "n/a", "excluded", "unreadable")(r)
			r.Stated, r.Printed = false, "n/a"
		}),
		row("A-6", 0, 30_000_00, func(r *funding.Record) {
			r.Form, r.ProgrammeFR, r.Region, r.Receiver.City = funding.Loan, "", "ON", "Elsewhere"
		}),
		row("A-7", 0, 5_000_00, func(r *funding.Record) {
			r.Receiver, r.FiscalYear, r.SignedOn = funding.RecordParty{NameFR: "PERSONNOM", City: "PERSONVILLE", Province: "QC", Country: "CA", Kind: "unknown", Individual: true}, "", ""
			r.Agreement, r.TitleFR, r.TitleEN, r.AboutFR = "PERSONCLE", "PERSONTITRE", "PERSONTITRE", "PERSONTEXTE"
		}),
		row("A-8", 0, 12_000_00, func(r *funding.Record) {
			r.Currency, r.Money, r.ProgrammeFR, r.ProgrammeEN = "GBP", funding.Private, "", "Other test program (synthetic)"
		}),
		row("A-9", 0, 7_000_00, func(r *funding.Record) {
			r.Receiver.NameFR = "Fond. des registres (synthétique)"
			r.Doubts = append(r.Doubts, funding.Doubt{Field: "business_number", Raw: "12345", Verdict: "excluded", Reason: "wrong_length"}, funding.Doubt{Field: "province", Raw: "", Verdict: "suspect", Reason: "empty"})
		}),
	}
	if day == "2026-10-01" {
		rows = append(rows, row("A-10", 0, 60_000_00, nil))
		rows[3].Cents, rows[3].Printed = 75_000_00, printed(75_000_00)
		who := rows[8] // what a private person's row said before is as private
		who.Receiver.NameFR, who.Receiver.City, who.TitleFR, who.AboutFR = "PERSONNOMAVANT", "PERSONVILLEAVANT", "PERSONTITREAVANT", "PERSONTEXTEAVANT"
	}
	if state == "unproven" {
		rows = rows[:4]
	}
	for i, r := range rows {
		r.Row = int64(i + 1)
	}
	return slices.Values(rows)
}
