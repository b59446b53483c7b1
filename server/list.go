package main

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// pageSize is how many rows a page or an answer of the API holds.
const (
	pageSize    = 100
	mostPerCall = 1000
)

// list is one list of the site, written once: its page, its CSV and its JSON
// read the same rows under the same query.
type list[T any] struct {
	name   string    // in the API and in release.Extracts
	kind   view.Kind // address of the page
	params []string  // query parameters that narrow it
	// rows hands out the rows of the query from a page on; count is how many
	// the whole query has.
	rows     func(q *ask, p release.Page, yield func(T) error) error
	count    func(q *ask) (int64, error)
	position func(T) string
	// before gives the position of the row that stands so many rows before one,
	// empty when the list begins in between. A list without it is short enough
	// to be read from its beginning.
	before func(q *ask, position string, rows int) (string, error)
	// cells gives the value of each column of the extract by its name.
	cells func(q *ask, row T) map[string]export.Cell
	page  func(q *ask, p listed[T]) (view.Page, error)
}

// listed is one page of a list.
type listed[T any] struct {
	rows      []T
	filter    view.Filter
	paging    view.Paging
	downloads []view.Download
}

// paramPage holds the cursor of the row before the first one shown.
const paramPage = "page"

// addList gives a list its page and its files in one language.
func addList[T any](s *site, r *gin.Engine, lang view.Lang, kind view.Kind, l list[T]) {
	at := view.Href(lang, kind, "")
	read(r, at, s.page(lang, l.asPage, append(slices.Clone(l.params), paramPage)...))
	read(r, at+".csv", s.answer(lang, l.params, l.asCSV))
	read(r, at+".json", s.answer(lang, append(slices.Clone(l.params), paramPage, "limit"), l.asJSON))
}

func (l list[T]) asPage(q *ask) (view.Page, error) {
	total, err := l.count(q)
	if err != nil {
		return nil, err
	}
	before, p, err := q.page(pageSize)
	if err != nil {
		return nil, err
	}
	out := listed[T]{}
	if out.rows, err = l.collect(q, p); err != nil {
		return nil, err
	}
	out.paging = view.Paging{Total: int(total)}
	if len(out.rows) > pageSize {
		out.rows = out.rows[:pageSize]
		out.paging.Next = q.with(paramPage, cursor(before+pageSize, l.position(out.rows[pageSize-1])))
	}
	if len(out.rows) > 0 {
		out.paging.First, out.paging.Last = before+1, before+len(out.rows)
	}
	if before > 0 {
		if out.paging.Previous, err = l.previous(q, before, p); err != nil {
			return nil, err
		}
	}
	out.downloads = q.downloads(l.name, l.kind, int(total))
	return l.page(q, out)
}

// previous is the address of the page before one that has so many rows before
// it.
func (l list[T]) previous(q *ask, before int, p release.Page) (string, error) {
	at := before - pageSize
	if at <= 0 {
		return q.with(paramPage, ""), nil
	}
	if l.before != nil {
		here, err := p.Position()
		if err != nil {
			return "", err
		}
		position, err := l.before(q, here, pageSize)
		if err != nil || position == "" {
			return q.with(paramPage, ""), err
		}
		return q.with(paramPage, cursor(at, position)), nil
	}
	rows, err := l.collect(q, release.Page{Limit: at})
	if err != nil || len(rows) < at {
		return q.with(paramPage, ""), err
	}
	return q.with(paramPage, cursor(at, l.position(rows[at-1]))), nil
}

// cursor names a place in a list: how many rows stand before it, and the
// position of the last of them. Readers pass it on as it is.
func cursor(before int, position string) string {
	return strconv.Itoa(before) + "." + release.Cursor(position)
}

// page reads the cursor of the address.
func (q *ask) page(limit int) (before int, p release.Page, err error) {
	p.Limit = limit
	text := q.value(paramPage)
	if text == "" {
		return 0, p, nil
	}
	number, after, found := strings.Cut(text, ".")
	before, err = strconv.Atoi(number)
	if err != nil || !found || before < 1 {
		return 0, p, badQuery{paramPage, "not a cursor of this list"}
	}
	p.After = after
	return before, p, nil
}

func (l list[T]) collect(q *ask, p release.Page) ([]T, error) {
	var rows []T
	err := l.rows(q, p, func(row T) error {
		rows = append(rows, row)
		return nil
	})
	return rows, err
}

