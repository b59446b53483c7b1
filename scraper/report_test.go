package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"sillage/db/records"
)

// Five grants of the file are in pounds and one is in dollars of the United
// States: their sums stand apart, and the whole stays what checks the load.
func TestAReportAddsUpEachCurrencyApart(t *testing.T) {
	data := t.TempDir()
	from := filepath.Join("sources", "threesixtygiving", "testdata", "wolfson.json")
	if _, words, err := command(data, "run", "threesixtygiving", "--from", from); err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	printed, words, err := command(data, "--json", "report")
	if err != nil {
		t.Fatal(err)
	}
	var report struct {
		Sources map[string]struct {
			records.Totals
			Currencies []records.CurrencySum `json:"currencies"`
		} `json:"sources"`
	}
	if err := json.Unmarshal([]byte(printed), &report); err != nil {
		t.Fatal(err)
	}
	got := report.Sources["threesixtygiving"]
	if len(got.Currencies) != 2 || got.Currencies[0].Currency != "GBP" || got.Currencies[0].Agreements != 5 || got.Currencies[1].Currency != "USD" || got.Currencies[1].Agreements != 1 {
		t.Fatalf("%+v", got.Currencies)
	}
	var sum records.Totals
	for _, c := range got.Currencies {
		sum.OriginalCents, sum.CurrentCents, sum.ExcludedCents = sum.OriginalCents+c.OriginalCents, sum.CurrentCents+c.CurrentCents, sum.ExcludedCents+c.ExcludedCents
	}
	if got.CurrentCents == 0 || sum.OriginalCents != got.OriginalCents || sum.CurrentCents != got.CurrentCents || sum.ExcludedCents != got.ExcludedCents {
		t.Errorf("%+v are not the parts of %+v", got.Currencies, got.Totals)
	}
	for _, want := range []string{"GBP, 5 agreements: £", "USD, 1 agreements: US$"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in\n%s", want, words)
		}
	}
}

func TestASumIsPrintedWithTheSignOfItsCurrency(t *testing.T) {
	for code, want := range map[string]string{"CAD": "−$1,234.50", "GBP": "−£1,234.50", "USD": "−US$1,234.50", "EUR": "−€1,234.50", "QQQ": "−QQQ\u00a01,234.50"} {
		if got := inCurrency(-1234_50, code); got != want {
			t.Errorf("%s: got %s, want %s", code, got, want)
		}
	}
}
