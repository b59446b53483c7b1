package edition

import (
	"errors"
	"io/fs"

	"sillage/db/funding"
)

// readInstead reads what a sum may be measured by. An edition may have none.
// Whether the figures exist is known only beside the register that holds them.
func readInstead(e *Edition) error {
	t, err := e.table("instead.csv", "key", "kind", "label_fr", "label_en", "note_fr", "note_en")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := unique(t, "key"); err != nil {
		return err
	}
	for _, row := range t.Rows {
		if !funding.InsteadKinds.Has(row.Text("kind")) {
			return row.Errorf("kind", "is no %s", funding.InsteadKinds.Name)
		}
		for _, column := range []string{"label_fr", "label_en"} {
			if row.Text(column) == "" {
				return row.Errorf(column, "is empty")
			}
		}
		if (row.Text("note_fr") == "") != (row.Text("note_en") == "") {
			return row.Errorf("note_fr", "a note stands in both languages or in none")
		}
		e.Instead = append(e.Instead, funding.InsteadParameter{Figure: row.Text("key"), Kind: row.Text("kind"),
			LabelFR: row.Text("label_fr"), LabelEN: row.Text("label_en"), NoteFR: row.Text("note_fr"), NoteEN: row.Text("note_en")})
	}
	return nil
}
