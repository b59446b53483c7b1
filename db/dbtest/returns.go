package dbtest

import (
	"context"
	"strconv"
	"testing"

	"sillage/db/funding"
	"sillage/db/records"
	"sillage/db/work"
)

// returnsSource files official returns, made up for the purpose, of the
// foundation of the registers: two accounts, of which one has two returns.
func returnsSource() work.Batch {
	b := register("proven")
	b.Source.ID, b.Source.TitleFR, b.Source.TitleEN = "returns", "Déclarations d’essai (synthétiques)", "Test returns (synthetic)"
	b.Run.Source, b.KnownSources = "returns", nil
	return b
}

func loadReturns(t testing.TB, data, day string) {
	t.Helper()
	o := RecordOptions()
	o.Source, o.Scheme, o.Day = "returns", "returns", funding.Date(day)
	o.Columns["T1"] = "#"
	meaning := func(line, fr, en string, money bool) {
		o.Lines = append(o.Lines, records.LineMeaning{Line: line, IsMoney: money, LabelFR: fr, LabelEN: en, Address: "https://example.test/dictionary"})
	}
	meaning("300", "Postes permanents (synthétique)", "Permanent positions (synthetic)", false)
	meaning("305", "« $1-39,999 (synthetic) » (libellé officiel, en anglais)", "$1-39,999 (synthetic)", false)
	meaning("4700", "« Total revenue (synthetic) » (libellé officiel, en anglais)", "Total revenue (synthetic)", true)
	meaning("5050", "« Gifts (synthetic) » (libellé officiel, en anglais)", "Gifts (synthetic)", true)
	meaning("T1", "« Officials (synthetic) » (libellé officiel, en anglais)", "Officials (synthetic)", false)
	w, err := records.Create(context.Background(), records.Path(data, "returns"), o)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.File(records.File{Name: "returns.csv", Address: "https://example.test/returns.csv", SHA256: RecordFile().SHA256, Size: 1, ReceivedOn: funding.Date(day)}); err != nil {
		t.Fatal(err)
	}
	for i, l := range returnLines() {
		l.Row = int64(i + 1)
		if err := w.Line(l); err != nil {
			t.Fatal(err)
		}
	}
	w.Skip(11, "", "x", "a row without a number (synthetic)")
	w.Skip(12, "source_system", "y", "empty")
	if _, err := w.Finish(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func returnLines() []*funding.ReturnLine {
	body := func(account string) funding.RecordParty {
		return funding.RecordParty{Code: account, BusinessNumber: "123456782", Country: "CA", Kind: "nonprofit"}
	}
	count := func(account, ends, line string, n int64) *funding.ReturnLine {
		return &funding.ReturnLine{Body: body(account), Line: line, EndsOn: funding.Date(ends), Returning: account + "/" + ends + "/27", Count: n, Printed: strconv.FormatInt(n, 10)}
	}
	money := func(account, ends, line string, cents int64) *funding.ReturnLine {
		l := count(account, ends, line, 0)
		l.IsMoney, l.Cents, l.Currency, l.Printed = true, cents, "CAD", printed(cents)
		if cents < 0 {
			l.Doubts = []funding.Doubt{{Field: "amount", Raw: l.Printed, Verdict: "suspect", Reason: "negative"}}
		}
		return l
	}
	const first, second = "123456782RR0001", "123456782RR0002"
	part := money(first, "2025-03-31", "5050", 25_00) // a second row of one return
	part.Returning += "/2"
	return []*funding.ReturnLine{
		count(first, "2024-03-31", "300", 12), count(first, "2024-03-31", "305", 3), money(first, "2024-03-31", "4700", 1_234_567_00), count(first, "2024-03-31", "T1", 0),
		count(first, "2025-03-31", "300", 14), money(first, "2025-03-31", "4700", -310_50), money(first, "2025-03-31", "5050", 20_00), part, count(first, "2025-03-31", "T1", 0),
		money(second, "2025-12-31", "4700", 9_00),
	}
}
