// Package table reads any table that a person has, by a declaration: which
// column means what, and what is the same in all rows. It is strict. Every
// column is declared or ignored for a reason, a new or missing one is an error,
// and so is one that moved. A cell that cannot be read is doubted and its row
// stays visible, or the whole file is refused, as the declaration says.
package table

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/parse"
	"sillage/scraper/parse/grid"
	"sillage/scraper/source"
)

// Source is the source that a declaration makes.
func Source(d Declaration) source.Source {
	return source.Source{
		Source: funding.Source{
			ID: d.ID, Kind: "records", TitleFR: d.TitleFR, TitleEN: d.TitleEN, Publisher: d.Publisher, Home: d.Home,
			CoversFR: d.CoversFR, CoversEN: d.CoversEN, LeavesOutFR: d.LeavesOutFR, LeavesOutEN: d.LeavesOutEN,
			Licence: d.Licence, State: "proven", // its file is at hand, and a person wrote down what it says
		},
		Offline: true,
		Records: &source.Records{
			Scheme:  "table-" + d.ID,
			Columns: d.evidence(),
			Read: func(ctx context.Context, f source.File, rows source.Rows) error {
				return d.read(ctx, f, rows)
			},
			Reading: d.hash,
			Address: d.Address,
			Least:   d.File.Least,
		},
	}
}

// evidence names the column of each field of a record.
func (d *Declaration) evidence() map[string]string {
	columns := map[string]string{}
	for _, c := range d.Column {
		if of := fields[c.Field].of; of != "" && columns[of] == "" {
			columns[of] = c.Name
		}
	}
	return columns
}

// read gives every record of a file to rows, in the order of the file.
func (d *Declaration) read(ctx context.Context, f source.File, rows source.Rows) error {
	open, err := f.Open()
	if err != nil {
		return err
	}
	defer open.Close()
	r := &reader{declaration: d, rows: rows, keys: map[[16]byte]firstRow{}, keyColumns: d.keyColumns()}
	if r.same, err = d.same(); err != nil {
		return fmt.Errorf("%s: %w", f.Name, err)
	}
	if err := grid.Read(ctx, d.layout(), f.Name, open, f.Size, r.take); err != nil {
		return err
	}
	if err := r.end(); err != nil {
		return fmt.Errorf("%s: %w", f.Name, err)
	}
	return nil
}

func (d *Declaration) layout() grid.Layout {
	l := grid.Layout{
		Format: d.File.Format, Charset: d.File.Charset, Separator: []rune(d.File.Separator)[0], Sheet: d.File.Sheet, HeaderRow: d.File.HeaderRow,
		Wrapped: -1, Ended: d.File.Ended,
	}
	for _, c := range d.Column {
		l.Columns = append(l.Columns, c.Name)
	}
	if d.File.Wrapped {
		l.Wrapped = d.of("amount")
	}
	return l
}

// reader turns rows into records. Its memory grows by a key of 16 bytes a row.
type reader struct {
	declaration *Declaration
	rows        source.Rows
	same        funding.Record // what all records are before their cells are read
	keyColumns  []int
	held        []grid.Row // the last filled rows, which may be the footer
	keys        map[[16]byte]firstRow
	count       int64 // of records
	bad         int64 // of amounts that cannot be read
	firstBad    string
	sum         int64
	total       *printedTotal
}

type firstRow struct {
	place string
	times int
}

type printedTotal struct {
	cents int64
	place string
}

// take reads a row, or holds it back as long as it may be one of the footer.
func (r *reader) take(row grid.Row) error {
	text := row.Text()
	if text == "" {
		r.rows.Skip(row.Number, "", "", "an empty row")
		return nil
	}
	left, err := r.leftOut(row, text)
	if err != nil || left {
		return err
	}
	most := r.declaration.File.FooterRows
	if most == 0 {
		return r.record(row)
	}
	row.Cells = append([]grid.Cell(nil), row.Cells...)
	r.held = append(r.held, row)
	if len(r.held) <= most {
		return nil
	}
	first := r.held[0]
	r.held = r.held[1:]
	return r.record(first)
}

