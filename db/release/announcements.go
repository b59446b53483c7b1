package release

import (
	"context"
	"database/sql"

	"sillage/db/funding"
)

// AnnouncementRow is an announcement with its document and what became of it.
type AnnouncementRow struct {
	Position string
	Announcement
	Date      funding.Date // announced, else published
	Size      int64        // bytes of the captured page; 0 when only cited
	CopyOf    string
	Twin      string // address of the same text in the other language
	GoneSince funding.Date
	Archive   string // address in a web archive
	Waiting   int64  // amounts read in the document that wait for a person
	Versions  int64
	Events    int64
}

// AnnouncementFilter keeps the announcements that have all the stated values.
type AnnouncementFilter struct{ Source, Year, Programme, Document, Key string }

func (f AnnouncementFilter) args() []any {
	return []any{sql.Named("source", f.Source), sql.Named("year", f.Year), sql.Named("programme", f.Programme),
		sql.Named("document", f.Document), sql.Named("key", f.Key)}
}

const announcementDate = "coalesce(nullif(a.announced_on, ''), a.published_on)"

const announcementColumns = `
select
  ` + announcementDate + ` || ' ' || a.key, a.key, p.key, p.name_fr, p.name_en,
  (
    select json_group_array(json_object('key', o.key, 'fr', o.name_fr, 'en', o.name_en))
    from announcement_author x
    join organization o on o.key = x.organization_key
    where x.announcement_key = a.key
  ),
  a.announced_on, a.published_on, a.rank, a.note,
  ` + announcementDate + `, coalesce(s.size, 0), d.copy_of,
  coalesce(nullif(d.twin, ''), (select min(t.address) from document t where t.twin = d.address), ''),
  d.gone_since, d.archive,
  (
    select coalesce(sum(w.amounts), 0)
    from announcement_waiting w
    join announcement wa on wa.key = w.announcement_key
    join evidence we on we.key = wa.evidence_key
    where we.document_key = d.key
  ),
  (select count(*) from announcement_version v where v.document_key = d.key),
  (select count(*) from announcement_event v where v.document_key = d.key),` + sourceLineColumns

const announcementFrom = `
from announcement a
left join programme p on p.key = a.programme_key
join evidence e on e.key = a.evidence_key
join document d on d.key = e.document_key
join source src on src.id = e.source_id
left join snapshot s on s.hash = e.snapshot_hash
where (:source = '' or e.source_id = :source)
  and (:year = '' or substr(` + announcementDate + `, 1, 4) = :year)
  and (:programme = '' or a.programme_key = :programme)
  and (:document = '' or d.key = :document)
  and (:key = '' or a.key = :key)
  and (:key <> '' or :document <> '' or :source <> '' or src.kind = 'register' or not exists (
    select 1
    from announcement b
    join evidence be on be.key = b.evidence_key
    join source bs on bs.id = be.source_id
    where be.document_key = d.key and bs.kind = 'register'
  ))
`

func scanAnnouncement(rows *sql.Rows, a *AnnouncementRow) error {
	var programme named
	var authors names
	into := append([]any{&a.Position, &a.Key}, programme.into()...)
	into = append(into, &authors, &a.AnnouncedOn, &a.PublishedOn, &a.Rank, &a.Note, &a.Date, &a.Size, &a.CopyOf, &a.Twin,
		&a.GoneSince, &a.Archive, &a.Waiting, &a.Versions, &a.Events)
	if err := rows.Scan(append(into, a.SourceLine.into()...)...); err != nil {
		return err
	}
	a.Programme, a.Authors = programme.named(), authors
	return nil
}

// AnnouncementRows lists announcements, the latest first. What a register read
// of a document stands for what was collected of it: that one is found by its
// key, its document or its source.
func (db *DB) AnnouncementRows(ctx context.Context, f AnnouncementFilter, p Page, yield func(AnnouncementRow) error) error {
	return list(ctx, db, "announcements", announcementColumns+announcementFrom+`
  and (:after = '' or `+announcementDate+` || ' ' || a.key < :after)
order by 1 desc
limit :limit`, f.args(), p, scanAnnouncement, yield)
}

// CountAnnouncements counts what AnnouncementRows lists.
func (db *DB) CountAnnouncements(ctx context.Context, f AnnouncementFilter) (int64, error) {
	return db.count(ctx, "announcements", "select count(*)"+announcementFrom, f.args())
}

