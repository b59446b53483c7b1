package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// table reads one of the edition's own CSV files.
func (e *Edition) table(file string, columns ...string) (parse.Table, error) {
	text, err := fs.ReadFile(e.Files, file)
	if err != nil {
		return parse.Table{}, err
	}
	return parse.ReadTable(file, text, columns...)
}

// unique refuses a second row of the same key.
func unique(t parse.Table, columns ...string) error {
	seen := map[string]bool{}
	for _, row := range t.Rows {
		key := ""
		for _, c := range columns {
			key += row.Text(c) + "\x00"
		}
		if seen[key] || row.Text(columns[0]) == "" {
			return row.Errorf(columns[0], "is empty or stands twice")
		}
		seen[key] = true
	}
	return nil
}

func readThemes(e *Edition) error {
	t, err := e.table("themes.csv", "code", "parent", "label_fr", "label_en", "followed")
	if err != nil {
		return err
	}
	if err := unique(t, "code"); err != nil {
		return err
	}
	codes := map[string]bool{}
	followed := 0
	for _, row := range t.Rows {
		theme := funding.Theme{Code: row.Text("code"), Parent: row.Text("parent"), LabelFR: row.Text("label_fr"), LabelEN: row.Text("label_en")}
		switch row.Text("followed") {
		case "yes":
			theme.Followed = true
			followed++
		case "":
		default:
			return row.Errorf("followed", "want yes or nothing")
		}
		if theme.Parent != "" && !codes[theme.Parent] {
			return row.Errorf("parent", "is no theme above this line")
		}
		codes[theme.Code] = true
		e.Themes = append(e.Themes, theme)
	}
	if followed != 1 {
		return fmt.Errorf("themes.csv: %d themes are followed, want one", followed)
	}
	return readThemeWords(e, codes)
}

func readThemeWords(e *Edition, codes map[string]bool) error {
	t, err := e.table("theme_words.csv", "theme", "lang", "word")
	if err != nil {
		return err
	}
	if err := unique(t, "theme", "lang", "word"); err != nil {
		return err
	}
	for _, row := range t.Rows {
		if !codes[row.Text("theme")] {
			return row.Errorf("theme", "is no theme of themes.csv")
		}
		if err := language(row); err != nil {
			return err
		}
		e.ThemeWords = append(e.ThemeWords, ThemeWord{Theme: row.Text("theme"), Lang: row.Text("lang"), Word: row.Text("word")})
	}
	return nil
}

func language(row parse.Row) error {
	if lang := row.Text("lang"); lang != "fr" && lang != "en" {
		return row.Errorf("lang", "want fr or en")
	}
	return nil
}

// readPlaces reads regions and local governments. The population of a region
// is the sum of theirs; one that is not stated adds nothing.
func readPlaces(e *Edition) error {
	regions, err := e.table("regions.csv", "code", "name")
	if err != nil {
		return err
	}
	if err := unique(regions, "code"); err != nil {
		return err
	}
	at := map[string]int{}
	for i, row := range regions.Rows {
		at[row.Text("code")] = i
		e.Regions = append(e.Regions, funding.Region{Code: row.Text("code"), Name: row.Text("name")})
	}
	places, err := e.table("municipalities.csv", "code", "name", "region", "population")
	if err != nil {
		return err
	}
	if err := unique(places, "code"); err != nil {
		return err
	}
	for _, row := range places.Rows {
		m := funding.Municipality{Code: row.Text("code"), Name: row.Text("name"), Region: row.Text("region"), Population: -1}
		if text := row.Text("population"); text != "" {
			if m.Population, err = parse.Integer(text); err != nil {
				return row.Fail("population", err)
			}
		}
		if m.Region != "" {
			i, known := at[m.Region]
			if !known {
				return row.Errorf("region", "is no region of regions.csv")
			}
			e.Regions[i].Municipalities++
			e.Regions[i].Population += max(0, m.Population)
		}
		e.Municipalities = append(e.Municipalities, m)
	}
	return nil
}

func readBodies(e *Edition) error {
	t, err := e.table("public_bodies.csv", "code", "name_fr", "name_en", "short_fr", "short_en")
	if err != nil {
		return err
	}
	if err := unique(t, "code"); err != nil {
		return err
	}
	codes := map[string]bool{}
	for _, row := range t.Rows {
		codes[row.Text("code")] = true
		e.PublicBodies = append(e.PublicBodies, funding.PublicBody{
			Code: row.Text("code"), NameFR: row.Text("name_fr"), NameEN: row.Text("name_en"),
			ShortFR: row.Text("short_fr"), ShortEN: row.Text("short_en"),
		})
	}
	links, err := e.table("bodies_of_organizations.csv", "organization", "public_body", "why")
	if err != nil {
		return err
	}
	if err := unique(links, "organization"); err != nil {
		return err
	}
	e.Bodies = map[string]string{}
	for _, row := range links.Rows {
		if !codes[row.Text("public_body")] {
			return row.Errorf("public_body", "is no body of public_bodies.csv")
		}
		if row.Text("why") == "" {
			return row.Errorf("why", "a link between two lists needs its reason")
		}
		e.Bodies[row.Text("organization")] = row.Text("public_body")
	}
	return nil
}

