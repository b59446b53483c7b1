package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"sillage/db/funding"
	"sillage/scraper/keep"
	"sillage/scraper/source"
)

// readAll reads the inputs of an offline source.
func readAll(src source.Source) ([]source.Page, error) {
	var pages []source.Page
	for _, in := range src.Inputs {
		page, err := src.Read(in)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pages, nil
}

// pagesFrom reads a source's first input from a file, or all files of its
// first input from a folder that holds them side by side.
func (s *scraper) pagesFrom(src source.Source, path string) ([]source.Page, error) {
	if len(src.Inputs) == 0 {
		return nil, errors.New("it declares no input")
	}
	about, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	today := funding.Date(s.now().UTC().Format("2006-01-02"))
	if about.IsDir() {
		page, err := source.ReadFrom(os.DirFS(path), sideBySide(src.Inputs[0], today))
		return []source.Page{page}, err
	}
	page, err := src.Read(src.Inputs[0])
	if err != nil {
		return nil, err
	}
	if page.Bytes, err = os.ReadFile(path); err != nil {
		return nil, err
	}
	page.ReceivedOn = today
	return []source.Page{page}, nil
}

func sideBySide(in source.Input, received funding.Date) source.Input {
	in.Path, in.ReceivedOn = in.Name(), received
	var beside []source.Input
	for _, b := range in.Beside {
		beside = append(beside, sideBySide(b, received))
	}
	in.Beside = beside
	return in
}

func (s *scraper) capturedPath(id string) string {
	return filepath.Join(s.Data, "runs", "captured", id+".json")
}

// rememberPages notes which kept bytes the source's stored rows come from.
func (s *scraper) rememberPages(id string, pages []source.Page) error {
	text, err := json.MarshalIndent(pages, "", "  ")
	if err != nil {
		return err
	}
	return writeWhole(s.capturedPath(id), append(text, '\n'))
}

// captured reads those bytes again from what is kept.
func (s *scraper) captured(kept *keep.Keep, id string) ([]source.Page, error) {
	text, err := os.ReadFile(s.capturedPath(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("nothing of it was kept yet: run it first: %w", err)
	}
	if err != nil {
		return nil, err
	}
	var pages []source.Page
	if err := json.Unmarshal(text, &pages); err != nil {
		return nil, fmt.Errorf("%s: %w", s.capturedPath(id), err)
	}
	for i := range pages {
		for _, p := range append([]*source.Page{&pages[i]}, beside(&pages[i])...) {
			if p.Bytes, err = kept.Read(p.Hash); err != nil {
				return nil, err
			}
		}
	}
	return pages, nil
}

// writeWhole writes a file that appears whole or not at all.
func writeWhole(path string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".writing-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // fails after the move, as it should
	_, err = temp.Write(text)
	if err := errors.Join(err, temp.Chmod(0o644), temp.Sync(), temp.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return os.Rename(temp.Name(), path)
}
