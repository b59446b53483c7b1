package register

import (
	"regexp"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// award is what all rows of one award key say together.
type award struct {
	row parse.Row // the first
	funding.Award
}

var publicForm = regexp.MustCompile(`^[a-z0-9]+([.-][a-z0-9]+)*$`)

// publicKey makes the register's award key fit for an address:
// "dataide/mess>cgm" becomes "dataide.mess.cgm".
func publicKey(key string) string { return strings.NewReplacer("/", ".", ">", ".").Replace(key) }

// agreed are the cells in which all rows of an award must be alike.
var agreed = []string{
	"programme", "payer", "payer_kind", "fund", "receiver", "receiver_kind", "hop", "origin", "parents", "form", "mode",
	"theme", "scope", "money",
}

// readAwards joins the rows of each award key, then looks at their parents.
func (r *reader) readAwards() error {
	r.awards = map[string]*award{}
	taken := map[string]string{}
	var order []string
	for _, row := range r.rows {
		object := row.Text("object")
		if object != "award" && object != "award_figure" {
			continue
		}
		if r.edition.Withholds(factsFile, row.Text("fact_id")) != "" {
			continue
		}
		key := row.Text("award")
		if a, known := r.awards[key]; known {
			if err := a.agree(row); err != nil {
				return err
			}
			continue
		}
		a, err := r.newAward(row)
		if err != nil {
			return err
		}
		if other, twice := taken[a.Key]; twice {
			return row.Errorf("award", "has the public key %s, like %s", a.Key, other)
		}
		taken[a.Key] = key
		r.awards[key] = a
		order = append(order, key)
	}
	for _, row := range r.rows {
		if err := r.date(row); err != nil {
			return err
		}
	}
	return r.joinParents(order)
}

func (a *award) agree(row parse.Row) error {
	for _, column := range agreed {
		if now, first := row.Text(column), a.row.Text(column); now != first {
			return row.Errorf(column, "%s line %d says %q of the same award %s", row.File, a.row.Line, first, row.Text("award"))
		}
	}
	return nil
}

func (r *reader) newAward(row parse.Row) (*award, error) {
	a := &award{row: row, Award: funding.Award{
		Key: publicKey(row.Text("award")), Programme: row.Text("programme"), Fund: row.Text("fund"), Theme: row.Text("theme"),
		Status: funding.NotStated, Evidence: row.Text("fact_id"),
	}}
	if !publicForm.MatchString(a.Key) {
		return nil, row.Errorf("award", "gives no key fit for an address")
	}
	if a.Fund != "" && r.kinds[a.Fund] != "fund" {
		return nil, row.Errorf("fund", "is no fund")
	}
	if !known(r.themes, a.Theme) {
		return nil, row.Errorf("theme", "is no theme of the edition")
	}
	var err error
	if a.Payer, err = r.party(row, "payer"); err != nil {
		return nil, err
	}
	if a.Receiver, err = r.party(row, "receiver"); err != nil {
		return nil, err
	}
	if a.Hop, err = code(row, "hop", funding.Hops, funding.Hop("")); err != nil {
		return nil, err
	}
	if a.Origin, err = code(row, "origin", funding.AwardOrigins, funding.AwardOrigin("")); err != nil {
		return nil, err
	}
	if a.Form, err = code(row, "form", funding.Forms, funding.FormNotStated); err != nil {
		return nil, err
	}
	if a.Mode, err = code(row, "mode", funding.Modes, funding.Mode(funding.NotStated)); err != nil {
		return nil, err
	}
	if a.Scope, err = code(row, "scope", funding.Scopes, funding.Scope(funding.NotStated)); err != nil {
		return nil, err
	}
	if a.Money, err = code(row, "money", funding.Moneys, funding.MoneyNotStated); err != nil {
		return nil, err
	}
	a.PublishedOn, err = date(row, "published_on")
	return a, err
}

// party reads who stands in a place: payer or receiver.
func (r *reader) party(row parse.Row, column string) (funding.Party, error) {
	kind, err := code(row, column+"_kind", funding.PartyKinds, funding.NotNamed)
	if err != nil {
		return funding.Party{}, err
	}
	p := funding.Party{Kind: kind}
	words := row.Words(column)
	switch kind {
	case funding.Named, funding.Joint:
		if (len(words) == 1) != (kind == funding.Named) || len(words) == 0 {
			return p, row.Errorf(column, "names %d, which is not %s", len(words), kind)
		}
		p.Organizations = words
		return p, r.known(row, column)
	case funding.Class:
		if p.Class = row.Text(column); p.Class == "" {
			return p, row.Errorf(column, "a class needs its name")
		}
	case funding.NotNamed:
		if len(words) > 0 {
			return p, row.Errorf(column, "is named and is said not to be")
		}
	default:
		return p, row.Errorf(column+"_kind", "is no %s", funding.PartyKinds.Name)
	}
	return p, nil
}

// date gives an award the day on which it was announced, when a fact of that
// kind speaks of it: the earliest, and of one day the most precise. Its period
// stands only where all facts that state one agree.
func (r *reader) date(row parse.Row) error {
	a, known := r.awards[row.Text("award")]
	if object := row.Text("object"); !known || (object != "award" && object != "award_figure") {
		return nil
	}
	fact := r.facts[row.Text("fact_id")]
	if fact.Text("kind") == "announcement" {
		on, err := eventDate(fact)
		if err != nil {
			return err
		}
		a.AnnouncedOn = earlier(a.AnnouncedOn, on)
	}
	e, err := r.extent(row)
	if err != nil {
		return err
	}
	switch {
	case e.from == "" && e.until == "":
	case a.PeriodFrom == "" && a.PeriodUntil == "":
		a.PeriodFrom, a.PeriodUntil = e.from, e.until
	case a.PeriodFrom != e.from || a.PeriodUntil != e.until:
		a.PeriodFrom, a.PeriodUntil = disagreed, disagreed
	}
	return nil
}

// disagreed marks a period that two facts state differently; it is emptied
// before the award leaves.
const disagreed funding.Date = "-"

func earlier(a, b funding.Date) funding.Date {
	switch {
	case a == "" || b == "":
		return max(a, b)
	case strings.HasPrefix(string(a), string(b)) || strings.HasPrefix(string(b), string(a)):
		return max(a, b) // one day, the longer text is the more precise
	default:
		return min(a, b)
	}
}

func (r *reader) joinParents(order []string) error {
	parents := map[string][]string{}
	for _, key := range order {
		a := r.awards[key]
		for _, p := range a.row.Words("parents") {
			parent, known := r.awards[p]
			if !known {
				return a.row.Errorf("parents", "%s is no award", p)
			}
			a.Parents = append(a.Parents, parent.Key)
			parents[key] = append(parents[key], p)
		}
		switch own := a.Origin == funding.OwnBudget || a.Origin == funding.OwnContribution; {
		case own && len(a.Parents) > 0:
			return a.row.Errorf("parents", "own money has no parent")
		case a.Origin == funding.PassedOn && len(a.Parents) == 0:
			return a.row.Errorf("parents", "money passed on comes from an award")
		}
	}
	for _, key := range order {
		a := r.awards[key]
		if inCycle(parents, key) {
			return a.row.Errorf("parents", "lead back to the award itself")
		}
		if a.PeriodFrom == disagreed {
			a.PeriodFrom, a.PeriodUntil = "", ""
			r.out.Skip(readingFile+", award "+a.Key, "period", "", "its facts state different periods; each figure keeps its own")
		}
		r.out.Awards = append(r.out.Awards, a.Award)
	}
	return nil
}
