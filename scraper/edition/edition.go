// Package edition is what makes a Sillage one place and one theme, as data in
// one folder: the register, theme words, regions, public bodies, texts. Another
// province or theme is another folder; no code knows which.
package edition

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// Edition is an edition's folder with its declaration read.
type Edition struct {
	Files fs.FS
	Declaration
}

// Declaration is edition.json.
type Declaration struct {
	ID          string       `json:"id"`
	ConsultedOn funding.Date `json:"consulted_on"` // when the register's addresses were read
	Currency    string       `json:"currency"`
	Featured    []string     `json:"featured"` // programmes that come first
	Register    Described    `json:"register"`
	Indices     []Index      `json:"indices"`
	Index       Described    `json:"index"`
}

// Described are the words about a source.
type Described struct {
	TitleFR     string `json:"title_fr"`
	TitleEN     string `json:"title_en"`
	Publisher   string `json:"publisher"`
	Home        string `json:"home"`
	CoversFR    string `json:"covers_fr"`
	CoversEN    string `json:"covers_en"`
	LeavesOutFR string `json:"leaves_out_fr"`
	LeavesOutEN string `json:"leaves_out_en"`
	Licence     string `json:"licence"`
}

// Index is one price index: a file in a known layout and the place in it.
// Newer names a second file that goes further; both must agree where both
// speak.
type Index struct {
	ID      string `json:"id"`
	TitleFR string `json:"title_fr"`
	TitleEN string `json:"title_en"`
	Address string `json:"address"`
	File    string `json:"file"`
	Place   string `json:"place"`
	Newer   string `json:"newer"`
}

// Open reads an edition's declaration. A field that the code does not know is
// an error.
func Open(files fs.FS) (*Edition, error) {
	text, err := fs.ReadFile(files, "edition.json")
	if err != nil {
		return nil, fmt.Errorf("edition: %w", err)
	}
	e := &Edition{Files: files}
	in := json.NewDecoder(strings.NewReader(string(text)))
	in.DisallowUnknownFields()
	if err := in.Decode(&e.Declaration); err != nil {
		return nil, fmt.Errorf("edition.json: %w", err)
	}
	if _, err := funding.ParseDate(string(e.ConsultedOn)); err != nil || e.ID == "" || len(e.ConsultedOn) != 10 || len(e.Currency) != 3 {
		return nil, fmt.Errorf("edition.json: wants id, consulted_on with a day, and currency of three letters")
	}
	return e, nil
}

// Table reads one of the edition's CSV files; header names its columns.
func (e *Edition) Table(name, header string) ([]parse.Row, error) {
	content, err := fs.ReadFile(e.Files, name)
	if err != nil {
		return nil, fmt.Errorf("edition %s: %w", e.ID, err)
	}
	return parse.Table(name, content, strings.Split(header, ",")...)
}