// TextKeys are the sentences that every edition must say, in both languages.
var TextKeys = []string{
	"home_title", "home_lead", "foot_state", "foot_announced", "foot_not_found", "foot_managing", "foot_quotes",
	"foot_computed", "foot_error", "foot_independent", "foot_licence",
}

// OptionalTextKeys are sentences that an edition may say: the opening of the
// page that compares, the name by which its figures call the whole place, and
// whose count of residents its regions hold.
var OptionalTextKeys = []string{"compare_title", "compare_lead", "whole_place", "population_source"}

func readTexts(e *Edition) error {
	t, err := e.table("texts.csv", "key", "lang", "words")
	if err != nil {
		return err
	}
	if err := unique(t, "key", "lang"); err != nil {
		return err
	}
	said := map[string]bool{}
	for _, row := range t.Rows {
		if err := language(row); err != nil {
			return err
		}
		if !slices.Contains(TextKeys, row.Text("key")) && !slices.Contains(OptionalTextKeys, row.Text("key")) {
			return row.Errorf("key", "is no sentence that a page says")
		}
		if row.Text("words") == "" {
			return row.Errorf("words", "is empty")
		}
		said[row.Text("key")+" "+row.Text("lang")] = true
		e.Texts = append(e.Texts, Text{Key: row.Text("key"), Lang: row.Text("lang"), Words: row.Text("words")})
	}
	var missing []error
	for _, key := range TextKeys {
		for _, lang := range []string{"fr", "en"} {
			if !said[key+" "+lang] {
				missing = append(missing, fmt.Errorf("texts.csv: %s is missing in %s", key, lang))
			}
		}
	}
	return errors.Join(missing...)
}

// readAbouts reads what programmes are. Whether programmes and facts exist is
// known only beside the register that names them.
func readAbouts(e *Edition) error {
	t, err := e.table("about_programmes.csv", "programme", "about_fr", "about_en", "facts")
	if err != nil {
		return err
	}
	if err := unique(t, "programme"); err != nil {
		return err
	}
	e.Abouts = map[string]About{}
	for _, row := range t.Rows {
		for _, column := range []string{"about_fr", "about_en", "facts"} {
			if row.Text(column) == "" {
				return row.Errorf(column, "is empty")
			}
		}
		e.Abouts[row.Text("programme")] = About{FR: row.Text("about_fr"), EN: row.Text("about_en"), Facts: row.Words("facts")}
	}
	return nil
}

// readPhrases reads the words of readings in both languages.
func readPhrases(e *Edition) error {
	t, err := e.table("phrases.csv", "words", "fr", "en")
	if err != nil {
		return err
	}
	if err := unique(t, "words"); err != nil {
		return err
	}
	for _, row := range t.Rows {
		for _, column := range []string{"fr", "en"} {
			if row.Text(column) == "" {
				return row.Errorf(column, "is empty")
			}
		}
		e.Phrases = append(e.Phrases, funding.Phrase{Words: row.Text("words"), FR: row.Text("fr"), EN: row.Text("en")})
	}
	return nil
}

// readReplies reads what bodies answered. Whether author and subject exist is
// known only beside the register that names them.
func readReplies(e *Edition) error {
	t, err := e.table("replies.csv", "date", "author", "about", "lang", "words", "address")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		date, err := parse.Date(row.Text("date"))
		if err != nil || date == "" {
			return row.Errorf("date", "want YYYY-MM-DD")
		}
		if err := language(row); err != nil {
			return err
		}
		for _, column := range []string{"author", "about", "words"} {
			if row.Text(column) == "" {
				return row.Errorf(column, "is empty")
			}
		}
		sum := sha256.Sum256([]byte(row.Text("date") + "\n" + row.Text("author") + "\n" + row.Text("about") + "\n" + row.Text("lang")))
		e.Replies = append(e.Replies, funding.Reply{
			Key: "reply-" + hex.EncodeToString(sum[:4]), RepliedOn: date, Author: row.Text("author"), About: row.Text("about"),
			Lang: row.Text("lang"), Words: row.Text("words"), Address: row.Text("address"),
		})
	}
	return nil
}
