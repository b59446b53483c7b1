// Package work is the collecting database: what sources brought, written by
// the scraper only. One source is replaced in one transaction; when anything
// of it is refused, nothing of it changes.
package work

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"time"

	"sillage/db/funding"
	"sillage/db/sqlite"
)

//go:embed migrations/*.sql
var migrations embed.FS

// DB is an open collecting database. It has one writer.
type DB struct{ db *sql.DB }

// Open opens or creates the database at path and brings it forward.
func Open(ctx context.Context, path string) (*DB, error) {
	db, err := sqlite.OpenWriter(ctx, path)
	if err != nil {
		return nil, err
	}
	folder, err := fs.Sub(migrations, "migrations")
	if err != nil {
		db.Close()
		return nil, err
	}
	if err := sqlite.Migrate(ctx, db, folder); err != nil {
		db.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &DB{db}, nil
}

// Close closes the database.
func (w *DB) Close() error { return w.db.Close() }

// Batch is everything that one source brought.
type Batch struct {
	Source         funding.Source
	Organizations  []funding.Organization
	Aliases        []funding.Alias
	Identifiers    []funding.Identifier
	Documents      []funding.Document
	Snapshots      []funding.Snapshot
	Evidence       []funding.Evidence
	Themes         []funding.Theme
	ThemeWords     []ThemeWord
	Programmes     []funding.Programme
	Announcements  []funding.Announcement
	Awards         []funding.Award
	Figures        []funding.Figure
	Quantities     []funding.Quantity
	Statements     []funding.Statement
	Governance     []funding.Governance
	Relations      []funding.Relation
	DocumentNotes  []funding.DocumentNote
	Replies        []funding.Reply
	Series         []funding.IndexSeries
	Values         []funding.IndexValue
	Regions        []funding.Region
	Municipalities []funding.Municipality
	PublicBodies   []funding.PublicBody
	Texts          []Text
	Comparable     []funding.Series
	Instead        []funding.InsteadParameter
	Phrases        []funding.Phrase
	KnownSources   []funding.KnownSource

	Questions        []funding.Question
	QuestionEvidence []funding.QuestionEvidence
	QuestionAnswers  []funding.QuestionAnswer
	WantedDocuments  []funding.WantedDocument
	AccessLaws       []funding.AccessLaw
	LawReadings      []funding.AccessLawReading
	LawsOfBodies     []funding.LawOfBody
	Requests         []funding.Request

	Candidates []Candidate
	Decisions  []Decision
	Articles   []Article
	Waiting    []Waiting
	Versions   []funding.AnnouncementVersion
	Events     []funding.Event
	Outside    []Outside

	Skips    []funding.Skip
	Mendings []funding.Mending
	Run      RunReport
}

// ThemeWord is a word that tells a theme in prose.
type ThemeWord struct{ Theme, Lang, Word string }

// Text is a sentence of the edition, in one language.
type Text struct{ Key, Lang, Words string }

// RunReport counts what a run did with a source. Times are UTC.
type RunReport struct {
	Source                                  string
	StartedAt, FinishedAt                   time.Time
	Fetched, Kept, Parsed, Skipped, Refused int
}

// Log keeps a line about a run. Logs never travel into a release.
func (w *DB) Log(ctx context.Context, at time.Time, source, level, message string) error {
	_, err := w.db.ExecContext(ctx, `
		insert into run_log (at, source_id, level, message)
		values (?, ?, ?, ?)`, at.UTC().Format(time.RFC3339), source, level, message)
	if err != nil {
		return fmt.Errorf("log of %s: %w", source, err)
	}
	return nil
}
