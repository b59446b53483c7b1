package register

import (
	"fmt"
	"regexp"
	"slices"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

func (r *reader) readAnnouncement(row parse.Row) error {
	on, err := eventDate(r.facts[row.Text("fact_id")])
	if err != nil {
		return err
	}
	e, err := r.extent(row)
	if err != nil {
		return err
	}
	s, err := r.said(row)
	if err != nil {
		return err
	}
	a := funding.Announcement{
		Key: r.key(row), Programme: row.Text("programme"), Authors: row.Words("authors"), AnnouncedOn: on,
		PublishedOn: s.published, Rank: s.rank, Note: row.Text("note"), Evidence: row.Text("fact_id"),
	}
	if row.Text("perimeter") != "" {
		a.Perimeter = e.printed()
	}
	if len(a.Authors) == 0 && s.assertedBy != "" {
		a.Authors = []string{s.assertedBy}
	}
	r.out.Announcements = append(r.out.Announcements, a)
	return nil
}

func (r *reader) readStatement(row parse.Row) error {
	said, err := r.said(row)
	if err != nil {
		return err
	}
	on, err := eventDate(r.facts[row.Text("fact_id")])
	if err != nil {
		return err
	}
	e, err := r.extent(row)
	if err != nil {
		return err
	}
	s := funding.Statement{
		Key: r.key(row), Programme: row.Text("programme"), Authors: row.Words("authors"), Sponsors: row.Words("sponsor"),
		Perimeter: e.words, Region: e.region, FiscalFrom: e.fiscalFrom, FiscalUntil: e.fiscalUntil, Rank: said.rank,
		AssertedBy: said.assertedBy, SaidOn: on, PublishedOn: said.published, Note: row.Text("note"), Evidence: row.Text("fact_id"),
	}
	if s.Kind, err = code(row, "statement_kind", funding.StatementKinds, ""); err != nil {
		return err
	}
	if len(s.Authors) == 0 && !r.documents[s.Evidence].published {
		return row.Errorf("authors", "nobody is known who says it, not even a publisher")
	}
	if slices.ContainsFunc(claimCells, func(column string) bool { return row.Text(column) != "" }) {
		if err := claim(row, &s); err != nil {
			return err
		}
	}
	r.left.period(row, e)
	r.out.Statements = append(r.out.Statements, s)
	return nil
}

// claimCells go together: one of them alone is an error.
var claimCells = []string{"cents", "currency", "qualifier", "step_cents", "basis", "unit"}

// claim reads the sum that a statement speaks of. It is no figure.
func claim(row parse.Row, s *funding.Statement) error {
	sum, err := amount(row)
	if err != nil {
		return err
	}
	s.Claimed = &sum
	if s.ClaimedBasis, err = code(row, "basis", funding.Bases, funding.Basis(funding.NotStated)); err != nil {
		return err
	}
	s.ClaimedUnit, err = code(row, "unit", funding.Units, funding.Unit(""))
	return err
}

var sinceYear = regexp.MustCompile(`^(?:since )?(\d{4})$`)

// readGovernance makes one link for each body that the row names as the other
// end. Only facts about a role or a link are dated by their period: that of
// other facts is the period of the money.
func (r *reader) readGovernance(row parse.Row) error {
	verb, err := code(row, "verb", funding.Verbs, "")
	if err != nil {
		return err
	}
	if len(row.Words("org_a")) == 0 {
		r.out.Skip(place(row), "org_a", "", "a link needs the body that acts, and the fragment does not name it")
		return nil
	}
	if len(row.Words("org_a")) > 1 {
		return row.Errorf("org_a", "names several")
	}
	said, err := r.said(row)
	if err != nil {
		return err
	}
	e, err := r.extent(row)
	if err != nil {
		return err
	}
	fact := r.facts[row.Text("fact_id")]
	g := funding.Governance{
		Key: r.key(row), Programme: row.Text("programme"), Verb: verb, Organization: row.Text("org_a"), AssertedBy: said.assertedBy,
		Rank: said.rank, PublishedOn: said.published, Note: row.Text("note"), Evidence: row.Text("fact_id"),
	}
	if kind := fact.Text("kind"); kind == "role" || kind == "governance" {
		g.Since, g.Until = e.from, e.until
	} else {
		r.left.period(row, e)
	}
	if m := sinceYear.FindStringSubmatch(e.words); m != nil {
		g.Since = funding.Date(m[1])
	} else if row.Text("perimeter") != "" {
		g.Note = joined(e.printed(), g.Note)
	}
	over := row.Words("org_b")
	if len(over) <= 1 {
		g.Over = row.Text("org_b")
		r.out.Governance = append(r.out.Governance, g)
		return nil
	}
	key := g.Key
	for i, o := range over {
		g.Key, g.Over = fmt.Sprintf("%s%c", key, 'a'+i), o
		r.out.Governance = append(r.out.Governance, g)
	}
	r.became[names[readingFile](row)] = key + "a"
	return nil
}

func (r *reader) readIdentifier(row parse.Row) error {
	i := funding.Identifier{
		Organization: row.Text("org_a"), Scheme: row.Text("value_unit"), Value: row.Text("value"), Evidence: row.Text("fact_id"),
	}
	switch {
	case len(row.Words("org_a")) != 1:
		return row.Errorf("org_a", "an identifier belongs to one organization")
	case i.Value == "":
		return row.Errorf("value", "is empty on an identifier")
	case i.Scheme == "":
		return row.Errorf("value_unit", "an identifier needs its scheme")
	}
	r.out.Identifiers = append(r.out.Identifiers, i)
	return nil
}

// readNote takes a fact about a document itself to the page of sources.
func (r *reader) readNote(row parse.Row) error {
	if len(row.Words("org_a")) > 1 {
		return row.Errorf("org_a", "names several")
	}
	n := funding.DocumentNote{
		Key: r.key(row), Organization: row.Text("org_a"), Programme: row.Text("programme"), Note: row.Text("note"),
		Evidence: row.Text("fact_id"),
	}
	if row.Text("perimeter") != "" {
		e, err := r.extent(row)
		if err != nil {
			return err
		}
		n.Note = joined(e.printed(), n.Note)
	}
	r.out.DocumentNotes = append(r.out.DocumentNotes, n)
	return nil
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ": " + b
}
