package publish

import (
	"database/sql"
	"fmt"
	"strings"

	"sillage/db/funding"
)

// numbers writes a line for every figure, quantity and computed number that is
// new, gone, or not what it was. Every one stands on some page of the release,
// so every one can have been cited; what did not change has no new line, and
// the ledger does not grow with each release.
func (l *ledger) numbers() error {
	err := l.all(mendedNow, numberNow, "create unique index temp.number_now_by_id on number_now (kind, number)", numberLast, fmt.Sprintf(`
		insert into ledger_number (%[1]s, kind, number, release, shown, reason, why, why_lang, refs)
		select %[2]s, n.kind, n.number, :release, 1, '%[3]s', '', '', ''
		from temp.number_now n
		where not exists (select 1 from temp.number_last o where o.kind = n.kind and o.number = n.number)`,
		strings.Join(numberColumns, ", "), "n."+strings.Join(numberColumns, ", n."), funding.FirstShown))
	if err != nil {
		return err
	}
	for _, computed := range []bool{false, true} { // a computed number changes because its figures did
		changes, err := l.changes(computed)
		if err != nil {
			return err
		}
		for _, c := range changes {
			if err := l.change(c); err != nil {
				return fmt.Errorf("%s: %w", c.key, err)
			}
		}
	}
	return nil
}

// numberColumns are those of a line that tell what the number is; the first
// ones, up to compared, make it another number when they differ.
var numberColumns = []string{
	"cents", "permille", "mantissa", "decimals", "currency", "qualifier", "step_cents", "print_step_cents", "unit", "stage", "basis", "what", "detail",
	"operands", "version", "about_fr", "about_en", "evidence", "mended",
}

const compared = 13

// numberFields are the columns of a reading that say which number it is. Only
// a mending of one of them can be why a number changed.
const numberFields = `'object', 'cents', 'currency', 'qualifier', 'step_cents', 'stage', 'basis', 'unit', 'value', 'value_unit', 'value_qualifier'`

// mendedNow are the mendings in force, by the key of what they touch. A
// mending's place is its file and row, "reading.csv, X0001/2"; in keys the
// slash is a dash.
const mendedNow = `
	create temp table mended as
	select key, json_group_array(json_object('field', field, 'was', was, 'became', became, 'why', why)) as list
	from (
	  select replace(substr(place, instr(place, ', ') + 2), '/', '-') as key, field, was, became, why
	  from main.mending
	  where field in (` + numberFields + `)
	  order by 1, field, place
	)
	group by key`

// numberNow is every number of this release, as a line would tell it.
const numberNow = `
	create temp table number_now as
	select 'figure' as kind, i.number, f.key, f.cents, null as permille, null as mantissa, null as decimals, f.currency, f.qualifier, f.step_cents,
	  f.step_cents as print_step_cents, f.unit, f.stage, f.basis, '' as what, '' as detail, 1 as operands, f.version,
	  coalesce(p.name_fr, '') as about_fr, coalesce(p.name_en, '') as about_en, f.evidence_key as evidence, coalesce(m.list, '[]') as mended
	from main.figure f
	join main.public_id i on i.kind = 'figure' and i.key = f.key
	left join main.award a on a.key = f.award_key
	left join main.programme p on p.key = coalesce(f.programme_key, a.programme_key)
	left join temp.mended m on m.key = f.key
	union all
	select 'quantity', i.number, q.key, null, null, q.mantissa, q.decimals, '', q.qualifier, null, null, q.unit, '', '', q.role, '', 1, 0,
	  coalesce(p.name_fr, ''), coalesce(p.name_en, ''), q.evidence_key, coalesce(m.list, '[]')
	from main.quantity q
	join main.public_id i on i.kind = 'quantity' and i.key = q.key
	left join main.programme p on p.key = q.programme_key
	left join temp.mended m on m.key = q.key
	union all
	select 'computed', i.number, c.key, c.cents, c.permille, null, null, coalesce(c.currency, ''), coalesce(c.qualifier, ''), c.step_cents, c.print_step_cents,
	  '', coalesce(c.stage, ''), '', c.kind, coalesce(c.because, c.axis, ''), (select count(*) from main.computed_operand o where o.computed_key = c.key), 0,
	  coalesce(p.name_fr, ''), coalesce(p.name_en, ''), '', '[]'
	from main.computed c
	join main.public_id i on i.kind = 'computed' and i.key = c.key
	left join main.programme p on p.key = c.programme_key`

const numberLast = `
	create temp view number_last as
	select *
	from main.ledger_number o
	where o.release = (select max(x.release) from main.ledger_number x where x.kind = o.kind and x.number = o.number)`

