package release

import (
	"context"
	"database/sql"

	"sillage/db/funding"
)

// Source publishes documents: what it covers and leaves out, its last run,
// and what was skipped or mended.
type Source struct {
	ID, Kind, State                         string
	Title                                   Named
	Publisher, Home                         string
	CoversFR, CoversEN                      string
	LeavesOutFR, LeavesOutEN                string
	Licence                                 string
	FinishedAt                              string // RFC 3339, UTC; empty when it never ran
	Fetched, Kept, Parsed, Skipped, Refused int64
	Documents, Evidence                     int64
	Skips                                   []Skip
	Mendings                                []Mending
}

// Skip is a row left out, with the reason.
type Skip struct {
	Place  string `json:"place"`
	Field  string `json:"field"`
	Reason string `json:"reason"`
}

// Mending is a reading that the edition corrected.
type Mending struct {
	Place  string `json:"place"`
	Field  string `json:"field"`
	Was    string `json:"was"`
	Became string `json:"became"`
	Why    string `json:"why"`
}

// Sources lists every source.
func (db *DB) Sources(ctx context.Context) ([]Source, error) {
	return collect(ctx, db, "sources", `
select
  s.id, s.kind, s.state, s.id, s.title_fr, s.title_en, s.publisher, s.home,
  s.covers_fr, s.covers_en, s.leaves_out_fr, s.leaves_out_en, s.licence,
  coalesce(r.finished_at, ''), coalesce(r.fetched, 0), coalesce(r.kept, 0), coalesce(r.parsed, 0),
  coalesce(r.skipped, 0), coalesce(r.refused, 0),
  (select count(*) from document d where d.source_id = s.id),
  (select count(*) from evidence e where e.source_id = s.id),
  (
    select json_group_array(json_object('place', k.place, 'field', k.field, 'reason', k.reason))
    from (select place, field, reason from skip where source_id = s.id order by place, field) k
  ),
  (
    select json_group_array(json_object('place', m.place, 'field', m.field, 'was', m.was, 'became', m.became, 'why', m.why))
    from (select place, field, was, became, why from mending where source_id = s.id order by place, field) m
  )
from source s
left join source_run r on r.source_id = s.id
order by s.kind = 'index', s.id`, func(rows *sql.Rows, s *Source) error {
		var skips jsonList[Skip]
		var mendings jsonList[Mending]
		err := rows.Scan(&s.ID, &s.Kind, &s.State, &s.Title.Key, &s.Title.NameFR, &s.Title.NameEN, &s.Publisher, &s.Home,
			&s.CoversFR, &s.CoversEN, &s.LeavesOutFR, &s.LeavesOutEN, &s.Licence,
			&s.FinishedAt, &s.Fetched, &s.Kept, &s.Parsed, &s.Skipped, &s.Refused,
			&s.Documents, &s.Evidence, &skips, &mendings)
		s.Skips, s.Mendings = skips, mendings
		return err
	})
}

// KnownSources lists the sources that nobody collects yet, without those that
// this release holds records of.
func (db *DB) KnownSources(ctx context.Context) ([]funding.KnownSource, error) {
	return collect(ctx, db, "known sources", `
select title_fr, title_en, address, format, holds_fr, holds_en
from known_source
where read_by not in (select source_id from record_source)
order by position`, func(rows *sql.Rows, k *funding.KnownSource) error {
		return rows.Scan(&k.TitleFR, &k.TitleEN, &k.Address, &k.Format, &k.HoldsFR, &k.HoldsEN)
	})
}
