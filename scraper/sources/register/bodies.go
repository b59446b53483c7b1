package register

import (
	"fmt"
	"maps"
	"regexp"
	"slices"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (r *reader) readOrganizations(t parse.Table) error {
	r.kinds = map[string]string{}
	for _, row := range t.Rows {
		if !slug.MatchString(row.Text("key")) {
			return row.Errorf("key", "want lower-case letters, digits and hyphens")
		}
		r.kinds[row.Text("key")] = row.Text("kind")
	}
	for _, row := range t.Rows {
		o := funding.Organization{
			Key: row.Text("key"), NameFR: row.Text("name_fr"), NameEN: row.Text("name_en"), Kind: row.Text("kind"),
			Owner: row.Text("owner"), Region: row.Text("region"), PublicBody: r.edition.Bodies[row.Text("key")],
		}
		switch {
		case !funding.OrganizationKinds.Has(o.Kind):
			return row.Errorf("kind", "is no %s", funding.OrganizationKinds.Name)
		case o.NameFR == "" && o.NameEN == "":
			return row.Errorf("name_fr", "an organization needs a name in one language")
		case o.Owner == "" && o.Kind == "fund":
			return row.Errorf("owner", "a fund is a budget line of its owner")
		case o.Owner != "" && r.kinds[o.Owner] == "":
			return row.Errorf("owner", "is no organization of this file")
		}
		r.out.Organizations = append(r.out.Organizations, o)
	}
	for _, key := range slices.Sorted(maps.Keys(r.edition.Bodies)) {
		if _, known := r.kinds[key]; !known {
			return fmt.Errorf("bodies_of_organizations.csv: %q is no organization of %s", key, organizationsFile)
		}
	}
	return nil
}

func (r *reader) readProgrammes(t parse.Table) error {
	r.programmes = map[string]bool{}
	for _, row := range t.Rows {
		if !slug.MatchString(row.Text("key")) {
			return row.Errorf("key", "want lower-case letters, digits and hyphens")
		}
		r.programmes[row.Text("key")] = true
	}
	parents := map[string][]string{}
	for _, row := range t.Rows {
		p, err := r.programme(row)
		if err != nil {
			return err
		}
		if p.Parent != "" {
			parents[p.Key] = []string{p.Parent}
		}
		r.out.Programmes = append(r.out.Programmes, p)
	}
	for _, row := range t.Rows {
		if inCycle(parents, row.Text("key")) {
			return row.Errorf("parent", "leads back to itself")
		}
	}
	for _, key := range r.edition.Featured {
		if !r.programmes[key] {
			return fmt.Errorf("edition.json: featured %q is no programme of %s", key, programmesFile)
		}
	}
	return nil
}

func (r *reader) programme(row parse.Row) (funding.Programme, error) {
	p := funding.Programme{
		Key: row.Text("key"), NameFR: row.Text("name_fr"), NameEN: row.Text("name_en"), Owners: row.Words("owner"),
		Parent: row.Text("parent"), Theme: row.Text("theme"), ThemePart: row.Text("theme_sub"), Note: row.Text("note"),
		Featured: slices.Contains(r.edition.Featured, row.Text("key")),
	}
	about := r.edition.Abouts[p.Key]
	p.AboutFR, p.AboutEN = about.FR, about.EN
	var err error
	if p.Mode, err = code(row, "mode", funding.Modes, funding.Mode(funding.NotStated)); err != nil {
		return p, err
	}
	if p.Scope, err = code(row, "scope", funding.Scopes, funding.Scope(funding.NotStated)); err != nil {
		return p, err
	}
	switch {
	case p.NameFR == "" && p.NameEN == "":
		return p, row.Errorf("name_fr", "a programme needs a name in one language")
	case !known(r.themes, p.Theme):
		return p, row.Errorf("theme", "is no theme of the edition")
	case p.ThemePart != "" && r.themes[p.ThemePart] != p.Theme:
		return p, row.Errorf("theme_sub", "is no part of its theme")
	case p.Parent != "" && !r.programmes[p.Parent]:
		return p, row.Errorf("parent", "is no programme of this file")
	}
	return p, r.known(row, "owner")
}

// inCycle follows parents upwards from a key and tells whether it comes back.
func inCycle(parents map[string][]string, key string) bool {
	seen := map[string]bool{}
	var climb func(string) bool
	climb = func(k string) bool {
		for _, p := range parents[k] {
			if p == key {
				return true
			}
			if !seen[p] {
				seen[p] = true
				if climb(p) {
					return true
				}
			}
		}
		return false
	}
	return climb(key)
}
