// Package edition is all that makes this place and this theme, as data: the
// register, the words of the theme, regions, bodies, texts, price index. An
// edition is a folder of files. Code knows what an edition consists of and
// nothing of what it says.
package edition

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"sillage/db/funding"
)

// Edition is a loaded edition. Files holds what sources read themselves.
type Edition struct {
	ID             string
	ReceivedOn     funding.Date // when its files were received or last consulted
	Featured       []string     // keys of programmes, in the order of the first page
	Files          fs.FS
	Themes         []funding.Theme
	ThemeWords     []ThemeWord
	Regions        []funding.Region
	Municipalities []funding.Municipality
	PublicBodies   []funding.PublicBody
	Bodies         map[string]string // organization key -> code of a public body
	Replies        []funding.Reply
	Texts          []Text
	Comparable     []funding.Series           // what may stand in one table, year by year
	Instead        []funding.InsteadParameter // what a sum may be measured by
	Phrases        []funding.Phrase
	KnownSources   []funding.KnownSource // that nobody collects yet
	Abouts         map[string]About      // programme key -> what it is
	Mendings       []Mending
	Withheld       []Withheld
	Corrections    []Correction
	Index          Index
	Feeds          []Feed
	Scope          []ScopeName
	WebArchive     map[string]string // address -> address of a copy in a web archive

	FederalProgrammes []FederalProgramme // which rows of the federal register of grants are of the theme
	CitySpellings     []CitySpelling

	Questions        []funding.Question
	QuestionEvidence []funding.QuestionEvidence // keys as the register writes them: F0001/2
	QuestionAnswers  []funding.QuestionAnswer
	WantedDocuments  []funding.WantedDocument
	AccessLaws       []funding.AccessLaw
	LawReadings      []funding.AccessLawReading
	LawsOfBodies     []funding.LawOfBody
	Requests         []funding.Request

	described map[string]description
	expected  map[string]Bounds
}

// ThemeWord is a word that tells a theme in prose.
type ThemeWord struct{ Theme, Lang, Word string }

// About tells in one line what a programme is, in both languages. Facts are
// those that say so.
type About struct {
	FR, EN string
	Facts  []string
}

// Text is a sentence that pages say, in one language.
type Text struct{ Key, Lang, Words string }

// Bounds is what a healthy run of a source finds in this edition.
type Bounds struct {
	Min        map[string]int     `json:"min"` // a kind of finding: "figures"
	Max        map[string]int     `json:"max"`
	MaxSkipped int                `json:"max_skipped"`
	Filled     map[string]float64 `json:"filled"` // "figures.published_on": 0.6
}

// Index names the price index that the edition measures with.
type Index struct {
	Table     string   `json:"table"` // the publisher's loading file
	Address   string   `json:"address"`
	Title     string   `json:"title"`
	Publisher string   `json:"publisher"`
	Product   string   `json:"product"`
	Series    []Series `json:"series"`
}

// Series is one place of the index. Later is a newer file of the same place,
// years as columns, or empty.
type Series struct {
	ID      string `json:"id"`
	Place   string `json:"place"`
	TitleFR string `json:"title_fr"`
	TitleEN string `json:"title_en"`
	Later   string `json:"later"`
}

type description struct {
	Kind        string `json:"kind"`
	TitleFR     string `json:"title_fr"`
	TitleEN     string `json:"title_en"`
	Publisher   string `json:"publisher"`
	Home        string `json:"home"`
	CoversFR    string `json:"covers_fr"`
	CoversEN    string `json:"covers_en"`
	LeavesOutFR string `json:"leaves_out_fr"`
	LeavesOutEN string `json:"leaves_out_en"`
	Licence     string `json:"licence"`
	State       string `json:"state"`
}

type declaration struct {
	ID         string                 `json:"id"`
	ReceivedOn string                 `json:"received_on"`
	Featured   []string               `json:"featured"`
	Sources    map[string]description `json:"sources"`
	Expect     map[string]Bounds      `json:"expect"`
	Index      Index                  `json:"index"`
}

const declarationFile = "edition.json"

// Open reads an edition. Errors name the file, line, column and value.
func Open(files fs.FS) (Edition, error) {
	d, err := declared(files)
	if err != nil {
		return Edition{}, err
	}
	received, err := funding.ParseDate(d.ReceivedOn)
	if err != nil || received == "" {
		return Edition{}, fmt.Errorf("%s: received_on %q: %w", declarationFile, d.ReceivedOn, errors.Join(err, errors.New("a date is wanted")))
	}
	e := Edition{ID: d.ID, ReceivedOn: received, Featured: d.Featured, Files: files, Index: d.Index, described: d.Sources, expected: d.Expect}
	for _, read := range []func(*Edition) error{readThemes, readPlaces, readBodies, readTexts, readAbouts, readPhrases, readReplies, readDecisions, readInstead, readComparable, readQuestions, readLaws, readFeeds, readKnownSources, readWebArchive, readFederalProgrammes, readCitySpellings} {
		if err := read(&e); err != nil {
			return Edition{}, fmt.Errorf("edition %s: %w", e.ID, err)
		}
	}
	return e, nil
}

func declared(files fs.FS) (declaration, error) {
	file, err := files.Open(declarationFile)
	if err != nil {
		return declaration{}, fmt.Errorf("edition: %w", err)
	}
	defer file.Close()
	reader := json.NewDecoder(file)
	reader.DisallowUnknownFields()
	var d declaration
	if err := reader.Decode(&d); err != nil {
		return declaration{}, fmt.Errorf("%s: %w", declarationFile, err)
	}
	if d.ID == "" {
		return declaration{}, fmt.Errorf("%s: an edition needs an id", declarationFile)
	}
	return d, nil
}

// Describe is how the edition describes a source to its readers.
func (e Edition) Describe(id string) funding.Source {
	d := e.described[id]
	return funding.Source{
		ID: id, Kind: d.Kind, TitleFR: d.TitleFR, TitleEN: d.TitleEN, Publisher: d.Publisher, Home: d.Home,
		CoversFR: d.CoversFR, CoversEN: d.CoversEN, LeavesOutFR: d.LeavesOutFR, LeavesOutEN: d.LeavesOutEN,
		Licence: d.Licence, State: d.State,
	}
}

// Uses reports whether the edition takes anything from a source.
func (e Edition) Uses(id string) bool { _, ok := e.described[id]; return ok }

// Expects is what a run of a source must find in this edition.
func (e Edition) Expects(id string) Bounds { return e.expected[id] }
