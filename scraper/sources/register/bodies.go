package register

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

func splitHeader(header string) []string { return strings.Split(header, ",") }

var slug = regexp.MustCompile(`^[a-z0-9]+([-.][a-z0-9]+)*$`)

// editionTables brings themes, places, public bodies and texts.
func (r *reader) editionTables() error {
	for _, row := range r.tables["themes.csv"] {
		t := funding.Theme{Code: row.Text("code"), Parent: row.Text("parent"), LabelFR: row.Text("label_fr"), LabelEN: row.Text("label_en"), Followed: row.Text("followed") == "yes"}
		if t.Code == "" || t.LabelFR == "" || t.LabelEN == "" || (t.Parent != "" && !r.themes[t.Parent]) {
			return row.Wrong("code", "a theme has a code, both labels, and a parent that stands above it")
		}
		r.themes[t.Code] = true
		r.out.Themes = append(r.out.Themes, t)
	}
	for _, row := range r.tables["theme_words.csv"] {
		if !r.themes[row.Text("theme")] || row.Text("word") == "" {
			return row.Wrong("theme", "no such theme, or no word")
		}
		r.out.ThemeWords = append(r.out.ThemeWords, source.ThemeWord{Theme: row.Text("theme"), Lang: row.Text("lang"), Word: row.Text("word")})
	}
	for _, row := range r.tables["public_bodies.csv"] {
		r.out.PublicBodies = append(r.out.PublicBodies, funding.PublicBody{Code: row.Text("code"), NameFR: row.Text("name_fr"), NameEN: row.Text("name_en"),
			ShortFR: row.Text("short_fr"), ShortEN: row.Text("short_en")})
	}
	for _, row := range r.tables["texts.csv"] {
		r.out.Texts = append(r.out.Texts, source.Text{Key: row.Text("key"), Lang: row.Text("lang"), Words: row.Text("words")})
	}
	return r.places()
}

// places reads municipalities; a region's population is the sum of theirs.
func (r *reader) places() error {
	regions := map[string]int{}
	for _, row := range r.tables["regions.csv"] {
		regions[row.Text("code")] = len(r.out.Regions)
		r.out.Regions = append(r.out.Regions, funding.Region{Code: row.Text("code"), Name: row.Text("name")})
	}
	for _, row := range r.tables["municipalities.csv"] {
		population, err := row.Integer("population")
		if err != nil {
			return err
		}
		m := funding.Municipality{Code: row.Text("code"), Name: row.Text("name"), Region: row.Text("region"), Population: population}
		i, known := regions[m.Region]
		if m.Region != "" && !known {
			return row.Wrong("region", "no such region")
		}
		if known {
			r.out.Regions[i].Municipalities++
			r.out.Regions[i].Population += max(population, 0)
		}
		r.out.Municipalities = append(r.out.Municipalities, m)
	}
	return nil
}

// bodies reads organizations.csv; owners and public bodies must exist.
func (r *reader) bodies() error {
	known := map[string]bool{}
	for _, b := range r.out.PublicBodies {
		known[b.Code] = true
	}
	is := map[string]string{}
	for _, row := range r.tables["bodies_of_organizations.csv"] {
		if !known[row.Text("public_body")] {
			return row.Wrong("public_body", "no such public body")
		}
		is[row.Text("organization")] = row.Text("public_body")
	}
	rows := r.tables["register/organizations.csv"]
	for _, row := range rows {
		kind, err := row.Code("kind", funding.OrganizationKinds, "")
		if err != nil {
			return err
		}
		o := funding.Organization{Key: row.Text("key"), NameFR: row.Text("name_fr"), NameEN: row.Text("name_en"), Kind: kind,
			Owner: row.Text("owner"), Region: row.Text("region"), PublicBody: is[row.Text("key")]}
		if !slug.MatchString(o.Key) || r.organizations[o.Key].Key != "" {
			return row.Wrong("key", "not a key, or it stands twice")
		}
		if o.NameFR == "" && o.NameEN == "" {
			return row.Wrong("name_fr", "an organization has a name")
		}
		r.organizations[o.Key] = o
		r.out.Organizations = append(r.out.Organizations, o)
	}
	for _, row := range rows {
		if err := r.mustKnow(row, "owner"); err != nil {
			return err
		}
	}
	return nil
}

