package register

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// printedIn are the cells of a fact that repeat what its page prints.
var printedIn = []string{"subject", "funder", "manager", "partner", "recipient", "source_title", "quote_fragment"}

// readAliases takes the names of the reading's own alias rows, then those of
// organizations.csv. A name stands only with a fact that prints it.
func (r *reader) readAliases(t parse.Table) error {
	taken := map[[2]string]bool{}
	for _, row := range r.rows {
		if row.Text("object") != "alias" || r.edition.Withholds(factsFile, row.Text("fact_id")) != "" {
			continue
		}
		if len(row.Words("org_a")) != 1 {
			return row.Errorf("org_a", "an alias belongs to one organization")
		}
		own := []parse.Row{r.facts[row.Text("fact_id")]}
		for _, name := range row.Words("note") {
			r.alias(place(row), row.Text("org_a"), name, append(own, sortedFacts(r.facts)...), taken)
		}
	}
	all := sortedFacts(r.facts)
	for _, row := range t.Rows {
		for _, name := range row.Words("aliases") {
			r.alias(place(row), row.Text("key"), name, all, taken)
		}
	}
	return nil
}

func (r *reader) alias(place, organization, name string, facts []parse.Row, taken map[[2]string]bool) {
	if taken[[2]string{organization, name}] {
		return
	}
	for _, fact := range facts {
		id := fact.Text("id")
		if r.edition.Withholds(factsFile, id) != "" || !prints(fact, name) {
			continue
		}
		taken[[2]string{organization, name}] = true
		r.out.Aliases = append(r.out.Aliases, funding.Alias{
			Organization: organization, Name: name, Lang: r.documents[id].lang, Evidence: id,
		})
		return
	}
	r.out.Skip(place, "alias "+name, name, "no fact prints this name")
}

// prints tells whether a fact prints a name as a whole: not inside a longer
// word.
func prints(fact parse.Row, name string) bool {
	for _, column := range printedIn {
		text := fact.Text(column)
		for from := 0; ; {
			i := strings.Index(text[from:], name)
			if i < 0 {
				break
			}
			start, end := from+i, from+i+len(name)
			if !letterBefore(text, start) && !letterAfter(text, end) {
				return true
			}
			from = end
		}
	}
	return false
}

func letterBefore(text string, at int) bool {
	r, size := utf8.DecodeLastRuneInString(text[:at])
	return size > 0 && wordRune(r)
}

func letterAfter(text string, at int) bool {
	r, size := utf8.DecodeRuneInString(text[at:])
	return size > 0 && wordRune(r)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
