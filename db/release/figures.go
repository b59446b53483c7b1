package release

import (
	"context"
	"database/sql"
)

// Relation is how a figure, quantity or statement relates to another, told
// from the side of Key.
type Relation struct {
	Key, Other     string
	Relation, Axis string
	Outgoing       bool // Key is the "from" of the relation
	Note           string
	OtherEvidence  string
	OfFigure       bool // Other is a figure
}

const relationColumns = `
select
  k.key, k.other, k.relation, coalesce(k.axis, ''), k.outgoing, k.note,
  coalesce(f.evidence_key, q.evidence_key, s.evidence_key, g.evidence_key, a.evidence_key, ''), f.key is not null
from (
  select from_key as key, to_key as other, relation, axis, 1 as outgoing, note
  from relation
  union all
  select to_key, from_key, relation, axis, 0, note
  from relation
) k
left join figure f on f.key = k.other
left join quantity q on q.key = k.other
left join statement s on s.key = k.other
left join governance g on g.key = k.other
left join award a on a.key = k.other
`

func scanRelation(rows *sql.Rows, r *Relation) error {
	return rows.Scan(&r.Key, &r.Other, &r.Relation, &r.Axis, &r.Outgoing, &r.Note, &r.OtherEvidence, &r.OfFigure)
}

// Relations lists how the figures under a filter relate to others.
func (db *DB) Relations(ctx context.Context, f Filter) ([]Relation, error) {
	return collect(ctx, db, "relations", relationColumns+`
where k.key in (
  select v.figure
  from figure_rows v
  `+rowFilter+`
)
order by k.key, k.relation, k.other`, scanRelation, f.args()...)
}

// FigureRow reads one figure as a row of the list. Error: ErrNotFound.
func (db *DB) FigureRow(ctx context.Context, key string) (Row, error) {
	return one(ctx, db, "figure", key, rowColumns+"from figure_rows v\nwhere v.row = :key and v.figure <> ''", scanRow, sql.Named("key", key))
}