// leftOut tells whether a row is declared to be no record, and reads the total
// off it.
func (r *reader) leftOut(row grid.Row, text string) (bool, error) {
	for _, l := range r.declaration.LeftOut {
		if l.matches.MatchString(text) {
			r.rows.Skip(row.Number, "", text, l.Reason)
			return true, r.readTotal(row, text)
		}
	}
	return false, nil
}

// readTotal reads the printed sum, where this row has it.
func (r *reader) readTotal(row grid.Row, text string) error {
	t := r.declaration.Total
	if t.Label == "" || !strings.HasPrefix(text, t.Label) {
		return nil
	}
	if r.total != nil {
		return fmt.Errorf("a second row begins with %q; the first is %s", t.Label, r.total.place)
	}
	at := r.declaration.column(grid.Header(t.Column))
	c, column := row.Cells[at], r.declaration.Column[at]
	cents, err := parse.Amount(c.Printed, column.Numbers, column.Unit)
	if c.Number != "" {
		cents, err = stored(c.Number, column.Unit)
	}
	if err != nil {
		return fmt.Errorf("%s: the printed total: %w", row.Place, err)
	}
	r.total = &printedTotal{cents, row.Place}
	return nil
}

// end reads the footer, and holds the whole against what is declared of it.
func (r *reader) end() error {
	d := r.declaration
	if len(r.held) < d.File.FooterRows {
		return fmt.Errorf("%d rows in all, %d are declared to be the footer", len(r.held), d.File.FooterRows)
	}
	for _, row := range r.held {
		r.rows.Skip(row.Number, "", row.Text(), "a row of the footer")
		if err := r.readTotal(row, row.Text()); err != nil {
			return err
		}
	}
	switch {
	case r.count < d.File.Least:
		return fmt.Errorf("%d records, a whole file has %d at least", r.count, d.File.Least)
	case r.bad*100 > r.count*int64(d.File.MostBad) && d.File.MostBad > 0:
		return fmt.Errorf("%d of %d amounts cannot be read, more than %d in a hundred; the first: %s; if the list is like that, raise most_bad in the declaration", r.bad, r.count, d.File.MostBad, r.firstBad)
	case d.Total.Label != "" && r.total == nil:
		return fmt.Errorf("no row of those left out begins with %q: the printed total is missing, or the file is cut off", d.Total.Label)
	case r.total != nil && r.total.cents != r.sum:
		return fmt.Errorf("%s: the printed total is %s, the rows make %s (%d amounts cannot be read)",
			r.total.place, funding.PrintNumeral(r.total.cents, 1, "en"), funding.PrintNumeral(r.sum, 1, "en"), r.bad)
	}
	return nil
}

var errLoose = errors.New("the line fits no column; if it is no record, declare it under left_out, and if cells run over several lines, declare wrapped")

// record makes one record of a row and gives it away.
func (r *reader) record(row grid.Row) error {
	record, err := r.recordOf(row)
	if err != nil {
		return fmt.Errorf("%s: %w", row.Place, err)
	}
	r.count++
	if record.Stated {
		r.sum += record.Cents
	} else {
		r.bad++
		if r.firstBad == "" {
			r.firstBad = fmt.Sprintf("%s, %q", row.Place, record.Printed)
		}
	}
	return r.rows.Record(record)
}

func (r *reader) recordOf(row grid.Row) (*funding.Record, error) {
	d := r.declaration
	if row.Loose {
		return nil, fmt.Errorf("%q: %w", row.Text(), errLoose)
	}
	record := new(funding.Record)
	*record = r.same
	record.Row = row.Number
	for i, c := range d.Column {
		if c.Field == "" {
			continue
		}
		if err := r.put(record, c, row.Cells[i], row); err != nil {
			return nil, fmt.Errorf("column %q: %w", c.Name, err)
		}
	}
	return record, r.finish(record, row)
}

