package main

import (
	"strings"

	"sillage/db/release"
	"sillage/server/view"
)

// method explains words and rules out of the release's own tables, so that it
// cannot age.
func method(q *ask) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	page := view.Method{Frame: frame}
	lists, err := q.db.CodeLists(q.ctx())
	if err != nil {
		return nil, err
	}
	french := q.lang == view.French
	for _, l := range lists {
		out := view.CodeList{Name: l.Name}
		for _, c := range l.Codes {
			code := view.Code{Value: c.Value, Label: c.EN, Meaning: c.MeaningEN}
			if french {
				code.Label, code.Meaning = c.FR, c.MeaningFR
			}
			out.Codes = append(out.Codes, code)
		}
		page.Lists = append(page.Lists, out)
	}
	for _, e := range release.Extracts {
		for _, name := range e.Columns {
			c, _ := release.ColumnOf(name)
			column := view.Column{Table: e.Name, Name: name, Label: c.LabelEN, Meaning: c.MeaningEN, Type: c.Type}
			if french {
				column.Label, column.Meaning = c.LabelFR, c.MeaningFR
			}
			page.Columns = append(page.Columns, column)
		}
	}
	if err := q.themes(&page); err != nil {
		return nil, err
	}
	texts, err := q.db.Texts(q.ctx(), string(q.lang))
	for _, key := range sortedKeys(texts) {
		if strings.HasPrefix(key, "method") {
			page.Texts = append(page.Texts, view.Text{Words: texts[key]})
		}
	}
	return page, err
}

func (q *ask) themes(page *view.Method) error {
	themes, err := q.db.Themes(q.ctx())
	for _, t := range themes {
		out := view.Theme{Label: t.Name(string(q.lang)), Part: t.Parent != "", Followed: t.Followed}
		for _, w := range t.Words {
			out.Words = append(out.Words, view.Text{Words: w.Word, Lang: w.Lang})
		}
		page.Themes = append(page.Themes, out)
	}
	return err
}
