package source

import (
	"fmt"
	"io/fs"
	"path"

	"sillage/db/funding"
)

// Source declares one publisher of documents.
type Source struct {
	funding.Source
	Offline bool     // needs no network: its inputs are files
	Hosts   []string // the fetcher goes nowhere else, also after a redirect
	Files   fs.FS    // where the inputs of an offline source lie
	Inputs  []Input
	Parse   func(Page, *Findings) error
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

// Name is the last part of the path.
func (i Input) Name() string { return path.Base(i.Path) }

// Page is bytes as received.
type Page struct {
	Name       string
	Address    string
	MediaType  string
	Hash       string // SHA-256 in hex of Bytes
	ReceivedOn funding.Date
	Bytes      []byte `json:"-"`
	Beside     []Page
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
