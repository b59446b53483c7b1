package publish

import (
	"context"
	"errors"
	"fmt"

	"sillage/db/sqlite"
)

// recordSum is one table of sums, or one axis of it: rows grouped by a plan of
// sqlite.Loader.Gather. The groups are c0, c1 and so on.
type recordSum struct {
	plan   string
	values []string
	from   string
	insert string
}

// recordCube adds up what is alike in all that an axis tells apart, so that the
// records themselves are gone through twice and not for each axis.
var recordCube = recordSum{"kkkkkkk++++++", []string{
	"programme", "terms", "payer", "fiscal_year", "region", "verdict", "coalesce(not_counted_because, '')", "1", "reaches",
	"iif(verdict = 'excluded', 0, coalesce(cents, 0))", "entering_cents", "reaching_cents", "iif(not_counted_because is null, 0, coalesce(cents, 0))",
}, "record", `
	insert into record_cube (programme, terms, payer, fiscal_year, region, verdict, because, records, reaching, cents, entering_cents, reaching_cents, aside_cents)
	select c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12
	from packed(?)
	order by 1, 2, 3, 4, 5, 6, 7`}

var payerSums = recordSum{"kkk++++<>", []string{
	"c.payer", "t.stage", "t.currency", "c.records", "c.cents", "c.entering_cents", "c.reaching_cents", "c.fiscal_year", "c.fiscal_year",
}, "record_cube c join record_terms t on t.id = c.terms", partySums("payer")}

// receiverSums are those of the bodies from one id on, up to another.
func receiverSums(from, before int64) recordSum {
	return recordSum{"kkk++++<>", []string{
		"r.receiver", "t.stage", "t.currency", "1", "iif(r.verdict = 'excluded', 0, coalesce(r.cents, 0))", "r.entering_cents", "r.reaching_cents", "r.fiscal_year", "r.fiscal_year",
	}, fmt.Sprintf("record r join record_terms t on t.id = r.terms where r.receiver >= %d and r.receiver < %d", from, before), partySums("receiver")}
}

func partySums(role string) string {
	return `
	insert into record_party_sum (party, role, stage, currency, records, cents, entering_cents, reaching_cents, first_year, last_year)
	select c0, '` + role + `', c1, c2, c3, c4, c5, c6, c7, c8
	from packed(?)`
}

// cubeSums are the sums that are made from the cube. Every axis has every
// agreement once.
var cubeSums = []recordSum{
	payerSums,
	sumOf("all", "''"),
	sumOf("payer", "c.payer"),
	sumOf("programme", "coalesce(c.programme, '')"),
	sumOf("region", "c.region"),
	sumOf("form", "t.form"),
	sumOf("followed", "coalesce(p.followed, 0)"),
	sumOf("theme", "coalesce(p.theme, 'not_stated')"),
	sumOf("because", "c.because"),
	sumOf("scope", "coalesce(p.scope, 'not_stated')"),
}

func sumOf(axis, member string) recordSum {
	return recordSum{"kkkkk+++++++", []string{
		"cast(" + member + " as text)", "c.fiscal_year", "t.source", "t.stage", "t.currency",
		"c.records", "iif(c.because = '', c.records, 0)", "iif(c.verdict = 'excluded', c.records, 0)", "c.cents", "c.entering_cents", "c.reaching_cents", "c.aside_cents",
	}, "record_cube c join record_terms t on t.id = c.terms left join record_programme p on p.id = c.programme", `
	insert into record_sum (axis, member, fiscal_year, source, stage, currency, records, entering, excluded, cents, entering_cents, reaching_cents, aside_cents)
	select '` + axis + `', c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11
	from packed(?)`}
}

// recordCoverage adds what stands now to the rows of earlier versions, and marks
// the years that were not over when the file came.
var recordCoverage = []string{`
	insert into record_coverage (source, fiscal_year, rows, agreements, partial)
	select source, fiscal_year, sum(records), sum(records), 0
	from record_sum
	where axis = 'all'
	group by source, fiscal_year
	on conflict (source, fiscal_year) do update set rows = rows + excluded.rows, agreements = excluded.agreements`, `
	update record_coverage
	set partial = fiscal_year <> '' and substr(fiscal_year, -4) || iif(length(fiscal_year) = 9, '-03-31', '-12-31') >= (
	  select max(f.received_on) from record_file f where f.source = record_coverage.source)`,
}

// recordList puts the records in the order in which they are listed, once for
// all indexes.
const recordList = `
	insert into record_list (record, payer, receiver, programme, terms, fiscal_year, region, verdict, followed, enters, reaches)
	select id, payer, receiver, programme, terms, fiscal_year, region, verdict, followed, enters, reaches
	from record
	order by cents desc, id`

// receiversAtOnce is how many bodies are added up in one pass over the records:
// their sums are in memory until they are written.
const receiversAtOnce = 1 << 17

// gathered is what is read of records while their lists are written.
type gathered struct {
	sum    recordSum
	groups *sqlite.Groups
	err    error
}

// gatherRecords reads on a connection of its own, one piece ahead of who writes.
// The tables that it reads are whole and nobody writes them any more: what is
// added to the file meanwhile goes to other pages of it, and the list of tables
// is that of the beginning until the end of the transaction. The channel is
// closed after the last piece, or after an error.
func (p *publisher) gatherRecords(ctx context.Context) (<-chan gathered, error) {
	var bodies int64
	if err := p.db.QueryRowContext(ctx, "select coalesce(max(id), 0) from record_party").Scan(&bodies); err != nil {
		return nil, err
	}
	pieces := []recordSum{recordCube}
	for from := int64(0); from <= bodies; from += receiversAtOnce {
		pieces = append(pieces, receiverSums(from, from+receiversAtOnce))
	}
	reader, err := sqlite.OpenBulk(ctx, p.temp)
	if err != nil {
		return nil, err
	}
	if _, err := reader.DB.ExecContext(ctx, "begin; select count(*) from sqlite_schema"); err != nil {
		return nil, errors.Join(err, reader.Close())
	}
	out := make(chan gathered)
	go func() {
		defer close(out)
		for _, sum := range pieces {
			groups, err := sum.gather(ctx, reader)
			if out <- (gathered{sum, groups, err}); err != nil {
				break
			}
		}
		if err := reader.Close(); err != nil {
			out <- gathered{err: err}
		}
	}()
	return out, nil
}

func (s recordSum) gather(ctx context.Context, l *sqlite.Loader) (*sqlite.Groups, error) {
	return l.Gather(ctx, s.plan, s.values, s.from)
}

// sumRecords writes what is read; the channel is read to its end.
func (p *publisher) sumRecords(ctx context.Context, read <-chan gathered) error {
	var failed error
	for g := range read {
		failed = errors.Join(failed, g.err)
		if failed == nil {
			failed = p.loader.Write(ctx, g.groups, g.sum.insert)
		}
		g.groups.Free()
	}
	if failed != nil {
		return fmt.Errorf("sums of records: %w", failed)
	}
	for _, s := range cubeSums {
		groups, err := s.gather(ctx, p.loader)
		if err == nil {
			err = p.loader.Write(ctx, groups, s.insert)
		}
		if err != nil {
			return fmt.Errorf("sums of records: %w", err)
		}
	}
	return p.execAll(ctx, recordCoverage...)
}
