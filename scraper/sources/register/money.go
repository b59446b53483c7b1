package register

import (
	"regexp"
	"strconv"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// readAwards joins the rows of each award; all must say the same of it.
func (r *reader) readAwards() error {
	first := map[string]parse.Row{}
	shared := []string{"programme", "payer", "payer_kind", "fund", "receiver", "receiver_kind", "hop", "origin", "parents", "form", "mode", "theme", "scope", "money"}
	for _, row := range r.tables["register/reading.csv"] {
		r.objects[row.Text("fact_id")+"/"+row.Text("part")] = row.Text("object")
		if o := row.Text("object"); o != "award" && o != "award_figure" {
			continue
		}
		key := row.Text("award")
		if key == "" {
			return row.Wrong("award", "an award has a key")
		}
		if before, ok := first[key]; ok {
			for _, column := range shared {
				if row.Text(column) != before.Text(column) {
					return row.Wrong(column, "line %d says %q of the same award", before.Line, before.Text(column))
				}
			}
			continue
		}
		first[key] = row
		a, err := r.award(row)
		if err != nil {
			return err
		}
		if other, twice := r.slugs[a.Key]; twice {
			return row.Wrong("award", "has the same address as %q", other)
		}
		r.slugs[a.Key] = key
		r.awards[key] = a
		r.order = append(r.order, key)
	}
	for _, key := range r.order {
		a := r.awards[key]
		for _, p := range first[key].List("parents") {
			parent, ok := r.awards[p]
			if !ok {
				return first[key].Wrong("parents", "no award %q", p)
			}
			a.Parents = append(a.Parents, parent.Key)
		}
		r.out.Awards = append(r.out.Awards, *a)
	}
	return nil
}

// awardKey makes the register's key fit for an address: "x/a>b" is "x.a.b".
func awardKey(key string) string { return strings.NewReplacer("/", ".", ">", ".").Replace(key) }

func (r *reader) award(row parse.Row) (*funding.Award, error) {
	if err := r.mustKnow(row, "fund"); err != nil {
		return nil, err
	}
	payer, err := r.party(row, "payer")
	if err != nil {
		return nil, err
	}
	receiver, err := r.party(row, "receiver")
	if err != nil {
		return nil, err
	}
	codes := map[string]string{}
	for column, list := range map[string]funding.CodeList{"hop": funding.Hops, "origin": funding.AwardOrigins, "form": funding.Forms,
		"mode": funding.Modes, "scope": funding.Scopes, "money": funding.Moneys} {
		if codes[column], err = row.Code(column, list, funding.NotStated); err != nil {
			return nil, err
		}
	}
	if err := r.known(row); err != nil {
		return nil, err
	}
	published, err := row.Date("published_on")
	if err != nil {
		return nil, err
	}
	a := &funding.Award{Key: awardKey(row.Text("award")), Programme: row.Text("programme"), Payer: payer, Receiver: receiver, Fund: row.Text("fund"),
		Hop: funding.Hop(codes["hop"]), Origin: funding.AwardOrigin(codes["origin"]), Form: funding.Form(codes["form"]), Mode: funding.Mode(codes["mode"]),
		Theme: row.Text("theme"), Scope: funding.Scope(codes["scope"]), Money: funding.Money(codes["money"]), Status: funding.NotStated,
		PublishedOn: published, Evidence: row.Text("fact_id")}
	if a.Theme == "" {
		a.Theme = "none"
	}
	if !slug.MatchString(a.Key) {
		return nil, row.Wrong("award", "not a key")
	}
	fact := r.facts[a.Evidence]
	if fact.Text("kind") == "announcement" {
		if d, err := funding.ParseDate(fact.Text("date")); err == nil {
			a.AnnouncedOn = d
		}
	}
	return a, nil
}

// known checks fact, programme and theme of a reading.
func (r *reader) known(row parse.Row) error {
	if _, ok := r.facts[row.Text("fact_id")]; !ok {
		return row.Wrong("fact_id", "no such fact")
	}
	if p := row.Text("programme"); p != "" && !r.programmes[p] {
		return row.Wrong("programme", "no such programme")
	}
	if t := row.Text("theme"); t != "" && !r.themes[t] {
		return row.Wrong("theme", "no such theme")
	}
	return nil
}

func (r *reader) party(row parse.Row, column string) (funding.Party, error) {
	kind, err := row.Code(column+"_kind", funding.PartyKinds, string(funding.NotNamed))
	if err != nil {
		return funding.Party{}, err
	}
	p := funding.Party{Kind: funding.PartyKind(kind)}
	switch p.Kind {
	case funding.Named, funding.Joint:
		p.Organizations = row.List(column)
		if (p.Kind == funding.Named) != (len(p.Organizations) == 1) {
			return p, row.Wrong(column, "one organization, or several for joint")
		}
		return p, r.mustKnow(row, column)
	case funding.Class:
		p.Class = row.Text(column)
		if p.Class == "" {
			return p, row.Wrong(column, "a class is named as printed")
		}
	default:
		if row.Text(column) != "" {
			return p, row.Wrong(column, "not named, and yet a name")
		}
	}
	return p, nil
}

// amount reads the sum of a row: cents, step, qualifier and currency.
func (r *reader) amount(row parse.Row) (funding.Amount, error) {
	cents, err := row.Integer("cents")
	if err != nil {
		return funding.Amount{}, err
	}
	step, err := row.Integer("step_cents")
	if err != nil {
		return funding.Amount{}, err
	}
	if cents < 0 {
		return funding.Amount{}, row.Wrong("cents", "an amount is wanted")
	}
	if step <= 0 || cents%step != 0 {
		return funding.Amount{}, row.Wrong("step_cents", "a step on which %d cents stand is wanted", cents)
	}
	q, err := row.Code("qualifier", funding.Qualifiers, "")
	if err != nil {
		return funding.Amount{}, err
	}
	if row.Text("currency") != r.edition.Currency {
		return funding.Amount{}, row.Wrong("currency", "want %s", r.edition.Currency)
	}
	return funding.Amount{Cents: cents, Currency: row.Text("currency"), Qualifier: funding.Qualifier(q), Step: step}, nil
}

func (r *reader) figure(row parse.Row, key string) error {
	f := funding.Figure{Key: key, Verdict: "ok", Note: row.Text("note"), Evidence: row.Text("fact_id"), AssertedBy: row.Text("asserted_by"),
		NumberInFragment: row.Text("fragment_has_number") == "yes", ReceiverUnit: row.Text("receiver_unit")}
	var err error
	if f.Amount, err = r.amount(row); err != nil {
		return err
	}
	codes := map[string]string{}
	for _, c := range []struct {
		column    string
		list      funding.CodeList
		otherwise string
	}{
		{"stage", funding.Stages, ""}, {"basis", funding.Bases, funding.NotStated}, {"unit", funding.Units, ""}, {"form", funding.Forms, funding.NotStated},
		{"mode", funding.Modes, funding.NotStated}, {"scope", funding.Scopes, funding.NotStated}, {"money", funding.Moneys, funding.NotStated}, {"rank", funding.Ranks, ""},
	} {
		if codes[c.column], err = row.Code(c.column, c.list, c.otherwise); err != nil {
			return err
		}
	}
	f.Stage, f.Basis, f.Unit, f.Form = funding.Stage(codes["stage"]), funding.Basis(codes["basis"]), funding.Unit(codes["unit"]), funding.Form(codes["form"])
	f.Mode, f.Scope, f.Money, f.Rank = funding.Mode(codes["mode"]), funding.Scope(codes["scope"]), funding.Money(codes["money"]), funding.Rank(codes["rank"])
	if f.PublishedOn, err = row.Date("published_on"); err != nil {
		return err
	}
	count, err := row.Integer("receiver_count")
	if err != nil {
		return err
	}
	f.ReceiverCount = max(count, 0)
	if f.Payer, err = r.party(row, "payer"); err != nil {
		return err
	}
	if f.Receiver, err = r.party(row, "receiver"); err != nil {
		return err
	}
	if row.Text("object") == "award_figure" {
		f.Award = r.awards[row.Text("award")].Key
	} else if f.Programme = row.Text("programme"); f.Programme == "" {
		return row.Wrong("programme", "a programme figure has a programme")
	}
	w := r.perimeter(row)
	f.Perimeter, f.Region, f.FiscalFrom, f.FiscalUntil, f.PeriodFrom, f.PeriodUntil = w.covers, w.region, w.fiscalFrom, w.fiscalUntil, w.from, w.until
	f.DurationYears = statedYears(r.facts[f.Evidence].Text("quote_fragment"))
	r.out.Figures = append(r.out.Figures, f)
	return nil
}

// counted is what a row counts: where, when and what.
type counted struct {
	covers, region, fiscalFrom, fiscalUntil string
	from, until                             funding.Date
}

var (
	perimeterForm = regexp.MustCompile(`^region: ([^;]*)(?:; (?:fy|period|cycle)[^:]*: ([^;]*))?(?:; covers: (.*))?$`)
	fiscalForm    = regexp.MustCompile(`(\d{4}-\d{4})(?: to (\d{4}-\d{4}))?`)
)

// perimeter reads "region: ...; fy: ...; covers: ..."; region and period of the
// fact stand in where it is silent about them, and its fiscal year wins.
func (r *reader) perimeter(row parse.Row) counted {
	fact := r.facts[row.Text("fact_id")]
	c := counted{covers: row.Text("perimeter"), region: fact.Text("region")}
	if m := perimeterForm.FindStringSubmatch(c.covers); m != nil {
		c.region, c.covers = m[1], m[3]
		c.fiscalFrom, c.fiscalUntil = fiscalYears(m[2])
	}
	from, until := funding.Date(fact.Text("period_start")), funding.Date(fact.Text("period_end"))
	if !strings.HasSuffix(string(from), "-04") || len(from) != 7 || (until != "" && !strings.HasSuffix(string(until), "-03")) {
		c.from, c.until = from, until
		return c
	}
	// Months of a whole fiscal year were inferred from it, not printed.
	if y, err := funding.FiscalYearOf(from); err == nil && c.fiscalFrom == "" {
		c.fiscalFrom, c.fiscalUntil = y.String(), y.String()
		if last, err := funding.FiscalYearOf(until); err == nil {
			c.fiscalUntil = last.String()
		}
	}
	return c
}

func fiscalYears(text string) (from, until string) {
	m := fiscalForm.FindStringSubmatch(text)
	if m == nil {
		return "", ""
	}
	if _, err := funding.ParseFiscalYear(m[1]); err != nil {
		return "", "" // a span of years, no fiscal year: it stays in the words
	}
	if _, err := funding.ParseFiscalYear(m[2]); err != nil {
		return m[1], m[1]
	}
	return m[1], m[2]
}

var (
	yearsForm  = regexp.MustCompile(`(?i)(?:sur|pendant|over|for) (\S+) (?:ans|années|years)`)
	yearsWords = map[string]int{"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
		"two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
)

// statedYears reads a duration that the fragment itself states: "sur trois
// ans", "over five years"; 0 when it states none.
func statedYears(fragment string) int {
	m := yearsForm.FindStringSubmatch(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(fragment))
	if m == nil {
		return 0
	}
	if n, err := strconv.Atoi(m[1]); err == nil && n > 0 && n < 50 {
		return n
	}
	return yearsWords[strings.ToLower(m[1])]
}
