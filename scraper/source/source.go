// Package source is the contract of a source: who publishes it, what it reads,
// how a page becomes findings, and what must be found for a run to count.
//
// # Adding a source
//
//  1. Make the folder scraper/sources/<id>; the folder's name is a Go package
//     name and the id of the source.
//  2. Declare func Source(e edition.Edition) source.Source in source.go: the
//     words that describe it come from the edition, the layout from the code.
//  3. Put a real page under testdata/ (a file, or a folder when several files
//     are read together). No page imitates a layout that nobody saw.
//  4. Write Parse: pure, page in, findings out. Columns go by header name; a
//     missing or new column, and a word that no list has, is an error or a
//     Skip with its reason, never a default.
//  5. Corrections of a publisher's words go into lookups.csv (raw,value,why),
//     never into code. Lines that no page uses are reported.
//  6. Set Expect from a run that somebody read: minimum and maximum a kind,
//     the most skips, and which fields are filled how often.
//  7. Call sourcetest.Golden from source_test.go, run go test -update once,
//     and read the golden file before you commit it.
//  8. Run go generate ./scraper/sources. A test fails until that is done.
//
// A source imports neither the database nor the network: what it knows about
// the world is the page it is given.
package source

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"sillage/db/funding"
)

// Source declares one publisher of documents.
type Source struct {
	funding.Source
	Offline bool          // needs no network: its inputs are files
	Start   []Link        // where a source of the network begins
	Hosts   []string      // the fetcher goes nowhere else, also after a redirect
	Pace    time.Duration // between two requests to one host, when slower than the fetcher's own
	Files   fs.FS         // where the inputs of an offline source lie
	Inputs  []Input
	Parse   func(Page, *Findings) error
	Records *Records // of a source of bulk files, which has no Parse
	Expect  Expect
	Lookups Lookups
}

// Input is something a source reads: a file, and the files that are read
// together with it.
type Input struct {
	Path       string // in Files; also the name by which Parse asks for it
	Address    string // where its publisher shows it
	MediaType  string
	ReceivedOn funding.Date
	Beside     []Input
}

// Link is an address that a page leads to, and what is expected there: a word
// of the source's own, by which its Parse tells a list from an article.
type Link struct{ Address, Kind string }

// Name is the last part of the path.
func (i Input) Name() string { return path.Base(i.Path) }

// Page is bytes as received.
type Page struct {
	Name       string
	Kind       string // of the link that led here; empty for a file
	Address    string // that was asked for
	Final      string `json:",omitempty"` // that answered, after redirects; empty for a file
	MediaType  string // as sent, charset included
	Header     string `json:",omitempty"` // as received, one field a line; empty for a file
	Hash       string // SHA-256 in hex of the bytes as received
	ReceivedOn funding.Date
	Bytes      []byte `json:"-"`
	Beside     []Page
}

// Field is the value of a field of the header; empty when it was not sent.
func (p Page) Field(name string) string {
	for line := range strings.Lines(p.Header) {
		if field, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(field, name) {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// Part finds the page itself or one read together with it, by name.
func (p Page) Part(name string) (Page, error) {
	for _, part := range p.All() {
		if part.Name == name {
			return part, nil
		}
	}
	return Page{}, fmt.Errorf("%s: %s was not read together with it", p.Name, name)
}

// All lists the page and those beside it.
func (p Page) All() []Page { return append([]Page{p}, p.Beside...) }

// Read reads an input from an offline source's files.
func (s Source) Read(in Input) (Page, error) { return ReadFrom(s.Files, in) }

// ReadFrom reads an input from files that stand in for the source's own.
func ReadFrom(files fs.FS, in Input) (Page, error) {
	bytes, err := fs.ReadFile(files, in.Path)
	if err != nil {
		return Page{}, fmt.Errorf("read input %s: %w", in.Name(), err)
	}
	page := Page{Name: in.Name(), Address: in.Address, MediaType: in.MediaType, ReceivedOn: in.ReceivedOn, Bytes: bytes}
	for _, b := range in.Beside {
		part, err := ReadFrom(files, b)
		if err != nil {
			return Page{}, err
		}
		page.Beside = append(page.Beside, part)
	}
	return page, nil
}