// asCSV writes the whole list row by row. What fails after the first byte
// breaks the line off: a short file must not look like a whole one.
func (l list[T]) asCSV(q *ask) error {
	names := l.columns()
	var out *export.CSV
	begin := func() (err error) {
		h := q.c.Writer.Header()
		h.Set("Content-Type", "text/csv; charset=utf-8; header=present")
		h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="sillage-%s-%d.csv"`, wordOf(q.lang, l.kind), q.db.This.Number))
		out, err = export.NewCSV(q.c.Writer, string(q.lang), names)
		return err
	}
	err := l.rows(q, release.Page{}, func(row T) error {
		if out == nil {
			if err := begin(); err != nil {
				return err
			}
		}
		if err := q.ctx().Err(); err != nil {
			return err
		}
		return out.Row(l.line(q, names, row))
	})
	if err == nil && out == nil {
		err = begin()
	}
	if err == nil {
		err = out.Flush()
	}
	return q.broken(err, out != nil)
}

// asJSON writes the whole list row by row, or a page of it when the address
// asks for one.
func (l list[T]) asJSON(q *ask) error {
	if q.value(paramPage) != "" || q.value("limit") != "" {
		return l.asAnswer(q)
	}
	total, err := l.count(q)
	if err != nil {
		return err
	}
	out, names, err := l.beginJSON(q)
	if err == nil {
		err = l.rows(q, release.Page{}, func(row T) error {
			if err := q.ctx().Err(); err != nil {
				return err
			}
			return out.Row(l.line(q, names, row))
		})
	}
	return q.endJSON(out, err, nil, total)
}

// asAnswer writes one page of the list with the cursor of the next, for
// programs that read a list bit by bit.
func (l list[T]) asAnswer(q *ask) error {
	limit, err := q.limit()
	if err != nil {
		return err
	}
	total, err := l.count(q)
	if err != nil {
		return err
	}
	before, p, err := q.page(limit)
	if err != nil {
		return err
	}
	rows, err := l.collect(q, p)
	if err != nil {
		return err
	}
	var next any
	if len(rows) > limit {
		rows = rows[:limit]
		next = cursor(before+limit, l.position(rows[limit-1]))
	}
	out, names, err := l.beginJSON(q)
	for _, row := range rows {
		if err == nil {
			err = out.Row(l.line(q, names, row))
		}
	}
	return q.endJSON(out, err, next, total)
}

func (l list[T]) beginJSON(q *ask) (*export.JSON, []string, error) {
	q.c.Header("Content-Type", "application/json; charset=utf-8")
	names := l.columns()
	out, err := export.NewJSON(q.c.Writer, jsonNames(names))
	return out, names, err
}

// jsonNames says of money that it is in cents.
func jsonNames(names []string) []string {
	out := slices.Clone(names)
	for i, name := range out {
		if c, ok := release.ColumnOf(name); ok && c.Type == "money" {
			out[i] = name + "_cents"
		}
	}
	return out
}

func (q *ask) endJSON(out *export.JSON, err error, next any, total int64) error {
	if err == nil {
		err = out.Close([]export.Member{{Name: "next", Value: next}, {Name: "total_rows", Value: total}, {Name: "release", Value: q.db.This}})
	}
	return q.broken(err, true)
}

// broken gives up on an answer of which something was already sent.
func (q *ask) broken(err error, begun bool) error {
	if err == nil || !begun {
		return err
	}
	if q.ctx().Err() == nil {
		q.site.log.Error("answer broken off", "path", q.c.Request.URL.Path, "err", err)
	}
	panic(http.ErrAbortHandler)
}

// limit reads how many rows an answer of the API shall have.
func (q *ask) limit() (int, error) {
	text := q.value("limit")
	if text == "" {
		return pageSize, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > mostPerCall {
		return 0, badQuery{"limit", fmt.Sprintf("want a number from 1 to %d", mostPerCall)}
	}
	return n, nil
}

func (l list[T]) columns() []string {
	for _, e := range release.Extracts {
		if e.Name == l.name {
			return e.Columns
		}
	}
	return nil
}

// line puts the cells of a row in the order of the columns.
func (l list[T]) line(q *ask, names []string, row T) []export.Cell {
	cells := l.cells(q, row)
	out := make([]export.Cell, len(names))
	for i, name := range names {
		out[i] = cells[name]
	}
	return out
}

// with gives this address with one query parameter changed; the cursor does
// not survive another change.
func (q *ask) with(name, value string) string {
	query := q.c.Request.URL.Query()
	query.Del(paramPage)
	query.Del(name)
	if value != "" {
		query.Set(name, value)
	}
	return withQuery(q.c.Request.URL.Path, query.Encode())
}

// downloads of a list: the same query, other forms.
func (q *ask) downloads(name string, kind view.Kind, rows int) []view.Download {
	query := q.c.Request.URL.Query()
	query.Del(paramPage)
	return q.files(name, kind, query.Encode(), rows)
}

func (q *ask) files(name string, kind view.Kind, query string, rows int) []view.Download {
	if name == "programs" {
		name = "programmes"
	}
	at := view.Href(q.lang, kind, "")
	return []view.Download{
		{What: name, Href: withQuery(at+".csv", query), Rows: rows, Format: "CSV"},
		{What: name, Href: withQuery(at+".json", query), Rows: rows, Format: "JSON"},
	}
}

// wordOf is the word of a kind in the addresses of a language.
func wordOf(lang view.Lang, kind view.Kind) string {
	at := view.Href(lang, kind, "")
	return at[strings.LastIndexByte(at, '/')+1:]
}

// oneOf refuses a value that its closed list does not have.
func oneOf(name, value string, allowed []string) error {
	if value == "" || slices.Contains(allowed, value) {
		return nil
	}
	return badQuery{name, fmt.Sprintf("%q is none of %s", value, strings.Join(allowed, ", "))}
}
