package records

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"sillage/db/sqlite"
)

// pointers are the references of each table. Ids begin at 1 and leave none out,
// so a reference points at a row where it is no more than the count of rows:
// one look at a table tells what foreign_key_check asks row by row.
var pointers = []struct{ table, column, to string }{
	{"record_spelling", "party", "record_party"},
	{"record_programme", "payer", "record_party"},
	{"record_version", "file", "record_file"},
	{"record_version", "payer", "record_spelling"},
	{"record_version", "receiver", "record_spelling"},
	{"record_version", "programme", "record_programme"},
	{"record_version", "terms", "record_terms"},
	{"record_text", "version", "record_version"},
	{"record_doubt", "version", "record_version"},
	{"record", "id", "record_version"},
	{"record", "first", "record_version"},
	{"record_earlier", "version", "record_version"},
	{"record_earlier", "record", "record_version"},
	{"record_line", "file", "record_file"},
	{"record_line", "body", "record_spelling"},
	{"record_skipped", "file", "record_file"},
}

// beginCheck looks for a row that points at nothing while what is there is added
// up: it reads tables that are whole, over a connection of its own.
func (w *Writer) beginCheck() error {
	found := make(chan error, 1)
	w.checking = found
	go func() { found <- check(w.ctx, w.path+unfinished) }()
	return nil
}

// checked waits for what the check says.
func (w *Writer) checked() error {
	err := <-w.checking
	w.checking = nil
	return err
}

func check(ctx context.Context, path string) (err error) {
	store, err := sqlite.OpenBulk(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	rows := map[string]int64{}
	for _, p := range pointers {
		if _, known := rows[p.to]; known {
			continue
		}
		var count, last int64
		if err := store.DB.QueryRowContext(ctx, "select count(*), coalesce((select max(id) from "+p.to+"), 0) from "+p.to).Scan(&count, &last); err != nil {
			return err
		}
		if count != last {
			return fmt.Errorf("%w: %d rows of %s, the last is %d", ErrRefused, count, p.to, last)
		}
		rows[p.to] = count
	}
	wrong := map[string][]string{}
	for _, p := range pointers {
		wrong[p.table] = append(wrong[p.table], fmt.Sprintf("%[1]s < 1 or %[1]s > %[2]d", p.column, rows[p.to]))
	}
	for table, columns := range wrong {
		var broken bool
		if err := store.DB.QueryRowContext(ctx, "select exists (select 1 from "+table+" where "+strings.Join(columns, " or ")+")").Scan(&broken); err != nil {
			return err
		}
		if broken {
			return fmt.Errorf("%w: a row of %s points at nothing", ErrRefused, table)
		}
	}
	return nil
}