// told is a number at one time.
type told struct {
	shown                              bool
	cents, permille, mantissa          sql.NullInt64
	decimals, step, printStep          sql.NullInt64
	currency, qualifier                string
	unit, stage, basis, what, evidence string
	version                            int64
	mended                             string
}

// String writes the number as corrections.csv names it; empty when it was not
// shown.
func (t told) String() string {
	part := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	switch {
	case !t.shown:
		return ""
	case t.cents.Valid:
		return fmt.Sprintf("%d %s %s step %d %s %s %s", t.cents.Int64, t.currency, t.qualifier, t.step.Int64, part(t.stage), part(t.basis), part(t.unit))
	case t.permille.Valid:
		return fmt.Sprintf("%d permille %s", t.permille.Int64, t.qualifier)
	default:
		return fmt.Sprintf("%de-%d %s %s", t.mantissa.Int64, t.decimals.Int64, t.unit, t.qualifier)
	}
}

// change is a number that is not what its last line says.
type change struct {
	kind   string
	number int64
	key    string // the last one it had
	since  int64  // release of its last line
	was    told
	now    told
}

const toldColumns = `%[1]s.cents, %[1]s.permille, %[1]s.mantissa, %[1]s.decimals, %[1]s.step_cents, %[1]s.print_step_cents,
	coalesce(%[1]s.currency, ''), coalesce(%[1]s.qualifier, ''), coalesce(%[1]s.unit, ''), coalesce(%[1]s.stage, ''), coalesce(%[1]s.basis, ''),
	coalesce(%[1]s.what, ''), coalesce(%[1]s.evidence, ''), coalesce(%[1]s.version, 0), coalesce(%[1]s.mended, '[]')`

func (t *told) into() []any {
	return []any{&t.cents, &t.permille, &t.mantissa, &t.decimals, &t.step, &t.printStep, &t.currency, &t.qualifier, &t.unit, &t.stage, &t.basis,
		&t.what, &t.evidence, &t.version, &t.mended}
}

func (l *ledger) changes(computed bool) ([]change, error) {
	var out []change
	query := fmt.Sprintf(`
		select o.kind, o.number, (select i.key from ledger_id i where i.kind = o.kind and i.number = o.number order by i.release desc limit 1),
		  o.release, o.shown, n.number is not null, %[1]s, %[2]s
		from temp.number_last o
		left join temp.number_now n on n.kind = o.kind and n.number = o.number
		where o.release < :release
		  and (o.kind = 'computed') = :computed
		  and (o.shown <> (n.number is not null) or (o.shown = 1 and (%[3]s) is not (%[4]s)))
		order by o.kind, o.number`,
		fmt.Sprintf(toldColumns, "o"), fmt.Sprintf(toldColumns, "n"),
		"o."+strings.Join(numberColumns[:compared], ", o."), "n."+strings.Join(numberColumns[:compared], ", n."))
	err := l.each(query, func(r *sql.Rows) error {
		var c change
		into := append([]any{&c.kind, &c.number, &c.key, &c.since, &c.was.shown, &c.now.shown}, c.was.into()...)
		err := r.Scan(append(into, c.now.into()...)...)
		out = append(out, c)
		return err
	}, sql.Named("computed", computed), sql.Named("release", l.number))
	return out, err
}

// change writes the line of a changed number, with its reason.
func (l *ledger) change(c change) error {
	why, err := l.why(c)
	if err != nil {
		return err
	}
	if why.reason == funding.NotRecorded {
		l.notes.Unexplained = append(l.notes.Unexplained, fmt.Sprintf("%s,%s,%s,,,", c.key, c.was, c.now))
	}
	args := []any{sql.Named("kind", c.kind), sql.Named("number", c.number), sql.Named("reason", why.reason), sql.Named("why", why.words),
		sql.Named("lang", why.lang), sql.Named("refs", strings.Join(why.refs, " "))}
	if c.now.shown {
		return l.exec(fmt.Sprintf(`
			insert into ledger_number (%[1]s, kind, number, release, shown, reason, why, why_lang, refs)
			select %[2]s, n.kind, n.number, :release, 1, :reason, :why, :lang, :refs
			from temp.number_now n
			where n.kind = :kind and n.number = :number`,
			strings.Join(numberColumns, ", "), "n."+strings.Join(numberColumns, ", n.")), args...)
	}
	return l.exec(`
		insert into ledger_number (kind, number, release, shown, currency, qualifier, operands, unit, stage, basis, what, detail, version, about_fr, about_en, evidence, mended, reason, why, why_lang, refs)
		select kind, number, :release, 0, '', '', 0, '', '', '', '', '', 0, about_fr, about_en, evidence, '[]', :reason, :why, :lang, :refs
		from temp.number_last
		where kind = :kind and number = :number`, args...)
}
