package publish

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"sillage/db/release"
	"sillage/db/sqlite"
)

// where keeps back rows of tables that may hold private persons or things
// that wait for review. Work tables are read as w.<table>.
var where = map[string]string{
	"organization":            "individual = 0",
	"organization_alias":      "organization_key in (select key from w.organization where individual = 0)",
	"organization_identifier": "organization_key in (select key from w.organization where individual = 0)",
	"award_party":             "organization_key in (select key from w.organization where individual = 0)",
	"figure_party":            "organization_key in (select key from w.organization where individual = 0)",
	"announcement_author":     "organization_key in (select key from w.organization where individual = 0)",
	"programme_owner":         "organization_key in (select key from w.organization where individual = 0)",
	"statement":               "key not in (select statement_key from w.statement_party t join w.organization o on o.key = t.organization_key where o.individual = 1)",
	"statement_party":         "statement_key in (select key from main.statement)",
	"governance":              "organization_key not in (select key from w.organization where individual = 1) and coalesce(over_key, '') not in (select key from w.organization where individual = 1)",
	"document_note":           "coalesce(organization_key, '') not in (select key from w.organization where individual = 1)",
	"reply":                   "author_key in (select key from w.organization where individual = 0)",
}

// masked replaces what is printed of a private person: an award to one stays,
// as an award to a class of one without a name. A document gets what was worked
// out about it.
var masked = map[string]map[string]string{
	"award": {
		"receiver_kind":  "case when exists (" + privateParty("award", "receiver") + ") then 'class' else receiver_kind end",
		"receiver_class": "case when exists (" + privateParty("award", "receiver") + ") then '' else receiver_class end",
		"payer_kind":     "case when exists (" + privateParty("award", "payer") + ") then 'class' else payer_kind end",
		"payer_class":    "case when exists (" + privateParty("award", "payer") + ") then '' else payer_class end",
	},
	"figure": {
		"receiver_kind":  "case when exists (" + privateParty("figure", "receiver") + ") then 'class' else receiver_kind end",
		"receiver_class": "case when exists (" + privateParty("figure", "receiver") + ") then '' else receiver_class end",
		"note":           "case when " + withheld + " then '' else note end",
	},
	"document": { // what a person said of it, else what its words say
		"copy_of": "coalesce(nullif(copy_of, ''), (select r.copy_of from w.reprint r where r.address = w.document.address), '')",
	},
	"evidence": {
		"fragment": "case when withheld = 1 then '' else fragment end",
		"locator":  "case when withheld = 1 then '' else locator end",
	},
}

const withheld = "evidence_key in (select key from w.evidence where withheld = 1)"

func privateParty(table, role string) string {
	return fmt.Sprintf(`select 1 from w.%[1]s_party t join w.organization o on o.key = t.organization_key
		where t.%[1]s_key = w.%[1]s.key and t.role = '%[2]s' and o.individual = 1`, table, role)
}

// copyPublic copies the public columns of every public table, by insert ...
// select from the collecting database, attached read-only.
func (p *publisher) copyPublic(ctx context.Context) error {
	if _, err := p.db.ExecContext(ctx, "attach database ? as w", sqlite.ReadOnly(filepath.Join(p.Data, WorkFile))); err != nil {
		return fmt.Errorf("attach the collecting database: %w", err)
	}
	tx, err := p.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	if _, err := tx.ExecContext(ctx, "pragma defer_foreign_keys = on"); err != nil {
		return err
	}
	for _, t := range append(withoutEvidence(release.Public), onlyEvidence(release.Public)...) {
		if _, err := tx.ExecContext(ctx, copyStatement(t)); err != nil {
			return fmt.Errorf("copy %s: %w", t.Name, err)
		}
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("copy: a public row points at something private or missing: %w", err)
	}
	_, err = p.db.ExecContext(ctx, "detach database w")
	return err
}

func copyStatement(t release.Table) string {
	values := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		values[i] = c
		if v, ok := masked[t.Name][c]; ok {
			values[i] = v
		}
	}
	s := fmt.Sprintf("insert into main.%s (%s)\nselect %s\nfrom w.%s", t.Name, strings.Join(t.Columns, ", "), strings.Join(values, ", "), t.Name)
	if filter, ok := where[t.Name]; ok {
		s += "\nwhere " + filter
	}
	switch t.Name {
	case "evidence":
		s += "\nwhere key in (" + citedEvidence() + `)
			or (source_id in (select id from w.source where kind = 'register') and key not in (select evidence_key from w.candidate))`
	case "document":
		s += "\nwhere key in (select document_key from main.evidence) or source_id in (select id from w.source where kind = 'register')"
	case "snapshot":
		s += "\nwhere hash in (select snapshot_hash from main.evidence)"
	}
	return s
}

// citedEvidence is the evidence that a public row rests on. Every fact of a
// register travels too; what only a candidate cites does not.
func citedEvidence() string {
	var parts []string
	for _, t := range release.Public {
		for _, c := range t.Columns {
			if c == "evidence_key" {
				parts = append(parts, "select evidence_key from main."+t.Name)
			}
		}
	}
	return strings.Join(parts, " union ")
}

// Evidence, then what it stands on, is copied last: only what a public row
// cites.
var last = []string{"evidence", "document", "snapshot"}

func withoutEvidence(all []release.Table) []release.Table {
	var out []release.Table
	for _, t := range all {
		if t.Name != last[0] && t.Name != last[1] && t.Name != last[2] {
			out = append(out, t)
		}
	}
	return out
}

func onlyEvidence(all []release.Table) []release.Table {
	var out []release.Table
	for _, name := range last {
		for _, t := range all {
			if t.Name == name {
				out = append(out, t)
			}
		}
	}
	return out
}
