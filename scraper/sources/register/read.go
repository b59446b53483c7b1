package register

import (
	"fmt"
	"maps"
	"slices"

	"sillage/db/funding"
	"sillage/scraper/edition"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

// reader holds one reading of the register while it lasts.
type reader struct {
	edition edition.Edition
	lookups source.Lookups
	out     *source.Findings

	rows       []parse.Row          // of reading.csv, in order
	facts      map[string]parse.Row // by fact id
	documents  map[string]document  // by fact id
	kinds      map[string]string    // organization key -> kind
	programmes map[string]bool
	themes     map[string]string // code -> that of the theme it is a part of, or empty
	awards     map[string]*award // by the register's own award key
	became     map[string]string // "F0001/2" -> key of what it became
	left       leftOut
}

func (r *reader) read(p source.Page) error {
	tables := map[string]parse.Table{}
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		table, err := r.table(p, name)
		if err != nil {
			return err
		}
		tables[name] = table
	}
	r.rows = tables[readingFile].Rows
	r.became, r.left = map[string]string{}, leftOut{}
	r.lists()
	steps := []func() error{
		func() error { return r.readOrganizations(tables[organizationsFile]) },
		func() error { return r.readProgrammes(tables[programmesFile]) },
		func() error { return r.readFacts(tables[factsFile]) },
		func() error { return r.readDocuments(tables[sourcesFile]) },
		r.checkRows,
		r.checkAbouts,
		r.readAwards,
		r.readRows,
		r.answerTargets,
		func() error { return r.readAliases(tables[organizationsFile]) },
		func() error { return r.readRelations(tables[relationsFile]) },
		r.readReplies,
		r.readInstead,
		r.readQuestions,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	r.left.report(r.out)
	return nil
}

// table reads one file, mends it, and refuses a row that stands twice.
func (r *reader) table(p source.Page, name string) (parse.Table, error) {
	part, err := p.Part(name)
	if err != nil {
		return parse.Table{}, err
	}
	table, err := parse.ReadTable(name, part.Bytes, columns[name]...)
	if err != nil {
		return parse.Table{}, err
	}
	table, mended, err := r.edition.Mend(table, names[name])
	if err != nil {
		return parse.Table{}, err
	}
	r.out.Mendings = append(r.out.Mendings, mended...)
	if name == relationsFile {
		return table, nil // two bodies may relate in two ways
	}
	seen := map[string]bool{}
	for _, row := range table.Rows {
		key := names[name](row)
		if seen[key] || key == "" {
			return parse.Table{}, row.Errorf(columns[name][0], "%s is empty or stands twice", key)
		}
		seen[key] = true
	}
	return table, nil
}

// lists passes on what the edition holds itself.
func (r *reader) lists() {
	e := r.edition
	r.out.Themes, r.out.ThemeWords = e.Themes, e.ThemeWords
	r.out.Regions, r.out.Municipalities = e.Regions, e.Municipalities
	r.out.PublicBodies, r.out.Texts, r.out.Comparable, r.out.Phrases, r.out.KnownSources = e.PublicBodies, e.Texts, e.Comparable, e.Phrases, e.KnownSources
	r.themes = map[string]string{}
	for _, t := range e.Themes {
		r.themes[t.Code] = t.Parent
	}
}

// checkRows holds each row of the reading against the facts, and each fact
// against the reading.
func (r *reader) checkRows() error {
	read := map[string]bool{}
	for _, row := range r.rows {
		id := row.Text("fact_id")
		if _, known := r.facts[id]; !known {
			return row.Errorf("fact_id", "is no fact of %s", factsFile)
		}
		if _, err := parse.Integer(row.Text("part")); err != nil {
			return row.Fail("part", err)
		}
		if programme := row.Text("programme"); programme != "" && !r.programmes[programme] {
			return row.Errorf("programme", "is no programme of %s", programmesFile)
		}
		for _, column := range []string{"fund", "authors", "sponsor", "org_a", "org_b", "asserted_by"} {
			if err := r.known(row, column); err != nil {
				return err
			}
		}
		read[id] = true
	}
	for _, fact := range sortedFacts(r.facts) {
		if !read[fact.Text("id")] {
			return fact.Errorf("id", "has no reading in %s", readingFile)
		}
	}
	return nil
}

// checkAbouts holds what the edition says that programmes are: the ones that
// it puts first have such a line, and facts that speak of them stand behind it.
func (r *reader) checkAbouts() error {
	const file = "about_programmes.csv"
	for _, key := range r.edition.Featured {
		if _, told := r.edition.Abouts[key]; !told {
			return fmt.Errorf("%s: %q is featured and has no line", file, key)
		}
	}
	speaks := map[[2]string]bool{}
	for _, row := range r.rows {
		speaks[[2]string{row.Text("fact_id"), row.Text("programme")}] = true
	}
	for _, key := range slices.Sorted(maps.Keys(r.edition.Abouts)) {
		if !r.programmes[key] {
			return fmt.Errorf("%s: %q is no programme of %s", file, key, programmesFile)
		}
		for _, fact := range r.edition.Abouts[key].Facts {
			if !speaks[[2]string{fact, key}] {
				return fmt.Errorf("%s: no reading of %s speaks of %s", file, fact, key)
			}
		}
	}
	return nil
}

// readRows turns each row into its thing. Rows of withheld facts are skipped.
func (r *reader) readRows() error {
	for _, row := range r.rows {
		if why := r.edition.Withholds(factsFile, row.Text("fact_id")); why != "" {
			r.out.Skip(place(row), "", "", why)
			continue
		}
		if err := r.readRow(row); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) readRow(row parse.Row) error {
	object := row.Text("object")
	if err := r.left.note(object, row); err != nil {
		return err
	}
	switch object {
	case "announcement":
		return r.readAnnouncement(row)
	case "award":
		r.became[names[readingFile](row)] = publicKey(row.Text("award"))
		return nil // joined in readAwards
	case "award_figure", "programme_figure":
		return r.readFigure(row)
	case "quantity":
		return r.readQuantity(row)
	case "statement":
		return r.readStatement(row)
	case "governance":
		return r.readGovernance(row)
	case "alias":
		return nil // readAliases
	case "identifier":
		return r.readIdentifier(row)
	case "source_note":
		return r.readNote(row)
	default:
		return row.Errorf("object", "is no kind of thing")
	}
}

// key is the public key of a row's thing: fact and part.
func (r *reader) key(row parse.Row) string {
	key := row.Text("fact_id") + "-" + row.Text("part")
	r.became[names[readingFile](row)] = key
	return key
}

func known[T any](m map[string]T, key string) bool { _, ok := m[key]; return ok }

func place(row parse.Row) string { return row.File + ", " + names[row.File](row) }

// known refuses organizations that organizations.csv does not have.
func (r *reader) known(row parse.Row, column string) error {
	for _, key := range row.Words(column) {
		if _, ok := r.kinds[key]; !ok {
			return row.Errorf(column, "%s is no organization of %s", key, organizationsFile)
		}
	}
	return nil
}

// code reads a word of a closed list. An empty cell gives ifEmpty; where that
// is empty too, the cell must be filled.
func code[T ~string](row parse.Row, column string, list funding.CodeList, ifEmpty T) (T, error) {
	text := row.Text(column)
	switch {
	case text == "" && ifEmpty != "":
		return ifEmpty, nil
	case text == "":
		return "", row.Errorf(column, "is empty on a %s", row.Text("object"))
	case !list.Has(text):
		return "", row.Errorf(column, "is no %s", list.Name)
	}
	return T(text), nil
}

func date(row parse.Row, column string) (funding.Date, error) {
	d, err := parse.Date(row.Text(column))
	if err != nil {
		return "", row.Fail(column, err)
	}
	return d, nil
}

// said is what most rows share: who says so, when, how near to the money.
type said struct {
	rank       funding.Rank
	assertedBy string
	published  funding.Date
	hasNumber  bool
}

func (r *reader) said(row parse.Row) (said, error) {
	rank, err := code(row, "rank", funding.Ranks, funding.Rank(""))
	if err != nil {
		return said{}, err
	}
	published, err := date(row, "published_on")
	if err != nil {
		return said{}, err
	}
	s := said{rank: rank, published: published}
	for i, by := range row.Words("asserted_by") {
		if i == 0 {
			s.assertedBy = by
			continue
		}
		r.out.Skip(place(row), "asserted_by "+by, by, "a thing names one body that asserts it, the first")
	}
	switch row.Text("fragment_has_number") {
	case "yes":
		s.hasNumber = true
	case "no", "":
	default:
		return said{}, row.Errorf("fragment_has_number", "want yes or no")
	}
	return s, nil
}

// readReplies passes on the edition's replies once their ends are known.
func (r *reader) readReplies() error {
	keys := map[string]bool{}
	for _, key := range r.became {
		keys[key] = true
	}
	for key := range r.programmes {
		keys[key] = true
		for _, q := range r.edition.Questions {
			keys[key+"."+q.ID] = true
		}
	}
	for _, reply := range r.edition.Replies {
		if _, known := r.kinds[reply.Author]; !known {
			return fmt.Errorf("replies.csv, %s of %s: author %q is no organization of %s", reply.Key, reply.RepliedOn, reply.Author, organizationsFile)
		}
		if !keys[reply.About] {
			return fmt.Errorf("replies.csv, %s of %s: about %q is no figure, statement, quantity, programme or question about one", reply.Key, reply.RepliedOn, reply.About)
		}
		r.out.Replies = append(r.out.Replies, reply)
	}
	return nil
}
