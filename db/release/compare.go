package release

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"sillage/db/funding"
)

// Series is a list of figures or rates that may stand in one table.
type Series struct {
	ID, Kind    string // Kind: one of funding.SeriesKinds
	Scope       string
	Region      string
	From, Until string // first and last fiscal year
	Title       Named
	Counts      Named
	Note        Named
	Measures    bool
	Years       []SeriesYear
}

// SeriesYear is one row of it: a fiscal year, or a mode.
type SeriesYear struct {
	Place    int
	Year     string
	Mode     string
	Member   string // key of the figure or quantity shown first; empty: not found
	Because  string
	Computed string // key of the mode's share
	Beside   []string
}

// Series reads the series of a scope, or all, in the order of the edition.
func (db *DB) Series(ctx context.Context, scope string) ([]Series, error) {
	return db.series(ctx, "", scope)
}

// OneSeries reads one. Error: ErrNotFound.
func (db *DB) OneSeries(ctx context.Context, id string) (Series, error) {
	found, err := db.series(ctx, id, "")
	switch {
	case err != nil:
		return Series{}, err
	case len(found) == 0 || id == "":
		return Series{}, notFound("series", id)
	default:
		return found[0], nil
	}
}

func (db *DB) series(ctx context.Context, id, scope string) ([]Series, error) {
	all, err := collect(ctx, db, "series", `
select id, kind, scope, region, first_year, last_year, title_fr, title_en, counts_fr, counts_en, note_fr, note_en, measures
from series
where (:id = '' or id = :id)
  and (:scope = '' or scope = :scope)
order by position`, func(rows *sql.Rows, s *Series) error {
		return rows.Scan(&s.ID, &s.Kind, &s.Scope, &s.Region, &s.From, &s.Until, &s.Title.NameFR, &s.Title.NameEN,
			&s.Counts.NameFR, &s.Counts.NameEN, &s.Note.NameFR, &s.Note.NameEN, &s.Measures)
	}, sql.Named("id", id), sql.Named("scope", scope))
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	for i, s := range all {
		at[s.ID] = i
	}
	err = db.each(ctx, "years of series", `
select y.series_id, y.place, y.fiscal_year, coalesce(y.mode, ''), coalesce(y.figure_key, y.quantity_key, ''), y.because, coalesce(y.computed_key, ''),
  (
    select json_group_array(b.member_key)
    from (select member_key from series_beside where series_id = y.series_id and place = y.place order by member_key) b
  )
from series_year y
where (:id = '' or y.series_id = :id)
order by y.series_id, y.place`, func(rows *sql.Rows) error {
		var series string
		var y SeriesYear
		var beside jsonList[string]
		if err := rows.Scan(&series, &y.Place, &y.Year, &y.Mode, &y.Member, &y.Because, &y.Computed, &beside); err != nil {
			return err
		}
		y.Beside = beside
		if i, ok := at[series]; ok {
			all[i].Years = append(all[i].Years, y)
		}
		return nil
	}, sql.Named("id", id))
	return all, err
}

// Pair sets a figure of the theme followed beside a core-mission figure.
type Pair struct {
	Position    string
	Key         string
	Programme   Named
	Featured    bool
	Place       int
	Left, Right string // figure keys
	Exact       bool
	Differs     []string
	Computed    string // key of the ratio of an exact pair
}

// PairFilter keeps the pairs that have all the stated values.
type PairFilter struct {
	Scope     string // of the figure on the left
	Programme string
	Key       string
	Figure    string // on either side
	Exact     string // "yes", "no"
	Featured  bool
}

func (f PairFilter) args() []any {
	return []any{sql.Named("scope", f.Scope), sql.Named("programme", f.Programme), sql.Named("key", f.Key),
		sql.Named("figure", f.Figure), sql.Named("exact", f.Exact), sql.Named("featured", f.Featured)}
}

const pairFrom = `
from (
  select
    p.key, p.programme_key, p.place, p.left_figure_key, p.right_figure_key, p.exact, p.differs, p.computed_key,
    o.name_fr, o.name_en, o.featured, coalesce(a.scope, f.scope) as scope,
    iif(o.featured = 1, '1', '2') || ' ' || p.programme_key || ' ' || iif(r.reaches = 1 and r.enters = 0, '2', '1') || ' ' || p.left_figure_key || ' ' || printf('%03d', p.place) || ' ' || p.key as position
  from pair p
  join programme o on o.key = p.programme_key
  join figure f on f.key = p.left_figure_key
  join counted r on r.figure_key = f.key
  left join award a on a.key = f.award_key
) x
where (:scope = '' or x.scope = :scope)
  and (:programme = '' or x.programme_key = :programme)
  and (:key = '' or x.key = :key)
  and (:figure = '' or :figure in (x.left_figure_key, x.right_figure_key))
  and (:exact = '' or x.exact = (:exact = 'yes'))
  and (:featured = 0 or x.featured = 1)
`

// Pairs lists the pairs: featured programmes first, then by programme; of each,
// the figures that enter before those that reach.
func (db *DB) Pairs(ctx context.Context, f PairFilter, p Page, yield func(Pair) error) error {
	return list(ctx, db, "pairs", `
select x.position, x.key, x.programme_key, x.name_fr, x.name_en, x.featured, x.place, x.left_figure_key, x.right_figure_key, x.exact, x.differs, coalesce(x.computed_key, '')`+pairFrom+`
  and (:after = '' or x.position > :after)
order by x.position
limit :limit`, f.args(), p, func(rows *sql.Rows, x *Pair) error {
		var differs string
		err := rows.Scan(&x.Position, &x.Key, &x.Programme.Key, &x.Programme.NameFR, &x.Programme.NameEN, &x.Featured, &x.Place, &x.Left, &x.Right, &x.Exact, &differs, &x.Computed)
		x.Differs = strings.Fields(differs)
		return err
	}, yield)
}

