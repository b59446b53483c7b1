package release

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"slices"
	"sync"
)

const (
	recordCells = `
select
  r.programme as programme, r.terms as terms, r.payer as payer, r.fiscal_year as fiscal_year, r.region as region, r.verdict as verdict,
  coalesce(r.not_counted_because, '') as because, count(*) as records, sum(r.reaches) as reaching,
  sum(iif(r.verdict = 'excluded', 0, coalesce(r.cents, 0))) as cents, sum(r.entering_cents) as entering_cents, sum(r.reaching_cents) as reaching_cents,
  sum(iif(r.not_counted_because is null, 0, coalesce(r.cents, 0))) as aside_cents
from record r
`
	recordCellsEnd = `
group by r.programme, r.terms, r.payer, r.fiscal_year, r.region, r.verdict, r.not_counted_because
`
	cellColumns = `
select
  o.source_id, c.payer, c.programme, c.fiscal_year, t.form, c.region, t.stage, c.verdict, c.because,
  coalesce(g.followed, 0), t.currency, c.records, c.reaching, c.entering_cents, c.reaching_cents, c.aside_cents
`
	cellTables = `
join record_terms t on t.id = c.terms
join record_source o on o.id = t.source
left join record_programme g on g.id = c.programme
`
)

// Axis is one thing that lists of records are narrowed by.
type Axis int

// The axes in the order of cellColumns.
const (
	SourceAxis Axis = iota
	PayerAxis
	ProgrammeAxis
	YearAxis
	FormAxis
	RegionAxis
	StageAxis
	VerdictAxis
	BecauseAxis
	axes
)

// cell is a row of the cube: the codes of its values, and what it counts.
type cell struct {
	of                           [axes]int32
	followed                     bool
	currency                     int32
	records, reaching            int64
	enteringCents, reachingCents int64
	asideCents                   int64
}

// recordIndex is the cube of a release in memory, with the names of what it
// counts. A release never changes, so neither does the index.
type recordIndex struct {
	cells  []cell
	values [axes][]string // a value by its code: as stored; the id of a payer or programme
	codes  [axes]map[string]int32
	counts [axes][]int64 // records of each value, whatever the rest
	// currencies are those of the cells, by their code; there are few.
	currencies []string
	total      int64
	// followed is how many records are of the theme that the edition follows.
	followed int64

	sources      []RecordSource
	tops         []RecordTopChoice
	payers       map[string]Named           // by id
	programmes   map[string]RecordProgramme // by id
	payerIDs     map[string][]string        // by key, of a party or of the organization that it is
	programmeIDs map[string][]string

	mu   sync.Mutex
	seen map[RecordFilter]*RecordSummary
	// bodies is how many there are, by the language of their names.
	bodies map[string]int64
}

// RecordProgramme is a programme as a register names it. Its key stays as long
// as its source, payer and names do.
type RecordProgramme struct {
	Named
	Edition Named // the programme of the edition that it is; empty key: none
	Payer   Named
}

// recordIndex reads the cube at its first use.
func (db *DB) recordIndex(ctx context.Context) (*recordIndex, error) {
	db.reading.Lock()
	defer db.reading.Unlock()
	if db.records != nil {
		return db.records, nil
	}
	x := &recordIndex{payers: map[string]Named{}, programmes: map[string]RecordProgramme{},
		payerIDs: map[string][]string{}, programmeIDs: map[string][]string{}, seen: map[RecordFilter]*RecordSummary{}, bodies: map[string]int64{}}
	for a := range x.codes {
		x.codes[a] = map[string]int32{}
	}
	err := db.each(ctx, "the cube of records", cellColumns+`
from record_cube c`+cellTables+`order by c.id`, func(rows *sql.Rows) error {
		c, err := x.scan(rows)
		x.cells = append(x.cells, c)
		return err
	})
	if err != nil {
		return nil, err
	}
	for a := range x.counts {
		x.counts[a] = make([]int64, len(x.values[a]))
	}
	for i := range x.cells {
		c := &x.cells[i]
		x.total += c.records
		if c.followed {
			x.followed += c.records
		}
		for a, code := range c.of {
			x.counts[a][code] += c.records
		}
	}
	if err := x.readNames(ctx, db); err != nil {
		return nil, err
	}
	if err := x.readSources(ctx, db); err != nil {
		return nil, err
	}
	if err := x.readTops(ctx, db); err != nil {
		return nil, err
	}
	db.records = x
	return x, nil
}