// mustKnow checks that every organization named in a cell exists.
func (r *reader) mustKnow(row parse.Row, columns ...string) error {
	for _, column := range columns {
		for _, key := range row.List(column) {
			if r.organizations[key].Key == "" {
				return row.Wrong(column, "no organization %q", key)
			}
		}
	}
	return nil
}

func (r *reader) readProgrammes() error {
	rows := r.tables["register/programmes.csv"]
	featured := map[string]bool{}
	for _, key := range r.edition.Featured {
		featured[key] = true
	}
	for _, row := range rows {
		mode, err := row.Code("mode", funding.Modes, funding.NotStated)
		if err != nil {
			return err
		}
		scope, err := row.Code("scope", funding.Scopes, funding.NotStated)
		if err != nil {
			return err
		}
		p := funding.Programme{Key: row.Text("key"), NameFR: row.Text("name_fr"), NameEN: row.Text("name_en"), Owners: row.List("owner"), Parent: row.Text("parent"),
			Theme: row.Text("theme"), ThemePart: row.Text("theme_sub"), Mode: funding.Mode(mode), Scope: funding.Scope(scope), About: row.Text("note"), Featured: featured[row.Text("key")]}
		if !slug.MatchString(p.Key) || r.programmes[p.Key] {
			return row.Wrong("key", "not a key, or it stands twice")
		}
		if p.NameFR == "" && p.NameEN == "" {
			return row.Wrong("name_fr", "a programme has a name")
		}
		if !r.themes[p.Theme] || (p.ThemePart != "" && !r.themes[p.ThemePart]) {
			return row.Wrong("theme", "no such theme")
		}
		if err := r.mustKnow(row, "owner"); err != nil {
			return err
		}
		r.programmes[p.Key] = true
		r.out.Programmes = append(r.out.Programmes, p)
	}
	for _, row := range rows {
		if p := row.Text("parent"); p != "" && !r.programmes[p] {
			return row.Wrong("parent", "no such programme")
		}
	}
	return nil
}

// DocumentKey is the key of an address: the first twelve hex digits of its
// SHA-256.
func documentKey(address string) string {
	sum := sha256.Sum256([]byte(address))
	return hex.EncodeToString(sum[:6])
}

func (r *reader) documents() error {
	for _, row := range r.tables["register/sources.csv"] {
		kind, err := row.Code("document_kind", funding.DocumentKinds, "")
		if err != nil {
			return err
		}
		speaker, err := row.Code("origin", funding.Speakers, "")
		if err != nil {
			return err
		}
		if err := r.mustKnow(row, "publisher_key"); err != nil {
			return err
		}
		if row.Text("address") == "" || row.Text("lang") == "" {
			return row.Wrong("address", "an address and its language are wanted")
		}
		r.out.Documents = append(r.out.Documents, funding.Document{Key: documentKey(row.Text("address")), Source: "register", Address: row.Text("address"),
			Title: row.Text("title"), Publisher: row.Text("publisher"), PublisherKey: row.Text("publisher_key"), Kind: kind, Speaker: speaker,
			Lang: row.Text("lang"), CopyOf: row.Text("copy_of"), Note: row.Text("note")})
		for _, fact := range row.List("facts") {
			r.sourceOf[fact] = row
		}
	}
	return nil
}

// readFacts makes each fact the evidence of what it yields.
func (r *reader) readFacts() error {
	for _, row := range r.tables["register/facts.csv"] {
		id := row.Text("id")
		at, ok := r.sourceOf[id]
		if !ok || at.Text("address") != row.Text("source_url") {
			return row.Wrong("source_url", "not the address under which sources.csv lists %s", id)
		}
		if row.Text("quote_fragment") == "" {
			return row.Wrong("quote_fragment", "a fact has words")
		}
		if amount := row.Text("amount_cad"); amount != "" {
			if _, err := parse.Decimal(amount); err != nil {
				return row.Wrong("amount_cad", "%v", err)
			}
		}
		for _, column := range []string{"period_start", "period_end"} {
			if _, err := row.Date(column); err != nil {
				return err
			}
		}
		r.facts[id] = row
		r.out.Evidence = append(r.out.Evidence, funding.Evidence{Key: id, Source: "register", Document: documentKey(row.Text("source_url")),
			Locator: "facts.csv, " + id, Fragment: row.Text("quote_fragment"), Lang: at.Text("lang"), ConsultedOn: r.edition.ConsultedOn, State: "cited", AddressState: "not_tried"})
	}
	return nil
}
