package publish

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"sillage/db/sqlite"
)

// ErrGate: a rule of the gate was broken; nothing is published.
var ErrGate = errors.New("the gate stops this release")

type rule struct{ name, query string }

// said is everything that evidence speaks for.
const said = `(
		  select key from figure
		  union select key from quantity
		  union select key from statement
		  union select key from governance
		  union select key from announcement
		  union select key from award
		  union select key from document_note)`

// rules are questions whose answer must be no row. Each names what it found.
var rules = []rule{
	{"a total differs from the sum of its figures", `
		select c.key from computed c join computed_operand o on o.computed_key = c.key
		where c.kind in ('total_entering', 'total_reaching', 'total_aside')
		group by c.key having sum(o.cents) <> max(c.cents)`},
	{"a remainder differs from its figures", `
		select c.key from computed c join computed_operand o on o.computed_key = c.key
		where c.kind = 'remainder'
		group by c.key having sum(o.sign * o.cents) <> max(c.cents)`},
	{"a programme's total differs from its rows", `
		with recursive under (programme, key) as (
		  select key, key from programme
		  union select u.programme, p.key from programme p join under u on p.parent_key = u.key
		)
		select c.key from computed c
		where c.kind in ('total_entering', 'total_reaching') and c.cents <> (
		  select sum(case c.kind when 'total_entering' then r.entering_cents else r.reaching_cents end)
		  from counted r where r.stage = c.stage and r.programme_key in (select key from under where programme = c.programme_key))`},
	{"money entering has no total", `
		select r.row_key from counted r where r.enters = 1 and r.programme_key is not null and not exists (
		  select 1 from computed_operand o join computed c on c.key = o.computed_key where o.figure_key = r.figure_key and c.kind = 'total_entering')`},
	{"the parts of a manager's money do not add up to it", `
		select m.award_key || ' ' || m.stage from manager_part m join figure f on f.key = m.base_figure_key
		group by m.award_key, m.stage having sum(coalesce(m.cents, 0)) <> max(f.cents) or count(*) <> 4`},
	{"a pair that is not exact has a ratio", `select key from pair where exact = 0 and computed_key is not null`},
	{"an exact pair differs", `
		select p.key from pair p
		join figure l on l.key = p.left_figure_key left join award la on la.key = l.award_key
		join figure r on r.key = p.right_figure_key left join award ra on ra.key = r.award_key
		where p.exact = 1 and (l.stage <> r.stage or l.basis <> r.basis or l.basis = 'not_stated' or l.unit <> r.unit or l.currency <> r.currency
		  or l.region <> r.region or l.region = '' or l.fiscal_from <> r.fiscal_from or l.fiscal_until <> r.fiscal_until or l.fiscal_from = ''
		  or coalesce(la.scope, l.scope) <> coalesce(ra.scope, r.scope))`},
	{"a series holds two bases", `
		select y.series_id from series_year y join figure f on f.key = y.figure_key
		group by y.series_id having count(distinct case f.basis when 'recurring_level' then 'one_year' else f.basis end) > 1 or count(distinct f.currency) > 1`},
	{"a member of a series has no place", `
		select m.series_id || ' ' || m.member_key from series_member m
		where not exists (select 1 from series_year y where y.series_id = m.series_id and m.member_key in (y.figure_key, y.quantity_key))
		  and not exists (select 1 from series_beside b where b.series_id = m.series_id and b.member_key = m.member_key)`},
	{"a share differs from its figures", `
		select c.key from computed c join computed_operand o on o.computed_key = c.key
		where c.kind = 'share'
		group by c.key having abs(1000.0 * sum(iif(o.sign = 2, o.cents, 0)) / sum(iif(o.sign = -2, o.cents, 0)) - max(c.permille)) > 0.5001`},
	{"a share differs from its figures", `
		select c.key from computed c join computed_operand o on o.computed_key = c.key
		where c.kind in ('manager_share', 'payer_share')
		group by c.key
		having coalesce(sum(iif(o.sign = -2, o.cents, 0)), 0) <= 0
		  or abs(max(c.permille) * sum(iif(o.sign = -2, o.cents, 0)) - 1000 * sum(iif(o.sign = 2, o.cents, 0))) * 2 > sum(iif(o.sign = -2, o.cents, 0))`},
	{"a programme's share does not divide its total", `
		select c.key from computed c join computed_operand o on o.computed_key = c.key
		where c.kind = 'manager_share'
		group by c.key
		having sum(iif(o.sign = -2, o.cents, 0)) <> (
		  select t.cents from computed t where t.kind = 'total_entering' and t.programme_key = c.programme_key and t.stage = c.stage)`},
	{"a count of programmes differs from its list", `
		select i.key from indicator i where i.programmes is not null
		  and i.programmes <> (select count(distinct programme_key) from indicator_programme where indicator_key = i.key)`},
	{"a sum or rest of a path differs from its figures", `
		select c.key from computed c join computed_operand o on o.computed_key = c.key
		where c.kind in ('chain_rest', 'chain_others')
		group by c.key having sum(o.sign * o.cents) <> max(c.cents)`},
	{"more leaves a manager on a path than came to it", `
		select r.chain_key || ' ' || r.base_award_key from chain_ribbon r
		where r.base_award_key is not null
		group by r.chain_key, r.base_award_key
		having sum(r.kind = 'not_found') > 0 and sum(r.cents) > (
		  select coalesce(sum(i.cents), 0) from chain_ribbon i
		  where i.chain_key = r.chain_key and r.base_award_key = case when i.whole_award_key is null and i.kind = 'award' then i.award_key else i.whole_award_key end)`},
	{"a path crosses stages", `
		select c.key from chain c join chain_ribbon r on r.chain_key = c.key join figure f on f.key = r.figure_key where f.stage <> c.stage
		union all
		select c.key from chain c join chain_ribbon r on r.chain_key = c.key join computed_operand o on o.computed_key = r.computed_key join figure f on f.key = o.figure_key where f.stage <> c.stage`},
	{"a ribbon leads nowhere", `
		select chain_key || ' ' || position from chain_ribbon r
		where not exists (select 1 from chain_node n where n.chain_key = r.chain_key and n.position = r.from_position)
		  or not exists (select 1 from chain_node n where n.chain_key = r.chain_key and n.position = r.to_position)`},
	{"a figure is in no row", `select key from figure where key not in (select figure_key from counted where figure_key is not null)`},
	{"an award is in no row", `select key from award where key not in (select award_key from counted where award_key is not null)`},
	{"a row counts more than its figure", `
		select r.row_key from counted r join figure f on f.key = r.figure_key
		where r.entering_cents > f.cents or r.reaching_cents > f.cents`},
	{"two figures of one award and stage enter one total", `
		select award_key || ' ' || stage from counted where enters = 1 group by award_key, stage having count(*) > 1`},
	{"passed-on money enters", `select r.row_key from counted r join award a on a.key = r.award_key where r.enters = 1 and a.origin <> 'own_budget'`},
	{"private money is in a public total", `select r.row_key from counted r join award a on a.key = r.award_key where r.enters + r.reaches > 0 and a.money <> 'public'`},
	{"a relation points at nothing", `
		select from_key || ' ' || relation || ' ' || to_key from relation
		where from_key not in ` + said + ` or to_key not in ` + said},
	{"a reply is about nothing", `
		select key from reply where about_key not in ` + said + `
		  and about_key not in (select key from programme) and about_key not in (select key from organization)
		  and about_key not in (select programme_key || '.' || question_id from question_card)`},
	{"evidence on a question points at nothing", `select question_id || ' ' || about_key from question_evidence where about_key not in ` + said},
	{"a question is called answered and nothing settles it", `
		select c.programme_key || ' ' || c.question_id from question_card c
		where c.state = 'found' and c.set_by = 'hand' and not exists (
		  select 1 from card_evidence e where e.programme_key = c.programme_key and e.question_id = c.question_id and e.side = 'settles')`},
	{"sources are said to differ and speak for one side only", `
		select c.programme_key || ' ' || c.question_id from question_card c
		where c.state = 'sources_differ' and (
		  select count(distinct e.side) from card_evidence e
		  where e.programme_key = c.programme_key and e.question_id = c.question_id and e.side in ('for', 'against')) < 2`},
	{"something is called absent from a document that was not captured", `
		select c.programme_key || ' ' || c.question_id from question_card c
		where c.state = 'absent' and not exists (
		  select 1 from card_evidence x join evidence e on e.key = x.evidence_key
		  where x.programme_key = c.programme_key and x.question_id = c.question_id and e.state = 'captured')`},
	{"a state of a request has no request", `
		select programme_key || ' ' || question_id from question_card
		where (state in ('asked', 'refused', 'not_held')) and (request_key is null or set_by <> 'request')`},
	{"a letter is addressed to a body that is not public", `
		select l.key from letter l join organization o on o.key = l.body_key
		where o.kind not in ('ministry', 'public_body', 'municipality')`},
	{"a letter has no evidence that what it asks for exists", `select key from letter where key not in (select letter_key from letter_evidence)`},
	{"evidence has neither words nor a kept copy", `select key from evidence where fragment = '' and withheld = 0 and snapshot_hash is null`},
	{"a source brought nothing", `
		select id from source where kind = 'register' and id not in (select source_id from evidence)`},
	{"the release is empty", `select 'no evidence' where not exists (select 1 from evidence)`},
}

