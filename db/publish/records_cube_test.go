package publish_test

import (
	"context"
	"strings"
	"testing"

	"sillage/db/publish"
	"sillage/db/sqlite"
)

func TestTheGateFindsACubeThatIsNotItsRecords(t *testing.T) {
	r := mustPublish(t, withRecords(t, 2000))
	db, err := sqlite.OpenPlain(context.Background(), r.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // so that what is begun is what the gate reads
	if err := publish.Gate(context.Background(), db); err != nil {
		t.Fatalf("as published: %v", err)
	}
	const one = " where id = (select max(id) from record_cube where because = '')"
	for _, change := range []string{
		"payer = (select id from record_party where id <> payer order by id limit 1)", "programme = (select min(id) from record_programme)", "programme = null",
		"fiscal_year = '1999-2000'", "fiscal_year = ''", "region = 'NU'", "region = ''", "verdict = 'suspect'", "because = 'loan'",
		"records = records + 1", "entering_cents = entering_cents + 1", "reaching = reaching + 1", "terms = (select id from record_terms where id <> terms limit 1)",
	} {
		for _, step := range []string{"begin", "update record_cube set " + change + one} {
			if _, err := db.Exec(step); err != nil {
				t.Fatal(step, err)
			}
		}
		if err := publish.Gate(context.Background(), db); err == nil || !strings.Contains(err.Error(), "the cube of records") {
			t.Errorf("%s: %v", change, err)
		}
		if _, err := db.Exec("rollback"); err != nil {
			t.Fatal(err)
		}
	}
}
