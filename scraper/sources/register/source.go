// Package register reads an edition's register of checked facts and their
// reading into the model: facts.csv says what a page says, reading.csv what it
// means, one row an object. Every row of the reading becomes a thing of the
// model or a skip with its reason; what a row does not say stays not stated. A
// broken amount, date, code, key or parent stops the source and says file,
// line, column and value.
package register

import (
	_ "embed"

	"sillage/scraper/edition"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

//go:embed lookups.csv
var lookupsFile []byte

// Source declares the register of an edition.
func Source(e edition.Edition) source.Source {
	lookups := source.MustLookups("lookups.csv", lookupsFile)
	in := func(name string) source.Input {
		return source.Input{Path: "register/" + name, Address: e.ID + "/register/" + name, MediaType: "text/csv", ReceivedOn: e.ReceivedOn}
	}
	main := in(readingFile)
	main.Beside = []source.Input{in(factsFile), in(organizationsFile), in(programmesFile), in(relationsFile), in(sourcesFile)}
	return source.Source{
		Source:  e.Describe("register"),
		Offline: true,
		Files:   e.Files,
		Inputs:  []source.Input{main},
		Parse: func(p source.Page, f *source.Findings) error {
			return (&reader{edition: e, lookups: lookups, out: f}).read(p)
		},
		Expect:  source.Expect(e.Expects("register")),
		Lookups: lookups,
	}
}

const (
	factsFile         = "facts.csv"
	readingFile       = "reading.csv"
	organizationsFile = "organizations.csv"
	programmesFile    = "programmes.csv"
	relationsFile     = "relations.csv"
	sourcesFile       = "sources.csv"
)

var columns = map[string][]string{
	factsFile: {
		"id", "kind", "date", "subject", "funder", "manager", "partner", "recipient", "amount_cad", "amount_qualifier",
		"period_start", "period_end", "region", "category", "purpose", "source_title", "source_url", "source_kind",
		"quote_fragment", "checked", "money",
	},
	readingFile: {
		"fact_id", "part", "object", "programme", "award", "payer", "payer_kind", "fund", "receiver", "receiver_kind",
		"receiver_count", "receiver_unit", "hop", "origin", "parents", "form", "mode", "theme", "scope", "money", "stage",
		"basis", "unit", "perimeter", "cents", "currency", "qualifier", "step_cents", "value", "value_unit",
		"value_qualifier", "answers", "statement_kind", "authors", "sponsor", "verb", "org_a", "org_b", "asserted_by",
		"rank", "published_on", "fragment_has_number", "note",
	},
	organizationsFile: {"key", "name_fr", "name_en", "kind", "owner", "region", "aliases"},
	programmesFile:    {"key", "name_fr", "name_en", "owner", "parent", "theme", "theme_sub", "mode", "scope", "note"},
	relationsFile:     {"id_a", "id_b", "relation", "axis", "note"},
	sourcesFile:       {"address", "title", "publisher", "publisher_key", "document_kind", "origin", "lang", "copy_of", "facts", "note"},
}

// names tells by which cells a row of a file is named, in mendings and errors.
var names = map[string]func(parse.Row) string{
	factsFile:         func(r parse.Row) string { return r.Text("id") },
	readingFile:       func(r parse.Row) string { return r.Text("fact_id") + "/" + r.Text("part") },
	organizationsFile: func(r parse.Row) string { return r.Text("key") },
	programmesFile:    func(r parse.Row) string { return r.Text("key") },
	relationsFile:     func(r parse.Row) string { return r.Text("id_a") + " " + r.Text("id_b") },
	sourcesFile:       func(r parse.Row) string { return r.Text("address") },
}
