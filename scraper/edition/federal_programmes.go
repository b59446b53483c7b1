package edition

import (
	"errors"
	"io/fs"
	"slices"

	"sillage/db/funding"
	"sillage/db/identity"
)

// FederalProgramme is a name under which the federal register of grants shows a
// programme of the edition's theme, letter by letter: the portal finds rows by
// the exact name only.
type FederalProgramme struct {
	Spelling  string
	Column    string // of the register: prog_name_en or prog_name_fr
	Programme string // key of the edition's programme, or empty
	Theme     string // code of a theme
	Scope     funding.Scope
	Note      string
}

// CitySpelling is a way in which a cell names a city, and the usual one. Case,
// accents and punctuation do not matter.
type CitySpelling struct{ Raw, City, Why string }

const (
	federalProgrammesFile = "federal_programmes.csv"
	citySpellingsFile     = "city_spellings.csv"
)

// readCitySpellings reads how the cities of the edition are spelled in bulk
// files; an edition may have no such file.
func readCitySpellings(e *Edition) error {
	if _, err := fs.Stat(e.Files, citySpellingsFile); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	t, err := e.table(citySpellingsFile, "raw", "city", "why")
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, row := range t.Rows {
		folded := identity.Fold(row.Text("raw"))
		switch {
		case folded == "" || row.Text("city") == "":
			return row.Errorf("raw", "a spelling needs its city")
		case row.Text("why") == "":
			return row.Errorf("why", "a correction needs its reason")
		case seen[folded]:
			return row.Errorf("raw", "stands twice, but for case, accents and punctuation")
		}
		seen[folded] = true
		e.CitySpellings = append(e.CitySpellings, CitySpelling{row.Text("raw"), row.Text("city"), row.Text("why")})
	}
	return nil
}

// readFederalProgrammes reads which rows of the federal register are of the
// theme; an edition outside Canada has no such file.
func readFederalProgrammes(e *Edition) error {
	if _, err := fs.Stat(e.Files, federalProgrammesFile); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	t, err := e.table(federalProgrammesFile, "spelling", "column", "programme", "theme", "scope", "note")
	if err != nil {
		return err
	}
	if err := unique(t, "spelling", "column"); err != nil {
		return err
	}
	for _, row := range t.Rows {
		p := FederalProgramme{Spelling: row.Text("spelling"), Column: row.Text("column"), Programme: row.Text("programme"),
			Theme: row.Text("theme"), Scope: funding.Scope(row.Text("scope")), Note: row.Text("note")}
		switch {
		case p.Column != "prog_name_en" && p.Column != "prog_name_fr":
			return row.Errorf("column", "want prog_name_en or prog_name_fr")
		case !slices.ContainsFunc(e.Themes, func(theme funding.Theme) bool { return theme.Code == p.Theme }):
			return row.Errorf("theme", "is no theme of the edition")
		case !funding.Scopes.Has(string(p.Scope)):
			return row.Errorf("scope", "is no code of its list")
		}
		e.FederalProgrammes = append(e.FederalProgrammes, p)
	}
	return nil
}
