package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sillage/scraper/source"
	"sillage/scraper/sources"
	"sillage/scraper/sources/table"
)

// tableWord stands in the place of a source's name when its declaration names
// the source.
const tableWord = "table"

// tablesFolder holds, in the data folder, the declarations of the tables that
// were read: they are sources from then on.
const tablesFolder = "tables"

// addTables adds the tables that were declared here before.
func (s *scraper) addTables() error {
	paths, err := filepath.Glob(filepath.Join(s.Data, tablesFolder, "*.toml"))
	if err != nil {
		return err
	}
	for _, path := range paths {
		src, _, err := s.declared(path)
		if err != nil {
			return fmt.Errorf("data folder: %w", err)
		}
		s.sources = append(s.sources, src)
	}
	return nil
}

// declared is the source of a declaration, whose name no other source has.
func (s *scraper) declared(path string) (source.Source, []byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return source.Source{}, nil, err
	}
	d, err := table.Read(path, text)
	if err != nil {
		return source.Source{}, nil, err
	}
	if d.ID == tableWord || slices.Contains(sources.Names, d.ID) {
		return source.Source{}, nil, fmt.Errorf("%s: id %q is the name of another source", path, d.ID)
	}
	return table.Source(d), text, nil
}

// runTable reads a table by its declaration, which stays in the data folder when
// all went well: run, parse and list know the source by its name then.
func (s *scraper) runTable(ctx context.Context) error {
	switch {
	case len(s.Run.Source) != 1 || s.Run.Source[0] != tableWord:
		return errors.New("run --declaration: the source is called table, and nothing else is run with it")
	case s.Run.Declaration == "" || s.Run.From == "":
		return errors.New("run table: name the file with --from, and what its columns mean with --declaration; scraper inspect FILE drafts that")
	}
	src, text, err := s.declared(s.Run.Declaration)
	if err != nil {
		return err
	}
	s.sources = append(slices.DeleteFunc(s.sources, func(other source.Source) bool { return other.ID == src.ID }), src)
	if err := s.each(ctx, []source.Source{src}, func(source.Source) pipeline { return s.bulk(s.Run.From) }); err != nil {
		return err
	}
	return s.keepDeclaration(src.ID, text)
}

func (s *scraper) keepDeclaration(id string, text []byte) error {
	folder := filepath.Join(s.Data, tablesFolder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return writeWhole(filepath.Join(folder, id+".toml"), text)
}

// inspect looks at an unknown table. What a person reads goes to standard error,
// the draft of a declaration to standard output.
func (s *scraper) inspect(ctx context.Context) error {
	f, err := source.FileAt(s.Inspect.File)
	if err != nil {
		return err
	}
	in, err := table.Inspect(ctx, f, s.Inspect.Sheet)
	if err != nil {
		return fmt.Errorf("inspect %w", err)
	}
	s.tellLook(in)
	if s.JSON {
		return s.answer(struct {
			table.Inspection
			Draft string `json:"draft"`
		}{in, in.Draft()})
	}
	_, err = fmt.Fprint(s.out, in.Draft())
	return err
}

func (s *scraper) tellLook(in table.Inspection) {
	layout := []string{in.Format}
	for _, part := range []struct{ name, value string }{{"charset", in.Charset}, {"separator", in.Separator}, {"sheet", in.Sheet}} {
		if part.value != "" {
			layout = append(layout, fmt.Sprintf("%s %q", part.name, part.value))
		}
	}
	if in.HeaderRow > 0 {
		layout = append(layout, fmt.Sprintf("header in line %d", in.HeaderRow))
	}
	s.say("%s: %s; %d rows, and %d that may be a footer", in.File, strings.Join(layout, ", "), in.Rows, in.Footer)
	if len(in.Sheets) > 1 {
		s.say("sheets: %q", in.Sheets)
	}
	for _, c := range in.Columns {
		s.say("  %-28s %-18s filled %3.0f %%, %d different: %q", c.Name, strings.TrimSpace(c.Type+" "+c.Form), 100*c.Share, c.Distinct, c.Examples)
	}
	if in.Suspected > 0 {
		s.say("%d cells or rows to look at:", in.Suspected)
	}
	for _, x := range in.Suspects {
		at := x.Place
		if x.Column != "" {
			at += ", " + x.Column
		}
		s.say("  %s: %q: %s", at, x.Value, x.Why)
	}
	if n := in.Suspected - len(in.Suspects); n > 0 {
		s.say("  and %d more", n)
	}
}