func (x *recordIndex) scan(rows *sql.Rows) (cell, error) {
	var c cell
	var values [axes]sql.NullString
	var into []any
	for a := range values {
		into = append(into, &values[a])
	}
	var currency string
	err := rows.Scan(append(into, &c.followed, &currency, &c.records, &c.reaching, &c.enteringCents, &c.reachingCents, &c.asideCents)...)
	c.currency = x.currency(currency)
	for a, v := range values {
		c.of[a] = x.code(Axis(a), v.String)
	}
	return c, err
}

// code is the number that stands for a value of an axis.
func (x *recordIndex) code(a Axis, value string) int32 {
	code, known := x.codes[a][value]
	if !known {
		code = int32(len(x.values[a]))
		x.codes[a][value] = code
		x.values[a] = append(x.values[a], value)
	}
	return code
}

func (x *recordIndex) currency(code string) int32 {
	if i := slices.Index(x.currencies, code); i >= 0 {
		return int32(i)
	}
	x.currencies = append(x.currencies, code)
	return int32(len(x.currencies) - 1)
}

// cellsOf are the cells of one receiver's records alone, which the cube does
// not tell apart. Every value in them is one of the cube's.
func (x *recordIndex) cellsOf(ctx context.Context, db *DB, receiver string) ([]cell, error) {
	return collect(ctx, db, "records of a receiver", "with c as ("+recordCells+`
where r.id in (
  select record
  from record_list
  where receiver in (select id from record_party where key = :receiver or organization_key = :receiver)
)
`+recordCellsEnd+`)`+cellColumns+`
from c`+cellTables, func(rows *sql.Rows, c *cell) (err error) {
		*c, err = x.scan(rows)
		return err
	}, sql.Named("receiver", receiver))
}

// recordParty names a party y as the site does: as the organization o of the
// edition that it is, else as itself.
const recordParty = `coalesce(o.key, y.key), iif(o.key is null, y.name_fr, o.name_fr), iif(o.key is null, y.name_en, o.name_en)`

// readNames reads the names of payers and programmes: a register has some
// thousands of them.
func (x *recordIndex) readNames(ctx context.Context, db *DB) error {
	err := db.each(ctx, "payers of records", `
select y.id, y.key, `+recordParty+`
from record_party y
left join organization o on o.key = y.organization_key
where y.id in (select payer from record_cube)
order by y.id`, func(rows *sql.Rows) error {
		var id, own string
		var n Named
		if err := rows.Scan(append([]any{&id, &own}, n.into()...)...); err != nil {
			return err
		}
		x.payers[id] = n
		for _, key := range slices.Compact([]string{own, n.Key}) {
			x.payerIDs[key] = append(x.payerIDs[key], id)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return db.each(ctx, "programmes of records", `
select g.id, s.source_id, y.key, g.name_fr, g.name_en, p.key, p.name_fr, p.name_en, `+recordParty+`
from record_programme g
join record_source s on s.id = g.source
join record_party y on y.id = g.payer
left join organization o on o.key = y.organization_key
left join programme p on p.key = g.programme_key
order by g.id`, func(rows *sql.Rows) error {
		var p RecordProgramme
		var id, source, payer string
		var edition named
		into := append([]any{&id, &source, &payer, &p.NameFR, &p.NameEN}, edition.into()...)
		if err := rows.Scan(append(into, p.Payer.into()...)...); err != nil {
			return err
		}
		p.Edition = edition.named()
		p.Key = recordProgrammeKey(source, payer, p.NameFR, p.NameEN)
		x.programmes[id] = p
		x.programmeIDs[p.Key] = append(x.programmeIDs[p.Key], id)
		if p.Edition.Key != "" {
			x.programmeIDs[p.Edition.Key] = append(x.programmeIDs[p.Edition.Key], id)
		}
		return nil
	})
}

// recordProgrammeKey names a programme by what its source says of it: its id
// is a number of one release.
func recordProgrammeKey(source, payer, fr, en string) string {
	sum := sha256.Sum256([]byte(source + "\x00" + payer + "\x00" + fr + "\x00" + en))
	return "r-" + hex.EncodeToString(sum[:6])
}
