package register

import (
	"fmt"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// readings takes every row of reading.csv to the thing that it is.
func (r *reader) readings() error {
	seen := map[string]int{}
	for _, row := range r.tables["register/reading.csv"] {
		if err := r.known(row); err != nil {
			return err
		}
		if err := r.mustKnow(row, "fund", "authors", "sponsor", "org_a", "org_b", "asserted_by"); err != nil {
			return err
		}
		key := row.Text("fact_id") + "-" + row.Text("part")
		if line := seen[key]; line > 0 {
			return row.Wrong("part", "stands on line %d already", line)
		}
		seen[key] = row.Line
		if several := row.List("asserted_by"); len(several) > 1 {
			r.out.Skip("reading.csv "+key, "asserted_by", row.Text("asserted_by"), "several bodies assert it together: the first is kept, all stand in the document")
			row.Set("asserted_by", several[0])
		}
		if err := r.reading(row, key); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) reading(row parse.Row, key string) error {
	switch object := row.Text("object"); object {
	case "award":
		return nil // joined by readAwards
	case "award_figure", "programme_figure":
		return r.figure(row, key)
	case "announcement":
		return r.announcement(row, key)
	case "quantity":
		return r.quantity(row, key)
	case "statement":
		return r.statement(row, key)
	case "governance":
		return r.governance(row, key)
	case "alias":
		return nil // read with the names that facts print, in aliases
	case "identifier":
		return r.identifier(row, key)
	case "source_note":
		r.out.DocumentNotes = append(r.out.DocumentNotes, funding.DocumentNote{Key: key, Organization: first(row.List("org_a")), Programme: row.Text("programme"),
			Note: row.Text("note"), Evidence: row.Text("fact_id")})
		return nil
	default:
		return row.Wrong("object", "no such object")
	}
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func (r *reader) announcement(row parse.Row, key string) error {
	rank, err := row.Code("rank", funding.Ranks, "")
	if err != nil {
		return err
	}
	published, err := row.Date("published_on")
	if err != nil {
		return err
	}
	fact := r.facts[row.Text("fact_id")]
	announced, err := funding.ParseDate(fact.Text("date"))
	if err != nil {
		announced = "" // a fiscal year is no date of an event
	}
	authors := row.List("authors")
	if len(authors) == 0 {
		authors = row.List("payer")
	}
	r.out.Announcements = append(r.out.Announcements, funding.Announcement{Key: key, Programme: row.Text("programme"), Authors: authors, AnnouncedOn: announced,
		PublishedOn: published, Perimeter: r.perimeter(row).covers, Rank: funding.Rank(rank), Note: row.Text("note"), Evidence: row.Text("fact_id")})
	return nil
}

func (r *reader) quantity(row parse.Row, key string) error {
	q := funding.Quantity{Key: key, Programme: row.Text("programme"), Unit: row.Text("value_unit"), AssertedBy: row.Text("asserted_by"), Role: "count",
		NumberInFragment: row.Text("fragment_has_number") == "yes", Note: row.Text("note"), Evidence: row.Text("fact_id")}
	var err error
	if q.Value, err = row.Decimal("value"); err != nil {
		return err
	}
	if q.Unit == "" {
		return row.Wrong("value_unit", "a quantity has a unit")
	}
	qualifier, err := row.Code("value_qualifier", funding.Qualifiers, "")
	if err != nil {
		return err
	}
	rank, err := row.Code("rank", funding.Ranks, "")
	if err != nil {
		return err
	}
	q.Qualifier, q.Rank = funding.Qualifier(qualifier), funding.Rank(rank)
	if q.PublishedOn, err = row.Date("published_on"); err != nil {
		return err
	}
	w := r.perimeter(row)
	q.Region, q.FiscalFrom, q.FiscalUntil = w.region, w.fiscalFrom, w.fiscalUntil
	target := false
	q.Perimeter, target = strings.CutPrefix(w.covers, "target: ")
	switch kind := r.facts[q.Evidence].Text("kind"); {
	case target || kind == "target":
		q.Role = "target"
	case kind == "outcome" || kind == "target_result":
		q.Role = "result"
	}
	if a := row.Text("answers"); a != "" {
		if r.objects[a] != "quantity" {
			return row.Wrong("answers", "no such quantity")
		}
		q.Answers = dashed(a)
	}
	r.out.Quantities = append(r.out.Quantities, q)
	return nil
}

func (r *reader) statement(row parse.Row, key string) error {
	kind, err := row.Code("statement_kind", funding.StatementKinds, "")
	if err != nil {
		return err
	}
	rank, err := row.Code("rank", funding.Ranks, "")
	if err != nil {
		return err
	}
	s := funding.Statement{Key: key, Programme: row.Text("programme"), Kind: kind, Authors: row.List("authors"), Sponsors: row.List("sponsor"),
		Rank: funding.Rank(rank), AssertedBy: row.Text("asserted_by"), Note: row.Text("note"), Evidence: row.Text("fact_id")}
	if s.PublishedOn, err = row.Date("published_on"); err != nil {
		return err
	}
	if d, err := funding.ParseDate(r.facts[s.Evidence].Text("date")); err == nil {
		s.SaidOn = d
	}
	if row.Text("cents") != "" {
		claimed, err := r.amount(row)
		if err != nil {
			return err
		}
		s.Claimed, s.ClaimedBasis, s.ClaimedUnit = &claimed, funding.Basis(row.Text("basis")), funding.Unit(row.Text("unit"))
	}
	w := r.perimeter(row)
	s.Perimeter, s.Region, s.FiscalFrom, s.FiscalUntil = w.covers, w.region, w.fiscalFrom, w.fiscalUntil
	r.out.Statements = append(r.out.Statements, s)
	return nil
}

// governance makes one link for each body over which the first stands.
func (r *reader) governance(row parse.Row, key string) error {
	verb, err := row.Code("verb", funding.Verbs, "")
	if err != nil {
		return err
	}
	rank, err := row.Code("rank", funding.Ranks, "")
	if err != nil {
		return err
	}
	published, err := row.Date("published_on")
	if err != nil {
		return err
	}
	who, over := row.List("org_a"), row.List("org_b")
	switch len(who) {
	case 0:
		r.out.Skip("reading.csv "+key, "org_a", "", "the source does not say which body it is")
		return nil
	case 1:
	default:
		return row.Wrong("org_a", "one organization is wanted")
	}
	g := funding.Governance{Key: key, Programme: row.Text("programme"), Verb: verb, Organization: who[0], AssertedBy: row.Text("asserted_by"),
		Rank: funding.Rank(rank), PublishedOn: published, Note: row.Text("note"), Evidence: row.Text("fact_id")}
	switch len(over) {
	case 0:
	case 1:
		g.Over = over[0]
	default:
		for i, o := range over {
			link := g
			link.Key, link.Over = fmt.Sprintf("%s%c", key, 'a'+i), o
			r.out.Governance = append(r.out.Governance, link)
		}
		return nil
	}
	r.out.Governance = append(r.out.Governance, g)
	return nil
}

// identifier takes a charity number printed in the fragment; a row about the
// form of numbers names no body's own and is a note.
func (r *reader) identifier(row parse.Row, key string) error {
	organization := first(row.List("org_a"))
	if organization == "" {
		r.out.DocumentNotes = append(r.out.DocumentNotes, funding.DocumentNote{Key: key, Note: row.Text("note"), Evidence: row.Text("fact_id")})
		return nil
	}
	value := strings.ReplaceAll(r.facts[row.Text("fact_id")].Text("quote_fragment"), " ", "")
	if len(value) != 15 || value[9:11] != "RR" {
		return row.Wrong("fact_id", "no registration number in the fragment %q", value)
	}
	r.out.Identifiers = append(r.out.Identifiers, funding.Identifier{Organization: organization, Scheme: "ca-charity", Value: value, Evidence: row.Text("fact_id")})
	return nil
}

// aliases takes the other names of a body for which some fact prints them; a
// name that no fact prints is skipped.
func (r *reader) aliases() error {
	printed := []string{"quote_fragment", "source_title", "funder", "manager", "partner", "recipient", "subject"}
	for _, row := range r.tables["register/organizations.csv"] {
		for _, name := range row.List("aliases") {
			fact, column := "", ""
			for _, f := range r.tables["register/facts.csv"] {
				for _, c := range printed {
					if fact == "" && contains(f.Text(c), name) {
						fact, column = f.Text("id"), c
					}
				}
			}
			if fact == "" {
				r.out.Skip("organizations.csv "+row.Text("key"), "aliases", name, "no fact prints this name")
				continue
			}
			lang := r.sourceOf[fact].Text("lang")
			if column != "quote_fragment" && column != "source_title" {
				lang = ""
			}
			r.out.Aliases = append(r.out.Aliases, funding.Alias{Organization: row.Text("key"), Name: name, Lang: lang, Evidence: fact})
		}
	}
	return nil
}

// contains finds a name as whole words.
func contains(text, name string) bool {
	return strings.Contains(" "+funding.Fold(text)+" ", " "+funding.Fold(name)+" ")
}

// dashed turns the register's "F0001/2", or "F0001" for its first part, into
// the key of what it yields.
func dashed(id string) string {
	if !strings.Contains(id, "/") {
		id += "/1"
	}
	return strings.Replace(id, "/", "-", 1)
}

func (r *reader) relations() error {
	for _, row := range r.tables["register/relations.csv"] {
		relation, err := row.Code("relation", funding.Relations, "")
		if err != nil {
			return err
		}
		x := funding.Relation{Relation: relation, Axis: row.Text("axis"), Note: row.Text("note")}
		if x.Axis != "" && !funding.Axes.Has(x.Axis) || (x.Axis != "") != (relation == "part_of") {
			return row.Wrong("axis", "an axis goes with part_of")
		}
		for column, end := range map[string]*string{"id_a": &x.From, "id_b": &x.To} {
			id := strings.Replace(dashed(row.Text(column)), "-", "/", 1)
			if r.objects[id] == "" {
				return row.Wrong(column, "no such row in reading.csv")
			}
			*end = r.keyOf(id)
		}
		if x.From == x.To {
			r.out.Skip(fmt.Sprintf("relations.csv line %d", row.Line), "id_a", row.Text("id_a")+" "+row.Text("id_b"), "both rows are one award, joined already")
			continue
		}
		r.out.Relations = append(r.out.Relations, x)
	}
	return nil
}

// keyOf is the key of what a reading became: an award's own, else its row's.
func (r *reader) keyOf(id string) string {
	if r.objects[id] == "award" {
		for _, row := range r.tables["register/reading.csv"] {
			if row.Text("fact_id")+"/"+row.Text("part") == id {
				return awardKey(row.Text("award"))
			}
		}
	}
	return dashed(id)
}

func (r *reader) replies() error {
	for i, row := range r.tables["replies.csv"] {
		on, err := row.Date("date")
		if err != nil {
			return err
		}
		if err := r.mustKnow(row, "author"); err != nil {
			return err
		}
		if on == "" || row.Text("words") == "" || row.Text("about") == "" || row.Text("author") == "" {
			return row.Wrong("words", "a reply has date, author, about and words")
		}
		r.out.Replies = append(r.out.Replies, funding.Reply{Key: fmt.Sprintf("reply-%d", i+1), RepliedOn: on, Author: row.Text("author"), About: row.Text("about"),
			Lang: row.Text("lang"), Words: row.Text("words"), Address: row.Text("address")})
	}
	return nil
}
