package release

import (
	"context"
	"database/sql"

	"sillage/db/funding"
)

// Evidence is the words that say so, with the size of the captured bytes.
type Evidence struct {
	SourceLine
	Size   int64 // bytes; 0 when only cited
	CopyOf string
	Note   string // of the document
	// NotFoundOn is the day of the last copy in which the words were not found, also
	// where an earlier one prints them;
	// GoneSince since when the address has not answered.
	NotFoundOn, GoneSince funding.Date
	Archive               string // address in a web archive
}

// Evidence reads one piece of evidence. Error: ErrNotFound.
func (db *DB) Evidence(ctx context.Context, key string) (Evidence, error) {
	return one(ctx, db, "evidence", key, `
select`+sourceLineColumns+`, coalesce(s.size, 0), d.copy_of, d.note, e.not_found_on, d.gone_since, d.archive
from evidence e
join document d on d.key = e.document_key
left join snapshot s on s.hash = e.snapshot_hash
where e.key = :key`, func(rows *sql.Rows, e *Evidence) error {
		return rows.Scan(append(e.SourceLine.into(), &e.Size, &e.CopyOf, &e.Note, &e.NotFoundOn, &e.GoneSince, &e.Archive)...)
	}, sql.Named("key", key))
}

// DocumentNote is a fact about a document itself.
type DocumentNote struct {
	Key, Note string
	SourceLine
}

// DocumentNotes lists them all, or those of one piece of evidence.
func (db *DB) DocumentNotes(ctx context.Context, evidence string) ([]DocumentNote, error) {
	return collect(ctx, db, "notes on documents", `
select n.key, n.note,`+sourceLineColumns+`
from document_note n
join evidence e on e.key = n.evidence_key
join document d on d.key = e.document_key
where :evidence = '' or n.evidence_key = :evidence
order by n.key`, func(rows *sql.Rows, n *DocumentNote) error {
		return rows.Scan(append([]any{&n.Key, &n.Note}, n.SourceLine.into()...)...)
	}, sql.Named("evidence", evidence))
}

// Announcement is an event: who said what, when.
type Announcement struct {
	Key                      string
	Programme                Named
	Authors                  []Named
	AnnouncedOn, PublishedOn funding.Date
	Rank, Note               string
	SourceLine
}

// Reply is what the body named answers to a figure, statement or programme.
type Reply struct {
	Key            string
	RepliedOn      funding.Date
	Author         Named
	About          string
	Lang, Words    string
	Address        string
	AboutEvidence  string // where About stands, if it is a row
	AboutProgramme string // the programme that it is, or that it belongs to
	AboutAward     string // the award that it is, or that it belongs to
	AboutQuestion  string // the question that it answers, about AboutProgramme
}

// Replies lists every reply, oldest first.
func (db *DB) Replies(ctx context.Context) ([]Reply, error) {
	return collect(ctx, db, "replies", `
select
  r.key, r.replied_on, o.key, o.name_fr, o.name_en, r.about_key, r.lang, r.words, r.address,
  coalesce(f.evidence_key, q.evidence_key, s.evidence_key, g.evidence_key, e.key, ''),
  coalesce(p.key, a.programme_key, f.programme_key, fa.programme_key, q.programme_key, s.programme_key, g.programme_key, c.programme_key, ''),
  coalesce(a.key, f.award_key, ''), coalesce(c.question_id, '')
from reply r
join organization o on o.key = r.author_key
left join figure f on f.key = r.about_key
left join award fa on fa.key = f.award_key
left join quantity q on q.key = r.about_key
left join statement s on s.key = r.about_key
left join governance g on g.key = r.about_key
left join evidence e on e.key = r.about_key
left join programme p on p.key = r.about_key
left join award a on a.key = r.about_key
left join question_card c on c.programme_key || '.' || c.question_id = r.about_key
order by r.replied_on, r.key`, func(rows *sql.Rows, r *Reply) error {
		return rows.Scan(&r.Key, &r.RepliedOn, &r.Author.Key, &r.Author.NameFR, &r.Author.NameEN, &r.About, &r.Lang, &r.Words, &r.Address,
			&r.AboutEvidence, &r.AboutProgramme, &r.AboutAward, &r.AboutQuestion)
	})
}
