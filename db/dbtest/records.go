package dbtest

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"

	"sillage/db/funding"
	"sillage/db/records"
	"sillage/db/work"
)

// RecordSource is the source of the records of the small world.
func RecordSource() work.Batch {
	return work.Batch{Source: funding.Source{ID: "made", Kind: "records", TitleFR: "Octrois fabriqués (synthétique)", TitleEN: "Made-up awards (synthetic)", Publisher: "Synthetic publisher",
		CoversFR: "des essais", CoversEN: "tests", LeavesOutFR: "le monde", LeavesOutEN: "the world", Licence: "synthetic", State: "proven"},
		Run: work.RunReport{Source: "made", StartedAt: Now(), FinishedAt: Now(), Fetched: 1, Kept: 1}}
}

// RecordOptions are those of a load of them.
func RecordOptions() records.Options {
	return records.Options{Source: "made", Scheme: "made", Reader: "test", Day: "2026-11-23", Least: 1,
		Columns: map[string]string{"amount": "agreement_value", "receiver": "recipient_legal_name"}}
}

// Import is the peer of a load: the command of SQLite that takes a table of
// comma-separated text into a new database, every column as text, without
// journal and without waiting for the disk.
func Import(table, database string) *exec.Cmd {
	return exec.Command("sqlite3", "-cmd", "pragma journal_mode = off", "-cmd", "pragma synchronous = off", "-cmd", ".mode csv", database, ".import "+table+" t")
}

// RecordFile is the file that they are read from.
func RecordFile() records.File {
	return records.File{Name: "made.csv", Address: "https://example.test/made.csv", SHA256: strings.Repeat("ab", 32), Size: 1, ReceivedOn: "2026-11-23"}
}

// LoadRecords puts so many made-up rows under a data folder.
func LoadRecords(t testing.TB, data string, rows iter.Seq[*funding.Record], o records.Options) records.Report {
	t.Helper()
	w, err := records.Create(context.Background(), records.Path(data, o.Source), o)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.File(RecordFile()); err != nil {
		t.Fatal(err)
	}
	for r := range rows {
		if err := w.Record(r); err != nil {
			t.Fatal(err)
		}
	}
	report, err := w.Finish(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// Records makes rows, the same for the same seed; each is good until the next
// one. Bodies and awards grow with the rows.
func Records(seed uint64, rows int) iter.Seq[*funding.Record] {
	m := &maker{rand: rand.New(rand.NewPCG(seed, 1)), receivers: rows/4 + 1, agreements: rows*85/100 + 1,
		words: strings.Repeat("Synthetic description of a project that nobody runs, with accents: é, è, ç. ", 6)}
	return func(yield func(*funding.Record) bool) {
		for range rows {
			if !yield(m.next()) {
				return
			}
		}
	}
}

type maker struct {
	rand                  *rand.Rand
	row                   int64
	r                     funding.Record
	receivers, agreements int
	words                 string
}

func (m *maker) next() *funding.Record {
	m.row++
	who := m.rand.IntN(m.receivers)
	award := int(m.row) + m.agreements // one of its own
	if m.rand.IntN(8) == 0 {
		award = m.rand.IntN(m.agreements)
	}
	year := 2005 + m.rand.IntN(22)
	cents := int64(m.rand.ExpFloat64()*2_000_000) - 10_000
	programme := m.rand.IntN(2500)
	department := programme % 50
	m.r = funding.Record{
		Row: m.row, Agreement: fmt.Sprintf("made,%d", award), Version: int64(m.rand.IntN(4)),
		Payer:       funding.RecordParty{Code: fmt.Sprintf("dept-%d", department), NameEN: fmt.Sprintf("Synthetic department %d", department), Kind: "ministry", Country: "CA"},
		Receiver:    funding.RecordParty{NameEN: fmt.Sprintf("Synthetic body %d", who), City: "Anytown", Province: "QC", Country: "CA", Kind: "nonprofit"},
		ProgrammeEN: fmt.Sprintf("Synthetic programme %d", programme),
		Form:        funding.Grant, Mode: funding.Project, Hop: funding.ToManager, Origin: funding.OwnBudget, Money: funding.Public,
		Status: "not_stated", Stage: funding.Committed, Basis: "not_stated", Cents: cents, Currency: "CAD", Printed: printed(cents), Stated: true,
		FiscalYear: fmt.Sprintf("%d-%d", year, year+1), SignedOn: funding.Date(fmt.Sprintf("%d-05-%02d", year, 1+m.rand.IntN(28))),
		TitleEN: fmt.Sprintf("Synthetic title %d", award), AboutEN: strings.ToValidUTF8(m.words[:60+m.rand.IntN(300)], ""), Region: "QC",
	}
	if m.rand.IntN(3) == 0 {
		m.r.Receiver.BusinessNumber = fmt.Sprintf("%09d", who)
	}
	m.odd()
	return &m.r
}

var doubts = []funding.Doubt{{Verdict: "suspect", Reason: "placeholder"}, {Verdict: "excluded", Reason: "batch"}, {Verdict: "suspect", Reason: "negative"}, {Verdict: "excluded", Reason: "outlier"}}

// odd makes some of the rows what rows of the world are.
func (m *maker) odd() {
	switch m.rand.IntN(40) {
	case 0, 1:
		d := doubts[m.rand.IntN(len(doubts))]
		d.Field, d.Raw = "amount", m.r.Printed
		m.r.Doubts = append(m.r.Doubts, d)
	case 2:
		m.r.Cents, m.r.Stated, m.r.Printed = 0, false, "n/a"
		m.r.Doubts = append(m.r.Doubts, funding.Doubt{Field: "amount", Raw: "n/a", Verdict: "excluded", Reason: "unreadable"})
	case 3:
		m.r.Form = funding.Loan
	case 4:
		m.r.Receiver.Individual, m.r.Receiver.NameEN, m.r.TitleEN, m.r.Agreement = true, "PERSONNOM", "PERSONTITRE", "PERSONCLE,"+m.r.Agreement
		m.r.Doubts = append(m.r.Doubts, funding.Doubt{Field: "receiver", Raw: "PERSONBRUT", Verdict: "suspect", Reason: "too_short"})
	case 5:
		m.r.ProgrammeEN = ""
	case 6:
		m.r.Hop, m.r.Region = funding.ToRecipient, "ON"
	case 7:
		m.r.Currency = "GBP"
	case 8:
		m.r.Hop = funding.HopNotStated
	}
}

func printed(cents int64) string {
	sign := ""
	if cents < 0 {
		sign, cents = "-", -cents
	}
	return fmt.Sprintf("%s%d.%02d", sign, cents/100, cents%100)
}
