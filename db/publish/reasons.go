package publish

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"sillage/db/funding"
)

// Correction is a reason that the publisher gives in writing for one change of
// one number. Was and Became write the number as a publish prints it when it
// finds no reason; empty when it was not, or is no longer, in the release.
type Correction struct {
	Key, Was, Became string
	Reason           string // one of funding.RecordedReasons
	Lang, Why        string
}

// because is why a number changed.
type because struct {
	reason, words, lang string
	refs                []string // public ids
}

// most refs stand in a line: a total over a bulk file changes with thousands.
const most = 12

// why finds the reason of a change: in writing, else from what the release and
// the ledger hold, else none.
func (l *ledger) why(c change) (because, error) {
	for _, k := range l.Corrections {
		if k.Key == c.key && k.Was == c.was.String() && k.Became == c.now.String() {
			return because{reason: k.Reason, words: k.Why, lang: k.Lang}, nil
		}
	}
	if c.kind == string(funding.CiteComputed) {
		return l.whyComputed(c)
	}
	if b, err := l.whyMended(c); err != nil || b.reason != "" {
		return b, err
	}
	if c.was.shown && c.now.shown && c.now.version > c.was.version {
		return because{reason: funding.Amended}, nil
	}
	if reread, err := l.reread(c); err != nil || reread {
		return because{reason: funding.SourceChanged}, err
	}
	return because{reason: funding.NotRecorded}, nil
}

// mended is one mending as a line keeps it.
type mended struct{ Field, Was, Became, Why string }

func readMended(text string) ([]mended, error) {
	var out []mended
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		return nil, fmt.Errorf("mendings of a line: %w", err)
	}
	return out, nil
}

// whyMended: a mending in force now was not when the last line was written, or
// the other way round.
func (l *ledger) whyMended(c change) (because, error) {
	before, err := readMended(c.was.mended)
	if err != nil {
		return because{}, err
	}
	list := c.now.mended
	if !c.now.shown { // it may be a mending that made it something else than a number
		err := l.tx.QueryRowContext(l.ctx, "select list from temp.mended where key = ?", c.key).Scan(&list)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return because{}, err
		}
	}
	after, err := readMended(list)
	if err != nil {
		return because{}, err
	}
	if fresh := without(after, before); len(fresh) > 0 {
		return because{reason: funding.ReadingCorrected, words: whys(fresh), lang: "en"}, nil
	}
	if undone := without(before, after); len(undone) > 0 {
		return because{reason: funding.DecisionUndone, words: whys(undone), lang: "en"}, nil
	}
	return because{}, nil
}

func without(list, other []mended) []mended {
	return slices.DeleteFunc(slices.Clone(list), func(m mended) bool { return slices.Contains(other, m) })
}

func whys(list []mended) string {
	var out []string
	for _, m := range list {
		if !slices.Contains(out, m.Why) {
			out = append(out, m.Why)
		}
	}
	return strings.Join(out, " ")
}

// reread: the evidence was consulted again since, and gives other words.
func (l *ledger) reread(c change) (bool, error) {
	if !c.was.shown || !c.now.shown {
		return false, nil
	}
	var address, fragment, consulted string
	err := l.tx.QueryRowContext(l.ctx, `
		select w.address, w.fragment, w.consulted_on
		from main.ledger_words w
		join main.ledger_id i on i.kind = 'evidence' and i.number = w.number and i.key = :key
		where w.release <= :since and w.shown = 1
		order by w.release desc
		limit 1`, sql.Named("key", c.was.evidence), sql.Named("since", c.since)).Scan(&address, &fragment, &consulted)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	var changed bool
	err = l.tx.QueryRowContext(l.ctx, `
		select e.consulted_on > :consulted and (e.fragment <> :fragment or d.address <> :address)
		from main.evidence e
		join main.document d on d.key = e.document_key
		where e.key = :key`, sql.Named("key", c.now.evidence), sql.Named("consulted", consulted),
		sql.Named("fragment", fragment), sql.Named("address", address)).Scan(&changed)
	return changed, err
}

