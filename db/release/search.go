package release

import (
	"context"
	"database/sql"
	"strings"

	"sillage/db/funding"
)

// Hit is a name found.
type Hit struct {
	Kind string // programme, organization, region, municipality, document
	Key  string
	Name string // as printed
	Lang string
}

// SearchKinds lists the kinds in the order in which pages show them.
var SearchKinds = []string{"programme", "organization", "region", "municipality", "document"}

// Search finds names that contain the words of a query, folded: those that
// begin with it first, then those with a word that does, then the rest. One
// hit a thing. Limit is per kind. The second value counts all hits by kind.
func (db *DB) Search(ctx context.Context, query string, limit int) (map[string][]Hit, map[string]int, error) {
	hits, counts := map[string][]Hit{}, map[string]int{}
	folded := funding.Fold(query)
	if folded == "" {
		return hits, counts, nil
	}
	err := db.each(ctx, "names", `
with found as (
  select kind, key, name, lang,
    case
      when folded = :query then 0
      when folded like :pattern || '%' escape '!' then 1
      when ' ' || folded like '% ' || :pattern || '%' escape '!' then 2
      else 3
    end as place,
    weight
  from search_name
  where folded like '%' || :pattern || '%' escape '!'
),
ranked as (
  select kind, key, name, lang, place, weight,
    row_number() over (partition by kind, key order by place, weight desc, name) as turn
  from found
)
select kind, key, name, lang
from ranked
where turn = 1
order by kind, place, weight desc, length(name), name, key`, func(rows *sql.Rows) error {
		var h Hit
		if err := rows.Scan(&h.Kind, &h.Key, &h.Name, &h.Lang); err != nil {
			return err
		}
		if counts[h.Kind]++; counts[h.Kind] <= limit {
			hits[h.Kind] = append(hits[h.Kind], h)
		}
		return nil
	}, sql.Named("query", folded), sql.Named("pattern", escapeLike(folded)))
	return hits, counts, err
}

// escapeLike keeps % and _ as letters. Folding drops them already; the escape
// holds should the folding ever change.
func escapeLike(text string) string {
	return strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(text)
}
