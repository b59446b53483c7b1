package funding

import "slices"

// CardLines lists what the data say in answer to a question.
var CardLines = CodeList{"card_line", []Code{
	{"payer", "paie", "pays", "", ""},
	{"payer_part", "dont, par un fonds nommé", "of which, through a named fund", "", ""},
	{"payer_rest", "fonds du reste, non trouvé", "fund of the rest, not found", "", ""},
	{"payers_not_named", "octrois dont le payeur n’est pas nommé", "awards whose payer is not named", "", ""},
	{"manager", "gère", "manages", "", ""},
	{"agreements_found", "ententes signées trouvées", "signed agreements found", "", ""},
	{"recipients_named", "récipiendaires nommés", "recipients named", "", ""},
	{"recipients_counted", "récipiendaires comptés par une source, sans leurs noms", "recipients counted by a source, without their names", "", ""},
	{"receivers_path_not_stated", "organismes qui reçoivent, parcours non précisé", "bodies that receive, path not stated", "", ""},
	{"reached", "parvenu, sur ce qui entre", "reached, of what enters", "", ""},
	{"reached_directly", "octrois versés directement à des récipiendaires", "awards given directly to recipients", "", ""},
	{"per_recipient", "somme par récipiendaire", "sum per recipient", "", ""},
	{"conditions_read", "conditions et règles lues", "conditions and rules read", "", ""},
	{"targets", "cibles", "targets", "", ""},
	{"results", "résultats", "results", "", ""},
	{"targets_answered", "cibles auxquelles un résultat répond", "targets that a result answers", "", ""},
}}

// CardLine is one thing that the data say. Number is -1 where it has none.
type CardLine struct {
	What         string // one of CardLines
	Number       int64
	Organization string
	Figure       string
	Computed     string
}

// CardFacts is what is known of one programme when its questions are judged.
type CardFacts struct {
	Awards     []Award // without those that are the payer's part of another
	Parts      []Award // the payer's parts
	Shown      map[string]string
	Figures    map[string]Figure // of the programme's awards, by key
	Counted    []CountedRow
	PayerRests []string // keys of computed remainders by payer
	Ratios     []CardRatio
	Governance []Governance
	Statements []Statement
	Quantities []Quantity
	// PrivateOnly says that all its money is private: what public money became
	// is no question about it.
	PrivateOnly bool
}

// CardRatio is a computed share of what reaches in what enters.
type CardRatio struct {
	Key        string
	Upper, Low Stage // of what reaches and of what enters
}

// Card is a question about a programme with its state. Settles are keys of
// rows on which the answer rests by the rule.
type Card struct {
	State   string
	Lines   []CardLine
	Settles []string
}

// mostLines of one kind stand on a card; what is more stands in the lists.
const mostLines = 4

// Judge gives a question its state by its rule. The second value is false
// where the question does not arise: no manager, no award, no public money.
func Judge(rule string, f CardFacts) (Card, bool) {
	if f.PrivateOnly {
		return Card{}, false
	}
	switch rule {
	case "payer_shares":
		return f.payerShares()
	case "manager_right":
		return f.managerRight()
	case "recipients":
		return f.recipients()
	case "share_reached":
		return f.shareReached()
	case "conditions":
		return f.conditions()
	case "targets":
		return f.targets()
	default:
		return Card{}, false
	}
}

// JudgeBySides gives the state that evidence gathered by people supports:
// never found, which a person says with a reason.
func JudgeBySides(sides []string) string {
	has := func(side string) bool { return slices.Contains(sides, side) }
	switch {
	case has("for") && has("against"):
		return SourcesDiffer
	case has("for") || has("against") || has("settles"):
		return FoundInPart
	default:
		return NotFound
	}
}

func number(what string, n int) CardLine { return CardLine{What: what, Number: int64(n)} }

func (f CardFacts) payerShares() (Card, bool) {
	var c Card
	named, unnamed, without := 0, 0, 0
	for _, a := range f.Awards {
		if a.Origin == PassedOn {
			continue
		}
		if a.Payer.Kind != Named && a.Payer.Kind != Joint {
			unnamed++
			continue
		}
		named++
		figure := f.Shown[a.Key]
		if figure == "" {
			without++
		}
		c.add(CardLine{What: "payer", Number: -1, Organization: a.Payer.Organizations[0], Figure: figure})
	}
	if named+unnamed == 0 {
		return Card{}, false
	}
	for _, a := range f.Parts {
		c.add(CardLine{What: "payer_part", Number: -1, Organization: a.Fund, Figure: f.Shown[a.Key]})
	}
	for _, key := range f.PayerRests {
		c.add(CardLine{What: "payer_rest", Number: -1, Computed: key})
	}
	if unnamed > 0 {
		c.add(number("payers_not_named", unnamed))
	}
	switch {
	case named == 0:
		c.State = NotFound
	case unnamed > 0 || without > 0 || len(f.PayerRests) > 0:
		c.State = FoundInPart
	default:
		c.State = Found
	}
	return c, true
}

// add leaves out a line that says what another says already, and lines past
// the bound.
func (c *Card) add(l CardLine) {
	same := 0
	for _, have := range c.Lines {
		if have == l {
			return
		}
		if have.What == l.What {
			same++
		}
	}
	if same < mostLines {
		c.Lines = append(c.Lines, l)
	}
}