// fileRules let SQLite check the file. Of the tables of bulk records it looks
// only where their keys lead: their rows are read from the first to the last by
// the rules and the content hash, and a full check of a million is Verify's.
var fileRules = []rule{
	{"a record points at nothing", `select "table" || ' ' || coalesce(rowid, '') from pragma_foreign_key_check('record')`},
	{"a version of a record points at nothing", `select "table" || ' ' || coalesce(rowid, '') from pragma_foreign_key_check('record_version')`},
	{"words of a record point at nothing", `select "table" || ' ' || coalesce(rowid, '') from pragma_foreign_key_check('record_text')`},
	{"a row points at nothing", `
		select c."table" || ' ' || coalesce(c.rowid, '')
		from sqlite_schema t
		join pragma_foreign_key_check(t.name) c
		where t.type = 'table' and t.name not in ('record', 'record_version', 'record_text')`},
	{"the file is damaged", `
		select c.integrity_check
		from sqlite_schema t
		join pragma_integrity_check(t.name) c
		where t.type = 'table' and t.name not like 'record%' and t.name not like 'sqlite%' and c.integrity_check <> 'ok'`},
}

// gate asks every rule and lets SQLite check the file itself, on two connections
// side by side: nothing writes meanwhile. The first rule of the list that is
// broken is the one that is told.
func (p *publisher) gate(ctx context.Context) error {
	second, err := sqlite.OpenImmutable(ctx, p.temp)
	if err != nil {
		return err
	}
	err = ask(ctx, p.db, second)
	return errors.Join(err, second.Close())
}

// ask puts the rules to these databases, which are one and the same.
func ask(ctx context.Context, dbs ...*sql.DB) error {
	all := slices.Concat(recordRules, recordCubeRules, fileRules, rules) // those that take longest first
	found := make([]error, len(all))
	var next atomic.Int64
	var group sync.WaitGroup
	for _, db := range dbs {
		group.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(all)); i = next.Add(1) - 1 {
				found[i] = all[i].ask(ctx, db)
			}
		})
	}
	group.Wait()
	for _, err := range found {
		if err != nil {
			return err
		}
	}
	return nil
}

func (r rule) ask(ctx context.Context, db *sql.DB) error {
	found, err := first(ctx, db, r.query)
	switch {
	case err != nil:
		return fmt.Errorf("gate, %s: %w", r.name, err)
	case found != "":
		return fmt.Errorf("%w: %s: %s", ErrGate, r.name, found)
	default:
		return nil
	}
}

// first gives the first row of a query, empty when there is none.
func first(ctx context.Context, db *sql.DB, query string) (string, error) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	found := ""
	if rows.Next() {
		if err := rows.Scan(&found); err != nil {
			return "", err
		}
	}
	return found, rows.Err()
}
