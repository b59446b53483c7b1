package records

import (
	"context"
	"database/sql"
)

// CurrencySum is what the agreements of one currency add up to, before any
// verdict takes something away. Like Totals it checks a load, and adds stages.
type CurrencySum struct {
	Currency      string `json:"currency"` // ISO 4217
	Agreements    int64  `json:"agreements"`
	OriginalCents int64  `json:"original_cents"`
	CurrentCents  int64  `json:"current_cents"`
	ExcludedCents int64  `json:"excluded_cents"`
}

// ReadCurrencies adds up the records at path by the currency in which they
// stand now, in order of its code; none where no record is. Error: ErrNone.
func ReadCurrencies(ctx context.Context, path string) ([]CurrencySum, error) {
	var sums []CurrencySum
	err := reading(ctx, path, func(db *sql.DB) error {
		var currencies int64
		var first sql.NullString
		if err := db.QueryRowContext(ctx, "select count(distinct currency), min(currency) from record_terms").Scan(&currencies, &first); err != nil {
			return err
		}
		if currencies != 1 {
			var err error
			sums, err = addUpCurrencies(ctx, db)
			return err
		}
		t, err := readTotals(ctx, db) // of one currency: what was added up when they were loaded
		if err == nil && t.Agreements > 0 {
			sums = []CurrencySum{{first.String, t.Agreements, t.OriginalCents, t.CurrentCents, t.ExcludedCents}}
		}
		return err
	})
	return sums, err
}

func addUpCurrencies(ctx context.Context, db *sql.DB) ([]CurrencySum, error) {
	rows, err := db.QueryContext(ctx, `
		select t.currency, count(*), coalesce(sum(f.cents), 0), coalesce(sum(v.cents), 0), coalesce(sum(iif(v.verdict = 'excluded', v.cents, 0)), 0)
		from record r
		join record_version v on v.id = r.id
		join record_version f on f.id = r.first
		join record_terms t on t.id = v.terms
		group by t.currency
		order by t.currency`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var sums []CurrencySum
	for rows.Next() {
		var s CurrencySum
		if err := rows.Scan(&s.Currency, &s.Agreements, &s.OriginalCents, &s.CurrentCents, &s.ExcludedCents); err != nil {
			return nil, err
		}
		sums = append(sums, s)
	}
	return sums, rows.Err()
}
