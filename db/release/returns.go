package release

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"sillage/db/funding"
)

// ReturnLine is one number that a body states about itself in an official
// return, with the cell in which it stands. It is in no total.
type ReturnLine struct {
	Position string
	Return   string // key of the return in addresses; the publisher's has slashes
	Source   Named
	State    string // of the source: proven or unproven
	Body     Named
	EndsOn   funding.Date // last day of the period of the return

	Line             string // the form's number of the line
	LabelFR, LabelEN string // what the line states
	Dictionary       string // address of the official meaning

	IsMoney         bool
	Number          int64 // cents where IsMoney
	Currency        string
	Verdict, Reason string
	Cell            RecordCell
	Synthetic       bool
}

// Account is the body's account with the publisher: one body may have several,
// and each files returns of its own.
func (l ReturnLine) Account() string {
	account, _, _ := strings.Cut(l.Return, returnMark)
	return account
}

// returnMark stands in addresses for the slash of a publisher's key.
const returnMark = "."

// ReturnFilter keeps the numbers that have all the stated values.
type ReturnFilter struct {
	Body   string // key
	Line   string
	Return string // key in addresses
}

const returnColumns = `
select
  n.id, replace(n.return_key, '/', '` + returnMark + `'), s.source_id, u.title_fr, u.title_en, u.state, ` + recordParty + `, n.ends_on,
  n.line, m.label_fr, m.label_en, m.address, m.is_money, n.number, n.currency, n.verdict, n.reason,
  f.name, f.address, f.sha256, f.received_on, n.row, coalesce(c.name, n.line), n.printed, f.synthetic
from record_line n
join record_source s on s.id = n.source
join source u on u.id = s.source_id
join record_line_meaning m on m.source = n.source and m.line = n.line
join record_file f on f.id = n.file
join record_party y on y.id = n.body
left join organization o on o.key = y.organization_key
left join record_column c on c.source = n.source and c.field = n.line
`

func scanReturnLine(rows *sql.Rows, l *ReturnLine) error {
	into := append([]any{&l.Position, &l.Return}, l.Source.into()...)
	into = append(append(append(into, &l.State), l.Body.into()...), &l.EndsOn,
		&l.Line, &l.LabelFR, &l.LabelEN, &l.Dictionary, &l.IsMoney, &l.Number, &l.Currency, &l.Verdict, &l.Reason)
	return rows.Scan(append(append(into, l.Cell.into()...), &l.Synthetic)...)
}

// where gives the conditions on record_line n.
func (f ReturnFilter) where() (string, []any) {
	var conditions []string
	var args []any
	narrow := func(value, condition string) {
		if value != "" {
			conditions = append(conditions, condition)
			args = append(args, value)
		}
	}
	narrow(strings.ReplaceAll(f.Return, returnMark, "/"), "n.return_key = ?")
	if f.Body != "" {
		conditions = append(conditions, "n.body in (select id from record_party where key = ? or organization_key = ?)")
		args = append(args, f.Body, f.Body)
	}
	line := "n.line = ?"
	if len(conditions) > 0 {
		line = "+" + line // a body or return has few lines: its index is the one to go by
	}
	narrow(f.Line, line)
	if len(conditions) == 0 {
		return "true", nil
	}
	return strings.Join(conditions, " and "), args
}

// ReturnLines lists the numbers of a filter in the order of the files.
func (db *DB) ReturnLines(ctx context.Context, f ReturnFilter, p Page, yield func(ReturnLine) error) error {
	text, err := p.position()
	if err != nil {
		return err
	}
	after := int64(0)
	if text != "" {
		if after, err = strconv.ParseInt(text, 10, 64); err != nil {
			return fmt.Errorf("place %q in a list of numbers: %w", text, ErrCursor)
		}
	}
	where, args := f.where()
	return db.each(ctx, "numbers of returns", returnColumns+"where "+where+" and n.id > ?\norder by n.id\nlimit ?", func(rows *sql.Rows) error {
		var l ReturnLine
		if err := scanReturnLine(rows, &l); err != nil {
			return err
		}
		return yield(l)
	}, append(args, after, p.limit())...)
}

// CountReturnLines counts the numbers of a filter.
func (db *DB) CountReturnLines(ctx context.Context, f ReturnFilter) (int64, error) {
	if f == (ReturnFilter{}) {
		return db.Bulk.Lines, nil
	}
	where, args := f.where()
	return db.count(ctx, "numbers of returns", "select count(*) from record_line n where "+where, args)
}

// ReturnLineBefore is the position of the row that stands so many rows before
// a row; empty when the list begins in between.
func (db *DB) ReturnLineBefore(ctx context.Context, f ReturnFilter, position string, rows int) (string, error) {
	at, err := strconv.ParseInt(position, 10, 64)
	if err != nil {
		return "", fmt.Errorf("place %q in a list of numbers: %w", position, ErrCursor)
	}
	where, args := f.where()
	before, err := collect(ctx, db, "numbers of returns", "select n.id from record_line n where "+where+" and n.id < ?\norder by n.id desc\nlimit 1 offset ?",
		func(row *sql.Rows, id *int64) error { return row.Scan(id) }, append(args, at, rows-1)...)
	if err != nil || len(before) == 0 {
		return "", err
	}
	return strconv.FormatInt(before[0], 10), nil
}

// ReturnMeaning is a line of a form that returns of this release state.
type ReturnMeaning struct{ Line, LabelFR, LabelEN string }

// ReturnMeanings lists the lines of the forms that any return states, in the
// order of their numbers.
func (db *DB) ReturnMeanings(ctx context.Context) ([]ReturnMeaning, error) {
	return collect(ctx, db, "lines of returns", `
select m.line, min(m.label_fr), min(m.label_en)
from record_line_meaning m
where exists (select 1 from record_line n where n.line = m.line)
group by m.line
order by length(m.line), m.line`, func(rows *sql.Rows, m *ReturnMeaning) error { return rows.Scan(&m.Line, &m.LabelFR, &m.LabelEN) })
}

// BodyReturns reads the numbers of the returns of a body, those of its first
// account with the publisher. others says that it has more accounts.
func (db *DB) BodyReturns(ctx context.Context, body string) (lines []ReturnLine, others bool, err error) {
	where, args := ReturnFilter{Body: body}.where()
	first := func(from string) (string, error) {
		keys, err := collect(ctx, db, "accounts of a body", "select n.return_key from record_line n where "+where+" and n.return_key > ?\norder by n.return_key\nlimit 1",
			func(rows *sql.Rows, key *string) error { return rows.Scan(key) }, append(args, from)...)
		return strings.Join(keys, ""), err
	}
	key, err := first("")
	if err != nil || key == "" {
		return nil, false, err
	}
	account, _, _ := strings.Cut(key, "/")
	end := account + "0" // '0' follows the slash
	lines, err = collect(ctx, db, "returns of a body", returnColumns+"where "+where+" and n.return_key >= ? and n.return_key < ?\norder by n.return_key, n.id",
		scanReturnLine, append(args, account, end)...)
	if err != nil {
		return nil, false, err
	}
	next, err := first(end)
	return lines, next != "", err
}
