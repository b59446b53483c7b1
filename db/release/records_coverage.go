package release

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"sillage/db/funding"
)

// RecordSource is what a release holds of one register.
type RecordSource struct {
	Named
	State     string // proven or unproven
	LoadedOn  funding.Date
	Synthetic bool
	// Counted is how many rows the publisher says that there are of what was
	// asked of it: of the whole register, or of the edition's programmes; nil
	// where it does not say.
	Counted                              *int64
	Rows                                 int64 // read into records
	Skipped                              int64 // left out
	Agreements, Suspect, Excluded, Lines int64
	Files                                []RecordFile
	Skips                                []RecordSkip
	Years                                []RecordCoverage
}

// RecordFile is a file as it was received.
type RecordFile struct {
	Name, Address, SHA256 string
	Size, Rows            int64
	ReceivedOn            funding.Date
}

// RecordSkip is how many rows were left out for one reason.
type RecordSkip struct {
	Field, Reason string
	Rows          int64
}

// RecordCoverage is what of one fiscal year is here. Partial: the year was not
// over on the day on which the file was received.
type RecordCoverage struct {
	FiscalYear                          string
	Rows, Agreements, Suspect, Excluded int64
	Partial                             bool
}

// RecordSources lists the registers of a release with their coverage.
func (db *DB) RecordSources(ctx context.Context) ([]RecordSource, error) {
	x, err := db.recordIndex(ctx)
	if err != nil {
		return nil, err
	}
	return x.sources, nil
}

func (x *recordIndex) readSources(ctx context.Context, db *DB) (err error) {
	x.sources, err = collect(ctx, db, "registers", `
select
  s.id, s.title_fr, s.title_en, s.state, o.loaded_on, o.synthetic, o.counted,
  o.rows, o.skipped, o.agreements, o.suspect, o.excluded, o.lines
from record_source o
join source s on s.id = o.source_id
order by s.id`, func(rows *sql.Rows, s *RecordSource) error {
		return rows.Scan(append(s.Named.into(), &s.State, &s.LoadedOn, &s.Synthetic, &s.Counted, &s.Rows, &s.Skipped, &s.Agreements, &s.Suspect, &s.Excluded, &s.Lines)...)
	})
	for i := range x.sources {
		if err == nil {
			err = db.readCoverage(ctx, x, &x.sources[i])
		}
	}
	return err
}

func (db *DB) readCoverage(ctx context.Context, x *recordIndex, s *RecordSource) (err error) {
	of := sql.Named("source", s.Key)
	s.Files, err = collect(ctx, db, "files of a register", `
select f.name, f.address, f.sha256, f.size, f.rows, f.received_on
from record_file f
join record_source o on o.id = f.source
where o.source_id = :source
order by f.id`, func(rows *sql.Rows, f *RecordFile) error {
		return rows.Scan(&f.Name, &f.Address, &f.SHA256, &f.Size, &f.Rows, &f.ReceivedOn)
	}, of)
	if err != nil {
		return err
	}
	s.Skips, err = collect(ctx, db, "rows left out of a register", `
select k.field, k.reason, k.rows
from record_skip k
join record_source o on o.id = k.source
where o.source_id = :source
order by k.field, k.reason`, func(rows *sql.Rows, k *RecordSkip) error { return rows.Scan(&k.Field, &k.Reason, &k.Rows) }, of)
	if err != nil {
		return err
	}
	doubted := x.doubted(s.Key)
	s.Years, err = collect(ctx, db, "coverage of a register", `
select c.fiscal_year, c.rows, c.agreements, c.partial
from record_coverage c
join record_source o on o.id = c.source
where o.source_id = :source
order by c.fiscal_year = '', c.fiscal_year`, func(rows *sql.Rows, c *RecordCoverage) error {
		err := rows.Scan(&c.FiscalYear, &c.Rows, &c.Agreements, &c.Partial)
		c.Suspect, c.Excluded = doubted[[2]string{c.FiscalYear, "suspect"}], doubted[[2]string{c.FiscalYear, "excluded"}]
		return err
	}, of)
	return err
}

// doubted counts the records of a source by fiscal year and verdict.
func (x *recordIndex) doubted(source string) map[[2]string]int64 {
	out := map[[2]string]int64{}
	for i := range x.cells {
		c := &x.cells[i]
		if x.value(c, SourceAxis) == source {
			out[[2]string{x.value(c, YearAxis), x.value(c, VerdictAxis)}] += c.records
		}
	}
	return out
}

func (x *recordIndex) value(c *cell, a Axis) string { return x.values[a][c.of[a]] }

// years sums up the cells that a filter lets pass. Those without a year stand
// at the end.
func (x *recordIndex) years(f RecordFilter, w wanted, cells []cell) []RecordYear {
	type of struct{ year, source, stage string }
	at := map[of]*RecordYear{}
	for i := range cells {
		c := &cells[i]
		records := x.counted(f, c)
		if missing, _ := w.misses(c); missing > 0 || records == 0 || !x.passes(f, c) {
			continue
		}
		key := of{x.value(c, YearAxis), x.value(c, SourceAxis), x.value(c, StageAxis)}
		y := at[key]
		if y == nil {
			y = &RecordYear{FiscalYear: key.year, Source: Named{Key: key.source}, Stage: funding.Stage(key.stage)}
			at[key] = y
		}
		y.Records, y.Reaching = y.Records+records, y.Reaching+c.reaching
		y.EnteringCents, y.ReachingCents = y.EnteringCents+c.enteringCents, y.ReachingCents+c.reachingCents
		if x.enters(c) {
			y.Entering += records
		}
	}
	var out []RecordYear
	for _, y := range at {
		if i := slices.IndexFunc(x.sources, func(s RecordSource) bool { return s.Key == y.Source.Key }); i >= 0 {
			y.Source, y.State = x.sources[i].Named, x.sources[i].State
		}
		out = append(out, *y)
	}
	slices.SortFunc(out, func(a, b RecordYear) int {
		unstated := func(y string) int { return len(y[:min(len(y), 1)]) } // 0 for none
		return cmp.Or(cmp.Compare(unstated(b.FiscalYear), unstated(a.FiscalYear)), cmp.Compare(b.FiscalYear, a.FiscalYear),
			cmp.Compare(a.Source.Key, b.Source.Key), cmp.Compare(a.Stage, b.Stage))
	})
	return out
}
