package dbtest

import (
	"context"
	"fmt"
	"strconv"
	"testing"

	"sillage/db/sqlite"
)

// View reads a public view of a release file as anybody can who opens it: each
// row by the names of its columns, values in words, nothing for what is null.
// The order is that of the lists.
func View(t testing.TB, path, view string) []map[string]string {
	t.Helper()
	db, err := sqlite.OpenImmutable(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("select * from " + view + " order by position")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	values, places := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		places[i] = &values[i]
	}
	var out []map[string]string
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			t.Fatal(err)
		}
		row := map[string]string{}
		for i, name := range columns {
			switch v := values[i].(type) {
			case nil:
			case float64:
				row[name] = strconv.FormatFloat(v, 'f', -1, 64)
			default:
				row[name] = fmt.Sprint(v)
			}
		}
		out = append(out, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
