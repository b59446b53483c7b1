package publish_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"testing"

	"sillage/db/dbtest"
	"sillage/db/publish"
	"sillage/db/records"
)

// withRecords is the small world with so many made-up records.
func withRecords(t testing.TB, rows int) string {
	t.Helper()
	db, data := dbtest.Sample(t)
	if err := db.Replace(context.Background(), dbtest.RecordSource()); err != nil {
		t.Fatal(err)
	}
	dbtest.LoadRecords(t, data, dbtest.Records(1, rows), dbtest.RecordOptions())
	return data
}

// truth is what made-up rows add up to, by plain means: the last of the highest
// version of each agreement.
type truth struct {
	agreements, entering, enteringCents, reachingCents, individuals int64
}

func naive(rows int) truth {
	type current struct {
		version, cents              int64
		enters, reaches, individual bool
	}
	held := map[string]current{}
	for r := range dbtest.Records(1, rows) {
		verdict, _ := r.AmountVerdict()
		enters := r.Stated && verdict != "excluded" && (r.Form == "grant" || r.Form == "contract") && r.Money == "public" && r.Origin == "own_budget" && r.Hop != "not_stated" && r.Currency == "CAD"
		if was, ok := held[r.Agreement]; !ok || r.Version >= was.version {
			held[r.Agreement] = current{r.Version, r.Cents, enters, enters && r.Hop == "to_recipient", r.Receiver.Individual}
		}
	}
	var sum truth
	for _, c := range held {
		sum.agreements++
		if c.individual {
			sum.individuals++
		}
		if c.enters {
			sum.entering++
			sum.enteringCents += max(c.cents, 0)
		}
		if c.reaches {
			sum.reachingCents += max(c.cents, 0)
		}
	}
	return sum
}

func TestRecordsArePublishedWithTheirSums(t *testing.T) {
	const rows = 5000
	r := mustPublish(t, withRecords(t, rows))
	want := naive(rows)
	for text, want := range map[string]int64{
		"select count(*) from record":                                                                        want.agreements,
		"select sum(enters) from record":                                                                     want.entering,
		"select sum(entering_cents) from record":                                                             want.enteringCents,
		"select sum(entering_cents) from record_sum where axis = 'all'":                                      want.enteringCents,
		"select sum(entering_amount_cents) from record_rows":                                                 want.enteringCents,
		"select sum(reaching_cents) from record_party_sum where role = 'payer'":                              want.reachingCents,
		"select count(*) from record_rows where individual = 1":                                              want.individuals,
		"select count(*) from record_version":                                                                rows,
		"select count(*) from record_evidence where column_name = 'agreement_value' and length(sha256) = 64": rows,
		"select count(*) from record_party where individual = 1":                                             1, // of one province
	} {
		if got := query(t, r.Path, text); got != fmt.Sprint(want) {
			t.Errorf("%s: got %s, want %d", text, got, want)
		}
	}
}

func TestNoPrivatePersonOfARecordIsNamed(t *testing.T) {
	data := withRecords(t, 5000)
	r := mustPublish(t, data)
	content, err := os.ReadFile(r.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"PERSONNOM", "PERSONTITRE", "PERSONCLE", "PERSONBRUT"} {
		if bytes.Contains(content, []byte(word)) {
			t.Errorf("%s travelled into the release", word)
		}
	}
}

func TestGeneratedRecordsStayOutUnlessAskedFor(t *testing.T) {
	data := withRecords(t, 1)
	w, err := records.Create(context.Background(), records.Path(data, "made"), dbtest.RecordOptions())
	if err != nil {
		t.Fatal(err)
	}
	if err := w.File(dbtest.RecordFile()); err != nil {
		t.Fatal(err)
	}
	if err := w.Synthetic(); err != nil {
		t.Fatal(err)
	}
	for r := range dbtest.Records(1, 100) {
		if err := w.Record(r); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Finish(context.Background()); err != nil {
		t.Fatal(err)
	}
	for asked, want := range map[bool]string{false: "0 ", true: "1 1"} {
		o := options(data)
		o.Synthetic = asked
		r, err := publish.Publish(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		if got := query(t, r.Path, "select count(*) || ' ' || coalesce(max(synthetic), '') from record_source"); got != want {
			t.Errorf("asked for: %v: got %q, want %q", asked, got, want)
		}
	}
}
