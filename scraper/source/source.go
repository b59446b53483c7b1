// Package source is the contract between a source and the pipeline.
//
// # How to add a source
//
// Make a folder scraper/sources/<id> with a variable Source of this package's
// type: what it is called, covers and leaves out, under which licence; what it
// reads (Inputs); how a page becomes findings (Parse); and what a healthy run
// brings (Expect). Run `go generate ./scraper/sources`, which writes all.go
// from the folder names. Parse is pure: pages in, findings out, no network, no
// clock, no database. Every value that a page sends is handled, skipped with a
// reason, or an error that names the place; a page's words that have to be
// corrected stand in lookups.csv with the reason. Put a saved page and its
// golden beside the test, and read the golden.
package source

import (
	"errors"
	"fmt"

	"sillage/db/funding"
	"sillage/scraper/edition"
)

// Source publishes documents; one folder of scraper/sources.
type Source struct {
	ID      string
	Offline bool // needs no network: its pages are in the edition
	// Declare gives the words about the source for an edition; false when the
	// edition has nothing for it.
	Declare func(e *edition.Edition) (funding.Source, bool)
	// Inputs gives the pages to read; every one is kept before it is parsed,
	// unless the source says that it is the edition's own words (Own).
	Inputs func(e *edition.Edition) ([]Page, error)
	Parse  func(in Input, out *Findings) error
	Expect Expect
}

// Page is bytes as received. Own pages are the edition's own tables: they are
// read in place and are no evidence.
type Page struct {
	Name, Address, MediaType string
	Body                     []byte
	Own                      bool
	Hash                     string // SHA-256 in hex, when kept
}

// Input is what Parse sees.
type Input struct {
	Edition *edition.Edition
	Pages   []Page
}

// Page gives the page of that name.
func (in Input) Page(name string) (Page, error) {
	for _, p := range in.Pages {
		if p.Name == name {
			return p, nil
		}
	}
	return Page{}, fmt.Errorf("no page %s", name)
}

// Findings is what a source brought, before anybody decides who is who.
type Findings struct {
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
	Skips          []funding.Skip
	Mendings       []funding.Mending
	Parsed         int // rows or pages read
}

// ThemeWord tells a theme in prose; Text is a sentence of the edition.
type (
	ThemeWord struct{ Theme, Lang, Word string }
	Text      struct{ Key, Lang, Words string }
)

// Skip leaves a row out, with the reason.
func (f *Findings) Skip(place, field, value, reason string) {
	f.Skips = append(f.Skips, funding.Skip{Place: place, Field: field, Value: value, Reason: reason})
}

// Counts tells how many things of each kind were found.
func (f *Findings) Counts() map[string]int {
	return map[string]int{
		"organizations": len(f.Organizations), "aliases": len(f.Aliases), "identifiers": len(f.Identifiers),
		"documents": len(f.Documents), "evidence": len(f.Evidence), "programmes": len(f.Programmes),
		"announcements": len(f.Announcements), "awards": len(f.Awards), "figures": len(f.Figures),
		"quantities": len(f.Quantities), "statements": len(f.Statements), "governance": len(f.Governance),
		"relations": len(f.Relations), "document_notes": len(f.DocumentNotes), "replies": len(f.Replies),
		"index_values": len(f.Values), "regions": len(f.Regions), "municipalities": len(f.Municipalities),
		"public_bodies": len(f.PublicBodies), "skips": len(f.Skips), "mendings": len(f.Mendings),
	}
}

// Expect is what a healthy run brings. Below a minimum, or with more skips
// than MaxSkipped, nothing of the source is stored.
type Expect struct {
	Min, Max   map[string]int // by the words of Counts
	MaxSkipped int
}

// ErrExpect: a source brought less, or more, than it should.
var ErrExpect = errors.New("not what is expected of this source")

// Check returns every bound that is broken.
func (e Expect) Check(f *Findings) error {
	counts := f.Counts()
	var broken []error
	for kind, least := range e.Min {
		if n, known := counts[kind]; !known || n < least {
			broken = append(broken, fmt.Errorf("%w: %d %s, at least %d", ErrExpect, n, kind, least))
		}
	}
	for kind, most := range e.Max {
		if n, known := counts[kind]; !known || n > most {
			broken = append(broken, fmt.Errorf("%w: %d %s, at most %d", ErrExpect, n, kind, most))
		}
	}
	if len(f.Skips) > e.MaxSkipped {
		broken = append(broken, fmt.Errorf("%w: %d skipped, at most %d", ErrExpect, len(f.Skips), e.MaxSkipped))
	}
	return errors.Join(broken...)
}
