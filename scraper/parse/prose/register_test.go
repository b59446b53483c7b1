package prose_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"

	"sillage/scraper/parse/prose"
)

// notRead are the fragments of the register that do not read to their amount
// or qualifier, each with its reason. Every one must still fail.
var notRead = map[string]string{
	"Ne laisser aucun groupe en dessous de 75 000$": "the floor is told by a negation: nobody below",
	"35 660 943": "a cell of a table: its unit stands in the column's heading, not in the fragment",
}

const registerFloor = 0.99

// The register's fragments are what sources print. Each that prints its amount
// reads to that amount and qualifier, whatever else stands beside it.
func TestFragmentsOfTheRegisterReadToTheirAmounts(t *testing.T) {
	langs := map[string]string{}
	for _, s := range registerRows(t, "sources.csv") {
		langs[s["address"]] = s["lang"]
	}
	type fact struct{ fragment, lang string }
	facts := map[string]fact{}
	for _, f := range registerRows(t, "facts.csv") {
		facts[f["id"]] = fact{f["quote_fragment"], langs[f["source_url"]]}
	}
	tried, right := 0, 0
	missed := map[string]bool{}
	for _, row := range registerRows(t, "reading.csv") {
		if row["cents"] == "" || row["fragment_has_number"] == "no" {
			continue
		}
		f := facts[row["fact_id"]]
		if f.lang == "" {
			t.Fatalf("%s has no language", row["fact_id"])
		}
		cents, err := strconv.ParseInt(row["cents"], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		want := fmt.Sprint(cents, " ", row["qualifier"])
		tried++
		read := readAs(f.fragment, f.lang)
		if slices.Contains(read, want) {
			right++
			continue
		}
		missed[f.fragment] = true
		if notRead[f.fragment] == "" {
			t.Errorf("%q (%s): read %v, want %s", f.fragment, f.lang, read, want)
		}
	}
	for fragment := range notRead {
		if !missed[fragment] {
			t.Errorf("%q is read: it stands among the misses without need", fragment)
		}
	}
	share := float64(right) / float64(tried)
	t.Logf("%d of %d amounts of the register read (%.4f)", right, tried, share)
	if tried < 250 || share < registerFloor {
		t.Errorf("%d of %d amounts read, fewer than %.2f", right, tried, registerFloor)
	}
}

func readAs(fragment, lang string) []string {
	var out []string
	for _, a := range prose.Read(fragment, lang, nil).Amounts {
		if a.Amount.Currency != "CAD" || a.Fragment != fragment[a.Start:a.End] {
			continue
		}
		out = append(out, fmt.Sprint(a.Amount.Cents, " ", a.Amount.Qualifier))
	}
	return out
}

// registerRows reads a file of the register as rows by column.
func registerRows(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open("../../edition/quebec/register/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	all, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]map[string]string, 0, len(all)-1)
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, column := range all[0] {
			row[column] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}