// CountPairs counts what Pairs lists.
func (db *DB) CountPairs(ctx context.Context, f PairFilter) (int64, error) {
	return db.count(ctx, "pairs", "select count(*)"+pairFrom, f.args())
}

// FigureRows reads figures by their keys, as rows of the list.
func (db *DB) FigureRows(ctx context.Context, keys []string) (map[string]Row, error) {
	wanted, err := json.Marshal(keys)
	if err != nil {
		return nil, fmt.Errorf("read figures: %w", err)
	}
	out := map[string]Row{}
	query := rowColumns + "from figure_rows v\nwhere v.figure in (select value from json_each(:keys))"
	err = db.each(ctx, "figures", query, func(rows *sql.Rows) error {
		var r Row
		err := scanRow(rows, &r)
		out[r.Figure] = r
		return err
	}, sql.Named("keys", string(wanted)))
	return out, err
}

// QuantityRows reads quantities by their keys.
func (db *DB) QuantityRows(ctx context.Context, keys []string) (map[string]Quantity, error) {
	wanted, err := json.Marshal(keys)
	if err != nil {
		return nil, fmt.Errorf("read quantities: %w", err)
	}
	out := map[string]Quantity{}
	err = db.each(ctx, "quantities", quantityRows+"where v.row in (select value from json_each(:keys))", func(rows *sql.Rows) error {
		var q Quantity
		err := scanQuantity(rows, &q)
		out[q.Key] = q
		return err
	}, sql.Named("keys", string(wanted)))
	return out, err
}

// Population is how many people a place has, as the edition's list of local
// governments counts them.
type Population struct {
	People    int64
	Regions   int64
	Untold    int64 // local governments without a count
	Governing int64 // local governments in all
}

// Population reads the count of one region by its name, or of all when name
// is empty. Error: ErrNotFound.
func (db *DB) Population(ctx context.Context, name string) (Population, error) {
	p, err := one(ctx, db, "population", name, `
select
  coalesce(sum(r.population), 0), count(*), coalesce(sum(r.municipalities), 0),
  (
    select count(*)
    from municipality m
    join region x on x.code = m.region_code
    where m.population is null and (:name = '' or x.name = :name)
  )
from region r
where :name = '' or r.name = :name`, func(rows *sql.Rows, p *Population) error {
		return rows.Scan(&p.People, &p.Regions, &p.Governing, &p.Untold)
	}, sql.Named("name", name))
	if err == nil && (p.Regions == 0 || p.People == 0) {
		return p, notFound("population", name)
	}
	return p, err
}

// YearlyParts counts the figures that are the part of one year in another.
func (db *DB) YearlyParts(ctx context.Context, figure string) (int64, error) {
	return db.count(ctx, "yearly parts", `
select count(*)
from relation
where relation = 'part_of' and axis = 'year' and to_key = :figure`, []any{sql.Named("figure", figure)})
}

// Alike gives a row of a figure as the rules of comparing take it.
func (r Row) Alike() funding.Figure {
	f := funding.Figure{Key: r.Figure, Award: r.Award, Stage: r.Stage, Basis: funding.Basis(r.Basis), Unit: funding.Unit(r.Unit),
		Mode: funding.Mode(r.Mode), Scope: funding.Scope(r.Scope), Perimeter: r.Perimeter, Region: r.Region,
		FiscalFrom: r.FiscalFrom, FiscalUntil: r.FiscalUntil, PeriodFrom: r.PeriodFrom, PeriodUntil: r.PeriodUntil, Evidence: r.Evidence}
	if r.Amount != nil {
		f.Amount = *r.Amount
	}
	return f
}

// ShownGroup is the programme figures shown first of one stage and basis:
// how many, and the figure where there is one.
type ShownGroup struct {
	Stage  funding.Stage
	Basis  string
	Count  int64
	Figure string
	Amount funding.Amount
}

// ShownGroups groups the whole figures of programmes that are shown first,
// under a filter. They are in no total, and are not added.
func (db *DB) ShownGroups(ctx context.Context, f Filter) ([]ShownGroup, error) {
	return collect(ctx, db, "programme figures", `
select v.stage, v.basis, count(*), min(v.figure), min(v.amount_cents), min(v.currency), min(v.qualifier), min(v.step_cents)
from figure_rows v
`+rowFilter+`
  and v.not_counted_because = 'programme_figure'
  and v.shown_first = 1
  and v.unit = 'whole'
group by v.stage, v.basis
order by v.stage, v.basis`, func(rows *sql.Rows, g *ShownGroup) error {
		return rows.Scan(&g.Stage, &g.Basis, &g.Count, &g.Figure, &g.Amount.Cents, &g.Amount.Currency, &g.Amount.Qualifier, &g.Amount.Step)
	}, f.args()...)
}

// FigureRegions lists the regions that figures print.
func (db *DB) FigureRegions(ctx context.Context) ([]string, error) {
	return collect(ctx, db, "regions of figures", `
select distinct region
from figure
where region <> ''
order by region`, func(rows *sql.Rows, region *string) error { return rows.Scan(region) })
}