func (c *Card) settle(key string) {
	if len(c.Settles) < mostLines {
		c.Settles = append(c.Settles, key)
	}
}

func (f CardFacts) managerRight() (Card, bool) {
	var c Card
	managers := map[string]bool{}
	awards, signed := 0, 0
	for _, a := range f.Awards {
		if a.Hop != ToManager {
			continue
		}
		awards++
		for _, o := range a.Receiver.Organizations {
			managers[o] = true
			c.add(CardLine{What: "manager", Number: -1, Organization: o, Figure: f.Shown[a.Key]})
		}
		if a.SignedOn != "" || a.AgreementKey != "" || f.hasStage(a.Key, Committed) {
			signed++
		}
	}
	if awards == 0 {
		return Card{}, false
	}
	for _, g := range f.Governance {
		if g.Verb == "manages_for" && managers[g.Organization] {
			c.settle(g.Key)
		}
	}
	c.add(number("agreements_found", signed))
	switch {
	case signed == awards:
		c.State = Found
	case signed > 0 || len(c.Settles) > 0:
		c.State = FoundInPart
	default:
		c.State = NotFound
	}
	return c, true
}

func (f CardFacts) hasStage(award string, stage Stage) bool {
	for _, x := range f.Figures {
		if x.Award == award && x.Stage == stage {
			return true
		}
	}
	return false
}

func (f CardFacts) recipients() (Card, bool) {
	var c Card
	if len(f.Awards) == 0 {
		return c, false
	}
	named, pathless := map[string]bool{}, map[string]bool{}
	for _, a := range f.Awards {
		byName := a.Receiver.Kind == Named || a.Receiver.Kind == Joint
		switch {
		case a.Hop == ToRecipient && byName:
			addAll(named, a.Receiver.Organizations)
		case a.Hop == ToRecipient:
			for _, key := range sortedKeys(f.Figures) {
				if x := f.Figures[key]; x.Award == a.Key && x.ReceiverCount > 0 && f.isShown(key) {
					c.add(CardLine{What: "recipients_counted", Number: x.ReceiverCount, Figure: key})
				}
			}
		case a.Hop == HopNotStated && byName:
			addAll(pathless, a.Receiver.Organizations)
		default: // to a manager or partner: not the end of the path
		}
	}
	c.Lines = append([]CardLine{number("recipients_named", len(named))}, c.Lines...)
	if len(pathless) > 0 {
		c.add(number("receivers_path_not_stated", len(pathless)))
	}
	c.State = NotFound
	if len(named) > 0 || len(pathless) > 0 {
		c.State = FoundInPart // nothing says that the names read are all of them
	}
	return c, true
}

func addAll(to map[string]bool, keys []string) {
	for _, k := range keys {
		to[k] = true
	}
}

// isShown tells whether a figure is the one its award shows, at any stage.
func (f CardFacts) isShown(figure string) bool {
	return slices.ContainsFunc(f.Counted, func(r CountedRow) bool { return r.Figure == figure && (r.Enters || r.Reaches) })
}

func (f CardFacts) shareReached() (Card, bool) {
	var c Card
	enters, direct := 0, 0
	for _, r := range f.Counted {
		switch {
		case r.Enters && r.Reaches:
			direct++
		case r.Enters:
			enters++
		}
	}
	if enters+direct == 0 {
		return c, false
	}
	c.State = NotFound
	if direct > 0 {
		c.add(number("reached_directly", direct))
		c.State = FoundInPart
		if enters == 0 {
			c.State = Found
		}
	}
	for _, r := range f.Ratios {
		c.add(CardLine{What: "reached", Number: -1, Computed: r.Key})
		if c.State == NotFound {
			c.State = FoundInPart
		}
		if r.Upper == Paid && r.Low == Paid && len(f.Ratios) == 1 && direct == 0 {
			c.State = Found
		}
	}
	return c, true
}

func (f CardFacts) conditions() (Card, bool) {
	var c Card
	if len(f.Awards) == 0 {
		return c, false
	}
	read := 0
	for _, s := range f.Statements {
		if s.Kind == "condition" || s.Kind == "rule" {
			read++
			c.settle(s.Key)
		}
	}
	c.add(number("conditions_read", read))
	for _, key := range sortedKeys(f.Figures) {
		if f.Figures[key].Unit == PerRecipient {
			c.add(CardLine{What: "per_recipient", Number: -1, Figure: key})
		}
	}
	c.State = NotFound
	if read > 0 || len(c.Lines) > 1 {
		c.State = FoundInPart
	}
	return c, true
}

func (f CardFacts) targets() (Card, bool) {
	var c Card
	targets, results, answered := 0, 0, map[string]bool{}
	for _, q := range f.Quantities {
		switch q.Role {
		case "target":
			targets++
		case "result":
			results++
			if q.Answers != "" {
				answered[q.Answers] = true
			}
			c.settle(q.Key)
		default: // a count of something else
		}
	}
	if len(f.Awards) == 0 && targets+results == 0 {
		return Card{}, false
	}
	c.add(number("targets", targets))
	c.add(number("results", results))
	if targets > 0 {
		c.add(number("targets_answered", len(answered)))
	}
	switch {
	case targets > 0 && len(answered) == targets:
		c.State = Found
	case results > 0:
		c.State = FoundInPart
	default:
		c.State = NotFound
	}
	return c, true
}