// put reads a cell into its field, or notes why it cannot.
func (r *reader) put(record *funding.Record, c Column, cell grid.Cell, row grid.Row) error {
	f := fields[c.Field]
	if cell.Printed == "" {
		if c.Field != "amount" && c.Field != "receiver_fr" && c.Field != "receiver_en" {
			return nil
		}
		return doubted(record, c, "", reasoned{errors.New("empty"), "empty"})
	}
	v := value{text: cell.Printed, number: cell.Number, from1904: row.From1904, column: c}
	if len(c.Words) > 0 {
		word, ok := c.Words[v.text]
		if !ok {
			return doubted(record, c, v.text, reasoned{fmt.Errorf("%q is not among the declared words", v.text), "unknown_word"})
		}
		v.text, v.number = word, ""
	}
	return doubted(record, c, cell.Printed, f.put(record, v))
}

// doubted notes a cell that is not as it should be, or refuses the file.
func doubted(record *funding.Record, c Column, raw string, err error) error {
	if err == nil {
		return nil
	}
	why, ok := errors.AsType[reasoned](err)
	if !ok || c.Bad == refuse {
		return err
	}
	verdict := "suspect"
	if c.Field == "amount" && why.reason != "zero" {
		verdict = "excluded"
	}
	record.Doubts = append(record.Doubts, funding.Doubt{Field: fields[c.Field].of, Raw: raw, Verdict: verdict, Reason: why.reason})
	return nil
}

// finish adds what follows from the other cells: fiscal year and key.
func (r *reader) finish(record *funding.Record, row grid.Row) error {
	if record.PeriodFrom != "" && record.PeriodUntil != "" {
		if _, _, err := parse.Period(string(record.PeriodFrom), string(record.PeriodUntil)); err != nil {
			record.Doubts = append(record.Doubts, funding.Doubt{Field: "period_until", Raw: string(record.PeriodUntil), Verdict: "suspect", Reason: "end_before_start"})
		}
	}
	for _, day := range []funding.Date{record.PeriodFrom, record.SignedOn} {
		if record.FiscalYear != "" || len(day) < len("2006-01") {
			continue
		}
		y, err := funding.FiscalYearOf(day)
		if err != nil {
			return err
		}
		record.FiscalYear = y.String()
	}
	return r.key(record, row)
}

// key makes the agreement key of the record: its number, or the cells that tell
// it from others. It must not stand twice, but for versions of one agreement.
func (r *reader) key(record *funding.Record, row grid.Row) error {
	d := r.declaration
	parts := []string{}
	for _, at := range r.keyColumns {
		parts = append(parts, row.Cells[at].Printed)
	}
	key := strings.Join(parts, " · ")
	if strings.Trim(key, " ·") == "" {
		return fmt.Errorf("nothing tells this award from others: the columns of its key are empty")
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, record.Version))
	short := [16]byte(sum[:16])
	first, again := r.keys[short]
	switch {
	case !again:
		r.keys[short] = firstRow{row.Place, 1}
	case d.File.Repeated == separate:
		first.times++
		r.keys[short] = first
		key = fmt.Sprintf("%s (%d)", key, first.times)
	default:
		return fmt.Errorf("the same key as %s, %q: declare more columns under file.key, or repeated = %q", first.place, key, separate)
	}
	record.Agreement = key
	return nil
}

// telling are the fields that tell awards apart where no agreement number and no
// key is declared.
var telling = []string{"payer_fr", "payer_en", "receiver_fr", "receiver_en", "receiver_code", "business_number", "neq", "city", "programme_fr", "programme_en", "title_fr", "title_en", "fiscal_year"}

func (d *Declaration) keyColumns() []int {
	var at []int
	for _, name := range d.File.Key {
		at = append(at, d.column(grid.Header(name)))
	}
	if len(at) > 0 {
		return at
	}
	if i := d.of("agreement"); i >= 0 {
		return []int{i}
	}
	for _, name := range telling {
		if i := d.of(name); i >= 0 {
			at = append(at, i)
		}
	}
	return at
}
