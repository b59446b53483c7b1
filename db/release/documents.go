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

const documentRows = `
select
  v.position, v.document, v.source, v.source, v.source_label_fr, v.source_label_en,
  v.address, v.source_title, v.lang, v.publisher, v.publisher_key, v.document_kind, v.speaker, v.copy_of, v.note,
  v.facts, v.evidence_list, v.evidence_state, v.address_state, v.consulted_on, v.published_on, v.rank, v.public_number
from document_rows v
`

const documentFilter = `where (:source = '' or v.source = :source)
  and (:kind = '' or v.document_kind = :kind)
  and (:speaker = '' or v.speaker = :speaker)
  and (:lang = '' or v.lang = :lang)
  and (:scope = '' or exists (select 1 from document_scope x where x.document_key = v.document and x.scope = :scope))
  and (:publisher = '' or v.publisher_key = :publisher)
  and (:key = '' or v.document = :key)
  and (:state = '' or exists (select 1 from evidence e where e.document_key = v.document and e.state = :state))
  and (
    :programme = ''
    or v.document in (
      select e.document_key
      from cited_rows c
      join evidence e on e.key = c.evidence
      where c.programme = :programme
    )
  )
`

func scanDocument(rows *sql.Rows, d *Document) error {
	var evidence jsonList[string]
	into := append([]any{&d.Position, &d.Key, &d.Source}, d.SourceTitle.into()...)
	err := rows.Scan(append(into, &d.Address, &d.Title, &d.Lang, &d.Publisher, &d.PublisherKey, &d.Kind, &d.Speaker, &d.CopyOf, &d.Note,
		&d.Facts, &evidence, &d.State, &d.AddressState, &d.ConsultedOn, &d.PublishedOn, &d.Rank, &d.PublicNumber)...)
	d.Evidence = evidence
	return err
}

// Documents lists the addresses read, by publisher.
func (db *DB) Documents(ctx context.Context, f DocumentFilter, p Page, yield func(Document) error) error {
	return list(ctx, db, "documents", documentRows+documentFilter+`
  and v.position > :after
order by v.position
limit :limit`, f.args(), p, scanDocument, yield)
}

// CountDocuments counts what Documents lists.
func (db *DB) CountDocuments(ctx context.Context, f DocumentFilter) (int64, error) {
	return db.count(ctx, "documents", "select count(*) from document_rows v\n"+documentFilter, f.args())
}

// Document reads one document. Error: ErrNotFound.
func (db *DB) Document(ctx context.Context, key string) (Document, error) {
	return one(ctx, db, "document", key, documentRows+"where v.document = :key", scanDocument, sql.Named("key", key))
}
