package release_test

import (
	"context"
	"database/sql"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/db/sqlite"
)

var update = flag.Bool("update", false, "write the golden files anew; then read them")

// empty makes a release without rows.
func empty(t *testing.T) *sql.DB {
	t.Helper()
	db, err := sqlite.OpenPlain(context.Background(), filepath.Join(t.TempDir(), "release.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if _, err := db.Exec(release.Schema); err != nil {
		t.Fatal(err)
	}
	return db
}

// made returns the schema text of an empty release and of a new collecting
// database.
func made(t *testing.T) map[string]string {
	t.Helper()
	ctx := context.Background()
	out := map[string]string{}
	var err error
	if out["release"], err = sqlite.Schema(ctx, empty(t)); err != nil {
		t.Fatal(err)
	}
	w, err := sqlite.OpenPlain(ctx, filepath.Join(t.TempDir(), "work.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := sqlite.Migrate(ctx, w, os.DirFS("../work/migrations")); err != nil {
		t.Fatal(err)
	}
	if out["work"], err = sqlite.Schema(ctx, w); err != nil {
		t.Fatal(err)
	}
	return out
}

var check = regexp.MustCompile(`(?s)\n\s+(\w+) text[^,\n]*? check \(\w+ in \(([^)]*)\)\)`)

// listOf names the code list of a column.
func listOf(table, column string) string {
	switch table + "." + column {
	case "organization.kind":
		return "organization_kind"
	case "document.kind":
		return "document_kind"
	case "statement.kind":
		return "statement_kind"
	case "source.kind":
		return "source_kind"
	case "source.state":
		return "source_state"
	case "quantity.role":
		return "quantity_role"
	case "statement_party.role":
		return "statement_role"
	case "series.kind":
		return "series_kind"
	case "announcement_event.kind":
		return "event_kind"
	case "evidence.state":
		return "evidence_state"
	case "chain_ribbon.kind":
		return "ribbon"
	case "manager_part.part":
		return "manager_part"
	case "instead_parameter.kind":
		return "instead_kind"
	case "indicator.kind":
		return "indicator"
	case "indicator.because":
		return "indicator_gap"
	case "question.rule":
		return "question_rule"
	case "question_answer.state", "question_card.state":
		return "question_state"
	case "question_evidence.side", "card_evidence.side":
		return "question_side"
	case "card_line.what":
		return "card_line"
	case "request.outcome":
		return "request_outcome"
	case "record_party.kind", "record_spelling.kind":
		return "organization_kind"
	case "figure.receiver_qualifier":
		return "qualifier"
	}
	switch {
	case strings.HasSuffix(column, "_kind") && (strings.HasPrefix(column, "payer") || strings.HasPrefix(column, "receiver")):
		return "party_kind"
	case strings.HasPrefix(column, "claimed_"):
		return strings.TrimPrefix(column, "claimed_")
	}
	return column
}

func TestChecksOfBothSchemasAreTheCodeLists(t *testing.T) {
	own := []string{"award_party.role", "figure_party.role", "computed.kind", "computed.qualifier", "organization_role.role", "search_name.kind", "candidate.state", "candidate.kind", "run_log.level", "job.state",
		"question_card.set_by", "access_law.langs", "access_law_reading.says", "chain_node.role", "chain_node.side",
		"record_event.kind", "record_doubt.verdict", "record_sum.axis", "record_party_sum.role"}
	for name, text := range made(t) {
		held := 0
		for _, statement := range strings.Split(text, ";\n\n") {
			m := regexp.MustCompile(`(?i)create table (\w+)`).FindStringSubmatch(statement)
			if m == nil {
				continue
			}
			for _, c := range check.FindAllStringSubmatch(statement, -1) {
				column := m[1] + "." + c[1]
				if slices.Contains(own, column) {
					continue
				}
				i := slices.IndexFunc(funding.AllLists, func(l funding.CodeList) bool { return l.Name == listOf(m[1], c[1]) })
				if i < 0 {
					t.Errorf("%s: %s has a check and no code list", name, column)
					continue
				}
				if want := "'" + strings.Join(funding.AllLists[i].Values(), "', '") + "'"; c[2] != want {
					t.Errorf("%s: %s checks (%s), the list is (%s)", name, column, c[2], want)
				}
				held++
			}
		}
		if held < 40 {
			t.Errorf("%s: only %d checks were held against the lists", name, held)
		}
	}
}

func TestThePublicListIsTheSchema(t *testing.T) {
	ctx := context.Background()
	db := empty(t)
	for _, table := range release.Public {
		columns, err := sqlite.Columns(ctx, db, table.Name)
		if err != nil || !slices.Equal(columns, table.Columns) {
			t.Errorf("%s: list %v, schema %v (%v)", table.Name, table.Columns, columns, err)
		}
	}
	for _, table := range release.PublicRecords {
		columns, err := sqlite.Columns(ctx, db, table.Name)
		if err != nil || !slices.Equal(columns, table.Columns) {
			t.Errorf("%s: list %v, schema %v (%v)", table.Name, table.Columns, columns, err)
		}
	}
}

// One definition of a list feeds page, CSV, JSON and who opens the file.
func TestTheColumnsOfEveryViewAreThoseOfItsExtract(t *testing.T) {
	ctx := context.Background()
	db := empty(t)
	read := map[string]bool{"name_rows": true, "owner_rows": true, "speaker_rows": true, "party_rows": true, "cited_rows": true, "record_rows": true, "record_evidence": true} // others stand on them
	for _, e := range release.Extracts {
		read[e.View] = true
		for _, name := range e.Columns {
			if _, known := release.ColumnOf(name); !known {
				t.Errorf("%s has the column %q, which the dictionary lacks", e.Name, name)
			}
		}
		if e.View == "" {
			continue // gathered from several tables, or from what was drawn
		}
		columns, err := sqlite.Columns(ctx, db, e.View)
		if err != nil || !slices.Equal(columns, e.Held()) {
			t.Errorf("%s:\nview    %v\ncolumns %v (%v)", e.View, columns, e.Held(), err)
		}
	}
	rows, err := db.Query("select name from sqlite_schema where type = 'view'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var view string
		if err := rows.Scan(&view); err != nil {
			t.Fatal(err)
		}
		if !read[view] {
			t.Errorf("nothing reads the view %s", view)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

func TestTheSchemasKeptForReadingAreTheSchemas(t *testing.T) {
	for name, text := range made(t) {
		golden := filepath.Join("testdata", name+".golden.sql")
		if *update {
			if err := os.WriteFile(golden, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		kept, err := os.ReadFile(golden)
		if err != nil || string(kept) != text {
			t.Errorf("%s differs from the schema (%v); run with -update and read it", golden, err)
		}
	}
}