// whyComputed: its figures changed, or it comes from others.
func (l *ledger) whyComputed(c change) (because, error) {
	changed, err := l.operands(`
		select o.figure_key
		from main.computed_operand o
		join main.public_id i on i.kind = 'figure' and i.key = o.figure_key
		join main.ledger_number n on n.kind = 'figure' and n.number = i.number
		where o.computed_key = :key and n.release = :release and n.reason <> '`+funding.FirstShown+`'`, c.key)
	if err != nil {
		return because{}, err
	}
	var added, removed []string
	if l.prev {
		const only = `select figure_key from %[1]s.computed_operand where computed_key = :key and :release > 0
			and figure_key not in (select figure_key from %[2]s.computed_operand where computed_key = :key)`
		if added, err = l.operands(fmt.Sprintf(only, "main", "prev"), c.key); err != nil {
			return because{}, err
		}
		if removed, err = l.operands(fmt.Sprintf(only, "prev", "main"), c.key); err != nil {
			return because{}, err
		}
	}
	relation, err := l.supersedes(added, removed)
	if err != nil {
		return because{}, err
	}
	all := slices.Concat(changed, added, removed)
	b := because{reason: funding.NotRecorded}
	switch {
	case len(changed) > 0:
		b.reason = funding.OperandsChanged
	case relation == "corrects":
		b.reason = funding.SourceCorrected
	case relation != "":
		b.reason = funding.Amended
	case len(all) > 0:
		b.reason = funding.OthersCounted
	}
	b.refs, err = l.ids(all)
	return b, err
}

func (l *ledger) operands(query, key string) ([]string, error) {
	var out []string
	err := l.each(query+" order by 1", func(r *sql.Rows) error {
		var k string
		err := r.Scan(&k)
		out = append(out, k)
		return err
	}, sql.Named("key", key), sql.Named("release", l.number))
	return out, err
}

// supersedes tells how a figure that counts now stands to one that counted
// before: corrects, amends or replaces; empty when none does.
func (l *ledger) supersedes(added, removed []string) (string, error) {
	for _, from := range added {
		for _, to := range removed {
			var relation string
			err := l.tx.QueryRowContext(l.ctx, `
				select relation
				from main.relation
				where from_key = ? and to_key = ? and relation in ('corrects', 'amends', 'replaces')
				order by relation`, from, to).Scan(&relation)
			if err == nil || !errors.Is(err, sql.ErrNoRows) {
				return relation, err
			}
		}
	}
	return "", nil
}

// ids gives the public ids of figures, those withdrawn too.
func (l *ledger) ids(keys []string) ([]string, error) {
	var out []string
	for _, key := range keys[:min(len(keys), most)] {
		var n int64
		err := l.tx.QueryRowContext(l.ctx, `
			select number
			from ledger_id
			where kind = 'figure' and key = ?
			order by release desc
			limit 1`, key).Scan(&n)
		if err != nil {
			return nil, fmt.Errorf("id of %s: %w", key, err)
		}
		out = append(out, funding.PublicID{Kind: funding.CiteFigure, Number: n}.String())
	}
	return out, nil
}

// lateReasons records the corrections that speak of a change already in the
// ledger, and names those that speak of none.
func (l *ledger) lateReasons() error {
	for _, k := range l.Corrections {
		used, err := l.lateReason(k)
		if err != nil {
			return err
		}
		if !used {
			l.notes.Unused = append(l.notes.Unused, k.Key+","+k.Was+","+k.Became)
		}
	}
	return nil
}

func (l *ledger) lateReason(k Correction) (used bool, err error) {
	type line struct {
		kind            string
		number, release int64
		told
		reason, why string
	}
	var lines []line
	err = l.each(fmt.Sprintf(`
		select o.kind, o.number, o.release, o.shown, o.reason, o.why, %s
		from ledger_number o
		where exists (select 1 from ledger_id i where i.kind = o.kind and i.number = o.number and i.key = :key)
		order by o.kind, o.number, o.release`, fmt.Sprintf(toldColumns, "o")), func(r *sql.Rows) error {
		var x line
		err := r.Scan(append([]any{&x.kind, &x.number, &x.release, &x.shown, &x.reason, &x.why}, x.into()...)...)
		lines = append(lines, x)
		return err
	}, sql.Named("key", k.Key))
	if err != nil {
		return false, err
	}
	for i := 1; i < len(lines); i++ {
		x := lines[i]
		if x.number != lines[i-1].number || x.kind != lines[i-1].kind || lines[i-1].String() != k.Was || x.String() != k.Became {
			continue
		}
		used = true
		if x.reason == k.Reason && x.why == k.Why {
			continue
		}
		err := l.exec(`
			insert into ledger_reason (kind, number, of_release, release, reason, why, why_lang)
			select :kind, :number, :of, :release, :reason, :why, :lang
			where not exists (
			  select 1
			  from ledger_reason r
			  where r.kind = :kind and r.number = :number and r.of_release = :of and r.reason = :reason and r.why = :why
			)`, sql.Named("kind", x.kind), sql.Named("number", x.number), sql.Named("of", x.release),
			sql.Named("reason", k.Reason), sql.Named("why", k.Why), sql.Named("lang", k.Lang))
		if err != nil {
			return used, err
		}
	}
	return used, nil
}
