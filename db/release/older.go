package release

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// ErrOlder: another version of this program published the release, and what this
// one reads is not in it. It cannot be mended, since a release never changes: the
// scraper of this version publishes the next one from the same evidence.
var ErrOlder = errors.New("it was published by another version of this program: publish once with the scraper of this version (scraper publish), and it is replaced")

var createdThing = regexp.MustCompile(`(?m)^create (?:table|view) (\w+)`)

// holdsWhatIsRead looks for every table, view and public column of this
// version's schema. Error: ErrOlder, with the first that the release lacks.
func (r *DB) holdsWhatIsRead(ctx context.Context) error {
	there := map[string]bool{}
	rows, err := r.db.QueryContext(ctx, `
		select name, ''
		from sqlite_schema
		where type in ('table', 'view')
		union all
		select m.name, c.name
		from sqlite_schema m
		join pragma_table_xinfo(m.name) c
		where m.type = 'table'`)
	if err != nil {
		return fmt.Errorf("%s: schema: %w", r.Path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			return fmt.Errorf("%s: schema: %w", r.Path, err)
		}
		there[table], there[table+"."+column] = true, true
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("%s: schema: %w", r.Path, err)
	}
	lacks := slices.DeleteFunc(mustHold(), func(thing string) bool { return there[thing] })
	if len(lacks) == 0 {
		return nil
	}
	if more := len(lacks) - 1; more > 0 {
		lacks = append(lacks[:1], fmt.Sprintf("%d more", more))
	}
	return fmt.Errorf("%s, release %d, lacks %s: %w", r.Path, r.This.Number, strings.Join(lacks, " and "), ErrOlder)
}

// mustHold names what this version reads: tables and views, then columns as
// table.column.
func mustHold() []string {
	var names []string
	for _, found := range createdThing.FindAllStringSubmatch(Schema, -1) {
		names = append(names, found[1])
	}
	columns := func(table string, of []string) {
		for _, c := range of {
			names = append(names, table+"."+c)
		}
	}
	for _, t := range Public {
		columns(t.Name, t.Columns)
	}
	for _, t := range PublicRecords {
		columns(t.Name, t.Columns)
	}
	for _, t := range Ledger {
		columns(t.Name, t.Columns())
	}
	return names
}
