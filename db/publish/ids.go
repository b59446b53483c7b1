package publish

import (
	"database/sql"
	"fmt"
	"sort"

	"sillage/db/funding"
)

// MergeDecision is the kind of a decision that two keys name one thing: its
// subject is the key that goes, its choice the key that stays.
const MergeDecision = "merge"

// issue gives everything in the release its public id. What the ledger has
// issued is an input: an id is never given to another thing, and new ones go
// to new keys in the order of the keys, so that the order of sources does not
// matter.
func (l *ledger) issue() error {
	if err := l.settleMerges(); err != nil {
		return fmt.Errorf("merges: %w", err)
	}
	return l.all(
		`insert into ledger_id (kind, number, release, key)
		select
		  k.kind,
		  coalesce((select max(i.number) from ledger_id i where i.kind = k.kind), 0) + row_number() over (partition by k.kind order by k.key),
		  :release,
		  k.key
		from temp.key_now k
		where not exists (select 1 from temp.id_now n where n.kind = k.kind and n.key = k.key)`,
		`insert into public_id (kind, key, number)
		select k.kind, k.key, n.number
		from temp.key_now k
		join temp.id_now n on n.kind = k.kind and n.key = k.key`,
	)
}

// keysNow are the keys of this release by kind; idsNow the key that each id
// names, but for ids that lead to another.
const (
	keysNow = `create temp view key_now as
		select 'programme' as kind, key from main.programme
		union all select 'organization', key from main.organization
		union all select 'award', key from main.award
		union all select 'figure', key from main.figure
		union all select 'quantity', key from main.quantity
		union all select 'statement', key from main.statement
		union all select 'evidence', key from main.evidence
		union all select 'document', key from main.document
		union all select 'computed', key from main.computed`
	idsNow = `create temp view id_now as
		select i.kind, i.number, i.key
		from main.ledger_id i
		where i.release = (select max(x.release) from main.ledger_id x where x.kind = i.kind and x.number = i.number)
		  and not exists (
		    select 1
		    from main.ledger_redirect r
		    where r.kind = i.kind and r.number = i.number and r.to_number is not null
		      and r.release = (select max(x.release) from main.ledger_redirect x where x.kind = r.kind and x.number = r.number)
		  )`
)

// moved is what the ledger and the decisions say of the ids of one kind that
// were or are to be merged.
type moved struct {
	first, last map[int64]string // key of an id: when issued, and now
	to          map[int64]int64  // where an id leads; 0: nowhere
	live        map[string]bool  // keys in this release
	merges      map[string]string
}

// step is a line to be written: an id that names a key, or leads to another
// id. To is 0 when it leads nowhere any more.
type step struct {
	number, to int64
	key        string
	redirect   bool
}

// settle tells which lines make the ids follow the decisions. A merge keeps
// the oldest id for the key that stays; the younger lead to it. A merge that is
// no longer decided is taken back as soon as its keys are there again.
func (m moved) settle() []step {
	to, name := map[int64]int64{}, map[int64]string{}
	for n, key := range m.first {
		to[n], name[n] = m.to[n], m.last[n]
		if _, merged := m.merges[key]; m.live[key] || merged {
			to[n], name[n] = 0, key
		}
	}
	root := func(n int64) int64 {
		for to[n] != 0 {
			n = to[n]
		}
		return n
	}
	for _, subject := range keysOf(m.merges) {
		choice := m.merges[subject]
		gone, stays := root(m.own(subject)), root(m.own(choice))
		if m.live[subject] || gone == 0 {
			continue
		}
		if stays == 0 {
			stays = gone
		}
		if older, younger := min(gone, stays), max(gone, stays); older != younger {
			to[younger] = older
		}
		name[min(gone, stays)] = choice
	}
	var out []step
	for _, n := range numbersOf(m.first) {
		if to[n] != m.to[n] {
			out = append(out, step{number: n, to: to[n], redirect: true})
		}
		if name[n] != m.last[n] {
			out = append(out, step{number: n, key: name[n]})
		}
	}
	return out
}

// own is the id that was issued to a key, 0 when none was.
func (m moved) own(key string) int64 {
	for _, n := range numbersOf(m.first) {
		if m.first[n] == key {
			return n
		}
	}
	return 0
}

func numbersOf[V any](m map[int64]V) []int64 {
	out := make([]int64, 0, len(m))
	for n := range m {
		out = append(out, n)
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}

// settleMerges writes the lines of settle, kind by kind. Only keys of which a
// decision or the ledger says that they moved are looked at.
func (l *ledger) settleMerges() error {
	for _, kind := range funding.Citables.Values() {
		m, err := l.movedIDs(kind)
		if err != nil {
			return err
		}
		for _, s := range m.settle() {
			if s.redirect {
				err = l.exec(`insert into ledger_redirect (kind, number, release, to_number) values (:kind, :number, :release, nullif(:to, 0))`,
					sql.Named("kind", kind), sql.Named("number", s.number), sql.Named("to", s.to))
			} else {
				err = l.exec(`insert into ledger_id (kind, number, release, key) values (:kind, :number, :release, :key)`,
					sql.Named("kind", kind), sql.Named("number", s.number), sql.Named("key", s.key))
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *ledger) movedIDs(kind string) (moved, error) {
	m := moved{first: map[int64]string{}, last: map[int64]string{}, to: map[int64]int64{}, live: map[string]bool{}, merges: map[string]string{}}
	of := sql.Named("kind", kind)
	err := l.each(`
		select d.subject, d.choice
		from decision d
		where d.kind = :merge
		  and exists (select 1 from ledger_id i where i.kind = :kind and i.key = d.subject)
		  and exists (select 1 from temp.key_now k where k.kind = :kind and k.key = d.choice)`,
		func(r *sql.Rows) error {
			var subject, choice string
			err := r.Scan(&subject, &choice)
			m.merges[subject] = choice
			return err
		}, of, sql.Named("merge", MergeDecision))
	if err != nil {
		return m, err
	}
	const touched = `
		select i.number, i.key
		from ledger_id i
		where i.kind = :kind and i.number in (
		  select number from ledger_redirect where kind = :kind
		  union select to_number from ledger_redirect where kind = :kind
		  union select number from ledger_id where kind = :kind group by number having count(*) > 1
		  union select x.number from ledger_id x join decision d on d.kind = :merge and x.key in (d.subject, d.choice) where x.kind = :kind
		)
		order by i.number, i.release`
	err = l.each(touched, func(r *sql.Rows) error {
		var n int64
		var key string
		err := r.Scan(&n, &key)
		if m.first[n] == "" {
			m.first[n] = key
		}
		m.last[n] = key
		return err
	}, of, sql.Named("merge", MergeDecision))
	if err != nil {
		return m, err
	}
	err = l.each(`select number, coalesce(to_number, 0) from ledger_redirect where kind = :kind order by number, release`,
		func(r *sql.Rows) error {
			var n, to int64
			err := r.Scan(&n, &to)
			m.to[n] = to
			return err
		}, of)
	if err != nil {
		return m, err
	}
	keys := keysOf(m.merges)
	for _, k := range m.first {
		keys = append(keys, k)
	}
	for _, choice := range m.merges {
		keys = append(keys, choice)
	}
	for _, k := range keys {
		err := l.each(`select 1 from temp.key_now where kind = :kind and key = :key`, func(*sql.Rows) error { m.live[k] = true; return nil },
			of, sql.Named("key", k))
		if err != nil {
			return m, err
		}
	}
	return m, nil
}