// Announcement reads one announcement. Error: ErrNotFound.
func (db *DB) Announcement(ctx context.Context, key string) (AnnouncementRow, error) {
	return one(ctx, db, "announcement", key, announcementColumns+announcementFrom, scanAnnouncement, AnnouncementFilter{Key: key}.args()...)
}

// AnnouncementSources lists the sources that have announcements, and
// AnnouncementYears their years, the latest first.
func (db *DB) AnnouncementSources(ctx context.Context) ([]Named, error) {
	return collect(ctx, db, "sources of announcements", `
select distinct s.id, s.title_fr, s.title_en
from announcement a
join evidence e on e.key = a.evidence_key
join source s on s.id = e.source_id
order by s.id`, func(rows *sql.Rows, n *Named) error { return rows.Scan(&n.Key, &n.NameFR, &n.NameEN) })
}

// AnnouncementYears lists the years of announcements, the latest first.
func (db *DB) AnnouncementYears(ctx context.Context) ([]string, error) {
	return collect(ctx, db, "years of announcements", `
select distinct substr(`+announcementDate+`, 1, 4) as year
from announcement a
where year <> ''
order by year desc`, func(rows *sql.Rows, year *string) error { return rows.Scan(year) })
}

// Event is a difference between two versions of an announcement, with the
// announcement that it is about.
type Event struct {
	funding.Event
	Announcement     string // key; the first one of its document
	Title, TitleLang string
	Address          string
	Publisher        string
}

// Events lists what changed, the latest first: of one document, or of all.
func (db *DB) Events(ctx context.Context, document string, most int) ([]Event, error) {
	return collect(ctx, db, "events", `
select v.key, v.document_key, v.seen_on, v.kind, v.lang, v.was, v.became, v.was_hash, v.became_hash,
  coalesce((select min(a.key) from announcement a join evidence e on e.key = a.evidence_key where e.document_key = v.document_key), ''),
  d.title, d.lang, d.address, d.publisher
from announcement_event v
join document d on d.key = v.document_key
where :document = '' or v.document_key = :document
order by v.seen_on desc, v.key
limit :most`, func(rows *sql.Rows, e *Event) error {
		return rows.Scan(&e.Key, &e.Document, &e.SeenOn, &e.Kind, &e.Lang, &e.Was, &e.Became, &e.WasHash, &e.BecameHash,
			&e.Announcement, &e.Title, &e.TitleLang, &e.Address, &e.Publisher)
	}, sql.Named("document", document), sql.Named("most", most))
}

// Versions lists the versions of the page of an announcement, the first first.
func (db *DB) Versions(ctx context.Context, document string) ([]funding.AnnouncementVersion, error) {
	return collect(ctx, db, "versions", `
select document_key, number, seen_on, hash
from announcement_version
where document_key = :document
order by number`, func(rows *sql.Rows, v *funding.AnnouncementVersion) error {
		return rows.Scan(&v.Document, &v.Number, &v.SeenOn, &v.Hash)
	}, sql.Named("document", document))
}

// Copy is a document that prints the text of another one.
type Copy struct{ Announcement, Title, Lang, Publisher, Address string }

// CopiesOf lists the documents that reprint an address, and DocumentAt finds
// the one at an address; Announcement is empty where no announcement was read.
func (db *DB) CopiesOf(ctx context.Context, address string) ([]Copy, error) {
	return db.copies(ctx, "d.copy_of = :address", address)
}

// DocumentAt finds the document at an address; none is no error.
func (db *DB) DocumentAt(ctx context.Context, address string) ([]Copy, error) {
	return db.copies(ctx, "d.address = :address", address)
}

func (db *DB) copies(ctx context.Context, where, address string) ([]Copy, error) {
	return collect(ctx, db, "copies", `
select coalesce((select min(a.key) from announcement a join evidence e on e.key = a.evidence_key where e.document_key = d.key), ''),
  d.title, d.lang, d.publisher, d.address
from document d
where `+where+`
order by d.address`, func(rows *sql.Rows, c *Copy) error {
		return rows.Scan(&c.Announcement, &c.Title, &c.Lang, &c.Publisher, &c.Address)
	}, sql.Named("address", address))
}
