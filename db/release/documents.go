package release

import (
	"context"
	"database/sql"

	"sillage/db/funding"
)

// Document is one address with what was read in it.
type Document struct {
	Position             string
	Key, Source          string
	SourceTitle          Named // of the source
	Address, Title, Lang string
	Publisher            string
	PublisherKey         string
	Kind, Speaker        string
	CopyOf, Note         string
	Facts                int64
	Evidence             []string // keys
	State                string   // captured when any evidence of it is
	AddressState         string
	ConsultedOn          funding.Date // last time
	PublishedOn          funding.Date // as stated by what was read in it
	Rank                 string       // when all that was read in it has one
	PublicNumber         int64        // of its public id
}

// DocumentFilter keeps the documents that have all the stated values.
type DocumentFilter struct {
	Source, Kind, Speaker, Lang, State, Publisher, Programme, Key string
	Scope                                                         string // one of those that it has
}

func (f DocumentFilter) args() []any {
	return []any{sql.Named("source", f.Source), sql.Named("kind", f.Kind), sql.Named("speaker", f.Speaker), sql.Named("lang", f.Lang),
		sql.Named("state", f.State), sql.Named("publisher", f.Publisher), sql.Named("programme", f.Programme), sql.Named("key", f.Key),
		sql.Named("scope", f.Scope)}
}

// What a document was cited for: each row of section 2 with its evidence.
const citing = `citing as (
  select f.evidence_key, coalesce(f.programme_key, a.programme_key) as programme_key, f.rank, f.published_on
  from figure f
  left join award a on a.key = f.award_key
  union all
  select evidence_key, programme_key, rank, published_on from statement
  union all
  select evidence_key, programme_key, rank, published_on from quantity
  union all
  select evidence_key, programme_key, rank, published_on from governance
  union all
  select evidence_key, programme_key, rank, published_on from announcement
  union all
  select evidence_key, programme_key, null, published_on from award
  union all
  select evidence_key, programme_key, null, '' from document_note
)
`

const documentColumns = `
select
  lower(d.publisher) || ' ' || d.key, d.key, d.source_id, src.id, src.title_fr, src.title_en,
  d.address, d.title, d.lang, d.publisher, coalesce(d.publisher_key, ''), d.kind, d.speaker, d.copy_of, d.note,
  (select count(*) from evidence e where e.document_key = d.key),
  (select json_group_array(e.key) from evidence e where e.document_key = d.key),
  coalesce((select min(e.state) from evidence e where e.document_key = d.key), 'cited'),
  coalesce((select min(e.address_state) from evidence e where e.document_key = d.key), 'not_tried'),
  coalesce((select max(e.consulted_on) from evidence e where e.document_key = d.key), ''),
  coalesce((
    select iif(min(c.published_on) = max(c.published_on), min(c.published_on), '')
    from citing c
    join evidence e on e.key = c.evidence_key
    where e.document_key = d.key and c.published_on <> ''
  ), ''),
  coalesce((
    select iif(min(c.rank) = max(c.rank), min(c.rank), '')
    from citing c
    join evidence e on e.key = c.evidence_key
    where e.document_key = d.key and c.rank is not null
  ), ''),
  coalesce((select x.number from public_id x where x.kind = 'document' and x.key = d.key), 0)
from document d
join source src on src.id = d.source_id
`

const documentFilter = `where (:source = '' or d.source_id = :source)
  and (:kind = '' or d.kind = :kind)
  and (:speaker = '' or d.speaker = :speaker)
  and (:lang = '' or d.lang = :lang)
  and (:scope = '' or exists (select 1 from document_scope x where x.document_key = d.key and x.scope = :scope))
  and (:publisher = '' or d.publisher_key = :publisher)
  and (:key = '' or d.key = :key)
  and (:state = '' or exists (select 1 from evidence e where e.document_key = d.key and e.state = :state))
  and (
    :programme = ''
    or exists (
      select 1
      from citing c
      join evidence e on e.key = c.evidence_key
      where e.document_key = d.key and c.programme_key = :programme
    )
  )
`

func scanDocument(rows *sql.Rows, d *Document) error {
	var evidence jsonList[string]
	err := rows.Scan(&d.Position, &d.Key, &d.Source, &d.SourceTitle.Key, &d.SourceTitle.NameFR, &d.SourceTitle.NameEN,
		&d.Address, &d.Title, &d.Lang, &d.Publisher, &d.PublisherKey, &d.Kind, &d.Speaker, &d.CopyOf, &d.Note,
		&d.Facts, &evidence, &d.State, &d.AddressState, &d.ConsultedOn, &d.PublishedOn, &d.Rank, &d.PublicNumber)
	d.Evidence = evidence
	return err
}

// Documents lists the addresses read, by publisher.
func (db *DB) Documents(ctx context.Context, f DocumentFilter, p Page, yield func(Document) error) error {
	return list(ctx, db, "documents", "with "+citing+documentColumns+documentFilter+`
  and (:after = '' or lower(d.publisher) || ' ' || d.key > :after)
order by 1
limit :limit`, f.args(), p, scanDocument, yield)
}

// CountDocuments counts what Documents lists.
func (db *DB) CountDocuments(ctx context.Context, f DocumentFilter) (int64, error) {
	return db.count(ctx, "documents", "with "+citing+"select count(*) from document d\n"+documentFilter, f.args())
}

// Document reads one document. Error: ErrNotFound.
func (db *DB) Document(ctx context.Context, key string) (Document, error) {
	return one(ctx, db, "document", key, "with "+citing+documentColumns+"where d.key = :key", scanDocument, sql.Named("key", key))
}
