package register

import (
	"regexp"
	"slices"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

var factID = regexp.MustCompile(`^[A-Z]\d{4}$`)

// mostWords is how many words a fragment may have: enough to find the place,
// too few to stand for the page.
const mostWords = 12

// factKinds are the kinds of fact that this reader knows. What is read from a
// fact may hang on its kind: the date of an event, the role of a number, the
// dates of a link. A new kind is a person's to place.
var factKinds = []string{
	"alias", "allocation", "announcement", "average", "award", "claim", "conflict", "context", "count", "date_conflict", "dispute",
	"flow_through", "governance", "identifier", "increase", "level", "method", "outcome", "position", "program", "rate", "role", "rule",
	"source", "split", "study", "target", "target_result", "total", "url_pattern",
}

// readFacts checks the cells of facts.csv that are used: id, kind, date,
// period, region, address and fragment, and the cells that print names. Its
// amount is only looked at: amounts, parties, qualifiers, money and purposes are
// those of the reading, as the register's own README says.
func (r *reader) readFacts(t parse.Table) error {
	r.facts = map[string]parse.Row{}
	for _, row := range t.Rows {
		switch {
		case !factID.MatchString(row.Text("id")):
			return row.Errorf("id", "want a letter and four digits")
		case !slices.Contains(factKinds, row.Text("kind")):
			return row.Errorf("kind", "is no kind of fact known here")
		case row.Text("checked") != "yes":
			return row.Errorf("checked", "a fact is checked against its page a second time before it counts")
		}
		if amount := row.Text("amount_cad"); amount != "" {
			if _, err := parse.Dollars(amount); err != nil {
				return row.Fail("amount_cad", err)
			}
		}
		if _, err := eventDate(row); err != nil {
			return err
		}
		if _, _, err := parse.Period(row.Text("period_start"), row.Text("period_end")); err != nil {
			return row.Fail("period_start", err)
		}
		if n := len(strings.Fields(row.Text("quote_fragment"))); n == 0 || n > mostWords {
			return row.Errorf("quote_fragment", "has %d words, want 1 to %d", n, mostWords)
		}
		r.facts[row.Text("id")] = row
	}
	return nil
}

// eventDate is the date of a fact. Some facts carry a fiscal year there: the
// day of an event is then not said.
func eventDate(fact parse.Row) (funding.Date, error) {
	text := fact.Text("date")
	if _, _, err := parse.FiscalYears(text); err == nil {
		return "", nil
	}
	d, err := parse.Date(text)
	if err != nil {
		return "", fact.Fail("date", err)
	}
	return d, nil
}

// document is where a fact was read.
type document struct {
	key, lang string
	published bool // its publisher is known
}

// readDocuments reads the addresses, and from each fact its evidence.
func (r *reader) readDocuments(t parse.Table) error {
	r.documents = map[string]document{}
	for _, row := range t.Rows {
		d, err := r.document(row)
		if err != nil {
			return err
		}
		public := false
		if len(row.Words("facts")) == 0 {
			return row.Errorf("facts", "nothing was read there")
		}
		for _, id := range row.Words("facts") {
			fact, known := r.facts[id]
			if _, twice := r.documents[id]; !known || twice {
				return row.Errorf("facts", "%s is no fact, or stands at two addresses", id)
			}
			if fact.Text("source_url") != d.Address {
				return row.Errorf("address", "%s line %d has another address for %s", factsFile, fact.Line, id)
			}
			r.documents[id] = document{d.Key, d.Lang, d.Publisher != ""}
			public = public || r.edition.Withholds(factsFile, id) == ""
		}
		if public {
			r.out.Documents = append(r.out.Documents, d)
		}
	}
	return r.readEvidence()
}

func (r *reader) document(row parse.Row) (funding.Document, error) {
	d := funding.Document{
		Key: source.DocumentKey(row.Text("address")), Address: row.Text("address"), Title: row.Text("title"),
		Publisher: row.Text("publisher"), PublisherKey: row.Text("publisher_key"), Kind: row.Text("document_kind"),
		Speaker: row.Text("origin"), Lang: row.Text("lang"), CopyOf: row.Text("copy_of"), Note: row.Text("note"),
		Source: "register",
	}
	if d.Publisher == noPublisher {
		d.Publisher = ""
	}
	switch {
	case !strings.HasPrefix(d.Address, "https://") && !strings.HasPrefix(d.Address, "http://"):
		return d, row.Errorf("address", "is no address of a page")
	case !funding.DocumentKinds.Has(d.Kind):
		return d, row.Errorf("document_kind", "is no %s", funding.DocumentKinds.Name)
	case !funding.Speakers.Has(d.Speaker):
		return d, row.Errorf("origin", "is no %s", funding.Speakers.Name)
	case d.Lang == "":
		return d, row.Errorf("lang", "is empty")
	case (d.Publisher == "") != (d.PublisherKey == ""):
		return d, row.Errorf("publisher_key", "a publisher has a name and a key, or neither")
	}
	return d, r.known(row, "publisher_key")
}

// noPublisher is what the register prints where a page does not say who
// publishes it. It becomes empty: pages say so in their reader's language.
const noPublisher = "not stated"

func (r *reader) readEvidence() error {
	for _, row := range sortedFacts(r.facts) {
		id := row.Text("id")
		d, known := r.documents[id]
		if !known {
			return row.Errorf("source_url", "%s stands at no address of %s", id, sourcesFile)
		}
		if r.edition.Withholds(factsFile, id) != "" {
			continue
		}
		r.out.Evidence = append(r.out.Evidence, funding.Evidence{
			Key: id, Source: "register", Document: d.key, Locator: factsFile + ", " + id, Fragment: row.Text("quote_fragment"),
			Lang: d.lang, ConsultedOn: r.edition.ReceivedOn, State: "cited", AddressState: "not_tried",
		})
	}
	return nil
}
