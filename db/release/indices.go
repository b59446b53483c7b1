package release

import (
	"context"
	"database/sql"

	"sillage/db/funding"
)

// IndexSeries is a price index with its annual values, oldest first.
type IndexSeries struct {
	ID     string
	Title  Named
	Base   string
	Source Named
	Values []IndexValue
}

// IndexValue is one year of a series.
type IndexValue struct {
	Series      Named
	Year        int
	Value       funding.Decimal
	EvidenceKey string
}

// Indices reads every series whole.
func (db *DB) Indices(ctx context.Context) ([]IndexSeries, error) {
	series, err := collect(ctx, db, "index series", `
select i.id, i.id, i.title_fr, i.title_en, i.base, s.id, s.title_fr, s.title_en
from index_series i
join source s on s.id = i.source_id
order by i.id`, func(rows *sql.Rows, s *IndexSeries) error {
		return rows.Scan(&s.ID, &s.Title.Key, &s.Title.NameFR, &s.Title.NameEN, &s.Base, &s.Source.Key, &s.Source.NameFR, &s.Source.NameEN)
	})
	if err != nil {
		return nil, err
	}
	for i := range series {
		if series[i].Values, err = db.indexValues(ctx, series[i].ID, ""); err != nil {
			return nil, err
		}
	}
	return series, nil
}

// IndexValues reads the values that rest on one piece of evidence.
func (db *DB) IndexValues(ctx context.Context, evidence string) ([]IndexValue, error) {
	return db.indexValues(ctx, "", evidence)
}

func (db *DB) indexValues(ctx context.Context, series, evidence string) ([]IndexValue, error) {
	return collect(ctx, db, "index values", `
select s.id, s.title_fr, s.title_en, v.year, v.mantissa, v.decimals, v.evidence_key
from index_value v
join index_series s on s.id = v.series_id
where (:series = '' or v.series_id = :series)
  and (:evidence = '' or v.evidence_key = :evidence)
order by v.series_id, v.year`, func(rows *sql.Rows, v *IndexValue) error {
		return rows.Scan(&v.Series.Key, &v.Series.NameFR, &v.Series.NameEN, &v.Year, &v.Value.Mantissa, &v.Value.Decimals, &v.EvidenceKey)
	}, sql.Named("series", series), sql.Named("evidence", evidence))
}
