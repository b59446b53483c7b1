package register

import (
	"strings"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// readRelations joins what two rows became. An id without a part means its
// first part.
func (r *reader) readRelations(t parse.Table) error {
	seen := map[[3]string]bool{}
	for _, row := range t.Rows {
		relation := funding.Relation{Relation: row.Text("relation"), Axis: row.Text("axis"), Note: row.Text("note")}
		if !funding.Relations.Has(relation.Relation) {
			return row.Errorf("relation", "is no %s", funding.Relations.Name)
		}
		if (relation.Relation == "part_of") != funding.Axes.Has(relation.Axis) || (relation.Relation != "part_of" && relation.Axis != "") {
			return row.Errorf("axis", "part_of has an axis, and nothing else has")
		}
		if relation.Relation == "unrelated" && relation.Note == "" {
			return row.Errorf("note", "twins are kept apart with a reason")
		}
		var err error
		if relation.From, err = r.end(row, "id_a"); err != nil {
			return err
		}
		if relation.To, err = r.end(row, "id_b"); err != nil {
			return err
		}
		key := [3]string{relation.From, relation.To, relation.Relation}
		switch {
		case relation.From == "" || relation.To == "":
			r.out.Skip(place(row), "", "", "one of its ends was skipped")
		case relation.From == relation.To:
			r.out.Skip(place(row), "", "", "both ends are rows of one award, which holds them together already")
		case seen[key]:
			r.out.Skip(place(row), "", "", "the same two awards are related already")
		default:
			seen[key] = true
			r.out.Relations = append(r.out.Relations, relation)
		}
	}
	return nil
}

// end finds what the row of an id became; empty when it was skipped.
func (r *reader) end(row parse.Row, column string) (string, error) {
	id := row.Text(column)
	if !strings.Contains(id, "/") {
		id += "/1"
	}
	if key := r.became[id]; key != "" {
		return key, nil
	}
	for _, reading := range r.rows {
		if names[readingFile](reading) == id {
			return "", nil
		}
	}
	return "", row.Errorf(column, "is no row of %s", readingFile)
}
